"""Works of a plan above that its own level does itself."""

from __future__ import annotations

from decompose.model.organization import Level
from decompose.text.patterns import regex

_THING = "(?:基地|中心|平台|仓库|储备库|物资库|场馆|实验室|救援队|总队|工程|项目)"
_OF_LEVEL = {
    level: regex(f"{rank}[^，。；、]{{0,12}}{_THING}(?:建设)?$")
    for level, rank in (
        (Level.NATIONAL, "国家级?"),
        (Level.PROVINCE, "(?:省|自治区)(?:级|本级)"),
        (Level.CITY, "市(?:级|本级)"),
    )
}
_OWN_RANK = regex(r"[（(].*?[）)]")


def done_above(title: str, level: Level | None) -> bool:
    """Tell whether a task names a work of the level above itself: 省级航空救援基地."""
    work = _OF_LEVEL.get(level) if level is not None else None
    plain = _OWN_RANK.sub("", title).rstrip("。；")
    return work is not None and work.search(plain) is not None
