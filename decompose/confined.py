"""Limits on a process: set here, or before another program takes its place.

``python -m decompose.confined MEMORY SECONDS FILE PROGRAM …`` limits bytes of memory, seconds of
work and bytes of a written file, then becomes the program. It imports nothing of decompose.
"""

from __future__ import annotations

import os
import sys


def confine(memory: int, seconds: int, file: int = 0) -> None:
    """Limit what this process may use, where the system knows such limits (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_AS": memory, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": file, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        try:
            kind = getattr(resource, name)
            _, hard = resource.getrlimit(kind)
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (soft, hard))
        except (AttributeError, ValueError, OSError):
            continue


def main(words: list[str]) -> None:
    """Set the limits and become the program."""
    memory, seconds, file = (int(word) for word in words[:3])
    confine(memory, seconds, file)
    os.execv(words[3], words[3:])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
