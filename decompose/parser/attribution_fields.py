"""Attributions in brackets and in labelled fields outside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.parser.attribution_clauses import all_units, deadline_of, without_deadline
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_forms import fields_of, label_part, names_nobody, read_phrase
from decompose.parser.attribution_sentences import read_sentences
from decompose.parser.attribution_words import UNDECIDED, VERB, Part, has_label, labels_in
from decompose.parser.deadlines import field_deadline
from decompose.parser.unit_forms import HAN, is_bare_area, is_unit, plain
from decompose.text.patterns import regex

_BRACKET = regex(r"（(?:[^（）]|（(?:[^（）]|（[^（）]*）)*）)*）")
_UNCLOSED = regex(
    r"（(?P<inner>[^（）\n\0]{2,300}?)[。；]?\s*$", re.MULTILINE
)  # at the end of a line, its other half forgotten
_LONGEST = 3000
_NAME = 40
_CLOSING = " \n。；，、"
_BLANKS = " \t\n\u3000，；,;、。"
_DUTY = regex(r"负责(?![，；。、）落实推进组织协调]|$)")  # responsible for something
_ROLE_PARTS = {Part.LEAD, Part.OWNER, Part.SUPPORT, Part.GUIDE, Part.PERSON}
BETWEEN = regex(r"[\s，；。、★☆△▲●○■□◆◇*·•—-]*")
_NAME_AT_END = regex(rf"[{HAN}A-Z]+$")
_SENTENCE_END = regex(r"[。！？\0\n]")
_SEMICOLON = regex("；")
_FIELD_WORD = regex(r"前|底|推进|坚持|每年|期间|年")


def read_brackets(text: str, form: str) -> Iterator[Found]:
    """Read brackets that hold a labelled or worded attribution, or nothing but organs."""
    last: Found | None = None
    closed = [found.span() for found in _BRACKET.finditer(form)]
    for start, end in closed:
        if end - start > _LONGEST:
            continue
        if last is not None and _adds_deadline(last, text, form, start, end):
            continue
        content = text[start + 1 : end - 1]
        inner = form[start + 1 : end - 1]
        if has_label(inner) or VERB.search(inner):
            if names_nobody(content):
                continue
            if len(divided := _divided(content, inner)) > 1:
                last = None
                yield from (Found(start, end, draft) for draft in divided)
                continue
            for draft in read_phrase(content):
                if _credible(draft, inner):
                    yield (last := Found(start, end, draft))
        elif (bare := _bare(content, form, start)) is not None:
            yield (last := Found(start, end, bare))
    yield from _unclosed(text, form, closed)


def _unclosed(text: str, form: str, closed: list[tuple[int, int]]) -> Iterator[Found]:
    """Read a worded or labelled bracket at the end of a line whose other half was forgotten."""
    for found in _UNCLOSED.finditer(form):
        start, end = found.span("inner")
        if any(first < start <= last for first, last in closed):
            continue
        inner = form[start:end]
        first = inner.split("。", 1)[0]  # an aside that was never closed says nothing of who
        if not (has_label(first) or VERB.search(first)):
            continue
        if not names_nobody(text[start:end]):
            for draft in read_phrase(text[start:end]):
                if _credible(draft, inner):
                    yield Found(start - 1, end, draft)


def _divided(content: str, inner: str) -> list[Draft]:
    """Read a bracket that divides subjects: （A负责监测，B负责发布）; empty for any other bracket."""
    if inner.count("负责") < 2 or not _DUTY.search(inner):
        return []
    content, deadline = without_deadline(content)
    found = read_sentences(content, plain(content))
    for part, following in zip(found, [*found[1:], None], strict=False):
        subject = content[part.end : following.start if following else len(content)].strip(_BLANKS)
        if not part.duty or not subject:
            return []
        part.draft.subject = subject
        part.draft.deadline = part.draft.deadline or deadline
    return [part.draft for part in found]


def _adds_deadline(last: Found, text: str, form: str, start: int, end: int) -> bool:
    """Give （2025年底前完成） behind （责任单位：…） to that phrase; False for any other bracket."""
    if last.draft.deadline or not BETWEEN.fullmatch(form, last.end, start):
        return False
    content = text[start + 1 : end - 1]
    fields = [item for item in fields_of(content) if item.text]
    if len(fields) == 1 and fields[0].part is Part.DEADLINE:
        last.draft.deadline = field_deadline(fields[0].text)
    elif not has_label(form[start:end]):
        last.draft.deadline = deadline_of(content)
    if last.draft.deadline:
        last.end = end
    return last.draft.deadline is not None


def _credible(draft: Draft, inner: str) -> bool:
    """Whether a bracket without any label names organs, and not the parts of a principle."""
    if has_label(inner) or draft.undecided:
        return True
    names = draft.lead + draft.owner + draft.support + draft.guide + draft.bare
    if not names:
        return bool(draft.groups) and any(not group.endswith("企业") for group in draft.groups)
    if any(is_unit(name) for name in names):
        return True
    return draft.open_list or all(len(name) <= 2 and name.isascii() for name in names)


def _bare(content: str, form: str, start: int) -> Draft | None:
    """Read a bracket that holds only organs; None for a second name (市交通委（市道运局））."""
    before = form[max(0, start - _NAME) : start].rstrip()
    listed, deadline = without_deadline(content)
    units = all_units(listed)
    if units is None or has_label(plain(content)) or UNDECIDED.fullmatch(content):
        return None
    if not before and form[start + len(content) + 2 :].strip(_CLOSING):
        return None
    name = _NAME_AT_END.search(before)
    if name and len(units.items) == 1 and _ends_in_unit(name.group()):
        return None
    if any(is_bare_area(name) for name in units.names):
        return None
    if not units.names and not _sure_group(units.groups[0]):
        return None
    draft = Draft(deadline=deadline)
    draft.add(None, units)
    return draft


def _ends_in_unit(text: str) -> bool:
    return any(is_unit(text[-length:]) for length in range(3, min(len(text), 16) + 1))


def _sure_group(text: str) -> bool:
    begins = ("各", "有关", "相关", "全市", "全省", "全县", "市各", "市直", "省直")
    return text.startswith(begins) or text.endswith("各成员单位")


def read_fields(text: str, form: str) -> Iterator[Found]:
    """Read runs of labelled fields outside brackets."""
    labels = labels_in(form)
    index = 0
    while index < len(labels):
        run = _run(form, labels, index)
        index += run.labels
        if not run.parts & _ROLE_PARTS:
            continue
        start = _run_start(text, form, run.start)
        if run.end - start > _LONGEST:
            continue
        for draft in read_phrase(text[start : run.end]):
            yield Found(start, run.end, draft)


class _Run(NamedTuple):
    start: int
    end: int
    labels: int
    parts: frozenset[Part]


def _run(form: str, labels: list[re.Match[str]], index: int) -> _Run:
    """Follow labelled fields from one label on, as long as label follows field."""
    first = index
    parts = {label_part(labels[index])}
    end = _field_end(form, labels, index)
    while index + 1 < len(labels) and BETWEEN.fullmatch(form, end, labels[index + 1].start()):
        index += 1
        parts.add(label_part(labels[index]))
        end = _field_end(form, labels, index)
    return _Run(labels[first].start(), end, index - first + 1, frozenset(parts))


def _field_end(form: str, labels: list[re.Match[str]], index: int) -> int:
    """Return where a field's content ends: at a full stop, a line break, or words that name nobody."""
    start = labels[index].end()
    limit = labels[index + 1].start() if index + 1 < len(labels) else len(form)
    stop = _SENTENCE_END.search(form, start, limit)
    end = stop.start() if stop else limit
    while stop and stop.group() == "\n" and _continues(form, end, limit):
        stop = _SENTENCE_END.search(form, end + 1, limit)
        end = stop.start() if stop else limit
    return _cut_other_words(form, start, end, labels[index])


def _continues(form: str, end: int, limit: int) -> bool:
    """Whether a list goes on in the next line, because this one ends in a separator."""
    return form[:end].rstrip(" ").endswith(("、", "，", "；")) and end + 1 < limit


def _cut_other_words(form: str, start: int, end: int, label: re.Match[str]) -> int:
    if label_part(label) not in _ROLE_PARTS:
        stop = _SEMICOLON.search(form, start, end)
        return stop.start() if stop else end
    for mark in _SEMICOLON.finditer(form[start:end]):
        at = start + mark.start()
        piece = form[at + 1 : end].split("；", maxsplit=1)[0].strip()
        if piece and all_units(piece) is None and not VERB.search(piece) and not _field_like(piece):
            return at
    return end


def _field_like(piece: str) -> bool:
    """Whether a piece between semicolons belongs to a responsibility field: a deadline, a rule."""
    return len(piece) <= 16 and bool(_FIELD_WORD.search(piece))


def _run_start(text: str, form: str, start: int) -> int:
    """Take along an unlabelled lead before the first label: 省A厅、省B局；配合部门：省C厅."""
    line = max(form.rfind(mark, max(0, start - _LONGEST), start) for mark in "。！？\n\0：") + 1
    if not form[line:start].strip() and form[line - 1 : line] == "。" and line - 1 > 0:
        line = (
            max(form.rfind(mark, max(0, start - _LONGEST), line - 1) for mark in "。！？\n\0：") + 1
        )
    head = form[line:start].rstrip(" ，；。")
    if head and len(head) < len(form[line:start]) and all_units(text[line : line + len(head)]):
        return line + len(head) - len(head.lstrip())
    return start
