"""Which words of a task concern a unit that does not lead it."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.plan import Task
from decompose.model.result import Assignment, Evidence, EvidenceKind
from decompose.model.source import Span
from decompose.text.patterns import regex

_LEAST = 36
"""Characters that a clause may have beside a long title."""
_STOPS, _PAUSES = regex(r"[。；;\n]|\.\s"), regex(r"[，,：:、]")
_CUT = "……"
_OPENING = ("（", "(")


def without_units(task: Task, text: str) -> str:
    """Return a text without the words at its end that only tell who does it, which other columns tell.

    Shape:
        ``疏浚内河。（市水利局牵头，市财政局配合）`` → ``疏浚内河。``
    """
    stated = (task.attribution, *(m.attribution for m in task.measures))
    quotes = {a.quote for a in stated if a is not None and a.quote[:1] in _OPENING}
    shown = text.rstrip()
    last = next((quote for quote in quotes if shown.endswith(quote)), "")
    return shown.removesuffix(last).rstrip() if last else text


def concerning(task: Task, own: Assignment, text: str, room: int) -> str:
    """Return the clause of a task that an assignment rests on; the beginning of the text where none is.

    Args:
        task: The task.
        own: What somebody has to do in it.
        text: What is to be done in the task, or in the measure of the assignment.
        room: How many characters there are for it.
    """
    most = max(room, _LEAST)
    if len(text) <= most:
        return text
    place = next(_places(task, own, text), None)
    return _beginning(text, most) if place is None else _around(text, *place, most)


def _places(task: Task, own: Assignment, text: str) -> Iterator[tuple[int, int]]:
    """Return where the text has the words that an assignment rests on."""
    for evidence in own.evidence:
        if evidence.kind is not EvidenceKind.TEXT or evidence.document or evidence.span is None:
            continue
        start = _start(task, evidence.span, evidence, text)
        if start >= 0:
            yield start, start + len(evidence.quote)


def _start(task: Task, span: Span, evidence: Evidence, text: str) -> int:
    """Return where the words of a piece of evidence begin: after the beginning of the measure they stand in."""
    within = (m for m in task.measures if m.span.block == span.block)
    measure = next((m for m in within if m.span.start <= span.start < m.span.end), None)
    if measure is None:
        return -1
    begins = max(0, text.find(measure.text))
    return text.find(evidence.quote, begins)


def _beginning(text: str, most: int) -> str:
    """Return the first sentences of a text, as many as there is room for."""
    ends = [stop.start() for stop in _STOPS.finditer(text, 0, most)]
    return f"{text[: ends[-1] if ends else most].strip()}{_CUT}"


def _around(text: str, start: int, end: int, most: int) -> str:
    """Return the sentence about a place, cut at pauses where it is long; what is left out is marked."""
    first = max((stop.end() for stop in _STOPS.finditer(text, 0, start)), default=0)
    stop = _STOPS.search(text, max(end, first))
    last = stop.start() if stop else len(text)
    if last - first > most:
        pauses = [p.end() for p in _PAUSES.finditer(text, first, start) if end - p.end() < most]
        begins = first if end - first < most else (pauses[0] if pauses else start)
        ends = [p.start() for p in _PAUSES.finditer(text, max(end, begins + 1), begins + most)]
        first, last = begins, ends[-1] if ends else max(end, min(last, begins + most))
    before = _CUT if first else ""
    return f"{before}{text[first:last].strip()}{_CUT if last < len(text.rstrip('。；;. ')) else ''}"
