"""Whether a mention of an object leaves its supervision open, or the passage has its work in hands already."""

from __future__ import annotations

from collections.abc import Container

from decompose.audits.bystanders import to_be_named
from decompose.audits.case import LEADING, AuditCase
from decompose.audits.designations import covers, one_side_only
from decompose.audits.powers import kin
from decompose.model.knowledge import DutyRole
from decompose.model.result import Assignment, Basis, Mention, MentionKind
from decompose.rules.competence import holder_at
from decompose.text.patterns import regex

_FIRM = 0.55
"""From here a derived lead is one that a reader would not question."""
_PLACE_DECIDES = "similar"
"""The rule whose lead only a decision makes one."""
_WORK = "function"
"""The rule that gives a measure to whoever does such work, whatever its object."""
_RULES = regex(
    "立法|条款|(?:制修订|修订|修改|制定)[^，。；;]{0,24}(?:条例|标准|规定|规程)|(?:条例|标准)[^，。；;]{0,4}(?:制修订|修订|修改|制定)"
)
"""Work on rules for many things: who supervises each of them is not asked."""
_TEACHING = "publicity-training"
_BACKGROUND = regex(
    "近年来|随着|由于|目前|考虑到|面对|[^，。；]{0,12}(?:不断|日益|迅速)(?:增多|涌现|兴起)"
)
"""How a clause begins that tells why, not what is to be done."""
_GIVEN = regex("[^，。；;]{0,16}?由([^，。；;、]{2,16}?)(?:负责|牵头|主管|监管|归口)")
"""The sentence itself gives an object to a unit: 露营地由县文旅局负责行业管理."""
_BREAK = "，。；;：:"


def open_about(case: AuditCase, mentions: list[Mention], *, chosen: bool = False) -> list[Mention]:
    """Return the mentions whose passage leaves the supervision of the object open.

    None but those that ask for him where firm law gives one of the measures to one who has to do with the object
    and not only with one side of all. Not where the words give it to a unit, or law gives the measure by the
    kind of work; nor where the object only stands behind a regulated one in a clause or a list and the measure
    has a firm lead, or in a clause that only tells why
    or makes rules for many things. ``chosen``: nor in the body of a measure that has a
    firm lead whoever it is, as with what any trade has where its lead is a trade's. In a plan that states who
    leads what, what law would give counts for nothing: it left the object out.
    """
    asking = [m for m in mentions if to_be_named(case, m)]
    if any(_led_near(case, m, _firm(case, m, own=not chosen)) for m in mentions):
        return asking
    return [m for m in mentions if m in asking or not _in_hands(case, m, chosen)]


def in_near_task(case: AuditCase, mentions: list[Mention]) -> bool:
    """Tell whether firm law gives a task that names an object to one whose trade it may be."""
    return any(_led_near(case, m, _firm(case, m)) for m in mentions)


def of_other_work(case: AuditCase, mention: Mention, holders: Container[str]) -> bool:
    """Tell whether an object only stands in the body of a measure that firm law gives to others than its holders."""
    if _RULES.search(_clause(case, mention)[0]):
        return True
    if headed_by(case, mention):
        return False
    leads = {a.department for a in _firm(case, mention)}
    return bool(leads) and not any(d in holders for d in leads if d)


def _led_near(case: AuditCase, mention: Mention, leads: list[Assignment]) -> bool:
    if headed_by(case, mention) and _spread(case, mention.id):
        return False
    near = _near(case, mention.id)
    return any(a.department in near for a in leads)


def _in_hands(case: AuditCase, mention: Mention, chosen: bool) -> bool:
    clause, at = _clause(case, mention)
    if _BACKGROUND.match(clause) or _RULES.search(clause):
        return True
    if _given(case, mention) or _taught(case, mention, clause, at):
        return True
    leads = _firm(case, mention)
    entry = case.kb.sectors[mention.id]
    within = entry.within
    alone = len(case.tasks[case.task_of[mention.owner]].measures) == 1
    by_work = [a for a in leads if a.rule == _WORK and (alone or a.measure == mention.owner)]
    if by_work and not within:
        return True
    if not leads or headed_by(case, mention):
        return False
    trades = [a for a in leads if a.department and not one_side_only(case, a.department)]
    if within and (trades or by_work or any(a.basis is Basis.STATED for a in leads)):
        return True
    if chosen and any(a.department != case.kb.info.comprehensive for a in leads):
        return True
    return (entry.emerging or within) and _behind(case, mention, clause, at)


