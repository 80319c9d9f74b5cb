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


def can_split() -> bool:
    """Tell whether this process may be split: one thread, on a system made for it."""
    return sys.platform == "linux" and threading.active_count() == 1


class Forked:
    """Calls a function, and ends with 0 where it returned.

    Used as :class:`subprocess.Popen` is, without input and output: what the function prints is lost.

    Raises:
        OSError: The system makes no more processes or files.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._ended, ends = os.pipe()
        try:
            self._pid = os.fork()
        except OSError:
            os.close(self._ended)
            os.close(ends)
            raise
        if self._pid == 0:
            _do(work)
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


def _do(work: Callable[[], None]) -> None:
    """Be the process split off; nothing of the other one's work may go on here."""
    code = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        work()
        code = 0
    finally:
        os._exit(code)
