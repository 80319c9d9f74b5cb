"""The map of coverage: law, lists and plan apart; every holder of what is shared; chains; its files."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

import decompose as dc
from decompose.audits.case import AuditCase
from decompose.audits.chains import chain_states
from decompose.audits.coverage import coverage
from decompose.audits.fixing import fixed
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.coverage import Cell, Status
from decompose.model.result import Decomposition
from tests.conftest import Cli

PLAN = """青河县“十四五”安全生产规划
一、主要任务
（一）电动自行车。整治违规停放充电，查处非法改装。
（二）锅炉。加强锅炉使用安全监督检查。县市场监管局牵头。
（三）剧本娱乐场所。加强剧本娱乐场所安全管理。
（四）港口危险货物。加强港口危险货物执法检查。
（五）自建房。开展经营性自建房排查，整治擅自改扩建。
"""
OWN = """duties:
  - id: OWN1
    summary: 剧本娱乐场所的安全监督
    sectors: [script-entertainment]
    departments: [culture-tourism]
    role: sector
    citations: ["~doc:青河县责任清单"]
    grade: C
    main: true
"""


def _division(kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse_text(PLAN), kb, level="county", date="2021-06")


def _cells(kb: Knowledge, law: Knowledge | None = None) -> dict[tuple[str, str], Cell]:
    found = coverage(_division(kb), kb, law=law)
    return {(cell.name, cell.stage or cell.aspect): cell for cell in found.cells}


def test_a_shared_duty_shows_all_who_share_it(kb: Knowledge) -> None:
    cell = _cells(kb)[("电动自行车", "parking-charging")]
    assert cell.together is Status.OVERLAP
    assert len(cell.holders) > 1


def test_the_main_holder_inspects_what_it_regulates(kb: Knowledge) -> None:
    cell = _cells(kb)[("港口危险货物", "enforcement")]
    assert cell.law is Status.COVERED


def test_law_and_plan_are_told_apart(kb: Knowledge) -> None:
    cells = _cells(kb)
    assert (cells[("锅炉", "")].law, cells[("锅炉", "")].plan) == (Status.COVERED, Status.COVERED)
    assert cells[("电动自行车", "modification")].plan is Status.GAP
    assert {cell.lists for cell in cells.values()} == {Status.UNKNOWN}


def test_a_users_own_list_is_told_apart_from_the_law(kb: Knowledge, tmp_path: Path) -> None:
    sector = next(
        s for s in kb.sectors.values() if "剧本娱乐" in (s.name, *s.terms) or "剧本" in s.name
    )
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.yaml").write_text("id: own\ntitle: 青河县清单\nversion: '1'\n", "utf-8")
    (own / "duties.yaml").write_text(OWN.replace("script-entertainment", sector.id), "utf-8")
    both = load_knowledge(own)
    before, after = _cells(kb)[(sector.name, "")], _cells(both, law=kb)[(sector.name, "")]
    assert before.lists is Status.UNKNOWN
    assert (after.law, after.lists, after.together) == (before.law, Status.COVERED, Status.COVERED)


LIST = """青河县部门安全生产职责清单
一、县文化广电和旅游局
1.负责剧本娱乐场所安全监督管理。
二、县公安局
1.负责电动自行车登记和道路通行管理。
"""


def test_law_own_list_and_plan_that_leave_out_are_three_things(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, "utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    own = tmp_path / "own"
    made = cli("kb", "import-duties", tmp_path / "list.txt", "-o", own, "--level", "county")
    assert made.code == 0, made.err
    told = cli("coverage", tmp_path / "plan.txt", "--level", "county", "--kb", own, "--json").out
    cells = {c["name"]: c for c in json.loads(told)["cells"] if not c["stage"] and not c["aspect"]}
    games, boilers, port = (cells[n] for n in ("剧本娱乐和密室逃脱", "锅炉", "港口危险货物"))
    assert (games["law"], games["lists"], games["plan"]) == ("designation", "covered", "gap")
    assert (boilers["law"], boilers["lists"], boilers["plan"]) == ("covered", "gap", "covered")
    assert (port["law"], port["lists"], port["plan"]) == ("covered", "gap", "gap")
    words = cli("coverage", tmp_path / "plan.txt", "--level", "county", "--kb", own).out
    assert re.search("自己的清单没有落实的.*锅炉", words)
    assert re.search("规划写到却没有写明单位的.*港口危险货物", words)
    assert not re.search("规划写到却没有写明单位的.*锅炉", words)


WHOLE = """青河县部门安全生产职责清单
一、县市场监督管理局
1.负责特种设备安全监督管理；负责电动自行车生产、销售环节产品质量监督管理。
二、县消防救援大队
1.负责消防监督检查。
三、县交通运输局
1.负责危险货物道路运输企业安全监督管理。
四、县应急管理局
1.负责危险化学品生产、经营安全监督管理。
"""
NAMED = """青河县“十四五”安全生产规划
一、主要任务
（一）气瓶。开展气瓶检验，规范电动自行车销售、登记。
（二）危化品。加强危险化学品生产、运输、储存安全监管，严管危险货物道路运输。
（三）文物。加强文物建筑消防安全管理，打通消防车通道。
"""


def test_a_plan_that_names_nobody_has_no_gap_of_the_law(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(NAMED, "utf-8")
    out = tmp_path / "map.xlsx"
    told = cli("coverage", tmp_path / "plan.txt", "--level", "county", "-o", out).out
    assert "规划 未写明" in told
    assert "规划 空白" not in told
    rows = list(openpyxl.load_workbook(out)["覆盖情况"].iter_rows(values_only=True))
    assert {row[5] for row in rows[2:]} <= {"未写明", "未知"}
    spots = openpyxl.load_workbook(out).worksheets[0]
    notes = [str(row[0].value) for row in spots.iter_rows(min_row=3)]
    assert max(map(len, notes)) * 12 <= 1240, "no note is wider than the table, or print gets small"


def test_what_a_list_gives_by_kind_stage_or_side_is_not_left_out(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(WHOLE, "utf-8")
    (tmp_path / "plan.txt").write_text(NAMED, "utf-8")
    own = tmp_path / "own"
    made = cli("kb", "import-duties", tmp_path / "list.txt", "-o", own, "--level", "county")
    assert made.code == 0, made.err
    given = ("coverage", tmp_path / "plan.txt", "--level", "county", "--kb", own)
    cells = {
        (c["name"], c["stage"] or c["aspect"]): c["lists"]
        for c in json.loads(cli(*given, "--json").out)["cells"]
    }
    assert cells[("气瓶", "")] == "covered", "special equipment is listed as a whole"
    assert cells[("消防车通道和疏散通道", "")] == "covered", (
        "inspecting is the whole of fire safety"
    )
    assert cells[("危险货物道路运输", "")] == "covered", "carriage is no stage of the carriage"
    assert cells[("电动自行车", "")] == "covered", "by its stages"
    assert cells[("电动自行车", "licensing")] == "gap"
    assert cells[("危险化学品", "transport")] == "covered", "by the object that is its carriage"
    assert cells[("危险化学品", "storage")] == "gap"
    assert (cells[("文物建筑", "")], cells[("文物建筑", "fire")]) == ("gap", "covered")
    alone = json.loads(cli(*given[:4], "--json").out)["cells"]
    told = json.loads(cli(*given, "--json").out)["cells"]
    law = {(c["name"], c["stage"], c["aspect"]): c["law"] for c in told}
    for c in alone:
        assert law[(c["name"], c["stage"], c["aspect"])] == c["law"], "the list changes no law"
    words = cli(*given).out
    left = re.search("自己的清单没有落实的.*", words)
    assert left
    assert re.search("电动自行车（[^）]*许可登记", left.group())
    assert "文物建筑" in left.group()
    assert "气瓶" not in left.group()


def test_a_few_corrections_are_no_list_that_leaves_things_out(
    kb: Knowledge, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.yaml").write_text("id: own\ntitle: 更正\nversion: '1'\n", "utf-8")
    (own / "duties.yaml").write_text(OWN, "utf-8")
    cells = _cells(load_knowledge(own), law=kb)
    assert cells[("锅炉", "")].lists is Status.UNKNOWN


SIDES = """青河县“十四五”安全生产规划
一、主要任务
（一）学校安全。排查学校火灾隐患。整治校园治安，更新学校电梯，推进化工园区建设。
（二）产业布局。调整化工产业布局，推进危险化学品生产企业搬迁改造。
（三）商贸。加强商场超市安全管理，开展锅炉安装检验。
"""


def test_a_side_that_has_a_regulator_for_every_object_is_no_weakness(kb: Knowledge) -> None:
    result = dc.assign(dc.parse_text(SIDES), kb, level="county", date="2021-06")
    cells = {(c.name, c.stage or c.aspect): c for c in coverage(result, kb).cells}
    assert cells[("学校", "")].together is Status.WEAK
    assert cells[("学校", "fire")].together is Status.COVERED
    assert "县消防救援大队" in cells[("学校", "fire")].holders


def test_an_object_of_which_law_speaks_at_one_stage_only_awaits_a_decision(kb: Knowledge) -> None:
    plan = dc.parse_text("青河县安全规划\n一、主要任务\n1．规范学校实验室试剂管理。\n")
    found = coverage(dc.assign(plan, kb, level="county", date="2026-06"), kb, whole=True)
    cells = {(c.sector, c.stage or c.aspect): c for c in found.cells}
    assert cells["lab-chemicals", "use"].law is Status.DESIGNATION
    assert cells["lab-chemicals", ""].law is Status.DESIGNATION


def test_words_of_another_part_of_the_sentence_make_no_cell(kb: Knowledge) -> None:
    result = dc.assign(dc.parse_text(SIDES), kb, level="county", date="2021-06")
    cells = {(c.name, c.stage or c.aspect): c for c in coverage(result, kb).cells}
    assert ("锅炉", "inspection") in cells
    assert not [side for name, side in cells if name == "商场超市餐饮" and side == "inspection"]


def test_a_policy_is_nothing_to_inspect(kb: Knowledge) -> None:
    result = dc.assign(dc.parse_text(SIDES), kb, level="county", date="2021-06")
    names = {c.name for c in coverage(result, kb).cells}
    assert "学校" in names
    assert not names & {"化工产业布局", "危险化学品生产企业搬迁改造"}


def test_a_link_shows_those_of_a_shared_duty_who_answer_for_it(kb: Knowledge) -> None:
    case = AuditCase(_division(kb), kb)
    chain = next(c for c in chain_states(case) if c.id == "self-built-houses")
    links = {link.name: link for link in chain.links}
    assert chain.mentioned
    assert links["经营登记"].holders == ("县市场监管局",)
    assert links["改变用途和改扩建"].status is Status.GAP
    assert "县住建局" in links["改变用途和改扩建"].holders


def test_before_a_reform_a_link_shows_the_forerunner_that_had_the_duty(kb: Knowledge) -> None:
    text = PLAN.replace("县市场监管局牵头。", "")
    result = dc.assign(dc.parse_text(text), kb, level="county", date="2014-06")
    case = AuditCase(result, kb)
    chain = next(c for c in chain_states(case) if c.id == "e-bikes")
    links = {link.name: link for link in chain.links}
    assert links["销售"].holders == ("县工商局",)
    assert "县质监局" in links["生产"].holders


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".svg", ".html", ".xlsx"])
def test_the_map_is_written(cli: Cli, tmp_path: Path, suffix: str, lang: str) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    out = tmp_path / f"map{suffix}"
    done = cli("coverage", plan, "-o", out, "--lang", lang)
    assert done.code == 0, done.err
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(out)
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        spots, first, _, chains = book.worksheets
        assert spots.max_row > 3
        assert first.freeze_panes == "B3"
        assert not first.sheet_properties.pageSetUpPr.fitToPage
        assert first.print_title_cols == "$A:$A"
        ends = [1, *(b.id for b in first.col_breaks.brk), first.max_column]
        apart = [later - earlier for earlier, later in pairwise(ends)]
        assert all(sides <= 12 for sides in apart)
        assert max(apart) - apart[-1] < len(apart) or len(apart) == 1, "no page of a single column"
        assert "$A$2" in first.print_area
        assert first["A1"].value in str(first.oddHeader.center.text), "every page has the title"
        assert chains.max_row > 30
    else:
        words = [out.read_text("utf-8")]
    for word in {"zh": ("电动自行车", "交叉"), "en": ("Electric bicycles", "overlap")}[lang]:
        assert any(word in text for text in words)


def _drawn(path: Path) -> list[tuple[float, float, float, str]]:
    """Return (x, y, size, words) of every text of a drawing."""
    found = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*>([^<]*)</text>',
        path.read_text("utf-8"),
    )
    return [(float(x), float(y), float(size), words) for x, y, size, words in found]


@pytest.mark.parametrize("whole", [(), ("--whole",)])
def test_every_page_is_a_slide_with_legible_words(
    cli: Cli, tmp_path: Path, whole: tuple[str, ...]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    assert cli("coverage", plan, *whole, "-o", tmp_path / "map.svg").code == 0
    pages = sorted(tmp_path.glob("map*.svg"))
    assert len(pages) > 1
    for page in pages:
        assert 'width="1280" height="720"' in page.read_text("utf-8")
        texts = _drawn(page)
        assert min(size for _, _, size, _ in texts) >= 12, "9 points on a slide of 13.33 inches"
        for x, y, size, words in texts:
            broad = sum(size * (0.55 if char.isascii() else 1) for char in words)
            assert x + broad <= 1280, (page.name, words)
            assert y <= 720, (page.name, words)


def test_the_first_page_has_the_blind_spots_and_the_map_every_object(
    cli: Cli, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    assert cli("coverage", plan, "--whole", "-o", tmp_path / "map.svg").code == 0
    found = json.loads(cli("coverage", plan, "--whole", "--json").out)["cells"]
    order = ("gap", "designation", "overlap", "weak")
    worst: dict[str, int] = {}
    for cell in found:
        state = cell["together"]
        rank = order.index(state) if state in order else len(order)
        worst[cell["name"]] = min(rank, worst.get(cell["name"], rank))
    first = [words for x, _, _, words in _drawn(tmp_path / "map.svg") if x == 24 and words in worst]
    assert 5 < len(first) <= 14
    assert [worst[name] for name in first] == sorted(worst[name] for name in first)
    assert max(worst[name] for name in first) < len(order)
    others = [words for page in tmp_path.glob("map-*.svg") for *_, words in _drawn(page)]
    assert {name.replace("&", "&amp;") for name in worst} <= set(others)


def test_each_of_several_joint_leads_has_the_object_that_is_its_own(kb: Knowledge) -> None:
    text = (
        "青河县消防安全规划\n一、主要任务\n"
        "（一）医院学校。加强医院、学校消防安全管理。（县卫生健康局、县教育局按职责分工负责）\n"
    )
    result = dc.assign(dc.parse_text(text), kb, level="county", date="2024-06")
    cells = {(c.name, c.aspect or c.stage): c for c in coverage(result, kb).cells}
    for name, holder in (("医疗机构", "县卫生健康局"), ("学校", "县教育局")):
        cell = cells[(name, "")]
        assert cell.plan is Status.COVERED
        assert cell.holders[0] == holder
        assert len([h for h in cell.holders if h in ("县卫生健康局", "县教育局")]) == 1


@pytest.mark.parametrize("chains", [(), ("--chains",)])
def test_another_form_is_refused(cli: Cli, tmp_path: Path, chains: tuple[str, ...]) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    done = cli("coverage", plan, *chains, "-o", tmp_path / "map.gif")
    assert (done.code, (tmp_path / "map.gif").exists()) == (2, False)
    assert ".svg" in done.err


CHAIN = """chains:
  - id: care
    name: 养老机构安全
    name_en: Care homes
    sectors: [care-homes]
    citations: ["~doc:云州市养老机构安全管理办法"]
    links:
      - {name: 监管, name_en: oversight, duties: [CV01], terms: [养老机构]}
      - {name: 食堂, name_en: canteen, terms: [食堂, 食品]}
      - {name: 车辆充电, name_en: charging, duties: [EB04], terms: [充电]}
