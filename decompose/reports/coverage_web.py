"""The coverage as one page without scripts or outside files: the blind spots, then the whole map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from decompose.labels.deliverables import Labels
from decompose.model.coverage import Cell, Coverage, Status
from decompose.reports.coverage_pages import blind_spots
from decompose.reports.heatmap import COLOURS, DARK, FONT, LEGEND, grid, sides_by_use, worst

_STYLE = (
    f"body{{font-family:{FONT};margin:1.5em;color:#222}}h1{{font-size:1.4em}}h2{{font-size:1.15em}}"
    "table{border-collapse:separate;border-spacing:0;font-size:13px;margin-bottom:1em}"
    "td,th{border:1px solid #ccc;padding:3px 6px}th{text-align:left;font-weight:normal;background:#fff}"
    "thead th{background:#e6ecf5;position:sticky;top:0;z-index:1}"
    ".map td,.map th{white-space:nowrap}.map th:first-child{position:sticky;left:0}"
    ".map thead th:first-child{z-index:2}"
    ".key span{display:inline-block;padding:2px 8px;margin:0 6px 6px 0;border:1px solid #bbb}"
    "@media print{thead th,.map th:first-child{position:static}.map td,.map th{white-space:normal}}"
)


def coverage_html(found: Coverage, names: Mapping[str, str], labels: Labels) -> str:
    """Return the page."""
    title = escape(f"{found.title} {labels['coverage']}".strip())
    colours = "".join(
        f".{s.value}{{background:{COLOURS[s]};color:{'#fff' if s in DARK else '#222'};white-space:nowrap}}"
        for s in Status
    )
    key = "".join(f'<span class="{s.value}">{escape(labels.status(s))}</span>' for s in LEGEND)
    language = "en" if labels.lang == "en" else "zh-CN"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}{colours}</style></head><body><h1>{title}</h1>\n"
        f'<p class="key">{key}</p>\n{_spots(found, names, labels)}\n{_map(found, names, labels)}\n'
        "</body></html>\n"
    )


def _spots(found: Coverage, names: Mapping[str, str], labels: Labels) -> str:
    page = blind_spots(found, names, labels, most=None)
    head = "".join(f"<th>{escape(word)}</th>" for word in page.heads)
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td class="{f.status.value if f.status else ""}">{escape(f.text)}</td>' for f in row
        )
        + "</tr>"
        for row in page.rows
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in page.notes)
    return (
        f"<h2>{escape(labels['blind_spots'])}</h2>{notes}<table><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{body}\n</tbody></table>"
    )


def _map(found: Coverage, names: Mapping[str, str], labels: Labels) -> str:
    rows = grid(found)
    stages = sides_by_use(rows)
    words = [names.get(stage, stage) or labels["object_whole"] for stage in stages]
    head = "".join(f"<th>{escape(word)}</th>" for word in words)
    body = []
    for name, cells in rows:
        line = "".join(
            _cell(cells[stage], labels) if stage in cells else "<td></td>" for stage in stages
        )
        body.append(f"<tr><th>{escape(name)}</th>{line}</tr>")
    lines = "\n".join(body)
    return (
        f'<h2>{escape(labels["coverage_map"])}</h2><table class="map"><thead>'
        f"<tr><th></th>{head}</tr></thead><tbody>\n{lines}\n</tbody></table>"
    )


def _cell(cells: Sequence[Cell], labels: Labels) -> str:
    status = worst(cells)
    holders = labels.joined(dict.fromkeys(h for cell in cells for h in cell.holders))
    word = escape(labels.short_status(status))
    return f'<td class="{status.value}" title="{escape(holders)}">{word}</td>'
