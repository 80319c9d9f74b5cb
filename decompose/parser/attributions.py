"""Attribution phrases in text: “（牵头单位：…；配合单位：…）” → Attribution, names as printed.

Source:
    The forms read off published task divisions; each has cases in tests/cases/attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_clauses import read_clauses
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_fields import BETWEEN, read_brackets, read_fields
from decompose.parser.attribution_forms import read_phrase
from decompose.parser.attribution_patterns import read_patterns
from decompose.parser.attribution_sentences import read_sentences
from decompose.parser.attribution_words import CUE, UNDECIDED, Part, has_label
from decompose.parser.deadlines import field_deadline
from decompose.parser.standing_rules import (
    Standing,
    StandingRule,
    standing_rules_in,
    under_rules,
)
from decompose.parser.unit_forms import plain

__all__ = [
    "Standing",
    "StandingRule",
    "attribution_of_cells",
    "attributions_in",
    "standing_rules_in",
    "under_rules",
]

_SENTENCE_STOP = re.compile(r"[。！？\n]")


def attributions_in(text: str, *, block: int, offset: int = 0) -> tuple[Attribution, ...]:
    """Return every attribution phrase in a piece of one block's text, in order.

    Args:
        text: The piece.
        block: Index of the block it comes from.
        offset: Where the piece begins in the block.

    Shape:
        Usually none or one. Several when the piece divides several subjects, each with its
        ``subject``, or holds several lead/support pairs. Names stand exactly as printed, elided
        prefixes stay elided, personal names are dropped.

    Units:
        Spans cover the whole phrase, with its brackets and labels, in the block.
    """
    if CUE.search(text) is None:
        return ()
    form = plain(text)
    found = list(read_brackets(text, form))
    form = _blank(form, found)
    fixed = list(read_patterns(text, form))
    form = _blank(form, fixed)
    found += [*fixed, *read_fields(text, form)]
    form = _blank(form, found)
    found += read_sentences(text, form)
    found = _merged(sorted(found, key=lambda part: (part.start, part.end)), plain(text))
    _name_duties(found, text)
    return tuple(_settled(found, text, block=block, offset=offset))


def _settled(found: list[Found], text: str, *, block: int, offset: int) -> Iterator[Attribution]:
    for part in found:
        start, end = part.start, part.end
        while end > start and text[end - 1] in " \t\u3000\n；，,;":
            end -= 1
        span = Span(block=block, start=start + offset, end=end + offset)
        yield part.draft.settle(span, text[start:end])


def _blank(form: str, found: list[Found]) -> str:
    for part in found:
        form = form[: part.start] + "\0" * (part.end - part.start) + form[part.end :]
    return form


def _merged(found: list[Found], form: str) -> list[Found]:
    """Join phrases that follow each other and complete each other: （牵头：A）（配合：B）."""
    result: list[Found] = []
    for part in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.end <= part.start
            and BETWEEN.fullmatch(form, last.end, part.start)
            and _completes(last.draft, part.draft)
        ):
            _join(last.draft, part.draft)
            last.end = part.end
        else:
            result.append(part)
    return result


def _completes(first: Draft, second: Draft) -> bool:
    named = second.lead or second.bare
    return bool(
        (first.lead or first.owner) and not first.support and not named and not second.each
    ) and bool(second.support or second.guide or (second.owner and first.lead))


def _join(first: Draft, second: Draft) -> None:
    first.support += second.owner + second.support
    first.guide += second.guide
    first.groups += second.groups
    first.deadline = first.deadline or second.deadline
    first.open_list |= second.open_list


def _name_duties(found: list[Found], text: str) -> None:
    """Give each phrase its subject where one piece of text divides several subjects."""
    form = plain(text)
    duties = [part for part in found if part.duty]
    if len(duties) > 1:
        for part in duties:
            stop = re.compile(r"[；。，\n]").search(form, part.end)
            end = stop.start() if stop else len(text)
            begin = max(form.rfind(mark, 0, part.start) for mark in "，；。：\n") + 1
            subject = text[part.end : end].strip() or text[begin : part.start].strip()
            part.draft.subject = part.draft.subject or subject or None
    brackets = [part for part in found if form[part.start] == "（"]
    for part, previous in zip(brackets, [None, *brackets], strict=False):
        begin = previous.end if previous else 0
        subject = _subject_before(text, form, begin, part.start)
        part.draft.subject = part.draft.subject or subject
    _settle_bare(brackets, form)


def _subject_before(text: str, form: str, begin: int, end: int) -> str:
    stop = [f.end() for f in _SENTENCE_STOP.finditer(form, begin, end - 1)]
    return text[stop[-1] if stop else begin : end].strip(" \t\u3000\n，,、；;。")


def _settle_bare(brackets: list[Found], form: str) -> None:
    """Read 反X（省A局）、打击Y（省B局）: each organ leads what stands before its bracket."""
    for part, previous, following in zip(
        brackets, [None, *brackets], [*brackets[1:], None], strict=False
    ):
        several = any(
            other is not None
            and other is not part
            and not _SENTENCE_STOP.search(
                form, min(other.end, part.end), max(other.start, part.start)
            )
            for other in (previous, following)
        )
        draft = part.draft
        if not several:
            draft.subject = None
        alone = len(draft.bare) == 1 and not draft.groups
        if (several or alone) and not (draft.lead or draft.owner or draft.support):
            draft.owner, draft.bare = draft.bare, []


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
        if part is Part.DEADLINE:
            draft.deadline = draft.deadline or field_deadline(text)
        elif UNDECIDED.fullmatch(text):
            draft.undecided = True
        elif len(found := read_phrase(text)) > 1:
            pairs += found
        elif has_label(plain(text)):
            _join_cell(draft, found)
        else:
            read_clauses(text, part, draft)
    for pair in pairs:
        pair.deadline = pair.deadline or draft.deadline
    return tuple(d.settle(span, quote) for d in (*([] if draft.empty else [draft]), *pairs))


def _join_cell(draft: Draft, found: list[Draft]) -> None:
    for part in found:
        draft.lead += part.lead + part.bare
        draft.owner += part.owner
        draft.support += part.support
        draft.guide += part.guide
        draft.groups += part.groups
        draft.deadline = draft.deadline or part.deadline
