"""The main content of a web page: frames, widgets and hidden parts are taken out and counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

_NO_TEXT = frozenset(
    "script style noscript template link meta base iframe frame frameset object embed applet "
    "video audio canvas svg map".split()
)
_CONTROLS = frozenset("select button input textarea datalist dialog".split())
_FRAMES = frozenset({"nav", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu"})
_FRAME_WORDS = frozenset(
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs position location "
    "dqwz weizhi share bdshare bdsharebuttonbox social foot footer bottom banner logo search "
    "toolbar tools print qrcode ewm erweima sidebar aside copyright related xgwd xglj comment "
    "comments pager pagination login friendlink links sitemap accessibility header head top "
    "topbar".split()
)  # how the frame of a page is called by those who build pages
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}[章节部篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
)  # 第一章, 一、, （一）
_MANY_LINKS = 3
_LINKED = 0.6
_SMALL_TEXT = 300
_SMALL_SHARE = 0.25
_MAIN_SHARE = 0.95
_SHOWN = 20


@dataclass(slots=True)
class LeftOut:
    """What was taken out of a page: kind → number of pieces, characters and first words."""

    kinds: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def add(self, kind: str, text: str) -> None:
        """Count one piece."""
        pieces, size, sample = self.kinds.get(kind, (0, 0, ""))
        text = _BLANK.sub("", text)
        self.kinds[kind] = pieces + 1, size + len(text), sample or text[:_SHOWN]


@dataclass(slots=True)
class _Sizes:
    """Characters in every element, and how many of them in links elsewhere."""

    elements: list[html.HtmlElement]
    """Held so that the identities stay valid."""
    text: dict[html.HtmlElement, int]
    linked: dict[html.HtmlElement, int]
    links: dict[html.HtmlElement, int]

    def running(self, element: html.HtmlElement) -> int:
        """Return the characters that are no link."""
        return self.text[element] - self.linked[element]


def condensed(text: str) -> str:
    """Return a text without blanks."""
    return _BLANK.sub("", text)


def strip_page(body: html.HtmlElement, left_out: LeftOut) -> None:
    """Take scripts, controls, hidden parts, navigation and the page's frame out of a body."""
    for element in [e for e in body.iter() if isinstance(e.tag, str)]:
        if element.tag in _NO_TEXT:
            _take_out(element, "脚本等", left_out)
        elif element.tag in _CONTROLS:
            _take_out(element, "表单控件", left_out)
    sizes = _measure(body)
    everything = max(1, sizes.text[body])
    gone: set[html.HtmlElement] = set()
    for element in sizes.elements[1:]:
        parent = element.getparent()
        if parent in gone:
            gone.add(element)
            continue
        kind = _frame_kind(element, sizes)
        if kind and not _is_main(element, sizes, everything):
            gone.add(element)
            _take_out(element, kind, left_out)


def _take_out(element: html.HtmlElement, kind: str, left_out: LeftOut) -> None:
    if element.getparent() is not None:
        text = element.text_content() if len(element) or element.text else ""
        if text.strip() or kind == "脚本等":
            left_out.add(kind, "" if kind == "脚本等" else text)
        element.drop_tree()


def _measure(body: html.HtmlElement) -> _Sizes:
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    text: dict[html.HtmlElement, int] = dict.fromkeys(elements, 0)
    linked, links = dict(text), dict(text)
    for element in reversed(elements):
        text[element] += len(condensed(element.text or ""))
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            linked[element], links[element] = text[element], 1
        parent = element.getparent()
        if element is not body and parent in text:
            text[parent] += text[element] + len(condensed(element.tail or ""))
            linked[parent] += linked[element]
            links[parent] += links[element]
    return _Sizes(elements, text, linked, links)


def _is_main(element: html.HtmlElement, sizes: _Sizes, everything: int) -> bool:
    """Whether an element that looks like a frame holds too much to be one."""
    size = sizes.running(element)
    if size >= _SMALL_TEXT and size / everything > _SMALL_SHARE:
        return True
    return size > 0 and any(_NUMBERED.match(text) for text in element.itertext() if text.strip())


def _frame_kind(element: html.HtmlElement, sizes: _Sizes) -> str | None:
    """Return what part of the page's frame an element is, or None when it may be content."""
    if element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
        return "隐藏部分"
    if element.tag in _FRAMES or element.get("role") in _ROLES:
        return "页面框架"
    if sizes.links[element] >= _MANY_LINKS and element.tag != "a":
        linked = sizes.linked[element] / max(1, sizes.text[element])
        if linked >= _LINKED and not _has_headings(element):
            return "导航和链接"
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = {word.lower() for word in _WORD.findall(names)} if names != " " else set()
    if words & _FRAME_WORDS and not _has_headings(element):
        return "页面框架"
    return None


def _has_headings(element: html.HtmlElement) -> bool:
    return next(element.iter("h1", "h2", "h3", "article", "main"), None) is not None


def main_element(body: html.HtmlElement) -> html.HtmlElement:
    """Return the deepest element that holds nearly all running text of a stripped page."""
    sizes = _measure(body)
    enough = _MAIN_SHARE * sizes.running(body)
    main = body
    while True:
        wide = [child for child in main if child in sizes.text and sizes.running(child) >= enough]
        if not wide or wide[0].tag in {"p", "table", "ul", "ol", "pre", "font", "span"}:
            return main
        main = wide[0]


def leave_outside(body: html.HtmlElement, main: html.HtmlElement, left_out: LeftOut) -> None:
    """Count what stands beside the main content and is not read."""
    inside = main
    while inside is not body:
        parent = inside.getparent()
        if parent is None:
            return
        for child in parent:
            text = child.text_content() if isinstance(child.tag, str) else ""
            if child is not inside and text.strip():
                left_out.add("正文以外部分", text)
        for text in (parent.text, *(child.tail for child in parent)):
            if text and text.strip():
                left_out.add("正文以外部分", text)
        inside = parent
