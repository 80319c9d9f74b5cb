"""The page in a browser: search, filters, evidence, languages; no error, no request outside.

Needs the playwright package and the system's Chromium; skipped, saying so, where one is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.reports.english import in_english
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

PLAN = """青河县安全生产规划

一、重点任务
（一）加强消防安全治理。深入😀开展高层建筑消防安全整治，打通消防车通道；推进化工园区安全整治提升，强化危险化学品运输车辆管理；加强学校安全教育。
（二）加强道路交通安全管理。实施农村公路安全生命防护工程。
"""


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
    chips = page.locator(".tasks tbody tr:visible a.lead").all_inner_texts()
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
    chip = page.locator(".tasks td > a[href^='#a']", has_text="市消防救援支队").first
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


def test_opened_grounds_hold_all_that_supports_them(
    page: Any, kb: Knowledge, tmp_path: Path
) -> None:
    result = dc.audit(dc.assign(dc.parse_text(PLAN), kb), kb)
    text = {task.id: task.text for task in result.plan.tasks}
    parts = {m.id: m.text for task in result.plan.tasks for m in task.measures}
    dc.write(result, tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("for (const part of document.querySelectorAll('.grounds')) part.open = true")
    page.wait_for_function("!document.querySelector('.grounds a[href^=\"#e\"], q[data-from]')")
    shown = page.locator(".grounds li[id]").evaluate_all(
        "all => Object.fromEntries(all.map(li => [li.id, li.textContent]))"
    )
    assert any(a.measure and "😀" in text[a.task] for a in result.assignments)
    for number, own in enumerate(result.assignments):
        assert own.reason in shown[f"a{number}"]
        assert all(e.quote in shown[f"a{number}"] for e in own.evidence)
        if own.measure:
            assert parts[own.measure] in shown[f"a{number}"]


def test_the_list_of_a_department_becomes_a_table(page: Any, file: Path, kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    owns = [a for a in dc.assign(plan, kb).assignments if a.holder == "fire"]
    page.goto(f"{file.as_uri()}#dept=fire")
    rows = page.locator("[id='dept=fire'] tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert len(rows) == len(owns) > 5
    assert sorted(row[1].split(" ", 1)[0] for row in rows) == sorted(a.task for a in owns)
    assert all(all(row[n] for n in (0, 3, 4, 5, 6)) for row in rows)
    assert any("消防车通道" in row[2] for row in rows)
    page.click("#lang")
    said = page.locator("[id='dept=fire'] tbody tr").first.locator("th, td:nth-child(7)")
    assert all(word.isascii() for word in said.all_inner_texts())


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
    page.locator(".dept summary").nth(3).click()
    page.locator(".own tr").nth(1).wait_for()
    wide = page.evaluate("document.documentElement.scrollWidth")
    row = page.locator(".own tr").nth(1).bounding_box()
    page.close()
    assert wide <= 380
    assert row["x"] + row["width"] <= 380, "a department's list is read without moving it sideways"


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
    page.locator("td > a[href^='#a']").first.click()
    poor = page.evaluate(CONTRAST)
    page.close()
    assert not poor


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words_do_nothing(page: Any, kb: Knowledge, tmp_path: Path, word: str) -> None:
    dc.write(spoilt(kb, word), tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.set_default_timeout(5000)
    page.locator("td > a[href^='#a']").first.click()
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    page.click("#lang")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reason_said_of_another_is_written_out_where_it_is_opened(
    page: Any, kb: Knowledge, tmp_path: Path, lang: str
) -> None:
    plan = dc.parse_text(
        "青河市安全生产规划\n一、重点任务\n（一）高层建筑。开展高层建筑消防安全整治。\n"
        "（二）燃气。开展瓶装液化气安全整治。\n"
    )
    result = dc.audit(dc.assign(plan, kb, place="青河市", level="city"), kb)
    told = in_english(result) if lang == "en" else result
    dc.write(result, tmp_path / "page.html", lang=lang)
    page.goto((tmp_path / "page.html").as_uri())
    same = page.locator("p[data-as]").evaluate_all("all => all.map(p => p.closest('li').id)")
    assert len(same) > 1, "several departments have a role for the same reason"
    page.click("#lang")
    for item in same:
        own = told.assignments[int(item[1:])]
        page.evaluate("id => { location.hash = '#' + id; }", item)
        page.wait_for_function(
            "words => document.querySelector('#panel').textContent.includes(words)", arg=own.reason
        )
        text = page.locator("#panel").inner_text()
        assert all(e.quote in text for e in own.evidence)
