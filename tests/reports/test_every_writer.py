"""Every writer against every kind of hostile text: the file is sound, and nothing in it runs or misleads."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import docx
import networkx
import openpyxl
import pytest
from lxml import etree, html

from decompose.cli.findings import to_sarif
from decompose.knowledge import Knowledge, load_knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports import DOCUMENTS, WRITERS, write
from decompose.reports.data_files import harmless
from decompose.reports.forms.form import open_form
from decompose.reports.packs import write_packs
from decompose.reports.render import can_render, chinese_font
from decompose.reports.xlsx import MOST_SHEETS
from tests.conftest import ROOT
from tests.reports.ruin import WORDS, large, ruined, texts_of

ROUNDS = (0, 13, 29, 47)
MOST_UNITS = 32_767
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SVG_TAGS = {"svg", "g", "title", "polygon", "path", "text", "ellipse", "polyline", "rect", "a"}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
DRAWN = {".svg", ".png", ".pdf"}
NAMES = [
    *(f"a{suffix}" for suffix in WRITERS if suffix not in DRAWN or can_render()),
    *DOCUMENTS,
]


@cache
def _ruined(start: int) -> Decomposition:
    return ruined(load_knowledge(), start)


def _no_signs(text: str) -> None:
    assert not TURNING.search(text)
    assert not CONTROL.search(text)


def _sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    titles = [sheet.title.casefold() for sheet in book]
    assert len(set(titles)) == len(titles)
    for sheet in book:
        assert len(sheet.title.encode("utf-16-le")) <= 62
        assert not re.search(r"[\\/*?:\[\]]|^'|'$", sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type not in ("f", "e"), cell.value
                if isinstance(cell.value, str):
                    assert len(cell.value.encode("utf-16-le")) <= MOST_UNITS * 2
                    _no_signs(cell.value)
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1) <= 255


def _letter(path: Path) -> None:
    letter = docx.Document(str(path))
    texts = [p.text for p in letter.paragraphs]
    texts += [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    assert texts
    _no_signs("".join(texts))
    relations = letter.part.rels.values()
    assert not [each for each in relations if each.is_external]
    assert "w:instrText" not in letter.element.xml or not re.search(
        r"<w:instrText[^>]*>[^<]*(DDE|INCLUDE|HYPERLINK)", letter.element.xml
    )


def _csv(path: Path) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for field in (field for row in rows for field in row):
        assert not field.lstrip().startswith(FORMULA), field
        _no_signs(field)


def _json(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        assert json.loads(line)["id"]


def _page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    policies = [m.get("content") for m in root.iter("meta") if m.get("http-equiv")]
    assert any("default-src 'none'" in policy for policy in policies)
    own = [each for each in root.iter("script") if each.get("type") != "application/json"]
    assert len(own) <= 1
    for each in root.iter():
        for key, value in each.attrib.items():
            assert not key.startswith("on"), key
            assert key != "src"
            assert key not in ("href", "action") or value.startswith(("#", "data:")), value
    assert not list(root.iter("img", "iframe", "object", "embed", "base", "link"))


def _drawing(path: Path) -> None:
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    for each in root.iter():
        if isinstance(each.tag, str):
            assert etree.QName(each).localname in SVG_TAGS
            assert not [k for k in each.attrib if "href" in str(k) or str(k).startswith("on")]
    _no_signs("".join(root.itertext()))


def _graph(path: Path) -> None:
    graph = networkx.read_graphml(path)
    assert graph.number_of_nodes()


def _marked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _no_signs(text)
    fences = text.split("```")
    assert len(fences) % 2
    for words in fences[::2]:
        bare = re.sub(r"\\.", "", words)
        assert not re.search(r"<(?!br>)|\]\(|`", bare), bare
        tables = [line for line in bare.split("\n") if line.startswith("|")]
        assert all(line.endswith("|") for line in tables)


def _base(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        assert base.execute("pragma foreign_key_check").fetchall() == []


def _columns(path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(path).num_rows


def _bytes(path: Path) -> None:
    assert path.stat().st_size > 100


CHECKS: dict[str, Callable[[Path], None]] = {
    ".xlsx": _sheet,
    ".docx": _letter,
    ".csv": _csv,
    ".json": _json,
    ".jsonld": _json,
    ".cyjs": _json,
    ".jsonl": _lines,
    ".html": _page,
    ".svg": _drawing,
    ".graphml": _graph,
    ".md": _marked,
    ".sqlite": _base,
    ".parquet": _columns,
    ".png": _bytes,
    ".pdf": _bytes,
    ".dot": _bytes,
}


def _written(result: Decomposition, folder: Path, lang: str) -> Iterator[Path]:
    for name in NAMES:
        if Path(name).suffix in (".png", ".pdf") and not chinese_font():
            continue
        path = folder / f"{lang}-{name}"
        if path.suffix == ".parquet":
            pytest.importorskip("pyarrow")
        write(result, path, lang=lang, document=name if name in DOCUMENTS else None)
        yield path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("start", ROUNDS)
def test_every_writer_of_a_result(start: int, lang: str, tmp_path: Path) -> None:
    for path in _written(_ruined(start), tmp_path, lang):
        CHECKS[path.suffix](path)


@pytest.mark.parametrize("start", ROUNDS)
def test_packs_and_forms(start: int, tmp_path: Path) -> None:
    result = _ruined(start)
    for path in write_packs(result, tmp_path, Labels()):
        CHECKS[path.suffix](path)
        assert len(path.name.encode()) <= 200
        assert not re.search(r'[<>:"/\\|?*]|[. ]$', path.stem)
    for name in ("form.xlsx", "form.docx"):
        path = tmp_path / name
        path.write_bytes(open_form(ROOT / "examples" / "own_form" / name).fill(result, Labels()))
        CHECKS[path.suffix](path)


def test_sarif() -> None:
    value = json.loads(to_sarif(_ruined(0)))
    assert value["runs"][0]["results"]


def test_all_words_are_used() -> None:
    used = {text for start in ROUNDS for text in texts_of(_ruined(start))}
    assert len(WORDS) > 60
    assert used >= set(WORDS)


@pytest.mark.parametrize("word", [w for w in WORDS if w.lstrip().startswith(FORMULA)])
def test_no_formula_in_csv(word: str) -> None:
    told = harmless(word)
    assert isinstance(told, str)
    assert told.startswith("'")


@pytest.mark.parametrize("text", ["打通消防车道，" * 6_000, "𠮷" * 40_000])
def test_long_texts_are_whole_everywhere(text: str, tmp_path: Path) -> None:
    result = large(3, text)
    for path in _written(result, tmp_path, "zh"):
        CHECKS[path.suffix](path)
    book = openpyxl.load_workbook(tmp_path / "zh-a.xlsx")
    content = {cell.value: cell.column for cell in book["任务总表"][3]}["任务内容"]
    rows = list(book["任务总表"].iter_rows(min_row=4, min_col=content, max_col=content))
    told = "".join(str(row[0].value or "") for row in rows)
    assert told.replace("（续）", "").count(text) == 3
    assert (tmp_path / "zh-a.csv").read_text(encoding="utf-8-sig").count(text) >= 3
    assert json.loads((tmp_path / "zh-a.json").read_text())["plan"]["tasks"][0]["text"] == text


def test_a_thousand_departments(tmp_path: Path) -> None:
    result = large(1_000)
    for path in _written(result, tmp_path, "zh"):
        if path.suffix not in (".xlsx", ".html"):
            CHECKS[path.suffix](path)
    book = openpyxl.load_workbook(tmp_path / "zh-a.xlsx", read_only=True)
    assert len(book.sheetnames) < 20 < MOST_SHEETS
    told = [str(cell) for row in book["目录"].iter_rows(values_only=True) for cell in row if cell]
    assert any("--packs" in words for words in told)
    assert len({row[0] for row in book["_lists"].iter_rows(values_only=True)}) == 1_000
    head = next(csv.reader(io.StringIO((tmp_path / "zh-raci.csv").read_text("utf-8-sig"))))
    assert len(head) == 1_002
    charts = (tmp_path / "zh-division.mermaid.md").read_text().split("```")[1::2]
    assert all(len(chart) < 50_000 for chart in charts)


def test_a_task_of_three_hundred_departments(tmp_path: Path) -> None:
    result = large(300)
    first = result.assignments[0]
    own = tuple(a.model_copy(update={"task": first.task}) for a in result.assignments)
    write(result.model_copy(update={"assignments": own}), tmp_path / "a.xlsx")
    _sheet(tmp_path / "a.xlsx")
    if can_render():
        write(result.model_copy(update={"assignments": own}), tmp_path / "a.svg")
        _drawing(tmp_path / "a.svg")


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not here (make office): no second program opens them"
)
def test_libreoffice_opens_them(tmp_path: Path) -> None:
    for number, start in enumerate(ROUNDS[:2]):
        folder = tmp_path / str(number)
        folder.mkdir()
        for path in _written(_ruined(start), folder, "zh"):
            if path.suffix not in (".xlsx", ".docx", ".csv"):
                path.unlink()
        packs = write_packs(_ruined(start), folder, Labels("en"))
        for path in packs[4:-1]:
            path.unlink()
        made = sorted(folder.iterdir())
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        words = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*words, *map(str, made)], capture_output=True, timeout=500, check=True)
        lost = [path.name for path in made if not path.with_suffix(".pdf").exists()]
        assert not lost


def test_nothing_depends_on_the_form_of_unicode(kb: Knowledge, tmp_path: Path) -> None:
    """A name in composed and in decomposed form is two names, and makes two files."""
    result = _ruined(0)
    names = [unicodedata.normalize(form, "Ångström局") for form in ("NFC", "NFD")]
    own = tuple(
        a.model_copy(update={"department": None, "name": names[n % 2]})
        for n, a in enumerate(result.assignments)
    )
    made = write_packs(result.model_copy(update={"assignments": own}), tmp_path, Labels())
    assert len({unicodedata.normalize("NFC", path.name.casefold()) for path in made}) == len(made)
    assert len(made) == 5
