"""What holds for the engine: stated comes first, evidence everywhere, nothing unrelated moves it."""

from __future__ import annotations

from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.knowledge.loader import load_packs
from decompose.model.result import Basis, Decomposition, EvidenceKind, Role
from decompose.parser.statement import parse_task
from decompose.rules.stated import stated
from tests.conftest import ROOT

QUICKSTART = ROOT / "examples" / "quickstart" / "plan.txt"


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse(dc.read(QUICKSTART)), kb)


def _lead(kb: Knowledge, task: str, **where: str) -> str | None:
    leads = dc.assign(parse_task(task, title="云州市安全生产规划"), kb, **where).leads("T1")
    return leads[0].department if leads else None


@pytest.mark.parametrize(
    ("title", "place", "level", "wanted"),
    [
        ("安全生产工作方案", "上海市", None, "province"),
        ("安全生产工作方案", "上海市", "city", "province"),
        ("安全生产工作方案", "上海市宝山区", None, "county"),
        ("安全生产工作方案", "临江省", None, "province"),
        ("安全生产工作方案", "云州市", "county", "county"),
        ("青河县安全生产工作方案", "云州市", None, "county"),
        ("深圳市南山区安全生产工作方案", None, None, "county"),
        ("云州市山区公路安全工作方案", None, None, "city"),
        ("新疆生产建设兵团安全生产工作方案", None, None, "province"),
        ("黑龙江省大兴安岭地区安全生产工作方案", None, None, "city"),
        ("重庆市巫山县安全生产工作方案", None, None, "county"),
        ("农村地区安全生产工作方案", "青河县", None, "county"),
        ("临江省安全生产工作方案", "云州市", None, "city"),
        ("云州市安全生产工作方案", None, None, "city"),
        ("云州化工集团安全生产工作方案", "云州市", None, "organization"),
        ("云州市安全生产工作方案", "南京", None, "city"),
    ],
)
def test_a_place_tells_its_level(
    kb: Knowledge, title: str, place: str | None, level: str | None, wanted: str
) -> None:
    plan = dc.parse_text(f"{title}\n一、主要任务\n（一）电梯安全。开展电梯安全检查。\n")
    assert dc.assign(plan, kb, place=place, level=level).jurisdiction.level == wanted


def test_without_rules_only_the_stated_remains(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(QUICKSTART))
    alone = dc.assign(plan, kb, rules=(stated,)).assignments
    assert alone
    assert {a.basis for a in alone} == {Basis.STATED}
    with_all = dc.assign(plan, kb).assignments
    own = {(a.task, a.measure, a.name, a.role) for a in with_all if a.rule == "stated"}
    assert {(a.task, a.measure, a.name, a.role) for a in alone} == own


def test_every_assignment_points_to_the_text_and_to_its_rule(result: Decomposition) -> None:
    doc = dc.read(QUICKSTART)
    for own in result.assignments:
        text, rule = own.evidence[0], own.evidence[-1]
        assert text.kind is EvidenceKind.TEXT
        assert text.span is not None
        assert doc.slice(text.span) == text.quote
        assert (rule.kind, rule.citation) == (EvidenceKind.RULE, own.rule)
        if own.basis is Basis.STATUTORY:
            assert any(e.kind is EvidenceKind.LAW for e in own.evidence), own.reason


def test_no_lead_by_law_or_principle_where_nobody_is_named(kb: Knowledge) -> None:
    found = dc.assign(parse_task("摸清密室逃脱场所底数。"), kb, level="city")
    leads = [a for a in found.assignments if a.role is Role.LEAD]
    assert leads
    assert {a.basis for a in leads} == {Basis.NEAREST}


@pytest.mark.parametrize(
    ("task", "date", "lead"),
    [
        ("加强职业病危害治理。", "2016-05-01", "emergency"),
        ("加强职业病危害治理。", "2021-05-01", "health"),
        ("做好受灾群众转移安置和生活救助。", "2012-05-01", "civil-affairs"),
        ("做好受灾群众转移安置和生活救助。", "2021-05-01", "emergency"),
    ],
)
def test_the_date_decides_who_holds_a_duty(kb: Knowledge, task: str, date: str, lead: str) -> None:
    assert _lead(kb, task, level="city", date=date) == lead


