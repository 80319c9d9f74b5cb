"""A single task given as text, without the document around it."""

from __future__ import annotations

from decompose.model.organization import Level
from decompose.model.plan import Attribution, Measure, Plan, Section, SectionKind, Task, TaskKind
from decompose.model.source import Span
from decompose.parser.attributions import attributions_in
from decompose.parser.deadlines import deadline_in

_STOPS = "。；;，, \u3000"


def parse_task(
    text: str, *, title: str = "", place: str | None = None, level: Level | str | None = None
) -> Plan:
    """Read one task statement as a plan with a single task and a single measure.

    An attribution phrase at the end is read as such and is not part of the measure. ``title`` names
    the document the statement comes from; it is not matched.
    """
    text = text.strip()
    attribution = next(iter(attributions_in(text, block=0)), None)
    body = _without(text, attribution)
    span = Span(block=0, start=0, end=len(body))
    task = Task(
        id="T1",
        kind=TaskKind.TASK,
        number="",
        title="",
        text=body,
        parent=None,
        section="s1",
        span=span,
        body=(span,),
        measures=(Measure(id="T1-m1", text=body, span=span),),
        attribution=attribution,
        deadline=deadline_in(text),
    )
    section = Section(id="s1", number="", title="", kind=SectionKind.TASKS)
    return Plan(
        title=title,
        place=place,
        level=Level(level) if level else None,
        sections=(section,),
        tasks=(task,),
    )


def _without(text: str, attribution: Attribution | None) -> str:
    """Return the words before a closing attribution; the whole text when it stands elsewhere."""
    if attribution is None or text[attribution.span.end :].strip(_STOPS):
        return text
    return text[: attribution.span.start].rstrip(_STOPS) or text
