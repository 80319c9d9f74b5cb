"""What is left over on both sides answers each other where the rest of both does."""

from __future__ import annotations

import decompose as dc
from decompose.compare.align import align
from decompose.compare.strength import begins_later, later
from decompose.knowledge import Knowledge
from decompose.match.leftovers import Open, pair_leftovers
from decompose.model.comparison import Standing, Tightness

_ABOVE = """临江省水务规划
（2021—2025年）
一、主要任务
（一）供水。对使用年限超过30年的供水管网实施更新改造。供水水质信息每月向社会公布一次。{}（省水利厅牵头）
"""
_OWN = """云州市水务规划
（2021—2025年）
一、主要任务
（一）喝水。三十年以上的旧水管列入计划逐条换新。供水水质一月一公布。（市水利局牵头）
（二）公园。建设水文化主题公园。（市水利局牵头）
"""
_PERIOD = (2021, 2025)


def _standings(above: str, own: str, kb: Knowledge) -> list[tuple[Standing, ...]]:
    one, other = (dc.assign(dc.parse_text(text), kb) for text in (above, own))
    return [m.standings for task in align(one, other, kb).tasks for m in task.measures]


def test_what_is_left_among_answered_measures_is_the_answer(kb: Knowledge) -> None:
    assert _standings(_ABOVE.format(""), _OWN, kb) == [(Standing.COVERED,)] * 2


def test_what_is_dropped_takes_no_local_task(kb: Knowledge) -> None:
    above = _ABOVE.format("建设节水教育基地。")
    assert _standings(above, _OWN, kb) == [(Standing.COVERED,)] * 2 + [(Standing.DROPPED,)]


def test_two_clauses_of_a_sentence_are_answered_by_one(kb: Knowledge) -> None:
    above = "临江省食品规划\n（2021—2025年）\n一、主要任务\n1．{}，每个乡镇每月抽检不少于20批次。\n"
    own = "云州市食品规划\n（2021—2025年）\n一、主要任务\n（一）快检。乡镇快检室建起来、用起来，每月抽检20批次以上。\n"
    asked = above.format("建设乡镇农产品快速检测室")
    assert _standings(asked, own, kb) == [(Standing.COVERED,)] * 2
    other = above.format("建立农产品质量追溯平台")
    assert _standings(other, own, kb) == [(Standing.DROPPED,), (Standing.COVERED,)]


def test_each_of_two_leftovers_is_the_others_best() -> None:
    waiting = [Open("a", "A", ((0.2, 0), (0.19, 1))), Open("b", "A", ((0.18, 0),))]
    assert pair_leftovers(waiting, {0: "X", 1: "X"}, [("A", "X")]) == {"a": (0.2, 0)}
    assert pair_leftovers(waiting, {0: "X", 1: "X"}, [("B", "X")]) == {}
    assert pair_leftovers(waiting, {1: "X"}, [("A", "X")]) == {"a": (0.19, 1)}


def test_a_clause_on_the_level_above_asks_nothing_here(kb: Knowledge) -> None:
    above = (
        "云州市检验规划\n（2021—2025年）\n一、主要任务\n（一）检验。市级检验机构具备80%以上参数的检验能力，"
        "县级检验机构具备常规理化检验能力。\n"
    )
    own = "青河县检验规划\n（2021—2025年）\n一、主要任务\n（一）检验。县检验机构补齐常规理化检验能力。\n"
    assert _standings(above, own, kb) == [(Standing.COVERED,)]
    alone = above.replace("，县级检验机构具备常规理化检验能力", "")
    assert Standing.COVERED not in _standings(alone, own, kb)[0]


def test_the_bracket_behind_what_every_county_does_names_its_lead(kb: Knowledge) -> None:
    above = "临江省燃气规划\n（2021—2025年）\n一、主要任务\n（一）抢险。每个县组建燃气抢险队伍。（{}牵头）\n"
    own = (
        "云州市燃气规划\n（2021—2025年）\n一、主要任务\n（一）抢险。各县（市、区）都要组建燃气抢险队伍。"
        "燃气抢险演练一年一次。（市应急管理局牵头）\n"
    )
    for lead, standing in (
        ("省住房城乡建设厅", Standing.RENAMED_OWNER),
        ("省应急管理厅", Standing.COVERED),
    ):
        assert _standings(above.format(lead), own, kb) == [(standing,)]


def test_the_end_of_a_long_name_is_the_same_indicator(kb: Knowledge) -> None:
    goal = "{}\n（2021—2025年）\n一、发展目标\n到2025年，{}达到{}%。\n二、主要任务\n（一）燃气。排查燃气管道。\n"
    for names, tightness in (
        (("燃气用户入户安检率", "入户安检率"), Tightness.LOOSER),
        (("燃气用户入户安检率", "安检率"), Tightness.MISSING),
        (("用气事故死亡人数占比", "死亡人数占比"), Tightness.MISSING),
    ):
        one, other = (
            dc.assign(dc.parse_text(goal.format(place, name, value)), kb)
            for place, name, value in zip(
                ("临江省燃气规划", "云州市燃气规划"), names, (98, 95), strict=True
            )
        )
        assert [i.tightness for i in align(one, other, kb).indicators] == [tightness]


def test_months_and_beginnings() -> None:
    late = later("2024年6月底前", "2024年底前", _PERIOD, _PERIOD)
    assert late is not None
    assert late.facts == ("2024年6月底前", "2024年底前")
    assert later("2024年底前", "2024年12月底前", _PERIOD, _PERIOD) is None
    assert later("2024年6月底前", "2024年", _PERIOD, _PERIOD) is None
    start = begins_later("2023年秋季学期起接入平台", "2024年春季学期起接入平台")
    assert start is not None
    assert start.facts == ("2023", "2024")
    assert begins_later("2023年起接入平台", "2023年3月起接入平台") is None
    assert begins_later("2023年事故起数", "2024年事故起数") is None
