"""Targets in indicator tables and in running text, each with unit, base and target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.source import Span
from decompose.parser.tables import Cell, Meaning, Row, Table
from decompose.text.dates import five_year_end, years_in
from decompose.text.quantities import Bound, Quantity, quantities_in

_DRAFT_ID = "I0"
_COVERAGE = re.compile(r"(?:覆盖|达标|合格|完成|备案|上岗|普及|整改|执行|到位|办结|参保|知晓|检验|登记|注册|建成|安装|投保|排查|结案|抽查|持证|创建|满意|通过|准确|及格|配备|检测|使用|开展|培训)率?$|覆盖率|合格率")
_RATE = re.compile(r"率$|比例$|比重$|占比$|/")
_FALL = re.compile(r"(?:累计|年均|逐年|分别|总体|平均|均|同比)*(?:再)?(?:下降|降低|减少|压减|降幅)(?:率)?(?:幅度)?(?:达到?|约|不低于|不少于|超过|在)*")
_ZERO_CELL = re.compile(r"零|0|杜绝|不发生|无")


def indicators_of_table(table: Table, *, period: tuple[int, int] | None = None) -> tuple[Indicator, ...]:
    """Return the indicators of an indicator table, one a row, in order.

    Units:
        Values as printed; a missing or unreadable value is None, never zero. ``id`` is to be
        given by the caller (:func:`numbered`).
    """
    return tuple(
        indicator
        for row in table.rows
        if (indicator := _of_row(table, row, period)) is not None
    )


def numbered(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators with ids I1, I2 … in the order given."""
    return tuple(
        indicator.model_copy(update={"id": f"I{number}"})
        for number, indicator in enumerate(indicators, 1)
    )


def _of_row(table: Table, row: Row, period: tuple[int, int] | None) -> Indicator | None:
    name = table.cell(row, Meaning.INDICATOR) or table.cell(row, Meaning.CONTENT)
    if name is None or not re.search(r"[\u4e00-\u9fff]", name.text):
        return None
    columns = _columns(table, row)
    base, target, actual = _choose(columns)
    fall = next((c for c in columns if c.meaning is Meaning.FALL), None)
    goal = fall or target
    printed_unit = table.cell(row, Meaning.UNIT)
    title, unit_in_name = _name_and_unit(name.text)
    quantity = goal.quantity if goal else None
    zero = goal is not None and quantity is None and _ZERO_CELL.fullmatch(goal.cell.text) is not None
    unit = printed_unit.text if printed_unit else unit_in_name
    if fall is not None or _falls(goal):
        unit = quantity.unit if quantity and quantity.unit else "%"
    elif unit is None and quantity is not None:
        unit = quantity.unit
    binding = table.cell(row, Meaning.BINDING)
    return Indicator(
        id=_DRAFT_ID,
        name=title,
        unit=unit,
        base_year=base.year if base else None,
        base=base.value if base else None,
        target_year=(goal.year if goal and goal.year else _default_year(table, period)),
        target=0.0 if zero else _target(goal),
        target_text=goal.cell.text if goal else None,
        actual_year=actual.year if actual else None,
        actual=actual.value if actual else None,
        kind=_kind_of(title, quantity, fall=fall is not None or _falls(goal), zero=zero),
        binding=_binding(binding),
        table=table.caption or "",
        span=name.span,
    )


class _Column:
    """A value cell with its header's meaning and year."""

    def __init__(self, meaning: Meaning, header: str, cell: Cell) -> None:
        self.meaning, self.cell = meaning, cell
        years = years_in(header)
        self.year = years[-1] if years else five_year_end(header)
        found = quantities_in(cell.text)
        self.quantity: Quantity | None = found[0] if len(found) == 1 else None

    @property
    def value(self) -> float | None:
        """The number the cell holds, None when it holds none."""
        return self.quantity.value if self.quantity else None


_VALUES = {Meaning.BASE, Meaning.ACTUAL, Meaning.TARGET, Meaning.FALL}


def _columns(table: Table, row: Row) -> list[_Column]:
    triples = zip(table.meanings, table.header, row.cells, strict=False)
    return [
        _Column(meaning, header, cell)
        for meaning, header, cell in triples
        if meaning in _VALUES and cell is not None and cell.text
    ]


