"""Processes split off this one, which start in a tenth of the time that a new interpreter takes.

Only for a program that has one thread and nothing under way, on a system where splitting is sound.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import IO, Generic, TypeVar, cast

from decompose.text.patterns import compiled_here, take_over

Value = TypeVar("Value")

_LAST = 19
"""How far a patient process stands behind others."""


def can_split() -> bool:
    """Tell whether this process may be split: one thread, on a system made for it."""
    return sys.platform == "linux" and threading.active_count() == 1


class Aside(Generic[Value]):
    """Does some work beside this process, in one split off it; leaving the ``with`` block stops it.

    Where this process may not be split, or the other one failed, the work is done here, at the moment when
    its value is asked for: the outcome and the errors are the same.

    Args:
        work: Returns a value that can be pickled.
        split: Whether this process may be split, which only a program of its own allows.
    """

    def __init__(self, work: Callable[[], Value], *, split: bool) -> None:
        self._work = work
        self._child: Forked | None = None
        self._open = ExitStack()
        if split and can_split():
            with suppress(OSError):
                self._answer = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the block
                self._child = Forked(lambda: _answer(work, self._answer))

    def __enter__(self) -> Aside[Value]:
        return self

    def __exit__(self, *_: object) -> None:
        with self._open:
            if self._child is not None:
                self._child.kill()
                self._child.wait()

    def value(self) -> Value:
        """Wait for the work, and return what it returned; raises what it raises."""
        if self._child is None or self._child.wait() != 0:
            return self._work()
        self._answer.seek(0)
        value, codes = pickle.load(self._answer)  # noqa: S301 - written by this program's own half
        take_over(codes)
        return cast("Value", value)


def _answer(work: Callable[[], Value], file: IO[bytes]) -> None:
    value = work()
    pickle.dump((value, compiled_here()), file, protocol=pickle.HIGHEST_PROTOCOL)
    file.flush()


class Forked:
    """Calls a function, and ends with 0 where it returned.

    Used as :class:`subprocess.Popen` is, without input and output: what the function prints is lost.

    Args:
        work: The function.
        patient: Whether other processes go first where processors are short.

    Raises:
        OSError: The system makes no more processes or files.
    """

    def __init__(self, work: Callable[[], None], *, patient: bool = False) -> None:
        self._ended, ends = os.pipe()
        try:
            self._pid = os.fork()
        except OSError:
            os.close(self._ended)
            os.close(ends)
            raise
        if self._pid == 0:
            _do(work, patient=patient)
        os.close(ends)
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code once the process has ended.

        Args:
            timeout: Seconds to wait; without end where left out.

        Raises:
            subprocess.TimeoutExpired: It has not ended by then.
        """
        if self._code is None:
            if not select.select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("forked", timeout or 0)
            os.close(self._ended)
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._code

    def kill(self) -> None:
        """Stop the process."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)


def _do(work: Callable[[], None], *, patient: bool) -> None:
    """Be the process split off; nothing of the other one's work may go on here."""
    code = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        if patient:
            os.nice(_LAST)
        work()
        code = 0
    finally:
        os._exit(code)
