"""The way back: what the replies say, found by the id of each row wherever it stands now."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

from decompose.consult.labels import heads, position_of
from decompose.consult.project import Project
from decompose.consult.values import Answer, Collected, Oddity, Row
from decompose.errors import ReadError
from decompose.readers.reply_xlsx import Line, plain_text, read_reply

_SENT = ("task", "name", "text", "role", "deadline", "ground")
_ANSWERS = ("proposal", "reason")


def collect(project: Project, replies: Path) -> Collected:
    """Read every workbook of a folder and take over what was filled in.

    A file counts as a whole or not at all; the same file counts once. A cell that cannot be
    understood, a row of another round or of another consultation, two different answers to one row
    and changed cells that were not to be changed are named and not taken over.
    """
    if not replies.is_dir():
        raise ReadError(
            "a folder with the replies was expected", hint="check the path", where=str(replies)
        )
    current = project.latest()
    known = {row.id: row for made in project.rounds() for row in made.rows}
    state, digests = project.answers(), set(project.digests())
    changed: list[str] = []
    unedited: list[str] = []
    oddities: list[Oddity] = []
    files = [p for p in sorted(replies.rglob("*")) if p.suffix.lower() in (".xlsx", ".xlsm")]
    files = [p for p in files if not p.name.startswith(("~$", "."))]
    seen: dict[str, tuple[Answer, str]] = {}
    for path in files:
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        if digest in digests:
            oddities.append(Oddity(where=path.name, what="the same file was taken over before"))
            continue
        try:
            lines = read_reply(data, path.name, heads())
        except ReadError as error:
            oddities.append(Oddity(where=error.where or path.name, what=error.message))
            continue
        reply = _Reply(known, current.number)
        answers = [a for a in reply.answers(lines) if not _clashes(a, seen, path.name, oddities)]
        oddities += reply.oddities
        if not answers:
            unedited.append(path.name)
        fresh = [answer for answer in answers if state.get(answer.id) != answer]
        if fresh:
            project.record_reply(path.name, digest, fresh)
            digests.add(digest)
        state.update((answer.id, answer) for answer in fresh)
        seen.update((answer.id, (answer, path.name)) for answer in answers)
        changed += [answer.id for answer in fresh]
    return Collected(
        files=len(files),
        changed=tuple(dict.fromkeys(changed)),
        unedited=tuple(unedited),
        oddities=tuple(oddities),
    )


def _clashes(
    answer: Answer, seen: dict[str, tuple[Answer, str]], file: str, oddities: list[Oddity]
) -> bool:
    """Tell whether another file of this collection answers the same row in another way."""
    other = seen.get(answer.id)
    if other is None or other[0] == answer:
        return False
    what = f"another answer to row {answer.id} stands in {other[1]}"
    oddities.append(Oddity(where=file, what=what))
    return True


class _Reply:
    """The lines of one file."""

    def __init__(self, known: dict[str, Row], number: int) -> None:
        self._known, self._number = known, number
        self.oddities: list[Oddity] = []

    def answers(self, lines: list[Line]) -> list[Answer]:
        found: dict[str, Answer] = {}
        bad: set[str] = set()
        for line in lines:
            row = self._row(line)
            if row is None:
                continue
            self._outside(line, row)
            answer = self._answer(line, row)
            if answer is None or answer.silent:
                continue
            if found.get(row.id, answer) != answer:
                self._odd(line, f"two answers to row {row.id} stand in this file")
                bad.add(row.id)
            found[row.id] = answer
        self._strangers(found)
        return [answer for id_, answer in found.items() if id_ not in bad]

    def _row(self, line: Line) -> Row | None:
        row = self._known.get(line.id)
        filled = any(line.values.get(key) for key in ("position", *_ANSWERS))
        if row is None:
            if filled or line.id:
                self._odd(line, "this row was not sent: its id is missing or unknown")
            return None
        if row.round != self._number:
            self._odd(line, f"this row is of round {row.round}")
            return None
        return row

    def _answer(self, line: Line, row: Row) -> Answer | None:
        said = line.values.get("position", "")
        position = position_of(said)
        if said and position is None:
            self._odd(line, f"the opinion {said} is none of those to choose from", "position")
            return None
        proposal, reason = (line.values.get(key, "") for key in _ANSWERS)
        return Answer(id=row.id, position=position, proposal=proposal, reason=reason)

    def _outside(self, line: Line, row: Row) -> None:
        """Report cells that were changed although nobody was asked about them."""
        sent = (row.task, row.title, row.text, row.role, row.deadline, row.reason)
        for key, was in zip(_SENT, sent, strict=True):
            now = line.values.get(key)
            if now is not None and "".join(now.split()) != "".join(plain_text(was).split()):
                self._odd(line, f"the cell was changed to {now}; it was not to be filled in", key)

    def _strangers(self, found: dict[str, Answer]) -> None:
        """Report answers for another department than the one most rows of the file are of."""
        owners = Counter(self._known[id_].department for id_ in found)
        if len(owners) > 1:
            names = sorted({self._known[id_].name for id_ in found})
            what = f"rows of several departments stand in one file: {', '.join(names)}"
            self.oddities.append(Oddity(where="", what=what))

    def _odd(self, line: Line, what: str, key: str = "") -> None:
        self.oddities.append(Oddity(where=line.place(key), what=what))
