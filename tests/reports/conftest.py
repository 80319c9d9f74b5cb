"""A browser for pages: the system's Chromium, and a page that tells of every error and request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from tests.conftest import ROOT

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield found
        found.close()


@pytest.fixture(scope="module")
def file(kb: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    path = tmp_path_factory.mktemp("page") / "division.html"
    dc.write(dc.audit(dc.assign(plan, kb), kb), path)
    return path


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1280, "height": 900})
    trouble: list[str] = []
    made.on("console", lambda told: trouble.append(told.text))
    made.on("pageerror", lambda error: trouble.append(str(error)))
    made.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    made.on("request", lambda asked: asked.url.startswith("file:") or trouble.append(asked.url))
    yield made
    made.close()
    assert not trouble
