"""The steps from which the smallest fix of a finding is made."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.audits.case import AuditCase
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Change, ChangeKind
from decompose.model.source import Span
from decompose.text.patterns import regex

_COMMITTEE = "sco"
_RANKED = (Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
_GOVERNMENTS = {
    Level.NATIONAL: regex("国务院"),
    Level.PROVINCE: regex("省级(?:人民)?政府"),
    Level.CITY: regex("(?:市级|设区的市)(?:、县级)?(?:人民)?政府"),
    Level.COUNTY: regex("县级(?:人民)?政府"),
}  # whose decision the law asks for
_NAMES = {
    Level.NATIONAL: "国务院",
    Level.PROVINCE: "省级人民政府",
    Level.CITY: "设区的市人民政府",
    Level.COUNTY: "县级人民政府",
}
_GIVES = (ChangeKind.LEAD, ChangeKind.SUPPORT, ChangeKind.OWNER)
_EVERYWHERE = (DepartmentKind.TERRITORIAL, DepartmentKind.GOVERNMENT)
_AND_ABOVE = regex("县级以上|本级")


def lead(task: str, name: str, *, measure: str | None = None) -> Change:
    """Let a unit lead; whoever led before supports."""
    return Change(kind=ChangeKind.LEAD, task=task, measure=measure, value=name)


def support(task: str, name: str, *, measure: str | None = None) -> Change:
    """Let a unit support too."""
    return Change(kind=ChangeKind.SUPPORT, task=task, measure=measure, value=name)


def close(task: str, old: str, *, measure: str | None = None) -> Change:
    """Take a collective expression, or the 等 at the end of a list, out of a statement."""
    return Change(kind=ChangeKind.CLOSE, task=task, measure=measure, old=old)


def rename(task: str, old: str, new: str) -> Change:
    """Call a printed unit by its right name."""
    return Change(kind=ChangeKind.RENAME, task=task, old=old, value=new)


def due(task: str, when: str, *, measure: str | None = None) -> Change:
    """Set a deadline."""
    return Change(kind=ChangeKind.DEADLINE, task=task, measure=measure, value=when)


def append(task: str, text: str) -> Change:
    """Add a measure to a task."""
    return Change(kind=ChangeKind.APPEND, task=task, value=text)


def drop(task: str, measure: str | None = None) -> Change:
    """Take a measure out of a task, or the whole task out of the plan."""
    return Change(kind=ChangeKind.DROP, task=task, measure=measure)


def target(indicator: str, value: str) -> Change:
    """Set the target of an indicator."""
    return Change(kind=ChangeKind.TARGET, old=indicator, value=value)


def owner(indicator: str, name: str) -> Change:
    """Let a unit answer for an indicator."""
    return Change(kind=ChangeKind.OWNER, old=indicator, value=name)


def reword(block: int, start: int, old: str, new: str) -> Change:
    """Put other words in the place of some of the document."""
    span = Span(block=block, start=start, end=start + len(old))
    return Change(kind=ChangeKind.TEXT, old=old, value=new, span=span)


def designation(case: AuditCase, task: str, object_: str, *, by: str = "") -> Change:
    """Ask for the decision that names a supervisor; ``by`` says in the law's words whose it is."""
    office = case.name(_COMMITTEE) if _COMMITTEE in case.kb.departments else "安委会办公室"
    asked = deciders(by, case.setting.jurisdiction.level)
    return append(task, f"由{office}就“{object_}”提出监管部门建议，{asked}明确监管部门。")


def deciders(by: str, level: Level | None) -> str:
    """Return whom to ask for a decision: the plan's own government, one above it or those below."""
    named = [one for one, words in _GOVERNMENTS.items() if words.search(by)]
    if level not in _RANKED or not named or level in named or _AND_ABOVE.search(by):
        return "报本级人民政府"
    who = "、".join(_NAMES[one] for one in named)
    above = min(map(_RANKED.index, named)) < _RANKED.index(level)
    return f"提请{who}" if above else f"督促{who}"


def practicable(case: AuditCase, changes: Iterable[Change]) -> bool:
    """Tell whether whoever is to lead, help or answer by some changes has a body at the plan's level."""
    setting = case.setting
    level = setting.jurisdiction.level
    named = {c.value for c in changes if c.kind in _GIVES}
    for department in (case.resolved(name).department for name in named):
        known = case.kb.departments.get(department or "")
        if level is None or known is None or known.kind in _EVERYWHERE:
            continue
        if not case.kb.exists(known.id, level=level, year=setting.year):
            return False
    return True


def last_day(case: AuditCase) -> str | None:
    """Return the deadline that the plan's last year gives, None without a period."""
    period = case.result.plan.period
    return f"{period[1]}年底前" if period else None
