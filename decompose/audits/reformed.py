"""Words that name what a reform took from a department that is still to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault, printed, said
from decompose.audits.deadlines import heading, quoted
from decompose.audits.patch import lead
from decompose.audits.remembered import remembered
from decompose.model.organization import ChangeEvent
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern, starred
from decompose.text.patterns import regex

_STATION = "派出所"
_ASIDE = CuedPattern("派出所|日常消防监督检查|配合|协助|宣传", cue="派日配协宣")
_FIELD = regex("^[省市县区州旗]|事务|(?:管理|监督管理)?(?:局|委员会|委|厅|办公室|办)$")
"""What a bureau's name has beside its field."""
_BUREAU = ".{0,4}?(?:局|委|厅|部门|支队|大队)"
_SET_UP = CuedPattern(
    "(?:指挥部|委员会|领导小组|委)(?:办公室|办)(?:继续|仍然?|暂)?(?:设在|设于|挂靠)(?:在)?(?P<unit>[^，。；、（）()]{2,16}?(?:局|委|厅|委员会))",
    cue=("设在", "设于", "挂靠"),
)
"""The office of a headquarters and where it is set up: 市森林防火指挥部办公室设在市林业局."""


def reformed(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Iterator[Fault]:
    """Report words that name what a reform took from a lead and gave to none of the others."""
    text = said(task, measure)
    if _ASIDE.search(text):
        return
    leads = {name: case.resolved(name).department for name in attribution.lead}
    for event, word in _events(case, text):
        for name, department in leads.items():
            if department not in event.lost or _STATION in name:
                continue
            if set(event.new).intersection(leads.values()) - {department}:
                continue
            right = case.name(event.new[0])
            field = re.escape(_FIELD.sub("", right))
            if re.search(field + _BUREAU, text):
                continue  # the words give each its own: 县民政局负责公墓、县退役军人局负责烈士陵园
            patch = (lead(task.id, right, measure=measure.id if measure else None),)
            severity = Severity.INFO if department in event.new else None
            yield Fault(
                {"task": task.id, "department": department or name},
                _told(task, name, event, word, right),
                (printed(attribution),),
                severity,
                f"改由{right}牵头；地方另有规定的，写明依据。",
                () if len(leads) > 1 or _SET_UP.search(text) else patch,
            )
            return


def office_left(case: AuditCase) -> Iterator[Fault]:
    """Report offices of headquarters set up in the department that a reform took them from."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            found = _SET_UP.search(measure.text)
            if found is None:
                continue
            name, department = found["unit"], case.resolved(found["unit"]).department
            if stated and name in stated.lead:
                continue  # told of the lead
            before = measure.text[: found.end()]
            for event, word in _events(case, before):
                if department in event.lost:
                    right = case.name(event.new[0])
                    yield Fault(
                        {"task": task.id, "department": department or name},
                        _told(task, name, event, word, right),
                        (quoted(measure),),
                        Severity.INFO,
                        f"改由{right}牵头；地方另有规定的，写明依据。",
                    )
                    break


def _told(task: Task, name: str, event: ChangeEvent, word: str, right: str) -> str:
    return f"任务“{heading(task)}”由{name}牵头，“{word}”的这项职责{event.year}年起已由{right}承担"


def _events(case: AuditCase, text: str) -> Iterator[tuple[ChangeEvent, str]]:
    """Yield the events before the plan whose words stand in a text, whole words first, with the words as they stand."""
    starry: list[tuple[ChangeEvent, re.Match[str]]] = []
    for event, pattern in _events_before(case):
        word = next((word for word in event.words if word in text), None)
        found = pattern.search(text)
        if (word is None and found is None) or any(word in text for word in event.unless):
            continue
        if word is not None:
            yield event, word
        if found is not None:
            starry.append((event, found))
    yield from ((event, found.group()) for event, found in starry)


@remembered
def _events_before(case: AuditCase) -> tuple[tuple[ChangeEvent, CuedPattern], ...]:
    """Return the reforms before the plan that moved something, each with the pattern of its words with a star."""
    year = int(case.setting.date[:4])
    events = (e for e in case.kb.events if e.words and e.lost and e.year < year)
    return tuple((e, starred(tuple(w for w in e.words if "*" in w))) for e in events)
