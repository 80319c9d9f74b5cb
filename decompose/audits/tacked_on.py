"""Sentences tacked on to an item: about a trade of none of the units, and of nothing else, that the item names."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import NAMES_SUPERVISOR, AuditCase
from decompose.audits.companions import builds, combined, together
from decompose.audits.headed import GENERAL, anchored
from decompose.audits.headings import EMPTY, akin, regulator_of, root
from decompose.audits.powers import concerned, kin
from decompose.model.knowledge import Duty
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Mention, MentionKind
from decompose.parser.kinds import wants
from decompose.text.patterns import regex

_GATHERS = regex("领域|行业|场所|各类|全面|统筹|专项|部位|薄弱|风险|协同|部门|联合|评估|监督")
"""Headings under which the matters of several trades stand."""
_BEFORE = regex(
    r"^(?:同步|并|同时|另|一并|对|将|全[市县区省]|全部|所有|加强|加快|推进|开展|完成|组织|督促|规范|整治|清理|改造|检查|排查|老旧|现有|辖区(?:内)?的?|[市县区]内|其中|此外|[，,]){0,4}$"
)
"""What may stand before the object that a sentence begins with."""
_COMMON = {
    *EMPTY,
    "机构",
    "单位",
    "场所",
    "企业",
    "设施",
    "农村",
    "城市",
    "公共",
    "改造",
    "人员",
    "工程",
    "设备",
    "学生",
    "老年",
}
_ANNEX = regex("附[件表录]")
_SEVERAL, _MOST = 2, 2

Found = tuple[str, Task, Measure, list[str], Duty]
"""The heading's words, the item, its measure, its objects, and the duty of who answers for them."""


def tacked_on(case: AuditCase) -> Iterator[Found]:
    """Yield the one sentence of an item that is about a trade of none of its units, heading and other sentences.

    An item whose first sentence is its heading and wants something done with several objects has two as well.
    """
    themes = set(case.headed_objects[case.result.plan.title])
    for task in case.result.plan.tasks:
        first = _is_sentence(case, task)
        if len(task.measures) + first < _SEVERAL or _gathers(task.title):
            continue
        stated = task.attribution or _closing(case, task)
        rest = task.measures if first else task.measures[1:]
        found = (
            [f for m in rest if (f := _foreign(case, task, m, stated, themes))] if stated else []
        )
        if len(found) == 1:
            yield found[0]


def _is_sentence(case: AuditCase, task: Task) -> bool:
    """Tell whether a heading is itself a sentence on several objects: 加强农机、渔船安全管理."""
    title = task.title
    if "、" not in title or not wants(title) or any(m.text == title for m in task.measures):
        return False
    return len(case.headed_objects[title]) >= _SEVERAL


def _gathers(title: str) -> bool:
    return GENERAL.search(title) is not None or _GATHERS.search(title) is not None


def _closing(case: AuditCase, task: Task) -> Attribution | None:
    """Return the statement that all sentences of an item share which have one with known units."""
    known = [m.attribution for m in task.measures if m.attribution and _units(case, m.attribution)]
    return known[0] if len({(a.lead, a.support) for a in known}) == 1 else None


def _units(case: AuditCase, stated: Attribution) -> set[str]:
    names = (*stated.lead, *stated.support, *stated.participants)
    return {d for name in names if (d := case.resolved(name).department) is not None}


def _foreign(
    case: AuditCase, task: Task, measure: Measure, stated: Attribution, themes: set[str]
) -> Found | None:
    own = measure.attribution
    if (own is not None and own is not stated and _units(case, own)) or stated.groups:
        return None
    words = [] if _ANNEX.search(measure.text) else _objects(case, measure)
    objects = list(dict.fromkeys(word.id for word in words))
    if (
        not objects
        or len({root(case, s) for s in objects}) > _MOST
        or NAMES_SUPERVISOR.search(measure.text)
    ):
        return None
    if not _BEFORE.match(measure.text[: max(0, measure.text.find(words[0].term))]):
        return None
    units = {near for unit in _units(case, stated) for near in kin(case, unit)}
    if not units or any(not concerned(case, s).isdisjoint(units) for s in objects):
        return None
    others = [m for m in task.measures if m is not measure]
    said = f"{task.title}，{case.result.plan.title}，{'，'.join(m.text for m in others)}"
    pairs = {w.term[i : i + 2] for w in words for i in range(len(w.term) - 1)} - _COMMON
    if any(pair in said for pair in pairs) or builds(said, measure.text):
        return None
    beside = (
        {s for m in others for s in case.sectors_of(m.id)}
        | set(case.headed_objects[task.title])
        | themes
    )
    roots = {root(case, s) for s in beside}
    if any(
        root(case, s) in roots or together(case, beside, s) or combined(case, beside, s)
        for s in objects
    ):
        return None
    if any(akin(case, s, task.title) for s in objects):
        return None
    duty = regulator_of(case, objects[0])
    return (task.title, task, measure, objects, duty) if duty is not None else None


def _objects(case: AuditCase, measure: Measure) -> list[Mention]:
    """Return the mentions of objects that are the business of a trade of their own, in order."""
    found = (m for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.SECTOR)
    return sorted((m for m in found if anchored(case, m.id)), key=lambda m: (m.block, m.start))
