"""Pieces of work that agree point by point: one cure for one place, or one object, act, lead and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from decompose.audits.case import AuditCase
from decompose.audits.restated import signs_of
from decompose.audits.work_parts import Part, comparable, each_its_own
from decompose.model.result import MentionKind
from decompose.text.patterns import regex

_BRACKETS = regex("[（(]([一-鿿]{2,6})[）)]")
_HEAD, _TWICE, _SIGNS, _SAME = 2, 2, 8, 0.9
"""A name that begins a title; what two titles hold and no third; signs that tell a cure; how much of it is the same."""
_IDLE = frozenset("于在由并其进行了好该此前")
_LEAST_TERM = 3
_SERIES = 24
_BOUND = regex("^(?:于|在|到|至)")


def agreeing(case: AuditCase, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield the places of two parts of which the later one does what the earlier one does."""
    yield from _one_cure(parts)
    yield from _one_day(case, parts)


def of_two_places(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether measures that name no object stand under titles that differ in their place: 老街市场、新区市场."""
    if any(case.sectors_of(part.measure.id) for part in (one, other)):
        return False
    if case.sectors_of(one.task.id).isdisjoint(case.sectors_of(other.task.id)):
        return False
    titles = one.task.title, other.task.title
    ends = zip(titles[0][::-1], titles[1][::-1], strict=False)
    same = sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], ends))
    apart = all(a[:_HEAD] not in b for a, b in (titles, titles[::-1]))
    return apart and 2 * same >= min(map(len, titles))


def _one_cure(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield rows with one object and one place in their titles and nearly the same cure in a cell of its own."""
    cured = [
        (n, part, signs_of(part.task.text))
        for n, part in enumerate(parts)
        if part.task.title and part.task.text and part.task.title not in part.task.text
        if part.task.attribution is not None and len(part.task.text) >= _SIGNS
    ]
    for earlier, later in _of_one_name([part.task.title for _, part, _ in cured]):
        (place, part, cure), (before, other, cured_by) = cured[later], cured[earlier]
        shorter, longer = sorted((cure, cured_by), key=len)
        if not part.objects & other.objects or len(shorter) < _SIGNS:
            continue
        if len(shorter & longer) < _SAME * len(longer):
            continue
        if comparable(other, part) and not each_its_own(other, part):
            yield before, place


def _of_one_name(titles: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of titles that hold a name which no third one holds."""
    names = {name for title in titles for name in _names(title)}
    lengths = sorted({len(name) for name in names})
    holding: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        pieces = (title[at : at + n] for n in lengths for at in range(len(title) - n + 1))
        for name in names.intersection(pieces):
            holding.setdefault(name, []).append(number)
    return sorted({(own[0], own[1]) for own in holding.values() if len(own) == _TWICE})


def _names(title: str) -> list[str]:
    """Return what may name a place in a title: how it begins, and what stands in brackets."""
    return [title[:_HEAD], *_BRACKETS.findall(title)]


def _one_day(case: AuditCase, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield items whose titles have one object, with one lead, one deadline, and no act that the other lacks.

    Many that agree so far are a series, each with a place of its own.
    """
    seen: dict[tuple[str, frozenset[str], str], list[int]] = {}
    for place, part in enumerate(parts):
        limit = _limit(part)
        if limit and part.task.title and part.stages:
            for term in _terms(case, part):
                seen.setdefault((term, part.leads, limit), []).append(place)
    for (term, _, _), places in seen.items():
        for earlier, later in combinations(places, 2) if len(places) <= _SERIES else ():
            one, other = parts[later], parts[earlier]
            if one.task.id != other.task.id and _within(one, other, term):
                yield earlier, later


def _limit(part: Part) -> str:
    stated = part.measure.attribution or part.task.attribution
    printed = part.measure.deadline or (stated.deadline if stated else None) or part.task.deadline
    return _BOUND.sub("", printed or "")


def _terms(case: AuditCase, part: Part) -> list[str]:
    """Return the printed words for objects in the title of a part's task."""
    title = case.words_of.get(part.task.id, ())
    terms = (m.term for m in title if m.kind is MentionKind.SECTOR)
    return sorted({term for term in terms if len(term) >= _LEAST_TERM})


def _within(one: Part, other: Part, term: str) -> bool:
    """Tell whether two parts share their stages, and all that one of them says stands in the other."""
    if one.stages.isdisjoint(other.stages):
        return False
    told = [_said(part, term) for part in (one, other)]
    return bool(told[0]) and bool(told[1]) and (told[0] <= told[1] or told[1] <= told[0])


def _said(part: Part, term: str) -> frozenset[str]:
    text = f"{part.task.title.removeprefix('关于')}，{part.measure.text}".replace(term, "")
    return signs_of(text) - _IDLE
