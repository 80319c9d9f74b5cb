"""What the division must not depend on: the order of the files, and entries that have nothing to do with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.knowledge.base import Knowledge as Base
from decompose.model.knowledge import Pack
from decompose.model.plan import Plan

PROBES = Path(__file__).parents[1] / "cases" / "probes"


@pytest.fixture(scope="module")
def plan() -> Plan:
    rows = [
        json.loads(line)
        for name in ("statutory-1", "other-1")
        for line in (PROBES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    tasks = "\n".join(f"（{n}）{row['task']}。" for n, row in enumerate(rows, start=1))
    return dc.parse_text(f"云州市“十四五”安全生产规划\n一、主要任务\n{tasks}")


def _division(plan: Plan, kb: Knowledge) -> list[str]:
    result = dc.assign(plan, kb, level="city", date="2023")
    return [a.model_dump_json() for a in result.assignments]


def test_unrelated_entries_change_nothing(plan: Plan, kb: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: extra\ntitle: 无关\nversion: '1'\n", encoding="utf-8")
    (tmp_path / "departments.yaml").write_text(
        "departments:\n  - id: lantern-office\n    name: 灯会博览处\n    name_en: lantern office\n"
        "    names: {city: [市灯会博览处]}\n",
        encoding="utf-8",
    )
    (tmp_path / "sectors.yaml").write_text(
        "sectors:\n  - id: kites\n    name: 风筝制作\n    name_en: kite making\n"
        "    terms: [风筝制作, 风筝坊]\n",
        encoding="utf-8",
    )
    (tmp_path / "duties.yaml").write_text(
        "duties:\n  - id: KT1\n    summary: 风筝制作安全\n    sectors: [kites]\n"
        "    departments: [lantern-office]\n    role: sector\n    citations: ['~sc']\n"
        "    grade: C\n    main: true\n",
        encoding="utf-8",
    )
    assert _division(plan, dc.load_knowledge(tmp_path)) == _division(plan, kb)


def test_order_of_the_files_changes_nothing(plan: Plan, kb: Knowledge) -> None:
    turned = Base(
        Pack(
            info=kb.info,
            departments=tuple(reversed(kb.departments.values())),
            groups=tuple(kb.groups.values()),
            events=kb.events,
            sectors=tuple(reversed(kb.sectors.values())),
            stages=tuple(reversed(kb.stages.values())),
            aspects=tuple(reversed(kb.aspects.values())),
            functions=tuple(reversed(kb.functions.values())),
            duties=tuple(reversed(kb.duties.values())),
            laws=tuple(reversed(kb.laws.values())),
            linkages=tuple(reversed(kb.linkages.values())),
            actors=tuple(reversed(kb.actors.values())),
        )
    )
    assert _division(plan, turned) == _division(plan, kb)
