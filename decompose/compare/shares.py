"""A whole number shared among places, with nothing lost and nothing invented."""

from __future__ import annotations

from collections.abc import Sequence


def shares(total: int, weights: Sequence[float], *, floor: int = 0) -> tuple[int, ...] | None:
    """Share a count in proportion to weights; the shares add up to it exactly.

    Whole parts first, then one each to the largest remainders; among equal ones the first.

    Args:
        total: The count.
        weights: One for each place, none negative, not all zero.
        floor: What every place gets at least.

    Returns:
        One share a place, or None when the count is too small to be shared: fewer than one for
        each place with a weight, or less than the floors. Such a count stays in one pool above.
    """
    whole = sum(weights)
    if not weights or whole <= 0 or min(weights) < 0:
        return None
    rest = total - floor * len(weights)
    if rest < 0 or total < sum(weight > 0 for weight in weights):
        return None
    exact = [rest * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in order[: rest - sum(parts)]:
        parts[n] += 1
    return tuple(part + floor for part in parts)
