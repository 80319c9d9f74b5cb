"""When two departments cannot both have their way, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.consult.project import Round
from decompose.consult.values import Answer, Position, Row
from decompose.model.result import Decomposition, EvidenceKind

_AGAINST = (Position.OBJECT, Position.PROPOSE)
_GROUNDS = (EvidenceKind.DUTY, EvidenceKind.LAW, EvidenceKind.PRECEDENT)
Said = tuple[Row, Answer]


def disputed(said: Sequence[Said], made: Round) -> list[Said]:
    """Return the parties to a dispute about a task; nobody when there is none.

    Both speak against the draft; or one names another that agreed to what it has now.
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


def grounds_of(result: Decomposition, row: Row) -> Iterator[str]:
    """Yield the duties, laws and past divisions that give a department its role in a row."""
    for own in result.assignments:
        same = (own.task, own.measure, own.holder) == (row.task, row.measure, row.department)
        if same:
            for evidence in own.evidence:
                if evidence.kind in _GROUNDS:
                    yield evidence.quote
    for lost in result.rejected:
        if (lost.task, lost.department) == (row.task, row.department):
            for evidence in lost.evidence:
                if evidence.kind in _GROUNDS:
                    yield evidence.quote
