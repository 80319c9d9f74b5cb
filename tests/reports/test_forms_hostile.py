"""Forms from anybody: filled, or refused with the part named; never an error of the program's own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from lxml import etree

import decompose as dc
from decompose.errors import DecomposeError
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.labels.errors import translate
from decompose.model.result import Decomposition
from decompose.reports.forms.form import form_of
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "own_form"
SHEET = "xl/worksheets/sheet1.xml"
VALUES = ("", "abc", "-1", "1e309", "99999999999999999999", "A1:XFD1048576", "\u0661", "9" * 5000)
PARTS = [
    *(("form.xlsx", part) for part in (SHEET, "xl/styles.xml", "xl/workbook.xml")),
    *(("form.xlsx", part) for part in ("xl/_rels/workbook.xml.rels", "_rels/.rels")),
    *(("form.docx", part) for part in ("word/document.xml", "word/_rels/document.xml.rels")),
]
_ENGLISH = re.compile(r"[a-z]{4,} [a-z]{3,}")


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse_text(
        "云州市安全生产规划\n一、主要任务\n（一）消防安全。打通消防车通道。\n"
        "（二）道路交通安全。整治重点车辆。\n（三）危险化学品安全。严格安全许可。\n"
    )
    return dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)


def _parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(EXAMPLE / name) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _outcome(parts: dict[str, bytes], name: str, result: Decomposition) -> DecomposeError | None:
    try:
        data = form_of(_packed(parts), name).fill(result, Labels())
    except DecomposeError as error:
        return error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(part))
    return None


def _attributes(root: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield one place for every kind of attribute: number of the element, name of the attribute."""
    seen = set()
    for number, element in enumerate(root.iter()):
        for name in element.attrib:
            if (element.tag, name) not in seen:
                seen.add((element.tag, name))
                yield number, str(name)


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_attributes_that_make_no_sense(name: str, part: str, result: Decomposition) -> None:
    whole = _parts(name)
    tried = 0
    for number, attribute in _attributes(etree.fromstring(whole[part])):
        root = etree.fromstring(whole[part])
        list(root.iter())[number].set(attribute, VALUES[tried % len(VALUES)])
        error = _outcome({**whole, part: etree.tostring(root)}, name, result)
        tried += 1
        if error is not None:
            assert error.hint, error
            assert name in error.where, error
    assert tried >= 3


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_parts_that_are_missing_empty_or_junk(name: str, part: str, result: Decomposition) -> None:
    whole = _parts(name)
    lost = {key: data for key, data in whole.items() if key != part}
    for parts in (lost, {**whole, part: b""}, {**whole, part: b"\xff\xfe junk"}):
        error = _outcome(parts, name, result)
        assert error is None or error.where, error
    root = etree.fromstring(whole[part])
    for number in range(1, len(list(root.iter()))):
        root = etree.fromstring(whole[part])
        element = list(root.iter())[number]
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
        error = _outcome({**whole, part: etree.tostring(root)}, name, result)
        assert error is None or name in error.where, error


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (r'<row r="5"', '<row r="abc"', "attribute r of row holds 'abc'"),
        (r'<row r="5"', '<row r="99999999"', "attribute r of row"),
        (r'<row r="5"', '<row r="4"', "two rows 4"),
        (
            r'<row r="5"[^>]*?(?: ht="[\d.]+")?',
            '<row r="5" ht="high"',
            "attribute ht of row holds 'high'",
        ),
        (r' min="\d+"', ' min="first"', "attribute min of col"),
        (r'width="[\d.]+"', 'width="nan"', "attribute width of col"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, words: str, result: Decomposition) -> None:
    whole = _parts("form.xlsx")
    text, changed = re.subn(old, new, whole[SHEET].decode(), count=1)
    assert changed
    error = _outcome({**whole, SHEET: text.encode()}, "form.xlsx", result)
    assert error is not None
    assert words in error.message
    assert error.where == f"form.xlsx {SHEET}"
    assert not _ENGLISH.search(translate(error.message, "zh"))


def _bomb(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {**parts, SHEET: parts[SHEET] + b" " * (40 * 2**20)}


def _entities(parts: dict[str, bytes]) -> dict[str, bytes]:
    head = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
    return {**parts, SHEET: head + parts[SHEET].partition(b"?>")[2]}


def _outside(parts: dict[str, bytes]) -> dict[str, bytes]:
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/worksheet" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
    )
    key = "xl/_rels/workbook.xml.rels"
    return {**parts, key: parts[key].replace(b"</Relationships>", link + b"</Relationships>")}


def test_bombs_entities_and_links(result: Decomposition) -> None:
    whole = _parts("form.xlsx")
    bomb = _outcome(_bomb(whole), "form.xlsx", result)
    assert bomb is not None
    assert "limits.ratio" in bomb.where
    entities = _outcome(_entities(whole), "form.xlsx", result)
    assert entities is not None
    assert SHEET in entities.message
    assert "DOCTYPE" in entities.message
    assert _outcome(_outside(whole), "form.xlsx", result) is None


def test_the_sound_form_is_filled(result: Decomposition) -> None:
    for name in ("form.xlsx", "form.docx"):
        assert _outcome(_parts(name), name, result) is None
    data = form_of(_packed(_parts("form.xlsx")), "form.xlsx").fill(result, Labels())
    assert openpyxl.load_workbook(io.BytesIO(data))["台账"]["B5"].value
    data = form_of(_packed(_parts("form.docx")), "form.docx").fill(result, Labels())
    assert len(docx.Document(io.BytesIO(data)).tables[0].rows) > 1
