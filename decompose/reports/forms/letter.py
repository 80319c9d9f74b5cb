"""A Word file as a form: {{placeholders}} are filled, a table row that has some is repeated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy

from lxml import etree

from decompose.errors import ReportError
from decompose.reports.forms.container import ASKED, Container
from decompose.reports.forms.texts import Value, fill
from decompose.reports.forms.values import Row, fact_named, row_named, source_of

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNIQUE = {
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "commentReference": "a comment",
    "drawing": "a picture or shape",
    "pict": "a picture or shape",
    "object": "an embedded object",
    "ins": "a tracked change",
    "del": "a tracked change",
    "moveFrom": "a tracked change",
    "moveTo": "a tracked change",
}
"""What a row that is repeated may not hold: it exists once in the file."""
_WITH_TEXT = ("header", "footer", "footnotes", "endnotes", "comments")
_IDS = ("paraId", "textId")


def tag(name: str) -> str:
    """Return the full name of an element of Word."""
    return f"{{{_WORD}}}{name}"


class LetterForm:
    """Fills a Word file; parts without placeholders stay byte by byte."""

    def __init__(self, data: bytes, name: str) -> None:
        self._file = Container(data, name=name, suffix=".docx")
        self._parts = list(self._texts())
        if not any(self._asked(self._file.tree(part)) for part in self._parts):
            raise ReportError(
                "the form has no placeholder such as {{title}} or {{task}}",
                hint="write {{title}}, and {{task}}, {{lead}}, {{support}}, {{deadline}} in a table row",
                where=name,
            )
        self._file.check_unfilled(("word/charts/", "word/diagrams/", "word/drawings/"), fact_named)

    def _texts(self) -> Iterator[str]:
        main = self._file.package.main_part()
        yield main
        for relation in self._file.package.relations(main):
            if relation.kind in _WITH_TEXT and not relation.external:
                yield relation.target

    def _asked(self, root: etree._Element) -> set[str]:
        """Return the placeholders of a part, after a look at each."""
        found: set[str] = set()
        for paragraph in root.iter(tag("p")):
            for asked in ASKED.findall(_text_of(paragraph)):
                found.add(asked)
                if fact_named(asked):
                    continue
                if row_named(asked) is None:
                    raise self._error(f"the form asks for {asked}, which there is not")
                row = _row_of(paragraph)
                if row is None:
                    raise self._error(f"{{{{{asked}}}}} stands outside a table row")
                self._check_row(row)
        return found

    def _error(self, found: str) -> ReportError:
        return ReportError(
            found,
            hint="the words a form may use are listed in docs/outputs.md",
            where=self._file.name,
        )

    def _check_row(self, row: etree._Element) -> None:
        for element in row.iter():
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in _UNIQUE:
                raise self._file.refused(
                    f"the row to be repeated holds {_UNIQUE[name]}, which cannot be repeated"
                )

    def filled(self, rows: list[Row], facts: dict[str, str]) -> bytes:
        """Return the file with its placeholders filled."""
        changed: dict[str, etree._Element] = {}
        for part in self._parts:
            root = self._file.tree(part)
            if not self._asked(root):
                continue
            samples = [row for row in root.iter(tag("tr")) if _is_sample(row)]
            for paragraph in root.iter(tag("p")):
                if _row_of(paragraph) not in samples:
                    _fill(paragraph, _of_row({}, facts, ()))
            for sample in samples:
                _repeat(sample, rows, facts)
            changed[part] = root
        return self._file.exchanged(changed)


def _repeat(sample: etree._Element, rows: list[Row], facts: dict[str, str]) -> None:
    """Put a copy of a row for every task in its place; without tasks one empty row stays."""
    place = sample
    asked = [row_named(asked) or "" for asked in ASKED.findall(_words_of(sample))]
    for number, values in enumerate(rows or [{}]):
        row = deepcopy(sample)
        row.tail = None
        if number:
            _without_ids(row)
        for paragraph in row.iter(tag("p")):
            _fill(paragraph, _of_row(values, facts, asked))
        place.addnext(row)
        place = row
    parent = sample.getparent()
    if parent is not None:
        parent.remove(sample)


def _of_row(values: Row, facts: dict[str, str], keys: Collection[str]) -> Value:
    def value(asked: str) -> str:
        fact = fact_named(asked)
        found = facts[fact] if fact else values.get(source_of(row_named(asked) or "", keys))
        return "" if found is None else str(found)

    return value


def _is_sample(row: etree._Element) -> bool:
    """Tell whether a row asks for something of a task, itself and not by a table inside it."""
    return any(
        row_named(asked) and not fact_named(asked)
        for paragraph in row.iter(tag("p"))
        if _row_of(paragraph) is row
        for asked in ASKED.findall(_text_of(paragraph))
    )


def _row_of(paragraph: etree._Element) -> etree._Element | None:
    return next(paragraph.iterancestors(tag("tr")), None)


def _texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the texts of a paragraph, without those of text boxes that hang on it."""
    return [
        text
        for text in paragraph.iter(tag("t"))
        if next(text.iterancestors(tag("p")), None) is paragraph
    ]


def _text_of(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in _texts_of(paragraph))


def _words_of(row: etree._Element) -> str:
    return "\n".join(map(_text_of, row.iter(tag("p"))))


def _fill(paragraph: etree._Element, value: Value) -> None:
    """Put values in the place of placeholders, and breaks in that of line ends."""
    texts = _texts_of(paragraph)
    fill(texts, value)
    for text in texts:
        _break(text)


def _break(text: etree._Element) -> None:
    """Turn line ends inside a text into breaks."""
    lines = (text.text or "").split("\n")
    if len(lines) == 1:
        return
    text.text = lines[0]
    place = text
    for line in lines[1:]:
        for name, words in (("br", None), ("t", line)):
            made = etree.Element(tag(name))
            if words is not None:
                made.text = words
                made.set(_SPACE, "preserve")
            place.addnext(made)
            place = made


def _without_ids(row: etree._Element) -> None:
    """Take from a copy what may stand once in a file: bookmarks and identifiers."""
    for name in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(row.iter(tag(name))):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
    for control in list(row.iter(tag("sdtPr"))):
        for number in control.findall(tag("id")):
            control.remove(number)
    for element in row.iter():
        for key in [k for k in element.attrib if etree.QName(k).localname in _IDS]:
            del element.attrib[key]
