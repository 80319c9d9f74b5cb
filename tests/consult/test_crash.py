"""Killed, full, refused, at the same time as others: what was acknowledged stays, all else is whole."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from decompose import files as files_module
from decompose.consult import journal as journal_module
from decompose.consult import lock as lock_module
from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.journal import Journal
from decompose.consult.lock import only_writer
from decompose.consult.project import Project
from decompose.consult.send import send
from decompose.consult.sheet import apply, decision_sheet
from decompose.consult.summary import Summary
from decompose.consult.values import Outcome
from decompose.errors import DecomposeError, ReportError
from tests.conftest import ROOT
from tests.consult.support import FIRST, POSITION, REASON, RESULT, fill, replies, reply

KILLS = int(os.environ.get("DECOMPOSE_KILLS", "8"))
CHOICE = 10
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 and file limits are of POSIX")


def test_a_torn_line_is_not_read_and_cut_off(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    for number in range(3):
        journal.append({"n": number, "words": "意见\n两行"})
    whole = journal.path.read_bytes()
    for cut in range(len(whole)):
        journal.path.write_bytes(whole[:cut])
        kept = [event["n"] for event in journal.read()]
        assert kept == list(range(whole[:cut].count(b"\n")))
        journal.append({"n": 9})
        assert [event["n"] for event in journal.read()] == [*kept, 9]
    journal.path.write_bytes(b"junk\n" + whole)
    with pytest.raises(DecomposeError):
        journal.read()


# --- killed at random moments ---------------------------------------------------------------------

DECIDER = """
import sys
from pathlib import Path
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.values import Outcome
project = Project(Path(sys.argv[1]))
rows = [a.id for a in project.answers().values()]
number = sum(map(len, project.decisions().values()))
while True:
    row = rows[number % len(rows)]
    decide(project, row, Outcome.REJECTED, by="安委办", date="2021-09-01", reason=f"第{number}次")
    sys.stdout.write(f"{row} {number}\\n"); sys.stdout.flush()
    number += 1
