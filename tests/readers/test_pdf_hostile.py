"""PDFs that are broken, locked, pictures only, or made to do harm: one clear error each, in time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from decompose.errors import DamagedDocument, LimitExceeded, ReadError
from decompose.readers import Limits, child, read_bytes
from tests.readers.pdf_files import CATALOG, PAGE, PAGES, bomb, drawn, printed, raw

PLAN = (
    "云州市安全生产规划",
    "一、主要任务",
    "（一）整治道路交通隐患，完善责任体系，落实企业主体责任。",
)


def _picture(canvas: Canvas) -> None:
    from PIL import Image

    picture = Image.new("L", (60, 80), 200)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)


def _locked(user: str) -> bytes:
    locked = StandardEncryption(user, ownerPassword="owner", canCopy=0)
    return printed(PLAN, encrypt=locked)


def _scan(pages: str) -> bytes:
    """Draw pages: s for a picture, t for text, b for a blank one."""

    def draw(canvas: Canvas) -> None:
        for kind in pages:
            canvas.setFont("STSong-Light", 16)
            if kind == "s":
                _picture(canvas)
            if kind == "t":
                canvas.drawString(100, 700, "一、主要任务")
            canvas.showPage()

    return drawn(draw)


def _loop() -> bytes:
    return raw(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>")


CASES: dict[str, tuple[bytes, type[ReadError], str]] = {
    "only the head": (b"%PDF-1.7\n", DamagedDocument, "damaged or cut off"),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 50, DamagedDocument, "damaged or cut off"),
    "cut off": (printed(PLAN)[:600], DamagedDocument, "damaged or cut off"),
    "user password": (_locked("secret"), DamagedDocument, "password"),
    "scan": (_scan("sss"), DamagedDocument, "needs OCR"),
    "no pages": (raw(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), DamagedDocument, "no pages"),
    "blank": (_scan("bb"), DamagedDocument, "no text"),
    "loop of pages": (_loop(), ReadError, ""),
    "no content": (raw(CATALOG, PAGES, PAGE, b"null"), DamagedDocument, "no text"),
    "unknown filter": (
        raw(CATALOG, PAGES, PAGE, b"<</Length 3/Filter/Nope>>stream\nabc\nendstream"),
        DamagedDocument,
        "no text",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused_with_its_reason(case: str) -> None:
    data, kind, words = CASES[case]
    with pytest.raises(kind) as caught:
        read_bytes(data, name="规划.pdf")
    assert words in caught.value.message
    assert caught.value.hint
    assert "规划.pdf" in caught.value.where


def test_owner_password_alone_is_read_and_told() -> None:
    doc = read_bytes(_locked(""), name="规划.pdf")
    assert [block.text for block in doc.blocks] == list(PLAN)
    assert "pdf.copying" in [problem.code for problem in doc.problems]


def test_scanned_and_blank_pages_are_named() -> None:
    told = {p.code: p.message for p in read_bytes(_scan("tstsb"), name="规划.pdf").problems}
    assert "第 2、4 页" in told["pdf.scanned"]
    assert "第 5 页" in told["pdf.blank"]


def test_cut_anywhere_is_an_error_or_all_text() -> None:
    data = printed(PLAN)
    for part in range(1, 12):
        try:
            doc = read_bytes(data[: len(data) * part // 12], name="规划.pdf")
        except ReadError:
            continue
        assert [block.text for block in doc.blocks] == list(PLAN)


def test_bomb_ends_in_an_error() -> None:
    with pytest.raises((DamagedDocument, LimitExceeded)):
        read_bytes(bomb(), name="规划.pdf", limits=Limits(memory=2**29, seconds=10))


def test_too_many_pages() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_bytes(_scan("ttt"), name="规划.pdf", limits=Limits(pages=2))
    assert caught.value.where == "limits.pages"


def test_too_much_text() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_bytes(printed(PLAN), name="规划.pdf", limits=Limits(text=20))
    assert caught.value.where == "limits.text"


def _run(tmp_path: Path, code: str, **limits: int) -> list[bytes]:
    program = tmp_path / "program.py"
    program.write_text(code, encoding="utf-8")
    return list(
        child.lines_of([str(program)], b"x" * 200_000, name="规划.pdf", limits=Limits(**limits))
    )


def test_a_reader_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded) as caught:
        _run(tmp_path, "while True: pass", seconds=1)
    assert caught.value.where == "limits.seconds"


def test_a_reader_that_writes_without_end_is_ended(tmp_path: Path) -> None:
    program = "import sys\nsys.stdin.read()\nwhile True: print('x')"
    with pytest.raises(LimitExceeded):
        _run(tmp_path, program, seconds=1)


def test_a_reader_that_aborts_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedDocument, match="break down"):
        _run(tmp_path, "import os; print(1, flush=True); os.abort()")


def test_a_reader_that_reads_nothing_ends_well(tmp_path: Path) -> None:
    assert _run(tmp_path, "print('done')") == [b"done\n"]


def test_the_child_has_limits() -> None:
    resource = pytest.importorskip("resource")
    assert resource.RLIM_INFINITY
    code = (
        "import resource; from decompose.confined import confine; confine(2**30, 7)\n"
        "print(*(resource.getrlimit(n)[0] for n in (resource.RLIMIT_AS, resource.RLIMIT_CPU)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(2**30), "7"]
