"""Targets that a plan lists line by line instead of in a table: 2. 应急物资储备库覆盖率：100%，约束性."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decompose.model.plan import Indicator
from decompose.model.source import Document, Span
from decompose.parser.bracketed_facts import facts_in, with_facts, without_facts
from decompose.parser.indicators import indicators_in
from decompose.parser.listed_rows import row_of, strokes_told
from decompose.text.patterns import regex

_KIND = r"(?:约束性|预期性|指导性)(?:指标)?"
_LINE = regex(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|[.．、])|[①-⑳]|[-—•·*●○◆])?\s*"
    r"(?P<name>[^：:。；，\n]{3,40}?)(?:（(?P<unit>[^（）]{1,8})）)?[：:]\s*(?P<value>[^。；\n]{0,40}?\d[^。；\n]{0,24}?)"
    rf"(?P<kind>[，,、；（(\s]*{_KIND}[)）]?)?\s*[。；;]?\s*$"
)
_ROW = regex(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|[.．、])|[①-⑳]|[-—•·*●○◆])?\s*"
    r"(?P<name>[^：:。；，\n]{3,40}?)(?:（(?P<unit>[^（）]{1,8})）)?[：:]\s*(?P<value>[^。\n]{0,40}?\d[^。\n]{0,120}?)\s*[。；;]?\s*$"
)
_REACHED = regex("(?:规划|计划|目标|要求)[^。]*\\d[^。]*(?:实际|实绩|实有|实测|实为|完成)[^。]*\\d")
"""What was planned and what was reached in one line needs no words that announce indicators."""
_HEAD = regex(r"指标|(?:主要|具体|分项|总体)目标")
_MEASURE = regex(
    r"(?:率|数|数量|比例|占比|比重|人数|起数|次数|里程|面积|时间|系数|指数|浓度|满意度|强度|密度|总量|人次|水平|座|处|率（%）)$"
)
_SPAN_OF_YEARS = regex(
    r"^(?:[一二三四五两\d]+年(?:内|间)?(?:累计|共|总计)?|每年|年均|到20\d\d年底?)(?=[^\d]*\d)"
)
_JOINED = regex(
    r"^(?:较|比|以|累计|逐年|下降|降低|减少|提高|达到?|不低于|不少于|不高于|不超过|控制|保持|稳定|由|从|20\d\d年)"
)
_ALL = regex("^(?:全|我)[省市县区州旗]")
_SENTENCES = regex("[。；;]")
_LEAST = 2
_BEGINS = regex(r"(?:目标|指标)(?:如下|为|是|包括)?[：:]\s*$")
_LONGEST = 100
_Line = tuple[int, str, "re.Match[str] | None"]
"""A block with its text, and its parts where it is a line of a list."""


def listed_targets(doc: Document, *, period: tuple[int, int] | None) -> Iterator[Indicator]:
    """Yield the targets of lines ``name：value，约束性``.

    A line counts by its kind, or as one of two and more lines on measures below words that announce indicators.
    """
    lines = [(block.index, block.text, _LINE.match(block.text)) for block in doc.blocks]
    rows: set[int] = set()
    for place, (index, _, line) in enumerate(lines):
        row = _row(lines, place)
        if row is not None:
            rows.add(index)
            last = row.target_year or (period[1] if period else None)
            update = {"target_year": last, "table": _caption(lines, place)}
            yield row.model_copy(update=update)
            continue
        if line is None or not (line["kind"] or _announced(lines, place)):
            continue
        name, value = (
            line["name"].strip(),
            _SPAN_OF_YEARS.sub("", _ALL.sub("", line["value"].strip())),
        )
        table = _caption(lines, place) if _beside_rows(lines, place) else None
        joint = "" if _JOINED.match(value) else "达到"
        span = Span(block=index, start=line.start("name"), end=line.end("value"))
        for found in indicators_in(f"{name}{joint}{value}", block=index, period=period):
            yield found.model_copy(
                update={"span": span, "name": name, "target_text": line["value"], "table": table}
            )
            break
    told = rows | {index for index, _, line in lines if line and line["kind"]}
    for index, text in _listed(lines):
        if index not in told:
            facts = facts_in(text)
            own = indicators_in(without_facts(text, facts), block=index, period=period)
            yield from with_facts(own, facts, 0)


def _listed(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Yield the short lines that follow words which announce a list: 具体目标：."""
    below = False
    for index, text, line in lines:
        short = text.rstrip().endswith(("；", ";", "。")) and len(text) <= _LONGEST
        below = below and short and text.count("。") <= 1
        if below and line is None:
            yield index, text
        below = below or _BEGINS.search(text) is not None


def _row(lines: Sequence[_Line], place: int) -> Indicator | None:
    """Return the indicator of a line with several figures: one planned and one reached, or among such lines."""
    index, text, line = lines[place]
    found = _ROW.match(text) if "：" in text or ":" in text else None
    if found is None or not (line or _REACHED.search(found["value"])):
        return None
    announced = line is not None and (line["kind"] is not None or _announced(lines, place))
    if not announced and not _REACHED.search(found["value"]):
        return None
    span = Span(block=index, start=found.start("name"), end=found.end("value"))
    name, unit = found["name"].strip(), found["unit"]
    return row_of(name, found["value"], unit=unit, span=span, header=_head(lines, place))


def _announced(lines: Sequence[_Line], place: int) -> bool:
    """Tell whether a line on a measure stands in a run of such lines below words that announce indicators."""
    last = place
    while last + 1 < len(lines) and _measured(lines[last + 1][2]):
        last += 1
    first = _first(lines, place)
    above = _head(lines, place)
    head = _HEAD.search(above[:40]) or strokes_told(above)
    return bool(head) and _measured(lines[place][2]) and last - first + 1 >= _LEAST


def _caption(lines: Sequence[_Line], place: int) -> str | None:
    """Return the words that announce the list in which a line stands, as the caption of a table would."""
    if not _announced(lines, place):
        return None
    return _SENTENCES.split(_head(lines, place).strip().rstrip("：:。"))[-1] or None


def _beside_rows(lines: Sequence[_Line], place: int) -> bool:
    """Tell whether a line stands among lines that give figures of several years."""
    first = _first(lines, place)
    beside = [n for n in (first, first + 1) if n != place and n < len(lines)]
    return bool(beside) and _announced(lines, place) and all(_row(lines, n) for n in beside)


def _first(lines: Sequence[_Line], place: int) -> int:
    """Return where the run of lines on measures begins in which a line stands."""
    while place and _measured(lines[place - 1][2]):
        place -= 1
    return place


def _head(lines: Sequence[_Line], place: int) -> str:
    first = _first(lines, place)
    return lines[first - 1][1] if first else ""


def _measured(line: re.Match[str] | None) -> bool:
    if line is None:
        return False
    return line["unit"] is not None or _MEASURE.search(line["name"].strip()) is not None
