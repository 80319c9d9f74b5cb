"""The folder of a consultation: inputs, rounds and a journal, all plain files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import Field, ValidationError

from decompose.consult.journal import Journal
from decompose.consult.lock import only_writer
from decompose.consult.values import Answer, Decision, Oddity, Receipt, Row
from decompose.errors import DamagedDocument, ReadError
from decompose.files import make_folder, replace_file
from decompose.model.base import Model
from decompose.model.result import Decomposition

_SCHEMA = "decompose.round/1"


class Round(Model):
    """One round: the division that was sent and every row of it."""

    schema_: str = Field(default=_SCHEMA, alias="schema")
    number: int
    deadline: str
    result: Decomposition
    rows: tuple[Row, ...]
    duties: dict[str, dict[str, tuple[str, ...]]] = {}
    """Duties and laws that speak for a department in a task, by task and department."""
    precedents: dict[str, tuple[str, ...]] = {}
    """Who led what in past divisions that resemble a task, by task."""
    names: dict[str, tuple[str, ...]] = {}
    """Every name by which an opinion may call a department that is asked."""

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}


class Project:
    """A consultation on disk.

    Args:
        folder: ``round-N.json`` for each round and ``journal.jsonl`` with answers and decisions.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal(folder / "journal.jsonl")
        self._depth = 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer until the end of the block; blocks may stand inside each other.

        Raises:
            ReportError: Another program does not stop writing, or the folder cannot be written to.
        """
        if self._depth:
            yield
            return
        make_folder(self.folder)
        with only_writer(self.folder):
            self._depth = 1
            try:
                self._sweep()
                yield
            finally:
                self._depth = 0

    def _sweep(self) -> None:
        """Take away what a killed program left half written: files that never got their name."""
        for left in self.folder.glob(".*.part"):
            left.unlink(missing_ok=True)

    def begin(self, made: Round) -> None:
        """Keep a new round."""
        data = made.model_dump_json(indent=1, by_alias=True) + "\n"
        with self.writing():
            path = self.folder / f"round-{made.number}.json"
            replace_file(path, data.encode(), durable=True)

    def rounds(self) -> tuple[Round, ...]:
        """Return every round, the first one first.

        Raises:
            DamagedDocument: A file is no round.
        """
        numbers = sorted(
            int(path.stem.removeprefix("round-"))
            for path in self.folder.glob("round-*.json")
            if path.stem.removeprefix("round-").isdecimal()
        )
        return tuple(self._round(self.folder / f"round-{number}.json") for number in numbers)

    def latest(self) -> Round:
        """Return the round that is going on.

        Raises:
            ReadError: Nothing was sent yet.
        """
        rounds = self.rounds()
        if not rounds:
            raise ReadError(
                "nothing was sent from this folder yet",
                hint="begin with decompose consult send",
                where=str(self.folder),
            )
        return rounds[-1]

    def answers(self) -> dict[str, Answer]:
        """Return the latest answer to each row, by its id."""
        found: dict[str, Answer] = {}
        for event in self.journal.read():
            if event.get("kind") == "reply":
                answers = map(Answer.model_validate, event["answers"])
                found.update((answer.id, answer) for answer in answers)
        return found

    def decisions(self) -> dict[str, tuple[Decision, ...]]:
        """Return every decision about each row, the first one first."""
        found: dict[str, tuple[Decision, ...]] = {}
        for event in self.journal.read():
            if event.get("kind") == "decisions":
                for value in event["decisions"]:
                    decision = Decision.model_validate(value)
                    found[decision.id] = (*found.get(decision.id, ()), decision)
        return found

    def digests(self) -> dict[str, str]:
        """Return the files whose answers were taken over: their names by their fingerprints."""
        events = (e for e in self.journal.read() if e.get("kind") == "reply" and e["answers"])
        return {event["digest"]: event["file"] for event in events}

    def receipts(self) -> tuple[Receipt, ...]:
        """Return what each file brought; of one name, or one file under two, the later counts."""
        found: dict[str, Receipt] = {}
        names: dict[str, str] = {}
        rows: dict[str, dict[str, int]] = {}
        for event in self.journal.read():
            if event.get("kind") == "reply":
                found.pop(names.get(event["digest"], ""), None)
                names[event["digest"]] = event["file"]
                found = {f: r for f, r in found.items() if event["file"] not in r.rivals}
                rows.setdefault(event["file"], {}).update((a["id"], 0) for a in event["answers"])
                found[event["file"]] = Receipt(
                    file=event["file"],
                    answers=len(event["answers"]),
                    rows=tuple(rows[event["file"]]),
                    oddities=tuple(map(Oddity.model_validate, event.get("oddities", ()))),
                )
            elif event.get("kind") == "clash":
                found[event["receipt"]["file"]] = Receipt.model_validate(event["receipt"])
        return tuple(found.values())

    def record_reply(
        self, file: str, digest: str, answers: Iterable[Answer], oddities: Iterable[Oddity] = ()
    ) -> None:
        """Take over what a file answers: all of it or, after a crash, nothing."""
        values = [answer.model_dump(mode="json") for answer in answers]
        told = [oddity.model_dump(mode="json") for oddity in oddities]
        event = {"kind": "reply", "file": file, "digest": digest, "answers": values}
        with self.writing():
            self.journal.append({**event, "oddities": told})

    def record_clash(self, receipt: Receipt) -> None:
        """Keep that a file waits, since another one answers in another way."""
        with self.writing():
            self.journal.append({"kind": "clash", "receipt": receipt.model_dump(mode="json")})

    def record_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keep decisions made at one time: all of them or, after a crash, none."""
        values = [decision.model_dump(mode="json") for decision in decisions]
        with self.writing():
            self.journal.append({"kind": "decisions", "decisions": values})

    @staticmethod
    def _round(path: Path) -> Round:
        try:
            made = Round.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            if _is_round(path):
                raise _other_version(path) from error
            raise DamagedDocument(
                "the file is no round of a consultation",
                hint="restore it from a copy; only decompose writes to it",
                where=str(path),
            ) from error
        if made.schema_ != _SCHEMA:
            raise _other_version(path)
        return made


def _is_round(path: Path) -> bool:
    """Tell whether a file that is not understood is a round all the same: one of a later version."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    if not isinstance(value, dict) or not str(value.get("schema")).startswith("decompose.round/"):
        return False
    known = {"schema", *Round.model_fields} - {"schema_"}
    return value["schema"] != _SCHEMA or bool(set(value) - known)


def _other_version(path: Path) -> ReadError:
    return ReadError(
        "the round was written by another version of decompose",
        hint="use the version that wrote it, or a later one",
        where=str(path),
    )
