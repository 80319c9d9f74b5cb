"""What a table gives to the places below, against the plan's own figure of that name, wherever that stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.allotted import framed
from decompose.audits.case import AuditCase
from decompose.audits.targets import of_tasks, shown
from decompose.audits.told_totals import (
    beside,
    figures_of_places,
    tables_of_places,
    totals_printed,
)
from decompose.match.indicators import plain_name
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Evidence, EvidenceKind
from decompose.parser.indicators import indicators_in
from decompose.parser.tables import Table
from decompose.text.cues import CuedPattern
from decompose.text.dates import years_in
from decompose.text.patterns import regex

_ROUNDING = 1e-6
_SHARES = ("%", "‰", "个百分点")
_LIMITS = CuedPattern("^(?!.*(?:率|比例|占比|平均|人均)).*(?:死亡|事故|伤亡|受伤|火灾|损失)")
_CAPTION = regex(
    r"^(?:附?[件表]\s*\d*|\s)+|20\d\d年|[（(][^（）()]*[）)]|各[^，。]{1,12}?(?=生产|死亡|事故|火灾|新)|(?:控制)?(?:指标|任务|目标|数)?(?:分解|安排|分配|下达)?(?:情况)?(?:一览)?表$"
)
_OF_DEATHS = ("死亡人数", "事故死亡人数", "亡人数", "死亡")
_ACTED = regex("^(?:新建|改造|建成|新增|完成|建设|治理|整治|更新|培训|集中|推广|安装)+")
_LEAST = 3


class PlaceTotal(NamedTuple):
    """A figure of the plan, the column of places that is to make it up, and what that gives."""

    indicator: Indicator
    what: str
    total: float
    evidence: tuple[Evidence, ...]


def place_totals(case: AuditCase) -> Iterator[PlaceTotal]:
    """Yield limits that the places together exceed, and work of which they are given less than the whole."""
    tasks = of_tasks(case.result.plan)
    stated = [i for i in case.result.plan.indicators if i.id not in tasks]
    for table in tables_of_places(case, totalled=True):
        near = [
            one
            for passage in beside(case, table)
            for one in indicators_in(
                passage.text, block=passage.block, offset=passage.start, period=None
            )
        ]
        known = [one for one in (*stated, *near) if _is_whole(one)]
        columns = list(figures_of_places(table))
        printed = set(totals_printed(table))
        for header, values, units in columns:
            names = _names(case, table, header, alone=len(columns) == 1)
            fit = [one for one in known if _fits(one, table, header, units)]
            own = [one for one in fit if _named(case, one, names, whole=True)]
            own = own or [one for one in fit if _named(case, one, names, whole=False)]
            if len({one.target for one in own}) != 1 or not own[0].target:
                continue
            if own[0].target in printed:
                continue  # told where the table itself does not add up
            excess = sum(values) - own[0].target
            limit = own[0].kind is IndicatorKind.CEILING or _LIMITS.search(own[0].name)
            if (excess if limit else -excess) > _ROUNDING:
                what = "".join(header.split())
                evidence = (_of_table(table), shown(case, own[0]))
                yield PlaceTotal(own[0], what, sum(values), evidence)


def _is_whole(one: Indicator) -> bool:
    counted = one.kind in (IndicatorKind.CEILING, IndicatorKind.ABSOLUTE)
    return counted and bool(one.target) and one.actual is None and one.unit not in _SHARES


def _names(case: AuditCase, table: Table, header: str, *, alone: bool) -> set[str]:
    """Return what a column may hold by its header, and by the caption where it is the only one."""
    place = case.result.plan.place
    own = framed("".join(header.split()))
    names = {plain_name(own, place)} if len(own) > 1 else set[str]()
    if alone and table.caption:
        names.add(plain_name(_CAPTION.sub("", "".join(table.caption.split())), place))
    return {name for name in names if len(name) > 1}


def _fits(one: Indicator, table: Table, header: str, units: set[str | None]) -> bool:
    """Tell whether a figure can be that of the whole for a column: of its year and unit."""
    years = years_in(f"{header}{table.caption or ''}")
    if years and one.target_year and one.target_year not in years:
        return False
    told = {unit for unit in units if unit} | ({header.partition("（")[2][:1]} - {""})
    return not (told and one.unit and one.unit[0] not in told)


def _named(case: AuditCase, one: Indicator, names: set[str], *, whole: bool) -> bool:
    """Tell whether a figure bears the name of a column, or one that ends with it: 交通事故死亡人数, 死亡人数."""
    own = plain_name(one.name, case.result.plan.place)
    return any(
        _same(own, name) if whole else own.endswith(name)
        for name in names
        if len(name) > _LEAST or whole
    )


def _same(own: str, name: str) -> bool:
    if own in (name, f"事故{name}"):
        return True
    if own.startswith(name) and own.removeprefix(name) in _OF_DEATHS:
        return True
    bare = _ACTED.sub("", own)
    return len(name) > _LEAST and (bare == name or bare.endswith(name)) and not _LIMITS.search(own)


def _of_table(table: Table) -> Evidence:
    first = next(cell for cell in table.rows[0].cells if cell is not None)
    return Evidence(kind=EvidenceKind.TEXT, quote=first.text, span=first.span)
