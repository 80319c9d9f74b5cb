"""What law and past divisions say about a task, whatever the draft states: kept beside the round."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.consult.values import Row
from decompose.knowledge import Knowledge
from decompose.knowledge.grammar import names_body
from decompose.labels.consultation import Words
from decompose.model.knowledge import Precedent
from decompose.model.plan import Plan
from decompose.model.result import Decomposition, Evidence, EvidenceKind
from decompose.rules import assign

_GROUNDS = (EvidenceKind.DUTY, EvidenceKind.LAW)
Grounds = dict[str, dict[str, tuple[str, ...]]]


def duties_by_task(result: Decomposition, kb: Knowledge) -> Grounds:
    """Return the duties and laws that speak for each department in each task.

    The plan is judged again as if it named nobody: where it does, the duty of a department that it
    passes over would not come to light otherwise.
    """
    where = result.jurisdiction
    silent = assign(
        _without_names(result.plan), kb, place=where.place, level=where.level, date=where.date
    )
    found: Grounds = {}
    claims = ((a.task, a.department, a.evidence) for a in silent.assignments)
    lost = ((r.task, r.department, r.evidence) for r in silent.rejected)
    for task, department, evidence in (*claims, *lost):
        told = found.setdefault(task, {})
        if department:
            told[department] = (*told.get(department, ()), *_quotes(evidence))
    return {
        task: {d: tuple(dict.fromkeys(quotes)) for d, quotes in told.items() if quotes}
        for task, told in found.items()
    }


def names_by_department(rows: Iterable[Row], kb: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return every name by which an opinion may call a department that is asked."""
    found = {}
    for id_ in dict.fromkeys(row.department for row in rows):
        body = kb.departments.get(id_)
        if body:
            official = (*body.names.values(), *body.short.values())
            every = (*(name for names in official for name in names), *body.aliases)
            found[id_] = tuple(name for name in dict.fromkeys(every) if names_body(name))
    return found


def _without_names(plan: Plan) -> Plan:
    tasks = (
        task.model_copy(
            update={
                "attribution": None,
                "measures": tuple(
                    m.model_copy(update={"attribution": None}) for m in task.measures
                ),
            }
        )
        for task in plan.tasks
    )
    return plan.model_copy(update={"tasks": tuple(tasks)})


def _quotes(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(one.quote for one in evidence if one.kind in _GROUNDS)


def precedents_by_task(
    result: Decomposition, kb: Knowledge, words: Words
) -> dict[str, tuple[str, ...]]:
    """Return what past divisions say about each task that resembles one of theirs, in words."""
    if not kb.precedents:
        return {}
    from decompose.match.precedents import similar

    found = {}
    for task in result.plan.tasks:
        past = similar((task.text, task.title, *(m.text for m in task.measures)), kb)
        if past:
            found[task.id] = tuple(_told(one, f"{alike:.0%}", words) for one, alike in past)
    return found


def _told(past: Precedent, alike: str, words: Words) -> str:
    told = words("past_task", past.document, past.number, past.text, alike)
    for key, units in (("past_lead", past.lead), ("past_support", past.support)):
        told += words(key, "、".join(units)) if units else ""
    return told