def headed_by(case: AuditCase, mention: Mention) -> bool:
    """Tell whether a task is headed by an object, or its one sentence begins with it."""
    task = case.tasks[case.task_of[mention.owner]]
    if mention.id in case.sectors_of(task.id):
        return True
    named = [m for m in case.words_of.get(mention.owner, ()) if m.kind is MentionKind.SECTOR]
    first = min(named, key=lambda m: m.start, default=None)
    return len(task.measures) == 1 and first is not None and first.id == mention.id


def _given(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the sentence goes on to give an object to a unit, wherever a measure of it ends."""
    text, begin = case.text_of(mention.owner)
    whole = case.tasks[case.task_of[mention.owner]].text
    at = max(0, whole.find(text)) if text in whole else 0
    behind = (whole if text in whole else text)[at + mention.start - begin + len(mention.term) :]
    given = _GIVEN.match(behind)
    return given is not None and case.resolved(given[1]).department is not None


def _taught(case: AuditCase, mention: Mention, clause: str, at: int) -> bool:
    """Tell whether a clause only teaches those who work with an object."""
    start = mention.start - at
    return any(
        m.kind is MentionKind.STAGE and m.id == _TEACHING and start <= m.start < start + len(clause)
        for m in case.words_of.get(mention.owner, ())
    )


def _spread(case: AuditCase, sector: str) -> bool:
    """Tell whether law has a decision on an object made that is no choice among some departments."""
    return any(
        d.designation and not d.one_of and len(d.departments) != 1 for d in case.duties(sector)
    )


def _clause(case: AuditCase, mention: Mention) -> tuple[str, int]:
    """Return the clause that holds a mention, and where the mention begins in it."""
    text, begin = case.text_of(mention.owner)
    at = max(0, mention.start - begin)
    start = max(text.rfind(mark, 0, at) for mark in _BREAK) + 1
    ends = [end for mark in _BREAK if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))], at - start


def _firm(case: AuditCase, mention: Mention, *, own: bool = False) -> list[Assignment]:
    """Return the leads that law firmly gives the passage: the measure's own, else its task's unless ``own``."""
    if case.dividing:
        return []
    task = case.tasks[case.task_of[mention.owner]]
    leads = [a for a in case.by_task[task.id] if a.role in LEADING]
    found = [a for a in leads if a.measure == mention.owner]
    if not found and not (own and len(task.measures) > 1 and not headed_by(case, mention)):
        found = [a for a in leads if a.measure is None]
    return [a for a in found if a.rule != _PLACE_DECIDES and a.confidence >= _FIRM]


def _near(case: AuditCase, sector: str) -> set[str]:
    """Return the departments whose trade an object may be, without those that look after one side of all."""
    held = (d for duty in case.duties(sector) if not duty.aspects for d in duty.departments)
    near = {d for d in held if not one_side_only(case, d)}
    here = {holder_at(case.setting, d).department for d in near}
    return {k for d in near | here for k in kin(case, d)}


def _behind(case: AuditCase, mention: Mention, clause: str, at: int) -> bool:
    """Tell whether an object stands behind a regulated one in its clause: part of it, or next in a list."""
    own = set(case.kb.sector_path(mention.id))
    start = mention.start - at
    return any(
        m.kind is MentionKind.SECTOR
        and m.id not in own
        and not case.kb.sectors[m.id].emerging
        and not case.kb.sectors[m.id].within
        and start <= m.start < mention.start
        and any(covers(d) or d.role is DutyRole.COMPREHENSIVE for d in case.duties(m.id))
        for m in case.words_of.get(mention.owner, ())
    )
