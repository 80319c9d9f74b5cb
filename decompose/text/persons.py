"""Personal names in Chinese text, told by the ranks, roles, labels and numbers beside them.

A Chinese name has no mark of its own: a surname may begin any word (高新区, 安监, 司机). A name is
therefore taken only beside something that calls for one; words that merely begin like one are known.
A list on which one is a person is a list of persons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.person_calls import ANY, CALLS, DOES, END, LABEL, NEIGHBOUR, STOP
from decompose.text.person_forms import (
    NAME,
    SELDOM,
    SPREAD,
    STRANGE,
    SURNAME,
    is_body,
    is_listed,
    is_name_in_column,
    is_probably,
    is_ranked,
    is_seemly,
    may_be,
    must_be,
)
from decompose.text.person_words import DOUBLE

_RANK = CuedPattern(
    "(?:书记|局长|主任|处长|科长|部长|厅长|市长|县长|区长|省长|镇长|乡长|所长|站长|组长|队长|秘书长|校长|院长|会长|主席|经理|"
    "联系人|联络员|负责人|责任人|经办人|执笔人|撰稿人|主笔人?|记录人|主持人|统稿人|校对人|核稿人|拟稿人|巡查员|网格员|劝导员|调解员|监测员|巡河员|信息员|安全员|护林员|管护员|代表人|[河湖林田路街楼栋段警村链巷股班船厂矿园社]长|记者|通讯员|责任编辑|责编|编辑|审稿|供稿|签发人|审核人|起草人|成员|委员|(?:副?教授|研究员|工程师|院士)|(?:责任|分管|包保|包联|包干|挂钩|带队|联系)领导|总(?:工程|经济|规划|会计)师|(?:安全|技术)总监)[:：\\s]*$"
)
_GREAT = "总书记"
"""A public office: who holds it is no secret."""
_LONGEST = 6
_AFTER_RANK = CuedPattern(rf"(?<=[长记任人者员辑编稿席理师监授士导])[:：\s]*(?P<name>{NAME}){END}")
_ATTENDANCE = CuedPattern(
    r"(?:^|[。；\n])[ \t\u3000]*(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])?\s*"
    r"(?:出\s*席|列\s*席|参\s*加|参\s*会|与会|到会|缺\s*席"
    r"|请\s*假|主\s*持|汇报|发言)(?:会议)?"
    r"(?:人员|人|者|领导|同志|单位及人员)?[:：](?P<names>[^。；\n]+)",
    cue=("席", "参", "会", "假", "持", "汇报", "发言"),
)
"""A line of minutes that says who was there."""
_PRESENT = regex(
    rf"(?:^|(?<=[局委办厅部队府会院所站处科室司心团长任记席理师、，,；;：:（(\s]))(?P<name>{ANY})(?=[、，,；;（()）\s]|$)"
)
_HARMED = CuedPattern(
    r"(?:造成|导致|致使|致|车上|船上|其中|包括|抢救|救出|搜救出)(?P<names>[一-鿿·、和及]{2,40}?)"
    r"(?:等?[\d一二三四五六七八九十两]*人)?(?:当场)?"
    r"(?=死亡|受伤|遇难|重伤|轻伤|失踪|溺水|溺亡|获救|中毒|窒息)",
    cue=("死亡", "受伤", "遇难", "伤", "失踪", "溺", "获救", "中毒", "窒息"),
)
_VICTIM = regex(rf"(?<=[、和及成使致上中括救出])(?P<name>{ANY})(?=[、和及]|$)")

# --- lists
_HELP = "配合|列席|出席|参会|协助|协办|参加|参与|跟进|落实|承办|负责|共同|分别|具体|起草|执笔|陪同|值班|带班|对接"
_GOES_ON = regex(rf"[、，,\s　/]+(?P<name>{ANY}){STOP}")
"""The next name of a list behind a label; a seldom one too."""
_BESIDE = regex(rf"(?:[、/]|[，,\s]+)(?P<name>{NAME}|{STRANGE})(?:{END}|{DOES})")
_AND = regex(
    rf"[、和及与](?P<name>{NAME}|{SELDOM}|{STRANGE}|{NEIGHBOUR})(?:{END}|{DOES}|(?={_HELP}|[于可须按要]))"
)
_THEN = regex(
    rf"(?:同志)?(?:牵头|负责|主抓|主办|带队|主持|总负责|具体负责|督办)[，,；;]由?(?P<name>{NAME}|{STRANGE})(?=[、和及与]|{_HELP})"
)
"""Who helps a person that leads: 由李某某同志牵头，辛某某配合."""
_JOINING = "、和及与"
_OPENS = frozenset(
    "，,、；;。：: \u3000\t（(“\n"
    "由请及和与经向对派叫局委办厅部队府会院所站处科室司心团长任记席理师员人者定确派聘调排找名"
)
"""What may stand before the first name of a list."""
_PLAIN_NAME = regex(rf"{NAME}|{SELDOM}|{STRANGE}")

_TOKEN = regex(rf"(?<![\u4e00-\u9fff]){SURNAME}{SPREAD}|[\u3400-\u9fff·]+")
_TITLE = regex(
    "(?:党组|党委|党工委|支部)?(?:第一|常务|分管|主管|主要|专职)?副?(?:[省市县区镇乡局厅处科院校队所站组部会行馆场]长|书记|主任|主席|经理|"
    "秘书长|总工程师|委员|领导|同志|负责人|联系人|责任人|联络员|科员|主管|专干|董事长|总监)"
)
_STRANGE = regex(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10}")
_HAN = r"(?:(?!某)[\u4e00-\u9fff]){2,6}"
_DOTTED = rf"{_HAN}·{_HAN}(?:·{_HAN})?"
_STRANGER = CuedPattern(
    rf"(?:责任人|负责人|联系人|联络员|经办人|组长|成员|[局县市区镇乡村所站院校处科]长|书记|主任|河长|林长)[:：\s]*(?P<name>{_DOTTED})(?=[、，,；;。）()（\s]|$)",
    cue="·",
)
_NEXT_STRANGER = regex(rf"[、，,\s/]+(?P<name>{_DOTTED})(?=[、，,；;。）()（\s]|$)")
Ranges = tuple[tuple[int, int], ...]
_NAMED_AFTER = regex(
    "[县市区镇乡村路街桥]|故居|故里|纪念|中学|小学|大学|学校|医院|广场|公园|车站|大道|大街|陵园|墓|祠|艺术馆|图书馆|奖|精神|公司|集团|牌"
)
"""What bears a person's name, and is public."""
_HAN_SIGN = regex(r"[\u3400-\u9fff]")
_BEHIND_NAME = regex(
    rf"{END}|{DOES}|(?=[^\u3400-\u9fff]|{_HELP}|[和及与]|副?[省市县区镇乡局厅处科院校队所站组]长|副?书记|副?主任|主席|经理"
    r"|[于可须按要再自抓把做]|同志|先生|女士|本人|家属|电话|手机|微信|审批|签|批|调研|督办|督导|检查|主抓|包保|跟踪|办理|到|也|将|同|说|去)"
)
_BLANK = regex(r"[ \u3000]+")
_DOUBLE = regex(DOUBLE)


