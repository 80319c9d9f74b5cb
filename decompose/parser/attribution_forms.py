"""The forms in which one phrase names who leads, who supports and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_words import (
    NEGATIVE,
    UNDECIDED,
    VERB,
    Part,
    has_label,
    labels_in,
)
from decompose.parser.deadlines import deadline_in, field_deadline, frequency_in
from decompose.parser.unit_names import Units, is_unit, plain, read_units


@dataclass(slots=True)
class Draft:
    """An attribution in the making."""

    lead: list[str] = field(default_factory=list)
    owner: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    guide: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    each: bool = False
    """Printed 按职责分工负责."""
    worded: bool = False
    """Some word said which role somebody has."""
    supported: bool = False
    """A supporting side is named, be it only by a collective expression."""
    deadline: str | None = None
    open_list: bool = False
    undecided: bool = False
    subject: str | None = None

    def add(self, part: Part | None, units: Units) -> None:
        """Add a list of organs in one role; None for a list without any role word."""
        marked = {item.role for item in units.items if item.role}
        self.worded = self.worded or part is not None or bool(marked)
        self.supported = self.supported or (part is Part.SUPPORT and bool(units.items))
        for item in units.items:
            if item.group:
                self.groups.append(item.text)
            else:
                self._list(_marked_part(part, item.role, marked)).append(item.text)
        self.open_list = self.open_list or units.open_list

    def _list(self, part: Part | None) -> list[str]:
        lists = {
            Part.LEAD: self.lead,
            Part.OWNER: self.owner,
            Part.SUPPORT: self.support,
            Part.GUIDE: self.guide,
        }
        return lists.get(part, self.bare) if part else self.bare

    @property
    def empty(self) -> bool:
        """Whether nobody is named and nothing is said about that."""
        named = self.lead or self.owner or self.support or self.guide or self.bare or self.groups
        return not named and not self.undecided

    def settle(self, span: Span, quote: str) -> Attribution:
        """Return the attribution: owners lead unless somebody is named as lead."""
        lead, support, joint, bare = list(self.lead), list(self.support), False, list(self.bare)
        if bare and (self.support or self.lead) and not self.owner:
            (support if self.lead else lead).extend(bare)
            bare = []
        if lead:
            support = self.owner + support if self.owner else support
        else:
            lead = list(self.owner)
            joint = self.each or (len(set(lead)) > 1 and not support and not self.supported)
        lead = list(dict.fromkeys(lead))
        support = [name for name in dict.fromkeys(support) if name not in lead]
        return Attribution(
            lead=tuple(lead),
            support=tuple(support),
            groups=tuple(dict.fromkeys(self.groups)),
            joint=joint and (len(lead) + len(self.groups) > 1 or not lead),
            deadline=self.deadline,
            undecidable=self.undecided or not (self.worded or lead or support),
            participants=tuple(dict.fromkeys(self.guide + bare)),
            open_list=self.open_list,
            subject=self.subject,
            quote=quote,
            span=span,
        )


_MARKS = {
    "牵头": Part.LEAD,
    "主办": Part.LEAD,
    "主责": Part.LEAD,
    "总牵头": Part.LEAD,
    "主牵头": Part.LEAD,
    "第一责任": Part.LEAD,
    "主要责任": Part.LEAD,
    "首要责任": Part.LEAD,
    "第一牵头": Part.LEAD,
    "责任": Part.OWNER,
    "负责": Part.OWNER,
    "指导": Part.GUIDE,
}


def _marked_part(part: Part | None, role: str | None, marked: set[str]) -> Part | None:
    """Return the role of an item in a list where some carry their role in brackets."""
    if role:
        return _MARKS.get(role, Part.SUPPORT)
    if part in {Part.OWNER, None} and any(_MARKS.get(mark) is Part.LEAD for mark in marked):
        return Part.SUPPORT
    return part


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled piece of a phrase; ``part`` None for the piece before the first label."""

    part: Part | None
    text: str


_SENTENCE_END = re.compile(r"[。！]")
_SEPARATOR = re.compile(r"[，；;,]")


