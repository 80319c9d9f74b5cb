"""``python -m decompose``, and the command ``decompose``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from decompose.cli import main


def command() -> NoReturn:
    """Run the command line and end the process.

    Pydantic plugins that other packages on the machine bring must not change what a run gives, and
    looking for them costs a twentieth of it.

    All files are closed and no thread is left by then, so the process ends at once: taking a finished
    result apart object by object would cost a tenth of a run.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = main()
    if patterns := sys.modules.get("decompose.text.patterns"):
        patterns.keep()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    command()
