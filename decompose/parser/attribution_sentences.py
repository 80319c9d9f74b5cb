"""Attributions that stand in running sentences: 由市应急局牵头，市公安局配合.

Prose is full of the same words in other uses, so here every organ must have the form of an
organ's name, and stories, principles and enterprises' own duties are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.parser.attribution_clauses import all_units, deadline_of
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_patterns import elided_units, is_past
from decompose.parser.attribution_words import ENTERPRISE, VERB, VERB_CUE, Part
from decompose.parser.unit_forms import is_counted, is_group, is_unit, plain
from decompose.parser.unit_names import Units, read_units
from decompose.text.patterns import regex

_SENTENCE = regex(r"[^。！？\n\0]+")
_SEPARATORS = regex(r"[，；：、 （）]")
BY = regex(r"(?<!自)(?:(?<!理)|(?<=[管办治处监审护清修养代]理))由(?![贸于此])")  # by; no 理由
_MODAL = regex(
    r"(?:应当|应该|必须|应|要|须|将|可|主动|依法|统一|主要|继续|切实|再|按照?[^，。；、由]{2,10}(?:权限|规定))+$"
)  # shall, must, uniformly
_PAUSE = regex(r"[，；：。]")
_SHARED_COST = regex(
    r"(?:投资|资金|经费|费用|所需|开支|补助|缺口)[^。；]{0,40}(?:承担|负担|分担)$",
    cue=("分担", "承担", "负担"),
)  # who pays a share leads nothing by that
_DECIDES = regex(
    r"[\u4e00-\u9fff“”]{2,20}?(?:裁定|裁决|决定|议定|商定|指定|明确|确定|拍板)(?:后|为|了)?",
    cue=("定", "决", "明确", "拍板"),
)  # who decides that somebody else leads: 由分管副市长裁定市文旅局牵头
_BLANK = "，；、 "
_CHARGE = regex(r"(?:共同)?(?:负责|承担|牵头)(?=[，；。）]|$)")  # A会同B负责
_SUBJECT = regex(
    r"(?!具体|其中|同时|分别|原则|统一|主要|暂|并)[\u4e00-\u9fff“”]{2,20}"
)  # what a duty is about
_NAMELESS = regex(r"[\u4e00-\u9fff]{2,8}(?:机构|单位|组织|力量|企业)")  # insurers
_TRADES = regex(
    r"(?!(?:加强|强化|推动|推进|协调|督促|指导|组织|明确|落实|发挥|完善|健全|建立|各(?!级)|有关|相关|本|其他))"
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){0,24}?(?:[和及][\u4e00-\u9fff]{2,8}){0,2}?等?(?:部门|单位)",
    cue=("单位", "部门"),
)  # trades with one noun for all: 卫健、民政、医保部门
_LAST_SIGNS = frozenset(
    "局厅委办部处科股队署院会站所司社馆台镇乡区县市州盟旗省矿厂港室府心团门位关构校行"
    "联组班道公安防警事政塔网信动通大协编）地业等"
)  # last character of an organ's name or of a collective expression
_MOST_MISSES = 2
_LEAD_IN = 16
_LONGEST_NAME = 24
_LONGEST = 3000
_SHORTEST_WORK = 4
_ACT = regex(r"限期|立即|适时|近期|全年")  # at once, in due time
_DRAWN_FROM = regex(
    r"从(?P<units>[^，；。]{2,200}?)(?:抽调|选调|抽派|选派)"
    r"|(?:抽调|选调|抽派)(?P<others>[^，；。]{2,200}?)(?:的)?(?:业务|技术|精干|专业|有关|相关|工作|若干)*"
    r"(?:骨干|人员|力量|专家|同志)"
)  # draws people from
_JOINS = regex(r"，?(?:并)?(?:会同|联合|商)")
_GROUP_CALLED = regex(
    r"(?P<group>.{2,40}?)(?:结合|具体|负责|抓好|按照?|分别|共同)*(?:实际)?(?:负责)"
    r"?(?:抓好)?(?:贯彻)?(?:落实|实施|负责|推进|配合|参加)$"
)


def read_sentences(text: str, form: str) -> list[Found]:
    """Return the attributions in running sentences, in order.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.
    """
    found: list[Found] = []
    for sentence in _SENTENCE.finditer(form):
        start, end = sentence.span()
        if end - start > _LONGEST:
            continue
        if cue := VERB_CUE.search(form, start, end):
            found.extend(_Reader(text, form, start, end).read(max(start, cue.start() - _LEAD_IN)))
    return found


class _Reader:
    """Reads one sentence, verb by verb."""

    def __init__(self, text: str, form: str, start: int, end: int) -> None:
        self.text, self.form, self.position, self.end = text, form, start, end
        self.found: list[Found] = []
        self.current: Found | None = None

    def read(self, first: int) -> list[Found]:
        """Return the attributions of the sentence, in which no verb begins before ``first``."""
        for verb in VERB.finditer(self.form, first, self.end):
            if verb.start() < self.position or _open_bracket(
                self.form, self.position, verb.start()
            ):
                continue
            self._read_verb(verb)
        self._flush()
        return self.found

    def _read_verb(self, verb: re.Match[str]) -> None:
        kind = verb.lastgroup or ""
        if kind in {"support", "guide"} and self.current is None and not self._follows_phrase():
            return
        if kind == "lawful":
            if self.current is None or not self.current.duty:
                return
            kind = "owner"
        if kind == "owner" and _SHARED_COST.search(self.form, self.position, verb.end()):
            self.position = verb.end()
            return
        subject = self._subject(verb.start(), weak=kind == "owner")
        past = subject is not None and is_past(self.form, subject[0], verb.end())
        if subject is not None and kind == "granted" and self.form[subject[0]] != "由":
            return
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
            self._add_lead("owner" if kind == "granted" else kind, start, verb.end(), units)

    def _follows_phrase(self) -> bool:
        """Whether the sentence goes on after a phrase that another form has read already."""
        start = self.position
        return start > 0 and self.form[start - 1] == "\0" and self.form[start] in "，；"

    def _add_lead(self, kind: str, start: int, end: int, units: Units) -> None:
        current = self.current
        if current is not None and kind == "lead" and current.draft.convene(units):
            current.end = self.position = end
            return
        if (
            current is not None
            and kind == "lead"
            and current.draft.lead
            and self.form[current.end : start] == "、"
        ):  # A牵头、B牵头
            self._add(Part.LEAD, start, end, units)
            return
        if current is not None:
            again = kind == "lead" and (current.draft.lead or current.draft.owner)
            apart = self._is_apart(current, start) or self._has_next_work(current, start, end)
            held = current.draft.owner or (current.duty and current.draft.groups)
            next_duty = (kind in {"owner", "joint"} and held) or apart
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

    def _is_apart(self, current: Found, start: int) -> bool:
        """Whether the next phrase is said of another subject: 甲由A负责；乙由B牵头."""
        between = self.form[current.end : start]
        if self.form[start] != "由":
            return False
        subject = between.rpartition("，")[2] if between[:1] == "，" else ""
        return "；" in between or bool(_SUBJECT.fullmatch(subject))

    def _has_next_work(self, current: Found, start: int, end: int) -> bool:
        """Whether the next phrase gives work of its own behind that of this one: A牵头检查甲；B负责督促乙."""
        done, mark, _ = self.form[current.end : start].partition("；")
        goes_on = end < self.end and self.form[end] not in "，；、）"
        return bool(mark) and len(done.strip(_BLANK)) >= _SHORTEST_WORK and goes_on

    def _add(self, role: Part, start: int, end: int, units: Units) -> None:
        if self.current is None:
            self.current = Found(start, end, Draft())
        helps = role in (Part.SUPPORT, Part.GUIDE) and self.current.duty
        between = self.form[self.current.end : start].strip(_BLANK)
        if helps and not self.current.work and len(between) >= _SHORTEST_WORK:
            self.current.work = (self.current.end, start)
        self.current.draft.add(role, units)
        self.current.end = end
        self.position = end

    def _add_partners(self, verb: re.Match[str], start: int, units: Units) -> None:
        """Read A会同B、C: the list behind 会同 ends where the organs' names end."""
        partners = names_at(self.text[verb.end() : self.end])
        if partners is None:
            return
        end, members = partners
        if self.current is not None and self._is_apart(self.current, start):
            self._flush()
        if self.current is None or not self.current.draft.lead:
            self._add(Part.LEAD, start, verb.end(), units)
        behind = _CHARGE.match(self.form, verb.end() + end, self.end)
        self._add(Part.SUPPORT, start, behind.end() if behind else verb.end() + end, members)

    def _add_drawn(self, current: Found) -> None:
        drawn = _DRAWN_FROM.match(self.form, self._after_pause(current.end), self.end)
        named = drawn.span(drawn.lastgroup or 0) if drawn else (0, 0)
        units = all_units(self.text[named[0] : named[1]]) if drawn else None
        if drawn and units:
            current.draft.add(Part.SUPPORT, units)
            current.end = self.position = drawn.end()
            return
        joined = _JOINS.match(self.form[current.end : current.end + 5])
        if joined and (partners := names_at(self.text[current.end + joined.end() : self.end])):
            current.draft.add(Part.SUPPORT, partners[1])
            current.end = self.position = current.end + joined.end() + partners[0]

    def _after_pause(self, position: int) -> int:
        return position + (self.form[position : position + 1] in {"，", "；"})

    def _subject(self, end: int, *, weak: bool) -> tuple[int, Units] | None:
        """Return where the organs before a verb begin, and the organs."""
        region_end = end - len(_trailing(self.form[self.position : end]))
        by = next(reversed(list(BY.finditer(self.form, self.position, region_end))), None)
        if by is not None:
            decided = _DECIDES.match(self.form, by.end(), region_end)
            named = decided.end() if decided else by.end()
            if decided is None or not all_units(self.text[named:region_end]):
                named = by.end()
            listed = self.text[named:region_end]
            paused = _PAUSE.search(self.form, by.end(), region_end)
            if units := all_units(listed) if paused else elided_units(listed):
                employers = not units.names and all(ENTERPRISE.search(g) for g in units.groups)
                return None if employers else (by.start(), units)
            if not paused:
                return None
        units_at = self._list_before(region_end)
        if units_at is None:
            return self._elided_before(region_end) or self._elided_at_start(region_end)
        names, groups = units_at[1].names, units_at[1].groups
        if not names and any(group.endswith("企业") for group in groups):
            return None
        if weak and (not names or any(ENTERPRISE.search(name) for name in names)):
            area = not names and not any(ENTERPRISE.search(g) or is_counted(g) for g in groups)
            first = not self.form[self.position : units_at[0]].strip(_BLANK)
            return units_at if area and (first or self.current is not None) else None
        return units_at

    def _elided_before(self, end: int) -> tuple[int, Units] | None:
        """Take all that stands between the last verb and this one for a list cut short by 等部门."""
        if self.current is None:
            return None
        pause = max(self.form.rfind(mark, self.position, end) for mark in "，；：")
        start = pause if pause >= 0 else self.position
        if self.form[start] not in _BLANK:
            return None
        listed = self.text[start:end].strip(_BLANK)
        units = elided_units(listed) or _mostly_units(listed)
        return (start + 1, units) if units and units.items else None

    def _elided_at_start(self, end: int) -> tuple[int, Units] | None:
        """Take a whole clause before the verb for a list of trades: 公安、应急、城管等部门按职责分工."""
        start = max(self.form.rfind(mark, self.position, end) for mark in "，；：") + 1
        start = max(start, self.position)
        listed = self.text[start:end].strip(_BLANK)
        if not _TRADES.fullmatch(plain(listed)):
            return None
        units = elided_units(listed)
        return (start, units) if units and units.names and not units.groups else None

    def _list_before(self, end: int) -> tuple[int, Units] | None:
        """Take the longest run of organs that ends at ``end`` and begins at a pause."""
        if self.form[end - 1 : end] not in _LAST_SIGNS and not self.form[end - 1 : end].isascii():
            return None
        begin, failed = end, 0
        for start in self._pauses_before(end):
            if all_units(self.text[start:begin].strip(_BLANK)):
                begin, failed = start, 0
            elif (failed := failed + 1) > _MOST_MISSES:
                break
        if begin == end or (self.form[begin - 1 : begin] == "、" and begin - 1 > self.position):
            return None
        begin += len(self.form[begin:end]) - len(self.form[begin:end].lstrip(_BLANK))
        units = all_units(self.text[begin:end])
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
        draft = self.current.draft
        if draft.lead or draft.owner or draft.groups or draft.support:
            self._add_tail(self.current)
            self.found.append(self.current)
        self.current = None

    def _add_tail(self, found: Found) -> None:
        """Take along what follows at once: localities that join in, and a deadline."""
        while found.end < self.end and self.form[found.end] in "，；":
            stop = _PAUSE.search(self.form, found.end + 1, self.end)
            end = stop.start() if stop else self.end
            piece = self.text[found.end + 1 : end]
            deadline = deadline_of(piece)
            group = _joining_group(piece)
            if deadline and not found.draft.deadline and not _ACT.match(deadline):
                found.draft.deadline = deadline
            elif group and not found.duty:
                found.draft.groups.append(group)
            else:
                return
            found.end = end


