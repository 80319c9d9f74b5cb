"""The date that a drawing library writes into a PDF, put back to a fixed one: same input, same bytes."""

from __future__ import annotations

import re

_DATE = re.compile(rb"/(?:CreationDate|ModDate) \((D:[0-9]{14}[^()]{0,9})\)")
_FIXED = b"D:19800101000000Z"
_PLACE = re.compile(rb"([0-9]{10})(?= [0-9]{5} n)")
_START = re.compile(rb"(?<=startxref\n)[0-9]+")


def undated(pdf: bytes) -> bytes:
    """Return a PDF with a plain table of places (as cairo writes it) without the time of its making.

    The date names the time zone, so that its length differs from machine to machine: the places of
    what stands behind it are moved along.
    """
    while (found := _DATE.search(pdf)) and found[1] != _FIXED:
        start, end = found.span(1)
        pdf = _moved(pdf[:start] + _FIXED + pdf[end:], start, len(_FIXED) - (end - start))
    return pdf


def _moved(pdf: bytes, start: int, by: int) -> bytes:
    """Return a PDF whose table of places is right again, after bytes behind a place moved."""
    body, mark, table = pdf.rpartition(b"\nxref\n")
    if not mark or not by:
        return pdf

    def place(width: int, found: re.Match[bytes]) -> bytes:
        at = int(found[0])
        return b"%0*d" % (width, at + by if at > start else at)

    table = _PLACE.sub(lambda found: place(10, found), table)
    return body + mark + _START.sub(lambda found: place(1, found), table)