def _choose(columns: list[_Column]) -> tuple[_Column | None, _Column | None, _Column | None]:
    """Return base, target and actual: an actual figure before the target year is the base."""
    targets = [c for c in columns if c.meaning is Meaning.TARGET]
    facts = [c for c in columns if c.meaning in {Meaning.BASE, Meaning.ACTUAL}]
    if len(targets) > 1 and not facts and targets[0].year and targets[-1].year:
        facts, targets = targets[:1], targets[-1:]
    target = targets[-1] if targets else None
    limit = target.year if target and target.year else None
    base = actual = None
    for fact in facts:
        late = limit is not None and fact.year is not None and fact.year >= limit
        if late or (base is not None and actual is None):
            actual = fact
        elif base is None:
            base = fact
    return base, target, actual


def _falls(goal: _Column | None) -> bool:
    return goal is not None and re.search(r"下降|降低|减少|[〔\[（(]?-\d", goal.cell.text) is not None


def _target(goal: _Column | None) -> float | None:
    if goal is None or goal.value is None:
        return None
    return abs(goal.value)


def _default_year(table: Table, period: tuple[int, int] | None) -> int | None:
    for text in (table.caption or "", *table.header):
        if (end := five_year_end(text)) is not None:
            return end
    return period[1] if period else None


def _binding(cell: Cell | None) -> bool | None:
    if cell is None:
        return None
    if "约束" in cell.text:
        return True
    return False if "预期" in cell.text else None


def _name_and_unit(text: str) -> tuple[str, str | None]:
    """Part an indicator's name from the unit in its brackets: 死亡人数（人）."""
    name = re.sub(r"\s+", "", text)
    found = re.fullmatch(r"(?P<name>.+?)[（(](?P<unit>[^（）()]{1,12})[）)]", name)
    if found and re.fullmatch(r"[%％‰]|[人起家个件次台套辆万亿百千元吨公里米支处座户名项]+(?:/.+)?|人/.+", found["unit"]):
        return found["name"], found["unit"]
    return name, None


def _kind_of(name: str, quantity: Quantity | None, *, fall: bool, zero: bool) -> IndicatorKind:
    if fall:
        return IndicatorKind.CUMULATIVE_FALL
    if zero:
        return IndicatorKind.CEILING
    if quantity is None:
        return IndicatorKind.UNKNOWN
    if quantity.bound is Bound.AT_MOST:
        return IndicatorKind.CEILING
    if _COVERAGE.search(name):
        return IndicatorKind.COVERAGE
    if _RATE.search(name) or quantity.unit in {"%", "‰"}:
        return IndicatorKind.RATE
    return IndicatorKind.ABSOLUTE


_CLAUSE = re.compile(r"[^，,；;。！？\n]+")
_SENTENCE = re.compile(r"[^。！？\n]+")
_TO = re.compile(r"(?:累计)?(?:达到?|提高到|提升到|提升至|提高至|增加到|增至|保持在|稳定在|控制在|不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|力争达到?|实现|(?<!行)为|也|均|都|要|应|降至|下降到|下降至|≥|≤|>|<|＞|＜)+")
_LEADING = re.compile(
    r"^(?:20\d\d年(?:底)?(?=全|，)|[（(]?[0-9一二三四五六七八九十]+[）).、．]\s*|——|—|-|•|其中|全面|力争|确保|争取|实现|努力|使|保持|推动|并|同时|以及|到20\d\d年底?|至20\d\d年底?|20\d\d年底?前?|[^：:]{0,14}(?:方面|目标)?[：:]|(?:全[省市县区]|我[省市县区])(?=[\u4e00-\u9fff]{4,})|力争到20\d\d年|“?[一-龥]{2,3}五”?(?:期间|时期|末)|比20\d\d年|较20\d\d年|与20\d\d年相比|的)+"
)
_SHARE_OF = re.compile(r"(?:不低于|不少于|达到?|占)(?P<whole>[\u4e00-\u9fff]{2,14})的(?:比例)?(?:不低于|达到?)?$")
_BASE = re.compile(r"(?:较|比|以|与|相比于?)(?P<year>20\d\d)年(?:底|末)?(?:相比|为基[数期])?")
_FROM = re.compile(r"由(?:(?P<year>20\d\d)年(?:的)?)?(?P<base>\d+(?:\.\d+)?)(?:[^\d，。；]{0,6})(?:下降|降低|减少|提高|提升|增加|上升)(?:到|至)")
_ZERO = re.compile(r"(?:坚决)?(?:杜绝|实现|确保|防止|不发生)(?P<name>[^，；。、]{0,24}?(?:事故|火灾|伤亡|死亡|事件))(?P<zero>零发生|“零发生”|为零|零死亡|“零死亡”|不发生)?$")
_NIL = re.compile(r"(?P<name>[^，；。]{2,24}?)(?:为零|为0|零发生|“零发生”|零死亡|“零死亡”|归零)$")
_MEASURED = re.compile(r"(?:起数|人数|数量|总量|事故数|死亡数|率|比例|占比|比重|亡人数|次数|家数|人次|人员|队伍|损失|总数)$")
_ORDINAL = re.compile(r"^(?:第|近|前|这|上述|以下)|(?:第|表|图|附件|专栏|[一二三四五六七八九十]是)$")
_ITEM_NUMBER = re.compile(r"^\s*\d{1,2}[.、．]")
_PAST = re.compile(r"了|曾|已(?:经)?(?!知|建)|以来|同比|“十[一二]五”期间[^，]{0,6}累计")
_ACTION = re.compile(r"(?:培养|培训|新建|建设|建成|打造|创建|组建|配备|完成|改造|新增|引进|建立|开展|组织|扶持|淘汰|关闭|整治|治理|设立|发展|培育|推广|安装|选派|招录|轮训)")


