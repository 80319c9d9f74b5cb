"""Supervision in plain words (检查加油站), and organs that supervise no trade, or hardly any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decompose.audits.case import AuditCase
from decompose.audits.powers import answering_duty, bodies, concerned, is_part
from decompose.audits.remembered import remembered
from decompose.model.field_words import FieldWords
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import DepartmentKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_SUPERVISES = CuedPattern(
    "检查|严查|清查|抽查|查验|巡查|排查|整治|治理|(?:加强|强化|严格)[^，。；]{0,16}监管|清理整顿|清除隐患|整改隐患|督促[^，。；]{0,16}整改",
    cue="查治理整清督监",
)
_ORDERS = CuedPattern(
    "(?<!自)(?<!体)(?<!督导)检查(?!站|点|井|口)|严查|清查|抽查|查验|巡查|(?<!综合)整治|清理整顿|安全监管(?!部门|职责|责任|单位|机构|清单|体系|制度|主体|边界)|督促[^，。；]{0,16}整改",
    cue="查治整监督",
)
"""Supervision that somebody must have the power for; to look for dangers is anybody's."""
_SHORT = 3
_FEW = 2
"""Who regulates something in so few trades answers for no side of the others."""
_PREFIX = regex("^(?:[一-鿿]{2,7}?(?:自治)?[省市县区州盟旗])?[省市县区州盟旗]?(?=[一-鿿]{2})")
_SUFFIX = regex("(?:管理局|监督管理局|局|厅|委员会|委|办公室|办|部)$")


def supervises(text: str) -> bool:
    """Tell whether words have something inspected, put in order or watched over."""
    return _SUPERVISES.search(without_laws(text)) is not None


def asked_to_order(text: str, name: str, words: FieldWords) -> str | None:
    """Return the words that have a party organ or a mass organisation inspect others, None where it may."""
    found = _ORDERS.search(without_laws(text))
    if found is None or any(word in text for word in words.party_work):
        return None
    return None if any(word in name for word in words.party_offices) else found.group()


def regulates_little(case: AuditCase, department: str, sectors: Sequence[str]) -> bool:
    """Tell whether a department regulates in so few trades, none of these, that it answers for no side of others."""
    mine = _duties_of(case, department)
    powers = [d for d in mine if d.role in (DutyRole.SECTOR, DutyRole.LICENSING)]
    few = len(_trades(case, (s for d in powers for s in d.sectors))) <= _FEW
    return few and _trades(case, (s for d in mine for s in d.sectors)).isdisjoint(
        _trades(case, sectors)
    )


@remembered
def _duties_of(case: AuditCase, department: str) -> tuple[Duty, ...]:
    return tuple(d for d in case.kb.duties.values() if department in d.departments)


def own_matter(
    case: AuditCase, name: str, department: str, sectors: Sequence[str], text: str
) -> bool:
    """Tell whether a lead is named for what a text speaks of (统计), or has a part in it (抗震设防要求 of 抗震设防)."""
    stem = _SUFFIX.sub("", _PREFIX.sub("", name))
    if any(len(w) > 1 and w in text for w in (stem, case.kb.departments[department].name)):
        return True
    mine = {s for d in _duties_of(case, department) for s in d.sectors}
    names = tuple(n for s in sectors if len(n := case.kb.sectors[s].name) > _SHORT)
    return any(term.startswith(names) for s in mine for term in case.kb.sectors[s].terms)


def managing_duty(case: AuditCase, sector: str) -> Duty | None:
    """Return the duty that answers for a sector, or that of the trade that manages it where no law regulates it."""
    duty = answering_duty(case, sector)
    own = (d for d in case.duties(sector) if d.role is DutyRole.INDUSTRY and d.main)
    return duty or next((d for d in own if d.departments), None)


def competent_instead(
    case: AuditCase, name: str, sectors: Sequence[str]
) -> tuple[str, Duty] | None:
    """Return an object and the duty that answers for it, None where a lead has to do with one of the objects."""
    mine = bodies(case, name)
    found = None
    for sector in sectors:
        if mine & concerned(case, sector):
            return None
        duty = None if is_part(case, sector) else managing_duty(case, sector)
        found = found or ((sector, duty) if duty else None)
    return found


def is_of_the_people(case: AuditCase, department: str | None) -> bool:
    """Tell whether a lead is a party organ or a mass organisation."""
    known = case.kb.departments.get(department or "")
    return known is not None and known.kind in (DepartmentKind.PARTY, DepartmentKind.MASS)


def _trades(case: AuditCase, sectors: Iterable[str]) -> set[str]:
    """Return the topmost sectors that some sectors are of."""
    return {case.kb.sector_path(sector)[-1] for sector in sectors}
