"""What holds for every plan: ids are unique, spans slice back, two runs agree."""

from __future__ import annotations

from itertools import chain

from hypothesis import HealthCheck, given, settings

import decompose as dc
from decompose.errors import ParseError
from decompose.knowledge import Knowledge
from decompose.model.plan import Plan
from decompose.model.source import Document
from tests.strategies import documents, plan_texts

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _check(plan: Plan, doc: Document) -> None:
    tasks, sections = {t.id for t in plan.tasks}, {s.id for s in plan.sections}
    assert len(tasks) == len(plan.tasks)
    assert len(sections) == len(plan.sections)
    measures = list(chain.from_iterable(task.measures for task in plan.tasks))
    assert len({measure.id for measure in measures}) == len(measures)
    assert all(task.parent is None or task.parent in tasks for task in plan.tasks)
    assert all(task.section in sections for task in plan.tasks)
    for task in plan.tasks:
        assert 0 <= task.span.start <= task.span.end <= len(doc.blocks[task.span.block].text)
        if task.title_span is not None:
            assert doc.slice(task.title_span) == task.title
        if task.body:
            assert "\n".join(doc.slice(span) for span in task.body) == task.text
    for measure in measures:
        assert doc.slice(measure.span) == measure.text


@FEW
@given(plan_texts())
def test_parsed_plan(text: str) -> None:
    doc = dc.read_text(text)
    plan = dc.parse(doc)
    _check(plan, doc)
    assert plan == dc.parse(doc)


@FEW
@given(documents())
def test_any_lines_give_a_plan_or_a_parse_error(doc: Document) -> None:
    try:
        plan = dc.parse(doc)
    except ParseError:
        return
    _check(plan, doc)


@FEW
@given(plan_texts())
def test_division(kb: Knowledge, text: str) -> None:
    plan = dc.parse(dc.read_text(text))
    result = dc.assign(plan, kb, level="city")
    tasks = {task.id: task for task in plan.tasks}
    assert all(each.task in tasks and each.evidence for each in result.assignments)
    assert len({each.id for each in result.assignments}) == len(result.assignments)
    assert dc.audit(result, kb).model_dump_json() == dc.audit(result, kb).model_dump_json()
