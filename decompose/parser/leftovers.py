"""Debris that only its surroundings betray: page numbers, repeated titles, tables of contents."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.source import Document, Problem, Span
from decompose.parser.lexer import Line, LineKind
from decompose.text.patterns import regex

_NUMBER = regex(r"[0-9０-９]{1,4}")
_TITLE = regex(
    r"[^：:。；]{6,60}(?:规划|方案|计划|纲要|任务清单|分工|要点|台账|(?:任务|分工|分解)表)(?:[（(][^）)]{1,12}[）)])?》?"
)
_CONTENTS = regex(r"目\s*[录次]")  # the heading of a table of contents
_PAGE_TAIL = regex(r"[\s.．…·⋯-]*[0-9]{0,3}\s*$")
_LEADERS = regex(
    r"(?:[.．…·⋯]\s?){3,}\s*[0-9]{1,4}$|\t\s*[0-9]{1,4}$", cue="\t.·…⋯．"
)  # dots to a page number
_IMPRINT = regex(
    r"[（(]?(?:联\s?系\s?人|联系电话|联系方式)\s?[:：].*"
    r"|(?:抄\s?送|主\s?送|抄报|分\s?送|发\s?送|印\s?送|主题词|出\s?席|列\s?席|参\s?会|缺\s?席|请\s?假|记\s?录|主\s?持)(?:人员|单位|人|领导)?[:：].*|[（(]此件.{2,12}[）)]|.{0,40}(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?印发",
    cue=("主题词", "印发", "抄", "抄报", "此件", "联", "送", "席", "会", "假", "录", "持"),
)  # copies to …, issued on …
_SIGNED = regex(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日", cue="日"
)  # date under a signature
_ORGAN = regex(
    r"[\u4e00-\u9fff]{2,30}(?:政府|委员会|办公室|办公厅|厅|局|部|院|公司|集团|管委会|安委会|安委办|[支大总]队|中心)"
)  # who signs, by the form of the name
_MAX_ENTRY = 60
_CELLS = 2
_MAX_IMPRINT = 120
_MAX_DATE = 20
_MAX_ENTRIES = 400

_MESSAGES = {
    "debris.page-number": "单独一行的“{}”是页码，未计入规划",
    "debris.repeated-title": "标题“{}”重复出现，未计入规划",
    "debris.contents": "目录中的“{}”未计入规划",
    "debris.imprint": "落款或版记“{}”不是正文，未计入规划",
}
_GAPS = regex(r"[\s\u3000、]+")
_BLANK = regex(r"\s")


def mark_leftovers(
    lines: Sequence[Line], doc: Document
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Mark lines as debris that repeat the title, list the contents or number the pages.

    Shape:
        As many lines as given, in the same order; one problem a line marked.
    """
    codes = dict(_contents(lines)) | _signature(lines)
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if line.kind is not LineKind.TEXT or i in codes or line.marker is not None:
            continue
        if _NUMBER.fullmatch(line.text):
            codes[i] = "debris.page-number"
        elif len(line.text) <= _MAX_IMPRINT and _IMPRINT.fullmatch(line.text):
            codes[i] = "debris.imprint"
        elif _TITLE.fullmatch(line.text) and line.outline_level is None:
            if line.text in seen:
                codes[i] = "debris.repeated-title"
            seen.add(line.text)
    if not codes:
        return tuple(lines), ()
    marked = tuple(
        line._replace(kind=LineKind.DEBRIS, marker=None) if i in codes else line
        for i, line in enumerate(lines)
    )
    return marked, tuple(_problem(lines[i], codes[i], doc) for i in sorted(codes))


def _signature(lines: Sequence[Line]) -> dict[int, str]:
    """Return the organ and date that close the text, before its annexes or at its end.

    A signature above the first numbered heading belongs to the covering notice and stays.
    """
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if line.kind is not LineKind.TEXT or len(line.text) > _MAX_DATE:
            continue
        numbered = any(each.marker is not None for each in lines)
        if numbered and not any(above.marker is not None for above in lines[:i]):
            return {}
        if _SIGNED.fullmatch(line.text):
            above = i
            while above > 1 and _signs(lines[above - 1]):
                above -= 1
            return dict.fromkeys(range(above, i + 1), "debris.imprint")
    return {}


def _signs(line: Line) -> bool:
    """Tell whether a line holds nothing but who signs, several side by side too."""
    if line.marker is not None or line.kind is not LineKind.TEXT:
        return False
    return all(map(_ORGAN.fullmatch, _GAPS.split(line.text.strip())))


def _contents(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return the lines of a table of contents: from its heading until the first entry comes again."""
    found: list[tuple[int, str]] = []
    for i, line in enumerate(lines):
        if len(line.text) <= 6 and _CONTENTS.fullmatch(line.text):
            return [(k, "debris.contents") for k in range(i, _end_of_contents(lines, i))]
        short = len(_plain(line)) <= _MAX_ENTRY and line.kind is not LineKind.DEBRIS
        short = short and line.text.count("\t") < _CELLS  # more are the cells of a table
        if short and _LEADERS.search(line.text):
            found.append((i, "debris.contents"))
    return found if len(found) >= 3 else []


def _end_of_contents(lines: Sequence[Line], i: int) -> int:
    entries = lines[i + 1 : i + 1 + _MAX_ENTRIES]
    if not entries:
        return i + 1
    first = _plain(entries[0])
    for k, line in enumerate(entries[1:], i + 2):
        if _plain(line) == first:
            return k
        if len(_plain(line)) > _MAX_ENTRY:
            break
    end = i + 1
    while end < len(lines) and _LEADERS.search(lines[end].text):
        end += 1
    return end


def _plain(line: Line) -> str:
    number = line.marker.text if line.marker is not None else ""
    return _BLANK.sub("", number + _PAGE_TAIL.sub("", line.text))


def _problem(line: Line, code: str, doc: Document) -> Problem:
    start = line.start
    if line.marker is not None and not line.marker.automatic:
        start = line.marker.start
    span = Span(block=line.block, start=start, end=line.end)
    message = _MESSAGES[code].format(line.text[:40])
    return Problem(code=code, message=message, place=doc.blocks[line.block].place, span=span)
