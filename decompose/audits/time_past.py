"""Audit ``time.past``: a deadline before the plan was issued."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.deadlines import deadlines, heading, moved
from decompose.audits.patch import last_day
from decompose.audits.rows_late import done_in_row, due_before_begun, odd_years
from decompose.model.result import (
    Severity,
)
from decompose.text.dates import iso_date, year_of
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_YEARLY = regex(
    r"(?P<year>20\d\d)年度?(?![—\-–~～至到底末以])[^年]{0,24}(?:工作|任务|要点|行动)"
    r"|[（(](?P<bracketed>20\d\d)年度?[）)]\s*$"
)


_MONTH = regex(
    r"(?:到|至)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|[上中下]旬|底|末|\d{1,2}日)?(?:之|以)?前"
)
_WITH_MONTH, _SOME = 7, 3
_MINUTES = regex("纪要(?:[（(][^（）()]*[）)])?\\s*$")
_MET = regex(
    r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。]{0,60}?(?:召开|主持|召集|会议)"
)
_HELD = regex(r"^(?:会议)?时\s*间[:：]\s*(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_NUMBER = regex(r"[〔\[（(](?P<year>20\d\d)[〕\]）)]")
_DONE = regex("已|了")
"""Minutes tell what was done too."""
_HEAD = 8


@audit_facts(
    AuditFacts(
        name="time.past",
        code="D02",
        severity=Severity.WARNING,
        why="完成时限早于规划印发日期，任务发文即逾期。",
        fix="改为印发日期之后的时限，或删去已完成的任务。",
    )
)
def time_past(case: AuditCase) -> Iterator[Fault]:
    """Report deadlines that lie before the date of the plan.

    Looks for:
        A deadline whose year, or year and month, is earlier than that of the date of issue, as the
        document prints it or the user gives it (``--date``), or of the meeting that minutes report on; where
        there is none, one before the
        first year of the plan's period, or before the year in the title of a list of a year's work; where
        nothing tells the year, one or two deadlines before the year in which nearly all of a long list are
        due. A deadline before the day on which its own row was found or handed over. A month without a year
        that was over up to three months before the issue (information). A row that tells that its work is
        done is left aside.
    Why it matters:
        The task is overdue on the day it is given.
    Source:
        Mechanism 67 of docs/mission.md.
    """
    told = set[tuple[str, ...]]()
    for (task, subject, deadline, evidence), head, words in due_before_begun(case):
        told.add(tuple(subject.values()))
        message = f"任务“{heading(task)}”的时限“{deadline}”早于同一行的{head}“{words}”"
        yield Fault(subject, message, evidence)
    for fault in _before_the_work(case):
        if tuple(fault.subject.values()) not in told:
            yield fault


def _before_the_work(case: AuditCase) -> Iterator[Fault]:
    """Report deadlines before the issue, the period, or the year in which the list is due."""
    printed = case.result.plan.date or case.result.jurisdiction.date
    met = None if printed else _day_of_meeting(case)
    issued = printed or met or _year_of_number(case)
    what = "印发日期" if printed else "会议日期" if met else "文号年份"
    if not issued:
        yield from _before_the_period(case)
        return
    for task, subject, deadline, evidence in deadlines(case):
        due = iso_date(deadline)
        if due is not None and due < issued[: len(due)] and year_of(deadline) == int(due[:4]):
            if task.attribution and done_in_row(case, task.attribution.span):
                continue
            if met and _DONE.search(f"{task.title}{task.text}"):
                continue
            message = f"任务“{heading(task)}”的时限“{deadline}”早于{what}{issued}"
            when = last_day(case)
            patch = moved(task, deadline, when) if when else ()
            yield Fault(subject, message, evidence, patch=patch)
        elif due is None and _just_over(deadline, issued):
            message = f"任务“{heading(task)}”的时限“{deadline}”早于{what}{issued}"
            yield Fault(subject, message, evidence, Severity.INFO)


def _day_of_meeting(case: AuditCase) -> str | None:
    """Return the day of the meeting on which minutes report, where they bear no date of issue."""
    if not _MINUTES.search(case.result.plan.title):
        return None
    heads = (passage.text for passage in case.passages[:_HEAD])
    found = next((f for head in heads for w in (_HELD, _MET) if (f := w.search(head))), None)
    return found and f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _year_of_number(case: AuditCase) -> str | None:
    """Return the year of the document's own number (〔2022〕6号) where it bears no date and the period began before."""
    found, period = _NUMBER.search(case.result.plan.number or ""), case.result.plan.period
    return found["year"] if found and period and int(found["year"]) > period[0] else None


def _just_over(deadline: str, issued: str) -> bool:
    """Tell whether a month without a year was over some months before the issue: the next year's is farther off."""
    found = _MONTH.match(deadline)
    if found is None or len(issued) < _WITH_MONTH:
        return False
    month = numeral_value(found["month"])
    return month is not None and 0 < int(issued[5:7]) - month <= _SOME


def _year_of_work(title: str) -> tuple[int, int] | None:
    """Return the year that a list of a year's work bears in its title: 2027年重点工作."""
    found = _YEARLY.search(title)
    return (int(found["year"] or found["bracketed"]),) * 2 if found else None


def _before_the_period(case: AuditCase) -> Iterator[Fault]:
    """Report deadlines before the first year of a plan that does not say when it was issued."""
    period = case.result.plan.period or _year_of_work(case.result.plan.title)
    if period is None:
        for (task, subject, deadline, evidence), begins in odd_years(case):
            message = f"任务“{heading(task)}”的时限“{deadline}”早于其余各项（{begins}年起）"
            yield Fault(subject, message, evidence)
        return
    for task, subject, deadline, evidence in deadlines(case):
        due, year = iso_date(deadline), year_of(deadline)
        if due is not None and year is not None and year == int(due[:4]) and year < period[0]:
            message = f"任务“{heading(task)}”的时限“{deadline}”早于规划期（{period[0]}年起）"
            when = last_day(case)
            yield Fault(
                subject, message, evidence, patch=moved(task, deadline, when) if when else ()
            )
