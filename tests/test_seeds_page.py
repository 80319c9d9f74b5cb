"""The page of the seeds shows what the program gives today: leads, supports and parts of every task."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from decompose.knowledge import Knowledge
from decompose.model.result import Role
from decompose.pipeline import analyse
from tests.conftest import ROOT

_PAGE = ROOT / "docs" / "seeds.md"
_WHERE: dict[str, dict[str, Any]] = {
    "002": {"place": "江苏省", "level": "province"},
    "001": {"place": "南昌市", "level": "city"},
    "000": {"place": "南昌市", "level": "city"},
    "003": {},
    "004": {},
}
_ROW = re.compile(r"\| ([TPG][\d.]+) [^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|[^|]*\|[^|]*\|")
_LEADS = (Role.LEAD, Role.CO_LEAD)
Row = tuple[set[str], set[str], set[str]]


def _printed() -> dict[str, dict[str, Row]]:
    tables: dict[str, dict[str, Row]] = defaultdict(dict)
    seed = ""
    for line in _PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## 样例 (\d{3})", line):
            seed = heading.group(1)
        elif row := _ROW.fullmatch(line):
            lead, support, parts = (cell.strip().replace("—", "") for cell in row.groups()[1:])
            tables[seed][row.group(1)] = (
                set(filter(None, lead.split("、"))),
                set(filter(None, support.split("、"))),
                set(filter(None, parts.split("；"))),
            )
    return tables


@pytest.mark.parametrize("seed", _WHERE)
def test_rows_are_those_of_today(seed: str, kb: Knowledge, shared: Path) -> None:
    path = next(shared.glob(f"seeds/{seed}_*"))
    result = analyse(path, kb=kb, **_WHERE[seed])
    today: dict[str, Row] = {task.id: (set(), set(), set()) for task in result.plan.tasks}
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for own in result.assignments:
        lead, support, _ = today[own.task]
        if own.measure is not None and own.role in _LEADS:
            parts[own.task, own.name].append(own.measure.rpartition("-")[2])
        elif own.measure is None and own.role in _LEADS:
            lead.update(own.name.split("、"))
        elif own.measure is None and own.role is Role.SUPPORT:
            support.update(own.name.split("、"))
    for (task, name), measures in parts.items():
        today[task][2].add(f"{name} {'、'.join(measures)}")
    assert _printed()[seed] == today
