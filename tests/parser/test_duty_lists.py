"""Responsibility lists in every known form: each duty belongs to the unit it stands under."""

from __future__ import annotations

from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.organization import Level
from decompose.model.plan import Plan
from tests.conftest import Cli

UNITS = ("青岩区应急管理局", "青岩区住房和城乡建设局", "青岩区公安分局")
DUTIES = (
    ("承担区安委会日常工作", "负责危险化学品安全生产监督管理"),
    ("负责房屋建筑工程施工安全监督管理", "负责城镇燃气安全监督管理"),
    ("负责道路交通安全管理", "负责民用爆炸物品公共安全管理"),
)
TITLE = "青岩区安委会成员单位安全生产职责\n\n"
HAN = "一二三四"


def _headings() -> str:
    blocks = (
        "\n".join([f"{HAN[i]}、{unit}", *(f"（{HAN[j]}）{d}。" for j, d in enumerate(own))])
        for i, (unit, own) in enumerate(zip(UNITS, DUTIES, strict=True))
    )
    return TITLE + "\n".join(blocks)


def _articles() -> str:
    blocks = (
        "\n".join(
            [f"第{HAN[i + 1]}条 {unit}职责：", *(f"（{HAN[j]}）{d}；" for j, d in enumerate(own))]
        )
        for i, (unit, own) in enumerate(zip(UNITS, DUTIES, strict=True))
    )
    first, last = "第一条 为明确安全生产职责，制定本规定。\n", "\n第五条 本规定自发布之日起施行。"
    return TITLE + first + "\n".join(blocks) + last


def _run_in() -> str:
    blocks = (
        f"（{HAN[i]}）{unit}。" + "".join(f"{j}.{d}。" for j, d in enumerate(own, 1))
        for i, (unit, own) in enumerate(zip(UNITS, DUTIES, strict=True))
    )
    return TITLE + "\n".join(blocks)


def _colons() -> str:
    rows = zip(UNITS, DUTIES, strict=True)
    return TITLE + "\n".join(f"{unit}：{'；'.join(own)}。" for unit, own in rows)


def _names_alone() -> str:
    rows = zip(UNITS, DUTIES, strict=True)
    return TITLE + "\n".join(
        "\n".join([unit, *(f"{j}. {d}。" for j, d in enumerate(own, 1))]) for unit, own in rows
    )


def _in_heavy_brackets() -> str:
    rows = zip(UNITS, DUTIES, strict=True)
    return TITLE + "\n".join(f"【{unit}】{'；'.join(own)}。" for unit, own in rows)


FORMS = (_headings, _articles, _run_in, _colons, _names_alone, _in_heavy_brackets)


def _held(plan: Plan) -> list[tuple[str, str]]:
    return [
        (stated.lead[0], task.title.strip("。；"))
        for task in plan.tasks
        if (stated := task.attribution) is not None
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__.strip("_"))
def test_every_duty_belongs_to_its_unit(form: object) -> None:
    assert callable(form)
    plan = dc.parse_text(form())
    wanted = [(unit, duty) for unit, own in zip(UNITS, DUTIES, strict=True) for duty in own]
    assert _held(plan) == wanted
    assert len(plan.tasks) == len(wanted)
    doc = plan.document
    assert doc is not None
    for task in plan.tasks:
        assert task.attribution is not None
        assert doc.slice(task.attribution.span) == task.attribution.quote


def test_a_part_of_a_list_may_hold_few_units() -> None:
    parts = "第二部分 党群部门\n一、县委宣传部\n1.组织公益宣传。\n"
    plan = dc.parse_text(f"{TITLE}第一部分 政府部门\n{_under_numbers()}\n{parts}")
    assert _held(plan)[-1] == ("县委宣传部", "组织公益宣传")


def _under_numbers() -> str:
    return "\n".join(
        "\n".join([f"{han}、{unit}", *(f"{j}.{d}。" for j, d in enumerate(own, 1))])
        for han, unit, own in zip("二三四五六七八", UNITS, DUTIES, strict=False)
    )


def test_a_table_of_units_and_duties(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        f"{i},{unit},{'；'.join(own)}。"
        for i, (unit, own) in enumerate(zip(UNITS, DUTIES, strict=True), 1)
    ]
    path.write_text("\n".join(["序号,部门,安全生产职责", *rows]), "utf-8")
    held = _held(dc.parse(dc.read(path)))
    assert held == [(unit, duty) for unit, own in zip(UNITS, DUTIES, strict=True) for duty in own]


def test_a_line_with_blanks_between_name_and_duty() -> None:
    lines = (
        f"{i} {unit} {own[1]}。" for i, (unit, own) in enumerate(zip(UNITS, DUTIES, strict=True), 1)
    )
    held = _held(dc.parse_text(TITLE + "\n".join(lines)))
    assert held == [(unit, own[1]) for unit, own in zip(UNITS, DUTIES, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "青河县“十四五”安全生产规划\n一、主要任务\n（一）县应急管理局\n1.加强锅炉安全。\n（二）道路交通\n1.整治超限超载。\n"
        "（三）建筑施工\n1.整治高处坠落。\n",
        "青河县安全生产方案\n一、主要任务\n（一）加强电梯安全监管。\n联系单位：\n县应急管理局\n县公安局\n县教育局\n县商务局\n",
    ],
    ids=["one unit among other headings", "names one below the other"],
)
def test_units_that_head_no_list_of_duties(text: str) -> None:
    assert not _held(dc.parse_text(text))


