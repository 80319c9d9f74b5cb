"""Targets that a plan lists line by line instead of in a table: 2. 应急物资储备库覆盖率：100%，约束性."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decompose.model.plan import Indicator
from decompose.model.source import Document, Span
from decompose.parser.indicators import indicators_in
from decompose.text.patterns import regex

_KIND = r"(?:约束性|预期性|指导性)(?:指标)?"
_LINE = regex(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|[.．、])|[①-⑳]|[-—•·*●○◆])?\s*"
    r"(?P<name>[^：:。；，\n]{3,40}?)(?:（(?P<unit>[^（）]{1,8})）)?[：:]\s*(?P<value>[^。；\n]{0,40}?\d[^。；\n]{0,24}?)"
    rf"(?P<kind>[，,、；（(\s]*{_KIND}[)）]?)?\s*[。；;]?\s*$"
)
_HEAD = regex(r"指标|(?:主要|具体|分项|总体)目标")
_MEASURE = regex(
    r"(?:率|数|数量|比例|占比|比重|人数|起数|次数|里程|面积|时间|系数|指数|浓度|满意度|强度|密度|总量|人次|座|处|率（%）)$"
)
_SPAN_OF_YEARS = regex(
    r"^(?:[一二三四五两\d]+年(?:内|间)?(?:累计|共|总计)?|每年|年均|到20\d\d年底?)(?=[^\d]*\d)"
)
_JOINED = regex(
    r"^(?:较|比|以|累计|逐年|下降|降低|减少|提高|达到?|不低于|不少于|不高于|不超过|控制|保持|稳定|由|从|20\d\d年)"
)
_ALL = regex("^(?:全|我)[省市县区州旗]")
_LEAST = 2
_BEGINS = regex(r"(?:目标|指标)(?:如下|为|是|包括)?[：:]\s*$")
_LONGEST = 100


def listed_targets(doc: Document, *, period: tuple[int, int] | None) -> Iterator[Indicator]:
    """Yield the targets of lines ``name：value，约束性``.

    A line counts by its kind, or as one of two and more lines on measures below words that announce indicators.
    """
    lines = [(block.index, block.text, _LINE.match(block.text)) for block in doc.blocks]
    for place, (index, _, line) in enumerate(lines):
        if line is None or not (line["kind"] or _announced(lines, place)):
            continue
        name, value = (
            line["name"].strip(),
            _SPAN_OF_YEARS.sub("", _ALL.sub("", line["value"].strip())),
        )
        joint = "" if _JOINED.match(value) else "达到"
        span = Span(block=index, start=line.start("name"), end=line.end("value"))
        for found in indicators_in(f"{name}{joint}{value}", block=index, period=period):
            yield found.model_copy(
                update={"span": span, "name": name, "target_text": line["value"]}
            )
            break
    told = {index for index, _, line in lines if line and line["kind"]}
    for index, text in _listed(lines):
        if index not in told:
            yield from indicators_in(text, block=index, period=period)


def _listed(lines: Sequence[tuple[int, str, re.Match[str] | None]]) -> Iterator[tuple[int, str]]:
    """Yield the short lines that follow words which announce a list: 具体目标：."""
    below = False
    for index, text, line in lines:
        short = text.rstrip().endswith(("；", ";", "。")) and len(text) <= _LONGEST
        below = below and short and text.count("。") <= 1
        if below and line is None:
            yield index, text
        below = below or _BEGINS.search(text) is not None


def _announced(lines: Sequence[tuple[int, str, re.Match[str] | None]], place: int) -> bool:
    """Tell whether a line on a measure stands in a run of such lines below words that announce indicators."""
    first = place
    while first and _measured(lines[first - 1][2]):
        first -= 1
    last = place
    while last + 1 < len(lines) and _measured(lines[last + 1][2]):
        last += 1
    head = first and _HEAD.search(lines[first - 1][1][:40])
    return bool(head) and _measured(lines[place][2]) and last - first + 1 >= _LEAST


def _measured(line: re.Match[str] | None) -> bool:
    return line is not None and _MEASURE.search(line["name"].strip()) is not None
