"""The engine: runs the rules over every clause, settles, rolls up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from decompose.errors import RuleError
from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.base import building
from decompose.model.organization import Jurisdiction, Level, ResolutionKind
from decompose.model.plan import Plan
from decompose.model.result import Assignment, Basis, Decomposition, Doubt, Rejected, Role
from decompose.parser.metadata import place_of
from decompose.rules.acts import settle_acts
from decompose.rules.clauses import clauses, title_clause, words_of
from decompose.rules.proposal import Clause, Proposal, Rule, Setting
from decompose.rules.rollup import roll_up
from decompose.rules.settle import Decision, settle
from decompose.text.patterns import regex

_SURE = (ResolutionKind.EXACT, ResolutionKind.SHORT, ResolutionKind.ALIAS)
_FULL = regex("(?:[^（(].{0,3})?(?:[省县区州]|市(?!场))|中共|自治")  # a name with its level word
_CLASS = regex("(?:部门|机关)$")  # 县财政部门 says which organ is meant and is not its name
_FIRST_DAY = {4: "-01-01", 7: "-01", 10: ""}


@building()
def decompose_plan(
    plan: Plan,
    kb: Knowledge,
    *,
    jurisdiction: Jurisdiction,
    rules: Sequence[Rule],
) -> Decomposition:
    """Assign every task of a plan.

    Shape:
        Assignments stand in task order; within a task leads first.
    """
    mentions = match(plan, kb)
    setting = setting_of(plan, kb, jurisdiction)
    summaries = {rule.facts.name: rule.facts.summary for rule in rules}
    by_owner = words_of(mentions)
    by_task: dict[str, list[Decision]] = defaultdict(list)
    for clause in clauses(plan, by_owner, setting):
        by_task[clause.task.id].append(decide(clause, rules))
    assignments: list[Assignment] = []
    rejected: list[Rejected] = []
    doubts: list[Doubt] = []
    leads = _stated_leads_of_parts(plan, by_task)
    for task in plan.tasks:
        heading = title_clause(task, by_owner, setting)
        title = decide(heading, rules) if heading is not None else None
        done = roll_up(task, by_task[task.id], title, summaries)
        if task.id in leads and leads[task.id].isdisjoint(_led(done.assignments)):
            continue
        assignments += done.assignments
        rejected += done.rejected
        doubts += done.doubts
    return Decomposition(
        plan=plan,
        jurisdiction=jurisdiction,
        knowledge=kb.fingerprint,
        departments=_names(kb, assignments, rejected, setting),
        mentions=mentions,
        assignments=tuple(assignments),
        rejected=tuple(rejected),
        doubts=tuple(doubts),
        problems=plan.problems,
    )


def _stated_leads_of_parts(
    plan: Plan, decided: Mapping[str, list[Decision]]
) -> dict[str, frozenset[str]]:
    """Return the leads of the parts of every bare heading all of whose parts bear one in the plan.

    A table 重点工作 | 措施 | 牵头单位 divides its headings itself: another lead of ours would contradict it.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for task in plan.tasks:
        if task.parent is not None:
            parts[task.parent].append(task.id)
    bare = {task.id for task in plan.tasks if not task.text and task.attribution is None}
    found: dict[str, frozenset[str]] = {}
    for heading, inside in parts.items():
        if heading in bare:
            leads = [_stated_leads(decided[part]) for part in inside]
            if all(leads):
                found[heading] = frozenset().union(*leads)
    return found


def _stated_leads(decisions: Sequence[Decision]) -> frozenset[str]:
    every = (standing.best for decision in decisions for standing in decision.leads)
    return frozenset(best.holder for best in every if best.basis is Basis.STATED)


def _led(assignments: Sequence[Assignment]) -> Iterator[str]:
    """Yield who leads a task as a whole."""
    for own in assignments:
        if own.measure is None and own.role in (Role.LEAD, Role.CO_LEAD):
            yield own.holder


def setting_of(plan: Plan, kb: Knowledge, jurisdiction: Jurisdiction) -> Setting:
    """Return where and when a plan is carried out, with the knowledge that applies."""
    date = _law_date(jurisdiction, kb)
    setting = Setting(kb=kb, plan=plan, jurisdiction=jurisdiction, date=date)
    setting.printed.update(_printed_names(setting))
    return setting


