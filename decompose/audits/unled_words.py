"""Words of an item for which it names nobody, while it says in brackets whose its other words are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from decompose.audits.case import AuditCase
from decompose.audits.unfilled import items_of, named_within, says_who
from decompose.model.plan import Attribution, Measure, Task, TaskKind
from decompose.model.source import Span
from decompose.text.patterns import regex

_BY_WHEN = regex(
    r"(?:力争|确保)?(?:于|在|到|至)?(?:20\d\d年|\d{1,2}月|(?:今|本|当|次|翌)年|年)[^，。；]{0,8}?(?:前|底|末|内)"
)
_MOST, _FEW, _SOME, _MANY = 0.75, 3, 4, 8
_CLOSES = regex("[（(【]|(?:牵头|责任|主办|主责|负责|落实|配合)(?:单位|部门|处室)?[:：]")
"""How what is said behind a paragraph of its units begins."""


def behind_the_last(case: AuditCase) -> Iterator[tuple[Task, Measure]]:
    """Yield what is wanted by a date behind the last bracket of an item, as B in A（甲牵头）B.

    Also a paragraph without a bracket among several of an item that end in one, and wherever it stands when
    nearly all paragraphs of all items do.

    Only where three of four items name somebody, and such a bracket says whose the words before it are.
    """
    items = items_of(case)
    named = sum(map(named_within, items))
    most = named >= max(_FEW, _MOST * len(items))
    work = (t for t in items if t.kind is TaskKind.TASK and not t.attribution)
    usual = _usual([own for t in work for own in _paragraphs(t)])
    for task in items:
        led = [n for n, m in enumerate(task.measures) if _in_brackets(m.attribution)]
        if task.attribution is not None or not led:
            continue
        rest = task.measures[led[-1] + 1 :]
        behind = [m for m in rest if m.deadline and most and _is_bracket(task.measures[led[-1]])]
        behind = [m for m in behind if not _goes_on(case, task.measures[led[-1]], m)]
        silent = _silent(task) if usual else _between(task)
        for measure in dict.fromkeys((*silent, *behind)):
            if measure.attribution is None and not says_who(case, (measure.text,)):
                yield task, measure


def _goes_on(case: AuditCase, led: Measure, behind: Measure) -> bool:
    """Tell whether words go on behind a comma: by when those before the bracket are done."""
    stated = led.attribution
    if stated is None or stated.span.block != behind.span.block:
        return False
    between = Span(block=behind.span.block, start=stated.span.end, end=behind.span.start)
    return (
        between.start < between.end
        and case.words_at(between).strip() in "，,"
        and (_BY_WHEN.match(behind.text) is not None)
    )


def _usual(paragraphs: list[list[Measure]]) -> bool:
    """Tell whether nearly all paragraphs end with who answers for them; a single one that does not shows among few."""
    silent = sum(all(m.attribution is None for m in own) for own in paragraphs)
    told = sum(_is_told(own) for own in paragraphs)
    return told >= (_MANY if silent > 1 else _SOME) and told >= _MOST * len(paragraphs)


def _between(task: Task) -> list[Measure]:
    """Return the first words of each paragraph without a bracket among several that end in one."""
    paragraphs = _paragraphs(task)
    led = [own[0].span.block for own in paragraphs if _is_led(own)]
    if len(led) < _FEW or len(led) < _MOST * len(paragraphs):
        return []
    return [m for m in _silent(task) if m.span.block < led[-1]]


def _silent(task: Task) -> list[Measure]:
    """Return the first words of each paragraph that names nobody."""
    return [own[0] for own in _paragraphs(task) if all(m.attribution is None for m in own)]


def _paragraphs(task: Task) -> list[list[Measure]]:
    return [list(own) for _, own in groupby(task.measures, key=lambda m: m.span.block)]


def _is_led(paragraph: list[Measure]) -> bool:
    return _in_brackets(paragraph[-1].attribution)


def _is_told(paragraph: list[Measure]) -> bool:
    stated = paragraph[-1].attribution
    return stated is not None and _CLOSES.match(stated.quote) is not None


def _is_bracket(measure: Measure) -> bool:
    return measure.attribution is not None and measure.attribution.quote[:1] in "（(【"


def _in_brackets(stated: Attribution | None) -> bool:
    return stated is not None and bool(stated.lead) and _CLOSES.match(stated.quote) is not None
