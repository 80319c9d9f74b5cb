"""Chinese dates and time limits: 二〇二一年九月一日 → 2021-09-01, 2018年底前 → 2018."""

from __future__ import annotations

from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇零○O][〇零○O一二三四五六七八九]{2})"  # year, 2021 or 二〇二一
FIVE_YEAR = r"[“\"'＂‘]?(?:十[一二三四五六七八九]|二十[一二三]?)五[”\"'＂’]?"  # “十四五”
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"  # month
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"  # day
_DATE = regex(
    rf"({YEAR})\s*年(?:\s*({_MONTH})\s*月(?:份)?(?:\s*({_DAY})\s*[日号])?)?"
)  # 2021年9月1日
_NUMERIC_DATE = regex(
    r"((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?:[-/.](3[01]|[12]\d|0?[1-9]))?"
)  # 2021-09-01
_PERIOD = regex(rf"{FIVE_YEAR}")  # “十四五”
_PLAN_END = regex(r"规划期(?:内|末|满|间)|本规划期|实施期(?:内|末)")  # within the plan period
_TIME_POINT = regex(
    rf"{YEAR}\s*年|\d{{4}}[-/.]\d{{1,2}}|{_MONTH}月|季度|年内|年底|年末|年终|半年|当年|"
    r"今年|本年|明年"
    rf"|(?:by|to|until|before|in|end of)\s+{YEAR}\b"
    rf"|{FIVE_YEAR}|规划期|每[年月季周日]|每学[期年]|逐年|逐月|\d+\s*(?:个工作日|[日天周年]|个月)|"
    r"[一二三四五六七八九十两]+(?:个月|个?工作日|年内|周内|日内|天内)|"
    r"汛(?:期|前|后)|(?:防火|供暖|采暖|禁渔|凌汛)(?:期|季)|春节|清明|冬至|国庆|元旦|五一|端午|中秋|节假日|全年|全天候|24小时"
    rf"|{YEAR}\s*[-—–~～至]+\s*{YEAR}|[春夏秋冬]季|[寒暑][假期]|(?:开学|节|假|赛|[考雨雪灾震暴风])[前后]|雪后|随(?:报|到|接|坏|损)随"
    r"|(?:台风|寒潮|高温|低温|冰冻|雨雪|强降雨|暴雨|雷雨|春耕|春播|秋收|夏收|收获|农忙|开渔|休渔|高考|中考|大型活动|作业|施工|停产)(?:期间?|季节?|时段|前|后)"
    r"|每个?(?:上学|教学|工作|营业|生产|作业|值班|节假|休息)[日天]|每(?:逢|[次场遍班批轮])|即(?:办|报|接)|(?:影响|登陆|来临|到来|开展|举办|启用|使用|复工|开工|出海|营业)前"
)  # anything that can be checked
_FIRST_PLAN_END = 1955
_PARTS = {
    "上半年": 6,
    "一季度": 3,
    "二季度": 6,
    "三季度": 9,
    "四季度": 12,
    "下半年": 12,
    "年底": 12,
    "年末": 12,
}
_YEAR_OF_DATE = regex(
    rf"({YEAR})(?=\s*(?:年|[-—–~～至到]+\s*(?:19|20)\d{{2}}\s*年|[-/.]\d{{1,2}}))"
)
_CELL = regex(rf"({YEAR})(?:\s*[-—–~～至]+\s*({YEAR}))?")
"""A time cell that holds years alone: 2026, 2026—2028."""
_ISO_DAY = regex(r"(\d{4})-(\d\d)-(\d\d)")


def _ascii(text: str) -> str:
    return text.translate(_WIDE_DIGITS)


def iso_date(text: str) -> str | None:
    """Return the first date of a text in ISO form, or the part of it that is printed.

    Shape:
        ``2021年9月1日`` and ``二〇二一年九月一日`` → ``2021-09-01``; ``2016年12月`` → ``2016-12``;
        ``2016年`` → ``2016``; no date → None.
    """
    plain = _ascii(text)
    found = _DATE.search(plain) or _NUMERIC_DATE.search(plain)
    if found is None:
        return None
    year, month, day = (_number(part) if part else None for part in found.groups())
    if year is None:
        return None
    parts = [f"{year:04d}"]
    if month is not None:
        parts.append(f"{month:02d}")
        if day is not None:
            parts.append(f"{day:02d}")
    return "-".join(parts)


def _number(text: str) -> int | None:
    return numeral_value(text.replace("O", "〇"))


def written_date(iso: str) -> str:
    """Return a date as a document prints it, in Arabic figures: ``2021-08-31`` → ``2021年8月31日``.

    Source:
        GB/T 9704-2012, 7.3.5.4: the year in full, no zero before month and day.
    """
    found = _ISO_DAY.fullmatch(iso)
    return "{}年{}月{}日".format(*map(int, found.groups())) if found else iso


def years_in(text: str) -> tuple[int, ...]:
    """Return every calendar year named in a text, in order.

    Units:
        Four-digit years; ``2021—2023年`` and ``2021-2023年`` name both ends, as does a cell of years alone.
    """
    plain = _ascii(text)
    alone = _CELL.fullmatch(plain.strip())
    found = [p for p in alone.groups() if p] if alone else _YEAR_OF_DATE.findall(plain)
    return tuple(year for part in found if (year := _number(part)) is not None)


def five_year_end(text: str) -> int | None:
    """Return the last year of the five-year plan that a text names: “十四五” → 2025.

    Source:
        The first plan ran 1953–1957; from the third on they end in years divisible by five.
    """
    found = _PERIOD.search(text)
    if found is None:
        return None
    ordinal = numeral_value(found.group().strip("“”\"'＂‘’")[:-1])
    return None if ordinal is None else _FIRST_PLAN_END + 5 * ordinal


def year_of(deadline: str | None, period: tuple[int, int] | None = None) -> int | None:
    """Return the year by which something is due: the last year that a printed deadline names.

    Args:
        deadline: The deadline as printed.
        period: First and last year of the plan, for “within the plan period”.
    """
    if not deadline:
        return None
    if years := years_in(deadline):
        return max(years)
    if (end := five_year_end(deadline)) is not None:
        return end
    if period and _PLAN_END.search(deadline):
        return period[1]
    return None


def month_of(deadline: str) -> int | None:
    """Return the last month that a printed deadline leaves, None where it names no part of a year.

    Shape:
        ``2024年6月底前`` → 6; ``2024年上半年`` → 6; ``2024年底前`` → 12; ``2024年`` → None.
    """
    plain = _ascii(deadline)
    months = [found[2] for found in _DATE.finditer(plain) if found[2]]
    if months:
        return _number(months[-1])
    return next((month for part, month in _PARTS.items() if part in plain), None)


def is_checkable(deadline: str | None) -> bool:
    """Whether a printed deadline names a moment or a rhythm that can be checked.

    ``持续推进``, ``长期坚持``, ``适时`` and ``限期`` name none.
    """
    plain = _ascii(deadline or "").strip()
    return _TIME_POINT.search(plain) is not None or _CELL.fullmatch(plain) is not None
