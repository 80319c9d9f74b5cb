"""Changes of one sentence told after the figures of two years, or after a name said again."""

from __future__ import annotations

from decompose.audits.figured import FALLS, IN, SIGN, WAYS, Figure, Rule, Wrong, percent
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_YEAR = r"20\d\d年(?:底|末|度)?"
_SPAN = "(?:[一二两三四五六七八九十]年(?:间|来|内)?|同比|[较比]上年(?:同期)?|[较比]20\\d\\d年|累计|净|共|总体)*"
_PART = "一半|一倍|[二三四五]分之一|三分之二"
_TWO_YEARS = CuedPattern(
    rf"(?:(?P<first>20\d\d)年(?:底|末|度)?)?{IN}{{0,16}}?(?P<a>{SIGN})[，,](?P<second>20\d\d)年(?:底|末|度)?(?:同期)?"
    rf"(?P<verb>{IN}{{0,6}}?)(?P<b>{SIGN})[，,]{_SPAN}(?P<way>{WAYS}|增|减)了?(?P<said>{SIGN}|(?P<part>{_PART}))(?!{IN}{{0,3}}左右)",
    cue="年",
)  # 2015年底有床位1.6万张，2020年底达到2.5万张，五年增加0.9万张
_NAMED_AGAIN = CuedPattern(
    rf"(?P<name>[一-鿿]{{2,10}})(?:{_YEAR})?[由从]{IN}{{0,10}}(?P<then>{SIGN}){IN}{{0,6}}(?:至|到|为){IN}{{0,10}}(?P<now>{SIGN})[，,]"
    rf"[一-鿿]{{0,4}}?(?P=name)(?:累计|总体|共|净)?(?P<way>{WAYS})了?(?P<said>{SIGN})",
    cue="由从",
)  # 查验率由80%提高到100%，查验率提高20个百分点
_COMPARED = CuedPattern(
    rf"(?P<now>{SIGN})[，,]比20\d\d年(?:底|末)?的?(?P<then>{SIGN})(?:增加|增长|减少|下降|提高)?(?:较多|明显|不少|较大|显著|了)*[，,]"
    rf"(?P<name>[一-鿿]{{2,8}}?)(?:总[量数]|数量|人数|规模)?(?P<way>{WAYS})了?(?P<said>{SIGN})",
    cue="比",
)  # 护理员2900人，比2020年的2000人增加较多，护理员总量增长45%
_BARE = regex(
    "(?:接报|达到?|为|是|有|共|增至|减至|升至|降至|增加到|减少到|下降到|上升到|提高到|发生|建成|完成|实有|仅)*"
)
_SHARES = {"一半": 0.5, "一倍": 1.0, "三分之二": 2 / 3, "二分之一": 0.5}
_SHARES |= {f"{sign}分之一": 1 / n for sign, n in (("三", 3), ("四", 4), ("五", 5))}
_FAIR = 0.04
"""By how much of a whole 一半 and the like may be off."""


def _of_years(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    one, other = own["a"], own["b"]
    first, second = groups["first"], groups["second"] or ""
    verb = groups["verb"] or ""
    if not _BARE.fullmatch(verb) or (first is None and verb not in ("为", "是", "")):
        return
    later = one if first is None or first > second else other
    yield from _changed(other if later is one else one, later, own.get("said"), groups)


def _again(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    yield from _changed(own["then"], own["now"], own["said"], groups)


def _changed(
    base: Figure, now: Figure, said: Figure | None, groups: dict[str, str | None]
) -> Wrong:
    """Yield the change that two figures do not give; one told as 一半 is answered by the later figure."""
    falls = (groups["way"] or "").startswith((*FALLS, "减"))
    if base.unit != now.unit or base.value <= 0 or (now.value < base.value) is not falls:
        return
    gap = abs(now.value - base.value)
    if said is None:
        share = _SHARES.get(groups.get("part") or "", 0.0)
        if share and abs(gap / base.value - share) > _FAIR:
            fair = base.value * (1 - share if falls else 1 + share)
            yield now, f"{round(fair, 1):g}{now.unit or ''}"
    elif said.unit == "%" and base.unit != "%":
        yield from percent(said, gap / base.value)
    elif said.unit == base.unit or (base.unit == "%" and (said.unit or "").endswith("百分点")):
        slack = (base.step + now.step + said.step) / 2 + 1e-6
        if abs(gap - said.value) > slack:
            scale = 1e4 if "万" in said.text else 1.0
            yield said, f"{round(gap / scale, 4):g}{'万' if scale > 1 else ''}{said.unit or ''}"


CHANGES: tuple[tuple[CuedPattern, Rule], ...] = (
    (_TWO_YEARS, _of_years),
    (_NAMED_AGAIN, _again),
    (_COMPARED, _again),
)
