"""What of a web page is content: the page's frame, widgets and hidden parts are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from decompose.readers.html_style import HIDDEN
from decompose.readers.html_walk import Line, Region
from decompose.text.patterns import regex

_FRAMES = frozenset({"nav", "footer", "aside"})
_FRAME_WORDS = frozenset(
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs position location "
    "dqwz weizhi share bdshare bdsharebuttonbox social foot footer bottom banner contentinfo logo "
    "search toolbar tool tools print qrcode ewm erweima sidebar aside complementary copyright "
    "related relation xgwd xglj xgxx xgyd comment comments pager pagination page-nav prenext login "
    "friendlink links sitemap accessibility header head top topbar wza".split()
)  # how the frame of a page is called by those who build pages
_MAIN_WORDS = frozenset(
    "trs_editor trs_ueditor trs_paper_default trs_web trs_word zoom zoomcon ucap-content "
    "vsb_content vsb_content_2 v_news_content pages_content article_content article-content "
    "articlecontent wp_articlecontent artibody arti-content newscontent news_content ivs_content "
    "contentdiv bt_content bodylabel wordsection1 section0 xxgk_content zwgk_content article-body "
    "entry-content post-content detail-content content-body".split()
)  # how site builders and word processors call the text itself
_WORD = regex(r"[a-z]+|[A-Z][a-z]*")
_NUMBERED = regex(
    r"\s*(?:第[一二三四五六七八九十]{1,3}[章节部篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
)  # 第一章, 一、, （一）
_LABEL = regex(
    r"[\[【]?(?:索\s*引\s*号|信息索引号?|主题分类|信息分类|主题词|发文机关|发布机构|发文单位|信息来源|成文日期|生成日期"
    r"|发布日期|发布时间|公开日期|印发日期|发文日期|发文字号|文\s*号|名\s*称|标\s*题|有\s*效\s*性|效力状态|时效性?|关\s*键\s*词|内容概述"
    r"|体裁分类|组配分类|服务对象|公开方式|公开范围|公开类型|信息名称|废止日期|生效日期)[\]】]?(?:\s*[:：]|$)"
)  # labels of a page's table of facts
_MANY_LINKS = 3
_LINKED = 0.6
_SMALL_TEXT = 300
_SMALL_SHARE = 0.5
_HIDDEN_SHARE = 0.8
_MAIN_SHARE = 0.95
_NAMED_SHARE = 0.7
_MANY_LABELS = 3
_FACTS_SIZE = 900


@dataclass(slots=True)
class Content:
    """The lines of a page that are content, and why others are not."""

    lines: list[int]
    """Numbers of the lines that are read."""
    reasons: dict[int, str]
    """Number of a line left out → what it is."""
    facts: list[int]
    """Lines of the page's table of facts."""


def content_of(lines: list[Line], regions: list[Region]) -> Content:
    """Judge every line by the regions it stands in."""
    sizes = [0, *accumulate(0 if line.image else len(line.text) - line.linked for line in lines)]
    linked = [0, *accumulate(line.linked for line in lines)]
    links = [0, *accumulate(line.links for line in lines)]
    titles = [0, *accumulate(line.outline == 0 and not line.linked for line in lines)]
    page = _Page(lines, sizes, linked, links, titles)
    reasons: dict[int, str] = {}
    facts: list[int] = []
    regions = sorted(regions, key=lambda region: (region.start, -region.end))
    end = 0
    for region in regions:
        if region.end <= end:
            continue
        kind = page.certain_kind(region) or page.frame_kind(region)
        if kind is None:
            continue
        end = region.end
        own = range(region.start, region.end)
        reasons.update(dict.fromkeys(own, kind))
        if kind == _FACTS:
            facts += own
    for n, line in enumerate(lines):
        if n not in reasons and (why := _line_kind(line, lines[n + 1 : n + 2])):
            reasons[n] = why
    start, end = _main_range(page, regions, reasons)
    reasons |= {n: _OUTSIDE for n in range(len(lines)) if n not in reasons and not start <= n < end}
    return Content([n for n in range(len(lines)) if n not in reasons], reasons, facts)


_FACTS, _FRAME, _LINKS, _OUTSIDE = "页面信息表", "页面框架", "导航和链接", "正文以外部分"


