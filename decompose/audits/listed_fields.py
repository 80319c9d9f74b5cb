"""Lists of fields of two plans, what the later one leaves out without a word, and fields that no heading takes up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.field_lists import FieldList, field_lists, stem
from decompose.audits.settled import SETTLED
from decompose.match.counterparts import alike
from decompose.model.plan import SectionKind
from decompose.model.result import Decomposition
from decompose.text.patterns import regex

_BACK = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_SENTENCE = regex("[^。；;\\n]+")
_OTHERS = regex("^其[他它余]|^各类")
_SHARE, _LIKE, _TWO = 0.5, 0.75, 2
_HEADS, _MOST, _LONGEST = 3, 0.6, 20


class LeftOut(NamedTuple):
    """What a list of the former plan holds and its successor does not."""

    items: tuple[str, ...]
    now: FieldList
    before: FieldList


def left_out_of_lists(case: AuditCase, former: Decomposition) -> Iterator[LeftOut]:
    """Yield by list of this plan what the former plan's list had and nothing here names or explains."""
    before = list(field_lists(former.plan.document))
    now = list(field_lists(case.result.plan.document)) if before else []
    looking_back = {p.block for p in case.passages if p.kind in _BACK}
    now.sort(key=lambda own: own.evidence.span is None or own.evidence.span.block in looking_back)
    said = _said(case) if now else []
    told: set[str] = set()
    for own in now:
        kin = [one for one in before if _of_one(one, own)]
        other = max(kin, key=lambda one: len(_shared(one, own)), default=None)
        if other is None:
            continue
        gone = [item for item in other.items if not any(_same(item, one) for one in own.items)]
        gone = [i for i in gone if i not in told and not _OTHERS.search(i)]
        gone = [i for i in gone if not any(stem(i) in text for text in said)]
        if gone and len(gone) < len(other.items):
            told |= set(gone)
            yield LeftOut(tuple(gone), own, other)


def unheaded(case: AuditCase) -> Iterator[tuple[FieldList, tuple[str, ...]]]:
    """Yield the lists of fields of which the headings below take up all but one or two that no other words name.

    Not where a heading beside them is none of the list: it may be the missing field in other words.
    """
    plan = case.result.plan
    for own in field_lists(plan.document):
        block = own.evidence.span.block if own.evidence.span else 0
        heads = [(s.parent, s.title) for s in plan.sections if s.span and s.span.block > block]
        heads += [(t.parent or t.section, t.title) for t in plan.tasks if t.span.block > block]
        heads = [(over, title) for over, title in heads if title and len(title) <= _LONGEST]
        over = {parent for parent, title in heads if any(_in(i, title) for i in own.items)}
        for parent in over:
            titles = [title for above, title in heads if above == parent]
            taken = [item for item in own.items if any(_in(item, title) for title in titles)]
            gone = tuple(item for item in own.items if item not in taken)
            if not gone or len(taken) < max(_HEADS, _MOST * len(own.items)):
                continue
            if any(not any(_in(item, title) for item in own.items) for title in titles):
                continue
            rest = [p.text for p in case.passages if p.block != block and p.kind not in _BACK]
            gone = tuple(i for i in gone if not any(stem(i) in text for text in rest))
            if gone:
                yield own, gone


def _said(case: AuditCase) -> list[str]:
    """Return the sentences of the plan, of its background only those that say why something is not treated."""
    return [
        sentence.group()
        for passage in case.passages
        for sentence in _SENTENCE.finditer(passage.text)
        if passage.kind not in _BACK or SETTLED.search(sentence.group())
    ]


def _shared(one: FieldList, other: FieldList) -> list[str]:
    return [item for item in one.items if any(_same(item, own) for own in other.items)]


def _of_one(one: FieldList, other: FieldList) -> bool:
    """Tell whether two lists are of one kind: half of the shorter one stands in both, and one name announces both."""
    shared = _shared(one, other)
    if len(shared) < max(_TWO, _SHARE * min(len(one.items), len(other.items))):
        return False
    if bool(one.label) != bool(
        other.label
    ):  # one in a sentence, one behind a colon: only where they are plainly one
        return len(shared) >= max(_HEADS, _MOST * min(len(one.items), len(other.items)))
    return one.label == other.label or alike(one.label, other.label) >= _LIKE


def _in(item: str, title: str) -> bool:
    return stem(item) in title


def _same(one: str, other: str) -> bool:
    left, right = stem(one), stem(other)
    return left in right or right in left or alike(left, right) >= _LIKE
