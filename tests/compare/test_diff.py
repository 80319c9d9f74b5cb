"""What differs between two plans: by content, for each department."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import decompose as dc
from decompose.compare.diff import diff
from decompose.compare.page import to_page
from decompose.compare.tables import DiffTables
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.comparison import Diff
from decompose.model.result import Decomposition
from decompose.readers.docx_numberformats import counting
from tests.conftest import Cli

KB = load_knowledge()
TASKS = (
    (
        "强化道路交通安全",
        "深化重点车辆隐患治理，推进农村公路安全防护工程。（市公安局牵头，市交通运输局配合）",
    ),
    ("强化危险化学品安全", "开展危险化学品企业安全风险评估，2023年底前完成评估。（市应急局牵头）"),
    (
        "强化消防安全",
        "开展高层建筑消防安全整治。打通生命通道。（市消防救援支队牵头，市住房城乡建设局配合）",
    ),
    ("强化特种设备安全", "开展老旧电梯安全评估，健全电梯应急处置平台。（市市场监管局牵头）"),
    ("强化燃气安全", "更新改造老化燃气管道，加强瓶装液化石油气管理。（市住房城乡建设局牵头）"),
)


def plan(*tasks: tuple[str, str], goals: str = "") -> Decomposition:
    """A plan of an invented city with these tasks, numbered in order."""
    lines = ["云州市“十四五”安全生产规划"]
    lines += ["一、规划目标", goals] if goals else []
    lines.append("二、主要任务" if goals else "一、主要任务")
    lines += [f"（{counting(n)}）{title}。{text}" for n, (title, text) in enumerate(tasks, 1)]
    return dc.assign(dc.parse_text("\n".join(lines)), KB, date="2021-09")


@settings(max_examples=25)
@given(st.permutations(TASKS))
def test_renumbered_and_moved_tasks_are_no_change(tasks: list[tuple[str, str]]) -> None:
    found = diff(plan(*TASKS), plan(*tasks), KB)
    assert found.empty
    expected = sum(a != b for a, b in zip(TASKS, tasks, strict=True))
    assert len(found.moved) == expected


def test_added_removed_reworded() -> None:
    changed = (TASKS[0][0], TASKS[0][1].replace("农村公路", "国省干线和农村公路"))
    fresh = ("强化矿山安全", "推进非煤矿山整合重组，严格尾矿库安全管理。（市应急局牵头）")
    found = diff(plan(*TASKS), plan(changed, *TASKS[2:], fresh), KB)
    assert [(p.old, p.new) for p in found.reworded] == [("T1", "T1")]
    assert [p.old for p in found.removed] == ["T2"]
    assert [p.new for p in found.added] == ["T5"]
    own = found.by_department["emergency"]
    assert (own.new, own.lost) == (("T5",), ("T2",))


def test_lead_support_and_deadline() -> None:
    title, text = TASKS[1]
    text = text.replace("2023年", "2024年").replace("市应急局牵头", "市公安局牵头，市应急局配合")
    found = diff(plan(*TASKS), plan(TASKS[0], (title, text), *TASKS[2:]), KB)
    assert [(c.old_lead, c.new_lead) for c in found.lead_changed] == [(("emergency",), ("police",))]
    assert [c.new_support for c in found.support_changed] == [("emergency",)]
    (time,) = found.deadline_moved
    assert "2023" in (time.old_deadline or "")
    assert "2024" in (time.new_deadline or "")
    role = found.by_department["emergency"].role_changed
    assert [(r.old_role, r.new_role) for r in role] == [("lead", "support")]


SPLIT = (
    (
        "整治高层建筑消防安全",
        "开展高层建筑消防安全整治行动，完善自动消防设施。（市消防救援支队牵头）",
    ),
    ("打通消防生命通道", "打通住宅小区消防生命通道，划线标识消防车通道。（市消防救援支队牵头）"),
)
WHOLE = (
    "强化消防安全治理",
    "开展高层建筑消防安全整治行动，完善自动消防设施。打通住宅小区消防生命通道，划线标识消防车通道。（市消防救援支队牵头）",
)


def test_split_and_merge_mirror_each_other() -> None:
    one, two = plan(*TASKS[:2], WHOLE), plan(*TASKS[:2], *SPLIT)
    apart, joined = diff(one, two, KB), diff(two, one, KB)
    assert [(g.old, g.new) for g in apart.split] == [(("T3",), ("T3", "T4"))]
    assert [(g.old, g.new) for g in joined.merged] == [(("T3", "T4"), ("T3",))]
    for found in (apart, joined):
        assert not [*found.added, *found.removed, *found.reworded]
        assert not found.lead_changed


def test_a_list_taken_apart_and_two_tasks_joined_by_a_comma() -> None:
    """Parts of sentences: 下穿隧道、低洼小区 into a task each, the duty of another one behind a comma."""
    old = (
        (
            "整治积水点",
            "2024年底前完成下穿隧道、低洼小区积水点整治，每年汛前清淤一次。（市住房城乡建设局牵头）",
        ),
        ("排水设施养护", "建立管网养护台账，每季度检查一次检查井盖。（市城管局牵头）"),
        ("排水执法", "查处向雨水口倾倒垃圾行为。（市城管局牵头）"),
    )
    new = (
        ("整治下穿隧道积水点", "2024年底前完成下穿隧道积水点整治。（市城管局牵头）"),
        ("整治小区积水点", "2024年底前完成低洼小区积水点整治，每年汛前清淤一次。（市住房城乡建设局牵头）"),
        ("排水养护和执法", "建立管网养护台账，每季度检查一次检查井盖，查处向雨水口倾倒垃圾行为。（市城管局牵头）"),
    )  # fmt: skip
    found, back = diff(plan(*old), plan(*new), KB), diff(plan(*new), plan(*old), KB)
    assert [(g.old, g.new) for g in found.split] == [(("T1",), ("T1", "T2"))]
    assert [(g.old, g.new) for g in found.merged] == [(("T2", "T3"), ("T3",))]
    assert [(g.old, g.new) for g in back.merged] == [(("T1", "T2"), ("T1",))]
    assert found.added == found.removed == found.reworded == ()


def test_another_task_of_the_same_work_is_no_part() -> None:
    """A new task about hotels beside a reworded one about schools and hospitals."""
    old = (("消防检查", "每季度检查学校、医院消防设施，督促整改隐患。（市消防救援支队牵头）"),)
    new = (
        ("消防检查", "每月检查学校、医院消防设施，督促整改火灾隐患。（市消防救援支队牵头）"),
        (
            "宾馆检查",
            "每季度检查宾馆消防设施，建立宾馆消防档案，曝光违规单位。（市消防救援支队牵头）",
        ),
    )
    found = diff(plan(*old), plan(*new), KB)
    assert not found.split
    assert [p.new for p in found.added] == ["T2"]


def test_a_reworded_task_is_no_split() -> None:
    other = ("强化消防安全治理", WHOLE[1].replace("完善", "加快完善"))
    found = diff(plan(WHOLE, *TASKS[:2]), plan(other, *TASKS[:2]), KB)
    assert not found.split
    assert len(found.reworded) == 1


def test_indicators() -> None:
    goals = "到2025年，生产安全事故死亡人数下降{}%以上。"
    found = diff(plan(*TASKS, goals=goals.format(20)), plan(*TASKS, goals=goals.format(15)), KB)
    (change,) = found.indicator_changed
    assert (change.field, change.old, change.new) == ("target", 20, 15)


def test_fields_that_differ() -> None:
    found = diff(plan(*TASKS), plan(*TASKS[:4]), KB)
    assert "城镇燃气" in found.fields.gone
    assert "城镇燃气" not in found.fields.kept


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    for name, tasks in (("old", TASKS), ("new", TASKS[1:])):
        lines = [f"（{counting(n)}）{title}。{text}" for n, (title, text) in enumerate(tasks, 1)]
        text = "\n".join(["云州市“十四五”安全生产规划", "一、主要任务", *lines])
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "old.txt", tmp_path / "new.txt"


def test_command_prints_and_writes(cli: Cli, files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    done = cli("diff", old, new, "--json")
    assert done.code == 0, done.err
    found = Diff.model_validate(json.loads(done.out))
    assert [p.old for p in found.removed] == ["T1"]
    assert "强化道路交通安全" in cli("diff", old, new).out
    assert cli("diff", old, old).out.strip() == "没有实质变化。"
    for suffix in ("xlsx", "html", "md", "json"):
        one, two = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
        assert cli("diff", old, new, "-o", one).code == 0
        assert cli("diff", old, new, "-o", two).code == 0
        assert one.read_bytes() == two.read_bytes()
    book = load_workbook(tmp_path / "1.xlsx")
    assert book.sheetnames == ["任务变化", "各部门变化", "指标变化", "领域变化"]
    lost = [row for row in book["各部门变化"].iter_rows(values_only=True) if row[1] == "不再承担"]
    assert {"牵头", "配合"} >= {row[3] for row in lost} >= {"牵头"}
    assert "强化道路交通安全" in (tmp_path / "1.md").read_text(encoding="utf-8")
    wrong = cli("diff", old, new, "-o", tmp_path / "1.pdf")
    assert wrong.code == 2


def test_the_page_fits_a_phone() -> None:
    """Old and new words stay side by side, other cells bear the heading of their column."""
    changed = (TASKS[0][0], TASKS[0][1].replace("深化", "持续深化"))
    old, new = plan(*TASKS), plan(changed, *TASKS[1:])
    tables = DiffTables(old, new, diff(old, new, KB), "zh")
    page = to_page(tables.title, tables.all(), "zh")
    assert 'name=viewport content="width=device-width' in page
    assert "<td class=old data-label=原内容>" in page.replace('"', "")
    assert "<td class=new data-label=新内容>" in page.replace('"', "")


def test_page_marks_words_and_escapes() -> None:
    from decompose.compare.page import marked_words

    old, new = marked_words("每月<b>检查", "每周<b>检查")
    assert old == "每<del>月</del>&lt;b&gt;检查"
    assert new == "每<ins>周</ins>&lt;b&gt;检查"


def test_nothing_depends_on_the_knowledge_being_shared(kb: Knowledge) -> None:
    assert diff(plan(*TASKS), plan(*TASKS), kb).empty
