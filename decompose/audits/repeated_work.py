"""Pieces of work that stand twice in the same or nearly the same words."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.agreeing import of_two_places
from decompose.audits.case import AuditCase
from decompose.audits.frames import counts_differ
from decompose.audits.twins import twins
from decompose.audits.work_parts import Part, comparable, differing, part_of
from decompose.model.plan import Measure, Task
from decompose.text.patterns import regex

_SHORTEST = 16
_TOLD, _BOTH = 10, 2
"""Signs of a short item that tell what is meant; such a one counts where it stands twice and no oftener."""
_COUNTED, _DIGIT = 10, regex(r"\d")
_WHEN = regex(
    r"(?:各[^，。；]{1,8})?[于在]?(?:20\d\d年)?[^，。；]{0,4}[前底末内](?:基本|全部|全面)?(?:完成|建成|到位)?$"
)
"""Nothing but who and by when: 各市2028年底前完成."""
_EXAMINED = 48
"""How many near texts are held against one: of a form filled in many times all are alike."""
_Voice = tuple[frozenset[str], str | None]
REST = regex("^建议|交办|(?:其他|有关)(?:事项|工作任务|任务|工作)。?$")
"""What ends every list of duties (承担交办的其他事项), and what is only proposed."""


def repeated_work(case: AuditCase) -> Iterator[tuple[Part, Part]]:
    """Yield each measure that has twins before it with the one against which it is reported.

    Of the copies of one text that have the same leads and deadline only the first can be that one.
    """
    parts = [
        part_of(case, task, measure)
        for task in case.result.plan.tasks
        for measure in task.measures
        if not _WHEN.match(measure.text)
        and len(measure.text) >= (_COUNTED if _DIGIT.search(measure.text) else _SHORTEST)
    ]
    parts += _said_twice(case)
    texts = {text: n for n, text in enumerate(dict.fromkeys(p.measure.text for p in parts))}
    near = [[n] for n in range(len(texts))]
    for later, earlier in twins(list(texts)):
        near[later] += earlier[:_EXAMINED]
        for n in earlier[:_EXAMINED]:
            if len(near[n]) < _EXAMINED:
                near[n].append(later)
    firsts: list[dict[_Voice, int]] = [{} for _ in near]
    for place, part in enumerate(parts):
        own = texts[part.measure.text]
        known = sorted(first for n in near[own] for first in firsts[n].values())
        others = [parts[n] for n in known if comparable(parts[n], part)]
        others = [other for other in others if not of_two_places(case, other, part)]
        others = [o for o in others if not counts_differ(o.measure.text, part.measure.text)]
        if others:
            yield next((o for o in others if differing(o, part)), others[0]), part
        firsts[own].setdefault((part.leads, part.due), place)


def _said_twice(case: AuditCase) -> list[Part]:
    """Return short items that stand twice, word for word, with one lead and one day."""
    held: dict[str, list[tuple[Task, Measure]]] = {}
    for task in case.result.plan.tasks:
        for measure in task.measures:
            text = measure.text
            if _TOLD <= len(text) < _SHORTEST and not _DIGIT.search(text) and not REST.search(text):
                held.setdefault(text, []).append((task, measure))
    twice = [[part_of(case, *one) for one in own] for own in held.values() if len(own) == _BOTH]
    return [p for own in twice for p in own if own[0].due and not differing(*own)]
