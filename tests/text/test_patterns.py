"""Patterns are compiled late, but every one of them is a regular expression."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from decompose.text.patterns import regex
from tests.conftest import ROOT

_MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in Path(ROOT, "decompose").rglob("*.py")
    if "import regex" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", _MODULES)
def test_every_late_pattern_compiles(name: str) -> None:
    kind = type(regex(""))
    late = [value for value in vars(import_module(name)).values() if isinstance(value, kind)]
    assert all(isinstance(value.pattern, str) for value in late)


def test_a_late_pattern_finds_what_the_compiled_one_finds() -> None:
    late, early = regex(r"(?P<n>\d+)条", re.ASCII), re.compile(r"(?P<n>\d+)条", re.ASCII)
    text = "第12条和第3条"
    assert [m.span("n") for m in late.finditer(text)] == [m.span("n") for m in early.finditer(text)]
    assert late.sub("_", text) == early.sub("_", text)
    assert (late.pattern, late.groups) == (early.pattern, early.groups)


def test_a_wrong_pattern_is_told_at_its_first_use() -> None:
    late = regex("(")
    with pytest.raises(re.error):
        late.search("x")
