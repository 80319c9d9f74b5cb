"""What one file of a reply says: its answers, and all that is odd in it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from decompose.consult.recognise import SENT, meant, named_in, owner_of, recognised, sent_words
from decompose.consult.values import Answer, Oddity, Position, Row
from decompose.labels.consultation import position_of
from decompose.readers.reply import Line, Reply, plain_text
from decompose.text.patterns import regex

_ANSWERS = ("proposal", "reason")
_OWN_ID = regex(r"R[A-Z2-7]{9}")  # of another consultation, or tampered with
_FAILED = regex(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!)|Err:\d+")


class Taken(NamedTuple):
    """The answers of a file, its rows without one, what was told by words, and what was not taken."""

    answers: tuple[Answer, ...]
    empty: tuple[str, ...]
    matched: tuple[Oddity, ...]
    oddities: tuple[Oddity, ...]


class Reading:
    """Reads one file.

    Args:
        known: Every row that was sent in any round, by id.
        number: The round that is going on.
        around: Words that were sent around the tables, without blanks.
        file: Name of the file.
    """

    def __init__(
        self, known: dict[str, Row], number: int, around: frozenset[str], file: str
    ) -> None:
        self._known, self._number, self._around, self._file = known, number, around, file
        self._current = [row for row in known.values() if row.round == number]
        self._owner = ""
        self._matched: list[Oddity] = []
        self._oddities: list[Oddity] = []
        self._old: Counter[int] = Counter()

    def of(self, reply: Reply) -> Taken:
        """Return what a reply says."""
        strange = self._of_another(reply)
        if strange:
            self._oddities.append(strange)
            return Taken((), (), (), tuple(self._oddities))
        headlines = (self._file, *(aside.text for aside in reply.asides))
        self._owner = owner_of(reply.lines, self._known, headlines)
        found: dict[str, Answer] = {}
        bad: set[str] = set()
        here: dict[str, Row] = {}
        sheets: dict[str, dict[str, Row]] = {}
        for line in reply.lines:
            row = self._row(line)
            if row is None:
                continue
            here[row.id] = row
            self._outside(line, row)
            answer = self._answer(line, row)
            if answer is None or answer.silent:
                bad |= {row.id} if answer is None else set()
                continue
            if found.get(row.id, answer) != answer:
                self._odd(line.place(), f"two answers to row {row.id} stand in this file")
                bad.add(row.id)
            found[row.id] = answer
            sheets.setdefault(line.sheet, {})[row.id] = row
        for number, count in sorted(self._old.items()):
            self._odd(self._file, f"{count} rows of this file are of round {number}")
        bad |= self._strangers(here, sheets)
        self._around_the_table(reply)
        answers = tuple(answer for id_, answer in found.items() if id_ not in bad)
        empty = tuple(id_ for id_ in here if id_ not in found and id_ not in bad)
        return Taken(answers, empty, tuple(self._matched), tuple(self._oddities))

    def _of_another(self, reply: Reply) -> Oddity | None:
        """Tell in one line when every row is of another consultation, or of a round not kept here."""
        ids = {line.id for line in reply.lines if line.id}
        if not ids or ids & set(self._known) or not all(map(_OWN_ID.fullmatch, ids)):
            return None
        filled = sum(map(_filled, reply.lines))
        return Oddity(
            where=self._file,
            what=f"the file is of another consultation: none of its {len(ids)} rows was sent from "
            f"here; {filled} of them are filled in",
            hint="collect it in the folder that it was sent from, or send this workbook again",
        )

    def _row(self, line: Line) -> Row | None:
        row = self._known.get(line.id)
        if row is None:
            return self._by_words(line)
        if row.round != self._number:
            self._old[row.round] += 1
            return None
        own = [one for one in self._current if one.department == row.department]
        truly = meant(line, row, own)
        if not _filled(line):
            return truly or row
        if truly is None:
            what = f"the words of this row are not those of row {row.id}, whose id it has"
            self._odd(line.place(), what)
        elif truly.id != row.id:
            what = f"this row has the id of row {row.id}; by its words it is row {truly.id}"
            self._matched.append(Oddity(where=line.place(), what=what))
        return truly

    def _by_words(self, line: Line) -> Row | None:
        """Return the row that a line without a known id is, told by its words."""
        foreign = _OWN_ID.fullmatch(line.id)
        row = None if foreign else recognised(line, self._current, self._owner)
        filled = _filled(line)
        if row is not None:
            if filled:
                what = f"the id of this row is gone; by its words it is row {row.id}"
                self._matched.append(Oddity(where=line.place(), what=what))
            return row
        if filled or line.id:
            self._odd(line.place(), "this row was not sent: its id is missing or unknown")
            return None
        for key, text in line.values.items():
            if text:
                self._aside(line.place(key), text)
        return None

    def _answer(self, line: Line, row: Row) -> Answer | None:
        for key in ("position", *_ANSWERS):
            if _FAILED.fullmatch(line.values.get(key, "")):
                what = f"the cell holds a formula that fails: {line.values[key]}"
                self._odd(line.place(key), what)
                return None
        said = line.values.get("position", "")
        chosen = position_of(said)
        position = Position(chosen) if chosen else None
        if said and position is None:
            what = f"the opinion {said} is none of those to choose from"
            self._odd(line.place("position"), what)
            return None
        proposal, reason = (line.values.get(key, "") for key in _ANSWERS)
        return Answer(id=row.id, position=position, proposal=proposal, reason=reason)

    def _outside(self, line: Line, row: Row) -> None:
        """Report cells that were changed although nobody was asked about them."""
        if (serial := line.values.get("serial", "")) and not serial.isdecimal():
            self._aside(line.place("serial"), serial)
        for key in SENT:
            now = line.values.get(key)
            was = plain_text(sent_words(row, key))
            if now is not None and "".join(now.split()) != "".join(was.split()):
                what = f"the cell was changed to {now}; it was not to be filled in"
                self._odd(line.place(key), what)

    def _strangers(self, here: dict[str, Row], sheets: dict[str, dict[str, Row]]) -> set[str]:
        """Report rows of other departments and rows left out; return those that are not to count.

        A department speaks for itself only: whose answer it is must not be guessed.
        """
        owners = {row.department: row.name for row in here.values()}
        gone = [r for r in self._current if r.department in owners and r.id not in here]
        if gone:
            self._odd(self._file, f"{len(gone)} rows that were sent do not stand in this file")
        stem = self._file.rsplit("/", 1)[-1]
        called = named_in(stem, self._current, at_start=True) - set(owners)
        if called and owners and not named_in(stem, self._current) & set(owners):
            names = ", ".join(sorted(owners.values()))
            what = f"the file is named after another department than that of its rows: {names}"
            self._odd(self._file, what)
            return set(here)
        mixed: set[str] = set()
        for sheet, rows in sheets.items():
            names = ", ".join(sorted({row.name for row in rows.values()}))
            if len({row.department for row in rows.values()}) > 1:
                what = f"rows of several departments are filled in on one sheet: {names}"
                self._odd(f"{self._file}:{sheet}" if sheet else self._file, what)
                mixed |= set(rows)
        if len(owners) > 1 and not mixed:
            names = ", ".join(sorted(owners.values()))
            self._odd(self._file, f"rows of several departments stand in one file: {names}")
        return mixed

    def _around_the_table(self, reply: Reply) -> None:
        for aside in reply.asides:
            self._aside(aside.where, aside.text)
        if reply.formulas:
            what = f"{reply.formulas} cells hold a formula without a value"
            self._odd(self._file, what)

    def _aside(self, where: str, text: str) -> None:
        if "".join(text.split()) not in self._around:
            self._odd(where, f"these words stand in no cell to be filled in: {text}")

    def _odd(self, where: str, what: str) -> None:
        self._oddities.append(Oddity(where=where, what=what))


def _filled(line: Line) -> bool:
    return any(line.values.get(key) for key in ("position", *_ANSWERS))
