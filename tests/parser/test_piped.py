"""Tables drawn with strokes in plain text are read as tables."""

from __future__ import annotations

import pytest

import decompose as dc

_HEAD = "云州市养老服务任务分工表\n一、重点任务分工\n"
_RULE = "|---|:--:|---|---|\n"
_ROWS = (
    "| 序号 | 重点任务 | 牵头单位 | 配合单位 |\n",
    "| 1 | 排查养老机构隐患 | 市民政局 | 市消防救援支队 |\n",
    "| 2 | 培训护理员 | 市卫生健康委 | 市民政局 |\n",
)
_FRAMED = "".join(_ROWS)


@pytest.mark.parametrize(
    "table",
    [
        _FRAMED,
        _ROWS[0] + _RULE + _ROWS[1] + _ROWS[2],
        _FRAMED.replace("| ", "", 1).replace("\n| ", "\n").replace(" |\n", "\n"),
    ],
)
def test_drawn_table(table: str) -> None:
    plan = dc.parse_text(_HEAD + table)
    assert [task.attribution and task.attribution.lead for task in plan.tasks] == [
        ("市民政局",),
        ("市卫生健康委",),
    ]
    assert plan.document is not None
    assert all(plan.document.slice(m.span) == m.text for t in plan.tasks for m in t.measures)


def test_strokes_in_sentences_are_no_table() -> None:
    plan = dc.parse_text(
        "云州市规划\n一、主要任务\n（一）整治隐患。开展排查|整治。\n（二）压实责任。落实责任|清单。\n"
    )
    assert [task.title for task in plan.tasks] == ["整治隐患", "压实责任"]


def test_many_drawn_lines_are_read_in_linear_time() -> None:
    dc.parse_text("云州市规划\n一、主要任务\n" + "|---|\n" * 20_000)


def test_rows_that_end_in_a_figure_are_no_table_of_contents() -> None:
    plan = dc.parse_text(
        "云州市规划\n一、发展目标\n指标 | 2025年 | 2030年\n死亡人数（人） | 98 | 84\n"
        "较大事故（起） | 3 | 2\n更新率（%） | 62 | 100\n二、主要任务\n（一）检查渡口。检查渡口。\n"
    )
    assert [(i.base, i.target) for i in plan.indicators] == [(98, 84), (3, 2), (62, 100)]
