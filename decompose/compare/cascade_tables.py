"""The tables of a cascade: what one place gets, and how the whole adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from decompose.compare.carriers import Carriers
from decompose.labels.comparison import Words
from decompose.labels.deliverables import Labels
from decompose.model.cascade import (
    Carrier,
    Cascade,
    HandedRole,
    HandedTarget,
    KeptTask,
    Passing,
    Place,
    Share,
    Standing,
)
from decompose.model.result import Role
from decompose.reports.rows import Cell, Column, Table

_LEADING = (Role.LEAD, Role.CO_LEAD)
_HELPING = (Role.SUPPORT, Role.PARTICIPANT)
_WIDTHS = {
    "task": 7,
    "words": 36,
    "above_lead": 13,
    "above_support": 22,
    "local_lead": 16,
    "local_support": 20,
    "unit": 7,
    "target_year": 8,
    "superior_target": 10,
    "local_target": 12,
    "base": 8,
    "weight": 8,
    "floor": 8,
    "above_body": 22,
    "sum_of_places": 18,
    "deadline": 10,
    "detail": 24,
    "indicator": 28,
    "fill_measures": 16,
    "fill_owner": 9,
    "fill_time": 10,
    "licence": 30,
    "citations": 34,
    "place": 16,
}
_CENTRED = ("unit", "target_year", "superior_target", "local_target", "base", "weight", "floor")
_FILL = ("fill_measures", "fill_owner", "fill_time")
Row = tuple[Cell, ...]

_STAYS = (Standing.ABOVE, Standing.ITSELF)


class CascadeTables:
    """Makes the tables of a cascade.

    Args:
        found: What is handed down.
        carriers: Who carries what.
        lang: Language of the words.
    """

    def __init__(self, found: Cascade, carriers: Carriers, lang: str) -> None:
        self.words, self._labels = Words(lang), Labels(lang)
        self._found = found
        self._carriers = carriers
        period = found.period
        self._period = self._labels["within_period"].format(period[1]) if period else ""
        self._known: dict[tuple[str, str], Carrier] = {}

    def title(self, place: Place) -> str:
        """Return the first line of a place's workbook."""
        return self.words("cascade_title", self._found.plan, place.name)

    def whole_title(self) -> str:
        """Return the first line of the workbook of all places."""
        return self.words("cascade_all_title", self._found.plan, len(self._found.places))

    def of(self, place: Place) -> tuple[Table, ...]:
        """Return the tables of one place: its tasks, its targets, what is kept above."""
        keys = "task words above_lead local_lead local_support deadline detail"
        return (
            self._table("handed_down", f"{keys} {' '.join(_FILL)}", self._tasks(place), 2),
            self._table(
                "handed_targets",
                "indicator unit target_year superior_target local_target shared_by base weight floor "
                "sum_of_places detail",
                self._targets(place),
            ),
            self._kept(),
        )

    def whole(self) -> tuple[Table, ...]:
        """Return the tables of all places: shares with their sums, who carries what where."""
        shared = [one for one in self._found.targets if one.shares]
        names = tuple(f"{one.name}{self._unit(one)}" for one in shared)
        columns = tuple(Column(f"s{n}", name, 18, centred=True) for n, name in enumerate(names))
        head = Column("place", self.words["place"], _WIDTHS["place"])
        return (
            Table(
                "all_shares",
                self.words["all_shares"],
                (head, *columns),
                tuple(self._shares(shared)),
                frozen=1,
            ),
            self._table("passed_whole", "indicator superior_target detail", self._whole_targets()),
            self._table(
                "no_counterpart", "place above_body local_lead detail", self._without_counterpart()
            ),
            self._kept(),
        )

    def _table(self, key: str, keys: str, rows: Iterable[Row], frozen: int = 1) -> Table:
        columns = tuple(
            Column(
                one,
                self.words[one],
                _WIDTHS.get(one, 12),
                centred=one in _CENTRED,
                fill=one in _FILL,
            )
            for one in keys.split()
        )
        nothing = ((self.words["nothing"], *("" for _ in columns[1:])),)
        return Table(key, self.words[key], columns, tuple(rows) or nothing, frozen=frozen)

    def _tasks(self, place: Place) -> Iterator[Row]:
        for one in self._found.tasks:
            carried = [(role, self._carrier(role, place)) for role in one.roles]
            lead = [(role, by) for role, by in carried if role.role in _LEADING]
            leading = [self._bearer(by) for _, by in lead]
            helping = [self._bearer(by) for role, by in carried if role.role in _HELPING]
            contacts = [by.liaison for _, by in lead if by.liaison]
            helping += [self.words("contact", c) for c in contacts if c not in helping]
            others = {
                by.name: f"{by.name}（{self._labels.role(role.role)}）"
                for role, by in carried
                if role.role not in (*_LEADING, *_HELPING)
            }
            taken = {*leading, *helping, *contacts}
            yield (
                one.measure or one.task,
                one.words,
                _joined(role.name for role, _ in lead),
                _joined(leading),
                _joined(
                    (
                        *(name for name in helping if name not in leading),
                        *(said for name, said in others.items() if name not in taken),
                    )
                ),
                one.deadline or self._period,
                "\n".join(
                    (*self._notes(carried), *([self.words["check_licence"]] if one.licence else []))
                ),
                *("" for _ in _FILL),
            )

    def _bearer(self, by: Carrier) -> str:
        return self.words("stays_above", by.name) if by.standing in _STAYS else by.name

    def _notes(self, carried: Sequence[tuple[HandedRole, Carrier]]) -> Iterator[str]:
        """Yield what is proposed where departments have no counterparts: one line for each body."""
        alike: dict[tuple[Standing, str, str, tuple[str, ...]], list[str]] = {}
        for role, by in carried:
            if by.standing is not Standing.OWN:
                one = by.name if by.standing not in _STAYS else ""
                key = (by.standing, one, by.liaison, by.grounds)
                alike.setdefault(key, []).append(role.name)
        for (standing, name, liaison, grounds), roles in alike.items():
            by = Carrier(name=name, standing=standing, liaison=liaison, grounds=grounds)
            yield self._note(_joined(roles), by)

    def _carrier(self, role: HandedRole, place: Place) -> Carrier:
        key = (role.name, place.name)
        if key not in self._known:
            self._known[key] = self._carriers.of(role.department, role.name, place)
        return self._known[key]

    def _note(self, names: str, by: Carrier) -> str:
        """Say what is proposed where a department has no counterpart."""
        if by.standing is Standing.ABOVE and not by.liaison:
            return self.words("carrier_unknown", names)
        told = self.words(f"carrier_{by.standing.value}", names, by.name, by.liaison)
        return told + (self.words("carrier_by", _joined(by.grounds)) if by.grounds else "")

    def _targets(self, place: Place) -> Iterator[Row]:
        for one in self._found.targets:
            share = next((s for s in one.shares if s.place == place.name), None)
            yard = share.yardstick if share else None
            yield (
                one.name,
                one.unit or "",
                one.target_year,
                self._target(one),
                self._value(one, share),
                self.words[f"by_{one.sharing.value}"] if one.sharing else "",
                *(
                    self._number(value)
                    for value in ((yard.base, yard.weight, yard.floor) if yard else (None,) * 3)
                ),
                self._sum(one),
                self._told(one, share),
            )

    def _value(self, one: HandedTarget, share: Share | None) -> Cell:
        if share is None:
            passed = one.passing in (Passing.RATE, Passing.ZERO)
            return self._target(one) if passed else self.words["empty_field"]
        if share.value is None:
            return self.words("pool_of", self._number(one.pool), len(share.pooled))
        return self._number(share.value)

    def _sum(self, one: HandedTarget) -> Cell:
        """Return how the shares add up, as a sum that a reader can check."""
        if not one.shares:
            return ""
        own = sum((s.value for s in one.shares if s.value is not None), Decimal())
        parts = [own, *(value for value in (one.pool, one.above) if value is not None)]
        whole = sum(parts, Decimal())
        shown = "+".join(map(_plain, parts)) + "=" if len(parts) > 1 else ""
        sign = self.words["sum_right" if whole == one.total else "sum_wrong"]
        return f"{shown}{_plain(whole)} {sign}"

    def _told(self, one: HandedTarget, share: Share | None) -> str:
        parts = [self.words[f"passing_{one.passing.value}"]]
        if share is not None and share.pooled and one.passing is Passing.SHARED:
            parts = [self.words("pooled_with", "、".join(share.pooled), self._number(one.pool))]
        if one.years > 1:
            parts.append(self.words("over_years", one.years, self._number(one.total)))
        if one.above:
            parts.append(self.words("kept_share", self._number(one.above)))
        return "\n".join(parts)

    def _shares(self, shared: Sequence[HandedTarget]) -> Iterator[Row]:
        """Yield a row a place, then pools, what stays above, the sum and what was to be shared."""
        rows = [list(one.shares) for one in shared]
        for at, place in enumerate(self._found.places):
            values = (row[at] for row in rows)
            yield (
                place.name,
                *(
                    self.words["in_pool"] if v.value is None else self._number(v.value)
                    for v in values
                ),
            )
        if not shared:
            return
        if any(one.pool is not None for one in shared):
            yield (self.words["row_pool"], *(self._number(one.pool) for one in shared))
        if any(one.above is not None for one in shared):
            yield (self.words["row_above"], *(self._number(one.above) for one in shared))
        yield (self.words["row_sum"], *(self._sum(one) for one in shared))
        yield (self.words["row_total"], *(self._number(one.total) for one in shared))

    def _whole_targets(self) -> Iterator[Row]:
        for one in self._found.targets:
            if not one.shares:
                yield (
                    f"{one.name}{self._unit(one)}",
                    self._target(one),
                    self._told(one, None),
                )

    def _without_counterpart(self) -> Iterator[Row]:
        seen: set[tuple[str, str]] = set()
        for place in self._found.places:
            for task in self._found.tasks:
                for role in task.roles:
                    by = self._carrier(role, place)
                    if by.standing is Standing.OWN or (place.name, role.name) in seen:
                        continue
                    seen.add((place.name, role.name))
                    yield (place.name, role.name, by.liaison or by.name, self._note(role.name, by))

    def _kept(self) -> Table:
        return self._table(
            "kept_above",
            "task words licence citations",
            (
                (one.measure or one.task, one.words, self._reason(one), "\n".join(one.citations))
                for one in self._found.kept
            ),
        )

    def _reason(self, one: KeptTask) -> str:
        return one.reason if one.duty else self.words["law_making"]

    def _unit(self, one: HandedTarget) -> str:
        return f"（{one.unit}）" if one.unit else ""

    def _target(self, one: HandedTarget) -> Cell:
        shown = self._number(one.target)
        return self.words("fall_of", shown) if one.fall and one.target else shown

    def _number(self, value: Decimal | None) -> Cell:
        if value is None:
            return self.words["empty_field"]
        return int(value) if value == value.to_integral_value() else float(value)


def _joined(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
