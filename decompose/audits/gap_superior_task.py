"""Audit ``gap.superior-task``: work of the plan above that nothing here takes up, and the reverse."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import add

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, words
from decompose.audits.deadlines import heading, quoted
from decompose.audits.disowned import disowned, disowned_words
from decompose.audits.elsewhere import done_above
from decompose.audits.taken_up import claims, takes_up
from decompose.audits.targets import titled
from decompose.match import match
from decompose.match.answers import Answers, headless
from decompose.match.counterparts import held
from decompose.match.superior_laws import made_by
from decompose.model.plan import Measure, Task, TaskKind
from decompose.model.result import Decomposition, Evidence, EvidenceKind, MentionKind, Severity
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_TOLD, _MOST = 8, 2
_SHOWN = 2
_SINGLY = 8
"""More tasks than these that nothing answers are told in one finding."""

_NAMED = 0.6
"""How much of the words of a task stands in a sentence that says it is not for this place."""
_TELLING, _HELD = 6, 0.75
"""The pairs of signs of a title that tell something, and the share of them that must stand in one sentence."""
_TO_DO = regex(
    "^(?:(?:深入|全面|大力|持续)?(?:开展|推进|加强|实施|组织|推动|完成|做好|强化|加快|建设|推行))+"
)


_NOT_HERE = regex(
    "不再(?:分解|承接|列入|下达|安排|开展|实施)|不(?:承接|涉及|适用|承担)(?=[^，。]{0,12}(?:任务|要求|内容)?(?:$|[，。；]))"
)
"""What a sentence says that this place does not do is no task of its own."""


@audit_facts(
    AuditFacts(
        name="gap.superior-task",
        code="G14",
        severity=Severity.WARNING,
        why="上级规划的任务到本级没有承接，上级督查时无人应答；本级自加的任务没有来源，须有依据。",
        fix="补上对应任务并定责任单位；不适用或另有文件承接的，在衔接说明中写明。",
        compares=True,
    )
)
def gap_superior_task(case: AuditCase) -> Iterator[Fault]:
    """Report tasks of the superior plan that have no counterpart here, and tasks here without one there.

    Looks for:
        A task of a plan given with ``--superior`` none of whose measures is answered by a measure of
        this plan; a hint where this plan at least names all its objects; more than eight are told
        together. Left aside are tasks whose
        leads have no body at this level, objects of which this plan says that there are none here,
        laws that only the level above can make and a work of the level above itself (省级…基地). The tasks
        of this plan without a source above, its safeguards left aside, are told together, as a hint, where
        most have one.
    Why it matters:
        What nobody below takes up is not done, however well it is led above.
    Source:
        Mechanism 63 of docs/mission.md.
    """
    none_here = disowned(case).keys() if case.beside.superiors else set()
    sentences = disowned_words(case) if case.beside.superiors else ()
    here = _pairs_here(case) if case.beside.superiors else {}
    titles = {bare(_TO_DO.sub("", t.title)): t.id for t in case.result.plan.tasks if t.title}
    claimed = tuple(claims(case)) if case.beside.superiors else ()
    for superior in case.beside.superiors:
        answers = Answers(superior, case.result, case.kb)
        missing: dict[bool, list[tuple[str, tuple[Evidence, ...]]]] = {False: [], True: []}
        named = _objects(superior, case)
        for task, measures in headless(superior.plan):
            answered = [_answered(case, answers, task, m) for m in measures]
            if not answered or any(answered) or _foreign(case, superior, task):
                continue
            if done := titles.get(bare(_TO_DO.sub("", task.title))) or _done_here(case, task, here):
                answers.used.add(done)
                continue
            if all(made_by(m.text, superior.jurisdiction.place or "") for m in measures):
                continue
            objects = named.get(task.id, set())
            level = superior.jurisdiction.level
            if any(done_above(text, level) for text in (task.title, *(m.text for m in measures))):
                continue
            if any(held(m.text, said) >= _NAMED for m in measures for said in sentences):
                continue
            if objects and all(none_here & set(case.kb.sector_path(o)) for o in objects):
                continue
            known = bool(objects) and objects <= set(case.sectors)
            shown = dict.fromkeys((words(task), *map(quoted, measures[:_SHOWN])))
            evidence = tuple(e.model_copy(update={"document": titled(superior)}) for e in shown)
            missing[known].append((heading(task), (*claimed, *evidence)))
        for known, tasks in missing.items():
            yield from _missing(titled(superior), tasks, known=known)
        yield from _without_source(case, superior, answers)


def _missing(
    superior: str, tasks: list[tuple[str, tuple[Evidence, ...]]], *, known: bool
) -> Iterator[Fault]:
    """Yield the tasks of a superior plan that nothing here answers: each by itself, very many together."""
    has = "只提到了对象，没有对应措施" if known else "没有对应内容"
    severity = Severity.INFO if known else None
    if len(tasks) <= _SINGLY:
        for name, evidence in tasks:
            message = f"《{superior}》的任务“{name}”在本规划中{has}"
            yield Fault({"superior": superior, "missing": name}, message, evidence, severity)
        return
    names = "、".join(f"“{name}”" for name, _ in tasks)
    message = f"《{superior}》有{len(tasks)}项任务在本规划中{has}：{names}"
    subject = {"superior": superior, "missing": "、".join(name for name, _ in tasks)}
    evidence = tuple(dict.fromkeys(e for _, own in tasks for e in own))
    yield Fault(subject, message, evidence, severity)


def _pairs_here(case: AuditCase) -> dict[str, list[Measure]]:
    """Return the measures of this plan that hold a pair of signs."""
    held: dict[str, list[Measure]] = defaultdict(list)
    for measure in case.measures.values():
        text = bare(measure.text)
        for pair in set(map(add, text, text[1:])):
            held[pair].append(measure)
    return held


def _done_here(case: AuditCase, task: Task, here: dict[str, list[Measure]]) -> str | None:
    """Return the task here in which stands what a title above asks for, among more words than answers have."""
    title = bare(_TO_DO.sub("", task.title))
    pairs = set(map(add, title, title[1:]))
    common = Counter(measure.id for pair in pairs for measure in here.get(pair, ()))
    best, many = next(iter(common.most_common(1)), (None, 0))
    near = best is not None and len(pairs) >= _TELLING and many >= _HELD * len(pairs)
    return case.task_of[best] if near and best is not None else None


def _answered(case: AuditCase, answers: Answers, task: Task, measure: Measure) -> bool:
    """Tell whether a measure above is answered by what takes up its heading."""
    answer, score = answers.of(measure)
    return answer is not None and takes_up(case, task, measure, answer, score)


def _not_here(task: Task) -> bool:
    """Tell whether a task only says what this place does not do."""
    return any(_NOT_HERE.search(words) for words in (task.title, *(m.text for m in task.measures)))


def _without_source(case: AuditCase, superior: Decomposition, answers: Answers) -> Iterator[Fault]:
    asked = [
        task
        for task, measures in headless(case.result.plan)
        if measures and task.kind is not TaskKind.SAFEGUARD
    ]
    own = [t for t in asked if t.id not in answers.used and not _not_here(t)]
    if own and superior.plan.tasks and _MOST * len(own) <= len(asked):
        names = "、".join(heading(task) for task in own[:_TOLD])
        more = "等" if len(own) > _TOLD else ""
        message = f"本规划有{len(own)}项任务在《{titled(superior)}》中没有来源：{names}{more}"
        source = Evidence(
            kind=EvidenceKind.TEXT, quote=superior.plan.title, document=titled(superior)
        )
        evidence = (*(words(task) for task in own[:_TOLD]), source)
        yield Fault({"superior": titled(superior)}, message, evidence, Severity.INFO)


def _objects(superior: Decomposition, case: AuditCase) -> dict[str, set[str]]:
    """Return the objects that each task of the superior plan names."""
    owners = {m.id: t.id for t in superior.plan.tasks for m in t.measures}
    found: dict[str, set[str]] = {}
    for mention in match(superior.plan, case.kb):
        if mention.kind is MentionKind.SECTOR:
            found.setdefault(owners.get(mention.owner, mention.owner), set()).add(mention.id)
    return found


def _foreign(case: AuditCase, superior: Decomposition, task: Task) -> bool:
    """Tell whether all who lead a task above have no body at this level."""
    leads = [a.department for a in superior.leads(task.id) if a.department]
    here = case.setting.jurisdiction
    return bool(leads) and not any(
        case.kb.exists(lead, level=here.level, year=case.setting.year) for lead in leads
    )
