"""Organs as subjects of a duty sentence: 市教育局要会同…, 科技部门应当…, 县消防大队每半年组织….

The clause must begin with the organs and go on with a word that binds them: shall, a rhythm, or a
verb of doing when nothing else in the sentence sounds like a report. Stories, laws that are told,
exhortations to everybody, enterprises and persons in charge give nobody work.
"""

from __future__ import annotations

import re

from decompose.parser.attribution_clauses import all_units
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_patterns import elided_units, in_quotes, is_past
from decompose.parser.attribution_words import ENTERPRISE, Part
from decompose.parser.helping import helped_at, helps
from decompose.parser.unit_forms import is_area, is_counted, is_unit
from decompose.parser.unit_names import Units
from decompose.text.patterns import regex

_LONGEST_LIST = 120
_LONGEST_SENTENCE = 600
_STOPS = "。！？；\n\0"
_CLAUSE_MARKS = "，：" + _STOPS
_LEAST_DUTY = 3
_LEAST_OTHER_WORDS = 4
_PERSONS = ("干部", "人员", "同志", "领导", "负责人", "群众", "职工", "书记", "队员")
_ADVERBS = (
    r"(?:都|均|也|还|同时|同样|共同|联合|协同|依法|切实|主动|及时|适时|随时|不定期|分别|各自|统一|"
    r"按(?:照)?(?:各自)?职责(?:分工)?，?|(?:在|按照?|依据|依照|根据)[^，。；]{2,24}(?:委托|授权)[^，。；]{0,6}?(?:范围|权限|事项)(?:和期限)?(?:之)?内?，?)*"
)
_BY_THEN = r"(?:20\d\d年[^，。；]{0,6}?(?:底|末|汛|月)?前|汛期?前|年底前|月底前)"  # a time limit
_WORKING = (
    r"监管|查处|抽查|承担(?=[^，。；]{3})|监督(?!管理|检查|抽查)|检查(?=[^，。；]{3})|"
    r"完成|组织(?=[^，。；]{4})(?!协调|召开|[要应须])"
)  # verbs that are nouns as well: only behind the full name of one organ
_ACTING = (
    r"核验|检验监督|管(?=[^，。；理道控网护辖局]{1,6}[，。；])|书面|受理(?=[^，。；]{2})|办理(?=[^，。；]{2})|"
    r"审批(?=[^，。；]{2})|核发|拨付|巡查(?=[^，。；]{2})|核查(?=[^，。；]{2})|查验|抓(?=[^，。；]{2})|收集|"
    r"发布(?=[^，。；]{2})|报送(?=[^，。；]{2})|通报(?=[^，。；]{2})"
    r"|对(?=[^，。；]{2,40}(?:实施|开展|进行|作出|予以)[^，。；对]{0,10}(?:处罚|监管|监督|检查|抽查|查处|许可|验收|核查)(?:$|[，。；]))"
)  # verbs of what organs do day by day: only behind plain names of organs of this level
_PLAIN = regex(
    "[省市县区州盟旗镇乡](?![^局厅]*[在受由带对])[\u4e00-\u9fff]{1,12}(?:局|厅|委|办|[支大总]队|部|会|政府|联|中心)"
)
_CLASS = ("部门", "单位", "机构", "机关")
_DOING = (
    rf"{_WORKING}|{_ACTING}|统筹(?!协调|指导|负责)|"
    r"加快|出台|实施|组建(?=[^，。；])|成立(?=[^，。；]{0,20}(?:小组|专班|指挥部|委员会|工作组))|加强|加大|强化|完善|健全|建立|开展|制定|落实|做好|"
    r"编制(?=[^，。；]{2,24}(?:规划|方案|预案|清单|目录|计划|规范|标准))|推进|推动|优化|督促|"
    r"指导|严格|深化|安排|提供|明确(?=[^，。；]{4})|将(?=[^，。；]{1,24}(?:纳入|列入|编入|融入|作为))|"
    r"(?:积极|主动|密切|全力)*(?:配合|协助)(?=[^，。；]{4,})(?![^，。；]{0,24}的)|对(?![^，。；]{0,36}(?:综合|指导|协调))(?=[^，。；]{2,30}(?:开展|进行|实施|逐|检查|排查|上门|登记|建档|予以))|"
    r"按照?(?=[^，。；]{2,24}(?:要求|规定|原则|标准)，(?:将|把|加强|开展|落实|做好|组织|制定|建立|督促))|"
    r"(?:负责)?组织(?=开展|实施|制定|编制|对|协调|修订|落实|推进|做好|建设|实战|专家)"
)  # verbs of doing
_LAST_SIGNS = "局厅委办部处科队署院会门府构关区县乡镇街道）)地位股站心室间校所馆团联台政安"
_SUBJECT_OF = regex(r"是[^，。；]{0,20}主体")  # is the responsible body
_CUE = regex(
    rf"[{_LAST_SIGNS}](?={_ADVERBS}(?:[要应须需每]|于[每20-9]|必须|定期|{_BY_THEN}|{_DOING}))|主体，(?=要)"
)

