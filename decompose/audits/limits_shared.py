"""A limit of the whole place, and behind it the places that share it, in a list or table: 上限12公顷，甲区4公顷."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.apportioned import Apportioned, is_place
from decompose.audits.case import AuditCase, Passage
from decompose.audits.told_totals import figures_of_places, tables_of_places
from decompose.text.patterns import regex

_NUMBER = r"(?P<value>\d+(?:\.\d+)?)(?P<scale>[万亿])?(?P<unit>[一-鿿]{1,5}?)"
_ITEM = (
    r"[一-鿿]{1,8}?(?:[县市区旗州镇乡]|街道|开发区|新区)(?:控制在|不超过|为)?"
    r"\d+(?:\.\d+)?[万亿]?[一-鿿]{1,5}?(?:以内|以下)?"
    r"(?=[，,、；;。）)]|$)"
)
_RUN = regex(rf"{_ITEM}(?:[，,、；;]{_ITEM}){{2,30}}", cue="县市区旗州镇乡街开新")
_PART = regex(
    rf"(?P<name>[一-鿿]{{1,8}}?(?:[县市区旗州镇乡]|街道|开发区|新区))(?:控制在|不超过|为)?{_NUMBER}(?:以内|以下)?(?=[，,、；;。）)]|$)"
)
_LINE = regex(
    r"\s*(?P<name>[一-鿿]{1,8}?(?:[县市区旗州镇乡]|街道|开发区|新区))"
    r"[\s　:：]*(?P<again>(?P=name))?(?:控制在|不超过|为)?"
    rf"{_NUMBER}(?:以内|以下)?[。；;，,]?\s*"
)
_WHOLE = regex(
    r"(?:全[省市县区州旗]|总[量数盘额]|上限|控制[在数目]|累计不超过)[^。；;\d]{0,24}?(?!20\d\d)"
    + _NUMBER
    + r"(?P<within>以内|以下)?(?=[，,。；;（(：:、\s]|$)",
    cue=("全", "总", "上限", "控制", "累计"),
)
_LIMIT = regex("上限|控制|不超过|以内|以下|盘子|不高于|不突破|封顶")
_SHARED = regex("分解|分配|分给|分到|下达|其中|各[县市区镇乡地街]|如下|控制数|目标")
_SPARE = regex("预留|机动|调剂指标|统筹使用")
_RATE = regex("率|比例|占比|平均|人均|每")
_SCALES = {None: 1.0, "万": 1e4, "亿": 1e8}
_FIGURES = regex(r"\d+")
_FEWEST, _FAR, _BEFORE = 3, 80, 3
_KIND = regex("[（(].*|(?:年度|控制)?(?:上限|控制[数目]?|指标|目标)(?:数|值)?")
_MOST = 2.0
"""Parts of so many times a limit are of something else."""
_HEADER = regex("[（(](?P<scale>[万亿])?(?P<unit>[一-鿿]{1,5})[）)]")


class _Limit(NamedTuple):
    value: float
    scale: float
    passage: Passage
    start: int
    end: int


def limits_shared(case: AuditCase) -> Iterator[Apportioned]:
    """Yield the limits of the whole that stand right before the places that share them."""
    passages = case.passages
    lines: list[tuple[int, re.Match[str]]] = []
    for at, passage in enumerate(passages):
        figures = len(_FIGURES.findall(passage.text))
        for run in _RUN.finditer(passage.text) if figures >= _FEWEST else ():
            yield from _of(passages, at, run.start(), list(_PART.finditer(run.group())))
        told = figures > 0 and len(passage.text) < _FAR
        line = _LINE.fullmatch(passage.text) if told else None
        if line is not None and is_place(line["name"]):
            lines.append((at, line))
            continue
        if len(lines) >= _FEWEST:
            yield from _of(passages, lines[0][0], 0, [found for _, found in lines])
        lines = []
    if len(lines) >= _FEWEST:
        yield from _of(passages, lines[0][0], 0, [found for _, found in lines])
    yield from _of_tables(case)


def _of(
    passages: tuple[Passage, ...], at: int, start: int, parts: list[re.Match[str]]
) -> Iterator[Apportioned]:
    units = {part["unit"] for part in parts}
    if len(units) != 1 or len(parts) < _FEWEST or not all(is_place(p["name"]) for p in parts):
        return
    values = tuple(float(p["value"]) * _SCALES[p["scale"]] for p in parts)
    limit = _limit(passages, at, start, units.pop())
    if limit is not None:
        yield from _shared(limit, values)


def _limit(
    passages: tuple[Passage, ...], at: int, start: int, unit: str, *, tabled: bool = False
) -> _Limit | None:
    """Return the nearest limit before a place of a passage that counts in a unit, with nothing else between.

    Before a list words must say that it is shared out; a table of places says so itself.
    """
    between = ""
    for passage in [*passages[max(0, at - _BEFORE) : at + 1]][::-1]:
        text = passage.text[:start] if passage is passages[at] else passage.text
        told = [f for f in _WHOLE.finditer(text) if f["unit"] == unit]
        if told:
            last = told[-1]
            clause = text[
                max(text.rfind(s, 0, last.start()) for s in "。；;") + 1 : last.end() + 12
            ]
            rest = text[last.end() :] + between
            shared = tabled or not rest.strip() or _SHARED.search(rest)
            fits = _LIMIT.search(clause) and shared and len(rest) <= _FAR
            if not fits or _RATE.search(clause) or _SPARE.search(rest):
                return None
            return _Limit(
                float(last["value"]), _SCALES[last["scale"]], passage, last.start(), last.end()
            )
        between = text + between
    return None


def _shared(limit: _Limit, values: tuple[float, ...]) -> Iterator[Apportioned]:
    if sum(values) > _MOST * limit.value * limit.scale:
        return
    yield Apportioned(
        what="",
        whole=limit.value,
        parts=tuple(round(value / limit.scale, 6) for value in values),
        less=True,
        evidence=(limit.passage.quote(limit.start, limit.end),),
        block=limit.passage.block,
    )


def _of_tables(case: AuditCase) -> Iterator[Apportioned]:
    """Yield the limit in the sentence before a table of places whose only column counts in its unit."""
    for table in tables_of_places(case):
        first = min(c.span.block for row in table.rows for c in row.cells if c is not None)
        before = [p for p in case.passages if p.block < first and "|" not in p.text]
        columns = list(figures_of_places(table))
        told = _HEADER.search("".join(columns[0][0].split())) if len(columns) == 1 else None
        if told is None or not before or not _LIMIT.search(columns[0][0]):
            continue
        scale = _SCALES[told["scale"]]
        values = tuple(value * scale for value in columns[0][1])
        near = tuple(before[-2 * _BEFORE :])
        limit = _limit(near, len(near) - 1, len(near[-1].text), told["unit"], tabled=True)
        what = _KIND.sub("", "".join(columns[0][0].split()))
        if limit is not None and what in limit.passage.text[: limit.end]:
            yield from _shared(limit, values)
