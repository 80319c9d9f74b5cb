"""Every name of every department under its folded key, and the choice between bearers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from decompose.knowledge.grammar import class_stem, even, fold, organ_stem
from decompose.knowledge.names import SLOT
from decompose.model.organization import Department, DepartmentKind, Level, ResolutionKind

GRACE = 1
"""Years by which local offices may follow a national decision."""

_PLACE = "[一-鿿]{2,12}"
_SLOT = re.compile(r"X[省市县]?")  # the place in a name
_NO_LEVELS: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearer:
    """A department that bears or bore a name; empty ``levels`` means any."""

    department: str
    kind: ResolutionKind
    levels: tuple[Level, ...] = _NO_LEVELS
    since: int | None = None
    until: int | None = None
    partial: bool = False
    """The department took over only a part of what the name stood for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The bearer chosen, or the candidates where none may be chosen."""

    department: str | None
    candidates: tuple[str, ...]
    kind: ResolutionKind
    level: Level | None = None
    ended: bool = False
    note: str = ""


class NameIndex:
    """Names by folded key; names with a place inside by the part behind it.

    ``exact``: key → bearers. ``slots``: part behind the place → (part before it, bearers).
    """

    def __init__(self, departments: tuple[Department, ...]) -> None:
        self.exact: dict[str, list[Bearer]] = {}
        self.slots: dict[str, list[tuple[str, list[Bearer]]]] = {}
        self.wide_slots: list[tuple[re.Pattern[str], list[Bearer]]] = []
        self._committees = {d.id for d in departments if d.kind is DepartmentKind.COMMITTEE}
        for dept in departments:
            for name, bearer in _names(dept):
                self._add(fold(even(name)), bearer)
        self.keys = tuple(self.exact)

    def _add(self, key: str, bearer: Bearer) -> None:
        if SLOT not in key:
            _merge(self.exact.setdefault(key, []), bearer)
            return
        parts = _SLOT.split(key)
        if len(parts) == 2 and parts[1]:
            self.slots.setdefault(parts[1], []).append((parts[0], [bearer]))
        else:
            pattern = _PLACE.join(re.escape(part) for part in parts)
            self.wide_slots.append((re.compile(pattern), [bearer]))

    def bearers(self, key: str) -> list[Bearer]:
        """Return who bears a name without prefix: as written, else by its stem."""
        return self.exact.get(key) or self.by_stem(key)

    def by_stem(self, key: str) -> list[Bearer]:
        """Return who bears a name of the same stem: 旅游委 for 旅游局, 教育主管部门 for 教育部门."""
        stem = class_stem(key)
        if stem is not None:
            return self._class_stems.get(stem) or self._organ_stems.get(stem, [])
        return self._organ_stems.get(organ_stem(key) or key, [])

    @cached_property
    def _class_stems(self) -> dict[str, list[Bearer]]:
        return self._stems(class_stem)

    @cached_property
    def _organ_stems(self) -> dict[str, list[Bearer]]:
        return self._stems(organ_stem)

    def _stems(self, stem_of: Callable[[str], str | None]) -> dict[str, list[Bearer]]:
        stems: dict[str, list[Bearer]] = {}
        for key, bearers in self.exact.items():
            stem = stem_of(key)
            if stem is not None:
                for bearer in bearers:
                    if self._has_stem(bearer):
                        _merge(stems.setdefault(stem, []), bearer)
        return stems

    def _has_stem(self, bearer: Bearer) -> bool:
        """Committees are named after what others do (消防安全委员会): their stems mislead."""
        uncertain = bearer.kind is ResolutionKind.AMBIGUOUS
        return not uncertain and bearer.department not in self._committees


def choose(bearers: list[Bearer], *, level: Level | None, year: int | None) -> Choice:
    """Choose the bearer of a name at a level in a year, or give the candidates.

    A name that a department bears for certain beats one it may bear. The present bearer comes
    first, unless the year is one in which only a former bearer had the name.
    """
    firm = [b for b in bearers if b.kind is not ResolutionKind.AMBIGUOUS]
    pool, ended, note = _valid(firm, year)
    if not firm or (ended and len(firm) < len(bearers)):
        return Choice(None, _ids(bearers), ResolutionKind.AMBIGUOUS)
    best = _narrowed(pool, level)
    if len({b.department for b in best}) > 1:
        return Choice(None, _ids(best), ResolutionKind.AMBIGUOUS)
    chosen = best[0]
    others = _ids([chosen, *(b for b in (*pool, *bearers) if b in pool or b not in firm)])
    if others[1:] and not note:
        note = "此名称也可指其他机构或合并设立的机构"
    return Choice(
        chosen.department,
        others if others[1:] else (),
        chosen.kind,
        chosen.levels[0] if len(chosen.levels) == 1 else None,
        ended,
        note,
    )


def _valid(firm: list[Bearer], year: int | None) -> tuple[list[Bearer], bool, str]:
    """Return the bearers that count in a year, whether the name had ended, and a note."""
    now = [b for b in firm if b.until is None]
    past = [b for b in firm if b.until is not None]
    if year is None:
        if now or not past:
            return now, False, ""
    else:
        valid = [b for b in now if b.since is None or b.since <= year]
        valid = valid or [b for b in past if _in_force(b, year)]
        if valid:
            return valid, False, ""
        if now:
            return now, False, f"该名称{min(b.since or 0 for b in now)}年起使用"
    if not past:
        return now, False, ""
    last = max(b.until or 0 for b in past)
    ended = year is None or last + GRACE < year
    return past, ended, f"该名称已于{last}年前后停用" if ended else ""


def _in_force(bearer: Bearer, year: int) -> bool:
    began = bearer.since is None or bearer.since <= year
    return began and bearer.until is not None and year <= bearer.until + GRACE


def _narrowed(pool: list[Bearer], level: Level | None) -> list[Bearer]:
    """Narrow several bearers by level, then by whole before part, then by kind of name."""
    best = pool
    if level is not None:
        best = [b for b in best if not b.levels or level in b.levels] or best
    best = [b for b in best if not b.partial] or best
    rank = min(_RANK[b.kind] for b in best)
    return [b for b in best if _RANK[b.kind] == rank]


_RANK = {
    ResolutionKind.EXACT: 0,
    ResolutionKind.SHORT: 1,
    ResolutionKind.ALIAS: 2,
    ResolutionKind.FORMER: 3,
    ResolutionKind.AMBIGUOUS: 4,
}


def _ids(bearers: list[Bearer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.department for b in bearers))


def _merge(bearers: list[Bearer], bearer: Bearer) -> None:
    """Add a bearer; the same kind at another level widens the entry."""
    for i, known in enumerate(bearers):
        if (known.department, known.until) == (bearer.department, bearer.until):
            if known.levels and bearer.levels:
                levels = tuple(dict.fromkeys((*known.levels, *bearer.levels)))
                bearers[i] = Bearer(
                    known.department, known.kind, levels, known.since, known.until, known.partial
                )
            return
    bearers.append(bearer)


def _names(dept: Department) -> Iterator[tuple[str, Bearer]]:
    for level, names in dept.names.items():
        for name in names:
            yield name, Bearer(dept.id, ResolutionKind.EXACT, (level,), dept.since)
    for level, names in dept.short.items():
        for name in names:
            yield name, Bearer(dept.id, ResolutionKind.SHORT, (level,), dept.since)
    for name in dept.aliases:
        yield name, Bearer(dept.id, ResolutionKind.ALIAS)
    for name in dept.ambiguous:
        yield name, Bearer(dept.id, ResolutionKind.AMBIGUOUS)
    for former in dept.former:
        for name in former.names:
            yield (
                name,
                Bearer(
                    dept.id,
                    ResolutionKind.FORMER,
                    former.levels,
                    former.since,
                    former.until,
                    partial=bool(former.only_for),
                ),
            )
