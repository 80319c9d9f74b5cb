"""The content of a responsibility field: lists of organs, with or without verbs between them."""

from __future__ import annotations

from decompose.parser.attribution_draft import Draft
from decompose.parser.attribution_words import UNDECIDED, VERB, Part
from decompose.parser.deadlines import bare_date, deadline_in, field_deadline, frequency_in
from decompose.parser.unit_forms import is_unit, plain
from decompose.parser.unit_names import Units, read_units
from decompose.text.patterns import regex

_MARKS = " \t\u3000\n，,；;、。"
_SEPARATOR = regex(r"[，；;,]")
_FROM_VERB = regex(r"(?:共同|组织|研究|制定|开展|编制|推进|落实|实施).*$")
_BETWEEN_CLAUSES = regex(r"[，；,;。]")
_FROM_MANNER = regex(r"(?:结合|具体|负责|按照?|抓好|组织|分别|共同|认真).*$")
_PAUSE = regex("[，；]")
_TOGETHER = ("共同", "联合")
"""Behind A会同B: both lead (共同牵头), where A会同B牵头 has B help."""
_TAIL = regex("（[^（）]{2,24}）", cue="（")
"""A bracket behind a name, which may hold when that organ has to be done."""
_GLUED = regex("(?![^，]*[局厅委办部府会院队所站团])[\u4e00-\u9fff]{2,6}")
"""A short verb, no organ: 起草, 防治, 组织实施."""
_SINCE = regex(r"^(?:自|从)?\d{4}年(?:\d{1,2}月)?起，?")


def read_clauses(text: str, part: Part | None, draft: Draft) -> None:
    """Read a field's content: lists of organs, with or without verbs between them."""
    text, deadline = without_deadline(text)
    draft.deadline = draft.deadline or deadline
    _Clauses(text, part, draft).read()


class _Clauses:
    """Reads a field's content verb by verb; ``part`` is what the field's label says."""

    def __init__(self, text: str, part: Part | None, draft: Draft) -> None:
        self.text, self.form, self.part, self.draft = text, plain(text), part, draft
        self.position = 0
        self.seen = self.partners = False

    def read(self) -> None:
        """Add everybody named to the draft."""
        duty = False
        for verb in VERB.finditer(self.form):
            if verb.lastgroup in ("lawful", "granted") or _inside_bracket(self.form, verb.start()):
                continue
            region = self.text[self.position : verb.start()]
            named = (
                _without_object(region) if duty else _without_glued(region) if self.seen else region
            )
            self.draft.each |= duty and named != region
            self._read_verb(verb.lastgroup or "", named, verb.group())
            self.position, self.seen, duty = verb.end(), True, verb.lastgroup == "owner"
        self._read_rest(self.text[self.position :].strip(_MARKS))

    def _read_verb(self, kind: str, region: str, word: str) -> None:
        if self.partners:
            both = kind == "lead" and word.startswith(_TOGETHER)
            self.draft.add(Part.LEAD if both else Part.SUPPORT, _list_before_verb(region))
            self.partners = False
            return
        if kind == "with":
            _subject(region, self.part or Part.LEAD, self.draft, first=False)
            self.partners = True
            return
        role = _role(kind, self.draft)
        split = not self.seen and kind in {"support", "guide"}
        if self.part is Part.LEAD and kind in {"joint", "owner"} and not self.seen:
            role, split = Part.SUPPORT, True
        _subject(region, role, self.draft, first=split, default=self.part)
        self.draft.each = self.draft.each or (kind == "joint" and role is Part.OWNER)

    def _read_rest(self, rest: str) -> None:
        if self.partners:
            self.draft.add(Part.SUPPORT, _list_before_verb(rest))
        elif rest and self.seen:
            _read_tail(rest, self.draft)
        elif rest:
            _add_list(rest, self.part, self.draft)


def _without_object(region: str) -> str:
    """Take what the last organ is responsible for off the front: A负责甲，B负责乙."""
    at = _first_comma(region)
    ours = at is not None and at > 0 and not all_units(region[:at])
    return region[at + 1 :] if at is not None and ours else region


def _without_glued(region: str) -> str:
    """Take the verb that a lead's verb is glued to off the front: A牵头｜起草，B负责审查."""
    at = _first_comma(region)
    glued = region[:at].strip() if at else ""
    return region[at + 1 :] if at and _GLUED.fullmatch(glued) else region


def _list_before_verb(text: str) -> Units:
    return read_units(_FROM_VERB.sub("", text))


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
    undated = [item for item in units.items if UNDECIDED.fullmatch(item.text)]
    draft.undecided = draft.undecided or bool(undated)
    named = (i for i in units.items if i not in undated and not _NAMED_ABOVE.fullmatch(i.text))
    kept = tuple(item for item in named if item.group or _plausible(item.text))
    draft.add(part, Units(kept, units.open_list))


