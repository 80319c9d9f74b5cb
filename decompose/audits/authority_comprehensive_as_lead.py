"""Audit ``authority.comprehensive-as-lead``: the comprehensive supervisor in a regulator's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.across_trades import INQUIRES, ITS_OFFICE, ITS_WORK, OF_THE_OFFICE
from decompose.audits.case import (
    NAMES_SUPERVISOR,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
    said,
)
from decompose.audits.deadlines import part_of
from decompose.audits.enforcement import only_helps
from decompose.audits.only_support import (
    INVESTIGATION,
    OF_RESCUE,
    REGULATING,
    RESCUE,
    is_its_own,
    only_supporting,
)
from decompose.audits.patch import lead
from decompose.audits.powers import but_of_laws, is_part, rescues
from decompose.audits.set_up import only_builds
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.plan import Measure, Task
from decompose.model.result import Mention, MentionKind, Severity
from decompose.rules.competence import holder_at
from decompose.rules.theme import theme_organ
from decompose.text.cues import CuedPattern
from decompose.text.statutes import without_laws

_PUNISHES = CuedPattern("查处|处罚|停[业产]整顿|责令|取缔|罚款", cue="处停责取罚")
_OF_EVERY_REGULATOR = frozenset({"hidden-hazards", "supervision-enforcement"})
"""Functions of which punishing in a trade is its regulator's."""
_DIVIDES = CuedPattern("由[^，。；]{2,16}(?:负责|承担)行业(?:安全)?(?:管理|监管|主管)", cue="行业")
"""Says which departments manage which trades."""
_PART = 16
"""Characters of what is no more than a part or side of the task's object."""
_SEVERAL = 2
"""So many regulated objects show the field, even beside one that nobody regulates."""
_ACROSS = 3
"""What so many regulators have a part in is across the trades: one network for gas, water, bridges."""


@audit_facts(
    AuditFacts(
        name="authority.comprehensive-as-lead",
        code="A01",
        severity=Severity.WARNING,
        why="综合监管不能代替行业监管：因为“是安全工作”就交给综合监管部门，会掩盖行业主管部门的职责。",
        fix="改由该行业领域的主管部门牵头，综合监管部门配合或综合协调。",
    )
)
def authority_comprehensive_as_lead(case: AuditCase) -> Iterator[Fault]:
    """Report sector tasks whose stated lead is the comprehensive supervisor.

    Looks for:
        A stated lead that is the pack's comprehensive supervisor, on words about a sector whose
        regulators do not include it (every sector, or two at least; a place of a managed trade counts, also
        alone where who manages it only supports; the site of a work that is inspected, where who supervises
        works only supports),
        unless it only sets something up (a ledger, a station, a subsidy), is about the side that is the
        supervisor's own (rescue from floods), or what it does in every sector: investigating accidents,
        building rescue forces, a strong function of its own, what three regulators and more have a part in.
    Why it matters:
        The regulator steps back and the comprehensive supervisor has no power in the sector.
    Source:
        安全生产法（2021）第十条; case T47; mechanism 51 of docs/mission.md.
    """
    supervisor = case.kb.info.comprehensive
    if supervisor is None:
        return
    level, year = case.setting.jurisdiction.level, case.setting.year
    for task, measure, attribution in case.stated:
        named = {case.kb.resolve(n, level=level, year=year).department for n in attribution.lead}
        if not named or not named <= {supervisor, ITS_OFFICE} or only_helps(task, measure):
            continue
        if named == {ITS_OFFICE} and OF_THE_OFFICE.search(said(task, measure)):
            continue
        if NAMES_SUPERVISOR.search(said(task, measure)) or _DIVIDES.search(task.text):
            continue  # to have the supervisors named is its own work
        if INQUIRES.search(attribution.quote):
            continue
        entries = _entries(task) if measure is None else []
        parts: list[Measure | None] = [*entries] or [measure]
        parts = [p for p in parts if not ITS_WORK.search(p.text if p else said(task, measure))]
        parts = [p for p in parts if not only_builds(p.text if p else said(task, measure))]
        objects = {m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR}
        if objects <= set(case.kb.info.carried) and theme_organ(case.setting) == supervisor:
            continue  # in a plan on chemicals 无证经营 is that of chemicals
        found = (_regulator(case, task, part, supervisor) for part in parts)
        duty = next((d for d in found if d is not None), None)
        duty = duty or only_supporting(case, task, measure, attribution)
        if duty is None:
            continue
        right = holder_at(case.setting, duty.departments[0]).name
        what = part_of(task, measure)
        message = f"任务“{what}”由综合监管部门牵头，该领域的行业监管部门是{right}"
        evidence = (printed(attribution), *duty_evidence(duty, case.kb))
        part = measure.id if measure else None
        patch = (lead(task.id, right, measure=part),)
        fix = f"改由{right}牵头。"
        yield Fault({"task": task.id}, message, evidence, fix=fix, patch=patch)


