"""Reforms replayed on a division: who inherits each role, and what is left without an heir."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from decompose.compare.reform_scope import Work
from decompose.knowledge import Knowledge
from decompose.labels.comparison import Words
from decompose.model.organization import ResolutionKind
from decompose.model.reform import (
    Cause,
    Flow,
    Heir,
    Inheritance,
    ReformEvent,
    ReformKind,
    Reforms,
    Replay,
)
from decompose.model.result import Assignment, Decomposition, Evidence, EvidenceKind, Role

_CERTAIN = (
    ResolutionKind.EXACT,
    ResolutionKind.SHORT,
    ResolutionKind.ALIAS,
    ResolutionKind.FORMER,
)
_WORDS = Words("zh")
_RANK = {role: number for number, role in enumerate(Role)}


def replay(
    result: Decomposition, reforms: Reforms, kb: Knowledge, *, date: str = ""
) -> tuple[Replay, Decomposition]:
    """Apply the events that hold at a date, in the order of their dates.

    A role whose heir the events do not tell stays open: nobody is guessed.

    Args:
        result: The division before.
        reforms: The events.
        kb: Vocabulary of sectors and functions, and the names of bodies.
        date: ISO day, month or year; without it every event holds.

    Returns:
        What became of each role, and the division after; open roles have left it.
    """
    ordered = sorted(reforms.events, key=lambda event: event.date)
    held = [event for event in ordered if not date or event.date <= _end_of(date)]
    game = _Replaying(result, held, kb)
    idle = tuple(n for n, event in enumerate(held) if not game.apply(n, event))
    lines = game.lines()
    found = Replay(
        plan=result.plan.title,
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
    def __init__(self, result: Decomposition, events: Sequence[ReformEvent], kb: Knowledge) -> None:
        self._result, self._kb = result, kb
        self._work = Work(result, kb)
        self._lines = [_Line(a, a.name, [a.name]) for a in result.assignments]
        self._ids = {a.name: a.department for a in result.assignments}
        self._named = frozenset(
            name for event in events for name in (*event.old, *(heir.name for heir in event.new))
        )

    def apply(self, number: int, event: ReformEvent) -> bool:
        """Apply an event; tell whether it moved anything."""
        givers = {name for old in event.old for name in self._bearers(old)}
        touched = [line for line in self._lines if line.holder in givers]
        for line in touched:
            self._move(line, number, event)
        waiting = [x for x in self._lines if x.holder is None and givers & set(x.possible)]
        for line in waiting:
            self._narrow(line, number, event, givers)
        return bool(touched or waiting)

    def _bearers(self, name: str) -> list[str]:
        """Return the names under which a body stands in the division now: its own, else another."""
        now = dict.fromkeys(x.holder for x in self._lines if x.holder)
        now.update(dict.fromkeys(p for x in self._lines for p in x.possible))
        if name in now:
            return [name]
        department = self._department(name)
        return [n for n in now if department and self._ids.get(n) == department]

    def _department(self, name: str) -> str | None:
        where = self._result.jurisdiction
        found = self._kb.resolve(name, level=where.level, year=where.year)
        return found.department if found.kind in _CERTAIN else None

    def _move(self, line: _Line, number: int, event: ReformEvent) -> None:
        if event.kind is ReformKind.TRANSFER:
            self._transfer(line, number, event)
        elif event.kind is ReformKind.SPLIT:
            self._split(line, number, event)
        elif event.kind is ReformKind.DISSOLVE:
            self._leave_open(line, number, (), Cause.DISSOLVED, str(line.holder))
        else:
            self._give(line, number, event.new[0].name, event)

    def _give(self, line: _Line, number: int, heir: str, event: ReformEvent) -> None:
        heir = self._known(heir, line.holder or "", event)
        line.holder = heir
        line.trail.append(heir)
        line.events.append(number)
        line.possible, line.cause, line.facts = (), None, ()

    def _known(self, heir: str, giver: str, event: ReformEvent) -> str:
        """Return the name under which an heir goes on here, and remember its department.

        A body that was in the division from the start and that no event names keeps its name there,
        however an event spells it. Two new bodies that the knowledge takes for one have no
        department in it: it does not know them yet.
        """
        if heir in self._ids:
            return heir
        found = self._department(heir)
        same = [n for n, own in self._ids.items() if found and own == found]
        still = [n for n in same if n not in self._named]
        if still and event.kind is not ReformKind.RENAME:
            return still[0]
        if event.kind is ReformKind.RENAME:
            found = found or self._ids.get(giver)
        elif same and not set(same) & {*event.old, giver}:
            found = None
        self._ids[heir] = found
        if found and event.kind is ReformKind.SPLIT:
            others = [h.name for h in event.new if h.name != heir]
            if any(self._department(name) == found for name in others):
                self._ids[heir] = None
        return heir

    @staticmethod
    def _leave_open(
        line: _Line, number: int, possible: tuple[str, ...], cause: Cause, *facts: str
    ) -> None:
        line.holder = None
        line.events.append(number)
        line.possible, line.cause, line.facts = possible, cause, facts

    def _split(self, line: _Line, number: int, event: ReformEvent) -> None:
        heirs, whole = self._heirs(line, event.new)
        if len(heirs) == 1 and whole:
            self._give(line, number, heirs[0].name, event)
            return
        names = tuple(heir.name for heir in event.new)
        among = tuple(heir.name for heir in heirs)
        several = Cause.SPLIT_SEVERAL if len(heirs) > 1 else Cause.SPLIT_PART
        cause = several if heirs else Cause.SPLIT_NONE
        self._leave_open(line, number, names, cause, event.old[0], *among)

    def _heirs(self, line: _Line, heirs: Sequence[Heir]) -> tuple[list[Heir], bool]:
        """Return the bodies of a split that a role falls to, and whether they take all of it.

        The most definite words decide: whose it was before, then ids, then topics and words.
        """
        own = line.own
        back = [h for h in heirs if set(h.inherits) & set(line.trail[:-1])]
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

    def _transfer(self, line: _Line, number: int, event: ReformEvent) -> None:
        own, scope, heir = line.own, event.scope, event.new[0].name
        if self._work.named(scope, own.task, own.measure):
            self._give(line, number, heir, event)
            return
        parts = self._work.shares((scope,), own.task, own.measure)
        hit = [part.text for part in parts if part.scopes]
        if len(hit) == len(parts):
            self._give(line, number, heir, event)
        elif hit:
            among = (str(line.holder), heir)
            self._leave_open(line, number, among, Cause.TRANSFER_PART, heir, *hit)

    def _narrow(self, line: _Line, number: int, event: ReformEvent, givers: set[str]) -> None:
        """Let an open role follow what becomes of those among whom it is open.

        One that ends without an heir stays among them: its share of the work is nobody's.
        """
        stays = event.kind in (ReformKind.TRANSFER, ReformKind.DISSOLVE)
        heirs: list[str] = []
        for name in line.possible:
            heirs += [name] if name not in givers or stays else []
            heirs += [heir.name for heir in event.new] if name in givers else []
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