"""
COLLECTOR = """
import sys
from pathlib import Path
from decompose.consult.collect import collect
from decompose.consult.project import Project
sys.stdout.write("begun\\n"); sys.stdout.flush()
found = collect(Project(Path(sys.argv[1])), Path(sys.argv[2]))
sys.stdout.write(f"{len(found.changed)}\\n"); sys.stdout.flush()
"""
SENDER = """
import sys
from pathlib import Path
from decompose.consult.project import Project
from decompose.consult.send import send
from decompose.model.result import Decomposition
result = Decomposition.model_validate_json(Path(sys.argv[2]).read_bytes())
sys.stdout.write("begun\\n"); sys.stdout.flush()
send(result, Project(Path(sys.argv[1])))
sys.stdout.write("sent\\n"); sys.stdout.flush()
"""


def _begin(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


def _killed(program: str, after: float, *arguments: object) -> list[str]:
    """Kill a program some time after its first line; return what it had said."""
    running = _begin(program, *arguments)
    assert running.stdout is not None
    first = running.stdout.readline()
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    said = (first + running.stdout.read()).decode().splitlines()
    running.wait()
    return said


def _answer_every_row(project: Project) -> None:
    for path in sorted((project.folder / "send-1").glob("*.xlsx")):
        book = load_workbook(path)
        sheet = book.worksheets[0]
        for row in range(FIRST, sheet.max_row + 1):
            sheet.cell(row, POSITION).value = "不同意"
            sheet.cell(row, REASON).value = f"理由{row}"
        book.save(replies(project) / path.name)


@posix
def test_killed_while_deciding_nothing_acknowledged_is_lost(project: Project) -> None:
    """Every decision that was told as kept is there afterwards, in order, and none twice."""
    _answer_every_row(project)
    collect(project, replies(project))
    chance = random.Random(7)
    acknowledged: list[tuple[str, str]] = []
    for _ in range(KILLS):
        said = _killed(DECIDER, chance.random() / 10, project.folder)
        acknowledged += [(row, number) for row, number in map(str.split, said)]
        kept = [
            (decision["id"], decision["reason"])
            for event in project.journal.read()
            if event["kind"] == "decisions"
            for decision in event["decisions"]
        ]
        assert len(kept) == len(set(kept))
        assert {(row, f"第{number}次") for row, number in acknowledged} <= set(kept)
    assert len(acknowledged) > KILLS
    Summary(project).tables()


APPLIER = """
import sys
from pathlib import Path
from decompose.consult.project import Project
from decompose.consult.sheet import apply
project, sheet = Project(Path(sys.argv[1])), Path(sys.argv[2])
sys.stdout.write("begun\\n"); sys.stdout.flush()
done = apply(project, sheet, by="安委办", date="2021-09-01")
sys.stdout.write(f"kept {len(done.decisions) + done.again}\\n"); sys.stdout.flush()
"""


@posix
def test_killed_while_a_sheet_is_applied_all_of_it_is_kept_or_nothing(project: Project) -> None:
    """Whatever the moment; what was told as kept is there, and applying again ends the same."""
    _answer_every_row(project)
    collect(project, replies(project))
    sheet = project.folder.parent / "处理.xlsx"
    data, count = decision_sheet(project)
    sheet.write_bytes(data)
    book = load_workbook(sheet)
    for row in range(FIRST, FIRST + count):
        book.worksheets[0].cell(row, CHOICE).value = "未采纳"
        book.worksheets[0].cell(row, CHOICE + 1).value = "依法"
    book.save(sheet)
    before, chance, seen = project.journal.path.read_bytes(), random.Random(13), set()
    for _ in range(KILLS):
        project.journal.path.write_bytes(before)
        said = _killed(APPLIER, chance.random() / 2, project.folder, sheet)
        kept = len(project.decisions())
        seen.add(kept)
        assert kept in ({count} if len(said) > 1 else {0, count})
        again = apply(project, sheet, by="安委办", date="2021-09-01")
        assert (again.again, len(again.decisions)) == ((count, 0) if kept else (0, count))
        assert [len(one) for one in project.decisions().values()] == [1] * count
    assert seen == {0, count} or KILLS < 20, "no kill fell on either side: the test shows little"


@posix
def test_killed_while_collecting_the_next_run_ends_the_same(project: Project) -> None:
    """A file is taken over whole or not at all; a second run completes what the first began."""
    _answer_every_row(project)
    whole = Project(project.folder.parent / "uninterrupted")
    shutil.copytree(project.folder, whole.folder)
    collect(whole, replies(project))
    expected = whole.answers()
    by_file = {event["file"]: len(event["answers"]) for event in whole.journal.read()}
    begin = project.folder.parent / "begin"
    project.folder.rename(begin)
    chance = random.Random(11)
    partial = 0
    for _ in range(KILLS):
        shutil.rmtree(project.folder, ignore_errors=True)
        shutil.copytree(begin, project.folder)
        _killed(COLLECTOR, chance.random() / 3, project.folder, replies(project))
        events = project.journal.read()
        assert all(len(event["answers"]) == by_file[event["file"]] for event in events)
        partial += 0 < len(events) < len(by_file)
        collect(project, replies(project))
        assert project.answers() == expected
    assert partial or KILLS < 20, "no kill fell into the middle: the test shows little"


@posix
def test_killed_while_sending_the_round_is_whole_or_absent(
    project: Project, tmp_path: Path
) -> None:
    draft = tmp_path / "division.json"
    draft.write_text(RESULT.model_dump_json(by_alias=True), encoding="utf-8")
    before = project.latest()
    chance = random.Random(5)
    for _ in range(min(KILLS, 6)):
        _killed(SENDER, chance.random() / 2, project.folder, draft)
        assert project.rounds()[0] == before
        for made in project.rounds()[1:]:
            assert len(made.rows) == len(before.rows)
            books = list((project.folder / f"send-{made.number}").glob("[!.]*.xlsx"))
            assert len(books) == len({row.department for row in made.rows})
    send(RESULT, project)
    assert not list(project.folder.glob(".*.part"))


# --- two at once ----------------------------------------------------------------------------------

CLIENT = """
import sys
from pathlib import Path
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.values import Outcome
project = Project(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    decide(project, sys.argv[4], Outcome.REJECTED, by=sys.argv[2], date="2021-09-01", reason=str(number))
"""


def test_several_writers_lose_nothing(project: Project) -> None:
    """Clients that write at the same time: every change is kept, whole, each client's in order."""
    clients, each = (8, 400) if os.environ.get("DECOMPOSE_KILLS") else (3, 25)
    reply(project, fill)
    (row,) = collect(project, replies(project)).changed
    running = [_begin(CLIENT, project.folder, f"c{n}", each, row) for n in range(clients)]
    assert [process.wait(timeout=500) for process in running] == [0] * clients
    kept = project.decisions()[row]
    assert len(kept) == clients * each
    for n in range(clients):
        own = [int(d.reason) for d in kept if d.by == f"c{n}"]
        assert own == list(range(each))


def test_two_rounds_begun_at_once_have_two_numbers(project: Project, tmp_path: Path) -> None:
    draft = tmp_path / "division.json"
    draft.write_text(RESULT.model_dump_json(by_alias=True), encoding="utf-8")
    running = [_begin(SENDER, project.folder, draft) for _ in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert [made.number for made in project.rounds()] == [1, 2, 3]


def test_a_writer_that_does_not_end_is_told(project: Project) -> None:
    holder = Project(project.folder)
    with (
        holder.writing(),
        pytest.raises(ReportError, match="another program is writing"),
        only_writer(project.folder, patience=0.1),
    ):
        pytest.fail("two writers at once")
    with only_writer(project.folder, patience=0.1):
        pass


@posix
def test_nobody_pushes_in_front_of_the_one_who_is_next(project: Project) -> None:
    """Who has just written, and writes again at once, stands behind the one who waits."""
    with (
        lock_module._held(project.folder / lock_module.NEXT, 0),
        pytest.raises(ReportError, match="another program is writing"),
        only_writer(project.folder, patience=0.1),
    ):
        pytest.fail("pushed in front")


HOLDER = """
import sys, time
from pathlib import Path
from decompose.consult import lock
with lock._held(Path(sys.argv[1]) / lock.NEXT, 0), lock._held(Path(sys.argv[1]) / lock.NAME, 0):
    print("held", flush=True); time.sleep(60)
"""


@posix
def test_a_killed_writer_keeps_nobody_waiting(project: Project) -> None:
    """kill -9 while it holds both places: the files stay, and the next one writes at once."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project.folder)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert (project.folder / lock_module.NAME).exists()
    with only_writer(project.folder, patience=5):
        pass


def test_the_lock_of_windows(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls that Windows has: refused with EACCES while another holds it, given back by hand."""
    taken: set[int] = set()

    def locking(handle: int, mode: str, count: int) -> None:
        assert count == 1
        place = os.fstat(handle).st_ino
        if mode == "unlock":
            taken.discard(place)
        elif place in taken:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            taken.add(place)

    fake = SimpleNamespace(locking=locking, LK_NBLCK="lock", LK_UNLCK="unlock")
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(lock_module.sys, "platform", "win32")
    with only_writer(project.folder):
        assert len(taken) == 1
        with (
            pytest.raises(ReportError, match="another program is writing"),
            only_writer(project.folder, patience=0.05),
        ):
            pytest.fail("two writers at once")
    assert not taken


# --- writes that fail -----------------------------------------------------------------------------


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, at: int, error: int) -> Iterator[Callable[[], int]]:
    """Let the n-th step of writing fail, whatever it is; yield how many steps there were."""
    steps = 0

    def guard(call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == at:
                raise OSError(error, os.strerror(error))
            return call(*arguments, **options)

        return guarded

    with monkeypatch.context() as patch:
        for name in ("write", "fsync", "open"):
            patch.setattr(journal_module.os, name, guard(getattr(os, name)))
        patch.setattr(files_module.tempfile, "mkstemp", guard(files_module.tempfile.mkstemp))
        patch.setattr(files_module.os, "fdopen", guard(os.fdopen))
        patch.setattr(Path, "replace", guard(Path.replace))
        patch.setattr(Path, "mkdir", guard(Path.mkdir))
        yield lambda: steps


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (lock_module.NAME, lock_module.NEXT)
    }


CAUSES = {
    errno.ENOSPC: ("the disk is full", "cannot make the folder: No space left on device"),
    errno.EACCES: (
        "the file or its folder may not be written to",
        "cannot make the folder: Permission denied",
        "cannot lock the folder: Permission denied",
    ),
    errno.EROFS: (
        "cannot write the file: Read-only file system",
        "cannot make the folder: Read-only file system",
        "cannot lock the folder: Read-only file system",
    ),
}


@pytest.mark.parametrize(
    ("error", "stride"), [(errno.ENOSPC, 1), (errno.EACCES, 9), (errno.EROFS, 11)]
)
def test_every_write_of_a_round_that_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: int, stride: int
) -> None:
    """The program says so, the old files are byte for byte as before, and the next try succeeds."""
    before, at, refused = _bytes(project.folder), 1, 0
    while True:
        with failing(monkeypatch, at, error) as steps:
            try:
                send(RESULT, project)
            except ReportError as problem:
                told = problem.message
                refused += problem.message in CAUSES[error] and len(project.rounds()) == 1
            else:
                told = ""
            if steps() < at:
                break
        now = _bytes(project.folder)
        assert {name: now.get(name) for name in before} == before
        assert bool(told) == (len(project.rounds()) == 1)
        (project.folder / "round-2.json").unlink(missing_ok=True)
        at += stride
    assert refused > 50 // stride
    assert len(project.rounds()) == 2


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_every_write_of_a_decision_that_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    reply(project, fill)
    (row,) = collect(project, replies(project)).changed
    decide(project, row, Outcome.ESCALATED, by="安委办", date="2021-09-01")
    before, at, done = project.journal.path.read_bytes(), 0, False
    while not done:
        at += 1
        with failing(monkeypatch, at, error) as steps:
            try:
                decide(project, row, Outcome.REJECTED, by="甲", date="2021-09-02", reason="依法")
            except ReportError:
                assert project.journal.path.read_bytes() == before
            done = steps() < at
    assert at > 3
    assert [d.by for d in project.decisions()[row]] == ["安委办", "甲"]


