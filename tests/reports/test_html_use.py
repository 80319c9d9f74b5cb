"""The page in use: every filter, the keyboard, landmarks, screens of all sizes, paper, many tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from tests.conftest import ROOT

PAGE = 500
MANY = 6000


def _shown(page: Any) -> list[str]:
    return list(page.locator(".tasks tbody tr:visible").evaluate_all("rows => rows.map(r => r.id)"))


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


def _matching(result: Decomposition, field: str, value: str) -> set[str]:
    """Return the rows that a filter must leave, told from the result and not from the page."""
    if field == "find":
        names = {f.name: set() for f in result.findings}  # type: dict[str, set[str]]
        for finding in result.findings:
            names[finding.name] |= set(finding.subject.values())
        tasks = names[value]
    else:
        own = result.assignments
        tasks = {a.task for a in own if value in (a.department or a.name, a.role.value)}
    return {f"t-{task.id}" for task in result.plan.tasks if task.id in tasks}


@pytest.mark.parametrize("field", ["dept", "role", "find"])
def test_every_choice_leaves_exactly_what_it_says(
    page: Any, file: Path, result: Decomposition, field: str
) -> None:
    page.goto(file.as_uri())
    values = page.locator(f"#{field} option").evaluate_all("all => all.map(o => o.value)")
    asked = [value for value in values if value not in ("", "*")]
    assert len(asked) > 3
    for value in asked:
        page.select_option(f"#{field}", value)
        assert set(_shown(page)) == _matching(result, field, value), value


def test_confidence_and_chapter_split_the_tasks(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    every = _shown(page)
    for field in ("conf", "chapter"):
        values = page.locator(f"#{field} option").evaluate_all("all => all.map(o => o.value)")
        parts = []
        for value in values[1:]:
            page.select_option(f"#{field}", value)
            parts += _shown(page)
        assert sorted(parts) == sorted(every), field
        page.click("#clear")


def test_a_view_passed_on_is_the_same_view(page: Any, file: Path, browser: Any) -> None:
    page.goto(file.as_uri())
    page.fill("#q", "安全")
    page.select_option("#role", "support")
    page.select_option("#dept", "police")
    rows, address = _shown(page), page.url
    other = browser.new_page()
    other.goto(address)
    assert _shown(other) == rows
    assert other.locator(".dept:visible").count() == 1
    other.close()


def test_the_keyboard_is_enough(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#tasks")
    page.keyboard.press("/")
    assert page.evaluate(f"{focused}.id") == "q"
    page.keyboard.type("燃气")
    assert 0 < len(_shown(page)) < 20
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"{focused}.id || {focused}.tagName + {focused}.className"))
    assert {"dept", "role", "chapter", "conf", "find", "clear"} <= reached
    summary = page.locator(".tasks tr:visible .grounds summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".tasks tr:visible .grounds[open] li").first.is_visible()
    page.locator(".dept summary").first.focus()
    page.keyboard.press("Space")
    page.locator(".dept[open] table").first.wait_for()


def test_what_has_the_focus_is_seen_to_have_it(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    for _ in range(14):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 80)")


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", (1280, 900)), ("dark", (390, 844))], ids=["desk", "dark-phone"]
)
def test_axe_finds_nothing(browser: Any, file: Path, scheme: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    page = browser.new_page(color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
    page.goto(file.as_uri())
    page.evaluate(
        "for (const n of document.querySelectorAll('.chapter')) n.style.contentVisibility = 'visible'"
    )
    for step in ("page", "panel in English"):
        if step != "page":
            page.locator("#lang").click()
            page.locator(".tasks td > a[href^='#a']").first.click()
        found = axe.Axe().run(page).response["violations"]
        assert not [(v["id"], v["nodes"][0]["html"]) for v in found], step
    page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_screen_must_be_moved_sideways(
    browser: Any, result: Decomposition, tmp_path: Path, lang: str
) -> None:
    dc.write(result, tmp_path / "page.html", lang=lang)
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.locator(".tasks td > a[href^='#a']").first.click()
    for width in (320, 390, 768, 1024, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("#panel").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.close()


def _printed(page: Any) -> str:
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
        width, height = pdf[0].get_size()
        assert width > height
        pages = [pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf))]
    return "".join("".join(pages).split())


def test_paper_has_everything_or_says_what_is_left_out(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    labels = page.locator(".tasks .text").all_inner_texts()
    whole = _printed(page)
    for text in labels:
        assert "".join(text.split()) in whole or not text
    assert "只列出符合条件的任务" not in whole
    for name in page.locator(".dept h3").all_inner_texts():
        assert name in whole
    page.select_option("#conf", "low")
    rows = len(_shown(page))
    some = _printed(page)
    assert f"只列出符合条件的任务：{rows}/{len(labels)}项。" in some
    assert page.locator(".dept[open]").count() == 0, "folded again after printing"


@pytest.fixture(scope="module")
def many(result: Decomposition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of 6,000 tasks in three chapters, each with one lead."""
    base = result.plan.tasks[1]
    lead = next(a for a in result.assignments if a.task == base.id)
    heads = [base.model_copy(update={"id": f"C{n}", "parent": None}) for n in range(3)]
    tasks = list(heads)
    for number in range(MANY - len(heads)):
        parent = heads[number * len(heads) // MANY].id
        own = {"id": f"C.{number}", "parent": parent, "title": f"第{number}号任务"}
        tasks.append(base.model_copy(update=own))
    owns = [
        lead.model_copy(update={"id": f"a{t.id}", "task": t.id, "measure": None}) for t in tasks
    ]
    plan = result.plan.model_copy(update={"tasks": tuple(tasks)})
    big = result.model_copy(update={"plan": plan, "assignments": tuple(owns), "findings": ()})
    path = tmp_path_factory.mktemp("many") / "division.html"
    dc.write(big.model_copy(update={"rejected": ()}), path)
    return path


def _all_are_printed(page: Any) -> None:
    hidden = "document.querySelectorAll('.tasks tr[hidden]').length"
    assert page.evaluate(hidden) == MANY - PAGE
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(hidden) == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(hidden) == MANY - PAGE


def test_many_tasks_are_laid_out_page_by_page(page: Any, many: Path) -> None:
    page.set_default_timeout(120_000)
    page.goto(many.as_uri())
    _all_are_printed(page)
    first = _shown(page)
    assert len(first) == PAGE
    assert f"{MANY} / {MANY}" in page.locator("#count").inner_text()
    assert page.locator("#previous").is_disabled()
    page.click("#next")
    second = _shown(page)
    assert len(second) == PAGE
    assert not set(first) & set(second)
    assert page.locator("#page-at").inner_text() == f"第 2 / {MANY // PAGE} 页"
    page.fill("#q", f"第{MANY - 10}号任务")
    assert _shown(page) == [f"t-C.{MANY - 10}"], "found wherever it stands"
    assert page.locator("#pager").is_hidden()
    page.click("#clear")
    assert _shown(page) == first
    page.select_option("#chapter", "C1")
    share = int(page.locator("#count").inner_text().split()[1])
    assert PAGE < share < MANY / 2


def test_links_lead_to_tasks_of_other_pages(page: Any, many: Path) -> None:
    page.set_default_timeout(120_000)
    page.goto(f"{many.as_uri()}#t-C.{MANY - 10}")
    assert f"t-C.{MANY - 10}" in _shown(page)
    assert page.locator("#next").is_disabled()
    page.locator(".tasks tbody tr:visible td > a[href^='#a']").last.click()
    assert page.locator("#panel mark").first.is_visible()
