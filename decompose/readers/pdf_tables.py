"""Ruled tables: from lines drawn on a page to cells with their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from decompose.readers.pdf_columns import rows
from decompose.readers.pdf_lines import ENDING, LABEL, MARKER, first_unit, join
from decompose.readers.pdf_pages import Box, Line, Page
from decompose.text.patterns import regex

_TOUCH = 3.5
_SAME = 3.0
_MOST_RULES = 3_000
_PADDING = 12.0
_GOES_ON = regex("[、，,（(“《—]$")
_NEAR_COLUMNS = 8.0
_HEADER_ROWS = 4
_BLANK = regex(r"\s")


@dataclass(slots=True)
class Cell:
    """A cell; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    width: float
    lines: list[Line] = field(default_factory=list)
    text: str = ""
    full: bool = False
    """Whether the last line fills the cell, so that the text may go on overleaf."""


@dataclass(slots=True)
class Table:
    """A ruled table on one page, or on several that follow each other."""

    box: Box
    page: int
    edges: list[float]
    """Where the columns begin and end."""
    levels: list[float]
    """Where the rows begin and end, on the first page."""
    rows: list[list[Cell]]
    pages: list[int] = field(default_factory=list)
    """The page of each row."""
    repeated: list[Cell] = field(default_factory=list)
    """Cells of header rows that were printed again on later pages and dropped."""

    @property
    def framed(self) -> bool:
        """Whether this is a frame around running text (专栏) rather than a table."""
        return all(len(row) <= 1 for row in self.rows)


Rule = tuple[float, float, float]
"""Place across, start and end along."""


def tables(page: Page) -> list[Table]:
    """Find the tables of a page and take their lines off it."""
    across, upright = _sorted(page, 1), _sorted(page, 0)
    if not across or not upright or len(across) + len(upright) > _MOST_RULES:
        return []
    found = [_grid(*part, page) for part in _components(across, upright)]
    # A frame as large as the page is an ornament.
    kept = [table for table in found if table is not None and not _ornament(table, page)]
    for table in kept:
        _fill(table, page)
    return sorted(kept, key=lambda table: table.box[1])


def _ornament(table: Table, page: Page) -> bool:
    x0, y0, x1, y1 = table.box
    return table.framed and (x1 - x0) * (y1 - y0) > 0.6 * page.width * page.height


def _sorted(page: Page, axis: int) -> list[Rule]:
    """Return the rules along one axis: 1 across, 0 upright; pieces of one line joined."""
    found: list[Rule] = []
    for x0, y0, x1, y1 in page.rules:
        if axis and x1 - x0 >= y1 - y0:
            found.append(((y0 + y1) / 2, x0, x1))
        elif not axis and y1 - y0 > x1 - x0:
            found.append(((x0 + x1) / 2, y0, y1))
    return _merged(found)


def _merged(found: Iterable[Rule]) -> list[Rule]:
    lanes: list[list[Rule]] = []
    for rule in sorted(found):
        if lanes and rule[0] - lanes[-1][0][0] <= _SAME:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    merged: list[Rule] = []
    for lane in lanes:
        start: float | None = None
        end = 0.0
        for _, low, high in sorted(lane, key=lambda rule: rule[1:]):
            if start is None:
                start, end = low, high
            elif low <= end + _TOUCH:
                end = max(end, high)
            else:
                merged.append((lane[0][0], start, end))
                start, end = low, high
        if start is not None:
            merged.append((lane[0][0], start, end))
    return merged


