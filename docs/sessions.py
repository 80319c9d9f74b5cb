"""Terminal sessions in the documents: every ``console`` block is run again and its output renewed.

A line ``$ decompose …`` is a command, ``| head -N`` after it keeps the first N lines, ``$ echo $?``
prints the exit code of the command before. Commands run in a scratch folder that holds examples/.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(^```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r" \| head -(\d+)$")


def refreshed(text: str) -> str:
    """Return a page with the output of every session as the program gives it now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return _BLOCK.sub(lambda block: block[1] + _session(block[2], folder) + block[3], text)


def _session(body: str, folder: str) -> str:
    lines: list[str] = []
    code = 0
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue
        lines.append(line)
        if line == "$ echo $?":
            lines.append(str(code))
        else:
            code, shown = _run(line[2:], folder)
            lines += shown
    return "\n".join(lines) + "\n"


def _run(command: str, folder: str) -> tuple[int, list[str]]:
    """Run one command of the program; what it says on both streams is shown."""
    cut = _HEAD.search(command)
    words = shlex.split(command[: cut.start()] if cut else command)
    if words[0] == "ls":
        return 0, ["  ".join(sorted(path.name for path in (Path(folder) / words[1]).iterdir()))]
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return done.returncode, lines[: int(cut[1])] if cut else lines
