"""Attributions that stand in running sentences: 由市应急局牵头，市公安局配合 …

Prose is full of the same words in other uses, so here every organ must have the form of an
organ's name, and stories, principles and enterprises' own duties are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decompose.parser.attribution_forms import Draft, deadline_of
from decompose.parser.attribution_words import NEGATIVE, PAST_AFTER, PAST_BEFORE, VERB, VERB_CUE, Part
from decompose.parser.unit_names import HAN, Units, is_group, is_unit, plain, read_units


@dataclass(slots=True)
class Found:
    """A phrase in a text: its half-open range and what it says."""

    start: int
    end: int
    draft: Draft
    duty: bool = False
    """The words behind the phrase say what the organ answers for (A负责…)."""


_SENTENCE = re.compile(r"[^。！？\n\0]+")
_SEPARATORS = re.compile(r"[，；：、 （）]")
_BY = re.compile(r"(?<!自)(?<!理)由(?![贸于此])")
_MODAL = re.compile(r"(?:应当|应该|必须|应|要|须|将|可|主动|依法|统一|主要|继续|切实|再)+$")
_ENTERPRISE = re.compile(r"(?:企业|经营单位|公司|集团|学校|医院|银行|业主|商会|协会|[站厂矿社店])$")
_PAUSE = re.compile(r"[，；：。]")
_BLANK = "，；、 "
_LAST_SIGNS = frozenset(
    "局厅委办部处科股队署院会站所司社馆台镇乡区县市州盟旗省矿厂港室府心团门位关构校行联组班道公安防警事政塔网信动通大协编）地业等"
)  # last character of an organ's name or of a collective expression
_MOST_MISSES = 2
_ACT = re.compile(r"限期|立即|适时|近期|全年")

_GROUP_OF = re.compile(
    rf"(?P<subject>[{HAN}]{{2,16}}(?:组|专班|工作班子))(?:：| )*由(?P<units>[^，；。]{{2,200}}?)(?P<verb>组成|参加|负责(?=。|；|$))"
)
_CHAIR = re.compile(
    rf"(?:(?:成立|组建)?(?P<subject>[{HAN}]{{2,16}}(?:组|专班|指挥部|委员会))[：，]?\s*)?(?<!副)组长(?:单位)?(?:：|由|为| )*(?P<chair>[^，；。：]{{2,60}}?)(?:担任|任组长)?[；，。]\s*"
    r"(?:副组长[^；。]{1,80}[；。]\s*)?(?:成员|组员)(?:单位|部门)?(?:：|由|为|包括|有| )*(?P<members>[^；。：]{2,400})"
)
_OFFICE = re.compile(rf"办公室(?:\s*（[^（）]*）)?(?:日常工作)?设(?:在|于)(?P<units>[{HAN}A-Z（）、]{{2,40}})")
_DUTY_HEAD = re.compile(
    rf"^\s*(?:第[一二三四五六七八九十百\d]+条\s*|（[一二三四五六七八九十]+）\s*|\d{{1,3}}[.．、 ]\s*)?(?P<units>[{HAN}A-Z（）、]{{2,40}}?)(?:的)?(?:(?:主要|安全生产|工作|监管)*职责(?:任务|分工|是|为)?\s*[：。]|\s*：\s*(?=负责)|\s+(?=负责))",
    re.MULTILINE,
)
_SEVERALLY = re.compile(
    r"由(?P<units>[^；。]{3,200}?)(?:共同)?(?:牵头|主办|负责)，?分别(?:牵头)?(?:负责|承担|组织)?(?:编制|制定|起草|开展|推进|落实|做好)?(?P<subjects>[^；。]{3,300})"
)
_LED_BY = re.compile(
    rf"由(?P<units>[{HAN}A-Z（）]{{2,24}}?)(?:[0-9一二三四五六七两]+名[{HAN}]{{0,10}}|(?:主要|分管)?(?:领导|负责人|负责同志))带队"
)
_DRAWN_FROM = re.compile(r"从(?P<units>[^，；。]{2,200}?)(?:抽调|选调|抽派|选派)")


def read_sentences(text: str, form: str) -> list[Found]:
    """Return the attributions in running sentences, in order.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.
    """
    found: list[Found] = []
    for sentence in _SENTENCE.finditer(form):
        if VERB_CUE.search(sentence.group()):
            found.extend(_Reader(text, form, sentence.start(), sentence.end()).read())
    return found


def sure_units(text: str) -> Units | None:
    """Return a list's items when each has an organ's or a group's form; None otherwise."""
    units = read_units(text)
    if not units.items:
        return None
    sure = [item.group or is_unit(item.text) for item in units.items]
    return units if all(sure) else None


