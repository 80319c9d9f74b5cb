"""Audit ``gap.idle-department``: a department with safety duties that the plan never calls on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.audits.empty_chapters import empty_chapters
from decompose.audits.patch import support
from decompose.audits.powers import kin
from decompose.audits.units import within_one_house
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.result import Assignment, Basis, Mention, MentionKind, Severity
from decompose.parser.attribution_clauses import all_units
from decompose.parser.tables import TableKind
from decompose.rules.competence import holder_at
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_MEMBERS = CuedPattern(
    "成员(?:单位)?(?:包括|有|为|由)?[：:]?(?P<units>[^。；;：:]{12,1000})"
    "|(?:^|[，。；,;由])(?P<heads>[^，,。；;：:由]{12,1000}?)(?:等(?:部门|单位)?)?(?:分管负责同志|分管负责人|负责同志|负责人)?(?:共同)?(?:为|是|任|担任)(?:[^，。；]{0,6})?成员"
    "|(?:参加|参与|组成)(?:单位|部门)(?:包括|有|为)?[：:](?P<taking>[^。；;：:]{12,1000})"
    "|(?:领导小组|工作组|专班|指挥部|联席会议)[^。；，,：:]{0,12}?由(?P<named>[^。；;：:]{12,1000}?)(?:等(?:部门|单位)?)?(?:共同)?(?:组成|构成|参加)",
    cue=(
        "成员",
        "参加单位",
        "参与单位",
        "组成单位",
        "参加部门",
        "参与部门",
        "组成部门",
        "领导小组",
        "工作组",
        "专班",
        "指挥部",
        "联席会议",
    ),
)
_ROSTER = CuedPattern("成员(?:单位)?(?:名单|名录|组成)$", cue="成员")
_COMMA, _BRACKETS = regex("[，,]"), regex("[（(]([^（）()]{3,40})[）)]")
_SEVERAL = 3


@audit_facts(
    AuditFacts(
        name="gap.idle-department",
        code="G05",
        severity=Severity.INFO,
        why="规划写到了该部门依法监管的对象，却没有给它任何任务，分工可能有遗漏。",
        fix="核对其法定职责，将其列为牵头或配合单位，或说明由其他部门负责的理由。",
    )
)
def gap_idle_department(case: AuditCase) -> Iterator[Fault]:
    """Report departments whose field the plan touches but to which it gives nothing.

    Looks for:
        A sector in the plan over which a department of this level holds a regulator's main duty (one
        limited to a stage or side only where that is named), while the department has no assignment at all,
        and the one it belongs to none where the object is named; members of the leading group, listed in
        the document, that have none; the chapter of a unit in a list of duties that holds no duty. A division
        among the offices of one house calls on no department.
    Why it matters:
        The division forgot a department, and the object its regulator.
    Source:
        安全生产法（2021）第十条; mechanism 77 of docs/mission.md.
    """
    if within_one_house(case):
        return
    busy = {a.department for a in case.result.assignments} | _borne(case)
    units: dict[str, set[str | None]] = defaultdict(set)
    for own in case.result.assignments:
        units[own.task].add(own.department)
    seen: set[str] = set()
    level, year = case.setting.jurisdiction.level, case.setting.year
    for sector, mentions in case.sectors.items():
        for duty in case.duties(sector):
            if not duty.main or duty.role is not DutyRole.SECTOR or not duty.departments:
                continue
            if not _asked(case, duty, mentions):
                continue
            holder = holder_at(case.setting, duty.departments[0]).department
            absent = level is not None and not case.kb.exists(holder, level=level, year=year)
            if holder in busy or holder in seen or absent:
                continue
            told = {case.task_of[mention.owner] for mention in mentions}
            if any(kin(case, holder) & units[task] for task in told):
                continue
            if any(
                holder in kin(case, d)
                for task in told
                for d in units[task]
                if d in case.kb.departments
            ):
                continue  # a part of it with a body of its own
            seen.add(holder)
            name = case.kb.name_of(holder, level=level, year=year, word=case.setting.word)
            message = (
                f"规划写到“{mentions[0].term}”，{name}的职责有“{duty.summary}”，但没有承担任何任务"
            )
            evidence = (mentioned(mentions[0]), *duty_evidence(duty, case.kb))
            measure = case.measures.get(mentions[0].owner)
            part = measure.id if measure is not None and measure.attribution is not None else None
            patch = (support(case.task_of[mentions[0].owner], name, measure=part),)
            yield Fault({"department": holder}, message, evidence, patch=patch)
    yield from empty_chapters(case)
    yield from _members(
        case, {a.department for a in case.result.assignments if _is_work(case, a)} - {None}
    )


def _borne(case: AuditCase) -> set[str | None]:
    """Return the departments whose names a stated unit bears besides: 市应急局（市地震局）."""
    stated = (n for _, a in case.attributions() for n in (*a.lead, *a.support, *a.participants))
    names = (one for name in stated for held in _BRACKETS.findall(name) for one in held.split("、"))
    return {case.resolved(name).department for name in names}


def _asked(case: AuditCase, duty: Duty, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words beside an object name the side of it that a duty is limited to."""
    sides = {*duty.stages, *duty.aspects}
    return not sides or any(
        word.id in sides
        for owner in dict.fromkeys(mention.owner for mention in mentions)
        for word in case.words_of.get(owner, ())
        if word.kind in (MentionKind.STAGE, MentionKind.ASPECT)
    )


def _is_work(case: AuditCase, own: Assignment) -> bool:
    """Tell whether an assignment is more than membership in the leading group.

    Where the plan itself divides, it gives nothing to whom only we propose as a helper.
    """
    if case.dividing and own.basis is not Basis.STATED and own.role not in LEADING:
        return False
    stated = own.evidence[0].quote if own.basis is Basis.STATED and own.evidence else ""
    return not _MEMBERS.search(stated or "")


def _work_texts(case: AuditCase) -> str:
    """Return the words in which units may be given something: measures, and who answers for indicators."""
    measures = (m.text for m in case.measures.values() if not _MEMBERS.search(m.text))
    tables = (t for t in case.tables if t.kind is TableKind.INDICATORS)
    cells = (cell.text for t in tables for row in t.rows for cell in row.cells if cell)
    return "\n".join((*measures, *cells))


def _members(case: AuditCase, busy: set[str | None]) -> Iterator[Fault]:
    """Report the members of the plan's own leading group to whom it gives nothing."""
    working = {
        holder_at(case.setting, d).department for d in busy if d in case.kb.departments
    } | busy
    texts = _work_texts(case)
    above = ""
    for passage in case.passages:
        listed, text = _MEMBERS.search(passage.text), passage.text.strip()
        span = listed.span() if listed else (0, len(passage.text))
        names = next((n for n in listed.groups() if n), "") if listed else ""
        if not listed and _ROSTER.search(above):
            names = text.rstrip("。")
        above = text
        units = (all_units(names) or all_units(_COMMA.split(names)[0])) if names else None
        if units is None or len(units.names) < _SEVERAL:
            continue
        idle: dict[str, str] = {}
        for name in units.names:
            department = case.resolved(name).department
            if department is None or department in working or working & kin(case, department):
                continue
            if name in texts:
                continue  # what it does stands in words that state no role
            idle.setdefault(department, name)
        if not idle or 2 * len(idle) > len(units.names):
            continue
        names = "、".join(idle.values())
        message = f"{names}列为成员单位，但没有承担任何任务"
        evidence = (passage.quote(*span),)
        fix = "写明其任务，或从成员单位中去掉。"
        yield Fault({"department": next(iter(idle))}, message, evidence, fix=fix)
