"""Tables of opinions whose rows bear no numbers: read by the rows and columns of the table itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from decompose.audits.case import AuditCase, Passage
from decompose.audits.opinions import DECISION, HEADS, Consultation, Opinion
from decompose.model.source import BlockKind
from decompose.text.cues import CuedPattern

Grid = Mapping[int, Mapping[int, Passage]]
"""The cells of a table by row and column."""
_LONGEST_HEAD = 10
_OF_A_DRAFT = CuedPattern("采纳|吸纳|吸收|采用|协调", cue="采吸协")
"""Told of comments on a draft, not of what inspectors found."""
_NO_ANSWER = ("暂无", "未答复", "暂未答复", "无答复", "空")
_NOTHING_TOLD = "—–-－─/／"


def unnumbered(case: AuditCase) -> Iterator[Consultation]:
    """Yield the tables of opinions that have no column of serial numbers, in order."""
    doc = case.result.plan.document
    grids: dict[tuple[str, int | None], dict[int, dict[int, Passage]]] = {}
    for block in doc.blocks if doc else ():
        place = block.place
        if block.kind is BlockKind.CELL and place.row is not None and place.column is not None:
            grid = grids.setdefault((place.file, place.table), defaultdict(dict))
            grid[place.row][place.column] = Passage(block.index, block.text, None)
    for grid in grids.values():
        table = read_grid(case, grid)
        if table is not None and table.rows:
            yield table


def read_grid(case: AuditCase, grid: Grid) -> Consultation | None:
    """Return the table of opinions that some cells make up; None where their first row heads none."""
    first = min(grid)
    heads = heads_of(grid[first])
    if heads is None or not {"opinion", "decision"} <= set(heads.values()):
        return None
    decides = next(grid[first][column].text for column, name in heads.items() if name == "decision")
    if "unit" not in heads.values() and not _OF_A_DRAFT.search(decides):
        return None
    table = Consultation()
    for serial, row in enumerate((r for r in sorted(grid) if r > first), start=1):
        told = {name: grid[row][col] for col, name in heads.items() if col in grid[row]}
        if "opinion" in told and told["opinion"].text.strip():
            table.rows.append(_opinion(case, told, serial))
    return table


def heads_of(cells: Mapping[int, Passage]) -> dict[int, str] | None:
    """Return the columns of a header; None where they are numbered, or one cell is no head."""
    found: dict[int, str] = {}
    for column, cell in cells.items():
        text = "".join(cell.text.split())
        name = next((n for n, p in HEADS.items() if p.search(text)), None)
        if name == "serial" or len(text) > _LONGEST_HEAD:
            return None
        if name is not None and name not in found.values():
            found[column] = name
    return found


def _opinion(case: AuditCase, told: Mapping[str, Passage], serial: int) -> Opinion:
    texts = {name: cell.text.strip() for name, cell in told.items()}
    decided = texts.get("decision", "").strip(_NOTHING_TOLD)
    decided = "" if decided in _NO_ANSWER else decided
    match = DECISION.search(decided)
    reason = [decided[match.end() :].strip()] if match else []
    reason.append(texts.get("reason", "").strip(_NOTHING_TOLD))
    evidence = tuple(
        told[name].quote(0, len(told[name].text))
        for name in ("opinion", "decision", "reason")
        if texts.get(name)
    )
    return Opinion(
        serial=str(serial),
        unit=texts.get("unit", ""),
        opinion=texts["opinion"],
        decision=match["word"] if match else decided,
        reason="".join(reason),
        subject={**case.section_at(told["opinion"].block), "row": str(serial)},
        evidence=evidence,
        original=texts.get("original", ""),
        blocks=tuple(sorted({cell.block for cell in told.values()})),
    )
