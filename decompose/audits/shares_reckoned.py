"""Percentages of one sentence that its counts must give: a share, a rate, a change told by how many."""

from __future__ import annotations

from decompose.audits.figured import FALLS, IN, SIGN, WAYS, Figure, Rule, Wrong, percent
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_BY = CuedPattern(
    f"(?P<now>{SIGN}){IN}{{0,6}}[，,（(]?(?:比|较|同比|与){IN}{{0,14}}?(?P<way>{WAYS}|少|多)了?(?P<by>{SIGN})"
    f"[，,、（(](?:同比|比{IN}{{1,6}}|降幅|增幅)?(?:为|达)?(?:{WAYS})?了?(?P<said>{SIGN})",
    cue="比较",
)  # 86起，比2020年减少21起，下降19.6%
_OF_SHARE = CuedPattern(
    f"(?P<part>{SIGN})[，,](?:约)?占{IN}{{0,12}}(?P<whole>{SIGN}){IN}{{0,6}}的(?P<said>{SIGN})",
    cue="占",
)  # 1260户，占应改造用户1800户的70%
_OF_NAMED = CuedPattern(
    f"(?P<part>{SIGN})[，,](?:约)?占{IN}{{0,16}}[（(](?P<whole>{SIGN})[)）]{IN}{{0,4}}的(?P<said>{SIGN})",
    cue="占",
)  # 18.6万人，占常住人口（310万人）的6%
_OF_ALL = CuedPattern(
    f"(?P<whole>{SIGN})[，,]{IN}{{0,16}}(?P<part>{SIGN})[，,]占(?:总|全|常住|户籍|其中|比|其)?{IN}{{0,10}}(?P<said>{SIGN})",
    cue="占",
)  # 常住人口420万，老年人105万，占总人口的25%
_RATE = CuedPattern(
    f"(?P<whole>{SIGN})(?P<told>[^。；\ue000-\uf8ff]{{0,22}}?)(?P<part>{SIGN})(?P<after>[^。；\ue000-\uf8ff]{{0,22}})"
    f"[，,、（(](?P<name>{IN}{{2,10}})率(?:为|达到|达|是|仅|仅为|只有)?(?P<said>{SIGN})",
    cue="率",
)  # 45家中已改造36家，完成率80%
_DONE = regex("已|完成|累计|通过|办结|销号|整改|合格|达标|建成|建立|落实|到位|安装|配备|覆盖|中")
_NOT_DONE = regex("(?:未|没有|尚未|不)[^，。；、\\d]{0,6}$")
_RATES = ("%", "‰", "个百分点")
"""Rates side by side are no part and whole: 覆盖率93%，达标率62%."""
_OF_ALL_WORK = regex("(?:完成|进度|达标|占比|覆盖)$")
_ANOTHER = regex("按期|按时|及时|一次|当年|当期|重大|一般|平均|年均|约$|优[良秀]|死亡|比上年|同比")
_BOTH = CuedPattern(
    f"(?P<a>{SIGN})[、和](?:死亡)?(?P<b>{SIGN})[，,](?:与|比|较|同比){IN}{{0,10}}(?P<c>{SIGN})[、和](?:死亡)?(?P<d>{SIGN})(?:相比)?[，,]?"
    f"分别(?:{WAYS})了?(?P<x>{SIGN})[、和](?P<y>{SIGN})",
    cue="别",
)  # 43起、38人，较2020年的56起、52人分别下降23.2%、26.9%
_EACH_TOLD = CuedPattern(
    f"(?P<a>{SIGN})[、和]?(?:死亡)?(?P<b>{SIGN})[，,](?:与|比|较|同比){IN}{{0,10}}(?P<c>{SIGN})[、和]?(?:死亡)?(?P<d>{SIGN})(?:相比)?"
    f"[，,]{IN}{{0,6}}(?:{WAYS})了?(?P<x>{SIGN})[、和，,](?:死亡)?(?:人数)?(?:{WAYS})了?(?P<y>{SIGN})",
    cue="起",
)  # 18起、9人，与24起、12人相比，起数下降25%、死亡人数下降25%


def _moved_by(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    now, by, said = own["now"], own["by"], own["said"]
    base = now.value + by.value if groups["way"] in FALLS else now.value - by.value
    if now.unit == by.unit and now.unit != "%" and base > 0:
        yield from percent(said, by.value / base)


def _share(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    whole, part = own["whole"], own["part"]
    if whole.unit == part.unit and whole.unit not in _RATES and 0 < part.value <= whole.value:
        yield from percent(own["said"], part.value / whole.value)


def _rate(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    """Judge a rate that bears the name of what is done, or of work as a whole: 整改率 of what was 整改."""
    told, name = f"{groups['told']}{groups['after']}", groups["name"] or ""
    if not _DONE.search(told) or _ANOTHER.search(name):
        return
    if _NOT_DONE.search(told):
        yield from _left(own, undone=name.startswith("未"))
        return
    if _OF_ALL_WORK.search(name) or name[-2:] in told:
        yield from _share(own, groups)


def _left(own: dict[str, Figure], *, undone: bool) -> Wrong:
    """Judge a rate beside how many are not done: of all (36项、未完成1项), or beside those done (11项、未完成1项)."""
    first, left = own["whole"], own["part"]
    if first.unit != left.unit or not 0 <= left.value <= first.value or not first.value:
        return
    wholes = (first.value, first.value + left.value)
    done = (first.value - left.value, first.value)
    readings = [
        list(percent(own["said"], (left.value if undone else part) / whole))
        for part, whole in zip(done, wholes, strict=True)
    ]
    if all(readings):
        yield from readings[0]


def _both(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    for now, then, said in (("a", "c", "x"), ("b", "d", "y")):
        one, other = own[now], own[then]
        if one.unit == other.unit and other.value > 0:
            yield from percent(own[said], abs(one.value - other.value) / other.value)


SHARES: tuple[tuple[CuedPattern, Rule], ...] = (
    (_BY, _moved_by),
    (_OF_SHARE, _share),
    (_OF_NAMED, _share),
    (_OF_ALL, _share),
    (_RATE, _rate),
    (_BOTH, _both),
    (_EACH_TOLD, _both),
)
