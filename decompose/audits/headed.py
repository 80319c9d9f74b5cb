"""What stands under the headings of a plan, the fields of its tables and its title, piece by piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.headings import of_one_trade, regulator_of
from decompose.audits.kinds_of_work import kind_headed
from decompose.audits.remembered import remembered
from decompose.audits.strays import regulators
from decompose.model.knowledge import SectorKind
from decompose.model.plan import Attribution, Measure, Section, Task
from decompose.model.result import Mention, MentionKind
from decompose.text.patterns import regex

_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)
_JOINT = regex("[、和与及]")
_AROUND = regex("(?:重点)?(?:领域|系统|方面|行业|安全|类|机构|场所|工作).*$")
_ORGAN = regex("局|厅|委|部门|单位|职责|会议|争议|意见")
GENERAL = regex(
    "人才|队伍|科技|宣传|培训|教育|资金|投入|保障|应急|救援|监测|预警|预防|信息|数字|智慧|执法|监管|责任|考核|机制|制度|法治"
    "|标准|社会|基层|基础|能力|综合|措施|其他|重点|任务|工作|建设|支撑|隐患"
)
"""Words of headings under which the matters of every trade stand."""
_LONGEST = 10
_SHORT = 20
_TITLE = 40
_TWO = 2


class Unit(NamedTuple):
    """A passage under a heading: a sentence, or an item with all its sentences."""

    own: Task
    measure: Measure
    text: str
    words: tuple[Mention, ...]
    """Objects as named, in order."""
    parties: frozenset[str]
    """Departments that it states, or else those that answer for its objects."""
    lead: str | None

    @property
    def objects(self) -> tuple[str, ...]:
        """Each object once, in order."""
        return tuple(dict.fromkeys(word.id for word in self.words))


class Heading(NamedTuple):
    """Words over some passages, the trades they name, and whoever answers for these."""

    text: str
    sectors: frozenset[str]
    offices: frozenset[str]
    units: tuple[Unit, ...]
    least: int
    """How many passages must be of the one trade that it names; 0 where it names none or several."""


def headings(case: AuditCase) -> Iterator[Heading]:
    """Yield every heading with two passages and more below it.

    A table's field counts as one, and so does a plan's title that names one trade. Under a heading that names no
    trade, sentences also stand under the field and the title above it.
    """
    tops = [task for task in case.result.plan.tasks if task.parent is None]
    for text, units in _of_tasks(case):
        yield from _heading(case, text, units, least=1)
    fields: set[str] = set()
    for section, units in _of_sections(case, tops):
        if len(units) < _TWO:
            continue
        own = section.parent is not None
        for heading in _heading(case, section.title, units, least=1, field=own):
            fields |= {section.id} if heading.least else set()
            yield heading
    units = [u for t in tops if t.section not in fields for u in _pieces(case, t)]
    if len(units) >= _TWO:
        yield from _heading(case, case.result.plan.title, units, least=_TWO, field=False)


def lone_headings(case: AuditCase) -> Iterator[Heading]:
    """Yield every heading that names one trade, or several, with a single passage below it."""
    tops = [task for task in case.result.plan.tasks if task.parent is None]
    over = [
        *_of_tasks(case, lone=True),
        *((s.title, u) for s, u in _of_sections(case, tops, lone=True)),
    ]
    for text, units in over:
        if len(units) == 1:
            yield from (each for each in _heading(case, text, units, least=1) if each.least)


def _of_tasks(case: AuditCase, *, lone: bool = False) -> Iterator[tuple[str, list[Unit]]]:
    """Yield each task's title with what stands below it; only single passages where ``lone``."""
    for task in case.result.plan.tasks:
        own = [m for m in task.measures if m.text != task.title]
        below = [t for t in case.below.get(task.id, ()) if t.measures]
        if (len(own) + len(below) == 1) if lone else (len(own) + len(below) >= _TWO):
            units = [_unit(case, task, [m]) for m in own]
            yield task.title, units + [_unit(case, t, t.measures) for t in below]


def _of_sections(
    case: AuditCase, tops: Sequence[Task], *, lone: bool = False
) -> Iterator[tuple[Section, list[Unit]]]:
    """Yield each section with what stands in it; only those of a single task where ``lone``."""
    held: dict[str, list[Task]] = defaultdict(list)
    for task in tops:
        held[task.section].append(task)
    for section in case.result.plan.sections:
        if not lone or len(held[section.id]) == 1:
            yield section, [unit for task in held[section.id] for unit in _pieces(case, task)]


