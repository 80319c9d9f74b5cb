"""Audit ``gap.project-incomplete``: a key project without owner, money or time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
from decompose.model.plan import SectionKind, Task, TaskKind
from decompose.model.result import (
    Basis,
    Evidence,
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SEVERAL = 3
_OPEN = regex(
    r"[（(\s]*(?:[—–\-－/／无]*|[^，。；]{0,6}(?:待定|未定|待落实|待明确|另行确定|另行安排|待核定|待测算))[）)\s]*"
)
"""What a cell says of what is not settled."""
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
_MONEY = CuedPattern("资金|投资|经费|万元|亿元|财政|预算", cue="资投经元财预")  # money


@audit_facts(
    AuditFacts(
        name="gap.project-incomplete",
        code="G07",
        severity=Severity.INFO,
        why="重点工程缺责任单位、资金或时限，难以立项和考核。",
        fix="补充责任单位、资金来源和完成时限。",
    )
)
def gap_project_incomplete(case: AuditCase) -> Iterator[Fault]:
    """Report key projects that lack an owner, the money or the time.

    Looks for:
        A project of which neither it nor its items name funds or a time, or that has no lead by
        law or statement (by statement alone where most projects state theirs); a warning when the owner is missing.
        Projects that lack the same are told together; what a sentence of the chapter says of all of them
        (各项工程所需资金由市财政统筹安排) none of them lacks.
    Why it matters:
        A project without money and date is a wish.
    Source:
        Mechanisms 26 and 66 of docs/mission.md.
    """
    stated = _stating(case)
    found: dict[tuple[tuple[str, ...], bool], list[Task]] = defaultdict(list)
    facts = {project.task: project for project in case.result.plan.projects}
    for_all = _told_of_all(case)
    for task in case.result.plan.tasks:
        if task.kind is not TaskKind.PROJECT or task.parent is not None:
            continue
        family = [task, *case.below.get(task.id, ())]
        fact = facts.get(task.id)
        text = "".join(t.text for t in family)
        owned = any(
            a.role in LEADING and a.basis is not Basis.NEAREST
            for t in family
            for a in case.by_task.get(t.id, ())
        )
        # A table that names the owner of most projects leaves this one open, whoever the law would name.
        owned = owned and (not stated or any(t.attribution or _parts(t) for t in family))
        timed = any(t.deadline or any(m.deadline for m in t.measures) for t in family)
        lacks = [
            word
            for word, there in (
                ("责任单位", owned),
                (
                    "资金",
                    _told(fact.funds) if fact and fact.funds else _MONEY.search(text) is not None,
                ),
                ("时限", (timed and _dated(family)) or bool(fact and _told(fact.period))),
            )
            if not there and not _FOR_ALL[word].search(for_all.get(task.section, ""))
        ]
        if lacks:
            found[tuple(lacks), owned or stated].append(task)
    when = last_day(case)
    for (missing, mild), projects in found.items():
        message = f"重点工程“{heading(projects[0])}”没有写明{'、'.join(missing)}"
        subject = {"plan": case.result.plan.title, "lacks": "、".join(missing)}
        if len(projects) > 1:
            names = "、".join(f"“{heading(project)}”" for project in projects)
            message = f"{len(projects)}项重点工程没有写明{'、'.join(missing)}：{names}"
        only_time = missing == ("时限",) and when
        patch = tuple(due(p.id, when) for p in projects) if only_time and when else ()
        evidence = tuple(e for project in projects for e in _shown(project))
        severity = None if mild else Severity.WARNING
        yield Fault(subject, message, evidence, severity, patch=patch)


def _told(cell: str | None) -> bool:
    """Tell whether a cell says something: no stroke, no 待定."""
    return bool(cell) and _OPEN.fullmatch(cell or "") is None


def _dated(family: list[Task]) -> bool:
    """Tell whether a project or its items have a time that is none of those still open."""
    times = [t.deadline for t in family] + [m.deadline for t in family for m in t.measures]
    return any(map(_told, times))


def _shown(project: Task) -> tuple[Evidence, ...]:
    """Return the heading of a project and what it consists of first."""
    head = words(project)
    rest = next((quoted(m) for m in project.measures if m.text != head.quote), None)
    return (head, rest) if rest else (head,)


def _stating(case: AuditCase) -> bool:
    """Tell whether most of the plan's projects state who is responsible for them."""
    projects = [
        t for t in case.result.plan.tasks if t.kind is TaskKind.PROJECT and t.parent is None
    ]
    stated = [t for t in projects if t.attribution or _parts(t)]
    return len(projects) >= _SEVERAL and 2 * len(stated) > len(projects)


def _parts(task: Task) -> bool:
    return any(measure.attribution for measure in task.measures)


def _told_of_all(case: AuditCase) -> dict[str, str]:
    """Return by chapter of projects the sentences that speak of all of them."""
    found: dict[str, str] = defaultdict(str)
    for passage in case.passages:
        if (
            passage.kind is SectionKind.PROJECTS
            and _OF_ALL.search(passage.text)
            and passage.section
        ):
            found[passage.section.id] += passage.text
    return found
