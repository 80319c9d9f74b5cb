"""The rank that an organ's name tells, and the level it belongs to: 厅 and 总队 are a province's."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.organization import Level
from decompose.text.patterns import regex

_SIGNED = regex(
    r"(?P<sign>[省市县区州盟旗])(?P<core>[一-鿿]{2,20}(?:(?<!办公)(?<!大)厅|局|总队|支队|大队))$"
)
_LEVELS = {
    Level.PROVINCE: "省",
    Level.CITY: "市州盟",
    Level.COUNTY: "县区市旗",
}
_UPPER: tuple[str, ...] = ("厅", "总队")
_LOWER: tuple[str, ...] = ("局", "支队", "大队")


def of_another_rank(case: AuditCase, name: str) -> str | None:
    """Return what an organ is called here whose printed name has the rank of another level.

    The pack must know it under both names: 县公安厅 for 县公安局, 省公安局 for 省公安厅.
    """
    level, place = case.setting.jurisdiction.level, case.setting.jurisdiction.place or ""
    if level not in _LEVELS:
        return None
    if place and name.startswith(place):
        name = name[len(place) - 1 :]
    found = _SIGNED.match(name)
    if found is None or found["sign"] not in _LEVELS[level]:
        return None
    core, department = found["core"], case.resolved(name).department
    if department is None:
        return None
    names = case.kb.departments[department].names
    if level is Level.PROVINCE:
        ends, real = _LOWER, {f"{_stem(core)}{end}" for end in _UPPER}
    else:
        ends, real = _UPPER, {core}
    if level is Level.COUNTY and case.kb.departments[department].vertical:
        return _of_city(case, department, found["sign"], core)
    known = names.get(Level.PROVINCE, ())
    if level is Level.PROVINCE:
        known = known[:1]  # further names are those of municipalities
    right = core.endswith(ends) and not real.isdisjoint(known)
    return case.name(department) if right else None


def _of_city(case: AuditCase, department: str, sign: str, core: str) -> str | None:
    """Return the county's body of a vertical organ printed under the name that only the city's bears: 县海事局."""
    entry = case.kb.departments[department]
    if sign == "市" or not case.kb.exists(department, level=Level.COUNTY, year=case.setting.year):
        return None
    above, own = (
        {
            name.replace("X", "")
            for names in (entry.names, entry.short)
            for name in names.get(at, ())
        }
        for at in (Level.CITY, Level.COUNTY)
    )
    return case.name(department) if core in above - own else None


def _stem(core: str) -> str:
    end = next((e for e in (*_UPPER, *_LOWER) if core.endswith(e)), "")
    return core[: len(core) - len(end)]
