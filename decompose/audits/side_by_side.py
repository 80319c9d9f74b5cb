"""Departments that a task has act each by itself on what law makes them share."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from decompose.audits.case import AuditCase, Fault, duty_evidence, mentioned
from decompose.audits.idle import names_here
from decompose.audits.patch import append
from decompose.audits.powers import concerned
from decompose.audits.told_apart import told_apart
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.result import MentionKind, Severity
from decompose.rules.competence import validity
from decompose.text.cues import CuedPattern

_APART = CuedPattern(
    "各自(?:开展|建立|建档|建账|检查|排查|存档|形成|组织|实施|登记|统计|处罚|查处|执法|上报|进行|掌握|保存)|互不(?:通报|交叉|干涉|隶属)"
    "|分头(?:检查|开展|组织|实施|建立)|分别(?:存档|建档|建账|建立|登记|统计|形成|处罚|上报|保存|掌握|立案)|单独(?:建档|存档|建账)",
    cue="各分互单",
)
"""Each by itself: 检查结果分别存档, 各自建立台账."""
_TOGETHER = CuedPattern(
    "联动|联合|联防|联席|协调机制|专班|会商|互通|共享|通报|协同|移送|移交|推送|抄告|会同|衔接|同步|互认|备忘录|一体|共同|反馈|本领域|本行业|本系统|本辖区",
    cue="联协专会互共通移推抄衔同备一反本",
)
_TWO = 2


def side_by_side(case: AuditCase, told: Sequence[str]) -> Iterator[Fault]:
    """Report what several see to one by one, without any link: objects that law makes them share, then any thing.

    Args:
        case: What is audited.
        told: Tasks of which the lack of a mechanism is told already.
    """
    shared = list(_shared_ones(case, told))
    yield from shared
    yield from told_apart(case, (*told, *(fault.subject["task"] for fault in shared)))


def _shared_ones(case: AuditCase, told: Container[str]) -> Iterator[Fault]:
    """Report objects that several answer for and that a task has them see to one by one."""
    for task in case.result.plan.tasks:
        text = f"{task.title}。{task.text}"
        if task.id in told or not _APART.search(text) or _TOGETHER.search(text):
            continue
        for mention in case.about(task):
            if mention.kind is not MentionKind.SECTOR:
                continue
            shared = _shared(case, mention.id)
            if not shared:
                continue
            named = _named(case, mention.id, text)
            if len(named) < _TWO:
                continue
            name = case.kb.sectors[mention.id].name
            who = "、".join(named)
            message = f"“{name}”由{who}分段监管，任务没有写明联动机制"
            evidence = (
                mentioned(mention),
                *(e for d in shared[:_TWO] for e in duty_evidence(d, case.kb)),
            )
            patch = (append(task.id, f"建立{name}监管联动机制，由{named[0]}召集。"),)
            subject = {"sector": mention.id, "task": task.id}
            yield Fault(subject, message, evidence, Severity.INFO, patch=patch)
            break


def _shared(case: AuditCase, sector: str) -> list[Duty]:
    """Return the duties of several departments on an object, none where one alone answers for it."""
    roles = (DutyRole.SECTOR, DutyRole.LICENSING)
    found = [
        d
        for step in case.kb.sector_path(sector)
        for d in case.kb.duties_of_sector.get(step, ())
        if d.role in roles and d.departments and validity(d, case.setting)
    ]
    return found if len({x for d in found for x in d.departments}) >= _TWO else []


def _named(case: AuditCase, sector: str, text: str) -> list[str]:
    """Return the names in a text of departments concerned with an object, in order, one for each."""
    places = {}
    for department in concerned(case, sector):
        at = [
            (text.index(name), -len(name), name)
            for name in names_here(case, case.kb.departments[department])
            if name in text
        ]
        if at:
            place, *_ = min(at)
            places[place] = case.name(department)
    return [places[at] for at in sorted(places)]
