"""When two departments cannot both have their way, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.consult.project import Round
from decompose.consult.values import Answer, Position, Row

_AGAINST = (Position.OBJECT, Position.PROPOSE)
Said = tuple[Row, Answer]


def disputed(said: Sequence[Said], made: Round) -> list[Said]:
    """Return the parties to a dispute about a task; nobody when there is none.

    Two speak against the draft; or one names another that agreed to what it has now.
    """
    against = [(row, answer) for row, answer in said if answer.position in _AGAINST]
    if len({row.department for row, _ in against}) > 1:
        return against
    names = {row.name: row.department for row in made.rows if not row.expert}
    for row, answer in against:
        named = _named(f"{answer.proposal}{answer.reason}", names, row)
        agreed = [one for one in said if one[0].department in named and _agrees(one[1])]
        if agreed:
            return [(row, answer), *agreed]
    return []


def _agrees(answer: Answer) -> bool:
    return answer.position is Position.AGREE


def _named(words: str, names: dict[str, str], row: Row) -> set[str]:
    return {d for name, d in names.items() if d != row.department and name in words}


def grounds_of(made: Round, task: str, parties: Sequence[Said], nothing: str) -> Iterator[str]:
    """Yield the duties and laws that speak for each party and for whomever its opinion names.

    Args:
        made: The round that the dispute is of.
        task: The task.
        parties: Who contradicts whom.
        nothing: What to say of one for whom none is known.
    """
    names = {row.department: row.name for row in made.rows if not row.expert}
    spoken = {row.department for row, _ in parties}
    by_name = {name: department for department, name in names.items()}
    for row, answer in parties:
        spoken |= _named(f"{answer.proposal}{answer.reason}", by_name, row)
    for department in (d for d in names if d in spoken):
        for quote in made.duties.get(task, {}).get(department, (nothing,)):
            yield f"{names[department]}：{quote}"
