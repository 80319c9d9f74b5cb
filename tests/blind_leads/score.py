"""Scores leads clause by clause on plans whose truth was written by somebody who had not seen the product.

Run: ``python -m tests.blind_leads.score``
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.organization import DepartmentKind
from decompose.model.result import Assignment, Decomposition, Role
from decompose.rules import RULES
from decompose.rules.acts import acts_of, within
from decompose.rules.engine import decide
from decompose.rules.retrace import retrace

PLANS = Path(__file__).parent / "plans"
SURE = 0.75
"""From here on a lead is shown as 高."""
DOUBTED = 0.65
_PART = 8
_PARTS = (DepartmentKind.OFFICE, DepartmentKind.COMMITTEE)


class Clause(NamedTuple):
    """A clause of a plan with the lead it was given, and what the truth says of it.

    Units:
        ``confidence`` is that of the lead shown for the clause, at most ``DOUBTED`` where the result says
        that this measure must be verified.
    """

    plan: str
    words: str
    lead: str | None
    confidence: float
    right: bool
    absurd: bool
    open: bool


def clauses(kb: Knowledge) -> Iterator[Clause]:
    """Yield every clause of the truth; words that stand in no measure raise."""
    for path in sorted(PLANS.glob("*.yaml")):
        result = dc.assign(dc.parse(dc.read(path.with_suffix(".txt"))), kb)
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            if row["lead"]:
                yield _clause(path.stem, row, result, kb)


def _clause(plan: str, row: dict[str, Any], result: Decomposition, kb: Knowledge) -> Clause:
    task, measure = _place(row["words"], result)
    lead = _lead_of_part(result, kb, task, measure, row["words"]) or _lead(result, task, measure)
    own = _whole(kb, lead.department) if lead and lead.department else None
    wanted = {_whole(kb, each) for each in row["lead"]}
    level = result.jurisdiction.level
    if level is not None:
        wanted |= {
            kb.departments[each].substitute[level]
            for each in row["lead"]
            if level in kb.departments[each].substitute
        }
    return Clause(
        plan=plan,
        words=row["words"],
        lead=own,
        confidence=_confidence(lead, measure, result),
        right=own in wanted,
        absurd=own in row.get("not_lead", ()),
        open=bool(row.get("open")),
    )


def _place(words: str, result: Decomposition) -> tuple[str, str]:
    """Return the task and measure in which words stand, whole or, where a measure ends in them, in part."""
    texts = {(t.id, m.id): m.text for t in result.plan.tasks for m in t.measures}
    titles = {(t.id, t.measures[0].id): t.title for t in result.plan.tasks if t.measures}
    for part in (words, words[:_PART], words[-_PART:]):
        for place, text in texts.items():
            if part in text:
                return place
    return next(
        place for place, text in (*texts.items(), *titles.items()) if text and text in words
    )


def _lead(result: Decomposition, task: str, measure: str) -> Assignment | None:
    """Return who leads a measure: its own lead, else that of its task."""
    leads = [a for a in result.assignments if a.task == task and a.role is Role.LEAD]
    own = next((a for a in leads if a.measure == measure), None)
    return own or next((a for a in leads if a.measure is None), None)


def _lead_of_part(
    result: Decomposition, kb: Knowledge, task: str, measure: str, words: str
) -> Assignment | None:
    """Return who is written as the lead of the part of a sentence in which words stand, if it has one."""
    said = next(m for t in result.plan.tasks for m in t.measures if m.id == measure)
    acts = acts_of(said.text)
    at = max(said.text.find(words), 0)
    number = next((n for n, (start, end) in enumerate(acts) if start <= at < end), None)
    if number is None or len(acts) < 2:
        return None
    clause = next(
        s.clause for s in retrace(result, kb, task, RULES).steps if s.clause.measure.id == measure
    )
    leads = decide(within(clause, acts[number], number), RULES).leads
    written = [a for a in result.assignments if a.measure == measure and a.role is Role.CO_LEAD]
    return next((a for a in written if leads and a.holder == leads[0].best.holder), None)


def _confidence(lead: Assignment | None, measure: str, result: Decomposition) -> float:
    if lead is None:
        return 0.0
    doubted = lead.measure is None and any(d.measure == measure for d in result.doubts)
    return min(DOUBTED, lead.confidence) if doubted else lead.confidence


def _whole(kb: Knowledge, department: str) -> str:
    entry = kb.departments[department]
    return entry.parent if entry.kind in _PARTS and entry.parent else department


def main() -> None:
    found = list(clauses(dc.load_knowledge()))
    sure = [c for c in found if c.confidence >= SURE]
    told = [
        f"clauses {len(found)}, right lead {sum(c.right for c in found)}",
        f"shown as sure {len(sure)}, of these right {sum(c.right for c in sure)}",
        f"absurd {sum(c.absurd for c in found)}",
        *(
            f"{'absurd' if c.absurd else 'missed'} {c.plan} {c.words}: {c.lead} {c.confidence:.2f}"
            for c in found
            if not c.right
        ),
    ]
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    sys.exit(main())
