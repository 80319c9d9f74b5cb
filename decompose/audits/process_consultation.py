"""Audit ``process.consultation``: comments without an answer or a reason."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.adopted import not_carried_out
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.audits.opinion_lines import told_rows
from decompose.audits.opinions import Consultation
from decompose.audits.told_opinions import silent_below, told_amiss
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_COUNTED = CuedPattern(
    r"(?:提出|收到|征集)[^，。；]{0,12}?(?P<count>\d{1,3})\s*条[^，。；]{0,4}(?:修改)?(?:意见|建议)",
    cue="条",
)  # n comments

_REFUSED = CuedPattern(
    r"(?<!部分)(?:未|不)予?(?:采纳|吸收|采用)(?:的)?(?:意见|建议)?(?:为|共|有|计|：)?\s*[1-9]\d{0,2}\s*[条项个处]",
    cue=("采纳", "吸收", "采用"),
)
_EXPLAINED = CuedPattern(
    "理由|原因|因|由于|鉴于|主要是|主要为|考虑|均[为系属]|属于?|涉及|不符|不宜|已[在有由与]|(?:沟通|协商|达成)[^，。；]{0,4}一致|附[件表后]|附：|汇总|对照表|情况表|说明如下|具体[如为见情]|详见|见表"
)
"""Tells why, or where it is told."""


@audit_facts(
    AuditFacts(
        name="process.consultation",
        code="P02",
        severity=Severity.WARNING,
        why="征求意见没有逐条答复、未采纳没有理由、采纳了没有写进正文、数目对不上，程序不完整。",
        fix="补齐每条意见的采纳情况；未采纳的写明理由。",
        reads=True,
    )
)
def process_consultation(case: AuditCase) -> Iterator[Fault]:
    """Report comments in a table of opinions that were not answered, or rejected without a reason.

    Looks for:
        A row whose decision is empty; a rejection or part adoption without words of reason; an
        adopted opinion whose quoted words are not in the text (or still are); a count in the text
        that differs from the rows of the table, or from the sum of what became of them; in running text
        a unit that has not answered yet, or whose comment was rejected without a reason; a number of rejected
        comments with no word of why, there or behind, and no table of them.
    Why it matters:
        An unanswered department will object again when the plan is carried out.
    Source:
        Mechanisms 30, 31 and 87 of docs/mission.md.
    """
    tables = consultations(case)
    lines = told_rows(case)
    for row in (*(row for table in tables for row in table.rows), *lines):
        who = f"{row.unit}的第{row.serial}条意见" if row.unit else f"第{row.serial}条意见"
        if not row.decision and not row.nothing:
            yield Fault(row.subject, f"{who}没有写明采纳情况", row.evidence)
        elif row.rejected and row.unreasoned:
            yield Fault(row.subject, f"{who}{row.decision}，没有写明理由", row.evidence)
    rows = [row for table in tables for row in table.rows]
    for row, amiss in not_carried_out(case, [*rows, *lines]):
        who = f"{row.unit}的第{row.serial}条意见" if row.unit else f"第{row.serial}条意见"
        fix = "按采纳的意见改正文；不改的，如实写明未采纳和理由。"
        yield Fault(row.subject, f"{who}{row.decision}，{amiss}", row.evidence, fix=fix)
    yield from _miscounted(case, tables)
    if not rows:
        yield from _unexplained(case)
    told = {block for row in lines for block in row.blocks}
    for passage in case.passages:
        for message, start, end in told_amiss(passage.text):
            if passage.block not in told or not message.endswith("没有写明理由"):
                yield Fault(passage.subject(), message, (passage.quote(start, end),))
        heading = passage.section.title if passage.section else ""
        if units := silent_below(heading, passage.text.strip()):
            evidence = (passage.quote(0, len(passage.text)),)
            yield Fault(passage.subject(), f"{units}没有反馈意见", evidence)


def _miscounted(case: AuditCase, tables: tuple[Consultation, ...]) -> Iterator[Fault]:
    """Yield a stated number of comments that no table of comments has."""
    counts = {len(table.rows) for table in tables}
    for passage in case.passages if tables else ():
        found = _COUNTED.search(passage.text)
        if found and int(found["count"]) not in counts | {sum(counts)}:
            message = (
                f"文中说有{found['count']}条意见，汇总表有{'、'.join(map(str, sorted(counts)))}条"
            )
            yield Fault(passage.subject(), message, (passage.quote(*found.span()),))


def _unexplained(case: AuditCase) -> Iterator[Fault]:
    """Yield a number of rejected comments for which neither its paragraph nor one behind it says why."""
    for number, passage in enumerate(case.passages):
        found = _REFUSED.search(passage.text)
        if found is None:
            continue
        following = (p.text for p in case.passages[number + 1 :])
        if not any(map(_EXPLAINED.search, (passage.text, *following))):
            evidence = (passage.quote(*found.span()),)
            message = f"文中说“{found.group()}”，没有写明理由"
            yield Fault(passage.subject(), message, evidence, Severity.INFO)