def fields_of(text: str) -> list[Field]:
    """Cut a phrase at its labels; a field ends at the full stop that follows it."""
    form = plain(text)
    labels = labels_in(form)
    if not labels:
        return [Field(None, _first_sentence(text))]
    fields = [Field(None, text[: labels[0].start()])]
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        end = following.start() if following else len(text)
        fields.append(Field(label_part(label), _first_sentence(text[label.end() : end])))
    return fields


def label_part(label: re.Match[str]) -> Part:
    """Return what a matched label is about."""
    return next((part for part in Part if label.groupdict().get(part)), Part.OTHER)


def _first_sentence(text: str) -> str:
    found = _SENTENCE_END.search(text)
    return (text[: found.start()] if found else text).strip(" \t\u3000\u00a0\n，,；;、。")


def read_phrase(text: str) -> list[Draft]:
    """Read the inside of a bracket, a run of labelled fields, or a table cell.

    Shape:
        One draft, or one a lead/support pair when the phrase holds several (A，配合部门：B；C，配合部门：D).
    """
    fields = list(_paired(fields_of(text)))
    drafts = [Draft()]
    for item in fields:
        if item.part in {Part.LEAD, None} and item.text and _begins_pair(drafts[-1], item):
            drafts.append(Draft())
        _read_field(item, drafts[-1])
    return [draft for draft in drafts if not draft.empty]


def _begins_pair(draft: Draft, item: Field) -> bool:
    if item.part is None:
        return bool(draft.support or draft.groups)
    return bool((draft.lead or draft.bare) and (draft.support or draft.groups))


def _paired(fields: list[Field]) -> Iterator[Field]:
    """Cut a support field that ends in the next pair's lead: 配合部门：B处；省C队，配合部门：D."""
    for item, following in zip(fields, [*fields[1:], None], strict=False):
        head, mark, tail = plain(item.text).rpartition("；")
        if mark and item.part is Part.SUPPORT and following and following.part is Part.SUPPORT:
            yield Field(item.part, item.text[: len(head)])
            yield Field(None, item.text[len(item.text) - len(tail) :])
        else:
            yield item


def _read_field(item: Field, draft: Draft) -> None:
    if item.part is Part.DEADLINE:
        draft.deadline = draft.deadline or field_deadline(item.text)
    elif item.part is Part.PERSON:
        _read_officers(item.text, draft)
    elif item.part is not Part.OTHER and item.text:
        if UNDECIDED.fullmatch(item.text):
            draft.undecided = True
        else:
            read_clauses(item.text, item.part, draft)


def _read_officers(text: str, draft: Draft) -> None:
    """Keep the organs of the officers named, when no organ is named otherwise."""
    units = read_units(text)
    named = Units(tuple(item for item in units.items if is_unit(item.text) or item.group))
    if not (draft.lead or draft.owner or draft.bare):
        draft.add(Part.OWNER, named)


def read_clauses(text: str, part: Part | None, draft: Draft) -> None:
    """Read a field's content: lists of organs, with or without verbs between them."""
    text, deadline = without_deadline(text)
    draft.deadline = draft.deadline or deadline
    form = plain(text)
    position, seen = 0, False
    verbs = [verb for verb in VERB.finditer(form) if not _inside_bracket(form, verb.start())]
    for verb, following in zip(verbs, [*verbs[1:], None], strict=False):
        kind = verb.lastgroup or ""
        if kind == "lawful":
            continue
        if kind == "with":
            _subject(text[position : verb.start()], part or Part.LEAD, draft, first=False)
            position, seen = verb.end(), True
            if following is None or following.lastgroup in {"joint", "lead"}:
                end = following.start() if following else len(text)
                draft.add(Part.SUPPORT, _list_before_verb(text[position:end]))
                position = following.end() if following else len(text)
                if following:
                    break
            continue
        role = _role(kind, draft)
        region = text[position : verb.start()]
        split = not seen and kind in {"support", "guide"}
        if part is Part.LEAD and kind in {"joint", "owner"} and not seen:
            role, split = Part.SUPPORT, True
        _subject(region, role, draft, first=split, default=part)
        draft.each = draft.each or (kind == "joint" and role is Part.OWNER)
        position, seen = verb.end(), True
    rest = text[position:].strip(" ，,；;、。")
    if not rest:
        return
    if seen:
        _read_tail(rest, draft)
    else:
        _add_list(rest, part, draft)


def _list_before_verb(text: str) -> Units:
    return read_units(re.sub(r"(?:共同|组织|研究|制定|开展|编制|推进|落实|实施).*$", "", text))


