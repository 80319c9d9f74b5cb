"""Annexes, tables and figures of a document, and the words that refer to them."""

from __future__ import annotations

from difflib import SequenceMatcher

from decompose.audits.case import AuditCase
from decompose.model.plan import SectionKind
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value

_FIGURE = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
ANNEX = CuedPattern(rf"附件\s?[:：]?\s?{_FIGURE}(?![\d、.．])", cue="附")
REFERENCES = {
    "表": CuedPattern(rf"(?:见|如|参见|详见|按照?|列入)(?:附)?表\s?{_FIGURE}", cue="表"),
    "图": CuedPattern(rf"(?:见|如|参见|详见)(?:附)?图\s?{_FIGURE}", cue="图"),
}
"""How running text refers to a table or figure of the same document."""
_CAPTIONS = {
    "表": CuedPattern(rf"^\s*(?:附|专栏)?表\s?{_FIGURE}", cue="表"),
    "图": CuedPattern(rf"^\s*附?图\s?{_FIGURE}", cue="图"),
}
_HEADED = CuedPattern(rf"^\s*附件\s?[:：]?\s?{_FIGURE}")
_ALIKE, _CLEARER = 8, 6


def annexes_of(case: AuditCase) -> dict[int, str]:
    """Return the annexes that the document holds: number → title."""
    found: dict[int, str] = {}
    for section in case.result.plan.sections:
        head = _HEADED.search(section.number) if section.kind is SectionKind.ANNEX else None
        figure = numeral_value(head["number"]) if head else None
        if figure is not None:
            found.setdefault(figure, section.title)
    return found


def captions_of(case: AuditCase) -> dict[str, set[int]]:
    """Return the numbers of tables and figures that bear a caption."""
    found: dict[str, set[int]] = {kind: set() for kind in _CAPTIONS}
    for passage in case.passages:
        for kind, pattern in _CAPTIONS.items():
            head = pattern.search(passage.text)
            figure = numeral_value(head["number"]) if head else None
            if figure is not None:
                found[kind].add(figure)
    return found


def meant_annex(before: str, annexes: dict[int, str], printed: int) -> int | None:
    """Return the annex whose title the words before a reference give, when it is not the printed one."""
    words = before.rstrip("（(见 详后附")[-60:]
    shared = {figure: _shared(words, title) for figure, title in annexes.items()}
    best = max(shared, key=lambda figure: (shared[figure], figure == printed))
    if best == printed or shared[best] < _ALIKE:
        return None
    return best if shared[best] >= shared[printed] + _CLEARER else None


def _shared(one: str, other: str) -> int:
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
