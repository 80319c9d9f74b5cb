"""Sentences that are about new kinds of business in general and give them to nobody: 对社区团购等新业态加强监管."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from decompose.audits.bystanders import to_be_named
from decompose.audits.case import NAMES_SUPERVISOR, AuditCase, Fault, words
from decompose.audits.deadlines import heading
from decompose.audits.designations import DECIDED
from decompose.audits.patch import designation
from decompose.model.result import Evidence, EvidenceKind, MentionKind
from decompose.model.source import Span
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_KINDS = CuedPattern(
    "[^，。；：（）“”]{2,40}?(?:等|(?<![和及与、]))(?:新兴?业态|新模式|新兴[^，。；、]{0,4}(?:行业|场所|项目|领域|业态|业务)|新产业)(?:新模式)?"
    "|[^，。；：（）“”]{2,40}?等新(?:型|兴)?(?:产品|项目|场景|服务|玩法)",
    cue=(
        "等新",
        "新业态",
        "新兴业态",
        "新模式",
        "新兴",
        "新产业",
    ),
)
_LISTED = regex("、")
"""Some of the kinds are named."""
_SUPERVISED = CuedPattern(
    "监管|治理|整治|排查|检查|纳入[^，。；]{0,8}(?:范围|管理|体系)|规范|摸底|摸排|管控|台账|安全管理|风险评估",
    cue="管治查纳规摸台险",
)
_FOR = CuedPattern("劳动者|从业人员|就业|参保|用工|支持|培育|鼓励|发展壮大", cue="劳业保用支培鼓发")
"""Not who supervises: for whom or to what end."""


def new_kinds(case: AuditCase, told: Container[str]) -> Iterator[Fault]:
    """Yield the measures on new kinds of business that name no unit, in a plan that says who leads what.

    Args:
        case: The plan.
        told: Tasks of which a new business is told already.
    """
    if not case.dividing:
        return
    for task in case.result.plan.tasks:
        led = task.attribution is not None or any(m.attribution for m in task.measures)
        asked = any(NAMES_SUPERVISOR.search(m.text) for m in task.measures)
        if led or asked or task.id in told:
            continue
        for measure in task.measures:
            found = _KINDS.search(measure.text)
            if found is None or not _open(case, measure.text, found):
                continue
            named = [m for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.SECTOR]
            if any(to_be_named(case, m) for m in named):
                continue
            message = f"任务“{heading(task)}”没有定下由谁监管（“{found.group()}”）"
            start = measure.span.start + found.start()
            span = Span(block=measure.span.block, start=start, end=start + len(found.group()))
            evidence = (
                Evidence(kind=EvidenceKind.TEXT, quote=found.group(), span=span),
                words(task),
            )
            patch = (designation(case, task.id, "新业态"),)
            fix = "报本级人民政府确定监管部门，定下之前写明暂由谁负责。"
            subject = {"task": task.id, "measure": measure.id}
            yield Fault(subject, message, evidence, fix=fix, patch=patch)
            break


def _open(case: AuditCase, text: str, found: re.Match[str]) -> bool:
    """Tell whether a text has new kinds of business supervised and nothing said or known of by whom."""
    if not _LISTED.search(found.group()) or not _SUPERVISED.search(text):
        return False
    return not (_FOR.search(text) or NAMES_SUPERVISOR.search(text) or DECIDED.search(text))
