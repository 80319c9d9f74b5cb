"""What changed between two plans: tasks by content, who does what, times, indicators, fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from decompose.compare.indicators import indicator_changes
from decompose.compare.regrouping import Parts, split_tasks
from decompose.compare.sides import LEADING, SUPPORTING, Side
from decompose.knowledge import Knowledge
from decompose.match.fields import field_list
from decompose.match.pairing import Match, content_of, pair_tasks, words_of
from decompose.match.periods import rewritten
from decompose.model.comparison import (
    DeadlineChange,
    DepartmentDiff,
    Diff,
    LeadChange,
    Pair,
    Regrouping,
    Rewording,
    RoleChange,
    SupportChange,
)
from decompose.model.plan import Task
from decompose.model.result import Decomposition


def diff(old: Decomposition, new: Decomposition, kb: Knowledge) -> Diff:
    """Compare two results: an earlier draft or period, and a later one."""
    left, right = Side(old), Side(new)
    matches = pair_tasks(old.plan, new.plan)
    split, merged = _regrouped(left, right, matches)
    gone = {task for each in (*split, *merged) for task in each.old}
    come = {task for each in (*split, *merged) for task in each.new}
    if old.plan.period != new.plan.period:
        matches = sorted([*matches, *_rewritten(left, right, matches, gone | come, kb)])
    pairs = [(left.tasks[m.old], right.tasks[m.new], m) for m in matches]
    old_matched, new_matched = {a.id for a, _, _ in pairs}, {b.id for _, b, _ in pairs}
    removed = [t.id for t in left.tasks if t.id not in old_matched | gone]
    added = [t.id for t in right.tasks if t.id not in new_matched | come]
    same = [(a, b) for a, b, _ in pairs if a.id not in gone and b.id not in come]
    apart = [(left.by_id[a], right.by_id[b]) for each in (*split, *merged) for a, b in _parts(each)]
    leads = _leads([*same, *apart], left, right)
    supports, deadlines = _supports(same, left, right), _deadlines(same, left, right)
    told = {(c.old, c.new) for c in (*leads, *supports, *deadlines)}
    return Diff(
        moved=_moved(pairs, left, right),
        reworded=tuple(
            Rewording(old=a.id, new=b.id, likeness=m.likeness)
            for a, b, m in pairs
            if words_of(a) != words_of(b) and a.id not in gone and b.id not in come
            if (a.id, b.id) not in told or _work(a) != _work(b)
        ),
        split=split,
        merged=merged,
        removed=tuple(Pair(old=task) for task in removed),
        added=tuple(Pair(new=task) for task in added),
        lead_changed=leads,
        support_changed=supports,
        deadline_moved=deadlines,
        indicator_changed=indicator_changes(old.plan, new.plan),
        by_department=_departments([*same, *apart], deadlines, left, right),
        fields=field_list(old.plan, new.plan, kb),
    )


def _work(task: Task) -> str:
    """Return what a task says besides who does it and by when, which are told by themselves."""
    text = content_of(task)
    for time in filter(None, (task.deadline, *(m.deadline for m in task.measures))):
        text = text.replace(time, "")
    return "".join(text.split())


def _parts(group: Regrouping) -> list[tuple[str, str]]:
    return [(old, new) for old in group.old for new in group.new]


def _rewritten(
    left: Side, right: Side, matches: Sequence[Match], grouped: set[str], kb: Knowledge
) -> list[Match]:
    """Match what a later period wrote afresh, among the tasks that have no partner yet."""
    paired = {m.old for m in matches}, {m.new for m in matches}
    open_ = [
        [n for n, task in enumerate(side.tasks) if n not in known and task.id not in grouped]
        for side, known in zip((left, right), paired, strict=True)
    ]
    return rewritten(left.result.plan, open_[0], right.result.plan, open_[1], kb)


Pairs = Sequence[tuple[Task, Task]]


def _moved(pairs: Sequence[tuple[Task, Task, Match]], left: Side, right: Side) -> tuple[Pair, ...]:
    """Return the same words under another number or parent."""
    partner = {b.id: a.id for a, b, _ in pairs}
    return tuple(
        Pair(old=a.id, new=b.id)
        for a, b, _ in pairs
        if words_of(a) == words_of(b)
        and (a.id != b.id or a.number != b.number or partner.get(b.parent or "") != a.parent)
    )


def _regrouped(
    left: Side, right: Side, matches: Sequence[Match]
) -> tuple[tuple[Regrouping, ...], tuple[Regrouping, ...]]:
    equal = [m for m in matches if words_of(left.tasks[m.old]) == words_of(right.tasks[m.new])]
    same_old, same_new = {m.old for m in equal}, {m.new for m in equal}
    changed = [n for n in range(len(left.tasks)) if n not in same_old]
    fresh = [n for n in range(len(right.tasks)) if n not in same_new]

    def told(found: list[Parts], one: Side, other: Side) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.tasks[p.whole].id, tuple(other.tasks[n].id for n in p.parts)) for p in found]

    apart = told(split_tasks(left.tasks, changed, right.tasks, fresh), left, right)
    joined = told(split_tasks(right.tasks, fresh, left.tasks, changed), right, left)
    return (
        tuple(Regrouping(old=(whole,), new=parts) for whole, parts in apart),
        tuple(Regrouping(old=parts, new=(whole,)) for whole, parts in joined),
    )


def _leads(pairs: Pairs, left: Side, right: Side) -> tuple[LeadChange, ...]:
    found = [(a, b, left.holders(a.id, LEADING), right.holders(b.id, LEADING)) for a, b in pairs]
    return tuple(
        LeadChange(old=a.id, new=b.id, old_lead=was, new_lead=now)
        for a, b, was, now in found
        if was != now
    )


def _supports(pairs: Pairs, left: Side, right: Side) -> tuple[SupportChange, ...]:
    found = [
        (a, b, left.holders(a.id, SUPPORTING), right.holders(b.id, SUPPORTING)) for a, b in pairs
    ]
    return tuple(
        SupportChange(old=a.id, new=b.id, old_support=was, new_support=now)
        for a, b, was, now in found
        if was != now
    )


def _deadlines(pairs: Pairs, left: Side, right: Side) -> tuple[DeadlineChange, ...]:
    found = [(a, b, left.deadline(a), right.deadline(b)) for a, b in pairs]
    return tuple(
        DeadlineChange(old=a.id, new=b.id, old_deadline=was, new_deadline=now)
        for a, b, was, now in found
        if was != now
    )


def _departments(
    pairs: Pairs, deadlines: Sequence[DeadlineChange], left: Side, right: Side
) -> dict[str, DepartmentDiff]:
    """Return what changes for each department, ordered by id; those without a change are left out.

    A task that was split or merged has several partners: won and lost is what none of them says.
    """
    won: dict[str, list[str]] = defaultdict(list)
    lost: dict[str, list[str]] = defaultdict(list)
    roles: dict[str, list[RoleChange]] = defaultdict(list)
    times: dict[str, list[DeadlineChange]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        before[b.id].append(a.id)
        after[a.id].append(b.id)
    moved = {change.new: change for change in deadlines}
    for task in right.tasks:
        for holder, role in right.roles.get(task.id, {}).items():
            was = left.strongest(holder, before[task.id])
            if was is None:
                won[holder].append(task.id)
                continue
            if was[1] is not role:
                change = RoleChange(old=was[0], new=task.id, old_role=was[1], new_role=role)
                roles[holder].append(change)
            if task.id in moved:
                times[holder].append(moved[task.id])
    for task in left.tasks:
        for holder in left.roles.get(task.id, {}):
            if right.strongest(holder, after[task.id]) is None:
                lost[holder].append(task.id)
    names = {**left.names, **right.names}
    return {
        holder: DepartmentDiff(
            name=names.get(holder, holder),
            new=tuple(won[holder]),
            lost=tuple(lost[holder]),
            role_changed=tuple(roles[holder]),
            deadline_changed=tuple(times[holder]),
        )
        for holder in sorted({*won, *lost, *roles, *times})
    }
