"""Duties in the chapter of one unit of a list that are another unit's trade, with a chapter of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.headed import anchored
from decompose.audits.headings import EMPTY, regulator_of, root
from decompose.audits.powers import concerned, kin
from decompose.audits.strays import regulators
from decompose.model.knowledge import Duty
from decompose.model.organization import DepartmentKind, Level
from decompose.model.plan import Measure, Section, Task
from decompose.model.result import Mention, MentionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_LEAST = 3
"""Chapters of units that make a list of duties."""
_FEWEST = 3
"""Duties of a chapter, so that one of them can stand out."""
_LIST = regex("职责|责任|清单|分工")
_HELPS = CuedPattern(
    "配合|协助|协同|会同|参与|支持|联合|移送|通报|抄送|本(?:部门|单位|系统|局|行业)|所属|直属|主管的?|管理的|职责范围|根据职责|分管|指导",
)
"""What a unit does about the objects of others."""

Found = tuple[str, Task, Measure, list[str], Duty]
"""The unit's name, the item, its measure, its objects, and the duty of who answers for them."""


def other_chapters(case: AuditCase) -> Iterator[Found]:
    """Yield the one duty of a unit's chapter whose object is nothing of its own, and of another unit with a chapter."""
    if not _LIST.search(case.result.plan.title):
        return
    chapters = [(s, d) for s in case.result.plan.sections if (d := _unit(case, s)) is not None]
    if len(chapters) < _LEAST:
        return
    held = {d for _, d in chapters}
    of_town = case.setting.jurisdiction.level is Level.TOWNSHIP
    items: dict[str, list[tuple[Task, Measure]]] = defaultdict(list)
    for task in case.result.plan.tasks:
        items[task.section].extend((task, m) for m in task.measures)
    for section, unit in chapters:
        own = items[section.id]
        if len(own) < _FEWEST or (of_town and _territorial(case, unit)):
            continue  # a township's offices see to every trade on its ground
        found = [f for t, m in own if (f := _foreign(case, section, unit, t, m, own, held))]
        if len(found) == 1:
            yield found[0]


def _territorial(case: AuditCase, unit: str) -> bool:
    return case.kb.departments[unit].kind is DepartmentKind.TERRITORIAL


def _unit(case: AuditCase, section: Section) -> str | None:
    title = section.title.strip("：:。 \u3000")
    known = case.resolved(title).department if 2 < len(title) < 20 and "，" not in title else None
    return known if known != case.kb.info.comprehensive else None


def _foreign(
    case: AuditCase,
    section: Section,
    unit: str,
    task: Task,
    measure: Measure,
    own: list[tuple[Task, Measure]],
    held: set[str],
) -> Found | None:
    words = [m for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.SECTOR]
    wider = {step for m in words for step in case.kb.sector_path(m.id)[1:]}
    words = [m for m in words if m.id not in wider]
    objects = list(dict.fromkeys(m.id for m in words if regulator_of(case, m.id) is not None))
    if not objects or _HELPS.search(measure.text) or _named_in(words, section.title):
        return None
    if not any(_of_trade(case, s, held) for s in objects):
        return None
    near = kin(case, unit)
    if any(not near.isdisjoint(concerned(case, s)) for s in (m.id for m in words)) or _works(
        case, measure, near
    ):
        return None
    others = [m for _, m in own if m is not measure]
    roots = {root(case, s) for m in others for s in case.sectors_of(m.id)}
    if any(root(case, s) in roots for s in objects) or _shares(words, others):
        return None
    home = (held - near) & {d for s in objects for d in regulators(case, [s]) | concerned(case, s)}
    duty = regulator_of(case, objects[0])
    if not home or duty is None:
        return None
    return section.title, task, measure, objects, duty


def _named_in(words: list[Mention], unit: str) -> bool:
    """Tell whether an object shares a word with the unit's name: 体育场馆 of 教育和体育局."""
    return any(w.term[i : i + 2] in unit for w in words for i in range(len(w.term) - 1))


def _of_trade(case: AuditCase, sector: str, held: set[str]) -> bool:
    """Tell whether an object is a trade of its own, or what a trade has whose regulator has a chapter too."""
    duty = regulator_of(case, sector)
    return anchored(case, sector) or (duty is not None and duty.departments[0] in held)


def _works(case: AuditCase, measure: Measure, near: frozenset[str]) -> bool:
    """Tell whether a duty names work that falls to the unit whatever its object."""
    named = (m.id for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.FUNCTION)
    works = [case.kb.functions[name] for name in named if name in case.kb.functions]
    return any(not near.isdisjoint({*work.lead, *work.support}) for work in works)


def _shares(words: list[Mention], others: list[Measure]) -> bool:
    """Tell whether another duty of the chapter has a word in common with the objects."""
    pairs = {w.term[i : i + 2] for w in words for i in range(len(w.term) - 1)} - EMPTY
    return any(pair in m.text for pair in pairs for m in others)
