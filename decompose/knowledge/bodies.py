"""Bodies that a place has formed by itself, worked into the departments they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.model.organization import Department, DepartmentKind, Level, LocalBody


def with_bodies(
    departments: Iterable[Department], bodies: Iterable[LocalBody]
) -> dict[str, Department]:
    """Return the departments by id, named and merged as the place has settled it.

    Old names stay known as aliases, so that a text that uses them is still understood.
    """
    found = {entry.id: entry for entry in departments}
    for body in bodies:
        first, *others = body.departments
        found[first] = _bearing(found[first], body)
        for other in others:
            found[other] = _merged_into(found[other], body.level, first)
    return found


def _bearing(dept: Department, body: LocalBody) -> Department:
    if dept.kind is DepartmentKind.TERRITORIAL:
        extra = (*dept.aliases, body.name, *body.aliases)
        return dept.model_copy(update={"aliases": tuple(dict.fromkeys(extra))})
    level = body.level
    names = (body.name, *body.aliases, *dept.names.get(level, ()))
    return dept.model_copy(
        update={
            "names": {**dept.names, level: tuple(dict.fromkeys(names))},
            "short": {**dept.short, level: (body.name, *dept.short.get(level, ()))},
        }
    )


def _merged_into(dept: Department, level: Level, first: str) -> Department:
    old = (*dept.names.get(level, ()), *dept.short.get(level, ()))
    return dept.model_copy(
        update={
            "names": {at: names for at, names in dept.names.items() if at is not level},
            "short": {at: names for at, names in dept.short.items() if at is not level},
            "aliases": tuple(dict.fromkeys((*dept.aliases, *old))),
            "substitute": {**dept.substitute, level: first},
        }
    )
