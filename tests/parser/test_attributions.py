"""Attribution phrases: every format of published divisions, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_cells import attribution_of_cells
from decompose.parser.attribution_words import Part
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


POSITIVES = [
    case
    for path in sorted(CASES.glob("*.yaml"))
    if not path.name.startswith("negatives")
    for case in load(path.name)
]
NEGATIVES = [text for path in sorted(CASES.glob("negatives*.yaml")) for text in load(path.name)]


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


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_attribution(text: str) -> None:
    assert attributions_in(text, block=0) == ()


def test_first_of_several_leads_where_the_text_says_so() -> None:
    text = "（责任单位：市住建局、市城管局、市水利局，排第一位的为牵头单位）"
    (found,) = attributions_in(text, block=0)
    assert (found.lead, found.joint) == (("市住建局",), False)
    assert found.support == ("市城管局", "市水利局")


@pytest.mark.parametrize(
    ("text", "kind", "groups"),
    [
        ("责任单位列第一位的为牵头单位，下同。", Standing.FIRST_LEADS, ()),
        ("（排在首位的单位为牵头单位）", Standing.FIRST_LEADS, ()),
        ("无牵头单位的，责任单位即为牵头单位，下同", Standing.OWNER_LEADS, ()),
        (
            "以下均需各县（市、区）人民政府负责，不再列出",
            Standing.ALSO_RESPONSIBLE,
            ("各县（市、区）人民政府",),
        ),
    ],
)
def test_standing_rule(text: str, kind: Standing, groups: tuple[str, ...]) -> None:
    (rule,) = standing_rules_in(text)
    assert (rule.kind, rule.groups) == (kind, groups)
    assert text[rule.start : rule.end]


def test_standing_rules_change_what_follows() -> None:
    (found,) = attributions_in("责任单位：市住建局、市城管局", block=0)
    rules = standing_rules_in("列第一位的为牵头单位。以下均需各县区人民政府落实，不再列出。")
    changed = under_rules(found, rules)
    assert (changed.lead, changed.support) == (("市住建局",), ("市城管局",))
    assert changed.groups == ("各县区人民政府",)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 5000,
        "由" * 5000 + "牵头",
        "牵头" * 3000,
        "（牵头单位：" * 500,
        "市应急局要" * 2000,
        "、部门应" * 3000,
    ],
)
def test_hostile_text_is_read_in_reasonable_time(text: str) -> None:
    begun = process_time()
    attributions_in(text, block=0)
    assert process_time() - begun < 30


@pytest.mark.parametrize(
    "cell",
    [
        "市水利局、市应急局（共同负责）",
        "市水利局、市应急局（按职责分工负责）",
        "市水利局、市应急局按各自职责分工负责",
        "市水利局、市应急局（shared lead）",
    ],
)
def test_a_cell_says_that_its_units_answer_together(cell: str) -> None:
    span = Span(block=0, start=0, end=0)
    (found,) = attribution_of_cells(((Part.LEAD, cell), (Part.SUPPORT, "市住建局")), span=span)
    assert found.lead == ("市水利局", "市应急局")
    assert found.joint
    assert found.support == ("市住建局",)
    (led,) = attribution_of_cells(((Part.LEAD, "市水利局、市应急局"),), span=span)
    assert not led.joint


def test_units_marked_as_answering_for_a_part_share_the_task() -> None:
    """So the tables that decompose writes are read again: 市公安局（分项）."""
    span = Span(block=0, start=0, end=0)
    (found,) = attribution_of_cells(
        ((Part.LEAD, "市公安局（分项）、市交通运输局（分项）"), (Part.SUPPORT, "市住建局")),
        span=span,
    )
    assert found.lead == ("市公安局", "市交通运输局")
    assert found.joint
    assert found.support == ("市住建局",)


def test_first_of_a_bare_list_leads_where_the_document_says_so() -> None:
    rules = standing_rules_in("【】内第一家为牵头单位，其余为配合单位。")
    (found,) = attributions_in("【市商务局、市财政局、各县人民政府】", block=0)
    changed = under_rules(found, rules)
    assert (changed.lead, changed.support) == (("市商务局",), ("市财政局",))
    assert changed.groups == ("各县人民政府",)
    (found,) = attributions_in("【各县人民政府、市商务局、市财政局】", block=0)
    assert under_rules(found, rules).lead == ()
