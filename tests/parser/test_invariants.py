"""Whatever the text: spans slice back, ids are unique, and parsing twice gives the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from decompose.parser import parse, parse_text
from tests.parser.support import TEXTS, check_invariants, document_of


@given(TEXTS)
@settings(max_examples=200)
def test_plans_made_of_steering_words(text: str) -> None:
    doc = document_of(text)
    check_invariants(doc, parse(doc))


@given(st.text(max_size=120))
@settings(max_examples=100)
def test_any_text(text: str) -> None:
    doc = document_of(text)
    check_invariants(doc, parse(doc))


@given(TEXTS)
@settings(max_examples=50)
def test_twice_the_same(text: str) -> None:
    assert parse(document_of(text)) == parse(document_of(text))


def test_parse_text_reads_lines_as_paragraphs() -> None:
    plan = parse_text("一、主要任务\r\n（一）加强监管\r\n开展检查。")
    assert [task.title for task in plan.tasks] == ["加强监管"]
    assert plan.tasks[0].text == "开展检查。"


def test_empty_text() -> None:
    plan = parse_text("")
    assert plan.sections == plan.tasks == ()
