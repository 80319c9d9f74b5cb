"""Document → lines, each with its item number, its place, and what sort of line it is."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from decompose.model.source import Block, BlockKind, Document, Marker, MarkerFamily, Problem, Span
from decompose.parser.wording import marker_in_words
from decompose.text.markers import marker_at
from decompose.text.patterns import regex

_LINE_END = regex(r"[\n\x0b]")


class LineKind(StrEnum):
    """What a line is."""

    TEXT = "text"
    CELL = "cell"
    CAPTION = "caption"
    """The title of the table or image that follows."""
    IMAGE = "image"
    DEBRIS = "debris"


class Line(NamedTuple):
    """One printed line that is not blank; a block holds several when it has line breaks.

    ``text`` is the line without its item number and without blanks around it.

    Units:
        ``start`` and ``end`` are offsets of ``text`` in the block; ``marker`` counts there too.
    """

    block: int
    text: str
    start: int
    end: int
    kind: LineKind = LineKind.TEXT
    marker: Marker | None = None
    outline_level: int | None = None
    list_level: int | None = None
    bold_prefix: int = 0
    """Characters at the start of ``text`` that are bold while the rest is not."""
    table: int | None = None
    """Number of the table the cell or caption belongs to, from 0 in reading order."""
    row: int | None = None
    column: int | None = None
    """Row and column of a real table cell, from 1; None in a flattened table."""


class Lines(NamedTuple):
    """The lines of a document and what was noticed while cutting them."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"  # byte-order mark, zero-width signs
_BOOKMARK = regex(r"\s*\[bookmark:[^\]\n]{0,80}\]\s*")  # left behind by a word processor
_DECIMAL_HEADING = regex(r"^\s*\d{1,2}[.．]\d{1,2}[ 　\t]+[\u4e00-\u9fff]", cue=".．")
_BARE_HEADING = regex(r"\s*(\d{1,2})[ 　\t]+[\u4e00-\u9fff][^\s。；：]{1,22}\s*")
_FEWEST_BARE = 3
_IMAGE_NAME = regex(r"[^。，；]{0,40}\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf)$", re.IGNORECASE)
_PAGE_NUMBER = regex(
    r"[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:[,，]?\s*共\s*\d{1,4}\s*页)?"
)  # - 3 -, page 3 of 20
_WEB = regex(
    r"""
      \W{0,2}(?:您?(?:当前|现在)(?:所在)?的?位置|当前页面)            # breadcrumb
    | 首页\s*[>＞»》|/-]
    | (?:访问量|访问次数|浏览量|浏览次数|浏览|点击量|点击数|点击率|阅读量|阅读次数|阅读)\s*[:：]?\s*\d*次?$
    | (?:扫码|扫一扫|微信扫|手机扫|分享到|分享[:：]|收藏本页|返回顶部|上一篇|下一篇|相关(?:阅读|文章|链接)
        |喜欢此内容的人还喜欢|预览时标签不可点|继续滑动看下一个)
    | \W{0,2}(?:打印(?:本页)?|关闭(?:窗口)?|字体|字号|大字体|【?字体)(?:\W|$|大|小)
    | (?:责任编辑|编辑|责编|审核|新闻关键词|关键词|来源|信息来源|发布机构|发布时间|发布日期|索引号
        |索\s引\s号|信息索引号|主题分类|公开方式|文章来源|稿源|作者)\s*[:：]
    | (?:主办单位|承办单位|主办|承办)[:：].{2,30}$
    | (?:联系)?地址[:：].*(?:邮编|电话|号)
    | [（(]?信息公开(?:形式|类别|方式|选项)[:：]
    """,
    re.VERBOSE,
)  # how lines of a web page's frame begin
_WEB_INSIDE = regex(
    r"[>＞»]{1,2}\s*正文$|大字体|小字体|字体[:：【\[]|ICP备|公网安备|网站标识码|版权所有|网站地图|技术支持[:：]"
)  # what stands in them
_DATE_SOURCE = regex(r"^20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s+\d{1,2}:\d\d|\s*来源)")


def cut_lines(doc: Document) -> Lines:
    """Cut a document into lines: one a block, or one a printed line of it.

    Shape:
        Blank lines are left out; debris of web pages and word processors stays as lines of kind
        ``debris``, each with a problem that says where it was.
    """
    bare = any(_DECIMAL_HEADING.match(block.text) for block in doc.blocks) or _counts_bare(doc)
    lines: list[Line] = []
    problems: list[Problem] = []
    for block in doc.blocks:
        if block.kind is BlockKind.IMAGE:
            lines.append(_image_line(block))
        elif "\n" in block.text or "\x0b" in block.text:
            _cut_block(block, lines, problems, bare=bare)
        else:
            _add_line(block, 0, len(block.text), lines, problems, bare=bare)
    return Lines(tuple(lines), tuple(problems))


