"""Indicators in indicator tables: name, unit, base, target, actual figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.model.plan import Indicator, IndicatorKind
from decompose.parser.indicator_kinds import DRAFT_ID, indicator_kind
from decompose.parser.table_columns import Meaning
from decompose.parser.table_grid import Cell
from decompose.parser.tables import Row, Table
from decompose.parser.target_cells import told_twice
from decompose.text.dates import five_year_end, years_in
from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in, unframed

_FALLING = regex(r"下降|降低|减少|(?:^|[〔\[［【（(])\s*[-－−]\s*\d")  # falls, is lowered, -10
_FALLEN = regex(r"(?:下降|降低|减少)(?:率|幅度|比例)?$")  # the fall of something
_ZERO_CELL = regex(
    r"零|0|无|[“\"]?零(?:发生|死亡|事故|伤亡)[”\"]?|(?:坚决|确保|力争|有效)*(?:杜绝|不发生|不出现|防止发生)[^，。；、\d]{0,14}"
)  # zero, none
_HAN_CHARACTER = regex(r"[\u4e00-\u9fff]", re.ASCII)
_BLANKS = regex(r"\s+")
_UNIT_IN_BRACKETS = regex(r"(?P<name>.+?)[（(](?P<unit>[^（）()]{1,12})[）)]")
_TOLD_WITH_UNIT = regex(
    r"(?P<name>.+?)[（(](?:[一二三四五]年|规划期内?)?(?:累计|合计|总计)[，,、](?P<unit>[^（）()]{1,8})[）)]"
)  # 修复面积（五年累计，公顷）
_OF_PEOPLE = regex(
    r"(?P<name>(?![^（(]*(?:每|人均|率))[^（()）]{2,20})[（(](?P<unit>[一-鿿]{1,2})/(?P<people>[十百千万]+(?:人口?|名))[）)]"
)  # 食品抽检量（批次/千人）, as the text says 每千人食品抽检量
_KNOWN_UNIT = regex(
    r"1?/(?:10|十)?万|[%％‰]|[人起家个件次台套辆万亿百千元吨公里米支处座户名项家艘所条场亩天秒]+(?:/.+)?"
    r"|(?:平方米|立方米|平方公里|公顷|分钟|小时|微克|毫克|千克|升|千瓦时?|兆瓦|吨标准煤|分贝|亿元|万元|年|岁|张|册)(?:/.+)?|人/.+"
)


def indicators_of_table(
    table: Table, *, period: tuple[int, int] | None = None
) -> tuple[Indicator, ...]:
    """Return the indicators of an indicator table, one a row and one more for a fall told beside its level, in order.

    Units:
        Values as printed; a missing or unreadable value is None, never zero. ``id`` is to be
        given by the caller (:func:`numbered`).
    """
    return tuple(indicator for row in table.rows for indicator in _of_row(table, row, period))


def _of_row(table: Table, row: Row, period: tuple[int, int] | None) -> Iterator[Indicator]:
    name = table.cell(row, Meaning.INDICATOR) or table.cell(row, Meaning.CONTENT)
    if name is None or not _HAN_CHARACTER.search(name.text):
        return
    columns = _columns(table, row, name)
    base, target, actual = _choose(columns)
    fall = _fall(columns, target)
    goal = fall or target
    until = goal.year if goal and goal.year else _default_year(table, period)
    if goal is not None and goal.year is None and actual is not None and actual.year:
        until = actual.year  # 规划值 | 2025年底完成数
    printed_unit = table.cell(row, Meaning.UNIT)
    title, unit_in_name = _name_and_unit(name.text)
    quantity = goal.quantity if goal else None
    zero = (
        goal is not None and quantity is None and _ZERO_CELL.fullmatch(goal.cell.text) is not None
    )
    unit = printed_unit.text if printed_unit else unit_in_name
    falls = fall is not None or _falls(goal)
    falls = falls or (quantity is not None and _FALLEN.search(title) is not None)
    if falls:
        unit = quantity.unit if quantity and quantity.unit else "%"
    elif unit is None and quantity is not None:
        unit = quantity.unit
    binding = table.cell(row, Meaning.BINDING)
    made = Indicator(
        id=DRAFT_ID,
        name=title,
        unit=unit,
        base_year=base.year if base else None,
        base=base.value if base else None,
        target_year=until,
        target=0.0 if zero else _target(goal),
        target_text=_words(goal),
        actual_year=actual.year if actual else None,
        actual=actual.value if actual else None,
        kind=indicator_kind(title, quantity, fall=falls, zero=zero),
        binding=_binding(binding),
        table=table.caption or "",
        owner=_owner(table, row),
        span=name.span,
    )
    yield made
    beside = goal.beside if goal else None
    if beside is not None:
        told = {"unit": beside.unit, "target": beside.value, "target_text": beside.text}
        yield made.model_copy(
            update={**told, "kind": IndicatorKind.CUMULATIVE_FALL, "actual": None}
        )


_YEARS = regex(r"(?<!\d)年(?:份|度)?$|[Yy]ear$")
"""End of the header of a column of years: 基准年, 目标年份."""
_YEAR = regex(r"(?:19|20)\d\d年?")
_DONE = regex(
    r"(?:完成|达成|实现|执行)(?:情况|值|数)|实际(?:完成|达到)?$|实绩|^完成$"
)  # how far a target was met


class _Column:
    """A value cell with its header's meaning and year."""

    def __init__(self, meaning: Meaning, header: str, cell: Cell) -> None:
        self.meaning, self.cell = meaning, cell
        self.done = _DONE.search(header) is not None
        self.bare = _YEAR.fullmatch(header) is not None  # 2020年 | 2025年目标 | 2025年实际
        years = years_in(header)
        self.year = years[-1] if years else five_year_end(header)
        found = quantities_in(unframed(cell.text))
        both = told_twice(cell.text) if len(found) > 1 else None
        self.level = both is not None
        self.beside = both.fall if both else None
        """The fall that the cell tells beside its level."""
        self.quantity: Quantity | None = found[0] if len(found) == 1 else both and both.level

    @property
    def value(self) -> float | None:
        """The number the cell holds, None when it holds none."""
        return self.quantity.value if self.quantity else None


