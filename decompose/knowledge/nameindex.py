"""Every name of every department under its folded key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from decompose.knowledge.bearers import Bearer
from decompose.knowledge.grammar import class_stem, even, fold, organ_stem
from decompose.knowledge.names import SLOT
from decompose.model.organization import Department, DepartmentKind, ResolutionKind
from decompose.text.patterns import regex

_PLACE = "[一-鿿]{2,12}"
_SLOT = regex(r"X[省市县]?")  # the place in a name


class NameIndex:
    """Names by folded key; names with a place inside by the part behind it.

    ``exact``: key → bearers. ``slots``: part behind the place → (part before it, bearers).
    """

    def __init__(self, departments: tuple[Department, ...]) -> None:
        self.exact: dict[str, list[Bearer]] = {}
        self.slots: dict[str, list[tuple[str, list[Bearer]]]] = {}
        self.wide_slots: list[tuple[re.Pattern[str], list[Bearer]]] = []
        self.order = {dept.id: (dept.order, dept.id) for dept in departments}
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
            heads = self.slots.setdefault(parts[1], [])
            known = next((found for head, found in heads if head == parts[0]), None)
            if known is None:
                heads.append((parts[0], known := []))
            _merge(known, bearer)
        else:
            pattern = _PLACE.join(re.escape(part) for part in parts)
            self.wide_slots.append((regex(pattern), [bearer]))

    def by_stem(self, key: str) -> list[Bearer]:
        """Return who bears a name of the same stem: 旅游委 for 旅游局, 教育主管部门 for 教育部门."""
        stem = class_stem(key)
        if stem is not None:
            return self._class_stems.get(stem) or self._organ_stems.get(stem, [])
        return self._organ_stems.get(organ_stem(key) or key, [])

    def of_organ_stem(self, stem: str) -> list[Bearer]:
        """Return who bears a name made of this stem and an organ word (教育 for 教育局)."""
        return self._organ_stems.get(stem, [])

    def of_shape(self, size: int, end: str) -> tuple[str, ...]:
        """Return the keys of a length that end in a character, in order."""
        return tuple(self._shapes.get((size, end), ()))

    @cached_property
    def _shapes(self) -> dict[tuple[int, str], list[str]]:
        shapes: dict[tuple[int, str], list[str]] = {}
        for key in filter(None, self.keys):
            shapes.setdefault((len(key), key[-1]), []).append(key)
        return shapes

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
        yield name, Bearer(dept.id, ResolutionKind.ALIAS, since=dept.since)
    for year, names in dept.later.items():
        for name in names:
            yield name, Bearer(dept.id, ResolutionKind.ALIAS, since=year)
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