_BINDING = regex(
    rf"{_ADVERBS}(?:(?P<shall>(?:要|应(?:当|该)?|须|必须|需要?(?!求))"
    r"(?!(?<=要)[求素点害情件务闻塞道]|(?<=应)[急对用付力变邀聘届知]|有的)(?:于(?!是))?)"
    r"|(?P<rhythm>(?=每(?:半?年|季|月|周|旬|日|天|两年|三年|学期|逢))"
    r"|于(?=每|20\d\d年|[0-9]{1,2}月)|定期(?=[\u4e00-\u9fff]{2}))"
    rf"|(?P<dated>(?={_BY_THEN}(?:{_DOING}|建成|新建|更新|修订)))"
    rf"|(?P<doing>(?=(?:{_DOING})(?!的))))"
)
"""The words that bind the organs before them."""

_LEAD_IN = regex(
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[一二三四五六七八九十]是|[①-⑳])?"
    r"(?:同时|其中|此外|另外|并且|今后|下一步|届时|平时|一方面|另一方面)?，?"
)
"""The words that may stand before the organs in their clause."""

_TOLD = regex(
    r"》[^，。《》]{0,16}(?:规定|明确|要求|指出|提出|强调)"
    r"|(?:依据|根据|按照|依照)《[^《》]+》[^，。]{0,12}，"
    r"|(?:法律|法规|条例)[^，。]{0,6}(?:规定|明确)|此前|当时|当年"
)
"""The signs, before the organs, that the sentence tells what a law or a report says."""

_REPORTED = regex(
    r"了(?!解)|已(?!有)|过程中|情况[，。]|(?<!不少于)(?<!至少)(?<![0-9一二三四五六七八九十百千万])[0-9一二三四五六七八九十百千万余多]{1,6}(?:余|多)?"
    r"(?:次|份|起|家|场|人次|处|项|名)|不到位|不力|不够|不足|不严|不实|滞后|薄弱|缺乏|不完善|不健全|"
    r"成效|取得|提升了|明显"
)
"""The signs of a report: what was done, how often, and what went wrong."""

_EARLIER = regex(
    "近年|去年|上一轮|上期|上年|以来|期间|当年|[去前]年|20\\d\\d年(?![^，。；]{0,6}前)|截至|目前|全年|累计|已|共"
)
"""What in the words before tells that the sentence reports."""

_EXHORTATION = regex(
    r"(?:进一步|深刻|切实|不断|全面|充分|始终|真正|务必|深入|积极|认真|坚决|严格|自觉|从|站在|以|把)*"
    r"(?:重视|认识|提高|统一思想|思想|增强|配合|沟通|协作|各负其责|各司其职|通力|形成|履行|贯彻|精心|坚持"
    r"|树立|牢固|强化|压实|担负|扛起|高度|密切|担当|领会|领导|负起|树牢|学习"
    r"|加强(?:组织|领导|沟通|协作|协同|配合|协调|统筹)|明确(?:责任|分工)|落实(?:责任|主体))"
)
"""What is said to everybody and divides no work: take it seriously, work together."""

_ROLE_NOUNS = regex(
    r"(?:各|有关|相关|项目|任务|工作)*(?:牵头|责任|承办|主办|协办|配合|参与|参加|主责|实施|建设|编制|申报)"
    r"(?:责任)?(?:单位|部门|处室|主体)"
)
"""Expressions that name a role in the division instead of an organ."""

