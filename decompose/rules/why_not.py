"""Why a department does not lead a task: the first condition that fails, or the stronger claimant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.knowledge import Knowledge
from decompose.knowledge.names import level_word
from decompose.labels import pick
from decompose.labels.explanations import DUTY_ROLES, PERIOD, ROLES, say
from decompose.model.knowledge import Duty, Vocabulary
from decompose.model.result import Basis, Decomposition, Explanation, Role
from decompose.rules.competence import LEADING_ROLES, validity
from decompose.rules.proposal import Clause, Proposal, Rule
from decompose.rules.retrace import Step, Trace, retrace
from decompose.rules.settle import Standing
from decompose.rules.why import ground_of, name_here, sides

_LEADS = (Role.LEAD, Role.CO_LEAD)
_HINTS = 3


def explain_why_not(
    result: Decomposition,
    kb: Knowledge,
    task: str,
    department: str,
    *,
    rules: Sequence[Rule],
    lang: str = "zh",
) -> Explanation:
    """Return why a department does not lead a task. Arguments as for ``explain_why``."""
    where = result.jurisdiction
    shown = result.departments.get(department) or (
        kb.name_of(
            department,
            level=where.level,
            year=where.year,
            word=level_word(where.place, where.level),
        )
        if department in kb.departments
        else department
    )
    name = name_here(department, shown, kb, lang)
    leads = result.leads(task)
    chain = tuple(f"{name_here(a.department, a.name, kb, lang)}: {a.reason}" for a in leads)
    if any(a.holder == department and a.measure is None for a in leads):
        return Explanation(sentence=say("leads", lang, name=name), chain=chain)
    trace = retrace(result, kb, task, rules)
    heads = (name_here(a.department, a.name, kb, lang) for a in leads if a.measure is None)
    case = _Case(department, name, trace, kb, lang, leader=next(heads, ""))
    others = [a for a in result.assignments if a.task == task and a.holder == department]
    sentence = next(case.failures())
    if others:
        chain = (*chain, *(f"{shown} {pick(ROLES[a.role], lang)}: {a.reason}" for a in others))
    return Explanation(sentence=sentence, chain=chain, assignments=tuple(a.id for a in others))


class _Case:
    """A department that does not lead a task, and what stands against it, in order."""

    def __init__(
        self, department: str, name: str, trace: Trace, kb: Knowledge, lang: str, *, leader: str
    ) -> None:
        self.department = department
        self.name = name
        self.trace = trace
        self.kb = kb
        self.lang = lang
        self.leader = leader

    def failures(self) -> Iterator[str]:
        """Yield what fails: first the conditions on the body, then the duties, then the weights."""
        yield from self._absent()
        yield from self._stated()
        yield from self._weaker()
        yield from self._second()
        for duty, clause in self._own_duties():
            yield from self._duty(duty, clause)
        yield from self._assisting()
        yield self._say("not.words", hint=self._hint())

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, name=self.name, **values)

    def _named(self, proposal: Proposal) -> str:
        return name_here(proposal.department, proposal.name, self.kb, self.lang)

    def _absent(self) -> Iterator[str]:
        setting = self.trace.setting
        level, year = setting.jurisdiction.level, setting.year
        known = self.department in self.kb.departments
        if known and level and not self.kb.exists(self.department, level=level, year=year):
            proposed = any(p.department == self.department for p in self.trace.proposals)
            if not proposed:
                yield self._say("not.absent", year=year)

    def _stated(self) -> Iterator[str]:
        named = [p for p in self.trace.proposals if p.basis is Basis.STATED and p.role in _LEADS]
        if named and all(p.holder != self.department for p in named):
            yield self._say("not.stated", lead=self._named(named[0]))

    def _weaker(self) -> Iterator[str]:
        """The department was proposed as lead and lost against a stronger claimant."""
        step, own = self._best(_LEADS)
        if step is None or own is None:
            return
        lead = step.decision.leads[0] if step.decision.leads else None
        if lead is None or lead.best.holder == self.department:
            lead = self._task_lead()
        if lead is None:
            return
        if lead.weight < own.weight:
            leader = self.leader or self._named(lead.best)
            yield self._say("not.convenor", lead=leader, ground=ground_of(own, self.lang))
            return
        yield self._say(
            "not.weaker",
            ground=ground_of(own, self.lang),
            weight=own.weight,
            lead=self._named(lead.best),
            better=ground_of(lead.best, self.lang),
            best=lead.weight,
        )

    def _task_lead(self) -> Standing | None:
        found = [s.decision.leads[0] for s in self.trace.steps if s.decision.leads]
        found = [one for one in found if one.best.holder != self.department]
        return max(found, key=lambda one: one.weight, default=None)

    def _second(self) -> Iterator[str]:
        """The department shares or assists a duty or function whose main holder leads."""
        step, own = self._best((Role.SUPPORT,))
        if step is None or own is None or (own.duty is None and own.function is None):
            return
        source = own.duty or own.function
        same = [p for p in step.proposals if (p.duty or p.function) is source]
        main = next((p for p in same if p.role in _LEADS), None)
        if main is not None and main.holder != self.department:
            ground = ground_of(own, self.lang)
            yield self._say("not.second", ground=ground, lead=self._named(main))

    def _assisting(self) -> Iterator[str]:
        _, own = self._best(tuple(role for role in Role if role not in _LEADS))
        if own is not None:
            role = pick(ROLES[own.role], self.lang)
            yield self._say("not.helps", role=role, reason=ground_of(own, self.lang))

    def _best(self, roles: tuple[Role, ...]) -> tuple[Step | None, Proposal | None]:
        found = [
            (step, p)
            for step in self.trace.steps
            for p in step.proposals
            if p.holder == self.department and p.role in roles
        ]
        return max(found, key=lambda pair: pair[1].weight, default=(None, None))

    def _own_duties(self) -> Iterator[tuple[Duty, Clause]]:
        """Yield the department's duties on what the task names, nearest sector first."""
        for step in self.trace.steps:
            for topic in step.clause.sectors:
                for sector in self.kb.sector_path(topic.id):
                    for duty in self.kb.duties_of_sector.get(sector, ()):
                        if self.department in duty.departments:
                            yield duty, step.clause

    def _duty(self, duty: Duty, clause: Clause) -> Iterator[str]:
        """Yield why a duty on a sector of the task did not make its holder the lead."""
        setting = self.trace.setting
        if validity(duty, setting) is None:
            yield self._say(
                "not.date", duty=duty.summary, date=setting.date, period=self._period(duty)
            )
        level = setting.jurisdiction.level
        if level and duty.levels and level not in duty.levels:
            yield self._say("not.level", duty=duty.summary)
        if duty.role not in LEADING_ROLES:
            role = pick(DUTY_ROLES[duty.role.value], self.lang)
            yield self._say("not.role", duty=duty.summary, role=role)
        missed = [
            own
            for own, asked in ((duty.stages, clause.stages), (duty.aspects, clause.aspects))
            if own and not asked.intersection(own)
        ]
        if missed:
            asked = sides(tuple(side for own in missed for side in own), self.kb, self.lang)
            yield self._say("not.stage", duty=duty.summary, asked=asked)

    def _period(self, duty: Duty) -> str:
        parts = []
        if duty.since:
            parts.append(pick(PERIOD["from"], self.lang).format(duty.since))
        if duty.until:
            parts.append(pick(PERIOD["to"], self.lang).format(duty.until))
        return pick(PERIOD["and"], self.lang).join(parts)

    def _hint(self) -> str:
        """Name a few things that would point to the department."""
        entries: list[Vocabulary] = [
            self.kb.sectors[duty.sectors[0]]
            for duty in self.kb.duties.values()
            if self.department in duty.departments[:1] and duty.sectors
        ]
        entries = entries or [
            f for f in self.kb.functions.values() if self.department in f.lead[:1]
        ]
        names = [(e.name_en if self.lang == "en" else e.name) for e in entries]
        words = pick(PERIOD["list"], self.lang).join(list(dict.fromkeys(names))[:_HINTS])
        return say("hint", self.lang, words=words) if words else ""
