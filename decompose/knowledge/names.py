"""The name a department bears at a level, in a year, at a place; and whether it exists there.

In names, ``X`` stands for the place: ``X海事局`` takes its bare name, ``X省``, ``X市`` and ``X县``
its name with the level word; in a short form ``X`` takes the level word itself (团X委 → 团市委).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from decompose.model.organization import Department, DepartmentKind, FormerName, Level
from decompose.text.patterns import regex

SLOT = "X"
LEVEL_WORDS = {Level.PROVINCE: "省", Level.CITY: "市", Level.COUNTY: "县"}
_UPWARD = {
    Level.TOWNSHIP: (Level.COUNTY, Level.CITY, Level.PROVINCE, Level.NATIONAL),
    Level.COUNTY: (Level.CITY, Level.PROVINCE, Level.NATIONAL),
    Level.CITY: (Level.PROVINCE, Level.NATIONAL),
    Level.PROVINCE: (Level.NATIONAL,),
}
_PLACED_SLOT = regex(r"X[省市县]")
_AUTONOMOUS = regex(r"(.{2,}?)(?:[一-鿿]{1,4}族)*自治[区州县旗]\Z", cue=("自治",))  # 恩施…族自治州
_WORD_OF_PLACE = {
    Level.PROVINCE: regex("(?P<word>自治区|兵团|市|省)\\Z"),
    Level.CITY: regex("(?:自治)?(?P<word>州|盟|市)\\Z|(?P<office>地区)\\Z"),
    Level.COUNTY: regex("(?:自治)?(?P<word>县|旗)\\Z|(?P<city>市)\\Z|(?P<district>区)\\Z"),
}  # by what its own departments are called: 区应急局, 州应急局, 旗应急局
_ABOVE = "县（区）"
"""Before the party's offices and the government above a township, whose names are none alone: 县（区）委宣传部."""
_LEVEL_TAIL = regex(
    r"(?:特别行政区|省|市|地区|盟|县|(?<!开发)(?<!高新)(?<!保税)(?<!园)区|旗|州)\Z"
)  # level word of a place
_BUREAUS = ("市", "兵团")
"""Whose organs of province level are bureaus (局), no departments (厅): municipalities and the corps."""
_PARTY = {"自治区": "自治区党", "兵团": "兵团党", "地区": "地"}
"""Level words before the party's committee where they differ: 自治区党委组织部, 地委组织部."""
_TERRITORIAL = frozenset([DepartmentKind.TERRITORIAL])


def exists(dept: Department, *, level: Level | None, year: int | None) -> bool:
    """Tell whether a department has a body of its own at a level in a year.

    The present body counts from the year the department dates from, and so does a forerunner in
    its own years. Without a level: whether it has one anywhere.

    Units:
        ``year`` is a calendar year; the year of a reform counts for old and new.
    """
    levels = tuple(dept.names) if level is None else (level,)
    present = year is None or dept.since is None or year >= dept.since
    if present and any(one in dept.names for one in levels):
        return True
    return year is not None and any(former_at(dept, one, year) is not None for one in levels)


def former_at(dept: Department, level: Level, year: int) -> FormerName | None:
    """Return the forerunner whose name stood for the department at a level in a year.

    A department without a year of its own always bore its present name; its former names are those
    of bodies it took in. For the others, so are the names that began in between. In the year of a
    reform the national body already bears the new name, the local ones still the old one.
    """
    last = year + 1 if level is Level.NATIONAL else year
    for former in dept.former:
        began = former.since is None or former.since <= year
        if began and level in former.levels and former.until >= last and not former.only_for:
            return former if _stood_for(former, dept, year) else None
    return None


def forerunner_of(
    dept: Department, level: Level, year: int, topics: Sequence[str]
) -> FormerName | None:
    """Return the forerunner from which the department took over a topic, in its years.

    Several bodies may have become one department: which of them had a sector, function or duty is
    said by ``only_for``. The nearest topic decides.

    Args:
        dept: The department of today.
        level: The level asked for.
        year: The year asked for.
        topics: Ids of duty, sectors or functions, the nearest first.
    """
    last = year + 1 if level is Level.NATIONAL else year
    for topic in topics:
        for former in dept.former:
            lasted = (former.since or 0) <= year and former.until >= last
            if former.unit or not lasted or level not in former.levels:
                continue
            if topic in former.only_for:
                return former
    return None


def _stood_for(former: FormerName, dept: Department, year: int) -> bool:
    if dept.since is None:
        return False
    return year <= dept.since or former.since == dept.since


class Dress(NamedTuple):
    """How a name is told: in full with its place, or short or in full with a level word."""

    place: str | None = None
    short: bool = True
    word: str | None = None
    """The level word that the place's own departments bear; None for 省, 市, 县."""