def indicators_in(
    text: str,
    *,
    block: int,
    offset: int = 0,
    goals: bool = True,
    period: tuple[int, int] | None = None,
) -> tuple[Indicator, ...]:
    """Return the quantified targets of running text, in order.

    Args:
        text: A paragraph of a goals section, or of a task.
        block: Index of the block it comes from.
        offset: Where the paragraph begins in the block.
        goals: The paragraph states goals; in a task only coverage and absolute targets count.
        period: First and last year of the plan, for targets without a year of their own.

    Shape:
        ``生产安全事故起数和死亡人数累计下降30%以上`` gives two. 杜绝 gives a ceiling of zero.
        Words without a number (得到有效遏制) give none.
    """
    found: list[Indicator] = []
    for sentence in _SENTENCE.finditer(text):
        if not goals and _PAST.search(sentence.group()):
            continue
        year = _year_before(sentence.group(), period)
        base = _BASE.search(sentence.group())
        for clause in _clauses(sentence.group()):
            start = offset + sentence.start() + clause.start()
            span = Span(block=block, start=start, end=start + len(clause.group()))
            own = _year_before(clause.group(), None) or year
            found.extend(_of_clause(clause.group(), span, goals=goals, year=own, base=base))
    return tuple(found)


def _clauses(sentence: str) -> Iterator[re.Match[str]]:
    return _CLAUSE.finditer(sentence)


def _year_before(sentence: str, period: tuple[int, int] | None) -> int | None:
    found = re.search(r"(?:到|至|力争|在)?(20\d\d)年(?:底|末)?(?:之?前)?", _BASE.sub("", sentence))
    if found:
        return int(found.group(1))
    return five_year_end(sentence) or (period[1] if period else None)


def _of_clause(
    clause: str, span: Span, *, goals: bool, year: int | None, base: re.Match[str] | None
) -> Iterator[Indicator]:
    if goals and (zero := _ZERO.search(clause) or _NIL.search(clause)):
        if _is_zero_goal(clause, zero):
            yield _zero_goal(_trim_name(zero["name"]), clause, span, year)
            return
    quantities = [q for q in quantities_in(clause) if _counts(q, clause)]
    if len(quantities) != 1:
        return
    quantity = quantities[0]
    before = clause[: quantity.start]
    fall = re.search(rf"{_FALL.pattern}$", before)
    if fall and goals:
        yield from _falling(before[: fall.start()], quantity, clause, span, year, base)
    elif fall is None:
        yield from _reaching(clause, quantity, span, goals=goals, year=year)


def _is_zero_goal(clause: str, found: re.Match[str]) -> bool:
    stated = found.groupdict().get("zero")
    return bool(stated) or "杜绝" in clause or found.re is _NIL or "不发生" in clause


