"""Drawings in the page: drawn when it is written or, without any Graphviz, by the browser; the same content."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.errors import MissingDependency
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from decompose.reports import html_drawings
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

VENDOR = ROOT / "decompose" / "reports" / "page" / "vendor"
TEXTS = "[...document.querySelectorAll('.drawing svg text')].map(t => t.textContent)"


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.assign(plan, kb)


@pytest.fixture
def no_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> list[bytes]:
        raise MissingDependency("no Graphviz to draw with", hint="install it")

    monkeypatch.setattr(html_drawings, "render", refuse)


def _letters(words: list[str]) -> Counter[str]:
    """Return the letters of all words: where lines break depends on who draws."""
    return Counter("".join("".join(words).split()))


def test_drawn_when_written(page: Any, result: Decomposition, tmp_path: Path) -> None:
    dc.write(result, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "wasm" not in text
    assert "Viz" not in text
    assert len(text.encode()) < 1_000_000
    page.goto((tmp_path / "page.html").as_uri())
    sheets = page.locator(".drawing").count()
    assert sheets > 5
    assert page.locator(".drawing svg").count() == sheets
    page.locator(".drawing summary").nth(2).click()
    assert page.locator(".drawing svg").nth(2).is_visible()


@pytest.mark.usefixtures("no_graphviz")
def test_the_browser_draws_the_same(
    page: Any, result: Decomposition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dc.write(result, tmp_path / "without.html")
    monkeypatch.undo()
    dc.write(result, tmp_path / "with.html")
    page.set_default_timeout(120_000)
    page.goto((tmp_path / "without.html").as_uri())
    page.wait_for_selector("#drawings[data-drawn]", state="attached")
    drawn = page.evaluate(TEXTS)
    assert page.locator(".drawing svg").count() == page.locator(".drawing").count()
    assert page.locator(".drawing svg title, .drawing svg [id]").count() == 0
    assert page.locator(".drawing svg").first.get_attribute("aria-label")
    page.goto((tmp_path / "with.html").as_uri())
    assert _letters(drawn) == _letters(page.evaluate(TEXTS))


@pytest.mark.usefixtures("no_graphviz")
@pytest.mark.parametrize("word", NASTY)
def test_hostile_words_are_drawn_as_words(
    page: Any, kb: Knowledge, tmp_path: Path, word: str
) -> None:
    dc.write(spoilt(kb, word), tmp_path / "page.html")
    page.set_default_timeout(120_000)
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("#drawings[data-drawn]", state="attached")
    assert page.locator(".drawing svg").count() > 0
    assert page.locator(".drawing svg :is(a, script, image, foreignObject)").count() == 0


@pytest.mark.usefixtures("no_graphviz")
def test_the_policy_lets_only_these_scripts_run(result: Decomposition, tmp_path: Path) -> None:
    dc.write(result, tmp_path / "page.html")
    text = unescape((tmp_path / "page.html").read_bytes().decode("utf-8"))
    (rule,) = re.findall(r"script-src ([^;\"]*)", text)
    assert rule.count("'sha256-") == 3
    assert "'wasm-unsafe-eval'" in rule
    assert "'unsafe-eval'" not in rule
    assert "'unsafe-inline'" not in rule


def test_what_is_vendored_is_what_its_notice_says() -> None:
    notice = (VENDOR / "LICENSE.txt").read_text("utf-8")
    assert sha256((VENDOR / "viz.js").read_bytes()).hexdigest() in notice
    assert "MIT" in notice
    assert (VENDOR / "viz.js").stat().st_size < 1_400_000


def test_many_sheets_are_left_to_their_folder(
    result: Decomposition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_drawings, "_MOST_SHEETS", 2)
    dc.write(result, tmp_path / "page.html")
    assert "diagrams 文件夹" in (tmp_path / "page.html").read_text("utf-8")
