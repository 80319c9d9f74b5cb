"""Clauses of running text that may each hold a target, and numbers of things that are one by what they say."""

from __future__ import annotations

import re
from typing import NamedTuple

from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in

_NEXT = (
    r"[^\d，,；;。、]{4,30}?(?:控制在|达到|提高到|提升到|增加到|降至|降到|"
    r"不低于|不超过|不高于|不少于|保持在|稳定在)\d"
)
_CLAUSE = regex(
    rf"(?:[^，,；;。！？\n、]|(?<!以[内上下])(?<![\d%％‰])(?<!\d[一-鿿])、|、(?!{_NEXT}))+"
)  # 死亡率控制在0.012以内、更新率达到100% are two
_BEHIND = regex(r"\s*(?:[（(][^（）()\d]{1,12}[）)])?(?P<stop>、|以及|及(?!以)|和)\s*(?=[“一-鿿])")
_IN_NAMES = frozenset({"年", "岁", "级", "类", "期", "日", "天", "月", "周"})
"""Units of what stands within a name: 15岁、16岁组."""
_PARTS = regex("其中|分别(?:为|是)?")
_THING = regex(r"[“”A-Za-z（）()·一-鿿]{2,24}")
_NO_THING = regex(
    r"^(?:第|每|各|共|其|这|该|将|以|在|对|为|按|坚持|围绕|构建|聚焦|突出|推动|实施|开展|抓好|做好|落实|坚决|深入|进一步)"
    r"|(?:[的等共约近超过了是有到至为个第和及与或]|其中|合计|总计|总投资|投资|资金|经费|以上|以下|以内)$"
    r"|现有|已有|目前|每[年月周日季半村社乡镇个户家]|安排|投入|抽[查检样]|[由从比较].{0,3}$"
)
"""No thing that is counted: a place with its share, money, words of doing, what there is already."""
_REACHES = regex(
    r"(?:达到?|增加到|增至|提高到|提升到|扩大到|发展到|扩充到|控制在|压减到|压减至|不少于|不低于|不超过|保持在|稳定在)$"
)
_PLACE = regex(r"(?:[省市县镇乡旗]|(?<![社小园校库景片林灌牧矿营放范护能])区|街道|开发区|园区)$")
"""A place below, none of the areas that are built: 停放区, 示范区."""
_TAIL = regex(
    r"\s*(?:以上|以下|以内|左右|落地(?:见效)?|投用|投入使用|[（(][^（）()]{1,16}[）)])?\s*"
)
_DIGIT = regex(r"\d")
_COUNTS = frozenset((*"个处所座家支辆台套张人名户栋部条艘架起场米盏只",)) | frozenset(
    {
        "公里",
        "千米",
        "亩",
        "公顷",
        "吨",
        "元",
        "小时",
        "分钟",
        "人次",
        "批次",
        "场次",
        "千瓦",
        "兆瓦",
        "平方米",
        "立方米",
        "平方公里",
        "吨标准煤",
    }
)


_SAYS = regex(
    r"^\s*(?:本规划|本方案|规划|我[省市县区])?(?:提出|要求|确定|明确|设定)?(?:力争)?(?:[到至]?20\d\d年(?:底|末)?)?"
)
_NAMELESS = regex(
    rf"{_SAYS.pattern}(?:累计|总体|年均|力争)*(?:下降|降低|减少|提高|提升|增长|增加|达到?|控制在|不[低高少超][于过]|保持在|稳定在"
    r"|升至|降至)[^，\d]{0,6}\d"
)
_BASE_ALONE = regex(r"\s*(?:以|较|比|与)20\d\d年(?:底|末)?(?:为基[准数期]|相比)?\s*")
_NAME_ALONE = regex(
    r"[^\d，]{3,30}(?:率|人数|起数|数量|床位数|占比|比例|比重|面积|总量|浓度|时间|损失|强度|满意度)"
)
_PLACES = (
    r"各(?:设区的?)?[省市县区州旗](?:[市县区州旗](?![城级域内])|[（(][市县区州旗、·]{1,7}[)）])*"
)
_EACH_FIRST = regex(rf"^{_PLACES}(?:20\d\d年(?:底|末)?|均|都)*(?=[\u4e00-\u9fff“]{{4}})")
_EACH_LAST = regex(rf"(?:(?<=[\u4e00-\u9fff]{{4}}){_PLACES})?(?:均|都|应|须|要|应当|必须)*$")
"""Of each place: 各市2025年优良比例均须, 消防员数各设区市均."""
_OF_PLACES = regex(r"(?<=[（(][市县区州旗])、(?=[市县区州旗][)）])", cue="、")
_EVERY = regex(
    r"(?:^|(?<=年))(?P<what>(?!每)[\u4e00-\u9fff]{3,16}?)(?P<reach>达到?|不低于|不少于|控制在|为)?"
    r"(?P<each>每[十百千万]+人口?)(?=\d)",
    cue="每",
)


