"""Audit ``process.change-unasked``: work that changed hands between drafts, and nobody on record asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.asked import asked
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed, words
from decompose.audits.consultation import consultations
from decompose.audits.deadlines import heading
from decompose.audits.lesser_changes import lesser_changes
from decompose.audits.opinions import Opinion
from decompose.audits.statements import statements_of_one
from decompose.audits.targets import titled
from decompose.audits.told_changes import ADDED, GONE, accounted_for, told_changes
from decompose.match.answers import Answers, headless
from decompose.match.pairing import pair_tasks
from decompose.model.plan import Attribution, Plan, Task, TaskKind
from decompose.model.result import Decomposition, Evidence, EvidenceKind, Severity
from decompose.text.patterns import regex
from decompose.text.titles import name_of

_TOLD = 8
_WHY = regex(
    "(?:调整|改|变更)为[^。]{0,40}|(?:原为|原由|原是|原定)[^。]{0,60}?(?:提出|来函|同意|采纳|决定|会议|要求|根据|按照)|(?:原|拟)[^，。]{0,8}由[^。]*(?:提出|意见|研究|采纳|会议)"
)
_NOTE = regex("(?:修改|变更|调整|有关|补充)?(?:说明|备注|附注)(?:[：:]|$)")
"""A note on the draft, which is no task."""
_SILENT = regex("^[（(]?(?:逾期|至今|尚|仍)*未(?:予|按[期时])?(?:反馈|回复|答复)")


@audit_facts(
    AuditFacts(
        name="process.change-unasked",
        code="P05",
        severity=Severity.WARNING,
        why="两稿之间任务增删、换了牵头单位而没有提出的单位和理由，被改的单位事后不会承认。",
        fix="在意见汇总表中补上提出单位和理由，并与涉及单位确认；没有依据的恢复原稿。",
        compares=True,
    )
)
def process_change_unasked(case: AuditCase) -> Iterator[Fault]:
    """Report leads moved and tasks added or dropped since an earlier draft that no adopted opinion asked for.

    Looks for:
        A draft of the same plan, given with ``--earlier``: a task whose stated lead is another one
        now, a task that is gone in all its measures, a new task, a helper gone or another deadline (hints).
        So is a change of which a note on a draft tells without a ground (与征求意见稿相比，…由甲改为乙牵头).
        A change is explained when an opinion in the document's own table that was followed, if only in
        part, names the task, or comes from a department that has to do with the change and does not
        quote the words of another task.
    Why it matters:
        A duty that moved overnight is refused in the morning; the record says who wanted it.
    Source:
        Mechanisms 30 and 93 of docs/mission.md.
    """
    rows = [
        row
        for table in consultations(case)
        for row in table.rows
        if _heeded(row) and not _SILENT.search(row.opinion)
    ]
    yield from _told(case, rows)
    for draft in case.beside.earlier:
        if not _drafts_of_one(draft.plan, case.result.plan):
            continue
        old, new = draft.plan.tasks, case.result.plan.tasks
        pairs = [(old[m.old], new[m.new]) for m in pair_tasks(draft.plan, case.result.plan)]
        yield from _moved(case, draft, pairs, rows)
        yield from _changed(case, draft, pairs, rows)
        yield from _gone_and_come(case, draft, pairs, rows)


def _told(case: AuditCase, rows: Sequence[Opinion]) -> Iterator[Fault]:
    """Report the changes of which a note on the draft tells, without a word of who wanted them."""
    for told in told_changes(case, rows):
        message = f"说明称删去“{told.what}”，没有写明提出的单位和理由"
        if told.before:
            message = (
                f"说明称“{told.what}”由{told.before}改为{told.after}，没有写明提出的单位和理由"
            )
        evidence = (told.passage.quote(told.start, told.end),)
        yield Fault({**told.passage.subject(), "change": told.what}, message, evidence)


def _heeded(row: Opinion) -> bool:
    """Tell whether an opinion was followed, if only in part."""
    return not row.rejected or row.decision.startswith("部分")


def _moved(
    case: AuditCase,
    draft: Decomposition,
    pairs: Sequence[tuple[Task, Task]],
    rows: Sequence[Opinion],
) -> Iterator[Fault]:
    for was, now in pairs:
        for told, tells in statements_of_one(was, now):
            before, after = _leads(case, told), _leads(case, tells)
            if not before or not after or set(before) == set(after):
                continue
            if asked(case, rows, now, {*before, *after}, was) or _explained(case, before, after):
                continue
            message = (
                f"任务“{heading(now)}”的牵头单位由{'、'.join(before.values())}改为"
                f"{'、'.join(after.values())}，没有见到提出的单位和理由"
            )
            evidence = _both(draft, told, tells)
            yield Fault({"task": now.id, "earlier": titled(draft)}, message, evidence)


def _changed(
    case: AuditCase,
    draft: Decomposition,
    pairs: Sequence[tuple[Task, Task]],
    rows: Sequence[Opinion],
) -> Iterator[Fault]:
    """Report tasks led as before whose helpers are fewer or whose deadline is another one (hint)."""
    for was, now in pairs:
        if was.attribution is None or now.attribution is None:
            continue
        leads = _leads(case, now.attribution)
        if set(leads) != set(_leads(case, was.attribution)):
            continue
        evidence = _both(draft, was.attribution, now.attribution)
        for change, units in lesser_changes(case, was, now):
            if not asked(case, rows, now, {*leads, *units}, was):
                message = f"任务“{heading(now)}”{change}，没有见到提出的单位和理由"
                subject = {"task": now.id, "earlier": titled(draft)}
                yield Fault(subject, message, evidence, Severity.INFO)


def _both(draft: Decomposition, was: Attribution, now: Attribution) -> tuple[Evidence, Evidence]:
    """Return who was and who is responsible, as printed."""
    return printed(now), printed(was).model_copy(update={"document": titled(draft)})


def _drafts_of_one(draft: Plan, plan: Plan) -> bool:
    """Tell whether two texts are drafts of one plan: of one period, or by their titles."""
    return draft.period == plan.period or name_of(draft.title) == name_of(plan.title)


def _explained(case: AuditCase, before: dict[str, str], after: dict[str, str]) -> bool:
    """Tell whether a sentence of the document itself says who asked for the change, and on what ground."""
    left = [name for unit, name in before.items() if unit not in after]
    come = [name for unit, name in after.items() if unit not in before]
    return any(
        _WHY.search(sentence) and all(name in sentence for name in (*left, *come))
        for passage in case.passages
        for sentence in passage.text.split("。")
    )


def _gone_and_come(
    case: AuditCase,
    draft: Decomposition,
    pairs: Sequence[tuple[Task, Task]],
    rows: Sequence[Opinion],
) -> Iterator[Fault]:
    answers = Answers(draft, case.result, case.kb)
    kept, found = {was.id for was, _ in pairs}, {now.id for _, now in pairs}
    for task, measures in headless(draft.plan):
        answered = [answers.of(m)[0] for m in measures]
        gone = answered and task.id not in kept and not any(answered)
        if gone and not (
            asked(case, rows, task, _own(case, task)) or accounted_for(case, task, GONE)
        ):
            message = f"《{titled(draft)}》的任务“{heading(task)}”已删去，没有见到提出的单位和理由"
            subject = {"earlier": titled(draft), "missing": heading(task)}
            evidence = (words(task).model_copy(update={"document": titled(draft)}),)
            yield Fault(subject, message, evidence)
    fresh = [
        task
        for task, measures in headless(case.result.plan)
        if measures and task.id not in found and task.id not in answers.used
        if not _NOTE.match(heading(task)) and not asked(case, rows, task, _own(case, task))
        if task.attribution is not None or task.kind is not TaskKind.SAFEGUARD
        if not accounted_for(case, task, ADDED)
    ]
    if fresh:
        names = "、".join(heading(task) for task in fresh[:_TOLD])
        more = "等" if len(fresh) > _TOLD else ""
        message = f"《{titled(draft)}》之后新增{len(fresh)}项任务，没有见到提出的单位和理由：{names}{more}"
        source = Evidence(kind=EvidenceKind.TEXT, quote=draft.plan.title, document=titled(draft))
        told = (*(words(task) for task in fresh[:_TOLD]), source)
        yield Fault({"earlier": titled(draft)}, message, told, Severity.INFO)


def _own(case: AuditCase, task: Task) -> set[str]:
    return set(_leads(case, task.attribution)) if task.attribution else set()


def _leads(case: AuditCase, stated: Attribution) -> dict[str, str]:
    """Return who leads by statement: the department, or the printed name of an unknown one."""
    return {case.resolved(name).department or name: name for name in stated.lead}
