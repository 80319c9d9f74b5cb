"""Reforms replayed on a division: who inherits each role, and what is left without an heir."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from decompose.compare.reform_bodies import Bodies, in_order
from decompose.compare.reform_scope import Work
from decompose.knowledge import Knowledge
from decompose.labels.comparison import Words
from decompose.model.reform import (
    Cause,
    Flow,
    Heir,
    Idle,
    IdleCause,
    Inheritance,
    ReformEvent,
    ReformKind,
    Reforms,
    Replay,
    Scope,
)
from decompose.model.result import Assignment, Decomposition, Evidence, EvidenceKind, Role

_WORDS = Words("zh")
_RANK = {role: number for number, role in enumerate(Role)}


def replay(
    result: Decomposition, reforms: Reforms, kb: Knowledge, *, date: str = ""
) -> tuple[Replay, Decomposition]:
    """Apply the events that hold at a date, in the order of their dates, however they are listed.

    A role whose heir the events do not tell stays open: nobody is guessed.

    Args:
        result: The division before.
        reforms: The events.
        kb: Vocabulary of sectors and functions, and the names of bodies.
        date: ISO day, month or year; without it every event holds.

    Returns:
        What became of each role, and the division after; open roles have left it.
    """
    ordered = in_order(reforms.events)
    held = [event for event in ordered if not date or event.date <= _end_of(date)]
    game = _Replaying(result, held, Bodies(result, ordered, kb), Work(result, kb))
    moved = [game.apply(n, event) for n, event in enumerate(held)]
    idle = tuple(reason for reason in moved if reason is not None)
    lines = game.lines()
    found = Replay(
        plan=result.plan.title,
        year=result.jurisdiction.year,
        date=date or (held[-1].date if held else ""),
        events=tuple(held),
        later=tuple(event for event in ordered if event not in held),
        idle=idle,
        lines=lines,
        flows=_flows(lines),
    )
    return found, game.after(found)


def _end_of(date: str) -> str:
    """Return a date so that every day of a month or year named alone comes before it."""
    return date if len(date) == len("2024-01-01") else f"{date}-99"


@dataclass(slots=True)
class _Line:
    """One role on its way; the holder is None where it is open among ``possible``."""

    own: Assignment
    holder: str | None
    trail: list[str]
    events: list[int] = field(default_factory=list)
    possible: tuple[str, ...] = ()
    cause: Cause | None = None
    facts: tuple[str, ...] = ()


class _Replaying:
    def __init__(
        self, result: Decomposition, events: Sequence[ReformEvent], bodies: Bodies, work: Work
    ) -> None:
        self._result, self._bodies, self._work = result, bodies, work
        self._lines = [_Line(a, a.name, [a.name]) for a in result.assignments]
        self._ids = {a.name: a.department for a in result.assignments}
        self._events = events
        self._renamed: dict[str, str] = {}
        self._ended: dict[str, int] = {}

    def apply(self, number: int, event: ReformEvent) -> Idle | None:
        """Apply an event; tell why where it moved nothing."""
        idle = self._moot(number, event)
        if idle is None:
            givers = {name for old in event.old for name in self._bearers(old)}
            givers -= {self._heir(event)} if event.kind is not ReformKind.SPLIT else set()
            touched = [line for line in self._lines if line.holder in givers]
            moved = [line for line in touched if self._move(line, number, event)]
            waiting = [x for x in self._lines if x.holder is None and givers & set(x.possible)]
            waiting = [x for x in waiting if x not in moved and self._concerns(event, x)]
            for line in waiting:
                self._narrow(line, number, event, givers)
            if touched and not moved and not waiting:
                idle = Idle(event=number, cause=IdleCause.SCOPE, facts=tuple(sorted(givers)))
            elif not touched and not waiting:
                idle = self._absent(number, event)
        self._remember(number, event)
        return idle

    def _moot(self, number: int, event: ReformEvent) -> Idle | None:
        """Tell why an event is not applied: it came before the plan, which knows its result."""
        year = self._result.jurisdiction.year
        goes_on = event.kind is ReformKind.TRANSFER or set(event.old) & {h.name for h in event.new}
        if year and goes_on and event.kind is not ReformKind.MERGE and int(event.date[:4]) < year:
            return Idle(event=number, cause=IdleCause.EARLY, facts=(str(year),))
        return None

    def _absent(self, number: int, event: ReformEvent) -> Idle:
        """Tell why no body of an event has work here."""
        gone = next((old for old in event.old if self._bodies.called(old) in self._ended), None)
        if gone is not None:
            by = self._events[self._ended[self._bodies.called(gone)]]
            return Idle(event=number, cause=IdleCause.ENDED, facts=(gone, said(by, _WORDS)))
        now = self._holders()
        named = [n for old in event.old for n in self._bodies.later(old, now)]
        heir = self._heir(event)
        if heir in now and event.kind in (ReformKind.RENAME, ReformKind.MERGE):
            named.append(heir)
        if named:
            facts = (event.old[0], *dict.fromkeys(named))
            return Idle(event=number, cause=IdleCause.ALREADY, facts=facts)
        return Idle(event=number, cause=IdleCause.ABSENT, facts=event.old)

    def _remember(self, number: int, event: ReformEvent) -> None:
        heirs = {self._bodies.called(heir.name) for heir in event.new}
        for old in map(self._bodies.called, event.old):
            if event.kind is ReformKind.RENAME:
                self._renamed[old] = self._heir(event) or old
            elif event.kind is not ReformKind.TRANSFER and old not in heirs:
                self._ended[old] = number
        for heir in heirs:
            self._ended.pop(heir, None)
            self._renamed.pop(heir, None)

    def _heir(self, event: ReformEvent) -> str | None:
        return self._bodies.called(event.new[0].name) if event.new else None

    def _holders(self) -> list[str]:
        """Return the names under which bodies stand in the division now."""
        now = dict.fromkeys(x.holder for x in self._lines if x.holder)
        now.update(dict.fromkeys(p for x in self._lines for p in x.possible))
        return list(now)

    def _bearers(self, name: str) -> list[str]:
        """Return the names under which a body stands now; a renamed one is still the same body."""
        now = self._holders()
        found = self._bodies.bearers(name, now)
        own = self._bodies.called(name)
        while not found and own in self._renamed:
            own = self._renamed[own]
            found = [own] if own in now else []
        return found

    def _move(self, line: _Line, number: int, event: ReformEvent) -> bool:
        """Let an event act on a role; tell whether it did."""
        if event.kind is ReformKind.TRANSFER:
            return self._transfer(line, number, event)
        if event.kind is ReformKind.SPLIT:
            return self._split(line, number, event)
        if event.kind is ReformKind.DISSOLVE:
            return self._leave_open(line, number, (), Cause.DISSOLVED, str(line.holder))
        return self._give(line, number, event.new[0].name, event)

    def _give(self, line: _Line, number: int, heir: str, event: ReformEvent) -> bool:
        """Hand a role over; tell whether another body has it now."""
        heir = self._known(heir, line.holder or "", event)
        if heir == line.holder:
            return False
        line.holder = heir
        line.trail.append(heir)
        line.events.append(number)
        line.possible, line.cause, line.facts = (), None, ()
        return True

    def _known(self, heir: str, giver: str, event: ReformEvent) -> str:
        """Return the name under which an heir goes on here, and remember its department.

        Of two bodies that the events tell apart and the knowledge does not, the new one has no
        department: the knowledge does not know it yet.
        """
        heir = self._bodies.called(heir)
        if heir in self._ids:
            return heir
        body = self._bodies.of(heir)
        self._ids[heir] = body.department if body else None
        if event.kind is ReformKind.RENAME:
            self._ids[heir] = self._ids[heir] or self._ids.get(giver)
            return heir
        apart = {*map(self._bodies.called, event.old), giver}
        others = [n for n in self._ids if n != heir and n not in apart]
        others += [n for h in event.new if (n := self._bodies.called(h.name)) != heir]
        if body and any(self._bodies.of(n) == body for n in others):
            self._ids[heir] = None
        return heir

    @staticmethod
    def _leave_open(
        line: _Line, number: int, possible: tuple[str, ...], cause: Cause, *facts: str
    ) -> bool:
        line.holder = None
        line.events.append(number)
        line.possible, line.cause, line.facts = possible, cause, facts
        return True

    def _split(self, line: _Line, number: int, event: ReformEvent) -> bool:
        heirs, whole = self._heirs(line, event.new)
        if len(heirs) == 1 and whole:
            return self._give(line, number, heirs[0].name, event)
        names = tuple(self._bodies.called(heir.name) for heir in event.new)
        among = tuple(heir.name for heir in heirs)
        several = Cause.SPLIT_SEVERAL if len(heirs) > 1 else Cause.SPLIT_PART
        cause = several if heirs else Cause.SPLIT_NONE
        return self._leave_open(line, number, names, cause, event.old[0], *among)

    def _heirs(self, line: _Line, heirs: Sequence[Heir]) -> tuple[list[Heir], bool]:
        """Return the bodies of a split that a role falls to, and whether they take all of it.

        The most definite words decide: whose it was before, then ids, then topics and words.
        """
        own = line.own
        past = set(line.trail[:-1])
        back = [h for h in heirs if past & set(map(self._bodies.called, h.inherits))]
        named = [h for h in heirs if self._work.named(h, own.task, own.measure)]
        if back or named:
            return back or named, True
        rest = [h for h in heirs if h.rest]
        found: dict[str, Heir] = {}
        whole = True
        for _, numbers in self._work.shares(heirs, own.task, own.measure):
            takers = [heirs[n] for n in numbers] or rest
            whole = whole and bool(takers)
            found.update((heir.name, heir) for heir in takers)
        return list(found.values()), whole

    def _transfer(self, line: _Line, number: int, event: ReformEvent) -> bool:
        heir = self._bodies.called(event.new[0].name)
        hit, whole = self._under(line, event.scope)
        if whole:
            return self._give(line, number, heir, event)
        if not hit:
            return False
        among = (str(line.holder), heir)
        return self._leave_open(line, number, among, Cause.TRANSFER_PART, heir, *hit)

    def _under(self, line: _Line, scope: Scope) -> tuple[list[str], bool]:
        """Return the parts of a role that fall under a transfer, and whether that is all of it."""
        own = line.own
        back = set(map(self._bodies.called, scope.inherits)) & set(line.trail[:-1])
        if back or scope.rest or self._work.named(scope, own.task, own.measure):
            return [], True
        parts = self._work.shares((scope,), own.task, own.measure)
        hit = [part.text for part in parts if part.scopes]
        return hit, len(hit) == len(parts)

    def _concerns(self, event: ReformEvent, line: _Line) -> bool:
        return event.kind is not ReformKind.TRANSFER or any(self._under(line, event.scope))

    def _narrow(self, line: _Line, number: int, event: ReformEvent, givers: set[str]) -> None:
        """Let an open role follow what becomes of those among whom it is open.

        One that ends without an heir stays among them: its share of the work is nobody's.
        """
        stays = event.kind in (ReformKind.TRANSFER, ReformKind.DISSOLVE)
        heirs: list[str] = []
        for name in line.possible:
            heirs += [name] if name not in givers or stays else []
            heirs += [self._bodies.called(h.name) for h in event.new] if name in givers else []
        line.possible = tuple(dict.fromkeys(heirs))
        if len(line.possible) == 1:
            self._give(line, number, line.possible[0], event)
        else:
            line.events.append(number)

    def lines(self) -> tuple[Inheritance, ...]:
        """Return what became of each role, in the order of the division."""
        best: dict[tuple[str, str | None, str], _Line] = {}
        for line in self._lines:
            if line.holder is not None:
                key = (line.own.task, line.own.measure, line.holder)
                known = best.get(key)
                if known is None or _RANK[line.own.role] < _RANK[known.own.role]:
                    best[key] = line
        found = []
        for line in self._lines:
            first = best.get((line.own.task, line.own.measure, line.holder or ""))
            moved = first is not None and first is not line and (line.events or first.events)
            found.append(
                Inheritance(
                    assignment=line.own.id,
                    task=line.own.task,
                    measure=line.own.measure,
                    role=line.own.role,
                    before=line.own.name,
                    after=line.holder,
                    trail=tuple(line.trail),
                    events=tuple(line.events),
                    possible=line.possible,
                    cause=line.cause,
                    facts=line.facts,
                    joined=first.own.id if first is not None and moved else None,
                )
            )
        return tuple(found)

    def after(self, found: Replay) -> Decomposition:
        """Return the division as it is after the reforms."""
        kept = [
            self._after(line.own, told, found)
            for line, told in zip(self._lines, found.lines, strict=True)
            if told.after is not None and told.joined is None
        ]
        names = {a.department: a.name for a in kept if a.department}
        where = self._result.jurisdiction
        date = {"date": found.date, "year": int(found.date[:4])} if found.date else {}
        return self._result.model_copy(
            update={
                "assignments": tuple(kept),
                "departments": {**self._result.departments, **names},
                "jurisdiction": where.model_copy(update=date),
                "rejected": (),
                "doubts": (),
                "findings": (),
            }
        )

    def _after(self, own: Assignment, told: Inheritance, found: Replay) -> Assignment:
        if not told.events or told.after is None:
            return own
        moves = [said(found.events[n], _WORDS) for n in told.events]
        return own.model_copy(
            update={
                "name": told.after,
                "department": self._ids.get(told.after),
                "reason": own.reason + _WORDS("reform_reason", told.after),
                "evidence": (
                    *own.evidence,
                    *(Evidence(kind=EvidenceKind.RULE, quote=quote) for quote in moves),
                ),
            }
        )


def said(event: ReformEvent, words: Words) -> str:
    """Return an event in words: its date, what it does, its document."""
    old, new = words.value(event.old), words.value(tuple(heir.name for heir in event.new))
    told = f"{event.date} {words(f'reform_{event.kind.value}', old, new)}"
    return words("reform_document", told, event.document) if event.document else told


def _flows(lines: Sequence[Inheritance]) -> tuple[Flow, ...]:
    roles: Counter[tuple[str, str | None]] = Counter()
    leads: dict[tuple[str, str | None], int] = defaultdict(int)
    for line in lines:
        roles[line.before, line.after] += 1
        leads[line.before, line.after] += line.role is Role.LEAD
    return tuple(
        Flow(before=before, after=after, roles=count, leads=leads[before, after])
        for (before, after), count in roles.items()
    )
