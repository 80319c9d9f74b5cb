"""Bodies that do the work of several departments: 教育和体育局, 住建交通局.

Counties merge bureaus in ever new combinations; no list holds them all. Such a name is a row of
stems that are known one by one, with a single organ word behind the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decompose.knowledge.bearers import Bearer, choose
from decompose.knowledge.grammar import MIN_STEM, is_prefix, organ_stem
from decompose.knowledge.nameindex import NameIndex
from decompose.model.organization import Department, DepartmentKind, Level, ResolutionKind

MOST_PARTS = 4
_LONGEST = 14
_FIRM = (ResolutionKind.EXACT, ResolutionKind.SHORT, ResolutionKind.FORMER)
_MERGES = (DepartmentKind.DEPARTMENT, DepartmentKind.PARTY, DepartmentKind.OFFICE)


class Merger:
    """Cuts names into the stems of departments that may have been merged."""

    def __init__(self, departments: Mapping[str, Department], names: NameIndex) -> None:
        self._departments = departments
        self._names = names

    def parts(
        self, key: str, *, level: Level | None, year: int | None
    ) -> tuple[str, tuple[str, ...]] | None:
        """Return the prefix of a merged body's name and its departments, in printed order.

        None where the name is not wholly a row of stems of at least two departments.
        """
        for at in range(len(key) - 2 * MIN_STEM):
            if at and not is_prefix(key[:at]):
                continue
            for row in self._rows(organ_stem(key[at:]) or "", MOST_PARTS):
                chosen = [choose(bearers, level=level, year=year).department for bearers in row]
                found = tuple(dict.fromkeys(one for one in chosen if one))
                if len(found) > 1 and all(chosen):
                    return key[:at], found
        return None

    def _rows(self, stem: str, most: int) -> Iterator[tuple[list[Bearer], ...]]:
        """Yield the ways to cut a text into known stems, those with a long first piece first."""
        for end in range(min(len(stem) - MIN_STEM, _LONGEST), MIN_STEM - 1, -1):
            first = self._firm(stem[:end])
            if not first:
                continue
            last = self._firm(stem[end:])
            if last:
                yield first, last
            elif most > 2:
                for rest in self._rows(stem[end:], most - 1):
                    yield first, *rest

    def _firm(self, stem: str) -> list[Bearer]:
        return [
            bearer
            for bearer in self._names.of_organ_stem(stem)
            if bearer.kind in _FIRM and self._departments[bearer.department].kind in _MERGES
        ]