_COUNTED = regex(r"[\d一二两三四五六七八九十]+\s*个")
"""So many bodies that something is done to: 选取3个县、5个部门."""

_CIRCUMSTANCE = regex(
    r"(?:对|按|根据|在|针对|为|凡|结合|围绕|当|遇|发生|如|若|因|自|从|到|除|涉及|以|经|每|20\d\d)[^。]*"
    r"|[^。]*(?:后|时|的|前|期间|中|情况下)"
)
"""What may stand before the clause of the organs and belongs to their duty."""

_PLACED = regex(
    "在|对|向|委托(?!办)|聘请|邀请|面向|针对|依据|根据|依照|参照|凭|与|同|跟|(?:配合|协助|会同|支持|督促|指导|引导|帮助|依托)(?![处科室组办委局站中])"
)
"""Begins words that say where, for whom, by what or with whom something is done: no subject."""

_OTHER_SUBJECT = regex(r"，(?=[\u4e00-\u9fff、]{2,24}(?:(?<!需)要(?!求)|应当|必须))")
_WORKING_WORD, _ACTING_WORD = regex(_WORKING), regex(_ACTING)


def read_duties(text: str, form: str) -> list[Found]:
    """Return who has a duty as the subject of a clause, in order.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.

    Shape:
        The range covers the organs and the binding word. Where a sentence has several such clauses,
        or other words before the first, ``subject`` holds what the organs are to do.
    """
    found: list[Found] = []
    position = 0
    for cue in _CUE.finditer(form):
        binding = _BINDING.match(form, cue.end()) if cue.end() >= position else None
        if binding is not None and (part := _read_clause(text, form, binding)) is not None:
            found.append(part)
            position = part.end
    _name_subjects(text, form, found)
    return found


def duties_may_stand_in(text: str) -> bool:
    """Whether a text can hold a duty sentence at all: a cheap test before the real reading."""
    return _CUE.search(text) is not None


def _read_clause(text: str, form: str, binding: re.Match[str]) -> Found | None:
    end, after = binding.span()
    start, end = _subject_range(form, end)
    if not 2 <= end - start < _LONGEST_LIST or "\0" in form[start:end]:
        return None
    sentence, stop = _sentence(form, start)
    if stop - sentence > _LONGEST_SENTENCE:
        return None
    if _PLACED.match(form, start, end):
        return None
    units = all_units(text[start:end]) or elided_units(text[start:end])
    if units is None or not _can_have_duty(units, form, after):
        return None
    if len(form[after:stop].strip()) < _LEAST_DUTY:
        return None
    if _TOLD.search(form, sentence, start) or in_quotes(form, sentence, start):
        return None
    if is_past(form, start, after, bound=binding["shall"] is not None):
        return None
    bare = binding["doing"] is not None
    if bare and _WORKING_WORD.match(form, after) and not _is_full(units):
        return None
    if bare and _ACTING_WORD.match(form, after) and not _are_plain(units):
        return None
    if (
        bare
        and form.startswith("对", after)
        and not (_are_plain(units) and _opens(form, sentence, start))
    ):
        return None
    if binding["dated"] is not None and not all(map(is_area, units.groups)):
        return None
    if (bare and not all(map(is_area, units.groups))) or (
        (bare or binding["dated"] is not None)
        and _is_report(form, sentence, start, stop, own=_are_plain(units))
    ):
        return None
    draft, length = _draft_of(units, text[after:stop])
    return Found(start, after + length, draft)


def _draft_of(units: Units, duty: str) -> tuple[Draft, int]:
    """Return who answers for a duty, and how much of it names them: whoever only helps supports the units it names."""
    helping = helps(duty, of=units.items[0].text)
    draft = Draft(each=len(units.names) > 1 and not helping)
    draft.add(Part.SUPPORT if helping else Part.OWNER, units)
    length, helped = helped_at(duty) if helping else (0, ())
    draft.lead += [name for name in helped if name not in units.names]
    return draft, length


