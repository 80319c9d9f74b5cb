"""Signs of symbol fonts as Unicode: Word keeps them as a font and a code."""

from __future__ import annotations

UNKNOWN = "□"
_PRIVATE = range(0xE000, 0xF900)
_SIGNS = {
    "Wingdings": {
        **{0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆"},
        **{0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→"},
        **{0xF0: "⇨", 0xFB: "✗", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"},
        **{0x81 + step: chr(0x2460 + step) for step in range(10)},
        **{0x8C + step: chr(0x2776 + step) for step in range(10)},
    },
    "Wingdings 2": {0x4F: "✗", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
    "Symbol": {
        **{0xB7: "·", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠"},
        **{0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0xAE: "→", 0xA5: "∞", 0x53: "Σ", 0xB2: "″"},
    },
}


def symbol(font: str, code: str) -> str | None:
    """Return the sign of a font's code as written in the file, None when it is not known."""
    try:
        value = int(code, 16)
    except ValueError:
        return None
    signs = _SIGNS.get(font)
    if value in _PRIVATE or (signs is not None and value <= 0xFF):
        return (signs or {}).get(value & 0xFF)
    return chr(value) if 0x20 <= value < 0xD800 or 0xF900 <= value < 0xFFFE else None
