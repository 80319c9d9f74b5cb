"""Chains of several holders that a plan gives to one of them alone."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault, printed
from decompose.audits.chains import means_one_link, measures_on
from decompose.audits.patch import support
from decompose.model.coverage import ChainState
from decompose.model.knowledge import Chain
from decompose.model.organization import DepartmentKind
from decompose.text.patterns import regex

_SEVERAL = 2
_TOGETHER = regex("会同|联合|协同|配合|各部门|有关部门|相关部门")
"""Others have a hand in it, be they named or not."""
_CONTEST = regex("比武|竞赛|大赛|技能比赛|宣传|宣讲|科普|责任保险|安责险|等高危")
"""What brings people of a trade together, or insures them, and supervises nobody."""


def given_to_one(case: AuditCase, chain: Chain, state: ChainState) -> Iterator[Fault]:
    """Report a chain of several holders of which the whole plan names a single one."""
    object_ = chain.sectors[0]  # the others are parts of its chain
    on_chain = {
        measure.id
        for _, measure in measures_on(case, chain, headed=False)
        if any(object_ in case.kb.sector_path(s) for s in case.sectors_of(measure.id))
    }
    stated = [
        (task, measure, attribution)
        for task, measure, attribution in case.stated
        if any(m.id in on_chain for m in ([measure] if measure else task.measures))
    ]
    printed_names = {n for _, _, a in stated for n in (*a.lead, *a.support, *a.participants)}
    if len(printed_names) != 1 or any(a.groups for _, _, a in stated):
        return
    if any(_TOGETHER.search(case.measures[m].text) for m in on_chain):
        return
    if not printed_names.issuperset(_named_for_parts(case, chain)):
        return
    task, measure, attribution = stated[0]
    named = case.resolved(next(iter(printed_names))).department
    if named is None or means_one_link(case, chain, task, measure):
        return
    if case.kb.departments[named].kind is DepartmentKind.TERRITORIAL:
        return  # what a zone does in its place is no division of the chain
    if any(_CONTEST.search(m.text) for m in ([measure] if measure else task.measures)):
        return
    others = list(dict.fromkeys(h for link in state.links for h in link.holders[:1]))
    others = [h for h in others if case.resolved(h).department not in {named, None}]
    own = [link for link in state.links if link.holders and link.holders[0] == case.name(named)]
    if len(others) < _SEVERAL or _SEVERAL * len(own) >= len(state.links):
        return
    name = next(iter(printed_names))
    split = f"“{chain.name}”分{len(state.links)}个环节，由几个部门分段监管"
    message = f"{split}，规划只交给{name}，没有写{'、'.join(others)}"
    part = measure.id if measure else None
    patch = tuple(support(task.id, other, measure=part) for other in others)
    subject = {"chain": chain.id, "department": named, "task": task.id}
    yield Fault(subject, message, (printed(attribution),), patch=patch)


def _named_for_parts(case: AuditCase, chain: Chain) -> Iterator[str]:
    """Yield whom the plan names for the parts of a chain's object, where they are items of their own."""
    for _, measure in measures_on(case, chain):
        stated = case.stated_for(measure.id)
        if stated:
            yield from (*stated.lead, *stated.support, *stated.participants)
