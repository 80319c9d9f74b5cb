"""Make sure that PNG drawings can show Chinese: best effort, says what is missing, never fails."""

from __future__ import annotations

import shutil
import subprocess
import sys

from debian import install


def has_chinese_font() -> bool:
    """Ask fontconfig, where there is one; other systems bring their own fonts."""
    asked = shutil.which("fc-list")
    if asked is None:
        return sys.platform in {"win32", "darwin"}
    found = subprocess.run([asked, ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def main() -> None:
    """Install a font when there is none, and say what follows when that fails."""
    if has_chinese_font():
        return
    if not install(("fontconfig", "fonts-noto-cjk"), ("fontconfig", "fonts-wqy-zenhei")):
        sys.stderr.write(
            "note: no Chinese font found; SVG drawings are fine, PNG drawings are left out. "
            "Install fonts-noto-cjk or fonts-wqy-zenhei.\n"
        )


if __name__ == "__main__":
    main()
