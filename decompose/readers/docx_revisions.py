"""Tracked changes of a Word part, settled before it is read: all accepted, or all rejected.

Afterwards the part holds no trace of them, so that no other module needs to know there were any.

Source:
    ECMA-376 part 1, 17.13.5 (revisions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.docx_left_out import MATH, TEXTS, all_text, repeated
from decompose.readers.docx_styles import VAL, W

_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_CONTENT_MARKS = _INSERTED | _DELETED
_CELLS = {f"{W}cellIns": True, f"{W}cellDel": False}
_MERGED = f"{W}cellMerge"
_FORMER = frozenset(W + name for name in ("rPrChange", "pPrChange", "tcPrChange", "trPrChange"))
_MARKS = (*_INSERTED, *_DELETED, *_CELLS, _MERGED, *_FORMER)
_ROW, _TABLE, _PARAGRAPH = f"{W}tr", f"{W}tbl", f"{W}p"
_PARAGRAPH_FACTS, _RUN_FACTS, _ROW_FACTS = f"{W}pPr", f"{W}rPr", f"{W}trPr"
_NUMBERING = f"{W}numPr"
_KEPT = frozenset({_RUN_FACTS, f"{W}sectPr"})
_TEXT, _STRUCK, _STRUCK_CODE = f"{W}t", f"{W}delText", f"{W}delInstrText"
_STRUCK_TEXTS = {_STRUCK: _TEXT, _STRUCK_CODE: f"{W}instrText"}
_MATH_TEXT = f"{MATH}t"
_BLOCKS = frozenset({_PARAGRAPH, _TABLE})
_BOXES = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_MERGES = {"rest": "restart", "cont": "continue", "restart": "restart", "continue": "continue"}


@dataclass(slots=True)
class Changes:
    """How much was changed, and the text that the chosen state leaves out."""

    insertions: int = 0
    inserted: int = 0
    deletions: int = 0
    deleted: int = 0
    formats: int = 0
    left_out: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.insertions or self.deletions or self.formats)

    def add(self, other: Changes) -> None:
        """Add the changes of another part."""
        self.insertions += other.insertions
        self.inserted += other.inserted
        self.deletions += other.deletions
        self.deleted += other.deleted
        self.formats += other.formats
        self.left_out += other.left_out

    def count(self, text: str, *, added: bool) -> None:
        """Count one change."""
        if added:
            self.insertions += 1
            self.inserted += len(text)
        else:
            self.deletions += 1
            self.deleted += len(text)


def settle(root: etree._Element, *, final: bool) -> Changes:
    """Accept every tracked change below an element, or reject every one; the tree is changed."""
    marks = list(root.iter(*_MARKS, _STRUCK, _STRUCK_CODE))
    if not marks:
        return Changes()
    return _Settling(final, repeated(root, *_MARKS)).settle(marks)


class _Settling:
    def __init__(self, final: bool, again: set[etree._Element]) -> None:
        self._final = final
        self._again = again
        self._gone = _DELETED if final else _INSERTED
        self._changes = Changes()
        self._dead: set[etree._Element] = set()
        self._joining: list[etree._Element] = []

    def settle(self, marks: list[etree._Element]) -> Changes:
        self._count(marks)
        for mark in marks:
            parent = mark.getparent()
            if mark in self._dead or parent is None:
                continue
            if mark.tag in _STRUCK_TEXTS:
                if not self._final:
                    mark.tag = _STRUCK_TEXTS[mark.tag]
            elif mark.tag in _FORMER:
                self._former(mark, parent)
            elif mark.tag in _CELLS or mark.tag == _MERGED:
                self._cell(mark, parent)
            else:
                self._place(mark, parent)
        _join([p for p in self._joining if p not in self._dead])
        return self._changes

    def _place(self, mark: etree._Element, parent: etree._Element) -> None:
        """Settle an insertion or deletion by what it stands in."""
        if parent.tag == _ROW_FACTS:
            self._row(mark, parent)
        elif parent.tag == _RUN_FACTS:
            self._paragraph_mark(mark, parent)
        elif parent.tag == _NUMBERING:
            self._number(mark, parent)
        else:
            self._container(mark, parent)

    def _count(self, marks: list[etree._Element]) -> None:
        for mark in marks:
            parent = mark.getparent()
            if mark.tag in _STRUCK_TEXTS or mark in self._again:
                continue
            if mark.tag in _FORMER or mark.tag == _MERGED:
                self._changes.formats += 1
            elif mark.tag in _CELLS:
                self._changes.count("", added=_CELLS[mark.tag])
            elif parent is not None and parent.tag != _NUMBERING:
                self._changes.count(_letters(mark), added=mark.tag in _INSERTED)

    def _former(self, mark: etree._Element, facts: etree._Element) -> None:
        """Put the properties back that a change of format replaced, or forget them."""
        facts.remove(mark)
        former = mark.find(facts.tag)
        if self._final or former is None:
            return
        for fact in list(facts):
            kept = fact.tag in _KEPT and facts.tag == _PARAGRAPH_FACTS
            if not kept and fact.tag not in _CONTENT_MARKS:
                facts.remove(fact)
        facts.extend(list(former))

    def _cell(self, mark: etree._Element, facts: etree._Element) -> None:
        cell = facts.getparent()
        facts.remove(mark)
        if mark.tag == _MERGED:
            now = mark.get(f"{W}vMerge" if self._final else f"{W}vMergeOrig")
            for merge in facts.findall(f"{W}vMerge"):
                facts.remove(merge)
            if now in _MERGES:
                etree.SubElement(facts, f"{W}vMerge").set(VAL, _MERGES[now])
        elif cell is not None and _CELLS[mark.tag] is not self._final:
            self._remove(cell, mark)

    def _row(self, mark: etree._Element, facts: etree._Element) -> None:
        row = facts.getparent()
        facts.remove(mark)
        if row is None or mark.tag not in self._gone:
            return
        table = row.getparent()
        self._remove(row, mark)
        while table is not None and table.tag != _TABLE:
            table = table.getparent()
        if table is not None and next(table.iter(_ROW), None) is None:
            self._remove(table, mark)

    def _paragraph_mark(self, mark: etree._Element, facts: etree._Element) -> None:
        properties = facts.getparent()
        facts.remove(mark)
        paragraph = None if properties is None else properties.getparent()
        if paragraph is None or paragraph.tag != _PARAGRAPH or mark.tag not in self._gone:
            return
        if not self._joining or self._joining[-1] is not paragraph:
            self._joining.append(paragraph)

    def _number(self, mark: etree._Element, numbering: etree._Element) -> None:
        facts = numbering.getparent()
        if self._final or facts is None:
            numbering.remove(mark)
        else:
            facts.remove(numbering)

    def _container(self, mark: etree._Element, parent: etree._Element) -> None:
        if mark.tag in self._gone:
            self._remove(mark, mark)
            return
        for child in list(mark):
            mark.addprevious(child)
        parent.remove(mark)

    def _remove(self, element: etree._Element, mark: etree._Element) -> None:
        if mark not in self._again:
            self._changes.left_out.append(all_text(element))
        self._dead.update(element.iter(*_MARKS, _PARAGRAPH))
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _letters(mark: etree._Element) -> str:
    return all_text(mark, tags=(_TEXT, _MATH_TEXT) if mark.tag in _INSERTED else TEXTS)


def _join(paragraphs: list[etree._Element]) -> None:
    """Let each paragraph run on into the next one, whose properties the joined paragraph keeps."""
    joining = set(paragraphs)
    for first in paragraphs:
        if first not in joining:
            continue
        chain = [first]
        joining.discard(first)
        following = _next(first)
        while following is not None and following in joining:
            chain.append(following)
            joining.discard(following)
            following = _next(following)
        _run_on(chain, following)


def _run_on(chain: list[etree._Element], target: etree._Element | None) -> None:
    """Move what a chain of paragraphs holds into the one after it, or into its own last one."""
    own = target is None
    target = chain.pop() if target is None else target
    facts = target.find(_PARAGRAPH_FACTS)
    at = 0 if facts is None else target.index(facts) + 1
    for paragraph in reversed(chain):
        for child in reversed([child for child in paragraph if child.tag != _PARAGRAPH_FACTS]):
            target.insert(at, child)
        _detach(paragraph)
    if own and len(target) == at and _has_neighbours(target):
        _detach(target)


def _detach(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _has_neighbours(paragraph: etree._Element) -> bool:
    return any(
        next(paragraph.itersiblings(*_BLOCKS, preceding=back), None) is not None
        for back in (False, True)
    )


def _next(paragraph: etree._Element) -> etree._Element | None:
    """Return the paragraph that follows, through content controls; None before a table or the end."""
    following = next(_onward(paragraph), None)
    return following if following is not None and following.tag == _PARAGRAPH else None


def _onward(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables after an element, out of and into what only wraps them."""
    here: etree._Element | None = element
    while here is not None:
        for sibling in here.itersiblings():
            if sibling.tag in _BLOCKS:
                yield sibling
            elif sibling.tag in _BOXES:
                yield from sibling.iter(*_BLOCKS)
        here = here.getparent()
        if here is None or here.tag not in _BOXES:
            return