_OWNERS = (Meaning.OWNER, Meaning.LEAD)
_VALUES = {Meaning.BASE, Meaning.ACTUAL, Meaning.TARGET, Meaning.FALL, Meaning.CHANGE}


def _columns(table: Table, row: Row, name: Cell) -> list[_Column]:
    """Return the cells of values, under several years of targets the empty ones too.

    A column that holds years says when the next of its kind was.
    """
    found: list[_Column] = []
    years: dict[Meaning, int] = {}
    several = sum(meaning is Meaning.TARGET for meaning in table.meanings) > 1
    for meaning, header, given in zip(table.meanings, table.header, row.cells, strict=False):
        empty = Cell("", name.span) if several and meaning is Meaning.TARGET else None
        cell = given or empty
        if meaning not in _VALUES or cell is None:
            continue
        if _YEARS.search(header):
            years |= {meaning: int(cell.text[:4])} if _YEAR.fullmatch(cell.text) else {}
            continue
        column = _Column(meaning, header, cell)
        column.year = column.year or years.get(meaning)
        found.append(column)
    return found


def _choose(columns: list[_Column]) -> tuple[_Column | None, _Column | None, _Column | None]:
    """Return base, target and actual: an actual figure before the target year is the base.

    An empty cell under the years of the targets is a target not set, never the base in its stead.
    """
    targets = [c for c in columns if c.meaning is Meaning.TARGET]
    facts = [c for c in columns if c.meaning in {Meaning.BASE, Meaning.ACTUAL} and c.cell.text]
    named = {c.year for c in targets if not c.bare}
    reached = [c for c in targets if c.bare and c.year in named]  # 2025年目标 | 2025年
    facts, targets = [*facts, *reached], [c for c in targets if c not in reached]
    if len(targets) > 1 and targets[0].year and targets[-1].year:
        results = all(c.year and c.year >= targets[-1].year for c in facts)
        if not facts or (targets[0].bare and results):
            facts, targets = [targets[0], *facts], targets[1:]
    target = next((c for c in reversed(targets) if c.cell.text), targets[-1] if targets else None)
    limit = target.year if target and target.year else None
    base = actual = None
    for fact in facts:
        late = limit is not None and fact.year is not None and fact.year >= limit
        # 规划目标 | 完成情况: what was done of the target, though neither says when.
        after = target is not None and columns.index(fact) > columns.index(target)
        undated = limit is None and (fact.done or after)
        undated = undated or (fact.year is None and fact.done and after)
        late = late or (fact.meaning is Meaning.ACTUAL and undated)
        if late or (base is not None and actual is None):
            actual = fact if actual is None or fact.value is not None else actual
        elif base is None:
            base = fact
    return base, target, actual


def _fall(columns: list[_Column], target: _Column | None) -> _Column | None:
    """Return the column that gives the fall, unless it is empty where a target stands beside it."""
    falls = [c for c in columns if c.meaning is Meaning.FALL and c.cell.text]
    if target is None or target.quantity is None:  # 变化 | 累计下降12%, beside an empty target
        falls += [
            c for c in columns if c.meaning is Meaning.CHANGE and _FALLING.search(c.cell.text)
        ]
    if target is not None and target.quantity is not None:
        falls = [c for c in falls if c.quantity is not None]
    return next(iter(falls), None)


def _falls(goal: _Column | None) -> bool:
    return goal is not None and not goal.level and _FALLING.search(goal.cell.text) is not None


def _words(goal: _Column | None) -> str | None:
    """Return a target as printed: of a cell that tells it twice the level alone."""
    if goal is None:
        return None
    return goal.quantity.text if goal.level and goal.quantity else goal.cell.text


def _target(goal: _Column | None) -> float | None:
    if goal is None or goal.value is None:
        return None
    return abs(goal.value)


def _default_year(table: Table, period: tuple[int, int] | None) -> int | None:
    for text in (table.caption or "", *table.header):
        if (end := five_year_end(text)) is not None:
            return end
    return period[1] if period else None


def _owner(table: Table, row: Row) -> str | None:
    """Return the unit that a row's column of owners names, as printed; None where it is left empty."""
    for meaning in _OWNERS:
        cell = table.cell(row, meaning)
        if cell is not None and _HAN_CHARACTER.search(cell.text):
            return _BLANKS.sub("", cell.text)
    return None


def _binding(cell: Cell | None) -> bool | None:
    if cell is None:
        return None
    if "约束" in cell.text:
        return True
    return False if "预期" in cell.text else None


def _name_and_unit(text: str) -> tuple[str, str | None]:
    """Part an indicator's name from the unit in its brackets: 死亡人数（人）."""
    name = _BLANKS.sub("", text)
    found = _UNIT_IN_BRACKETS.fullmatch(name)
    told = _TOLD_WITH_UNIT.fullmatch(name)
    people = _OF_PEOPLE.fullmatch(name)
    if people:
        return f"每{people['people']}{people['name']}", people["unit"]
    if told and _KNOWN_UNIT.fullmatch(told["unit"]):
        return told["name"], told["unit"]
    if found and _KNOWN_UNIT.fullmatch(found["unit"]):
        return found["name"], found["unit"]
    return name, None
