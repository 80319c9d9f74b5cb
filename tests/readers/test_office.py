"""Old formats: told by content, converted by LibreOffice under limits, else a way out is named."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from decompose.errors import DamagedDocument, LimitExceeded, MissingDependency, UnsupportedFormat
from decompose.model.source import Document
from decompose.readers import Limits, office, read_bytes
from tests.readers.docx_files import docx, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LINES = ["云州市安全生产规划", "一、主要任务", "（一）整治道路交通隐患，完善责任体系。"]
RTF = r"{\rtf1\ansi\ansicpg936\uc1 " + r"\par ".join(
    "".join(f"\\u{ord(sign)}?" for sign in line) for line in LINES
) + "}"  # fmt: skip


def ole(stream: str) -> bytes:
    """Return the head of an OLE file with one name in its directory."""
    return OLE + stream.encode("utf-16-le") + b"\0" * 200


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("_", "."), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ole("WordDocument"), "doc"),
        (ole("Workbook"), "xls"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("Anything"), ""),
        (RTF.encode(), "rtf"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (archive(OFD_xml="<ofd/>"), "ofd"),
        (docx(p("甲")), ""),
    ],
)
def test_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert office.kind_of(data) == kind


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No LibreOffice."""
    monkeypatch.setattr(office, "find_program", lambda: None)


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.txt"])
def test_without_libreoffice_a_way_out_is_named(name: str) -> None:
    with pytest.raises(MissingDependency) as caught:
        read_bytes(ole("WordDocument"), name=name)
    assert ".docx" in caught.value.hint
    assert caught.value.where == name


def test_locked_foreign_and_empty_files() -> None:
    with pytest.raises(DamagedDocument, match="password"):
        read_bytes(ole("EncryptedPackage"), name="a.docx")
    with pytest.raises(UnsupportedFormat, match="OFD"):
        read_bytes(archive(OFD_xml="<ofd/>"), name="a.ofd")
    with pytest.raises(DamagedDocument, match="old Office"):
        read_bytes(ole("Anything"), name="a.doc")


def _fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Path:
    """Put a program in LibreOffice's place; it sees its words as ``words``."""
    if os.name != "posix":
        pytest.skip("the program that stands in for LibreOffice is a script for POSIX systems")
    program = tmp_path / "soffice"
    text = f"#!{sys.executable}\nimport os, sys, time\nwords = sys.argv[1:]\n{code}"
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


GOOD = """
out, source = words[-2], words[-1]
open(os.path.join(out, 'document.docx'), 'wb').write(open({made!r}, 'rb').read())
open({seen!r}, 'w').write(repr((words, dict(os.environ), os.getcwd(), open(source, 'rb').read()[:4])))
"""


def test_what_libreoffice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, seen = tmp_path / "made.docx", tmp_path / "seen"
    made.write_bytes(docx("".join(p(line) for line in LINES)))
    _fake(tmp_path, monkeypatch, GOOD.format(made=str(made), seen=str(seen)))
    monkeypatch.setenv("SECRET_TOKEN", "x")
    doc = read_bytes(ole("WordDocument"), name="规划.wps")
    assert [block.text for block in doc.blocks] == LINES
    assert doc.format == "doc"
    assert [problem.code for problem in doc.problems] == ["office.converted"]
    words, env, folder, head = ast.literal_eval(seen.read_text())
    assert "--headless" in words
    assert head == OLE[:4]
    assert "SECRET_TOKEN" not in env
    assert env["https_proxy"].startswith("http://127.0.0.1")
    assert env["HOME"] == folder
    assert not Path(folder).exists()


def test_profile_runs_no_macros_and_knows_no_network() -> None:
    for word in ("DisableMacrosExecution", "MacroSecurityLevel", "ooInetProxyType"):
        assert word in office._REGISTRY


def test_a_converter_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = tmp_path / "pid"
    code = f"child = os.fork()\nif child: open({str(pid)!r}, 'w').write(str(child))\ntime.sleep(60)"
    _fake(tmp_path, monkeypatch, code)
    with pytest.raises(LimitExceeded) as caught:
        read_bytes(ole("WordDocument"), name="a.doc", limits=Limits(seconds=2))
    assert caught.value.where == "limits.seconds"
    time.sleep(0.2)
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", pid.read_text()], capture_output=True, text=True, check=False
    ).stdout.strip()
    assert not state or state.startswith("Z")


@pytest.mark.parametrize("code", ["pass", "sys.exit(3)", "open(words[-2] + '/document.docx', 'w')"])
def test_a_converter_that_makes_nothing(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, monkeypatch, code)
    with pytest.raises(DamagedDocument, match="LibreOffice"):
        read_bytes(ole("WordDocument"), name="a.doc")


def test_a_converter_that_writes_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, monkeypatch, "open(words[-2] + '/document.docx', 'w').write('x' * 100_000)")
    with pytest.raises((LimitExceeded, DamagedDocument)):
        read_bytes(ole("WordDocument"), name="a.doc", limits=Limits(file=50_000))


# With the real program, where it is.

needs_libreoffice = pytest.mark.skipif(
    office.find_program() is None,
    reason="LibreOffice (soffice) is not on the path: make office brings it, some 400 MB",
)


def _made(form: str, tmp_path: Path) -> bytes:
    """Let LibreOffice make an old file of a Word file or a text."""
    source = tmp_path / "a.docx"
    made = python_docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    table = made.add_table(2, 2)
    for n, text in enumerate(("序号", "任务", "1", "甲")):
        table.cell(n // 2, n % 2).text = text
    table.style = "Table Grid"
    made.add_paragraph("附则")
    made.save(str(source))
    program = office.find_program() or ""
    words = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    words += ["--convert-to", form, "--outdir", str(tmp_path), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return (tmp_path / f"a.{form}").read_bytes()


def _texts(doc: Document) -> list[str]:
    return [block.text for block in doc.blocks if block.text]


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "odt"])
def test_libreoffice_reads_what_it_wrote(form: str, tmp_path: Path) -> None:
    doc = read_bytes(_made(form, tmp_path), name=f"规划.{form}")
    assert doc.format == form
    assert _texts(doc) == [*LINES, "序号", "任务", "1", "甲", "附则"]


@needs_libreoffice
def test_rtf_of_another_program() -> None:
    assert _texts(read_bytes(RTF.encode(), name="规划.rtf")) == LINES


@needs_libreoffice
def test_pdf_of_libreoffice(tmp_path: Path) -> None:
    doc = read_bytes(_made("pdf", tmp_path), name="规划.pdf")
    assert _texts(doc) == [*LINES, "序号", "任务", "1", "甲", "附则"]