def _mostly_units(text: str) -> Units | None:
    """Return a list of organs that ends in a nameless one: 市总工会、保险机构."""
    units = read_units(text)
    sure = [item for item in units.items if item.group or is_unit(item.text)]
    rest = [item for item in units.items if item not in sure]
    named = len(sure) >= len(rest) and all(_NAMELESS.fullmatch(item.text) for item in rest)
    return units if sure and named else None


def _trailing(region: str) -> str:
    found = _MODAL.search(region)
    return found.group() if found else ""


def _joining_group(piece: str) -> str | None:
    """Return the group of 各地级以上市人民政府结合实际落实; None for any other piece."""
    found = _GROUP_CALLED.match(piece)
    if found and is_group(found.group("group").strip()):
        return found.group("group").strip()
    return piece.strip() if is_group(piece.strip()) and piece.strip().startswith("各") else None


_LIST_STOP = regex(
    r"[，；。：]|开展|组织(?!部)|负责|牵头|制[定订]|研究(?![院所])|进行|加强|推进|"
    r"做好|抓好|落实|实施|建立|完善|督促|配合|参加|派|抽调|成立|联合(?!会)|共同|按照?|"
    r"依法|依据|予以|指导(?![处科中])|监管(?![局总分支])|查处|处罚|逐[一户项家台栋处座个]|汇总|编制|起草|出台|对(?![外台])|在|将|统筹|健全|强化|推动|定期|全面|"
    r"深入|积极|每|就|根据|协调(?=[省市县区州])|尽快|抓紧"
)  # verbs that end a list


def names_at(text: str) -> tuple[int, Units] | None:
    """Read a list of organs at the start of a text; return its length and the list."""
    form = plain(text)
    stop = _LIST_STOP.search(form)
    end = stop.start() if stop else len(form)
    for cut in (0, *range(1, 5)) if "提出" not in form[:end] else ():
        listed = text[: max(0, end - cut)]
        units = all_units(listed) or elided_units(listed)
        if units is not None and (units.names or units.groups):
            return end - cut, units
    return _names_before_verb(text, form)


def _names_before_verb(text: str, form: str) -> tuple[int, Units] | None:
    """Read a list of organs that a verb follows at once, whatever the verb: the longest that can be."""
    pause = _PAUSE.search(form)
    end = pause.start() if pause else len(form)
    last = 0
    while (mark := form.find("、", last, end)) >= 0 and all_units(text[last:mark]):
        last = mark + 1
    limit = end if mark < 0 else mark
    for cut in range(min(limit, last + _LONGEST_NAME), last + 1, -1):
        if form[cut - 1] in _LAST_SIGNS and (units := all_units(text[:cut])):
            return cut, units
    return None


def _open_bracket(form: str, start: int, end: int) -> bool:
    return form.count("（", start, end) > form.count("）", start, end)
