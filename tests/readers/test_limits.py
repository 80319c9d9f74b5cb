"""Limits are settings: each can be set by words, and exceeding one names it."""

from __future__ import annotations

import io
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest

from decompose.cli import main
from decompose.errors import LimitExceeded, ReadError
from decompose.readers import LIMITS, Limits, limits_of, read_bytes


def test_settings_change_what_they_name() -> None:
    limits = limits_of(["pages=30000", " memory = 4g ", "text=5K"])
    assert (limits.pages, limits.memory, limits.text) == (30_000, 4 * 2**30, 5 * 1024)
    assert limits.rows == LIMITS.rows


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_every_limit_can_be_set(name: str) -> None:
    assert getattr(limits_of([f"{name}=7"]), name) == 7


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=-1", "pages=x", "page s=1", "x=1"])
def test_other_words_are_refused(setting: str) -> None:
    with pytest.raises(ReadError, match="sets no limit") as caught:
        limits_of([setting])
    assert "pages" in caught.value.hint


def test_exceeding_one_names_it() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_bytes("一\n二\n三".encode(), name="a.txt", limits=limits_of(["blocks=2"]))
    assert caught.value.where == "limits.blocks"


def test_command_line_and_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = str(Path(__file__).parents[2] / "examples/quickstart/plan.docx")
    assert main(["parse", plan, "--limit", "blocks=10"]) == 2
    assert "limits.blocks" in capsys.readouterr().err
    monkeypatch.setenv("DECOMPOSE_LIMITS", "text=9 pages=1")
    assert main(["parse", plan]) == 2
    assert "limits.text" in capsys.readouterr().err


def test_standard_input_without_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "everything was asked for"
            self.taken += size
            return b"a" * size

    source = Endless()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=source))
    assert main(["parse", "-", "--limit", "file=1K"]) == 2
    assert "limits.file" in capsys.readouterr().err
    assert source.taken == 1025
