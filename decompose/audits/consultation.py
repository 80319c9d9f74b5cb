"""Tables of opinions and what became of them, as cells of a table or as lines that once were one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase, Passage
from decompose.audits.opinion_grid import unnumbered
from decompose.audits.opinion_rows import drawn
from decompose.audits.opinions import DECISION, HEADS, Consultation, Opinion
from decompose.model.source import BlockKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SERIAL = CuedPattern(r"^\s*(\d{1,3})\s*$")
_STROKE = regex("[|｜│┃]")
_BETWEEN = regex(r"[^|｜│┃\s](?:[^|｜│┃]*[^|｜│┃\s])?")
_RULE = regex(r"[-—–─━═=+:：┼├┤ ]+")
_STROKES, _GAP = 2, 2
_BLANK = "—–-－─ 　"


def consultations(case: AuditCase) -> tuple[Consultation, ...]:
    """Return the tables of opinions of a document, in order."""
    found: list[Consultation] = []
    heads: list[tuple[str, int]] = []
    start = None
    passages = tuple(_cells(case.passages))
    for number, passage in enumerate(passages):
        if _clean(passage) in ("序号", "编号"):
            heads, start = _heads(passages, number), number
            if start is not None and {"opinion", "decision"} <= {name for name, _ in heads}:
                table = _of_one_table(case, passages, number)
                found.append(Consultation(list(_rows(table, len(heads), heads))))
    return (*(table for table in found if table.rows), *unnumbered(case), *drawn(case))


def _of_one_table(case: AuditCase, passages: Sequence[Passage], start: int) -> Sequence[Passage]:
    """Return the passages from a header on: to the end of its table, all of them where the lines are no cells."""
    doc = case.result.plan.document
    first = doc.blocks[passages[start].block] if doc else None
    if first is not None and _STROKE.search(first.text):
        return _drawn(passages, start)
    if doc is None or first is None or first.kind is not BlockKind.CELL:
        return passages[start:]
    own = {
        b.index
        for b in doc.blocks
        if b.kind is BlockKind.CELL and b.place.table == first.place.table
    }
    return [passage for passage in passages[start:] if passage.block in own]


def _cells(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages, each cell of a row drawn with strokes by itself; empty ones fall away."""
    for passage in passages:
        if len(_STROKE.findall(passage.text)) < _STROKES:
            yield passage
            continue
        for cell in _BETWEEN.finditer(passage.text):
            if not _RULE.fullmatch(cell.group()):
                yield passage._replace(text=cell.group(), start=passage.start + cell.start())


def _drawn(passages: Sequence[Passage], start: int) -> Sequence[Passage]:
    """Return the cells from a header on to the end of a table drawn with strokes, block by block."""
    end = start
    while end < len(passages) and passages[end].block - passages[max(start, end - 1)].block <= _GAP:
        if passages[end].start == 0 and end > start and not _is_cell(passages, end):
            break
        end += 1
    return passages[start:end]


def _is_cell(passages: Sequence[Passage], at: int) -> bool:
    """Tell whether another cell of the same row stands beside a passage."""
    beside = (n for n in (at - 1, at + 1) if 0 <= n < len(passages))
    return any(passages[n].block == passages[at].block for n in beside)


def _clean(passage: Passage) -> str:
    return "".join(passage.text.split())


def _heads(passages: Sequence[Passage], start: int) -> list[tuple[str, int]]:
    """Return the columns of a header: its words stand one a block, in a row or one below another."""
    found: list[tuple[str, int]] = []
    for passage in passages[start : start + len(HEADS)]:
        text = _clean(passage)
        name = next((n for n, p in HEADS.items() if p.search(text) and len(text) <= 10), None)
        if name is None or name in (n for n, _ in found):
            break
        found.append((name, passage.block))
    return found


def _rows(
    passages: Sequence[Passage], first: int, heads: Sequence[tuple[str, int]]
) -> Iterator[Opinion]:
    """Yield the rows: each begins with the next number standing alone."""
    section = passages[first].section if first < len(passages) else None
    row: list[Passage] = []
    expected = 1
    for passage in passages[first:]:
        if passage.section is not section:
            break
        number = _SERIAL.search(passage.text)
        if number and int(number.group(1)) == expected:
            if row:
                yield _row(row, heads, expected - 1)
            row, expected = [], expected + 1
        elif expected > 1:
            row.append(passage)
    if expected > 1:
        yield _row(row, heads, expected - 1)


def _row(row: list[Passage], heads: Sequence[tuple[str, int]], serial: int) -> Opinion:
    named = any(name == "unit" for name, _ in heads)
    unit = row[0].text.strip() if named and len(row) > 1 else ""
    rest = row[1:] if unit else row
    at = next((i for i, p in enumerate(rest) if i > 0 and DECISION.search(p.text)), len(rest))
    if at == len(rest) and len(row) + 1 == len(heads):  # an answer in words of its own
        at = (
            next(n for n, (name, _) in enumerate(heads) if name == "decision")
            - len(row)
            + len(rest)
            - 1
        )
    decided = rest[at] if at < len(rest) else None
    match = DECISION.search(decided.text) if decided else None
    reason = [decided.text[match.end() :].strip()] if decided and match else []
    reason += [p.text.strip() for p in rest[at + 1 :]]
    opinion = rest[:at]
    evidence = tuple(
        p.quote(0, len(p.text))
        for p in [*opinion[:1], *([decided] if decided else []), *rest[at + 1 : at + 2]]
    )
    return Opinion(
        serial=str(serial),
        unit=unit,
        opinion="".join(p.text.strip() for p in opinion),
        decision=match["word"] if match else decided.text.strip(_BLANK) if decided else "",
        reason="".join(reason),
        subject={**(row[0].subject() if row else {"row": str(serial)}), "row": str(serial)},
        evidence=evidence,
        blocks=tuple(dict.fromkeys(p.block for p in row)),
    )
