"""Audit ``gap.project-incomplete``: a key project without owner, money or time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    words,
)
from decompose.audits.deadlines import heading, quoted
from decompose.audits.patch import due, last_day
from decompose.audits.projects import (
    dated,
    led,
    left_open,
    money_told,
    named,
    projects_of,
    said,
    told,
)
from decompose.audits.reviews import only_note
from decompose.audits.works import listed_projects, works_among_tasks
from decompose.model.plan import SectionKind, Task
from decompose.model.result import (
    Basis,
    Evidence,
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SEVERAL = 3
_ANYWHERE = ""
_OF_ALL = CuedPattern(
    "(?:以上|上述|以下|下列|各项|各个|所有|全部|本[章节表])[^，,。；;]{0,8}(?:工程|项目)",
    cue=("工程", "项目"),
)
"""Speaks of all the projects of its chapter."""
_FOR_ALL = {
    "责任单位": regex("由[^，,。；;]{2,24}(?:负责|牵头|组织|实施|承担)|(?:牵头|责任|实施)单位"),
    "资金": regex("(?:资金|投资|经费)[^，,。；;]{0,12}(?:由|从|通过|列入|纳入|来源|统筹|安排)"),
    "时限": regex(r"20\d\d年[^，,。；;]{0,8}(?:前|完成|建成)|规划期[内末满]"),
}


@audit_facts(
    AuditFacts(
        name="gap.project-incomplete",
        code="G07",
        severity=Severity.INFO,
        why="重点工程缺责任单位、资金或时限，难以立项和考核。",
        fix="补充责任单位、资金来源和完成时限。",
        assigned=True,
    )
)
def gap_project_incomplete(case: AuditCase) -> Iterator[Fault]:
    """Report key projects that lack an owner, the money or the time.

    Looks for:
        A project of which neither it nor its items name funds or a time, or that has no lead by
        law or statement (by statement alone where at least half of several state theirs); a warning when the owner
        is missing. Money and times still open (总投资待定) are none; of a group of projects the items count.
        In a list of projects (文化项目清单) each item is one; of the works among tasks those that lack
        both money and time, or their owner, while the others tell theirs. Projects that lack the same are told
        together; what a sentence of the chapter says of all of them (各项工程所需资金由市财政统筹安排) none lacks.
    Why it matters:
        A project without money and date is a wish.
    Source:
        Mechanisms 26 and 66 of docs/mission.md.
    """
    if only_note(case):
        return
    listed = listed_projects(case)
    projects = [*projects_of(case), *listed]
    known = {task.id for task in projects}
    works = [task for task in works_among_tasks(case) if task.id not in known]
    stated = _stating(projects)
    found: dict[tuple[tuple[str, ...], bool], list[Task]] = defaultdict(list)
    for_all = _told_of_all(case, listed=bool(listed))
    for task in (*projects, *works):
        # A table that names the owner of most projects leaves this one open, whoever the law would name.
        lacks, owned = _lacks(case, task, open_to_law=not stated and task.id in known)
        told_here = for_all.get(task.section, "") + for_all.get(_ANYWHERE, "")
        lacks = [word for word in lacks if not _FOR_ALL[word].search(told_here)]
        if lacks:
            found[tuple(lacks), owned or stated].append(task)
    when = last_day(case)
    for (missing, mild), lacking in found.items():
        message = f"重点工程“{heading(lacking[0])}”没有写明{'、'.join(missing)}"
        subject = {"plan": case.result.plan.title, "lacks": "、".join(missing)}
        if len(lacking) > 1:
            names = "、".join(f"“{heading(project)}”" for project in lacking)
            message = f"{len(lacking)}项重点工程没有写明{'、'.join(missing)}：{names}"
        only_time = missing == ("时限",) and when
        patch = tuple(due(p.id, when) for p in lacking) if only_time and when else ()
        evidence = tuple(e for project in lacking for e in _shown(case, project))
        severity = None if mild else Severity.WARNING
        yield Fault(subject, message, evidence, severity, patch=patch)


def _lacks(case: AuditCase, task: Task, *, open_to_law: bool) -> tuple[list[str], bool]:
    """Return what a project does not tell, and whether it has an owner; the law may name one where open to it."""
    family = [task, *case.below.get(task.id, ())]
    fact = case.projects.get(task.id)
    by_law = any(
        a.role in LEADING and a.basis is not Basis.NEAREST
        for t in family
        for a in case.by_task.get(t.id, ())
    )
    owned = any(map(led, family)) or (by_law and (open_to_law or any(map(named, family))))
    timed = any(map(dated, family)) or bool(fact and told(fact.period))
    paid = told(fact.funds) if fact and fact.funds else money_told("\n".join(map(said, family)))
    there = {"责任单位": owned, "资金": paid, "时限": timed}
    return [word for word, known in there.items() if not known], owned


def _shown(case: AuditCase, project: Task) -> tuple[Evidence, ...]:
    """Return the heading of a project, what it consists of first, and the cells that leave something open."""
    head = words(project)
    rest = next((quoted(m) for m in project.measures if m.text != head.quote), None)
    return (head, *((rest,) if rest else ()), *left_open(case, project))


def _stating(projects: Sequence[Task]) -> bool:
    """Tell whether at least half of the plan's projects state who is responsible for them."""
    return len(projects) >= _SEVERAL and 2 * sum(map(named, projects)) >= len(projects)


def _told_of_all(case: AuditCase, *, listed: bool) -> dict[str, str]:
    """Return by chapter of projects the sentences that speak of all of them."""
    found: dict[str, str] = defaultdict(str)
    for passage in case.passages:
        if not _OF_ALL.search(passage.text):
            continue
        if passage.kind is SectionKind.PROJECTS and passage.section:
            found[passage.section.id] += passage.text
        elif listed:
            found[_ANYWHERE] += passage.text
    return found