def _elided_units(text: str) -> Units | None:
    """Return a list in which only the last item carries its ending: 公安、交通、应急等部门."""
    units = read_units(text)
    tail = units.items and (units.open_list or units.items[-1].group or is_unit(units.items[-1].text))
    short = all(
        item.group or is_unit(item.text) or re.fullmatch(rf"[{HAN}]{{2,6}}", item.text)
        for item in units.items
    )
    return units if tail and short else None


def read_patterns(text: str, form: str) -> Iterator[Found]:
    """Read the fixed forms: severally, working groups, their chairs, offices, duty headings.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.
    """
    taken: list[tuple[int, int]] = []
    for read in (_severally, _chairs, _groups, _offices, _duty_heads, _led):
        for part in read(form, text):
            free = all(part.end <= start or part.start >= end for start, end in taken)
            if free or (taken and (part.start, part.end) == taken[-1]):
                taken.append((part.start, part.end))
                yield part


def _severally(form: str, text: str) -> Iterator[Found]:
    if "分别" not in form:
        return
    for found in _SEVERALLY.finditer(form):
        units = _elided_units(text[found.start("units") : found.end("units")])
        if units is None or _is_past(form, found.start(), found.end("units") + 2):
            continue
        subjects = _subjects(text[found.start("subjects") : found.end("subjects")])
        if len(subjects) == len(units.names) and not units.groups:
            for name, subject in zip(units.names, subjects, strict=True):
                yield Found(found.start(), found.end(), Draft(lead=[name], subject=subject))
        else:
            draft = Draft()
            draft.add(Part.LEAD, units)
            yield Found(found.start(), found.end(), draft)


def _subjects(text: str) -> list[str]:
    titles = re.findall(r"《[^《》]+》", text)
    if titles:
        return titles
    core = re.sub(r"(?:等)?(?:\d+个)?(?:的)?(?:编制|起草|制定|专项整治|整治|工作|任务|专项|规划|方案|建设)*(?:工作)?[，].*$", "", text)
    core = re.sub(r"(?:的)(?:编制|起草|制定|整治|工作|落实|推进|实施|建设)+$", "", core)
    return [piece.strip() for piece in re.split(r"[、]|以及|和(?=[^、]+$)", core) if piece.strip()]


def _chairs(form: str, text: str) -> Iterator[Found]:
    if "组长" not in form:
        return
    for found in _CHAIR.finditer(form):
        chair = read_units(text[found.start("chair") : found.end("chair")])
        members = read_units(text[found.start("members") : found.end("members")])
        if not chair.names or not all(is_unit(name) for name in chair.names):
            continue
        draft = Draft(subject=found.group("subject"))
        draft.add(Part.LEAD, chair)
        draft.add(Part.SUPPORT, members)
        yield Found(found.start(), found.end(), draft)


def _groups(form: str, text: str) -> Iterator[Found]:
    if "组" not in form and "专班" not in form:
        return
    for found in _GROUP_OF.finditer(form):
        units = _elided_units(text[found.start("units") : found.end("units")])
        if units is None or not units.names:
            continue
        draft = Draft(subject=found.group("subject"))
        draft.add(Part.OWNER, units)
        yield Found(found.start(), found.end(), draft)


def _offices(form: str, text: str) -> Iterator[Found]:
    if "设在" not in form and "设于" not in form:
        return
    for found in _OFFICE.finditer(form):
        units = sure_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names and not _is_past(form, found.start(), found.end()):
            draft = Draft()
            draft.add(Part.LEAD, units)
            yield Found(_clause_start(form, found.start()), found.end(), draft)


def _duty_heads(form: str, text: str) -> Iterator[Found]:
    if "职责" not in form and "负责" not in form:
        return
    for found in _DUTY_HEAD.finditer(form):
        units = sure_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names:
            draft = Draft()
            draft.add(Part.OWNER, units)
            yield Found(found.start("units"), found.end(), draft, duty=True)


def _led(form: str, text: str) -> Iterator[Found]:
    if "带队" not in form:
        return
    for found in _LED_BY.finditer(form):
        units = sure_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names:
            draft = Draft()
            draft.add(Part.LEAD, units)
            yield Found(found.start(), found.end(), draft)


