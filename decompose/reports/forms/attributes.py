"""Numbers in the attributes of a form: read with care, since a form may come from anybody."""

from __future__ import annotations

import math

from lxml import etree

from decompose.errors import DamagedDocument
from decompose.text.patterns import regex

LAST_ROW = 1_048_576
"""Number of the last row that a sheet can have."""
_MOST = 2**31
_WHOLE = regex(r"[0-9]{1,10}")
_REAL = regex(r"[0-9]{1,10}(?:\.[0-9]{0,30})?(?:[eE][+-]?[0-9]{1,2})?")


def whole(element: etree._Element, name: str, otherwise: int = 0, *, most: int = _MOST) -> int:
    """Return the whole number in an attribute.

    Args:
        element: An element whose part was parsed under its name.
        name: The attribute.
        otherwise: What holds where it is left out.
        most: The largest number that makes sense.

    Raises:
        DamagedDocument: Something else stands there; the message names part and attribute.
    """
    text = element.get(name)
    if not text:
        return otherwise
    if not _WHOLE.fullmatch(text) or int(text) > most:
        raise _no_number(element, name, text)
    return int(text)


def real(element: etree._Element, name: str, otherwise: float) -> float:
    """Return the number in an attribute; arguments and errors as for :func:`whole`."""
    text = element.get(name)
    if not text:
        return otherwise
    if not _REAL.fullmatch(text) or not math.isfinite(float(text)):
        raise _no_number(element, name, text)
    return float(text)


def _no_number(element: etree._Element, name: str, text: str) -> DamagedDocument:
    kind = etree.QName(element).localname
    return DamagedDocument(
        f"the attribute {name} of {kind} holds {text[:40]!r}, which is no number that can stand there",
        hint="open the form in Word, Excel or WPS and save it again",
        where=element.getroottree().docinfo.URL or "",
    )
