"""Tables as text, and Markdown."""

from __future__ import annotations

import pytest

from decompose.errors import DamagedDocument
from decompose.parser import parse
from decompose.readers import read_bytes

ROWS = [
    ["序号", "任务", "责任单位"],
    ["1", "整治超载，严查“三超”", "市公安局"],
    ["2", "更新\n管网", "市住建局"],
]


def csv(delimiter: str, *, quote: str = '"', end: str = "\r\n") -> str:
    return end.join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in ROWS)


def texts(text: str, name: str = "a.csv", encoding: str = "utf-8") -> list[str]:
    return [block.text for block in read_bytes(text.encode(encoding), name=name).blocks]


FLAT = [cell for row in ROWS for cell in row]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    assert texts(csv(delimiter), encoding=encoding) == FLAT


@pytest.mark.parametrize("name", ["a.tsv", "a.xls", "a.xlsx"])
def test_table_as_text_under_other_names(name: str) -> None:
    assert texts(csv("\t"), name=name) == FLAT


def test_mark_of_the_delimiter() -> None:
    assert texts("sep=;\r\n" + csv(";", quote="").replace("\n管网", "管网")) == [
        cell.replace("\n", "") for cell in FLAT
    ]


def test_unpaired_quotes_are_read_literally_and_told() -> None:
    doc = read_bytes('序号,任务,单位\n1,"治理三超,甲局\n2,检查,乙局\n'.encode(), name="a.csv")
    assert [block.text for block in doc.blocks][4] == "治理三超"
    assert [problem.code for problem in doc.problems] == ["csv.quotes"]


def test_rows_become_tasks() -> None:
    plan = parse(read_bytes(csv(",").encode("gb18030"), name="a.csv"))
    assert [task.attribution.lead for task in plan.tasks if task.attribution] == [
        ("市公安局",),
        ("市住建局",),
    ]


@pytest.mark.parametrize("text", ["", " \n", ",,,\n,,,", "\ufeff"])
def test_empty(text: str) -> None:
    with pytest.raises(DamagedDocument):
        texts(text)


def test_a_line_in_bold_is_a_heading_below_the_last() -> None:
    text = "# 规划\n\n## 一、任务\n\n1. 查验锅炉。\n\n**水上安全**\n\n2. 查验渡船，**逐船建档**。\n\n**注意：岸线**\n"
    levels = {b.text: b.outline_level for b in read_bytes(text.encode(), name="a.md").blocks}
    assert (levels["一、任务"], levels["水上安全"]) == (1, 2)
    assert levels["注意：岸线"] is None
    assert levels["2. 查验渡船，逐船建档。"] is None


def test_markdown() -> None:
    text = (
        "---\ntitle: 规划\ndate: 2022\n---\n# 云州市规划\n\n<!-- 内部 -->\n主要任务\n----\n"
        "1. **道路交通。**治理[超载](http://x)与`隐患`\n   - 甲项\n\n> 引文<br/>换行\n\n"
        "```\n代码 **原样**\n```\n\n| 任务 | 单位 |\n|:--|--:|\n| 检查\\|督查<br>整改 | 市局 |\n"
        "\n***\n![图](t/表1.png)\n"
    )
    doc = read_bytes(text.encode(), name="a.md")
    found = [(block.text, block.outline_level) for block in doc.blocks]
    assert found == [
        ("云州市规划", None),
        ("主要任务", 1),
        ("1. 道路交通。治理超载与隐患", None),
        ("甲项", None),
        ("引文", None),
        ("换行", None),
        ("代码 **原样**", None),
        ("任务", None),
        ("单位", None),
        ("检查|督查\n整改", None),
        ("市局", None),
        ("图", None),
    ]
    assert [problem.code for problem in doc.problems] == ["md.left-out", "md.left-out"]
