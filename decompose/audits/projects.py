"""What counts as a key project: a project of its chapter, or an item of a group of them, and what each tells."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.audits.case import AuditCase, Passage
from decompose.audits.grids import beside_in_row
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_UNSETTLED = (
    "(?:(?:尚|暂|还|均)?未(?:确定|明确|落实|核定|批复|敲定|定)|待(?:落实|明确|确定|核定|测算|批复|筹措|争取|定)"
    "|另(?:行)?(?:确定|安排|落实|研究|定)|视情况?而定|[再后]定|不详|暂缺|暂无|有待(?:落实|确定|明确))"
)
_OPEN = regex(rf"[（(\s]*(?:[—–\-－/／无]*|[^，。；]{{0,6}}{_UNSETTLED})[）)\s]*")
"""What a cell says of what is not settled."""
_LEFT_OPEN = regex(rf"{_UNSETTLED}(?![^，,。；;（(]*\d)")
_MONEY = CuedPattern("资金|投资|经费|万元|亿元|财政|预算", cue="资投经元财预")
_CLAUSE = regex("[^，,。；;（）()\\n]+")
_BOX = "专栏"
_TOLD_BY_ITEM = 2
"""A part of a group that tells two of owner, money and time is a project in its own right."""


def projects_of(case: AuditCase) -> list[Task]:
    """Return the key projects: of a group whose heading says nothing and whose items are projects, the items."""
    kinds = {t.id: t.kind for t in case.result.plan.tasks}
    found: list[Task] = []
    for task in case.result.plan.tasks:
        if task.kind is not TaskKind.PROJECT or kinds.get(task.parent or "") is TaskKind.PROJECT:
            continue
        items = case.below.get(task.id, ())
        found += items if items and _is_group(task, items) else [task]
    return found


def _is_group(task: Task, items: Iterable[Task]) -> bool:
    """Tell whether a heading stands over projects: a box does, or half of the items tell two things of three."""
    if task.text or task.attribution is not None:
        return False
    if task.number.startswith(_BOX):
        return True
    telling = [sum((named(t), dated(t), money_told(said(t)))) >= _TOLD_BY_ITEM for t in items]
    return 2 * sum(telling) >= len(telling)


def said(task: Task) -> str:
    """Return all that a project's own words say."""
    return f"{task.title}\n{task.text}"


def named(task: Task) -> bool:
    """Tell whether a project or one of its parts says who is responsible."""
    return task.attribution is not None or any(m.attribution for m in task.measures)


def led(task: Task) -> bool:
    """Tell whether a statement gives a project to some unit, a company too."""
    stated = [task.attribution, *(m.attribution for m in task.measures)]
    return any(a is not None and bool(a.lead or a.participants) for a in stated)


def dated(task: Task) -> bool:
    """Tell whether a project has a time that is none of those still open."""
    return any(told(time) for time in (task.deadline, *(m.deadline for m in task.measures)))


def told(cell: str | None) -> bool:
    """Tell whether a cell says something: no stroke, no 待定."""
    return bool(cell) and _OPEN.fullmatch(cell or "") is None


def money_told(text: str) -> bool:
    """Tell whether words name money that is not left open: 总投资待定 names none."""
    return any(
        _MONEY.search(clause) is not None and _LEFT_OPEN.search(clause) is None
        for clause in _CLAUSE.findall(text)
    )


def left_open(case: AuditCase, task: Task) -> tuple[Evidence, ...]:
    """Return the cells of a project's row that say 待定 instead of what is asked."""
    beside = beside_in_row(case, task.span)
    passages: Iterable[Passage] = (p for p in case.passages if p.text in beside)
    near = (p for p in passages if abs(p.block - task.span.block) <= len(beside))
    return tuple(p.quote(0, len(p.text)) for p in near if _LEFT_OPEN.search(p.text))
