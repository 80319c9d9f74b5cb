"""Tables of a responsibility list that begin with the object: 行业领域 | 监管对象 | 环节 | 责任部门 | 协同部门."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.knowledge.duty_list import Line
from decompose.model.source import Document
from decompose.parser.grids import tables_of
from decompose.parser.tables import Meaning, Row, Table
from decompose.text.patterns import regex

_LEADS = (Meaning.LEAD, Meaning.OWNER)
_TEXTS = (Meaning.CATEGORY, Meaning.CONTENT)
_OBJECT = regex("对象|环节|领域|行业|业态|事项|场所|设施")
_SUPERVISORS = regex("(?:监管|主管|管理|监督)(?:责任)?(?:单位|部门|机构|主体)$")
_SUPERVISION = regex("监管|监督|执法")
_WHOLE = regex("^(?:全部|全过程|全链条|各环节|全环节|/|—|-|无)?$")
_DUTY = regex(
    "^(?:\\d{1,2}[.．、]|[（(][一二三四五六七八九十\\d]{1,3}[）)])?\\s*(?:负责|指导|督促|牵头|承担|组织|查处|配合|协助)"
)
_PIECES = regex("[；;\\n]+")
_NAMES = regex("[、，,；;\\n\\s]+(?![^（(]*[）)])")
_BRACKET = regex("[（(][^（()）]*[）)]")
_NOBODY = regex("^(?:各|有关|相关|其他)|^$|^[/—-]+$")


def object_lines(doc: Document) -> dict[int, list[Line]]:
    """Return the lines of the tables that begin with the object, by the block of the table's first cell.

    Shape:
        A line for each organ of a row: its name, and the duty made of the row's object, link and content. An
        organ that helps has 配合 before the duty. The other blocks of such a table have an empty list.
    """
    found: dict[int, list[Line]] = {}
    for table in tables_of(doc):
        leads = _columns(table, *_LEADS) or _columns(table, Meaning.SUPPORT)
        texts = [i for i, what in enumerate(table.meanings) if _is_text(table, i, what)]
        if not leads or not texts or min(leads) < min(texts):
            continue
        blocks = sorted(
            {cell.span.block for row in table.rows for cell in row.cells if cell is not None}
        )
        lines = [line for row in table.rows for line in _of_row(table, row, doc, leads, texts)]
        for block in blocks:
            found[block] = []
        if blocks:
            found[blocks[0]] = lines
    return found


def _columns(table: Table, *meanings: Meaning) -> list[int]:
    named = [i for i, what in enumerate(table.meanings) if what in meanings]
    return named or [
        i
        for i, text in enumerate(table.header)
        if meanings[0] in _LEADS and _SUPERVISORS.search(text)
    ]


def _is_text(table: Table, column: int, what: Meaning) -> bool:
    return what in _TEXTS or (what is Meaning.OTHER and bool(_OBJECT.search(table.header[column])))


def _of_row(
    table: Table, row: Row, doc: Document, leads: list[int], texts: list[int]
) -> Iterator[Line]:
    cells = [(i, _text(row, i)) for i in texts if not _WHOLE.match(_text(row, i))]
    first = next((cell for cell in row.cells if cell is not None), None)
    if not cells or first is None:
        return
    place = str(doc.blocks[first.span.block].place)
    supervision = any(map(_SUPERVISION.search, (table.caption or "", *table.header)))
    duties = list(_duties(table, cells, supervision=supervision))
    for column in leads:
        yield from _lines(row, column, duties, place)
    for column in _columns(table, Meaning.SUPPORT):
        if column not in leads:
            yield from _lines(row, column, [_helped(duty) for duty in duties], place)


def _text(row: Row, column: int) -> str:
    cell = row.cells[column] if column < len(row.cells) else None
    return cell.text.strip() if cell else ""


def _helped(duty: str) -> str:
    topic, _, rest = duty.rpartition("：")
    return f"{topic}：配合做好{rest}" if topic else f"配合做好{rest}"


def _duties(table: Table, cells: list[tuple[int, str]], *, supervision: bool) -> Iterator[str]:
    """Yield the duties of a row: its own sentences, each under the object, or one made of the cells.

    The trade stands before a colon; a link (环节) is called one.
    """
    own = [text for _, text in cells if any(map(_DUTY.match, _PIECES.split(text)))]
    rest = [(i, text) for i, text in cells if text not in own]
    trades = [text for i, text in rest if table.meanings[i] is Meaning.CATEGORY]
    things = [
        f"{text}环节" if "环节" in table.header[i] else text
        for i, text in rest
        if text not in trades
    ]
    about, trade = "，".join(dict.fromkeys(things)), "，".join(dict.fromkeys(trades))
    about, trade = (about, f"{trade}：" if trade else "") if about else (trade, "")
    for text in own:
        for piece in _PIECES.split(text):
            if piece.strip():
                yield f"{trade}{about}：{piece.strip()}" if about else piece.strip()
    if not own:
        yield f"{trade}{about}监管" if supervision else f"{trade}负责{about}"


def _lines(row: Row, column: int, duties: list[str], place: str) -> Iterator[Line]:
    cell = row.cells[column] if column < len(row.cells) else None
    for name in _NAMES.split(cell.text.strip()) if cell else ():
        bare = _BRACKET.sub("", name).strip()
        if not _NOBODY.match(bare):
            for duty in duties:
                yield Line((bare, duty), place)