def _components(across: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group the rules that touch each other."""
    parent = list(range(len(across) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(upright, len(across)):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for n in range(len(parent)):
        lying = n < len(across)
        groups[root(n)][not lying].append(across[n] if lying else upright[n - len(across)])
    return [groups[key] for key in sorted(groups)]


def _grid(across: list[Rule], upright: list[Rule], page: Page) -> Table | None:
    """Build the grid of touching rules."""
    if len(across) < 2 or not upright:
        return None
    xs = _closed(_places(upright), across)
    ys = _closed(_places(across), upright)
    if len(ys) < 2 or len(xs) < 2:
        return None
    table = Table((xs[0], ys[0], xs[-1], ys[-1]), page.number, xs, ys, [])
    taken: set[tuple[int, int]] = set()
    for r in range(len(ys) - 1):
        row = []
        for c in range(len(xs) - 1):
            if (r, c) in taken:
                continue
            wide, high = _span(r, c, xs, ys, across, upright, taken)
            taken |= {(r + i, c + j) for i in range(high) for j in range(wide)}
            row.append(Cell(r, c, high, wide, xs[c + wide] - xs[c]))
        table.rows.append(row)
    table.pages = [page.number] * len(table.rows)
    return table


def _closed(places: list[float], crossing: list[Rule]) -> list[float]:
    """Close a grid where rules end: statistical tables are open at their sides, parted rows below."""
    low, high = min(rule[1] for rule in crossing), max(rule[2] for rule in crossing)
    first = [low] if low < places[0] - 2 * _TOUCH else []
    last = [high] if high > places[-1] + 2 * _TOUCH else []
    return [*first, *places, *last]


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for place, _, _ in sorted(rules):
        if not places or place - places[-1] > _SAME:
            places.append(place)
    return places


def _span(
    r: int,
    c: int,
    xs: list[float],
    ys: list[float],
    across: list[Rule],
    upright: list[Rule],
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """Return how many columns and rows a cell reaches over: up to the next rule."""
    middle = (ys[r] + ys[r + 1]) / 2
    wide = 1
    while (
        c + wide < len(xs) - 1
        and (r, c + wide) not in taken
        and not _there(upright, xs[c + wide], middle)
    ):
        wide += 1
    high = 1
    while r + high < len(ys) - 1 and not any(
        _there(across, ys[r + high], (xs[c + n] + xs[c + n + 1]) / 2) for n in range(wide)
    ):
        high += 1
    return wide, high


def _there(rules: list[Rule], place: float, along: float) -> bool:
    return any(
        abs(rule[0] - place) <= _SAME and rule[1] - 1 <= along <= rule[2] + 1 for rule in rules
    )


def _fill(table: Table, page: Page) -> None:
    x0, y0, x1, y1 = table.box
    rest = []
    homes = {(cell.row + i, cell.column + j): cell
             for row in table.rows for cell in row
             for i in range(cell.row_span) for j in range(cell.column_span)}  # fmt: skip
    for line in page.lines:
        middle = (line.x0 + line.x1) / 2
        if not (x0 - 1 <= middle <= x1 + 1 and y0 <= line.middle <= y1):
            rest.append(line)
            continue
        c = sum(edge <= middle for edge in table.edges[1:-1])
        r = sum(edge <= line.middle for edge in table.levels[1:-1])
        homes[r, c].lines.append(line)
    page.lines = rest
    _read_cells(table)


def _read_cells(table: Table) -> None:
    widest: dict[tuple[int, int], float] = defaultdict(float)
    for row in table.rows:
        for cell in row:
            cell.lines = rows(sorted(cell.lines, key=lambda line: (line.middle, line.x0)))
            key = cell.column, cell.column_span
            widest[key] = max([widest[key], *(line.width for line in cell.lines)])
    for row in table.rows:
        for cell in row:
            _read_cell(cell, widest[cell.column, cell.column_span])


def _read_cell(cell: Cell, widest: float) -> None:
    """Join the lines of a cell where one is full, and part them where it is not."""
    for before, after in zip([None, *cell.lines], cell.lines, strict=False):
        if before is None:
            cell.text = after.text
        elif _runs_over(before, after.text, cell, widest):
            cell.text = join(cell.text, after.text)
        else:
            cell.text += f"\n{after.text}"
    if cell.lines:
        cell.full = _runs_over(cell.lines[-1], "一", cell, widest)


def _runs_over(line: Line, following: str, cell: Cell, widest: float) -> bool:
    if (MARKER.match(following) or LABEL.match(following)) and ENDING.search(line.text):
        return False
    if _GOES_ON.search(line.text):
        return True
    room = max(widest, cell.width - _PADDING - 0.5 * line.height)
    return line.width + first_unit(following, line.height) > room


def goes_on(table: Table, following: Table) -> bool:
    """Tell whether a table on the next page continues this one: it has the same columns."""
    if len(table.edges) != len(following.edges) or table.framed != following.framed:
        return False
    shift = following.edges[0] - table.edges[0]
    return all(
        abs(two - one - shift) < _NEAR_COLUMNS
        for one, two in zip(table.edges, following.edges, strict=True)
    )


def append(table: Table, following: Table) -> None:
    """Append a table's rows, without the header that is printed again, mending a parted row."""
    if table.framed:
        table.rows += following.rows
        table.pages += following.pages
        return
    heads = 0
    for old, new in zip(table.rows[:_HEADER_ROWS], following.rows, strict=False):
        if not any(cell.text for cell in new) or _texts(old) != _texts(new):
            break
        heads += 1
    if heads == len(table.rows) == len(following.rows):
        heads = 0  # two tables of one equal row each: nothing says which is a header
    rest = following.rows[heads:]
    pages = following.pages[heads:]
    table.repeated += [cell for row in following.rows[:heads] for cell in row if cell.text]
    if rest and table.rows and _parted(table.rows[-1], rest[0]):
        _mend(table.rows[-1], rest[0])
        rest, pages = rest[1:], pages[1:]
        heads += 1
    shift = len(table.rows) - heads
    for row in rest:
        for cell in row:
            cell.row += shift
    table.rows += rest
    table.pages += pages


def _texts(row: Sequence[Cell]) -> list[tuple[int, str]]:
    return [(cell.column, _BLANK.sub("", cell.text)) for cell in row]


def _parted(last: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Tell whether a row was parted by the end of the page: a sentence goes on in it."""
    before = {cell.column: cell for cell in last if cell.text}
    after = [cell for cell in first if cell.text]
    if not after or any(cell.column not in before for cell in after):
        return False
    if min(before) in {cell.column for cell in after}:
        return False
    return any(
        before[cell.column].full and not ENDING.search(before[cell.column].text) for cell in after
    )


def _mend(last: Sequence[Cell], first: Sequence[Cell]) -> None:
    before = {cell.column: cell for cell in last}
    for cell in first:
        if cell.text:
            old = before[cell.column]
            old.text = join(old.text, cell.text) if old.full else f"{old.text}\n{cell.text}"
            old.full = cell.full
