"""The workbook: index, all tasks, matrix, findings, a sheet per department, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.characters import fit
from decompose.reports.division import Division, arrange
from decompose.reports.loads import LOADS, load_facts, load_rows, load_table
from decompose.reports.rows import (
    Cell,
    Column,
    Table,
    department_table,
    evidence_table,
    finding_groups,
    finding_tables,
    indicator_table,
    matrix_table,
    problem_table,
    task_table,
)
from decompose.reports.sheet_xml import Rows, column_letter, columns_of, height_of, pieces
from decompose.reports.titles import entitled
from decompose.reports.xlsx_book import TITLE_LINE, Styles, fold_rows, saved, set_up_page
from decompose.reports.xlsx_charts import chart_table, draw_charts, draw_weights
from decompose.reports.xlsx_enclosed import enclosing
from decompose.reports.xlsx_working import (
    LISTS,
    META,
    Placed,
    let_decide,
    let_regard,
    meta,
    tie,
    with_decisions,
    with_fingerprints,
    with_ids,
    with_indicator_ids,
)
from decompose.text.patterns import regex

_NAME_LIMIT = 31
_BAD_IN_NAME = regex(r"[\\/*?:\[\]'\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_RESERVED = frozenset({"history", LISTS, META})
"""Names of sheets that spreadsheet programs, or the workbook itself, keep for themselves."""
_HEADER_ROW = 3
FIRST_ROW = _HEADER_ROW + 1
"""Row of a sheet in which its table begins."""
_CHARACTER_POINTS = 13.0
_TALLEST_HEADER = 200.0
_SIDEWAYS_LINE, _HALF = 2.6, 2
"""Width that a line of a name on its side takes; a Chinese character is two halves high."""
_LATIN = regex("[A-Za-z0-9]{2}")
_BOLD = 1.15
"""Width of a bold letter of a header."""
_WIDENS, _WIDEST, _MOST_LINES = 40, 120, 24
MOST_SHEETS = 200
"""Departments up to which each has a sheet of its own; more would not be found by their tabs."""
_INDEX_WIDTHS = (32, 12, 12, 12, 12, 12)
Facts = Sequence[tuple[str, Cell]]
_COUNTED = ("rows", *LOADS)


def write_xlsx(
    result: Decomposition, path: Path, labels: Labels, *, held: Decomposition | None = None
) -> None:
    """Write the workbook of a result.

    Every text is written as text: a leading = is never a formula. Two runs give the same bytes.

    Args:
        result: The result, told in the language of the workbook.
        path: Target.
        labels: Words of the language.
        held: The result as it is, which the workbook takes along; ``result`` when left out.
    """
    division = arrange(result)
    sheets = Sheets(labels)
    groups = finding_groups(division)
    with_sheet = list(division.holders) if len(division.holders) <= MOST_SHEETS else []
    known = {*division.tasks, *with_sheet, *(each.id for each in result.plan.indicators)}
    tables = [
        with_decisions(task_table(division, labels), division, labels),
        matrix_table(division, labels),
        *(
            with_fingerprints(table, groups[table.key], known)
            for table in finding_tables(division, labels)
        ),
        with_indicator_ids(indicator_table(division, labels), division),
        loads := load_table(result, labels),
        charts := chart_table(division, labels),
    ]
    own = [with_ids(department_table(division, each, labels), division) for each in with_sheet]
    last = [evidence_table(division, labels), problem_table(division, labels)]
    named = {table.key: table.title for table in (*tables, *last)}
    named |= {"tasks": labels["tasks"], **division.holders}
    written = [(table, sheets.fill(named[table.key], table)) for table in (*tables, *own, *last)]
    title = entitled(result, labels["division"])
    counts = {holder: counts for holder, _, *counts in load_rows(division)}
    facts = (*_facts(division, labels), *load_facts(result, labels))
    sheets.index(title, facts, written, counts)
    _make_workable(sheets, division, charts, labels)
    lines = [*_meta_lines(sheets, division), *enclosing(held or result, sheets.placed)]
    sheets.hidden(META, lines)
    draw_weights(sheets.sheet("load"), loads, FIRST_ROW - 1, labels)
    replace_file(path, sheets.saved())


def _make_workable(sheets: Sheets, division: Division, charts: Table, labels: Labels) -> None:
    """Add what leads from sheet to sheet, what is offered and coloured, the charts, the hidden lists."""
    placed = sheets.placed
    tie(placed, division)
    names = list(dict.fromkeys(division.holders.values()))
    let_decide(sheets.sheet("tasks"), placed["tasks"], len(names), labels)
    for holder in (each for each in division.holders if each in placed):
        let_regard(sheets.sheet(holder), placed[holder], labels)
    draw_charts(sheets.sheet("charts"), charts, FIRST_ROW - 1, labels)
    sheets.hidden(LISTS, [(name,) for name in names])


def _meta_lines(sheets: Sheets, division: Division) -> list[tuple[Cell, ...]]:
    work = (("work", sheets.sheet(key).title) for key in ("tasks", "indicators"))
    return [*meta(division), *work]


class Sheets:
    """Makes sheets with legal unique names, links between them and shared cell styles."""

    def __init__(self, labels: Labels) -> None:
        self.book = Workbook()
        self.labels = labels
        self.rows: dict[str, Rows] = {}
        self._names: set[str] = set()
        first = self.book.worksheets[0]
        self.placed: dict[str, Placed] = {}
        self._full: dict[str, str] = {}
        self._styles = Styles(first, lambda word: labels[word])
        self._index = self._register(first, labels["index"])

    def _register(self, sheet: Worksheet, name: str, *, hidden: bool = False) -> Worksheet:
        """Name a sheet: legal, at most 31 characters, unique."""
        clean = _BAD_IN_NAME.sub("", fit(name)).strip() or self.labels["sheet"]
        if clean.casefold() in _RESERVED and not hidden:
            clean += "~"
        clean = unique = _shortened(clean, _NAME_LIMIT)
        number = 2
        while unique.casefold() in self._names:
            suffix = f"~{number}"
            unique = _shortened(clean, _NAME_LIMIT - len(suffix)) + suffix
            number += 1
        self._names.add(unique.casefold())
        sheet.title = unique
        self.rows[unique] = Rows()
        return sheet

    def fill(self, name: str, table: Table) -> str:
        """Make a sheet of a table and return its name.

        Title, note, header and rows; frozen, filtered and set up for printing. Under a row marked
        as a chapter the rows can be folded away.
        """
        sheet = self._register(self.book.create_sheet(), name)
        self._full[table.key] = name
        rows = self.rows[sheet.title]
        back = self.labels["back"]
        told = [back, table.note]
        told += [self.labels("folded_rows", str(table.marks.count("folded")))] * (
            "folded" in table.marks
        )
        self._top(rows, table.title, self.labels.apart(filter(None, told)))
        rows.links.append(("A2", f"'{self._index.title}'!A1"))
        rows.widths = widths = [_width(table, at) for at in range(len(table.columns))]
        self._header(rows, table)
        looks: dict[str, list[int]] = {}
        by_chapter = table.key == "tasks"
        begins = self._styles.number("run_on", "chapter")
        folded = ["folded" in mark for mark in table.marks]
        if by_chapter or any(folded):
            fold_rows(sheet)
        places: list[int] = []
        for number, row in enumerate(table.rows):
            if any(table.heads[number : number + 1]):
                _begin(rows, table, table.heads[number], begins)
            places.append(rows.last + 1)
            mark = table.marks[number] if number < len(table.marks) else ""
            if mark not in looks:
                looks[mark] = [self._look(column, mark) for column in table.columns]
            away = "folded" in mark
            level = int(away or (by_chapter and "chapter" not in mark))
            above = not away and any(folded[number + 1 : number + 2])
            for piece in pieces(row, self.labels["continued"]):
                height = height_of(piece, widths)
                rows.add(piece, looks[mark], height, level, folded=away, folds=above)
        if not table.rows:
            rows.add((self.labels["none"],), (self._look(table.columns[0], ""),))
        _set_up(sheet, table, max(rows.last, _HEADER_ROW + 1), self.labels)
        self.placed[table.key] = Placed(table, sheet.title, rows, places)
        return sheet.title

    def sheet(self, key: str) -> Worksheet:
        """Return the sheet of a table."""
        return self.book[self.placed[key].name]

    def _top(self, rows: Rows, title: str, note: str) -> None:
        rows.add((title,), (self._styles.number("title"),), TITLE_LINE, fixed=True)
        rows.add((note,), (self._styles.number("note"),))

    def _header(self, rows: Rows, table: Table) -> None:
        styles = [self._styles.number(_kind_of_header(column)) for column in table.columns]
        tall = max((len(c.label) for c in table.columns if c.upright), default=0)
        names = [column.label for column in table.columns]
        height = min((tall + 1) * _CHARACTER_POINTS, _TALLEST_HEADER) if tall else None
        if not tall:
            height = height_of(names, [width / _BOLD for width in rows.widths])
        rows.add(names, styles, height, fixed=tall > 0)

    def _look(self, column: Column, mark: str) -> int:
        """Return the style of a column's cells in a marked row; a lead shows in its role only."""
        if column.key != "role":
            mark = mark.replace("lead", "")
        words = set(mark.split())
        linked = column.link and "bare" not in words
        linked = linked and ("open" not in words or column.key == "serial")
        mark = "fill" if column.fill else mark
        return self._styles.number("link" if linked else "body", mark, centred=column.centred)

    def index(
        self,
        title: str,
        facts: Facts,
        written: list[tuple[Table, str]],
        loads: dict[str, list[int]] | None = None,
    ) -> None:
        """Write the index: a few facts, links to every sheet, the load of every department."""
        sheet, loads = self._index, loads or {}
        rows = self.rows[sheet.title]
        self._top(rows, title, self.labels["draft_note"])
        self._told(sheet, rows, facts)
        general = [pair for pair in written if pair[0].key not in loads]
        own = [pair for pair in written if pair[0].key in loads]
        self._block(rows, ("sheet", "rows"), general, loads)
        self._block(rows, ("department", *_COUNTED), own, loads)
        rows.widths = _INDEX_WIDTHS
        set_up_page(sheet, self.labels["page"], upright=True)

    def hidden(self, name: str, lines: Sequence[tuple[Cell, ...]]) -> None:
        """Make a sheet for programs, which people cannot unhide by the menu."""
        sheet = self._register(self.book.create_sheet(), name, hidden=True)
        sheet.sheet_state = "veryHidden"
        style = self._styles.number("body")
        for line in lines:
            self.rows[sheet.title].add(line, [style] * len(line))

    def saved(self) -> bytes:
        """Return the workbook's bytes."""
        return saved(self.book, self.rows)

    def _block(
        self,
        rows: Rows,
        header: tuple[str, ...],
        written: list[tuple[Table, str]],
        loads: dict[str, list[int]],
    ) -> None:
        if not written:
            return
        width = len(header)
        rows.skip()
        style = self._styles.number("header")
        rows.add([self.labels[key] for key in header], [style] * width)
        link, plain = self._styles.number("link"), self._styles.number("body")
        count, lead = (self._styles.number(k, centred=True) for k in ("body", "link"))
        counts = [count] * (width - 2)
        for table, name in written:
            shown = self._shown(table, name)
            height = height_of((shown,), _INDEX_WIDTHS[:1])
            long = (
                height is not None
            )  # a link is not wrapped everywhere: then the count leads there
            styles = [plain, lead, *counts] if long else [link, count, *counts]
            rows.add((shown, len(table.rows), *loads.get(table.key, ())), styles, height)
            rows.links.append((f"{'AB'[long]}{rows.last}", f"'{name}'!A1"))

    def _shown(self, table: Table, name: str) -> str:
        """Return what the index calls a sheet: the whole name where a tab has no room for it."""
        return fit(self._full.get(table.key, "")) or name

    def _told(self, sheet: Worksheet, rows: Rows, facts: Facts) -> None:
        width = len(_INDEX_WIDTHS)
        room = (_INDEX_WIDTHS[0], sum(_INDEX_WIDTHS[1:]))
        for key, value in facts:
            cells = (self.labels[key], value)
            padding = (None,) * (width - len(cells))
            styles = [self._styles.number("body")] * width
            rows.add((*cells, *padding), styles, height_of(cells, room), fixed=True)
            sheet.merged_cells.add(f"B{rows.last}:{column_letter(width)}{rows.last}")


