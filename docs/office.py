"""Install LibreOffice, with which tests save and print what was written once more: best effort, never fails.

It is a target of its own (``make office``) and no part of ``make test``: some 400 MB would take a good part
of the time that CI has. Tests that need it are left out where it is missing and say so.
"""

from __future__ import annotations

import shutil
import sys

from debian import install

PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui")
WITH_WINDOWS = ("libreoffice-writer", "libreoffice-calc")


def has_office() -> bool:
    """Tell whether there is a LibreOffice on the path."""
    return any(map(shutil.which, ("soffice", "libreoffice")))


def main() -> None:
    """Install it when there is none, and say what follows when that fails."""
    if not has_office() and not (install(PACKAGES, WITH_WINDOWS) and has_office()):
        sys.stderr.write(
            "note: LibreOffice cannot be installed here; tests that save and print with it are "
            "left out, and old formats (.doc, .wps, .xls) are not read.\n"
        )


if __name__ == "__main__":
    main()
