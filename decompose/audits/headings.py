"""What the audit of headings needs: objects of a measure that are foreign to its heading."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.result import MentionKind

_REGULATING = (DutyRole.SECTOR, DutyRole.LICENSING, DutyRole.INDUSTRY)
_EMPTY = {"安全", "生产", "管理", "监管", "建设", "运行"}
"""Words that every heading of a safety plan may hold."""
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)


def root(case: AuditCase, sector: str) -> str:
    """Return the topmost ancestor of a sector."""
    return case.kb.sector_path(sector)[-1]


def foreign(case: AuditCase, owner: str, family: set[str]) -> list[str]:
    """Return the objects a measure names when none of its words belong to the heading's family.

    Risks and territories cut across trades: a measure that names one is judged by its other words.
    """
    named = dict.fromkeys(
        m.id for m in case.words_of.get(owner, ()) if m.kind is MentionKind.SECTOR
    )
    objects = [s for s in named if case.kb.sectors[s].kind not in _CROSSING]
    if any(root(case, sector) in family for sector in named):
        return []
    return objects


def regulator_of(case: AuditCase, sector: str) -> Duty | None:
    """Return the duty of whoever answers for an object, None when it is open or a new business."""
    if case.kb.sectors[sector].emerging:
        return None
    duties = [d for d in case.duties(sector) if d.departments and d.role in _REGULATING]
    return next((d for d in duties if d.main and not d.designation), None)


def akin(case: AuditCase, sector: str, title: str) -> bool:
    """Tell whether an object, or one above it, shares a word of two characters with a heading."""
    names = [case.kb.sectors[step].name for step in case.kb.sector_path(sector)]
    pairs = {name[i : i + 2] for name in names for i in range(len(name) - 1)} - _EMPTY
    return any(pair in title for pair in pairs)