def test_a_whole_chain_is_led_by_the_main_holder_with_one_a_stage(kb: Knowledge) -> None:
    task = parse_task("加强危险化学品生产、储存、运输、使用、废弃处置全链条安全监管。")
    found = dc.assign(task, kb, level="city", date="2021-05-01")
    assert found.leads("T1")[0].department == "emergency"
    shared = {a.department for a in found.assignments if a.role is Role.CO_LEAD}
    assert {"transport", "ecology"} <= shared


def test_another_place_s_regulation_is_only_a_reference(kb: Knowledge) -> None:
    for own in dc.assign(parse_task("加强电动自行车销售监管。"), kb, level="city").assignments:
        laws = [e for e in own.evidence if e.kind is EvidenceKind.LAW]
        local = [e for e in laws if kb.laws[(e.citation or "#").partition("#")[0]].place]
        assert all(e.quote.startswith("参照") for e in local)
        if local and len(local) == len(laws):
            assert own.basis is not Basis.STATUTORY


def test_an_unrelated_department_changes_nothing(tmp_path: Path, result: Decomposition) -> None:
    (tmp_path / "pack.yaml").write_text('id: x\ntitle: x\nversion: "1"\n', encoding="utf-8")
    (tmp_path / "departments.yaml").write_text(
        "departments:\n  - {id: moon, name: 月球, name_en: moon, names: {city: [月球局]}}\n",
        encoding="utf-8",
    )
    other = dc.assign(dc.parse(dc.read(QUICKSTART)), dc.load_knowledge(tmp_path))
    assert other.assignments == result.assignments


def test_a_local_main_duty_displaces_the_usual_one(tmp_path: Path, kb: Knowledge) -> None:
    (tmp_path / "pack.yaml").write_text('id: x\ntitle: x\nversion: "1"\n', encoding="utf-8")
    (tmp_path / "duties.yaml").write_text(
        "duties:\n  - {id: L1, summary: 燃气管理, sectors: [urban-gas], departments: [city-mgmt],"
        ' role: sector, citations: ["~sc"], grade: A, main: true}\n',
        encoding="utf-8",
    )
    task = "加强城镇燃气安全监管。"
    assert _lead(kb, task, level="city") == "housing"
    assert _lead(dc.load_knowledge(tmp_path), task, level="city") == "city-mgmt"


def test_inside_one_organisation_only_its_own_units_are_proposed(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        'id: x\ntitle: x\nversion: "1"\ndefault_level: organization\ncomprehensive: office\n',
        encoding="utf-8",
    )
    (tmp_path / "departments.yaml").write_text(
        "departments:\n  - {id: office, name: 办公室, name_en: office, kind: office,"
        " names: {organization: [办公室]}, short: {organization: [办公室]}}\n",
        encoding="utf-8",
    )
    kb = dc.load_knowledge(tmp_path)
    found = dc.assign(parse_task("加强电梯安全监管，提高安全生产水平。"), kb)
    assert {a.department for a in found.assignments} <= {"office"}


def test_why_and_why_not_name_the_words_and_the_stronger_claimant(kb: Knowledge) -> None:
    found = dc.assign(parse_task("加强电梯安全监管。"), kb, level="city")
    assert "电梯" in found.why("T1", "market").sentence
    not_housing = found.why_not("T1", "education")
    assert "没有指向" in not_housing.sentence
    assert not_housing.chain


def test_the_compiled_pack_is_current(kb: Knowledge) -> None:
    from decompose.knowledge.compiled import BUILT_IN, read_compiled

    assert read_compiled(BUILT_IN) is not None, "run make pack"
    assert load_packs(BUILT_IN).fingerprint == kb.fingerprint


@pytest.mark.parametrize(
    ("task", "lead", "basis", "others"),
    [
        (
            "打通消防车通道。（市公安局、市消防救援支队、市住建局）",
            "fire",
            Basis.STATUTORY,
            {"police", "housing"},
        ),
        ("开展联合检查。（市民政局、市体育局）", "civil-affairs", Basis.STATED, {"sports"}),
    ],
)
def test_of_a_bare_list_only_the_listed_take_part(
    kb: Knowledge, task: str, lead: str, basis: Basis, others: set[str]
) -> None:
    found = dc.assign(
        parse_task(task, title="云州市安全生产规划"), kb, place="云州市", level="city"
    )
    (own,) = found.leads("T1")
    assert (own.department, own.basis) == (lead, basis)
    assert {a.department for a in found.assignments if a.role is Role.PARTICIPANT} == others


