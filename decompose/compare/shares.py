"""A whole number shared among places: nothing lost, nothing invented, nobody under their floor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple


class Claim(NamedTuple):
    """What a place brings to a division: its weight, and what it gets at least."""

    weight: Fraction
    floor: int = 0


class Parts(NamedTuple):
    """A count shared out: one number a place, one for those that share theirs in a pool."""

    own: dict[str, int]
    pool: int | None = None
    pooled: frozenset[str] = frozenset()


def quotas(total: int, claims: Mapping[str, Claim]) -> dict[str, Fraction]:
    """Return exact shares in proportion to weights, none under its floor.

    Whoever would fall under a floor gets it; the rest is shared among the others, and so on.

    Args:
        total: The count; not less than the floors together.
        claims: By place; not all weights are zero.
    """
    fixed: frozenset[str] = frozenset()
    while True:
        rest = total - sum(claims[name].floor for name in fixed)
        whole = sum((one.weight for name, one in claims.items() if name not in fixed), Fraction())
        exact = {
            name: Fraction(one.floor)
            if name in fixed or not whole
            else Fraction(rest) * one.weight / whole
            for name, one in claims.items()
        }
        under = {name for name, one in claims.items() if exact[name] < one.floor}
        if not under:
            return exact
        fixed |= under


def share_out(total: int, claims: Mapping[str, Claim], *, upon: bool = False) -> dict[str, int]:
    """Share a count; the shares add up to it exactly, whatever the order of the places.

    Whole parts first, then one each to the largest remainders; among equal ones the greater
    weight is served first, then the name.

    Args:
        total: The count; not less than the floors together.
        claims: By place; not all weights are zero.
        upon: Whether the weights share what is left upon the floors, instead of everything.
    """
    exact = _upon(total, claims) if upon else quotas(total, claims)
    parts = {name: int(share) for name, share in exact.items()}
    order = sorted(parts, key=lambda n: (parts[n] - exact[n], -claims[n].weight, n))
    for name in order[: total - sum(parts.values())]:
        parts[name] += 1
    return parts


def share_with_pool(
    total: int,
    claims: Mapping[str, Claim],
    *,
    least: Fraction,
    upon: bool = False,
    alone: frozenset[str] = frozenset(),
) -> Parts:
    """Share a count, but leave places together whose own share would be too small to mean anything.

    Args:
        total: The count; not less than the floors together.
        claims: By place; not all weights are zero.
        least: Which exact share is large enough to stand alone. A place with a floor always is.
        upon: As for :func:`share_out`.
        alone: Who never joins a pool.
    """
    exact = _upon(total, claims) if upon else quotas(total, claims)
    free = sorted(
        (
            name
            for name, one in claims.items()
            if one.weight and not one.floor and name not in alone
        ),
        key=lambda n: (exact[n], n),
    )
    pooled = _together(free, exact, least)
    if not pooled:
        return Parts(share_out(total, claims, upon=upon))
    names = frozenset(pooled)
    weight = sum((claims[name].weight for name in pooled), Fraction())
    rest: dict[str | None, Claim] = {n: c for n, c in claims.items() if n not in names}
    shared = share_out(total, _named(rest, Claim(weight)), upon=upon)
    pool = shared.pop("")
    return Parts(shared, pool, names)


def _upon(total: int, claims: Mapping[str, Claim]) -> dict[str, Fraction]:
    """Return exact shares: every floor, and upon it a part of what the floors leave."""
    rest = total - sum(one.floor for one in claims.values())
    bare = {name: Claim(one.weight) for name, one in claims.items()}
    return {name: share + claims[name].floor for name, share in quotas(rest, bare).items()}


def _named(rest: Mapping[str | None, Claim], pool: Claim) -> dict[str, Claim]:
    return {"": pool, **{name: claim for name, claim in rest.items() if name}}


def _together(free: Iterable[str], exact: Mapping[str, Fraction], least: Fraction) -> list[str]:
    """Return the smallest places, so many that two at least reach the least share together."""
    pooled: list[str] = []
    sum_ = Fraction()
    for name in free:
        enough = len(pooled) > 1 and sum_ >= least
        if exact[name] >= least and (not pooled or enough):
            break
        pooled.append(name)
        sum_ += exact[name]
    return pooled if len(pooled) > 1 else []
