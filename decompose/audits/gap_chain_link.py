"""Audit ``gap.chain-link``: a link of a chain that nobody holds, or that the plan leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, words
from decompose.audits.chain_objects import titled
from decompose.audits.chains import chain_state, measures_on, takes_up
from decompose.audits.designations import DECIDED, LINKAGE, settled
from decompose.audits.given_chains import given_to_one
from decompose.audits.links_set_aside import links_set_aside
from decompose.audits.patch import append, designation
from decompose.audits.whole_chains import Promised, promised_chains
from decompose.model.coverage import LinkState, Status
from decompose.model.knowledge import Chain
from decompose.model.plan import Attribution, Task
from decompose.model.result import Change, Severity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_WHOLE = CuedPattern(
    "(?:全链条|全过程|全生命周期|各个?环节|等环节)(?:的)?(?!记录|可?追溯|可?溯源|信息)[^，,。；;]{0,6}(?:监管|管理|整治|治理|监督)"
    "|(?<=[、和及与])[^，,。；;、和及与]{2,6}(?:各|等|全)?环节(?:的)?[^，,。；;]{0,6}(?:监管|管理|整治|治理|监督|关口|关)"
    "|(?:严把|把好|管住|抓好|落实|压实|堵住|守住|规范|打通|管控|强化"
    "|加强|严管|紧盯)[^。；;]{4,60}(?:各个?|等|全)环节(?=[，,。；;]|$)",
    cue=("全链", "全过程", "全生命", "环节"),
)  # supervision of the whole chain
_LISTED = "(?:行为|活动|(?:各|等)?环节)"
"""Ends an enumeration of links: 规范生产、销售、改装行为."""
_OWN = regex("^(?:依法)?(?:负责|承担|履行)")
"""Begins an entry in a list of duties, which names the links that one unit has."""
_EACH = CuedPattern("各|等|(?<!安)全", cue="各等全")  # more links than are named
_SEVERAL, _MANY = 2, 3


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
        A chain of the pack of which the plan names an object: a named link that no duty holds, or
        that several hold alike without a convenor (warnings; information in a plan that states few leads and
        where others hold a part of the link); of a chain that a measure treats as a
        whole (whole chain, whole process, several links enumerated) the links that stand nowhere
        in the plan, just so where a title, an opening or a note promises it; a link that the plan says is
        none of its work, and nobody's; a chain held by several that the plan gives to one alone without
        saying which link it means.
    Why it matters:
        E-bikes that are registered but whose batteries nobody checks still burn.
    Source:
        Cases T05, T09, T23, T43; mechanism 76 of docs/mission.md.
    """
    told: set[str] = set()
    for chain in case.kb.chains.values():
        if not any(s in case.sectors for s in chain.sectors) and not titled(case, chain):
            continue
        state = chain_state(case, chain)
        yield from links_set_aside(case, chain, state)
        for link in (link for link in state.links if link.tasks):
            if _settled(case, chain, list(_stated(case, chain, link)), link):
                continue
            if link.status is Status.OVERLAP:
                yield from _crowded(case, chain, link)
            elif link.status is Status.GAP:
                partly = f"；{'、'.join(link.holders)}各管一部分" if link.holders else ""
                message = f"“{chain.name}”链条的“{link.name}”环节没有法定责任部门{partly}"
                subject = {"chain": chain.id, "link": link.name, "task": link.tasks[0]}
                patch = (designation(case, link.tasks[0], f"{chain.name}{link.name}"),)
                sides = (link.name, _word(chain, link.name))
                if not any(settled(case, f"{chain.name}{side}") for side in sides):
                    shown = (words(case.tasks[link.tasks[0]]),)
                    weight = None if link.holders and not case.dividing else Severity.WARNING
                    yield Fault(subject, message, shown, weight, patch=patch)
        task = _whole(case, chain)
        lost = [link for link in state.links if not link.tasks]
        if task is not None and lost:
            missing = "、".join(link.name for link in lost)
            message = f"规划把“{chain.name}”作为链条治理，没有写到{missing}环节"
            steps = tuple(_added(case, chain, task, link) for link in lost)
            yield Fault({"chain": chain.id, "task": task.id}, message, (words(task),), patch=steps)
            told.add(chain.id)
        yield from given_to_one(case, chain, state)
    for promised in promised_chains(case, told):
        yield _left_out(promised)


def _left_out(promised: Promised) -> Fault:
    """Return what is said of links that a title, an opening or a note promises and the document leaves out."""
    chain, passage = promised.chain, promised.passage
    missing = "、".join(link.name for link in promised.lost)
    message = f"文中把“{chain.name}”作为链条治理，没有写到{missing}环节"
    evidence = (passage.quote(promised.start, promised.end),)
    return Fault({"chain": chain.id, **passage.subject()}, message, evidence)