@pytest.mark.parametrize(
    ("task", "names"),
    [
        ("教育、民政等部门按职责分工落实消防安全责任。", {"市教育局", "市民政局"}),
        ("交通运输部门牵头，公安机关配合，开展货车治理。", {"市交通运输局", "市公安局"}),
        ("市场监管部门牵头开展气瓶整治。", {"市市场监管局"}),
        ("市住房城乡建设委牵头开展燃气整治。", {"市住房城乡建设委"}),
    ],
)
def test_a_class_of_organs_is_called_by_the_name_of_the_place(task: str, names: set[str]) -> None:
    """What the plan prints in full stays; a stem or a class means the one body of the place."""
    plan = parse_task(task, title="云州市安全生产规划")
    result = dc.assign(plan, dc.load_knowledge(), level="city", date="2023")
    stated = {a.name for a in result.assignments if a.basis is Basis.STATED}
    assert stated == names
    quotes = {e.quote for a in result.assignments for e in a.evidence}
    assert any(quote in task for quote in quotes)


def test_a_police_duty_beside_the_government_is_no_territorial_one() -> None:
    plan = parse_task("加强商圈人流管控，防范拥挤踩踏。", title="云州市安全生产规划")
    result = dc.assign(plan, dc.load_knowledge(), level="city", date="2023")
    roles = {a.department: a.role for a in result.assignments if a.rule == "territorial"}
    assert roles["gov"] is Role.TERRITORIAL
    assert roles["police"] is Role.SUPPORT


DIVIDED = """滨澳区2025年重点工作任务分工
一、重点任务
（一）提升应急能力
1. 组织一次超强台风跨部门演练。（区应急管理局牵头）
2. {}
（二）推进燃气安全整治
1. 更换老旧软管。（区住房城乡建设局牵头）
"""


def test_a_heading_whose_parts_all_bear_leads_gets_no_other(kb: Knowledge) -> None:
    """A table 重点工作 | 措施 | 牵头单位 divides its headings itself."""
    text = DIVIDED.format("修订区级消防救援预案。（区应急管理局牵头）")
    result = dc.assign(dc.parse_text(text), kb, level="county")
    leads = {a.task: a.name for a in result.assignments if a.role is Role.LEAD and not a.measure}
    assert leads["T1.1"] == leads["T1.2"] == "区应急管理局"
    assert leads.get("T1") in (None, "区应急管理局")
    assert leads["T2"] == leads["T2.1"] == "区住房城乡建设局", "one that agrees stays"


def test_a_heading_with_an_open_part_keeps_its_own_lead(kb: Knowledge) -> None:
    text = DIVIDED.format("修订区级消防救援预案。")
    result = dc.assign(dc.parse_text(text), kb, level="county")
    assert [a for a in result.assignments if a.task == "T1" and a.role is Role.LEAD]


def test_a_company_in_the_column_of_responsible_units_leads(kb: Knowledge, tmp_path: Path) -> None:
    table = tmp_path / "table.md"
    table.write_text(
        "# 云溪县2026年安全生产重点任务分工表\n\n"
        "| 序号 | 重点任务 | 工作内容 | 责任单位 | 配合单位 |\n|---|---|---|---|---|\n"
        "| 1 | 线路通道 | 清理电力线路通道内树木 | 国网云溪县供电公司 | 县发展和改革局 |\n",
        "utf-8",
    )
    result = dc.assign(dc.parse(dc.read(table)), kb)
    assert [a.name for a in result.leads("T1")] == ["国网云溪县供电公司"]


def test_a_school_that_some_sentence_lets_act_leads_nothing(kb: Knowledge) -> None:
    result = dc.assign(
        parse_task("县委党校每年开设安全生产专题课。", title="云溪县安全生产工作方案"), kb
    )
    assert "县委党校" not in {a.name for a in result.leads("T1")}
