"""Figures shared out among the places below: a whole and its parts, in a table or in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.model.result import Evidence, EvidenceKind
from decompose.parser.tables import Cell, Table
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_WHOLE = CuedPattern(
    r"^(?:全[省市县区州盟](?:合\s*计|总\s*计|总数|总量)?|[省市县区州盟]级?总?(?:计|数|量)|全[省市县区州盟](?:20\d\d年)?(?:控制|任务|目标|计划)(?:数|目标|指标|总数)?|各[^，。；]{1,14}(?:合计|总计)|合\s*计|总\s*计|总数|总量)(?:[（(][^（）()]{1,16}[）)])?$"
)
_PLACE = CuedPattern(
    "^[一-鿿]{1,12}(?:[县市区旗州镇乡]|(?<!照|芯|影|图|名|唱)片|街道|开发区|园区|新区|高新区|经开区|管委会|示范区)$"
)
_NO_PLACE = CuedPattern(
    "^(?:全[省市县区]|[各本]|.{0,3}(?:合计|总计)|功能区|城区|地区|辖区|片区)"
    "|^(?:乡镇|镇街|街镇|县区|区县|市县|县市区?|市县区|镇乡)$"
)
_RATE = CuedPattern("率|比[例重]|占比|[%％‰]|降幅|(?<!年)均|排名|位次|得分")
_NO_FIGURE = CuedPattern(r"序\s*号|编\s*号|代码|年份|电话")
_LESS = CuedPattern("死亡|事故|伤亡|受伤|火灾|损失|控制|上限|不超过|以内")
_SPOKEN = CuedPattern(
    r"(?:全[省市县区州]|总[数量额]|合计|共)[^。；;]{0,40}?(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[一-鿿]{1,2}?)"
    r"(?:以内|以下|以上)?[，,；;（(][^。]{0,12}?其中[：:，,]?(?P<parts>[^。；;）)]{6,400})",
    cue=("其中",),
)
_PART = CuedPattern(
    r"(?P<name>[一-鿿]{1,12}?(?:[县市区旗州镇乡片]|街道|开发区|新区))"
    r"[^\d，,、。；;]{0,8}(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>[一-鿿]{1,2})"
)
_TOTALLED = CuedPattern(
    r"(?P<parts>[一-鿿]{1,12}?(?:[县市区旗州镇乡]|街道|开发区|新区)[^\d，,、。；;]{0,8}\d[^。；;，,]{6,400}?)"
    r"[，,]?(?:合计|共计|总计|总共)[^\d，。；;]{0,6}(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[一-鿿]{1,2})",
    cue=("合计", "共计", "总计", "总共"),
)
_SHARED = CuedPattern(
    r"(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[^人名\d\s，。；、其]{1,3})[，,]其中[：:，,]?(?P<parts>(?:[^。；;（）()]|（[^（）]{1,8}）){6,200})",
    cue=("其中",),
)  # kinds of one thing; of people several kinds may be the same persons
_SHARED_AFAR = CuedPattern(
    r"(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[^人名\d\s，。；、其]{1,3})[，,][^，。；、其中]{2,16}[，,]其中[：:，,]?(?P<parts>(?:[^。；;（）()]|（[^（）]{1,8}）){6,200})",
    cue=("其中",),
)  # 新建消防站15个，投资1.2亿元，其中特勤站2个
_KIND = CuedPattern(
    r"(?P<name>[一-鿿（）]{1,14}?)(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>[^\d\s，。；、]{1,3})(?=[、，,和及]|$)"
)
_GIVEN_OUT = CuedPattern(
    r"(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[一-鿿]{1,2}?)(?:以内|以下|以上)?(?:（[^（）]{2,16}）|[）)])?(?:[，,；;：:（(]|。(?=[^，。；\d]{0,8}(?:分解|分配|下达)))"
    r"(?:将?控制(?:数|指标|目标)|现|已|并|将|任务|指标|数量|逐级|各地|各县(?:（市、区）|市区|区)|按[^，。；\d]{1,6}){0,2}(?:(?:分解|分配|下达)(?:到|下达|为|至|给)?|分别为|具体为|即)?(?:各?[县市区乡镇街道片（）、]{1,9})?(?:为|如下)?[：:]?\s*"
    r"(?P<parts>(?!其中|包括|含|有)[一-鿿]{1,12}?(?:[县市区旗州镇乡片]|街道|开发区|新区)[^\d，,、。；;]{0,8}\d[^。；;）)]{6,400})",
    cue="县市区旗州镇乡街开新片",
)
"""A figure and the places it is shared out to: 40个：甲街道15个、乙镇10个."""
_AMONG = CuedPattern(
    r"(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[人名])(?:以内|以下|以上)?[，,]其中[：:，,]?(?P<parts>[^。；;）)]{6,400})",
    cue=("其中",),
)  # persons of different places are different persons
_PLACED = CuedPattern(
    r"^(?P<name>[一-鿿]{1,12}?(?:[县市区旗州镇乡村]|街道|社区|开发区|新区|园区))(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>[一-鿿]{1,3})$"
)
_OPENS = regex("[：:]$|(?:分解|分配|下达)[^，。；]{0,6}如下[。：:]?$")
"""The next passage goes on."""
_CLAUSE_MARK = regex("[，,、。；;：:]")
_OF_ALL = regex("全[省市县区州]$")
_FEWEST = 2
_NEAR = 20
_LITTLE = 0.1
"""What may be left of a whole beside parts that seem to be all of it."""
_YEARLIKE = regex(r"(?:19|20)\d\d")
"""A number that is no year in a column of figures."""
_LISTING_MARK = regex("[，,、]")


class Apportioned(NamedTuple):
    """One figure of the whole and the figures of its places."""

    what: str
    whole: float
    parts: tuple[float, ...]
    less: bool
    """The figure is a limit: less of it is better."""
    evidence: tuple[Evidence, ...]
    block: int
    kinds: bool = False
    """The parts are kinds of a thing, not places."""
    printed: bool = False
    """The whole is printed in the table that shares it out."""
    whole_of_parts: bool = False
    """The text itself says that the parts make the whole up: neither more nor less will do."""


def apportioned(case: AuditCase) -> Iterator[Apportioned]:
    """Yield every whole that stands with at least two of its parts, tables first."""
    for table in case.tables:
        yield from _down(table)
        yield from _across(table)
    yield from _spoken(case)


def _down(table: Table) -> Iterator[Apportioned]:
    """Yield the columns of a table whose rows are places."""
    named = [(head_of(row.cells), row.cells) for row in table.rows]
    wholes = [cells for name, cells in named if name and _WHOLE.search(name)]
    parts = [cells for name, cells in named if name and is_place(name)]
    if len(wholes) != 1 or len(parts) < _FEWEST:
        return
    for column, header in enumerate(table.header):
        if _NO_FIGURE.search(header):
            continue
        cells = [row[column] if column < len(row) else None for row in (wholes[0], *parts)]
        yield from _shared(
            header, f"{table.caption or ''}{header}{head_of(wholes[0]) or ''}", cells
        )


def _across(table: Table) -> Iterator[Apportioned]:
    """Yield the rows of a table whose columns are places."""
    heads = ["".join(h.split()) for h in table.header]
    wholes = [i for i, head in enumerate(heads) if _WHOLE.search(head)]
    parts = [i for i, head in enumerate(heads) if is_place(head)]
    if len(wholes) != 1 or len(parts) < _FEWEST:
        return
    for row in table.rows:
        name = head_of(row.cells) or ""
        cells = [row.cells[i] if i < len(row.cells) else None for i in (*wholes, *parts)]
        yield from _shared(name, f"{table.caption or ''}{name}", cells)


def _shared(what: str, about: str, cells: Sequence[Cell | None]) -> Iterator[Apportioned]:
    """Yield the figures when every cell holds exactly one and they can be added up."""
    values = [value_of(cell) for cell in cells]
    whole, *parts = values
    if whole is None or _RATE.search(about) or any(value is None for value in parts):
        return
    held = [cell for cell in cells if cell is not None]
    evidence = tuple(
        Evidence(kind=EvidenceKind.TEXT, quote=cell.text, span=cell.span) for cell in held[:1]
    )
    yield Apportioned(
        what="".join(what.split()),
        whole=whole,
        parts=tuple(value for value in parts if value is not None),
        less=bool(_LESS.search(about)),
        evidence=evidence,
        block=held[0].span.block,
        printed=True,
    )


def _spoken(case: AuditCase) -> Iterator[Apportioned]:
    for passage, following in zip_longest(case.passages, case.passages[1:]):
        for found in _SPOKEN.finditer(passage.text):
            parts = [p for p in _PART.finditer(found["parts"]) if p["unit"][0] == found["unit"][0]]
            if len(parts) < _FEWEST or _RATE.search(found.group()):
                continue
            values = tuple(float(p["value"]) for p in parts)
            listed = _LISTING_MARK.split(found["parts"].rstrip("，,、"))
            if len(parts) < len(listed) and sum(values) < float(found["whole"]):
                continue  # what is left may be the share of those that are no places
            yield Apportioned(
                what="",
                whole=float(found["whole"]),
                parts=values,
                less=bool(_LESS.search(found.group())) or sum(values) > float(found["whole"]),
                evidence=(passage.quote(*found.span()),),
                block=passage.block,
            )
        yield from _of_places(passage)
        yield from _summed_up(passage)
        yield from _of_kinds(passage)
        if not _SPOKEN.search(passage.text) and not _TOTALLED.search(passage.text):
            opens = following is not None and _OPENS.search(passage.text) is not None
            yield from _given_out(passage, following if opens else None)


def _of_places(passage: Passage) -> Iterator[Apportioned]:
    """Yield a figure whose parts behind 其中 are all places, where they are given more than it holds."""
    for found in _AMONG.finditer(passage.text):
        listed = [each.strip() for each in _LISTING_MARK.split(found["parts"]) if each.strip()]
        parts = [p for each in listed if (p := _PLACED.search(each)) and p["unit"] == found["unit"]]
        values = tuple(float(p["value"]) for p in parts)
        told = _SPOKEN.search(passage.text) or len(parts) < len(listed)
        if told or len(parts) < _FEWEST or sum(values) <= float(found["whole"]):
            continue
        yield Apportioned(
            what="",
            whole=float(found["whole"]),
            parts=values,
            less=True,
            evidence=(passage.quote(*found.span()),),
            block=passage.block,
        )


def _of_kinds(passage: Passage) -> Iterator[Apportioned]:
    """Yield a number of things and the kinds of them that it is said to hold, where these are more."""
    near = list(_SHARED.finditer(passage.text))
    begun = {found.start("parts") for found in near if len(_kinds(found)) >= _FEWEST}
    afar = (f for f in _SHARED_AFAR.finditer(passage.text) if f.start("parts") not in begun)
    for found in (*near, *afar):
        parts = _kinds(found)
        values = tuple(float(p["value"]) for p in parts)
        places = any(is_place(p["name"]) for p in parts)
        places = places and _SPOKEN.search(passage.text) is not None  # told with the whole place
        left = float(found["whole"]) - sum(values)
        short = 0 < left < min(values, default=0) and left <= float(found["whole"]) * _LITTLE
        if len(parts) < _FEWEST or (left >= 0 and not short) or (places and not short):
            continue
        end = found.start("parts") + parts[-1].end()
        yield Apportioned(
            what="其中",
            whole=float(found["whole"]),
            parts=values,
            less=True,
            evidence=(passage.quote(found.start(), end),),
            block=passage.block,
            kinds=True,
        )


def _kinds(found: re.Match[str]) -> list[re.Match[str]]:
    return [p for p in _KIND.finditer(found["parts"]) if p["unit"] == found["unit"]]


def _given_out(passage: Passage, following: Passage | None) -> Iterator[Apportioned]:
    """Yield a figure that is followed, if only in the next passage, by nothing but places with their shares of it."""
    text = passage.text + (following.text if following else "")
    for found in _GIVEN_OUT.finditer(text):
        clause = _CLAUSE_MARK.split(text[: found.end("unit")])[-1]
        placed = _PLACED.search(clause)
        if placed and is_place(placed["name"]) and not _OF_ALL.search(placed["name"]):
            continue  # itself a share
        listed = _LISTING_MARK.split(found["parts"])
        parts = [p for each in listed if (p := _PART.search(each)) and p.group() == each.strip()]
        parts = [p for p in parts if p["unit"][0] == found["unit"][0] and is_place(p["name"])]
        if len(parts) < _FEWEST or len(parts) < len(listed) or _RATE.search(found.group()):
            continue
        end = min(found.end(), len(passage.text))
        before = text[max(0, found.start() - _NEAR) : found.end()]
        yield Apportioned(
            what="",
            whole=float(found["whole"]),
            parts=tuple(float(p["value"]) for p in parts),
            less=bool(_LESS.search(before)),
            evidence=(
                passage.quote(found.start(), end),
                *_behind(following, found, len(passage.text)),
            ),
            block=passage.block,
            whole_of_parts=not _LESS.search(before),
        )


def _behind(following: Passage | None, found: re.Match[str], length: int) -> Iterator[Evidence]:
    """Yield what stands of a match in the passage behind."""
    if following is not None and found.end() > length:
        yield following.quote(0, found.end() - length)


def _summed_up(passage: Passage) -> Iterator[Apportioned]:
    """Yield lists of places that end in their sum: 甲县3座、乙县2座，合计5座."""
    for found in _TOTALLED.finditer(passage.text):
        unit = found["unit"]
        parts = [p for p in _PART.finditer(found["parts"]) if p["unit"][0] == unit[0]]
        if len(parts) < _FEWEST or len(parts) != found["parts"].count("、") + 1:
            continue
        yield Apportioned(
            what="",
            whole=float(found["whole"]),
            parts=tuple(float(p["value"]) for p in parts),
            less=False,
            evidence=(passage.quote(*found.span()),),
            block=passage.block,
            whole_of_parts=True,
        )


def head_of(cells: Sequence[Cell | None]) -> str | None:
    """Return the first words of a row that are no number."""
    texts = ("".join(cell.text.split()) for cell in cells if cell is not None)
    return next((text for text in texts if text and not text[0].isdigit()), None)


def is_whole(name: str) -> bool:
    """Tell whether a cell names all the places together: 全市, 合计, 全市2025年控制数."""
    return _WHOLE.search("".join(name.split())) is not None


def is_place(name: str) -> bool:
    """Tell whether a cell names a place below, and not a group of them or the whole."""
    return bool(_PLACE.search(name)) and not _NO_PLACE.search(name)


def value_of(cell: Cell | None) -> float | None:
    """Return the only figure of a cell."""
    found = quantities_in(cell.text) if cell else ()
    if cell and not found and _YEARLIKE.fullmatch(cell.text.strip()):
        return float(cell.text)
    return found[0].value if len(found) == 1 else None
