"""Laws and standards of the level above, and words that make or change them."""

from __future__ import annotations

from decompose.model.organization import Level
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_TITLE = r"《(?P<law>[^》\n]{2,40}(?:条例|办法|规定|细则|标准|规范|规章|规程)(?:[（(][^）)》]{1,10}[）)])?)》"
_MAKES = CuedPattern(
    r"(?:出台|制定|制修订|修订|修改|修正|颁布|废止)"
    rf"(?:完善|出台|发布|颁布|实施|印发|和|并|、|新的?|我省的?)*{_TITLE}",
    cue="《",
)
_ASKS = CuedPattern(
    "建议|提请|提出|争取|配合|协助|协同|参与|支持|推动|呼吁|报请|上报|反映|做好|衔接|贯彻|落实|学习|"
    "宣传|宣贯|按照?|依据|根据|对照|参照|结合|跟进|"
    "(?:国家|省|上级|人大)(?:的|对|关于|组织|开展|即将|已)?$"
)  # a proposal, help, or what follows from the law
_TAIL = CuedPattern("^(?:的)?(?:实施|配套|贯彻|工作|落实|意见|建议|后|以来)")
_PLACE = CuedPattern("^(?P<place>[一-鿿]{2,7}?(?:省|自治区|自治州|州|市|盟|县|区|旗))")
_NATION = CuedPattern("^(?:中华人民共和国|国家|国务院|全国)")
_ORDER = tuple(Level)
_OF_PLACE = CuedPattern(
    "(?:出台|制定|制修订|修订|修改|颁布|施行|完善)[^。；]{0,40}?《(?P<law>[^》]{2,40}"
    "(?:条例|办法|规定|细则|标准|规范|规章))》",
    cue="《",
)  # makes a law or standard


_LEGISLATES = CuedPattern(
    "(?:制定|修订|修改|出台|颁布|起草|立法|完善|健全|推动)[^，。；《]{0,12}"
    "(?:《[^》]{2,40}(?:条例|办法|规定)》|地方性法规|政府规章|地方立法|地方[^，。；]{0,6}标准)",
    cue="法标条办规",
)
LAW_MAKING = ("~doc:立法法", "~doc:标准化法")
"""The acts that say who makes local laws and standards, as citations."""
_CARRIES_OUT = CuedPattern("贯彻|落实|执行|宣传|宣贯|学习|遵守|实施《|按照|配合|建议")
_BRACKET = regex("[（(][^（(）)]*[）)]")  # who leads, who supports
_CLAUSES = regex("[^，；。]+")
_NO_LAWS = (Level.COUNTY, Level.TOWNSHIP)


def legislates(text: str, level: Level) -> bool:
    """Tell whether a measure does nothing but make laws or local standards, which a level has no power to do.

    Source:
        立法法, 标准化法: local laws and standards are those of provinces and of cities with districts.
    """
    clauses = [c for c in _CLAUSES.findall(_BRACKET.sub("", text)) if c.strip()]
    return (
        level in _NO_LAWS
        and bool(clauses)
        and all(_LEGISLATES.search(c) and not _CARRIES_OUT.search(c) for c in clauses)
    )


def made_by(text: str, place: str) -> str | None:
    """Return the law that a measure of a plan of ``place`` makes and that bears its name."""
    law = _OF_PLACE.search(text) if place else None
    return law["law"] if law and law["law"].startswith(place) else None


def law_above(text: str, *, place: str | None, level: Level | None) -> tuple[str, int, int] | None:
    """Return the law of a higher level that a measure makes or changes, and where its words stand.

    None where the words only propose, help or carry it out, or where no law of a place above, by
    the name it begins with, is made.
    """
    if level is None or level is Level.NATIONAL:
        return None
    for found in _MAKES.finditer(text):
        clause = text[: found.start()].rsplit("。", 1)[-1].rsplit("；", 1)[-1]
        clause = clause.rsplit("，", 1)[-1].rsplit("、", 1)[-1]
        if _ASKS.search(clause) or _TAIL.search(text[found.end() :]):
            continue
        of = _level_of(found["law"], place)
        if of is not None and _ORDER.index(of) < _ORDER.index(level):
            return found["law"], found.start(), found.end()
    return None


def _level_of(law: str, place: str | None) -> Level | None:
    """Return whose law it is, by the name it begins with; None for one that names no place."""
    if _NATION.search(law):
        return Level.NATIONAL
    found = _PLACE.search(law)
    if found is None or (place and found["place"] == place):
        return None
    name = found["place"]
    if name.endswith(("省", "自治区")):
        return Level.PROVINCE
    if name.endswith(("市", "州", "盟")):
        return Level.CITY
    return Level.COUNTY
