"""Markdown: headings, lists, pipe tables; the signs of emphasis and links dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from decompose.labels.reading import note
from decompose.model.source import Document
from decompose.readers.blocks import Blocks
from decompose.readers.encodings import decode
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.txt import to_document
from decompose.text.patterns import regex

_HEADING = regex(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = regex(r" {0,3}(=+|-{3,})[ \t]*")
_RULE = regex(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FRAMED = regex(r" {0,3}\|.*\|[ \t]*")
_FENCE = regex(r" {0,3}(`{3,}|~{3,})[^`]*")
_BULLET = regex(r"([ \t]*)[-*+][ \t]+(?=\S)")
_NUMBERED = regex(r"([ \t]*)(\d{1,4}[.)])[ \t]+(?=\S)")
_QUOTE = regex(r" {0,3}>[ \t]?")
_DIVIDER = regex(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_COMMENT = regex(r"<!--.{0,2000}?-->", re.DOTALL)
_IMAGE_LINE = regex(r"\s*!\[([^\]\n]{0,200})\]\(([^)\n]{0,2000})\)\s*")
_IMAGE = regex(r"!\[([^\]\n]{0,200})\]\([^)\n]{0,2000}\)")
_LINK = regex(r"\[([^\]\[\n]{1,500})\]\([^)\n]{0,2000}\)")
_TAG = regex(r"</?(?:b|i|u|em|strong|font|span|center|div|p|sup|sub|a)\b[^<>\n]{0,300}>", re.I)
_LINE_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_STRONG = regex(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = regex(r"(?<![*\\\w])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?!\*)")
_STRONG_LINE = regex(r" {0,3}(\*\*|__)(?=\S)([^\n*_。；;：:，,]{2,30})(?<=\S)\1[ \t]*")
_STRUCK = regex(r"~~(?=\S)([^~\n]{1,1000})(?<=\S)~~")
_CODE = regex(r"(`{1,3})(?!`)([^`\n]{1,1000})\1(?!`)")
_ESCAPE = regex(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ESCAPED_PIPE = "\ue000"
_MATTER = regex(
    r"\A---[ \t]*\n(?=[\w-]+[ \t]*:)(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TOP_HEADING = regex(r" {0,3}#[ \t]")
_TOP_UNDERLINE = regex(r" {0,3}=+[ \t]*")


def read_markdown(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a Markdown file.

    Every line is a paragraph of its own, as Chinese plans are written, even where Markdown would
    join it to the line above.

    Raises:
        DamagedDocument: The bytes are no text, or hold nothing but blanks.
    """
    limits.check("text_file", len(data), file=name)
    plain = to_document(decode(data, name=name, encoding=encoding), name=name, limits=limits)
    lines = [block.text for block in plain.blocks]
    notes = [(problem.code, problem.message) for problem in plain.problems]
    text = "\n".join(lines)
    matter = _MATTER.match(text)
    if matter:
        notes.append(note("md.left-out", "文件头（front matter）", str(len(matter[0].strip()))))
        text = text[matter.end() :]
    text, comments = _COMMENT.subn("", text)
    if comments:
        notes.append(note("md.left-out", "注释", str(sum(map(len, lines)) - len(text))))
    lines = text.split("\n")
    walk = _Walk(Blocks(name, limits), lines, lone_title=_title_line(lines))
    walk.read()
    return walk.blocks.document("md", notes=notes, encoding=plain.encoding)


def _title_line(lines: list[str]) -> int | None:
    """Return the line of the only heading of the first level: the title of the document."""
    tops = [i for i, line in enumerate(lines) if _TOP_HEADING.match(line)]
    tops += [i - 1 for i, line in enumerate(lines) if i and _TOP_UNDERLINE.fullmatch(line)]
    return tops[0] if len(tops) == 1 else None


