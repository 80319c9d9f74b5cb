"""Number formats of Word lists: 3 → 三, ③, iii or C.

Source:
    ECMA-376 part 1, 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"  # 0-9
_LEGAL = "零壹贰叁肆伍陆柒捌玖"  # 0-9 as on cheques
_STEMS = "甲乙丙丁戊己庚辛壬癸"  # heavenly stems
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"  # earthly branches
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999


def counting(
    value: int,
    *,
    digits: str = _DIGITS,
    units: str = "十百千",
    zero: str = "零",
    silent_one: bool = False,
) -> str:
    """Return a number in words: 21 → 二十一, 105 → 一百零五; above 9999 digit by digit.

    Args:
        value: The number.
        digits: The signs of 0 to 9.
        units: The signs of ten, hundred and thousand.
        zero: The sign of a gap.
        silent_one: Say 百 for 一百, as in Japanese, which has no sign for a gap either.
    """
    zero = "" if silent_one else zero
    if not 0 < value <= _MOST:
        return "".join(digits[int(digit)] for digit in str(value))
    words, gap = "", False
    for position, digit in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
        if digit == "0":
            gap = True
            continue
        unsaid = silent_one and digit == "1" and position > 0
        words += (zero if gap and words else "") + ("" if unsaid else digits[int(digit)])
        words += units[position - 1] if position else ""
        gap = False
    return words.removeprefix(digits[1]) if 10 <= value < 20 and digits == _DIGITS else words


def _digital(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    if value > _MOST:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _letter(value: int) -> str:
    if not 0 < value <= 26 * 50:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _circled(value: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(code + value - first)
    return str(value)


def _row(first: str, most: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= most else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _wide(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _legal(value: int) -> str:
    return counting(value, digits=_LEGAL, units="拾佰仟")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    **{f"decimalZero{width}": f"{{:0{width}d}}".format for width in range(1, 6)},
    "numberInDash": "- {} -".format,
    "ordinal": str,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": lambda value: counting(value, silent_one=True),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _row("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "none": lambda value: "",
}
"""Format name of the file → function from value to sign."""


def number(value: int, form: str) -> str:
    """Return a value in a number format; unknown formats count in Arabic digits."""
    return FORMATS.get(form, str)(value) if value > 0 else str(value)
