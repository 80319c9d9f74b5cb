"""Attributions in the cells of a table row."""

from __future__ import annotations

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_clauses import all_units, read_clauses
from decompose.parser.attribution_draft import Draft
from decompose.parser.attribution_forms import read_phrase
from decompose.parser.attribution_words import UNDECIDED, Part, has_label
from decompose.parser.deadlines import field_deadline
from decompose.parser.unit_forms import plain
from decompose.parser.unit_names import Units
from decompose.text.patterns import regex

_ANSWERING = (Part.LEAD, Part.OWNER)
_TOGETHER = regex(
    r"[（(]?(?:(?:按(?:照)?(?:各自)?职责(?:分工)?(?:共同|分别)?|共同|分别|分头)负责|各负其责|"
    r"shared\s?leads?)[）)]?$"
)
"""End of a cell whose units answer together, each for its own part."""

_EVERYWHERE = regex("全[省市县区州镇乡](?:范围内?)?|全域|(?:全部|所有)(?:县区|镇街|乡镇)")
"""The content of a column of places that names all of them: 责任县区 | 全市."""


def attribution_of_cells(
    cells: tuple[tuple[Part, str], ...], *, span: Span, quote: str = ""
) -> tuple[Attribution, ...]:
    """Read the responsibility cells of one table row.

    Args:
        cells: Meaning and text of each such cell, left to right.
        span: Where the attribution stands: the first cell's text.
        quote: The characters of ``span``.

    Shape:
        None when the cells name nobody; several when a cell holds several lead/support pairs.
    """
    draft = Draft()
    pairs: list[Draft] = []
    for part, text in cells:
        pairs += _read_cell(part, text, draft)
    for pair in pairs:
        pair.deadline = pair.deadline or draft.deadline
    return tuple(d.settle(span, quote) for d in (*([] if draft.empty else [draft]), *pairs))


def _read_cell(part: Part, text: str, draft: Draft) -> list[Draft]:
    """Add a cell to the row's draft; return its lead/support pairs instead when it holds several."""
    if part is Part.DEADLINE:
        draft.deadline = draft.deadline or field_deadline(text)
    elif UNDECIDED.fullmatch(text):
        draft.undecided = True
    elif part is Part.SUPPORT and _EVERYWHERE.fullmatch(text):
        draft.groups.append(text)
    elif len(found := read_phrase(text)) > 1:
        return found
    elif has_label(plain(text)):
        _join_cell(draft, found)
    elif part in _ANSWERING and (together := _together(text)):
        draft.add(Part.OWNER, together)
        draft.each = True
    else:
        read_clauses(text, part, draft)
    return []


def _together(text: str) -> Units | None:
    """Return the units of a cell that says of nothing but a list that all answer together."""
    found = _TOGETHER.search(text)
    return all_units(text[: found.start()]) if found else None


def _join_cell(draft: Draft, found: list[Draft]) -> None:
    for part in found:
        draft.lead += part.lead + part.bare
        draft.owner += part.owner
        draft.support += part.support
        draft.guide += part.guide
        draft.groups += part.groups
        draft.deadline = draft.deadline or part.deadline
