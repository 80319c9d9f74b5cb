"""Attributions in fixed forms: 分别负责, working groups and their chairs, offices, duty headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.parser.attribution_clauses import all_units
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_words import NEGATIVE, PAST_AFTER, PAST_BEFORE, Part
from decompose.parser.unit_forms import HAN, is_unit
from decompose.parser.unit_names import Units, read_units
from decompose.text.patterns import regex

_LONGEST = 1000
_LONGEST_SUBJECTS = 200
_PAIR = 2
_PAUSE = regex(r"[，；：。]")
_ALREADY = regex(
    r"[，；](?:(?:目前)?(?:均)?(?:已(?!有)|曾)"
    r"|[^，。；]{0,20}(?:开展|进行|完成|取得|查处|组织|实施)了)"
)  # has already
_GROUP_OF = regex(
    rf"(?P<subject>[{HAN}]{{2,16}}(?:组|专班|工作班子))(?:：| )"
    rf"*由(?P<units>[^，；。]{{2,200}}?)(?P<verb>组成|参加|负责(?=。|；|$))"
)  # X组：由A、B组成
_CHAIR = regex(
    rf"(?:(?:成立|组建)?(?P<subject>[{HAN}]{{2,16}}(?:组|专班|指挥部|委员会))"
    rf"[：，]?\s*)?(?<!副)组长(?:单位)?(?:：|由|为| )*(?P<chair>[^，；。：]{{2,60}}?)"
    r"(?:担任|任组长)?[；，。]\s*"
    r"(?:副组长[^；。]{1,80}[；。]\s*)?(?:成员|组员)(?:单位|部门)?(?:：|由|为|包括|有|"
    r" )*(?P<members>[^；。：]{2,400})",
    cue=("组长",),
)  # 组长A局长，成员B、C
_OFFICE = regex(
    r"(?:办公室|专班|秘书处|指挥部|工作组)(?:\s*（[^（）]*）)?(?:日常工作)?设(?:在|于)"
    rf"(?P<units>[{HAN}A-Z（）、]{{2,40}})",
    cue="设",
)  # 办公室设在A
_DUTY_HEAD = regex(
    r"^\s*(?:第[一二三四五六七八九十百\d]+条\s*|（[一二三四五六七八九十]+）\s*|"
    rf"\d{{1,3}}[.．、 ]\s*)?(?P<units>[{HAN}A-Z（）、]{{2,40}}?)(?:的)?(?:(?:主要|"
    r"安全生产|工作|监管)*职责(?:任务|分工|是|为)?\s*[：。]|\s*：\s*(?=负责)|"
    r"\s+(?=负责)|(?<=部门)[。：]\s*(?=(?:1[.．、]|（[一1]）|①)\s*负责)|(?:(?<=[局厅委办部会署社府])|(?<=公室))。\s*(?=1[.．、]|①))",
    re.MULTILINE,
)  # 第五条 A职责：
_SEVERALLY = regex(
    r"由(?P<units>[^；。]{3,200}?)(?:(?:共同)?(?:牵头|主办|负责)，?分别(?:牵头)?|分别牵头)(?:负责|"
    r"承担|组织)?(?:编制|制定|起草|开展|推进|落实|做好)?(?P<subjects>[^；。]{3,300})",
    cue=("分别",),
)  # 由A、B牵头，分别负责甲、乙
_RESPECTIVELY = regex(
    r"(?:等)?(?:工作|任务)?，?分别由(?P<units>[^，；。\0]{3,200}?)(?:牵头)?"
    r"(?:负责|承担|牵头|组织实施|组织|管理|监管|实施|统筹|保障|落实)(?=[，；。]|$)",
    cue=("分别由",),
)  # 甲、乙分别由A、B负责
_EACH_ITS_OWN = regex(
    r"分别(?:(?:为|是|作为|担任)(?P<of>[^；。]{2,200}?)(?:工作|任务)?的?(?:总|第一)?(?:牵头|责任|主管|主责|主办)(?:单位|部门)"
    r"|(?:具体|主要|统筹)?(?:负责|承担|牵头(?!单位|部门))(?:负责|组织|抓好|做好|开展|推进|落实)*(?P<subjects>[^，；。]{3,200})"
    r"(?=[；。\n]|$|，[^，；。]{3,60}(?:配合|协助|参加|参与)))",
    cue="分别",
)  # A、B分别为甲、乙的牵头单位; A、B分别负责甲、乙
_BY_EACH = regex(
    r"由(?P<units>[^，；。\0]{3,200}?)分别(?:牵头)?(?:负责|承担|牵头|组织实施|管理|监管|实施|落实)(?=[；。]|$)",
    cue="分别",
)  # 甲、乙由A、B分别负责
_HELPERS = regex(r"，(?P<units>[^，；。\0]{3,120}?)(?:积极)?(?:配合|协助|参加|参与)(?=[，；。]|$)")
_OWN_FIELD = regex(r"(?:本|各自|所属|分管|相应|职责|其|该)")
_JOINED = regex(r"[和及与]")
_LED_BY = regex(
    rf"由(?P<units>[{HAN}A-Z（）、]{{2,60}}?)(?:各?(?:派出)?[0-9一二三四五六七两]+名[{HAN}]{{0,10}}|"
    r"(?:党委|党组)?(?:主要|分管|有关|相关)?(?:领导|负责人|负责同志|(?<=分管)副?[县市区镇乡局厅院]长|"
    r"副[县市区镇乡局厅院]长))带队(?:，(?P<members>[^；。]{2,200}?)(?:参加|参与|配合))?",
    cue=("带队",),
)  # 由A1名领导带队
_TITLES = regex(r"《[^《》]+》")
_AFTER_SUBJECT = regex(
    r"(?:等)?(?:\d+个)?(?:的)?(?:编制|起草|制定|专项整治|整治|工作|任务|专项|规划|"
    r"方案|建设)*+[，].*$"
)
_WORK_ON_SUBJECT = regex(r"(?:的)(?:编制|起草|制定|整治|工作|落实|推进|实施|建设)+$")
_BETWEEN_SUBJECTS = regex(r"[、]|以及|和(?=[^、]+$)")
_SHORT_NAME = regex(rf"[{HAN}]{{2,8}}", re.ASCII)


def read_patterns(text: str, form: str) -> Iterator[Found]:
    """Read the fixed forms: severally, working groups, their chairs, offices, duty headings.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.
    """
    taken: list[tuple[int, int]] = []
    for read in (
        _severally,
        _respectively,
        _each_its_own,
        _chairs,
        _groups,
        _offices,
        _duty_heads,
        _led,
    ):
        for part in read(form, text):
            free = all(part.end <= start or part.start >= end for start, end in taken)
            if free or (taken and (part.start, part.end) == taken[-1]):
                taken.append((part.start, part.end))
                yield part


def _severally(form: str, text: str) -> Iterator[Found]:
    if "分别" not in form:
        return
    for found in _SEVERALLY.finditer(form):
        units = elided_units(text[found.start("units") : found.end("units")])
        if units is None or is_past(form, found.start(), found.end("units") + 2):
            continue
        subjects = _subjects(text[found.start("subjects") : found.end("subjects")])
        if len(subjects) == len(units.names) and not units.groups:
            for name, subject in zip(units.names, subjects, strict=True):
                yield Found(found.start(), found.end(), Draft(lead=[name], subject=subject))
        else:
            draft = Draft()
            draft.add(Part.LEAD, units)
            yield Found(found.start(), found.end(), draft)


def _each_its_own(form: str, text: str) -> Iterator[Found]:
    """Read who has which of several subjects where 分别 stands between them, if their number is the same."""
    if "分别" not in form:
        return
    for found in _EACH_ITS_OWN.finditer(form):
        start = clause_start(form, found.start())
        subjects = found.span("of" if found["of"] else "subjects")
        yield from _paired(form, text, (start, found.start()), subjects, (start, found.end()))
    for found in _BY_EACH.finditer(form):
        start = clause_start(form, found.start())
        subjects = (start, found.start())
        yield from _paired(form, text, found.span("units"), subjects, (start, found.end()))


def _paired(
    form: str, text: str, units: tuple[int, int], subjects: tuple[int, int], whole: tuple[int, int]
) -> Iterator[Found]:
    """Yield a phrase for every unit with its subject; none where the lists do not match one to one."""
    if subjects[1] - subjects[0] > _LONGEST_SUBJECTS or units[1] - units[0] > _LONGEST_SUBJECTS:
        return
    named = all_units(text[slice(*units)])
    parts = _subjects(text[slice(*subjects)])
    if named is None or named.groups or named.open_list or len(named.names) < _PAIR:
        return
    if len(parts) != len(named.names) or any(map(_JOINED.search, parts)):
        return
    if _OWN_FIELD.match(parts[0]) or is_past(form, *whole):
        return
    helped = _HELPERS.match(form, whole[1])
    helpers = all_units(text[slice(*helped.span("units"))]) if helped else None
    end = helped.end() if helped and helpers else whole[1]
    for name, part in zip(named.names, parts, strict=True):
        draft = Draft(lead=[name], subject=part)
        draft.add(Part.SUPPORT, helpers or Units())
        yield Found(whole[0], end, draft)


def _respectively(form: str, text: str) -> Iterator[Found]:
    if "分别由" not in form:
        return
    for found in _RESPECTIVELY.finditer(form):
        start = clause_start(form, found.start())
        if found.start() - start > _LONGEST_SUBJECTS:
            continue
        units = elided_units(text[found.start("units") : found.end("units")])
        subjects = _subjects(text[start : found.start()])
        if units is None or units.groups or len(subjects) != len(units.names):
            continue
        if is_past(form, found.start(), found.end()):
            continue
        for name, subject in zip(units.names, subjects, strict=True):
            yield Found(start, found.end(), Draft(lead=[name], subject=subject))


def _subjects(text: str) -> list[str]:
    titles = _TITLES.findall(text)
    if titles:
        return titles
    core = _AFTER_SUBJECT.sub("", text)
    core = _WORK_ON_SUBJECT.sub("", core)
    return [piece.strip() for piece in _BETWEEN_SUBJECTS.split(core) if piece.strip()]


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
        units = elided_units(text[found.start("units") : found.end("units")])
        if units is None or not units.names or is_past(form, found.start(), found.end()):
            continue
        draft = Draft(subject=found.group("subject"))
        draft.add(Part.OWNER, units)
        yield Found(found.start(), found.end(), draft)


def _offices(form: str, text: str) -> Iterator[Found]:
    if "设在" not in form and "设于" not in form:
        return
    for found in _OFFICE.finditer(form):
        units = all_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names and not is_past(form, found.start(), found.end()):
            draft = Draft()
            draft.add(Part.LEAD, units)
            yield Found(clause_start(form, found.start()), found.end(), draft)


def _duty_heads(form: str, text: str) -> Iterator[Found]:
    if not any(cue in form for cue in ("职责", "负责", "。1", "。①")):
        return
    for found in _DUTY_HEAD.finditer(form):
        units = all_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names:
            draft = Draft()
            draft.add(Part.OWNER, units)
            yield Found(found.start("units"), found.end(), draft, duty=True)


def _led(form: str, text: str) -> Iterator[Found]:
    if "带队" not in form:
        return
    for found in _LED_BY.finditer(form):
        units = all_units(text[found.start("units") : found.end("units")])
        if units is not None and units.names and not is_past(form, found.start(), found.end()):
            draft = Draft()
            draft.add(Part.LEAD, units)
            members = read_units(text[found.start("members") : found.end("members")])
            organs = tuple(item for item in members.items if item.group or is_unit(item.text))
            organs = tuple(item for item in organs if not item.text.endswith(("人员", "专家")))
            draft.add(Part.SUPPORT, Units(organs))
            yield Found(found.start(), found.end(), draft)


def elided_units(text: str) -> Units | None:
    """Return a list in which only the last item carries its ending: 公安、交通、应急等部门."""
    units = read_units(text)
    tail = units.items and (
        units.open_list or units.items[-1].group or is_unit(units.items[-1].text)
    )
    short = all(
        item.group or is_unit(item.text) or _SHORT_NAME.fullmatch(item.text) for item in units.items
    )
    return units if tail and short else None


def clause_start(form: str, position: int) -> int:
    """Return where the clause around a position begins."""
    return (
        max(
            (form.rfind(mark, max(0, position - _LONGEST), position) for mark in "，；。：\n\0"),
            default=-1,
        )
        + 1
    )


def is_past(form: str, start: int, end: int, *, bound: bool = False) -> bool:
    """Whether the verb that ends at ``end`` belongs to a story or a principle.

    What the organs are ``bound`` to do is no story, whatever follows: 要健全以预警为先导的机制.
    """
    sentence = max(form.rfind(mark, max(0, start - _LONGEST), start) for mark in "。！？；\n\0") + 1
    stop = _PAUSE.search(form, end)
    after = form[end : stop.start() if stop else len(form)]
    if _ALREADY.match(form, stop.start() if stop else len(form)):
        return True
    clause = form[clause_start(form, start) : stop.start() if stop else len(form)]
    return bool(
        PAST_BEFORE.search(form, sentence, end)
        or (not bound and PAST_AFTER.match(after))
        or NEGATIVE.search(clause)
        or in_quotes(form, sentence, end)
    )


def in_quotes(form: str, sentence: int, position: int) -> bool:
    """Whether a position stands inside a quotation or a title that its sentence has opened."""
    before = form[sentence:position]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")
