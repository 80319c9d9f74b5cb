"""Targets told in one list for the names of another: 起数和死亡人数分别控制在26起、19人以内."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.plan import Indicator
from decompose.model.source import Span
from decompose.parser.indicators import indicators_in, names_joined
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_RESPECTIVELY = regex(
    r"(?P<names>[^，。；：\d]{4,40}?)(?:力争|要|应|须)?分别(?:力争)?(?P<told>控制在|不超过|不高于|达到|不低于|不少于|提高到|提升到|降至|降到|下降到)"
    r"(?P<figures>[\d.万亿%‰起人名个家座张处台辆公里户亩、和]{3,60})(?P<bound>以内|以下|以上)?(?=[，。；]|$)",
    cue="分别",
)
_BETWEEN = regex("[、和]")
_SEVERAL = 2


def respective_targets(
    text: str, *, block: int, offset: int = 0, period: tuple[int, int] | None = None
) -> Iterator[Indicator]:
    """Yield a target for each name where as many figures as names are told.

    Shape:
        The span of each is that of the whole statement.
    """
    for found in _RESPECTIVELY.finditer(text):
        figures = [f for f in _BETWEEN.split(found["figures"]) if len(quantities_in(f)) == 1]
        names = names_joined(found["names"])
        if len(names) != len(figures) or len(names) < _SEVERAL:
            continue
        span = Span(block=block, start=offset + found.start(), end=offset + found.end())
        before = text[: found.start()].rpartition("。")[2]
        for name, figure in zip(names, figures, strict=True):
            said = f"{name}{found['told']}{figure}{found['bound'] or ''}"
            dated = f"{before}{said}" if "年" in before else said
            own = indicators_in(dated, block=block, offset=0, period=period)
            yield from (one.model_copy(update={"span": span}) for one in own[-1:])
