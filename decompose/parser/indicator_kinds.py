"""How an indicator's target is to be read, by its name and its figure."""

from __future__ import annotations

from decompose.model.plan import IndicatorKind
from decompose.text.patterns import regex
from decompose.text.quantities import Bound, Quantity

DRAFT_ID = "I0"
_COVERAGE = regex(
    r"(?:覆盖|达标|合格|完成|备案|上岗|普及|整改|执行|到位|办结|参保|知晓|检验|登记|"
    r"注册|建成|安装|投保|排查|结案|抽查|持证|创建|满意|通过|准确|及格|配备|检测|使用|"
    r"开展|培训)率?$|覆盖率|合格率"
)  # coverage, pass, completion rates
_RATE = regex(r"率$|比例$|比重$|占比$|/")  # rate, share

_SHARES = {None, "%", "‰"}
_RATES = ("率", "满意")


def indicator_kind(
    name: str, quantity: Quantity | None, *, fall: bool, zero: bool
) -> IndicatorKind:
    """Return the kind of an indicator: its figure's bound first, then the words of its name."""
    if fall:
        return IndicatorKind.CUMULATIVE_FALL
    if zero:
        return IndicatorKind.CEILING
    if quantity is None:
        return IndicatorKind.UNKNOWN
    if quantity.bound is Bound.AT_MOST:
        return IndicatorKind.CEILING
    counted = quantity.unit not in _SHARES and not name.endswith(_RATES)
    if _COVERAGE.search(name) and not counted:
        return IndicatorKind.COVERAGE
    if _RATE.search(name) or quantity.unit in {"%", "‰"}:
        return IndicatorKind.RATE
    return IndicatorKind.ABSOLUTE
