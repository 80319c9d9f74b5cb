"""Sentences of a review that set what was reached beside what had been planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_AMOUNT = r"\d+(?:\.\d+)?"
_UNIT = r"(?:[%％‰]|万?[一-鿿]{0,2}?)"
_LIMIT = "不超过|控制在|不高于|低于|以内|以下"
_PLANNED = CuedPattern(
    rf"(?P<name>[^，。；：“”\d]{{2,24}}?)(?:的)?(?:规划|计划)?目标(?:值)?(?:为|是)?(?P<bound>{_LIMIT}|达到|不低于|不少于)?(?P<target>{_AMOUNT})"
    rf"(?P<unit>{_UNIT})(?P<within>{_LIMIT})?[，,](?:[^，。；\d]{{0,4}}20\d\d年(?:底|末)?)?(?:[^，。；\d]{{0,6}}实[际绩有测]|[^，。；\d]{{0,4}}完成)[^，。；\d]{{0,6}}(?P<actual>{_AMOUNT})(?P<same>{_UNIT})(?=[，,。；;、]|$)"
    rf"|(?:规划|计划|纲要)”?(?:提出|确定|要求|明确|安排)?[，,]?(?:到20\d\d年(?:底|末)?[，,]?)?(?P<name2>[^，。；：“”\d]{{2,24}}?)"
    rf"(?P<bound2>{_LIMIT}|达到|不低于|不少于)?(?P<target2>{_AMOUNT})(?P<unit2>{_UNIT})(?P<within2>{_LIMIT})?[，,]"
    rf"(?:[^，。；\d]{{0,6}}实[际绩有测]|[^，。；\d]{{0,4}}(?:截至|到)?20\d\d年(?:底|末)?[^，。；\d]{{0,4}}(?:实际|累计|建成|完成|达到|为|发生)|[^，。；\d]{{0,6}}平均(?:为|达)?)[^，。；\d]{{0,6}}(?P<actual2>{_AMOUNT})(?P<same2>{_UNIT})(?=[，,。；;、]|$)"
    rf"|(?P<name3>[^，。；：“”\d]{{2,24}}?)(?P<bound3>{_LIMIT}|达到|不低于|不少于)(?P<target3>{_AMOUNT})(?P<unit3>{_UNIT})(?P<within3>{_LIMIT})?"
    rf"的(?:规划|控制|计划|年度|预期)?(?:目标|任务|要求)[，,](?:[^，。；\d]{{0,4}}20\d\d年(?:底|末)?)?[^，。；\d]{{0,6}}(?:实际|完成|建成|累计|达到|[只仅]有)[^，。；\d]{{0,12}}(?P<actual3>{_AMOUNT})(?P<same3>{_UNIT})(?=[，,。；;、]|$)",
    cue=("实", "完成", "累计", "建成", "达到", "为", "发生", "平均"),
)
_REACHED = CuedPattern(
    rf"(?:20\d\d年(?:底|末)?[，,]?(?:全[省市县区])?)?(?P<name>[^，。；：“”\d]{{2,24}}?)(?:20\d\d年(?:底|末)?)?(?:[由从]{_AMOUNT}{_UNIT})?(?:实际|共|仅|累计)?(?:为|是|达到?|发生|降至|下降到|降到|升至|提高到|提升到|完成|建成)"
    rf"(?P<actual>{_AMOUNT})(?P<same>{_UNIT})[，,；（(](?:而|但)?[^，。；\d]{{0,8}}?(?:规划|计划|纲要|原定|预期|年初|控制)[^，。；\d]{{0,14}}?"
    rf"(?P<bound>{_LIMIT}|达到|不低于|不少于)?(?:为|是)?(?P<target>{_AMOUNT})(?P<unit>{_UNIT})(?P<within>{_LIMIT})?(?=[，,。；;、）)]|$)",
    cue=("规划", "计划", "纲要", "原定", "预期", "年初", "控制"),
)
"""What was reached, then what had been planned: 实际8起，规划目标为6起以内."""
_NEAR = CuedPattern(
    r"\d[^，。；]{0,9}[，,][^，。；]{0,24}(?:实[际绩有测]|完成|累计|建成|达到|为|发生|平均)[^，。；\d]{0,6}\d",
    cue=("实", "完成", "累计", "建成", "达到", "为", "发生", "平均"),
)  # two figures as they stand in any such sentence: quickly looked for
_FEWER = ("死亡", "事故", "伤", "火灾", "损失", "起数", "亡人")
_LESS_USED = regex(
    "(?:浓度|漏损率|失业率|单位[^，]{0,8}(?:能耗|用水量|排放量?)|能耗|发案率?|案发率|发病率|超标率|逾期率|投诉率|返贫率|辍学率)$"
)
"""What should grow less in any field, where the name ends with it: PM2.5平均浓度, not 能耗下降率."""
_GOOD = regex(
    "(?:及时|达标|覆盖|办结|整改|治理|合格|普及|完成|满意|处置|结案|救治|成功|配备|查处)[^，]{0,4}率"
)
_SPEAKS_OF_MORE = 60
_LIMITED = regex(_LIMIT)
_BRACKET = regex("[（(][^（）()]*[）)]?$")
_ONLY_BOUND, _COUNTED = (
    regex(f"(?:{_LIMIT}|达到?|为|是|不低于|不少于)"),
    regex("[^，。；：“”\\d]{2,24}$"),
)
_YEAR_END = regex("^年(?:底|末)?")
_FIGURE = regex(_AMOUNT)


class ToldPlan(NamedTuple):
    """A planned figure and the one that was reached, as a sentence tells them."""

    name: str
    target: str
    actual: str
    limit: bool
    """The planned figure is a limit: less of it is better."""
    start: int
    end: int
    around: str
    """The sentence, and what is said next."""

    @property
    def missed(self) -> bool:
        """Whether what was reached is worse than what had been planned."""
        planned, reached = _value(self.target), _value(self.actual)
        return reached > planned if self.limit else reached < planned


def told_plans(text: str) -> Iterator[ToldPlan]:
    """Yield the planned figures of a paragraph that stand beside those reached, in the same unit."""
    for found in _told(text):
        part = next(n for n in ("", "2", "3") if found.groupdict().get(f"name{n}"))
        unit, same = found[f"unit{part}"], found[f"same{part}"]
        if unit != same:
            continue
        name = _YEAR_END.sub("", found[f"name{part}"])
        before = _COUNTED.search(text[: found.start()]) if _ONLY_BOUND.fullmatch(name) else None
        name = before.group() if before else name  # 投入强度计划达到2.8%，2025年为2.5%
        bounds = f"{found[f'bound{part}'] or ''}{found[f'within{part}'] or ''}"
        limit = _LIMITED.search(bounds) is not None or less_is_better(name)
        stop = text.find("。", found.end())
        around = text[found.start() : stop if stop >= 0 else len(text)]
        around += text[stop : stop + _SPEAKS_OF_MORE] if stop >= 0 else ""
        yield ToldPlan(
            name=name,
            target=f"{found[f'target{part}']}{unit}",
            actual=f"{found[f'actual{part}']}{same}",
            limit=limit,
            start=found.start(),
            end=found.end(),
            around=around[found.end() - found.start() :],
        )


def _told(text: str) -> list[re.Match[str]]:
    """Return the pairs of figures of a paragraph, each once: 死亡8人，规划目标6人，实际8人 is one pair."""
    planned = list(_PLANNED.finditer(text)) if _NEAR.search(text) else []
    reached = (
        found
        for found in _REACHED.finditer(text)
        if all(found.end() <= one.start() or one.end() <= found.start() for one in planned)
    )
    return [*planned, *reached]


def less_is_better(name: str) -> bool:
    """Tell whether an indicator counts what should not happen, not how well it is dealt with."""
    bare = _BRACKET.sub("", name)
    fewer = any(word in name for word in _FEWER) or _LESS_USED.search(bare) is not None
    return fewer and not _GOOD.search(name)


def _value(text: str) -> float:
    found = _FIGURE.match(text)
    return float(found.group()) if found else 0.0
