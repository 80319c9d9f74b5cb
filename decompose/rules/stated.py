"""Rule ``stated``: what the plan itself says comes first."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.organization import DepartmentKind, ResolutionKind
from decompose.model.plan import Attribution
from decompose.model.result import Basis, Role
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule
from decompose.text.patterns import regex

_NO_ORGANS = (DepartmentKind.INSTITUTE, DepartmentKind.ENTERPRISE)
_ROLE_WORD = regex("牵头|责任|主办|负责|承办|承担|(?:实施|建设|配合|参加|落实)(?:单位|主体)|[:：]")
_CERTAIN = 0.98
_UNDECIDABLE = 0.3
_STEM = regex(r"[^\W\da-zA-Z]{2,6}(?<![局厅委部办处院队会署行社室团门司构科府心站所])")
"""A name of a list of which only the last bears its ending: 教育、民政等部门."""
_CLASS = regex(r"(?!省|市(?![场政])|[县区州盟旗国])[^\W\da-zA-Z]{2,12}(?:部门|机关)")
"""A class of organs of which the place has one: 交通运输部门, 公安机关."""


@rule(
    RuleFacts(
        name="stated",
        code="R01",
        basis=Basis.STATED,
        summary="规划原文写明了责任单位",
        summary_en="The plan itself names the responsible units.",
        gives=("lead", "support", "participant", "territorial"),
    )
)
def stated(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Take the units that the plan names for this measure or its task, in the roles it gives.

    Looks for:
        An attribution phrase bound to the measure, or to the whole task.
    Why it matters:
        The text in force decides; everything else is a proposal beside it.
    Source:
        The forms of responsibility statements in published divisions; practice of task-division
        tables (one lead is the norm; "each by its duties" names no lead).
    """
    if clause.attribution is not None:
        yield from propose(clause, clause.attribution, rule_name="stated", confidence=_CERTAIN)


def propose(
    clause: Clause, attribution: Attribution, *, rule_name: str, confidence: float
) -> Iterator[Proposal]:
    """Turn an attribution into proposals of basis ``stated``, one a printed name."""
    if attribution.undecidable:
        confidence = _UNDECIDABLE
    lead = Role.CO_LEAD if attribution.joint else Role.LEAD
    roles = (
        (lead, attribution.lead),
        (Role.SUPPORT, attribution.support),
        (Role.PARTICIPANT, attribution.participants),
    )
    for role, names in roles:
        for name in names:
            department, shown, note = _resolve(clause, name)
            yield Proposal(
                department=department,
                name=shown,
                role=Role.SUPPORT if _only_acts(clause, department, attribution) else role,
                basis=Basis.STATED,
                rule=rule_name,
                weight=confidence,
                confidence=confidence,
                attribution=attribution,
                note=note,
            )
    for group in attribution.groups:
        yield from _territorial(clause, group, attribution, rule_name, confidence)


def _only_acts(clause: Clause, department: str | None, attribution: Attribution) -> bool:
    """Tell whether a sentence only lets an institute or a company do something: 党校每年开设专题课.

    Such bodies lead where the plan calls them responsible, as the column of a table does, not as the
    subject of some sentence.
    """
    if attribution.span.block != clause.measure.span.block:
        return False
    entry = clause.setting.kb.departments.get(department or "")
    return (
        entry is not None and entry.kind in _NO_ORGANS and not _ROLE_WORD.search(attribution.quote)
    )


def _resolve(clause: Clause, name: str) -> tuple[str | None, str, str]:
    """Return (department id, name to show, note) for a printed name."""
    setting = clause.setting
    found = setting.kb.resolve(name, level=setting.jurisdiction.level, year=setting.year)
    if found.department is None or found.kind is ResolutionKind.PLACE:
        return None, name, found.note
    if found.former:
        return (
            found.department,
            name,
            f"原文名称已撤销；{found.note}" if found.note else "原文名称已撤销",
        )
    if _STEM.fullmatch(name) or _CLASS.fullmatch(name.removeprefix(setting.word)):
        name = holder_at(setting, found.department).name
    return found.department, setting.printed.get(found.department, name), ""


def _territorial(
    clause: Clause, group: str, attribution: Attribution, rule_name: str, confidence: float
) -> Iterator[Proposal]:
    """Propose lower governments and zones for the collective expressions that mean them."""
    setting = clause.setting
    found = setting.kb.resolve(group, level=setting.jurisdiction.level, year=setting.year)
    entry = setting.kb.groups.get(found.group or "")
    if entry is None or not entry.territorial:
        return
    yield Proposal(
        department=entry.members[0] if entry.members else None,
        name=group,
        role=Role.TERRITORIAL,
        basis=Basis.STATED,
        rule=rule_name,
        weight=confidence,
        confidence=confidence,
        attribution=attribution,
    )
