"""Where a heading ends and its body begins: run-in headings, labels, whole-line headings."""

from __future__ import annotations

from typing import NamedTuple

from decompose.parser.wording import sentences_in_words
from decompose.text.patterns import regex

MAX_RUN_IN = 42
"""Characters of the longest first sentence that is still read as a run-in heading."""
MAX_SENTENCE = 90
"""The same for a sentence of a language whose words are of letters."""
MAX_LABEL = 30
MAX_PLAIN_TITLE = 60

_STOP = regex(r"[。：:；;]")
_FINAL = " \t\u3000。：:；;，,、."
_OPENERS = {"《": "》", "“": "”", "（": "）", "(": ")", "〈": "〉", "「": "」", "【": "】"}
_CLAUSE_STOP = regex(r"[，,；;。：:]")
_BRACKET = regex(r"[（(]")
_ASIDE = regex(
    "（[^（）]*）|[(][^()]*[)]|【[^【】]*】|由[^，,。；;]{2,40}(?:牵头|负责)[^。]*|"
    "(?:责任|牵头|配合|主办|协办|主管|完成|支持|参与)[^：:；;。，]{0,6}[：:][^；;。]*"
)  # who and until when
_MINUTED = regex(
    "[，,](?:经[^，。]{1,8}[，,])?会议(?:[研讨]\\w{1,3})?(?:明确|议定|商定|决定|要求|同意|确定)$"
)
"""What minutes put between the matter and what is settled about it: 关于水上项目，会议明确：…"""
_FORMULA = regex(
    "(?:经[^，。]{1,8}[，,])?(?:会议|会上|与会人员)(?:一致)?(?:[研讨]\\w{1,3})?(?:明确|议定|商定|决定|要求|同意|确定|强调|指出|认为)[，,]"
)
"""What says nothing before the first clause of minutes: 会议明确，…"""
_SHORTEST_CLAUSE = 4
_NO_SHORT_TITLE, _NO_TITLE = 20, 22
"""From so many characters a first sentence of parts, or of one part, is no run-in heading."""
_BOXED = regex(r"【[^【】]{2,30}】(?=[^【】]{4})")  # a label in heavy brackets before its text


class Heading(NamedTuple):
    """How a line divides.

    Units:
        Offsets count in the line's text: the title is ``[0, title_end)``, the body starts at
        ``body_start``; both are equal to the length when there is no body.
    """

    title_end: int
    body_start: int
    run_in: bool
    """The title is a heading of its own, not the beginning of the only sentence."""


def split_heading(text: str, *, bold_prefix: int = 0) -> Heading:
    """Divide the text of a numbered line into heading and body.

    A first sentence of at most 42 characters with more behind it is a run-in heading, and so is a
    label before a colon or in heavy brackets. A single sentence is all heading; a long one lends its first clause as
    title and stays whole as body.

    Source:
        Run-in headings as in ``1.道路交通。持续开展…`` and ``一是强化责任：严格…``.
    """
    size = len(text)
    if not text.strip(_FINAL):
        return Heading(size, size, run_in=True)
    if 0 < bold_prefix < size:
        return _cut(text, bold_prefix)
    boxed = _BOXED.match(text)
    if boxed:
        return _cut(text, boxed.end())
    first = sentences_in_words(text)[0][1]
    if first < size and first <= MAX_SENTENCE:
        return _cut(text, first)
    stop = _first_stop(text, MAX_RUN_IN)
    if stop is not None and stop < size - 1:
        label = text[stop] in "：:"
        if (text[stop] == "。" and not _is_sentence(text, stop)) or (label and stop <= MAX_LABEL):
            return _cut(text, stop)
    if stop is not None and stop == size - 1:
        return Heading(len(text.rstrip(_FINAL)), size, run_in=True)
    if size <= MAX_PLAIN_TITLE and not _has_inner_stop(text):
        return Heading(len(text.rstrip(_FINAL)), size, run_in=True)
    return Heading(first_clause(text), 0, run_in=False)


def _is_sentence(text: str, stop: int) -> bool:
    """Tell whether a first sentence asks for something beside the others: its length or its parts show."""
    if not _ASIDE.sub("", text[stop:]).strip(_FINAL):
        return False
    return stop >= _NO_TITLE or (stop >= _NO_SHORT_TITLE and "，" in text[:stop])


def first_clause(text: str) -> int:
    """Return where the first clause ends: at a stop outside brackets, or before a closing bracket's aside."""
    formula = _FORMULA.match(text)
    start = max(_SHORTEST_CLAUSE, formula.end() if formula else 0)
    for found in _CLAUSE_STOP.finditer(text, start, MAX_PLAIN_TITLE + 1):
        if not _is_open(text, found.start()):
            return found.start()
    bracket = _BRACKET.search(text, _SHORTEST_CLAUSE, MAX_PLAIN_TITLE)
    return bracket.start() if bracket else min(len(text), MAX_PLAIN_TITLE)


def _cut(text: str, at: int) -> Heading:
    start = at
    while start < len(text) and (text[start] in _FINAL or text[start].isspace()):
        start += 1
    title_end = len(_MINUTED.sub("", text[:at].rstrip(_FINAL)))
    if not title_end:
        return Heading(len(text), len(text), run_in=True)
    return Heading(title_end, start, run_in=True)


def _has_inner_stop(text: str) -> bool:
    return "。" in text[:-1]


def _first_stop(text: str, limit: int) -> int | None:
    """Return the first 。 or colon within the limit that stands outside quotes and brackets."""
    for found in _STOP.finditer(text, 0, limit + 1):
        at = found.start()
        if _is_open(text, at):
            continue
        if text[at] in "；;":
            return None
        if text[at] == ":" and text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit():
            continue
        return at
    return None


def _is_open(text: str, at: int) -> bool:
    head = text[:at]
    return any(head.count(left) > head.count(right) for left, right in _OPENERS.items())