def persons_in(text: str) -> Ranges:
    """Return where personal names stand: after a rank or label, in a list that began so, before a role.

    Shape:
        ``组长由局长王某某担任，副局长李某、赵某某任副组长`` gives three; a rank alone gives none.
    """
    found = _ranked(text)
    for call in CALLS:
        for holder in call.pattern.finditer(text):
            start, end = holder.span("name")
            if not (call.yields and start in found) and call.is_name(holder["name"]):
                found[start] = max(end, found.get(start, end))
    for stranger in _STRANGER.finditer(text):
        if not is_body(stranger["name"]):
            found[stranger.start("name")] = stranger.end("name")
    found |= _labelled(text) | _harmed(text) | _attending(text)
    for start, end in list(found.items()):
        _go_on(text, end, found)
        _go_back(text, start, found)
    return _apart(found)


def _apart(found: dict[int, int]) -> Ranges:
    """Return ranges in order, without those that begin inside another."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(found.items()):
        if not ranges or start >= ranges[-1][1]:
            ranges.append((start, end))
    return tuple(ranges)


def persons_in_column(text: str, *, only_names: bool = False) -> Ranges:
    """Return where names stand in a cell of a column of persons: all that is no unit and no title.

    ``only_names``: the head of the column asks for names (姓名, 户主), so that any surname will do.
    """
    found: dict[int, int] = {}
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if title := _TITLE.match(text, start, end):
            start = title.end()
        for found_title in _TITLE.finditer(text, start, end):
            if found_title.end() == end and found_title.start() > start:
                end = found_title.start()
        end -= text[start:end].endswith("等")
        name = text[start:end]
        if is_name_in_column(name, only_names=only_names) or _STRANGE.fullmatch(name):
            found[start] = end
    return tuple(sorted(found.items()))


def companions_of(text: str, places: Collection[tuple[int, int]]) -> Ranges:
    """Return the persons on a list with others that are known already."""
    found = dict(places)
    for start, end in places:
        _go_on(text, end, found)
        _go_back(text, start, found)
    return _apart(found)


def names_of(text: str, ranges: Ranges) -> Iterator[str]:
    """Yield the names, to be known again wherever they stand, also without the blanks they are spread by."""
    for start, end in ranges:
        yield _BLANK.sub("", text[start:end])


def stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a known name stands in a text as one: not in the name of a place, a house or a longer word."""
    if _NAMED_AFTER.match(text, end):
        return False
    if end - start > 2:
        return True
    before = start == 0 or text[start - 1] in _OPENS or not _HAN_SIGN.match(text, start - 1)
    return before and _BEHIND_NAME.match(text, end) is not None


