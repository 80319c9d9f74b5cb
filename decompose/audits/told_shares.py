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
_UNDER_WAY = regex(
    r"截至[^，。；]{0,6}(?:[1-9]|1[01])月|目前|正在|今年|本年|上半年|季度|年度计划|其余[^。]{0,16}(?:前|可|将)"
)
"""The period is not over yet, or the plan is one of a year."""
_VERB = regex("^.*?(?:期间|以来|年来|，)|(?:累计|共|已|实际|只|仅)*(?:完成|实施|新增|新建|建成)?")
_WHOLE = 100.0


def told_shares(text: str) -> Iterator[ToldPlan]:
    """Yield what was reached of a plan where only a part of it is told as a share."""
    for found in _SHARE.finditer(text):
        begin = text.rfind("。", 0, found.start()) + 1
        stop = text.find("。", found.end())
        stop = stop if stop >= 0 else len(text)
        if float(found["share"]) >= _WHOLE or _UNDER_WAY.search(text[begin:stop]):
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
