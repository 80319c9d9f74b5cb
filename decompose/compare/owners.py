"""Whether a task that a superior plan gives to a department stays with its line of departments."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.knowledge import Knowledge
from decompose.labels.grounds import ground
from decompose.match.topics import Topics
from decompose.model.comparison import Ground
from decompose.model.organization import Level
from decompose.model.plan import Measure
from decompose.model.result import Assignment, Basis, Decomposition, MentionKind, Role

_LEADING = (Role.LEAD, Role.CO_LEAD)
_BY_DUTY = (Basis.STATUTORY, Basis.PRINCIPLE)
_SURE = 0.85


class Owners:
    """Who leads a measure in two plans.

    Args:
        superior: The plan above.
        own: The plan that answers.
        kb: Which bodies exist at which level, and whose work they do.
        topics: What the measures above are about.
    """

    def __init__(
        self, superior: Decomposition, own: Decomposition, kb: Knowledge, topics: dict[str, Topics]
    ) -> None:
        self._superior = superior
        self._own, self._kb, self._topics = own, kb, topics
        self._spread = _by_place(superior), _by_place(own)
        self._above, self._here = _by_task(superior), _by_task(own)

    def changed(self, task: str, asked: Measure, home: str, answer: str) -> Ground | None:
        """Say who leads instead of whom; None where that is no change, or not known."""
        measure = asked.id
        now = self._stated(self._here.get(home, ()), answer, self._spread[1])
        if any(name in asked.text for name in now.values()):
            return None
        was = self._stated(self._above.get(task, ()), measure, self._spread[0])
        if now and not was:
            return self._against_law(task, measure, now)
        if not now or not self._present(was) or self._is_one_line(was, now):
            return None
        return ground("other-lead", _names(was), _names(now))

    def _stated(
        self, leads: Iterable[Assignment], measure: str, spread: set[str | None]
    ) -> dict[str, str]:
        """Return who is said to lead a measure; of what each place does, who leads all else there."""
        every = [*leads]
        found = _named(every, measure, stated=True)
        return found or (_one_lead(every) if measure in spread else {})

    def _against_law(self, task: str, measure: str, now: dict[str, str]) -> Ground | None:
        """Say who answers by duty where the plan above names nobody and this one names another."""
        was = _named(self._above.get(task, ()), measure, stated=False)
        if not self._present(was) or self._is_one_line(was, now):
            return None
        if self._line(now, self._superior.jurisdiction.level) & self._concerned(measure):
            return None
        return ground("other-duty", _names(was), _names(now))

    def _concerned(self, measure: str) -> set[str]:
        """Return who has a part, by some duty or function, in what a measure is about."""
        kb = self._kb
        found = {kb.info.comprehensive} if kb.info.comprehensive else set[str]()
        for kind, id_ in self._topics.get(measure, ()):
            if kind is MentionKind.SECTOR:
                for step in kb.sector_path(id_):
                    duties = kb.duties_of_sector.get(step, ())
                    found |= {d for duty in duties for d in duty.departments}
            elif kind is MentionKind.FUNCTION:
                found |= {*kb.functions[id_].lead, *kb.functions[id_].support}
        return found

    def _present(self, departments: Iterable[str]) -> list[str]:
        """Return the departments that have a body at this level, or one that does their work here."""
        where = self._own.jurisdiction
        carriers = {d: self._carrier(d, where.level) for d in departments}
        return [
            d
            for d, carrier in carriers.items()
            if any(
                self._kb.exists(one, level=where.level, year=where.year)
                for one in (d, carrier)
                if one
            )
        ]

    def _carrier(self, department: str, level: Level | None) -> str | None:
        """Return who does a department's work at a level where it has no body of its own."""
        entry = self._kb.departments.get(department)
        return entry.substitute.get(level) if entry and level else None

    def _is_one_line(self, was: Iterable[str], now: Iterable[str]) -> bool:
        """Tell whether a lead here does the work of a lead above.

        Who stands in for a body at some level below may do so here (地震 by 应急); who has nobody
        above does there as part of another (城管 of 住建), not whatever else stands in for it elsewhere.
        """
        return bool(self._line(was) & self._line(now, self._superior.jurisdiction.level))

    def _line(self, departments: Iterable[str], level: Level | None = None) -> set[str]:
        """Return departments, those they are part of, and those that do their work, at a level or any."""
        line: set[str] = set()
        for department in departments:
            entry = self._kb.departments.get(department)
            line |= {department}
            if entry is not None:
                below = {entry.substitute.get(level)} if level else {*entry.substitute.values()}
                line |= {one for one in (*below, entry.parent) if one}
        return line

    def absent(self, task: str, measure: str) -> tuple[str, ...]:
        """Return who leads a measure above, where none of them has a body at this level."""
        every = self._above.get(task, ())
        led = _named(every, measure, stated=True) or _named(every, measure, stated=False)
        return () if self._present(led) else tuple(dict.fromkeys(led.values()))


def _by_place(result: Decomposition) -> set[str | None]:
    """Return the measures that a plan has each place carry out."""
    return {
        one.measure
        for one in result.assignments
        if one.role is Role.TERRITORIAL and one.basis is Basis.STATED
    }


def _one_lead(every: Iterable[Assignment]) -> dict[str, str]:
    """Return who is named for every measure of a task that names a lead; nobody where they differ.

    A sentence on what every county does (各县都要…) names none itself; the bracket behind it does.
    """
    led: dict[str | None, dict[str, str]] = {}
    for one in every:
        if one.basis is Basis.STATED and one.department:
            led.setdefault(one.measure, {})[one.department] = one.name
    sets = [*led.values()]
    return sets[0] if sets and all(one.keys() == sets[0].keys() for one in sets) else {}


def _names(departments: dict[str, str]) -> str:
    return "、".join(departments.values())


def _by_task(result: Decomposition) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = {}
    for own in result.assignments:
        if own.role in _LEADING and own.department is not None:
            found.setdefault(own.task, []).append(own)
    return found


def _named(every: Iterable[Assignment], measure: str, *, stated: bool) -> dict[str, str]:
    """Return who leads a measure, or the whole task where nobody leads the measure by itself."""
    fitting = [
        a
        for a in every
        if (a.basis is Basis.STATED) is stated
        and (stated or (a.basis in _BY_DUTY and a.confidence >= _SURE))
    ]
    for place in (measure, None):
        found = {a.department: a.name for a in fitting if a.measure == place and a.department}
        if found:
            return found
    return {}
