"""Audit ``name.absent-at-level``: the department has no body at the plan's level."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.beyond_level import bureaus_of_towns, helpers_from_above
from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading
from decompose.audits.ranks import of_another_rank
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Assignment, Basis, Severity
from decompose.text.patterns import regex

_TOLD = 5
_EVERYWHERE = (DepartmentKind.TERRITORIAL, DepartmentKind.GOVERNMENT)
_INSTITUTIONS = ("中心", "台", "站", "院", "社")  # set up by a place as it needs them
_BRANCHES = ("监察站", "监督站")  # of an organ above, which no place sets up
_SENT = regex(
    "[一-鿿]{2,8}(?:省|自治区|市)[一-鿿]{2,12}局[一-鿿]{2,12}(?:办|办公室|办事处|分局|工作站|监管组|中心)"
)
"""What an organ above keeps at the place: 临江省通信管理局云州通信发展办."""
_OFFICES = (
    "通信发展办公室",
    "通信发展管理办公室",
)  # of an organ of the province, in its cities: 市通信发展办公室
_BUREAUS = ("局", "厅", "委员会", "支队", "大队")  # ends of the names of organs that no town has


@audit_facts(
    AuditFacts(
        name="name.absent-at-level",
        code="N01",
        severity=Severity.WARNING,
        why="本级没有该机构，任务落不到实处；垂直管理单位只能商请其参加。",
        fix="改由本级承担该项工作的部门牵头，或商请上级、驻地机构并写明联系部门。",
        assigned=True,
    )
)
def name_absent_at_level(case: AuditCase) -> Iterator[Fault]:
    """Report leads that have no body of their own at the level of the plan.

    Looks for:
        A lead, stated or derived (information, one finding for all tasks of a department), whose department
        does not exist at this level in this year; what is only proposed as similar, or derived where the
        plan says who is responsible, leads nothing.
        What a place may keep apart or merge (a district's 体育局) is information. A stated institution
        (融媒体中心) or bureau of a field that a department of this level holds
        (市广播电视局) is a matter of the place. A township's own offices lead there; only a bureau that
        its plan names has no body in it (镇教育局). Also a stated lead whose name has the rank of another level
        (县公安厅, 省公安局, 县海事局), and a body that ends above this level, named as this level's own, that is
        to help (information).
    Why it matters:
        A county cannot task a telecom administration that ends at the province.
    Source:
        Case T22 of the duty table; mechanisms 20 and 53 of docs/mission.md.
    """
    level, year = case.setting.jurisdiction.level, case.setting.year
    if level is None:
        return
    towns = dict(bureaus_of_towns(case))
    yield from towns.values()
    seen: set[tuple[str, str]] = set()
    derived: dict[str, list[Assignment]] = {}
    for own in case.result.assignments:
        if own.role not in LEADING or own.department not in case.kb.departments:
            continue
        if own.basis is Basis.NEAREST or _of_the_place(case, own, level) or own.name in towns:
            continue
        if case.kb.departments[own.department or ""].kind in _EVERYWHERE:
            continue
        key = (own.task, own.department or "")
        if key in seen or case.kb.exists(own.department or "", level=level, year=year):
            continue
        seen.add(key)
        if own.basis is not Basis.STATED:
            derived.setdefault(own.department or "", []).append(own)
            continue
        yield _merged(case, own, level) or _alone(case, own)
    yield from _of_another_rank(case)
    yield from helpers_from_above(case)
    for department, owns in derived.items():
        if len(owns) == 1:
            yield _derived(case, owns[0])
            continue
        titles = "、".join(f"“{heading(case.tasks[own.task])}”" for own in owns[:_TOLD])
        more = "等" if len(owns) > _TOLD else ""
        message = f"{owns[0].name}在本级不设机构，推定牵头{len(owns)}项任务：{titles}{more}"
        places = tuple(evidence for own in owns for evidence in own.evidence[:1])
        grounds = owns[0].evidence[1:]
        yield Fault({"department": department}, message, (*places, *grounds), Severity.INFO)


def _of_another_rank(case: AuditCase) -> Iterator[Fault]:
    """Yield the leads whose name has the rank of another level: 县公安厅."""
    for task, attribution in case.attributions():
        for name in attribution.lead:
            right = of_another_rank(case, name)
            if right is not None:
                message = f"任务“{heading(task)}”的牵头单位{name}在本级不设机构"
                subject = {"task": task.id, "department": case.resolved(name).department or ""}
                yield Fault(subject, message, (printed(attribution),), fix=f"改为{right}。")


def _alone(case: AuditCase, own: Assignment) -> Fault:
    """Return the finding on one task."""
    what = "牵头单位" if own.measure is None else "部分措施的牵头单位"
    message = f"任务“{heading(case.tasks[own.task])}”的{what}{own.name}在本级不设机构"
    return Fault({"task": own.task, "department": own.department or ""}, message, own.evidence)


def _derived(case: AuditCase, own: Assignment) -> Fault:
    """Return the finding on one task whose lead the plan does not name."""
    what = "" if own.measure is None else "的部分措施"
    message = (
        f"任务“{heading(case.tasks[own.task])}”{what}推定由{own.name}牵头，该单位在本级不设机构"
    )
    subject = {"task": own.task, "department": own.department or ""}
    return Fault(subject, message, own.evidence, Severity.INFO)


def _merged(case: AuditCase, own: Assignment, level: Level) -> Fault | None:
    """Return the finding on a bureau that many places of the level merge into another, some keep apart."""
    entry = case.kb.departments[own.department or ""]
    heir = case.kb.departments.get(entry.substitute.get(level, ""))
    if entry.vertical or heir is None or heir.vertical:
        return None
    message = f"任务“{heading(case.tasks[own.task])}”的牵头单位{own.name}在多数地方的本级不单设"
    fix = f"核对本级机构设置：单设的，不必修改；没有单设的，改为{case.name(heir.id)}等合设的机构。"
    subject = {"task": own.task, "department": entry.id}
    return Fault(subject, message, own.evidence, Severity.INFO, fix=fix)


def _of_the_place(case: AuditCase, own: Assignment, level: Level) -> bool:
    """Tell whether a lead may well be there although the pack knows no body of its field at the level."""
    stated = own.basis is Basis.STATED
    if level is Level.TOWNSHIP:
        return not stated or not own.name.endswith(_BUREAUS)
    if not stated:
        return _says_who(case, own)
    entry = case.kb.departments[own.department or ""]
    if level is Level.COUNTY and _sent_for(case, own):
        return True
    if level is Level.CITY and entry.vertical and own.name.endswith(_OFFICES):
        return True
    held = entry.parent is not None and case.kb.exists(
        entry.parent, level=level, year=case.setting.year
    )
    sent = _SENT.fullmatch(own.name) is not None
    branch = entry.vertical and own.name.endswith(_BRANCHES)
    institution = own.name.endswith(_INSTITUTIONS) and not branch
    return institution or sent or (held and not entry.vertical)


def _sent_for(case: AuditCase, own: Assignment) -> bool:
    """Tell whether a county's plan names the body of the level above where it is: 市邮政管理局, 省通信管理局."""
    level = {"市": Level.CITY, "省": Level.PROVINCE}.get(own.name[:1])
    return (
        level is not None
        and own.name[:1] != case.setting.word
        and case.kb.exists(own.department or "", level=level, year=case.setting.year)
    )


def _says_who(case: AuditCase, own: Assignment) -> bool:
    """Tell whether the plan itself says who is responsible, so that nobody is asked whom law would name."""
    task = case.tasks[own.task]
    measure = case.measures.get(own.measure or "")
    stated = (measure and measure.attribution) or task.attribution
    return stated is not None and bool(stated.lead or stated.groups)
