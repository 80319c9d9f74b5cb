"""Installs packages of Debian and its kin: best effort, quietly, never fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

SECONDS = 600


def install(*choices: Sequence[str]) -> bool:
    """Install the first choice, a list of packages, that can be had; tell whether one could."""
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return False
    try:
        for attempt in range(2):
            if any(_quietly(apt, "install", "-y", "--no-install-recommends", *c) for c in choices):
                return True
            if attempt == 0:
                _quietly(apt, "update")
    except (OSError, subprocess.TimeoutExpired):
        pass
    return False


def _quietly(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    return done.returncode == 0
