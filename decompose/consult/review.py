"""What people decided, held against a text read again: what stands, what must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from decompose.audits.baseline import Accepted
from decompose.consult.project import Project
from decompose.match.clauses import clauses_of
from decompose.match.counterparts import Counterparts
from decompose.model.base import Model
from decompose.model.result import Decomposition

_LEAST = 0.5


class Standing(StrEnum):
    """How a decision stands to the text as it is now."""

    HOLDS = "holds"
    CHANGED = "changed"
    """Its clause reads otherwise: it must be looked at again."""
    GONE = "gone"
    """Nothing like its clause is there any more."""
    SETTLED = "settled"
    """What was accepted is not found any more, on the same words."""
    EXPIRED = "expired"


class Bound(Model):
    """A decision about an opinion, or an accepted finding, with the clause it is bound to."""

    kind: str
    """``decision`` or ``acceptance``."""
    id: str
    what: str
    reason: str
    date: str = ""
    standing: Standing
    was: str = ""
    """The words of the clause when it was decided."""
    now: str = ""
    """The words most like them now, where the clause has changed."""


class Review(Model):
    """Every human decision beside a text."""

    schema_: str = Field(default="decompose.review/1", alias="schema")
    plan: str
    items: tuple[Bound, ...] = ()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    @property
    def suspect(self) -> tuple[Bound, ...]:
        """What must be looked at again."""
        return tuple(one for one in self.items if one.standing in SUSPECT)


SUSPECT = (Standing.CHANGED, Standing.GONE, Standing.EXPIRED)


def review(
    result: Decomposition,
    *,
    project: Project | None = None,
    accepted: Sequence[Accepted] = (),
    today: date,
) -> Review:
    """Hold decisions and accepted findings against a plan.

    Args:
        result: The plan as it is now; with findings where accepted ones are asked about.
        project: The consultation with the decisions.
        accepted: The baseline of an audit.
        today: The day on which acceptances run out.
    """
    text = _Text(result)
    items = [*(_decisions(project, text) if project else ())]
    items += [_acceptance(entry, result, text, today) for entry in accepted]
    return Review(plan=result.plan.title, items=tuple(items))


class _Text:
    """The clauses of a plan, asked for those that are there and for those most like one."""

    def __init__(self, result: Decomposition) -> None:
        self.clauses: Mapping[str, str] = clauses_of(result.plan)
        self._words = list(self.clauses.values())
        self._index: Counterparts | None = None

    def like(self, words: str) -> str:
        """Return the clause most like some words; nothing when none is."""
        if self._index is None:
            self._index = Counterparts(self._words)
        best = self._index.ranked(words, most=1, least=_LEAST)
        return self._words[best[0][0]] if best else ""


def _decisions(project: Project, text: _Text) -> Iterator[Bound]:
    rows = {row.id: row for made in project.rounds() for row in made.rows}
    for id_, decisions in project.decisions().items():
        last, row = decisions[-1], rows.get(id_)
        if row is None:
            continue
        was = f"{row.title}\n{row.text}".strip()
        now = "" if last.clause in text.clauses else text.like(was)
        standing = (
            Standing.HOLDS
            if last.clause in text.clauses
            else (Standing.CHANGED if now else Standing.GONE)
        )
        yield Bound(
            kind="decision",
            id=id_,
            what=last.outcome.value,
            reason=last.reason,
            date=last.date,
            standing=standing,
            was=was,
            now=now,
        )


def _acceptance(entry: Accepted, result: Decomposition, text: _Text, today: date) -> Bound:
    lost = entry.lost(text.clauses)
    now = "\n".join(filter(None, map(text.like, lost)))
    if lost:
        standing = Standing.CHANGED if now else Standing.GONE
    elif not any(entry.holds(finding) for finding in result.findings):
        standing = Standing.SETTLED
    else:
        standing = Standing.EXPIRED if entry.expired(today) else Standing.HOLDS
    return Bound(
        kind="acceptance",
        id=entry.fingerprint,
        what=entry.name,
        reason=entry.reason,
        date=entry.expires,
        standing=standing,
        was="\n".join(lost or (words for _, words in entry.clauses)),
        now=now,
    )
