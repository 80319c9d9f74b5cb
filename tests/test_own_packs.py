"""Packs of users, as the examples show them: a city's own decisions, a hospital, a company in English."""

from __future__ import annotations

from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role

EXAMPLES = Path(__file__).parents[1] / "examples"


def _run(plan: str, kb: Knowledge) -> Decomposition:
    doc = dc.read(EXAMPLES / plan)
    plan = dc.parse(doc, wordings=kb.wordings.values())
    return dc.audit(dc.assign(plan, kb), kb)


def _names(result: Decomposition, role: Role) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in result.assignments:
        if each.role is role:
            found.setdefault(each.task, []).append(each.name)
    return found


@pytest.fixture(scope="module")
def city() -> Knowledge:
    return dc.load_knowledge(EXAMPLES / "city_pack" / "pack")


def test_a_designation_and_an_own_sector_settle_who_leads(kb: Knowledge, city: Knowledge) -> None:
    usual = _names(_run("city_pack/plan.txt", kb), Role.LEAD)
    own = _names(_run("city_pack/plan.txt", city), Role.LEAD)
    assert usual["T1"] == ["县交通运输局"]
    assert own["T1"] == ["县农业农村局"]
    assert own["T2"] == ["县工信局"]
    assert usual["T2"] != own["T2"]


def test_a_merged_body_does_the_work_of_its_parts(city: Knowledge) -> None:
    result = _run("city_pack/plan.txt", city)
    leads, supports = _names(result, Role.LEAD), _names(result, Role.SUPPORT)
    assert leads["T3"] == leads["T4"] == ["县住建交通局"]
    assert "县交通运输局" not in supports["T4"]
    assert city.resolve("青河县交通运输局", level="county").department == "transport"
    assert city.resolve("青河县住建交通局", level="county").department == "housing"


def test_local_names_are_printed_and_understood(kb: Knowledge, city: Knowledge) -> None:
    result = _run("city_pack/city.txt", city)
    assert _names(result, Role.LEAD)["T2"] == ["市综合执法局"]
    assert "市水务局" in _names(result, Role.SUPPORT)["T1"]
    assert city.resolve("云州市水务局", level="city").department == "water"
    assert city.name_of("water", level="province") == kb.name_of("water", level="province")


def test_a_zone_with_powers_is_no_fault(kb: Knowledge, city: Knowledge) -> None:
    codes = [{f.code for f in _run("city_pack/city.txt", pack).findings} for pack in (kb, city)]
    assert "A05" in codes[0]
    assert "A05" not in codes[1]


def test_a_hospital_is_data_only() -> None:
    pack = EXAMPLES / "hospital" / "pack"
    assert {path.suffix for path in pack.rglob("*")} == {".yaml"}
    result = _run("hospital/plan.txt", dc.load_knowledge(pack))
    assert {task: names[0] for task, names in _names(result, Role.LEAD).items()} == {
        **{"T1": "药学部", "T2": "总务科", "T3": "感染管理科", "T4": "护理部", "T5": "设备科"},
        **{"T6": "保卫科", "T7": "医务部", "T8": "信息科", "T9": "总务科", "G1": "财务科"},
    }
    assert _names(result, Role.SUPPORT)["T9"] == ["感染管理科"]


def test_a_body_of_an_unknown_department_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: own\ntitle: 自己的\nversion: '1'\n", encoding="utf-8")
    (tmp_path / "bodies.yaml").write_text(
        "bodies:\n  - {id: a, name: 甲局, level: city, departments: [watr]}\n", encoding="utf-8"
    )
    with pytest.raises(dc.KnowledgeError) as caught:
        dc.load_knowledge(tmp_path)
    assert any("bodies.yaml $.bodies[0].departments[0]" in fault for fault in caught.value.faults)


@pytest.fixture(scope="module")
def company() -> Knowledge:
    return dc.load_knowledge(EXAMPLES / "company_en" / "pack")


def test_an_english_plan_is_read_with_the_wording_of_its_pack(company: Knowledge) -> None:
    result = _run("company_en/plan.txt", company)
    tasks = {task.id: task for task in result.plan.tasks}
    assert {i: task.title for i, task in tasks.items() if task.parent is None} == {
        "T1": "Refrigeration",
        "T2": "Mill",
        "T3": "Traffic",
        "T4": "Near misses",
        "T5": "Training",
        "G1": "Money",
        "G2": "Canteen",
    }
    assert tasks["G1"].kind.value == "safeguard"
    assert [task.number for task in tasks.values() if task.parent == "T2"] == ["(a)", "(b)"]
    assert [m.text for m in tasks["T3"].measures] == [
        "Separate walkways from forklift routes.",
        "Paint the loading bay markings afresh.",
    ]
    stated = tasks["T2.2"].attribution
    assert stated is not None
    assert (stated.lead, stated.support, stated.deadline) == (
        ("Maintenance",),
        ("Production", "H&S"),
        "June 2027",
    )
    led = tasks["T4"].attribution
    assert led is not None
    assert (led.lead, led.support) == (("Safety Office",), ("Production", "Warehouse"))


