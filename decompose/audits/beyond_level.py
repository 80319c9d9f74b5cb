"""Bodies that end above the plan's level, where they only help or stand in a sentence; bureaus of a town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault, printed
from decompose.audits.deadlines import heading
from decompose.audits.units import printed_units
from decompose.model.organization import Department, Level
from decompose.model.plan import Attribution, SectionKind, Task
from decompose.model.result import Evidence, Severity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ORGAN = ("局", "办", "办公室", "署", "海关")
_TOWN = regex("(?:[^县市区省旗局委和与城]{1,4}[镇乡]|镇|乡|街道)(?P<core>[一-鿿]{2,12}局)$")
_EACH_TOWN = regex(
    "各(?:个)?(?:乡镇|镇街|街道|镇|乡|乡（镇）|乡镇（街道）|镇（街道）)(?:海关|(?!.*分局)[一-鿿]{2,12}局|[一-鿿]{0,6}(?:支队|法院|检察院))"
)
_TOWNS = (Level.TOWNSHIP,)
_ABOVE_ONLY = CuedPattern(
    "(?:未|没有|不|暂未)(?:单独)?设|撤销|上级|商请|报请|申请设立|增设|组建|筹建|挂牌",
    cue=("设", "撤销", "上级", "请", "组建", "筹建", "挂牌"),
)
"""Words beside which a body that is not here is spoken of as such."""
_PAST = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION, SectionKind.PROCESS)
_STOPS = "。；;\n"


def bureaus_of_towns(case: AuditCase) -> Iterator[tuple[str, Fault]]:
    """Yield each bureau that a plan gives towns, which have none: 镇市场监管局 in a town's own, 各乡镇海关 above it."""
    own = case.setting.jurisdiction.level in _TOWNS
    named = printed_units(case) if own else _of_all_towns(case)
    told: set[str] = set()
    for task, name, attribution in named:
        if name in told or (own and town_bureau(name) is None):
            continue
        told.add(name)
        message = f"任务“{heading(task)}”的责任单位{name}在本级不设机构"
        fix = "改为乡镇（街道）的内设机构，或者县级部门派驻的机构（所、站、中队）。"
        yield (
            name,
            Fault({"task": task.id, "name": name}, message, (printed(attribution),), fix=fix),
        )


def _of_all_towns(case: AuditCase) -> Iterator[tuple[Task, str, Attribution]]:
    """Yield the bureaus that a plan of a county or city takes each town to have."""
    for task, attribution in case.attributions():
        for name in (*attribution.lead, *attribution.support, *attribution.groups):
            if _EACH_TOWN.fullmatch(name):
                yield task, name, attribution


def town_bureau(name: str) -> str | None:
    """Return what a bureau is called that bears the name of a town, or none."""
    found = _TOWN.match(name)
    return found["core"] if found else None


def helpers_from_above(case: AuditCase) -> Iterator[Fault]:
    """Yield the bodies that end above this level and that the plan has help here under a name of this level."""
    level, year, sign = (
        case.setting.jurisdiction.level,
        case.setting.year,
        case.setting.word,
    )
    if level not in (Level.CITY, Level.COUNTY) or not sign:
        return
    leads = {name for _, a in case.attributions() for name in a.lead}
    for entry in case.kb.departments.values():
        if not entry.vertical or case.kb.exists(entry.id, level=level, year=year):
            continue
        places = list(_places(case, entry, sign, leads))
        if not places:
            continue
        name = places[0][0]
        message = f"{name}在本级不设机构，文中写它参加本级的工作"
        fix = f"改为商请上级或者驻地的{entry.name}机构，并写明联系部门。"
        evidence = tuple(found for _, found in places)
        yield Fault({"department": entry.id}, message, evidence, Severity.INFO, fix=fix)


def _places(
    case: AuditCase, entry: Department, sign: str, leads: set[str]
) -> Iterator[tuple[str, Evidence]]:
    names = sorted(_names(entry), key=len, reverse=True)
    pattern = re.compile(
        f"{sign}(?:{'|'.join(map(re.escape, names))})(?![一-鿿]{{2,8}}[办室局站组])"
    )
    for passage in case.passages if names else ():
        if passage.kind in _PAST:
            continue
        for found in pattern.finditer(passage.text):
            begin = max(passage.text.rfind(mark, 0, found.start()) for mark in _STOPS) + 1
            sentence = re.split(f"[{_STOPS}]", passage.text[begin:])[0]
            own = any(lead.endswith(found.group()) for lead in leads)
            if not own and not _ABOVE_ONLY.search(sentence):
                yield found.group(), passage.quote(found.start(), found.end())


def _names(entry: Department) -> set[str]:
    """Return the names of an organ that may follow the word of a place."""
    every = [
        *entry.aliases,
        *(n for own in (entry.names, entry.short) for ns in own.values() for n in ns),
    ]
    return {name for name in every if name.endswith(_ORGAN) and "X" not in name and len(name) > 1}