def _entries(task: Task) -> list[Measure]:
    """Return the entries of a department's cell in a list of duties, each a duty of its own."""
    listed = len(task.measures) > 1 and all(m.text.startswith("负责") for m in task.measures)
    return list(task.measures) if listed else []


def _regulator(
    case: AuditCase, task: Task, measure: Measure | None, supervisor: str
) -> Duty | None:
    """Return the main regulator's duty when the sectors of the words have one, none of it the supervisor."""
    about = but_of_laws(case, case.about(task, measure))
    punishes = _PUNISHES.search(without_laws(said(task, measure))) is not None
    general = _OF_EVERY_REGULATOR if punishes or _in_one_trade(case, about, measure, task) else ()
    if any(m.id not in general and is_its_own(case, m, supervisor) for m in about) or rescues(
        case, about, supervisor
    ):
        return None
    sectors = _trades(case, about, supervisor)
    if (
        theme_organ(case.setting) == supervisor
    ):  # in a plan on chemicals 无证经营 is that of chemicals
        sectors = [sector for sector in sectors if sector not in case.kb.info.carried]
    if measure is not None and len(measure.text) <= _PART and _supervised(case, task, supervisor):
        return None  # 坝体安全 under 尾矿库治理 is the dam of that pond
    named = {m.id for m in about if m.kind in (MentionKind.STAGE, MentionKind.ASPECT)}
    regulated: list[Duty] = []
    managed = 0
    for sector in sectors:
        own = [d for d in case.duties(sector) if d.departments and d.stages != (INVESTIGATION,)]
        duties = [d for d in own if d.role in REGULATING]
        if any(supervisor in d.departments and _asked(d, named) for d in duties):
            return None
        if duties:
            regulated.append(next((d for d in duties if d.main), duties[0]))
        else:
            managed += any(d.main and d.role is DutyRole.INDUSTRY for d in own)
    if len(regulated) + managed < min(len(sectors), _SEVERAL):
        return None
    if len({duty.departments[0] for duty in regulated}) >= _ACROSS:
        return None
    return regulated[0] if regulated else None


def _in_one_trade(
    case: AuditCase, about: Sequence[Mention], measure: Measure | None, task: Task
) -> bool:
    """Tell whether the words put right the dangers of one trade, which they begin with: 寺庙用火用电隐患整治."""
    text = measure.text if measure else said(task, None)
    own = [m for m in about if m.kind is MentionKind.SECTOR and not is_part(case, m.id)]
    trades = {m.id for m in own if case.kb.sectors[m.id].kind is not SectorKind.RISK}
    return len(trades) == 1 and OF_THE_OFFICE.search(text) is None


def _supervised(case: AuditCase, task: Task, supervisor: str) -> bool:
    """Tell whether the title of a task names an object that the comprehensive supervisor regulates itself."""
    return any(
        supervisor in duty.departments and duty.role in REGULATING
        for sector in case.sectors_of(task.id)
        for duty in case.duties(sector)
    )


def _trades(case: AuditCase, about: Sequence[Mention], supervisor: str) -> list[str]:
    """Return the objects of some words, without a side or a risk that they have where one trade is named.

    The wiring of care homes, the confined spaces of sewers are in the field of that trade.
    """
    sectors = list(dict.fromkeys(m.id for m in about if m.kind is MentionKind.SECTOR))
    beside = [s for s in sectors if case.kb.sectors[s].kind is SectorKind.RISK or is_part(case, s)]
    own = [s for s in sectors if s not in beside]
    holders = {
        d.departments[0]
        for s in own
        for d in case.duties(s)
        if d.departments and d.role in REGULATING and d.main
    }
    return own if len(holders) == 1 and supervisor not in holders else sectors


def _asked(duty: Duty, named: set[str]) -> bool:
    """Tell whether a duty answers for the words: one of rescue alone not for inspection or upkeep."""
    return set(duty.stages) != {RESCUE} or not named or not named.isdisjoint(OF_RESCUE)
