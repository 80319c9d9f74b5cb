"""Decomposition + changes → the division as it would be, derived and audited anew."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.audits import RANK
from decompose.audits.rewording import reworded
from decompose.audits.targets import of_tasks
from decompose.audits.undocumented import audited_beside, keeping_marks, with_held
from decompose.errors import RuleError
from decompose.knowledge import Knowledge
from decompose.model.beside import NOTHING, Beside
from decompose.model.plan import Attribution, Indicator, Measure, Plan, Task
from decompose.model.result import (
    Assignment,
    Change,
    ChangeKind,
    Decomposition,
    EvidenceKind,
    Finding,
    Role,
)
from decompose.rules import assign
from decompose.text.quantities import number_in

_LEADS = (Role.LEAD, Role.CO_LEAD)


def mended(before: Decomposition, after: Decomposition, finding: Finding) -> bool:
    """Tell whether a finding is gone and no other came; of equal ones one less is enough.

    What is left of a finding that told of several things together is no other.
    """
    known = {f.fingerprint: RANK[f.severity] for f in before.findings}
    marks = {f.fingerprint for f in after.findings if not is_rest(f, before.findings)}
    if any(RANK[f.severity] < known.get(f.fingerprint, 0) for f in after.findings):
        return False  # none weighs more than it did
    alike = [sum(_same(f, finding) for f in each.findings) for each in (before, after)]
    return marks <= known.keys() and (finding.fingerprint not in marks or alike[1] < alike[0])


def is_rest(finding: Finding, before: Iterable[Finding]) -> bool:
    """Tell whether a finding is what is left of one before: of the same task, on some of the same words."""
    told = _words_of(finding)
    rank = RANK[finding.severity]
    return any(
        told < _words_of(old) and RANK[old.severity] <= rank
        for old in before
        if (old.name, old.subject.get("task")) == (finding.name, finding.subject.get("task"))
    )


def _words_of(finding: Finding) -> frozenset[tuple[str, str]]:
    found = (e for e in finding.evidence if e.kind is EvidenceKind.TEXT)
    return frozenset((e.quote, str(e.span)) for e in found)


def _same(one: Finding, other: Finding) -> bool:
    return (one.name, one.message) == (other.name, other.message)


def fixed(
    result: Decomposition, kb: Knowledge, changes: Iterable[Change], *, beside: Beside = NOTHING
) -> Decomposition:
    """Apply changes to a division and derive it again; findings are those of the new division.

    Where the text itself is changed the document is read anew, and changes made to the division
    before are lost: texts come first. ``beside`` is what the division was compared with.

    Raises:
        RuleError: A change names a task, measure, indicator or words that the division does not have.
    """
    changes = tuple(changes)
    texts = [change for change in changes if change.kind is ChangeKind.TEXT]
    plan = reworded(result.plan, texts, kb) if texts else result.plan
    for change in (c for c in changes if c.kind is not ChangeKind.TEXT):
        plan = _applied(plan, result.assignments, change)
    where = result.jurisdiction
    again = assign(plan, kb, place=where.place, level=where.level, date=where.date)
    update = {"source": result.source, "problems": result.problems, "findings": result.findings}
    again = again.model_copy(update=update)
    after = audited_beside(again, kb, beside)
    if again.plan.document is not None:
        return keeping_marks(result, after) if texts else after
    return after.model_copy(update={"findings": with_held(result, after, kb, beside)})


def _applied(plan: Plan, held: tuple[Assignment, ...], change: Change) -> Plan:
    if change.kind in (ChangeKind.TARGET, ChangeKind.OWNER):
        return _with_indicator(plan, change)
    task = next((t for t in plan.tasks if t.id == change.task), None)
    if task is None:
        raise RuleError(f"there is no task {change.task}", hint="fix the division it was made from")
    if change.kind is ChangeKind.DROP and change.measure is None:
        tasks = tuple(t for t in plan.tasks if t.id != task.id)
        projects = tuple(p for p in plan.projects if p.task != task.id)
        gone = of_tasks(plan) - of_tasks(plan.model_copy(update={"tasks": tasks}))
        kept = tuple(i for i in plan.indicators if i.id not in gone)
        return plan.model_copy(update={"tasks": tasks, "projects": projects, "indicators": kept})
    new = _changed(task, held, change)
    tasks = tuple(new if t.id == task.id else t for t in plan.tasks)
    projects = plan.projects
    if change.kind is ChangeKind.DEADLINE and change.measure is None:
        projects = tuple(
            p.model_copy(update={"period": change.value}) if p.task == task.id and p.period else p
            for p in projects
        )
    return plan.model_copy(update={"tasks": tasks, "projects": projects})


def _changed(task: Task, held: tuple[Assignment, ...], change: Change) -> Task:
    kind = change.kind
    if kind is ChangeKind.APPEND:
        return _appended(task, change.value)
    if kind is ChangeKind.DROP:
        return _dropped(task, _measure(task, change))
    if kind is ChangeKind.RENAME:
        return _renamed(task, change)
    if change.measure is not None:
        measure = _measure(task, change)
        own = measure.attribution or task.attribution
        new = measure.model_copy(update=_update(task, own, held, change, measure))
        measures = tuple(new if m.id == measure.id else m for m in task.measures)
        return task.model_copy(update={"measures": measures})
    return task.model_copy(update=_update(task, task.attribution, held, change, None))


def _update(
    task: Task,
    stated: Attribution | None,
    held: tuple[Assignment, ...],
    change: Change,
    measure: Measure | None,
) -> dict[str, object]:
    """Return the fields of a task or measure that a change of who or when touches."""
    if change.kind is ChangeKind.DEADLINE:
        if stated is None or stated.deadline is None or measure is not None:
            return {"deadline": change.value}
        new = stated.model_copy(update={"deadline": change.value})
        return {"deadline": change.value, "attribution": new}
    base = stated or _as_held(task, held)
    update: dict[str, object]
    if change.kind is ChangeKind.LEAD:
        others = [n for n in (*base.lead, *base.support) if n != change.value]
        update = {"lead": (change.value,), "support": tuple(dict.fromkeys(others)), "joint": False}
        update |= {"groups": (), "undecidable": False}
    elif change.kind is ChangeKind.CLOSE:
        groups = tuple(g for g in base.groups if g != change.old)
        update = {"groups": groups, "open_list": False}
    else:
        update = {"support": tuple(dict.fromkeys((*base.support, change.value)))}
    return {"attribution": base.model_copy(update=update)}


def _as_held(task: Task, held: tuple[Assignment, ...]) -> Attribution:
    """Return who holds a task by derivation, as a statement of responsibility."""
    own = [a for a in held if a.task == task.id and a.measure is None]
    lead = dict.fromkeys(a.name for a in own if a.role in _LEADS)
    support = dict.fromkeys(a.name for a in own if a.role is Role.SUPPORT)
    return Attribution(lead=tuple(lead)[:1], support=(*tuple(lead)[1:], *support), span=task.span)


def _appended(task: Task, text: str) -> Task:
    number = 1 + max((int(m.id.rpartition("m")[2]) for m in task.measures), default=0)
    measure = Measure(id=f"{task.id}-m{number}", text=text.rstrip("。"), span=task.span)
    whole = f"{task.text}{text}" if task.text else text
    return task.model_copy(update={"measures": (*task.measures, measure), "text": whole})


def _dropped(task: Task, measure: Measure) -> Task:
    left = tuple(m for m in task.measures if m.id != measure.id)
    text = task.text.replace(measure.text, "", 1).lstrip("。；")
    return task.model_copy(update={"measures": left, "text": text})


def _renamed(task: Task, change: Change) -> Task:
    def named(stated: Attribution | None) -> Attribution | None:
        if stated is None:
            return None
        seen: set[str] = set()
        update = {}
        for field in ("lead", "support", "participants"):
            names = (change.value if n == change.old else n for n in getattr(stated, field))
            kept = tuple(n for n in dict.fromkeys(names) if n not in seen)
            seen.update(kept)
            update[field] = kept
        return stated.model_copy(update=update)

    measures = tuple(
        m.model_copy(update={"attribution": named(m.attribution)}) for m in task.measures
    )
    return task.model_copy(update={"attribution": named(task.attribution), "measures": measures})


def _measure(task: Task, change: Change) -> Measure:
    for measure in task.measures:
        if measure.id == change.measure:
            return measure
    raise RuleError(
        f"task {task.id} has no measure {change.measure}", hint="fix the division it was made from"
    )


def _with_indicator(plan: Plan, change: Change) -> Plan:
    update: dict[str, object] = {"owner": change.value}
    if change.kind is ChangeKind.TARGET:
        update = {"target": number_in(change.value), "target_text": change.value}

    def changed(indicator: Indicator) -> Indicator:
        return indicator.model_copy(update=update) if indicator.id == change.old else indicator

    if change.old not in {i.id for i in plan.indicators}:
        raise RuleError(f"there is no indicator {change.old}", hint="fix the division it came from")
    return plan.model_copy(update={"indicators": tuple(map(changed, plan.indicators))})
