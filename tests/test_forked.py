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


_AHEAD = """
import os, time
from decompose.forked import Ahead
from decompose.text.patterns import compiled_here, regex

here = os.getpid()
word = regex("[主协]办")


class Ready:
    def __init__(self):
        self.made, self.started = os.getpid(), ""

    def begin(self, text, asked):
        self.started = text * 1_000_000
        while not asked():
            time.sleep(0.01)

    def finish(self, text, tell):
        tell("读")
        found = word.search(text).group()
        tell("写")
        return self.made, os.getpid(), found, len(self.started)


def fails(*_):
    raise LookupError


class FailsAtOnce(Ready):
    begin = fails


class FailsLate(Ready):
    finish = fails


heard = []
for begun in (False, True):
    ahead = Ahead(Ready)
    assert not begun or ahead.begin("甲"), "much may be handed over before anybody listens"
    made, where, found, started = ahead.value("由市教育局主办", heard.append)
    assert (made == where != here, found, started) == (True, "主办", 1_000_000 * begun)
    ahead.close()
assert heard == ["读", "写"] * 2
assert ("[主协]办", 0) in compiled_here(), "what was compiled there is kept"
for faulty in (fails, FailsAtOnce, FailsLate):
    ahead = Ahead(faulty)
    ahead.begin("乙")
    assert ahead.value("甲", heard.append) is None
    ahead.close()
start = time.monotonic()
for hanging in (lambda: time.sleep(60), Ready):
    Ahead(hanging).close()
assert time.monotonic() - start < 5, "a process that nobody asks is stopped at once"
"""

_INTERRUPTED = """
import os, signal, sys, time
from pathlib import Path
import decompose.finishing as finishing
from decompose.handover import Elsewhere
from decompose.workshop import workshop

out, left = Path(sys.argv[1]), Path(sys.argv[2])


class Slow:
    def __init__(self, kb):
        pass

    def finish(self, shop, tell):
        try:
            for number in range(100_000):
                (shop / "deep").mkdir(exist_ok=True)
                (shop / "deep" / str(number)).write_text("")
                tell("write")
        finally:
            left.write_text("")


finishing.Ready = Slow
signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
signal.setitimer(signal.ITIMER_REAL, 0.3)
try:
    with Elsewhere(None) as half, workshop(out) as shop:
        half.finish(shop, None, lambda word: None)
except KeyboardInterrupt:
    assert left.is_file(), "the other process tidied up before it ended"
    assert not out.exists(), "and wrote no more once its folder was gone"
else:
    raise AssertionError
"""


def _run(code: str, *arguments: Path) -> None:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_work_done_aside_has_the_same_outcome() -> None:
    _run(_ASIDE)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_a_process_that_got_ready_does_the_work_or_says_that_it_failed() -> None:
    _run(_AHEAD)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_an_interruption_stops_the_second_half_before_its_folder_is_removed(tmp_path: Path) -> None:
    _run(_INTERRUPTED, tmp_path / "out", tmp_path / "left")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_audits_shared_by_two_processes_find_the_same_in_the_same_order() -> None:
    _run(_AUDITED, _FAULTY)


def test_without_splitting_the_work_is_done_when_its_value_is_asked_for() -> None:
    done: list[int] = []
    with Aside(lambda: done.append(1), split=False) as aside:
        assert not done
        aside.value()
    assert done == [1]