def masked(name: str) -> str:
    """Return a name with its surname only, as anonymous documents print it: 张某某."""
    first = 2 if _DOUBLE.match(name) else 1
    return name[:first] + "".join(sign if sign in "· \u3000" else "某" for sign in name[first:])


def _ranked(text: str) -> dict[int, int]:
    """Return the names behind a rank."""
    found: dict[int, int] = {}
    for first in _AFTER_RANK.finditer(text):
        before = text[max(0, first.start() - _LONGEST) : first.start()]
        begun = _RANK.search(before + text[first.start() : first.start("name")])
        is_name = may_be if first.start() < first.start("name") else is_ranked
        if begun and not before.endswith(_GREAT) and is_name(first["name"]):
            found[first.start("name")] = first.end("name")
    return found


def _labelled(text: str) -> dict[int, int]:
    """Return the names behind labels, with those that go on the list."""
    found: dict[int, int] = {}
    for label in LABEL.finditer(text):
        at = label.end("name")
        if must_be(label["name"]):
            found[label.start("name")] = at
            _collect(_GOES_ON, text, at, found, must_be)
    return found


def _go_on(text: str, at: int, found: dict[int, int]) -> None:
    """Add the names that go on a list behind a person: behind a comma or a blank they must look like one."""
    before = 0
    while before != at:
        before = at
        at = _collect(_NEXT_STRANGER, text, at, found, lambda name: not is_body(name))
        at = _collect(_AND, text, at, found, is_listed)
        at = _collect(_BESIDE, text, at, found, is_probably)
        at = _collect(_THEN, text, at, found, is_listed)


def _collect(
    pattern: re.Pattern[str],
    text: str,
    at: int,
    found: dict[int, int],
    is_name: Callable[[str], bool],
) -> int:
    """Add the names that follow one another from a place, up to one that is known, and return where they end."""
    while (following := pattern.match(text, at)) and is_name(following["name"]):
        if following.start("name") in found:
            break
        at = found[following.start("name")] = following.end("name")
    return at


def _go_back(text: str, at: int, found: dict[int, int]) -> None:
    """Add the names before a person on the same list: 王某、司徒某同志."""
    while at > 2 and text[at - 1] in _JOINING:
        end = at - 1
        for start in range(max(0, end - 4), end - 1):
            if start and text[start - 1] not in _OPENS:
                continue
            name = text[start:end]
            if start in found:
                return
            if _PLAIN_NAME.fullmatch(name) and is_listed(name):
                found[start], at = end, start
                break
        else:
            return


def _harmed(text: str) -> dict[int, int]:
    """Return the names of those who died or were hurt."""
    found: dict[int, int] = {}
    for harmed in _HARMED.finditer(text):
        for member in _VICTIM.finditer(text, *harmed.span("names")):
            if is_seemly(member["name"]):
                found[member.start("name")] = member.end("name")
    return found


def _attending(text: str) -> dict[int, int]:
    """Return the names in a line of minutes that says who was there, alone or behind their body or office."""
    found: dict[int, int] = {}
    for line in _ATTENDANCE.finditer(text):
        for member in _PRESENT.finditer(text, *line.span("names")):
            if is_listed(member["name"]):
                found[member.start("name")] = member.end("name")
    return found
