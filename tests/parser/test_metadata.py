"""Title, place, level, period, issuer, number and date of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from decompose import parse, read
from decompose.model.organization import Level
from decompose.parser import parse_text
from decompose.parser.metadata import place_of


@pytest.mark.parametrize(
    ("text", "place", "level"),
    [
        ("临江省“十四五”安全生产规划", "临江省", Level.PROVINCE),
        ("云州市安全生产“十三五”规划", "云州市", Level.CITY),
        ("云州市城市安全发展规划", "云州市", Level.CITY),
        ("青河县应急管理“十四五”规划", "青河县", Level.COUNTY),
        ("临江省云州市青河县安全生产规划", "青河县", Level.COUNTY),
        ("云州市南湖区“十五五”安全生产规划", "南湖区", Level.COUNTY),
        ("青河县柳林镇安全生产工作方案", "柳林镇", Level.TOWNSHIP),
        ("青河县城镇燃气安全专项整治方案", "青河县", Level.COUNTY),
        ("云州市城镇老旧小区改造计划", "云州市", Level.CITY),
        ("云州市返乡创业行动方案", "云州市", Level.CITY),
        ("青河县乡镇消防队伍建设方案", "青河县", Level.COUNTY),
        ("青河县柳城镇安全生产工作方案", "柳城镇", Level.TOWNSHIP),
        ("云岭自治州安全生产规划", "云岭自治州", Level.CITY),
        (
            "云岭自治州石榴滩傣族彝族哈尼族自治县“十五五”安全生产规划",
            "石榴滩傣族彝族哈尼族自治县",
            Level.COUNTY,
        ),
        ("白河拉祜族佤族布朗族傣族自治县规划", "白河拉祜族佤族布朗族傣族自治县", Level.COUNTY),
        ("重庆市安全生产规划", "重庆市", Level.PROVINCE),
        ("上海市松江区安全生产规划", "松江区", Level.COUNTY),
        ("国家安全生产“十四五”规划", "全国", Level.NATIONAL),
        ("全国安全生产专项整治方案", "全国", Level.NATIONAL),
        ("“十四五”临江省安全生产规划", "临江省", Level.PROVINCE),
        ("安全生产规划", None, None),
        ("城市安全发展规划", None, None),
        ("南湖区贯彻落实市“十五五”安全生产规划任务分工表", "南湖区", Level.COUNTY),
        ("青河县落实省安全生产规划实施方案", "青河县", Level.COUNTY),
        ("云州市推进城市更新行动计划", "云州市", Level.CITY),
        ("关于明确云州市有关行业领域监管职责的通知", "云州市", Level.CITY),
        ("关于调整青河县安委会成员单位职责的通知", "青河县", Level.COUNTY),
        ("关于建立健全云州市渣土联动机制的意见", "云州市", Level.CITY),
    ],
)
def test_place_and_level(text: str, place: str | None, level: Level | None) -> None:
    assert place_of(text) == (place, level)


def test_company_is_an_organization() -> None:
    assert place_of("云州市临港化工有限公司安全生产规划")[1] is Level.ORGANIZATION


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("青河县今冬明春（2027年11月—2028年3月）安全防范行动", (2027, 2028)),
        ("云州市“十三五”安全生产规划", (2016, 2020)),
        ("云州市安全生产“十四五”规划", (2021, 2025)),
        ("云州市“十五五”安全生产规划", (2026, 2030)),
        ("云州市第十四个五年安全生产规划", (2021, 2025)),
        ("云州市安全生产三年行动方案（2024—2026年）", (2024, 2026)),
        ("云州市安全生产规划", None),
        ("云州市2027年安全生产工作要点", (2027, 2027)),
        ("云州市2027年度“十五五”规划重点任务清单", (2026, 2030)),
        ("云州市2027年自建房整治三年行动计划", None),
    ],
)
def test_period(line: str, period: tuple[int, int] | None) -> None:
    assert parse_text(f"{line}\n一、主要任务\n（一）加强监管。开展检查。").period == period


NOTICE = """云州市应急管理局文件
云应急〔2026〕12号
关于印发《云州市“十五五”安全生产规划》的通知
各县区应急管理局：
现将规划印发给你们。
云州市应急管理局
2026年3月5日
云州市“十五五”安全生产规划
一、主要任务
（一）加强监管。开展检查。"""


def test_notice_and_plan() -> None:
    plan = parse_text(NOTICE)
    assert plan.title == "云州市“十五五”安全生产规划"
    assert (plan.issuer, plan.number, plan.date) == (
        "云州市应急管理局",
        "云应急〔2026〕12号",
        "2026-03-05",
    )


@pytest.mark.parametrize(
    "number",
    ["云政办发[2021]8号", "云政办发（2021）8号", "云政发【2021】第8号", "云安委〔2021]8号"],
)
def test_damaged_numbers(number: str) -> None:
    plan = parse_text(f"{number}\n云州市安全生产规划\n一、主要任务\n（一）加强监管。")
    assert plan.number == number


def test_number_of_another_document_is_not_its_own() -> None:
    plan = parse_text(
        "云州市安全生产规划\n一、主要任务\n（一）加强监管。落实《意见》（云办〔2019〕96号）要求。"
    )
    assert plan.number is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2021年12月3日", "2021-12-03"),
        ("二〇二一年十二月三日", "2021-12-03"),
        ("2022-03-04 15:28:37 来源:云州日报", "2022-03-04"),
        ("2021年12月", "2021-12"),
        ("（2021年12月3日）", "2021-12-03"),
        ("（2021年12月3日市政府常务会议审定）", "2021-12-03"),
    ],
)
def test_dates(line: str, date: str) -> None:
    plan = parse_text(f"云州市安全生产规划\n{line}\n一、主要任务\n（一）加强监管。")
    assert plan.date == date


def test_the_first_deadline_of_a_table_is_no_date_of_issue(tmp_path: Path) -> None:
    rows = "序号,重点任务,牵头单位,完成时限\n1,评估化工园区,县应急管理局,2027年6月\n2,检查民爆仓库,县公安局,2027年5月\n"
    (tmp_path / "t.csv").write_text(rows, encoding="utf-8")
    plan = parse(read(tmp_path / "t.csv"))
    assert plan.date is None
    assert len(plan.tasks) == 2


def test_dates_of_the_text_are_no_date_of_issue() -> None:
    plan = parse_text(
        "云州市安全生产规划\n一、主要任务\n（一）加强监管。\n2025年12月底前完成整治。"
    )
    assert plan.date is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("《云州市“十四五”安全生产规划》编制解读", "云州市“十四五”安全生产规划"),
        ("《云州市“十四五”安全生产规划》正式印发，促进安全发展", "云州市“十四五”安全生产规划"),
        ("《云州市“十四五”安全生产规划》编制方案", "《云州市“十四五”安全生产规划》编制方案"),
        ("云州市安全生产规划（征求意见稿）", "云州市安全生产规划（征求意见稿）"),
        ("云州市人民政府关于印发云州市安全生产规划的通知", "云州市安全生产规划"),
    ],
)
def test_titles(line: str, title: str) -> None:
    assert parse_text(f"{line}\n一、主要任务\n（一）加强监管。").title == title


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("当前我县已进入汛期。县直各部门要上岗到位。", Level.COUNTY),
        ("全市要统一行动，市直有关单位要落实责任。", Level.CITY),
        ("我省正处在关键时期，全省上下要共同努力。", Level.PROVINCE),
        ("我县与全市同步。", None),
        ("学习全国经验。", None),
    ],
)
def test_a_text_without_a_place_has_the_level_it_calls_its_own(
    text: str, level: Level | None
) -> None:
    plan = parse_text(f"关于做好安全防范工作的通知\n{text}\n一、加强检查。开展隐患排查。\n")
    assert (plan.place, plan.level) == (None, level)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("云州市矿山安全生产规划", Level.CITY),
        ("临江省非煤矿山安全生产规划", Level.PROVINCE),
        ("青河县中小学校安全三年行动方案", Level.COUNTY),
        ("云州市医院消防安全方案", Level.CITY),
        ("云州市老旧厂房改造方案", Level.CITY),
        ("青河县煤矿安全规划", Level.COUNTY),
        ("云州市第一人民医院安全生产规划", Level.ORGANIZATION),
        ("云州县义务教育学校建设方案", Level.COUNTY),
        ("云州市学校布局规划", Level.CITY),
        ("云州学院实验室安全方案", Level.ORGANIZATION),
        ("云州市实验学校安全方案", Level.ORGANIZATION),
        ("云州市东风煤矿安全生产规划", Level.ORGANIZATION),
        ("云州市第二水泥厂安全生产规划", Level.ORGANIZATION),
    ],
)
def test_a_trade_is_no_organization(title: str, level: Level) -> None:
    assert place_of(title)[1] is level
