"""Audit ``name.repeated``: one body stands twice in the same division."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading
from decompose.audits.department_lists import lists_against_division
from decompose.audits.patch import rename, reword
from decompose.audits.row_cells import asides, beside
from decompose.audits.two_names import called_otherwise, levels_apart
from decompose.model.organization import DepartmentKind, FormerName, Level, ResolutionKind
from decompose.model.plan import Attribution, Task
from decompose.model.result import Change, Severity
from decompose.text.patterns import regex

_PARTED = regex(
    r"(?:共同|联合)?(?:牵头|配合|责任|参与|参加|协助|主办|协办|负责)(?:单位|部门)?|[、，,；;：:（）()\s。/]"
)
_ALONE = r"[，,；;]\s*(?:配合|参与|参加|协助|协办)?(?:单位|部门)?[:：]?\s*{}(?:配合|参与|参加|协助)?(?=[）)。；;，,]|$)"
"""A clause that says nothing but that a name helps."""
_CALLS = regex(
    "[，,；;]由?[^，,；;]{2,16}(?:负责)?(?:召集|总牵头|统筹|协调|抓总)"
    "|[，,；;][^，,；;]{0,8}(?:重叠|交叉|不明|不清|争议)的?[，,]?由[^，,；;]{2,16}(?:牵头|负责)"
    "|(?<=[；;，,。])(?:总?召集|总?牵头)(?:单位|部门)[:：][^；;：:）)]+"
)
"""Who of the leads calls the others together."""
_SENTENCE = regex("[（(][^（）()]*(?:牵头|配合|负责|单位|部门)[^（）()]*[）)]")
"""What a task says of itself, as the cells beside it do."""
_INSTITUTION = regex("(?:中心|指挥部|领导小组|联席会议)$")
"""Ends the name of what a bureau runs or serves, and which stands beside it for more than the bureau."""
_ABOVE = ("省", "自治区")
_SURE = (ResolutionKind.EXACT, ResolutionKind.SHORT, ResolutionKind.ALIAS, ResolutionKind.FORMER)


@audit_facts(
    AuditFacts(
        name="name.repeated",
        code="N06",
        severity=Severity.INFO,
        why="同一单位在一项任务中须恰好出现一处；多一处、漏一处，角色不清，分部门清单会重复、遗漏或冲突。",
        fix="同一单位只保留一处，既牵头又配合的只写牵头。",
    )
)
def name_repeated(case: AuditCase) -> Iterator[Fault]:
    """Report statements of responsibility in which one body stands twice.

    Looks for:
        A printed name repeated among lead, support and participants, or two names of one body, such
        as two that a reform has merged by then; not an organ beside a part of its own, or the ministry above it.
        Two official names of one body of this level in one document (市工信局, 市经信局).
        A list that gives each department the numbers of its tasks, where it leaves out what the division has
        the department lead, or holds what the division gives to another.
    Why it matters:
        The list of every department must hold each of its tasks exactly once, in one role.
    Source:
        Mechanisms 55 and 92 of docs/mission.md.
    """
    told: set[str] = set()
    for task, measure, attribution in case.stated:
        for first, second in dict.fromkeys(_twice(case, attribution)):
            named = f"“{first}”" if first == second else f"“{first}”和“{second}”（同一单位）"
            message = f"任务“{heading(task)}”的分工中{named}出现两次"
            subject = {"task": task.id, "name": second}
            if measure is not None:
                subject["measure"] = measure.id
            patch = _once(case, task, attribution, first, second)
            told.add(second)
            yield Fault(subject, message, (printed(attribution),), patch=patch)
    yield from lists_against_division(case)
    yield from (f for f in called_otherwise(case) if f.subject["name"] not in told)


def _once(
    case: AuditCase, task: Task, stated: Attribution, first: str, second: str
) -> tuple[Change, ...]:
    """Keep the first of two names of one body; of one name printed twice the last goes."""
    if first != second:
        return (rename(task.id, second, first),)
    text = case.words_at(stated.span)
    if text.count(second) > 1:
        return _without(stated.span.block, stated.span.start, text, second)
    for other in beside(case, stated):  # who leads in one cell stands again in the next
        if second in _PARTED.split(other.text):
            return _without(other.index, 0, other.text, second)
    return ()


def _without(block: int, start: int, text: str, name: str) -> tuple[Change, ...]:
    """Strike the last mention of a name out of an enumeration."""
    at = text.rfind(name)
    if at > 0 and text[at - 1] == "、":
        return (reword(block, start + at - 1, f"、{name}", ""),)
    if text[at + len(name) : at + len(name) + 1] == "、":
        return (reword(block, start + at, f"{name}、", ""),)
    alone = re.search(_ALONE.format(re.escape(name)), text)
    return (reword(block, start + alone.start(), alone.group(), ""),) if alone else ()


def _twice(case: AuditCase, attribution: Attribution) -> Iterator[tuple[str, str]]:
    """Yield a name printed twice, and two names of one body; the parser keeps each name once."""
    pieces_of = _PARTED.split(_CALLS.sub("", attribution.quote))
    said = Counter(piece.removeprefix("由") for piece in pieces_of)
    names = (*attribution.lead, *attribution.support, *attribution.participants)
    for cell in beside(case, attribution):
        pieces = [piece for piece in _PARTED.split(cell.text) if piece]
        if set(pieces) <= set(names) and not _SENTENCE.fullmatch(cell.text.strip()):
            said.update(pieces)
    seen: dict[str, str] = {}
    for name in names:
        means = case.resolved(name)
        body = means.department if means.kind in _SURE else None
        first = seen.setdefault(body or name, name)
        if said[name] > 1:
            if said[name] - asides(case, attribution, name, _PARTED) > 1:
                yield name, name
        elif first in name or name in first or _unit_of(case, first, name):
            continue
        elif not (body and _apart_then(case, body, first, name)):
            yield first, name


def _apart_then(case: AuditCase, body: str, one: str, other: str) -> bool:
    """Tell whether two names stood for two bodies in the plan's year: before a reform, at the centre, in uniform."""
    entry, year = case.kb.departments[body], case.setting.year
    if entry.kind is DepartmentKind.MILITARY or levels_apart(case, one, other):
        return True
    national = [case.resolved(name).level is Level.NATIONAL for name in (one, other)]
    if national[0] is not national[1]:
        return True
    if len({name.startswith(_ABOVE) for name in (one, other)}) > 1 and not _at_top(case):
        return True  # what the province keeps here is no bureau of the place: 省水文局青河分局
    if year is None:
        return False
    then = [
        next((f for f in entry.former if name.endswith(f.names) and _valid(f, year)), None)
        for name in (one, other)
    ]
    if None in then:
        return then[0] is not then[1] and (entry.since or 0) <= year
    return then[0] is not then[1]


def _at_top(case: AuditCase) -> bool:
    """Tell whether the plan is a province's own."""
    return case.setting.jurisdiction.level in (Level.PROVINCE, Level.NATIONAL)


def _valid(former: FormerName, year: int) -> bool:
    return (former.since or 0) <= year <= former.until


def _unit_of(case: AuditCase, one: str, other: str) -> bool:
    """Tell whether two names are those of a bureau and a unit of it, not its full and its short form: 应急局."""
    whole = (ResolutionKind.EXACT, ResolutionKind.SHORT)
    both = one[-1] == other[-1] and all(case.resolved(n).kind in whole for n in (one, other))
    return not both and _part_of(one, other)


def _part_of(one: str, other: str) -> bool:
    """Tell whether one name goes on where the other ends, or is what the other runs: an organ and its own unit."""
    if (_INSTITUTION.search(one) is None) != (_INSTITUTION.search(other) is None):
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short[:-1]) and len(long) > len(short) + 1
