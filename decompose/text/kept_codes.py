"""Compiled expressions kept from one run to the next, as Python keeps compiled modules.

``re`` spends a fifth of a run on turning the product's own expressions into codes that are always the same. The
command line keeps them in the user's folder for such files; a file that is missing, of another version
or damaged costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from decompose.errors import ReportError
from decompose.files import make_folder, replace_file
from decompose.version import VERSION

_SETTING = "DECOMPOSE_CACHE"
_MOST = 4_000
"""The product and its pack hold about 1,500 expressions; with more than this the file starts anew."""
_CHECKSUM = 4
_VERSION = f"{VERSION} {sys.version}"
_Key = tuple[str, int]
_Code = tuple[int, int, dict[str, int], bytes]
"""Flags, number of groups, numbers of the named groups, codes (an array of 32 bits each)."""
Codes = dict[_Key, _Code]
"""Compiled expressions by source and flags."""


class KeptCodes:
    """The expressions known from earlier processes, with those that this one compiles.

    Only what the product or a pack brings may come here: a source that stems from a document would be
    kept on the machine.

    Args:
        file: Where they are kept; ``None`` keeps nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._outdated = False
        self.grown: Codes = {}

    @cached_property
    def _codes(self) -> Codes:
        return _read(self.file)

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """Return what ``re.compile`` would.

        Raises:
            re.error: The source is no regular expression.
        """
        key = (source, int(flags))
        try:
            if key not in self._codes:
                self.take({key: _coded(*key)})
            return _restored(source, self._codes[key])
        except (AttributeError, ImportError, LookupError, TypeError, ValueError, RuntimeError):
            # a bad file, or another Python's ways; the public one always works
            self._outdated = self._codes.pop(key, None) is not None or self._outdated
            self.grown.pop(key, None)
            return re.compile(source, flags)

    def take(self, codes: Codes) -> None:
        """Add compiled expressions to those that are known."""
        self._codes.update(codes)
        self.grown.update(codes)

    def write(self) -> None:
        """Write all that is known, if it has changed and where the place can be written to."""
        if self.file is None or not (self.grown or self._outdated):
            return
        body = _packed(self._codes if len(self._codes) <= _MOST else {})
        with contextlib.suppress(ReportError):
            make_folder(self.file.parent)
            replace_file(self.file, zlib.crc32(body).to_bytes(_CHECKSUM, "big") + body)
        self.grown, self._outdated = {}, False


def kept_file() -> Path | None:
    """Return where codes are kept: in the folder that ``DECOMPOSE_CACHE`` names (empty: nowhere), else the user's."""
    folder = os.environ.get(_SETTING)
    if folder is not None:
        return Path(folder) / _name() if folder else None
    try:
        return _users_folder() / "decompose" / _name()
    except RuntimeError:  # a user without a home
        return None


def _users_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _name() -> str:
    return f"expressions-{sys.implementation.cache_tag}.codes"


def _packed(codes: Codes) -> bytes:
    """Return a line of JSON that tells of every expression, and behind it the codes of all."""
    table = [[*key, *code[:-1], len(code[-1])] for key, code in codes.items()]
    head = json.dumps({"version": _VERSION, "expressions": table}).encode("ascii")
    return b"\n".join((head, b"".join(code[-1] for code in codes.values())))


def _read(file: Path | None) -> Codes:
    """Return what an earlier process kept, nothing where it cannot be trusted."""
    try:
        data = file.read_bytes() if file else b""
        body = data[_CHECKSUM:]
        if zlib.crc32(body).to_bytes(_CHECKSUM, "big") != data[:_CHECKSUM]:
            return {}
        head, _, blob = body.partition(b"\n")
        told = json.loads(head)
        return dict(_unpacked(told["expressions"], blob)) if told["version"] == _VERSION else {}
    except (OSError, LookupError, ValueError, TypeError):
        return {}


def _unpacked(table: Any, blob: bytes) -> Iterator[tuple[_Key, _Code]]:
    start = 0
    for source, flags, every_flag, groups, index, size in table:
        yield (source, flags), (every_flag, groups, index, blob[start : start + size])
        start += size


def _coded(source: str, flags: int) -> _Code:
    """Do what ``re.compile`` does, up to the codes."""
    parsed: Any = import_module("re._parser").parse(source, flags)
    codes = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    index: dict[str, int] = dict(state.groupdict)
    return int(flags | state.flags), state.groups - 1, index, array("I", codes).tobytes()


def _restored(source: str, code: _Code) -> re.Pattern[str]:
    flags, groups, index, codes = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in index.items():
        names[number] = name
    listed = array("I", codes).tolist()
    pattern = import_module("_sre").compile(source, flags, listed, groups, index, tuple(names))
    return cast("re.Pattern[str]", pattern)
