"""Compound paragraph → measures, each a unit that one department could lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from decompose.model.plan import Attribution, Measure
from decompose.parser.attribution_clauses import without_deadline
from decompose.parser.attribution_lines import merged
from decompose.parser.attributions import attributions_in
from decompose.parser.deadlines import bare_date, deadline_in, frequency_in
from decompose.parser.field_labels import is_aside, limit_of, work_in
from decompose.parser.sentence_parts import (
    FACT,
    SENTENCE,
    TRIM,
    clauses_apart,
    is_sentence_end,
    split_sentences,
    trimmed,
)
from decompose.parser.tree import Piece
from decompose.parser.unit_forms import is_area
from decompose.parser.wording import attributions_in_words
from decompose.text.patterns import regex

_CUE = regex(r"牵头|负责|责任|配合|主责|参加|会同|承办|承担|主办|协办|单位[:：]|部门[:：]")
_IN_TIMES = regex(r"[年月旬季期末天日每逐周按]|适时|立即|常态化|持续..(?=[，,；;。）)\s]|$)")
_OPENING = 40
_DANGLING = regex("，(?:现?改|现|应|将|统一|具体|同意|明确|决定)$")
"""What belongs to the words behind it: 仓库迁建，改｜由乙局负责."""
_CONVENES = regex("召集|总牵头")
_GOES_ON = regex(
    r"(?:并|同时|还)?(?:对[^，。；]{2,30}(?:进行|开展|实施|予以)|依法(?:查处|监管|管理)|查处|组织(?!部)|指导|监督|督促|开展|承担)"
)
_SHORTEST_ACTION = 4
_ROLE_WORDS = regex(
    r"由|牵头|负责|责任|配合|会同|参加|参与|协助|协同|共同|分别|联合|主办|承办|协办|承担|组织|实施|落实|推进|完成|具体|统筹|"
    r"协调|按照?|根据|各自|职责|分工|任务|工作|要求|抓好|做好|有关|相关|部门|单位|等|和|及|与|并|[\W\d]"
)  # words that name roles, not actions
_CLAUSE = regex("[^，,；;。]+")
_LEADS = regex("(?:负责)?(?:牵头|负责|主责)(?:负责|组织)?")
_SHORTEST = 6
_SHORTEST_OTHER = 12
_FOR_ALL = regex(r"牵头|负责|主办|承办|抓总|实施$|落实$")  # verbs that close a whole sentence
_SAME = regex(
    r"\s*(?:此项|该项|上述|以上|本项|具体|有关|相关|日常|其中|均|都|并|统一|分别|一律|[^，]{0,12}(?:前|内|后|时|起|期间)$)"
)  # what speaks of the clauses before it, or of a time
_DEADLINE_BRACKET = regex(r"[（(]([^（()）]{2,24})[）)][。；;\s]*$")
_BARE_TAIL = regex("(?:组织|具体|抓好|负责|分别|共同|认真)*(?:实施|落实|推进|办理|执行)")
_MINUTED = regex(
    r"(?:^|[。；;])\s*(?P<words>(?:会议|与会人员|大家)[^，。；]{0,8}(?:明确|决定|要求|议定|商定|同意|强调|指出|认为)[，,：:])$"
)
"""How minutes begin what was settled: 会议明确，由…."""
_OPEN, _CLOSERS = "（(【[", ("）", ")", "】", "]")
_STOPS = "。；;！？"


_SAME_DOER = regex(
    "(?:并|同时|并且)?(?:具体|统一|依法|按规定|定期)*(?:负责|承担|牵头|组织|指导|督促|查处|做好|履行|监督|开展|实施|核发|审批|办理|集中行使|将[^，。；]{2,24}(?:纳入|列入))"
)
"""How a duty begins whose subject stands before the semicolon."""


@dataclass(slots=True)
class _Unit:
    """A measure in the making."""

    piece: Piece
    attribution: Attribution | None = None


_Run = tuple[Attribution | None, list[_Unit]]
"""Sentences and the attribution that closes them, if one does."""


@dataclass(slots=True)
class Content:
    """What the body of a task says: measures, whose they are, and until when."""

    units: list[_Unit] = field(default_factory=list)
    attribution: Attribution | None = None
    deadline: str | None = None
    _paragraphs: list[tuple[Attribution, list[_Unit], bool]] = field(default_factory=list)
    _by_sentence: bool = False
    """Some paragraph gives its sentences to somebody one by one."""

    def measures(self, task_id: str) -> tuple[Measure, ...]:
        """Return the measures in reading order, numbered after the task."""
        return tuple(_measure(f"{task_id}-m{i}", unit) for i, unit in enumerate(self.units, 1))


def _measure(measure_id: str, unit: _Unit) -> Measure:
    text = unit.piece.text
    timed = _IN_TIMES.search(text) is not None
    return Measure(
        id=measure_id,
        text=text,
        span=unit.piece.span,
        attribution=unit.attribution,
        deadline=deadline_in(text) if timed else None,
        frequency=frequency_in(text) if timed else None,
    )


def read_content(body: Sequence[Piece], title: Piece) -> Content:
    """Read the body of a task into measures; the title itself is the measure when there is none.

    Sentences and clauses between semicolons are measures; a list of fields that has no other
    content (从A、B和C等三个领域开展整治) gives one measure a field. An attribution phrase is no part
    of a measure: at the end of the only paragraph it is the task's, behind an inner sentence it is
    that sentence's, on a line of its own it is the task's.
    """
    content = Content()
    for piece in body:
        _read_piece(piece, content)
    _settle_paragraphs(content)
    if content.units and content.attribution is None and body[0].block != title.block:
        content.attribution = _opening_of(title)
    if not content.units and title.text:
        units = _of_one_doer(_units(title, attributions_of(title)), title)
        content.units.extend(units or [_Unit(title)])
    return content


def _opening_of(title: Piece) -> Attribution | None:
    """Return who has a task by the sentence that its title is, where more lines follow it (由A牵头，开展检查。)."""
    found = attributions_of(title) if "，" in title.text or title.text[:1] in "由请各" else ()
    alone = found[0] if len(found) == 1 else None
    places = alone and alone.groups and all(map(is_area, alone.groups))
    return alone if alone and (alone.lead or places) else None


def attributions_of(piece: Piece) -> tuple[Attribution, ...]:
    """Return the attribution phrases of a piece, in order."""
    place = {"block": piece.block, "offset": piece.start}
    found = attributions_in(piece.text, **place) or attributions_in_words(piece.text, **place)
    return tuple(sorted(found, key=lambda attribution: attribution.span.start))


def whole_attribution(piece: Piece) -> Attribution | None:
    """Return the attribution that fills the piece, None when there is other text."""
    if _CUE.search(piece.text, 0, _OPENING) is None:
        return None
    for attribution in attributions_of(piece):
        start, end = _range(attribution, piece)
        if not piece.text[:start].strip(TRIM) and not piece.text[end:].strip(TRIM):
            return attribution
    return None


def is_deadline(piece: Piece) -> bool:
    """Whether the piece is a line that says nothing but a time limit (完成时限：2023年底)."""
    return limit_of(piece.text) is not None


def title_without_attribution(title: Piece) -> tuple[Piece, Attribution | None]:
    """Divide a heading from the attribution that closes it (（市应急局牵头）)."""
    if title.text[-1:] not in _CLOSERS and _CUE.search(title.text) is None:
        return title, None
    found = attributions_of(title)
    shared = len(found) > 1 and len({attribution.span for attribution in found}) == 1
    shared = shared and found[0].quote[:1] not in _OPEN
    for attribution in () if shared else found:
        start, end = _range(attribution, title)
        head = _DANGLING.sub("", title.text[: max(start, 0)].rstrip(TRIM))
        if head.strip(TRIM) and not title.text[end:].strip(TRIM + "）)"):
            return title.part(0, len(head)), attribution
    return title, None


def _read_piece(piece: Piece, content: Content) -> None:
    limit = limit_of(piece.text)
    if limit:
        content.deadline = limit
        return
    attributions = attributions_of(piece)
    if is_aside(piece.text) and not attributions:
        return
    piece = piece.part(work_in(piece.text)[1], len(piece.text)) if not attributions else piece
    piece = _without_deadline(piece, content, stated=bool(attributions))
    content.deadline = content.deadline or _limit_among_facts(piece)
    if not attributions:
        content.units.extend(_Unit(part) for part in split_sentences(piece))
        return
    runs, rest = _runs(piece, attributions)
    tails = [unit for unit in rest if _BARE_TAIL.fullmatch(unit.piece.text)]
    rest = [unit for unit in rest if unit not in tails]
    if tails and rest and not runs:
        runs, rest = [(t.attribution, rest) for t in tails[:1] if t.attribution is not None], []
    units = [unit for _, run in runs for unit in run] + rest
    if not units:
        shared = _by_subject(piece, attributions)
        content.units.extend(shared)
        for attribution in () if shared else attributions:
            content.attribution = merged(content.attribution, attribution)
        if not shared and len(attributions) == 1 and (work := _work_in(attributions[0], piece)):
            content.units.append(_Unit(work))
        return
    content.units.extend(units)
    _bind(content, runs, rest, piece)


def _without_deadline(piece: Piece, content: Content, *, stated: bool) -> Piece:
    """Take a closing bracket that holds nothing but a time limit for the task's deadline.

    A bare date (2027年7月) is one where it is ``stated`` who has the task.
    """
    found = _DEADLINE_BRACKET.search(piece.text)
    limit = deadline_in(found[1]) or (bare_date(found[1]) if stated else None) if found else None
    if found is None or limit is None or _CUE.search(found[1]):
        return piece
    content.deadline = content.deadline or without_deadline(found[1])[1] or limit
    return piece.part(0, found.start())


def _limit_among_facts(piece: Piece) -> str | None:
    """Return the time limit in what is no action: 总投资2000万元，2023年底前建成."""
    if FACT.search(piece.text) is None:
        return None
    facts = (s.group() for s in SENTENCE.finditer(piece.text) if FACT.match(s.group().lstrip(TRIM)))
    return next((limit for fact in facts if (limit := deadline_in(fact))), None)


def _runs(piece: Piece, attributions: Sequence[Attribution]) -> tuple[list[_Run], list[_Unit]]:
    """Divide a piece into the sentences before each closing attribution, and those behind the last.

    An attribution that opens or stands inside a sentence goes to that sentence at once; one that is a
    sentence of its own, with what is to be done in it, is a measure.
    """
    runs: list[_Run] = []
    inner: list[Attribution] = []
    at = 0
    divided = sum(_divides(attribution, piece) for attribution in attributions) > 1
    for attribution in attributions:
        start, end = _range(attribution, piece)
        if start >= at and _tells_action(attribution, piece.text, start, end):
            minuted = _MINUTED.search(piece.text, 0, start)
            start = minuted.start("words") if minuted else start
            runs.append((None, _units(piece.part(at, start), inner)))
            runs.append((attribution, [_Unit(trimmed(piece, start, end), attribution)]))
            at, inner = end, []
            continue
        part = divided and _divides(attribution, piece)
        part = part or _does(attribution) or _own_clause(attribution, piece) > 0
        if start < at or part or not _is_closing(piece.text, start, end):
            inner.append(attribution)
            continue
        run = piece.part(at, start)
        if (
            inner
            and len(split_sentences(run)) == 1
            and _outranks(piece.text[start:end], run, inner)
        ):
            inner = []
        runs.append((attribution, _units(run, inner)))
        at, inner = end, []
    return runs, _of_one_doer(_units(piece.part(at, len(piece.text)), inner), piece)


def _of_one_doer(units: list[_Unit], piece: Piece) -> list[_Unit]:
    """Give what goes on behind a semicolon without a subject to whom the sentence begins with: A负责甲；负责乙."""
    doer: Attribution | None = None
    for unit in units:
        begin, end = unit.piece.start - piece.start, unit.piece.end - piece.start
        if unit.attribution is None and doer is not None and _SAME_DOER.match(unit.piece.text):
            unit.attribution = doer
        elif unit.attribution is None:
            doer = None
        elif unit.attribution is not doer:
            start = _range(unit.attribution, piece)[0]
            opens = start <= begin and piece.text[:start].rstrip()[-1:] in ("", *_STOPS)
            doer = unit.attribution if opens and len(unit.attribution.lead) == 1 else None
        doer = doer if piece.text[end : end + 1] in ("；", ";") else None
    return units


def _outranks(closing: str, run: Piece, inner: Sequence[Attribution]) -> bool:
    """Tell whether a closing phrase says whose a sentence is, whatever units the sentence names itself.

    It does against who is only the subject of the sentence; in brackets, with a lead, against several parts
    that the sentence does not tell apart.
    """
    if len(inner) == 1:
        return _is_sentence(inner[0])
    return closing[:1] in _OPEN and "牵头" in closing and not _by_subject(run, inner)


def _tells_action(attribution: Attribution, text: str, start: int, end: int) -> bool:
    """Whether the phrase is a whole sentence that says what is done: 由A负责开展检查，B配合."""
    opens = start == 0 or text[:start].rstrip()[-1:] in _STOPS or _MINUTED.search(text, 0, start)
    alone = not text[:start].strip(TRIM) and not text[end:].strip(TRIM)
    if alone or not opens or not _is_closing(text, start, end) or text[start] in _OPEN:
        return False
    rest = attribution.quote
    if ":" in rest or "：" in rest:
        return False
    names = (attribution.lead, attribution.support, attribution.groups, attribution.participants)
    limit = (attribution.deadline,) if attribution.deadline else ()
    for name in sorted((n for group in (*names, limit) for n in group), key=len, reverse=True):
        rest = rest.replace(name, "")
    return len(_ROLE_WORDS.sub("", rest)) >= _SHORTEST_ACTION


def _work_in(attribution: Attribution, piece: Piece) -> Piece | None:
    """Return what the lead is to do where the phrase says it and fills the piece: 由A牵头开展检查，B配合."""
    start, end = _range(attribution, piece)
    if any(sign in attribution.quote for sign in ":：（(") or not attribution.lead:
        return None
    for clause in _CLAUSE.finditer(piece.text, max(start, 0), end):
        words = clause.group()
        named = [words.rfind(name) + len(name) for name in attribution.lead if name in words]
        verb = _LEADS.search(words, max(named)) if named else None
        if verb is None:
            continue
        work = words[verb.end() :]
        if len(_ROLE_WORDS.sub("", work)) >= _SHORTEST_ACTION and not _limits_only(work):
            return trimmed(piece, clause.start() + verb.end(), clause.end())
    return None


def _limits_only(text: str) -> bool:
    """Whether nothing but a time stands in a text."""
    limit = deadline_in(text)
    return (
        limit is not None and len(_ROLE_WORDS.sub("", text.replace(limit, ""))) < _SHORTEST_ACTION
    )


def _divides(attribution: Attribution, piece: Piece) -> bool:
    """Whether the phrase gives a subject of its sentence to somebody, in the sentence itself."""
    start, _ = _range(attribution, piece)
    return attribution.subject is not None and piece.text[start : start + 1] not in _OPEN


def _units(piece: Piece, inner: Sequence[Attribution]) -> list[_Unit]:
    units: list[_Unit] = []
    for part in split_sentences(piece):
        own = [a for a in inner if part.start <= a.span.start < part.end]
        divided = _by_subject(part, own)
        if divided:
            units += divided
        elif len(own) == 1 and (at := _own_clause(own[0], part)):
            units += _others(part, 0, at)
            units.append(_Unit(trimmed(part, at, len(part.text)), own[0]))
        elif len(own) > 1 and (clauses := _by_clause(part, own)):
            units += clauses
        elif own:
            whose = own[-1]  # with the lead before it: 由A牵头，各县政府落实
            if len(own) > 1 and own[-2].lead and not whose.lead and all(map(is_area, whose.groups)):
                whose = merged(own[-2], whose)
            units.append(_Unit(_without_opening(part, whose), whose))
        else:
            units.append(_Unit(part))
    return units


def _by_clause(piece: Piece, attributions: Sequence[Attribution]) -> list[_Unit]:
    """Divide a sentence in which clause after clause gives work to another unit.

    What all of them do together (两部门按权限开展检查), and who of them convenes the others, parts nothing.
    """
    doing = [a for a in attributions if a.lead or all(map(is_area, a.groups))]
    again = any(set(b.lead) & set(a.lead) or _CONVENES.search(b.quote) for a, b in pairwise(doing))
    parts = [] if again else clauses_apart(piece.text, [_range(a, piece) for a in doing])
    return [_Unit(trimmed(piece, *part), a) for part, a in zip(parts, doing, strict=bool(parts))]


def _does(attribution: Attribution) -> bool:
    """Whether the phrase says what is done (由A查处) and no role: it belongs to its sentence."""
    return attribution.quote[:1] == "由" and _FOR_ALL.search(attribution.quote) is None


def _own_clause(attribution: Attribution, piece: Piece) -> int:
    """Return where a later clause begins that has a subject and a doer of its own (，乙由B监管); else 0."""
    start, _end = _range(attribution, piece)
    if not _does(attribution):
        return 0
    clause = max(piece.text.rfind(mark, 0, start) for mark in "，,；;。") + 1
    subject = piece.text[clause:start]
    if len(piece.text[:clause]) < _SHORTEST_OTHER or len(subject) < 2 or _SAME.match(subject):
        return 0
    return clause


def _by_subject(piece: Piece, attributions: Sequence[Attribution]) -> list[_Unit]:
    """Divide a sentence that gives several subjects to several units, a measure a subject.

    Empty when fewer than two subjects are named, or when one does not stand in the sentence.
    """
    units: list[_Unit] = []
    at = 0
    for i, attribution in enumerate(attributions):
        subject, duty = attribution.subject, _range(attribution, piece)[0]
        if subject is None and i > 1 and attribution is attributions[-1]:
            units.append(_Unit(trimmed(piece, at, len(piece.text)), attribution))
            at = len(piece.text)
            break
        start = piece.text.find(subject, at) if subject else -1
        if subject is None or start < 0:
            return []
        if at < duty < start:
            units += _others(piece, at, duty)
        elif start - at >= _SHORTEST_OTHER and piece.text[at:start].rstrip()[-1:] in {*"，,；;"}:
            before = piece.text[:start].rstrip("，,；;").removesuffix("其中")
            units += _others(piece, at, len(before))  # a clause of its own
        reached, at = at, start + len(subject)
        begin = duty if _is_sentence(attribution) and reached <= duty < start else start
        units.append(_Unit(piece.part(begin, at), attribution))
        following = attributions[i + 1] if i + 1 < len(attributions) else None
        bracket = piece.text[duty : duty + 1] in _OPEN
        if bracket or following is None or following.span != attribution.span:  # A、B分别负责甲、乙
            at = max(at, _range(attribution, piece)[1])
            object_end = _CLAUSE.match(piece.text, at) if attribution.support else None
            if object_end:  # …，B配合做好乙
                at = object_end.end()
                units[-1].piece = piece.part(begin, at)
    if units:
        units += _others(piece, at, len(piece.text), units[-1].attribution)
    if len(attributions) == 1 and _does(attributions[0]) and units:
        units = units if units[0].attribution is None else []  # what follows is theirs as well
    return units if len(units) > 1 else []


def _others(piece: Piece, start: int, end: int, before: Attribution | None = None) -> list[_Unit]:
    """Return the clauses between those of named units as a measure of their own.

    A clause that goes on with what to do (，对路灯进行检查) is theirs who stand before it.
    """
    rest = trimmed(piece, start, end)
    goes_on = before is not None and not is_sentence_end(piece.text, start)
    theirs = before if goes_on and _GOES_ON.match(rest.text) else None
    return [_Unit(rest, theirs)] if len(rest.text) >= _SHORTEST else []


def _without_opening(piece: Piece, attribution: Attribution) -> Piece:
    """Take an attribution off the front of a sentence (由市应急局牵头，开展…)."""
    start, end = _range(attribution, piece)
    rest = piece.text[end:].lstrip(TRIM)
    if start > 2 or len(rest) < 4 or _is_sentence(attribution):
        return piece
    if (work := _work_in(attribution, piece)) is not None:  # 由A牵头查处甲，B配合提供乙
        return piece.part(work.start - piece.start, len(piece.text))
    return piece.part(len(piece.text) - len(rest), len(piece.text))


def _is_sentence(attribution: Attribution) -> bool:
    """Whether the phrase is the subject of what is to be done (市财政局要…), not a note on it."""
    return _CUE.search(attribution.quote) is None


def _is_closing(text: str, start: int, end: int) -> bool:
    """Whether the phrase closes what stands before it: in brackets, or up to a stop or the end."""
    if start < len(text) and text[start] in _OPEN:
        return True
    after = text[end:].lstrip()
    return not after or after[0] in _STOPS or text[end - 1] in _STOPS


def _bind(content: Content, runs: list[_Run], rest: list[_Unit], piece: Piece) -> None:
    """Give each closing phrase to its sentences: to its own alone where several end in a clause (，由A牵头)."""
    inside = [a for a, run in runs if a is not None and run and _ends_sentence(a, piece)]
    closing, run = runs[0] if len(runs) == 1 else (None, [])
    if closing and not rest and all(unit.attribution is None for unit in run):
        content._paragraphs.append((closing, run, bool(inside)))
        return
    content._by_sentence |= len(inside) > 1
    for attribution, run in runs:
        if attribution is None:
            continue
        alone = len(inside) > 1 and attribution in inside
        for unit in run[-1:] if rest or alone else run:
            unit.attribution = unit.attribution or attribution
        if not run:
            content.attribution = content.attribution or attribution


def _ends_sentence(attribution: Attribution, piece: Piece) -> bool:
    """Whether a phrase is the last clause of a sentence, neither in brackets nor a sentence of its own."""
    start, _ = _range(attribution, piece)
    return piece.text[max(0, start - 1) : start] in ("，", ",")


def _settle_paragraphs(content: Content) -> None:
    """Give the attribution at the end of a paragraph to the task, or to its own paragraph."""
    paragraphs = content._paragraphs
    whole = len(paragraphs) == 1 and paragraphs[0][1][-1] is content.units[-1]
    whole = whole and all(unit.attribution is None for unit in content.units)
    if whole and content.attribution is None:
        content.attribution = paragraphs[0][0]
        return
    for attribution, run, inside in paragraphs:
        for unit in run[-1:] if inside and content._by_sentence else run:
            unit.attribution = unit.attribution or attribution


def _range(attribution: Attribution, piece: Piece) -> tuple[int, int]:
    return attribution.span.start - piece.start, attribution.span.end - piece.start