def _opens(form: str, sentence: int, start: int) -> bool:
    """Whether nothing but a number or a 由 stands before the organs in their sentence."""
    return _LEAD_IN.fullmatch(form[sentence:start].strip(" 　由")) is not None


def _is_full(units: Units) -> bool:
    """Whether a list holds nothing but names of single organs."""
    return all(
        len(name) > 2 and not name.endswith(_CLASS) and is_unit(name) for name in units.names
    )


def _are_plain(units: Units) -> bool:
    """Whether a list holds nothing but full names of this level's organs, or places."""
    return all(map(_PLAIN.fullmatch, units.names)) and all(map(is_area, units.groups))


def _is_report(form: str, sentence: int, start: int, stop: int, *, own: bool) -> bool:
    """Whether the words around a bare verb tell what was done instead of what is to be done.

    A clause of full names is judged by its own words, in the middle of a sentence too.
    """
    begins = form[sentence:start].strip(" 　")
    if not begins or _LEAD_IN.fullmatch(begins):
        return _REPORTED.search(form, sentence, min(len(form), stop + 1)) is not None
    if not own:
        return True
    ends = [at for mark in "，；" if (at := form.find(mark, start, stop)) > 0]
    earlier = _EARLIER.search(form, sentence, start)
    return (earlier or _REPORTED.search(form, start, min([*ends, stop]))) is not None


"""Where a clause with a subject of its own begins, organ or not."""


def _subject_range(form: str, end: int) -> tuple[int, int]:
    """Return where the words before a binding word stand in which the organs must be."""
    start = _clause_start(form, end)
    if start == end and start and form[start - 1] == "，":  # A是责任主体，要…
        before = _clause_start(form, start - 1)
        found = _SUBJECT_OF.search(form, before, start - 1)
        if found and found.end() == start - 1:
            start, end = before, found.start()
    lead_in = _LEAD_IN.match(form, start, end)
    start = lead_in.end() if lead_in else start
    return start + len(form[start:end]) - len(form[start:end].lstrip()), end


def _clause_start(form: str, end: int) -> int:
    first = max(0, end - _LONGEST_LIST)
    return max(first, max(form.rfind(mark, first, end) for mark in _CLAUSE_MARKS) + 1)


def _can_have_duty(units: Units, form: str, after: int) -> bool:
    if any(ENTERPRISE.search(name) for name in (*units.names, *units.groups)):
        return False
    if any(group.endswith(_PERSONS) or is_counted(group) for group in units.groups):
        return False
    if any(_COUNTED.search(name) for name in (*units.names, *units.groups)):
        return False
    if any(_ROLE_NOUNS.fullmatch(name) for name in (*units.names, *units.groups)):
        return False
    return bool(units.names) or not _EXHORTATION.match(form, after)


def _sentence(form: str, position: int) -> tuple[int, int]:
    first, last = max(0, position - _LONGEST_SENTENCE), position + _LONGEST_SENTENCE
    start = max(max(form.rfind(mark, first, position) for mark in _STOPS) + 1, first)
    ends = [end for mark in _STOPS if (end := form.find(mark, position, last)) >= 0]
    return start, min(ends, default=min(len(form), last))


def _name_subjects(text: str, form: str, found: list[Found]) -> None:
    """Say what the organs are to do where the sentence says more than that."""
    sentences = [_sentence(form, part.start) for part in found]
    for i, part in enumerate(found):
        start, stop = sentences[i]
        following = i + 1 < len(found) and sentences[i + 1] == sentences[i]
        several = following or (i > 0 and sentences[i - 1] == sentences[i])
        if following:
            stop = found[i + 1].start
        other = _OTHER_SUBJECT.search(form, part.end, stop)
        if several or other or _other_words_before(form, start, part.start):
            stop = other.start() if other else stop
            part.draft.subject = text[part.end : stop].strip(" \t\u3000，,、") or None


def _other_words_before(form: str, start: int, end: int) -> bool:
    """Whether the sentence says something else first, more than the circumstances of the duty."""
    before = form[start:end].strip(" ，：")
    if len(before) < _LEAST_OTHER_WORDS or "\0" in before or _LEAD_IN.fullmatch(before):
        return False
    return _CIRCUMSTANCE.fullmatch(before) is None
