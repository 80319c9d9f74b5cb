"""DOT → SVG and PNG: by the system's ``dot`` when there is one, else by the Graphviz in pygraphviz."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from decompose.errors import MissingDependency, ReportError

FORMATS = ("svg", "png")
_SECONDS = 120
_HINT = "pip install pygraphviz, or install Graphviz; the .dot files can be drawn elsewhere"


def render(jobs: Sequence[tuple[str, str]]) -> list[bytes]:
    """Draw DOT sources.

    Args:
        jobs: Pairs of DOT source and format (svg or png).

    Shape:
        One file's bytes a job, in order.

    Raises:
        MissingDependency: Neither ``dot`` nor pygraphviz is installed.
        ReportError: Graphviz refused a source.
    """
    dot = shutil.which("dot")
    return _by_dot(dot, jobs) if dot else _by_pygraphviz(jobs)


def can_render() -> bool:
    """Tell whether diagrams can be drawn here."""
    if shutil.which("dot"):
        return True
    try:
        import pygraphviz  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _by_pygraphviz(jobs: Sequence[tuple[str, str]]) -> list[bytes]:
    try:
        with _silent():
            import pygraphviz
    except (ImportError, OSError) as error:
        raise MissingDependency(f"no Graphviz to draw with: {error}", hint=_HINT) from error
    drawn: list[bytes] = []
    for source, kind in jobs:
        graph = pygraphviz.AGraph(string=source)
        with _silent():
            data = graph.draw(format=kind, prog="dot")
        if not data:
            raise ReportError(f"Graphviz drew nothing as {kind}", hint=_HINT)
        drawn.append(bytes(data))
        graph.close()
    return drawn


def _by_dot(dot: str, jobs: Sequence[tuple[str, str]]) -> list[bytes]:
    """Draw all jobs of one format in one call of ``dot``."""
    drawn: list[bytes] = [b""] * len(jobs)
    with tempfile.TemporaryDirectory(prefix="decompose-dot-") as folder:
        for kind in FORMATS:
            numbers = [n for n, job in enumerate(jobs) if job[1] == kind]
            if not numbers:
                continue
            files = [Path(folder) / f"{n}.gv" for n in numbers]
            for n, file in zip(numbers, files, strict=True):
                file.write_text(jobs[n][0], encoding="utf-8")
            _call([dot, f"-T{kind}", "-O", *map(str, files)])
            for n, file in zip(numbers, files, strict=True):
                drawn[n] = Path(f"{file}.{kind}").read_bytes()
    return drawn


def _call(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - fixed program, own files
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReportError(f"dot failed: {error}", hint=_HINT) from error
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReportError(f"dot failed: {words[-1] if words else done.returncode}", hint=_HINT)


class _silent:  # noqa: N801 - reads as a word at the place of use
    """Keeps the C library's warnings (missing font configuration) off the user's screen."""

    def __enter__(self) -> None:
        self._saved = os.dup(2)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        os.close(null)

    def __exit__(self, *_: object) -> None:
        os.dup2(self._saved, 2)
        os.close(self._saved)
