"""Tables of opinions kept as lines of text, their cells parted by strokes or by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase, Passage
from decompose.audits.opinion_grid import heads_of, read_grid
from decompose.audits.opinions import Consultation
from decompose.model.source import BlockKind
from decompose.text.patterns import regex

_STROKE = regex("(?P<cell>[^|｜│┃]*)[|｜│┃]")
_WIDE = regex(r"(?P<cell>\S+(?: \S+)*)")
_NARROW = regex(r"(?P<cell>\S+)")
_RULE = regex(r"[-—–─━═=+:：┼├┤|｜│┃ ]*")
_SERIAL = regex(r"\s*(?:序号|编号|\d{1,3}[.、．]?)(?:\s+|$)")
_FEWEST = 3
_OUTCOME = regex("采纳|吸[收纳]|一致|分歧|争议|无意见|视[为同]|待|研究|协[调商]")
"""Told of in the cell of the opinion itself, where a row has a cell too few."""


def drawn(case: AuditCase) -> Iterator[Consultation]:
    """Yield the tables of opinions that stand as lines: a header, then rows with as many cells, in order."""
    passages = [p for p in case.passages if not _in_table(case, p)]
    for at, head in enumerate(passages):
        if "采纳" not in head.text and "处理" not in head.text and "办理" not in head.text:
            continue
        cells = _parted(head)
        heads = heads_of(dict(enumerate(cells))) if len(cells) >= _FEWEST else None
        if heads is None or len(heads) != len(cells):
            continue
        if not {"unit", "opinion", "decision"} <= set(heads.values()):
            continue
        opinion = next(n for n, name in heads.items() if name == "opinion")
        rows = [cells, *_rows(passages[at + 1 :], head, len(cells), opinion)]
        table = read_grid(case, {n: dict(enumerate(row)) for n, row in enumerate(rows)})
        if table is not None and table.rows:
            yield table


def _in_table(case: AuditCase, passage: Passage) -> bool:
    doc = case.result.plan.document
    return doc is not None and doc.blocks[passage.block].kind is BlockKind.CELL


def _rows(
    passages: Sequence[Passage], head: Passage, width: int, opinion: int
) -> Iterator[list[Passage]]:
    """Yield the rows below a header up to the first line that is none."""
    numbered = _SERIAL.match(head.text) is not None
    pattern = _pattern(head.text)
    for passage in passages:
        if pattern is _STROKE and _RULE.fullmatch(passage.text):
            continue
        if numbered != (_SERIAL.match(passage.text) is not None):
            return
        cells = _parted(passage, pattern)
        if len(cells) == width - 1 and pattern is not _STROKE:
            # A cell is left empty: the last one, unless the outcome is told with the opinion.
            told = cells[opinion] if _OUTCOME.search(cells[opinion].text) else None
            cells.append(told or passage._replace(text="", start=passage.start + len(passage.text)))
        if len(cells) != width:
            return
        yield cells


def _parted(passage: Passage, pattern: re.Pattern[str] | None = None) -> list[Passage]:
    """Return the cells of a line without its serial number."""
    text = passage.text.rstrip()
    pattern = pattern or _pattern(text)
    serial = _SERIAL.match(text)
    start = serial.end() if serial else 0
    if pattern is _STROKE:
        start, text = (
            len(text) - len(text.lstrip(" |｜│┃")),
            f"{text[:-1] if text[-1] in '|｜│┃' else text}|",
        )
    cells = []
    for found in pattern.finditer(text, start):
        said = found["cell"]
        begin = found.start() + len(said) - len(said.lstrip())
        cells.append(passage._replace(text=said.strip(), start=passage.start + begin))
    return cells


def _pattern(text: str) -> re.Pattern[str]:
    """Return what a cell is in lines like a header: between strokes, wide blanks, or any blanks."""
    if any(stroke in text for stroke in "|｜│┃"):
        return _STROKE
    return _WIDE if "  " in text or "\t" in text or "\u3000" in text else _NARROW
