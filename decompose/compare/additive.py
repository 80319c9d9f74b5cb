"""Which indicators can be shared out among places: counts and amounts that add up, no rates."""

from __future__ import annotations

from decompose.model.plan import Indicator, IndicatorKind
from decompose.text.patterns import regex

_RATES = (IndicatorKind.RATE, IndicatorKind.COVERAGE, IndicatorKind.CUMULATIVE_FALL)
_LEVELS = regex(
    r"率|比例|比重|占比|配比|人均|户均|平均|年均|均[^匀衡]|每|指数|强度|密度|时间|时长|时限|等级|浓度|评分|得分|满意度|增速"
    r"|增长(?!点)|下降|降幅|寿命|年限|覆盖|评价|排名|位次|优良天数"
)  # rate, per head, average, index, density, duration, per 10,000 …
_PER = regex(r"(?:百|千|万|亿)(?:人|名|车|户|元|吨)")  # a thousand persons: perhaps per thousand
_UNITS = regex(r"%|‰|百分点|/|／|每|分钟|小时|秒|级|倍|岁|[天日年月周]\Z|分\Z|名次|位\Z")
_COUNTS = regex(
    r"数\Z|数量|数目|总[量数额]|起数|人数|次数|面积|里程|长度|金额|资金|投入|投资|产[值量]|收入|经费|规模|总值|存量|容量|床位"
    r"|事故|死亡|伤亡|吨位|里程"
)  # number, amount, area, length, money
_UNIT_OF_COUNT = regex(
    r"(?:万|亿|千|百|十万|百万)?(?:人次|人天|人|名|起|家|户|件|项|次|场|支|座|处|台套|台|套|辆|艘|架|部|所|条|个|批|类|门|篇|张|份|期"
    r"|千米|公里|平方公里|平方米|亩|公顷|吨|元|千瓦时|千瓦|立方米|株|头|只|块|片|对|根|米|册|座次|张床位|标准煤|吨标准煤)\Z"
)


def additive(indicator: Indicator) -> bool | None:
    """Tell whether an indicator's target is the sum of what places reach; None when not sure.

    Looks at its kind, its unit, then the words of its name: a share, a value per head, an index or
    a duration holds for every place alike, a number or an amount can be shared out.
    """
    if indicator.kind in _RATES:
        return False
    unit = (indicator.unit or "").strip()
    if unit and _UNITS.search(unit):
        return False
    if _LEVELS.search(indicator.name):
        return False
    if _PER.search(indicator.name):
        return None
    if (unit and _UNIT_OF_COUNT.match(unit)) or _COUNTS.search(indicator.name):
        return True
    return None
