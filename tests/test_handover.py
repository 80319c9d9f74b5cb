"""The second half of the main job, done here or elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_FAULTY = ROOT / "examples" / "everything_wrong" / "plan.txt"
_FORKED, _HERE, _UNABLE = "", "handover.can_split = lambda: False", "finishing.finish = None"
"""The usual way on Linux; nothing split off early; a process split off early that fails."""

_COMMAND = """
import os, sys
from decompose import finishing, handover
from decompose.cli import main

parent = os.getpid()
whole = finishing.finish
{change}
if finishing.finish is None:
    def fails(*given):
        if os.getpid() != parent:
            raise LookupError
        return whole(*given)
    finishing.finish = fails
sys.exit(main(["run", *sys.argv[1:]]))
"""


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_it_makes_no_difference_where_the_second_half_is_done(tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    told: list[bytes] = []
    for number, change in enumerate((_FORKED, _HERE, _UNABLE)):
        out = tmp_path / str(number) / "out"
        command = [sys.executable, "-c", _COMMAND.format(change=change), _FAULTY, "-o", out]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr.decode()
        made.append(_files(out))
        told.append(done.stdout.replace(str(out).encode(), b""))
    assert made[0] == made[1] == made[2]
    assert told[0] == told[1] == told[2]
    assert {"division.xlsx", "diagrams/overview.svg", "run.json"} <= set(made[0])
