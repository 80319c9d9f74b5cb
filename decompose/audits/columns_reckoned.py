"""Tables whose columns must give one another: what is done of what is planned as a rate, columns added up in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import head_of, is_place
from decompose.audits.case import AuditCase
from decompose.audits.figured import HALF_STEP
from decompose.model.result import Evidence
from decompose.parser.table_columns import Meaning
from decompose.parser.tables import Cell, Row, Table
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_RATE = regex(
    "(?:完成|整改|改造|安装|达标|办结|覆盖|销号|检验|合格|培训|持证|进度|更新|参保)(?:率|比例)|进度$"
)
_PLANNED = regex("计划|目标|应[一-鿿]|总数|总量|任务数|任务量|排查|发现|下达|底数")
_DONE = regex("完成|已|实际|整改|办结|销号|达标|合格|实有")
_TOTAL = regex("^(?:合计|总计|小计|共计|总数|总投资|投资总额|总额)(?:[（(].{1,6}[）)])?$")
_NO_COUNT = regex(r"序号|编号|率|比|[%％]|年份|代码|排名|得分|平均|备注|电话|时限|年度$")
_NUMBER = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = regex(
    r"第?(?P<first>\d{1,3})项?[至到—–~～-]+第?(?P<last>\d{1,3})项?(?:小计|合计|共计|总计)"
)  # 第3至6项小计
_PART = regex("其中|小计")
_FEWEST = 2


class Reckoned(NamedTuple):
    """A cell whose figure those of its row do not give."""

    row: Row
    cell: Cell
    said: str
    right: str
    evidence: tuple[Evidence, ...]


def rates_reckoned(case: AuditCase) -> Iterator[Reckoned]:
    """Yield rates in tables that the columns they are made of do not give, where other rows show that they are."""
    for table in case.tables:
        rates = [n for n, head in enumerate(table.header) if _RATE.search(head)]
        planned = [n for n, h in enumerate(table.header) if _PLANNED.search(h) and n not in rates]
        done = [n for n, h in enumerate(table.header) if _DONE.search(h) and n not in rates]
        done = [n for n in done if n not in planned]
        if len(rates) == 1 and len(planned) == 1 and len(done) == 1:
            yield from _of_rows(case, table, rates[0], planned[0], done[0])


def _of_rows(case: AuditCase, table: Table, rate: int, plan: int, done: int) -> Iterator[Reckoned]:
    told = []
    for row in table.rows:
        cells = [_cell(row, n) for n in (rate, plan, done)]
        values = [value_in(cell) for cell in cells]
        said, whole, part = values
        if said is None or whole is None or part is None or whole <= 0 or cells[0] is None:
            continue
        told.append((row, cells, abs(part / whole * 100 - said) <= _near(cells[0]), part / whole))
    if sum(right for _, _, right, _ in told) * 2 < len(told):
        return
    for row, cells, right, share in told:
        if not right and cells[0] is not None:
            yield Reckoned(
                row, cells[0], cells[0].text.strip(), f"{share * 100:.1f}%", _evidence(case, cells)
            )


def totals_reckoned(case: AuditCase) -> Iterator[Reckoned]:
    """Yield totals at the end of a row that its other columns do not give, where most rows show that they do."""
    for table in case.tables:
        totals = [n for n, head in enumerate(table.header) if _TOTAL.search("".join(head.split()))]
        if len(totals) != 1:
            continue
        columns = [
            n
            for n, head in enumerate(table.header)
            if n != totals[0] and not _NO_COUNT.search(head) and _counts(table, n)
        ]
        told = []
        for row in table.rows if len(columns) > 1 else ():
            whole = value_in(_cell(row, totals[0]))
            values = [value_in(_cell(row, n)) for n in columns]
            if whole is not None and all(value is not None for value in values):
                told.append((row, sum(v for v in values if v is not None), whole))
        if sum(abs(a - b) < HALF_STEP / 100 for _, a, b in told) * 2 < len(told):
            continue
        for row, real, whole in told:
            cell = _cell(row, totals[0])
            if abs(real - whole) >= HALF_STEP / 100 and cell is not None:
                cells = [cell, *(_cell(row, n) for n in columns)]
                yield Reckoned(
                    row, cell, cell.text.strip(), f"{round(real, 4):.10g}", _evidence(case, cells)
                )


def columns_added(case: AuditCase) -> Iterator[Reckoned]:
    """Yield figures of a last row of totals that those above do not give; tables of places are added up elsewhere."""
    for table in case.tables:
        heads = [head_of(row.cells) or "" for row in table.rows]
        *rows, last = table.rows if len(table.rows) > _FEWEST else (None,)
        if (
            last is None
            or not _TOTAL.search("".join(heads[-1].split()))
            or any(map(_PART.search, heads))
        ):
            continue
        if any(map(_TOTAL.search, heads[:-1])) or all(map(is_place, heads[:-1])):
            continue
        for column, head in enumerate(table.header):
            values = [value_in(_cell(row, column)) for row in rows if row is not None]
            cell = _cell(last, column)
            whole = value_in(cell)
            if whole is None or cell is None or _NO_COUNT.search(head) or None in values:
                continue
            real = sum(value for value in values if value is not None)
            if abs(real - whole) >= HALF_STEP / 100:
                right = f"{round(real, 4):.10g}"
                yield Reckoned(last, cell, cell.text.strip(), right, _evidence(case, [cell]))


def ranges_added(case: AuditCase) -> Iterator[Reckoned]:
    """Yield figures of rows that add up those of some serial numbers: 第3至6项小计."""
    for table in case.tables:
        by_number: dict[int, Row] = {}
        told: list[tuple[Row, int, int]] = []
        for row in table.rows:
            number = table.cell(row, Meaning.NUMBER)
            if number is not None and number.text.strip().isdecimal():
                by_number[int(number.text)] = row
            texts = ("".join(cell.text.split()) for cell in row.cells if cell is not None)
            found = next(filter(None, map(_RANGE.match, texts)), None)
            if found is not None:
                told.append((row, int(found["first"]), int(found["last"])))
        for row, first, last in told:
            yield from _of_range(
                case, table, row, [by_number.get(n) for n in range(first, last + 1)]
            )


def _of_range(
    case: AuditCase, table: Table, row: Row, parts: list[Row | None]
) -> Iterator[Reckoned]:
    for column, head in enumerate(table.header):
        cell = _cell(row, column)
        whole = value_in(cell)
        values = [value_in(_cell(part, column)) if part else None for part in parts]
        if whole is None or cell is None or _NO_COUNT.search(head) or not parts or None in values:
            continue
        real = sum(value for value in values if value is not None)
        if abs(real - whole) >= HALF_STEP / 100:
            right = f"{round(real, 4):.10g}"
            yield Reckoned(row, cell, cell.text.strip(), right, _evidence(case, [cell]))


def _counts(table: Table, column: int) -> bool:
    """Tell whether every cell of a column holds one figure."""
    return all(value_in(_cell(row, column)) is not None for row in table.rows)


def _cell(row: Row, column: int) -> Cell | None:
    return row.cells[column] if column < len(row.cells) else None


def value_in(cell: Cell | None) -> float | None:
    """Return the one figure that a cell holds and nothing else, also where it could be a year."""
    text = "".join(cell.text.split()) if cell is not None else ""
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ""))
    found = quantities_in(text)
    alone = len(found) == 1 and found[0].high is None and len(text) <= len(found[0].text) + 1
    return found[0].value if alone else None


def _near(cell: Cell) -> float:
    digits = cell.text.strip().rstrip("%％").partition(".")[2]
    return float(HALF_STEP * 10.0 ** -len(digits))


def _evidence(case: AuditCase, cells: list[Cell | None]) -> tuple[Evidence, ...]:
    return tuple(e for cell in cells if cell is not None for e in case.at(cell.span))