class Whole(NamedTuple):
    """How far a clause speaks of the whole: not of its parts (其中…), and as a goal or by a year."""

    alone: bool
    stated: bool


def clauses_of(sentence: str) -> list[re.Match[str]]:
    """Return the clauses of a sentence: a figure ends one, whatever joins it to the next.

    Shape:
        ``新增床位3000张、消防站达到22座`` are two; ``防汛、抗旱能力达标率90%`` is one.
    """
    parted = sentence
    for quantity in quantities_in(sentence):
        found = _BEHIND.match(sentence, quantity.end)
        if quantity.unit is None or quantity.unit in _IN_NAMES or found is None:
            continue
        start, end = found.span("stop")
        parted = f"{parted[:start]}{'，' * (end - start)}{parted[end:]}"
    return list(_CLAUSE.finditer(parted))


def reaches(clause: str, quantity: Quantity) -> bool:
    """Tell whether words of reaching or keeping stand right before a figure: 达到22座, 不少于12人."""
    digit = _DIGIT.search(clause, quantity.start)
    before = clause[: digit.start()] if digit else clause
    return _REACHES.search(before.rstrip()) is not None


def with_name(clauses: list[re.Match[str]], n: int, words: str) -> str:
    """Return a clause with the name that a clause before it holds alone: 死亡率，以2025年为基准，到2030年下降22%."""
    if not _NAMELESS.match(words):
        return words
    before = n - 1
    if before > 0 and _BASE_ALONE.fullmatch(clauses[before].group()):
        before -= 1
    name = clauses[before].group().strip() if before >= 0 else ""
    return f"{name}{_SAYS.sub('', words)}" if _NAME_ALONE.fullmatch(name) else words


def is_share_of_place(name: str, quantity: Quantity) -> bool:
    """Tell whether a number is what one place does of the whole: 治理青河县5座."""
    return quantity.unit in _COUNTS and _PLACE.search(name) is not None


def parts_begin(sentence: str) -> int:
    """Return where a sentence goes on to the parts of a whole: they are no targets of their own."""
    found = _PARTS.search(sentence)
    return found.start() if found else len(sentence)


def counts_thing(clause: str, quantity: Quantity, name: str, *, goals: bool) -> bool:
    """Tell whether a clause is a thing and its number: 消防站达到22座, among goals also 养老床位2万张.

    Args:
        clause: The clause.
        quantity: Its figure.
        name: What stands before it, without the words of reaching.
        goals: It stands among goals.
    """
    if quantity.unit not in _COUNTS or not _THING.fullmatch(name) or _NO_THING.search(name):
        return False
    if _PLACE.search(name):
        return False
    if _TAIL.fullmatch(clause, quantity.end) is None:
        return False
    if reaches(clause, quantity):
        return quantity.unit != "元"
    return goals and clause[: quantity.start].endswith(name)


def places_joined(sentence: str) -> str:
    """Return a sentence whose bracket of places parts no clauses: 各县（市、区）."""
    return _OF_PLACES.sub("·", sentence)


def people_first(clause: str) -> str:
    """Return a clause with the people first for whom a thing is counted: 抽检批次达到每千人4批次."""
    return _EVERY.sub(lambda m: f"{m['each']}{m['what']}{m['reach'] or '达到'}", clause)


def without_places(name: str) -> str:
    """Return a name without the places that each are to reach it: 各市2025年优良比例均须, 消防员数各设区市均."""
    if "各" not in name and not name.endswith(("须", "应", "要")):
        return name
    return _EACH_LAST.sub("", _EACH_FIRST.sub("", name))
