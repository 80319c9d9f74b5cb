"""Workbooks, csv files, web pages and Markdown built to exhaust, hide or reach outside (rows 1-4, 8, 11, 12, 18)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import LIMIT, Case, refused, told
from tests.readers.docx_files import pack

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOMB = '<!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_ROW = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>主要任务</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c>'
    '<c r="B2" t="inlineStr"><is><t>加强消防监管</t></is></c></row>'
)
_TEXT = "云州市安全生产规划。一、加强安全生产监管，健全责任体系，落实企业主体责任。"


def workbook(
    rows: str = _ROW, *, before: str = "", after: str = "", more: dict[str, str] | None = None
) -> bytes:
    """Return a workbook of one sheet."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": "<a/>",
        "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="a" '
        f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SPACE}" xmlns:r="{_R}"><sheets>'
        '<sheet name="分工" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}"><Relationship Id="s" '
        f'Type="{_R}/worksheet" Target="worksheets/s.xml"/><Relationship Id="t" '
        f'Type="{_R}/sharedStrings" Target="shared.xml"/></Relationships>',
        "xl/shared.xml": f'<sst xmlns="{_SPACE}"><si><t>共享</t></si></sst>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{_SPACE}">{before}<sheetData>{rows}</sheetData>'
        f"{after}</worksheet>",
    }
    return pack({**parts, **(more or {})})


def _declared(part: str, root: str) -> bytes:
    return workbook(more={part: f'{_BOMB}<{root} xmlns="{_SPACE}"/>'})


def _merged(*ranges: str) -> bytes:
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    return workbook(after=f"<mergeCells>{cells}</mergeCells>")


