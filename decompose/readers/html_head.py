"""What a web page says of its document outside the main content: title, number, date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from decompose.readers.html_main import condensed

_FACT = re.compile(
    r"(发文字号|文号|成文日期|印发日期|发布日期|发布时间)[:：]?\s*(\S.{0,40})?"
)  # document number, date of signing, of issue
_TITLE_WORDS = re.compile(r"(?:^|[-_\s])(?:title|biaoti|tit|bt)(?:$|[-_\s])", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-—–]+\s).*$", re.DOTALL)  # what follows the title
_META_TITLE = ("articletitle", "title")
_META_DATE = ("pubdate", "publishdate")
_LONGEST = 120
_LINES = frozenset({"li", "td", "th", "p", "span", "div", "dt", "dd", "b", "strong", "em"})


def page_facts(body: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """Return the lines that state number and dates, each with the element that holds it.

    Shape:
        In reading order, one of each label, before anything is taken out of the page.
    """
    found: dict[str, tuple[html.HtmlElement, str]] = {}
    for element in body.iter(*_LINES):
        text = _short(element)
        if not text or len(text) > 60:
            continue
        fact = _FACT.fullmatch(text)
        if fact is None or fact[1] in found:
            continue
        value = fact[2] or _beside(element)
        if value and not _FACT.fullmatch(value):
            found[fact[1]] = element, f"{fact[1]}：{value}"
    return list(found.values())


def _short(element: html.HtmlElement) -> str:
    """Return the text of an element that holds little; nothing of one that holds much."""
    if len(element) > 4:
        return ""
    parts = []
    for text in element.itertext():
        parts.append(text)
        if len(parts) > 12:
            return ""
    return " ".join("".join(parts).split())


def _beside(element: html.HtmlElement) -> str:
    tail = (element.tail or "").strip()
    following = element.getnext()
    if tail or following is None or not isinstance(following.tag, str):
        return tail[:40]
    return _short(following)[:40]


def page_titles(page: html.HtmlElement, body: html.HtmlElement) -> Iterator[str]:
    """Yield what may be the title, the best first: headings, title classes, the page's own facts."""
    for element in body.iter("h1"):
        yield _short(element)
    for element in body.iter("h2", "div", "p", "span", "td"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _TITLE_WORDS.search(names):
            yield _short(element)
    metas = _metas(page)
    for name in _META_TITLE:
        yield metas.get(name, "").strip()
    for element in page.iter("title"):
        yield _SITE.sub("", element.text or "").strip()


def _metas(page: html.HtmlElement) -> dict[str, str]:
    return {
        (meta.get("name") or "").lower(): meta.get("content") or "" for meta in page.iter("meta")
    }


def lead_lines(
    titles: list[str], facts: list[str], page: html.HtmlElement, start: str
) -> list[str]:
    """Return the lines to set before the main content: those that it does not begin with.

    Args:
        titles: Candidates, the best first.
        facts: Lines that state number and dates.
        page: The page, for its publication date.
        start: The first characters of the main content, without blanks.
    """
    lines = []
    title = next((t for t in titles if 4 <= len(t) <= _LONGEST), "")
    if title and condensed(title) not in start:
        lines.append(title)
    lines += [fact for fact in facts if condensed(fact) not in start]
    metas = _metas(page)
    dated = any("日期" in fact or "时间" in fact for fact in facts)
    date = next((metas[name].strip() for name in _META_DATE if metas.get(name, "").strip()), "")
    if date and not dated:
        lines.append(f"发布日期：{date[:40]}")
    return lines
