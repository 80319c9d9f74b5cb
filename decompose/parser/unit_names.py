"""Names of organs in a printed list, cut apart and cleaned, exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from decompose.parser.unit_forms import (
    AREA_BODY,
    ENDING,
    OPEN_LIST,
    group_end,
    is_area,
    is_group,
    is_nameless,
    is_unit,
    plain,
)
from decompose.parser.unit_officers import is_person, person_at_end, without_asides, without_person
from decompose.text.patterns import regex

_CONJUNCTION = regex(r"以及|及|和|与|暨|并")  # and
_LEADING = regex(
    r"^(?:[0-9０-９]{1,2}[.．、]|[一二三四五六七八九十]+是|并由|责成|责令|具体由|主要由|分别由|"
    r"原则上由|统一由|暂定由?|暂由|邀请|提请|商请|以(?![上下内及外])|由(?!贸)|请|并|其中|主要|包括|即(?!墨)|以及|和|及)+"
)  # words before the first name: by, among them
_TRAILING = regex(
    r"（按[^（）]{0,12}负责）$|(?<=[局厅委办部处会院府队心站社所])按照?(?:各自)?(?:行业|领域|条线|系统|属地|归口)(?:领域|管理)?(?:分工|分别|各自)?(?:负责)?$|(?:按(?:照)?(?:各自)?职责(?:分工)?|结合实际|具体|共同|"
    r"分别|分头|负责|组织|抓好|认真)*(?:落实|实施|推进|执行|组织实施)$|(?<=[局委厅院队府会])(?:联合|共同|分别)?办理$|(?:共同|分别|各自|分头|"
    r"具体)$|(?:分别|各自|分头)(?:组织|开展|承担|把关|督促|抓好)$|(?<=[局厅委办部处会院府队心站社所])(?:(?:按照?|依照?|根据|依据)(?:各自)?(?:所?属)?的?[^，。；、（）]{0,10}?"
    r"(?:(?<!按)(?<!照)行业|领域|类别|类型|范围|权限|职责|职能|分工|区域|对象|归属|条线|(?<=[”」])原则)(?:各自|分别|分头)?|依法依规|依法)$",
    cue=(
        "按",
        "依",
        "根据",
        "共同",
        "具体",
        "分别",
        "各自",
        "分头",
        "实施",
        "执行",
        "办理",
        "推进",
        "组织实施",
        "落实",
        "（按",
    ),
)  # words after a name: carry out, by trade
_MADE_UP = regex(r"(?:等?共同)?(?:组成|担任|为成员|派员参加)$")  # consists of, served by
_OFFICERS_OF = regex(
    r"(?<=[等位门])(?:的)?(?:主要|分管|有关|相关)?(?:领导|负责人|负责同志|同志|人员)$",
    cue=("人员", "同志", "负责人", "负责同志", "领导"),
)  # leaders of such units
_GLUED = regex(
    r"(?<=[局厅委办部府会队])(?:提出[^，。；、（）]{0,20}|(?:负责)?(?:受理|初审|审查|审核|核查|把关|报送|上报|转报|申报|许可|审批|监管|处罚|核发|发证|验收"
    r"|(?:落实|拨付|筹措|保障)[\u4e00-\u9fff]{0,4}(?:资金|经费|补助|用地|编制)))$",
    cue=("提出", *"理审查关送报申许批管罚发证收资经补用编"),
)  # the verb of a short clause: 由县教育局受理、县政府审批
ROLE_MARK = regex(
    r"（(?P<role>(?:第一|主要|首要)责任|责任|第一牵头|牵头|主办|主责|总牵头|主牵头|"
    r"负责|配合|协办|协助|参加|参与|指导|分项|part)(?:责任)?(?:单位|部门|处室)?）$|"
    r"(?P<star>[★☆▲△*＊])$",
    cue="*▲△★☆（＊",
)  # role behind a name: （牵头）, ★
_ASIDE = regex(
    r"（[^（）]*(?:下同|排名|第一|首位|列首|不再|以下[统简]?称|分项(?=[牵配共参指综许属督]))[^（）]*）$"
)  # a rule of reading behind the last name: （排第一位的为牵头单位，下同）
_TRADE_AT_EACH_LEVEL = regex(
    r"各级(?:地方)?(?P<trade>(?!党|人民|政|各|有关|相关|领导)[\u4e00-\u9fff]{2,6})"
    r"(?<!部门|机构|单位|机关|组织|政府|党委)",
    cue=("各级",),
)  # the first trade of a list at each level
_STARS = frozenset("★☆▲△*＊")
_EMPTY = regex(r"[无/\\\-—–\s.。、，；]*")  # none
_FIRST_WORD = regex(r"[^ \n，、；/（）]*")
_NAME_AT_END = regex(rf"{ENDING}$|）$")
_BLANKS = regex(r"\s+")


class Name(NamedTuple):
    """One item of a list: an organ's name or a collective expression, as printed."""

    text: str
    group: bool = False
    role: str | None = None
    """Role printed behind the name: 市应急局（牵头）."""


class Units(NamedTuple):
    """The items of a list, in order; ``open_list`` when it ended in 等."""

    items: tuple[Name, ...] = ()
    open_list: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Organs' names in order, each once."""
        return tuple(dict.fromkeys(item.text for item in self.items if not item.group))

    @property
    def groups(self) -> tuple[str, ...]:
        """Collective expressions in order, each once."""
        return tuple(dict.fromkeys(item.text for item in self.items if item.group))


