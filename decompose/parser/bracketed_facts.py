"""What a bracket behind a target tells of it: 死亡人数累计下降10%（约束性，2020年为36人，县应急局负责）."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decompose.model.plan import Indicator
from decompose.parser.unit_forms import is_unit
from decompose.text.patterns import regex

_BRACKET = regex("[（(](?P<facts>[^（）()。；;]{2,60})[）)]", cue="（(")
_BETWEEN = regex("[，,、]")
_KIND = regex("(?:为|属|属于)?(?P<kind>约束性|预期性|指导性)(?:指标)?")
_BASE = regex(
    r"(?:基期|基数|现状)?(?:值)?(?:为|：|:)?(?P<year>20\d\d)年(?:底|末)?(?:的)?(?:基期|基数|基准|实际|现状)?(?:值|数)?(?:为|是|：|:)?"
    r"(?P<base>\d+(?:\.\d+)?)(?:[%％‰]|个百分点|[一-鿿]{1,3})?"
)
_OWNER = regex(
    "(?:由)?(?P<owner>[^，、：:]{3,20}?)(?:牵头负责|牵头|负责|承担)|(?:责任|牵头)(?:单位|部门)[：:](?P<named>[^，、]{3,20})"
)


class Facts(NamedTuple):
    """A bracket from ``start`` to ``end`` of a text, and what it tells; None for what it does not."""

    start: int
    end: int
    binding: bool | None
    base_year: int | None
    base: float | None
    owner: str | None


def facts_in(text: str) -> list[Facts]:
    """Return the brackets of a text that tell nothing but a target's kind, base and owner, in order.

    One that tells an owner alone is read where all statements of responsibility are.
    """
    return [
        facts
        for found in _BRACKET.finditer(text)
        if (facts := _facts(found["facts"], found.start(), found.end())) is not None
    ]


def _facts(text: str, start: int, end: int) -> Facts | None:
    binding: bool | None = None
    base_year, base, owner = None, None, None
    pieces = [piece.strip() for piece in _BETWEEN.split(text)]
    for piece in pieces:
        if found := _KIND.fullmatch(piece):
            binding = found["kind"] == "约束性"
        elif found := _BASE.fullmatch(piece):
            base_year, base = int(found["year"]), float(found["base"])
        elif (found := _OWNER.fullmatch(piece)) and is_unit(found["owner"] or found["named"]):
            owner = found["owner"] or found["named"]
        else:
            return None
    told = base is not None or binding is not None
    return Facts(start, end, binding, base_year, base, owner) if told else None


def without_facts(text: str, facts: Sequence[Facts]) -> str:
    """Return a text of the same length with stops in the places of its brackets."""
    for each in facts:
        text = f"{text[: each.start]}{'，' * (each.end - each.start)}{text[each.end :]}"
    return text


def with_facts(
    indicators: Sequence[Indicator], facts: Sequence[Facts], offset: int
) -> list[Indicator]:
    """Return the targets of a text with what the next bracket behind each tells of it.

    Args:
        indicators: Targets, in order.
        facts: The brackets of their text.
        offset: Where the text begins in its block.
    """
    found = []
    for indicator in indicators:
        start = indicator.span.start - offset
        own = next((each for each in facts if each.end > start), None)
        near = own is not None and not any(
            start < i.span.start - offset < own.start
            for i in indicators
            if i.span.start > indicator.span.start
        )
        found.append(_told(indicator, own, alone=near) if own is not None else indicator)
    return found


def _told(indicator: Indicator, facts: Facts, *, alone: bool) -> Indicator:
    """Return a target with a bracket's facts; the base is that of the last one before the bracket."""
    update: dict[str, object] = {}
    if facts.binding is not None and indicator.binding is None:
        update["binding"] = facts.binding
    if facts.owner is not None and indicator.owner is None:
        update["owner"] = facts.owner
    if alone and facts.base is not None and indicator.base is None:
        update |= {"base": facts.base, "base_year": facts.base_year}
    return indicator.model_copy(update=update) if update else indicator