_NAMED_ABOVE = regex(
    "(?:上述|前述|以上|上列|前列)(?:各|有关|相关)?(?:部门|单位|各?(?:局|委|办|方))"
)
"""Those that the words before name: 上述部门配合."""
_IMPLAUSIBLE = regex(
    r"[。！？：“”《》]|^(?:负责|落实|完成|取得|开展|加强|推进|抓好|做好|按照|结合|"
    r"根据|并|以|对|在|将|无|详见|见附|另行|同上|全部|涉及|以下|其余|排第|列第|第一)|牵头单位|责任单位|不再列|下同|(?:工作|任务|落实|到位|"
    r"实施|进展|成效|完成)$|自筹|补助|配套(?:解决|资金|$)|财政(?:保障|解决|承担|负担|安排|列支|统筹)|(?:资金|经费|投资|概算|预算)(?:解决|承担|保障|安排|列支|$)|(?:19|20)\d\d年|\d{1,2}月|\d个?(?:天|日|年|月|万元|亿元)|^(?:建设|实施|工程)?(?:工期|周期|期限|年限)"
)  # clauses and remarks, no names


def _plausible(text: str) -> bool:
    """Whether an item of a labelled list can be an organ's name: short, and no clause."""
    form = plain(text)
    return is_unit(form) or (len(form) <= 24 and not _IMPLAUSIBLE.search(form))


def _read_tail(text: str, draft: Draft) -> None:
    """Read what follows the last verb: 各地结合实际落实, or a supporter set off by a comma."""
    for piece in _BETWEEN_CLAUSES.split(text):
        units = read_units(_FROM_MANNER.sub("", piece))
        named = (i for i in units.items if not i.text.startswith("各自"))  # 分别负责各自列管场所
        kept = tuple(i for i in named if i.group or is_unit(i.text))
        if kept and len(kept) == len(units.items):
            draft.add(Part.SUPPORT if draft.lead else Part.OWNER, Units(kept, units.open_list))


_AROUND_DEADLINE = regex(
    r"(?:并|须|要|应|力争|确保|争取|计划|预计|拟|于|在|全面|全部|基本|取得|完成|办结|"
    r"建成|落实|到位|上线|投用|投入使用|投入运行|投产|竣工|交付|通车|启用|挂牌|见效|印发|出台|"
    r"建设周期|建设期限|建设工期|实施期限|工期|周期|期限|时限|为|：|阶段性|明显|成效|实效|任务|实施|推进|整改|启动|长期坚持|常态化|持续|编制|报批|审批|评审|印发|初稿|验收|招标|开工|"
    r"后|，|。|\s)*"
)  # done, basically, in force …


_STAGE = regex(
    "(?:完成|建成|制[定订]|出台|启动|开工|形成|实现|达到?|印发|取得|基本|全面|全部|累计|再|投用|组织|报送|提交|编制|动工|竣工|验收|落实|整改|开展)"
    "[^：“”《》]{0,16}"
)
"""What is reached by a date, of which a bracket may give several: 6月底前完成设计，10月底前建成."""
_GOAL = regex(r"^(?:年度|阶段性?|分年度?|工作|进度)目标[：:]")
_DIGIT = regex(r"\d")


def without_deadline(text: str) -> tuple[str, str | None]:
    """Take the pieces that only name a time limit out of a phrase: ，6月底前完成 and 市A局（2026年8月底前）.

    Shape:
        Of several dates all are given, with what is reached by each.
    """
    text, deadline = _without_dated_tails(text)
    form = plain(text)
    kept, start = [], 0
    dates: dict[str, str] = {}
    for end in [*(f.start() for f in _PAUSE.finditer(form)), len(form)]:
        piece = text[start:end]
        found = deadline_of(piece) or _stage_of(piece)
        if found:
            dates.setdefault(_GOAL.sub("", piece.strip(_MARKS)), found)
        else:
            kept.append((text[start - 1] if start else "") + piece)
        start = end + 1
    return "".join(kept).lstrip("，,；;"), deadline or _all_of(dates)


def _all_of(dates: dict[str, str]) -> str | None:
    """Return the only or the first time limit of a phrase, or all of them where several are dated."""
    dated = [piece for piece, found in dates.items() if _DIGIT.search(found)]
    if len(dated) > 1:
        return field_deadline("，".join(dated))
    return next(iter(dates.values()), None)


def _stage_of(piece: str) -> str | None:
    """Return a piece that says what is to be reached by a date; None for any other piece."""
    bare = _GOAL.sub("", piece.strip(_MARKS))
    found = deadline_in(bare)
    if not found or not _DIGIT.search(found):
        return None
    before, _, after = bare.partition(found)
    stage = _AROUND_DEADLINE.fullmatch(before) and _STAGE.fullmatch(after)
    return bare if stage and not VERB.search(after) else None


def _without_dated_tails(text: str) -> tuple[str, str | None]:
    """Take the brackets that only name a time limit out of a phrase, and return the first of them."""
    deadline = None
    tails = list(_TAIL.finditer(plain(text)))
    for tail in reversed(tails):
        if found := deadline_of(text[tail.start() + 1 : tail.end() - 1]):
            text, deadline = text[: tail.start()] + text[tail.end() :], found
    return text, deadline


def deadline_of(piece: str) -> str | None:
    """Return the time limit of a piece that says nothing else; None for any other piece."""
    bare = piece.strip(" \t\u3000\u00a0\n。")
    bare = _SINCE.sub("", bare)
    found = deadline_in(bare) or bare_date(bare) or frequency_in(bare)
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
