"""Audit ``gap.no-lead``: nobody answers for a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.calls import only_calls
from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts, printed, words
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import heading, quoted
from decompose.audits.gap_group_lead import group_alone
from decompose.audits.left_to_units import left_to_units
from decompose.audits.lone_items import lone_items
from decompose.audits.patch import lead
from decompose.audits.projects import led
from decompose.audits.unfilled import unfilled
from decompose.audits.unled_words import behind_the_last
from decompose.model.plan import Attribution, Measure, Task, TaskKind
from decompose.model.result import Assignment, Basis, Severity
from decompose.parser.helping import helps
from decompose.text.patterns import regex

_SHOWN = 20
_REFERS = regex(
    "^[^，。；]{0,40}(?:职责|分工|责任|任务|事项|工作|管理|监管)[^，。；]{0,12}[，,]?(?:一律|仍|均|继续)?(?:按照?|依照|依据|根据|执行)"
    "[^，。；《]{0,16}《[^《》]+》(?:[（(〔][^（）()]*[）)〕])*[^，。；]{0,12}(?:执行|落实|办理|实施|确定|明确|规定)[。；]?$"
    "|^[^，。；]{0,24}(?:详见|参见|见)(?:本?(?:方案|通知|规划)?附[件表录图]|表|《)[^，。；]{0,40}[。；]?$"
    "|^[^，。；]{0,20}(?:细则|办法|标准|表|名单|格式|样式|口径)(?:由[^，。；]{2,16})?另行(?:印发|制定|下发|公布|通知|规定|发布)[。；]?$"
)
"""What only points to the paper that divides the work, or sets a rule later: 分工详见附件."""


@audit_facts(
    AuditFacts(
        name="gap.no-lead",
        code="G01",
        severity=Severity.ERROR,
        why="没有牵头单位的任务无人召集、无人负责落实，是监管空白的首要来源。",
        fix="明确一个牵头单位；职责不清的，报本级人民政府按业务相近原则确定。",
        assigned=True,
    )
)
def gap_no_lead(case: AuditCase) -> Iterator[Fault]:
    """Report tasks for which neither the plan, nor law, nor a principle gives a lead.

    Looks for:
        A task, project or safeguard without any assignment as lead (a heading over subtasks is
        none); a proposal by similar business alone does not count, since only the government can
        decide it. Also (warning) a statement that names supporting units and leaves the lead out,
        one that says the lead is to be decided (待定), an empty place of the lead in a table most of
        whose rows name somebody, what is wanted by a date behind the last bracket of an item, a
        paragraph without a bracket among others of its item that have one, and an item without a
        bracket where nearly all others have one, or the one of a short list or of the safeguards that says nothing of
        who does it, even where law tells who it would be.
        What all are told to take to heart (各级各部门要高度重视) has nothing to lead, nor what only points
        to the document that divides the work, nor one unit's help with the work of others; a group in the place of
        the lead is told as one (gap.group-lead).
    Why it matters:
        What nobody leads is done by nobody; inspectors look for it first.
    Source:
        安全生产法（2021）第十条; mechanism 43 of docs/mission.md.
    """
    nobody = {task.id: "" for task in lone_items(case)} | unfilled(case)
    grouped = {left.task.id for left in left_to_units(case)}
    for task in case.result.plan.tasks:
        if task.id in case.parents and not task.text and task.attribution is None:
            continue
        if task.id in grouped or _refers(task) or _group_only(case, task) or _only_helps(task):
            continue
        if task.kind is TaskKind.PROJECT and led(task):
            continue  # a company may well build it
        leads = [a for a in case.by_task.get(task.id, []) if a.role in LEADING]
        if any(a.basis is not Basis.NEAREST for a in leads):
            alone = _only_support(task) and task.id not in case.parents
            if alone and all(a.basis is not Basis.STATED for a in leads):
                yield _left_open(task, leads)
            elif (
                task.id in nobody
                and all(a.basis is not Basis.STATED for a in leads)
                and not only_calls(case, task)
            ):
                yield _unfilled(task, nobody[task.id], leads)
            continue
        if task.attribution is None and (only_creed(case, task) or only_calls(case, task)):
            continue  # what all are told to take to heart has nothing to lead
        if task.attribution is not None and len(task.attribution.participants) > 1:
            yield _undecided(task, task.attribution)
            continue
        near = "、".join(dict.fromkeys(a.name for a in leads))
        message = f"任务“{heading(task)}”没有牵头单位"
        if near:
            message += f"，仅有业务相近建议：{near}"
        patch = tuple(lead(task.id, a.name) for a in leads if _is_here(case, a))[:1]
        yield Fault({"task": task.id}, message, (words(task),), patch=patch)
    for task, measure in behind_the_last(case):
        yield _behind(case, task, measure)


def _is_here(case: AuditCase, assignment: Assignment) -> bool:
    """Tell whether a department has a body at the plan's level."""
    setting = case.setting
    level = setting.jurisdiction.level
    department = assignment.department
    return (
        level is None
        or department is None
        or case.kb.exists(department, level=level, year=setting.year)
    )


