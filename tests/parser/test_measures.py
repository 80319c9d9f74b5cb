"""Bodies cut into measures, and whose they are."""

from __future__ import annotations

import pytest

from decompose.model.plan import Task
from decompose.parser import parse_text


def _task(body: str, title: str = "加强监管") -> Task:
    return parse_text(f"一、主要任务\n（一）{title}\n{body}").tasks[0]


def _texts(body: str) -> list[str]:
    return [measure.text for measure in _task(body).measures]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("开展检查。严格执法。", ["开展检查", "严格执法"]),
        ("开展检查；严格执法；", ["开展检查", "严格执法"]),
        ("开展检查。其中，对高风险企业每季度检查。", ["开展检查。其中，对高风险企业每季度检查"]),
        ("开展检查。同时，加强指导。", ["开展检查。同时，加强指导"]),
        (
            "推广“查隐患；改隐患”做法（含企业；园区）。",
            ["推广“查隐患；改隐患”做法（含企业；园区）"],
        ),
        ("从矿山、化工和消防等三个领域开展整治。", ["矿山", "化工", "消防"]),
        (
            "在矿区、油库、花炮库房等场所开展防雷装置检测。",
            ["在矿区、油库、花炮库房等场所开展防雷装置检测"],
        ),
        ("从矿山、化工和消防等五个领域开展整治。", ["从矿山、化工和消防等五个领域开展整治"]),
        ("从矿山、化工和消防等领域入手，建立台账。", ["从矿山、化工和消防等领域入手，建立台账"]),
        ("重点整治道路交通、建筑施工、燃气。", ["道路交通", "建筑施工", "燃气"]),
        ("加强电梯、气瓶、锅炉安全监管。", ["加强电梯、气瓶、锅炉安全监管"]),
        ("投入1.5亿元，建成率达99.5%。", ["投入1.5亿元，建成率达99.5%"]),
        (
            "负责电梯监察。（依据：《中华人民共和国特种设备安全法》第五条）负责气瓶监察。",
            ["负责电梯监察", "负责气瓶监察"],
        ),
        ("投资3亿元，其中省级1亿元，建设渔港2座，增设监控。", ["建设渔港2座，增设监控"]),
        ("总投资3亿元，由省级财政和企业共同承担。新建水厂。", ["新建水厂"]),
        ("", ["加强监管"]),
    ],
)
def test_sentences_and_fields(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


@pytest.mark.parametrize(
    ("item", "title", "texts"),
    [
        (
            "1.组建水域、山岳和地震救援专业队，建设区域救援基地。规范社会力量的调用。",
            "组建水域、山岳和地震救援专业队",
            ["组建水域、山岳和地震救援专业队，建设区域救援基地", "规范社会力量的调用"],
        ),
        ("1.防汛备汛。检查水库和堤防。", "防汛备汛", ["检查水库和堤防"]),
        (
            "1.整治沿海渔港航道和避风锚地淤积，明年底前完成。（市农业农村局牵头）",
            "整治沿海渔港航道和避风锚地淤积，明年底前完成",
            ["整治沿海渔港航道和避风锚地淤积，明年底前完成"],
        ),
    ],
    ids=["a sentence that asks", "a heading", "a sentence with its unit alone"],
)
def test_a_long_first_sentence_is_a_measure(item: str, title: str, texts: list[str]) -> None:
    task = parse_text(f"一、主要任务\n{item}\n2.加强值守。落实带班。").tasks[0]
    assert task.title == title
    assert [measure.text for measure in task.measures] == texts


def test_bracket_after_an_inner_sentence_is_that_measure_s() -> None:
    task = _task("开展检查。制定清单。（市应急局牵头）严格执法。")
    assert task.attribution is None
    assert [m.attribution and m.attribution.lead for m in task.measures] == [
        None,
        ("市应急局",),
        None,
    ]
    assert [m.text for m in task.measures] == ["开展检查", "制定清单", "严格执法"]


def test_bracket_at_the_end_is_the_task_s() -> None:
    task = _task("开展检查。严格执法。（市应急局牵头，市公安局配合）")
    assert task.attribution is not None
    assert (task.attribution.lead, task.attribution.support) == (("市应急局",), ("市公安局",))
    assert all(measure.attribution is None for measure in task.measures)


def test_bracket_before_the_stop() -> None:
    task = _task("开展检查，严格执法（市应急局牵头）。")
    assert task.attribution is not None
    assert [m.text for m in task.measures] == ["开展检查，严格执法"]


def test_several_brackets_part_the_paragraph() -> None:
    task = _task("开展检查。建立台账。（市应急局负责）严格执法。（市公安局负责）")
    assert task.attribution is None
    assert [m.attribution and m.attribution.lead for m in task.measures] == [
        ("市应急局",),
        ("市应急局",),
        ("市公安局",),
    ]


def test_each_paragraph_has_its_own() -> None:
    task = _task("开展检查。（市应急局负责）\n严格执法。（市公安局负责）")
    assert [m.attribution and m.attribution.lead for m in task.measures] == [
        ("市应急局",),
        ("市公安局",),
    ]


def test_line_of_its_own_is_the_task_s() -> None:
    task = _task(
        "开展检查。\n牵头单位：市应急局\n配合单位：市公安局、市消防救援支队\n完成时限：2026年底前"
    )
    assert task.attribution is not None
    assert task.attribution.lead == ("市应急局",)
    assert task.attribution.support == ("市公安局", "市消防救援支队")
    assert task.deadline == "2026年底前"
    assert [m.text for m in task.measures] == ["开展检查"]


def test_bracket_in_the_heading() -> None:
    task = _task("开展检查。", title="加强监管（市应急局牵头）")
    assert task.title == "加强监管"
    assert task.attribution is not None
    assert task.attribution.lead == ("市应急局",)


def test_ids_deadlines_and_frequencies() -> None:
    task = _task("2027年底前完成改造。每季度开展检查。")
    assert [m.id for m in task.measures] == ["T1-m1", "T1-m2"]
    assert task.measures[0].deadline == "2027年底前"
    assert task.measures[1].frequency is not None
    assert task.deadline == "2027年底前"


def test_project_facts_are_no_measures() -> None:
    plan = parse_text(
        "一、重点工程\n（一）救援基地工程。建设水上救援基地。总投资1.2亿元，建设地点：云州市南湖区。"
        "建设期限：2026—2028年。\n（二）平台工程\n1.建设监测平台。\n2.建设指挥平台。"
    )
    first, second = plan.projects
    assert (first.site, first.items) == ("云州市南湖区", ())
    assert first.funds is not None
    assert "1.2亿元" in first.funds
    assert second.items == ("建设监测平台", "建设指挥平台")
    assert [m.text for m in plan.task("P1").measures] == ["建设水上救援基地"]


def test_a_sentence_that_divides_subjects_gives_a_measure_to_each() -> None:
    plan = parse_text(
        "云州市安全生产规划\n一、主要任务\n（一）分工处置。危险化学品事故由市应急局负责，"
        "燃气事故由市住建局负责，电梯事故由市市场监管局负责。\n"
    )
    measures = plan.tasks[0].measures
    assert [m.text for m in measures] == ["危险化学品事故", "燃气事故", "电梯事故"]
    assert [m.attribution.lead for m in measures if m.attribution] == [
        ("市应急局",),
        ("市住建局",),
        ("市市场监管局",),
    ]


def test_who_does_a_later_clause_does_not_do_the_first_ones() -> None:
    plan = parse_text(
        "云州市安全生产规划\n一、主要任务\n（一）分工处置。对化工建设项目实行部门联审，"
        "码头装卸项目由市港口管理局审查；冷库由市应急局逐一建档，2027年底前建成平台。\n"
        "（二）噪声。夜间施工由市城管局查处，广场舞由市公安局查处，市生态环境局牵头，2027年底前建成静音小区9个。\n"
    )
    told = [
        (m.text, m.attribution.lead if m.attribution else ())
        for t in plan.tasks
        for m in t.measures
    ]
    assert told == [
        ("对化工建设项目实行部门联审", ()),
        ("码头装卸项目由市港口管理局审查", ("市港口管理局",)),
        ("冷库由市应急局逐一建档，2027年底前建成平台", ("市应急局",)),
        ("夜间施工由市城管局查处", ("市城管局",)),
        ("广场舞由市公安局查处", ("市公安局",)),
        ("市生态环境局牵头，2027年底前建成静音小区9个", ("市生态环境局",)),
    ]


def test_a_rule_stated_once_holds_for_the_tasks_below() -> None:
    plan = parse_text(
        "云州市安全生产规划\n一、主要任务\n（排在第一位的为牵头单位，以下任务均需各县（市、区）"
        "人民政府负责，不再列出）\n（一）甲任务。开展检查。（责任单位：市教育局、市体育局）\n"
    )
    stated = plan.tasks[-1].attribution
    assert stated is not None
    assert (stated.lead, stated.support, stated.joint) == (("市教育局",), ("市体育局",), False)
    assert stated.groups == ("各县（市、区）人民政府",)


def test_a_limit_among_the_facts_of_a_project_is_the_tasks() -> None:
    plan = parse_text("云州市规划\n一、重点工程\n1.指挥中心工程。总投资800万元，2024年底前建成。")
    assert [task.deadline for task in plan.tasks] == ["2024年底前"]


def test_a_part_has_the_limit_of_its_task_unless_it_has_one_of_its_own() -> None:
    plan = parse_text(
        "云州市方案\n一、主要任务\n1.危险化学品。（1）整治罐区；（2）整治园区，2023年底前完成。"
        "（市应急局牵头；完成时限：2024年10月底）\n2.消防。打通通道。"
    )
    assert [task.deadline for task in plan.tasks] == [
        "2024年10月底",
        "2024年10月底",
        "2023年底前",
        None,
    ]


@pytest.mark.parametrize(
    ("item", "lead", "support"),
    [
        (
            "推进文化建设，由县委宣传部牵头、县教育局配合，开展进校园活动",
            ("县委宣传部",),
            ("县教育局",),
        ),
        ("消火栓与道路同步建设，由县住建局负责建设", ("县住建局",), ()),
        ("县财政局将消防经费纳入年度预算", ("县财政局",), ()),
    ],
)
def test_an_item_of_one_sentence_keeps_who_is_named_inside(
    item: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    task = parse_text(f"一、主要任务\n（一）加强监管\n1. 开展检查。\n2. {item}。\n").tasks[-1]
    stated = task.attribution or task.measures[0].attribution
    assert stated is not None
    assert (stated.lead, stated.support) == (lead, support)
    assert len(task.measures) == 1


@pytest.mark.parametrize(
    ("sentence", "lead", "work"),
    [
        ("由县应急局牵头开展施工安全检查，县住建局配合", "县应急局", "开展施工安全检查"),
        ("由县体育局牵头组织水质检测，县卫健局配合", "县体育局", "水质检测"),
        ("由县公安局牵头，县司法局配合", "县公安局", "关于冬泳"),
        ("由副县长裁定县水利局牵头，县体育局配合", "县水利局", "关于冬泳"),
        ("由分管副县长指定县体育局负责，县水利局配合", "县体育局", "关于冬泳"),
        ("责任单位：县公安局（牵头）、县水利局", "县公安局", "关于冬泳"),
    ],
)
def test_what_a_lead_is_to_do_is_the_measure_where_the_phrase_says_it(
    sentence: str, lead: str, work: str
) -> None:
    task = parse_text(
        f"青河县会议纪要\n一、议定事项\n（一）关于冬泳。{sentence}。\n（二）关于滑冰。清场。\n"
    ).tasks[0]
    assert task.attribution is not None
    assert task.attribution.lead == (lead,)
    assert [m.text for m in task.measures] == [work]


def test_a_sentence_of_prose_without_a_lead_takes_no_other_sentences() -> None:
    task = _task(
        "增设临崖路段护栏，由市交通运输局牵头。清理渡口周边违建。更换老旧信号灯，由市公安局牵头。"
        "开展夜间巡查，由市城市管理局牵头。"
    )
    assert [m.attribution.lead if m.attribution else () for m in task.measures] == [
        ("市交通运输局",),
        (),
        ("市公安局",),
        ("市城市管理局",),
    ]
    assert task.attribution is None


def test_what_goes_on_behind_a_semicolon_is_theirs_whom_the_sentence_begins_with() -> None:
    text = "（一）县住建局负责房屋安全管理；牵头危房治理；街道通道由县城管局管理；指导加固。"
    task = parse_text(f"一、职责分工\n{text}\n（二）县教育局负责校舍安全。\n").tasks[0]
    leads = [(m.attribution.lead if m.attribution else ()) for m in task.measures]
    assert leads == [("县住建局",), ("县住建局",), ("县城管局",), ()]
