"""A comparison as one page without any request: old and new side by side, changed words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from decompose.compare.tables import DiffTables
from decompose.reports.markup import Html, element, together
from decompose.reports.rows import Cell, Table

_STYLE = (
    "body{font-family:sans-serif;margin:2em;line-height:1.6;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin-bottom:2em}"
    "th,td{border:1px solid #999;padding:.4em;vertical-align:top;text-align:left;white-space:pre-wrap}"
    "th{background:#e6ecf5}del{background:#fbd9d5}ins{background:#d3f0d6;text-decoration:none;"
    "border-bottom:1px solid #187a2c}@media print{thead{display:table-header-group}}"
)
_OLD, _NEW = "old_words", "new_words"
_LONGEST = 6000


def to_page(title: str, tables: Sequence[Table], lang: str) -> str:
    """Return the page of some tables; cells of old and new words mark what differs."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("title", title),
        element("style", Html(_STYLE)),
    )
    parts = [element("h1", title), *(_section(table) for table in tables)]
    page = element("html", head, element("body", *parts), lang="zh-CN" if lang == "zh" else "en")
    return f"<!doctype html>\n{page}\n"


def diff_page(tables: DiffTables) -> str:
    """Return the page of a diff."""
    return to_page(tables.title, tables.all(), tables.words.lang)


def _section(table: Table) -> Html:
    keys = [column.key for column in table.columns]
    head = element("tr", *(element("th", c.label, scope="col") for c in table.columns))
    body = [element("tr", *_cells(keys, row)) for row in table.rows]
    shown = element("table", element("thead", head), element("tbody", *body))
    return element("section", element("h2", table.title), shown)


def _cells(keys: Sequence[str], row: Sequence[Cell]) -> Iterator[Html]:
    sides = dict(zip(keys, row, strict=True))
    old, new = sides.get(_OLD), sides.get(_NEW)
    marked: dict[str, Html] = {}
    if isinstance(old, str) and isinstance(new, str) and old and new and old != new:
        marked = dict(zip((_OLD, _NEW), marked_words(old, new), strict=True))
    for key, value in zip(keys, row, strict=True):
        yield element("td", marked.get(key, value))


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
