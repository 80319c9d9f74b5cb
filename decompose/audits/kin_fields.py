"""Objects of supervision that a plan names, and those of one plan that have no kin in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from decompose.audits.case import AuditCase
from decompose.audits.left_hazards import ALL_HAZARDS
from decompose.audits.reviews import REVIEW
from decompose.match import match
from decompose.model.knowledge import DutyRole, SectorKind
from decompose.model.result import Decomposition, Mention, MentionKind

_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)
_WIDE = 20


def named_fields(case: AuditCase, former: Decomposition) -> dict[str, Mention]:
    """Return the objects that the earlier plan names, each with its first mention.

    Under a heading that names objects only those and their kinds: stores under the heading of fireworks
    are theirs, lifts under one of special equipment are lifts.
    """
    named = [m for m in match(former.plan, case.kb) if m.kind is MentionKind.SECTOR]
    headed: dict[str, set[str]] = {}
    for mention in named:
        headed.setdefault(mention.owner, set()).add(mention.id)
    under = {m.id: headed[t.id] for t in former.plan.tasks if t.id in headed for m in t.measures}
    found: dict[str, Mention] = {}
    for mention in named:
        over = under.get(mention.owner)
        if over is None or not over.isdisjoint(case.kb.sector_path(mention.id)):
            found.setdefault(mention.id, mention)
    return found


def headed_risks(case: AuditCase, former: Decomposition, was: dict[str, Mention]) -> frozenset[str]:
    """Return the risks and hazards that head tasks of the earlier plan and that no text here names."""
    titles = {t.id for t in former.plan.tasks}
    titles |= {m.id for t in former.plan.tasks for m in t.measures if m.text == t.title}
    said = "\n".join(p.text for p in case.passages if p.kind not in (*REVIEW, None))
    return frozenset(
        sector
        for sector, mention in was.items()
        if mention.owner in titles and case.kb.sectors[sector].kind is SectorKind.RISK
        if mention.term not in said
    )


def unrelated(
    case: AuditCase,
    these: set[str],
    those: set[str],
    risks: frozenset[str] = frozenset(),
    *,
    themes: Iterable[str] = (),
) -> list[str]:
    """Return the regulated objects of one plan of which the other has no kin, broadest only; and some risks.

    What the title names (``themes``) holds all of them and is nobody's kin.
    """
    wide = {*_wide(case), ALL_HAZARDS, *themes}
    lines = {
        sector: {sector, *case.kb.sector_path(sector)[1:], *case.kb.sectors[sector].together} - wide
        | {sector}
        for sector in these | those
    }
    alone = [
        sector
        for sector in case.kb.sectors
        if sector in these
        and (case.kb.sectors[sector].kind not in _CROSSING or sector in risks)
        and not any(sector in lines[other] or other in lines[sector] for other in those)
        and (
            sector in risks
            or any(
                d.role in _POWERS or (d.main and d.role is DutyRole.INDUSTRY)
                for d in case.kb.duties_of_sector.get(sector, ())
            )
        )
    ]
    return [s for s in alone if not any(s != other and other in lines[s] for other in alone)]


def _wide(case: AuditCase) -> set[str]:
    """Return the objects that hold so many others that naming them says nothing of each: transport."""
    held = Counter(case.kb.sector_path(sector)[-1] for sector in case.kb.sectors)
    return {sector for sector, number in held.items() if number > _WIDE}