def _crowded(case: AuditCase, chain: Chain, link: LinkState) -> Iterator[Fault]:
    """Report a link that several hold alike and nobody convenes, where its objects are not named alone.

    Those are found by ``overlap.same-duty``.
    """
    objects = {s for duty in link.duties for s in case.kb.duties[duty].sectors}
    tasks = [case.tasks[task] for task in link.tasks]
    linked = any(LINKAGE.search(t.text) for t in tasks)
    if linked or not objects.isdisjoint(case.sectors):
        return
    holders = "、".join(link.holders)
    message = f"“{chain.name}”链条的“{link.name}”环节由{holders}以同样角色监管，没有召集人"
    subject = {"chain": chain.id, "link": link.name, "task": link.tasks[0]}
    text = f"建立{chain.name}{link.name}监管联动机制，由{link.holders[0]}召集。"
    patch = (append(link.tasks[0], text),)
    fix = "在分工中写明召集人，或建立联动机制。"
    weight = Severity.WARNING if case.dividing else None
    yield Fault(subject, message, (words(tasks[0]),), weight, fix, patch)


def _stated(case: AuditCase, chain: Chain, state: LinkState) -> Iterator[Attribution]:
    """Yield what the plan states for the measures that name a link."""
    link = next(link for link in chain.links if link.name == state.name)
    for task in (case.tasks[key] for key in state.tasks):
        for measure in task.measures:
            stated = case.stated_for(measure.id) if takes_up(link, measure.text) else None
            if stated and stated.lead:
                yield stated


def _settled(case: AuditCase, chain: Chain, stated: Sequence[Attribution], link: LinkState) -> bool:
    """Tell whether the plan has a convenor for a link, or gives it to others than those who share it by law.

    Where law gives it to nobody, a decision has to be told, or a plan on the chain has an item on this link alone.
    """
    single = any(len(s.lead) == 1 and not s.joint and not s.groups for s in stated)
    if link.status is Status.GAP:
        texts = [m.text for task in link.tasks for m in case.tasks[task].measures]
        alone = all(sum(takes_up(k, text) for k in chain.links) < _SEVERAL for text in texts)
        return (single and alone and titled(case, chain)) or any(map(DECIDED.search, texts))
    named = {case.resolved(name).department for s in stated for name in s.lead}
    shared = {case.resolved(name).department for name in link.holders}
    return single or (bool(stated) and len(named & shared) < _SEVERAL)


def _whole(case: AuditCase, chain: Chain) -> Task | None:
    """Return the task of which a measure that names the object speaks of the whole chain."""
    terms = tuple(word for link in chain.links for word in link.terms)
    for task, measure in measures_on(case, chain, headed=False):
        found = _WHOLE.search(measure.text)
        partly = "环节" in found.group() and not _EACH.search(found.group()) if found else False
        least = _MANY if partly else _SEVERAL
        if found and _of_one(case, chain, terms, measure.text[: found.start()]):
            continue
        links = sum(takes_up(link, measure.text) for link in chain.links)
        own = partly and _OWN.match(measure.text)
        if found and not own and (links >= least or "环节" not in found.group()):
            return task
        if links >= _MANY and _enumerated(chain, measure.text) and not _OWN.match(measure.text):
            return task
    return None


def _of_one(case: AuditCase, chain: Chain, terms: tuple[str, ...], before: str) -> bool:
    """Tell whether words end with a single link, not a list of some or the object: 医疗废物处置(的全过程监管)."""
    text = re.split("[，。；：]", before)[-1].removesuffix("实施").removesuffix("的")
    names = (chain.name, *(case.kb.sectors[s].name for s in chain.sectors))
    listed = any(joint in text for joint in "、和及与到至") or text.endswith(names)
    return not listed and text.endswith(terms)


def _enumerated(chain: Chain, text: str) -> bool:
    """Tell whether words enumerate several links of a chain one after another."""
    words = "|".join(re.escape(word) for link in chain.links for word in link.terms)
    pattern = (
        rf"(?:(?:{words})[\u4e00-\u9fff]{{0,2}}[、和及与]){{{_MANY - 1},}}(?:{words}){_LISTED}"
    )
    return re.search(pattern, text) is not None


def _added(case: AuditCase, chain: Chain, task: Task, link: LinkState) -> Change:
    """Return the measure that takes a link up: who inspects, who convenes, or who is to be named."""
    side = f"{chain.name}{_word(chain, link.name)}"
    if not link.holders or link.status is Status.GAP:
        return designation(case, task.id, side)
    first, *others = map(case.lasting, link.holders)
    if link.status is Status.OVERLAP and others:
        text = f"由{first}牵头，会同{'、'.join(others)}开展{side}监督检查，建立联动机制。"
        return append(task.id, text)
    return append(task.id, f"由{first}开展{side}监督检查。")


def _word(chain: Chain, name: str) -> str:
    """Return the word by which a plan names a link."""
    return next(link.terms[0] for link in chain.links if link.name == name)
