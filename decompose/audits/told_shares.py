"""Shares of what had been planned that a review tells: 改造286个，为规划任务320个的89.4%."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.told_plans import ToldPlan
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_AMOUNT = r"\d+(?:\.\d+)?"
_SHARE = CuedPattern(
    rf"(?P<name>[^，。；：“”\d]{{2,24}}?)(?P<actual>{_AMOUNT})(?P<unit>[^，。；\d%％]{{1,5}})[，,]"
    rf"(?:仅|只)?(?:为|占|达|达到|完成|是)(?:了)?(?:原|“[^”]{{2,4}}”)?(?:规划|计划|目标)(?:的)?(?:任务|目标|总数|总量|数)?(?:数|量)?"
    rf"(?:（?{_AMOUNT}[^，。；\d%％]{{1,5}}）?)?的(?P<share>{_AMOUNT})[%％]",
    cue=("规划", "计划", "目标"),
)
_OF_PLAN = CuedPattern(
    rf"(?P<name>[^，。；：“”\d、（）()]{{2,24}}?)(?:为|达到?|累计|共|下降|降低|增长|新增|[\s])*(?P<actual>{_AMOUNT})(?P<unit>[%％‰]|[^，。；\d%％]{{1,5}})[，,]"
    rf"(?:仅|只)?(?:为|占|达|达到|完成|是)(?:了)?[^，。；\d]{{0,10}}(?:规划|计划|目标|任务)[^，。；\d的]{{0,4}}"
    rf"(?:[（(]?{_AMOUNT}[^，。；\d（）()]{{0,5}}[）)]?)?的(?P<share>{_AMOUNT})[%％]",
    cue=("规划", "计划", "目标", "任务"),
)
"""Also of what is planned for a year, and of a fall: 能耗下降11.2%，完成“十四五”目标任务（13.5%）的83%."""
_ALL_WELL = CuedPattern(
    "(?:全面|全部|圆满|如期|超额)(?:[^，。；]{0,4})(?:完成|实现)", cue="全圆如超"
)
_BY_PLAN_OF_YEAR = regex("年度计划")
_UNDER_WAY = regex(
    r"截至[^，。；]{0,6}(?:[1-9]|1[01])月|目前|正在|今年|本年|上半年|季度|年度计划|其余[^。]{0,16}(?:前|可|将)"
)
"""The period is not over yet, or the plan is one of a year."""
_VERB = regex("^.*?(?:期间|以来|年来|，)|(?:累计|共|已|实际|只|仅)*(?:完成|实施|新增|新建|建成)?")
_WHOLE = 100.0


def told_shares(text: str, *, praised: bool = False) -> Iterator[ToldPlan]:
    """Yield what was reached of a plan where only a part of it is told as a share.

    Args:
        text: A paragraph.
        praised: The document says that all was reached: then a plan of a year counts as one.
    """
    first = list(_SHARE.finditer(text))
    more = [
        found
        for found in _OF_PLAN.finditer(text)
        if all(found.end() <= one.start() or one.end() <= found.start() for one in first)
    ]
    praised = praised or _ALL_WELL.search(text) is not None
    for found in sorted((*first, *more), key=lambda one: one.start()):
        begin = text.rfind("。", 0, found.start()) + 1
        stop = text.find("。", found.end())
        stop = stop if stop >= 0 else len(text)
        said = text[begin:stop]
        if praised:
            said = _BY_PLAN_OF_YEAR.sub("", said)
        if float(found["share"]) >= _WHOLE or _UNDER_WAY.search(said):
            continue
        yield ToldPlan(
            name=_VERB.sub("", found["name"]) or found["name"],
            target="100%",
            actual=f"{found['share']}%",
            limit=False,
            start=found.start(),
            end=found.end(),
            around=text[found.end() : stop + 60],
        )
