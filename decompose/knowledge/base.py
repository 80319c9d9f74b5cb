"""Knowledge: everything the packs say, indexed for the steps that ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from decompose.knowledge.bodies import with_bodies
from decompose.knowledge.citations import citation
from decompose.model.knowledge import Citation, Duty, Linkage, Pack
from decompose.model.organization import ChangeEvent, Level, Resolution
from decompose.text.normalize import bare

if TYPE_CHECKING:
    from decompose.knowledge.index import Matcher
    from decompose.knowledge.likeness import LikenessIndex
    from decompose.knowledge.resolve import Resolver


class Knowledge:
    """The knowledge of one or several packs laid over each other; treat it as frozen.

    Every attribute named after a list of the pack maps ids to entries in the order of the files.

    Args:
        pack: The checked entries.
        fingerprint: Ids, versions and content hash of the packs.
    """

    def __init__(self, pack: Pack, *, fingerprint: str = "") -> None:
        self.info = pack.info
        self.events = pack.events
        self.fingerprint = fingerprint
        self.bodies = {entry.id: entry for entry in pack.bodies}
        self.wordings = {entry.id: entry for entry in pack.wordings}
        self.departments = with_bodies(pack.departments, pack.bodies)
        self.groups = {entry.id: entry for entry in pack.groups}
        self.sectors = {entry.id: entry for entry in pack.sectors}
        self.stages = {entry.id: entry for entry in pack.stages}
        self.aspects = {entry.id: entry for entry in pack.aspects}
        self.functions = {entry.id: entry for entry in pack.functions}
        self.duties = {entry.id: entry for entry in pack.duties}
        self.laws = {entry.id: entry for entry in pack.laws}
        self.linkages = {entry.id: entry for entry in pack.linkages}
        self.actors = {entry.id: entry for entry in pack.actors}
        self.precedents = {entry.id: entry for entry in pack.precedents}
        self.reserved = {entry.id: entry for entry in pack.reserved}
        self.limits = {entry.id: entry for entry in pack.limits}
        self.trade_words = {entry.id: entry for entry in pack.trade_words}
        self.chains = {entry.id: entry for entry in pack.chains}

    def __repr__(self) -> str:
        return f"Knowledge({self.fingerprint!r})"

    @cached_property
    def duties_of_sector(self) -> dict[str, tuple[Duty, ...]]:
        """The duties that name a sector themselves (not its ancestors), by sector id; ordered by id."""
        found: dict[str, list[Duty]] = {}
        for duty in sorted(self.duties.values(), key=lambda d: d.id):
            for sector in duty.sectors:
                found.setdefault(sector, []).append(duty)
        return {sector: tuple(duties) for sector, duties in found.items()}

    @cached_property
    def joint_sectors(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sectors that others mean together, each with those others; ordered by id."""
        found = ((s.id, s.together) for s in self.sectors.values() if s.together)
        return tuple(sorted(found))

    @cached_property
    def linkages_of_topic(self) -> dict[str, tuple[Linkage, ...]]:
        """The linkages that concern a sector or function, by its id; ordered by id."""
        found: dict[str, list[Linkage]] = {}
        for link in sorted(self.linkages.values(), key=lambda each: each.id):
            for topic in (*link.sectors, *link.functions):
                found.setdefault(topic, []).append(link)
        return {topic: tuple(links) for topic, links in found.items()}

    @cached_property
    def precedent_texts(self) -> dict[str, str]:
        """The texts of past tasks without signs and figures, by id of the precedent."""
        return {key: bare(entry.text) for key, entry in self.precedents.items()}

    @cached_property
    def forerunners_end(self) -> dict[str, int]:
        """The last year in which a department had several forerunners, each with its own topics."""
        ends: dict[str, int] = {}
        for dept in self.departments.values():
            for former in dept.former:
                if former.only_for:
                    ends[dept.id] = max(ends.get(dept.id, 0), former.until)
        return ends

    def changes(self, department: str, *, after: int) -> tuple[ChangeEvent, ...]:
        """Return the reforms after a year in which a department came into being, won or lost duties."""
        return tuple(
            event
            for event in self.events
            if event.year > after and department in (*event.new, *event.lost)
        )

    @cached_property
    def matcher(self) -> Matcher:
        """The multi-pattern matcher over every term, built when first asked for."""
        from decompose.knowledge.index import build_matcher

        return build_matcher(self)

    @cached_property
    def likeness(self) -> LikenessIndex:
        """Sectors and functions by the pairs of characters in their words, built when first asked for.

        The functions of work safety are left out: their words describe how, not what.
        """
        from decompose.knowledge.likeness import LikenessIndex

        functions = (f for f in self.functions.values() if f.field != "work-safety")
        return LikenessIndex((*self.sectors.values(), *functions))

    @cached_property
    def _resolver(self) -> Resolver:
        from decompose.knowledge.resolve import Resolver

        return Resolver(tuple(self.departments.values()), tuple(self.groups.values()))

    @cached_property
    def _citations(self) -> dict[str, Citation]:
        return {}

    @cached_property
    def _paths(self) -> dict[str, tuple[str, ...]]:
        return {}

    def sector_path(self, sector: str) -> tuple[str, ...]:
        """Return the ids from a sector up to its root, the sector first."""
        path = self._paths.get(sector)
        if path is None:
            entry = self.sectors[sector]
            above = self.sector_path(entry.parent) if entry.parent in self.sectors else ()
            path = self._paths[sector] = (sector, *above)
        return path

    def cite(self, key: str) -> Citation:
        """Return a citation key as readers see it: 《安全生产法》（2021）第十条."""
        known = self._citations.get(key)
        if known is None:
            known = self._citations[key] = citation(key, self.laws)
        return known

    def resolve(
        self, name: str, *, level: Level | str | None = None, year: int | None = None
    ) -> Resolution:
        """Tell what a printed name means at a level and in a year; never a silent guess.

        Args:
            name: The name as printed: 市安监局, 省住房城乡建设厅, 各县（市、区）人民政府.
            level: The level of the plan, for names without a level word.
            year: The year of the plan, which decides between a name's bearers.
        """
        return self._resolver.resolve(name, level=Level(level) if level else None, year=year)

    def department_of(self, name: str, *, level: Level | None, year: int | None) -> str | None:
        """Return the department that a printed name surely means; arguments as for :meth:`resolve`."""
        return self._resolver.department(name, level=level, year=year)

    def name_of(
        self,
        department: str,
        *,
        level: Level | str | None = None,
        year: int | None = None,
        place: str | None = None,
        short: bool = True,
        topics: Sequence[str] = (),
        word: str | None = None,
    ) -> str:
        """Return the name a department bore at a level in a year.

        Args:
            department: Department id.
            level: Without it the generic name of the function.
            year: Without it the present name.
            place: Put before the full name: 南昌市应急管理局.
            short: The usual short form with the level word (市应急局), else the full name; without
                meaning where a place is given.
            topics: Duty, sectors or functions in question, the nearest first: they choose between
                the bodies that later became one department (市工商局 for credit, 市质监局 for lifts).
            word: The level word that the place's own departments bear (区, 州, 旗); else 省, 市, 县.
        """
        from decompose.knowledge.names import Dress, name_of

        return name_of(
            self.departments,
            department,
            level=Level(level) if level else None,
            year=year,
            dress=Dress(place, short and not place, word),
            topics=topics,
        )

    def exists(
        self, department: str, *, level: Level | str | None = None, year: int | None = None
    ) -> bool:
        """Tell whether a department has a body of its own at a level in a year."""
        from decompose.knowledge.names import exists

        return exists(
            self.departments[department], level=Level(level) if level else None, year=year
        )
