"""Audit ``time.evaluation``: an evaluation outside the plan, or none."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
    printed,
    words,
)
from decompose.audits.deadlines import quoted
from decompose.audits.patch import append, drop, reword
from decompose.audits.staged_evaluations import dated_elsewhere, denied
from decompose.model.plan import (
    Measure,
    SectionKind,
    Task,
    TaskKind,
)
from decompose.model.result import Change, Evidence, EvidenceKind, Severity
from decompose.model.source import Span
from decompose.text.cues import CuedPattern
from decompose.text.dates import five_year_end, is_checkable, years_in
from decompose.text.patterns import regex

_EVALUATES = CuedPattern(
    "(?:中期|总结|终期|期末|年度|定期|跟踪|监测|实施|开展|考核)[^，。；]{0,8}评估"
    "|评估(?:考核|分析|检查|报告)|考核评估|分别(?:组织|进行)?[^，。；]{0,4}评估"
    "|(?:规划|纲要|方案|行动|计划)[^，。；]{0,16}(?:情况|成效|效果|进展)[^，。；]{0,8}评估|对[^，。；]{2,20}(?:落实|执行|实施|完成)情况[^，。；]{0,8}评[估价]",
    cue="评",
)  # evaluation
_MIDDLE = CuedPattern("中期", cue="中")
_FINAL = CuedPattern("总结|终期|期末|末期|后评估", cue="总终末后")
_PLAN = CuedPattern("(?:规划|纲要)(?:[（(][^）)]{1,12}[）)])?$")
_PLANNED = regex("规划|纲要")
_KINDS = CuedPattern("中期|总结|终期|期末|末期", cue="中总终末")
_EACH = regex(r"[、和及与](?=(?:中期|期末|末期|终期)?[（(]?20\d\d)")
"""Several years of one clause: 2028年中期、2030年末期."""
_WHEN = regex("第[一二三四五]年|期满|届满|规划期[末满]|每年度?[^，,。；;]{0,12}评估")
_CLAUSE = regex(r"[^，,。；;\n]+")
_WATCHES = regex("监督|考核|督[导查办促]|检查|跟踪|监测|组织实施|实施管理")
_FOUND = regex(
    "(?:依据|根据|按照|参照|结合|吸收|运用|针对|对照)[^，。；]*评估|年[^，。；]{0,16}的[^，。；]{0,16}评估"
    "|评估[^，。；]{0,6}(?:发现|显示|指出|反映|表明|认为|认定|确定)|上一?轮|前一?期"
)
"""What was found by an evaluation that is over."""
_OF_PLAN = CuedPattern(
    "(?:规划|纲要)(?:的)?(?:实施|执行|落实)?(?:的)?(?:情况)?(?:的)?(?:开展|进行|组织)?(?:的)?(?:中期|期中|终期|期末|总结|年度|中期和终期)?(?:考核)?评估"
    "|(?:中期|终期|期末)(?:考核)?评估|评估[^，。；、]{0,6}(?:本)?(?:规划|纲要)(?:实施|执行|落实)",
    cue="评",
)
"""Says that it is the plan that is evaluated, not a risk or an impact."""
_BEFORE = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_FEW, _WHOLE_PLAN, _YEARS = 2, 10, 2


@audit_facts(
    AuditFacts(
        name="time.evaluation",
        code="D04",
        severity=Severity.INFO,
        why="没有评估安排，或评估年份在规划期之外，规划执行情况无法及时检查调整。",
        fix="写明中期评估和总结评估的年份。",
    )
)
def time_evaluation(case: AuditCase) -> Iterator[Fault]:
    """Report plans whose evaluation lies outside the period, has no year, or is missing.

    Looks for:
        Sentences of the safeguards on evaluation or assessment of the plan (in a short plan, wherever it says
        that the plan is evaluated): years outside the period (one year later is in order for the final
        evaluation, the last year too late for that of the middle), no year at all, or no such sentence.
    Why it matters:
        A plan that nobody looks at again is not carried out.
    Source:
        Mechanisms 28 and 68 of docs/mission.md.
    """
    plan = case.result.plan
    safeguards = [task for task in plan.tasks if task.kind is TaskKind.SAFEGUARD]
    few = 1 if len(plan.tasks) >= _WHOLE_PLAN and _PLAN.search(plan.title) else _FEW
    if plan.period is None:
        return
    text = f"{sum(plan.period) // 2}年开展中期评估，{plan.period[1]}年开展总结评估。"
    told_by = safeguards if len(safeguards) >= few else [t for t in plan.tasks if _of_plan(t)]
    found = [(task, m) for task in told_by for m in task.measures if _EVALUATES.search(m.text)]
    headed = [task for task in told_by if _EVALUATES.search(task.title)]
    strict = _PLANNED.search(plan.title) is not None
    elsewhere = any(_evaluates(passage, strict=strict) for passage in case.passages)
    ruled_out = list(denied(case))
    for passage, sentence in ruled_out:
        subject = passage.subject()
        yield Fault(subject, "写明不再评估，规划执行情况无人检查", (sentence,), Severity.WARNING)
    of_years = plan.period[0] < plan.period[1]  # one year's work is summed up at its end
    if not (found or headed or elsewhere) and of_years and len(safeguards) >= few:
        patch = (append(safeguards[-1].id, text),)
        where = () if ruled_out else _chapter(case, safeguards)
        yield Fault({"plan": plan.title}, "保障措施没有安排规划实施情况评估", where, patch=patch)
        return
    told = [*found, *((t, m) for t in headed for m in t.measures if (t, m) not in found)]
    years = [
        (y, task, m, c) for task, m in told for said, c in _clauses(task, m) for y in years_in(said)
    ]
    for year, task, measure, clause in years:
        message = _out_of_time(plan.period, year, clause.quote or "", measure.text)
        if message:
            subject = {"task": task.id, "measure": measure.id}
            mend = _redated(measure, clause, year, plan.period)
            if measure.span.block == task.span.block or not mend:
                mend = (append(task.id, text), drop(task.id, measure.id))
            yield Fault(subject, message, (clause,), Severity.WARNING, patch=mend)
    for year, passage, clause in dated_elsewhere(case, {m.span.block for _, m in told}):
        message = _out_of_time(plan.period, year, clause.quote or "", passage.text)
        if message:
            yield Fault(passage.subject(), message, (clause,), Severity.WARNING)
    if (found or headed) and not years and not any(_tells_when(m) for _, m in told):
        task = found[0][0] if found else headed[0]
        evidence = (quoted(found[0][1]) if found else words(task),)
        patch = (append(task.id, text),)
        yield Fault({"task": task.id}, "规划评估没有写明年份", evidence, patch=patch)


def _out_of_time(period: tuple[int, int], year: int, clause: str, around: str) -> str | None:
    """Return what is wrong with the year of an evaluation, None where nothing is."""
    own = next((part for part in _EACH.split(clause) if str(year) in part), clause)
    kinds = next((k for k in (own, clause) if _KINDS.search(k)), around)
    middle = _MIDDLE.search(kinds) and not _FINAL.search(kinds)
    long = period[1] - period[0] > _YEARS
    last = period[1] - long if middle else period[1] + 1
    if period[0] <= year <= last or _of_another(clause, period[1]):
        return None
    if period[0] <= year <= period[1]:
        return f"中期评估安排在规划期最后一年（{year}年），评估后已来不及调整"
    return f"评估年份{year}年不在规划期（{period[0]}—{period[1]}年）内"


def _redated(
    measure: Measure, clause: Evidence, year: int, period: tuple[int, int]
) -> tuple[Change, ...]:
    """Return the change that puts an evaluation in a year that fits: its words stay, and whoever sees to it."""
    said = clause.quote or ""
    if clause.span is None or said not in measure.text or str(year) not in said:
        return ()
    middle = _MIDDLE.search(said) and not _FINAL.search(said)
    fits = sum(period) // 2 if middle else period[1]
    at = clause.span.start + said.index(str(year))
    return (reword(clause.span.block, at, str(year), str(fits)),)


def _chapter(case: AuditCase, safeguards: list[Task]) -> tuple[Evidence, ...]:
    """Return the heading of the safeguards, and the one of them that an evaluation would belong to."""
    section = next((s for s in case.result.plan.sections if s.id == safeguards[-1].section), None)
    head = case.at(section.span) if section is not None and section.span is not None else ()
    place = next((t for t in reversed(safeguards) if _WATCHES.search(t.title)), safeguards[-1])
    return (*head, words(place))


def _evaluates(passage: Passage, *, strict: bool) -> bool:
    """Tell whether a passage has something evaluated; among the tasks of a plan that must be the plan, not a risk."""
    if passage.kind in _BEFORE:
        return False
    words = _OF_PLAN if strict and passage.kind is SectionKind.TASKS else _EVALUATES
    return words.search(passage.text) is not None


def _of_plan(task: Task) -> bool:
    """Tell whether a task is the evaluation of the plan, wherever a short plan puts it."""
    return _OF_PLAN.search(f"{task.title}。{task.text}") is not None


def _clauses(task: Task, measure: Measure) -> Iterator[tuple[str, Evidence]]:
    """Yield the clauses of a measure: an evaluation out of time says nothing against the one beside it.

    The time in the cell or bracket beside the one evaluation that is all of its task is one of them.
    """
    stated = task.attribution
    both = _MIDDLE.search(measure.text) and _FINAL.search(measure.text)
    alone = len(task.measures) == 1 and not years_in(measure.text) and not both
    if alone and stated is not None and stated.deadline:
        yield stated.deadline, printed(stated)
    for found in _CLAUSE.finditer(measure.text):
        start = measure.span.start + found.start()
        span = Span(block=measure.span.block, start=start, end=start + len(found.group()))
        yield found.group(), Evidence(kind=EvidenceKind.TEXT, quote=found.group(), span=span)


def _of_another(clause: str, last: int) -> bool:
    """Tell whether a clause speaks of the evaluation of another plan, or of what one has found."""
    period = five_year_end(clause)
    return _FOUND.search(clause) is not None or (period is not None and period != last)


def _tells_when(measure: Measure) -> bool:
    """Tell whether a measure dates an evaluation without a year: in the third year, when the period is over."""
    told = five_year_end(measure.text) or is_checkable(measure.deadline)
    return bool(told) or _WHEN.search(measure.text) is not None
