"""What a person at a terminal sees."""

from __future__ import annotations

import sys

import pytest

from decompose.cli import console as room
from decompose.cli.console import Console
from decompose.errors import KnowledgeError
from decompose.model.source import Problem


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_watched", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("terminal")
def test_progress_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room, "_PATIENCE", -1.0)
    with Console("en").progress(2) as step:
        step("read")
        step("parse")
    assert "rich" in sys.modules


@pytest.mark.usefixtures("terminal")
def test_quick_work_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with Console("en").progress(2) as step:
        step("read")
    assert capsys.readouterr().err == ""


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with Console("zh").progress(2) as step:
        step("read")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("terminal")
def test_problems_are_grouped(capsys: pytest.CaptureFixture[str]) -> None:
    Console("zh").problems([Problem(code="a.b", message="甲"), Problem(code="a.b", message="乙")])
    assert capsys.readouterr().err == "提示 a.b ×2: 甲\n"


@pytest.mark.usefixtures("terminal")
def test_colour_only_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Console("en").fault("x")
    assert "\x1b[31m" in capsys.readouterr().err
    monkeypatch.setenv("NO_COLOR", "1")
    Console("en").fault("x")
    assert capsys.readouterr().err == "error x\n"


def test_many_faults_are_cut_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    error = KnowledgeError("x", faults=tuple(f"fault {n} @ a.yaml $" for n in range(50)))
    Console("en").error(error)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 22
    assert "30 more" in lines[-1]
    Console("en").error(error, most=None)
    assert len(capsys.readouterr().err.splitlines()) == 51