@remembered
def anchored(case: AuditCase, sector: str) -> bool:
    """Tell whether an object is the business of a trade of its own, not what any trade has or meets."""
    steps = case.kb.sector_path(sector)
    path = [case.kb.sectors[step] for step in steps]
    carried = case.kb.info.carried
    trades = {own for below in carried.values() for own in below}
    kind = next((step for step in steps if step in carried or step in trades), None)
    return (
        kind not in carried
        and not any(e.side or e.within or e.policy or e.emerging for e in path)
        and path[-1].kind not in _CROSSING
        and path[0].kind is not SectorKind.TERRITORY
        and regulator_of(case, sector) is not None
    )


def _pieces(case: AuditCase, task: Task) -> Iterator[Unit]:
    """Yield the sentences under a task whose heading names no trade, else the task as a whole."""
    whole = [task, *case.below.get(task.id, ())]
    alone = len(whole) == 1
    pairs = [(t, m) for t in whole for m in t.measures if alone or m.text != task.title]
    if pairs and _sectors(case, task.title):
        yield _unit(case, pairs[0][0], [m for _, m in pairs])
        return
    yield from (_unit(case, t, [m]) for t, m in pairs)


def _sectors(case: AuditCase, text: str) -> frozenset[str]:
    """Return the objects that a heading names; none for a sentence."""
    return frozenset(case.headed_objects[text]) if len(text) <= _TITLE else frozenset()


def _heading(
    case: AuditCase, text: str, units: list[Unit], *, least: int, field: bool = True
) -> Iterator[Heading]:
    if not text or kind_headed(text) or _ORGAN.search(text):
        return
    sectors = _sectors(case, text)
    themes = _sectors(case, case.result.plan.title)
    stem = _AROUND.sub("", text)
    offices = {d for part in (stem, *_JOINT.split(stem)) if (d := _office(case, part)) is not None}
    whole = _office(case, stem) is not None
    offices |= regulators(case, sectors)
    if any(case.kb.sectors[s].within for s in sectors):
        return
    if offices and of_one_trade(case, "" if whole else text, set(sectors)):
        yield Heading(text, sectors, frozenset(offices), tuple(units), least)
        return
    special = field and len(text) <= _SHORT and not GENERAL.search(text)
    if special and all(anchored(case, s) for s in sectors):
        yield Heading(text, sectors | themes, frozenset(offices), tuple(units), 0)


@remembered
def _office(case: AuditCase, words: str) -> str | None:
    """Return the department whose trade some words name (卫生健康, 文旅, 住建), None for one without a trade."""
    if not 0 < len(words) <= _LONGEST:
        return None
    at, year = case.setting.jurisdiction.level, case.setting.year
    found = case.kb.department_of(f"{words}部门", level=at, year=year)
    if found is None or found == case.kb.info.comprehensive:
        return None
    for key, sector in case.kb.sectors.items():
        duty = regulator_of(case, key) if sector.parent is None and anchored(case, key) else None
        if duty is not None and found in duty.departments:
            return found
    return None


def _unit(case: AuditCase, task: Task, measures: Sequence[Measure]) -> Unit:
    found = (m for measure in measures for m in case.words_of.get(measure.id, ()))
    words = sorted(
        (m for m in found if m.kind is MentionKind.SECTOR), key=lambda m: (m.block, m.start)
    )
    own = measures[0].attribution
    stated = (task.attribution or own) if len(measures) == len(task.measures) else own
    text = "。".join(measure.text for measure in measures)
    if stated is None:
        parties = regulators(case, {m.id for m in words if anchored(case, m.id)})
        return Unit(task, measures[0], text, tuple(words), frozenset(parties), None)
    parties, lead = _stated(case, stated)
    return Unit(task, measures[0], text, tuple(words), frozenset(parties), lead)


def _stated(case: AuditCase, stated: Attribution) -> tuple[set[str], str | None]:
    names = (*stated.lead, *stated.support, *stated.participants)
    parties = {d for name in names if (d := case.resolved(name).department) is not None}
    return parties, case.resolved(stated.lead[0]).department if stated.lead else None
