"""The table of hostile files: each ends in its documented error or problem, at once and offline.

Source:
    The threat table of the reliability study, rows 1-20, 41 and 43.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from decompose.cli import main
from decompose.errors import ReadError
from decompose.labels.errors import translate
from decompose.model.source import Document
from decompose.readers import read, read_bytes
from tests.hostile import archives, markup, sheets_and_pages, texts
from tests.hostile.case import Case

CASES = [
    *archives.cases(),
    *markup.cases(),
    *texts.cases(),
    *sheets_and_pages.cases(),
]
EXPLOSION_SECONDS = 30.0
_ENGLISH = re.compile(r"[a-z]{4,} [a-z]{3,}")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the reader tried to reach the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_hostile_file(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    start = time.process_time()
    try:
        doc: Document | None = read(path)
        failure: ReadError | None = None
    except ReadError as error:
        doc, failure = None, error
    used = time.process_time() - start
    if failure is not None:
        _check_refusal(case, failure)
        assert main(["parse", str(path)]) == 2
        assert "Traceback" not in capsys.readouterr().err
    if doc is not None:
        assert case.error is None, "the file was read"
        codes = {problem.code for problem in doc.problems}
        assert not case.words or any(code.startswith(case.words) for code in codes), codes
        assert all(problem.place is not None for problem in doc.problems)
    assert used <= EXPLOSION_SECONDS
    assert [entry.name for entry in tmp_path.iterdir()] == [case.name]


def _check_refusal(case: Case, error: ReadError) -> None:
    """Check that an error says what, where and what to do, in both languages."""
    assert case.any_end or case.error is not None, error
    assert isinstance(error, case.error or ReadError), repr(error)
    assert case.words in f"{error.message} {error.hint}"
    assert case.any_end or case.where in error.where or case.name in error.where, error.where
    assert error.hint
    for text in (error.message, error.hint):
        assert not _ENGLISH.search(translate(text, "zh")), text


def test_the_table_is_large_and_names_differ() -> None:
    assert len(CASES) >= 120
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("stride", range(5))
def test_flipped_bytes_never_end_in_a_traceback(stride: int) -> None:
    data = archives.plan()
    sound = [block.text for block in read_bytes(data, name="规划.docx").blocks]
    for at in range(stride * len(data) // 500, len(data), max(1, len(data) // 100)):
        flipped = bytearray(data)
        flipped[at] ^= 0xFF
        try:
            doc = read_bytes(bytes(flipped), name="规划.docx")
        except ReadError:
            continue
        assert [block.text for block in doc.blocks] == sound


LARGE = (
    "bomb",
    "claims",
    "entries",
    "one-body-many",
    "tags",
    "huge",
    "large",
    "deep-tables",
    "many",
)
WORST = [
    case for case in CASES if case.error is not None and any(word in case.id for word in LARGE)
]
_MEASURE = """
import resource, sys
from decompose.readers import read
from decompose.errors import ReadError
import lxml.etree
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read(sys.argv[1])
except ReadError:
    pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is measured in KB on Linux only")
@pytest.mark.parametrize("case", WORST, ids=str)
def test_refusal_takes_little_memory(case: Case, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) <= 200, f"{done.stdout.strip()} MB"
