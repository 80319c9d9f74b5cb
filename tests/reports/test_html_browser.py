"""The page in a browser: search, filters, evidence, languages; no error, no request outside.

Needs the playwright package and the system's Chromium; skipped, saying so, where one is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from tests.reports.hostile import NASTY, spoilt


def _shown(page: Any) -> list[str]:
    return list(page.locator(".tasks tbody tr:visible").evaluate_all("rows => rows.map(r => r.id)"))


def test_search_and_filters(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    every = _shown(page)
    page.fill("#q", "消防车通道")
    some = _shown(page)
    assert 0 < len(some) < len(every)
    assert page.locator("#count").inner_text().split()[1] == str(len(some))
    assert "q=" in page.url
    page.fill("#q", "没有这样的词")
    assert not _shown(page)
    assert page.locator("#nothing").is_visible()
    page.click("#clear")
    assert _shown(page) == every
    page.select_option("#dept", "fire")
    page.select_option("#role", "lead")
    chips = page.locator(".tasks tbody tr:visible .chip.lead").all_inner_texts()
    assert set(chips) == {"市消防救援支队"}
    page.click("#clear")
    for key in ("chapter", "conf", "find"):
        page.select_option(f"#{key}", index=1)
        assert 0 < len(_shown(page)) < len(every)
        page.click("#clear")


def test_link_to_a_department(page: Any, file: Path) -> None:
    page.goto(f"{file.as_uri()}#dept=fire")
    lists = page.locator(".dept:visible")
    assert lists.count() == 1
    assert "市消防救援支队" in lists.inner_text()
    assert page.locator("#dept").input_value() == "fire"


def test_evidence_opens_with_the_keyboard_and_closes_again(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    chip = page.locator(".tasks .chip", has_text="市消防救援支队").first
    chip.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.is_visible()
    marked = panel.locator("mark").all_inner_texts()
    assert marked
    assert all(mark in panel.inner_text() for mark in marked)
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert chip.evaluate("node => node === document.activeElement")


def test_language_and_theme_are_switched(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    assert page.locator("h2").first.inner_text() == "覆盖情况"
    page.click("#lang")
    assert page.locator("h2").first.inner_text() == "Coverage"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#count").inner_text().endswith("tasks shown")
    page.click("#lang")
    assert page.locator("h2").first.inner_text() == "覆盖情况"
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_everything_is_readable_without_scripts(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#filters").is_hidden()
    assert page.locator(".tasks tbody tr:visible").count() > 50
    page.locator(".grounds summary").first.click()
    assert page.locator(".grounds li").first.is_visible()
    context.close()


def test_nothing_is_wider_than_a_phone(browser: Any, file: Path) -> None:
    page = browser.new_page(viewport={"width": 380, "height": 800})
    page.goto(file.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 380


CONTRAST = """
() => {
  const light = (c) => {
    const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = new Set();
  for (const node of document.querySelectorAll("body *")) {
    const words = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!words || !node.getClientRects().length) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5)
      poor.add(node.tagName + "." + node.className);
  }
  return [...poor];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(browser: Any, file: Path, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    page.locator(".chip").first.click()
    poor = page.evaluate(CONTRAST)
    page.close()
    assert not poor


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words_do_nothing(page: Any, kb: Knowledge, tmp_path: Path, word: str) -> None:
    dc.write(spoilt(kb, word), tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.set_default_timeout(5000)
    page.locator(".chip").first.click()
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    page.click("#lang")
