"""The plan of :mod:`tests.readers.same_plan` as people and programs really write it in Word and WPS."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from tests.readers.docx_files import docx, family, instance, level, p, part, r, tbl, tc, tr
from tests.readers.same_plan import PLAN, TITLE, Line, Table

_WHO = 'w:id="7" w:author="审核" w:date="2024-05-01T00:00:00Z"'
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_LEVELS = (
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3."),
)


def torn(text: str, *, bold: bool = False) -> str:
    """Return a text torn into runs as Word leaves it after editing: ids, languages, spelling marks."""
    fonts = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/>'
    weight = "<w:b/><w:bCs/>" if bold else ""
    pieces = []
    for at in range(0, len(text), 3):
        language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' if at % 2 else ""
        facts = f'<w:rPr>{fonts}{weight}<w:sz w:val="32"/>{language}</w:rPr>'
        run = f'<w:r w:rsidR="00A{at:05d}">{facts}<w:t xml:space="preserve">{text[at : at + 3]}</w:t></w:r>'
        pieces.append(
            f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>'
            if at % 9
            else run
        )
        if at == 3:
            pieces.append('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>')
            pieces.append("<w:r><w:lastRenderedPageBreak/></w:r>")
    return "".join(pieces)


def _table(rows: Table, cell: Callable[[str], str] = tc) -> str:
    grid = "<w:tblPr/><w:tblGrid>" + "<w:gridCol/>" * len(rows[0]) + "</w:tblGrid>"
    head = tr(*(cell(text) for text in rows[0]), properties="<w:cantSplit/><w:tblHeader/>")
    body = (tr(*(cell(text) for text in row), properties="<w:cantSplit/>") for row in rows[1:])
    return tbl(grid, head, *body)


def _body(line: Callable[[Line], str], table: Callable[[Table], str] = _table) -> str:
    return "".join(table(piece) if isinstance(piece, list) else line(piece) for piece in PLAN)


def _halves(text: str) -> tuple[str, str]:
    head, stop, rest = text.partition("。")
    return (head + stop, rest) if rest else (text, "")


def printed() -> bytes:
    """Printed numbers, torn runs, run-in bold, two-character indents by full-width blanks."""

    def line(piece: Line) -> str:
        kind, number, text = piece
        head, rest = _halves(text)
        if kind == 2:
            return p(torn(f"　　{number}{head}", bold=True) + torn(rest))
        return p(torn(f"{'' if kind == TITLE else '　　'}{number}{text}"))

    return docx(_body(line, lambda rows: _table(rows, lambda text: tc(p(torn(text))))))


_HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="{n + 1}"><w:name w:val="heading {n}"/>'
    f'<w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>'
    f'<w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    for n in (1, 2)
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)


def headings() -> bytes:
    """Heading styles that number themselves; items as list paragraphs with their own numbering."""
    numbers = family(
        0,
        level(0, "%1、", "chineseCountingThousand", extra='<w:pStyle w:val="2"/>'),
        level(1, "（%2）", "chineseCountingThousand", extra='<w:pStyle w:val="3"/>'),
        level(2, "%3."),
    )

    def line(piece: Line) -> str:
        kind, _, text = piece
        if kind in {0, 1}:
            return p(torn(text), style=str(int(kind) + 2))
        return p(torn(text), num=(1, 2) if kind == 2 else None)

    return docx(_body(line), numbering=numbers + instance(1, 0), styles=_NORMAL + _HEADINGS)


_OFFICIAL = _NORMAL + "".join(
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="a"/><w:pPr>{facts}</w:pPr></w:style>'
    for key, name, facts in (
        ("gw1", "公文一级标题", '<w:outlineLvl w:val="0"/>'),
        ("gw2", "公文二级标题", '<w:outlineLvl w:val="1"/>'),
        ("gw3", "公文正文", '<w:ind w:firstLine="640" w:firstLineChars="200"/>'),
    )
)


def official() -> bytes:
    """Custom styles of official documents with printed numbers, a header and a page number."""

    def line(piece: Line) -> str:
        kind, number, text = piece
        return p(
            torn(number + text),
            style="gw3"
            if kind in {"plain", 2}
            else f"gw{int(kind == 1) + 1}"
            if kind != TITLE
            else "",
        )

    page = p("— ", f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>', " —")
    more = {"footer1.xml": ("footer", part("ftr", page))}
    return docx(_body(line), styles=_OFFICIAL, more=more)


def contents() -> bytes:
    """A cover in a text box, a table of contents as Word makes it, page and section breaks."""
    entries = [
        f"{piece[1]}{piece[2]}"
        for piece in PLAN
        if not isinstance(piece, list) and piece[0] in {0, 1} and "。" not in piece[2]
    ]
    start = (
        _MARK.format("begin")
        + '<w:r><w:instrText> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        + _MARK.format("separate")
    )
    rows = []
    for number, entry in enumerate(entries, 1):
        page = (
            _MARK.format("begin")
            + "<w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r>"
            + _MARK.format("separate")
            + r(str(number))
            + _MARK.format("end")
        )
        rows.append(
            p(
                start if number == 1 else "<w:r/>",
                f'<w:hyperlink w:anchor="_Toc1">{r(entry)}<w:r><w:tab/></w:r>{page}</w:hyperlink>',
                style="TOC1",
            )
        )
    listing = p("目　录", style="TOCHeading") + "".join(rows) + p(_MARK.format("end"))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{listing}</w:sdtContent></w:sdt>"
    )
    inside = p(torn(str(PLAN[0][2]), bold=True))
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    new = f"<w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    cover = p(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    pause = p('<w:r><w:br w:type="page"/></w:r>') + p("<w:r/>", extra="<w:sectPr/>")

    def line(piece: Line) -> str:
        return "" if piece[0] == TITLE else p(torn(piece[1] + piece[2]))

    return docx(cover + pause + control + pause + _body(line))


def revised() -> bytes:
    """Tracked changes of two reviewers, comments and footnotes all over a text with printed numbers."""
    count = iter(range(10_000))

    def line(piece: Line) -> str:
        kind, number, text = piece
        half = len(text) // 2
        added = f"<w:ins {_WHO}>{r(text[half:])}</w:ins>"
        gone = f"<w:del {_WHO}><w:r><w:delText>旧{kind}</w:delText></w:r></w:del>"
        key = next(count)
        told = (
            f'<w:commentRangeStart w:id="{key}"/>{added}<w:commentRangeEnd w:id="{key}"/>'
            f'<w:r><w:commentReference w:id="{key}"/></w:r>'
        )
        note = '<w:r><w:footnoteReference w:id="2"/></w:r>' if key % 5 == 0 else ""
        dropped = p(gone, extra=f"<w:rPr><w:del {_WHO}/></w:rPr>") if key % 4 == 0 else ""
        return dropped + p(r(number + text[:half]), gone, told, note)

    def table(rows: Table) -> str:
        old = tr(
            *(
                tc(p(f"<w:del {_WHO}><w:r><w:delText>旧</w:delText></w:r></w:del>"))
                for _ in rows[0]
            ),
            properties=f"<w:del {_WHO}/>",
        )
        first, *rest = (tr(*(tc(text) for text in row)) for row in rows)
        return tbl(first, old, *rest)

    comments = "".join(
        f'<w:comment w:id="{n}" w:author="审核">{p("请核")}</w:comment>' for n in range(60)
    )
    more = {"comments.xml": ("comments", part("comments", comments))}
    note = f'<w:footnote w:id="2">{p("数据来自统计公报。")}</w:footnote>'
    return docx(_body(line, table), footnotes=note, more=more)


def listed_cells() -> bytes:
    """Serial numbers of tables counted by Word, on a landscape page."""
    numbers = family(0, *_LEVELS) + instance(1, 0) + family(5, level(0, "%1"))
    numbers += "".join(
        instance(
            20 + n, 5, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        )
        for n in range(9)
    )
    tables = iter(range(20, 29))

    def table(rows: Table) -> str:
        key = next(tables)
        body = (
            tr(tc(p("<w:r/>", num=(key, 0))), *(tc(p(torn(text))) for text in row[1:]))
            for row in rows[1:]
        )
        head = tr(*(tc(text) for text in rows[0]), properties="<w:tblHeader/>")
        landscape = p("<w:r/>", extra='<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>')
        return tbl("<w:tblPr/>", head, *body) + landscape

    def line(piece: Line) -> str:
        kind, _, text = piece
        return p(torn(text), num=(1, kind) if isinstance(kind, int) else None)

    return docx(_body(line, table), numbering=numbers)


def controlled() -> bytes:
    """A form: content controls around lines, runs, rows and cells; smart tags, links, custom XML."""

    def control(inside: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'

    def line(piece: Line) -> str:
        _, number, text = piece
        a, b = len(text) // 3, 2 * len(text) // 3
        return control(
            p(
                control(r(number)),
                f'<w:smartTag w:element="place">{r(text[:a])}</w:smartTag>',
                f'<w:hyperlink w:anchor="x">{r(text[a:b])}</w:hyperlink>',
                f'<w:customXml w:element="x"><w:smartTag w:element="y">{r(text[b:])}</w:smartTag></w:customXml>',
            )
        )

    def table(rows: Table) -> str:
        return control(
            tbl(*(control(tr(*(control(tc(control(p(text)))) for text in row))) for row in rows))
        )

    return docx(_body(line, table))


def tabbed() -> bytes:
    """Numbers turned into text, with a tab behind them; soft line breaks after run-in headings."""

    def line(piece: Line) -> str:
        kind, number, text = piece
        head, rest = _halves(text)
        gap = "<w:r><w:tab/></w:r>" if number else ""
        if kind == 2:
            return p(r(number), gap, torn(head, bold=True), torn(rest))
        return p(r(number), gap, torn(text))

    return docx(_body(line))


def restarted() -> bytes:
    """A new list for every run of items, each restarted, as WPS makes them; levels in no order."""
    keys = iter(range(2, 99))
    state: dict[str, int] = {}

    def numbered(piece: Line) -> str:
        kind, _, text = piece
        if not isinstance(kind, int):
            return p(torn(text))
        if kind < 2:
            state.pop("items", None)
            if kind == 0:
                state.pop("parts", None)
            name = "parts" if kind else "heads"
        else:
            name = "items"
        if name not in state:
            state[name] = next(keys)
        return p(torn(text), num=(state[name], 0))

    text = _body(numbered)
    families = "".join(
        family(10 + n, level(0, form, kind))
        for n, (form, kind) in enumerate(
            (("%1、", "chineseCounting"), ("（%1）", "chineseCounting"), ("%1.", "decimal"))
        )
    )
    lists = "".join(
        instance(
            key, 10 + kind, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        )
        for key, kind in _kinds()
    )
    return docx(text, numbering=families + lists)


def _kinds() -> Iterator[tuple[int, int]]:
    """Yield the lists in the order in which :func:`restarted` opens them, with their depth."""
    key = 2
    opened: set[int] = set()
    for piece in PLAN:
        if isinstance(piece, list) or not isinstance(piece[0], int):
            continue
        depth = piece[0]
        opened -= set(range(depth + 1, 3))
        if depth not in opened:
            opened.add(depth)
            yield key, depth
            key += 1


def strict() -> bytes:
    """A file in the strict form of the standard, as LibreOffice and Word can save it."""
    source = zipfile.ZipFile(io.BytesIO(official()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in (
                (
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
                (
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            ):
                text = text.replace(old, new)
            archive.writestr(name, text)
    return out.getvalue()


MANNERS: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        *(printed, headings, official, contents, revised),
        *(listed_cells, controlled, tabbed, restarted, strict),
    )
}
"""Name → what makes the file."""