def _counts_bare(doc: Document) -> bool:
    """Tell whether short lines count from one with nothing but a blank behind the number: 1 清通道."""
    lines = (
        line
        for block in doc.blocks
        if block.kind is BlockKind.PARAGRAPH
        for line in block.text.split("\n")
    )
    numbers = [int(found[1]) for line in lines if (found := _BARE_HEADING.fullmatch(line))]
    return len(numbers) >= _FEWEST_BARE and numbers == list(range(1, len(numbers) + 1))


def _cut_block(block: Block, lines: list[Line], problems: list[Problem], *, bare: bool) -> None:
    start = 0
    for piece in _LINE_END.split(block.text):
        _add_line(block, start, start + len(piece), lines, problems, bare=bare)
        start += len(piece) + 1


def _image_line(block: Block) -> Line:
    return Line(block.index, block.text, 0, len(block.text), LineKind.IMAGE)


def _add_line(
    block: Block, start: int, end: int, lines: list[Line], problems: list[Problem], *, bare: bool
) -> None:
    start, end = _trim(block, start, end, problems)
    if start == end:
        return
    text = block.text[start:end]
    kind = _kind(text, block)
    if kind is LineKind.DEBRIS:
        code = "debris.page-number" if _PAGE_NUMBER.fullmatch(text) else "debris.web-page"
        problems.append(_problem(code, f"“{text[:40]}”不是正文，未计入规划", block, start, end))
    if kind is not LineKind.TEXT:
        lines.append(_plain(block, kind, text, start, end))
        return
    marker = marker_at(block.text, start, bare=bare) or marker_in_words(block.text, start, end)
    if marker is not None:
        start, end = _trim(block, marker.end, end, problems)
    elif block.automatic_number and not _block_is_started(lines, block):
        marker = _automatic(block.automatic_number)
    lines.append(
        Line(
            block=block.index,
            text=block.text[start:end],
            start=start,
            end=end,
            marker=marker,
            outline_level=block.outline_level,
            list_level=block.list_level if marker is not None and marker.automatic else None,
            bold_prefix=max(0, block.bold_prefix - start),
        )
    )


def _block_is_started(lines: list[Line], block: Block) -> bool:
    """Whether the last line was cut from this block too: its automatic number is used up."""
    return bool(lines) and lines[-1].block == block.index


def _trim(block: Block, start: int, end: int, problems: list[Problem]) -> tuple[int, int]:
    """Move start and end over blanks and bookmarks."""
    text = block.text
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    while start < end and text[start] == "[" and (found := _BOOKMARK.match(text, start, end)):
        message = f"“{found.group().strip()}”是文字处理软件的残留，未计入规划"
        problems.append(_problem("debris.bookmark", message, block, start, found.end()))
        start = found.end()
    return start, end


def _kind(text: str, block: Block) -> LineKind:
    if block.kind is BlockKind.CELL:
        return LineKind.CELL
    if len(text) <= 120:
        if text[-1].isascii() and _IMAGE_NAME.fullmatch(text):
            return LineKind.IMAGE
        if _PAGE_NUMBER.fullmatch(text) or _WEB.match(text) or _WEB_INSIDE.search(text):
            return LineKind.DEBRIS
        if _DATE_SOURCE.match(text):
            return LineKind.DEBRIS
        if "\t" in text and _is_row(text):
            return LineKind.CELL
    return LineKind.TEXT


def _is_row(text: str) -> bool:
    """Tell whether tabs part cells; the one behind an item number is only its distance."""
    marker = marker_at(text, 0)
    return "\t" in (text if marker is None else text[marker.end :].lstrip())


def _plain(block: Block, kind: LineKind, text: str, start: int, end: int) -> Line:
    place = block.place
    cell = block.kind is BlockKind.CELL
    return Line(
        block=block.index,
        text=text,
        start=start,
        end=end,
        kind=kind,
        table=place.table if cell else None,
        row=place.row if cell else None,
        column=place.column if cell else None,
    )


def _automatic(number: str) -> Marker | None:
    """Return the automatic number of a list as a marker; a bullet font's sign counts as a dash."""
    marker = marker_at(number.strip() + " 项", 0, bare=True)
    if marker is None:
        family, value = MarkerFamily.DASH, 0
        if number.strip().rstrip(".").isdecimal():
            family, value = MarkerFamily.ARABIC, int(number.strip().rstrip("."))
        marker = Marker(family=family, value=value, text=number.strip(), start=0, end=0)
    return marker.model_copy(update={"start": 0, "end": 0, "automatic": True})


def _problem(code: str, message: str, block: Block, start: int, end: int) -> Problem:
    span = Span(block=block.index, start=start, end=end)
    return Problem(code=code, message=message, place=block.place, span=span)
