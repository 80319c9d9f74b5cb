"""Attribution phrases in text: “（牵头单位：…；配合单位：…）” → Attribution, names as printed.

Source:
    The forms read off published task divisions; each has cases in tests/cases/attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_forms import (
    Draft,
    all_units,
    label_part,
    names_nobody,
    read_clauses,
    read_phrase,
    without_deadline,
)
from decompose.parser.attribution_sentences import Found, read_patterns, read_sentences
from decompose.parser.attribution_words import (
    CUE,
    UNDECIDED,
    VERB,
    Part,
    has_label,
    labels_in,
)
from decompose.parser.deadlines import field_deadline
from decompose.parser.unit_names import HAN, is_bare_area, is_group, is_unit, plain, read_units

_BRACKET = re.compile(r"（(?:[^（）]|（(?:[^（）]|（[^（）]*）)*）)*）")
_ROLE_PARTS = {Part.LEAD, Part.OWNER, Part.SUPPORT, Part.GUIDE, Part.PERSON}
_SENTENCE_STOP = re.compile(r"[。！？\n]")
_BETWEEN = re.compile(r"[\s，；。、★☆△▲●○■□◆◇*·•—-]*")


def attributions_in(text: str, *, block: int, offset: int = 0) -> tuple[Attribution, ...]:
    """Return every attribution phrase in a piece of one block's text, in order.

    Args:
        text: The piece.
        block: Index of the block it comes from.
        offset: Where the piece begins in the block.

    Shape:
        Usually none or one. Several when the piece divides several subjects, each with its
        ``subject``, or holds several lead/support pairs. Names stand exactly as printed, elided
        prefixes stay elided, personal names are dropped.

    Units:
        Spans cover the whole phrase, with its brackets and labels, in the block.
    """
    if CUE.search(text) is None:
        return ()
    form = plain(text)
    found = list(_in_brackets(text, form))
    form = _blank(form, found)
    fixed = list(read_patterns(text, form))
    form = _blank(form, fixed)
    found += [*fixed, *_in_fields(text, form)]
    form = _blank(form, found)
    found += read_sentences(text, form)
    found = _merged(sorted(found, key=lambda part: (part.start, part.end)), plain(text))
    _name_duties(found, text)
    return tuple(_settled(found, text, block=block, offset=offset))


def _settled(found: list[Found], text: str, *, block: int, offset: int) -> Iterator[Attribution]:
    for part in found:
        start, end = part.start, part.end
        while end > start and text[end - 1] in " \t\u3000\n；，,;":
            end -= 1
        span = Span(block=block, start=start + offset, end=end + offset)
        yield part.draft.settle(span, text[start:end])


def _blank(form: str, found: list[Found]) -> str:
    for part in found:
        form = form[: part.start] + "\0" * (part.end - part.start) + form[part.end :]
    return form


def _in_brackets(text: str, form: str) -> Iterator[Found]:
    """Read brackets that hold a labelled or worded attribution, or nothing but organs."""
    for found in _BRACKET.finditer(form):
        start, end = found.span()
        content = text[start + 1 : end - 1]
        inner = form[start + 1 : end - 1]
        if has_label(inner) or VERB.search(inner):
            if names_nobody(content):
                continue
            drafts = [draft for draft in read_phrase(content) if _credible(draft, inner)]
            for draft in drafts:
                yield Found(start, end, draft)
        elif (draft := _bare(content, form, start)) is not None:
            yield Found(start, end, draft)


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
    before = form[:start].rstrip()
    listed, deadline = without_deadline(content)
    units = all_units(listed)
    if units is None or has_label(plain(content)):
        return None
    if not before and len(form.strip()) > len(content) + 3:
        return None
    name = re.search(rf"[{HAN}A-Z]+$", before)
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
    return text.startswith(("各", "有关", "相关", "全市", "全省", "全县", "市各", "市直", "省直"))


def _in_fields(text: str, form: str) -> Iterator[Found]:
    """Read runs of labelled fields outside brackets."""
    labels = labels_in(form)
    index = 0
    while index < len(labels):
        run = _run(form, labels, index)
        index += run.labels
        if not run.parts & _ROLE_PARTS:
            continue
        start = _run_start(text, form, run.start)
        for draft in read_phrase(text[start : run.end]):
            yield Found(start, run.end, draft)


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    labels: int
    parts: frozenset[Part]


def _run(form: str, labels: list[re.Match[str]], index: int) -> _Run:
    """Follow labelled fields from one label on, as long as label follows field."""
    first = index
    parts = {label_part(labels[index])}
    end = _field_end(form, labels, index)
    while index + 1 < len(labels) and _BETWEEN.fullmatch(form, end, labels[index + 1].start()):
        index += 1
        parts.add(label_part(labels[index]))
        end = _field_end(form, labels, index)
    return _Run(labels[first].start(), end, index - first + 1, frozenset(parts))


def _field_end(form: str, labels: list[re.Match[str]], index: int) -> int:
    """Return where a field's content ends: at a full stop, a line break, or words that name nobody."""
    start = labels[index].end()
    limit = labels[index + 1].start() if index + 1 < len(labels) else len(form)
    stop = re.compile(r"[。！？\0\n]").search(form, start, limit)
    end = stop.start() if stop else limit
    while stop and stop.group() == "\n" and _continues(form, end, limit):
        stop = re.compile(r"[。！？\0\n]").search(form, end + 1, limit)
        end = stop.start() if stop else limit
    return _cut_other_words(form, start, end, labels[index])