def _begin(rows: Rows, table: Table, head: str, style: int) -> None:
    """Write the row with which a chapter begins: its name stands where titles do, and runs on over the row."""
    at = [column.key for column in table.columns].index("title")
    cells = [head if number == at else None for number in range(len(table.columns))]
    rows.add(cells, [style] * len(cells))


def _facts(division: Division, labels: Labels) -> Facts:
    result = division.result
    where, plan = result.jurisdiction, result.plan
    many = len(division.holders) > MOST_SHEETS
    period = f"{plan.period[0]}—{plan.period[1]}" if plan.period else labels["unknown"]
    return (
        ("place", where.place or labels["unknown"]),
        ("level", labels.level(where.level.value if where.level else None)),
        ("period", period),
        ("source", result.source or labels["unknown"]),
        ("knowledge", result.knowledge),
        ("count_tasks", len(plan.tasks)),
        ("uncertain", division.uncertain),
        ("doubts", len(result.doubts)),
        ("count_departments", len(division.holders)),
        ("count_findings", len(result.findings)),
        *((("sheets_left_out", labels["sheets_left_out_why"]),) if many else ()),
    )


def _kind_of_header(column: Column) -> str:
    """Return the style of a header; names too long to be read top down, or Latin ones, lie on their side."""
    if not column.upright:
        return "header"
    long = (len(column.label) + 1) * _CHARACTER_POINTS > _TALLEST_HEADER
    return "sideways" if long or _LATIN.search(column.label) else "upright"


