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
from typing import IO, Generic, Protocol, TypeVar, cast

from decompose.text.patterns import compiled_here, take_over

First = TypeVar("First")
Given = TypeVar("Given")
Value = TypeVar("Value")
First_contra = TypeVar("First_contra", contravariant=True)
Given_contra = TypeVar("Given_contra", contravariant=True)
Value_co = TypeVar("Value_co", covariant=True)

_LAST = 19
"""How far a patient process stands behind others."""
_PATIENCE = 5
"""Seconds that a process has to end by itself."""


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
        return cast("Value", _answered(self._answer))


def _answered(file: IO[bytes]) -> object:
    """Return what the other half put into a file, and keep what it compiled."""
    file.seek(0)
    value, codes = pickle.load(file)  # noqa: S301 - written by this program's own half
    take_over(codes)
    return value


def _answer(work: Callable[[], Value], file: IO[bytes]) -> None:
    value = work()
    pickle.dump((value, compiled_here()), file, protocol=pickle.HIGHEST_PROTOCOL)
    file.flush()


class Work(Protocol[First_contra, Given_contra, Value_co]):
    """Some work that may begin with a part of what it is done on."""

    def begin(self, start: First_contra, asked: Callable[[], bool], /) -> None:
        """Do what the part allows, until ``asked`` tells that the rest is there."""
        ...

    def finish(self, given: Given_contra, say: Callable[[str], None], /) -> Value_co:
        """Do the rest; ``say`` tells the other process how far it is. What it returns can be pickled."""
        ...


class Ahead(Generic[First, Given, Value]):
    """Gets ready for some work in a process split off this one, which does it once it is given what on.

    It heeds no interruption from the keyboard: who gave it the work stops it.

    Args:
        ready: Called there; returns the work.

    Raises:
        OSError: The system makes no more processes or files.
    """

    def __init__(self, ready: Callable[[], Work[First, Given, Value]]) -> None:
        with ExitStack() as stack:
            self._answer = stack.enter_context(tempfile.TemporaryFile())
            self._first = stack.enter_context(tempfile.TemporaryFile())
            given, gives = _pipe(stack)
            self._told, tells = _pipe(stack)

            def serve() -> None:
                gives.close()
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.signal(signal.SIGTERM, _leave)
                work = ready()
                if size := int(_line(given.fileno())):
                    self._first.seek(0)
                    start = pickle.loads(self._first.read(size))  # noqa: S301 - as below
                    work.begin(start, lambda: bool(select.select([given], [], [], 0)[0]))
                thing = pickle.load(given)  # noqa: S301 - written by this program's own half
                _answer(lambda: work.finish(thing, lambda word: _tell(tells, word)), self._answer)

            self._child = Forked(serve)
            given.close()
            tells.close()
            self._gives = gives
            self._open = stack.pop_all()
            self._begun = False

    def begin(self, start: First) -> bool:
        """Hand over a part of what the work is done on, without waiting; tell whether that could be done.

        Args:
            start: Can be pickled.
        """
        try:
            data = pickle.dumps(start, protocol=pickle.HIGHEST_PROTOCOL)
            self._first.write(data)
            self._first.flush()
            _tell(self._gives, str(len(data)))
        except OSError:
            return False
        self._begun = True
        return True

    def value(self, given: Given, hear: Callable[[str], None]) -> Value | None:
        """Hand over what the work is done on, and wait; None where the other process failed.

        Args:
            given: Can be pickled.
            hear: Called with what the other process tells meanwhile.
        """
        try:
            with self._gives:
                if not self._begun:
                    _tell(self._gives, "0")
                pickle.dump(given, self._gives, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError:
            return None
        for line in self._told:
            hear(line.decode("utf-8").rstrip("\n"))
        return cast("Value", _answered(self._answer)) if self._child.wait() == 0 else None

    def close(self) -> None:
        """Stop the process, whatever it is doing."""
        with self._open:
            self._child.stop()


def _pipe(stack: ExitStack) -> tuple[IO[bytes], IO[bytes]]:
    """Return both ends of a pipe, closed with the stack."""
    ends = os.pipe()
    return (
        stack.enter_context(os.fdopen(ends[0], "rb")),
        stack.enter_context(os.fdopen(ends[1], "wb")),
    )


def _line(pipe: int) -> bytes:
    """Return the next line of a pipe, and leave there what stands behind it."""
    line = b""
    while not line.endswith(b"\n") and (sign := os.read(pipe, 1)):
        line += sign
    return line


def _tell(pipe: IO[bytes], word: str) -> None:
    pipe.write(f"{word}\n".encode())
    pipe.flush()


def _leave(*_: object) -> None:
    raise SystemExit


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

    def stop(self) -> None:
        """Ask the process to end, and stop it where it does not."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self.wait(_PATIENCE)
            self.kill()
            self.wait()

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
