"""Chinese and Arabic numerals of item numbers and counts: 二十一 ⇄ 21."""

from __future__ import annotations

HAN_DIGITS = "零一二三四五六七八九"

_DIGITS = {
    **{char: value for value, char in enumerate(HAN_DIGITS)},
    **{"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5},
    **{"陆": 6, "柒": 7, "捌": 8, "玖": 9},
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_MYRIAD = 10_000


def numeral_value(text: str) -> int | None:
    """Return the value of a whole numeral, Chinese or Arabic, full or half width; None for others.

    Shape:
        ``十三`` → 13, ``一百零二`` → 102, ``２０`` → 20, ``二〇三五`` → 2035, ``十三五`` → None.
    """
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if "万" in text:
        head, _, tail = text.partition("万")
        high, low = _below_myriad(head), _below_myriad(tail) if tail else 0
        return None if high is None or low is None else high * _MYRIAD + low
    return _below_myriad(text)


def han_numeral(value: int) -> str:
    """Return a number from 0 to 99 999 999 as a Chinese numeral.

    Shape:
        13 → ``十三``, 102 → ``一百零二``, 20 → ``二十``.
    """
    if value < 10:
        return HAN_DIGITS[value]
    if value >= _MYRIAD:
        high, low = divmod(value, _MYRIAD)
        gap = "零" if 0 < low < 1000 else ""
        tail = _han_below_myriad(low) if low else ""
        return f"{han_numeral(high)}万{gap}{tail}"
    text = _han_below_myriad(value)
    return text[1:] if 10 <= value < 20 else text


def _han_below_myriad(value: int) -> str:
    parts: list[str] = []
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            parts.append(("零" if gap and parts else "") + HAN_DIGITS[digit] + name)
            gap = False
        else:
            gap = True
    return "".join(parts)


def _below_myriad(text: str) -> int | None:
    if not any(char in _UNITS or char in _TENS for char in text):
        return _digit_by_digit(text)
    total, digit = 0, -1
    for char in text:
        if char in _UNITS:
            total += _UNITS[char] * (1 if digit < 0 else digit)
            digit = -1
        elif char in _TENS and not total and digit < 0:
            total = _TENS[char]
        elif char in _DIGITS and digit <= 0:
            digit = _DIGITS[char]
        else:
            return None
    return total + max(digit, 0)


def _digit_by_digit(text: str) -> int | None:
    value = 0
    for char in text:
        if char not in _DIGITS:
            return None
        value = value * 10 + _DIGITS[char]
    return value if text else None
