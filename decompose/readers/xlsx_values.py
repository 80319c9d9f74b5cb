"""The value of a spreadsheet cell as it is shown: dates, percentages, grouped numbers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from decompose.text.patterns import regex

_YMD, _YM, _MD = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN: dict[int, str] = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"},
    **{14: "yyyy/m/d", 15: "yyyy/m/d", 16: _MD, 17: _YM, 22: "yyyy/m/d h:mm"},
    **{18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss", 46: "h:mm:ss"},
    **{27: _YM, 28: _MD, 29: _MD, 30: "m-d-yy", 31: _YMD, 36: _YM, 50: _YM, 51: _MD, 52: _YM},
    **{53: _MD, 54: _MD, 57: _YM, 58: _MD},
    **dict.fromkeys((32, 34, 55), 'h"时"mm"分"'),
    **dict.fromkeys((33, 35, 56), 'h"时"mm"分"ss"秒"'),
}
"""Formats that files name by number only.

Source:
    ECMA-376 part 1, 18.8.30, with the readings for zh-CN.
"""

_ASIDE = regex(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.")  # colours, locales, padding
_DATE_TOKEN = regex(
    r'"([^"]*)"|\\(.)|\[?([yY]+|[mM]+|[dD]+|[hH]+|[sS]+)\]?|AM/PM|A/P|上午/下午|aaaa?|(.)',
    re.DOTALL,
)
_IS_DATE = regex(r"[yYdDhHsS]|(?<![a-zA-Z])[mM]{1,2}(?![a-zA-Z])")
_LITERAL = regex(r'"([^"]*)"|\\(.)')
_FIGURE = regex(r"[#0?,]*[#0?](?:\.([#0?]+))?")
_MIDNIGHT = regex(r"(?<=\d)\s+0?0:00(?::00)?$")
_EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_DAY = 2_958_465
_LEAP_BUG = 60
_NO_DECIMAL = regex(r"[eE][+-]|/")
_OPTIONAL = regex(r"[#?]|\..*")
_STAND_IN = regex(r"[\ue000-\uf8ff]")


def shown(value: float, form: str, *, date1904: bool = False) -> str:
    """Return a number as its format shows it; plainly when the format is not understood.

    Units:
        Dates are days since the workbook's epoch.
    """
    code = _section(form, negative=value < 0)
    if code.lower() in {"", "general", "@", "g/通用格式"}:
        return plain(value)
    if _IS_DATE.search(_LITERAL.sub("", code)) and 0 <= value <= _LAST_DAY:
        return _date(value, code, date1904=date1904)
    return _number(value, code, signed=";" not in form)


@lru_cache(maxsize=512)
def _section(form: str, *, negative: bool) -> str:
    """Return the part of a format that applies to numbers of this sign."""
    sections = _ASIDE.sub("", form).split(";")
    chosen = sections[1] if negative and len(sections) > 1 else sections[0]
    return chosen.strip()


def plain(value: float) -> str:
    """Return a number without a format: eleven digits, no exponent for what a sheet can hold."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.11g}"


def _number(value: float, code: str, *, signed: bool) -> str:
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return chr(0xE000 + len(literals) - 1)

    bare = _LITERAL.sub(keep, code)
    figure = _FIGURE.search(bare)
    if figure is None or _NO_DECIMAL.search(bare):
        return plain(value)
    scale = 100 if "%" in bare else 1
    digits = figure[1] or ""
    text = f"{abs(value) * scale:,.{min(len(digits), 15)}f}"
    if digits.endswith("#"):
        text = text.rstrip("0").rstrip(".")
    if "," not in figure[0]:
        text = text.replace(",", "")
        text = text.rjust(_OPTIONAL.sub("", figure[0]).count("0"), "0")
    sign = "-" if value < 0 and signed else ""
    around = bare[: figure.start()] + sign + text + bare[figure.end() :]
    return _STAND_IN.sub(lambda found: literals[ord(found[0]) - 0xE000], around).strip()


def _date(value: float, code: str, *, date1904: bool) -> str:
    if not date1904 and value < _LEAP_BUG:
        value += 1
    moment = _EPOCH[date1904] + timedelta(seconds=round(value * 86_400))
    parts: list[str] = []
    hours = False
    tokens = list(_DATE_TOKEN.finditer(code))
    for i, token in enumerate(tokens):
        letters = token[3]
        if letters is None:
            parts.append(token[1] or token[2] or token[4] or "")
            continue
        kind = letters[0].lower()
        if kind == "m" and (hours or _seconds_follow(tokens[i + 1 :])):
            kind = "minute"
        hours = kind == "h" or (hours and kind == "minute")
        parts.append(_part(moment, kind, len(letters)))
    text = "".join(parts).strip()
    # A day entered without a time is midnight, whatever else its format would show.
    return _MIDNIGHT.sub("", text) if value == int(value) else text


def _seconds_follow(tokens: list[re.Match[str]]) -> bool:
    following = next((token[3] for token in tokens if token[3]), "")
    return following[:1].lower() == "s"


def _part(moment: datetime, kind: str, size: int) -> str:
    number = {
        "y": moment.year if size > 2 else moment.year % 100,
        "m": moment.month,
        "d": moment.day,
        "h": moment.hour,
        "minute": moment.minute,
        "s": moment.second,
    }[kind]
    return f"{number:02d}" if size == 2 else str(number)
