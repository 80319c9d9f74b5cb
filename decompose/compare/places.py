"""The places below a plan: from a list that a user keeps, or from single names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from decompose.errors import FaultyList
from decompose.model.cascade import Place, Yardstick
from decompose.model.organization import Level
from decompose.readers.listing import Entry
from decompose.text.patterns import regex

ORDER = (Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
_NAMES = (
    "地区|地方|名称|地名|县区|区县|县市区|县（市、区）|县(市、区)|市县|市州|设区市|乡镇街道|乡镇|镇街|单位"
    "|承接地区|承接单位|name|place"
)
_KINDS = "类别|类型|层级|级别|性质|kind|level|type"
_KEYS = {"base": "基数|基准|基准值|基期值|base", "weight": "权重|权数|系数|weight"} | {
    "floor": "下限|保底|最低|最低数|floor"
}
_NUMBERS = "序号|编号|no|no."
_TOTALS = regex(r"(?:合\s*计|总\s*计|小\s*计|全[省市县区州盟]|total|sum)\Z", re.IGNORECASE)
_OWN = regex(
    rf"(?P<key>{'|'.join(_KEYS.values())})(?:[:：](?P<after>.+)|[（(](?P<inside>.+)[）)])\Z",
    re.IGNORECASE,
)  # 基数：死亡人数
_BEFORE = regex(
    rf"(?P<before>.{{2,}}?)[:：_—-]?(?P<key>{'|'.join(_KEYS.values())})\Z"
)  # 死亡人数基数
_ZONE = regex(
    r"(?:开发区|经开区|高新区|新区|新城|功能区|园区|工业园|产业园|保税区|港区|景区|度假区|示范区|管理区|管委会|管理委员会)\Z"
)
_TOWN = regex(r"(?:街道|街道办事处|镇|乡|苏木|街道办)\Z")
_PREFECTURE = regex(r"(?:自治州|州|盟|地区)\Z")
_PROVINCE = regex(r"(?:省|自治区|特别行政区|兵团)\Z")
_COUNTY = regex(r"(?:县|旗|区|林区)\Z")
_LONGEST = 60
_NUMBER = regex(r"\d{1,15}(?:\.\d{1,6})?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?")


def level_of(name: str, above: Level) -> tuple[Level, bool]:
    """Return at which level a place lies, and whether it is a functional zone.

    Args:
        name: The place's name.
        above: The level of the plan, which decides what a 市 or 区 is.
    """
    below = ORDER[ORDER.index(above) + 1]
    if _ZONE.search(name):
        return below, True
    if _TOWN.search(name):
        return Level.TOWNSHIP, False
    if _PREFECTURE.search(name):
        return Level.CITY, False
    if _PROVINCE.search(name):
        return Level.PROVINCE, False
    if _COUNTY.search(name):
        return Level.COUNTY, False
    return below, False


def listed_places(entries: Iterable[Entry], above: Level, where: str) -> tuple[Place, ...]:
    """Return the places of a list, in its order.

    Args:
        entries: The rows of the list. What stands above the row that names columns is its title;
            without such a row every row is a place. Sheets without one beside others are left out.
        above: The level of the plan.
        where: The list, for messages.

    Raises:
        FaultyList: A row or column cannot be used; every fault is named by file and line.
    """
    reader = _List(above)
    for entry in _below_heads(list(entries)):
        reader.take(entry)
    if not reader.places and not reader.faults:
        reader.faults.append(f"{where}: no place stands in the list")
    if reader.faults:
        count = len(reader.faults)
        raise FaultyList(
            f"the list of places cannot be used: {count} faults",
            faults=tuple(reader.faults),
            hint="write one place a row under the headings name, kind, base, weight, floor",
            where=where,
        )
    return tuple(reader.places)


def _below_heads(entries: Sequence[Entry]) -> list[Entry]:
    """Return the rows from the head of each sheet on; all of them where there is no head."""
    heads: dict[str, int] = {}
    for entry in entries:
        if _heads(entry.texts) is not None:
            heads.setdefault(entry.sheet, entry.row)
    if not heads:
        return list(entries)
    return [one for one in entries if one.sheet in heads and one.row >= heads[one.sheet]]


class _List:
    """Takes a list row by row."""

    def __init__(self, above: Level) -> None:
        self.places: list[Place] = []
        self.faults: list[str] = []
        self._above = above
        self._columns: dict[int, tuple[str, str]] = {}
        self._seen: dict[str, str] = {}

    def take(self, entry: Entry) -> None:
        heads = _heads(entry.texts)
        if heads is not None:
            self._head(entry, heads)
        elif self._columns:
            self._row(entry)
        else:
            self._bare(entry)

    def _head(self, entry: Entry, heads: dict[int, tuple[str, str]]) -> None:
        self._columns = heads
        for at, text in entry.texts.items():
            if at not in heads:
                self._fault(entry, at, f"the heading {text!r} is not known")
        known: set[tuple[str, str]] = set()
        for at, key in sorted(heads.items()):
            if key in known and key[0] != "number":
                self._fault(entry, at, f"the heading {entry.texts[at]!r} stands twice")
            known.add(key)

    def _bare(self, entry: Entry) -> None:
        """Take a row of a list without headings: a name, or NAME=WEIGHT."""
        first, *others = sorted(entry.texts)
        if others:
            self._fault(entry, others[0], "a column has no heading")
            return
        try:
            self._add(entry, first, named_place(entry.texts[first], self._above))
        except ValueError as error:
            self._fault(entry, first, str(error))

    def _row(self, entry: Entry) -> None:
        texts = {key: entry.texts.get(at, "") for at, key in self._columns.items()}
        at = {key: column for column, key in self._columns.items()}
        name = texts.get(("name", ""), "")
        if not name or _TOTALS.match(name):
            if not name:
                self._fault(entry, at.get(("name", "")), "the row names no place")
            return
        for column in entry.texts:
            if column not in self._columns:
                self._fault(entry, column, "the cell stands under no heading")
        numbers: dict[str, dict[str, Decimal]] = {}
        for (key, what), text in texts.items():
            if key not in _KEYS or not text:
                continue
            value = number_of(text)
            if value is None:
                self._fault(entry, at[(key, what)], f"{text!r} is not a number of 0 or more")
            else:
                numbers.setdefault(what, {})[key] = value
        level, zone = level_of(name, self._above)
        kind = texts.get(("kind", ""), "")
        if kind:
            try:
                level, zone = _kind(kind, self._above)
            except ValueError as error:
                self._fault(entry, at[("kind", "")], str(error))
                return
        own = {what: Yardstick(**found) for what, found in numbers.items() if what}
        common = Yardstick(**numbers.get("", {}))
        place = Place(name=name, level=level, zone=zone, common=common, own=own)
        self._add(entry, at[("name", "")], place)

    def _add(self, entry: Entry, column: int, place: Place) -> None:
        key = "".join(place.name.split())
        if key in self._seen:
            self._fault(entry, column, f"{place.name!r} stands in {self._seen[key]} already")
        elif len(place.name) > _LONGEST:
            self._fault(entry, column, "the name is too long for a place")
        elif ORDER.index(place.level) <= ORDER.index(self._above):
            self._fault(entry, column, f"{place.name!r} does not lie below the level of the plan")
        else:
            self._seen[key] = entry.where(column)
            self.places.append(place)

    def _fault(self, entry: Entry, column: int | None, message: str) -> None:
        self.faults.append(f"{entry.where(column)}: {message}")


def _heads(texts: dict[int, str]) -> dict[int, tuple[str, str]] | None:
    """Return what each column holds when a row is the head of the list, else None."""
    found = {at: key for at, text in texts.items() if (key := _heading(text))}
    return found if ("name", "") in found.values() else None


def _heading(text: str) -> tuple[str, str] | None:
    plain = "".join(text.split()).lower()
    simple = {"name": _NAMES, "kind": _KINDS, "number": _NUMBERS, **_KEYS}
    for key, words in simple.items():
        if plain in words.split("|"):
            return key, ""
    found = _OWN.match(plain)
    if found:
        return _key(found["key"]), found["after"] or found["inside"]
    found = _BEFORE.match(plain)
    return (_key(found["key"]), found["before"]) if found else None


def _key(word: str) -> str:
    return next(key for key, words in _KEYS.items() if word.lower() in words.split("|"))


def _kind(text: str, above: Level) -> tuple[Level, bool]:
    """Return the level that a kind of place stands for: 区, 县级市, 街道, 开发区, county."""
    plain = "".join(text.split()).lower()
    if plain in Level._value2member_map_ and Level(plain) in ORDER:
        return Level(plain), False
    if plain == "zone":
        return ORDER[ORDER.index(above) + 1], True
    if plain in ("县级", "县级市", "县市区", "区县", "市辖区", "省直管县", "省直管县级市"):
        return Level.COUNTY, False
    if plain in ("地级市", "市级", "设区市", "设区的市", "副省级市"):
        return Level.CITY, False
    if plain in ("乡级", "镇街", "乡镇", "乡镇街道"):
        return Level.TOWNSHIP, False
    if plain in ("直辖市", "省级"):
        return Level.PROVINCE, False
    if plain == "市" or any(
        p.search(plain) for p in (_ZONE, _TOWN, _PREFECTURE, _PROVINCE, _COUNTY)
    ):
        return level_of(plain, above)
    raise ValueError(f"the kind of place {text!r} is not known")


def number_of(text: str) -> Decimal | None:
    """Return a number of 0 or more, written with or without commas; None when it is none."""
    plain = text.strip().translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


def named_place(text: str, above: Level) -> Place:
    """Return the place that NAME or NAME=WEIGHT names.

    Raises:
        ValueError: It names nothing, or the weight is no number of 0 or more.
    """
    name, sign, number = (part.strip() for part in text.partition("="))
    weight = number_of(number) if sign else None
    if not name or (sign and weight is None):
        raise ValueError(f"{text!r} is neither NAME nor NAME=WEIGHT")
    level, zone = level_of(name, above)
    # Named one by one, a place without a weight counts as one.
    return Place(
        name=name,
        level=level,
        zone=zone,
        common=Yardstick(weight=Decimal(1) if weight is None else weight),
    )


def twice(places: Sequence[Place]) -> str | None:
    """Return a name that two places bear, if any."""
    names = ["".join(place.name.split()) for place in places]
    return next((name for at, name in enumerate(names) if name in names[:at]), None)
