"""What goes with a Word document's body: notes, comments, page headers, macros, links to elsewhere.

None of it is part of the plan; all of it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from decompose.labels.reading import note
from decompose.model.source import Place, Problem
from decompose.readers.docx_left_out import LeftOut, all_text, samples, short
from decompose.readers.docx_revisions import Changes, settle
from decompose.readers.docx_styles import W
from decompose.readers.package import Package, Relation

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_WHOLE = {"header": "header", "footer": "header", "glossaryDocument": "glossary"}
_GRAPHICS = frozenset({"chart", "diagramData"})
_ART_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_EMBEDDED = frozenset({"aFChunk", "oleObject", "package", "subDocument", "control"})
_MACROS = frozenset({"vbaProject", "wordVbaData"})
_ORDINARY = frozenset({"hyperlink"})
_LONG, _MOST_COMMENTS = 200, 100
_TARGET = 80


class Side:
    """Reads the parts beside the body of one document.

    Args:
        package: The file.
        part: Its main part.
        final: Whether tracked changes are accepted, or rejected.
    """

    def __init__(self, package: Package, part: str, *, final: bool) -> None:
        self._package = package
        self._relations = package.relations(part)
        self._final = final
        self.changes = Changes()

    def read(self, left_out: LeftOut, comments: Mapping[str, Place]) -> Iterator[Problem]:
        """Note all text of the parts beside the body; yield a problem for each comment.

        Args:
            left_out: Where the texts go.
            comments: Where in the body each comment is anchored.
        """
        done: set[str] = set()
        for relation in self._relations:
            if relation.external or relation.target in done:
                continue
            if not self._package.has(relation.target):
                continue
            done.add(relation.target)
            place = Place(file=left_out.place.file, part=relation.target)
            if relation.kind == "comments":
                yield from self._comments(self._part(relation), left_out, comments, place)
            elif relation.kind in _GRAPHICS:
                for text in self._package.xml(relation.target).iter(_ART_TEXT):
                    left_out.add("drawing", text.text or "", place=place)
            elif relation.kind in _NOTES or relation.kind in _WHOLE:
                self._note(relation, self._part(relation), left_out, place)

    def _part(self, relation: Relation) -> etree._Element:
        root = self._package.xml(relation.target)
        self.changes.add(settle(root, final=self._final))
        return root

    @staticmethod
    def _note(relation: Relation, root: etree._Element, left_out: LeftOut, place: Place) -> None:
        if relation.kind in _WHOLE:
            left_out.add(_WHOLE[relation.kind], all_text(root), place=place)
            return
        for entry in root:
            left_out.add(_NOTES[relation.kind], all_text(entry), place=place)

    @staticmethod
    def _comments(
        root: etree._Element, left_out: LeftOut, anchors: Mapping[str, Place], place: Place
    ) -> Iterator[Problem]:
        told = 0
        for comment in root:
            text = all_text(comment)
            if not text or text.isspace():
                continue
            where = anchors.get(comment.get(f"{W}id") or "", place)
            left_out.add("comment", text, place=where)
            told += 1
            if told <= _MOST_COMMENTS:
                author = comment.get(f"{W}author") or ""
                code, message = note(
                    "comment", f"{short(author)}：" if author else "", short(text, _LONG)
                )
                yield Problem(code=code, message=message, place=where)
        if told > _MOST_COMMENTS:
            code, message = note("comment.more", f"{told - _MOST_COMMENTS}")
            yield Problem(code=code, message=message, place=place)


def foreign(package: Package, codes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield a note for links to elsewhere, embedded files and macros: none is followed or run.

    Args:
        package: The file.
        codes: Codes of fields that fetch from elsewhere.
    """
    relations = package.every_relation()
    outside = [r.target for r in relations if r.external and r.kind not in _ORDINARY]
    outside = [*dict.fromkeys(outside), *dict.fromkeys(codes)]
    if outside:
        shown = samples(target[:_TARGET] for target in outside)
        yield note("external.left-out", f"{len(outside)}", shown)
    inside = [r.target for r in relations if not r.external and r.kind in _EMBEDDED]
    if inside:
        yield note("part.left-out", f"{len(inside)}", samples(dict.fromkeys(inside)))
    if any(r.kind in _MACROS for r in relations):
        yield note("macro.left-out")
