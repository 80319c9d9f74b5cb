"""A program that reads a hostile file, at arm's length: a process with a clock and a memory limit.

What crashes, hangs or eats memory there does none of it here. Where the system has no limits on
memory (Windows), the clock alone holds.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from decompose.errors import DamagedDocument, LimitExceeded, ReadError
from decompose.readers.limits import Limits

_AHEAD = 256
_LONGEST_LINE = 32 * 2**20
_BREATH = 0.2


def lines_of(program: Sequence[str], data: bytes, *, name: str, limits: Limits) -> Iterator[bytes]:
    """Run a program of this package on a file and yield the lines it writes.

    Args:
        program: Words for Python: ``-m``, a module of this package that imports little, arguments.
        data: The file, given to it as standard input.
        name: Name of the file, for messages.
        limits: ``seconds`` is kept here, ``memory`` by the program itself.

    Raises:
        LimitExceeded: Time or memory ran out.
        DamagedDocument: The program broke down over the file.
    """
    child = _start(program, name)
    told: queue.Queue[bytes] = queue.Queue(_AHEAD)
    stop = threading.Event()
    feeder = threading.Thread(target=_feed, args=(child, data), daemon=True)
    listener = threading.Thread(target=_listen, args=(child, told, stop), daemon=True)
    feeder.start()
    listener.start()
    end = time.monotonic() + limits.seconds
    try:
        while line := _next(told, end, name, limits):
            yield line
        code = child.wait(max(end - time.monotonic(), 1))
        if code:
            raise _broke_down(code, name)
    finally:
        stop.set()
        child.kill()
        child.wait()
        feeder.join()
        listener.join()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _start(program: Sequence[str], name: str) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *(path for path in sys.path if path)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    try:
        # -P: the folder the user stands in may hold files named like modules.
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", *program],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ReadError(
            f"the process that reads such files cannot be started: {error}",
            hint="check the installation of Python, or save the document as .docx",
            where=name,
        ) from error


def _feed(child: subprocess.Popen[bytes], data: bytes) -> None:
    with suppress(OSError, ValueError):
        if child.stdin is not None:
            child.stdin.write(data)
            child.stdin.close()


def _listen(
    child: subprocess.Popen[bytes], told: queue.Queue[bytes], stop: threading.Event
) -> None:
    """Pass lines on; an empty one says that no more will come."""
    line = b"x"
    while line and not stop.is_set():
        line = b""
        with suppress(OSError, ValueError):
            if child.stdout is not None:
                line = child.stdout.readline(_LONGEST_LINE)
        while not stop.is_set():
            with suppress(queue.Full):
                told.put(line, timeout=_BREATH)
                break


def _next(told: queue.Queue[bytes], end: float, name: str, limits: Limits) -> bytes:
    try:
        return told.get(timeout=max(end - time.monotonic(), 0.001))
    except queue.Empty:
        seconds = limits.seconds
        raise LimitExceeded(
            f"{name} reaches a safety limit: reading it takes more than {seconds} seconds",
            hint="split the document, or raise this limit (--limit NAME=NUMBER) if you trust where it comes from",
            where="limits.seconds",
        ) from None


def _broke_down(code: int, name: str) -> DamagedDocument | LimitExceeded:
    return DamagedDocument(
        f"the file makes the program that reads it break down (code {code}): it is damaged, or"
        " takes more memory than is allowed",
        hint="save it anew with the program that made it, or raise limits.memory if you trust it",
        where=name,
    )
