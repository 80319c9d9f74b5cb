"""Audit ``overlap.same-duty``: two departments in the same role on the same sector, stage, aspect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.audits.convened import convened
from decompose.audits.denied_links import denied_work
from decompose.audits.designations import LINKAGE
from decompose.audits.idle import all_named
from decompose.audits.patch import append
from decompose.audits.rivals import GENERAL, rivals, sides_of
from decompose.audits.same_words import same_words
from decompose.audits.side_by_side import side_by_side
from decompose.audits.weighty import headed_by, of_other_work
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import Level
from decompose.model.result import Mention, MentionKind, Severity
from decompose.rules.competence import holder_at, validity
from decompose.text.patterns import regex

_TWO = 2
_WHOLE = regex("全过程|全链条|全周期|全生命周期")
_APART = regex(
    "(?:按照?|依照?|根据)?各自的?(?:权限|职责|职权|分工|领域|法定职责)|分别(?:开展|实施|组织|进行)|各自(?:开展|实施|组织|负责|检查|监管)"
)
"""Each of several acts by itself."""
_EVERYWHERE = {*GENERAL, "use", "publicity-training"}
"""Stages that say nothing of which duty is meant where another stage is named."""
_BUILT = {"siting", "construction"}


@audit_facts(
    AuditFacts(
        name="overlap.same-duty",
        code="O02",
        severity=Severity.WARNING,
        why="同一对象、同一环节、同一方面由两个以上部门以同样角色监管，且没有召集人。",
        fix="在分工中写明牵头单位，或建立联动机制；能按环节、方面分开的，写明分界。",
        assigned=True,
    )
)
def overlap_same_duty(case: AuditCase) -> Iterator[Fault]:
    """Report objects in the plan that several departments hold in the same role at the same stage.

    A split by stage or aspect is no overlap, nor a choice of the place; a duty of a stage counts where it is named.

    Looks for:
        A duty marked as an overlap in the pack, held by several, or by one while another overlapping
        duty of the object is held by another; no task on the object sets up a linkage mechanism or
        has one of the holders as its stated lead, or another department that one helps. An object that two
        hold stage by stage and that the pack links, in a measure on both stages that names neither mechanism
        nor helpers, or has both act each by itself (information). A sentence that has several see to any one
        thing each by itself, or all of them, and items that do in the same words (information); one that denies
        a link (互不通报: a warning). Where the plan states few leads, information unless the object heads a task,
        and not in a measure that firm law gives to somebody else; of an object of which each holder has a side
        (自建房) information. Not in a township.
    Why it matters:
        Two regulators on one stage inspect twice or wait for each other.
    Source:
        The coverage rule; cases T01–T04, T10, T31; mechanisms 48 and 74.
    """
    if case.setting.jurisdiction.level is Level.TOWNSHIP:
        return
    words, told = _words_by_owner(case), list[str]()
    for sector, mentions in case.sectors.items():
        for duty in case.kb.duties_of_sector.get(sector, ()):
            if not duty.overlap or not validity(duty, case.setting):
                continue
            holders = rivals(case, sector, duty)
            asked = [m for m in mentions if _asked(case, duty, words.get(m.owner, set()), sector)]
            if len(holders) < 2 or not asked:
                continue
            if any(_linked(case, m) or convened(case, m, holders) for m in asked):
                continue
            asked = [m for m in asked if not of_other_work(case, m, holders)]
            if not asked:
                continue
            mention = asked[0]
            name = case.kb.sectors[sector].name
            message = f"“{name}”（{duty.summary}）由{'、'.join(holders.values())}以同样角色监管"
            sides = sides_of(duty, case)
            if sides:
                each = "、".join(f"{who}（{side}）" for who, side in sides.items())
                message = f"“{name}”由{each}各管一面，没有写明由谁召集"
            evidence = (mentioned(mention), *duty_evidence(duty, case.kb))
            subject = {"sector": sector, "task": case.task_of[mention.owner]}
            told.append(subject["task"])
            subject |= {"stage": duty.stages[0]} if duty.stages else {}
            convenor = next(iter(holders.values()))
            patch = (append(subject["task"], f"建立{name}监管联动机制，由{convenor}召集。"),)
            mild = not case.dividing and not any(headed_by(case, m) for m in asked)
            severity = Severity.INFO if mild or sides else None
            yield Fault(subject, message, evidence, severity, patch=patch)
    for audit in (_unlinked, side_by_side, denied_work, same_words):
        for fault in audit(case, told):
            told.append(fault.subject.get("task", ""))
            yield fault


def _unlinked(case: AuditCase, _: Sequence[str]) -> Iterator[Fault]:
    """Report objects that departments hold stage by stage and that lists link, in a task on several stages."""
    words = _words_by_owner(case)
    for sector, mentions in case.sectors.items():
        own = [
            d
            for d in case.kb.duties_of_sector.get(sector, ())
            if d.contested
            and d.departments
            and d.role is DutyRole.SECTOR
            and validity(d, case.setting)
        ]
        holders = {holder_at(case.setting, d.departments[0]).department: d for d in own}
        links = [
            k
            for k in case.kb.linkages_of_topic.get(sector, ())
            if k.lead in holders and LINKAGE.search(k.note)
        ]
        if len(holders) != _TWO or not links or any(d.overlap for d in own):
            continue
        for mention in mentions:
            sides = words.get(mention.owner, set())
            text = case.text_of(mention.owner)[0]
            apart = _APART.search(text) is not None and all_named(case, mention, holders)
            whole = apart or _WHOLE.search(text) is not None
            asked = [d for d in holders.values() if whole or _asked(case, d, sides, sector)]
            if len(asked) < _TWO or _linked(case, mention):
                continue
            if not apart and _called(case, mention):
                continue
            names = {d: holder_at(case.setting, d).name for d in holders}
            name = case.kb.sectors[sector].name
            told = "、".join(f"{names[key]}（{duty.summary}）" for key, duty in holders.items())
            message = f"“{name}”由{told}分段监管，任务没有写明联动机制"
            evidence = (mentioned(mention), *(e for d in asked for e in duty_evidence(d, case.kb)))
            subject = {"sector": sector, "task": case.task_of[mention.owner]}
            text = f"建立{name}监管联动机制，由{names[links[0].lead]}召集。"
            yield Fault(
                subject, message, evidence, Severity.INFO, patch=(append(subject["task"], text),)
            )
            break


def _called(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the plan names two of the holders, or anybody beside a lead, for what it says of an object."""
    task = case.tasks[case.task_of[mention.owner]]
    measure = case.measures.get(mention.owner)
    stated = (measure and measure.attribution) or task.attribution
    if stated is None:
        return False
    return bool(stated.groups or stated.support) or stated.joint or len(stated.lead) > 1


def _words_by_owner(case: AuditCase) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for mention in case.mentions:
        if mention.kind in (MentionKind.STAGE, MentionKind.ASPECT):
            words.setdefault(mention.owner, set()).add(mention.id)
    return words


def _asked(case: AuditCase, duty: Duty, words: set[str], sector: str) -> bool:
    """Tell whether a measure is about a duty's stages or sides, not about what all do or another duty on the object."""
    own = {*duty.stages, *duty.aspects}
    if not own:
        return True
    if own.isdisjoint(words):
        return False
    of_others = {x for d in case.kb.duties_of_sector[sector] for x in (*d.stages, *d.aspects)}
    other = (words & of_others) - own
    return not other or not (own & words <= _EVERYWHERE or other & _BUILT)


def _linked(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the task that names the object also sets up a linkage mechanism."""
    task = case.tasks[case.task_of[mention.owner]]
    return LINKAGE.search(f"{task.title}。{task.text}") is not None
