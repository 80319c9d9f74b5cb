"""The way back: what the replies say, found by the id of each row wherever it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from decompose.consult.project import Project
from decompose.consult.reading import Reading, Taken
from decompose.consult.send import words_around
from decompose.consult.values import Answer, Collected, Oddity, Receipt
from decompose.errors import DecomposeError, ReadError
from decompose.labels.consultation import heads
from decompose.readers.reply import read_reply

FILLED_IN = frozenset({"position", "proposal", "reason"})
_TABLES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".et", ".ods"})
_ASK = "enter what it says in the workbook that was sent"
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def collect(project: Project, replies: Path) -> Collected:
    """Read every table of a folder and take over what was filled in.

    A file counts as a whole or not at all; the same file counts once, and a later file of the same
    department over an earlier one. Of two new files that answer a row in different ways neither
    counts until one is taken away. A cell that cannot be understood, a row of another round or of
    another consultation, words that stand elsewhere and changed cells that were not to be changed
    are named and not taken over. A row without its id is told by its words, if they are those of
    one row only.
    """
    if not replies.is_dir():
        raise ReadError(
            "a folder with the replies was expected", hint="check the path", where=str(replies)
        )
    project.latest()
    with project.writing():
        return _Collection(project).of(replies)


class _File(NamedTuple):
    """A new file of a reply and what it says."""

    name: str
    digest: str
    taken: Taken


class _Clash(NamedTuple):
    """A row that another new file answers in another way."""

    rival: str
    told: Oddity


class _Collection:
    """One collection; the project is locked all the while."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._rounds = project.rounds()
        self._known = {row.id: row for made in self._rounds for row in made.rows}
        self._around = frozenset(
            "".join(text.split()) for made in self._rounds for text in words_around(made)
        )
        self._state, self._digests = project.answers(), project.digests()
        self._told = {receipt.file: receipt.oddities for receipt in project.receipts()}
        self._oddities: list[Oddity] = []
        self._matched: list[Oddity] = []
        self._changed: list[str] = []
        self._unedited: list[str] = []
        self._again: list[str] = []

    def of(self, replies: Path) -> Collected:
        paths = list(_files(replies))
        names = {path: path.relative_to(replies).as_posix() for path in paths}
        files = [file for path, name in names.items() if (file := self._file(path, name))]
        clashes = _clashes(files)
        for file in files:
            self._take(file, clashes.get(file.name, ()))
        return Collected(
            files=len(paths),
            changed=tuple(dict.fromkeys(self._changed)),
            unedited=tuple(self._unedited),
            again=tuple(self._again),
            matched=tuple(self._matched),
            oddities=tuple(self._oddities),
        )

    def _file(self, path: Path, name: str) -> _File | None:
        """Read a file; None when it says nothing new or cannot be read."""
        if path.suffix.lower() not in _TABLES:
            what = "the file is not read: it is no workbook and no csv table"
            self._unread(name, Oddity(where=name, what=what, hint=_ASK))
            return None
        try:
            data = path.read_bytes()
            digest = sha256(data).hexdigest()
            if digest in self._digests:
                self._once_more(name, self._digests[digest])
                return None
            self._digests[digest] = name
            reply = read_reply(data, name, heads(), filled_in=FILLED_IN)
        except DecomposeError as error:
            told = Oddity(where=error.where or name, what=error.message, hint=error.hint)
            self._unread(name, told)
            return None
        except OSError as error:
            what = f"cannot read the file: {error.strerror or error}"
            self._unread(name, Oddity(where=name, what=what))
            return None
        taken = Reading(self._known, self._rounds[-1].number, self._around, name).of(reply)
        return _File(name, digest, taken)

    def _unread(self, name: str, told: Oddity) -> None:
        """Keep that a file came and could not be read, so that the list of files received has it."""
        self._oddities.append(told)
        if self._told.get(name) != (told,):
            self._project.record_reply(name, sha256(name.encode()).hexdigest(), (), (told,))

    def _once_more(self, name: str, before: str) -> None:
        if name == before:
            self._again.append(name)
            return
        what = f"the same file as {before}"
        self._oddities.append(Oddity(where=name, what=what))

    def _take(self, file: _File, clashes: Sequence[_Clash]) -> None:
        name, taken = file.name, file.taken
        oddities = [*taken.oddities, *(clash.told for clash in clashes)]
        stands = [id_ for id_ in taken.empty if id_ in self._state and taken.answers]
        if stands:
            what = f"empty here, the earlier answers stand: {', '.join(stands)}"
            oddities.append(Oddity(where=name, what=what))
        self._oddities += oddities
        self._matched += taken.matched
        if not taken.answers:
            self._unedited.append(name)
        if clashes:
            self._wait(file, oddities, {clash.rival: 0 for clash in clashes})
            return
        fresh = [answer for answer in taken.answers if self._state.get(answer.id) != answer]
        told = (*taken.matched, *oddities)
        if fresh or (told and self._told.get(name) != told):
            self._project.record_reply(name, file.digest, fresh, told)
        self._state.update((answer.id, answer) for answer in fresh)
        self._changed += [answer.id for answer in fresh]

    def _wait(self, file: _File, oddities: Sequence[Oddity], rivals: Iterable[str]) -> None:
        """Keep that a file came and does not count, so that its unit is not called silent."""
        rows = tuple(answer.id for answer in file.taken.answers)
        told = (*file.taken.matched, *oddities)
        if self._told.get(file.name) != told:
            self._project.record_clash(
                Receipt(file=file.name, answers=0, rows=rows, rivals=tuple(rivals), oddities=told)
            )


def _clashes(files: Sequence[_File]) -> dict[str, list[_Clash]]:
    """Return, by file, the rows that another new file answers in another way."""
    said: dict[str, list[tuple[Answer, str]]] = {}
    for file in files:
        for answer in file.taken.answers:
            said.setdefault(answer.id, []).append((answer, file.name))
    found: dict[str, list[_Clash]] = {}
    for id_, given in said.items():
        for answer, name in given:
            others = [other for said_, other in given if said_ != answer]
            if others:
                what = f"another answer to row {id_} stands in {others[0]}; neither file counts"
                clash = _Clash(others[0], Oddity(where=name, what=what))
                found.setdefault(name, []).append(clash)
    return found


def _files(replies: Path) -> Iterator[Path]:
    for path in sorted(replies.rglob("*")):
        hidden = path.name.startswith(("~$", ".")) or path.name.lower() in _LEFT_BY_SYSTEMS
        if not hidden and path.is_file():
            yield path
