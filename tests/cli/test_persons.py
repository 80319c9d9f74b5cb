"""Personal names, mobile numbers and mail addresses of the input reach no output of any command."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.conftest import Cli

_WORDS = (
    "郑国栋 王建军 李晓梅 赵志远 张三伟 陈志强 刘德海 孙丽华 周文彬 钱学礼 冯小刚 "
    "杨明轩 沈佳 韩冬雪 朱成功 卫东方 蒋联络 尤思远 秦可 欧阳修文 吴作者 何修改 吕批注 "
    "13812345678 139-8765-4321 18600001111 13711112222 88001122 zhangsanwei shen.jia"
)
PLANTED = tuple(_WORDS.split())
TEXT = """云州市“十四五”安全生产规划
云政发〔2021〕12号　签发人：郑国栋
一、总体要求
成立规划编制领导小组，组长由副市长王建军担任，副组长李晓梅、赵志远。
二、主要任务
（一）强化道路交通安全。深化重点车辆隐患治理，联系人：张三伟，电话：13812345678，邮箱zhangsanwei@yunzhou.gov.cn。（市公安局牵头，市交通运输局配合）
（二）强化危险化学品安全。由李晓梅同志负责开展企业安全风险评估。（牵头单位：市应急管理局；责任人：陈志强；联系电话：139-8765-4321）
（三）强化消防安全。畅通消防车通道。（责任领导：刘德海 副市长，责任单位：市消防救援支队）
（四）强化密室安全。摸清密室逃脱、剧本杀场所底数，由张三伟督办。
三、保障措施
（一）加强组织领导。各有关部门要明确联络员孙丽华（手机：18600001111）。
附件：安全生产工作领导小组名单
组　长：欧阳修文　副市长
联系人：周文彬  联系电话：0512-88001122
"""
UNITS = ("市市场监管局", "市住房和城乡建设局", "市文旅局", "市公安局", "县公安局", "市应急管理局")


def _docx(path: Path) -> Path:
    doc = docx.Document()
    doc.core_properties.author, doc.core_properties.last_modified_by = "吴作者", "何修改"
    for line in TEXT.splitlines():
        doc.add_paragraph(line)
    heads = ["序号", "重点任务", "责任单位", "责任领导", "联络员"]
    rows = [
        ["1", "加强电梯安全监管", "市市场监管局", "卫东方", "蒋联络 13711112222"],
        ["2", "加强燃气安全监管", "市住建局", "副市长 尤思远", "秦可"],
    ]
    table = doc.add_table(rows=0, cols=len(heads))
    for row in (heads, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    doc.save(str(path))
    return path


def _xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.lastModifiedBy = "吴作者", "何修改"
    sheet = book.worksheets[0]
    for row in (
        ["云州市安全生产任务分工表"],
        ["序号", "任务", "牵头单位", "责任人", "配合单位", "联系人及电话", "完成时限", "备注"],
        [
            1,
            "加强电梯安全监管",
            "市市场监管局",
            "钱学礼",
            "市住建局",
            "冯小刚 13711112222",
            "2025年底",
            "由钱学礼督办",
        ],
        [
            2,
            "加强燃气安全监管",
            "市住房和城乡建设局 杨明轩",
            "杨明轩（副局长）",
            "市城管局、沈佳",
            "沈佳，shen.jia@163.com",
            "2025年底",
            "",
        ],
        [
            3,
            "摸清密室逃脱底数，联系人：韩冬雪",
            "市文旅局（朱成功）",
            "朱成功",
            "",
            "",
            "2024年底",
            "",
        ],
    ):
        sheet.append(row)
    sheet["B3"].comment = Comment("联系人：张三伟", "吕批注")
    book.save(path)
    return path


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("inputs")
    text = folder / "plan.txt"
    text.write_text(TEXT, encoding="utf-8")
    return {"txt": text, "docx": _docx(folder / "plan.docx"), "xlsx": _xlsx(folder / "table.xlsx")}


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from _texts(f"{name}!{part}", archive.read(part))
        return
    text = html.unescape(data.decode("utf-8", "replace"))
    yield name, text
    if text.lstrip()[:1] in "{[" and "\\u" in text:
        yield name, json.dumps(json.loads(text), ensure_ascii=False)


def _leaks(folder: Path) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert files
    return [
        f"{name}: {word}"
        for path in files
        for name, text in _texts(path.relative_to(folder).as_posix(), path.read_bytes())
        for word in PLANTED
        if word in text or word in name
    ]


def _said(text: str) -> list[str]:
    return [word for word in PLANTED if word in text]


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx"])
def test_no_deliverable_names_a_person(
    cli: Cli, inputs: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    where = ("--place", "云州市", "--level", "city")
    extras = ("--also", "html,docx,data,graph,parquet", "--packs")
    done = cli("run", inputs[kind], "-o", tmp_path / "out", *where, *extras)
    assert done.code in (0, 1), done.err
    assert not _leaks(tmp_path / "out")
    assert not _said(done.out + done.err)
    told = (tmp_path / "out" / "division.json").read_text(encoding="utf-8")
    assert "form.personal-name" in told
    assert sum(unit in told for unit in UNITS) >= 3, "units beside the names are kept"


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx"])
def test_no_command_says_a_name(
    cli: Cli, inputs: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    source, where = inputs[kind], ("--level", "city")
    for words in (
        ("audit", source, *where),
        ("audit", source, *where, "--json"),
        ("audit", source, *where, "--sarif"),
        ("audit", source, *where, "--accept", tmp_path / "known.json", "--reason", "已知"),
        ("fix", source, *where, "-o", tmp_path / "fixed.json"),
        ("parse", source),
        ("parse", source, "--json"),
        ("assign", source, *where, "--json"),
        ("explain", "T1", source, *where),
        ("coverage", source, *where, "--json", "-o", tmp_path / "map.svg"),
        ("coverage", source, *where, "-o", tmp_path / "map.html"),
        ("coverage", source, *where, "-o", tmp_path / "map.xlsx"),
        ("kb", "import-duties", source, "-o", tmp_path / "pack", *where),
    ):
        done = cli(*words)
        assert not _said(done.out + done.err), words
    assert not _leaks(tmp_path)


def test_no_comparison_says_a_name(cli: Cli, inputs: dict[str, Path], tmp_path: Path) -> None:
    old, new = inputs["txt"], inputs["docx"]
    for suffix in ("xlsx", "html", "md", "json"):
        for command in ("diff", "align"):
            out = tmp_path / f"{command}.{suffix}"
            done = cli(command, old, new, "-o", out)
            assert done.code in (0, 1), done.err
            assert not _said(done.out + done.err)
    cli("align", old, new, "-o", tmp_path / "note.docx")
    cli("cascade", new, "--to", "青河县=2", "--to", "白水县", "-o", tmp_path / "below")
    assert (tmp_path / "below").is_dir()
    assert not _leaks(tmp_path)


def test_a_consultation_says_no_name(cli: Cli, inputs: dict[str, Path], tmp_path: Path) -> None:
    project, replies = tmp_path / "project", tmp_path / "replies"
    assert cli("consult", "send", inputs["txt"], project, "--level", "city").code == 0
    replies.mkdir()
    sent = next(p for p in (project / "send-1").glob("*.xlsx") if "公安" in p.name)
    book = openpyxl.load_workbook(sent)
    book.properties.creator = "吴作者"
    sheet = book.worksheets[0]
    sheet.cell(4, 8).value = "不同意"
    sheet.cell(4, 10).value = "联系人：张三伟，电话13812345678"
    book.save(replies / sent.name)
    done = cli("consult", "collect", project, replies)
    assert done.code in (0, 1), done.err
    assert not _said(done.out + done.err)
    assert not _leaks(project)


def test_an_own_form_takes_no_author_on(cli: Cli, inputs: dict[str, Path], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.lastModifiedBy = "吴作者", "何修改"
    book.worksheets[0].append(["序号", "任务", "牵头单位", "配合单位", "完成时限"])
    book.worksheets[0].append([None] * 5)
    form = tmp_path / "台账.xlsx"
    book.save(form)
    out = tmp_path / "out"
    done = cli("run", inputs["txt"], "-o", out, "--level", "city", "--template", form)
    assert done.code in (0, 1), done.err
    assert (out / form.name).is_file()
    assert not _leaks(out)


def test_a_sealed_pack_holds_the_plan_and_says_so(
    cli: Cli, inputs: dict[str, Path], tmp_path: Path
) -> None:
    out, pack = tmp_path / "out", tmp_path / "out.seal.zip"
    cli("run", inputs["txt"], "-o", out, "--level", "city")
    done = cli("seal", out, "-o", pack)
    assert "照原样保留" in done.out + done.err
    with zipfile.ZipFile(pack) as archive:
        holding = [
            n for n in archive.namelist() if "张三伟" in archive.read(n).decode("utf-8", "ignore")
        ]
    assert len(holding) == 1
    assert holding[0].endswith("plan.txt")
    verified = cli("verify", pack)
    assert verified.code == 0, verified.out + verified.err
    assert not _said(verified.out + verified.err)
