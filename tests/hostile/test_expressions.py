"""No expression takes for ever on a text that repeats one of its own words and then breaks off."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FrameType

import pytest

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from tests.conftest import ROOT

_MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in Path(ROOT, "decompose").rglob("*.py")
    if "import regex" in (text := path.read_text(encoding="utf-8")) or "CuedPattern" in text
)
_TIMES, _SECONDS, _MOST_WORDS = 40, 5, 70
"""What is exponential in so many repetitions ends in no lifetime; all else in a part of a second."""
_WORD = re.compile("[\u4e00-\u9fff]{1,4}")


def _expressions(name: str) -> Iterator[str]:
    for held in vars(import_module(name)).values():
        values = held.values() if isinstance(held, dict) else held
        for value in values if isinstance(held, dict | tuple | list) else (held,):
            late = value._pattern if isinstance(value, CuedPattern) else value
            if isinstance(late, (type(regex("x")), type(regex("x", cue="x")))):
                yield late.pattern


def _hangs(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.skipif(sys.platform == "win32", reason="there is no timer that interrupts a search")
@pytest.mark.parametrize("name", _MODULES)
def test_a_repeated_word_is_searched_in_time(name: str) -> None:
    before = signal.signal(signal.SIGALRM, _hangs)
    try:
        for source in dict.fromkeys(_expressions(name)):
            pattern = re.compile(source, re.VERBOSE if source.startswith("\n") else 0)
            for word in dict.fromkeys(_WORD.findall(source)[:_MOST_WORDS]):
                signal.setitimer(signal.ITIMER_REAL, _SECONDS)
                for _ in pattern.finditer(f"{word * _TIMES}x"):
                    pass
    except TimeoutError:
        pytest.fail(f"{word} in {source}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