@dataclass(slots=True)
class _Walk:
    blocks: Blocks
    lines: list[str]
    lone_title: int | None
    _fence: str = ""
    _last_level: int = 0
    _indents: list[int] = field(default_factory=list)

    def read(self) -> None:
        i = 0
        while i < len(self.lines):
            i = self._step(i)

    def _step(self, i: int) -> int:
        """Read from a line on and return the next line to read."""
        line = self.lines[i]
        fence = _FENCE.fullmatch(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence):
                self._fence = ""
            elif line.strip():
                self.blocks.paragraph(line.strip())
            return i + 1
        if fence:
            self._fence = fence[1]
            return i + 1
        if "|" in line and i + 1 < len(self.lines) and _is_divider(self.lines[i + 1]):
            return self._table(i, body=i + 2)
        if self._is_bare_table(i):
            return self._table(i, body=i + 1)
        if not line.strip() or _RULE.fullmatch(line):
            return i + 1
        return self._line(i)

    def _line(self, i: int) -> int:
        line = self.lines[i]
        heading = _HEADING.fullmatch(line)
        if heading:
            self._last_level = len(heading[1]) - 1
            self._emit(heading[2] or "", self._level(i, self._last_level))
            return i + 1
        strong = _STRONG_LINE.fullmatch(line) if self._last_level else None
        if strong and not _NUMBERED.match(strong[2]):
            self._emit(strong[2], self._last_level + 1)
            return i + 1
        following = self.lines[i + 1] if i + 1 < len(self.lines) else ""
        underline = _UNDERLINE.fullmatch(following)
        if underline:
            self._emit(line, self._level(i, 0 if underline[1][0] == "=" else 1))
            return i + 2
        image = _IMAGE_LINE.fullmatch(line)
        if image:
            self.blocks.image(image[1] or image[2].split()[0].rpartition("/")[2])
            return i + 1
        self._plain(line)
        return i + 1

    def _level(self, i: int, level: int) -> int | None:
        return None if i == self.lone_title else level

    def _plain(self, line: str) -> None:
        while quote := _QUOTE.match(line):
            line = line[quote.end() :]
        bullet = _BULLET.match(line)
        if bullet:
            level = self._list_level(len(bullet[1].expandtabs(4)))
            self._emit(line[bullet.end() :], None, automatic_number="•", list_level=level)
            return
        if not _NUMBERED.match(line) and not line[:1].isspace():
            self._indents.clear()
        self._emit(line, None)

    def _list_level(self, indent: int) -> int:
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return len(self._indents) - 1

    def _emit(self, raw: str, level: int | None, **facts: Any) -> None:
        for part in _LINE_BREAK.split(raw):
            text, bold = _inline(part)
            if text:
                self.blocks.paragraph(text, outline_level=level, bold_prefix=bold, **facts)
                facts = {}

    def _is_bare_table(self, i: int) -> bool:
        """Whether two rows of as many cells follow, framed by strokes, without a line of dashes."""
        rows = self.lines[i : i + 2]
        if len(rows) < 2 or not all(_FRAMED.fullmatch(row) for row in rows):
            return False
        return len(_cells(rows[0])) == len(_cells(rows[1])) > 1

    def _table(self, i: int, body: int) -> int:
        header = _cells(self.lines[i])
        width = len(header)
        rows = [header]
        i = body
        while i < len(self.lines) and "|" in self.lines[i] and self.lines[i].strip():
            cells = _cells(self.lines[i])
            rows.append(cells + [""] * (width - len(cells)))
            i += 1
        self.blocks.open_table()
        for number, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                lines = [_inline(part)[0] for part in _LINE_BREAK.split(cell)]
                self.blocks.cell("\n".join(lines), at=(number, column))
        return i


def _is_divider(line: str) -> bool:
    return "-" in line and "|" in line and _DIVIDER.fullmatch(line) is not None


def _cells(line: str) -> list[str]:
    line = line.strip().replace("\\|", _ESCAPED_PIPE)
    line = line.removeprefix("|").removesuffix("|")
    return [cell.replace(_ESCAPED_PIPE, "|").strip() for cell in line.split("|")]


def _inline(raw: str) -> tuple[str, int]:
    """Return a line without marks, and how many characters at its start are strong."""
    text = raw.strip()
    bold = 0
    strong = _STRONG.match(text)
    if strong and strong.end() < len(text):
        bold = len(_unmarked(strong[2]))
    text = _unmarked(text)
    return text, bold if bold < len(text) else 0


def _unmarked(text: str) -> str:
    if text.isalnum():
        return text
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _STRUCK.sub(r"\1", text)
    text = _CODE.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text).strip()