@lru_cache(maxsize=4096)
def read_units(text: str) -> Units:
    """Read a printed list of organs.

    Separators are 、 ， ； / and line breaks, and 和, 及 between two names; nothing is cut inside
    brackets, inside a collective expression, or at a 和 that belongs to a name.
    """
    text = without_asides(text)[0]
    text = text[_leading_end(plain(text)) :]
    items: list[Name] = []
    open_list = False
    for piece in _pieces(text):
        form = plain(piece)
        if _EMPTY.fullmatch(form):
            continue
        name, opened = _clean(piece)
        open_list = open_list or opened
        if name is not None:
            items.append(name)
    return Units(_spread_groups(items), open_list)


def _spread_groups(items: list[Name]) -> tuple[Name, ...]:
    """Let 各 reach over a following bare area: 各区政府、开发区管委会; 各级 over trades: 各级教育、公安部门."""
    result: list[Name] = []
    if len(items) > 1 and (trade := _TRADE_AT_EACH_LEVEL.fullmatch(plain(items[0].text))):
        items = [Name(trade["trade"]), *items[1:]]
    for item in items:
        bare = AREA_BODY.fullmatch(plain(item.text)) is not None or is_nameless(item.text)
        before = result[-1] if result and result[-1].group else None
        reached = (
            bare
            and before is not None
            and (is_area(before.text) or before.text.startswith(("各", "其他")))
        )
        result.append(Name(item.text, group=True, role=item.role) if reached else item)
    return tuple(result)


def _pieces(text: str) -> Iterator[str]:
    """Cut a list at its separators, keeping whole collective expressions together."""
    form = plain(text)
    start = position = depth = 0
    while position < len(form):
        if position == start and (end := group_end(form, position)) > position:
            yield text[start:end]
            start = position = end
            continue
        char = form[position]
        depth += (char == "（") - (char == "）")
        if depth <= 0 and char in "、，；。/／\n\r ·|｜│" and not _joins(form, start, position):
            yield from _at_conjunctions(text[start:position])
            start = position + 1
        elif position == start and (found := _CONJUNCTION.match(form, position)):
            start = found.end()
            position = start - 1
        elif char in "及和与以" and depth <= 0 and _before_group(form, start, position):
            yield text[start:position]
            start = position
            continue
        position += 1
    yield from _at_conjunctions(text[start:])


def _before_group(form: str, start: int, position: int) -> bool:
    """Whether a conjunction joins a whole name to a collective expression: 市水利局及各县区."""
    found = _CONJUNCTION.match(form, position)
    named = found is not None and is_unit(form[start:position].strip())
    return found is not None and named and group_end(form, found.end()) > found.end()


def _joins(form: str, start: int, position: int) -> bool:
    """Whether a blank or line break inside a wrapped name joins rather than separates."""
    if form[position] not in " \n\r":
        return form[position] == "·"
    left = form[start:position].strip()
    right = _FIRST_WORD.match(form[position + 1 :])
    if len(left.split(" ")[-1]) == 1 or (right and len(right.group()) == 1):
        return True
    return bool(left) and not _NAME_AT_END.search(left) and not is_person(left)


def _at_conjunctions(text: str) -> Iterator[str]:
    """Cut an item at 和, 及 … where they join two names."""
    form = plain(text)
    tail = OPEN_LIST.search(form)
    start = 0
    for found in _CONJUNCTION.finditer(form, 0, tail.start() if tail else len(form)):
        left, right = form[start : found.start()].strip(), form[found.end() :].strip()
        if form.count("（", start, found.start()) != form.count("）", start, found.start()):
            continue
        if left and right and _separates(found.group(), left, right):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _separates(word: str, left: str, right: str) -> bool:
    if right.startswith("其") and not right.startswith(("其他", "其它")):
        return False
    if right.startswith(("各", "有关", "相关", "其他", "其它")) or is_group(left):
        return True
    if word == "以及":
        return True
    return is_unit(left) or (word == "及" and is_unit(_first_name(right)))


def _first_name(text: str) -> str:
    found = _CONJUNCTION.search(text)
    return text[: found.start()] if found else text


def _clean(piece: str) -> tuple[Name | None, bool]:
    """Return an item without the words around its name, and whether it ended in 等."""
    text = _BLANKS.sub("", piece) if not person_at_end(piece) else piece.strip()
    text = text.strip(" \t\u3000\u00a0“”\"'。.：:—<>＜＞-")
    text = _balanced(text)
    text = text[_leading_end(plain(text)) :]
    text = _cut(_cut(_cut(_cut(text, _TRAILING), _MADE_UP), _OFFICERS_OF), _GLUED)
    shorter = _cut(text, OPEN_LIST)
    opened = shorter != text
    text, role = _role_mark(shorter)
    text = _cut(text, _ASIDE)
    shorter = _cut(text, OPEN_LIST)
    opened, text = opened or shorter != text, shorter
    text = without_person(text)
    if not text or _EMPTY.fullmatch(plain(text)):
        return None, opened
    return Name(text, group=is_group(text), role=role), opened


def _balanced(text: str) -> str:
    """Drop a bracket at either end that has no partner."""
    form = plain(text)
    if form.endswith("）") and form.count("）") > form.count("（"):
        return text[:-1].rstrip()
    if form.endswith("（"):
        return text[:-1].rstrip()
    if form.startswith("（") and form.count("（") > form.count("）"):
        return text[1:].lstrip()
    return text


def _leading_end(form: str) -> int:
    found = _LEADING.match(form)
    return found.end() if found else 0


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(plain(text))
    return text[: found.start()].rstrip() if found else text


def _role_mark(text: str) -> tuple[str, str | None]:
    if text[:1] in _STARS:
        return text[1:].strip(), "牵头"
    found = ROLE_MARK.search(plain(text))
    if found is None:
        return text, None
    return text[: found.start()], found.group("role") or "牵头"
