"""One body under two official names in one document: 市工业和信息化局 here, 市经信局 there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from decompose.audits.case import AuditCase, Fault, Passage
from decompose.model.organization import Department, Level
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_PLACES = {Level.PROVINCE: "[省市区]", Level.CITY: "[市州盟]", Level.COUNTY: "[县区市旗]"}
_TITLE = regex("《[^《》]*》")
_EARLIER = CuedPattern(
    "(?:原|前身为|更名|改名|改称|并入|组建|挂牌|加挂|简称|以下称|撤销)",
    cue="原前更改并组挂加简称撤",
)
"""Words of a reform, an older body or a second plate, beside which two names are meant."""
_BODY = regex("(?:委员会|办公室|局|委|厅|办)$")
_LEVEL = regex("[省市县区州旗](?![委政管])")
"""The level that begins the name of a bureau."""
_OF_ZONE = "^[一-龥]{0,8}?(?:§0|管委会)(?:管委会)?[一-龥]{1,12}(?:局|分局|办|中心|部)$"
"""A bureau of a zone."""


def called_otherwise(case: AuditCase) -> Iterator[Fault]:
    """Report the departments of this level that the document calls by two official names of one body.

    A short form is no other name than the full one, whichever full ones it may stand for. Told of is the name
    that is rarer, or comes later.
    """
    level = case.setting.jurisdiction.level
    if level not in _PLACES:
        return
    for entry in case.kb.departments.values():
        families = _families(entry, level)
        if not any(_are_two(a, b) for a, b in combinations(families.values(), 2)):
            continue
        printed: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
        for passage in case.passages:
            for found in _printed(passage, tuple(families), _PLACES[level]):
                printed[found["name"]].append((passage, found))
        for one, other in combinations(sorted(printed, key=lambda n: -len(printed[n])), 2):
            if not _are_two(families[one], families[other]):
                continue
            (first, usual), (passage, found) = printed[one][0], printed[other][0]
            message = f"文中“{usual.group()}”和“{found.group()}”是同一单位的两个名称"
            subject = {**passage.subject(), "name": found.group()}
            evidence = (passage.quote(*found.span()), first.quote(*usual.span()))
            fix = "全文统一为本级机构的规范名称；确为两个单位的，写明全称。"
            yield Fault(subject, message, evidence, Severity.WARNING, fix)
            break


def _printed(passage: Passage, names: tuple[str, ...], places: str) -> Iterator[re.Match[str]]:
    if not any(name in passage.text for name in names) or _EARLIER.search(passage.text):
        return
    titles = [found.span() for found in _TITLE.finditer(passage.text)]
    for found in _pattern(names, places).finditer(passage.text):
        if not any(start < found.start() < end for start, end in titles):
            yield found


@cache
def _pattern(names: tuple[str, ...], places: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"{places}(?P<name>{alternatives})(?![一-鿿]{{0,4}}(?:分局|支队|大队|中心))")


def _families(entry: Department, level: Level) -> dict[str, frozenset[str]]:
    """Return each name of a body with the full names it may stand for."""
    full = entry.names.get(level, ())
    return {
        name: frozenset([name] if name in full else [f for f in full if _within(name, f)])
        for name in dict.fromkeys((*full, *entry.short.get(level, ())))
    }


def _are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names stand for different full ones, all of one kind of body: 教育局 and 教委."""
    if not one or not other or one & other:
        return False
    return all(_alike(a, b) for a in one for b in other)


def _alike(one: str, other: str) -> bool:
    """Tell whether two full names differ in what cannot be two bodies of one place."""
    if _within(one, other) or _within(other, one):
        return False
    fields = (_BODY.sub("", one), _BODY.sub("", other))
    return fields[0][-1:] == fields[1][-1:]


def _within(short: str, full: str) -> bool:
    """Tell whether the signs of one name stand in another in the same order."""
    signs = iter(full)
    return all(sign in signs for sign in short)


def levels_apart(case: AuditCase, one: str, other: str) -> bool:
    """Tell whether two names are those of bureaus of two levels: 市水务局, 县水务局, 园区应急局."""
    of_zone = filled(_OF_ZONE, case.kb.info.words.zones)
    if (of_zone.search(one) is None) is not (of_zone.search(other) is None):
        return True
    levels = [_LEVEL.match(name) for name in (one, other)]
    return all(levels) and len({found.group() for found in levels if found}) > 1