def _clause_start(form: str, position: int) -> int:
    return max((form.rfind(mark, 0, position) for mark in "，；。：\n\0"), default=-1) + 1


def _is_past(form: str, start: int, end: int) -> bool:
    """Whether the verb that ends at ``end`` belongs to a story or a principle."""
    sentence = max(form.rfind(mark, 0, start) for mark in "。！？；\n\0") + 1
    stop = _PAUSE.search(form, end)
    after = form[end : stop.start() if stop else len(form)]
    clause = form[_clause_start(form, start) : stop.start() if stop else len(form)]
    return bool(
        PAST_BEFORE.search(form, sentence, end)
        or PAST_AFTER.match(after)
        or NEGATIVE.search(clause)
        or _in_quotes(form, sentence, end)
    )


def _in_quotes(form: str, sentence: int, position: int) -> bool:
    before = form[sentence:position]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


class _Reader:
    """Reads one sentence, verb by verb."""

    def __init__(self, text: str, form: str, start: int, end: int) -> None:
        self.text, self.form, self.position, self.end = text, form, start, end
        self.found: list[Found] = []
        self.current: Found | None = None

    def read(self) -> list[Found]:
        """Return the attributions of the sentence."""
        for verb in VERB.finditer(self.form, self.position, self.end):
            if verb.start() < self.position or _open_bracket(self.form, self.position, verb.start()):
                continue
            self._read_verb(verb)
        self._flush()
        return self.found

    def _read_verb(self, verb: re.Match[str]) -> None:
        kind = verb.lastgroup or ""
        if kind in {"support", "guide"} and self.current is None:
            return
        if kind == "lawful":
            if self.current is None or not self.current.duty:
                return
            kind = "owner"
        subject = self._subject(verb.start(), weak=kind == "owner")
        past = subject is not None and _is_past(self.form, subject[0], verb.end())
        if subject is None or past:
            if past and kind not in {"support", "guide"}:
                self.position = verb.end()
            return
        start, units = subject
        if kind == "with":
            self._add_partners(verb, start, units)
        elif kind in {"support", "guide"}:
            self._add(Part(kind), start, verb.end(), units)
        else:
            self._add_lead(kind, start, verb.end(), units)

    def _add_lead(self, kind: str, start: int, end: int, units: Units) -> None:
        current = self.current
        if current is not None:
            again = kind == "lead" and (current.draft.lead or current.draft.owner)
            next_duty = kind == "owner" and current.draft.owner
            if again or next_duty:
                self._flush()
        if self.current is not None and self.current.draft.lead:
            role = Part.SUPPORT
        else:
            role = Part.LEAD if kind == "lead" else Part.OWNER
        self._add(role, start, end, units)
        if self.current is not None:
            self.current.draft.each |= kind == "joint" and role is Part.OWNER
            self.current.duty |= kind == "owner" and role is Part.OWNER
            if kind == "lead":
                self._add_drawn(self.current)

    def _add(self, role: Part, start: int, end: int, units: Units) -> None:
        if self.current is None:
            self.current = Found(start, end, Draft())
        self.current.draft.add(role, units)
        self.current.end = end
        self.position = end

    def _add_partners(self, verb: re.Match[str], start: int, units: Units) -> None:
        """Read A会同B、C: the list behind 会同 ends where the organs' names end."""
        partners = _names_at(self.text[verb.end() : self.end])
        if partners is None:
            return
        end, members = partners
        if self.current is None or not self.current.draft.lead:
            self._add(Part.LEAD, start, verb.end(), units)
        self._add(Part.SUPPORT, start, verb.end() + end, members)

    def _add_drawn(self, current: Found) -> None:
        drawn = _DRAWN_FROM.match(self.form, self._after_pause(current.end), self.end)
        units = sure_units(self.text[drawn.start("units") : drawn.end("units")]) if drawn else None
        if drawn and units:
            current.draft.add(Part.SUPPORT, units)
            current.end = self.position = drawn.end()
            return
        joined = re.match(r"，?(?:并)?(?:会同|联合|商)", self.form[current.end : current.end + 5])
        if joined and (partners := _names_at(self.text[current.end + joined.end() : self.end])):
            current.draft.add(Part.SUPPORT, partners[1])
            current.end = self.position = current.end + joined.end() + partners[0]

    def _after_pause(self, position: int) -> int:
        return position + (self.form[position : position + 1] in {"，", "；"})

    def _subject(self, end: int, *, weak: bool) -> tuple[int, Units] | None:
        """Return where the organs before a verb begin, and the organs."""
        region_end = end - len(_trailing(self.form[self.position : end]))
        by = None
        for by in _BY.finditer(self.form, self.position, region_end):
            pass
        if by is not None:
            units = _elided_units(self.text[by.end() : region_end])
            return (by.start(), units) if units else None
        units_at = self._list_before(region_end)
        if units_at is None:
            return None
        names = units_at[1].names
        if weak and (not names or any(_ENTERPRISE.search(name) for name in names)):
            area = not names and all(not _ENTERPRISE.search(g) for g in units_at[1].groups)
            return units_at if area and self.position == units_at[0] else None
        return units_at

    def _list_before(self, end: int) -> tuple[int, Units] | None:
        """Take the longest run of organs that ends at ``end`` and begins at a pause."""
        if self.form[end - 1 : end] not in _LAST_SIGNS and not self.form[end - 1 : end].isascii():
            return None
        begin, failed = end, 0
        for start in self._pauses_before(end):
            if sure_units(self.text[start:begin].strip(_BLANK)):
                begin, failed = start, 0
            elif (failed := failed + 1) > _MOST_MISSES:
                break
        if begin == end or (self.form[begin - 1 : begin] == "、" and begin > self.position):
            return None
        begin += len(self.form[begin:end]) - len(self.form[begin:end].lstrip(_BLANK))
        units = sure_units(self.text[begin:end])
        return (begin, units) if units else None

    def _pauses_before(self, end: int) -> Iterator[int]:
        """Walk back over the places where an item of a list may begin, outside brackets."""
        depth = 0
        for found in reversed(list(_SEPARATORS.finditer(self.form, self.position, end))):
            sign = found.group()
            depth += (sign == "）") - (sign == "（")
            if depth == 0 and sign not in "（）":
                yield found.end()
        yield self.position

    def _flush(self) -> None:
        if self.current is None:
            return
        if self.current.draft.lead or self.current.draft.owner or self.current.draft.groups:
            self._add_tail(self.current)
            self.found.append(self.current)
        self.current = None

    def _add_tail(self, found: Found) -> None:
        """Take along what follows at once: localities that join in, and a deadline."""
        if found.duty:
            return
        while found.end < self.end and self.form[found.end] in "，；":
            stop = _PAUSE.search(self.form, found.end + 1, self.end)
            end = stop.start() if stop else self.end
            piece = self.text[found.end + 1 : end]
            deadline = deadline_of(piece)
            group = _joining_group(piece)
            if deadline and not found.draft.deadline and not _ACT.match(deadline):
                found.draft.deadline = deadline
            elif group:
                found.draft.groups.append(group)
            else:
                return
            found.end = end


