"""One plan of an invented city, written in every format that is read.

A format joins by a line in :data:`MAKERS`.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape

import openpyxl
from reportlab.platypus import Flowable

from tests.readers.docx_files import docx, family, instance, level, p, r, tbl, tc, tr
from tests.readers.pdf_files import printed, style
from tests.readers.pdf_files import table as ruled

TITLE, PLAIN = "title", "plain"
Line = tuple[str | int, str, str]
"""Title, plain, or the depth of a numbered line; its number; its text."""
Table = list[list[str]]

PLAN: tuple[Line | Table, ...] = (
    (TITLE, "", "云州市“十四五”安全生产规划"),
    (PLAIN, "", "为做好“十四五”时期安全生产工作，依据有关法律法规，制定本规划。"),
    (0, "一、", "现状与形势"),
    (
        PLAIN,
        "",
        "“十三五”期间，全市生产安全事故起数下降32.5%。危险化学品企业数量多，风险依然突出。",
    ),
    (0, "二、", "总体要求"),
    (1, "（一）", "基本原则"),
    (PLAIN, "", "坚持人民至上、生命至上，坚持源头治理。"),
    (1, "（二）", "规划目标"),
    (PLAIN, "", "到2025年，安全生产形势稳定向好。主要指标如下表。"),
    (PLAIN, "", "表1 “十四五”安全生产主要指标"),
    [
        ["序号", "指标名称", "2020年", "2025年", "属性"],
        ["1", "生产安全事故死亡人数下降", "—", "15%", "约束性"],
        ["2", "单位国内生产总值生产安全事故死亡率下降", "—", "33%", "约束性"],
    ],
    (0, "三、", "主要任务"),
    (1, "（一）", "健全责任体系"),
    (
        2,
        "1.",
        "落实部门监管责任。编制权力和责任清单，明确新业态监管部门。"
        "（市应急管理局牵头，市委编办、市司法局配合，2022年底前完成）",
    ),
    (
        2,
        "2.",
        "压实企业主体责任。推动企业配备安全总监；推行安全生产承诺制度。"
        "（牵头单位：市应急管理局；配合单位：市工业和信息化局、市国资委）",
    ),
    (1, "（二）", "防范重点行业领域风险"),
    (
        2,
        "1.",
        "道路交通。整治“两客一危一货”车辆，完善农村公路防护设施。（市公安局、市交通运输局按职责分工负责）",
    ),
    (
        2,
        "2.",
        "城镇燃气。更新改造老旧燃气管网120公里，严查违规占压。（责任单位：市住房和城乡建设局）",
    ),
    (
        2,
        "3.",
        "危险化学品。一是开展港口储罐区评估。二是推进化工园区封闭化管理。三是淘汰落后工艺设备。",
    ),
    (1, "（三）", "提升应急救援能力"),
    (PLAIN, "", "建设青河县综合应急救援基地，组建水上救援队伍。"),
    (PLAIN, "", "责任单位：市应急管理局、青河县人民政府"),
    (0, "四、", "重点工程"),
    (PLAIN, "", "重点工程一览表"),
    [
        ["序号", "工程名称", "建设内容", "建设期限", "投资（万元）", "责任单位"],
        [
            "1",
            "智慧应急平台工程",
            "建设一体化监测预警平台。",
            "2022—2024年",
            "3200",
            "市应急管理局",
        ],
        ["2", "消防站建设工程", "新建消防站6座。", "2021—2025年", "8600", "市消防救援支队"],
    ],
    (0, "五、", "保障措施"),
    (1, "（一）", "加强组织领导。各级各部门要制定实施方案，细化任务分工。"),
    (1, "（二）", "加大投入保障。市财政局统筹安排资金，支持重点工程建设。"),
)


def _lines() -> list[str]:
    """Return the plan as printed lines; the cells of a row parted by tabs."""
    lines = []
    for piece in PLAN:
        if isinstance(piece, list):
            lines += ["\t".join(row) for row in piece]
        else:
            lines.append(piece[1] + piece[2])
    return lines


def txt(encoding: str) -> bytes:
    return "\n".join(_lines()).encode(encoding)


def md() -> bytes:
    lines = []
    for piece in PLAN:
        if isinstance(piece, list):
            head, *rows = ["| " + " | ".join(row) + " |" for row in piece]
            lines.append("\n".join([head, "|" + " --- |" * len(piece[0]), *rows]))
        elif piece[0] == TITLE:
            lines.append(f"# {piece[2]}")
        elif isinstance(piece[0], int) and piece[0] < 2 and "。" not in piece[2]:
            lines.append(f"{'#' * (piece[0] + 2)} {piece[1]}{piece[2]}")
        else:
            head, stop, rest = piece[2].partition("。")
            bold = piece[0] == 2 and stop
            lines.append(f"**{piece[1]}{head}{stop}**{rest}" if bold else piece[1] + piece[2])
    return "\n\n".join(lines).encode()


def html() -> bytes:
    """Return a page as an authoring tool of a government site makes it."""
    body = []
    for piece in PLAN:
        if isinstance(piece, list):
            rows = "".join(
                "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>"
                for row in piece
            )
            body.append(f"<table border=1><tbody>{rows}</tbody></table>")
        elif piece[0] == TITLE:
            body.append(f'<h1 class="title">{escape(piece[2])}</h1>')
        elif piece[0] in {0, 1} and "。" not in piece[2]:
            body.append(f"<p>　　<strong>{piece[1]}{escape(piece[2])}</strong></p>")
        else:
            middle = len(piece[2]) // 2
            words = f"{escape(piece[2][:middle])}</span><span>{escape(piece[2][middle:])}"
            body.append(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{piece[1]}<span>{words}</span></p>\n")
    return (
        '<!DOCTYPE html><html><head><meta charset="gb2312"><title>规划_云州市人民政府</title></head>'
        '<body><div class="header"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>'
        '<li><a href="/b">政务服务</a></li></ul></div><div class="crumb">当前位置：首页 &gt; 规划计划</div>'
        f'<div class="TRS_Editor">{"".join(body)}</div>'
        '<div class="footer">版权所有：云州市人民政府 ICP备00000000号</div></body></html>'
    ).encode("gb18030")


def docx_printed() -> bytes:
    return docx("".join(_word(piece, automatic=False) for piece in PLAN))


def docx_automatic() -> bytes:
    numbering = family(
        0,
        level(0, "%1、", "chineseCounting"),
        level(1, "（%2）", "chineseCounting"),
        level(2, "%3."),
    ) + instance(1, 0)
    return docx("".join(_word(piece, automatic=True) for piece in PLAN), numbering=numbering)


def _word(piece: Line | Table, *, automatic: bool) -> str:
    if isinstance(piece, list):
        return tbl(*(tr(*(tc(cell) for cell in row)) for row in piece))
    kind, number, text = piece
    if not isinstance(kind, int):
        return p(text)
    head, stop, rest = text.partition("。")
    own = "" if automatic else number
    runs = [r(own + head + stop, properties="<w:b/>"), r(rest)] if rest else [r(own + text)]
    return p(*runs, num=(1, kind) if automatic else None)


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    for piece in PLAN:
        for row in piece if isinstance(piece, list) else [[piece[1] + piece[2]]]:
            book.active.append(row)
    for cells in book.active.iter_rows():
        for cell in cells:
            if cell.value and cell.value.isdigit():
                cell.value = int(cell.value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(size: float) -> bytes:
    flow: list[str | Flowable] = []
    for piece in PLAN:
        if isinstance(piece, list):
            flow.append(ruled(piece, [400 / len(piece[0])] * len(piece[0])))
        else:
            flow.append(piece[1] + piece[2])
    return printed(flow, body=style(size))


MAKERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "txt": ("规划.txt", lambda: txt("utf-8")),
    "txt-gb18030": ("规划.txt", lambda: txt("gb18030")),
    "md": ("规划.md", md),
    "html": ("规划.html", html),
    "docx-printed": ("规划.docx", docx_printed),
    "docx-automatic": ("规划.docx", docx_automatic),
    "xlsx": ("规划.xlsx", xlsx),
    "pdf": ("规划.pdf", lambda: pdf(16)),
    "pdf-small": ("规划.pdf", lambda: pdf(10.5)),
}
"""Format → name of the file and what makes it."""
