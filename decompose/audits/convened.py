"""Whether a plan says who calls the holders of an overlapping duty together, by naming a lead."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.powers import concerned
from decompose.model.result import Mention


def convened(case: AuditCase, mention: Mention, holders: dict[str, str]) -> bool:
    """Tell whether the plan has a holder lead where it names the object, or first among several.

    One who has some duty on it himself may lead too, where a holder helps.
    Of several that answer each for its own object, the one holder does; ``overlap.two-leads`` tells of no convenor.
    """
    task = case.tasks[case.task_of[mention.owner]]
    measure = case.measures.get(mention.owner)
    stated = (measure and measure.attribution) or task.attribution
    if stated is None or not stated.lead:
        return False
    if stated.joint:  # each for its own object
        named = case.sectors_of(mention.owner)
        return (
            len(named) > 1 and sum(case.resolved(n).department in holders for n in stated.lead) == 1
        )
    lead = case.resolved(stated.lead[0]).department
    if lead in holders:
        return True
    helping = (case.resolved(name).department for name in stated.support)
    single = len(stated.lead) == 1 and lead != case.kb.info.comprehensive
    answers = single and lead in concerned(case, mention.id)
    return answers and any(department in holders for department in helping)
