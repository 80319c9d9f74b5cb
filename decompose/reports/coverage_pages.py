"""The coverage on pages of a slide: the blind spots on the first, then the whole map, as many as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from decompose.labels.deliverables import Labels
from decompose.model.coverage import Cell, Coverage, Status
from decompose.reports.heatmap import grid, sides_by_use, worst
from decompose.rules.competence import ACTIVITIES

OPEN = (Status.GAP, Status.DESIGNATION, Status.OVERLAP, Status.WEAK)
"""States that somebody must settle, the worst first."""
_LEFT_OUT = (Status.GAP, Status.DESIGNATION)
_SPOTS, _ROWS, _SIDES, _TOLD = 14, 24, 18, 4
_NAME, _SIDE = 178, 59
_HEADS = (
    ("object", 170),
    ("by_law", 84),
    ("by_lists", 84),
    ("by_plan", 84),
    ("together", 84),
    ("sides", 270),
    ("holders", 270),
    ("fix", 194),
)
Row = tuple[str, dict[str, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in one place of a page; a state colours it."""

    text: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Units:
        ``widths`` in pixels, of which a slide has 1,240 between its margins.
    """

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Field, ...], ...]
    notes: tuple[str, ...] = ()


def pages(found: Coverage, names: Mapping[str, str], labels: Labels) -> tuple[Page, ...]:
    """Return the page of blind spots, then those of the map."""
    return (blind_spots(found, names, labels), *_map(found, names, labels))


def blind_spots(
    found: Coverage, names: Mapping[str, str], labels: Labels, *, most: int | None = _SPOTS
) -> Page:
    """Return the objects that somebody must settle: by law, lists and plan, at which stages, held by whom.

    ``most`` rows are shown, the worst; the others are named below.
    """
    rows = grid(found)
    spots = [row for row in rows if _state(row) in OPEN]
    shown = tuple(_spot(row, names, labels) for row in spots[:most])
    title = f"{found.title} {labels['blind_spots']}".strip()
    heads = tuple(labels[key] for key, _ in _HEADS)
    left = [name for name, _ in spots[len(shown) :]]
    counted = "list_counted" if found.listed else "spots_counted"
    notes = tuple(_notes(rows, left, names, labels, counted))
    return Page(title, heads, tuple(width for _, width in _HEADS), shown, notes)


def _spot(row: Row, names: Mapping[str, str], labels: Labels) -> tuple[Field, ...]:
    name, sides = row
    cells = list(chain.from_iterable(sides.values()))
    bad = [cell for cell in cells if cell.together in OPEN]
    state = worst(cells)
    places: dict[str, None] = {}
    for side, own in sides.items():
        if any(cell.together in OPEN for cell in own):
            places[names.get(side, side) or labels["object_whole"]] = None
    holders = dict.fromkeys(holder for cell in bad for holder in cell.holders)
    law = _least(cell.law for cell in bad)
    lists, plan = (_least(getattr(cell, key) for cell in cells) for key in ("lists", "plan"))
    return (
        Field(name),
        Field(labels.short_status(law), law),
        _of_lists(lists, sides, labels),
        _of_plan(plan, labels),
        Field(labels.short_status(state), state),
        Field(labels.joined(places)),
        Field(labels.joined(holders) or labels["nobody"]),
        Field(labels[f"settle_{state.value}"]),
    )


def _said(status: Status, labels: Labels) -> Field:
    if status is Status.UNKNOWN:
        return Field("—")
    return Field(labels.short_status(status), status)


def _of_lists(status: Status, sides: Mapping[str, Sequence[Cell]], labels: Labels) -> Field:
    """Return what the lists say: where they give an object and leave out a part, the part is meant."""
    if status is Status.GAP and all(cell.lists is not Status.GAP for cell in sides.get("", ())):
        return Field(labels["lists_in_part"], status)
    return _said(status, labels)


def _of_plan(status: Status, labels: Labels) -> Field:
    """Return what the plan says: where it names an object and nobody, no gap of the law is meant."""
    if status is Status.GAP:
        return Field(labels["plan_silent"], Status.UNKNOWN)
    return _said(status, labels)


def _least(states: Iterable[Status]) -> Status:
    """Return the worst state of those that say something."""
    said = [s for s in states if s not in (Status.UNKNOWN, Status.NOT_APPLICABLE)]
    order = (*OPEN, Status.SPLIT, Status.COVERED)
    return min(said, key=order.index, default=Status.UNKNOWN)


def _notes(
    rows: Sequence[Row], left: Sequence[str], names: Mapping[str, str], labels: Labels, counted: str
) -> Iterable[str]:
    """Yield the objects for which the page has no room, and those of which the plan says less than the law."""
    if not rows:
        yield labels["no_objects"]
        return
    states = [_state(row) for row in rows]
    counts = (states.count(status) for status in OPEN)
    yield labels(counted, len(rows), *counts)
    if left:
        yield labels("more_spots", len(left), labels.joined(left))
    silent = [name for name, sides in rows if _forgotten(sides)]
    if silent:
        yield labels("plan_forgets", len(silent), labels.joined(silent))
    unlisted = [
        name if "" in left_out else f"{name}（{_some(left_out, names, labels)}）"
        for name, sides in rows
        if (left_out := _unlisted(sides))
    ]
    if unlisted:
        yield labels("lists_forget", len(unlisted), labels.joined(unlisted))


def _some(sides: Sequence[str], names: Mapping[str, str], labels: Labels) -> str:
    """Return the names of sides, of many the first."""
    told = labels.joined(names.get(side, side) for side in sides[:_TOLD])
    return told if len(sides) <= _TOLD else labels("and_more", told, len(sides))


def _forgotten(sides: Mapping[str, Sequence[Cell]]) -> bool:
    """Tell whether the law gives an object to somebody, and the plan names it without anybody."""
    whole = sides.get("", ())
    settled = any(c.law in (Status.COVERED, Status.SPLIT) for c in whole)
    return settled and any(c.plan is Status.GAP for c in whole)


def _unlisted(sides: Mapping[str, Sequence[Cell]]) -> list[str]:
    """Return the sides of an object that the user's lists leave open and the law gives to somebody.

    What every regulator does with its object (inspects, teaches, counts) is no side of it.
    """
    return [
        side
        for side, cells in sides.items()
        if side not in ACTIVITIES
        and any(c.lists in _LEFT_OUT and c.law in (Status.COVERED, Status.SPLIT) for c in cells)
    ]


def _map(found: Coverage, names: Mapping[str, str], labels: Labels) -> Iterable[Page]:
    """Yield the pages of the map: what most objects have first, then the rarer stages and aspects."""
    rows = grid(found)
    ordered = sides_by_use(rows)
    made: list[tuple[list[str], list[Row]]] = []
    for first in range(0, len(ordered), _SIDES):
        part = ordered[first : first + _SIDES]
        there = [row for row in rows if any(side in row[1] for side in part)]
        for at in range(0, len(there), _ROWS):
            block = there[at : at + _ROWS]
            own = [side for side in part if any(side in cells for _, cells in block)]
            made.append((own, block))
    for number, (sides, block) in enumerate(made, start=1):
        heads = (labels["object"], *(names.get(s, s) or labels["object_whole"] for s in sides))
        lines = tuple(
            (Field(name), *(_field(cells.get(side), labels) for side in sides))
            for name, cells in block
        )
        title = f"{found.title} {labels['coverage_map']}（{number}/{len(made)}）".strip()
        yield Page(title, heads, (_NAME, *(_SIDE for _ in sides)), lines)


def _field(cells: Sequence[Cell] | None, labels: Labels) -> Field:
    if not cells:
        return Field("")
    state = worst(cells)
    return Field(labels.short_status(state), state)


def _state(row: Row) -> Status:
    return worst(list(chain.from_iterable(row[1].values())))
