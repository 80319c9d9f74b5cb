"""Citation keys: how a duty names its source, and how a reader sees it."""

from __future__ import annotations

from collections.abc import Mapping

from decompose.model.knowledge import Citation, Law
from decompose.text.patterns import regex

RESIDUAL_LAW = "work-safety-law-2021"
RESIDUAL_ARTICLE = "10"

_LAW_KEY = regex(r"(?P<law>[a-z0-9][a-z0-9-]*)#(?P<article>\d{1,4}(?:-\d{1,2})?)\Z")
_SOURCES = {"~3ding": "部门“三定”规定", "~sc": "安全生产委员会职责分工"}
_RESIDUAL = "~art10"
_DOCUMENT = "~doc:"
_DIGITS = "零一二三四五六七八九"


def parse_key(key: str) -> tuple[str | None, str | None] | None:
    """Return (law id, article) of a well-formed key, (None, None) without a law, else None."""
    found = _LAW_KEY.match(key)
    if found:
        return found["law"], found["article"]
    if key == _RESIDUAL:
        return RESIDUAL_LAW, RESIDUAL_ARTICLE
    if key in _SOURCES or (key.startswith(_DOCUMENT) and key[len(_DOCUMENT) :].strip()):
        return None, None
    return None


def citation(key: str, laws: Mapping[str, Law]) -> Citation:
    """Return a citation as readers see it: 《安全生产法》（2021）第十条.

    A law that the pack does not hold, or a key of unknown form, is shown as it is written.
    """
    parts = parse_key(key)
    if parts is None:
        return Citation(key=key, law=None, article=None, text=key)
    law, article = parts
    if law is None or article is None:
        text = _SOURCES.get(key) or key.removeprefix(_DOCUMENT).strip()
        return Citation(key=key, law=None, article=None, text=text)
    entry = laws.get(law)
    title = f"《{entry.short}》（{entry.edition[:4]}）" if entry else law
    tail = "兜底条款" if key == _RESIDUAL else ""
    return Citation(key=key, law=law, article=article, text=f"{title}{ordinal(article)}{tail}")


def ordinal(article: str) -> str:
    """Return 第十条 for ``10`` and 第十条之一 for ``10-1``."""
    number, _, extra = article.partition("-")
    return f"第{_numeral(int(number))}条" + (f"之{_numeral(int(extra))}" if extra else "")


def _numeral(number: int) -> str:
    """Return a Chinese numeral below ten thousand, as laws print it (一百一十八)."""
    if number == 0:
        return _DIGITS[0]
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += (_DIGITS[0] if pending and text else "") + _DIGITS[digit] + name
        pending = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text