def _printed_names(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the first full present-day name that the plan prints for each department it names.

    A township's own stations and teams are called as it calls them: 镇林业站, 派出所.
    """
    seen: set[str] = set()
    level, year = setting.jurisdiction.level, setting.year
    for task in setting.plan.tasks:
        for stated in (task.attribution, *(m.attribution for m in task.measures)):
            for name in (*stated.lead, *stated.support, *stated.participants) if stated else ():
                found = setting.kb.resolve(name, level=level, year=year)
                if found.department is None or found.former or found.department in seen:
                    continue
                named = level is Level.TOWNSHIP or _FULL.match(name)
                if found.kind in _SURE and named and not _CLASS.search(name):
                    seen.add(found.department)
                    yield found.department, name


def decide(
    clause: Clause, rules: Sequence[Rule], *, heard: list[Proposal] | None = None
) -> Decision:
    """Hear every rule on a clause and settle it, act by act; ``heard`` gets all that was proposed."""
    found: list[Proposal] = [] if heard is None else heard
    decision = settle(clause, _hear(clause, rules, found))
    return settle_acts(clause, decision, found, lambda act: settle(act, _hear(act, rules, [])))


def _hear(clause: Clause, rules: Sequence[Rule], found: list[Proposal]) -> tuple[Proposal, ...]:
    """Return all that the rules propose for a clause; ``found`` gets it too."""
    inside = clause.setting.jurisdiction.level is Level.ORGANIZATION
    for rule in rules:
        for proposal in rule(clause, tuple(found) if rule.facts.needs else ()):
            if not 0 <= proposal.confidence <= 1:
                raise RuleError(
                    f"rule {rule.facts.name} gave confidence {proposal.confidence}",
                    hint="a confidence lies between 0 and 1",
                    where=clause.measure.id,
                )
            if not inside or _has_place(proposal, clause.setting):
                found.append(proposal)
    return tuple(found)


def _has_place(proposal: Proposal, setting: Setting) -> bool:
    """Tell whether a proposal can hold inside one organisation: only its own units can be derived."""
    if proposal.basis is Basis.STATED:
        return True
    level, department = setting.jurisdiction.level, proposal.department
    return department is not None and setting.kb.exists(department, level=level, year=setting.year)


def jurisdiction_of(
    plan: Plan, kb: Knowledge, *, place: str | None, level: Level | str | None, date: str | None
) -> Jurisdiction:
    """Return place, level and date: as given, else as found in the plan, else the pack's default.

    Units:
        The year is that of the date, else the first of the plan's period, else None.
    """
    date = date or plan.date
    year = int(date[:4]) if date else (plan.period[0] if plan.period else None)
    chosen = _level_of(place, Level(level) if level else None, plan) or kb.info.default_level
    return Jurisdiction(place=place or plan.place, level=chosen, year=year, date=date)


def _level_of(place: str | None, level: Level | None, plan: Plan) -> Level | None:
    """Return the level that is given, else that of the place that is given, else the plan's.

    A municipality (上海市) is a province, also where it is called a city; a city may be one of
    county level where the plan says so, and a plan of one organization stays its own wherever that is.
    """
    own = place_of(place)[1] if place else None
    if level:
        return own if (level, own) == (Level.CITY, Level.PROVINCE) else level
    of_county = (own, plan.level) == (Level.CITY, Level.COUNTY)
    return plan.level if own is None or of_county or plan.level is Level.ORGANIZATION else own


def _law_date(jurisdiction: Jurisdiction, kb: Knowledge) -> str:
    """Return the day on which duties must be valid: the plan's date, its first year, or today's law."""
    if jurisdiction.date:
        return jurisdiction.date + _FIRST_DAY[len(jurisdiction.date)]
    if jurisdiction.year is not None:
        return f"{jurisdiction.year}-12-31"
    return kb.info.as_of or "9999-12-31"


def _names(
    kb: Knowledge, assignments: list[Assignment], rejected: list[Rejected], setting: Setting
) -> dict[str, str]:
    level, year = setting.jurisdiction.level, setting.year
    concerned = {a.department for a in assignments if a.department}
    concerned |= {r.department for r in rejected if r.department in kb.departments}
    ordered = sorted(concerned, key=lambda d: (kb.departments[d].order, d))
    shown = {a.department: a.name for a in reversed(assignments)}
    for department in concerned:
        if year <= kb.forerunners_end.get(department, 0):
            apart = dict.fromkeys(a.name for a in assignments if a.department == department)
            shown[department] = "、".join(apart)
    return {
        d: shown.get(d) or kb.name_of(d, level=level, year=year, word=setting.word) for d in ordered
    }
