"""The JSON of a result leaves no field out but those that are named, with the reason."""

from __future__ import annotations

import json
import types
import typing
from enum import Enum
from typing import Any, Union

import pytest
from pydantic import BaseModel

from decompose.knowledge import Knowledge
from decompose.model import comparison, coverage
from decompose.model.base import Model
from decompose.model.result import Decomposition, Explanation
from decompose.model.source import Document
from decompose.reports.json import NOT_WRITTEN, to_json
from tests.reports.hostile import NASTY, spoilt


def _filled(kind: Any) -> Any:
    """Return a value of a type in which everything that can be there is there."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _filled(inside[0])
    if origin in {Union, types.UnionType}:
        return _filled(next(part for part in inside if part is not type(None)))
    if origin is tuple:
        return tuple(_filled(part) for part in inside if part is not Ellipsis)
    if origin is dict:
        return {_filled(inside[0]): _filled(inside[1])}
    if origin is typing.Literal:
        return inside[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.model_construct(
            **{name: _filled(field.annotation) for name, field in kind.model_fields.items()}
        )
    if isinstance(kind, type) and hasattr(kind, "__annotations__"):
        return kind(*map(_filled, typing.get_type_hints(kind).values()))
    return {str: "x", int: 1, float: 0.5, bool: True}[kind]


def _left_out(value: Any, written: Any) -> set[str]:
    """Return the fields of a value and of all it holds that do not stand in its JSON."""
    if isinstance(value, BaseModel):
        found: set[str] = set()
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if key not in written:
                found.add(f"{type(value).__name__}.{name}")
            else:
                found |= _left_out(getattr(value, name), written[key])
        return found
    if isinstance(value, dict):
        pairs = [(inner, written[str(key)]) for key, inner in value.items()]
    elif isinstance(value, tuple):
        pairs = list(zip(value, written, strict=True))
    else:
        pairs = []
    return {fault for pair in pairs for fault in _left_out(*pair)}


def test_every_field_of_a_result_is_written_or_named() -> None:
    result = _filled(Decomposition)
    assert isinstance(result.plan.document, Document), "the filling is whole"
    assert _left_out(result, json.loads(to_json(result))) == set(NOT_WRITTEN)
    assert all(len(reason) > 20 for reason in NOT_WRITTEN.values())


OTHERS = [
    kind
    for module in (comparison, coverage)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Model) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", [*OTHERS, Explanation], ids=lambda kind: kind.__name__)
def test_other_results_are_written_whole(kind: type[Model]) -> None:
    value = _filled(kind)
    left = _left_out(value, json.loads(value.model_dump_json(by_alias=True)))
    assert not left - set(NOT_WRITTEN)


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, word: str) -> None:
    result = spoilt(kb, word)
    again = Decomposition.model_validate_json(to_json(result))
    assert len(again.assignments) == len(result.assignments)
    if word.isprintable():
        assert again.plan.tasks == result.plan.tasks
