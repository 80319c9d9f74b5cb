"""Lines of a list that give several figures of one indicator: 死亡人数：2020年76人，规划2025年64人，2025年实际61人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.model.plan import Indicator
from decompose.model.source import Span
from decompose.parser.indicator_kinds import DRAFT_ID, indicator_kind
from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in

_PART = regex(r"(?:[^，,；;、（）()]|[（(][^（）()]*[）)])+")
_YEAR = regex(r"(20\d\d)年(?:底|末|度)?")
_ACTUAL = regex(
    "实际|实绩|实有|实测|实现|实为|完成(?!率)|达成|评估值|监测值|执行|当年(?=[^，]*\\d)"
)
_TARGET = regex("规划|计划|目标|要求|控制在|不超过|不高于|不低于|不少于|力争|预期值")
_BASE = regex("基数|基期|基准|现状|现有|上年|起点")
_OPEN = regex(
    r"[（(]?(?:待|另行|暂|尚未|未定|[—–\-/]{1,2}$|XX|××|__)[^，；]{0,10}[）)]?$|[（(]\s*[）)]$"
)
_OTHER = regex("^(?:约束性|预期性|指导性|属性|责任|牵头|由|来源|单位|口径|备注|年均|累计)")
_ROLES = regex(r"[/／｜|]")
_HEADER = regex(r"[（(](?P<roles>[^（）()]{2,40}[/／][^（）()]{2,30})[）)]\s*$")
_TOLD = 2


class _Figure(NamedTuple):
    role: str
    year: int | None
    quantity: Quantity | None
    words: str


def row_of(
    name: str, value: str, *, unit: str | None, span: Span, header: str = ""
) -> Indicator | None:
    """Return the indicator whose figures of several years, or planned and reached ones, a line gives.

    Args:
        name: What the line begins with.
        value: What stands behind its colon.
        unit: The unit that stands in brackets behind the name.
        span: Where the line stands.
        header: The line above the list, whose bracket may say what stands on each side of a stroke.

    Shape:
        None where the line gives a single figure, or figures that cannot be told apart.
    """
    figures = list(_struck(value, header)) or list(_figures(value))
    dated = [f for f in figures if f.year is not None or f.role]
    if len(dated) < _TOLD or len({(f.role, f.year) for f in dated}) < len(dated):
        return None
    actual = next((f for f in dated if f.role == "actual" and f.quantity), None)
    planned = [f for f in dated if f.role == "target"]
    bare = sorted((f for f in dated if not f.role), key=lambda f: f.year or 0)
    base = next((f for f in dated if f.role == "base" and f.quantity), None)
    if not planned and bare and (base or len(bare) > 1) and actual is None:
        planned = [bare.pop()]
    if base is None and bare and bare[0].quantity:
        base = bare[0]
    if len(planned) != 1 or (actual is None and base is None):
        return None
    target = planned[0]
    quantity = target.quantity
    if quantity is None and not _OPEN.search(target.words):
        return None
    told = [f.quantity for f in (base, target, actual) if f and f.quantity]
    if len({q.unit for q in told} - {None}) > 1:
        return None
    return Indicator(
        id=DRAFT_ID,
        name=name,
        unit=unit or next((q.unit for q in told if q.unit), None),
        base_year=base.year if base else None,
        base=base.quantity.value if base and base.quantity else None,
        target_year=target.year,
        target=quantity.value if quantity else None,
        target_text=quantity.text if quantity else target.words,
        actual_year=actual.year if actual else None,
        actual=actual.quantity.value if actual and actual.quantity else None,
        kind=indicator_kind(name, quantity, fall=False, zero=False),
        span=span,
    )


def strokes_told(header: str) -> bool:
    """Tell whether the line above a list says what stands on each side of a stroke."""
    return _HEADER.search(header) is not None


def _struck(value: str, header: str) -> Iterator[_Figure]:
    """Yield the figures that strokes part, by what the line above says of each: （2020年目标/2020年实际）."""
    roles = _HEADER.search(header)
    if roles is None:
        return
    heads, parts = _ROLES.split(roles["roles"]), _ROLES.split(value)
    if len(heads) != len(parts):
        return
    for head, part in zip(heads, parts, strict=True):
        quantities = quantities_in(part)
        if len(quantities) == 1:
            yield _Figure(_role(head), _year(head), quantities[0], part.strip())


def _figures(value: str) -> Iterator[_Figure]:
    """Yield the figures of the clauses of a line that say of when they are, or that they are planned or reached."""
    for part in _PART.finditer(value):
        words = part.group().strip()
        if _OTHER.search(words):
            continue
        year = _YEAR.search(words)
        bare = _YEAR.sub("", words).strip()
        quantities = quantities_in(words)
        role = _role(words)
        if len(quantities) == 1:
            yield _Figure(role, _year(words), quantities[0], words)
        elif not quantities and (year or role) and _OPEN.search(bare):
            yield _Figure(role or "target", _year(words), None, bare)


def _role(words: str) -> str:
    for role, pattern in (("actual", _ACTUAL), ("base", _BASE), ("target", _TARGET)):
        if pattern.search(words):
            return role
    return ""


def _year(words: str) -> int | None:
    found: re.Match[str] | None = _YEAR.search(words)
    return int(found.group(1)) if found else None
