"""Figures that a superior plan's tables allot to places by name: 云泽市 | 79."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import is_place
from decompose.audits.targets import titled
from decompose.model.result import Decomposition, Evidence, EvidenceKind
from decompose.parser.grids import tables_of
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_FRAME = regex(
    r"[（(][^（）()]*[）)]|(?:19|20)\d\d年|(?:控制|约束)?(?:上限|下限|控制数|控制目标|控制指标|目标值|目标|指标值?|任务数?|分解数)$"
)
_LIMIT = regex("死亡|事故|伤亡|受伤|损失|上限|不超过|以内|控制")
_FEWEST = 2


class Allotted(NamedTuple):
    """What a table above allots to one place.

    Units:
        ``value`` as printed, in the unit of the column.
    """

    name: str
    value: float
    limit: bool
    evidence: tuple[Evidence, ...]


def allotted(superior: Decomposition, place: str) -> Iterator[Allotted]:
    """Yield the figures of a place in tables of the superior plan whose rows are places."""
    for table in tables_of(superior.plan.document):
        rows = [(cells[0], cells) for row in table.rows if (cells := row.cells) and cells[0]]
        named = [("".join(head.text.split()), cells) for head, cells in rows if head is not None]
        own = [cells for name, cells in named if name == place]
        if len(own) != 1 or sum(is_place(name) for name, _ in named) < _FEWEST:
            continue
        for header, cell in zip(table.header[1:], own[0][1:], strict=False):
            found = quantities_in(cell.text) if cell is not None else ()
            name = _FRAME.sub("", _FRAME.sub("", "".join(header.split())))
            if cell is None or len(found) != 1 or not name:
                continue
            quote = f"{place} {header}：{cell.text}"
            evidence = Evidence(
                kind=EvidenceKind.TEXT, quote=quote, span=cell.span, document=titled(superior)
            )
            about = f"{table.caption or ''}{header}"
            yield Allotted(name, found[0].value, _LIMIT.search(about) is not None, (evidence,))
