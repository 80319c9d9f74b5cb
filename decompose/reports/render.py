"""DOT → SVG, PNG and PDF: by the Graphviz in pygraphviz, else by the system's ``dot``.

The one in pygraphviz comes first: it is the same on every machine that installs the same version.

Drawing can run beside other work, in a process of its own (``python -m decompose.reports.render``).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from decompose.errors import MissingDependency, ReportError
from decompose.forked import Forked, can_split
from decompose.reports.pdf_date import undated
from decompose.text.patterns import regex

FORMATS = ("svg", "png", "pdf")
_BEARS_FONTS = ("png", "pdf")
_CHINESE = regex("[\u3400-\u9fff]")
_NAME = re.compile(rb"<title>[^<]*</title>\n?")
_SECONDS = 120
Jobs = Mapping[str, tuple[str, str]]
"""DOT source and format (svg, png or pdf) by the name of the file."""
_JOBS, _DRAWN = "jobs.json", "drawn"
_HINT = "pip install pygraphviz, or install Graphviz; the .dot files can be drawn elsewhere"


def render(jobs: Sequence[tuple[str, str]]) -> list[bytes]:
    """Draw DOT sources.

    Args:
        jobs: Pairs of DOT source and format (svg, png or pdf).

    Shape:
        One file's bytes a job, in order.

    Raises:
        MissingDependency: Neither ``dot`` nor pygraphviz is installed.
        ReportError: Graphviz refused a source.
    """
    dot = shutil.which("dot")
    try:
        drawn = _by_pygraphviz(jobs)
    except MissingDependency:
        if dot is None:
            raise
        drawn = _by_dot(dot, jobs)
    return [_plain(data, kind) for (_, kind), data in zip(jobs, drawn, strict=True)]


def _plain(data: bytes, kind: str) -> bytes:
    """Return a drawing without what only Graphviz knows: the time, and names of nodes that browsers show."""
    if kind == "svg":
        return _NAME.sub(b"", data)
    return undated(data) if kind == "pdf" else data


def draw(source: str, path: Path) -> bytes:
    """Return a drawing in the format of a path's suffix.

    Raises:
        MissingDependency: No Graphviz, or PNG without a Chinese font.
    """
    kind = path.suffix.lower().removeprefix(".")
    if shows_boxes(source, kind):
        raise MissingDependency(
            "there is no Chinese font to draw PNG and PDF files with",
            hint="install one (fonts-noto-cjk, fonts-wqy-zenhei), or draw .svg, which needs none",
            where=str(path),
        )
    return source.encode("utf-8") if kind == "dot" else render([(source, kind)])[0]


def shows_boxes(source: str, kind: str) -> bool:
    """Tell whether a drawing would show boxes: its format bears fonts, and there is none for it."""
    return kind in _BEARS_FONTS and bool(_CHINESE.search(source)) and not chinese_font()


@cache
def chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed: without one PNG shows boxes."""
    if sys.platform in {"win32", "darwin"}:
        return True
    asked = shutil.which("fc-list")
    if asked is None:
        return False
    command = [asked, ":lang=zh-cn", "family"]
    try:
        found = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - fixed program
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(found.stdout.strip())


def can_render() -> bool:
    """Tell whether diagrams can be drawn here."""
    return find_spec("pygraphviz") is not None or shutil.which("dot") is not None


