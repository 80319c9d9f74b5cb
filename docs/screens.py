"""How results become pictures: Word files and workbooks by LibreOffice, pages and drawings by Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

_SCALE = 2.2
_SECONDS = 300
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def office() -> str | None:
    """Return the program of LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def chromium() -> str | None:
    """Return Chromium; None where it is not installed."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def printed(path: Path, scratch: Path) -> Path:
    """Return a Word file or workbook as PDF."""
    program = office()
    folder = scratch / path.parent.name / path.suffix[1:]
    target = folder / f"{path.stem}.pdf"
    if program and not target.exists():
        profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return target


def pdf_page(pdf: Path, number: int) -> Image.Image:
    """Return a page of a PDF file, counted from one."""
    with pypdfium2.PdfDocument(pdf) as pages:
        return _picture(pages[number - 1])


def sheet_page(pdf: Path, sheet: str, number: int = 1) -> Image.Image:
    """Return a page of a sheet, whose name stands in the footer before the page's number."""
    footer = re.compile(re.escape("".join(sheet.split())) + r"(第|Page)\d")
    with pypdfium2.PdfDocument(pdf) as pages:
        for page in pages:
            text = "".join(page.get_textpage().get_text_bounded().split())
            if footer.search(text):
                number -= 1
                if number == 0:
                    return _picture(page)
    raise LookupError(f"{pdf.name} has no such page of {sheet}")


def _picture(page: Any) -> Image.Image:
    picture: Image.Image = page.render(scale=_SCALE).to_pil()
    return picture


class Browser:
    """A browser that opens files and takes pictures of them."""

    def __init__(self, chromium: Any) -> None:
        self._chromium = chromium

    def drawing(self, path: Path) -> Image.Image:
        """Return a drawing as a whole."""
        page = self._chromium.new_page()
        page.goto(path.as_uri())
        box = page.evaluate(
            "(() => { const b = document.documentElement.getBoundingClientRect();"
            " return [b.width, b.height]; })()"
        )
        page.set_viewport_size({"width": int(box[0]) + 1, "height": int(box[1]) + 1})
        return self._shot(page)

    def page(
        self, path: Path, size: tuple[int, int], clicks: tuple[str, ...] = (), *, dark: bool = False
    ) -> Image.Image:
        """Return what is seen of a page after some clicks."""
        width, height = size
        page = self._chromium.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        page.goto(path.as_uri())
        for click in clicks:
            page.locator(click).first.click()
        return self._shot(page)

    def paper(self, path: Path, target: Path) -> Path:
        """Print a page to PDF."""
        page = self._chromium.new_page()
        page.goto(path.as_uri())
        page.pdf(path=target, prefer_css_page_size=True, print_background=False)
        page.close()
        return target

    def _shot(self, page: Any) -> Image.Image:
        picture = Image.open(BytesIO(page.screenshot()))
        page.close()
        return picture


@contextmanager
def browser() -> Iterator[Browser | None]:
    """Open the system's Chromium; None where it or playwright is missing."""
    program = chromium()
    if program is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield Browser(opened)
        opened.close()
