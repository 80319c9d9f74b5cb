"""A file is written whole or not at all, and what keeps it from being written is told outright."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from decompose.errors import ReportError
from decompose.files import cannot_write, replace_file
from decompose.labels.errors import translate


def _told(path: Path, error: OSError) -> str:
    found = cannot_write(path, error)
    assert found.where == str(path)
    for text in (found.message, found.hint):
        assert translate(text, "zh") != text
    return found.message


@pytest.mark.parametrize("mark", ["~$division.xlsx", "~$vision.xlsx", ".~lock.division.xlsx#"])
def test_a_file_that_is_open_is_called_open(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "division.xlsx"
    refused = PermissionError(errno.EACCES, "Permission denied", str(path))
    assert _told(path, refused) == "the file or its folder may not be written to"
    (tmp_path / mark).touch()
    assert _told(path, refused) == "the file is open in another program"


def test_a_sharing_violation_of_windows_is_an_open_file(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined]  # as Windows raises it
    assert _told(tmp_path / "a.xlsx", error) == "the file is open in another program"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.ENAMETOOLONG, "the path is too long"),
        (errno.EISDIR, "a folder of this name stands there"),
        (errno.ENOENT, "the folder does not exist"),
        (errno.EIO, "cannot write the file: Input/output error"),
    ],
)
def test_every_cause_has_its_words(tmp_path: Path, number: int, told: str) -> None:
    assert _told(tmp_path / "a.xlsx", OSError(number, "Input/output error")) == told


def test_a_path_longer_than_windows_allows(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 80) / ("名" * 80) / ("字" * 100) / "a.xlsx"
    assert _told(path, FileNotFoundError(errno.ENOENT, "not found")) == "the path is too long"


def test_the_old_file_stays_when_the_new_one_cannot_be_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    replace_file(path, b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
