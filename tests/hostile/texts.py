"""Text files and names that lie: encodings, controls, look-alikes, wrong suffixes (rows 5-7, 9, 10, 41)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from decompose.errors import ReadError
from tests.hostile.archives import plan
from tests.hostile.case import DAMAGED, LIMIT, UNSUPPORTED, Case, refused, told
from tests.readers.docx_files import docx, p, pack

PLAN = "云州市安全生产规划\n一、总体要求\n坚持安全第一，健全责任体系。\n二、主要任务\n加强消防安全监管。\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
_HTML = f"<html><head><meta charset='utf-8'></head><body><p>{PLAN * 9}</p></body></html>".encode()


def cases() -> Iterator[Case]:
    """Yield the cases."""
    yield from _suffixes()
    yield from _encodings()
    yield from _signs()


def _suffixes() -> Iterator[Case]:
    text = PLAN.encode()
    for name in ("规划.txt", "规划.html", "规划.md", "规划.xlsx", "规划.csv"):
        yield told(7, f"docx-as-{name[3:]}", plan, "format.mismatch", name=name)
    yield told(7, "html-as-txt", lambda: _HTML, "format.mismatch", name="规划.txt")
    for name, data in (
        ("规划.docx", text),
        ("规划.docx", _PNG),
        ("规划.txt", _PNG),
        ("规划.docx", b"\x7fELF" + bytes(99)),
        ("规划.txt", b"SQLite format 3\0" + bytes(99)),
        ("规划.docx", gzip.compress(text, mtime=0)),
        ("规划.docx", b"7z\xbc\xaf\x27\x1c" + bytes(99)),
        ("规划.docx", b"Rar!\x1a\x07" + bytes(99)),
        ("规划.xlsx", _PNG),
    ):
        yield refused(
            7, f"{data[:4].hex()}-as-{name[3:]}", lambda data=data: data, "named", name=name
        )
    for name in ("规划.json", "规划.yaml"):
        yield refused(7, f"text-as-{name[3:]}", lambda: text, "", name=name, error=UNSUPPORTED)
    for name in ("规划.docx", "规划.doc", "规划.wps"):
        yield refused(5, f"old-or-locked-{name[3:]}", lambda: _OLE, "", name=name, error=ReadError)
    yield refused(7, "nothing", lambda: b"", "0 bytes")
    yield refused(
        7, "slides", lambda: pack({"ppt/presentation.xml": "<a/>"}), "", error=UNSUPPORTED
    )
    yield refused(7, "any-zip", lambda: pack({"readme.txt": "x"}), "", error=UNSUPPORTED)


def _encodings() -> Iterator[Case]:
    txt = "规划.txt"
    for code in ("gb18030", "utf-16", "utf-32", "big5"):
        text = (
            PLAN.translate(str.maketrans("云规总体产责", "雲規總體產責"))
            if code == "big5"
            else PLAN
        )
        yield told(
            9, f"encoding-{code}", lambda code=code, text=text: text.encode(code, "ignore"),
            "encoding.d" if code == "big5" else "encoding.detected", name=txt,
        )  # fmt: skip
    yield told(9, "encoding-mark", lambda: PLAN.encode("utf-8-sig"), name=txt)
    yield told(
        9, "lines-mixed",
        lambda: PLAN.encode() * 40 + "附件".encode("gb18030") + PLAN.encode() * 40,
        "encoding.damaged", name=txt,
    )  # fmt: skip
    for id_, data in (
        ("surrogates-utf8", b"\xed\xa0\x80\xed\xb0\x80" * 50),
        ("surrogate-utf16", b"\xff\xfe" + PLAN.encode("utf-16-le") + b"\x00\xd8"),
        ("utf16-cut", b"\xff\xfe" + PLAN.encode("utf-16-le")[:-1]),
        ("utf32-outside", b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 20),
        ("random", bytes(n * 7919 % 251 for n in range(5_000))),
        ("zeros", bytes(5_000)),
        ("nul-in-text", PLAN.encode() + b"\0" + PLAN.encode()),
        ("controls", b"\x01\x02\x03" * 100 + PLAN.encode()),
        ("mark-only", b"\xef\xbb\xbf"),
        ("blanks-only", b" \n\t\n" * 50),
        ("mark-wide-only", b"\xff\xfe"),
    ):
        yield refused(9, id_, lambda data=data: data, "", name=txt, error=DAMAGED)
    yield told(
        9,
        "controls-few",
        lambda: PLAN.encode().replace(b"\n", b"\x07\n", 1),
        "text.control",
        name=txt,
    )
    yield refused(
        18,
        "text-large",
        lambda: b"a\n" * (33 * 2**20),
        "limit",
        name=txt,
        error=LIMIT,
        where="limits.text_file",
    )
    yield refused(
        18,
        "lines-many",
        lambda: b"\n" * 400_001 + PLAN.encode(),
        "limit",
        name=txt,
        error=LIMIT,
        where="limits.blocks",
    )
    yield told(18, "line-long", lambda: PLAN.encode() + ("安全" * 500_000).encode(), name=txt)


def _signs() -> Iterator[Case]:
    for id_, text, code in (
        ("right-to-left", "市应急\u202e管理局", "text.direction"),
        ("isolate", "市应急\u2067管理局\u2069", "text.direction"),
        ("no-width", "市应\u200b急管理局", "text.no-width"),
        ("soft-hyphen", "市应\u00ad急管理局", "text.no-width"),
        ("cyrillic", "企业名称 \u0410BC", "text.look-alike"),
        ("greek", "企业名称 A\u0392C", "text.look-alike"),
        ("radical", "\u2f42化和旅游局", "text.radical"),
        ("compatible", "\uf9e4财局", "text.radical"),
        ("private-sign", "任务\ue123落实", "text.unknown-sign"),
    ):
        row = 10 if code == "text.radical" else 41
        full = f"一、加强监管\n由{text}负责。\n"
        yield told(row, f"{id_}-txt", lambda full=full: full.encode(), code, name="规划.txt")
        yield told(row, f"{id_}-docx", lambda text=text: docx(p(f"由{text}负责。")), code)
    yield told(41, "units", "粒径 50μm，电阻 3kΩ。".encode, name="规划.txt")