def _trailing(region: str) -> str:
    found = _MODAL.search(region)
    return found.group() if found else ""


def _joining_group(piece: str) -> str | None:
    """Return the group of 各地级以上市人民政府结合实际落实; None for any other piece."""
    found = re.match(r"(?P<group>.{2,40}?)(?:结合|具体|负责|抓好|按照?|分别|共同)*(?:实际)?(?:负责)?(?:抓好)?(?:贯彻)?(?:落实|实施|负责|推进|配合|参加)$", piece)
    if found and is_group(found.group("group").strip()):
        return found.group("group").strip()
    return piece.strip() if is_group(piece.strip()) and piece.strip().startswith("各") else None


_LIST_STOP = re.compile(
    r"[，；。：]|开展|组织(?!部)|负责|牵头|制[定订]|研究(?![院所])|进行|加强|推进|做好|抓好|落实|实施|建立|完善|督促|配合|参加|派|抽调|成立|联合(?!会)|共同|按照?|依法|依据|予以|编制|起草|出台|对(?![外台])|在|将|统筹|健全|强化|推动|定期|全面|深入|积极|每|就|根据"
)


def _names_at(text: str) -> tuple[int, Units] | None:
    """Read a list of organs at the start of a text; return its length and the list."""
    form = plain(text)
    stop = _LIST_STOP.search(form)
    end = stop.start() if stop else len(form)
    for cut in (0, *range(1, 5)):
        units = sure_units(text[: end - cut]) if end > cut else None
        if units is not None and (units.names or units.groups):
            return end - cut, units
    return None


def _open_bracket(form: str, start: int, end: int) -> bool:
    return form.count("（", start, end) > form.count("）", start, end)
