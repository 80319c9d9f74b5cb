"""Make sure that PNG drawings can show Chinese: best effort, says what is missing, never fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("fonts-noto-cjk", "fonts-wqy-zenhei")
SECONDS = 300


def has_chinese_font() -> bool:
    """Ask fontconfig, where there is one; other systems bring their own fonts."""
    asked = shutil.which("fc-list")
    if asked is None:
        return sys.platform in {"win32", "darwin"}
    found = subprocess.run([asked, ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def install() -> bool:
    """Install the first font package that can be had."""
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return False
    for attempt in range(2):
        for package in PACKAGES:
            if _quietly(apt, "install", "-y", "--no-install-recommends", "fontconfig", package):
                return True
        if attempt == 0:
            _quietly(apt, "update")
    return False


def _quietly(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    return done.returncode == 0


def main() -> None:
    """Install a font when there is none, and say what follows when that fails."""
    if has_chinese_font():
        return
    try:
        done = install()
    except (OSError, subprocess.TimeoutExpired):
        done = False
    if not done:
        sys.stderr.write(
            "note: no Chinese font found; SVG drawings are fine, PNG drawings show boxes. "
            "Install fonts-noto-cjk or fonts-wqy-zenhei.\n"
        )


if __name__ == "__main__":
    main()