def test_an_english_plan_is_divided_by_the_data_of_its_pack(company: Knowledge) -> None:
    leads = _names(_run("company_en/plan.txt", company), Role.LEAD)
    assert leads == {
        "T1": ["Maintenance"],
        "T2.1": ["Production"],
        "T2.2": ["Maintenance"],
        "T3": ["Warehouse"],
        "T4": ["Safety Office"],
        "T5": ["Human Resources"],
        "G1": ["Finance"],
    }


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Renew the floor. LEAD:  Production", ("Production",), ()),
        ("Renew the floor (led by Finance).", ("Finance",), ()),
        ("Renew it. Owner: Finance. Support: HR & Warehouse", ("Finance",), ("HR", "Warehouse")),
        ("Leaders of every shift meet daily.", (), ()),
        ("Train team leads; support staff who fall ill.", (), ()),
        ("The mislead: nobody", (), ()),
    ],
)
def test_words_for_roles_are_data(
    company: Knowledge, text: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    plan = dc.parse_text(f"Plan\n1. Main tasks\n1.1 {text}", wordings=company.wordings.values())
    found = [a for t in plan.tasks for a in (t.attribution, *(m.attribution for m in t.measures))]
    named = [a for a in found if a is not None]
    assert bool(named) is bool(lead)
    if lead:
        assert (named[0].lead, named[0].support) == (lead, support)


def test_every_span_of_an_english_plan_slices_back(company: Knowledge) -> None:
    plan = _run("company_en/plan.txt", company).plan
    assert plan.document is not None
    texts = {block.index: block.text for block in plan.document.blocks}
    for task in plan.tasks:
        for m in task.measures:
            assert texts[m.span.block][m.span.start : m.span.end] == m.text
        for stated in (task.attribution, *(m.attribution for m in task.measures)):
            if stated:
                span = stated.span
                assert texts[span.block][span.start : span.end] == stated.quote


def test_latin_words_count_whole_and_in_any_case(company: Knowledge) -> None:
    text = "Plan\n1. Main tasks\n1.1 Empty every SILO.\n1.2 Isiloed heaps are swept."
    plan = dc.parse_text(text, wordings=company.wordings.values())
    leads = {a.task for a in dc.assign(plan, company).assignments if a.role is Role.LEAD}
    assert leads == {"T1"}


def test_graph_files_name_what_the_own_pack_adds(company: Knowledge, tmp_path: Path) -> None:
    """A sector that the built-in pack has never heard of used to stop the run."""
    result = _run("company_en/plan.txt", company)
    sectors = {m.id for m in result.mentions if m.id not in dc.load_knowledge().sectors}
    assert "c-ammonia" in sectors
    dc.write(result, tmp_path / "graph.cyjs", kb=company)
    text = (tmp_path / "graph.cyjs").read_text("utf-8")
    assert f'"label": "{company.sectors["c-ammonia"].name}"' in text
    graph = dc.build_graph(result)
    assert graph.nodes["sector:c-ammonia"]["label"]


def _with_works(folder: Path, works: str) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        f"id: ours\ntitle: 本市\nversion: '1'\nworks: {works}\n", encoding="utf-8"
    )
    return folder


def test_a_pack_says_anew_only_who_helps_with_some_works(tmp_path: Path) -> None:
    own = dc.load_knowledge(_with_works(tmp_path / "ours", "{villages: [zone]}")).info.works
    assert own.villages == ("zone",)
    assert own.builds == dc.load_knowledge().info.works.builds


def test_an_unknown_helper_with_works_is_told(tmp_path: Path) -> None:
    with pytest.raises(dc.KnowledgeError, match="treasury"):
        dc.load_knowledge(_with_works(tmp_path / "ours", "{builds: [treasury]}"))


_OWN_WORDS = """id: own
title: 云州市补充
version: "1"
words:
  payers: [渔业合作社]
  powers: {收费: [收费, 计费]}
"""
_OWN_TRADE = """trade_words:
  - {id: 港航, names: [航务], within: [海港航班]}
"""
_DRAFT = """云州市安全生产工作方案
一、主要任务
（一）加强海航务班管理，2026年底前完成（市交通运输局负责）。
（二）保障渔业合作社运行维护经费，2026年底前完成（市农业农村局负责）。
"""


def test_a_pack_adds_words_of_the_field(tmp_path: Path, kb: Knowledge) -> None:
    (tmp_path / "pack.yaml").write_text(_OWN_WORDS, encoding="utf-8")
    (tmp_path / "trade-words.yaml").write_text(_OWN_TRADE, encoding="utf-8")
    own = dc.load_knowledge(tmp_path)
    assert own.info.words.payers == (*kb.info.words.payers, "渔业合作社")
    assert own.info.words.powers.keys() == {*kb.info.words.powers, "收费"}
    assert own.info.words.zones == kb.info.words.zones
    plan = dc.parse_text(_DRAFT)
    found = [
        {f.name for f in dc.audit(dc.assign(plan, k), k).findings}
        & {"form.replace-damage", "gap.no-finance"}
        for k in (kb, own)
    ]
    assert found == [{"gap.no-finance"}, {"form.replace-damage"}]