def test_two_units_with_the_same_duty_are_found(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    text = _headings().replace("民用爆炸物品公共安全", "城镇燃气安全监督")
    path.write_text(text, "utf-8")
    done = cli("audit", path, "--select", "O04,gap", "--fail-on", "never")
    assert done.code == 0, done.err
    assert "overlap.same-object" in done.out
    assert "城镇燃气" in done.out


@pytest.mark.parametrize(
    ("sign", "level"), [("县", Level.COUNTY), ("市", Level.CITY), ("省", Level.PROVINCE)]
)
def test_a_division_without_a_place_has_the_level_of_its_units(
    tmp_path: Path, sign: str, level: Level, kb: Knowledge
) -> None:
    path = tmp_path / "division.csv"
    rows = (
        "检查燃气企业,X住建局,X商务局",
        "整治黑气点,X公安局,X市场监管局",
        "检查充装站,X质监局,X住建局",
    )
    path.write_text("\n".join(["工作任务,牵头单位,配合单位", *rows]).replace("X", sign), "utf-8")
    plan = dc.parse(dc.read(path))
    assert plan.level is level
    found = dc.audit(dc.assign(plan, kb), kb, select=["N02"]).findings
    assert [f"{sign}市场监管局" in one.message for one in found] == [True]


@pytest.mark.parametrize(("who", "told"), [("有关部门", True), ("其他有关部门", False)])
def test_a_duty_of_nobody_in_particular_is_told(kb: Knowledge, who: str, told: bool) -> None:
    text = _headings() + f"\n四、{who}\n1.负责民宿安全监督管理。\n2.组织开展民宿安全检查。\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb, level="city"), kb)
    found = [f for f in result.findings if f.name == "gap.group-lead"]
    assert bool(found) is told


def test_a_heading_with_the_other_names_of_its_unit_holds_duties(tmp_path: Path) -> None:
    other = "青岩区发展和改革局（区能源局、区粮食和物资储备局）"
    path = tmp_path / "list.txt"
    text = (
        f"{_headings()}\n四、{other}\n（一）负责储能电站行业管理。\n（二）负责粮食仓储安全管理。\n"
    )
    path.write_text(text, encoding="utf-8")
    tasks = dc.parse(dc.read(path)).tasks
    own = [t for t in tasks if "储能" in t.title or "粮食仓储" in t.title]
    leads = [t.attribution.lead for t in own if t.attribution is not None]
    assert leads == [("青岩区发展和改革局",)] * 2


def test_a_unit_with_its_part_heads_what_it_leads() -> None:
    text = (
        "溪口县汛期工作安排\n1. 县水利局牵头：水闸启闭试验，5月底前完成，县交通运输局、县农业农村局配合。\n"
        "2. 县气象局主责：强降雨预警，汛期每日发布。\n3. 县住建局负责：城区泵站检修，4月底前完成。\n"
    )
    stated = [t.attribution for t in dc.parse_text(text).tasks]
    assert [a and (a.lead, a.support) for a in stated] == [
        (("县水利局",), ("县交通运输局", "县农业农村局")),
        (("县气象局",), ()),
        (("县住建局",), ()),
    ]


def test_a_heading_with_the_office_of_a_committee_holds_duties() -> None:
    text = f"{_headings()}\n四、区应急管理局（安委会办公室）\n1. 负责工贸企业监督检查。\n2. 负责储罐检查。\n"
    tasks = [t for t in dc.parse_text(text).tasks if "工贸" in t.title or "储罐" in t.title]
    assert [t.attribution and t.attribution.lead for t in tasks] == [("区应急管理局",)] * 2


def test_a_list_whose_title_names_the_unit_is_that_units() -> None:
    text = "溪口县水利局安全生产职责清单\n一、负责水库大坝运行检查。\n二、组织河道采砂巡查。\n三、指导农村供水。\n"
    tasks = dc.parse_text(text).tasks
    assert [t.attribution and t.attribution.lead for t in tasks] == [("溪口县水利局",)] * 3


def test_a_plan_with_a_bureau_in_its_title_is_no_list_of_duties() -> None:
    text = "溪口县水利局防汛工作方案\n一、负责人到岗。县水利局汛期每日值班。\n二、开展水库检查。由各乡镇负责。\n"
    tasks = dc.parse_text(text).tasks
    assert all(t.attribution is None or "溪口县水利局" not in t.attribution.lead for t in tasks)


def test_articles_that_list_and_articles_that_say_it_in_one_sentence() -> None:
    text = (
        "第一条 为落实消防安全责任，制定本规定。\n"
        "第二条 云坪市消防救援支队履行下列职责：\n（一）开展消防监督检查；\n（二）组织火灾事故调查。\n"
        "第三条 云坪市公安局履行下列职责：\n（一）查处失火案件；\n（二）维护火场秩序。\n"
        "第四条 云坪市教育局负责学校、幼儿园消防安全管理。\n"
        "第五条 本规定自印发之日起施行。\n"
    )
    plan = dc.parse(dc.read_text(f"云坪市消防安全责任规定\n\n{text}"))
    told = [
        (task.title, [*task.attribution.lead] if task.attribution else []) for task in plan.tasks
    ]
    assert told[:4] == [
        ("开展消防监督检查", ["云坪市消防救援支队"]),
        ("组织火灾事故调查", ["云坪市消防救援支队"]),
        ("查处失火案件", ["云坪市公安局"]),
        ("维护火场秩序", ["云坪市公安局"]),
    ]
    assert [title for title, _ in told[4:]] == ["云坪市教育局负责学校、幼儿园消防安全管理"]
    assert not plan.problems