def _continues(form: str, end: int, limit: int) -> bool:
    """Whether a list goes on in the next line, because this one ends in a separator."""
    return form[:end].rstrip(" ").endswith(("、", "，", "；")) and end + 1 < limit


def _cut_other_words(form: str, start: int, end: int, label: re.Match[str]) -> int:
    if label_part(label) not in _ROLE_PARTS:
        stop = re.compile("；").search(form, start, end)
        return stop.start() if stop else end
    for mark in re.finditer("；", form[start:end]):
        at = start + mark.start()
        piece = form[at + 1 : end].split("；")[0].strip()
        if piece and all_units(piece) is None and not VERB.search(piece) and not field_like(piece):
            return at
    return end


def field_like(piece: str) -> bool:
    """Whether a piece between semicolons belongs to a responsibility field: a deadline, a rule."""
    return len(piece) <= 16 and bool(re.search(r"前|底|推进|坚持|每年|期间|年", piece))


def _run_start(text: str, form: str, start: int) -> int:
    """Take along an unlabelled lead before the first label: 省A厅、省B局；配合部门：…"""
    line = max(form.rfind(mark, 0, start) for mark in "。！？\n\0：") + 1
    head = form[line:start].rstrip(" ，；")
    if head and len(head) < len(form[line:start]) and all_units(text[line : line + len(head)]):
        return line + len(head) - len(head.lstrip())
    return start


def _merged(found: list[Found], form: str) -> list[Found]:
    """Join phrases that follow each other and complete each other: （牵头：A）（配合：B）."""
    result: list[Found] = []
    for part in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.end <= part.start
            and _BETWEEN.fullmatch(form, last.end, part.start)
            and _completes(last.draft, part.draft)
        ):
            _join(last.draft, part.draft)
            last.end = part.end
        else:
            result.append(part)
    return result


def _completes(first: Draft, second: Draft) -> bool:
    named = second.lead or second.bare
    return bool((first.lead or first.owner) and not first.support and not named and not second.each) and bool(
        second.support or second.guide or (second.owner and first.lead)
    )


def _join(first: Draft, second: Draft) -> None:
    first.support += second.owner + second.support
    first.guide += second.guide
    first.groups += second.groups
    first.deadline = first.deadline or second.deadline
    first.open_list |= second.open_list


def _name_duties(found: list[Found], text: str) -> None:
    """Give each phrase its subject where one piece of text divides several subjects."""
    form = plain(text)
    duties = [part for part in found if part.duty]
    if len(duties) > 1:
        for part in duties:
            stop = re.compile(r"[；。，\n]").search(form, part.end)
            end = stop.start() if stop else len(text)
            begin = max(form.rfind(mark, 0, part.start) for mark in "，；。：\n") + 1
            subject = text[part.end : end].strip() or text[begin : part.start].strip()
            part.draft.subject = part.draft.subject or subject or None
    brackets = [part for part in found if form[part.start] == "（"]
    for part, previous in zip(brackets, [None, *brackets], strict=False):
        begin = previous.end if previous else 0
        subject = _subject_before(text, form, begin, part.start)
        part.draft.subject = part.draft.subject or subject
    _settle_bare(brackets, form)


def _subject_before(text: str, form: str, begin: int, end: int) -> str:
    stop = [f.end() for f in _SENTENCE_STOP.finditer(form, begin, end - 1)]
    return text[stop[-1] if stop else begin : end].strip(" \t\u3000\n，,、；;。")


def _settle_bare(brackets: list[Found], form: str) -> None:
    """Read 反X（省A局）、打击Y（省B局）: each organ leads what stands before its bracket."""
    for part, previous, following in zip(
        brackets, [None, *brackets], [*brackets[1:], None], strict=False
    ):
        several = any(
            other is not None
            and other is not part
            and not _SENTENCE_STOP.search(form, min(other.end, part.end), max(other.start, part.start))
            for other in (previous, following)
        )
        draft = part.draft
        if not several:
            draft.subject = None
        if draft.bare and not (draft.lead or draft.owner or draft.support):
            if several or (len(draft.bare) == 1 and not draft.groups):
                draft.owner, draft.bare = draft.bare, []