def test_every_write_of_a_collection_that_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was taken over before the failure stays; the same command then takes the rest."""
    _answer_every_row(project)
    files, at, done = len(list(replies(project).iterdir())), 0, False
    while not done:
        at += 3
        project.journal.path.unlink(missing_ok=True)
        with failing(monkeypatch, at, errno.ENOSPC) as steps:
            try:
                collect(project, replies(project))
            except ReportError:
                assert len(project.journal.read()) < files
            done = steps() < at
        collect(project, replies(project))
        assert len(project.journal.read()) == files
    assert at > files


LIMITED = """
import resource, signal, sys
from pathlib import Path
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.values import Outcome
from decompose.errors import ReportError
project, size = Project(Path(sys.argv[1])), int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    decide(project, sys.argv[2], Outcome.REJECTED, by="甲", date="2021-09-02", reason="依法" * 20)
except ReportError as error:
    print(error.message); sys.exit(3)
"""


@posix
def test_a_disk_that_is_full_in_the_middle_of_a_line(project: Project) -> None:
    """A real limit of the system on sizes of files, at several bytes of the line."""
    assert resource.RLIMIT_FSIZE is not None
    reply(project, fill)
    (row,) = collect(project, replies(project)).changed
    size = project.journal.path.stat().st_size
    before = project.journal.path.read_bytes()
    for more in (0, 1, 40, 200):
        running = _begin(LIMITED, project.folder, row, size + more)
        assert running.wait(timeout=60) == 3
        assert project.journal.path.read_bytes() == before
    assert _begin(LIMITED, project.folder, row, size + 5000).wait(timeout=60) == 0
    assert len(project.decisions()[row]) == 1


def test_a_folder_that_cannot_be_written_to_is_told(project: Project, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match="cannot make the folder"):
        send(RESULT, Project(place / "project"))
    (project.folder / "round-2.json").write_text(json.dumps({"number": 2}), encoding="utf-8")
    with pytest.raises(DecomposeError, match="no round"):
        send(RESULT, project)
