"""The load of departments: what counts how much, how it is spread, who carries nothing."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import decompose as dc
from decompose.errors import KnowledgeError
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.load import Idle, LoadWeights, Spread
from decompose.model.result import Decomposition
from decompose.rules.loads import loads_of
from tests.conftest import ROOT

PLAN = """云州市消防工作规划

一、主要任务

（一）隐患整治。开展高层建筑消防隐患排查。建立隐患台账。（市消防救援支队牵头，市住房城乡建设局、市公安局配合）

（二）校园安全。加强学校消防安全教育。（市教育局牵头，市消防救援支队配合）

二、重点工程

（一）消防站建设工程。新建消防站5座。（市消防救援支队牵头，市财政局配合）

三、附则

市民政局对养老机构的消防工作另有安排。
"""
OWN = "id: own\ntitle: 云州市清单\nversion: '1'\n"


def _audited(text: str, kb: Knowledge) -> Decomposition:
    result = dc.assign(dc.parse_text(text), kb, place="云州市", level="city", date="2024-06")
    return dc.audit(result, kb)


def _pack(folder: Path, more: str = "", duties: str = "") -> Knowledge:
    folder.mkdir()
    (folder / "pack.yaml").write_text(OWN + more, "utf-8")
    if duties:
        (folder / "duties.yaml").write_text(duties, "utf-8")
    return load_knowledge(folder)


def test_every_role_and_kind_counts_by_its_weight(kb: Knowledge) -> None:
    load = _audited(PLAN, kb).load
    assert load is not None
    own = {each.name: each for each in load.departments}
    fire = own["市消防救援支队"]
    assert (fire.leads, fire.supports, fire.projects) == (2, 1, 1)
    assert fire.indicators == 1
    assert fire.weight == pytest.approx(1 + 1.5 + 0.3 + 0.5)
    money = next(each for name, each in own.items() if "财政" in name)
    assert money.weight == pytest.approx(1.5 * 0.3)
    assert load.tasks == 3
    assert sum(each.share for each in load.departments) == pytest.approx(1, abs=0.001)
    assert load.total == pytest.approx(sum(each.weight for each in load.departments))


def test_the_spread_is_that_of_the_shares(kb: Knowledge) -> None:
    load = _audited(PLAN, kb).load
    assert load is not None
    shares = [each.weight / load.total for each in load.departments]
    assert load.herfindahl == pytest.approx(sum(s * s for s in shares), abs=1e-4)
    assert load.equal == pytest.approx(1 / load.herfindahl, abs=0.06)
    means = sum(abs(one - other) for one in shares for other in shares)
    assert load.gini == pytest.approx(means / (2 * len(shares)), abs=1e-3)
    assert load.spread is Spread.FEW
    busy = dc.audit(
        dc.assign(dc.parse(dc.read(ROOT / "examples/quickstart/plan.txt")), kb), kb
    ).load
    assert busy is not None
    assert 1 / len(busy.departments) < busy.herfindahl < 1
    assert busy.spread is not Spread.FEW


def test_whoever_leads_some_measures_counts_that_part(kb: Knowledge) -> None:
    result = _audited(PLAN, kb)
    lead = next(a for a in result.assignments if a.task == "T1" and a.role.value == "lead")
    measure = result.plan.tasks[0].measures[0].id
    part = lead.model_copy(
        update={"measure": measure, "department": "civil-affairs", "name": "市民政局"}
    )
    more = result.model_copy(update={"assignments": (*result.assignments, part)})
    civil = next(each for each in loads_of(more).departments if each.department == "civil-affairs")
    assert (civil.leads, civil.parts) == (0, 1)
    assert civil.weight == pytest.approx(1 / len(result.plan.tasks[0].measures), abs=1e-3)


def test_a_pack_sets_single_weights_and_leaves_the_rest(tmp_path: Path) -> None:
    own = _pack(tmp_path / "own", "load:\n  support: 0.5\n  note: 云州市督查室2024年约定\n")
    assert own.info.load.support == 0.5
    assert own.info.load.project == load_knowledge().info.load.project
    load = _audited(PLAN, own).load
    assert load is not None
    assert load.weights.note == "云州市督查室2024年约定"
    fire = next(each for each in load.departments if each.name == "市消防救援支队")
    assert fire.weight == pytest.approx(1 + 1.5 + 0.5 + 0.5)


def test_a_weight_below_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="load"):
        _pack(tmp_path / "own", "load:\n  support: -1\n")


def test_the_usual_weights_are_those_of_the_built_in_pack(kb: Knowledge) -> None:
    assert kb.info.load.note
    assert kb.info.load.model_copy(update={"note": ""}) == LoadWeights()


def test_departments_without_a_task_are_told_apart(kb: Knowledge, tmp_path: Path) -> None:
    duties = """duties:
- id: OWN1
  summary: 文物建筑消防安全
  sectors: [high-rise]
  departments: [culture-tourism]
  role: sector
  citations: ["~doc:云州市清单"]
  grade: B
""".replace("high-rise", next(iter(kb.sectors)))
    own = _pack(tmp_path / "own", duties=duties)
    load = _audited(PLAN, own).load
    assert load is not None
    idle = {each.department: each.known for each in load.idle}
    assert idle["culture-tourism"] is Idle.LISTED
    assert idle["civil-affairs"] is Idle.NAMED
    assert idle["audit"] is Idle.EXISTS
    assert "fire" not in idle
    before = _audited(PLAN, kb).load
    assert before is not None
    assert {each.department: each.known for each in before.idle}["culture-tourism"] is Idle.EXISTS


def test_every_deliverable_has_the_load(kb: Knowledge, tmp_path: Path) -> None:
    result = _audited(PLAN, kb)
    for name in ("d.xlsx", "d.md", "d.html", "d.json"):
        dc.write(result, tmp_path / name)
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx")["部门负担"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][1] == "市消防救援支队"
    assert rows[0][9] == 3.3
    assert any("规划写到" in str(row[-1]) and row[1] == "市民政局" for row in rows)
    assert len(sheet._charts) == 1
    for name in ("d.md", "d.html"):
        text = (tmp_path / name).read_text("utf-8")
        assert "折合牵头" in text
        assert "赫芬达尔指数" in text
    stored = json.loads((tmp_path / "d.json").read_text("utf-8"))["load"]
    assert stored["departments"][0]["weight"] == 3.3
    assert stored["weights"]["project"] == 1.5


def test_without_any_assignment_nothing_is_said_of_concentration(tmp_path: Path) -> None:
    result = dc.assign(dc.parse_text(PLAN), load_knowledge(), rules=())
    empty = result.model_copy(update={"assignments": ()})
    assert loads_of(empty).total == 0
    for name in ("d.xlsx", "d.md", "d.html"):
        dc.write(empty, tmp_path / name)
    assert "没有分工" in (tmp_path / "d.md").read_text("utf-8")


def test_the_sheet_is_no_division_when_it_is_read_again(kb: Knowledge, tmp_path: Path) -> None:
    dc.write(_audited(PLAN, kb), tmp_path / "d.xlsx")
    doc = dc.read(tmp_path / "d.xlsx")
    plan = dc.parse(doc)
    sheets = {doc.blocks[task.span.block].place.part for task in plan.tasks}
    assert "任务总表" in sheets
    assert "部门负担" not in sheets
