"""Which names of events and of a division mean the same body: told by level and by era.

A name that ended stands only for the body that bore it (市工商局 is not 市质监局, though both became one
department), never for its successor; a name of another level stands for nobody here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from decompose.knowledge import Knowledge
from decompose.knowledge.grammar import names_bureau, names_place
from decompose.knowledge.names import bare_place
from decompose.model.organization import Department, FormerName, Level, ResolutionKind
from decompose.model.reform import ReformEvent, ReformKind
from decompose.model.result import Decomposition
from decompose.text.patterns import regex

_CERTAIN = (
    ResolutionKind.EXACT,
    ResolutionKind.SHORT,
    ResolutionKind.ALIAS,
    ResolutionKind.FORMER,
)
_NOW = -1
_PLACE = regex(r"(.{2,8}?[省市县区旗州盟])(?=.{2})")  # 云州市 in 云州市应急管理局
_NEW_NAME = (ReformKind.RENAME, ReformKind.MERGE, ReformKind.SPLIT)


class Body(NamedTuple):
    """What a name means: a department at a level, in the era of one of its former names or now."""

    department: str
    level: Level | None
    era: int = _NOW

    @property
    def now(self) -> bool:
        """Whether the name has not ended."""
        return self.era == _NOW


class Bodies:
    """The bodies that a division and the events of a reform name.

    Args:
        result: The division before.
        events: All events, so that their names mean the same in whatever order they stand.
        kb: The names of bodies.
    """

    def __init__(self, result: Decomposition, events: Sequence[ReformEvent], kb: Knowledge) -> None:
        self._kb, self._where = kb, result.jurisdiction
        self._of: dict[str, Body | None] = {}
        self._before = tuple(dict.fromkeys(a.name for a in result.assignments))
        self.named = frozenset(name for event in events for name in _names(event))
        self._spelled = self._spellings(events)

    def called(self, name: str) -> str:
        """Return the one spelling under which a body of the events goes on here."""
        return self._spelled.get(name, name)

    def of(self, name: str) -> Body | None:
        """Return what a name means, None where that is not certain."""
        if name not in self._of:
            self._of[name] = self._read(name)
        return self._of[name]

    def department(self, name: str) -> str | None:
        """Return the department of a name."""
        body = self.of(name)
        return body.department if body else None

    def known(self, name: str) -> bool:
        """Tell whether the packs know anything by a name."""
        where = self._where
        found = self._kb.resolve(name, level=where.level, year=where.year)
        return bool(found.department or found.group) or found.kind is ResolutionKind.AMBIGUOUS

    def bearers(self, name: str, holders: Iterable[str]) -> list[str]:
        """Return those of the holders that an event means by a name."""
        own, body = self.called(name), self.of(name)
        everybody = list(holders)
        if own in everybody:
            return [own]
        if body is None:
            return []
        others = [(n, self.of(n)) for n in everybody if n not in self.named]
        same = [n for n, other in others if other == body]
        if same or not body.now:
            return same
        # A present name also means what the division still calls by a name that ended since.
        return [n for n, o in others if o and o[:2] == body[:2] and not o.now]

    def later(self, name: str, holders: Iterable[str]) -> list[str]:
        """Return holders whose names are those that a body got after the one asked for ended."""
        body = self.of(name)
        if body is None or body.now:
            return []
        return [n for n in holders if (o := self.of(n)) and o[:2] == body[:2] and o.now]

    def _read(self, name: str) -> Body | None:
        where = self._where
        found = self._kb.resolve(name, level=where.level, year=where.year)
        if found.kind not in _CERTAIN or found.department is None or self._elsewhere(name):
            return None
        department = self._kb.departments[found.department]
        if found.kind is ResolutionKind.ALIAS and not _shortens(name, department):
            return None
        level = found.level or where.level
        if found.kind is not ResolutionKind.FORMER:
            return Body(found.department, level)
        return Body(found.department, level, _era(name, department.former))

    def _elsewhere(self, name: str) -> bool:
        """Tell whether a name begins with another place of the plan's own level."""
        place, said = self._where.place, _PLACE.match(name)
        if not place or said is None or not names_place(said[1]):
            return False
        return bare_place(said[1]) != bare_place(place) and said[1][-1] == place[-1]

    def _spellings(self, events: Sequence[ReformEvent]) -> dict[str, str]:
        """Return one spelling for all names of a body, where no event tells two of them apart."""
        told_apart: set[Body] = set()
        for event in events:
            bodies = [b for n in dict.fromkeys(_names(event)) if (b := self.of(n))]
            told_apart |= {b for b in bodies if bodies.count(b) > 1}
        order = [
            *self._before,
            *(h.name for e in events if e.kind in _NEW_NAME for h in e.new),
            *(name for event in events for name in _names(event)),
        ]
        first: dict[Body, str] = {}
        twice: set[Body] = set()
        for name in order:
            body = self.of(name)
            if body is not None and first.setdefault(body, name) != name and name in self._before:
                twice.add(body)
        return {
            name: first[body]
            for name in self.named
            if (body := self.of(name)) and body not in told_apart | twice
        }


def _names(event: ReformEvent) -> Iterator[str]:
    yield from event.old
    for heir in event.new:
        yield heir.name


def _shortens(name: str, department: Department) -> bool:
    """Tell whether an alias is a short form of a department's own names (自规局), or its class.

    Another one (市政公用局 of the housing department) may be a body of its own in a reform.
    """
    alias = max((a for a in department.aliases if name.endswith(a)), key=len, default="")
    stem = alias[:-1] if names_bureau(alias) else alias
    if stem == alias:  # a class (住建部门) or a bare field stands for whoever does it
        return True
    own = (*department.names.values(), *department.short.values())
    return any(_in_order(stem, official) for names in own for official in names)


def _in_order(short: str, whole: str) -> bool:
    signs = iter(whole)
    return all(sign in signs for sign in short)


def _era(name: str, former: Sequence[FormerName]) -> int:
    """Return which of the former names of a department a name is: the longest that ends it."""
    best, length = len(former), 0
    for number, one in enumerate(former):
        for form in one.names:
            tail = form.rpartition("X")[2] or form
            if name.endswith(tail) and len(tail) > length:
                best, length = number, len(tail)
    return best


def in_order(events: Iterable[ReformEvent]) -> list[ReformEvent]:
    """Return events by date; of one day, what makes a body before what takes it up.

    What only takes work out of a body comes before that body ends, so that the order in which a file
    lists the events of one day does not matter. Where they stand in a circle, the file decides.
    """
    ordered: list[ReformEvent] = []
    days: dict[str, list[ReformEvent]] = {}
    for event in events:
        days.setdefault(event.date, []).append(event)
    for day in sorted(days):
        waiting = days[day]
        while waiting:
            free = [e for e in waiting if not any(_before(o, e) for o in waiting if o is not e)]
            taken = (free or waiting)[0]
            ordered.append(taken)
            waiting = [e for e in waiting if e is not taken]
    return ordered


def _before(first: ReformEvent, second: ReformEvent) -> bool:
    """Tell whether, of two events of one day, one must come before the other."""
    made = {heir.name for heir in first.new} - set(first.old)
    if first.kind in _NEW_NAME and made & set(second.old):
        return True
    takes_out = first.kind is ReformKind.TRANSFER and second.kind is not ReformKind.TRANSFER
    return takes_out and bool(set(first.old) & set(second.old))
