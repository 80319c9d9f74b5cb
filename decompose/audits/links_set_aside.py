"""Links of a chain of which a plan says that they are none of its work, without saying whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault, words
from decompose.audits.chains import measures_on, set_aside
from decompose.audits.patch import designation
from decompose.audits.remembered import remembered
from decompose.model.coverage import ChainState
from decompose.model.knowledge import Chain
from decompose.text.patterns import regex

_ELSEWHERE = regex(
    "由[^，。；]{2,24}(?:负责|承担|实施|组织|牵头|监管)|另行|另有|另文|单独(?:制定|部署|印发)|按[^，。；]{2,24}(?:执行|办理)"
)
"""Who has the link then, or which document: 由省级部门负责, 另行部署."""


@remembered
def _sets_aside(case: AuditCase) -> bool:
    """Tell whether any measure leaves something out at all."""
    return any(word in m.text for word in case.kb.info.set_aside for m in case.measures.values())


def links_set_aside(case: AuditCase, chain: Chain, state: ChainState) -> Iterator[Fault]:
    """Report the links that a measure on the chain leaves out in so many words and no other takes up."""
    if not _sets_aside(case):
        return
    idle = {link.name for link in state.links if not link.tasks}
    for task, measure in measures_on(case, chain):
        for link in chain.links:
            said = set_aside(case, link, measure.text) if link.name in idle else ""
            if not said or _ELSEWHERE.search(said):
                continue
            idle.discard(link.name)
            message = f"“{chain.name}”链条的“{link.name}”环节，文中写“{said}”，没有写明由谁负责"
            subject = {"chain": chain.id, "link": link.name, "task": task.id}
            patch = (designation(case, task.id, f"{chain.name}{link.terms[0]}"),)
            yield Fault(subject, message, (words(task),), patch=patch)