def page(body: str, head: str = "") -> bytes:
    """Return a web page."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}'
        f"<p>{_TEXT}</p></body></html>"
    ).encode()


def cases() -> Iterator[Case]:
    """Yield the cases."""
    yield from _workbooks()
    yield from _pages()
    yield from _lines()


def _workbooks() -> Iterator[Case]:
    xlsx = "分工.xlsx"
    yield told(8, "workbook-sound", workbook, name=xlsx)
    for part, root in (
        ("xl/workbook.xml", "workbook"),
        ("xl/worksheets/s.xml", "worksheet"),
        ("xl/shared.xml", "sst"),
        ("xl/_rels/workbook.xml.rels", "Relationships"),
    ):
        yield refused(
            2, f"laughs-in-{part.replace('/', '-')}", lambda p=part, r=root: _declared(p, r),
            "DOCTYPE", name=xlsx,
        )  # fmt: skip
    whole = ("A1:XFD1048576", "A1:Z50000", "B2:XFD1048576")
    for number, ref in enumerate(whole):
        yield Case(11, f"merge-over-all-{number}", xlsx, lambda ref=ref: _merged(ref), any_end=True)
    yield Case(11, "merges-many", xlsx, lambda: _merged(*["A1:B2"] * 20_000), any_end=True)
    yield told(
        11, "merge-nonsense", lambda: _merged("", "A", "1:2", "ZZZZ9:A1", "A0:B0"), name=xlsx
    )
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    yield told(11, "cell-far", lambda: workbook(_ROW + far), "sheet.wide", name=xlsx)
    yield told(11, "dimension-false", lambda: workbook(before='<dimension ref="A1"/>'), name=xlsx)
    yield told(
        11, "dimension-huge", lambda: workbook(before='<dimension ref="A1:XFD1048576"/>'), name=xlsx
    )
    hidden = '<row r="3" hidden="1"><c r="B3" t="inlineStr"><is><t>隐藏</t></is></c></row>'
    yield told(11, "row-hidden", lambda: workbook(_ROW + hidden), "sheet.hidden-rows", name=xlsx)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_010))
    yield refused(
        18,
        "rows-many",
        lambda: workbook(rows),
        "limit",
        name=xlsx,
        error=LIMIT,
        where="limits.rows",
    )
    empty = "<row/>" * 1_048_576
    yield refused(
        18, "rows-empty", lambda: workbook(empty), "limit", name=xlsx, error=LIMIT, where="limits"
    )
    links = "".join(f'<hyperlink ref="A1:XFD1048576" r:id="x{n}"/>' for n in range(50))
    yield told(
        11, "links-over-all",
        lambda: workbook(after=f'<hyperlinks xmlns:r="{_R}">{links}</hyperlinks>'), name=xlsx,
    )  # fmt: skip
    index = '<row r="3"><c r="A3" t="s"><v>99999</v></c><c r="B3" t="s"><v>x</v></c></row>'
    yield Case(8, "shared-index-wild", xlsx, lambda: workbook(_ROW + index), any_end=True)
    yield told(
        4, "workbook-macros", lambda: workbook(more={"xl/vbaProject.bin": "x"}), "macro.left-out",
        name="分工.xlsm",
    )  # fmt: skip
    yield refused(8, "sheet-broken", lambda: workbook("<row>"), "well-formed", name=xlsx)
    yield refused(8, "sheet-empty", lambda: workbook(""), "", name=xlsx)
    yield refused(
        12, "sheet-deep", lambda: workbook("<x>" * 5_000 + "</x>" * 5_000), "safety limit",
        name=xlsx, error=LIMIT, where="limits.depth",
    )  # fmt: skip


def _pages() -> Iterator[Case]:
    html = "规划.html"
    yield told(8, "page-sound", lambda: page(""), name=html)
    bomb = _BOMB.replace("<!DOCTYPE x", "<!DOCTYPE html")
    yield told(
        2, "page-entities",
        f"{bomb}<html><body><p>&b;&b;{_TEXT}</p></body></html>".encode, name=html,
    )  # fmt: skip
    for id_, inside in (
        ("image", '<img src="http://127.0.0.1:9/a.png">'),
        ("script", '<script src="http://127.0.0.1:9/a.js"></script>'),
        ("frame", '<iframe src="http://127.0.0.1:9/"></iframe>'),
        ("style", '<link rel="stylesheet" href="http://127.0.0.1:9/a.css">'),
        ("refresh", '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'),
        ("object", '<object data="file:///etc/passwd"></object>'),
        ("base", '<base href="http://127.0.0.1:9/"><img src="a.png">'),
    ):
        yield told(3, f"page-{id_}", lambda inside=inside: page(inside), name=html)
    for tag, count in (("div", 20_000), ("b", 20_000), ("table><tr><td", 3_000), ("ul><li", 5_000)):
        yield Case(
            12, f"page-deep-{tag[:3]}", html, lambda t=tag, n=count: page(f"<{t}>" * n + _TEXT),
            any_end=True,
        )  # fmt: skip
    yield Case(
        12,
        "page-span",
        html,
        lambda: page(
            f'<table><tr><td colspan="99999999" rowspan="99999999">{_TEXT}</td><td>乙</td></tr></table>'
        ),
        any_end=True,
    )
    yield Case(
        12, "page-spans", html,
        lambda: page("<table>" + f'<tr>{"<td rowspan=9999 colspan=999>甲</td>" * 20}</tr>' * 50 + "</table>"),
        any_end=True,
    )  # fmt: skip
    yield refused(
        18, "page-elements", lambda: page("<br>" * 1_100_000), "limit", name=html, error=LIMIT,
        where="limits.elements",
    )  # fmt: skip
    yield refused(
        18, "page-large", lambda: page("a" * (33 * 2**20)), "limit", name=html, error=LIMIT,
        where="limits.page",
    )  # fmt: skip
    for id_, text in (
        ("surrogate", "&#xD800;&#xDFFF;"),
        ("zero", "&#0;\0"),
        ("outside", "&#x110000;&#99999999999;"),
        ("unclosed", "<p <td =\"' <<>>&"),
        ("comment", "<!-- <p>"),
    ):
        yield Case(
            8, f"page-{id_}", html, lambda text=text: page(f"<p>{_TEXT}{text}</p>"), any_end=True
        )
    yield refused(8, "page-blank", lambda: b"<html><body></body></html>", "", name=html)
    yield Case(
        18,
        "page-attributes",
        html,
        lambda: page("<p " + "a" * 3_000_000 + "=1>" + _TEXT),
        any_end=True,
    )


def _lines() -> Iterator[Case]:
    csv = "分工.csv"
    head = "序号,主要任务,牵头单位\n1,加强监管,市应急管理局\n".encode()
    yield told(8, "csv-sound", lambda: head, name=csv)
    yield Case(8, "csv-quote-open", csv, lambda: head + '2,"甲\n'.encode() * 20_000, any_end=True)
    yield refused(
        18, "csv-rows", lambda: head + b"1,a,b\n" * 1_000_000, "limit", name=csv, error=LIMIT,
        where="limits",
    )  # fmt: skip
    yield Case(18, "csv-columns", csv, lambda: head + b"," * 1_000_000, any_end=True)
    yield Case(
        18, "csv-cell", csv, lambda: head + b'2,"' + b"a" * 1_000_000 + b'",x\n', any_end=True
    )
    yield refused(8, "csv-nul", lambda: head + b"\0" * 40, "", name=csv)
    markdown = "规划.md"
    yield Case(12, "md-deep", markdown, ("> " * 5_000 + _TEXT).encode, any_end=True)
    yield Case(12, "md-brackets", markdown, ("[" * 50_000 + _TEXT).encode, any_end=True)
    yield Case(12, "md-stars", markdown, (_TEXT + "*a **a " * 20_000).encode, any_end=True)
    yield Case(12, "md-ticks", markdown, ("`" * 30_000 + _TEXT).encode, any_end=True)
    yield Case(
        2,
        "md-page",
        markdown,
        f"<script>x</script>\n\n# 规划\n\n{_TEXT}".encode,
        any_end=True,
    )
    yield Case(
        12,
        "md-table",
        markdown,
        ("|" * 20_000 + "\n" + "|-" * 20_000 + "\n" + _TEXT).encode,
        any_end=True,
    )
