"""Words of an item for which it names nobody, while it says in brackets whose its other words are."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.unfilled import items_of, named_within, says_who
from decompose.model.plan import Attribution, Measure, Task

_MOST, _FEW = 0.75, 3


def behind_the_last(case: AuditCase) -> Iterator[tuple[Task, Measure]]:
    """Yield what is wanted by a date behind the last bracket of an item, as B in A（甲牵头）B.

    Also a paragraph without a bracket among several of an item that end in one.

    Only where three of four items name somebody, and such a bracket says whose the words before it are.
    """
    items = items_of(case)
    named = sum(map(named_within, items))
    most = named >= max(_FEW, _MOST * len(items))
    for task in items:
        led = [n for n, m in enumerate(task.measures) if _in_brackets(m.attribution)]
        if task.attribution is not None or not led:
            continue
        behind = [m for m in task.measures[led[-1] + 1 :] if m.deadline and most]
        for measure in (*_between(task), *behind):
            if measure.attribution is None and not says_who(case, (measure.text,)):
                yield task, measure


def _between(task: Task) -> list[Measure]:
    """Return the first words of each paragraph without a bracket among several that end in one."""
    blocks: dict[int, list[Measure]] = {}
    for measure in task.measures:
        blocks.setdefault(measure.span.block, []).append(measure)
    led = [block for block, own in blocks.items() if _in_brackets(own[-1].attribution)]
    if len(led) < _FEW or len(led) < _MOST * len(blocks):
        return []
    silent = [own for block, own in blocks.items() if block < led[-1] and block not in led]
    return [own[0] for own in silent if all(m.attribution is None for m in own)]


def _in_brackets(stated: Attribution | None) -> bool:
    return stated is not None and bool(stated.lead) and stated.quote[:1] in {"（", "("}
