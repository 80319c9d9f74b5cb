"""The one item of a short list, or the one safeguard, that names nobody while all beside it say who does them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from decompose.audits.calls import only_calls
from decompose.audits.case import AuditCase
from decompose.audits.creed import only_creed
from decompose.audits.unfilled import begins_with_organ, items_of, named_within, says_who
from decompose.audits.weak_words import binds_nobody
from decompose.model.plan import Task, TaskKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_LEAST = 2
_SAFEGUARDS = CuedPattern("保障(?:措施|条款|机制|工作|方案)?(?:[（(][^（()）]*[）)])?$", cue="保障")
"""A title of nothing but safeguards."""
_WORK = regex(
    r"\d|每[年月季半周日旬逢]|建立|设立|组建|成立|开展|实行|推行|引进|举办|制定|出台|编制|招聘|培训"
)
"""Something to be done, not a mood."""
_OF_DOCUMENT = regex(
    "^(?:本|该|此)(?:纪要|方案|通知|规划|办法|意见|计划|清单|要点|制度)|^(?:以上|上述|各项|所有|前述)|(?:落实|进展|办理|完成)情况[^，。；]{0,12}(?:报|反馈)|^本[^，。；]{0,6}自"
)
"""What is said of the document, or of all that it wants."""


def lone_items(case: AuditCase) -> Iterator[Task]:
    """Yield the single item of a list that names nobody: a safeguard, or a task with a day, where two others do."""
    lists: dict[tuple[str | None, str | None], list[Task]] = defaultdict(list)
    items = items_of(case)
    for task in items:
        lists[task.section, task.parent].append(task)
    if items and len(lists) == len(items):  # items counted 一、二、三 are sections of their own
        lists = defaultdict(list, {(None, None): items})
    all_safe = _SAFEGUARDS.search(case.result.plan.title.strip()) is not None
    for beside in lists.values():
        if len(beside) <= _LEAST:
            continue
        silent = list(islice((t for t in beside if not _tells(case, t)), 2))
        if len(silent) != 1 or not _is_work(case, silent[0], all_safe=all_safe):
            continue
        if sum(_names(case, task) for task in beside) >= _LEAST:
            yield silent[0]


def _names(case: AuditCase, task: Task) -> bool:
    """Tell whether an item names a unit, in a statement or at the head of a sentence; a call on all names none."""
    return named_within(task) or any(begins_with_organ(case, m.text) for m in task.measures)


def _tells(case: AuditCase, task: Task) -> bool:
    """Tell whether an item says who does it, in a statement or as the subject of a sentence."""
    return named_within(task) or says_who(case, (task.title, *(m.text for m in task.measures)))


def _is_work(case: AuditCase, task: Task, *, all_safe: bool) -> bool:
    safe = all_safe or task.kind is TaskKind.SAFEGUARD
    dated = task.deadline is not None or any(m.deadline for m in task.measures)
    if _OF_DOCUMENT.search(f"{task.title}{task.text}"):
        return False
    if not (dated or (safe and any(_WORK.search(m.text) for m in task.measures))):
        return False
    return not (only_creed(case, task) or only_calls(case, task) or binds_nobody(task))
