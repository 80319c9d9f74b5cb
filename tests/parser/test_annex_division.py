"""A division table in an annex says who does the tasks of the text, and adds what the text lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument

import decompose as dc
from decompose.model.plan import Plan
from decompose.parser import parse
from decompose.parser.annex_division import Likeness
from decompose.readers import join, read_bytes
from tests.parser.support import check_invariants

TEXT = """云州市安全生产规划
一、主要任务
（一）健全责任体系。编制权力和责任清单，明确新业态监管部门；修订考核巡查办法，压实属地责任。
（二）整治燃气隐患。更新改造老旧管网120公里。（市住房城乡建设局牵头，2026年底前完成）
（三）提升救援能力。建设水上救援基地，组建专业救援队伍。
二、保障措施
（一）加强组织领导。各部门要制定实施方案。"""
HEAD = "序号,任务,牵头单位,配合单位,完成时限"


def plan_of(*rows: str, text: str = TEXT) -> Plan:
    table = "\n".join(["附件 重点任务分工表", HEAD, *rows])
    doc = join(
        [
            read_bytes(text.encode(), name="规划.txt"),
            read_bytes(table.encode(), name="分工表.csv"),
        ]
    )
    plan = parse(doc)
    check_invariants(doc, plan)
    return plan


def test_row_with_the_title_of_a_task_divides_it() -> None:
    plan = plan_of("1,健全责任体系,市应急管理局,市委编办,2027年6月")
    task = plan.task("T1")
    assert task.attribution is not None
    assert (task.attribution.lead, task.attribution.support) == (("市应急管理局",), ("市委编办",))
    assert task.deadline == "2027年6月"
    assert plan.document is not None
    assert (
        str(plan.document.blocks[task.attribution.span.block].place) == "分工表.csv 表1第3行第3列"
    )
    assert len(plan.tasks) == 4


def test_row_that_repeats_a_part_divides_the_part() -> None:
    plan = plan_of(
        "1,编制权力和责任清单、明确新业态监管部门,市委编办,市应急管理局,",
        "2,修订考核巡查办法，压实属地责任。,市安委办,,",
    )
    task = plan.task("T1")
    assert task.attribution is None
    leads = [m.attribution.lead for m in task.measures if m.attribution]
    assert ("市委编办",) in leads
    assert ("市安委办",) in leads


def test_what_the_text_states_itself_stays() -> None:
    task = plan_of("1,整治燃气隐患,市城管局,,2030年").task("T2")
    assert task.attribution is not None
    assert task.attribution.lead == ("市住房城乡建设局",)
    assert task.deadline == "2026年底前"


def test_row_that_the_text_lacks_is_a_task() -> None:
    plan = plan_of("1,提升救援能力,市应急管理局,,", "2,整治渔船超员出海,市农业农村局,市公安局,")
    new = plan.tasks[-1]
    assert new.title == "整治渔船超员出海"
    assert new.attribution is not None
    assert new.attribution.lead == ("市农业农村局",)
    assert len(plan.tasks) == 5


def test_table_of_other_things_adds_nothing() -> None:
    text = f"{TEXT}\n附件 联络员名单"
    doc = join(
        [
            read_bytes(text.encode(), name="规划.txt"),
            read_bytes("姓名,电话\n张某,1\n李某,2".encode(), name="名单.csv"),
        ]
    )
    assert len(parse(doc).tasks) == 4


@pytest.mark.parametrize("size", [500, 4_000])
def test_search_looks_at_few_texts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    texts = [
        (f"加强第{n}号点位监管", f"对第{n}号点位开展检查，完善制度，整治隐患。")
        for n in range(size)
    ]
    likeness = Likeness(texts)
    true = Likeness.find.__globals__["covers"]

    def counted(pairs: set[str], wanted: set[str]) -> bool:
        nonlocal looked
        looked += 1
        return bool(true(pairs, wanted))

    monkeypatch.setitem(Likeness.find.__globals__, "covers", counted)
    for n in range(100):
        assert likeness.find(f"第{n}号点位开展检查，完善制度") == n
    assert looked <= 100 * 200


def test_annex_that_is_a_plan_of_its_own_is_told() -> None:
    other = "云州市消防专项行动方案\n一、重点任务\n（一）整治通道。开展检查。\n二、工作要求\n（一）压实责任。"
    names = ("规划.txt", "方案.txt")
    docs = [
        read_bytes(text.encode(), name=name)
        for text, name in zip((TEXT, other), names, strict=True)
    ]
    plan = parse(join(docs))
    assert len(plan.tasks) == 4
    [problem] = [problem for problem in plan.problems if problem.code == "annex.plan"]
    assert "云州市消防专项行动方案" in problem.message
    assert problem.place is not None
    assert problem.place.file == "方案.txt"


def test_table_behind_the_safeguards_adds_what_the_text_lacks() -> None:
    table = "\n".join(
        [
            "| 序号 | 整治事项 | 牵头单位 | 完成时限 |",
            "| --- | --- | --- | --- |",
            "| 1 | 整治燃气隐患 | 市住房城乡建设局 | 2026年底前 |",
            "| 2 | 复核烟花爆竹仓库防雷装置 | 市气象局 | 2026年10月底前 |",
        ]
    )
    doc = read_bytes(f"{TEXT}\n{table}".encode(), name="方案.md")
    plan = parse(doc)
    check_invariants(doc, plan)
    found = [task for task in plan.tasks if "防雷" in task.title]
    assert [task.attribution and task.attribution.lead for task in found] == [("市气象局",)]
    assert sum("燃气隐患" in task.title for task in plan.tasks) == 1


def test_table_of_departments_and_sources_gives_no_task() -> None:
    table = "| 部门 | 职责 | 来源 |\n| --- | --- | --- |\n| 市民政局 | 养老机构监管 | 三定规定 |"
    plan = parse(read_bytes(f"{TEXT}\n{table}".encode(), name="方案.md"))
    assert not any("养老" in task.title for task in plan.tasks)


def test_a_scheme_with_tables_under_headings_gives_each_task_once(tmp_path: Path) -> None:
    """Letter, annex of tables below headings, and a table of what is still open, as schemes have them."""
    book = docx.Document()
    for line in (
        "青溪市校园安全规划任务分工方案",
        "一、任务分工",
        "规划共有任务3项。各项任务的牵头单位和完成时限见附件1。",
        "附件1",
        "任务分工表",
    ):
        book.add_paragraph(line)
    tables = {
        "（一）健全制度": [
            ("1", "（一）校车", "每季度检查校车。", "市教育局"),
            ("2", "11.食堂", "检查学校食堂。", "市市场监管局"),
        ],
        "（二）加强演练": [("3", "（一）演练", "每年组织疏散演练。", "市应急局")],
    }
    for title, rows in tables.items():
        book.add_paragraph(title)
        _table(book, ("序号", "任务名称", "任务内容", "牵头单位"), rows)
    book.add_paragraph("附件2")
    book.add_paragraph("待协调事项表")
    _table(
        book, ("序号", "任务名称", "建议牵头及理由"), [("1", "11.食堂", "市市场监管局：职责所在")]
    )
    book.save(str(tmp_path / "scheme.docx"))
    plan = dc.parse(dc.read(tmp_path / "scheme.docx"))
    assert [task.title for task in plan.tasks] == ["校车", "食堂", "演练"]


def test_tasks_of_one_name_in_two_tables_that_say_what_to_do_are_two(tmp_path: Path) -> None:
    book = docx.Document()
    book.add_paragraph("青溪市校园安全规划任务分工表")
    for number, (chapter, text) in enumerate(
        (("（一）城区", "检查城区学校食堂。"), ("（二）乡镇", "检查乡镇学校食堂。")), start=1
    ):
        book.add_paragraph(chapter)
        _table(
            book,
            ("序号", "任务名称", "任务内容", "牵头单位"),
            [(str(number), "食堂", text, "市市场监管局")],
        )
    book.save(str(tmp_path / "scheme.docx"))
    assert len(dc.parse(dc.read(tmp_path / "scheme.docx")).tasks) == 2


def _table(book: DocxDocument, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = book.add_table(rows=0, cols=len(head))
    for row in (head, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


PROJECTS = """云州市供水安全规划
一、主要任务
（一）更新管网。更新改造老旧管网120公里。（市住房城乡建设局牵头）
二、重点工程
（一）应急水源工程。建设备用水源2处。责任单位：市水利局；2026年底前完成；投资1.2亿元，由市级财政安排。"""


def test_projects_of_an_annex_that_the_text_does_not_have_are_projects() -> None:
    rows = [
        "序号,工程名称,责任单位,建设期限,投资（万元）,资金来源",
        "1,应急水源工程,市水利局,2024—2026年,12000,市级财政",
        "2,水厂深度处理改造项目,市住房城乡建设局,2024—2025年,8600,专项债券",
        "3,村级水站更新项目,,2025年,900,市级财政",
    ]
    doc = join(
        [
            read_bytes(PROJECTS.encode(), name="规划.txt"),
            read_bytes("\n".join(["附件 重点工程项目表", *rows]).encode(), name="项目表.csv"),
        ]
    )
    plan = parse(doc)
    check_invariants(doc, plan)
    named = {p.task: plan.task(p.task).title for p in plan.projects}
    assert [t for t in named.values() if "水" in t] == [
        "应急水源工程",
        "水厂深度处理改造项目",
        "村级水站更新项目",
    ]
    assert plan.task(next(k for k, t in named.items() if "村级" in t)).attribution is None
