"""A comparison as one page without any request: old and new side by side, changed words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from decompose.compare.tables import JOIN
from decompose.reports.markup import Html, element, together
from decompose.reports.rows import Cell, Column, Table

_STYLE = (
    "body{font-family:sans-serif;margin:2em;line-height:1.6;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin-bottom:2em}"
    "th,td{border:1px solid #999;padding:.4em;vertical-align:top;text-align:left;white-space:pre-wrap}"
    "th{background:#e6ecf5}del{background:#fbd9d5}ins{background:#d3f0d6;text-decoration:none;"
    "border-bottom:1px solid #187a2c}mark{background:#fff3bf;color:inherit}"
    "tr.open td:nth-child(3){background:#fbd9d5}tr.less td:nth-child(3){background:#fdebc8}"
    "h1{font-size:1.5em;line-height:1.35}h2{font-size:1.15em}"
    "@media print{@page{margin:12mm}body{margin:0;font-size:10pt}h1{font-size:1.3em}"
    "thead{display:table-header-group}tr{break-inside:avoid}}"
    "@media screen and (max-width:44em){body{margin:.8em}h1{font-size:1.2em}thead{display:none}"
    "table,tbody{display:block}tr{display:grid;grid-template-columns:1fr 1fr;border:1px solid #999;"
    "margin-bottom:1em}td{border:0;border-top:1px solid #ddd;overflow-wrap:anywhere;min-width:0}"
    "td:first-child{background:#e6ecf5;border:0}"
    "td:first-child,td:last-child:nth-child(even){grid-column:1/-1}"
    "td.old{grid-column:1}td.new{grid-column:2}td:empty:not(.old,.new){display:none}"
    "td:not(:first-child,:empty)::before{content:attr(data-label);display:block;font-size:.75em;"
    "color:#555}}"
)
_OLD, _NEW, _COMMON = "old_words", "new_words", "common"
_SIDES = {_OLD: "old", _NEW: "new"}
_LONGEST = 6000


def to_page(title: str, tables: Sequence[Table], lang: str) -> str:
    """Return the page of some tables; cells of old and new words mark what differs."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("title", title),
        element("style", Html(_STYLE)),
    )
    parts = [element("h1", title), *(_section(table) for table in tables)]
    page = element("html", head, element("body", *parts), lang="zh-CN" if lang == "zh" else "en")
    return f"<!doctype html>\n{page}\n"


def _section(table: Table) -> Html:
    head = element("tr", *(element("th", c.label, scope="col") for c in table.columns))
    marks = table.marks or ("",) * len(table.rows)
    body = [
        element("tr", *_cells(table.columns, row), class_=mark or None)
        for row, mark in zip(table.rows, marks, strict=True)
    ]
    shown = element("table", element("thead", head), element("tbody", *body))
    return element("section", element("h2", table.title), shown)


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> Iterator[Html]:
    keys = [column.key for column in columns]
    sides = dict(zip(keys, row, strict=True))
    old, new = sides.get(_OLD), sides.get(_NEW)
    marked: dict[str, Html] = {}
    common = sides.get(_COMMON)
    if isinstance(common, str) and isinstance(old, str) and isinstance(new, str):
        marked = {_OLD: marked_common(old, common), _NEW: marked_common(new, common)}
    elif isinstance(old, str) and isinstance(new, str) and old and new and old != new:
        marked = dict(zip((_OLD, _NEW), marked_words(old, new), strict=True))
    for column, value in zip(columns, row, strict=True):
        side = _SIDES.get(column.key)
        shown = marked.get(column.key, value)
        yield element("td", shown, class_=side, data_label=column.label)


def marked_words(old: str, new: str) -> tuple[Html, Html]:
    """Return two texts with what only one of them says marked."""
    if max(len(old), len(new)) > _LONGEST:
        return element("del", old), element("ins", new)
    left: list[str | Html] = []
    right: list[str | Html] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            left.append(old[a:b])
            right.append(new[c:d])
            continue
        if b > a:
            left.append(element("del", old[a:b]))
        if d > c:
            right.append(element("ins", new[c:d]))
    return together(left), together(right)


def marked_common(text: str, common: str) -> Html:
    """Return a text in which the words that the other one says too are marked."""
    words = sorted(filter(None, common.split(JOIN)), key=len, reverse=True)
    if not words:
        return together([text])
    pieces: list[str | Html] = []
    at = 0
    for found in re.finditer("|".join(map(re.escape, words)), text):
        pieces += [text[at : found.start()], element("mark", found.group())]
        at = found.end()
    return together([*pieces, text[at:]])
