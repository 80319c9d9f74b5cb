"""Which mentions of an object ask who supervises it, and which only stand beside what is supervised."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import LEADING, NAMES_SUPERVISOR, AuditCase
from decompose.model.knowledge import DutyRole, Strength
from decompose.model.result import Basis, Mention, MentionKind
from decompose.text.cues import CuedPattern

_TO_BE_NAMED = CuedPattern(
    "(?:明确|确定|核定|[厘理]清|界定|提出|定下)[^，,。；;]{0,30}(?:(?:监管|主管|归口|牵头|行业管理)(?:管理)?"
    "(?:部门|单位|主体|职责|责任|归属|建议)|行业归口|监管分工|监管边界|由谁|谁来|归谁|把关的单位)|归谁管[^，,。；;]{0,4}(?:定|明)",
    cue=("监管", "主管", "归口", "牵头", "行业管理", "谁", "把关"),
)  # somebody who supervises is to be found
_NOT_HERE = CuedPattern(
    "不再(?:分解|承接|列入|下达|部署)|(?:我|本|全)[省市县区州旗](?:境内|辖区内)?(?:目前|已经?)*(?:没有|无)(?!缝|障|害|序|人)",
    cue=("不再", "没", "无"),
)
"""There is nothing of it here, or the plan takes up nothing about it."""
_WORK = "function"
"""The rule that gives a measure to whoever does such work, whatever its object."""


def asked_about(case: AuditCase, sector: str) -> list[Mention]:
    """Return the mentions of an object that leave open who supervises it.

    None where a stated unit, or a measure by the law's words, is to have the supervisor named; not those in a
    measure that law, or the plan by law, gives to whoever does such work (insurance of platform workers), nor of
    what any trade has (wiring, stores, crowds) beside a trade, nor where there is nothing of it here.
    """
    named = case.sectors[sector]
    if any(to_be_named(case, m) and case.stated_for(m.owner) for m in named):
        return []
    if any(NAMES_SUPERVISOR.search(case.text_of(m.owner)[0]) for m in named):
        return []
    taken = (m for m in named if not _NOT_HERE.search(case.text_of(m.owner)[0]))
    return [m for m in taken if not any(beside(case, m))]


def to_be_named(case: AuditCase, mention: Mention) -> bool:
    """Tell whether a measure on an object asks that its supervisor be found."""
    return _TO_BE_NAMED.search(case.text_of(mention.owner)[0]) is not None


def beside(case: AuditCase, mention: Mention) -> Iterator[bool]:
    """Tell by each reason whether a mention only stands beside what is supervised."""
    within = case.kb.sectors[mention.id].within
    yield not within and _given_by_work(case, mention)
    yield not within and _stated_by_work(case, mention)
    yield not within and _one_side(case, mention)
    yield within and _in_trade(case, mention)


def manages(case: AuditCase, sector: str) -> bool:
    """Tell whether a trade manages the places of a sector, not only a regulator one side of all places."""
    of_sides = {aspect.sector for aspect in case.kb.aspects.values()}
    if not of_sides.isdisjoint(case.kb.sector_path(sector)):
        return False
    return any(d.main and d.role is not DutyRole.COMPREHENSIVE for d in case.duties(sector))


def _given_by_work(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the measure itself goes to those who do such work, and to nobody of near business."""
    near = {d for duty in case.duties(mention.id) for d in duty.departments}
    near.add(case.kb.info.comprehensive or "")
    task = case.tasks[case.task_of[mention.owner]]
    alone = len(task.measures) == 1
    leads = [
        a
        for a in case.by_task[task.id]
        if a.role in LEADING
        and (a.measure == mention.owner or (alone and a.measure is None))
        and a.basis is not Basis.STATED
    ]
    return bool(leads) and all(a.rule == _WORK and a.department not in near for a in leads)


def _stated_by_work(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the one stated lead is he whose work the words name, whatever its object: 骑手职业伤害保障."""
    stated = case.stated_for(mention.owner)
    if stated is None or stated.joint or len(stated.lead) != 1:
        return False
    lead = case.resolved(stated.lead[0]).department
    near = {d for duty in case.duties(mention.id) for d in duty.departments}
    if lead is None or lead in near or lead == case.kb.info.comprehensive:
        return False
    named = (m.id for m in case.words_of.get(mention.owner, ()) if m.kind is MentionKind.FUNCTION)
    works = (case.kb.functions[name] for name in named if name in case.kb.functions)
    return any(work.strength is Strength.STRONG and lead in work.lead for work in works)


def _one_side(case: AuditCase, mention: Mention) -> bool:
    """Tell whether a passage is about one side of places that a regulated one heads, led by the side's regulator.

    宾馆、足浴店消防通道, led by the fire brigade.
    """
    task = case.tasks[case.task_of[mention.owner]]
    own = [m.attribution for m in task.measures if m.attribution is not None]
    stated = case.stated_for(mention.owner) or (own[0] if len(own) == 1 else None)
    names = (*stated.lead, *stated.participants) if stated else ()
    lead = case.resolved(names[0]).department if names else None
    owners = {task.id, mention.owner}
    words = [m for owner in owners for m in case.words_of.get(owner, ())]
    headed = any(
        m.kind is MentionKind.SECTOR and not case.kb.sectors[m.id].emerging
        for m in case.words_of.get(mention.owner, ())
        if m.start < mention.start
    )
    if not headed:
        return False
    named = {m.id for m in words if m.kind is MentionKind.ASPECT and m.id in case.kb.aspects}
    sides = {case.kb.aspects[a].sector for a in named} - {None, ""}
    held = [d for s in sides for d in case.duties(s or "") if d.main and d.departments]
    return any(d.role is DutyRole.SECTOR and d.departments[0] == lead for d in held)


def _in_trade(case: AuditCase, mention: Mention) -> bool:
    """Tell whether what any trade has stands beside a trade that manages its places.

    What only suppliers help to keep safe (wiring) may stand anywhere beside it, the rest behind one that is supervised.
    """
    duties = list(case.duties(mention.id))
    helped = all(d.role is DutyRole.SUPPORT and not d.designation for d in duties)
    owners = {mention.owner, case.task_of[mention.owner]} if helped else {mention.owner}
    own = set(case.kb.sector_path(mention.id))
    return any(
        manages(case, m.id) if helped else m.start < mention.start and _supervised(case, m.id)
        for owner in owners
        for m in case.words_of.get(owner, ())
        if m.kind is MentionKind.SECTOR and m.id not in own and not case.kb.sectors[m.id].within
    )


def _supervised(case: AuditCase, sector: str) -> bool:
    """Tell whether law gives some department power over an object, not only its trade's development."""
    powers = (DutyRole.SECTOR, DutyRole.LICENSING)
    return any(d.main and d.role in powers for d in case.duties(sector))
