"""Old office formats (doc, wps, rtf, odt, xls, et, ods), converted by LibreOffice where it is.

LibreOffice gets a copy of the file in a folder of its own, with a profile that is thrown away and
that runs no macros, follows no links and knows no network; it is ended when its time is up.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from decompose.errors import DamagedDocument, LimitExceeded, MissingDependency, UnsupportedFormat
from decompose.labels.reading import note
from decompose.model.source import Document, Place, Problem
from decompose.readers.limits import LIMITS, Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""Names in the directory of an OLE file → what it is. WPS writes the same streams as Word."""
_ODF = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)")
_SHEETS = frozenset({"xls", "ods"})
_SAVE = "open it in Word or WPS and save it as .docx"
_NOWHERE = "127.0.0.1:9"
_PROFILE = "".join(
    f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    f"<value>{value}</value></prop></item>"
    for path, name, value in (
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Writer/Content/Update", "Link", "0"),
        ("Office.Calc/Content/Update", "Link", "2"),
        ("Inet/Settings", "ooInetProxyType", "2"),
        ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    )
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"{_PROFILE}</oor:items>"
)


def kind_of(data: bytes) -> str:
    """Return which old format a file is: doc, xls, rtf, odt, ods, encrypted, ofd; or nothing."""
    if data.startswith(_OLE):
        for name, kind in _STREAMS:
            if name.encode("utf-16-le") + b"\0\0" in data:
                return kind
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        found = _ODF.match(data[30:120])
        if found:
            return "odt" if found[1] == b"text" else "ods"
        return "ofd" if b"OFD.xml" in data[-66_000:] else ""
    return ""


def read_office(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    revisions: str = "final",
    limits: Limits = LIMITS,
) -> Document:
    """Read the bytes of an old office file by way of docx or xlsx.

    Args:
        data: The file.
        name: Its name, for places and messages.
        encoding: Ignored: office files say their encoding themselves.
        revisions: State of tracked changes, as for docx.
        limits: Safety limits; ``seconds`` is how long LibreOffice may take.

    Raises:
        MissingDependency: LibreOffice is not installed.
        DamagedDocument: The file is locked, or LibreOffice makes nothing of it.
        LimitExceeded: It takes too long.
    """
    kind = kind_of(data)
    made = converted(data, name=name, limits=limits)
    if kind in _SHEETS:
        from decompose.readers.xlsx import read_xlsx

        doc = read_xlsx(made, name=name, limits=limits)
    else:
        from decompose.readers.docx import read_docx

        doc = read_docx(made, name=name, revisions=revisions, limits=limits)
    code, message = note("office.converted", kind)
    problem = Problem(code=code, message=message, place=Place(file=name))
    return doc.model_copy(update={"format": kind, "problems": (problem, *doc.problems)})


def converted(data: bytes, *, name: str, limits: Limits = LIMITS) -> bytes:
    """Return an old office file as docx, or as xlsx where it holds sheets.

    Raises:
        MissingDependency: LibreOffice is not installed.
        DamagedDocument: The file is locked, or LibreOffice makes nothing of it.
        LimitExceeded: It takes too long.
    """
    kind = kind_of(data)
    _refuse(kind, name)
    program = find_program()
    if program is None:
        raise MissingDependency(
            f"a .{kind} file is read with LibreOffice, which is not installed",
            hint=f"{_SAVE}, or install LibreOffice",
            where=name,
        )
    form = "xlsx" if kind in _SHEETS else "docx"
    return _convert(program, data, kind, form, name, limits)


def _refuse(kind: str, name: str) -> None:
    if kind == "encrypted":
        raise DamagedDocument(
            "the file is protected by a password",
            hint="remove the password in Word or WPS and save it again",
            where=name,
        )
    if kind == "ofd":
        raise UnsupportedFormat(
            "OFD files are not read",
            hint="open it in an OFD reader and save it as PDF, or use the .docx it was made from",
            where=name,
        )
    if not kind:
        raise DamagedDocument(
            "the file looks like an old Office document, but holds neither text nor tables",
            hint=_SAVE,
            where=name,
        )


def find_program() -> str | None:
    """Return where LibreOffice is, or None."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    programs = os.environ.get("PROGRAMFILES", "")
    usual = (
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        Path(programs, "LibreOffice", "program", "soffice.exe"),
    )
    return next((str(path) for path in usual if path.is_absolute() and path.is_file()), None)


def _convert(program: str, data: bytes, kind: str, form: str, name: str, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(
        prefix="decompose-office-", ignore_cleanup_errors=True
    ) as made:
        folder = Path(made)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_REGISTRY, encoding="utf-8")
        source = folder / f"document.{kind}"
        source.write_bytes(data)
        out = folder / "out"
        out.mkdir()
        words = [
            *_confined(limits),
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", form, "--outdir", str(out), str(source)),
        ]
        _run(words, folder, name, limits)
        result = out / f"document.{form}"
        if not result.is_file() or not result.stat().st_size:
            raise DamagedDocument(
                "LibreOffice makes nothing of the file: it is damaged or protected by a password",
                hint=_SAVE,
                where=name,
            )
        limits.check("file", result.stat().st_size, file=name)
        return result.read_bytes()


def _confined(limits: Limits) -> Iterator[str]:
    """Yield the words that set limits before LibreOffice starts, where the system can."""
    if os.name == "posix":
        # Programs of this size reserve far more room than they use.
        numbers = (2 * limits.memory, limits.seconds, limits.file)
        yield from (sys.executable, "-P", "-m", "decompose.confined", *map(str, numbers))


def _run(words: list[str], folder: Path, name: str, limits: Limits) -> None:
    root = str(Path(__file__).resolve().parents[2])
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), f"http://{_NOWHERE}")
    kept = ("PATH", "SYSTEMROOT", "PROGRAMFILES", "LANG", "LC_ALL", "TEMP", "TMP")
    env = {key: os.environ[key] for key in kept if key in os.environ}
    env |= {"HOME": str(folder), "PYTHONPATH": root, "no_proxy": "", **proxies}
    child = subprocess.Popen(  # noqa: S603
        words,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        child.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(
            f"{name} reaches a safety limit: reading it takes more than {limits.seconds} seconds",
            hint="split the document, or raise this limit (--limit NAME=NUMBER) if you trust where it comes from",
            where="limits.seconds",
        ) from None
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started: its launcher leaves the work to another process."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()
