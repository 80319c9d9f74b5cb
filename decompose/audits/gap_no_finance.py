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
from decompose.audits.deadlines import heading
from decompose.audits.patch import support
from decompose.model.organization import Level
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_FUNDS = CuedPattern(
    "专项(?:补助|引导|扶持|奖补|补贴)?(?:资金|经费)|(?:补助|奖补|补贴|奖励)资金|专项补助|从[^，。；]{0,6}预算中?列支|落实[^，。；、]{0,8}(?:建设|投入)资金"
    "|财政(?:资金|投入|补助|补贴|预算|保障)|(?:列入|纳入)[^，。；]{0,6}(?:财政)?预算|设立[^，。；]{0,12}(?:基金|资金|奖金)",
    cue="财专预基资",
)  # public funds
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
        department stands in it or in the task's own sentences, and no collective expression could cover it.
    Why it matters:
        Only the finance department can put the money into the budget.
    Source:
        Mechanism 65 of docs/mission.md.
    """
    for task, measure, attribution in case.stated():
        text = said(task, measure)
        found = _FUNDS.search(text)
        units = (*attribution.lead, *attribution.support, *attribution.participants)
        if not found or not units or attribution.groups or attribution.open_list:
            continue
        departments = {case.resolved(unit).department for unit in units}
        if _KEEPER.search(f"{task.title}{task.text}"):
            continue
        if departments.isdisjoint(_KEEPERS) and not any("财政" in unit for unit in units):
            message = f"任务“{heading(task)}”涉及“{found.group()}”，分工中没有财政部门"
            part = measure.id if measure else None
            town = case.setting.jurisdiction.level is Level.TOWNSHIP
            patch = () if town else (support(task.id, case.name("finance"), measure=part),)
            subject = {"task": task.id, "department": "finance"}
            yield Fault(subject, message, (printed(attribution),), patch=patch)
