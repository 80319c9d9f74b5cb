"""Progress as a person sees it: a bar on a real terminal, nothing in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="terminals of this kind are not on this system")

_TASK = (
    "{}.消防安全。打通消防车通道，开展隐患排查。（市消防救援支队牵头，市公安局、市应急局配合）\n"
)
_PATIENT = (
    "import sys, decompose.cli.console as c; c._PATIENCE = -1.0; "
    "from decompose.cli import main; sys.exit(main())"
)


def _command(folder: Path) -> list[str]:
    plan = folder / "plan.txt"
    body = "".join(_TASK.format(n) for n in range(1, 60))
    plan.write_text(f"云州市消防规划\n一、主要任务\n（一）消防\n{body}", encoding="utf-8")
    words = ["run", str(plan), "-o", str(folder / "out"), "--packs", "--fail-on", "never"]
    return [sys.executable, "-c", _PATIENT, *words]


def _environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "PYTHONPATH": str(ROOT)}


def test_a_terminal_shows_a_bar_with_the_step(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        _command(tmp_path), stdout=subprocess.PIPE, stderr=theirs, env=_environment(), cwd=ROOT
    ) as running:
        os.close(theirs)
        told = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:
                break
            if not piece:
                break
            told += piece
        out, _ = running.communicate(timeout=120)
    os.close(ours)
    assert running.returncode == 0, told
    shown = told.decode("utf-8", "replace")
    assert "写出各部门的包" in shown
    assert "━" in shown
    assert "%" in shown
    assert "\x1b" not in out.decode("utf-8")
    assert "任务" in out.decode("utf-8")


def test_a_pipe_gets_nothing_but_the_result(tmp_path: Path) -> None:
    done = subprocess.run(
        _command(tmp_path), capture_output=True, env=_environment(), cwd=ROOT, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
