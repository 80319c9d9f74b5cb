"""Who bears a name, and the choice between several bearers by year and level."""

from __future__ import annotations

from typing import NamedTuple

from decompose.model.organization import Level, ResolutionKind

GRACE = 1
"""Years by which local offices may follow a national decision."""


class Bearer(NamedTuple):
    """A department that bears or bore a name; empty ``levels`` means any."""

    department: str
    kind: ResolutionKind
    levels: tuple[Level, ...] = ()
    since: int | None = None
    until: int | None = None
    partial: bool = False
    """The department took over only a part of what the name stood for."""


class Choice(NamedTuple):
    """The bearer chosen, or the candidates where none may be chosen."""

    department: str | None
    candidates: tuple[str, ...]
    kind: ResolutionKind
    level: Level | None = None
    ended: bool = False
    note: str = ""


def choose(bearers: list[Bearer], *, level: Level | None, year: int | None) -> Choice:
    """Choose the bearer of a name at a level in a year, or give the candidates.

    A name that a department bears for certain beats one it may bear. The present bearer comes
    first, unless the year is one in which only a former bearer had the name.
    """
    firm = [b for b in bearers if b.kind is not ResolutionKind.AMBIGUOUS]
    pool, ended, note = _valid(firm, year)
    if not firm or (ended and len(firm) < len(bearers)):
        return Choice(None, _ids(bearers), ResolutionKind.AMBIGUOUS)
    best = _narrowed(pool, level)
    if len({b.department for b in best}) > 1:
        return Choice(None, _ids(best), ResolutionKind.AMBIGUOUS)
    chosen = best[0]
    others = _ids([chosen, *(b for b in (*pool, *bearers) if b in pool or b not in firm)])
    if others[1:] and not note:
        note = "此名称也可指其他机构或合并设立的机构"
    return Choice(
        chosen.department,
        others if others[1:] else (),
        chosen.kind,
        chosen.levels[0] if len(chosen.levels) == 1 else None,
        ended,
        note,
    )


def _valid(firm: list[Bearer], year: int | None) -> tuple[list[Bearer], bool, str]:
    """Return the bearers that count in a year, whether the name had ended, and a note."""
    now = [b for b in firm if b.until is None]
    past = [b for b in firm if b.until is not None]
    if year is None:
        if now or not past:
            return now, False, ""
    else:
        valid = [b for b in now if b.since is None or b.since <= year]
        valid = valid or [b for b in past if _in_force(b, year)]
        if valid:
            return valid, False, ""
        if now:
            return now, False, f"该名称{min(b.since or 0 for b in now)}年起使用"
    if not past:
        return now, False, ""
    last = max(b.until or 0 for b in past)
    ended = year is None or last + GRACE < year
    return past, ended, f"该名称已于{last}年前后停用" if ended else ""


def _in_force(bearer: Bearer, year: int) -> bool:
    began = bearer.since is None or bearer.since <= year
    return began and bearer.until is not None and year <= bearer.until + GRACE


def _narrowed(pool: list[Bearer], level: Level | None) -> list[Bearer]:
    """Narrow several bearers by level, then by whole before part, then by kind of name."""
    best = pool
    if level is not None:
        best = [b for b in best if not b.levels or level in b.levels] or best
    best = [b for b in best if not b.partial] or best
    rank = min(_RANK[b.kind] for b in best)
    return [b for b in best if _RANK[b.kind] == rank]


_RANK = {
    ResolutionKind.EXACT: 0,
    ResolutionKind.SHORT: 1,
    ResolutionKind.ALIAS: 2,
    ResolutionKind.FORMER: 3,
    ResolutionKind.AMBIGUOUS: 4,
}


def _ids(bearers: list[Bearer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.department for b in bearers))
