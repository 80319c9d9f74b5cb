"""Attribution phrases: every format of published divisions, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attributions import (
    Standing,
    attributions_in,
    standing_rules_in,
    under_rules,
)

CASES = Path(__file__).parents[1] / "cases" / "attributions"
FIELDS = ("lead", "support", "groups", "participants")
PLAIN = ("joint", "deadline", "undecidable", "open_list", "subject")


def load(name: str) -> list[Any]:
    return list(yaml.safe_load((CASES / name).read_text(encoding="utf-8")))


POSITIVES = [case for name in ("labels.yaml", "verbs.yaml", "lists.yaml", "styles.yaml") for case in load(name)]


def facts(attribution: Attribution) -> dict[str, Any]:
    found: dict[str, Any] = {f: list(getattr(attribution, f)) for f in FIELDS}
    found |= {f: getattr(attribution, f) for f in PLAIN}
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("case", POSITIVES, ids=lambda case: case["text"][:40])
def test_phrase(case: dict[str, Any]) -> None:
    text = case["text"]
    expected = case.get("are") or ([case["is"]] if case["is"] else [])
    assert [facts(found) for found in attributions_in(text, block=0)] == expected


@pytest.mark.parametrize("case", POSITIVES, ids=lambda case: case["text"][:40])
def test_names_stand_in_the_span_as_printed(case: dict[str, Any]) -> None:
    text = case["text"]
    for found in attributions_in(text, block=3, offset=7):
        assert found.span.block == 3
        phrase = text[found.span.start - 7 : found.span.end - 7]
        assert phrase == phrase.strip() == found.quote
        squeezed = "".join(phrase.split())
        for field in FIELDS:
            assert all(name in squeezed for name in getattr(found, field))


@pytest.mark.parametrize("text", load("negatives.yaml"))
def test_no_attribution(text: str) -> None:
    assert attributions_in(text, block=0) == ()
