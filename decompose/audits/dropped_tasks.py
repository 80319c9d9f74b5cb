"""Fields that were tasks of the plan before, by their headings, and that nothing here takes up or explains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import add

from decompose.audits.case import AuditCase
from decompose.audits.field_lists import stem
from decompose.match.answers import Answers, headless
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Decomposition, MentionKind
from decompose.rules.theme import named_in_each
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_TO_DO = regex(
    "^(?:(?:深入|全面|大力|持续|切实|着力|积极|进一步|加快|有序|不断|从严|严格)*(?:开展|推进|加强|实施|组织|推动|完成|做好|强化|加快|建设|推行|发展|壮大|繁荣|整治|治理|防控|防范|规范|提升|抓好|深化|优化|完善|健全|建立|落实|稳定|振兴|促进|扩大))+"
)
_GENERAL = regex(
    "责任|体系|机制|能力|基础|水平|制度|执法|监管|队伍|科技|信息化|宣传|教育|培训|社会|共治|法治|源头|风险|隐患|应急|预案|保障|组织|服务|支撑|改革|创新|管理|安全|生产|防控|防治|治理|整治"
    "|监测|预警|救援|建设|工作|发展|质量|其[他它]|各[类项]|有关|相关|灾害|重点|领域|行业|综合|资金|评估|考核|专项|工程|行动|提升|规范|[和与及的]"
)
"""Words that a heading on any field may bear: without them nothing may be left."""
_PAUSE = regex("[，,。；;：:]")
_LONGEST, _SHORTEST = 14, 2
_FEWEST, _KEPT, _HELD = 2, 3, 0.5
_YEARS, _WIDE = 2, 8


def dropped_tasks(case: AuditCase, former: Decomposition) -> Iterator[Task]:
    """Yield the tasks of the plan before whose field no task here answers and no sentence names.

    Only of a plan for years (what a year's list has is done with it), and where this plan takes up a third of its
    tasks: else it is no plan for the same work.
    """
    if former.plan.period is None or former.plan.period[1] - former.plan.period[0] < _YEARS:
        return
    asked = [
        (task, measures)
        for task, measures in headless(former.plan)
        if task.kind is TaskKind.TASK and measures
    ]
    if len(asked) < _FEWEST:
        return
    answers = Answers(former, case.result, case.kb)
    open_ones = [t for t, measures in asked if not any(answers.of(m)[0] for m in measures)]
    said = bare("\n".join(p.text for p in case.passages))
    known = named_in_each(MentionKind.SECTOR, [t.title for t in open_ones], case.kb)
    gone = [
        task
        for task in open_ones
        if not _treated(case, known[task.title]) and _unsaid(field_of(task), said)
    ]
    if _KEPT * (len(asked) - len(gone)) >= len(asked):
        yield from gone


def field_of(task: Task) -> str:
    """Return what a heading is about, nothing where it is about no field of its own."""
    title = task.title.strip()
    if _PAUSE.search(title) or len(title) > _LONGEST:
        return ""
    field = stem(_TO_DO.sub("", title))
    return field if len(_GENERAL.sub("", field)) >= _SHORTEST else ""


def _treated(case: AuditCase, sectors: dict[str, None]) -> bool:
    """Tell whether a task here names one of some objects, or a kind of it, or the narrow kind that it is one of."""
    kinds = Counter(entry.parent for entry in case.kb.sectors.values())
    return any(
        sector in case.kb.sector_path(own)
        or (own == case.kb.sectors[sector].parent and kinds[own] <= _WIDE)
        for sector in sectors
        for own in case.sectors
    )


def _unsaid(field: str, said: str) -> bool:
    """Tell whether neither a field nor half of its pairs of signs stand in a text."""
    words = bare(field)
    pairs = {*map(add, words, words[1:])}
    return bool(pairs) and sum(pair in said for pair in pairs) < _HELD * len(pairs)
