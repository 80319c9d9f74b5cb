"""The division that a file of decompose encloses, and which of its rows people changed since.

A workbook or a scheme says in its cells what a division amounts to; who was named by the plan and who was
proposed is no longer to be seen there. So it takes the division along, with a mark of every cell
that people may change: a row whose marks still hold is as it was.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from decompose.labels.deliverables import Labels
from decompose.model.source import EnclosedRow
from decompose.readers.limits import Limits

TASKS, SCHEME, INDICATORS = "tasks", "scheme", "indicators"
KEYS: dict[str, tuple[str, ...]] = {
    TASKS: (
        *("title", "content", "lead", "support", "parts", "other_roles", "deadline"),
        *("decision", "decided_lead"),
    ),
    SCHEME: ("title", "content", "lead", "support", "deadline"),
    INDICATORS: ("indicator", "unit", "base_year", "base", "target_year", "target", "scope"),
}
"""Columns in which a change counts."""
_NAMED_BY = ("_id", "task_id", "serial")
"""Columns that tell which task or indicator a row is."""
_TELLING = ("title", "content", "indicator")
"""Columns by whose words a row is known whose id or number is gone."""
_LANGUAGES = ("zh", "en")
MOST = 20_000_000
"""Characters of the JSON above which a division is not taken along."""
_PIECE = 30_000
_LEVEL = 3
_MARK = 6

Marks = dict[str, dict[str, str]]
"""Kind of a table → id → the marks of the cells of its row, one behind the other."""


class Line(NamedTuple):
    """A row of a table: the text of every cell that has a meaning, and the block it stands in."""

    texts: Mapping[str, str]
    blocks: Mapping[str, int]


def packed(text: str) -> list[str]:
    """Return a text packed, in pieces that fit a cell."""
    data = base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), _LEVEL)).decode()
    return [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]


def unpacked(pieces: Iterable[str], limits: Limits, *, file: str) -> str:
    """Return the text that was packed; empty where the pieces are damaged.

    Raises:
        LimitExceeded: It is longer than the limits allow.
    """
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(
            base64.b64decode("".join(pieces), validate=True), limits.text + 1
        )
        limits.check("text", len(data), file=file)
        return data.decode("utf-8") if unpacking.eof else ""
    except (binascii.Error, ValueError, zlib.error):
        return ""


def marks_of(cells: Mapping[str, object], kind: str) -> str:
    """Return the marks of the cells of a row; blanks and breaks of lines do not count."""
    return "".join(mark_of(cells.get(key)) for key in KEYS[kind])


def mark_of(value: object) -> str:
    """Return the mark of a text or number."""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    text = "" if value is None else "".join(str(value).split())
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK]


def read_marks(text: str) -> Marks:
    """Return the marks that a file holds; none where they are damaged."""
    try:
        found = json.loads(text)
        return {
            kind: {str(key): str(mark) for key, mark in found[kind].items()}
            for kind, keys in found["columns"].items()
            if keys == list(KEYS[kind])
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def written_marks(marks: Marks) -> str:
    """Return the marks as a text."""
    columns = {kind: list(KEYS[kind]) for kind in marks}
    return json.dumps({"columns": columns, **marks}, ensure_ascii=False, separators=(",", ":"))


def header_keys(texts: Mapping[int, str]) -> dict[int, str]:
    """Return what the columns of a header mean that count, or that tell which row is which."""
    wanted = sorted({*KEYS[TASKS], *KEYS[INDICATORS], *_NAMED_BY[1:]})
    names = {Labels(lang)[key]: key for lang in _LANGUAGES for key in wanted} | {"_id": "_id"}
    shown = {column: names.get(text.strip(), "") for column, text in texts.items()}
    return {column: key for column, key in shown.items() if key}


def rows_of(lines: Sequence[Line], kind: str, marks: Marks) -> list[EnclosedRow]:
    """Return the rows of a file that encloses a division, each with what was changed in it.

    A row is the task whose id or number it bears, or whose words it shows, whichever has more of its
    cells: a sort may have parted ids from rows, and numbers are counted anew. One that is none is new.
    """
    known = marks.get(kind, {})
    words = _by_words(kind, known)
    rows = [_row(line, kind, known, words) for line in lines]
    best: dict[str, int] = {}
    for at, row in enumerate(rows):
        held = best.get(row.id)
        if row.id and (held is None or len(row.changed) < len(rows[held].changed)):
            best[row.id] = at
    return [
        row if not row.id or best[row.id] == at else row._replace(id="", changed=())
        for at, row in enumerate(rows)
    ]


def _by_words(kind: str, known: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the ids of rows by the mark of a telling cell."""
    at = {key: _MARK * KEYS[kind].index(key) for key in _TELLING if key in KEYS[kind]}
    nothing = mark_of("")
    found: dict[tuple[str, str], str] = {}
    for name, mark in known.items():
        for key, start in at.items():
            piece = mark[start : start + _MARK]
            if piece != nothing:
                found.setdefault((key, piece), name)
    return found


def _row(
    line: Line, kind: str, known: Mapping[str, str], by_words: Mapping[tuple[str, str], str]
) -> EnclosedRow:
    texts = line.texts
    names = [texts.get(key, "").strip() for key in _NAMED_BY[:2]]
    serial = texts.get("serial", "").strip()
    if kind == SCHEME and serial.isdecimal() and 0 < int(serial) <= len(known):
        names.append(list(known)[int(serial) - 1])
    named = [name for name in names if name in known]
    named += [by_words.get((key, mark_of(texts.get(key))), "") for key in _TELLING]
    own = [(name, _changed(texts, kind, known[name])) for name in dict.fromkeys(named) if name]
    name, changed = min(own, key=lambda pair: len(pair[1]), default=("", ()))
    return EnclosedRow(name, kind, dict(line.blocks), changed)


def _changed(texts: Mapping[str, str], kind: str, mark: str) -> tuple[str, ...]:
    """Return the columns whose cells no longer bear their mark; none where the row has no marks."""
    keys = KEYS[kind]
    if len(mark) != _MARK * len(keys):
        return ()
    pieces: Sequence[str] = [mark[at : at + _MARK] for at in range(0, len(mark), _MARK)]
    return tuple(
        key
        for key, piece in zip(keys, pieces, strict=True)
        if key in texts and mark_of(texts[key]) != piece
    )
