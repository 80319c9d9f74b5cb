"""Whether a distant answer takes up what a task above is about, and where a plan says that it takes up all."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.model.plan import Measure, Task
from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_SURE, _SHARE, _OF_CLAUSE, _LONGEST = 0.36, 0.4, 0.5, 16
_TO_DO = regex(
    "^(?:(?:深入|全面|大力|持续|切实|着力|积极|进一步|加快|有序)*(?:开展|推进|加强|实施|组织|推动|完成|做好|强化|建设|推行|建立|健全|完善|发展|扩大|增加|提升|培育|支持|深化|优化|落实|规范|整治|治理|构建|实行))+"
)
_CLAUSE = regex("[，,。；;：:]")
_CLAIM = CuedPattern(
    "(?:上级|[国省市县](?:级|里)?)?[^，,。；;]{0,12}(?:规划|方案|计划|任务|部署)[^，,。；;]{0,12}(?:均已|已经?|已全部|全部|逐[条项])[^，,。；;]{0,10}(?:承接|分解|落实|衔接|对接|细化|覆盖)",
    cue=("承接", "分解", "落实", "衔接", "对接", "细化", "覆盖"),
)
"""已对省规划各项任务逐条承接到位."""
_ABOVE = regex("[国省市]|上级")


def takes_up(case: AuditCase, task: Task, measure: Measure, answer: Measure, score: float) -> bool:
    """Tell whether an answer is near enough, or its task has enough signs of the heading above."""
    if score >= _SURE:
        return True
    home = case.tasks[case.task_of[answer.id]] if answer.id in case.task_of else None
    given = bare(f"{home.title}{answer.text}" if home else answer.text)
    first = _CLAUSE.split(measure.text)[0]
    return _held(heading_words(task, measure), given) >= _SHARE or _held(first, given) >= _OF_CLAUSE


def _held(words: str, given: str) -> float:
    """Return the share of the signs of some words that stand in a text."""
    wanted = set(bare(words))
    return sum(sign in given for sign in wanted) / len(wanted) if wanted else 0.0


def heading_words(task: Task, measure: Measure) -> str:
    """Return what a task above is about: its heading without the verbs, or its first clause."""
    said = _CLAUSE.split(task.title)[0] if task.title else _CLAUSE.split(measure.text)[0]
    return _TO_DO.sub("", said)[:_LONGEST]


def claims(case: AuditCase) -> Iterator[Evidence]:
    """Yield the words by which this plan says that it takes up all that the plan above asks for."""
    for passage in case.passages:
        for found in _CLAIM.finditer(passage.text):
            if _ABOVE.search(found.group()):
                yield passage.quote(*found.span())
