"""The forms of a phrase: its labelled fields, and the lead/support pairs they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.parser.attribution_clauses import read_clauses
from decompose.parser.attribution_draft import Draft
from decompose.parser.attribution_words import NEGATIVE, UNDECIDED, Part, has_label, labels_in
from decompose.parser.deadlines import field_deadline
from decompose.parser.unit_forms import is_unit, plain
from decompose.parser.unit_names import Units, read_units
from decompose.parser.unit_officers import without_asides
from decompose.text.patterns import regex

_LISTING_MARK = regex("[、，]")


class Field(NamedTuple):
    """A labelled piece of a phrase; ``part`` None for the piece before the first label."""

    part: Part | None
    text: str


_SENTENCE_END = regex(r"[。！]")
_NUMBER = regex(
    r"(?:^|(?<=[，；。,;\s]))(?:[0-9]{1,2}[.．、)）]|[①-⑳]|（[0-9一二三四五]）)\s*$"
)  # a label's number: 2.


def fields_of(text: str) -> list[Field]:
    """Cut a phrase at its labels; a field ends at the full stop that follows it."""
    form = plain(text)
    labels = labels_in(form)
    if not labels:
        return [Field(None, _first_sentence(text))]
    fields = [Field(None, _unnumbered(text[: labels[0].start()]))]
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        end = following.start() if following else len(text)
        fields.append(
            Field(label_part(label), _first_sentence(_unnumbered(text[label.end() : end])))
        )
    return fields


def label_part(label: re.Match[str]) -> Part:
    """Return what a matched label is about."""
    return next((part for part in Part if label.groupdict().get(part)), Part.OTHER)


def _unnumbered(text: str) -> str:
    """Drop the number of the label that follows."""
    found = _NUMBER.search(text)
    return text[: found.start()] if found else text


def _first_sentence(text: str) -> str:
    found = _SENTENCE_END.search(text)
    return (text[: found.start()] if found else text).strip(" \t\u3000\u00a0\n，,；;、。")


def read_phrase(text: str) -> list[Draft]:
    """Read the inside of a bracket, a run of labelled fields, or a table cell.

    Shape:
        One draft, or one a lead/support pair when the phrase holds several (A，配合部门：B；C，配合部门：D).
    """
    fields = list(_paired(fields_of(without_asides(text)[0])))
    drafts = [Draft()]
    for item in fields:
        if item.part in {Part.LEAD, None} and item.text and _begins_pair(drafts[-1], item):
            drafts.append(Draft())
        _read_field(item, drafts[-1])
    return [draft for draft in drafts if not draft.empty]


def _begins_pair(draft: Draft, item: Field) -> bool:
    if item.part is None:
        return bool(draft.support or draft.groups)
    return bool((draft.lead or draft.bare) and (draft.support or draft.groups))


def _paired(fields: list[Field]) -> Iterator[Field]:
    """Cut a support field that ends in the next pair's lead: 配合部门：B处；省C队，配合部门：D."""
    for item, following in zip(fields, [*fields[1:], None], strict=False):
        head, mark, tail = plain(item.text).rpartition("；")
        if mark and item.part is Part.SUPPORT and following and following.part is Part.SUPPORT:
            yield Field(item.part, item.text[: len(head)])
            yield Field(None, item.text[len(item.text) - len(tail) :])
        else:
            yield item


def _read_field(item: Field, draft: Draft) -> None:
    if item.part is Part.DEADLINE:
        draft.deadline = draft.deadline or field_deadline(item.text)
    elif item.part is Part.PERSON:
        _read_officers(item.text, draft)
    elif item.part is not Part.OTHER and item.text:
        if UNDECIDED.fullmatch(item.text):
            draft.undecided = True
        else:
            read_clauses(item.text, item.part, draft)


def _read_officers(text: str, draft: Draft) -> None:
    """Keep the organs of the officers named, when no organ is named otherwise."""
    units = read_units(text)
    named = Units(tuple(item for item in units.items if is_unit(item.text) or item.group))
    if not (draft.lead or draft.owner or draft.bare):
        draft.add(Part.OWNER, named)


def names_nobody(text: str) -> bool:
    """Whether a phrase is a principle or an enterprise's duty and divides no work."""
    form = plain(text)
    found = NEGATIVE.search(form)
    if found is None or has_label(form):
        return False
    listed = found.group().endswith("企业负责") and is_unit(_LISTING_MARK.split(form)[0])
    return not listed