class Standing(StrEnum):
    """A rule of reading that a document states once for all its tasks."""

    FIRST_LEADS = "first-leads"
    """The first of several responsible units is the lead (列第一位的为牵头单位)."""
    OWNER_LEADS = "owner-leads"
    """Where no lead is named, the responsible unit leads (无牵头单位的，责任单位即为牵头单位)."""
    ALSO_RESPONSIBLE = "also-responsible"
    """Some unit or group is responsible for everything that follows and is not repeated."""


@dataclass(frozen=True, slots=True)
class StandingRule:
    """A standing rule, whom it names, and where it stands in the text."""

    kind: Standing
    names: tuple[str, ...]
    groups: tuple[str, ...]
    start: int
    end: int


_FIRST_LEADS = re.compile(
    r"(?:[排列]名?(?:在)?(?:第一|首)位?|第一(?:个|位)|排名第一|首位|居首)(?:的)?(?:责任)?(?:单位|部门)?(?:均|即)?(?:为|是)(?:该项(?:任务|工作)的?|项目)?(?:总)?牵头(?:责任)?(?:单位|部门)?"
)
_OWNER_LEADS = re.compile(
    r"(?:无|没有|未(?:列|明确|注明|标明))(?:明?确?)牵头(?:单位|部门)的?，?(?:其|由)?责任(?:单位|部门)(?:即|均|视)?(?:为|是|作为)牵头(?:单位|部门)?"
)
_ALSO = re.compile(
    r"(?:以下|下同|下列|以上|各项|所有任务|后续)[^，。；]{0,6}?(?:均|都|皆)?(?:需|须|由|涉及|包括)(?P<units>[^，。；]{2,60}?)(?:负责|落实|配合|共同|参与|承担)[^，。；]{0,8}，?(?:不再(?:一一|逐一|重复|另行)?(?:列出|列示|罗列|列举|标注|单列)|下同)"
)


def standing_rules_in(text: str) -> tuple[StandingRule, ...]:
    """Return the standing rules of reading that a text states, in order."""
    form = plain(text)
    rules = [
        StandingRule(kind, (), (), found.start(), found.end())
        for kind, pattern in ((Standing.FIRST_LEADS, _FIRST_LEADS), (Standing.OWNER_LEADS, _OWNER_LEADS))
        for found in pattern.finditer(form)
    ]
    for found in _ALSO.finditer(form):
        units = read_units(text[found.start("units") : found.end("units")])
        groups = units.groups or tuple(n for n in units.names if is_group(n))
        names = tuple(n for n in units.names if n not in groups)
        rules.append(StandingRule(Standing.ALSO_RESPONSIBLE, names, groups, found.start(), found.end()))
    return tuple(sorted(rules, key=lambda rule: rule.start))


def under_rules(attribution: Attribution, rules: tuple[StandingRule, ...]) -> Attribution:
    """Return an attribution as a document's standing rules want it read."""
    changed = attribution
    for rule in rules:
        if rule.kind is Standing.FIRST_LEADS and changed.joint and len(changed.lead) > 1:
            support = (*changed.lead[1:], *changed.support)
            changed = changed.model_copy(
                update={"lead": changed.lead[:1], "support": support, "joint": False}
            )
        elif rule.kind is Standing.ALSO_RESPONSIBLE:
            groups = tuple(dict.fromkeys((*changed.groups, *rule.groups)))
            changed = changed.model_copy(update={"groups": groups})
    return changed


def attribution_of_cells(
    cells: tuple[tuple[Part, str], ...], *, span: Span, quote: str = ""
) -> tuple[Attribution, ...]:
    """Read the responsibility cells of one table row.

    Args:
        cells: Meaning and text of each such cell, left to right.
        span: Where the attribution stands: the first cell's text.
        quote: The characters of ``span``.

    Shape:
        None when the cells name nobody; several when a cell holds several lead/support pairs.
    """
    draft = Draft()
    pairs: list[Draft] = []
    for part, text in cells:
        if part is Part.DEADLINE:
            draft.deadline = draft.deadline or field_deadline(text)
        elif UNDECIDED.fullmatch(text):
            draft.undecided = True
        elif len(found := read_phrase(text)) > 1:
            pairs += found
        elif has_label(plain(text)):
            _join_cell(draft, found)
        else:
            read_clauses(text, part, draft)
    for pair in pairs:
        pair.deadline = pair.deadline or draft.deadline
    return tuple(d.settle(span, quote) for d in (*([] if draft.empty else [draft]), *pairs))


def _join_cell(draft: Draft, found: list[Draft]) -> None:
    for part in found:
        draft.lead += part.lead + part.bare
        draft.owner += part.owner
        draft.support += part.support
        draft.guide += part.guide
        draft.groups += part.groups
        draft.deadline = draft.deadline or part.deadline
