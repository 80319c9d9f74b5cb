"""Tables with a department a column and a sign in each cell: ● leads, ○ supports; A and R."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from decompose.parser.attribution_words import Part
from decompose.parser.table_grid import Cell
from decompose.parser.unit_forms import is_unit, plain
from decompose.text.patterns import regex

_LEADING = "A主牵●★▲■◆"
_HELPING = "SC协配参○☆△□◇◎"
_OWNING = "R√✓✔责"
_TOLD = "I"
_SIGN = regex(
    rf"[{_LEADING}{_HELPING}{_OWNING}{_TOLD}](?:[/、,，][{_LEADING}{_HELPING}{_OWNING}{_TOLD}])*"
)
_WORDS: tuple[tuple[Part | None, re.Pattern[str]], ...] = (
    (Part.SUPPORT, regex(r"配合|协办|协助|协同|参与|参加|支持|咨询")),
    (None, regex(r"知会|知情|告知|抄送")),
    (Part.LEAD, regex(r"牵头|主办|主责|主要责任|批准|统筹")),
    (Part.OWNER, regex(r"责任|负责|承办|执行|实施")),
)  # what a legend says of a sign
_IN_LEGEND = regex(rf"(?<![A-Z])[{_LEADING}{_HELPING}{_OWNING}{_TOLD}](?![A-Z])")
_STOPS = regex(r"[,;。;、\n]")
_REACH = 14


def mark_columns(header: Sequence[str], body: Iterable[Sequence[Cell | None]]) -> dict[int, str]:
    """Return the columns that are headed by an organ and hold nothing but signs.

    Shape:
        Column → name of the organ; empty unless there are two or more.
    """
    named = {
        column: name
        for column, text in enumerate(header)
        if is_unit(plain(name := text.rpartition("/")[2]))
    }
    filled: set[int] = set()
    for row in body:
        for column in list(named):
            cell = row[column] if column < len(row) else None
            if cell is None or not cell.text:
                continue
            filled.add(column)
            if _sign(cell.text) is None:
                del named[column]
    return named if len(named) >= 2 and filled & named.keys() else {}


def roles_of_marks(
    cells: Sequence[tuple[str, Cell]], legend: str
) -> tuple[tuple[tuple[Part, str], ...], Cell | None]:
    """Return the roles that the signs of one row give, and the first cell that gives one.

    Args:
        cells: Organ and cell, left to right.
        legend: The words around the table that may explain its signs.
    """
    signs = [(name, cell, _sign(cell.text) or "") for name, cell in cells if cell.text]
    told = _legend(legend)
    accountable = any("A" in sign for _, _, sign in signs)
    roles: dict[Part, list[str]] = {}
    first: Cell | None = None
    for name, cell, sign in signs:
        part = _part(sign, told, accountable=accountable)
        if part is not None:
            roles.setdefault(part, []).append(name)
            first = first or cell
    return tuple((part, "、".join(names)) for part, names in roles.items()), first


def _sign(text: str) -> str | None:
    """Return the sign in a cell in its plain form; None when the cell holds something else."""
    form = unicodedata.normalize("NFKC", text).strip().upper()
    word = _WORDED.fullmatch(form)
    if word:
        form = _SHORT[word[1]]
    return form if _SIGN.fullmatch(form) else None


_WORDED = regex(r"(牵头|主办|主责|负责|配合|协办|协助|参与|参加)(?:单位|部门)?")
_SHORT = {
    **dict.fromkeys(("牵头", "主办", "主责"), "主"),
    **dict.fromkeys(("配合", "协办", "协助", "参与", "参加"), "协"),
    "负责": "责",
}


def _legend(text: str) -> dict[str, Part | None]:
    """Read what signs mean: ★为牵头单位，☆为配合单位; A—牵头，R—配合; 牵头（●）."""
    form = unicodedata.normalize("NFKC", text).upper()
    told: dict[str, Part | None] = {}
    for found in _IN_LEGEND.finditer(form):
        sign = found.group()
        if "\u4e00" <= sign <= "\u9fff" or sign in told:
            continue
        after = _STOPS.split(form[found.end() : found.end() + _REACH])[0]
        before = _STOPS.split(form[max(0, found.start() - _REACH) : found.start()])[-1]
        bracketed = before.rstrip().endswith("(")
        words = before if bracketed else after
        said = [part for part, pattern in _WORDS if pattern.search(words)]
        if said:
            told[sign] = said[0]
    return told


def _part(sign: str, told: dict[str, Part | None], *, accountable: bool) -> Part | None:
    letters = [
        letter for letter in sign if letter.isalnum() or letter in _LEADING + _HELPING + _OWNING
    ]
    found = [told[letter] for letter in letters if letter in told]
    if found:
        return min((p for p in found if p), key=list(Part).index, default=None)
    if any(letter in _LEADING for letter in letters):
        return Part.LEAD
    if any(letter in _OWNING for letter in letters):
        return Part.SUPPORT if accountable and "R" in letters else Part.OWNER
    return Part.SUPPORT if any(letter in _HELPING for letter in letters) else None
