"""Own sentences with the lead that law or common provisions give: rates and calibration hold."""

from __future__ import annotations

from pathlib import Path

import decompose as dc
from decompose.evaluate import RowScore
from decompose.knowledge import Knowledge

PROBES = Path(__file__).parents[1] / "cases" / "probes"
STATUTORY, OTHER = 0.92, 0.85
SURE, RIGHT = 0.9, 0.95


def _rows(kind: str, kb: Knowledge) -> list[RowScore]:
    files = sorted(PROBES.glob(f"{kind}-*.jsonl"))
    scores = [dc.evaluate(path, kb) for path in files]
    assert scores
    assert not any(score.unresolved or score.excluded for score in scores)
    return [row for score in scores for row in score.per_row]


def _rate(rows: list[RowScore]) -> float:
    return sum(row.hit1 for row in rows) / len(rows)


def test_rates(kb: Knowledge) -> None:
    assert _rate(_rows("statutory", kb)) >= STATUTORY
    assert _rate(_rows("other", kb)) >= OTHER


def test_sure_leads_are_right(kb: Knowledge) -> None:
    rows = [*_rows("statutory", kb), *_rows("other", kb)]
    sure = [row for row in rows if row.confidence is not None and row.confidence >= SURE]
    unsure = [row for row in rows if row.confidence is not None and row.confidence < SURE]
    assert len(sure) >= len(rows) / 4
    assert _rate(sure) >= RIGHT
    assert _rate(unsure) < _rate(sure)


def test_an_unknown_object_gets_no_firm_lead(kb: Knowledge) -> None:
    row = {"task": "提高认识，凝聚共识，久久为功", "level": "city", "year": 2023, "lead": ["fire"]}
    assert dc.evaluate([row], kb).per_row[0].leads == ()
