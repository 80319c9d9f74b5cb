"""Works that no chapter calls key projects: the items of a list of projects, and works among tasks that cost theirs."""

from __future__ import annotations

from collections import defaultdict

from decompose.audits.case import AuditCase
from decompose.audits.projects import dated, money_told, named, said
from decompose.audits.reviews import is_review
from decompose.model.plan import Task, TaskKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_LISTED = CuedPattern(
    "(?:重点|重大|主要|骨干|民生|实事|标志性)[^，,。；;]{0,8}(?:工程|项目)(?:建设)?(?:表|[（(][^（()）]*[）)]|[0-9〇○一二三四五六七八九十年度]*)*$"
    "|(?:工程|项目)(?:建设)?(?:任务)?(?:清单|计划|安排|一览|汇总|台账|库|名单|推进会|调度会|实施表|表)",
    cue=("工程", "项目"),
)
"""A title of a list of projects: 文化项目清单, 水利重点工程."""
_NAMED = CuedPattern(
    "^[^，,。；;：:（(]{3,24}(?:工程|项目)(?:建设)?(?=$|[，,：:（(])"
    "|^(?:开工|规划|启动|实施|推进|加快|组织)*(?:新建|建设|改建|扩建|改扩建|迁建|建成|修建|打造)[^，,。；;：:]{2,24}"
    "(?:基地|中心|馆|[仓水]?库|站|园区?|大楼|[水电]?厂|平台|系统|桥|码头|公园|广场|校区|院区|场)(?=$|[，,：:（(])",
    cue=("工程", "项目", "建", "打造"),
)
_OUTLINE = regex(
    "重点|重大|各类|有关|相关|系统工程|实事项目|责任|管理|审批|前期|谋划|争取|储备项目|招商"
)
"""Speaks of projects in general, not of one."""
_SUM = regex(r"[0-9.]\s*[万亿]元")
_HALF, _NEARLY = 0.5, 0.75
_TWO = 2
_FEW = 3


def listed_projects(case: AuditCase) -> list[Task]:
    """Return the items of a document that is a list of projects by its title, where two tell what projects tell."""
    if not _LISTED.search(case.result.plan.title.strip()) or is_review(case):
        return []
    items = _leaves(case)
    telling = [t for t in items if sum((named(t), dated(t), money_told(said(t)))) >= _TWO]
    return items if len(telling) >= _TWO and 2 * len(telling) >= len(items) else []


def works_among_tasks(case: AuditCase) -> list[Task]:
    """Return the works among the tasks that plainly lack what those beside them tell.

    Money and time where a work of the same group tells its sum and half of the group have a time, or who is
    responsible for a costed work where nearly all tasks name somebody.
    """
    leaves = _leaves(case)
    works = [
        task for task in leaves if _NAMED.search(task.title) and not _OUTLINE.search(task.title)
    ]
    costed = {task.id for task in works if _SUM.search(said(task))}
    orphans = {task.id for task in works if task.id in costed and not named(task)}
    if orphans and (len(leaves) <= _FEW or sum(map(named, leaves)) < _NEARLY * len(leaves)):
        orphans = set()
    groups: dict[tuple[str, str | None], list[Task]] = defaultdict(list)
    for task in leaves if len(works) > len(costed) else ():
        groups[task.section, task.parent].append(task)
    asked = {(t.section, t.parent) for t in works if t.id not in costed and not dated(t)}
    telling = {group for group in asked if _tells(groups[group])}
    return [
        task
        for task in works
        if task.id in orphans
        or (
            task.id not in costed
            and not dated(task)
            and (task.section, task.parent) in telling
            and not money_told(said(task))
        )
    ]


def _tells(group: list[Task]) -> bool:
    """Tell whether a work of a group tells its sum, and half of the group have a time."""
    return sum(map(dated, group)) >= _HALF * len(group) and any(
        _SUM.search(said(task)) for task in group
    )


def _leaves(case: AuditCase) -> list[Task]:
    tasks = case.result.plan.tasks
    return [t for t in tasks if t.kind is TaskKind.TASK and t.id not in case.parents]
