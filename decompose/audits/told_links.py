"""Links of a chain that a document enumerates itself, and of which it goes on to hand out only some."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Fault, Passage
from decompose.audits.link_words import JOINT, WHOLE, WHOLE_CUES, taken_up
from decompose.audits.patch import append
from decompose.model.plan import Task
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_LINK = "(?:(?![和与及至到])[一-鿿]){2,8}?"
_CHAIN = CuedPattern(
    rf"(?P<links>[一-鿿]{{2,24}}?(?:[、和及与至到]{_LINK}){{1,8}})(?:等|的)?(?:实行|实施|落实|进行)?{WHOLE}(?!可?追溯|可?溯源|信息|记录)",
    cue=WHOLE_CUES,
)
_COUNTED = regex(r"[两三四五六七八九十\d]{1,2}个?环节$")
_INTO = regex(
    "^.*(?:实行|实施|实现|落实|按照|建立|围绕|聚焦|涵盖|包括|从|对|在|把|将|完善|推进|规范|健全|加强|强化|严格)(?=[一-鿿]{2})"
)
"""What comes before the first link: 餐厨废弃物实行|产生."""
_UNIT = (
    "[省市县区州旗镇乡](?![级内里域政])[一-鿿]{1,12}?(?:分局|局|委|厅|办|支队|大队|总队|中心|队|署)"
    "(?:[一-鿿]{1,6}分局)?"
)
_HOLDS = CuedPattern(
    rf"{_UNIT}(?:会同[^，。；]{{2,20}})?(?:牵头|具体|依法)?(?:负责|管|督促|检查|监管|监督|承担|核验|推动|指导|查处|抽检|布设)"
    rf"|由{_UNIT}",
    cue="局委厅办队心署",
)
_GIVEN = CuedPattern(rf"负责|承担|{_UNIT}(?:牵头|具体)", cue="负承局委厅办队心署")
"""One unit has the whole chain: 县住建局负责…安装、拆卸和使用环节的监督检查."""
_OTHERS = regex("其他|其余|按(?:照)?(?:各自)?职责|依(?:照|据)?(?:各自)?职责|统一负责|全程负责")
_CLAUSE = regex("[，。；;\n]")
_FEWEST, _ENDS, _TWO = 3, 2, 2


class _Chain(NamedTuple):
    """What is handled, the links as printed, and where they stand in their passage."""

    thing: str
    links: tuple[str, ...]
    start: int
    end: int
    ends_only: bool


def told_links(case: AuditCase, told: Container[int]) -> Iterator[Fault]:
    """Report chains whose links a passage enumerates, some of which get a unit and some nobody.

    Args:
        case: What is audited.
        told: Blocks whose list is told already.
    """
    tasks = {task.span.block: task for task in reversed(case.result.plan.tasks)}
    appended = _appended(case)
    for at, passage in enumerate(case.passages):
        task = tasks.get(passage.block)
        chain = _chain(passage.text) if passage.block not in told else None
        if chain is None:
            continue
        lost = _lost(case, at, passage, chain)
        if lost:
            own = [m.text for m in task.measures if m.text not in passage.text] if task else []
            added = taken_up(case, chain.links, (*own, *appended))
            lost = [link for link in lost if link not in added]
        if lost:
            yield _fault(passage, task, chain, lost)


def _appended(case: AuditCase) -> list[str]:
    """Return the measures that a fix added to a task: they stand nowhere in the document."""
    written = "\n".join(passage.text for passage in case.passages)
    tasks = case.result.plan.tasks
    return [m.text for t in tasks for m in t.measures if m.span == t.span and m.text not in written]


def _chain(text: str) -> _Chain | None:
    found = _CHAIN.search(text)
    if found is None:
        return None
    first, *rest = JOINT.split(found["links"])
    own = _INTO.sub("", first)
    ends = len(rest) == 1 and _COUNTED.search(found.group()) is not None
    ends = ends and ("至" in found["links"] or "到" in found["links"])
    size = _TWO if ends else max(_TWO, min(map(len, rest)))
    own = own if len(own) <= size + 1 - ends else own[-size:]
    links = (own, *rest)
    clause = _CLAUSE.split(text[: found.end()])[-1]
    if _GIVEN.search(clause[: -len(found.group())] + first):
        return None
    if len(set(links)) < (_ENDS if ends else _FEWEST):
        return None
    before = re.split(
        "[，。；：:、|]", text[: found.start("links")] + first[: len(first) - len(own)]
    )[-1]
    return _Chain(before, links, found.start("links"), found.end(), ends)


def _lost(case: AuditCase, at: int, passage: Passage, chain: _Chain) -> list[str]:
    """Return the links that nobody gets, where most of the others have somebody."""
    behind = passage.text[chain.end :]
    clauses = [c for c in _CLAUSE.split(behind) if _HOLDS.search(c)]
    held = taken_up(case, chain.links, clauses, wide=False)
    many = min(_TWO, len(held)) if len(clauses) == 1 else len(clauses)
    if many >= _TWO and _TWO * len(held) >= len(chain.links):
        if _OTHERS.search(behind):
            return []
        rest = [
            p.text for n, p in enumerate(case.passages) if n != at and _about(p.text, chain.thing)
        ]
    else:
        following = case.passages[at + 1 :]
        rest = [p.text for p in following]
        headed = [text for text in rest if _headed(text)]
        if not chain.ends_only:
            headed += [c for text in rest for c in _CLAUSE.split(text) if _HOLDS.search(c)]
        held = taken_up(case, chain.links, headed, wide=False)
        if _TWO * len(held) < len(chain.links) or len(headed) < _TWO:
            return []
    named = (*held, *taken_up(case, chain.links, rest))
    return [link for link in chain.links if link not in named]


def _headed(text: str) -> bool:
    return _HEADED.search(text) is not None


_HEADED = regex(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*[一-鿿]{2,10}环节")
"""A heading or item of its own for a link: （一）生产环节."""


def _about(text: str, thing: str) -> bool:
    pairs = {thing[at : at + _TWO] for at in range(len(thing) - 1)}
    return bool(pairs) and _TWO * sum(pair in text for pair in pairs) > len(pairs)


def _fault(passage: Passage, task: Task | None, chain: _Chain, lost: list[str]) -> Fault:
    name = "、".join(chain.links) if not chain.ends_only else "至".join(chain.links)
    missing = "、".join(lost)
    message = f"文中把“{name}”作为一条链治理，没有写由谁负责{missing}"
    subject = {"task": task.id} if task else passage.subject()
    patch = (append(task.id, f"明确{missing}环节的责任单位。"),) if task else ()
    evidence = (passage.quote(chain.start, chain.end),)
    return Fault(subject, message, evidence, Severity.INFO, patch=patch)
