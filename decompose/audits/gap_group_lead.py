"""Audit ``gap.group-lead``: a collective expression stands where a unit should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.calls import closes, only_calls, requests
from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading, quoted
from decompose.audits.group_members import EVERY_ONE, members_told, nameless_members
from decompose.audits.left_to_units import left_to_units
from decompose.audits.patch import close, lead, support
from decompose.audits.weak_words import binds_nobody
from decompose.model.plan import Attribution, Task, TaskKind
from decompose.model.result import Assignment, Basis, Change, Role, Severity
from decompose.parser.unit_forms import is_counted
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_URGES = CuedPattern("[要应]会同", cue="会")
"""A closing call names who sees to it: 省X厅要会同有关部门加强跟踪评估."""
_SHARES = regex(
    "^(?:[^，。；]{1,30}、)?(?:[省市县区州][直级])?(?:各|各有关|各相关|有关|相关)?(?:部门|单位|成员单位)按照?(?:各自)?职责"
)
_HELPERS = CuedPattern(
    "等[^，,；;。（）()]{0,8}(?:配合|协助|协同|协办|支持|参与|参加)|会同[^，,；;。]*等"
    "|牵头[^；;。]*等[^，,；;。（）()]{0,6}按照?(?:各自)?职责|配合(?:单位|部门)为?[^；;。]*等[）)]?$",
    cue="等",
)
_HELP = regex("[^，,；;。（）()]{0,10}(?:配合|协同|协助|参与|参加|支持)")
_LOOSE = regex("(?:各?有关|各?相关)[^，。；]{0,12}[和及与、](?:有关|相关)?(?:部门|单位)")
"""Townships of some kind, and units: 相关乡镇和部门."""
_LAWFUL = (Basis.STATUTORY, Basis.PRINCIPLE)


@audit_facts(
    AuditFacts(
        name="gap.group-lead",
        code="G02",
        severity=Severity.ERROR,
        why="“有关部门”等集合表述不指向任何一个单位，等于没有人负责。",
        fix="把集合表述换成具体单位名称，并明确其中一个牵头。",
        assigned=True,
    )
)
def gap_group_lead(case: AuditCase) -> Iterator[Fault]:
    """Report attributions whose responsible unit is a collective expression or an open list.

    Looks for:
        An attribution that names no unit but a group (error; a hint where the group is the subject
        of a running sentence, a call on everybody; none for what all are told at the end of a
        document), or a named lead followed by a diffuse group, or those responsible as an open list ending
        in 等 (hint; none where only the helpers of a lead do). The members of a body (各成员单位) and
        the regulators of trades answer for nothing where no lead stands beside them. One kind of body at
        every level (各级安委会) is no group. Work without a lead that unnamed units are to settle, or to do.
    Why it matters:
        A group answers to nobody; each member takes the others to be meant.
    Source:
        Mechanism 44 of docs/mission.md; case T46 of the duty table.
    """
    for task, attribution in case.attributions():
        diffuse = [
            group
            for group in attribution.groups
            if (
                _diffuse(case, group)
                or (not attribution.lead and nameless_members(case, group, attribution))
            )
            and not (members_told(task, attribution, group) or _counts(task, attribution, group))
            and not (attribution.lead and EVERY_ONE.fullmatch(group))
        ]
        helping = bool(attribution.lead) and _HELPERS.search(attribution.quote) is not None
        if attribution.open_list and not diffuse and not helping:
            message = f"任务“{heading(task)}”的责任单位以“等”结尾，没有列全"
            steps = _named(case, task, attribution, ("等",))
            yield Fault(
                {"task": task.id}, message, (printed(attribution),), Severity.INFO, patch=steps
            )
        if not diffuse or (attribution.lead and _only_called(attribution, diffuse)):
            continue
        if task.kind is TaskKind.SAFEGUARD and _each(task, attribution, diffuse):
            continue
        closing = not attribution.lead and closes(case, task)
        if closing and (only_calls(case, task) or requests(task)):
            continue
        shown = "、".join(diffuse)
        if attribution.lead:
            message = f"任务“{heading(task)}”在牵头单位之外使用了开放表述“{shown}”"
            yield Fault(
                {"task": task.id},
                message,
                (printed(attribution),),
                Severity.INFO,
                patch=_named(case, task, attribution, diffuse),
            )
        else:
            message = f"任务“{heading(task)}”的责任单位是集合表述“{shown}”"
            light = _calls(task, attribution) or binds_nobody(task)
            severity = Severity.INFO if light else None
            patch = _by_law(case, task, attribution)
            yield Fault({"task": task.id}, message, (printed(attribution),), severity, patch=patch)
    for left in left_to_units(case):
        if all(left.units not in a.groups for _, a in case.attributions()):
            message = f"任务“{heading(left.task)}”的责任单位是集合表述“{left.units}”"
            yield Fault({"task": left.task.id}, message, (quoted(left.measure),))


def _counts(task: Task, stated: Attribution, group: str) -> bool:
    """Tell whether a group only counts the units that other sentences of the task name: 由两部门共同组织评估."""
    others = (m.attribution for m in task.measures if m.attribution is not stated)
    return is_counted(group) and any(other is not None and other.lead for other in others)


def group_alone(case: AuditCase, stated: Attribution) -> bool:
    """Tell whether a statement names nobody but units without a name."""
    if stated.lead or stated.support or stated.participants:
        return False
    return any(_diffuse(case, g) or nameless_members(case, g, stated) for g in stated.groups)


def _only_called(stated: Attribution, groups: list[str]) -> bool:
    """Tell whether groups are urged by a named lead, or called to its help: 市民政局牵头，各有关部门配合."""
    if _URGES.search(stated.quote):
        return True
    return all(_HELP.match(stated.quote.partition(group)[2]) for group in groups)


def _calls(task: Task, stated: Attribution) -> bool:
    """Tell whether the group is the subject of a running sentence: a call on all, not a division."""
    owner = next((m for m in task.measures if m.attribution is stated), None)
    if owner is None:
        return False
    if stated.quote.endswith("要") or any(owner.text.startswith(g) for g in stated.groups):
        return True
    # behind what another body does: 安委会每半年研究一次，各部门按照职责分工细化措施
    return _SHARES.search(stated.quote) is not None and task.kind is TaskKind.SAFEGUARD


def _each(task: Task, stated: Attribution, groups: list[str]) -> bool:
    """Tell whether a safeguard calls on every unit for its own part: 各地各部门要制定实施方案."""
    return _calls(task, stated) and all(group.startswith("各") for group in groups)


def _owner(task: Task, stated: Attribution) -> str | None:
    """Return the measure that a statement is bound to, None where it holds for the whole task."""
    return next((m.id for m in task.measures if m.attribution is stated), None)


def _by_law(case: AuditCase, task: Task, stated: Attribution) -> tuple[Change, ...]:
    """Put the lead that the law gives in place of a group; whom else it gives a part supports."""
    owner, leads = _owner(task, stated), _derived(case, task)
    own = case.by_task.get(task.id, [])
    helping = dict.fromkeys(
        a.name for a in own if a.role in (*LEADING, Role.SUPPORT) and a.basis in _LAWFUL
    )
    leading = [lead(task.id, a.name, measure=owner) for a in leads]
    if not leading:
        return ()
    return (
        *leading,
        *(
            support(task.id, name, measure=owner)
            for name in helping
            if name not in {a.name for a in leads}
        ),
    )


def _derived(case: AuditCase, task: Task) -> list[Assignment]:
    """Return the lead that the law gives the task, where one is derived beside the statement."""
    own = case.by_task.get(task.id, [])
    leads = [a for a in own if a.role in LEADING and a.basis in _LAWFUL]
    return [a for a in leads if a.measure is None][:1]


def _named(
    case: AuditCase, task: Task, stated: Attribution, open_: Sequence[str]
) -> tuple[Change, ...]:
    """Return the steps that put the units which the law names in place of an open expression."""
    owner = _owner(task, stated)
    said = {*stated.lead, *stated.support, *stated.participants}
    wanted = dict.fromkeys(
        a.name
        for a in case.by_task.get(task.id, [])
        if a.role is Role.SUPPORT and a.basis in _LAWFUL and a.name not in said
    )
    if not wanted:
        return ()
    closing = [close(task.id, old, measure=owner) for old in open_]
    return (*closing, *(support(task.id, name, measure=owner) for name in wanted))


def _diffuse(case: AuditCase, group: str) -> bool:
    setting = case.setting
    found = case.kb.resolve(group, level=setting.jurisdiction.level, year=setting.year)
    if found.department is not None and not _LOOSE.fullmatch(group):
        return False
    entry = case.kb.groups.get(found.group or "")
    return entry is None or entry.diffuse
