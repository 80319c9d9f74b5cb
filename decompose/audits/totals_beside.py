"""Totals printed beside what they add up: in the sentence next to a table, in the last of some lines with figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import head_of, is_place
from decompose.audits.case import AuditCase, Passage
from decompose.audits.columns_reckoned import value_in
from decompose.audits.told_totals import beside
from decompose.model.result import Evidence
from decompose.parser.tables import Cell, Row, Table
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex
from decompose.text.quantities import Bound, Quantity, quantities_in

_SENTENCE = regex(r"[^。；;\n]+")
_TOTAL = regex(r"(?:合计|共计|总计|总共)[^，,。；;\d]{0,10}$|总投资[^，,。；;\d]{0,6}$")
_PARTLY = regex("除[^，。；]{1,16}外|不含|已明确|已落实|已确定")
_OF_MORE = regex("全部|所有|规划期|本规划|各类|[两二三四五]类|累计")
_COUNT = regex(r"(?P<count>\d+)(?:个|项)(?:[一-鿿]{0,6}项目|任务|工程|内容)")
_MONEY = (("亿元", 1e8), ("万元", 1e4), ("元", 1.0))
_LINE = regex(
    r"(?P<name>[一-鿿（）()、]{2,20})[ \t　:：]+(?P<value>\d+(?:\.\d+)?)[ \t　]*(?P<unit>[一-鿿]{0,2})"
)
_LAST = regex("合计|总计|共计")
_ITEM = regex(r"第(\d+)项")
_ABOVE = regex(
    r"(?:以上|上述)(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})(?:项|个(?:项目|工程))[^，。；\d]{0,8}?(?:合计|共计|总投资|投资|共需)[^，。；\d]{0,8}"
    r"(?P<told>\d+(?:\.\d+)?[百千万亿]*元)",
    cue=("以上", "上述"),
)
_FEWEST = 2
_ROUNDING = 1e-6


class Beside(NamedTuple):
    """What stands in a list, what it gives, and what is printed."""

    parts: int
    total: float
    whole: float
    evidence: tuple[Evidence, ...]
    block: int


def totals_beside(case: AuditCase) -> Iterator[Beside]:
    """Yield totals that what they add up does not give."""
    for table in case.tables:
        heads = [head_of(row.cells) for row in table.rows]
        if len(heads) >= _FEWEST and not all(head and is_place(head) for head in heads):
            found = (_told(case, table, passage) for passage in beside(case, table))
            yield from (one for one in found if one is not None)
    yield from _of_lines(case)
    yield from _of_items(case)


def _of_items(case: AuditCase) -> Iterator[Beside]:
    """Yield the total told behind items of which each has one amount of money: 以上三项总投资9800万元."""
    for at, passage in enumerate(case.passages):
        for found in _ABOVE.finditer(passage.text):
            count = numeral_value(found["count"].replace("两", "二"))
            items = case.passages[max(0, at - (count or 0)) : at]
            values = [_money_of(item.text) for item in items]
            whole = _money_of(found["told"])
            if not count or count < _FEWEST or len(values) < count or whole is None:
                continue
            parts = [value for value in values if value is not None]
            if len(parts) == count and abs(sum(parts) - whole) > _ROUNDING * whole:
                scale = next(s for unit, s in _MONEY if unit in found["told"])
                evidence = (passage.quote(*found.span()),)
                yield Beside(count, sum(parts) / scale, whole / scale, evidence, passage.block)


def _money_of(text: str) -> float | None:
    """Return the only amount of money of a text, in yuan."""
    told = [q for q in quantities_in(text) if q.unit == "元"]
    exact = len(told) == 1 and told[0].high is None and told[0].bound is Bound.EXACT
    return told[0].value if exact else None


def _told(case: AuditCase, table: Table, passage: Passage) -> Beside | None:
    """Return the total that a sentence tells of the one column that counts in its unit, where it is wrong."""
    for sentence in _SENTENCE.finditer(passage.text):
        words = sentence.group()
        wholes = [q for q in quantities_in(words) if _TOTAL.search(words[: q.start])]
        count = _COUNT.search(words)
        if len(wholes) != 1 or (count and int(count["count"]) != len(table.rows)):
            continue
        rows = _meant(table, words)
        partly = _PARTLY.search(words) is not None and len(rows) == len(table.rows)
        columns = list(_columns(table, rows, wholes[0], partly=partly))
        if len(columns) != 1 or (_OF_MORE.search(words) and len(case.tables) > 1):
            continue
        (parts,) = columns
        slack = len(parts) * _ROUNDING * max(1.0, wholes[0].value)
        if abs(sum(parts) - wholes[0].value) > slack:
            scale = next((s for u, s in _MONEY if u in wholes[0].text), 1.0)
            total, whole = sum(parts) / scale, wholes[0].value / scale
            evidence = (passage.quote(sentence.start(), sentence.end()),)
            return Beside(len(parts), total, whole, evidence, passage.block)
    return None


def _meant(table: Table, words: str) -> tuple[Row, ...]:
    """Return the rows that a sentence is about: all but 除第3项外, or only 第1项、第2项."""
    named = set(_ITEM.findall(words))
    if not named:
        return table.rows
    numbered = [
        (row, "".join(c.text for c in row.cells[:1] if c is not None).strip()) for row in table.rows
    ]
    without = "除" in words
    return tuple(row for row, number in numbered if (number in named) is not without)


def _columns(
    table: Table, rows: tuple[Row, ...], whole: Quantity, *, partly: bool
) -> Iterator[tuple[float, ...]]:
    """Yield the columns whose header counts in the unit of a total; a cell may be empty where that is said."""
    for column, header in enumerate(table.header):
        scale = next((s for unit, s in _MONEY if unit in header), 1.0)
        named = whole.unit == "元" and any(unit in header for unit, _ in _MONEY)
        if not named and not (whole.unit and f"（{whole.unit}）" in header):
            continue
        values = [value_in(_cell(row, column)) for row in rows]
        told = [value * scale for value in values if value is not None]
        if len(told) >= _FEWEST and (partly or len(told) == len(values)):
            yield tuple(told)


def _cell(row: Row, column: int) -> Cell | None:
    return row.cells[column] if column < len(row.cells) else None


def _of_lines(case: AuditCase) -> Iterator[Beside]:
    """Yield the last of some lines of a name and a figure each that is another sum than theirs."""
    run: list[tuple[Passage, float, str]] = []
    for passage in case.passages:
        found = _LINE.fullmatch(passage.text.strip())
        if found is None or (run and passage.block != run[-1][0].block + 1):
            run = []
        if found is None:
            continue
        value = float(found["value"])
        if _LAST.search(found["name"]) and len(run) > _FEWEST:
            total = sum(part for _, part, _ in run)
            same = {unit for _, _, unit in run} | {found["unit"]}
            if abs(total - value) > _ROUNDING and len(same - {""}) <= 1:
                evidence = tuple(p.quote(0, len(p.text)) for p in (run[0][0], run[-1][0], passage))
                yield Beside(len(run), total, value, evidence, passage.block)
            run = []
            continue
        run.append((passage, value, found["unit"]))