def _behind(case: AuditCase, task: Task, measure: Measure) -> Fault:
    """Return the finding on words behind those of which an item says whose they are."""
    leads = [
        a
        for a in case.by_task.get(task.id, [])
        if a.role in LEADING and a.basis is not Basis.STATED and a.measure == measure.id
    ]
    message = (
        f"任务“{heading(task)}”中“{measure.text[:_SHOWN]}”没有写由谁牵头，同一条的其他内容都写明了"
    )
    if leads:
        message += f"；依据法律和原则推定：{'、'.join(dict.fromkeys(a.name for a in leads))}"
    patch = (lead(task.id, leads[0].name, measure=measure.id),) if leads else ()
    subject = {"task": task.id, "measure": measure.id}
    return Fault(subject, message, (quoted(measure),), Severity.WARNING, patch=patch)


def _refers(task: Task) -> bool:
    """Tell whether each sentence of a task points to the document that divides its work."""
    return bool(task.measures) and all(_REFERS.search(m.text) for m in task.measures)


def _group_only(case: AuditCase, task: Task) -> bool:
    """Tell whether nobody but a group of units is called responsible for all of a task."""
    stated = [m.attribution for m in task.measures] if task.measures else []
    whole = [task.attribution] if task.attribution else stated
    return bool(whole) and all(a is not None and group_alone(case, a) for a in whole)


def _only_support(task: Task) -> bool:
    stated = task.attribution
    return stated is not None and bool(stated.support) and not (stated.lead or stated.groups)


def _only_helps(task: Task) -> bool:
    """Tell whether a task is one unit's help with what another list gives to others: 协助做好…."""
    return _only_support(task) and helps(task.title)


def _undecided(task: Task, stated: Attribution) -> Fault:
    """Return the finding on units that are listed without a role where law names none of them."""
    names = "、".join(stated.participants)
    message = f"任务“{heading(task)}”列出{len(stated.participants)}个单位，没有写明谁牵头：{names}"
    return Fault({"task": task.id}, message, (printed(stated),), Severity.WARNING)


def _unfilled(task: Task, said: str, leads: Sequence[Assignment]) -> Fault:
    """Return the finding on a place of the lead in which nobody stands, or that is left out."""
    what = f"的牵头单位写为“{said}”" if said else "没有写牵头单位，其他任务大多写了"
    mild = not said and task.kind is TaskKind.SAFEGUARD  # who divides a plan often means himself
    return _known_by_law(task, what, leads, Severity.INFO if mild else Severity.WARNING)


def _left_open(task: Task, leads: Sequence[Assignment]) -> Fault:
    """Return the finding on a statement that leaves the lead out."""
    return _known_by_law(task, "只写了配合单位，没有写牵头单位", leads)


def _known_by_law(
    task: Task, what: str, leads: Sequence[Assignment], severity: Severity = Severity.WARNING
) -> Fault:
    """Return the finding on a lead that is not written down, with whom law and principles give."""
    names = "、".join(dict.fromkeys(a.name for a in leads))
    first = leads[0]
    return Fault(
        {"task": task.id},
        f"任务“{heading(task)}”{what}；依据法律和原则推定：{names}",
        (words(task), *first.evidence),
        severity,
        patch=(lead(task.id, first.name),),
    )
