"""Read a PDF from standard input, within limits, and write what stands on its pages."""

from __future__ import annotations

import json
import sys

from decompose.confined import confine


def main(arguments: list[str]) -> None:
    """Read standard input, write pages. Arguments: bytes of memory, seconds, most pages."""
    memory, seconds, most = (int(word) for word in arguments)
    confine(memory, seconds)
    data = sys.stdin.buffer.read()
    try:
        from decompose.pdfium.pages import contents
    except ImportError:
        sys.stdout.write('{"error":"missing"}\n')
        return
    for value in contents(data, most):
        sys.stdout.write(json.dumps(value, separators=(",", ":")) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