@cache
def level_word(place: str | None, level: Level | None) -> str:
    """Return the level word that the departments of a place bear: 区 in a district, 州 in a prefecture.

    Without a place, or where its name does not tell: 省, 市, 县.
    """
    usual = LEVEL_WORDS.get(level, "") if level else ""
    words = _WORD_OF_PLACE.get(level) if level else None
    found = words.search(place) if words and place else None
    return next(filter(None, found.groups()), usual) if found else usual


def name_of(
    departments: Mapping[str, Department],
    department: str,
    *,
    level: Level | None,
    year: int | None,
    dress: Dress,
    topics: Sequence[str] = (),
) -> str:
    """Return a department's name; of the forerunner that had the topics, where there were several.

    Where the level has no body the substitute's name stands, else the parent's, else the name at
    the nearest higher level that has one, without level word (通信管理局). Without a level the name
    of the class stands (应急管理部门).
    """
    dept = departments[department]
    if level is None:
        return _class_name(dept)
    if (
        level is Level.PROVINCE
        and dress.word in _BUREAUS
        and not dept.vertical
        and Level.CITY in dept.names
    ):
        level = Level.CITY
    former = _named_in(dept, level, year, topics) if year is not None else None
    if former is not None:
        full, *others = former.names
        brief = others[0] if others and len(others[0]) < len(full) else full
        return _dressed(dept, full, brief, level, dress)
    above = _former_above(dept, level, year) if year is not None else None
    if above is not None:
        return above
    if level in dept.names:
        full = dept.names[level][0]
        brief = dept.short[level][0] if dept.short.get(level) else full
        return _dressed(dept, full, brief, level, dress)
    stand_in = dept.substitute.get(level) or dept.parent
    if stand_in and stand_in in departments and stand_in != department:
        other = departments[stand_in]
        if level in other.names or (year is not None and former_at(other, level, year)):
            return name_of(departments, stand_in, level=level, year=year, dress=dress)
    return _higher_name(dept, level)


def _named_in(
    dept: Department, level: Level, year: int, topics: Sequence[str]
) -> FormerName | None:
    special = forerunner_of(dept, level, year, topics) if topics else None
    return special or former_at(dept, level, year)


def _former_above(dept: Department, level: Level, year: int) -> str | None:
    """Return the forerunner's name at the nearest higher level, when only that level had one."""
    if dept.since is None or year >= dept.since:
        return None
    for higher in _UPWARD.get(level, ()):
        former = former_at(dept, higher, year)
        if former is not None:
            return _without_slot(former.names[0])
    return None


def _class_name(dept: Department) -> str:
    return next((alias for alias in dept.aliases), dept.name)


def _higher_name(dept: Department, level: Level) -> str:
    for higher in _UPWARD.get(level, ()):
        if higher in dept.names:
            brief = dept.short.get(higher) or dept.names[higher]
            name = _without_slot(brief[0])
            return f"{_ABOVE}{name}" if name.startswith(("委", "政府")) else name
    return dept.name


def _dressed(dept: Department, full: str, brief: str, level: Level, dress: Dress) -> str:
    """Put a name into the dress of a level: with the place, else with the level word."""
    said = brief if dress.short else full
    if dept.kind in _TERRITORIAL:
        return said
    if dress.place and not dress.short:
        return _placed(full, level, dress.place)
    word = LEVEL_WORDS.get(level, "") if dress.word is None else dress.word
    if said.startswith("委"):
        word = _PARTY.get(word, word)
    if _has_bare_slot(dept, level):
        return _without_slot(said)
    return _PLACED_SLOT.sub(word, said).replace(SLOT, word) if SLOT in said else word + said


def _has_bare_slot(dept: Department, level: Level) -> bool:
    """Tell whether a body is named after its place without level word (江苏海事局)."""
    full = dept.names[level][0] if dept.names.get(level) else ""
    return SLOT in _PLACED_SLOT.sub("", full)


def _placed(full: str, level: Level, place: str) -> str:
    if SLOT not in full:
        return full if level in (Level.NATIONAL, Level.ORGANIZATION) else place + full
    return _PLACED_SLOT.sub(place, full).replace(SLOT, bare_place(place))


def _without_slot(name: str) -> str:
    return _PLACED_SLOT.sub("", name).replace(SLOT, "")


def bare_place(place: str) -> str:
    """Return a place's name without its level word: 南昌 for 南昌市, 广西 for 广西壮族自治区."""
    found = _AUTONOMOUS.match(place)
    if found:
        return found[1]
    bare = _LEVEL_TAIL.sub("", place)
    return bare if len(bare) > 1 else place
