"""The same plan in any format is the same tree: ids, numbers, titles, texts, attributions."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from decompose.model.plan import Plan
from decompose.parser import parse
from decompose.readers import read_bytes
from tests.parser.support import check_invariants
from tests.readers.same_plan import MAKERS

_PLACES = {"span", "title_span", "body", "problems", "block", "start", "end"}


@cache
def plan_of(form: str) -> Plan:
    name, make = MAKERS[form]
    doc = read_bytes(make(), name=name)
    plan = parse(doc)
    check_invariants(doc, plan)
    return plan


def bare(value: Any) -> Any:
    """Leave out where in the file things stand."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in _PLACES}
    return [bare(item) for item in value] if isinstance(value, list) else value


def test_tree_is_not_trivial() -> None:
    plan = plan_of("txt")
    assert len(plan.sections) == 7
    assert len(plan.tasks) == 15
    assert len(plan.indicators) == 4
    assert sum(task.attribution is not None for task in plan.tasks) == 7


@pytest.mark.parametrize("form", MAKERS)
def test_same_tree(form: str) -> None:
    assert bare(plan_of(form).model_dump(mode="json")) == bare(
        plan_of("txt").model_dump(mode="json")
    )
