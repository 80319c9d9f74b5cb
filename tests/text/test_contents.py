"""What is to be done in a task: its body, or its title where the body only says by whom and until when."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.text.contents import content_of

_ABOUT = "推进液氨制冷企业改造"


@pytest.mark.parametrize(
    "body",
    [
        "（市工信局牵头，市应急局配合）",
        "（市工信局、市应急局按职责分工负责，2026年底前完成）",
        "牵头单位：市工信局；配合单位：市应急局；完成时限：2026年底。",
        "牵头单位：市工信局。配合单位：市应急局。完成时限：2026年底。",
        "（责任单位：市工信局）（完成时限：2026年底）",
        "\n牵头单位：市工信局\n配合单位：市应急局\n完成时限：2026年底前",
    ],
)
def test_a_body_that_only_names_units_leaves_the_title(body: str) -> None:
    (task,) = _tasks(f"（一）{_ABOUT}。{body}")
    assert task.text
    assert content_of(task) == task.title == _ABOUT


def test_an_english_body_that_only_names_units_leaves_the_title() -> None:
    (task,) = _tasks(f"（一）{_ABOUT}。（市工信局牵头）")
    words = "(Lead: Maintenance; support: Production; due: June 2027)"
    assert task.attribution is not None
    stated = task.attribution.model_copy(update={"quote": words})
    english = {"title": "Fit explosion vents", "text": words, "attribution": stated}
    assert content_of(task.model_copy(update=english)) == "Fit explosion vents"
    english["text"] = f"{words} Result: a report."
    assert content_of(task.model_copy(update=english)).startswith("Fit explosion vents. (Lead")


def test_what_the_body_says_besides_is_kept() -> None:
    (task,) = _tasks(
        f"（一）{_ABOUT}。牵头单位：市工信局。完成时限：2026年底。成果形式：验收报告。"
    )
    assert content_of(task).startswith(f"{_ABOUT}。")
    assert "成果形式：验收报告" in content_of(task)


@pytest.mark.parametrize(
    "body",
    ["完成32家企业改造。（市工信局牵头）", "完成32家企业改造。", ""],
)
def test_a_body_with_work_in_it_stays(body: str) -> None:
    (task,) = _tasks(f"（一）{_ABOUT}。{body}")
    assert content_of(task) == task.text


def _tasks(text: str) -> tuple[dc.Task, ...]:
    plan = dc.parse_text(f"云州市冷库安全整治重点任务分工\n一、重点任务\n{text}\n")
    return plan.tasks
