"""Trades that plans put under one heading although different departments answer for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.headings import root
from decompose.audits.remembered import remembered
from decompose.model.knowledge import Duty
from decompose.model.plan import Measure, Task
from decompose.text.patterns import regex

_BUILDS = regex("建设工程|工程建设|建筑施工|工程施工|施工安全")
_BUILT = regex("施工|在建|工地|建设项目|吊装")
_OFFICE = regex("(?:管理|监督|发展|监管|办公|和|与)")
_TRADES = regex("[、和与及]")
_GENERAL = {"城市", "安全", "应急", "委员", "地方"}
_PAIR = 2


def together(case: AuditCase, title: set[str], sector: str) -> bool:
    """Tell whether an object usually stands under a heading of these trades."""
    path = set(case.kb.sector_path(sector))
    headed = {step for each in title for step in case.kb.sector_path(each)}
    families = [set(family) for family in case.kb.info.companions]
    return any(path & kin and headed & kin and len((path | headed) & kin) > 1 for kin in families)


def combined(case: AuditCase, title: Iterable[str], sector: str) -> bool:
    """Tell whether an object and a heading's trade make one thing: caterers and gas, ports and chemicals."""
    return any(not parts.isdisjoint(title) for parts in _made_of(case, sector))


@remembered
def _made_of(case: AuditCase, sector: str) -> tuple[frozenset[str], ...]:
    entries = (entry for entry in case.kb.sectors.values() if sector in entry.together)
    return tuple(frozenset(entry.together) for entry in entries)


def builds(title: str, text: str) -> bool:
    """Tell whether works of any trade stand under a heading of works: 公路施工 under 建设工程."""
    return _BUILDS.search(title) is not None and _BUILT.search(text) is not None


def _of_the_office(name: str, title: str) -> bool:
    """Tell whether a heading begins with a word of the office that answers for an object: 农业 of 农业农村局."""
    parts = [part for part in _OFFICE.split(name) if part]
    pairs = {part[i : i + _PAIR] for part in parts for i in range(len(part) - 1)} - _GENERAL
    return any(trade[:_PAIR] in pairs for trade in _TRADES.split(title))


class Misplaced(NamedTuple):
    """A measure under the heading of another trade, with its objects and who answers for each."""

    own: Task
    measure: Measure
    strange: list[tuple[str, Duty]]
    unsettled: bool
    stated: bool


def usual(case: AuditCase, task: Task, title: set[str], fault: Misplaced) -> bool:
    """Tell whether plans usually put such words under such a heading, or one of its objects is not settled."""
    if builds(task.title, fault.measure.text):
        return True
    out = [
        s
        for s, duty in fault.strange
        if not together(case, title, s)
        and (fault.stated or not _of_the_office(case.name(duty.departments[0]), task.title))
    ]
    if fault.stated:
        return not out
    return fault.unsettled or len(out) < len(fault.strange) or _place_only(case, fault)


def _place_only(case: AuditCase, fault: Misplaced) -> bool:
    """Tell whether the first of the other objects is where something is done: 严禁在超市内储存."""
    measure, first = fault.measure, fault.strange[0][0]
    at = next((m.start for m in case.words_of.get(measure.id, ()) if m.id == first), None)
    before = at - measure.span.start if at is not None else 0
    return measure.text[max(0, before - 1) : before] in ("在", "于", "经")


def at_home(
    case: AuditCase, title: str, family: set[str], parts: list[tuple[Task, Measure]]
) -> int:
    """Return how many items name the heading's object or one of its family."""
    return sum(
        title in m.text or bool(family & {root(case, s) for s in case.sectors_of(m.id)})
        for _, m in parts
    )