def _role(kind: str, draft: Draft) -> Part:
    if kind in {"joint", "owner"}:
        return Part.SUPPORT if draft.lead else Part.OWNER
    return Part(kind)


def _subject(
    region: str, role: Part, draft: Draft, *, first: bool, default: Part | None = None
) -> None:
    """Add the organs before a verb; with ``first`` the first comma piece keeps the field's role."""
    region = region.strip(" ，,；;、。\n")
    if first:
        found = _first_comma(region)
        if found is not None:
            _add_list(region[:found], default, draft)
            region = region[found + 1 :]
    _add_list(region, role, draft)


def _first_comma(region: str) -> int | None:
    form = plain(region)
    for found in _SEPARATOR.finditer(form):
        if not _inside_bracket(form, found.start()):
            return found.start()
    return None


def _inside_bracket(form: str, position: int) -> bool:
    return form.count("（", 0, position) > form.count("）", 0, position)


def _add_list(text: str, part: Part | None, draft: Draft) -> None:
    units = read_units(text)
    kept = tuple(item for item in units.items if item.group or _plausible(item.text))
    draft.add(part, Units(kept, units.open_list))


_IMPLAUSIBLE = re.compile(
    r"[。！？：“”《》]|^(?:负责|落实|完成|取得|开展|加强|推进|抓好|做好|按照|结合|根据|并|以|对|在|将|无|详见|见附|另行|同上|全部|涉及)|(?:工作|任务|落实|到位|实施|进展|成效|完成)$"
)


def _plausible(text: str) -> bool:
    """Whether an item of a labelled list can be an organ's name: short, and no clause."""
    form = plain(text)
    return is_unit(form) or (len(form) <= 24 and not _IMPLAUSIBLE.search(form))


def _read_tail(text: str, draft: Draft) -> None:
    """Read what follows the last verb: 各地结合实际落实, or a supporter set off by a comma."""
    for piece in re.split(r"[，；,;。]", text):
        units = read_units(re.sub(r"(?:结合|具体|负责|按照?|抓好|组织|分别|共同|认真).*$", "", piece))
        kept = tuple(i for i in units.items if i.group or is_unit(i.text))
        if kept and len(kept) == len(units.items):
            draft.add(Part.SUPPORT if draft.lead else Part.OWNER, Units(kept, units.open_list))


_AROUND_DEADLINE = re.compile(
    r"(?:并|须|要|应|力争|确保|争取|计划|预计|拟|于|在|全面|全部|基本|取得|完成|办结|建成|落实|到位|阶段性|明显|成效|任务|实施|推进|整改|启动|长期坚持|常态化|持续|后|，|。|\s)*"
)


def without_deadline(text: str) -> tuple[str, str | None]:
    """Take the pieces that only name a time limit out of a phrase."""
    form = plain(text)
    kept, deadline, start = [], None, 0
    for end in [*(f.start() for f in re.finditer("[，；]", form)), len(form)]:
        piece = text[start:end]
        found = deadline_of(piece)
        if found:
            deadline = deadline or found
        else:
            kept.append((text[start - 1] if start else "") + piece)
        start = end + 1
    return "".join(kept).lstrip("，,；;"), deadline


def deadline_of(piece: str) -> str | None:
    """Return the time limit of a piece that says nothing else; None for any other piece."""
    bare = piece.strip(" \t\u3000\u00a0\n。")
    bare = re.sub(r"^(?:自|从)?\d{4}年(?:\d{1,2}月)?起，?", "", bare)
    found = deadline_in(bare) or frequency_in(bare)
    if not found:
        return None
    before, _, after = bare.partition(found)
    if _AROUND_DEADLINE.fullmatch(before) and _AROUND_DEADLINE.fullmatch(after):
        return found
    return None


def names_nobody(text: str) -> bool:
    """Whether a phrase is a principle or an enterprise's duty and divides no work."""
    form = plain(text)
    return bool(NEGATIVE.search(form)) and not has_label(form)


def all_units(text: str) -> Units | None:
    """Return the list when every item has the form of an organ's name or group; else None."""
    units = read_units(text)
    sure = units.items and all(item.group or is_unit(item.text) for item in units.items)
    return units if sure else None
