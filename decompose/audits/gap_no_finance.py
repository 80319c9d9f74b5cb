"""Audit ``gap.no-finance``: money without the finance department."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
    said,
)
from decompose.audits.deadlines import heading, quoted
from decompose.audits.left_money import left_money
from decompose.audits.patch import support
from decompose.audits.public_money import public_money
from decompose.audits.reviews import only_note
from decompose.audits.unfilled import begins_with_organ, named_within
from decompose.model.organization import Level
from decompose.model.plan import Measure, Task, TaskKind
from decompose.model.result import (
    Severity,
)
from decompose.parser.unit_forms import is_unit
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SUM, _SOURCE = regex(r"[0-9.]\s*[万亿]元"), regex("自筹|债券|补助|奖补|贴息|专项|预算|分担|解决")
"""What a project costs and where the money comes from."""
_BUDGET = regex(
    "(?:列入|纳入|安排)[^，。；]{0,10}预算|(?:资金|经费)保障|保障[^，。；]{0,10}经费|(?:规划|方案|计划|行动|项目|工作|所需|任务)[^，。；]{0,8}(?:经费|资金)"
)
_WHOLE = regex("(?:规划|方案|行动|计划)(?:实施|落实|执行)?(?:所需)?(?:的)?(?:经费|资金)")
_WORDS = regex("[一-鿿]{3,24}")
_SOME, _FEW = 3, 2
_KEEPERS = {"finance", "gov"}
_KEEPER = CuedPattern(
    "财政(?:局|厅|部门|所|办|管理办公室)|由[^，。；]{0,4}财政(?:预算)?(?:统筹)?(?:安排|承担|保障)",
    cue="财政",
)  # named in the sentence itself


@audit_facts(
    AuditFacts(
        name="gap.no-finance",
        code="G08",
        severity=Severity.WARNING,
        why="涉及财政资金的任务没有财政部门参加，资金难以落实。",
        fix="增加财政部门为配合单位，或由其牵头。",
    )
)
def gap_no_finance(case: AuditCase) -> Iterator[Fault]:
    """Report stated divisions of a task on public funds in which the finance department has no part.

    Looks for:
        A stated attribution on a task whose words name public funds, while no finance
        department stands in it or in the task's own sentences, and no collective expression could cover it; not a
        project whose cost and source of money are stated. Also money that a unit is to find by itself
        (所需经费由县教育局自行筹集), while nothing gives it to the finance department.
    Why it matters:
        Only the finance department can put the money into the budget.
    Source:
        Mechanism 65 of docs/mission.md.
    """
    budgeted = _has_budget(case)
    if not budgeted and not only_note(case):
        yield from _nobody(case)
        yield from _left(case)
    for task, measure, attribution in case.stated:
        text = _whole_sentence(task, measure) if measure else said(task, None)
        found = public_money(text, case.kb.info.words, safeguard=task.kind is TaskKind.SAFEGUARD)
        units = (*attribution.lead, *attribution.support, *attribution.participants)
        if not found or not units or attribution.groups or attribution.open_list:
            continue
        departments = {case.resolved(unit).department for unit in units}
        if _KEEPER.search(f"{task.title}{task.text}"):
            continue
        if task.kind is TaskKind.PROJECT and all(w.search(task.text) for w in (_SUM, _SOURCE)):
            continue  # how much, and from where, is settled
        if budgeted and "预算" in found:
            continue
        if departments.isdisjoint(_KEEPERS) and not any("财政" in unit for unit in units):
            message = f"任务“{heading(task)}”涉及“{found}”，分工中没有财政部门"
            part = measure.id if measure else None
            town = case.setting.jurisdiction.level is Level.TOWNSHIP
            patch = () if town else (support(task.id, case.name("finance"), measure=part),)
            subject = {"task": task.id, "department": "finance"}
            yield Fault(subject, message, (printed(attribution),), patch=patch)


def _whole_sentence(task: Task, measure: Measure) -> str:
    """Return what a measure says, with the clauses before one that only tells whose they are: …，由甲局统筹使用."""
    if not measure.text.startswith("由"):
        return measure.text
    at = task.measures.index(measure)
    before = task.measures[at - 1 : at] if at else ()
    beside = [m.text for m in before if m.span.block == measure.span.block and not m.attribution]
    return "，".join((*beside, measure.text))


def _has_budget(case: AuditCase) -> bool:
    """Tell whether the finance department is given the money of the whole document: 列入年度预算."""
    return any(
        _BUDGET.search(said(task, measure))
        and (task.kind is TaskKind.SAFEGUARD or _WHOLE.search(said(task, measure)))
        for task, measure, stated in case.stated
        if _KEEPERS & {case.resolved(unit).department for unit in stated.lead}
    )


def _left(case: AuditCase) -> Iterator[Fault]:
    """Report money that some unit is to find by itself: 所需经费由县教育局自行筹集."""
    for left in left_money(case):
        message = f"“{left.what}”由“{left.who}”自行筹措，没有财政部门"
        yield Fault(left.passage.subject(), message, (left.evidence,))


def _mostly_named(case: AuditCase, tasks: list[Task], least: int) -> bool:
    """Tell whether at least half of some tasks say who does them."""
    named = [
        t
        for t in tasks
        if named_within(t) or any(begins_with_organ(case, m.text) for m in t.measures)
    ]
    return len(named) >= least and 2 * len(named) >= len(tasks)


def _nobody(case: AuditCase) -> Iterator[Fault]:
    """Report safeguards that set public money aside and name nobody, where most tasks, or safeguards, name units."""
    own = [t for t in case.result.plan.tasks if t.id not in case.parents]
    work = [t for t in own if t.kind is not TaskKind.SAFEGUARD]
    safe = [t for t in own if t.kind is TaskKind.SAFEGUARD]
    kept = list(_kept_by_nobody(case))
    if not kept or not (_mostly_named(case, work, _SOME) or _mostly_named(case, safe, _FEW)):
        return
    for task, measure, money in kept:
        message = f"任务“{heading(task)}”涉及“{money}”，分工中没有财政部门"
        subject = {"task": task.id, "measure": measure.id, "department": "finance"}
        patch = (support(task.id, case.name("finance"), measure=measure.id),)
        yield Fault(subject, message, (quoted(measure),), patch=patch)


def _kept_by_nobody(case: AuditCase) -> Iterator[tuple[Task, Measure, str]]:
    """Yield the measures of safeguards that set public money aside and name nobody, with the words for it."""
    for task in case.result.plan.tasks:
        if task.kind is not TaskKind.SAFEGUARD or task.attribution is not None:
            continue
        told = {m.span.block for m in task.measures if m.attribution is not None}
        for measure in task.measures:
            found = public_money(measure.text, case.kb.info.words, safeguard=True)
            if found is None or measure.span.block in told or _KEEPER.search(task.text):
                continue
            if not any(is_unit(word) for word in _WORDS.findall(measure.text)):
                yield task, measure, found
            break
