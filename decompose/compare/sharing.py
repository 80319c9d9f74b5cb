"""Targets handed down: rates to every place alike, counts shared out so that they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from decompose.compare.additive import additive
from decompose.compare.shares import Claim, share_with_pool
from decompose.errors import ReportError
from decompose.match.targets import less_is_better
from decompose.model.cascade import (
    HandedTarget,
    Passing,
    Place,
    Share,
    Sharing,
    Yardstick,
)
from decompose.model.plan import Indicator, IndicatorKind, Plan
from decompose.text.normalize import bare

_ABOVE = "\0above"
_LIST = 8
_KEYS = ("base", "weight", "floor")


class Terms(NamedTuple):
    """How counts are to be shared.

    ``least`` is the exact share that stands alone; smaller ones share a pool. With ``years`` a
    count of accidents that is too small is shared as the sum over the years of the plan.
    """

    by: Sharing | None = None
    """None: by base where every place has one, else by weight."""
    least: Decimal = Decimal(1)
    years: bool = False


def handed_targets(plan: Plan, places: Sequence[Place], terms: Terms) -> tuple[HandedTarget, ...]:
    """Hand down every indicator of a plan, in its order.

    Raises:
        ReportError: The floors are more than the count, a base is missing, or all weights are zero;
            or the list has a column for an indicator that the plan does not have.
    """
    columns = _columns(plan, places)
    _meant_for_one(plan, places, columns)
    span = plan.period[1] - plan.period[0] + 1 if plan.period else 1
    return tuple(
        _Target(one, places, columns.get(one.id), terms, max(span, 1)).handed()
        for one in plan.indicators
    )


def _columns(plan: Plan, places: Sequence[Place]) -> dict[str, str]:
    """Return the words by which the list names an indicator, by its id."""
    found: dict[str, str] = {}
    for words in dict.fromkeys(words for place in places for words in place.own):
        key = bare(words)
        same = [one for one in plan.indicators if bare(one.name) == key]
        near = [one for one in plan.indicators if key and key in bare(one.name)]
        chosen = same or (near if len(near) == 1 else [])
        if not chosen:
            raise ReportError(
                f"the list has a column for {words}, which names "
                f"{len(near)} indicators of the plan",
                hint="write the name of one indicator as the plan has it",
            )
        for one in chosen:
            found[one.id] = words
    return found


def _meant_for_one(plan: Plan, places: Sequence[Place], columns: Mapping[str, str]) -> None:
    """Refuse a base or floor for all: it is in the unit of one count, and which is not said.

    It is clear where one count alone has no column of its own. A weight has no unit and serves all.
    """
    nameless = [
        one
        for one in plan.indicators
        if one.target and one.id not in columns and additive(one) is True
    ]
    for key in ("base", "floor"):
        if all(getattr(place.common, key) is None for place in places):
            continue
        if len(nameless) > 1:
            names = "、".join(one.name for one in nameless[:_LIST])
            raise ReportError(
                f"the list has a base or floor for all, and the plan has {len(nameless)} counts: {names}",
                hint="name the indicator in the heading (base:NAME, floor:NAME); a measure for all is a weight",
            )


def _own_keys(places: Sequence[Place], words: str | None) -> set[str]:
    """Return what columns for all do not tell about an indicator with columns of its own.

    Their base and floor are another indicator's; their weight serves where it has none.
    """
    if words is None:
        return set()
    weighed = any(place.own.get(words, Yardstick()).weight is not None for place in places)
    return {"base", "floor", "weight"} if weighed else {"base", "floor"}


class _Target:
    """One indicator, to be handed down."""

    def __init__(
        self,
        indicator: Indicator,
        places: Sequence[Place],
        words: str | None,
        terms: Terms,
        span: int,
    ) -> None:
        self._one, self._terms, self._span = indicator, terms, span
        self._own, self._places = words, places
        own = _own_keys(places, words)
        self._yards = {place.name: _yardstick(place, words, own) for place in places}
        self._target = None if indicator.target is None else _decimal(indicator.target)

    def handed(self) -> HandedTarget:
        if self._target is None:
            return self._made(Passing.OPEN)
        adds_up = additive(self._one)
        if self._target == 0:
            return self._made(Passing.ZERO)
        if adds_up is None and self._own is None:
            return self._made(Passing.UNSURE)
        return self._made(Passing.RATE) if adds_up is False else self._shared(self._target)

    def _made(self, passing: Passing) -> HandedTarget:
        one = self._one
        return HandedTarget(
            indicator=one.id,
            name=one.name,
            unit=one.unit,
            target=self._target,
            target_year=one.target_year,
            fall=one.kind is IndicatorKind.CUMULATIVE_FALL and one.unit == "%",
            passing=passing,
        )

    def _shared(self, target: Decimal) -> HandedTarget:
        by = self._by()
        claims, places = self._weights(by)
        digits = max(0, -int(target.normalize().as_tuple().exponent))
        scale = 10**digits
        floors = {name: -int(-(self._yards[name].floor or 0) * scale // 1) for name in self._yards}
        years = self._years(target, claims, places)
        total = int(target * scale) * years
        self._check(claims, floors, total, scale)
        least = Fraction(self._terms.least) * scale
        parts = share_with_pool(
            total,
            {n: Claim(w, floors.get(n, 0)) for n, w in claims.items()},
            least=least,
            upon=by is Sharing.FLOOR,
            alone=frozenset((_ABOVE,)),
        )
        return self._made(
            Passing.POOLED if len(parts.pooled) == places else Passing.SHARED
        ).model_copy(
            update={
                "sharing": by,
                "years": years,
                "total": target * years,
                "above": _part(parts.own, _ABOVE, digits),
                "pool": None if parts.pool is None else _scaled(parts.pool, digits),
                "shares": tuple(
                    Share(
                        place=name,
                        yardstick=yard,
                        value=_part(parts.own, name, digits),
                        pooled=tuple(n for n in self._yards if n in parts.pooled)
                        if name in parts.pooled
                        else (),
                    )
                    for name, yard in self._yards.items()
                ),
            }
        )

    def _by(self) -> Sharing:
        asked = self._terms.by
        if asked is not None:
            return asked
        own = [place.own.get(self._own or "", Yardstick()) for place in self._places]
        for yards in (own, list(self._yards.values())):
            if all(yard.base is not None for yard in yards):
                return Sharing.BASE
            if any(yard.weight is not None for yard in yards):
                return Sharing.WEIGHT
        return Sharing.WEIGHT

    def _weights(self, by: Sharing) -> tuple[dict[str, Fraction], int]:
        """Return what each place weighs, with what stays above, and how many weigh anything."""
        if by in (Sharing.BASE, Sharing.RATE):
            without = [name for name, yard in self._yards.items() if yard.base is None]
            if without:
                raise ReportError(
                    f"{len(without)} places have no base for {self._one.name}: "
                    f"{'、'.join(without[:_LIST])}",
                    hint="give every place a base, or share by weight (--by weight)",
                )
            weights = {name: Fraction(yard.base or 0) for name, yard in self._yards.items()}
        else:
            given = [name for name, yard in self._yards.items() if yard.weight is not None]
            without = [name for name in self._yards if name not in given and given]
            if without:
                raise ReportError(
                    f"{len(without)} places have no weight for {self._one.name}: "
                    f"{'、'.join(without[:_LIST])}",
                    hint="give every place a weight, 0 where it takes no part",
                )
            weights = {
                name: Fraction(1 if yard.weight is None else yard.weight)
                for name, yard in self._yards.items()
            }
        if not any(weights.values()):
            raise ReportError(
                f"no place has a weight or base above 0 for {self._one.name}",
                hint="give at least one place a weight above 0",
            )
        places = sum(weight > 0 for weight in weights.values())
        whole, below = self._one.base, sum(weights.values(), Fraction())
        if by is Sharing.RATE and whole is not None and Fraction(_decimal(whole)) > below:
            weights[_ABOVE] = Fraction(_decimal(whole)) - below
        return weights, places

    def _years(self, target: Decimal, claims: Mapping[str, Fraction], places: int) -> int:
        """Return over how many years a count is shared: those of the plan when one is too small."""
        yearly = less_is_better(self._one)
        if not (self._terms.years and yearly and self._span > 1):
            return 1
        whole = sum(claims.values(), Fraction())
        least = min(Fraction(target) * weight / whole for weight in claims.values() if weight)
        return self._span if least < Fraction(self._terms.least) else 1

    def _check(
        self, claims: Mapping[str, Fraction], floors: Mapping[str, int], total: int, scale: int
    ) -> None:
        least = sum(floors.values())
        if least > total:
            raise ReportError(
                f"the floors for {self._one.name} add up to {_scaled_text(least, scale)}, "
                f"more than the {_scaled_text(total, scale)} to be shared",
                hint="lower the floors, or give them under floor:NAME for one indicator only",
            )


def _yardstick(place: Place, words: str | None, own: set[str]) -> Yardstick:
    """Return what a place brings to one indicator: from the columns of its own, else those for all.

    An empty cell in a column of its own is not filled from another one: that has another scale.
    """
    said = place.own.get(words or "", Yardstick())
    return Yardstick(**{key: getattr(said if key in own else place.common, key) for key in _KEYS})


def _decimal(value: float) -> Decimal:
    return Decimal(f"{Decimal(repr(value)).normalize():f}")


def _scaled(value: int, digits: int) -> Decimal:
    return Decimal(value).scaleb(-digits)


def _scaled_text(value: int, scale: int) -> str:
    return f"{Decimal(value) / scale:f}"


def _part(parts: Mapping[str, int], name: str, digits: int) -> Decimal | None:
    return _scaled(parts[name], digits) if name in parts else None
