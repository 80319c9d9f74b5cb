"""Who carries a department's work at a place below, and who helps where nobody does."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.labels.comparison import Words
from decompose.model.cascade import Carrier, Place, Standing
from decompose.model.organization import DepartmentKind, Level
from decompose.text.patterns import regex

_GOVERNING = (DepartmentKind.GOVERNMENT, DepartmentKind.TERRITORIAL)
_OF_THEIR_OWN = (DepartmentKind.ENTERPRISE, DepartmentKind.JUDICIAL, DepartmentKind.MILITARY)
_STREET = regex(r"街道(?:办事处|办)?\Z")
_ADMINISTRATION = regex(r"管委会\Z|管理委员会\Z")


class Carriers:
    """Finds carriers.

    Args:
        kb: Which bodies exist at which level.
        year: The year asked about.
        words: Names of administrations.
    """

    def __init__(self, kb: Knowledge, year: int | None, words: Words) -> None:
        self._kb, self._year, self._words = kb, year, words

    def of(self, department: str | None, name: str, place: Place) -> Carrier:
        """Return who carries a role at a place.

        Args:
            department: Its holder above; None for a name that no pack knows.
            name: The holder's name above.
            place: Where it is to be carried.
        """
        entry = self._kb.departments.get(department or "")
        if entry is None or department is None:
            return Carrier(name=name, standing=Standing.ABOVE)
        if entry.kind in _GOVERNING:
            return Carrier(name=self._governing(department, place), standing=Standing.OWN)
        if place.zone or place.level is Level.TOWNSHIP:
            if not place.zone and self._exists(department, place):
                return self._named(department, place, Standing.OWN)
            if entry.vertical or not entry.delegates or entry.kind in _OF_THEIR_OWN:
                standing = Standing.ABOVE if entry.vertical else Standing.ITSELF
                return Carrier(name=name, standing=standing, liaison=self.government(place))
            return Carrier(name=self.government(place), standing=Standing.GOVERNMENT)
        if self._exists(department, place):
            return self._named(department, place, Standing.OWN)
        for other in (entry.substitute.get(place.level), entry.parent):
            if other and self._exists(other, place):
                return self._named(other, place, Standing.STAND_IN)
        kin = self._kb.departments.get(entry.contact or "")
        helper, by = self.government(place), entry.contact_by
        if kin is not None and kin.kind not in _GOVERNING:
            known = self._exists(kin.id, place)
            helper = self._named(kin.id, place, Standing.OWN).name if known else helper
            by = by if known else ()
        grounds = tuple(self._kb.cite(key).text for key in by)
        return Carrier(name=name, standing=Standing.ABOVE, liaison=helper, grounds=grounds)

    def government(self, place: Place) -> str:
        """Return the government of a place, or the administration of a zone."""
        if place.zone:
            whole = _ADMINISTRATION.search(place.name)
            return place.name if whole else self._words("administration", place.name)
        if place.level is Level.TOWNSHIP:
            street = _STREET.search(place.name)
            if street:
                return self._words("street_office", place.name[: street.start()])
            return self._words("town_government", place.name)
        return self._kb.name_of("gov", level=place.level, year=self._year, place=place.name)

    def _governing(self, department: str, place: Place) -> str:
        """Return who governs: the place itself, or the towns in it when they are meant."""
        lower = self._kb.departments[department].kind is DepartmentKind.TERRITORIAL
        if not lower or place.zone or place.level is Level.TOWNSHIP:
            return self.government(place)
        return place.name + self._kb.name_of(department, level=place.level, year=self._year)

    def _exists(self, department: str, place: Place) -> bool:
        return self._kb.exists(department, level=place.level, year=self._year)

    def _named(self, department: str, place: Place, standing: Standing) -> Carrier:
        name = self._kb.name_of(department, level=place.level, year=self._year, place=place.name)
        return Carrier(name=name, standing=standing)
