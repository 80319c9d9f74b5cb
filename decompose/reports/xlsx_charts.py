"""The charts: tasks and weight of departments, and how far the tasks of each chapter have a lead."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from decompose.labels.deliverables import Labels
from decompose.reports.division import Division, lead_of
from decompose.reports.loads import LOADS, load_in
from decompose.reports.rows import Cell, Column, Table
from decompose.reports.sheet_xml import column_letter

_COLOURS = {
    "leads": "1F4E9E",
    "parts_led": "5A88C6",
    "supports": "A9C4E8",
    "others": "C9C9C9",
    "settled": "1F4E9E",
    "uncertain_short": "E8A33D",
    "without": "C0392B",
    "weight": "1F4E9E",
}
_STATES = ("settled", "uncertain_short", "without")
_MOST = 40
"""Bars of one chart at most: more could not be told apart."""
_HEAVIEST = 20
"""Bars of the chart of weights: one page in print."""
_WIDTH, _BAR, _SPARE = 22.0, 0.62, 3.5
_APART = 2
_LEFT, _RIGHT = "M", "Z"
"""First column that the charts cover, and the last."""


def chart_table(division: Division, labels: Labels) -> Table:
    """Return both tables side by side: departments by load, chapters by what their tasks have."""
    loads = [
        (each.name, each.leads + each.co_leads, each.parts, each.supports, each.others)
        for each in load_in(division.result).departments
    ]
    loads.sort(key=lambda row: (-row[1], -row[2], -sum(row[1:])))
    left: list[tuple[Cell, ...]] = [*loads]
    right = _coverage(division, labels)
    columns = (
        Column("department", labels["department"], 28),
        *(Column(key, labels[key], 9, True) for key in LOADS),
        Column("gap", "", 3),
        Column("chapter", labels["chapter"], 34),
        *(Column(key, labels[key], 9, True) for key in _STATES),
    )
    size = max(len(left), len(right))
    none: tuple[Cell, ...] = (None,)
    rows = tuple(
        (
            *(left[n] if n < len(left) else none * (1 + len(LOADS))),
            None,
            *(right[n] if n < len(right) else none * (1 + len(_STATES))),
        )
        for n in range(size)
    )
    return Table("charts", labels["charts"], columns, rows, frozen=1)


def _coverage(division: Division, labels: Labels) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    for chapter in division.chapters:
        counts = [0, 0, 0]
        for task in chapter.tasks:
            lead = lead_of(task, division.by_task.get(task.id, []))
            counts[division.is_uncertain(task) * (2 if lead is None else 1)] += 1
        if any(counts):
            found.append((chapter.shown(labels), *counts))
    return found


def draw_charts(sheet: Worksheet, table: Table, header: int, labels: Labels) -> None:
    """Put the two charts beside the tables; in print each stands on a page of its own."""
    place, areas = header + 1, list[str]()
    for name, keys, title in (
        ("department", LOADS, "load_chart"),
        ("chapter", _STATES, "coverage_chart"),
    ):
        first = 1 + [column.key for column in table.columns].index(name)
        count = sum(row[first - 1] is not None for row in table.rows[:_MOST])
        if not count:
            continue
        chart = _bars(sheet, first, header, count, keys)
        chart.title = labels[title]
        sheet.add_chart(chart, f"{_LEFT}{place}")
        below = place + int(float(chart.height) * _APART)
        areas.append(f"{_LEFT}{place}:{_RIGHT}{below}")
        place = below + _APART
    if areas:
        tables = f"A1:{column_letter(len(table.columns))}{header + len(table.rows)}"
        sheet.print_area = ",".join([tables, *areas])
        sheet.page_setup.orientation = "portrait"  # the longest chart takes one upright page


def draw_weights(sheet: Worksheet, table: Table, header: int, labels: Labels) -> None:
    """Put the chart of weights beside the table of the load; in print it stands on a page of its own."""
    at = next(n for n, column in enumerate(table.columns, start=1) if column.key == "weight")
    count = sum(bool(row[at - 1]) for row in table.rows[:_HEAVIEST])
    if not count:
        return
    chart = _bars(sheet, 2, header, count, ("weight",), values=at)
    chart.title = labels["weight_chart"]
    chart.legend = None
    first, last = column_letter(len(table.columns) + 2), column_letter(len(table.columns) + 15)
    sheet.add_chart(chart, f"{first}{header + 1}")
    below = header + 1 + int(float(chart.height) * _APART)
    whole = f"A1:{column_letter(len(table.columns))}{header + len(table.rows)}"
    sheet.print_area = f"{whole},{first}{header + 1}:{last}{below}"


def _bars(
    sheet: Worksheet,
    first: int,
    header: int,
    count: int,
    keys: tuple[str, ...],
    *,
    values: int | None = None,
) -> BarChart:
    """Return stacked bars of the rows below a header; the values stand beside the names, or elsewhere."""
    chart, values = BarChart(), values or first + 1
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    last = header + count
    data = Reference(
        sheet, min_col=values, max_col=values + len(keys) - 1, min_row=header, max_row=last
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=first, min_row=header + 1, max_row=last))
    for series, key in zip(chart.series, keys, strict=True):
        series.graphicalProperties.solidFill = _COLOURS[key]
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    size: Any = chart
    size.width, size.height = _WIDTH, _SPARE + _BAR * count
    return chart
