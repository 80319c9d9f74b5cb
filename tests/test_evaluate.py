"""Scoring against published rows: what counts, what is left out, and bad truth files."""

from __future__ import annotations

from pathlib import Path

import pytest

import decompose as dc
from decompose.errors import ReadError
from decompose.knowledge import Knowledge

ROWS = [
    {"task": "加强电梯安全监管", "level": "city", "year": 2021, "lead": ["市市场监管局"]},
    {"task": "加强电梯安全监管", "level": "city", "year": 2021, "lead": ["market"]},
    {"task": "开展采石场隐患排查", "level": "city", "year": 2021, "lead": ["市安监局"]},
    {"task": "整治道路交通秩序", "level": "city", "year": 2021, "lead": ["市交警支队"]},
    {"task": "加强电梯安全监管", "level": "city", "year": 2021, "lead": ["市教育局"]},
    {"task": "落实属地责任", "level": "city", "year": 2021, "lead": ["有关部门"]},
]


def test_rates_and_exclusions(kb: Knowledge) -> None:
    score = dc.evaluate([{**row, "support": []} for row in ROWS], kb)
    assert (score.rows, score.scored) == (6, 5)
    assert sum(score.excluded.values()) == 1
    assert [row.hit1 for row in score.per_row] == [True, True, True, True, False]
    assert score.lead_top1 == 0.8


def test_support_recall(kb: Knowledge) -> None:
    row = {"task": "整治建筑起重机械", "level": "city", "lead": ["housing"], "support": ["market"]}
    assert dc.evaluate([row], kb).support_recall in (0.0, 1.0)


@pytest.mark.parametrize("line", ["{", "[1]", '{"lead": []}'])
def test_a_bad_line_is_named(tmp_path: Path, kb: Knowledge, line: str) -> None:
    path = tmp_path / "truth.jsonl"
    path.write_text(f'{{"task": "x"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ReadError) as error:
        dc.evaluate(path, kb)
    assert error.value.where.endswith("truth.jsonl:2")


def test_published_divisions_are_agreed_with(shared: Path, kb: Knowledge) -> None:
    score = dc.evaluate(shared / "corpus" / "published_divisions.jsonl", kb)
    rows = [r for r in score.per_row if r.domain in ("safety", "emergency")]
    assert sum(r.hit1 for r in rows) / len(rows) >= 0.70
    assert sum(r.hit3 for r in rows) / len(rows) >= 0.85
