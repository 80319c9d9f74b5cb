"""Outline cases: a plan as text in, its tree out; see tests/cases/parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from decompose.model.plan import Attribution, Plan, Task
from decompose.model.source import Block, BlockKind, Document, Place
from decompose.parser import parse, parse_text
from decompose.parser.inline import field_items

CASES = sorted((Path(__file__).parents[1] / "cases" / "parser").glob("*.txt"))


def render(plan: Plan) -> str:
    """Return the tree of a plan: kind, number, title, measures when several, who, problems."""
    lines: list[str] = []
    for section in plan.sections:
        depth = section.id.count(".")
        lines.append(_line(depth, section.kind, section.number, section.title))
        for task in plan.tasks:
            if task.section == section.id:
                lines.append(_task_line(task, depth + 1 + task.id.count(".")))
    codes = [p.code for p in plan.problems]
    return "\n".join([*lines, *(f"! {code}" for code in codes)])


def _task_line(task: Task, depth: int) -> str:
    texts = [m.text + _who(m.attribution) for m in task.measures]
    shown = len(texts) > 1 or any(m.attribution for m in task.measures)
    several = f" [{' | '.join(texts)}]" if shown else ""
    return _line(depth, task.kind, task.number, task.title) + several + _who(task.attribution)


def _line(depth: int, *words: str) -> str:
    return "  " * depth + " ".join(word for word in words if word)


def _who(attribution: Attribution | None) -> str:
    if attribution is None:
        return ""
    names = "、".join((*attribution.lead, *attribution.groups))
    return f" ← {names}" + (f"; {'、'.join(attribution.support)}" if attribution.support else "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_tree(path: Path) -> None:
    text, _, tree = path.read_text(encoding="utf-8").partition("\n----\n")
    assert render(parse_text(text)) == tree.strip("\n")


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


def _document(*lines: tuple[str, dict[str, object]]) -> Document:
    blocks = tuple(
        Block(index=i, text=text, place=Place(file="f", paragraph=i + 1), **facts)  # type: ignore[arg-type]
        for i, (text, facts) in enumerate(lines)
    )
    return Document(name="f", format="docx", blocks=blocks)


def test_heading_styles_give_the_tree_without_numbers() -> None:
    doc = _document(
        ("云州市“十五五”安全生产规划", {}),
        ("总体要求", {"outline_level": 0}),
        ("指导思想", {"outline_level": 1}),
        ("坚持安全发展。", {}),
        ("主要任务", {"outline_level": 0}),
        ("健全责任体系", {"outline_level": 1}),
        ("制定责任清单。", {}),
        ("落实部门责任", {"outline_level": 2}),
        ("修订部门清单。", {}),
        ("防范重大风险", {"outline_level": 1}),
        ("开展风险评估。", {}),
        ("保障措施", {"outline_level": 0}),
        ("加强组织领导", {"outline_level": 1}),
        ("成立领导小组。", {}),
    )
    assert render(parse(doc)).splitlines() == [
        "guidance 总体要求",
        "  guidance 指导思想",
        "tasks 主要任务",
        "  task 健全责任体系",
        "    task 落实部门责任",
        "  task 防范重大风险",
        "safeguards 保障措施",
        "  safeguard 加强组织领导",
    ]


def test_automatic_numbers_count_as_markers() -> None:
    doc = _document(
        ("主要任务", {"automatic_number": "一、", "outline_level": 0}),
        ("健全责任体系", {"automatic_number": "（一）", "outline_level": 1}),
        ("党政责任。制定清单。", {"automatic_number": "1.", "list_level": 2}),
        ("部门责任。修订清单。", {"automatic_number": "2.", "list_level": 2}),
        ("深化专项整治", {"automatic_number": "（二）", "outline_level": 1}),
        ("2.印刷的编号优先。开展检查。", {"automatic_number": "7."}),
    )
    plan = parse(doc)
    assert [(t.id, t.number, t.title) for t in plan.tasks] == [
        ("T1", "（一）", "健全责任体系"),
        ("T1.1", "1.", "党政责任"),
        ("T1.2", "2.", "部门责任"),
        ("T2", "（二）", "深化专项整治"),
        ("T2.1", "2.", "印刷的编号优先"),
    ]


def test_same_figures_at_two_list_levels() -> None:
    doc = _document(
        ("一、主要任务", {}),
        ("健全责任体系", {"automatic_number": "1.", "list_level": 0}),
        ("党政责任", {"automatic_number": "1.", "list_level": 1}),
        ("部门责任", {"automatic_number": "2.", "list_level": 1}),
        ("防范风险", {"automatic_number": "2.", "list_level": 0}),
    )
    assert [task.id for task in parse(doc).tasks] == ["T1", "T1.1", "T1.2", "T2"]


def test_bold_beginning_is_the_heading() -> None:
    doc = _document(
        ("一、主要任务", {}),
        ("（一）强化源头管控 严格执行准入条件，优化布局。", {"bold_prefix": 9}),
    )
    task = parse(doc).tasks[0]
    assert (task.title, task.text) == ("强化源头管控", "严格执行准入条件，优化布局。")


def test_lines_of_one_paragraph() -> None:
    doc = _document(("一、主要任务\n（一）健全责任体系\n制定责任清单。", {}))
    plan = parse(doc)
    assert [(s.title) for s in plan.sections] == ["主要任务"]
    assert [(t.title, t.text) for t in plan.tasks] == [("健全责任体系", "制定责任清单。")]


def _cells(*rows: tuple[str, ...]) -> Document:
    blocks = [
        Block(index=0, text="云州市安全生产重点任务分工表", place=Place(file="f", paragraph=1))
    ]
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            place = Place(file="f", table=1, row=r, column=c)
            blocks.append(Block(index=len(blocks), kind=BlockKind.CELL, text=text, place=place))
    return Document(name="f", format="docx", blocks=tuple(blocks))


def test_a_division_table_is_a_list_of_tasks() -> None:
    plan = parse(
        _cells(
            ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
            ("1", "治理超限超载", "市公安局", "市交通运输局", "2026年底"),
            ("2", "打通消防生命通道", "市消防救援支队", "市公安局", "持续推进"),
        )
    )
    assert [(t.id, t.title, t.deadline) for t in plan.tasks] == [
        ("T1", "治理超限超载", "2026年底"),
        ("T2", "打通消防生命通道", "持续推进"),
    ]
    attribution = plan.tasks[0].attribution
    assert attribution is not None
    assert (attribution.lead, attribution.support) == (("市公安局",), ("市交通运输局",))


def test_indicator_tables_never_become_tasks() -> None:
    doc = _cells(("序号", "指标名称", "2025年", "2030年"), ("1", "各类事故死亡人数", "120", "100"))
    plan = parse(doc)
    assert plan.tasks == ()
    assert [i.target for i in plan.indicators] == [100]


def test_numbered_and_unnumbered_heading_styles() -> None:
    doc = _document(
        ("云州市安全生产规划", {"outline_level": 0}),
        ("前言", {"outline_level": 0}),
        ("本规划期为五年。", {}),
        ("一、现状", {"outline_level": 0}),
        ("情况良好。", {}),
        ("二、主要任务", {"outline_level": 0}),
        ("（一）加强监管", {"outline_level": 1}),
        ("开展检查。", {}),
    )
    assert render(parse(doc)).splitlines() == [
        "other 前言",
        "status 一、 现状",
        "tasks 二、 主要任务",
        "  task （一） 加强监管",
    ]


def test_list_of_fields_is_looked_for_only_so_far() -> None:
    # Without a bound every 从 would be followed to the end of the sentence.
    names = "、".join(["机场", "码头", "矿山"])
    far = "、".join(["机场"] * 250)
    assert len(field_items(f"从{names}等领域入手")) == 3
    assert field_items(f"从{far}等领域入手") == ()


def test_items_of_one_list_are_tasks_whatever_verb_they_begin_with() -> None:
    """Chapters named after a field; some items begin with verbs that no list of words can hold."""
    text = (
        "云州市消防安全规划\n第一章 消防安全\n一、编制消防专项规划。\n二、加强消防站建设。\n三、打通生命通道。\n"
        "四、火灾风险分级。\n第二章 道路交通\n五、整治超速行为。\n六、恶劣天气路警联动。\n七、开展检查。\n"
    )
    assert "".join(task.number[0] for task in parse_text(text).tasks) == "一二三四五六七"


def test_items_about_the_document_are_no_tasks_beside_tasks() -> None:
    text = "云州市消防安全规划\n一、加强消防站建设。\n二、整治隐患。\n三、适用范围\n四、名词解释\n"
    assert len(parse_text(text).tasks) == 2


def test_numbered_sentences_without_a_chapter_are_tasks_though_one_sounds_like_a_heading() -> None:
    plan = parse_text(
        """青河县食品安全工作分工
1. 校园食堂改造，2027年底前完成。（县市场监督管理局牵头，县教育局配合）
2. 打击制售假劣食品，每年开展专项行动不少于2次。（县公安局牵头）
3. 粮食样品监测，每年200份。（县发展和改革局牵头）"""
    )
    assert len(plan.tasks) == 3
    assert all(task.attribution for task in plan.tasks)


def test_short_headings_over_what_is_asked_are_tasks() -> None:
    text = (
        "云州市安全生产委员会2024年工作计划\n一、责任落实方面。一是修订职责清单。二是约谈事故多发县区。\n"
        "二、专项整治方面。1.燃气：更换老旧管道；2.矿山：关闭小矿。\n三、基础建设方面。建设指挥平台，培训干部。\n"
    )
    plan = parse_text(text)
    assert len(plan.tasks) == 5
    assert "指挥平台" in plan.tasks[-1].text
