"""How a plan answers the one above it: the example, and one case a standing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.compare.align import align
from decompose.knowledge import load_knowledge
from decompose.labels.grounds import Grounds
from decompose.model.comparison import Alignment, Standing, Tightness
from decompose.model.result import Decomposition
from tests.conftest import ROOT, Cli

EXAMPLE = ROOT / "examples" / "alignment"
KB = load_knowledge()
SEEDED = (Standing.DROPPED, Standing.WEAKENED, Standing.DELAYED, Standing.RENAMED_OWNER)


def _result(text: str) -> Decomposition:
    return dc.assign(dc.parse_text(text), KB)


@pytest.fixture(scope="module")
def example() -> tuple[Alignment, dict[str, list[str]]]:
    superior, own = (
        _result((EXAMPLE / name).read_text(encoding="utf-8"))
        for name in ("superior.txt", "plan.txt")
    )
    expected = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))
    return align(superior, own, KB), expected


def test_seeded_changes_are_found(example: tuple[Alignment, dict[str, list[str]]]) -> None:
    found, expected = example
    seeded = {(task, s) for s in SEEDED for task in expected[s.value]}
    told = {
        (task.superior, standing)
        for task in found.tasks
        for standing in task.standings
        if standing is not Standing.COVERED
    }
    untouched = len(found.tasks) - len({task for task, _ in seeded})
    assert untouched >= 10
    assert len(told & seeded) / len(seeded) >= 0.95
    assert len(told - seeded) / untouched <= 0.05
    assert list(found.without_parent) == expected["without_parent"]
    loose = [i.name for i in found.indicators if i.tightness is Tightness.LOOSER]
    assert loose == expected["looser"]


SUPERIOR = """临江省“十四五”安全生产规划
（2021—2025年）
一、主要任务
（一）民航安全。强化机场净空保护和鸟击防范。（民航临江安全监督管理局牵头）
（二）消防安全。实施消防生命通道畅通工程，整治高层建筑火灾隐患。开展养老机构消防安全专项检查。（省消防救援总队牵头）
（三）工贸安全。规范有限空间作业审批，事故起数控制在10%以内。（省应急厅牵头）
"""


def _own(*tasks: str) -> Alignment:
    lines = [f"（{'一二三四'[n]}）{text}" for n, text in enumerate(tasks)]
    head = "云州市“十四五”安全生产规划\n（2021—2025年）\n一、主要任务\n"
    return align(_result(SUPERIOR), _result(head + "\n".join(lines)), KB)


def _standings(found: Alignment) -> dict[str, tuple[Standing, ...]]:
    return {task.superior: task.standings for task in found.tasks}


def test_partly_names_what_is_missing() -> None:
    found = _own("消防安全。实施消防生命通道畅通工程，整治高层建筑火灾隐患。（市消防救援支队牵头）")
    fire = next(task for task in found.tasks if task.superior == "T2")
    assert fire.standings == (Standing.PARTLY,)
    assert len(fire.missing) == 1
    assert "养老机构" in fire.missing[0]


def test_a_looser_ceiling_is_weaker_and_a_tighter_one_is_not() -> None:
    text = "工贸安全。规范有限空间作业审批，事故起数控制在{}%以内。（市应急局牵头）"
    assert _standings(_own(text.format(15)))["T3"] == (Standing.WEAKENED,)
    assert _standings(_own(text.format(8)))["T3"] == (Standing.COVERED,)


def test_a_plan_answers_itself() -> None:
    found = align(_result(SUPERIOR), _result(SUPERIOR), KB)
    assert {task.standing for task in found.tasks} == {Standing.COVERED}
    assert not found.without_parent


def test_a_figure_that_is_left_out_is_weaker() -> None:
    found = _own("工贸安全。规范有限空间作业审批，控制事故起数。（市应急局牵头）")
    assert _standings(found)["T3"] == (Standing.WEAKENED,)


def test_command(cli: Cli, tmp_path: Path) -> None:
    files = (EXAMPLE / "superior.txt", EXAMPLE / "plan.txt")
    done = cli("align", *files, "--json")
    assert done.code == 0, done.err
    assert Alignment.model_validate_json(done.out).without_parent == ("T26",)
    assert "未落实" in cli("align", *files).out
    assert cli("align", *files, "-o", tmp_path / "a.xlsx").code == 0
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    beside = ["总体情况", "逐条对照", "按任务汇总", "上级规划没有的任务", "指标对照", "领域对照"]
    assert names == beside


def test_every_measure_stands_beside_its_answer(cli: Cli, tmp_path: Path) -> None:
    files = (EXAMPLE / "superior.txt", EXAMPLE / "plan.txt")
    found = Alignment.model_validate_json(cli("align", *files, "--json").out)
    measures = [one for task in found.tasks for one in task.measures]
    for lang, weakened in (("zh", "弱化"), ("en", "weakened")):
        for suffix in ("xlsx", "md", "html"):
            assert (
                cli("align", *files, "-o", tmp_path / f"{lang}.{suffix}", "--lang", lang).code == 0
            )
        sheet = load_workbook(tmp_path / f"{lang}.xlsx").worksheets[1]
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        assert [row[0] for row in rows] == [one.superior for one in measures]
        assert [bool(row[5]) for row in rows] == [one.own is not None for one in measures]
        told = [row for row, one in zip(rows, measures, strict=True) if one.reasons]
        assert all(row[3] for row in told)
        weaker = [row for row in rows if weakened in str(row[2])]
        assert len(weaker) == 4
        for suffix in ("md", "html"):
            page = (tmp_path / f"{lang}.{suffix}").read_text(encoding="utf-8")
            assert page.count(weakened) >= 2 * len(weaker)


def test_grounds_are_told_in_both_languages() -> None:
    found = _own("工贸安全。规范有限空间作业审批，控制事故起数。（市应急局牵头）")
    grounds = [ground for task in found.tasks for one in task.measures for ground in one.reasons]
    assert {"none-answers", "figure-open"} <= {ground.key for ground in grounds}
    english, quoted = Grounds("en"), re.compile("“[^“”]*”")
    for one in grounds:
        assert Grounds("zh").tell(one) == one.text
        facts = [fact for fact in one.facts if re.search("[一-鿿]", fact)]
        words = quoted.sub("", english.tell(one))
        assert not re.search("[一-鿿]", re.sub("|".join(map(re.escape, facts)) or "$", "", words))


def test_a_body_that_does_the_work_of_another_is_no_other_owner() -> None:
    text = "地震安全性评价。重大建设工程依法开展地震安全性评价。（{}牵头）"
    above = "临江省“十四五”防震减灾规划\n（2021—2025年）\n一、主要任务\n（一）" + text.format(
        "省地震局"
    )
    head = "云州市“十四五”防震减灾规划\n（2021—2025年）\n一、主要任务\n（一）"
    for lead, standing in (("市应急局", Standing.COVERED), ("市教育局", Standing.RENAMED_OWNER)):
        found = align(_result(above), _result(head + text.format(lead)), KB)
        assert [task.standings for task in found.tasks] == [(standing,)]


def test_a_body_that_stands_in_for_another_elsewhere_is_another_owner() -> None:
    """Sports is done by culture and tourism at a county; a city has a sports bureau of its own."""
    text = "野外探险。野外探险实行报备制度。（{}牵头）"
    head = "{}“十四五”旅游安全规划\n（2021—2025年）\n一、主要任务\n（一）"
    for above, own, standing in (
        ("省文化和旅游厅", "市体育局", Standing.RENAMED_OWNER),
        ("省体育局", "市文化广电和旅游局", Standing.COVERED),
        ("省住房城乡建设厅", "市城市管理局", Standing.COVERED),
        ("省能源局", "市教育局", Standing.RENAMED_OWNER),
    ):
        one = _result(head.format("临江省") + text.format(above))
        other = _result(head.format("云州市") + text.format(own))
        assert [task.standings for task in align(one, other, KB).tasks] == [(standing,)]


def test_what_a_place_says_it_has_not_does_not_apply() -> None:
    above = SUPERIOR + "（四）煤矿安全。加快安全条件复杂的煤矿关闭退出。（省应急厅牵头）\n"
    own = "云州市“十四五”安全生产规划\n（2021—2025年）\n一、现状\n我市没有煤矿和非煤矿山。\n"
    own += "二、主要任务\n（一）工贸安全。规范有限空间作业审批，事故起数控制在10%以内。（市应急局牵头）\n"
    coal = align(_result(above), _result(own), KB).tasks[-1]
    assert coal.standings == (Standing.NOT_APPLICABLE,)
    assert "我市没有煤矿" in coal.reasons[0].text
    silent = align(
        _result(above), _result(own.replace("我市没有煤矿和非煤矿山。", "形势严峻。")), KB
    )
    assert silent.tasks[-1].standings == (Standing.DROPPED,)


@pytest.mark.parametrize(
    ("asked", "told", "weaker"),
    [
        ("重要用户2小时内恢复供电", "灾区电力及时抢修，恢复供电", True),
        ("重要用户2小时内恢复供电", "重要用户1小时内恢复供电", False),
        ("暴雨预警提前60分钟以上发布", "暴雨预警提前30分钟以上发布", True),
        ("人均应急避难面积不低于1.5平方米", "人均应急避难面积不低于1.0平方米", True),
        ("五年搬迁地质灾害威胁农户3000户", "五年搬迁地质灾害威胁农户200户", False),
        ("五年搬迁地质灾害威胁农户3000户", "搬迁地质灾害威胁农户", True),
        ("每学期组织1次疏散演练", "每学期组织学校疏散演练1次", False),
        ("对零就业家庭24小时内建档", "对零就业家庭一天内建档", False),
        ("对零就业家庭24小时内建档", "对零就业家庭两天内建档", True),
        ("劳动争议案件45日内审结", "劳动争议案件60日内审结", True),
        ("劳动争议案件45日内审结", "劳动争议案件40日内审结", False),
        ("一般诉求5个工作日内办结", "一般诉求7个工作日内办结", True),
        ("一般诉求5个工作日内办结", "一般诉求三个工作日内办结", False),
        ("每年开发见习岗位不少于800个", "每年开发见习岗位300个以上", False),
        ("新工人岗前培训不少于72学时", "新工人岗前培训48学时以上", True),
        ("平台企业每周开展一次自查", "督促平台企业定期自查", True),
        ("每年汛期前对地质灾害点开展一次排查", "汛期来临前地质灾害点逐点排查", False),
        ("每年对地质灾害点开展一次排查", "地质灾害点逐点排查", True),
        ("游客超过承载量80%时限流", "游客达到承载量的八成立即限流", False),
        ("徒步穿越实行事先报备", "徒步穿越提倡事先报备", True),
        ("具备条件的餐饮场所改用管道气", "有条件的餐饮场所改用管道气", False),
        ("餐饮场所改用管道气", "有条件的餐饮场所改用管道气", True),
    ],
)
def test_figures_that_hold_anywhere_and_those_of_a_place(
    asked: str, told: str, weaker: bool
) -> None:
    heads = (
        f"{place}“十四五”防灾减灾规划\n一、主要任务\n（一）保障。" for place in ("临江省", "云州市")
    )
    above, own = (
        _result(f"{head}{text}。\n") for head, text in zip(heads, (asked, told), strict=True)
    )
    (task,) = align(above, own, KB).tasks
    assert (Standing.WEAKENED in task.standings) is weaker


def test_a_time_of_one_measure_is_not_that_of_its_sisters() -> None:
    own = "消防安全。实施消防生命通道畅通工程，整治高层建筑火灾隐患。"
    own += "开展养老机构消防安全专项检查，2027年底前完成。（市消防救援支队牵头）"
    (fire,) = (task for task in _own(own).tasks if task.superior == "T2")
    assert [one.standings for one in fire.measures] == [
        (Standing.COVERED,),
        (Standing.DELAYED,),
    ]


DUTIES = (
    ("市民政局", "负责养老机构等级评定；建立农村留守老年人巡访关爱制度，每周至少巡访1次"),
    ("市教育局", "负责老年教育，办好老年大学"),
    ("市消防救援支队", "排查整治养老机构消防安全隐患"),
    ("市农业农村局", "负责渔船防台管理"),
)


def _duties(folder: Path, suffix: str) -> Path:
    path = folder / f"duties.{suffix}"
    if suffix == "csv":
        lines = ["部门,职责", *(f"{name},{duty}" for name, duty in DUTIES)]
        path.write_text("\n".join(lines), encoding="utf-8")
    elif suffix == "xlsx":
        book = Workbook()
        for row in (("责任单位", "责任事项"), *DUTIES):
            book.worksheets[0].append(row)
        book.save(path)
    else:
        document = Document()
        table = document.add_table(rows=0, cols=2)
        for row in (("部门", "主要职责"), *DUTIES):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.save(str(path))
    return path


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "docx"])
def test_a_list_of_duties_stands_beside_a_plan(cli: Cli, tmp_path: Path, suffix: str) -> None:
    plan = ROOT / "examples" / "elderly_pair" / "plan.txt"
    duties = _duties(tmp_path, suffix)
    found = Alignment.model_validate_json(cli("align", duties, plan, "--json").out)
    standings = [one.standings for task in found.tasks for one in task.measures]
    assert standings == [
        (Standing.COVERED,),
        (Standing.WEAKENED,),
        (Standing.RENAMED_OWNER,),
        (Standing.COVERED,),
        (Standing.DROPPED,),
    ]
    told = cli("align", duties, plan).out
    assert "对照方由市教育局牵头" in told
    assert "上级" not in told


def test_a_sister_plan_is_no_superior(cli: Cli, tmp_path: Path) -> None:
    plan = ROOT / "examples" / "elderly_pair" / "plan.txt"
    sister = tmp_path / "sister.txt"
    text = plan.read_text(encoding="utf-8").replace("青澜市", "青河市").replace("58%", "70%")
    sister.write_text(text, encoding="utf-8")
    found = Alignment.model_validate_json(cli("align", sister, plan, "--json").out)
    assert {task.standing for task in found.tasks} == {Standing.COVERED}
    assert [one.tightness for one in found.indicators][:2] == [Tightness.LOOSER, Tightness.EQUAL]
    assert " above" not in cli("align", sister, plan, "--lang", "en").out


def test_a_heading_answers_and_a_time_left_unsaid_is_told_so() -> None:
    above = _result(
        "临江省“十四五”应急体系规划\n（2021—2025年）\n一、主要任务\n（一）联动。建立应急联动机制，2023年底前运行。（省应急厅牵头）\n"
    )
    own = _result(
        "云州市“十四五”应急体系规划\n（2021—2025年）\n一、主要任务\n（一）建立应急联动机制。与驻军互通信息，联合值守。（市应急局牵头）\n"
    )
    (task,) = align(above, own, KB).tasks
    assert task.standings == (Standing.DELAYED,)
    assert [ground.key for ground in task.reasons] == ["later-unsaid"]
    assert task.measures[0].own == "T1"


_DUTIES = """部门,职责
市教育局,负责校车安全
市水利局,负责水库大坝安全
市市场监管局,负责电梯安全监察
市交通运输局,负责校车标牌核发
市商务局,负责大型商场安全
"""
_WORK = """澜江市公共安全提升方案（2023—2025年）
一、主要任务
（一）守护校园。每学期组织一次应急疏散演练。对校车逐车检验，校车驾驶人每学期接受一次安全培训。（市教育局牵头）
（二）看好水库。对病险水库开展除险加固，汛前完成水库大坝安全鉴定，落实责任人。（市水利局牵头）
（三）管好电梯。对老旧住宅小区使用超过十五年的电梯逐台开展安全评估，推行按需维保和物联网监测。（市市场监管局牵头）
"""


def test_a_short_duty_is_met_by_work_on_its_object(cli: Cli, tmp_path: Path) -> None:
    duties, plan = tmp_path / "部门职责清单.csv", tmp_path / "plan.txt"
    duties.write_text(_DUTIES, encoding="utf-8")
    plan.write_text(_WORK, encoding="utf-8")
    told = json.loads(cli("align", duties, plan, "--json").out)
    assert [task["standings"] for task in told["tasks"]] == [
        ["covered"],
        ["covered"],
        ["covered"],
        ["dropped"],
        ["dropped"],
    ]
    shown = cli("align", duties, plan).out
    assert "《部门职责清单》" in shown
    assert "未写标题" not in shown


def test_a_duty_for_two_objects_is_the_parent_of_the_work_on_both(tmp_path: Path) -> None:
    """Of a pump station and of a river: neither counts as work that the list does not know."""
    duties, plan = tmp_path / "职责清单.csv", tmp_path / "plan.txt"
    duties.write_text("单位,职责\n市水利局,负责雨水泵站和河道管理\n", encoding="utf-8")
    plan.write_text(
        "云州市排水规划（2021—2025年）\n一、主要任务\n（一）建设雨水泵站。新建6座。（市水利局牵头）\n"
        "（二）加强河道管理。清理障碍物。（市水利局牵头）\n（三）加强宣传。开展进社区活动。（市应急局牵头）\n",
        encoding="utf-8",
    )
    above, own = (dc.assign(dc.parse(dc.read(path)), KB) for path in (duties, plan))
    assert align(above, own, KB).without_parent == ("T3",)
