"""What figures that belong together must give: the change between two, and the yearly within the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.parser.movements import Amount, Movement
from decompose.text.quantities import Bound

_POINTS = ("个百分点", "百分点")
_SHARES = ("%", "‰")
_FAR = 0.5
_ROUGH = 5.0
"""So many points a rate about which is said 约 may be off, or a quarter of the true one."""


class Contradiction(NamedTuple):
    """What figures do not agree on, what to do, and the printed figure with the one that agrees."""

    message: str
    fix: str
    printed: str = ""
    right: str = ""


def contradictions(moved: Movement, period: tuple[int, int] | None) -> Iterator[Contradiction]:
    """Yield what the figures of a movement do not agree on.

    Units:
        Whole counts are exact, other figures are rounded at their last printed digit; 以上, 不超过
        and the like are limits, 约 and 左右 are never held to.
    """
    base, target = moved.base, moved.target
    if base is not None and target is not None and not (base.vague or target.vague):
        if _comparable(base, target) and base.value > 0:
            yield from _between(moved, base, target, period)
    elif moved.annual is not None and moved.change is not None:
        yield from _yearly_and_whole(moved, moved.annual, moved.change, period)


def _comparable(one: Amount, other: Amount) -> bool:
    return one.high is None and other.high is None and _kind(one) == _kind(other)


def _kind(amount: Amount) -> str | None:
    unit = amount.unit or ""
    return "人" if unit in {"名", "人"} else unit.split("/")[0] or None


def _between(
    moved: Movement, base: Amount, target: Amount, period: tuple[int, int] | None
) -> Iterator[Contradiction]:
    pair = f"由{_bare(base)}变为{_bare(target)}"
    turned = target.value - base.value if moved.falls else base.value - target.value
    if moved.falls is not None and turned > 0 and target.bound is Bound.EXACT:
        words = ("下降", "上升") if moved.falls else ("上升", "下降")
        message = f"{pair}，文中写的是{words[0]}，数值却是{words[1]}"
        yield Contradiction(message, "核对两端数值和升降方向。")
        return
    said = moved.change
    if said and said.high is None and (not said.vague or _far_off(base, target, said)):
        yield from _change(pair, base, target, said)
    if moved.annual is not None and not moved.annual.vague and moved.annual.unit == "%":
        yield from _annual(pair, moved, base, target, moved.annual, period)


def _change(pair: str, base: Amount, target: Amount, said: Amount) -> Iterator[Contradiction]:
    share = base.unit in _SHARES
    gap = abs(base.value - target.value)
    if said.unit in _POINTS or (said.unit not in _SHARES and said.unit is not None):
        if said.unit in _POINTS and not share:
            return
        if said.unit not in _POINTS and _kind(said) != _kind(base):
            return
        slack = _half(base) + _half(target) + _half(said)
        if not _holds(gap - slack, gap + slack, said):
            real = f"{_shown(gap)}{said.unit}"
            message = f"{pair}，相差{real}，文中写为{_bare(said)}"
            yield Contradiction(message, f"改为{real}，或核对两端数值。", _bare(said), real)
        return
    if said.unit != "%" or _agrees(base, target, said):
        return
    real = f"{gap / base.value * 100:.1f}%"
    if share and abs(gap - said.value) <= _half(base) + _half(target) + _half(said):
        points = f"{_shown(gap)}个百分点"
        message = f"{pair}，相差{points}（按比例为{real}），文中写为{_bare(said)}"
        yield Contradiction(message, f"改为{points}。", _bare(said), points)
        return
    message = f"{pair}，幅度应为{real}，文中写为{_bare(said)}"
    yield Contradiction(message, f"改为{real}，或核对两端数值。", _bare(said), real)


def _far_off(base: Amount, target: Amount, said: Amount) -> bool:
    """Tell whether even a rate about which is said 约 cannot be meant."""
    real = abs(base.value - target.value) / base.value * 100
    points = abs(base.value - target.value) if base.unit in _SHARES else real
    gap = min(abs(real - said.value), abs(points - said.value))
    return said.unit == "%" and gap > max(_ROUGH, real / 4)


def _agrees(base: Amount, target: Amount, said: Amount) -> bool:
    """Tell whether a printed rate lies within what rounding of the printed figures allows."""
    ends = [
        abs(a - b) / a * 100
        for a in (base.value - _half(base), base.value + _half(base))
        for b in (target.value - _half(target), target.value + _half(target))
        if a > 0
    ]
    half = said.step / 2 + 1e-9
    if _holds(min(ends) - half, max(ends) + half, said):
        return True
    if _whole(base) and _whole(target) and target.bound is not Bound.EXACT:
        fair = base.value * (1 - said.value / 100)
        if target.value > base.value:
            fair = base.value * (1 + said.value / 100)
        return abs(target.value - fair) < 1
    return False


def _annual(
    pair: str,
    moved: Movement,
    base: Amount,
    target: Amount,
    said: Amount,
    period: tuple[int, int] | None,
) -> Iterator[Contradiction]:
    years = moved.span_years(period)
    if not years or years < 2 or target.value <= 0:
        return
    linear = abs(target.value - base.value) / base.value * 100 / years
    compound = abs((target.value / base.value) ** (1 / years) - 1) * 100
    half = said.step / 2 + (_FAR if _whole(base) and _whole(target) else 0.0)
    if not _holds(min(linear, compound) - half, max(linear, compound) + half, said):
        message = f"{pair}，{years}年平均每年约{compound:.1f}%，文中写为年均{_bare(said)}"
        right = f"{compound:.1f}%"
        yield Contradiction(message, f"改为年均{right}，或核对两端数值。", _bare(said), right)


def _yearly_and_whole(
    moved: Movement, annual: Amount, change: Amount, period: tuple[int, int] | None
) -> Iterator[Contradiction]:
    years = moved.span_years(period)
    if not years or years < 2 or {annual.unit, change.unit} != {"%"}:
        return
    if annual.vague or change.vague or annual.high is not None or change.high is not None:
        return
    ends = []
    for rate in (annual.value - annual.step / 2, annual.value + annual.step / 2):
        part = rate / 100
        ends += [rate * years, abs((1 - part if moved.falls else 1 + part) ** years - 1) * 100]
    half = change.step / 2 + 1e-9
    if min(ends) - half <= change.value <= max(ends) + half:
        return
    part = annual.value / 100
    compound = abs((1 - part if moved.falls else 1 + part) ** years - 1) * 100
    low, high = sorted((annual.value * years, compound))
    message = f"年均{_bare(annual)}，{years}年累计应为{low:.1f}%至{high:.1f}%，文中写为累计{_bare(change)}"
    yield Contradiction(message, "统一年均幅度与累计幅度，或写明年数和基数。")


def _holds(low: float, high: float, said: Amount) -> bool:
    if said.bound is Bound.AT_LEAST:
        return said.value <= high + 1e-9
    if said.bound is Bound.AT_MOST:
        return low - 1e-9 <= said.value
    return low - 1e-9 <= said.value <= high + 1e-9


def _whole(amount: Amount) -> bool:
    return amount.step == 1.0 and amount.value == int(amount.value)


def _half(amount: Amount) -> float:
    """Return half a unit of the last printed digit; counts are exact."""
    return 0.0 if _whole(amount) else amount.step / 2


def _bare(amount: Amount) -> str:
    return amount.text.strip()


def _shown(value: float) -> str:
    return f"{round(value, 4):.10g}"