def _line_kind(line: Line, following: list[Line]) -> str | None:
    """Return what a single line is when it is no content: a row of links, a download, a footer."""
    if line.cells is not None or line.image:
        return None
    if line.files:
        return _DOWNLOAD if _DOWNLOADED.search(line.text) else None
    if _ANNEXES.fullmatch(line.text) and any(_line_kind(f, []) == _DOWNLOAD for f in following):
        return _DOWNLOAD
    if line.links >= _MANY_LINKS and line.linked >= _LINKED * len(line.text):
        return _LINKS
    return _FRAME if len({found[0] for found in _SITE_FACTS.finditer(line.text)}) >= 2 else None


_DOWNLOAD = "附件链接"
_DOWNLOADED = regex(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|pptx?|zip|rar|7z)\b|已?下载", re.IGNORECASE)
_ANNEXES = regex(
    r"(?:相关)?附件(?:下载|列表)?\s*[:：]?|(?:相关)?下载\s*[:：]?"
)  # above download links
_SITE_FACTS = regex(
    r"ICP备|公网安备|网站标识码|版权所有|技术支持|主办单位|承办单位|网站地图|浏览本站|联系我们"
)  # words of a site's footer


@dataclass(slots=True)
class _Page:
    lines: list[Line]
    sizes: list[int]
    """Running characters before every line: those that are no link."""
    linked: list[int]
    links: list[int]
    titles: list[int]
    """Headings of the first level before every line."""

    def running(self, region: Region) -> int:
        return self.sizes[region.end] - self.sizes[region.start]

    def certain_kind(self, region: Region) -> str | None:
        """Return why a region is no content by its own style; a page shown by a script is."""
        held = self.running(region)
        if region.kind == HIDDEN and held > _HIDDEN_SHARE * self.sizes[-1]:
            return None
        return region.kind

    def frame_kind(self, region: Region) -> str | None:
        """Return what part of the page's frame a region is, or None when it may be content."""
        words = _words(region.names)
        if region.names and _names_main(region.names):
            return None
        if self._holds_facts(region):
            return _FACTS
        kind = None
        if region.tag in _FRAMES or words & _FRAME_WORDS:
            kind = _FRAME
        elif self.links[region.end] - self.links[region.start] >= _MANY_LINKS:
            linked = self.linked[region.end] - self.linked[region.start]
            if linked >= _LINKED * max(1, linked + self.running(region)):
                kind = _LINKS
        if kind is None or self._is_main(region):
            return None
        if region.tag not in _FRAMES and self.titles[region.end] > self.titles[region.start]:
            return None
        return kind

    def _holds_facts(self, region: Region) -> bool:
        """Whether a region is the table of facts that government pages bear: number, date."""
        if self.sizes[region.end] - self.sizes[region.start] > _FACTS_SIZE:
            return False
        texts = [t for line in self.lines[region.start : region.end] for t in _texts(line)]
        labels = sum(_LABEL.match(text) is not None for text in texts)
        return labels >= _MANY_LABELS and 4 * labels >= len(texts)

    def _is_main(self, region: Region) -> bool:
        """Whether a region that looks like a frame holds too much to be one."""
        size = self.running(region)
        if size >= _SMALL_TEXT and size > _SMALL_SHARE * self.sizes[-1]:
            return True
        own = self.lines[region.start : region.end]
        return any(_NUMBERED.match(line.text) for line in own if line.linked < len(line.text))


def _texts(line: Line) -> Iterator[str]:
    if line.cells is None:
        yield line.text
    else:
        yield from (text for _, text, _ in line.cells if text)


def _words(names: str) -> set[str]:
    if not names:
        return set()
    return {word.lower() for word in _WORD.findall(names)} | set(names.lower().split())


def _names_main(names: str) -> bool:
    return not _MAIN_WORDS.isdisjoint(names.lower().split())


def _main_range(page: _Page, regions: list[Region], reasons: dict[int, str]) -> tuple[int, int]:
    """Return the lines of the smallest region that holds nearly all running text.

    A region that bears the name of a site builder's text area needs a little less.
    """
    sizes = [0]
    for n, line in enumerate(page.lines):
        own = 0 if line.image or n in reasons else len(line.text) - line.linked
        sizes.append(sizes[-1] + own)
    best = (0, len(page.lines))
    for region in regions:
        if region.kind is not None or region.tag in {"p", "table", "ul", "ol", "li", "tbody", "tr"}:
            continue
        share = _NAMED_SHARE if _names_main(region.names) else _MAIN_SHARE
        held = sizes[region.end] - sizes[region.start]
        inside = best[0] <= region.start and region.end <= best[1]
        if held >= share * sizes[-1] and held and inside:
            best = region.start, region.end
    return best
