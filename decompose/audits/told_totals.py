"""Tables of places without a row of totals: what their columns give, and the total that a sentence beside tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import Apportioned, head_of, is_place, is_whole, value_of
from decompose.audits.case import AuditCase, Passage
from decompose.model.result import Evidence, EvidenceKind
from decompose.parser.tables import Cell, Table
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_SENTENCE = regex(r"[^。；;\n]+")
_OF_TABLE = regex(r"[下上附左右后]表|见表|如表|表[\d一二三四五六七八九十]|如下|分解")
_TOTAL = regex(
    r"(?:合计|共计|总计|总数|总量|总共|全[省市县区州旗盟](?:20\d\d年)?[^，\d]{0,20}?|累计|共)[^，\d其]{0,12}(?P<whole>\d+(?:\.\d+)?)(?P<many>万)?(?P<unit>[一-鿿])"
)
_LIMIT = regex("不超过|控制|以内|以下|不高于|上限|不得超")
_LEAST = regex("不少于|不低于|以上|至少")
_COUNT = regex(
    r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})个(?:乡镇|县区|区县|镇街|街镇|县|区|镇|街道|市)"
)
_AVERAGE = regex("率|比[例重]|占比|[%％‰]|人均|户均|平均|排名|得分")
_STROKES = regex(r"[\s|｜\-—]+")
_FEWEST = 2
_HEADERS = 12


class PlaceSum(NamedTuple):
    """A column of figures of places, what they give together, and where that is said."""

    what: str
    total: float
    evidence: tuple[Evidence, ...]
    block: int


def told_totals(case: AuditCase) -> Iterator[Apportioned]:
    """Yield the total of a sentence before or behind a table with the figures of its places."""
    for table in tables_of_places(case):
        yield from _told(case, table)


def place_sums(case: AuditCase) -> Iterator[PlaceSum]:
    """Yield what the columns of tables of places give together."""
    for table in tables_of_places(case):
        told = {found.what: found.evidence for found in _told(case, table)}
        cells = [cell for cell in table.rows[0].cells if cell is not None]
        first = Evidence(kind=EvidenceKind.TEXT, quote=cells[0].text, span=cells[0].span)
        for header, values, _ in figures_of_places(table):
            name = "".join(header.split())
            yield PlaceSum(name, sum(values), told.get(name, (first,)), cells[0].span.block)


def tables_of_places(case: AuditCase, *, totalled: bool = False) -> Iterator[Table]:
    """Yield the tables whose rows, or columns, are places, those with their total only if asked for."""
    for table in case.tables:
        names = [head_of(row.cells) or "" for row in table.rows]
        heads = ["".join(head.split()) for head in table.header[1:]]
        for own in (names, heads):
            places = [name for name in own if name and is_place(name)]
            rest = [name for name in own if name not in places]
            if len(places) < _FEWEST:
                continue
            if not rest or (totalled and len(rest) == 1 and is_whole(rest[0])):
                yield table
                break


def _turned(table: Table) -> bool:
    """Tell whether the places stand in the header: 地区 | 甲县 | 乙县."""
    return sum(is_place("".join(head.split())) for head in table.header[1:]) >= _FEWEST


def _told(case: AuditCase, table: Table) -> list[Apportioned]:
    told = (list(_totals(passage, table)) for passage in beside(case, table))
    return next((found for found in told if found), [])


def beside(case: AuditCase, table: Table) -> Iterator[Passage]:
    """Yield the sentence before a table, past its caption and header, and the one behind it."""
    blocks = [cell.span.block for row in table.rows for cell in row.cells if cell is not None]
    first, last = min(blocks), max(blocks)
    own = {"".join(part.split()) for text in table.header for part in text.split("/")}
    own |= {"".join((table.caption or "").split()), ""}
    heads = "".join("".join(text.split()) for text in table.header)
    before = [p for p in case.passages if first - _HEADERS <= p.block < first]
    yield from [p for p in before if table.caption and p.text.strip() == table.caption.strip()][-1:]
    yield from [p for p in before if _STROKES.sub("", p.text) not in own | {heads}][-1:]
    yield from [p for p in case.passages if p.block > last][:1]


def _totals(passage: Passage, table: Table) -> Iterator[Apportioned]:
    for sentence in _SENTENCE.finditer(passage.text):
        told = list(_TOTAL.finditer(sentence.group()))
        if len(told) != 1 or "其中" in sentence.group() or _AVERAGE.search(sentence.group()):
            continue
        if not _OF_TABLE.search(passage.text):
            continue
        total = told[0]
        counted = _COUNT.search(sentence.group())
        if counted and numeral_value(counted["count"].replace("两", "二")) != _count_of(table):
            continue
        columns = list(_columns(table, total["unit"]))
        if len(columns) != 1:
            continue
        header, values = columns[0]
        about = f"{sentence.group()}{header}"
        parts, whole = sum(values), float(total["whole"]) * (10_000 if total["many"] else 1)
        if _LEAST.search(sentence.group()) and parts > whole:
            continue
        begin = sentence.start()
        yield Apportioned(
            what="".join(header.split()),
            whole=whole,
            parts=values,
            less=bool(_LIMIT.search(about)),
            evidence=(passage.quote(begin, sentence.end()),),
            block=passage.block,
            whole_of_parts=not _LIMIT.search(about),
        )


def _columns(table: Table, unit: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the columns with a figure in every row that count in a unit; one alone may leave it out."""
    figures = list(figures_of_places(table))
    named = [(h, v) for h, v, own in figures if unit in h or own == {unit}]
    alone = len(figures) == 1 and figures[0][2] == {None} and "（" not in figures[0][0]
    yield from named or ([figures[0][:2]] if alone else [])


def figures_of_places(table: Table) -> Iterator[tuple[str, tuple[float, ...], set[str | None]]]:
    """Yield the columns with a figure of every place that can be added up, with their units."""
    for header, cells in _lines(table):
        values = [value_of(cell) for cell in cells]
        if _AVERAGE.search(header) or any(value is None for value in values) or "序" in header:
            continue
        yield header, tuple(v for v in values if v is not None), {_unit(cell) for cell in cells}


def _lines(table: Table) -> Iterator[tuple[str, list[Cell | None]]]:
    """Yield what a table gives its places, without their total: a column each, or a row where it is turned."""
    if _turned(table):
        at = [i for i, head in enumerate(table.header) if is_place("".join(head.split()))]
        for row in table.rows:
            yield (
                head_of(row.cells) or "",
                [row.cells[i] if i < len(row.cells) else None for i in at],
            )
        return
    rows = [row for row in table.rows if is_place(head_of(row.cells) or "")]
    for column, header in enumerate(table.header):
        if column:
            yield header, [row.cells[column] if column < len(row.cells) else None for row in rows]


def totals_printed(table: Table) -> Iterator[float]:
    """Yield the figures that a table prints for all its places together."""
    at = [i for i, head in enumerate(table.header) if is_whole(head)]
    for row in table.rows:
        whole = is_whole(head_of(row.cells) or "")
        for i, cell in enumerate(row.cells):
            value = value_of(cell) if whole or i in at else None
            if value is not None:
                yield value


def _count_of(table: Table) -> int:
    """Return how many places a table has."""
    return max((len(cells) for _, cells in _lines(table)), default=0)


def _unit(cell: Cell | None) -> str | None:
    found = quantities_in(cell.text) if cell else ()
    return (found[0].unit or "")[:1] or None if found else None
