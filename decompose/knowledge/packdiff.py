"""What differs between two states of the knowledge: entries added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decompose.knowledge.base import Knowledge
from decompose.model.base import Model

KINDS = (
    "departments",
    "groups",
    "sectors",
    "stages",
    "aspects",
    "functions",
    "duties",
    "laws",
    "linkages",
    "actors",
    "precedents",
    "bodies",
    "wordings",
    "reserved",
    "limits",
    "trade_words",
)
"""Kinds of entries, named as the attributes of Knowledge."""


class EntryChange(Model):
    """One entry that differs; ``fields`` maps a field to its old and new value."""

    kind: str
    id: str
    change: str
    """added, removed or changed."""
    fields: dict[str, tuple[object, object]] = {}


def diff_packs(old: Knowledge, new: Knowledge) -> tuple[EntryChange, ...]:
    """Return every entry that differs, in the order of kinds and ids of the old, then of the new."""
    return tuple(change for kind in KINDS for change in _of_kind(kind, old, new))


def _of_kind(kind: str, old: Knowledge, new: Knowledge) -> Iterator[EntryChange]:
    before: Mapping[str, Model] = getattr(old, kind)
    after: Mapping[str, Model] = getattr(new, kind)
    for id_ in dict.fromkeys((*before, *after)):
        if id_ not in after:
            yield EntryChange(kind=kind, id=id_, change="removed")
        elif id_ not in before:
            yield EntryChange(kind=kind, id=id_, change="added")
        elif before[id_] != after[id_]:
            fields = _fields(before[id_], after[id_])
            yield EntryChange(kind=kind, id=id_, change="changed", fields=fields)


def _fields(before: Model, after: Model) -> dict[str, tuple[object, object]]:
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    return {name: (was[name], now[name]) for name in was if was[name] != now[name]}
