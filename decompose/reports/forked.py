"""A process split off this one, which starts in a tenth of the time that a new interpreter takes.

Only for a program that has one thread and nothing under way, on a system where splitting is sound.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO


def can_split() -> bool:
    """Tell whether this process may be split: one thread, on a system made for it."""
    return sys.platform == "linux" and threading.active_count() == 1


class Forked:
    """Calls a function with what is written to ``stdin``, and ends with 0 where it returned.

    Used as :class:`subprocess.Popen` is, without output: what the function prints is lost.

    Raises:
        OSError: The system makes no more processes or files.
    """

    def __init__(self, serve: Callable[[BinaryIO], None]) -> None:
        pipes = asked, asks, ended, ends = *os.pipe(), *os.pipe()
        try:
            self._pid = os.fork()
        except OSError:
            for pipe in pipes:
                os.close(pipe)
            raise
        if self._pid == 0:
            os.close(asks)
            _serve(serve, asked)
        os.close(asked)
        os.close(ends)
        self.stdin: BinaryIO = os.fdopen(asks, "wb")
        self._ended = ended
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


def _serve(serve: Callable[[BinaryIO], None], asked: int) -> None:
    """Be the process split off; nothing of the other one's work may go on here."""
    code = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        with os.fdopen(asked, "rb") as stdin:
            serve(stdin)
        code = 0
    finally:
        os._exit(code)
