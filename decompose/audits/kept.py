"""Licences that the law keeps at higher levels: which one a text hands to a level that has none."""

from __future__ import annotations

from collections.abc import Container, Iterable

from decompose.knowledge import Knowledge
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import Level
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_ORDER = [Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP]
_LICENCE = CuedPattern("许可|审批|发证|核发|核准", cue="许批证核")  # licence
_REGISTERS = CuedPattern("(?:使用|注册|开业|经营|车辆|船舶|产权|机械)登记", cue="登")
_GRANTS = CuedPattern(
    "核发|颁发|发放|审批|许可由|(?:办理|实施)[^，。；]{0,12}许可|许可[^，。；]{0,4}(?:办理|实施)",
    cue="核颁发审许",
)
_KIND = CuedPattern(
    "(?:安全生产|安全使用|经营|销售|购买|运输|作业|充装|制造|燃放|施工)(?=许可)", cue="许"
)  # of which kind a licence is
_TO_BUILD = "施工"
_CLAUSE = regex("[^，。；：\n]+")
_HAS_IT = CuedPattern(
    "(?:督促|指导|引导|要求|帮助)[^，。；]{0,10}(?:申领|申请|申办|办理|取得)[^，。；]{0,20}许可|(?:已|已经)(?:依法)?(?:办理|办|领取|领|取得|获得|持有)[^，。；]{0,12}许可"
    "|(?:检查|核查|查验|核验|抽查|督查|排查|摸排|清查)[^，。；]{0,24}许可证?[^，。；]{0,4}(?:持证|持有|持证率|情况|到期|有效|过期)"
    "|(?:无|未取得|未经|未依法取得|没有)[^，。；、]{0,12}许可证?"
    "|(?:对|凡|已)?(?:依法)?(?:取得|持有|领取|获得)[^，。；]{0,24}许可证?的(?:企业|单位|矿山|公司|场所|经营者|从业)"
    "|(?:向|报)[省市国][^，。；]{2,12}(?:申请|申办|申报|报批)[^，。；]{0,16}许可"
    "|(?:须|应当?|必须|一律|依法)(?:依法)?(?:取得|持有|申领)[^，。；]{0,20}许可证?",
    cue="已督指引要帮查摸向报无未没取持领获",
)  # already has a licence, or must have one
_EACH = regex(r"[^，。；：]*?(?:许可证?|审批|发证|核准)(?=[、和及与，。；（(]|\Z)")
"""One licence of several in a clause: 安全使用许可、批发许可和生产、经营许可."""
_DELEGATED = CuedPattern(
    "初审|转报|上报|报送|报[省市][^，。；]{2,14}(?:办理|审批|许可|核发|颁发|批准)|委托|协助|配合|下放|承接[^，。；]{0,8}(?:下放|赋权|授权)|(?<!一窗)(?<!统一)(?<!集中)(?<!综合)受理(?!(?:[、并和及与，]|并依法)?(?:依法)?(?:审查|颁发|核发|发放|办理|审批))",
    cue="初转报委协配放承受",
)  # on behalf of
_SERVICES = CuedPattern(
    "政务服务(?:管理|和[^，。；]{2,8})?(?:局|办公室|中心)$", cue="政务"
)  # bureaus of government services


def speaks_of_licence(text: str) -> bool:
    """Tell whether a text is about granting a licence, and not about helping somebody who does."""
    text = without_laws(text)
    held = _HAS_IT.search(text)
    rest = text.replace(held.group(), "") if held else text
    return bool(_LICENCE.search(rest)) and not _DELEGATED.search(text)


def speaks_of_registration(text: str) -> bool:
    """Tell whether a text is about registering what may not be used or run unregistered."""
    text = without_laws(text)
    return _REGISTERS.search(text) is not None and not _DELEGATED.search(text)


def licences_in(text: str) -> tuple[str, ...]:
    """Return the words of each licence that a text names."""
    return tuple(found.group().strip("、和及与") for found in _EACH.finditer(text))


def grants(text: str) -> bool:
    """Tell whether a text has somebody grant a licence, and not look for those without one."""
    return _GRANTS.search(without_laws(text)) is not None


def names_licence(text: str) -> bool:
    """Tell whether a text is about a licence, whoever grants it."""
    return bool(_LICENCE.search(without_laws(text)))


def approves(name: str) -> bool:
    """Tell whether a printed unit is a bureau to which approvals of many trades were moved."""
    return "审批" in name or _SERVICES.search(name) is not None


def licence_above(
    text: str, sectors: Iterable[str], kb: Knowledge, level: Level, of: Container[str | None] = ()
) -> Duty | None:
    """Return the first licence of a sector that a level has no power to grant, as the text names it.

    Args:
        text: Words that speak of a licence.
        sectors: The sectors that they name, in order.
        kb: The duties.
        level: The level that is to do it.
        of: Departments whose licence is told before others of the same object.
    """
    found = (duty for sector in sectors for duty in _kept(text, sector, kb, level))
    ordered = sorted(found, key=lambda duty: not any(d in of for d in duty.departments))
    return next(iter(ordered), None)


def _kept(text: str, sector: str, kb: Knowledge, level: Level) -> list[Duty]:
    """Return the licences that stand only above the level, none where some licence stands at it."""
    if level not in _ORDER:
        return []
    text = without_laws(text)
    every = [d for d in kb.duties_of_sector.get(sector, ()) if d.role is DutyRole.LICENSING]
    kinds = _kinds(text)
    if kinds == {_TO_BUILD}:
        return []  # a permit to build is no licence of the builder
    of_kind = [d for d in every if kinds & _kinds(d.summary)]
    own = "".join(clause for clause in _CLAUSE.findall(text) if _LICENCE.search(clause))
    words = own if any(d.stages and _named(kb, d, own) for d in every) else text
    if not of_kind and _TO_BUILD in kinds:
        return []
    licences = of_kind or [d for d in every if not d.stages or _named(kb, d, words)]
    if not licences and level is Level.TOWNSHIP:
        licences = [d for d in every if "licensing" in d.stages]
    at = _ORDER.index(level)
    above = [
        d
        for d in licences
        if all(_ORDER.index(x) < at for x in d.levels)
        and (d.levels or level is Level.TOWNSHIP or not _stands(kb, d, level))
    ]
    return above if len(above) == len(licences) else []


def _kinds(text: str) -> set[str]:
    return {found[0] for found in _KIND.finditer(text)}


def _named(kb: Knowledge, duty: Duty, text: str) -> bool:
    """Tell whether the words name a stage of a licence's own: 生产 in 生产许可."""
    own = set(duty.stages) - {"licensing"} or set(duty.stages)
    return any(kb.stages[stage].name[:2] in text for stage in own)


def _stands(kb: Knowledge, duty: Duty, level: Level) -> bool:
    """Tell whether some holder of a licence, or who does its work there, has a body at a level."""
    stands = (d for d in duty.departments if d in kb.departments)
    return any(kb.exists(d, level=level) or level in kb.departments[d].substitute for d in stands)
