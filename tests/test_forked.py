"""Work done aside, in a process split off this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from decompose.forked import Aside

_FAULTY = Path(__file__).parents[1] / "examples" / "everything_wrong" / "plan.txt"

_ASIDE = """
import os, sys, time
from decompose.forked import Aside, can_split
from decompose.text.patterns import compiled_here, regex

assert can_split()
here = os.getpid()
word = regex("[牵配]头")


def finds():
    return os.getpid(), word.search("由市教育局牵头").group()


with Aside(finds, split=True) as aside:
    where, found = aside.value()
assert (where != here, found) == (True, "牵头")
assert ("[牵配]头", 0) in compiled_here(), "what was compiled aside is kept"
assert finds()[0] == here


def fails():
    raise LookupError(os.getpid())


try:
    with Aside(fails, split=True) as aside:
        aside.value()
except LookupError as error:
    assert error.args == (here,), "told by this process"
else:
    raise AssertionError

start = time.monotonic()
with Aside(lambda: time.sleep(60), split=True):
    pass
assert time.monotonic() - start < 30, "nobody waits for what was not asked for"
"""

_AUDITED = """
import sys
import decompose
from decompose.audits import audit

kb = decompose.load_knowledge()
divided = decompose.assign(decompose.parse(decompose.read(sys.argv[1])), kb)
both = [audit(divided, kb, split=split) for split in (False, True)]
assert both[0].findings and both[0] == both[1]
"""


def _run(code: str, *arguments: Path) -> None:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_work_done_aside_has_the_same_outcome() -> None:
    _run(_ASIDE)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_audits_shared_by_two_processes_find_the_same_in_the_same_order() -> None:
    _run(_AUDITED, _FAULTY)


def test_without_splitting_the_work_is_done_when_its_value_is_asked_for() -> None:
    done: list[int] = []
    with Aside(lambda: done.append(1), split=False) as aside:
        assert not done
        aside.value()
    assert done == [1]
