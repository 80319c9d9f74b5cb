"""What a consultation is made of: rows sent, answers, decisions, and what was odd in a reply."""

from __future__ import annotations

from enum import StrEnum

from decompose.model.base import Model


class Position(StrEnum):
    """What a department says to a row."""

    AGREE = "agree"
    OBJECT = "object"
    PROPOSE = "propose"


class Outcome(StrEnum):
    """What became of an opinion."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    REJECTED = "rejected"
    ESCALATED = "escalated"
    DECIDED = "decided"


class Row(Model):
    """One line that a department is asked about: its role in a task or in a measure of it.

    ``id`` tells round, department and line; ``clause`` is the fingerprint of the words. An expert
    is asked about whole tasks; ``department`` then tells the expert, ``role`` the whole division.
    """

    id: str
    round: int
    department: str
    name: str
    task: str
    measure: str | None
    title: str
    text: str
    role: str
    deadline: str
    reason: str
    clause: str
    expert: bool = False
    whole: str = ""
    """Who does what in all of it, where the words of the row do not tell it."""


class Answer(Model):
    """What a reply says about a row; None where it says nothing."""

    id: str
    position: Position | None = None
    proposal: str = ""
    reason: str = ""

    @property
    def silent(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.position or self.proposal or self.reason)

    @property
    def speaks(self) -> bool:
        """Whether more is said than yes: something has to become of it."""
        against = self.position in (Position.OBJECT, Position.PROPOSE)
        return against or bool(self.proposal or self.reason)


class Decision(Model):
    """What was decided about a row, by whom and when, on which words and which opinion."""

    id: str
    outcome: Outcome
    reason: str
    by: str
    date: str
    clause: str
    answer: Answer


class Oddity(Model):
    """Something in a reply that was not taken over, and why; ``where`` names file, sheet and cell."""

    where: str
    what: str
    hint: str = ""
    """What the one who sent it should do."""


class Receipt(Model):
    """What a file of a reply brought: how many answers, and what was odd in it.

    ``rivals`` are the files that answer one of its rows in another way: until one of them counts,
    none does.
    """

    file: str
    answers: int
    rows: tuple[str, ...] = ()
    """The rows that it answers."""
    rivals: tuple[str, ...] = ()
    oddities: tuple[Oddity, ...] = ()


class Collected(Model):
    """What a collection took over and what it did not."""

    files: int = 0
    changed: tuple[str, ...] = ()
    """Rows whose answer is new or another one."""
    unedited: tuple[str, ...] = ()
    """Files in which nothing was filled in that counts."""
    again: tuple[str, ...] = ()
    """Files that were taken over by an earlier collection."""
    matched: tuple[Oddity, ...] = ()
    """Rows that had lost their id and were told by their words."""
    oddities: tuple[Oddity, ...] = ()
