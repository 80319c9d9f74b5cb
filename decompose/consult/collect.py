"""The way back: what the replies say, found by the id of each row wherever it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from decompose.consult.project import Project
from decompose.consult.reading import Reading, Taken
from decompose.consult.send import words_around
from decompose.consult.values import Answer, Collected, Oddity
from decompose.errors import ReadError
from decompose.labels.consultation import heads
from decompose.readers.reply import read_reply

FILLED_IN = frozenset({"position", "proposal", "reason"})
_TABLES = (".xlsx", ".xlsm", ".csv", ".tsv")
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def collect(project: Project, replies: Path) -> Collected:
    """Read every table of a folder and take over what was filled in.

    A file counts as a whole or not at all; the same file counts once. A cell that cannot be
    understood, a row of another round or of another consultation, two different answers to one row,
    words that stand elsewhere and changed cells that were not to be changed are named and not
    taken over. A row without its id is told by its words, if they are those of one row only.
    """
    if not replies.is_dir():
        raise ReadError(
            "a folder with the replies was expected", hint="check the path", where=str(replies)
        )
    project.latest()
    with project.writing():
        return _Collection(project).of(replies)


class _Collection:
    """One collection; the project is locked all the while."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._rounds = project.rounds()
        self._known = {row.id: row for made in self._rounds for row in made.rows}
        self._around = frozenset(
            "".join(text.split()) for made in self._rounds for text in words_around(made)
        )
        self._state, self._digests = project.answers(), set(project.digests())
        self._seen: dict[str, tuple[Answer, str]] = {}
        self._oddities: list[Oddity] = []
        self._matched: list[Oddity] = []
        self._changed: list[str] = []
        self._unedited: list[str] = []

    def of(self, replies: Path) -> Collected:
        files = list(_files(replies))
        for path in files:
            self._file(path)
        return Collected(
            files=len(files),
            changed=tuple(dict.fromkeys(self._changed)),
            unedited=tuple(self._unedited),
            matched=tuple(self._matched),
            oddities=tuple(self._oddities),
        )

    def _file(self, path: Path) -> None:
        if path.suffix.lower() not in _TABLES:
            what = "the file is not read: it is no workbook and no csv table"
            self._oddities.append(Oddity(where=path.name, what=what))
            return
        try:
            data = path.read_bytes()
            digest = sha256(data).hexdigest()
            if digest in self._digests:
                what = "the same file was taken over before"
                self._oddities.append(Oddity(where=path.name, what=what))
                return
            reply = read_reply(data, path.name, heads(), filled_in=FILLED_IN)
        except ReadError as error:
            self._oddities.append(Oddity(where=error.where or path.name, what=error.message))
            return
        except OSError as error:
            what = f"cannot read the file: {error.strerror or error}"
            self._oddities.append(Oddity(where=path.name, what=what))
            return
        taken = Reading(self._known, self._rounds[-1].number, self._around, path.name).of(reply)
        self._take(taken, path.name, digest)

    def _take(self, taken: Taken, file: str, digest: str) -> None:
        self._oddities += taken.oddities
        self._matched += taken.matched
        answers = [answer for answer in taken.answers if not self._clashes(answer, file)]
        if not answers:
            self._unedited.append(file)
        fresh = [answer for answer in answers if self._state.get(answer.id) != answer]
        if fresh:
            self._project.record_reply(file, digest, fresh)
            self._digests.add(digest)
        self._state.update((answer.id, answer) for answer in fresh)
        self._seen.update((answer.id, (answer, file)) for answer in answers)
        self._changed += [answer.id for answer in fresh]

    def _clashes(self, answer: Answer, file: str) -> bool:
        """Tell whether another file of this collection answers the same row in another way."""
        other = self._seen.get(answer.id)
        if other is None or other[0] == answer:
            return False
        what = f"another answer to row {answer.id} stands in {other[1]}"
        self._oddities.append(Oddity(where=file, what=what))
        return True


def _files(replies: Path) -> Iterator[Path]:
    for path in sorted(replies.rglob("*")):
        hidden = path.name.startswith(("~$", ".")) or path.name.lower() in _LEFT_BY_SYSTEMS
        if not hidden and path.is_file():
            yield path