"""


def _own_chain(folder: Path, more: str = "") -> Knowledge:
    folder.mkdir()
    (folder / "pack.yaml").write_text("id: own\ntitle: 云州市链条\nversion: '1'\n", "utf-8")
    (folder / "chains.yaml").write_text(CHAIN + more, "utf-8")
    return load_knowledge(folder)


@pytest.mark.parametrize(
    ("end", "reported"),
    [("", True), ("（市民政局牵头）", False), ("建立联动机制。", False)],
)
def test_links_of_a_chain_of_ones_own(tmp_path: Path, end: str, reported: bool) -> None:
    own = _own_chain(tmp_path / "own")
    text = f"云州市养老服务规划\n一、主要任务\n（一）养老机构。加强养老机构食堂管理，规范车辆充电。{end}\n"
    result = dc.audit(dc.assign(dc.parse_text(text), own, level="city", date="2024-06"), own)
    links = {f.subject["link"]: f for f in result.findings if "link" in f.subject}
    assert "没有法定责任部门" in links["食堂"].message
    assert ("车辆充电" in links) is reported
    for finding in links.values():
        after = fixed(result, own, finding.patch)
        assert finding.fingerprint not in {f.fingerprint for f in after.findings}
        assert {f.fingerprint for f in after.findings} < {f.fingerprint for f in result.findings}


def test_a_long_chain_goes_on_in_another_row(cli: Cli, tmp_path: Path) -> None:
    more = "".join(
        f"      - {{name: 第{n}个环节, name_en: link {n}, duties: [BD03], terms: [甲{n}]}}\n"
        for n in range(12)
    )
    _own_chain(tmp_path / "own", more)
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    words = ("coverage", plan, "--chains", "--kb", tmp_path / "own", "-o", tmp_path / "c.svg")
    assert cli(*words).code == 0
    pages = sorted(tmp_path.glob("c*.svg"))
    drawn = [text for page in pages for text in _drawn(page)]
    told = [words for *_, words in drawn]
    assert "养老机构安全（续）" in told
    assert {f"第{n}个环节" for n in range(12)} <= set(told)
    assert any("个单位" in words for words in told), "holders without room are counted"
    assert min(size for _, _, size, _ in drawn) >= 12
    assert max(x for x, *_ in drawn) < 1280
    assert max(y for _, y, *_ in drawn) < 720


def test_a_document_without_objects_says_so(cli: Cli, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("青河县规划\n一、主要任务\n（一）加强宣传。开展宣传教育。\n", "utf-8")
    out = tmp_path / "map.svg"
    done = cli("coverage", plan, "-o", out, "--level", "county")
    assert "没有写到任何监管对象" in done.out
    assert "没有写到任何监管对象" in out.read_text("utf-8")


OWN_LIST = """青河县部门安全生产责任清单
一、县应急管理局
1.负责危险化学品生产、经营安全监督管理，核发许可证。
2.负责工贸行业安全监督管理。
二、县市场监督管理局
1.负责电梯、锅炉、气瓶等特种设备安全监察。
2.负责电动自行车生产、销售环节质量监督管理。
三、县发展和改革局
1.负责石油天然气长输管道安全监督管理。
四、县公安局
1.负责大型群众性活动安全许可。
"""


def test_a_list_alone_is_held_against_the_law(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(OWN_LIST, "utf-8")
    told = cli("coverage", tmp_path / "list.txt", "--json")
    assert told.code == 0, told.err
    found = json.loads(told.out)
    assert found["listed"]
    cells = {(c["name"], c["stage"] or c["aspect"]): c for c in found["cells"]}
    assert {c["plan"] for c in cells.values()} == {"unknown"}
    assert cells[("电梯", "")]["lists"] == "covered"
    assert cells[("电动自行车", "disposal")]["lists"] == "gap"
    assert cells[("大型群众性活动", "public-security")]["lists"] == "covered", (
        "who permits it by the list regulates it by law"
    )
    pipes = cells[("油气输送管道", "")]
    assert pipes["together"] == "covered", "the list names the holder"
    assert pipes["holders"] == ["县发展和改革局"]
    words = cli("coverage", tmp_path / "list.txt").out
    assert "清单写到" in words
    assert "电动自行车（维护保养、改造改装、" in words


def test_a_plan_is_no_list(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    assert not json.loads(cli("coverage", tmp_path / "plan.txt", "--json").out)["listed"]


def test_chains_tell_whom_the_plan_names_for_each_link(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(
        "青河县电动自行车全链条治理方案\n一、重点任务\n（一）抽检门店。（县市场监管局牵头）\n"
        "（二）清理楼道充电。（县消防救援大队牵头）\n（三）以旧换新暂不纳入本次安排。\n",
        "utf-8",
    )
    told = cli("coverage", tmp_path / "plan.txt", "--chains").out
    assert re.search("销售.*规划 县市场监管局.*T1", told)
    assert re.search("停放充电.*规划 县消防救援大队.*T2", told)
    assert re.search("报废回收.*规划没有写到", told), "what is set aside is not taken up"
    assert "瓶装液化气" not in told, "only the chains of the plan"
    assert "瓶装液化气" in cli("coverage", tmp_path / "plan.txt", "--chains", "--whole").out
