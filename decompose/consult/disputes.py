"""When two departments cannot both have their way, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from decompose.consult.project import Round
from decompose.consult.values import Answer, Position, Row
from decompose.labels.consultation import Words
from decompose.text.edits import edits_asked, wishes_in

_AGAINST = (Position.OBJECT, Position.PROPOSE)
Said = tuple[Row, Answer]


def disputed(said: Sequence[Said], made: Round) -> list[Said]:
    """Return the parties to a dispute about a task; nobody when there is none.

    Two speak against the draft, and not only by changes to other words of it; or one wants another
    to have something that agreed to what it has now, by whatever name it calls it.
    """
    against = [(row, answer) for row, answer in said if answer.position in _AGAINST]
    names = _names(made)
    if len({row.department for row, _ in against}) > 1 and not _go_together(against, names):
        return against
    for row, answer in against:
        named = _named(_wanted(answer), names, row)
        agreed = [one for one in said if one[0].department in named and _agrees(one[1])]
        if agreed:
            return [(row, answer), *agreed]
    return []


def _go_together(against: Sequence[Said], names: dict[str, str]) -> bool:
    """Tell whether all propose word for word what can stand side by side: other words are changed."""
    taken: list[tuple[str, str]] = []
    for row, answer in against:
        edits = [*edits_asked(answer.proposal)]
        if answer.position is not Position.PROPOSE or not edits:
            return False
        if _named(_wanted(answer), names, row):
            return False
        taken += [(row.department, edit.old or edit.new) for edit in edits]
    return not any(
        one in other or other in one
        for (first, one), (second, other) in combinations(taken, 2)
        if first != second
    )


def _agrees(answer: Answer) -> bool:
    return answer.position is Position.AGREE


def _names(made: Round) -> dict[str, str]:
    """Return the departments by their names, as printed and as they may be called, long ones first."""
    bearers: dict[str, set[str]] = {}
    for row in made.rows:
        if not row.expert:
            for name in (row.name, *made.names.get(row.department, ())):
                bearers.setdefault(name, set()).add(row.department)
    names = sorted((name for name, own in bearers.items() if len(own) == 1), key=len, reverse=True)
    return {name: next(iter(bearers[name])) for name in names}


def _wanted(answer: Answer) -> str:
    """Return what an opinion wants: its proposal, and of its reasons those that want something."""
    return "\n".join((answer.proposal, *wishes_in(answer.reason)))


def _named(words: str, names: dict[str, str], row: Row) -> set[str]:
    """Return whom an opinion names, but its own unit; of a name inside another one the longer counts."""
    found: set[str] = set()
    for name, department in names.items():
        if name in words:
            found.add(department)
            words = words.replace(name, " ")
    return found - {row.department}


def grounds_of(made: Round, task: str, parties: Sequence[Said], words: Words) -> Iterator[str]:
    """Yield the duties and laws that speak for each party and for whomever its opinion names.

    Args:
        made: The round that the dispute is of.
        task: The task.
        parties: Who contradicts whom.
        words: How to say it, and what to say of one for whom none is known.
    """
    names = {row.department: row.name for row in made.rows if not row.expert}
    spoken = {row.department for row, _ in parties}
    by_name = _names(made)
    for row, answer in parties:
        spoken |= _named(f"{answer.proposal}{answer.reason}", by_name, row)
    for department in (d for d in names if d in spoken):
        for quote in made.duties.get(task, {}).get(department, (words["no_duty"],)):
            yield words("quoted_for", names[department], quote)
