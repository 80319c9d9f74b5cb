"""Figures that a superior plan allots to places by name: 云泽市 | 79, 其中云泽市不超过79人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import is_place
from decompose.audits.targets import titled
from decompose.model.result import Decomposition, Evidence, EvidenceKind
from decompose.model.source import Span
from decompose.parser.grids import tables_of
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_FRAME = regex(
    r"[（(][^（）()]*[）)]|(?:19|20)\d\d年|(?:控制|约束)?(?:上限|下限|控制数|控制目标|控制指标|目标值|目标|指标值?|任务数?|分解数)$"
)
_LIMIT = regex("死亡|事故|伤亡|受伤|损失|上限|不超过|以内|控制")
_FEWEST = 2
_SENTENCE = regex(r"[^。；;\n]+")
_WHOLE = regex(
    r"(?:^|[，：])(?:到20\d\d年[，,]?)?(?:各[省市县区乡镇旗州]{1,2}|全[省市县区州旗盟])?(?P<name>[^，：\d]{4,30}?)(?:合计|总计|共计|总数|共)?(?P<bound>控制在|不超过|不低于|不少于|达到|为)(?P<whole>\d+(?:\.\d+)?)(?P<unit>[一-鿿])(?:以内|以上|以下)?[，,（(]?(?=[^。；]*其中|[^。；]*分解)"
)
_LEADS = regex("^(?:20\\d\\d年底?前?|期间|全[省市县区州旗盟]|各[省市县区乡镇旗州]{1,2})+")


class Allotted(NamedTuple):
    """What the plan above allots to one place.

    Units:
        ``value`` as printed, in the unit of the column.
    """

    name: str
    value: float
    limit: bool
    evidence: tuple[Evidence, ...]


def framed(header: str) -> str:
    """Return the name of what a column holds, without the words for its figure: 上限, 控制数."""
    return _FRAME.sub("", _FRAME.sub("", header))


def allotted(superior: Decomposition, place: str) -> Iterator[Allotted]:
    """Yield the figures of a place in the superior plan: in tables whose rows are places, in sentences on parts."""
    if place:
        yield from _told(superior, place)
    for table in tables_of(superior.plan.document):
        rows = [(cells[0], cells) for row in table.rows if (cells := row.cells) and cells[0]]
        named = [("".join(head.text.split()), cells) for head, cells in rows if head is not None]
        own = [cells for name, cells in named if name == place]
        if len(own) != 1 or sum(is_place(name) for name, _ in named) < _FEWEST:
            continue
        for header, cell in zip(table.header[1:], own[0][1:], strict=False):
            found = quantities_in(cell.text) if cell is not None else ()
            name = framed("".join(header.split()))
            if cell is None or len(found) != 1 or not name:
                continue
            quote = f"{place} {header}：{cell.text}"
            evidence = Evidence(
                kind=EvidenceKind.TEXT, quote=quote, span=cell.span, document=titled(superior)
            )
            about = f"{table.caption or ''}{header}"
            yield Allotted(name, found[0].value, _LIMIT.search(about) is not None, (evidence,))


def _told(superior: Decomposition, place: str) -> Iterator[Allotted]:
    """Yield what sentences give to a place of a whole: 合计控制在300间以内，其中甲县不超过80间."""
    doc = superior.plan.document
    share = re.compile(
        rf"(?<![一-鿿]){re.escape(place)}[^，、；\d]{{0,6}}?(?P<value>\d+(?:\.\d+)?)(?P<unit>[一-鿿])"
        rf"|(?:其中|[、和及])[：:]?{re.escape(place)}[^，、；\d]{{0,6}}?(?P<value2>\d+(?:\.\d+)?)(?P<unit2>[一-鿿])"
    )
    for block in doc.blocks if doc is not None else ():
        for sentence in _SENTENCE.finditer(block.text) if place in block.text else ():
            whole = _WHOLE.search(sentence.group())
            part = share.search(sentence.group(), whole.end()) if whole else None
            if whole is None or part is None:
                continue
            if (part["unit"] or part["unit2"]) != whole["unit"]:
                continue
            span = Span(block=block.index, start=sentence.start(), end=sentence.end())
            evidence = Evidence(
                kind=EvidenceKind.TEXT,
                quote=sentence.group(),
                span=span,
                document=titled(superior),
            )
            value = float(part["value"] or part["value2"])
            limit = _LIMIT.search(sentence.group()) is not None
            yield Allotted(_LEADS.sub("", whole["name"]), value, limit, (evidence,))
