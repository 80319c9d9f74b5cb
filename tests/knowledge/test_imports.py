"""Responsibility lists and past divisions become packs; what a pack says is used and marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import Workbook

import decompose as dc
from decompose.cli import main
from decompose.errors import KnowledgeError
from decompose.knowledge import Knowledge
from decompose.knowledge.duty_list import Line, listed_duties
from decompose.knowledge.pack_writer import write_pack
from decompose.knowledge.packdiff import diff_packs
from decompose.model.knowledge import Duty, DutyRole, PackInfo, Precedent
from decompose.model.organization import Level
from decompose.model.result import Basis, EvidenceKind, Role
from decompose.parser.statement import parse_task

LIST = """云州市有关部门安全生产工作职责清单
（2023年3月）
一、市应急管理局
1.负责全市安全生产综合监督管理，统筹协调。
2.负责非煤矿山、烟花爆竹安全生产监督管理。
（二）市城市管理局。1.负责城镇燃气行业安全监督管理。2.负责户外广告设施安全管理；
第三条 市商务局职责：（一）指导商场、超市安全管理；（二）负责报废机动车回收拆解行业管理。
市水务局：负责城市供水、排水行业安全监管；督促水库安全运行。
市地下管廊中心：负责综合管廊运行管理。
"""
ROWS = [
    ("序号", "部门", "安全生产职责"),
    ("1", "市应急管理局", "负责非煤矿山、烟花爆竹安全生产监督管理"),
    ("2", "市城市管理局", "负责城镇燃气行业安全监督管理；负责户外广告设施安全管理"),
    ("", "", "配合做好电梯安全管理"),
    ("3", "市商务局", "指导商场、超市安全管理"),
]


def _word(path: Path) -> None:
    doc = WordFile()
    doc.add_heading("云州市安全生产职责清单", 0)
    table = doc.add_table(rows=0, cols=3)
    for row in ROWS:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    doc.save(str(path))


def _sheet(path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)


def _text(path: Path) -> None:
    path.write_text(LIST, encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    """Import a list of some form and return the pack."""

    def make(form: str) -> Path:
        source = tmp_path / f"清单.{form}"
        {"txt": _text, "docx": _word, "xlsx": _sheet}[form](source)
        out = tmp_path / "own"
        words = ["kb", "import-duties", str(source), "-o", str(out), "--level", "city"]
        assert main(words) == 0
        return out

    return make


@pytest.mark.parametrize("form", ["txt", "docx", "xlsx"])
def test_a_list_of_any_form_becomes_a_pack(own: Callable[[str], Path], form: str) -> None:
    kb = dc.load_knowledge(own(form))
    mine = {d.summary: d for d in kb.duties.values() if d.id.startswith("own-")}
    gas = mine["负责城镇燃气行业安全监督管理"]
    assert gas.departments == ("city-mgmt",)
    assert gas.sectors == ("urban-gas",)
    assert gas.role is DutyRole.SECTOR
    assert gas.main
    assert any("GS01" in text for text in gas.review), "it says where it differs from the base"
    assert mine["指导商场、超市安全管理"].role is DutyRole.INDUSTRY
    assert all(d.review for d in mine.values()), "nothing is taken over unmarked"


def test_the_list_decides_the_assignment_and_says_that_it_is_unchecked(
    kb: Knowledge, own: Callable[[str], Path]
) -> None:
    task = parse_task("加强城镇燃气安全监管。", place="云州市", level="city")
    mine = dc.assign(task, dc.load_knowledge(own("txt")), date="2023").leads("T1")[0]
    base = dc.assign(task, kb, date="2023").leads("T1")[0]
    assert (base.department, mine.department) == ("housing", "city-mgmt")
    assert "职责条目待审核" in mine.reason
    assert mine.confidence < 0.8
    assert any("职责清单" in e.quote for e in mine.evidence if e.kind is EvidenceKind.LAW)


def test_a_body_that_no_pack_knows_is_added(own: Callable[[str], Path]) -> None:
    kb = dc.load_knowledge(own("txt"))
    found = kb.resolve("市地下管廊中心", level="city", year=2023)
    assert found.department == "own-unit-1"
    lead = dc.assign(
        parse_task("加强综合管廊安全运行管理。", place="云州市", level="city"), kb, date="2023"
    )
    assert "own-unit-1" in {a.department for a in lead.assignments}


def test_what_cannot_be_taken_is_listed(own: Callable[[str], Path]) -> None:
    left = (own("txt") / "left.md").read_text(encoding="utf-8")
    assert "统筹协调" in left
    assert "第4段" in left


def test_nothing_is_overwritten(own: Callable[[str], Path], tmp_path: Path) -> None:
    own("txt")
    words = ["kb", "import-duties", str(tmp_path / "清单.txt"), "-o", str(tmp_path / "own")]
    assert main(words) == 2


def test_a_file_without_duties_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("今天天气很好。\n", encoding="utf-8")
    words = ["kb", "import-duties", str(tmp_path / "x.txt"), "-o", str(tmp_path / "own")]
    assert main(words) == 2
    assert not (tmp_path / "own").exists()


def test_check_lists_what_is_to_be_reviewed(
    own: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    pack = own("txt")
    capsys.readouterr()
    assert main(["kb", "check", str(pack)]) == 0
    shown = capsys.readouterr().out
    assert "待审核" in shown
    assert "own-002" in shown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第五条 市公安局职责：（一）负责民用爆炸物品管理；（二）打击非法运输。", ["市公安局"] * 2),
        ("（三十六）市气象局。1.负责气象预警。2.配合防雷安全监管。", ["市气象局"] * 2),
        ("市教育局 负责学校安全管理", ["市教育局"]),
        ("市体育局:负责体育场馆安全管理;指导游泳场所救生", ["市体育局"] * 2),
        ("加强领导，落实责任。", []),
    ],
)
def test_forms_of_paragraphs(kb: Knowledge, text: str, names: list[str]) -> None:
    found, left = listed_duties([Line((text,), "1")], kb, level=Level.CITY, year=2023)
    assert [one.name for one in found] == names
    assert bool(left) is not bool(names)


# Precedents


def _past(tmp_path: Path, *past: Precedent) -> Knowledge:
    info = PackInfo(id="past", title="以往分工", version="1")
    write_pack(tmp_path / "past", info, {"precedents": past})
    return dc.load_knowledge(tmp_path / "past")


def _precedent(text: str, lead: str) -> Precedent:
    return Precedent(
        id="p1",
        text=text,
        lead=(lead,),
        support=("市财政局",),
        document="云州市重点工作分工方案",
        number="第3项",
        year=2017,
        level=Level.CITY,
    )


def test_a_precedent_leads_what_nothing_else_settles(kb: Knowledge, tmp_path: Path) -> None:
    text = "开展全市好邻居评选活动。"
    past = _past(tmp_path, _precedent("开展全市好邻居评选", "市总工会"))
    task = parse_task(text, place="云州市", level="city")
    lead = dc.assign(task, past, date="2022").leads("T1")[0]
    assert (lead.department, lead.basis) == ("union", Basis.PRECEDENT)
    assert "2017年《云州市重点工作分工方案》第3项" in lead.reason
    assert "相似度" in lead.reason
    quoted = [e.quote for e in lead.evidence if e.kind is EvidenceKind.PRECEDENT]
    assert "开展全市好邻居评选" in quoted[0]


@pytest.mark.parametrize("text", ["加强电梯安全监管。", "严格烟花爆竹零售许可。"])
def test_a_precedent_never_outranks_the_law(kb: Knowledge, tmp_path: Path, text: str) -> None:
    past = _past(tmp_path, _precedent(text, "市总工会"))
    task = parse_task(text, place="云州市", level="city")
    found = dc.assign(task, past, date="2022")
    assert (
        found.leads("T1")[0].department
        == dc.assign(task, kb, date="2022").leads("T1")[0].department
    )
    assert not [a for a in found.assignments if a.department == "union" and a.role is Role.LEAD]


def test_a_precedent_never_outranks_the_plan(tmp_path: Path) -> None:
    text = "开展全市好邻居评选活动。（牵头单位：市教育局）"
    past = _past(tmp_path, _precedent("开展全市好邻居评选", "市总工会"))
    found = dc.assign(parse_task(text, place="云州市", level="city"), past, date="2022")
    assert {a.department for a in found.assignments} == {"education"}


def test_an_old_name_in_a_precedent_means_the_organ_of_today(tmp_path: Path) -> None:
    past = _past(tmp_path, _precedent("组织开展全市志愿清洁行动", "市环保局"))
    task = parse_task("组织开展全市志愿清洁行动。", place="云州市", level="city")
    lead = dc.assign(task, past, date="2022").leads("T1")[0]
    assert (lead.department, lead.name) == ("ecology", "市生态环境局")


def test_past_divisions_are_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = Path(__file__).parents[2] / "examples/quickstart/plan.docx"
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"task": "整治违规充电", "level": "city", "year": 2019, "lead": ["市消防支队"]}\n',
        encoding="utf-8",
    )
    out = tmp_path / "past"
    assert main(["kb", "import-precedents", str(plan), str(rows), "-o", str(out)]) == 0
    kb = dc.load_knowledge(out)
    assert len(kb.precedents) >= 20
    texts = {p.text: p for p in kb.precedents.values()}
    assert texts["整治违规充电"].lead == ("市消防支队",)
    assert not any("牵头单位" in text for text in texts), "the units are no part of the task"
    assert all(p.year and p.document for p in kb.precedents.values())


def test_diff_of_packs(kb: Knowledge, own: Callable[[str], Path]) -> None:
    changes = diff_packs(kb, dc.load_knowledge(own("txt")))
    by_id = {c.id: c for c in changes}
    assert by_id["own-002"].change == "added"
    assert by_id["GS01"].change == "changed", "the local duty answers in its place"
    assert "main" in by_id["GS01"].fields or "sectors" in by_id["GS01"].fields
    assert diff_packs(kb, kb) == ()


def test_the_writer_refuses_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not empty"):
        write_pack(tmp_path, PackInfo(id="a", title="a", version="1"), {})


OBJECTS = [
    ("序号", "行业领域", "监管对象", "监管环节", "责任部门", "协同部门"),
    ("1", "城镇燃气", "气瓶充装站", "充装、检验", "市市场监督管理局", ""),
    ("2", "城镇燃气", "餐饮场所用气", "全部", "市商务局", "市消防救援支队"),
    ("3", "电动自行车", "电动自行车", "登记、通行", "市公安局", ""),
    ("4", "水上", "渡口渡船", "全部", "各县（市、区）人民政府", "市交通运输局（市港航局）"),
]
PARAGRAPHS = """关于明确潭溪市有关领域监管职责分工的通知
一、关于瓶装液化石油气。市城市管理局负责经营许可和供应站点监管；市市场监督管理局负责气瓶充装许可；市商务局督促餐饮企业安装可燃气体报警装置。
二、关于新业态。剧本娱乐场所由市文化广电和旅游局负责行业管理，市公安局负责治安管理；电化学储能电站由市发展和改革委员会负责安全监管。
三、关于电动自行车。市商务局负责以旧换新；市公安局负责登记上牌。
"""
SENTENCES = """潭溪县部门安全生产职责清单
第一章 监管部门
第一条 县市场监督管理局：负责锅炉、压力容器、电梯、大型游乐设施、客运索道等特种设备安全监察。
第二条 县应急管理局：负责非煤矿山（含地质勘探）和尾矿库安全生产监督管理。
第三条 县发展和改革局：负责电力行业安全管理，负责石油天然气长输管道保护，负责粮食行业安全生产。
第四条 县商务局：负责商场超市行业安全管理，配合做好餐饮场所燃气安全。
第五条 县消防救援大队：依法对机关、企业、事业单位遵守消防法律法规情况进行监督检查。
第二章 附则
第六条 本清单由县安委办负责解释，电梯职责另有规定的从其规定。
"""


def _imported(tmp_path: Path, source: Path, level: str) -> dict[str, list[Duty]]:
    out = tmp_path / "own"
    assert main(["kb", "import-duties", str(source), "-o", str(out), "--level", level]) == 0
    by_department: dict[str, list[Duty]] = {}
    for duty in dc.load_knowledge(out).duties.values():
        if duty.id.startswith("own-"):
            by_department.setdefault(duty.departments[0], []).append(duty)
    return by_department


def test_a_table_that_begins_with_the_object(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("潭溪市重点领域安全监管责任清单",))
    for row in OBJECTS:
        book.active.append(row)
    book.active.merge_cells("B3:B4")
    book.save(tmp_path / "list.xlsx")
    found = _imported(tmp_path, tmp_path / "list.xlsx", "city")
    (filling,) = found["market"]
    assert (filling.sectors, filling.stages) == (("gas-cylinders",), ("filling", "inspection"))
    assert filling.role is DutyRole.SECTOR
    assert {d.role for d in found["fire"]} == {DutyRole.SUPPORT}
    assert found["police"][0].stages == ("licensing",)
    assert found["transport"][0].sectors == ("ferries",)
    assert "culture-tourism" not in found


def test_paragraphs_on_one_object_that_say_who_does_what(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(PARAGRAPHS, encoding="utf-8")
    found = _imported(tmp_path, tmp_path / "list.txt", "city")
    assert [d.sectors for d in found["city-mgmt"]] == [("bottled-gas",)]
    assert found["dev-reform"][0].sectors == ("energy-storage",)
    assert {s for d in found["police"] for s in d.sectors} >= {"script-entertainment", "e-bikes"}
    renewal = next(d for d in found["commerce"] if "e-bikes" in d.sectors)
    assert renewal.stages == ("disposal",)
    assert not renewal.main


def test_every_object_and_every_duty_of_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(SENTENCES, encoding="utf-8")
    found = _imported(tmp_path, tmp_path / "list.txt", "county")
    (equipment,) = found["market"]
    assert {"lifts", "amusement-rides", "cableways", "special-equipment"} <= set(equipment.sectors)
    assert equipment.role is DutyRole.SECTOR
    assert "non-coal-mines" in found["emergency"][0].sectors
    assert [d.sectors[0] for d in found["dev-reform"]] == ["power", "pipelines", "grain-storage"]
    assert [d.role for d in found["commerce"]] == [DutyRole.INDUSTRY, DutyRole.SUPPORT]
    assert found["fire"][0].sectors == ("fire-safety",)
    assert "lifts" not in {s for d in found["fire"] for s in d.sectors}, "a chapter ends the list"
