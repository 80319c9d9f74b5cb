"""Counts of one sentence that must give one another: a yearly one and the whole, so many each, a multiple, a part."""

from __future__ import annotations

from decompose.audits.figured import FALLS, HALF_STEP, IN, SIGN, WAYS, Figure, Rule, Wrong
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value

_YEARS = "(?P<years>[二两三四五六七八九十]|[2-9]|10)年"
_YEARLY = CuedPattern(
    f"(?P<mean>每年|年均|平均每年){IN}{{0,16}}(?P<one>{SIGN}){IN}{{0,4}}[，,]{IN}{{0,6}}?{_YEARS}(?:内|间|来)?"
    f"(?:累计|共计|共|总计|合计)?{IN}{{0,8}}(?P<said>{SIGN})",
    cue="年",
)  # 每年新增20公里，五年新增100公里
_YEARS_FIRST = CuedPattern(
    f"{_YEARS}(?:内|间|来|期间)?[，,]?(?P<mean>每年|年均|平均每年){IN}{{0,16}}(?P<one>{SIGN}){IN}{{0,4}}[，,]"
    f"(?:累计|共计|共|总计|合计){IN}{{0,8}}(?P<said>{SIGN})",
    cue="年",
)  # 五年来年均发生事故15起，累计发生75起
_MEAN_AFTER = CuedPattern(
    f"{_YEARS}(?:内|间|来)?(?:累计|共计|共|总计)?{IN}{{0,12}}(?P<said>{SIGN}){IN}{{0,2}}[，,](?P<mean>年均|平均每年|每年){IN}{{0,10}}(?P<one>{SIGN})",
    cue="年",
)  # 五年累计培训480场次，年均96场次
_BY_THE_END = CuedPattern(
    f"[到至]20\\d\\d年[底末]?[，,]?{IN}{{0,4}}(?:累计|新增|共){IN}{{0,12}}(?P<said>{SIGN})[，,](?P<mean>年均|平均每年|每年){IN}{{0,10}}(?P<one>{SIGN})",
    cue="年",
)  # 到2030年，新增床位6000张，年均新增1200张
_EACH = CuedPattern(
    f"每(?:个|所|家|座|条)?(?P<of>[一-鿿]{{2,6}}?)(?:至少|各|均|都)?(?:新?建成?|设置?|配备?|配置|安排|打造|布设|安装)?{IN}{{0,4}}"
    f"(?P<one>{SIGN}){IN}{{0,14}}[，,]{IN}{{0,6}}(?P<count>{SIGN})(?P=of){IN}{{0,8}}(?:共|合计|总计){IN}{{0,8}}(?P<said>{SIGN})",
    cue="每",
)  # 每个乡镇建成2处，全县14个乡镇共建成28处
_TIMES = CuedPattern(
    f"(?P<now>{SIGN})[，,]{IN}{{0,4}}(?:是|为|达到?|相当于){IN}{{0,12}}(?P<then>{SIGN}){IN}{{0,4}}的(?P<said>{SIGN})",
    cue="的",
)  # 24万辆，是2020年12万辆的2倍
_NET = CuedPattern(
    f"[由从]{IN}{{0,8}}(?P<then>{SIGN}){IN}{{0,6}}(?:至|到|为){IN}{{0,10}}(?P<now>{SIGN})[，,]净(?:增加?|减少?)(?P<said>{SIGN})",
    cue="净",
)  # 由2.8个提高到4.5个，净增1.7个
_FRACTION = CuedPattern(
    f"[由从]{IN}{{0,8}}(?P<then>{SIGN}){IN}{{0,6}}(?:至|到|为){IN}{{0,10}}(?P<now>{SIGN})[，,]{IN}{{0,6}}?(?P<word>翻一番|翻两番|(?<!近)(?<!约)(?:{WAYS}|降幅|增幅)[了达为]?(?:一半|一倍|[二三四五]分之一|三分之二))",
    cue="由从",
)
_FRACTION_FIRST = CuedPattern(
    f"(?P<word>(?:{WAYS})了?(?:一半|一倍|[二三四五]分之一|三分之二)|翻一番|翻两番)[，,]{IN}{{0,8}}[由从]{IN}{{0,8}}(?P<then>{SIGN}){IN}{{0,6}}"
    f"(?:至|到|为){IN}{{0,10}}(?P<now>{SIGN})",
    cue="由从",
)
_PARTS = {"一半": 0.5, "一倍": 1.0, "三分之二": 2 / 3, "二分之一": 0.5}
_PARTS |= {f"{sign}分之一": 1 / n for sign, n in (("三", 3), ("四", 4), ("五", 5))}


def _yearly(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    said_years = (groups["years"] or "").replace("两", "二")
    years = int(said_years) if said_years.isdigit() else numeral_value(said_years) or 0
    one, said = own["one"], own["said"]
    if years < 2:
        return
    rounding = 0.0 if groups["mean"] == "每年" and not one.step else (one.step or 1.0) / 2 * years
    yield from _count(one, said, one.value * years, rounding)


def _each(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    yield from _count(own["one"], own["said"], own["one"].value * own["count"].value, 0.0)


def _times(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    now, then, said = own["now"], own["then"], own["said"]
    if said.unit == "倍" and now.unit == then.unit and then.value > 0:
        real = now.value / then.value
        if abs(real - said.value) > HALF_STEP * (said.step or 1.0):
            yield said, f"{real:.1f}倍"


def _net(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    now, then = own["now"], own["then"]
    if now.unit == then.unit != "%":
        yield from _count(now, own["said"], abs(now.value - then.value), now.step)


def _fraction(own: dict[str, Figure], groups: dict[str, str | None]) -> Wrong:
    now, then, word = own["now"], own["then"], groups["word"] or ""
    if now.unit != then.unit or then.value <= 0:
        return
    part = next((value for name, value in _PARTS.items() if word.endswith(name)), None)
    if word.startswith("翻"):
        fair = then.value * (2 if "一" in word else 4)
    elif part is None:
        return
    else:
        fair = then.value * (1 - part if word.startswith(FALLS) else 1 + part)
    if abs(now.value - fair) > max(1.0, fair / 50):
        right = f"{_shown(fair)}{now.unit or ''}"
        yield now, right


def _count(one: Figure, said: Figure, real: float, rounding: float) -> Wrong:
    if one.unit == said.unit != "%" and abs(real - said.value) > rounding + said.step / 2 + 1e-6:
        yield said, f"{_shown(real)}{said.unit or ''}"


def _shown(value: float) -> str:
    whole = f"{round(value / 1e4, 4):.10g}万" if value >= 1e5 else f"{round(value, 4):g}"
    return whole


COUNTS: tuple[tuple[CuedPattern, Rule], ...] = (
    (_YEARLY, _yearly),
    (_YEARS_FIRST, _yearly),
    (_MEAN_AFTER, _yearly),
    (_BY_THE_END, _yearly),
    (_EACH, _each),
    (_TIMES, _times),
    (_NET, _net),
    (_FRACTION, _fraction),
    (_FRACTION_FIRST, _fraction),
)