def _zero_goal(name: str, clause: str, span: Span, year: int | None) -> Indicator:
    return Indicator(
        id=_DRAFT_ID,
        name=name,
        unit="起" if name.endswith(("事故", "火灾", "事件")) else None,
        target_year=year,
        target=0.0,
        target_text=clause.strip(),
        kind=IndicatorKind.CEILING,
        span=span,
    )


def _counts(quantity: Quantity, clause: str) -> bool:
    """Whether a quantity can be a target: not an item number, an ordinal, a class or a duration."""
    if quantity.start == 0 and _ITEM_NUMBER.match(clause):
        return False
    if quantity.unit is None or quantity.unit in {"年", "日", "月", "级", "天", "岁", "周", "期", "类", "种", "条"}:
        return quantity.unit is None and bool(re.search(r"率|控制在|降至|下降到", clause[: quantity.start]))
    inside_name = quantity.unit in {"人", "名"} and re.match(r"(?:生产安全|事故|死亡)", clause[quantity.end :])
    return not inside_name and not _ORDINAL.search(clause[: quantity.start])


def _falling(
    before: str,
    quantity: Quantity,
    clause: str,
    span: Span,
    year: int | None,
    base: re.Match[str] | None,
) -> Iterator[Indicator]:
    before = _BASE.sub("", before)
    for name in _names(_trim_name(before)):
        yield Indicator(
            id=_DRAFT_ID,
            name=name,
            unit=quantity.unit,
            base_year=int(base["year"]) if base else None,
            target_year=year,
            target=quantity.value,
            target_text=_target_text(clause, quantity),
            kind=IndicatorKind.CUMULATIVE_FALL,
            span=span,
        )


def _reaching(
    clause: str, quantity: Quantity, span: Span, *, goals: bool, year: int | None
) -> Iterator[Indicator]:
    before = clause[: quantity.start]
    risen = _FROM.search(clause)
    before = before[: risen.start()] if risen else before
    share_of = _SHARE_OF.search(before)
    name = _trim_name(before[: share_of.start()] if share_of else before)
    measured = _MEASURED.search(name) is not None
    share = quantity.unit in {"%", "‰"}
    if not (measured or share or _ACTION.search(name)) or len(name) < 3:
        return
    if re.search(r"(?:增长|提高|上升|增加)$", name) or (not goals and not share and not _ACTION.search(name)):
        return
    kind = _kind_of(name, quantity, fall=False, zero=False)
    if not goals and kind is IndicatorKind.RATE:
        kind = IndicatorKind.COVERAGE
    yield Indicator(
        id=_DRAFT_ID,
        name=name,
        unit=quantity.unit,
        base_year=int(risen["year"]) if risen and risen["year"] else None,
        base=float(risen["base"]) if risen else None,
        target_year=year,
        target=quantity.value,
        target_text=clause[share_of.start() : quantity.end] if share_of else _target_text(clause, quantity),
        kind=kind,
        scope=None if goals else _scope(name),
        span=span,
    )


def _scope(name: str) -> str:
    """Return what an indicator of a task is about: its name without the measure."""
    return re.sub(r"(?:达标|合格|覆盖|完成|上岗|备案|普及|整改)?(?:率|比例|数量|占比)$", "", name) or name


def _target_text(clause: str, quantity: Quantity) -> str:
    return clause[quantity.start : quantity.end].strip()


def _trim_name(text: str) -> str:
    text = _LEADING.sub("", text.strip())
    text = re.sub(rf"{_TO.pattern}$", "", text).strip(" ：:、的")
    return text.strip("“”") if text.count("“") != text.count("”") else text


def _names(text: str) -> list[str]:
    """Part two indicators that share a figure, giving the second its elided beginning."""
    parts = [part for part in re.split(r"(?:、|和|及|与)(?=[^、和及与]*(?:起数|人数|率|数量|总数)$|[^、和及与]*(?:起数|人数|率|数量|总数)[、和及与])", text) if part]
    if len(parts) < 2 or not all(_MEASURED.search(part) for part in parts):
        return [text] if text else []
    stem = re.match(r"(.*(?:事故|火灾))", parts[0])
    return [
        part if not stem or index == 0 or "事故" in part or "死亡率" in part else stem.group(1) + part
        for index, part in enumerate(parts)
    ]
