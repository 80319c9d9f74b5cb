"""Targets in tables and in running text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from decompose.model.plan import Indicator, IndicatorKind
from decompose.parser import parse_text
from decompose.parser.indicators import indicators_in, indicators_of_table, numbered
from tests.parser.test_tables import flat, real

K = IndicatorKind


def goals(text: str, **options: Any) -> tuple[Indicator, ...]:
    return indicators_in(text, block=0, period=(2021, 2025), **options)


def test_table_with_base_target_and_actual() -> None:
    cells = (
        "序号|指标名称|2010年实际数|十二五期末规划数|2015年实际数"
        "|1|死亡人数|259|250|234|2|较大事故起数|3|3|3|3|亿元产值死亡率|0.08|0.13|—"
    )
    table = flat(cells.split("|"))
    assert table is not None
    first, second, third = indicators_of_table(table)
    assert (first.base_year, first.base, first.target_year, first.target) == (2010, 259, 2015, 250)
    assert (first.actual_year, first.actual) == (2015, 234)
    assert (second.base, second.target, second.actual) == (3, 3, 3)
    assert third.actual is None
    assert third.kind is K.RATE


def test_figures_in_brackets_and_with_a_sign() -> None:
    table = real(
        [
            ["序号", "指标名称", "2020年", "2025年", "累计"],
            ["1", "死亡人数下降（%）", "—", "—", "[10]"],
            ["2", "亿元产值死亡率下降（%）", "—", "【33】", ""],
            ["3", "十万人死亡率", "1.2", "", "-30%"],
            ["4", "较大事故起数（起）", "3", "（2）", "—"],
        ],
        "表1 主要指标",
    )
    assert table is not None
    found = indicators_of_table(table)
    assert [i.target for i in found] == [10, 33, 30, 2]
    assert [i.kind for i in found] == [*[K.CUMULATIVE_FALL] * 3, K.ABSOLUTE]
    assert [i.base for i in found] == [None, None, 1.2, 3]


def test_table_of_falls() -> None:
    table = real(
        [["序号", "指标内容", "累计降幅"], ["1", "事故起数", "10%"], ["2", "死亡率", "40%以上"]],
        "表2：“十三五”时期规划指标",
    )
    assert table is not None
    first, second = numbered(indicators_of_table(table))
    assert (first.id, first.unit, first.target, first.kind) == ("I1", "%", 10, K.CUMULATIVE_FALL)
    assert first.target_year == 2020
    assert (second.target, second.target_text) == (40, "40%以上")


def test_table_with_unit_and_binding() -> None:
    table = real(
        [
            ["指标名称", "单位", "2020年基期值", "2025年目标值", "属性"],
            ["执法人员占比", "%", "60", "≥75", "约束性"],
            ["死亡人数（人）", "", "80", "下降15%", "预期性"],
            ["重大事故起数", "起", "1", "0", "约束性"],
            ["培训合格率", "%", "", "", ""],
        ]
    )
    assert table is not None
    share, deaths, major, empty = indicators_of_table(table)
    assert (share.unit, share.base, share.base_year, share.target) == ("%", 60, 2020, 75)
    assert (share.target_year, share.binding, share.kind) == (2025, True, K.RATE)
    assert (deaths.name, deaths.kind, deaths.target) == ("死亡人数", K.CUMULATIVE_FALL, 15)
    assert deaths.binding is False
    assert major.target == 0
    assert empty.target is None
    assert empty.kind is K.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "死亡人数比2020年（40人）下降15%以上，2025年控制在34人以内。",
            [("死亡人数", 34, "人", K.CEILING), ("死亡人数", 15, "%", K.CUMULATIVE_FALL)],
        ),
        (
            "火灾起数由120起降至108起，降幅10%。",
            [("火灾起数", 108, "起", K.ABSOLUTE), ("火灾起数", 10, "%", K.CUMULATIVE_FALL)],
        ),
        (
            "较大事故控制在两起以内，重特大火灾事故零发生，不发生踩踏事故。",
            [
                ("较大事故", 2, "起", K.CEILING),
                ("重特大火灾事故", 0, "起", K.CEILING),
                ("踩踏事故", 0, "起", K.CEILING),
            ],
        ),
        (
            "工伤人数下降三成以上；护理型床位占比不低于百分之五十五。",
            [("工伤人数", 30, "%", K.CUMULATIVE_FALL), ("护理型床位占比", 55, "%", K.RATE)],
        ),
        (
            "事故起数年均下降3%；万车死亡率降至1.5人/万车以下。",
            [("事故起数年均降幅", 3, "%", K.RATE), ("万车死亡率", 1.5, "人/万车", K.CEILING)],
        ),
        (
            "电梯检验率力争达到95%以上，每千名老年人拥有养老床位数由30张增加到40张。",
            [
                ("电梯检验率", 95, "%", K.COVERAGE),
                ("每千名老年人拥有养老床位数", 40, "张", K.ABSOLUTE),
            ],
        ),
        (
            "生产安全事故起数和死亡人数累计下降30%以上；亿元GDP死亡率下降33%。",
            [
                ("生产安全事故起数", 30, "%", K.CUMULATIVE_FALL),
                ("生产安全事故死亡人数", 30, "%", K.CUMULATIVE_FALL),
                ("亿元GDP死亡率", 33, "%", K.CUMULATIVE_FALL),
            ],
        ),
        ("到2025年，杜绝重特大事故。", [("重特大事故", 0, "起", K.CEILING)]),
        ("重特大事故零发生", [("重特大事故", 0, None, K.CEILING)]),
        ("较大事故起数控制在5起以内", [("较大事故起数", 5, "起", K.CEILING)]),
        ("持证上岗率达到100%", [("持证上岗率", 100, "%", K.COVERAGE)]),
        ("执法人员不低于在职人员的75%", [("执法人员", 75, "%", K.RATE)]),
        (
            "每10万人拥有避难面积1.2万平方米",
            [("每10万人拥有避难面积", 12_000, "平方米", K.ABSOLUTE)],
        ),
        ("每千人口拥有公共消防设施0.8个", [("每千人口拥有公共消防设施", 0.8, "个", K.ABSOLUTE)]),
        ("每个乡镇组建30人救援队伍", [("每个乡镇组建救援队伍", 30, "人", K.ABSOLUTE)]),
        ("每2公里设3个医疗点", []),
        ("培训应急管理干部1.5万人", [("培训应急管理干部", 15_000, "人", K.ABSOLUTE)]),
        ("较大事故得到有效遏制，重特大事故得到有效防范。", []),
        ("实施三年行动，突出27类场所。", []),
    ],
)
def test_running_text(text: str, expected: list[tuple[str, float, str | None, K]]) -> None:
    found = goals(text)
    assert [(i.name, i.target, i.unit or None, i.kind) for i in found] == [
        (name, target, unit if name != "重特大事故" else i.unit, kind)
        for (name, target, unit, kind), i in zip(expected, found, strict=True)
    ]
    for indicator in found:
        assert text[indicator.span.start : indicator.span.end]


def test_years_and_base() -> None:
    (found,) = goals("到2024年，事故起数较2020年下降15%")
    assert (found.base_year, found.target_year) == (2020, 2024)
    (found,) = goals("事故起数下降15%")
    assert found.target_year == 2025
    (found,) = goals("死亡率由2020年的0.08下降到0.06")
    assert (found.base_year, found.base, found.target) == (2020, 0.08, 0.06)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2027年渔船在线率达到95%，到2030年达到98%。", [(None, 95.0, 2027), (None, 98.0, 2030)]),
        ("渔船检验率2025年为60%，2030年达到80%。", [(60.0, 80.0, 2030)]),
        ("渔船检验率由2025年的60%提高到2030年的80%。", [(60.0, 80.0, 2030)]),
    ],
)
def test_a_year_to_come_is_no_base(
    text: str, expected: list[tuple[float | None, float, int]]
) -> None:
    found = indicators_in(text, block=0, period=(2026, 2030))
    assert [(one.base, one.target, one.target_year) for one in found] == expected


def test_a_number_of_people_in_a_name_is_no_figure() -> None:
    (rate,) = indicators_in("10万人火灾死亡率控制在0.18以内。", block=0, period=(2026, 2030))
    assert (rate.name, rate.target) == ("10万人火灾死亡率", 0.18)


def test_tasks_give_coverage_and_absolute_targets_only() -> None:
    (found,) = goals("实现园区安全风险评估完成率100%，事故起数下降5%。", goals=False)
    assert (found.kind, found.target, found.scope) == (K.COVERAGE, 100, "园区安全风险评估")
    assert goals("去年共关闭了企业31家", goals=False) == ()


def test_seed_tables(shared: Path) -> None:
    plan = parse_text(next((shared / "seeds").glob("001_*")).read_text(encoding="utf-8"))
    tables: dict[str, list[Indicator]] = {}
    for indicator in plan.indicators:
        if indicator.table:
            tables.setdefault(indicator.table, []).append(indicator)
    first, second = tables.values()
    assert [(i.base, i.target, i.actual) for i in first] == [
        (259, 250, 234),
        (0.08, 0.13, 0.06),
        (0.9, 0.71, 0.6),
        (3, 5, 3),
        (16, 21, 13),
        (0, 2, 1),
        (235, 216, 221),
        (3, 3, 2),
    ]
    assert [i.target for i in second] == [10, 10, 10, 40, 19, 6]
    assert {i.target_year for i in second} == {2020}
    assert {i.kind for i in second} == {K.CUMULATIVE_FALL}


def test_seed_running_text(shared: Path) -> None:
    plan = parse_text(next((shared / "seeds").glob("004_*")).read_text(encoding="utf-8"))
    assert [(i.target, i.kind) for i in plan.indicators] == [
        (30, K.CUMULATIVE_FALL),
        (30, K.CUMULATIVE_FALL),
        (0, K.CEILING),
        (30, K.CUMULATIVE_FALL),
        (10, K.CUMULATIVE_FALL),
    ]


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("消防救援反应时间缩短至12分钟以内", "消防救援反应时间", 12.0),
        ("灾情信息报送时间压缩到20分钟以内", "灾情信息报送时间", 20.0),
    ],
)
def test_a_time_that_is_shortened_is_a_target(text: str, name: str, target: float) -> None:
    (found,) = indicators_in(f"到2025年，{text}。", block=0)
    assert (found.name, found.target, found.target_year) == (name, target, 2025)


def test_how_fast_is_a_target_in_a_task_too() -> None:
    (found,) = goals("急救平均到场时间控制在15分钟以内。", goals=False)
    assert (found.name, found.target) == ("急救平均到场时间", 15)
    assert goals("安排救援时间15分钟。", goals=False) == ()


def test_years_in_columns_of_their_own_are_no_values() -> None:
    table = real(
        [
            ["指标名称", "单位", "基准年", "基准值", "目标年", "目标值"],
            ["死亡人数", "人", "2020", "62", "2025", "52"],
            ["培训人数", "人", "", "", "2025", "900"],
        ]
    )
    assert table is not None
    deaths, trained = indicators_of_table(table)
    assert (deaths.base_year, deaths.base, deaths.target_year, deaths.target) == (
        2020,
        62,
        2025,
        52,
    )
    assert deaths.actual is None
    assert (trained.base, trained.target_year, trained.target) == (None, 2025, 900)


def test_a_coefficient_is_a_target_without_a_unit() -> None:
    """A number behind 系数, 指数, 满意度 is a value; one behind other words is none."""
    text = (
        "临江省水规划\n（2021—2025年）\n一、发展目标\n到2025年，灌溉水有效利用系数提高到0.58，群众满意度达到85分，火情24小时扑灭率达到95%，"
        "做好12345热线，细颗粒物浓度2025年降到31微克/立方米以下，严格落实六个百分之百。\n二、主要任务\n（一）供水。加强供水。"
    )
    found = parse_text(text).indicators
    assert [(one.name, one.target) for one in found] == [
        ("灌溉水有效利用系数", 0.58),
        ("群众满意度", 85.0),
        ("火情24小时扑灭率", 95.0),
        ("细颗粒物浓度", 31.0),
    ]


def test_what_is_cited_of_another_plan_gives_way_to_the_plans_own_figure() -> None:
    text = "《云州市国民经济和社会发展第十五个五年规划纲要》确定2030年物资储备达标率为95%，本规划按90%安排。"
    (own,) = indicators_in(text, block=0, period=(2026, 2030))
    assert (own.name, own.target, own.target_year) == ("物资储备达标率", 90.0, 2030)


def test_a_figure_that_only_another_plan_sets_keeps_its_plain_name() -> None:
    (cited,) = indicators_in("《云州市规划纲要》明确2030年物资储备达标率为95%。", block=0)
    assert (cited.name, cited.target) == ("物资储备达标率", 95.0)


def test_years_of_schooling_and_of_life_are_targets() -> None:
    text = "劳动年龄人口平均受教育年限达到12年，人均预期寿命达到80岁，实行12年义务教育。"
    found = indicators_in(text, block=0, period=(2026, 2030))
    assert [(i.target, i.unit) for i in found] == [(12.0, "年"), (80.0, "岁")]


def test_steps_within_a_year_are_one_target_and_no_part_of_its_name() -> None:
    text = "渡口码头改造3月底前完成60%，6月底前完成90%。"
    (step,) = indicators_in(text, block=0, period=(2026, 2026))
    assert (step.name, step.target, step.target_year) == ("渡口码头改造", 90.0, 2026)


def test_a_rate_that_follows_is_no_step_of_the_one_before() -> None:
    text = "渡口码头改造率达到60%，气瓶赋码率6月底前达到90%。"
    assert [i.name for i in indicators_in(text, block=0)] == ["渡口码头改造率", "气瓶赋码率"]


def test_figures_in_a_running_list_are_targets_of_their_own() -> None:
    told = goals(
        "到2025年，实现病险水闸除险加固率92%、消防站22座和养老床位1.2万张，"
        "新增床位3000张、改造管网450公里、孕产妇死亡率低于9/10万。"
    )
    assert [(i.name, i.target, i.unit) for i in told] == [
        ("病险水闸除险加固率", 92, "%"),
        ("消防站", 22, "座"),
        ("养老床位", 12000, "张"),
        ("新增床位", 3000, "张"),
        ("改造管网", 450, "公里"),
        ("孕产妇死亡率", 9, "/10万"),
    ]


def test_a_thing_in_a_task_needs_words_of_reaching() -> None:
    assert [i.name for i in goals("应急物资储备库达到9个，安全检查站3个。", goals=False)] == [
        "应急物资储备库"
    ]


def test_parts_and_places_are_no_targets_of_the_whole() -> None:
    told = goals("新建避难场所35处，其中城关镇8处、东岭镇7处。治理青河县5座。")
    assert [i.name for i in told] == ["新建避难场所"]


def test_a_column_of_owners_says_who_answers() -> None:
    plan = parse_text(
        "柳川市“十五五”安全规划\n一、规划目标\n表1 主要指标\n序号\t指标名称\t单位\t2025年基数\t2030年目标\t责任部门\n"
        "1\t生产安全事故死亡人数\t人\t60\t48\t市应急管理局\n2\t较大火灾起数\t起\t5\t3\t—\n"
    )
    assert [(i.name, i.owner) for i in plan.indicators] == [
        ("生产安全事故死亡人数", "市应急管理局"),
        ("较大火灾起数", None),
    ]
