"""Tables of a responsibility list that begin with the object: 行业领域 | 监管对象 | 环节 | 责任部门 | 协同部门."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.knowledge.duty_list import Line
from decompose.text.patterns import regex

_LEADS = ("lead", "owner")
_CATEGORY, _SUPPORT, _OTHER = "category", "support", "other"
_TEXTS = (_CATEGORY, "content")
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


class Grid(NamedTuple):
    """A table: what is printed above it, its header, what each column holds (lead, content, …), its rows."""

    caption: str
    header: tuple[str, ...]
    meanings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """Where a row stands, and its cells."""


def object_lines(table: Grid) -> list[Line] | None:
    """Return the lines of a table that begins with the object, None for any other.

    Shape:
        A line for each organ of a row: its name, and the duty made of the row's object, link and content. An
        organ that helps has 配合 before the duty.
    """
    leads = _columns(table, *_LEADS) or _columns(table, _SUPPORT)
    texts = [i for i, what in enumerate(table.meanings) if _is_text(table, i, what)]
    if not leads or not texts or min(leads) < min(texts):
        return None
    return [line for row in table.rows for line in _of_row(table, row, leads, texts)]


def _columns(table: Grid, *meanings: str) -> list[int]:
    named = [i for i, what in enumerate(table.meanings) if what in meanings]
    return named or [
        i
        for i, text in enumerate(table.header)
        if meanings[0] in _LEADS and _SUPERVISORS.search(text)
    ]


def _is_text(table: Grid, column: int, what: str) -> bool:
    return what in _TEXTS or (what == _OTHER and bool(_OBJECT.search(table.header[column])))


def _of_row(
    table: Grid, row: tuple[str, tuple[str, ...]], leads: list[int], texts: list[int]
) -> Iterator[Line]:
    place, printed = row
    cells = [(i, _text(printed, i)) for i in texts if not _WHOLE.match(_text(printed, i))]
    if not cells:
        return
    supervision = any(map(_SUPERVISION.search, (table.caption, *table.header)))
    duties = list(_duties(table, cells, supervision=supervision))
    for column in leads:
        yield from _lines(_text(printed, column), duties, place)
    for column in _columns(table, _SUPPORT):
        if column not in leads:
            helped = [_helped(duty) for duty in duties]
            yield from _lines(_text(printed, column), helped, place)


def _text(cells: tuple[str, ...], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _helped(duty: str) -> str:
    topic, _, rest = duty.rpartition("：")
    return f"{topic}：配合做好{rest}" if topic else f"配合做好{rest}"


def _duties(table: Grid, cells: list[tuple[int, str]], *, supervision: bool) -> Iterator[str]:
    """Yield the duties of a row: its own sentences, each under the object, or one made of the cells.

    The trade stands before a colon; a link (环节) is called one.
    """
    own = [text for _, text in cells if any(map(_DUTY.match, _PIECES.split(text)))]
    rest = [(i, text) for i, text in cells if text not in own]
    trades = [text for i, text in rest if table.meanings[i] == _CATEGORY]
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


def _lines(names: str, duties: list[str], place: str) -> Iterator[Line]:
    for name in _NAMES.split(names):
        bare = _BRACKET.sub("", name).strip()
        if not _NOBODY.match(bare):
            for duty in duties:
                yield Line((bare, duty), place)
