"""One edit changes the fingerprints of the clauses that hold it, and of no other."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import decompose as dc
from decompose.match.clauses import clause_of, clauses_of
from decompose.model.plan import Measure, Plan, Task
from tests.conftest import ROOT

TEXT = (ROOT / "examples" / "elderly_pair" / "plan.txt").read_text(encoding="utf-8")
PLAN = dc.parse_text(TEXT)
MEASURES = [
    (task, measure)
    for task in PLAN.tasks
    for measure in task.measures
    if not measure.text[0].isdigit()  # an edit in a leading number makes another heading: 6.2022年
]
QUIET = "宏图暖阳春晖"  # signs that are no words of departments, times or amounts


def _clauses(plan: Plan) -> list[tuple[Task, Measure | None]]:
    whole: list[tuple[Task, Measure | None]] = [(task, None) for task in plan.tasks]
    return [*whole, *((task, measure) for task in plan.tasks for measure in task.measures)]


@settings(max_examples=120)
@given(st.data())
def test_an_edit_marks_the_clauses_that_hold_it(data: st.DataObject) -> None:
    task, measure = data.draw(st.sampled_from(MEASURES))
    at = data.draw(st.integers(1, len(measure.text) - 1))
    sign = data.draw(st.sampled_from(QUIET))
    edited = f"{measure.text[:at]}{sign}{measure.text[at:]}"
    now = clauses_of(dc.parse_text(TEXT.replace(measure.text, edited, 1)))
    lost = {
        (held.id, part and part.id)
        for held, part in _clauses(PLAN)
        if clause_of(held, part) not in now
    }
    sisters = {(task.id, each.id) for each in task.measures}
    assert (task.id, measure.id) in lost
    assert lost <= {(task.id, None)} | (
        sisters if measure.text in task.title else {(task.id, measure.id)}
    )


def test_another_format_keeps_every_fingerprint(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    assert clauses_of(dc.parse(dc.read(tmp_path / "plan.docx"))) == clauses_of(PLAN)
