"""Audit ``gap.listed-link``: a link that the text itself lists, and no item behind the list takes up."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.announced_links import announced_links
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.patch import designation
from decompose.audits.told_links import told_links
from decompose.model.result import Severity


@audit_facts(
    AuditFacts(
        name="gap.listed-link",
        code="G16",
        severity=Severity.WARNING,
        why="标题或引言列出的环节，后文逐项分工时漏掉一个，这一环就没有人管。",
        fix="补上漏掉的环节，写明责任单位；确实不涉及的，从列举中删去。",
        reads=True,
    )
)
def gap_listed_link(case: AuditCase) -> Iterator[Fault]:
    """Report links that a title or an introduction lists and the items of the division leave out.

    Looks for:
        Three links and more listed before 全链条, 各环节, 闭环 or behind 链条节点, of which two and more head items of
        their own, and one that no item names, neither by its words nor by those that the pack has for it. Links listed
        in one passage (从养殖、检疫、运输到销售全程管控) of which it, or what follows, gives half and more to units:
        the ones that nobody gets (information).
    Why it matters:
        A scheme for the whole chain of fireworks that divides sale and display but not carriage.
    Source:
        Mechanism 76 of docs/mission.md.
    """
    tasks = case.result.plan.tasks
    blocks: set[int] = set()
    for told in announced_links(case):
        blocks.add(told.span.block)
        missing = "、".join(told.lost)
        message = f"文中列出“{told.quote}”各环节，逐项分工没有写到{missing}环节"
        steps = tuple(designation(case, tasks[-1].id, f"{link}环节") for link in told.lost if tasks)
        subject = {**case.section_at(told.span.block), "links": missing}
        yield Fault(subject, message, case.at(told.span), patch=steps)
    yield from told_links(case, blocks)
