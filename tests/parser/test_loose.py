"""Texts without numbers: what heads what, and what is no task."""

from __future__ import annotations

from decompose.model.plan import Plan
from decompose.parser import parse_text


def _read(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(task.title, [measure.text for measure in task.measures]) for task in plan.tasks]


def test_short_lines_head_the_paragraphs_below() -> None:
    text = (
        "岚口县安全工作打算\n\n先管住路\n弯道装护栏，货车超载不放行。校车司机每月体检。\n\n"
        "再管住火\n渡船边的铺面清出去。\n充电棚离楼门六米。\n"
    )
    assert _read(parse_text(text)) == [
        ("先管住路", ["弯道装护栏，货车超载不放行", "校车司机每月体检"]),
        ("再管住火", ["渡船边的铺面清出去", "充电棚离楼门六米"]),
    ]


def test_every_sentence_of_a_paragraph_is_asked() -> None:
    text = (
        "岚口县安全工作打算\n弯道都装上护栏。校车司机每月体检。\n渡船风大的时候停航。旧气瓶压扁。\n"
    )
    assert _read(parse_text(text)) == [
        ("弯道都装上护栏", ["弯道都装上护栏", "校车司机每月体检"]),
        ("渡船风大的时候停航", ["渡船风大的时候停航", "旧气瓶压扁"]),
    ]


def test_a_letter_names_its_readers_and_signs() -> None:
    text = (
        "关于做好冬季工作的通知\n各镇街、各部门：\n当前气温下降。现就有关事项通知如下。\n"
        "盯紧取暖。入户检查煤炉。\n盯紧出行。结冰路段撒盐设岗。\n青棠市安委会办公室\n2026年12月20日\n"
    )
    plan = parse_text(text)
    assert _read(plan) == [
        ("盯紧取暖", ["入户检查煤炉"]),
        ("盯紧出行", ["结冰路段撒盐设岗"]),
    ]
    assert sorted(p.code for p in plan.problems) == [
        "debris.imprint",
        "debris.imprint",
        "text.frame",
        "text.frame",
    ]


def test_a_paragraph_that_wants_something_before_the_list_is_kept() -> None:
    text = (
        "各单位要立即排查储罐。具体安排如下。\n盯紧取暖。入户检查煤炉。\n盯紧出行。结冰路段撒盐。\n"
    )
    assert any("排查储罐" in m.text for t in parse_text(text).tasks for m in t.measures)


def test_a_sentence_alone_is_a_task() -> None:
    assert _read(parse_text("检查渡船。")) == [("检查渡船", ["检查渡船"])]


def test_closing_words_to_all_are_no_part_of_the_last_item() -> None:
    text = (
        "沅浦区2027年安全生产工作要点\n一、重点工作\n1.检查渡口。检查渡口12处。（区交通局牵头）\n"
        "2.加强警示教育。每月播出案例2期。（区委宣传部牵头，区融媒体中心配合）\n"
        "{}\n附件：1.指标分解表\n"
    )
    closing = "请各单位于3月10日前将贯彻落实方案报区安委会办公室。联系电话：7652018。"
    plan = parse_text(text.format(closing))
    assert [m.text for m in plan.tasks[-1].measures] == ["每月播出案例2期"]
    assert [(p.code, p.span.block) for p in plan.problems if p.span] == [("text.frame", 4)]
    asked = parse_text(text.format("请区教育局3月10日前完成校舍检查。"))
    assert asked.tasks[-1].title == "请区教育局3月10日前完成校舍检查"
