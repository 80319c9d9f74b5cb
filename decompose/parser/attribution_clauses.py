"""The content of a responsibility field: lists of organs, with or without verbs between them."""

from __future__ import annotations

import re

from decompose.parser.attribution_draft import Draft
from decompose.parser.attribution_words import VERB, Part
from decompose.parser.deadlines import deadline_in, frequency_in
from decompose.parser.unit_forms import is_unit, plain
from decompose.parser.unit_names import Units, read_units

_SEPARATOR = re.compile(r"[，；;,]")


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
    r"[。！？：“”《》]|^(?:负责|落实|完成|取得|开展|加强|推进|抓好|做好|按照|结合|"
    r"根据|并|以|对|在|将|无|详见|见附|另行|同上|全部|涉及)|(?:工作|任务|落实|到位|"
    r"实施|进展|成效|完成)$"
)


def _plausible(text: str) -> bool:
    """Whether an item of a labelled list can be an organ's name: short, and no clause."""
    form = plain(text)
    return is_unit(form) or (len(form) <= 24 and not _IMPLAUSIBLE.search(form))


def _read_tail(text: str, draft: Draft) -> None:
    """Read what follows the last verb: 各地结合实际落实, or a supporter set off by a comma."""
    for piece in re.split(r"[，；,;。]", text):
        units = read_units(
            re.sub(r"(?:结合|具体|负责|按照?|抓好|组织|分别|共同|认真).*$", "", piece)
        )
        kept = tuple(i for i in units.items if i.group or is_unit(i.text))
        if kept and len(kept) == len(units.items):
            draft.add(Part.SUPPORT if draft.lead else Part.OWNER, Units(kept, units.open_list))


_AROUND_DEADLINE = re.compile(
    r"(?:并|须|要|应|力争|确保|争取|计划|预计|拟|于|在|全面|全部|基本|取得|完成|办结|"
    r"建成|落实|到位|阶段性|明显|成效|任务|实施|推进|整改|启动|长期坚持|常态化|持续|"
    r"后|，|。|\s)*"
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


def all_units(text: str) -> Units | None:
    """Return the list when every item has the form of an organ's name or group; else None."""
    units = read_units(text)
    sure = units.items and all(item.group or is_unit(item.text) for item in units.items)
    return units if sure else None
