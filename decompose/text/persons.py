"""Personal names in Chinese text, told by the ranks, roles, labels and numbers beside them.

A Chinese name has no mark of its own: a surname may begin any word (高新区, 安监, 司机). A name is
therefore taken only beside something that calls for one; words that merely begin like one are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.person_forms import (
    GIVEN,
    NAME,
    SPREAD,
    SURNAME,
    is_body,
    is_likely,
    is_name_in_column,
    may_be,
)
from decompose.text.person_words import DOUBLE
from decompose.text.persons_called import persons_called

_SIGN = "[:：]"
_END = (
    r"(?=等(?:同志|人|组成|参加|任|为|[，,；;。、\d]|$)"
    r"|[任兼、，,；;。)）(（\s/]|\d|1[3-9]|为(?:组长|副组长|成员)|担任|同志|主持|出席|讲话|率队|负责|牵头|带队|执笔|统稿|听取|调研"
    r"|[在到赴于][^，,。；;]{2,24}(?:主持|召开|调研|检查|督导|督查|部署|听取)|$)"
)
_RANK = CuedPattern(
    "(?:书记|局长|主任|处长|科长|部长|厅长|市长|县长|区长|省长|镇长|乡长|所长|站长|组长|队长|秘书长|校长|院长|会长|主席|经理|"
    "联系人|联络员|负责人|责任人|经办人|执笔人|撰稿人|主笔人?|记录人|主持人|统稿人|校对人|核稿人|拟稿人|巡查员|网格员|安全员|护林员|管护员|代表人|[河湖林田路街楼栋]长|记者|通讯员|责任编辑|责编|编辑|审稿|供稿|签发人|审核人|起草人|成员|委员|(?:副?教授|研究员|工程师|院士)|(?:责任|分管|包保|包联|包干|挂钩|带队|联系)领导|总(?:工程|经济|规划|会计)师|(?:安全|技术)总监)[:：\\s]*$"
)
_GREAT = "总书记"
"""A public office: who holds it is no secret."""
_LONGEST = 6
_AFTER_RANK = CuedPattern(rf"(?<=[长记任人者员辑编稿席理师监授士导])[:：\s]*(?P<name>{NAME}){_END}")
_NEXT = CuedPattern(rf"[、，,\s/]+(?P<name>{NAME}){_END}", cue=("、", "，", ",", " ", "　", "/"))
_BEFORE_ROLE = CuedPattern(
    rf"(?:^|[、，,；;。：:\s])(?P<name>{NAME})(?:任|兼任|兼|担任|同志|为(?:组长|副组长|成员))"
    r"(?:组长|副组长|[\u4e00-\u9fff]{0,6}(?:主任|成员|书记))",
    cue=("组长", "主任", "成员", "书记"),
)
_LABELS = [
    "领导",
    "责任人",
    "负责同志",
    "联系人",
    "联络员",
    "牵头人",
    "包保人",
    "经办人",
    "姓名",
    "签名",
    "签字",
]
_AFTER_LABEL = CuedPattern(
    rf"(?:(?:联系|分管|包保|责任|带队|挂钩|牵头|督办|主要|[省市县区]级){'|'.join(_LABELS)})"
    rf"{_SIGN}\s*(?P<name>{NAME}){_END}",
    cue=tuple(label + sign for label in _LABELS for sign in ":："),
)
_HEADED = CuedPattern(
    rf"(?:组\s*长|总\s*指\s*挥|指\s*挥\s*长|主\s*任|成\s*员|召\s*集\s*人|联\s*系\s*人|联\s*络\s*员|责\s*任\s*人)"
    rf"[:：]\s*(?P<name>{NAME}){_END}",
    cue=tuple(last + sign for last in "长挥任员人" for sign in ":："),
)
_ON_A_ROSTER = CuedPattern(
    rf"^\s*(?P<name>{NAME})(?=[\s]+[^，。；、\d\s]{{2,30}}(?:长|主任|书记|经理|主席|政委|科员|干部)(?:[，、\s]|$))",
    cue=(" ", "\u3000", "\t"),
)
_COMRADE = CuedPattern(rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{NAME})(?=同志)", cue=("同志",))
_COMRADE_OF = CuedPattern(
    rf"(?<=[局委办厅部队府会院所站处科室司])(?P<name>{SURNAME}{GIVEN}{{1,2}})(?=同志)",
    cue=("同志",),
)
_TITLED = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{SURNAME}[^\W\da-zA-Z_副区县市镇乡局厅]{{2}})"
    "(?=(?:常务)?副?(?:[省市县区镇乡局厅处科院校队]长|书记|主任|主席))",
    cue=("长", "书记", "主任", "主席"),
)
_BY_HIM = CuedPattern(
    rf"由(?P<name>{SURNAME}{GIVEN}{{2}})(?=负责|督办|牵头|担任|任|主持|带队|分管|主抓|具体|协调)",
    cue=("由",),
)
_WITH_NUMBER = CuedPattern(
    rf"(?:^|[，,、；;。：:\s（(])(?P<name>{NAME})"
    rf"(?=[\s，,（(:：]*(?:(?:联系)?(?:电话|手机)(?:号码)?|tel\.?)?[\s:：]*(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}})",
    cue=("13", "14", "15", "16", "17", "18", "19"),
)
_POLITE = CuedPattern(rf"(?P<name>{SURNAME}{GIVEN}{{1,2}})(?=先生|女士)", cue=("先生", "女士"))
_POLITE_FOR = CuedPattern(
    rf"(?<=先生|女士)[（(](?P<name>{NAME})(?=[）)、，,])", cue=("先生", "女士")
)
_CITIZEN = CuedPattern(
    rf"(?:市民|网民|村民|居民|职工|群众|业主|来信人|信访人)(?P<name>{NAME})(?=反映|建议|提出|来信|来电|投诉|举报|咨询|希望|认为|要求|等)",
    cue=("民", "职工", "群众", "业主", "人"),
)
_SEX = CuedPattern(
    rf"(?:^|[，,、；;。：:\s])(?P<name>{NAME})(?=[，,（(]\s*[男女][，,）)])", cue="男女"
)
_WRITTEN_BY = CuedPattern(
    rf"(?:拟稿|核稿|校对|校核|签发|审定|审核|复核|录入|制表|填表|填报|值班|记录)人?{_SIGN}\s*(?P<name>{NAME}){_END}",
    cue=tuple(last + sign for last in "稿对核发定入表报班录人" for sign in ":："),
)
_DOES = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由])(?P<name>{SURNAME}{GIVEN}{{2}})(?=(?:同志)?具体(?:负责|落实|承办|办理|抓|跟进))",
    cue=("具体",),
)
_BEHIND_UNIT = CuedPattern(
    rf"(?<=[局委办厅部队府会院所站处科室司心团])[\s（(](?P<name>{NAME})(?=[）)、，,；;。\s/]|$)",
    cue=("（", "(", " ", "　"),
)
_PLAIN = (
    _BEFORE_ROLE,
    _AFTER_LABEL,
    _HEADED,
    _ON_A_ROSTER,
    _COMRADE,
    _COMRADE_OF,
    _TITLED,
    _BY_HIM,
    _WITH_NUMBER,
    _SEX,
    _POLITE,
    _POLITE_FOR,
    _CITIZEN,
    _BEHIND_UNIT,
    _WRITTEN_BY,
    _DOES,
)
_WEAK = (_POLITE, _CITIZEN, _BY_HIM, _COMRADE_OF, _BEHIND_UNIT, _ON_A_ROSTER, _WRITTEN_BY, _DOES)
"""What also stands before words of other kinds: a name must look like one."""
_ATTENDANCE = CuedPattern(
    r"(?:^|[。；\n])[ \t\u3000]*(?:出\s*席|列\s*席|参\s*加|参\s*会|与会|到会|缺\s*席"
    r"|请\s*假|主\s*持|汇报|发言)(?:会议)?"
    r"(?:人员|人|者|领导|同志|单位及人员)?[:：](?P<names>[^。；\n]+)",
    cue=("席", "参", "会", "假", "持", "汇报", "发言"),
)
"""A line of minutes that says who was there."""
_LISTS = "：:、，,；; \u3000\t"
_MEMBER = regex(
    rf"(?:^|(?<=[局委办厅部队府会院所站处科室司心团长任记席理师、，,；;：:（(\s]))(?P<name>{NAME})(?=[、，,；;（()）\s]|$)"
)

_ALONE = regex(rf"\s*{NAME}(?:[、，,;；/\s]+{NAME})*\s*")
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
_ITEM = regex(r"[^、，,;；/\s]+")
_DOUBLE = regex(DOUBLE)


def is_person_alone(text: str) -> bool:
    """Tell whether a text is nothing but one personal name or several, as in a column of persons."""
    return _ALONE.fullmatch(text) is not None and all(map(may_be, _ITEM.findall(text)))


def persons_in(text: str) -> Ranges:
    """Return where personal names stand: after a rank or label, in a list that began so, before a role.

    Shape:
        ``组长由局长王某某担任，副局长李某、赵某某任副组长`` gives three; a rank alone gives none.
    """
    found: dict[int, int] = {}
    for first in _AFTER_RANK.finditer(text):
        before = text[max(0, first.start() - _LONGEST) : first.start()]
        begun = _RANK.search(before + text[first.start() : first.start("name")])
        if begun and not before.endswith(_GREAT) and may_be(first["name"]):
            found[first.start("name")] = first.end("name")
    for pattern in _PLAIN:
        for holder in pattern.finditer(text):
            weak = pattern in _WEAK
            if may_be(holder["name"]) and not (weak and not is_likely(holder["name"])):
                found[holder.start("name")] = holder.end("name")
    for stranger in _STRANGER.finditer(text):
        if not is_body(stranger["name"]):
            found[stranger.start("name")] = stranger.end("name")
    for end in list(found.values()):
        found |= _following(text, end)
    found |= _attending(text)
    for start, end in persons_called(text).items():
        found[start] = max(end, found.get(start, end))
    return tuple(sorted(found.items()))


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


def names_of(text: str, ranges: Ranges) -> Iterator[str]:
    """Yield the names that are long enough to be known again wherever they stand."""
    for start, end in ranges:
        if end - start > 2:
            yield text[start:end]


def masked(name: str) -> str:
    """Return a name with its surname only, as anonymous documents print it: 张某某."""
    first = 2 if _DOUBLE.match(name) else 1
    return name[:first] + "".join(sign if sign in "· \u3000" else "某" for sign in name[first:])


def _following(text: str, at: int) -> dict[int, int]:
    """Return the names that go on a list of names."""
    found: dict[int, int] = {}
    while stranger := _NEXT_STRANGER.match(text, at):
        found[stranger.start("name")] = at = stranger.end("name")
    while following := _NEXT.search(text, at):
        if following.start() != at or not may_be(following["name"]):
            break
        if not is_likely(following["name"]):
            break
        found[following.start("name")] = at = following.end("name")
        while stranger := _NEXT_STRANGER.match(text, at):
            found[stranger.start("name")] = at = stranger.end("name")
    return found


def _attending(text: str) -> dict[int, int]:
    """Return the names in a line of minutes that says who was there, alone or behind their body or office."""
    found: dict[int, int] = {}
    for line in _ATTENDANCE.finditer(text):
        for member in _MEMBER.finditer(text, *line.span("names")):
            alone = text[member.start() - 1] in _LISTS and len(member["name"]) > 2
            if may_be(member["name"]) and (alone or is_likely(member["name"])):
                found[member.start("name")] = member.end("name")
    return found
