"""What a web page says of its document outside the text: title, issuer, number, date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from decompose.readers.html_walk import Line, Region, Walk
from decompose.text.patterns import regex

_VALUE = r"[\]】]?\s*[:：]?\s*(\S.{0,60})?"
_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, regex(rf"[\[【]?(?:{words}){_VALUE}"))
    for key, words in (
        ("issuer", "发文机关|发文单位|发布机构|制发机关"),
        ("number", r"发文字号|文\s*号"),
        ("date", "成文日期|印发日期|发文日期|生成日期"),
        ("published", "发布日期|发布时间|公开日期"),
    )
)  # labels of the facts that a plan's metadata are read from
_DATE = regex(r"(?:19|20)\d\d\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?\d{1,2}(?:\s?日)?")
_TITLE_WORDS = regex(r"(?:^|[-_\s])(?:\w*title|biaoti|tit|bt)(?:$|[-_\s\d])", re.IGNORECASE)
_SITE = regex(r"\s*(?:[_|｜]|\s[-—–]+\s).*$", re.DOTALL)  # what follows the title
_META_TITLE = ("articletitle", "title")
_META_DATE = ("pubdate", "publishdate")
_ITEM = regex(r"第?[一二三四五六七八九十]{1,3}[、章]|[（(][一二三四五六七八九十]")  # first heading
_LONGEST = 120
_BLANK = regex(r"\s+")
_NUMBER = regex(r"\d+")


def lead_lines(
    page: etree._Element, walk: Walk, facts: Sequence[int], content: Sequence[Line]
) -> list[str]:
    """Return the lines to set before the text: title, issuer, number and date it does not bear.

    Args:
        page: The page, for its own title and its publication date.
        walk: Everything that was found on it.
        facts: Numbers of the lines in its table of facts.
        content: The lines of the text.
    """
    start = condensed("".join(line.text for line in content[:30]))
    lines = []
    titles = _titles(page, walk, whole=_is_untitled(content))
    title = next((t for t in titles if 4 <= len(t) <= _LONGEST), "")
    if title and condensed(title) not in start:
        lines.append(title)
    known = _known(walk, facts)
    number = known.get("number", "")
    if number and condensed(number) not in start:
        lines.append(f"发文字号：{number}")
    date = known.get("date") or known.get("published") or _meta(page, _META_DATE)
    found = _DATE.search(date)
    if found is None:
        return lines
    if condensed(found.group()) in start:
        return lines
    if known.get("date") and known.get("issuer"):
        lines.append(known["issuer"])
        lines.append(found.group())
    else:
        lines.append(f"发布日期：{_dashed(found.group())}")
    return lines


def condensed(text: str) -> str:
    """Return a text without blanks."""
    return _BLANK.sub("", text)


def _dashed(date: str) -> str:
    return "-".join(_NUMBER.findall(date))


def _known(walk: Walk, facts: Sequence[int]) -> dict[str, str]:
    """Return the facts that the page states in lines or cells: label and value."""
    own = set(facts)
    found: dict[str, str] = {}
    for texts in [
        *(_texts(line) for n, line in enumerate(walk.lines) if n in own),
        *(_texts(line) for n, line in enumerate(walk.lines) if n not in own),
    ]:
        for text, following in zip(texts, [*texts[1:], ""], strict=True):
            if len(text) > 90:
                continue
            for key, form in _FACTS:
                fact = form.match(text)
                if fact is None or key in found:
                    continue
                value = (fact[1] or following).strip()
                if value and not any(other.match(value) for _, other in _FACTS):
                    found[key] = value.split("  ")[0][:60]
    return found


def _texts(line: Line) -> list[str]:
    return [line.text] if line.cells is None else [text for _, text, _ in line.cells if text]


def _is_untitled(content: Sequence[Line]) -> bool:
    """Whether the text begins with no line that could be its title."""
    first = next((line.text for line in content if not line.image), "")
    return len(first) > 60 or first[-1:] in "。；：:" or _ITEM.match(first) is not None


def _titles(page: etree._Element, walk: Walk, *, whole: bool) -> Iterator[str]:
    """Yield what may be the title, the best first: heading, title classes, the page's own facts.

    Args:
        page: The page.
        walk: Everything that was found on it.
        whole: Look beyond the lines of the page too.
    """
    lines = walk.lines
    heading = [lines[n] for n in walk.headings]
    if heading and len(heading) <= 3 and not any(line.linked for line in heading):
        yield "".join(line.text for line in heading)
    yield from (
        _text(lines, region) for region in walk.regions if _TITLE_WORDS.search(region.names)
    )
    if not whole:
        return
    yield _meta(page, _META_TITLE)
    for element in page.iter("title"):
        yield _SITE.sub("", " ".join((element.text or "").split()))


def _text(lines: Sequence[Line], region: Region) -> str:
    if region.end - region.start > 3 or any(
        line.linked for line in lines[region.start : region.end]
    ):
        return ""
    return "".join(line.text for line in lines[region.start : region.end])


def _meta(page: etree._Element, names: Sequence[str]) -> str:
    metas = {
        (meta.get("name") or "").lower(): meta.get("content") or "" for meta in page.iter("meta")
    }
    return next((metas[name].strip() for name in names if metas.get(name, "").strip()), "")