def _width(table: Table, at: int) -> float:
    """Return the width of a column: wider where its longest text would not fit the tallest row.

    No word of an English header is broken.
    """
    column = table.columns[at]
    words = (len(word) for word in column.label.split() if word.isascii())
    width = column.width
    if _kind_of_header(column) == "sideways":
        lines = -(-columns_of(column.label) * _CHARACTER_POINTS // (_HALF * _TALLEST_HEADER))
        return max(width, _SIDEWAYS_LINE * lines + 1)
    if width and not column.upright:
        width = max(width, _BOLD * max(words, default=0) + 1)
    if width < _WIDENS:
        return width
    texts = (row[at] for row in table.rows)
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    return max(width, min(_WIDEST, 2 * longest / _MOST_LINES + 2))


def _shortened(name: str, size: int) -> str:
    """Cut a name to a number of UTF-16 units, which is how spreadsheets count."""
    while len(name.encode("utf-16-le")) > size * 2:
        name = name[:-1]
    return name


def _set_up(sheet: Worksheet, table: Table, last: int, labels: Labels) -> None:
    width = len(table.columns)
    frozen = min(table.frozen, width - 1)
    sheet.freeze_panes = f"{column_letter(frozen + 1)}{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{column_letter(width)}{last}"
    if table.printed is not None:
        sheet.print_area = f"A1:{column_letter(table.printed)}{last}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    set_up_page(sheet, labels["page"])
