"""Audit ``overlap.two-leads``: several leads and no convenor."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts, printed, said
from decompose.audits.deadlines import heading
from decompose.audits.designations import LINKAGE
from decompose.audits.grids import beside_in_row
from decompose.audits.patch import lead
from decompose.audits.powers import answerable, concerned, kin
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Basis, MentionKind, Severity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_APART = CuedPattern("分别(?:牵头|负责|主办)|分头(?:牵头|负责)", cue="分")
_CONVENED = CuedPattern(
    "召集|总牵头|总负责|总协调|总召集|牵头抓总|第一牵头|主牵头|为主牵头|轮流牵头|负责统筹|统筹协调|以[^，,。；;]{2,16}为主(?![要导])|由[^，,。；;]{3,20}(?:统筹|协调|抓总)",
    cue=("召集", "总", "第一牵头", "主牵头", "轮流", "统筹", "协调", "为主"),
)  # who calls the others together

_MARKED = regex("[（(](?:总)?牵头(?:单位|部门)?[）)]")
"""Marks one of those listed as the lead: 区水务局（牵头）、区住建局."""
_NAMED_AGAIN = regex("[，,；;](?P<one>[^，,。；;、]{2,24}?)(?:总|为)?牵头")
"""One of those listed that leads: 甲局、乙局、丙局，甲局牵头."""
_MANY, _FEW, _TWO, _FOUR = 4, 0.25, 2, 4
_LABELLED = CuedPattern(
    "^[（(〔]?(?:责任|负责|承担|承办)(?:单位|部门)[:：](?!.*(?:职责|分工|共同|分别|联合|权限|各自|各负其责|各司其职))"
    "|^由[^，,：:；;]*[共联][同合](?:组织)?(?:推进|实施|落实|开展|办理|完成|负责|承担)(?=[，,；;]|$)",
    cue="单部同合",
)
"""A list of units under one label, or who do it together (由甲局、乙局共同推进), and nothing on how they share it."""
_EACH = CuedPattern("各[^，,：:（）()]{2,24}[，,]?[（(]?即", cue="即")
"""Who is meant by each of several bodies, each for its own: 各专委会所在单位，即甲局、乙局."""
_TWO_OFFICES = {"party-office", "gov-office"}
"""The offices of party committee and government act as one."""


@audit_facts(
    AuditFacts(
        name="overlap.two-leads",
        code="O01",
        severity=Severity.WARNING,
        why="一项任务有多个牵头单位而没有召集人，容易相互等待、推诿。",
        fix="确定其中一个单位为召集人（第一牵头单位），其余改为配合。",
        assigned=True,
    )
)
def overlap_two_leads(case: AuditCase) -> Iterator[Fault]:
    """Report stated attributions with two or more leads that are not declared joint.

    Looks for:
        Several names in the lead's place, without "each by its own duties" and without words on who
        calls the others together. Also (information) bare names, where nearly all other tasks say who leads.
    Why it matters:
        One lead a task is the norm; two leads need a named convenor.
    Source:
        Practice of task-division tables; mechanism 45 of docs/mission.md.
    """
    for task, measure, attribution in case.stated:
        if len(attribution.lead) > 1 and not attribution.joint:
            words = (attribution.quote, said(task, measure), *beside_in_row(case, attribution.span))
            if any(map(_CONVENED.search, words)) or len(_MARKED.findall(attribution.quote)) == 1:
                continue
            if {case.resolved(name).department for name in attribution.lead} == _TWO_OFFICES:
                continue
            again = _NAMED_AGAIN.search(attribution.quote)
            if (
                again
                and attribution.quote.count(again["one"]) > 1
                and again["one"] in attribution.lead
            ):
                continue
            if _APART.search(attribution.quote):
                continue  # each leads a part
            names = "、".join(attribution.lead)
            message = f"任务“{heading(task)}”有{len(attribution.lead)}个牵头单位：{names}"
            part = measure.id if measure else None
            convenor = _convenor(case, task, measure, attribution)
            patch = (lead(task.id, convenor, measure=part),) if convenor else ()
            yield Fault({"task": task.id}, message, (printed(attribution),), patch=patch)

    yield from _bare(case)


def _bare(case: AuditCase) -> Iterator[Fault]:
    """Report the few tasks that list units without a role in a division that says who leads."""
    stated = [each for each in case.stated if not _EACH.search(each[2].quote)]
    spoken = [a for _, _, a in stated if a.lead and not a.undecidable]
    bare = [(t, a) for t, _, a in stated if a.undecidable and len(a.participants) > 1]
    if len(spoken) < _MANY or len(bare) > _FEW * len(spoken):
        return
    one = [a for a in spoken if len(a.lead) == 1]
    labelled = [(t, a) for t, _, a in stated if a.joint and _LABELLED.search(a.quote)]
    both = [(t, a) for t, a in labelled if len(a.lead) == _TWO]
    longer = [
        (t, a)
        for t, a in labelled
        if _TWO < len(a.lead) <= _FOUR and not LINKAGE.search(f"{t.title}{t.text}")
    ]
    for listed in (both, longer):
        if len(one) < _MANY or len(listed) > _FEW * len(one):
            continue
        for task, attribution in listed:
            names = "、".join(attribution.lead)
            message = (
                f"任务“{heading(task)}”列出{len(attribution.lead)}个单位，没有写明谁牵头：{names}"
            )
            yield Fault({"task": task.id}, message, (printed(attribution),), Severity.INFO)
    for task, attribution in bare:
        if attribution.lead or attribution.groups or not _led(case, task):
            continue  # who has no lead at all is told by gap.no-lead
        names = "、".join(attribution.participants)
        message = f"任务“{heading(task)}”列出{len(attribution.participants)}个单位，没有写明谁牵头：{names}"
        yield Fault({"task": task.id}, message, (printed(attribution),), Severity.INFO)


def _led(case: AuditCase, task: Task) -> bool:
    return any(
        a.role in LEADING and a.basis is not Basis.NEAREST for a in case.by_task.get(task.id, [])
    )


def _convenor(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> str | None:
    """Return the lead that answers for what the task is about, else the first that has to do with it."""
    about = case.about(task, measure)
    sectors = {m.id for m in about if m.kind is MentionKind.SECTOR}
    if not sectors:
        return attribution.lead[0]
    functions = [case.kb.functions[m.id] for m in about if m.kind is MentionKind.FUNCTION]
    able = {d for sector in sectors for d in concerned(case, sector)}
    able |= {d for function in functions for d in (*function.lead, *function.support)}
    known = [(name, case.resolved(name).department) for name in attribution.lead]
    rightful = {d for sector in sectors for d in answerable(case, sector, about)}
    right = next((name for name, d in known if d is not None and kin(case, d) & rightful), None)
    return right or next((name for name, d in known if d is None or kin(case, d) & able), None)
