"""Audit ``form.weak-wording``: a task that binds nobody to anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import heading, quoted
from decompose.audits.moods import (
    ABILITY,
    DONE,
    GENERAL,
    MINDS,
    STEPS,
    USED,
    is_filler,
    is_general,
    is_hollow,
    is_mood,
    is_wish,
)
from decompose.model.plan import Measure, Task
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.dates import is_checkable
from decompose.text.patterns import regex

_WEAK = CuedPattern(
    "^(?:积极|大力|进一步|充分)?(?:鼓励|支持|引导|探索|倡导|提倡|争取|力争|有条件的)"
)  # may, not must
_FIRM = CuedPattern(
    r"\d|[一二两三四五六七八九十百千万]+(?:次|个|家|批|座|支|处|套|条|人|名|台|所|项|公里|期|轮|户|辆|艘|类)|每[年月季半]|建立|制定|完成|建成|出台|设立|明确|落实"
)  # a result
_TRIES = CuedPattern(
    "^(?:积极|努力|稳步)?探索(?:建立|构建|形成|完善|推行)[^，。；]{2,20}(?:机制|模式|体系|制度|路径|办法|方式)$",
    cue="探",
)
"""To try to set something up binds nobody to have it: 探索建立校企联动机制."""
_MAY = regex(r"^(?:有条件的|具备条件的|鼓励有条件的)[^，。；\d]{0,12}(?:可以?|可视情况?)[^\d]*$")
"""What whoever is able to may do."""
_TOLD, _SEVERAL = 24, 2
_CLAUSES = regex("[，,；;。、]")
_PARTS = regex("[，,；;。]")
_GIVES = CuedPattern("给予|贴息|补贴|奖补|减免", cue=("给予", "贴息", "补贴", "奖补", "减免"))
_PAUSE = regex("[，,；;]")


@audit_facts(
    AuditFacts(
        name="form.weak-wording",
        code="F09",
        severity=Severity.INFO,
        why="全部措施都是“鼓励、支持、引导、探索”或者“加强、推动、提升”一类的话，没有人必须做什么，无法考核。",
        fix="至少写明一项要完成的工作、成果或频次。",
    )
)
def form_weak_wording(case: AuditCase) -> Iterator[Fault]:
    """Report tasks all of whose measures only encourage or explore, or only strengthen and promote.

    Looks for:
        A task without subtasks whose every measure begins with such a word and names no number,
        no date and no product; or whose every clause is of the kind 加强、推动、提升, with no action
        that can be seen to be done; a paragraph of such words among others that state their units.
        A task that has subtasks or a date, its own or that of its attribution, and a single
        statement outside a plan are left aside.
    Why it matters:
        What may be done need not be done.
    Source:
        Mechanism 46 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if task.id in case.parents or not task.measures or _is_told(case, task):
            continue
        if _only_encourages(task):
            message = f"任务“{heading(task)}”只有鼓励、引导性表述，没有约束任何单位的要求"
            yield Fault({"task": task.id}, message, tuple(quoted(m) for m in task.measures[:3]))
        elif _only_strengthens(task, case.result.plan.title):
            message = f"任务“{heading(task)}”只有“加强、推动、提升”一类的要求，没有可检查的工作、成果或频次"
            yield Fault({"task": task.id}, message, (quoted(task.measures[0]),))
        else:
            yield from _paragraphs(task)


def _is_told(case: AuditCase, task: Task) -> bool:
    """Tell whether form.principle-as-task says of a task that it is none."""
    led = any(a.role in LEADING for a in case.by_task.get(task.id, ()))
    return led and only_creed(case, task)


def binds_nobody(task: Task, topic: str = "") -> bool:
    """Tell whether a task only encourages, or only strengthens and promotes."""
    return bool(task.measures) and (_only_encourages(task) or _only_strengthens(task, topic))


def _only_encourages(task: Task) -> bool:
    return all(_encourages(m.text) for m in task.measures)


def _encourages(text: str) -> bool:
    """Tell whether words begin with what may be done and no other clause says what is done beside it."""
    if _TRIES.search(text.rstrip("。；;")) or _MAY.search(text):
        return True
    if not _WEAK.search(text) or _FIRM.search(text):
        return False
    others = [clause.strip() for clause in _PARTS.split(text)]
    firm = [c for c in others if not (_WEAK.search(c) or GENERAL.search(c))]
    return not any(DONE.search(clause) or _GIVES.search(clause) for clause in firm)


def _only_strengthens(task: Task, topic: str) -> bool:
    if not task.title:
        return False
    if _dated(task):  # no date makes a mood one that can be seen to be done
        return all(_only_moods(m, topic) or is_wish(m.text) for m in task.measures)
    return all(
        (_general(m.text) and (m.text != task.title or _wishes(task))) or _only_moods(m, topic)
        for m in task.measures
    )


def _paragraphs(task: Task) -> Iterator[Fault]:
    """Yield the paragraphs that only encourage, where the others of the task state their units.

    There each paragraph is a task of its own.
    """
    by_block: dict[int, list[Measure]] = defaultdict(list)
    for measure in task.measures:
        by_block[measure.span.block].append(measure)
    stated = [block for block, own in by_block.items() if any(m.attribution for m in own)]
    if not stated or task.attribution is not None:
        return
    for block, own in by_block.items():
        if block not in stated and all(_encourages(m.text) for m in own):
            message = f"任务“{heading(task)}”中“{own[0].text[:_TOLD]}”只有鼓励、引导性表述，也没有责任单位"
            subject = {"task": task.id, "measure": own[0].id}
            yield Fault(subject, message, tuple(quoted(m) for m in own[:3]))


def _general(text: str) -> bool:
    """Tell whether words only strengthen and promote: no clause says what is to be done."""
    text = ABILITY.sub("", text)
    if _FIRM.search(text) or DONE.search(text):
        return False
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    first = GENERAL.search(clauses[0]) if clauses else None
    return first is not None or STEPS.search(clauses[0] if clauses else "") is not None


def _wishes(task: Task) -> bool:
    """Tell whether a task of one sentence with a lead only says, twice or at its end, that all shall be better."""
    clauses = [clause for clause in _PAUSE.split(task.title) if clause.strip()]
    better = [
        c
        for c in clauses
        if GENERAL.search(c.strip()) or STEPS.search(c.strip()) or is_wish(c.strip())
    ]
    ends = STEPS.search(clauses[-1].strip()) is not None or is_wish(clauses[-1].strip())
    return task.attribution is not None and better == clauses and (len(clauses) > 1 or ends)


def _only_moods(measure: Measure, topic: str) -> bool:
    """Tell whether several clauses name moods and degrees only: 营造氛围，提升水平."""
    clauses = [clause.strip() for clause in _CLAUSES.split(measure.text) if clause.strip()]
    soft = [
        clause
        for clause in clauses
        if is_mood(clause) or MINDS.search(clause) or is_hollow(clause, topic)
    ]
    rest = [
        c
        for c in clauses
        if c not in soft and not USED.search(c) and not is_general(c) and not is_filler(c)
    ]
    return (
        len(clauses) >= _SEVERAL
        and bool(soft)
        and not rest
        and not measure.frequency
        and not _FIRM.search(measure.text)
    )


def _dated(task: Task) -> bool:
    """Tell whether a task has a date of its own, or its attribution or a measure has one."""
    stated = task.attribution.deadline if task.attribution else None
    return any(map(is_checkable, (task.deadline, stated, *(m.deadline for m in task.measures))))
