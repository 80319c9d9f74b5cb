"""Patterns are compiled late, but every one of them is a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from decompose.text.cues import filled
from decompose.text.patterns import regex
from tests.conftest import ROOT

_MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in Path(ROOT, "decompose").rglob("*.py")
    if "import regex" in path.read_text(encoding="utf-8")
)
_CUED = sorted(
    {
        (str(value.pattern), tuple(value.cue))
        for name in _MODULES
        for holder in vars(import_module(name)).values()
        for value in (holder if isinstance(holder, tuple | list) else (holder,))
        if isinstance(value, type(regex("", cue="x")))
    }
)


@pytest.mark.parametrize("name", _MODULES)
def test_every_late_pattern_compiles(name: str) -> None:
    kind = type(regex(""))
    late = [value for value in vars(import_module(name)).values() if isinstance(value, kind)]
    assert all(value.groups >= 0 for value in late)


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


def _holds(items: Iterable[tuple[object, object]], cues: tuple[str, ...]) -> bool:
    """Tell whether whatever a parsed expression matches holds one of the cues."""
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
            if any(cue in run for cue in cues):
                return True
        elif str(kind) == "ASSERT_NOT":
            continue
        else:
            run = ""
            if _one_holds(str(kind), value, cues):
                return True
    return False


def _one_holds(kind: str, value: object, cues: tuple[str, ...]) -> bool:
    if kind == "BRANCH":
        return all(_holds(branch, cues) for branch in value[1])
    if kind == "SUBPATTERN":
        return _holds(value[3], cues)
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return value[0] >= 1 and _holds(value[2], cues)
    if kind == "ATOMIC_GROUP":
        return _holds(value, cues)
    if kind == "ASSERT":
        return _holds(value[1], cues)
    if kind == "GROUPREF_EXISTS":
        return value[2] is not None and all(_holds(way, cues) for way in value[1:])
    if kind == "IN":
        return all(str(k) == "LITERAL" and chr(v) in cues for k, v in value)
    return False


@pytest.mark.parametrize(("source", "cues"), _CUED)
def test_no_text_without_a_cue_matches(source: str, cues: tuple[str, ...]) -> None:
    flags = re.VERBOSE if source.startswith("\n") else 0
    assert _holds(re._parser.parse(source, flags), cues)


def test_texts_without_a_cue_are_answered_without_compiling() -> None:
    late = regex(r"(?P<n>\d+)条(", cue="条")
    assert (late.search("三项"), late.match("三项"), late.fullmatch("三项")) == (None, None, None)
    assert list(late.finditer("三项")) == []
    with pytest.raises(re.error):
        late.search("3条")


def test_a_cued_pattern_finds_what_the_compiled_one_finds() -> None:
    late, early = regex(r"\d+条", cue="条"), re.compile(r"\d+条")
    for text in ("第12条和第3条", "12", "条"):
        assert [m.span() for m in late.finditer(text)] == [m.span() for m in early.finditer(text)]
        assert late.sub("_", text) == early.sub("_", text)


def test_words_of_a_pack_are_put_into_an_expression_as_they_stand() -> None:
    pattern = filled("§0局(?=§1)", ("水(", "交通"), ("部",), cue="局")
    assert [found.group() for found in pattern.finditer("水(局部，交通局部，水局部")] == [
        "水(局",
        "交通局",
    ]
    assert pattern is filled("§0局(?=§1)", ("水(", "交通"), ("部",), cue="局")
    assert filled("§0局", ()).search("水局") is None
