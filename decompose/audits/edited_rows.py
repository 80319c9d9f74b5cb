"""Plan + the rows of a workbook that people changed → the plan as they want it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from decompose.audits.edited_cells import Cells, of_row, reworded_task, with_who
from decompose.audits.targets import of_tasks
from decompose.model.plan import Indicator, Plan, Task
from decompose.model.source import Document
from decompose.parser.deadlines import field_deadline
from decompose.text.quantities import number_in

_READ = frozenset(
    {
        *("title", "content", "lead", "support", "deadline", "decision", "decided_lead"),
        *("indicator", "unit", "base_year", "base", "target_year", "target", "scope"),
    }
)
_WHO = frozenset({"lead", "support", "decision", "decided_lead"})
_TELLS = ("content", "lead", "support", "deadline", "decided_lead")


def words_of(task: Task) -> str:
    """Return all that a task says."""
    who = task.attribution
    names = (*who.lead, *who.support, *who.groups, who.quote) if who else ()
    return "\n".join((task.title, task.text, task.deadline or "", *names))


def edited(plan: Plan, doc: Document) -> tuple[Plan, tuple[str, ...], tuple[str, ...]]:
    """Return the plan with the changes of a workbook, what was changed, and what of it could not be taken over."""
    enclosed = doc.enclosed
    rows = enclosed.rows if enclosed is not None else ()
    tasks = [of_row(row, doc) for row in rows if row.kind in ("tasks", "scheme")]
    targets = [of_row(row, doc) for row in rows if row.kind == "indicators"]
    changed: list[str] = []
    if tasks:
        plan = _with_tasks(plan, tasks, changed)
    if targets:
        plan = _with_indicators(plan, targets, changed)
    left = tuple(row.id for row in rows if set(row.changed) - _READ)
    return plan, tuple(changed), left


def _with_tasks(plan: Plan, rows: Iterable[Cells], changed: list[str]) -> Plan:
    known = {task.id: task for task in plan.tasks}
    own = {row.id: row for row in rows if row.id}
    gone = {key for key in known if key not in own}
    changed += [key for key in known if key in gone or own[key].changed & _READ]
    parents = {task.parent for task in plan.tasks}
    made = {
        task.id: _made(task, own[task.id], plan.title, is_frame=task.id in parents)
        for task in plan.tasks
        if task.id in own
    }
    tasks = [
        task.model_copy(update={"parent": _kept_parent(task, known, gone)})
        if task.parent in gone
        else task
        for task in made.values()
    ]
    for new in _added(plan, rows, tasks):
        changed.append(new.id)
    if not changed:
        return plan
    lost = of_tasks(plan) - of_tasks(plan.model_copy(update={"tasks": tuple(tasks)}))
    return plan.model_copy(
        update={
            "tasks": tuple(tasks),
            "projects": tuple(p for p in plan.projects if p.task not in gone),
            "indicators": tuple(i for i in plan.indicators if not (gone and i.id in lost)),
        }
    )


def _kept_parent(task: Task, known: dict[str, Task], gone: set[str]) -> str | None:
    parent = task.parent
    while parent is not None and parent in gone:
        parent = known[parent].parent
    return parent


def _made(task: Task, row: Cells, plan: str, *, is_frame: bool) -> Task:
    if not row.changed & _READ:
        return task
    if row.changed & {"title", "content"}:
        task = reworded_task(task, row, plan, is_frame=is_frame)
    if "deadline" in row.changed:
        due = field_deadline(row.of("deadline"))
        stated = task.attribution
        if stated is not None and stated.deadline is not None:
            stated = stated.model_copy(update={"deadline": due})
        task = task.model_copy(update={"deadline": due, "attribution": stated})
    return with_who(task, row) if row.changed & _WHO else task


def _added(plan: Plan, rows: Iterable[Cells], tasks: list[Task]) -> Iterable[Task]:
    """Put the tasks that people added behind the rows they stand below; yield them."""
    before: Task | None = None
    for row in rows:
        if row.id:
            before = next((task for task in tasks if task.id == row.id), before)
            continue
        title = row.of("title")
        if before is None or not title or not any(row.of(key) for key in _TELLS):
            continue  # a line that heads a chapter, or a remark
        taken = {task.id for task in (*plan.tasks, *tasks)}
        stem = f"{before.parent}." if before.parent else before.id.rstrip("0123456789")
        key = next(f"{stem}{n}" for n in count(1) if f"{stem}{n}" not in taken)
        bare = Task(
            id=key,
            kind=before.kind,
            number="",
            title=title,
            text="",
            parent=before.parent,
            section=before.section,
            span=before.span,
            deadline=field_deadline(row.of("deadline")),
        )
        said = row._replace(changed=frozenset({"title", "content", "lead", "support"}))
        new = with_who(reworded_task(bare, said, plan.title, is_frame=False), said)
        tasks.insert(tasks.index(before) + 1, new)
        before = new
        yield new


def _with_indicators(plan: Plan, rows: Iterable[Cells], changed: list[str]) -> Plan:
    own = {row.id: row for row in rows if row.id}
    known = {indicator.id for indicator in plan.indicators}
    touched = [key for key, row in own.items() if row.changed and key in known]
    gone = [key for key in known if key not in own]
    if not touched and not gone:
        return plan
    changed += [*touched, *sorted(gone)]
    indicators = (
        _measured(each, own[each.id]) if each.id in touched else each
        for each in plan.indicators
        if each.id in own
    )
    return plan.model_copy(update={"indicators": tuple(indicators)})


def _measured(indicator: Indicator, row: Cells) -> Indicator:
    update: dict[str, object] = {}
    for key in row.changed:
        text = row.of(key)
        if key == "indicator":
            update["name"] = text
        elif key in ("base_year", "target_year"):
            update[key] = int(text) if text.isdecimal() else None
        elif key in ("base", "target"):
            update[key] = number_in(text)
        else:
            update[key] = text or None
    if "target" in row.changed:
        update["target_text"] = row.of("target")
    return indicator.model_copy(update=update)