def drawn_by() -> str:
    """Return what draws here, with its version where the program itself must be asked."""
    dot = shutil.which("dot")
    if dot is None or find_spec("pygraphviz") is not None:
        return "pygraphviz" if can_render() else ""
    done = subprocess.run([dot, "-V"], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stderr.strip() or "dot"


@cache
def font_drawn_with(family: str) -> str:
    """Return the installed font that stands for a family in drawings, with its version; empty where unknown."""
    asked = shutil.which("fc-match")
    if asked is None:
        return ""
    wanted = "%{family[0]} %{style[0]} %{fontversion}"
    command = [asked, "-f", wanted, f"{family}:lang=zh-cn"]
    try:
        found = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - fixed program
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.decode("utf-8", "replace").strip()


class Drawer:
    """Draws beside other work, in a process of its own.

    A process split off knows what this one knows, and prepares the jobs too. A new interpreter is
    started at once, and warms up while jobs are prepared here. Where neither can be had or it fails,
    the drawings are made here when they are asked for, so that the outcome is exactly that of
    :func:`render`.

    Args:
        split: Split this process, which only a program of its own allows.
    """

    def __init__(self, *, split: bool = False) -> None:
        self.splits = split
        self._child: subprocess.Popen[bytes] | Forked | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if not split:
            self._child = _started()

    def __enter__(self) -> Drawer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def draw(self, jobs: Callable[[], Jobs]) -> Callable[[], dict[str, bytes]]:
        """Begin to draw; the returned function waits, and gives the files by name in order of the jobs."""
        folder = self._folder = tempfile.TemporaryDirectory(prefix="decompose-draw-")
        self._begin(jobs, Path(folder.name))

        def wait() -> dict[str, bytes]:
            with folder:
                drawn = Path(folder.name, _DRAWN)
                return _unpacked(drawn) if self._ended() and drawn.is_file() else _drawn(jobs())

        return wait

    def close(self) -> None:
        """Stop the process, whatever it was drawing."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        if self._folder is not None:
            self._folder.cleanup()

    def _begin(self, jobs: Callable[[], Jobs], folder: Path) -> None:
        if self.splits and can_split() and can_render():
            with suppress(OSError):
                self._child = Forked(lambda: _pack(_drawn(jobs()), folder / _DRAWN), patient=True)
        elif self.splits:
            self._child = _started()
        if self._child and not isinstance(self._child, Forked) and self._child.stdin:
            (folder / _JOBS).write_text(json.dumps(jobs()), encoding="utf-8")
            with suppress(OSError):
                self._child.stdin.write(os.fsencode(folder))
                self._child.stdin.close()

    def _ended(self) -> bool:
        if self._child is None:
            return False
        try:
            return self._child.wait(_SECONDS) == 0
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
            return False


_WARM: list[Drawer] = []


def warm_up() -> None:
    """Start a drawing process now, for :func:`warm_drawer` to hand out later, where none can be split off."""
    if not can_split():
        _WARM.append(Drawer())


def warm_drawer() -> Drawer:
    """Return a drawer for a program of its own: one started earlier, or one that splits this process."""
    return _WARM.pop() if _WARM else Drawer(split=can_split())


def get_ready() -> None:
    """Load what draws, before there is anything to draw.

    Raises:
        DecomposeError: Nothing can be drawn here.
    """
    if find_spec("pygraphviz") is not None:
        render([("graph { 职 }", "svg")])


def _started() -> subprocess.Popen[bytes] | None:
    """Start a new interpreter that draws."""
    if not can_render():
        return None
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    with suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-m", "decompose.reports.render"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return None


def _serve(asked: BinaryIO) -> None:
    """Warm up, read the name of a folder, draw the jobs in it."""
    get_ready()
    folder = os.fsdecode(asked.read())
    if folder:
        jobs = json.loads(Path(folder, _JOBS).read_text(encoding="utf-8"))
        _pack(_drawn(jobs), Path(folder, _DRAWN))


def _drawn(jobs: Jobs) -> dict[str, bytes]:
    wanted = [(source, kind) for source, kind in jobs.values()]
    return dict(zip(jobs, render(wanted), strict=True))


def _pack(files: dict[str, bytes], path: Path) -> None:
    """Write files one behind the other after a line with their sizes: many small files take long to make."""
    sizes = json.dumps({name: len(data) for name, data in files.items()})
    path.write_bytes(b"".join([sizes.encode("ascii"), b"\n", *files.values()]))


def _unpacked(path: Path) -> dict[str, bytes]:
    with path.open("rb") as packed:
        return {name: packed.read(size) for name, size in json.loads(packed.readline()).items()}


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


if __name__ == "__main__":
    _serve(sys.stdin.buffer)
