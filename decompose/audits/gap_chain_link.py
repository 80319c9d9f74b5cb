"""Audit ``gap.chain-link``: a link of a chain that nobody holds, or that the plan leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    words,
)
from decompose.audits.chains import chain_state, measures_on
from decompose.audits.designations import settled
from decompose.audits.patch import append, designation
from decompose.model.coverage import Status
from decompose.model.knowledge import Chain
from decompose.model.plan import (
    Task,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_WHOLE = CuedPattern(
    "(?:全链条|全过程|全生命周期|各个?环节|等环节)(?:的)?(?!记录|可?追溯|可?溯源|信息)[^，,。；;]{0,6}(?:监管|管理|整治|治理|监督)",
    cue=("全链", "全过程", "全生命", "环节"),
)  # supervision of the whole chain
_SEVERAL = 2


@audit_facts(
    AuditFacts(
        name="gap.chain-link",
        code="G12",
        severity=Severity.INFO,
        why="监管链条缺一环，其他环节的努力会落空。",
        fix="补上缺失的环节，并明确责任单位；法律没有规定的，报政府确定。",
    )
)
def gap_chain_link(case: AuditCase) -> Iterator[Fault]:
    """Report links of a chain without a holder by law, and links that a plan forgets which treats the chain.

    Looks for:
        A chain of the pack of which the plan names an object: a named link that no duty holds
        (warning); of a chain that a measure treats as a whole (whole chain, whole process,
        several links enumerated) the links that stand nowhere in the plan.
    Why it matters:
        E-bikes that are registered but whose batteries nobody checks still burn.
    Source:
        Cases T05, T09, T23, T43; mechanism 76 of docs/mission.md.
    """
    for chain in case.kb.chains.values():
        if not any(s in case.sectors for s in chain.sectors):
            continue
        state = chain_state(case, chain)
        named = [link for link in state.links if link.tasks]
        for link in named:
            if link.status is Status.GAP:
                partly = f"；{'、'.join(link.holders)}各管一部分" if link.holders else ""
                message = f"“{chain.name}”链条的“{link.name}”环节没有法定责任部门{partly}"
                subject = {"chain": chain.id, "link": link.name, "task": link.tasks[0]}
                patch = (designation(case, link.tasks[0], f"{chain.name}{link.name}"),)
                if not settled(case, f"{chain.name}{link.name}"):
                    yield Fault(
                        subject,
                        message,
                        (words(case.tasks[link.tasks[0]]),),
                        Severity.WARNING,
                        patch=patch,
                    )
        task = _whole(case, chain)
        lost = [link.name for link in state.links if not link.tasks]
        if task is not None and lost:
            message = f"规划把“{chain.name}”作为链条治理，没有写到{'、'.join(lost)}环节"
            steps = tuple(
                append(task.id, f"加强{chain.name}{_word(chain, name)}监管。") for name in lost
            )
            yield Fault({"chain": chain.id, "task": task.id}, message, (words(task),), patch=steps)


def _whole(case: AuditCase, chain: Chain) -> Task | None:
    """Return the task of which a measure that names the object speaks of the whole chain."""
    for task, measure in measures_on(case, chain, headed=False):
        found = _WHOLE.search(measure.text)
        links = sum(any(word in measure.text for word in link.terms) for link in chain.links)
        if found and (links >= _SEVERAL or "环节" not in found.group()):
            return task
    return None


def _word(chain: Chain, name: str) -> str:
    """Return the word by which a plan names a link."""
    return next(link.terms[0] for link in chain.links if link.name == name)
