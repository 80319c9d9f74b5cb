"""Attribution phrases in text: “（牵头单位：…；配合单位：…）” → Attribution, names as printed.

Source:
    The forms read off published task divisions; each has cases in tests/cases/attributions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_by import read_by
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_duties import duties_may_stand_in, read_duties
from decompose.parser.attribution_entrusted import read_entrusted
from decompose.parser.attribution_fields import BETWEEN, read_brackets, read_fields
from decompose.parser.attribution_patterns import read_patterns
from decompose.parser.attribution_sentences import read_sentences
from decompose.parser.attribution_words import CUE
from decompose.parser.standing_rules import (
    Standing,
    StandingRule,
    standing_rules_in,
    under_rules,
)
from decompose.parser.unit_forms import plain
from decompose.parser.unit_officers import back, without_asides
from decompose.text.patterns import regex

__all__ = [
    "Standing",
    "StandingRule",
    "attributions_in",
    "standing_rules_in",
    "under_rules",
]

_SENTENCE_STOP = regex(r"[。！？\n]")
_COUNTED_BODIES = regex(
    r"^[^，。；：]*、[^，。；：、]*?(?:\d{1,2}|[两三四五六七八九十]{1,2})个[^，。；：、]{0,6}(?:委员会|指挥部|工作组|专班|协调组)$"
)
_LONGEST_CLAUSE = 400
_CALLS = ("由", "责成", "请")
_ADVERB = regex(
    r"(?:一律|均|都|统一|原则上|此项|该项|具体|暂)(?:工作|任务)?"
)  # says nothing of the duty
Reader = Callable[[str, str], Iterable[Found]]
_CLAUSE_END = regex(r"[；。，\n]")


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
    whole = text
    text, asides = without_asides(whole)
    if CUE.search(text):
        found = _found_in(text, _READERS)
    elif any(word in text for word in _CALLS) or duties_may_stand_in(text):
        found = _found_in(text, (read_by, read_duties))
    else:
        return ()
    found = [
        part
        for part in _merged(found, plain(text))
        if not (_counts_bodies(part, text) or _only_proposed(part, text))
    ]
    _name_duties(found, text)
    rules = tuple(rule for rule in standing_rules_in(text) if rule.kind is Standing.FIRST_LEADS)
    for part in found:
        part.start, part.end = back(part.start, asides), back(part.end, asides, ends=True)
    settled = _settled(found, whole, block=block, offset=offset)
    return tuple(under_rules(attribution, rules) for attribution in settled)


def _only_proposed(part: Found, text: str) -> bool:
    """Tell whether somebody only proposes who is to do it: 建议由市消防救援支队牵头."""
    return text.endswith("建议", 0, part.start) or text.startswith("建议由", part.start)


def _counts_bodies(part: Found, text: str) -> bool:
    """Tell whether a list ends by counting bodies, so that what stands before names their fields, not units.

    As in 道路交通、消防2个专业委员会.
    """
    listed = text[part.start : part.end]
    return listed[:1] not in {"（", "("} and _COUNTED_BODIES.search(listed) is not None


_READERS: tuple[Reader, ...] = (
    read_brackets,
    read_patterns,
    read_fields,
    read_entrusted,
    read_sentences,
    read_by,
    read_duties,
)


def _found_in(text: str, readers: tuple[Reader, ...]) -> list[Found]:
    """Read the surest forms first; what one form has read the next ones do not see."""
    form = plain(text)
    found: list[Found] = []
    for read in readers:
        parts = list(read(text, form))
        form = _blank(form, parts)
        found += parts
    return sorted(found, key=lambda part: (part.start, part.end))


def _settled(found: list[Found], text: str, *, block: int, offset: int) -> Iterator[Attribution]:
    for part in found:
        start, end = part.start, part.end
        while end > start and text[end - 1] in " \t\u3000\n；，,;":
            end -= 1
        span = Span(block=block, start=start + offset, end=end + offset)
        yield part.draft.settle(span, text[start:end])


def _blank(form: str, found: list[Found]) -> str:
    """Put NUL characters where something was read already."""
    pieces, position = [], 0
    for part in sorted(found, key=lambda part: (part.start, part.end)):
        if part.end > position:
            begin = max(part.start, position)
            pieces += [form[position:begin], "\0" * (part.end - begin)]
            position = part.end
    return "".join((*pieces, form[position:]))


def _merged(found: list[Found], form: str) -> list[Found]:
    """Join phrases that follow each other and complete each other: （牵头：A）（配合：B）."""
    result: list[Found] = []
    for part in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.end <= part.start
            and BETWEEN.fullmatch(form, last.end, part.start)
            and _completes(last.draft, part.draft)
            and not _begins_anew(form, last, part)
        ):
            _join(last.draft, part.draft)
            last.end = part.end
        else:
            result.append(part)
    return result


def _begins_anew(form: str, last: Found, part: Found) -> bool:
    """Tell whether a doer without brackets stands behind a bracket: the subject of the next sentence."""
    closed = form[last.start : last.start + 1] == "（" and form[last.end - 1 : last.end] == "）"
    opened = form[part.start : part.start + 1] == "（"
    return closed and not opened and bool(part.draft.owner) and not part.draft.support


def _completes(first: Draft, second: Draft) -> bool:
    named = second.lead or second.bare
    return bool(
        (first.lead or first.owner) and not first.support and not named and not second.each
    ) and bool(second.support or second.guide or (second.owner and first.lead))


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
    if len(duties) > 1 or (
        duties and any(p.draft.subject or _does(p) for p in found if not p.duty)
    ):
        for part in duties:
            stop = _CLAUSE_END.search(form, part.end)
            end = stop.start() if stop else len(text)
            subject = _duty_of(text, form, part, end)
            part.draft.subject = part.draft.subject or subject or None
        _name_first(found[0], found[1], text, form)
    brackets = [part for part in found if form[part.start] == "（"]
    for part, previous in zip(brackets, [None, *brackets], strict=False):
        begin = previous.end if previous else 0
        subject = _subject_before(text, form, begin, part.start)
        part.draft.subject = part.draft.subject or subject
    _settle_bare(brackets, form)


def _does(part: Found) -> bool:
    """Whether a phrase names nothing but organs that do something, in no role."""
    return bool(part.draft.owner) and not (part.draft.lead or part.draft.support)


def _name_first(first: Found, following: Found, text: str, form: str) -> None:
    """Give a subject to organs that only do something, where the next clause names others: A完成甲，乙由B监管."""
    if _does(first) and not (first.duty or first.draft.subject) and form[first.start] not in "（由":
        stop = max(form.rfind(mark, first.end, following.start) for mark in "，；。：\n")
        if stop > first.end:
            first.draft.subject = text[first.end : stop].strip(" ，,") or None


def _duty_of(text: str, form: str, part: Found, end: int) -> str:
    """Return what a duty is about: the words behind it, before it, or all where 由A stands between."""
    begin = max(form.rfind(mark, *_near(part.start)) for mark in "，；。：\n") + 1
    before = text[begin : part.start].strip()
    if _ADVERB.fullmatch(before) and begin:
        begin = max(form.rfind(mark, *_near(begin - 1)) for mark in "，；。：\n") + 1
        before = text[begin : part.start].strip(" ，,")
    if part.work and not before:  # A负责甲，B配合乙
        return text[slice(*part.work)].strip(" ，,、；;")
    after = text[part.end : end].strip()
    if form[part.start] == "由" and before and not form.endswith("负责", 0, part.end):
        return text[begin:end].strip()
    if not after and before[-1:] in ("后", "前", "起", "时"):
        return text[begin : part.end].strip()
    return after or before


def _near(position: int) -> tuple[int, int]:
    """Return the range before a position in which its clause can begin."""
    return max(0, position - _LONGEST_CLAUSE), position


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
            and not _SENTENCE_STOP.search(
                form, min(other.end, part.end), max(other.start, part.start)
            )
            for other in (previous, following)
        )
        draft = part.draft
        if not several:
            draft.subject = None
        alone = len(draft.bare) == 1 and not draft.groups
        if (several or alone) and not (draft.lead or draft.owner or draft.support):
            draft.owner, draft.bare = draft.bare, []
