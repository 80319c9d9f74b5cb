"""The page of the seeds shows what the program gives today: leads, supports and parts of every task."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.analysis import analyse
from decompose.knowledge import Knowledge
from decompose.model.result import Role
from decompose.text.numerals import numeral_value
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


_FOUND = re.compile(r"(?P<name>[a-z]+\.[a-z-]+)(?: (?P<many>[一二两三四五六七八九十]+)[项处个])?")


def _explained() -> dict[str, dict[str, set[int]]]:
    """Return the findings that the page judges, by seed, with how many it says there are."""
    told: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    seed = ""
    for line in _PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = re.match(r"### (\d{3}) 的检查结果", line)
            seed = heading.group(1) if heading else ""
        elif seed:
            for found in _FOUND.finditer(line.split("|")[1] if "|" in line else line):
                many = {int(numeral_value(found["many"]) or 0)} if found["many"] else set()
                told[seed][found["name"]] |= many
    return told


@pytest.mark.parametrize("seed", _WHERE)
def test_every_finding_of_today_is_judged_and_no_other(
    seed: str, kb: Knowledge, shared: Path
) -> None:
    path = next(shared.glob(f"seeds/{seed}_*"))
    result = dc.audit(analyse(path, kb=kb, **_WHERE[seed]), kb)
    today = Counter(f.name for f in result.findings)
    told = _explained()[seed]
    assert set(told) == set(today)
    assert {name: today[name] for name, many in told.items() if many} == {
        name: next(iter(many)) for name, many in told.items() if many
    }
