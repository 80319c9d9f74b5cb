"""Deadlines that cannot be meant by what stands beside them: the other rows of a table, the row's own dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.deadlines import Dated, deadlines
from decompose.audits.grids import beside_in_row
from decompose.model.source import Span
from decompose.parser.table_columns import Meaning
from decompose.text.cues import CuedPattern
from decompose.text.dates import iso_date, year_of
from decompose.text.patterns import regex

_MANY, _ODD, _MOST = 10, 2, 0.9
"""So many dated rows tell the year of a list; more odd ones than that are a backlog, no slip."""
_DONE = CuedPattern(
    "^(?:(?:任务|问题|整改|均|全部|基本|现)*已(?:于[^，。；]{2,12})?(?:经|全部|按期|按时|提前|整改)*(?:完成|办结|销号|整改|验收|通过验收|落实|关闭|结案|清零|到位|拆除)"
    "|(?:整改|按期|按时|提前|全部)?(?:完成|办结|销号|完毕|到位|验收合格|闭环)$)",
    cue="已完办销到验闭",
)
"""How a cell begins that tells that the row is done: its deadline may well be past."""
_STROKE = regex("[|｜│┃\\t]")
_BEGUN = CuedPattern(
    "^(?:问题)?(?:交办|发现|检查|排查|反馈|受理|下达|通报|立案|转办|登记|录入|开工|立项|移交|派发|签收)"
    "(?:时间|日期|日)$",
    cue="时日",
)
"""Heads of columns that say since when a row is anybody's work."""


def done_in_row(case: AuditCase, span: Span | None) -> bool:
    """Tell whether another cell of the row in which a statement stands says that its work is done."""
    cells = beside_in_row(case, span) if span is not None else ()
    return any(_DONE.search(part.strip()) for text in cells for part in _STROKE.split(text))


def odd_years(case: AuditCase) -> Iterator[tuple[Dated, int]]:
    """Yield the few stated deadlines before the year in which nearly all begin, with that year."""
    stated = []
    for dated in deadlines(case):
        task, subject, deadline, _ = dated
        own = task.attribution.deadline if task.attribution else None
        year, due = year_of(deadline), iso_date(deadline)
        if own == deadline and "measure" not in subject and due and year == int(due[:4]):
            stated.append((dated, year))
    years = Counter(year for _, year in stated)
    if len(stated) < _MANY:
        return
    common = years.most_common(1)[0][0]
    odd = [(dated, year) for dated, year in stated if year < common]
    if not 0 < len(odd) <= _ODD or len(odd) > (1 - _MOST) * len(stated):
        return
    for dated, _ in odd:
        attribution = dated[0].attribution
        if attribution is not None and not done_in_row(case, attribution.span):
            yield dated, common


def due_before_begun(case: AuditCase) -> Iterator[tuple[Dated, str, str]]:
    """Yield deadlines before the day on which their own row came up, with the head and words of that cell."""
    begun: dict[int, tuple[str, str]] = {}
    for table in case.tables:
        heads = ["".join(head.split()) for head in table.header]
        column = next((n for n, head in enumerate(heads) if _BEGUN.search(head)), None)
        if column is None or Meaning.DEADLINE not in table.meanings:
            continue
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else None
            for other in row.cells if cell is not None else ():
                if other is not None and cell is not None:
                    begun[other.span.block] = (heads[column], cell.text.strip())
    if not begun:
        return
    for dated in deadlines(case):
        attribution = dated[0].attribution
        if attribution is None or attribution.deadline != dated[2]:
            continue
        head, words = begun.get(attribution.span.block, ("", ""))
        due, day = iso_date(dated[2]), iso_date(words)
        if due and day and due[: len(day)] < day[: len(due)]:
            yield dated, head, words


def empty_times(case: AuditCase) -> set[int]:
    """Return the blocks of rows that leave the column of time limits empty, where most rows fill it."""
    found: set[int] = set()
    for table in case.tables:
        if Meaning.DEADLINE not in table.meanings:
            continue
        empty = [row for row in table.rows if table.cell(row, Meaning.DEADLINE) is None]
        if 2 * len(empty) < len(table.rows):
            found |= {cell.span.block for row in empty for cell in row.cells if cell is not None}
    return found
