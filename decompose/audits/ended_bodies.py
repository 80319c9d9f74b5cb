"""Bodies that had ended, where sentences and headings name them: 由市食品药品监督管理局登记."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.model.plan import SectionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_BODY = regex(r"^[一-鿿]{2,}(?:局|委员会|委|办公室|办|厅|总队|支队|监会)$")
_ENDS = regex("局|委员会|委|办公室|办|厅|总队|支队|监会")
_BEFORE = regex(
    "(?:各?(?:级|省|市|州|盟|县市区|区县|市县|县区|县|区|旗|乡镇)|国家|全国|中国|国务院)$"
)
_STANDS_ALONE = regex(
    "(?<![一-鿿])$|(?<=[由经请报向])$|(?<=配合|会同|联合|协助|商请|报请|移送|报送|通报)$"
)
_BEHIND = regex(
    "[一-鿿0-9]{0,8}?(?:公告|令|通告|印发|关于|文件|联合|旧址|原址|遗留|退休|离退休|档案|宿舍|家属|大院|大楼|小区)"
    "|(?:分|支|大|总|门|[一-鿿]{0,2}(?:局|委))"
)
"""Behind a name: who issued something long ago, what is left of a body, or a longer name."""
_LONGEST, _SHORTEST, _NEEDS_PLACE = 18, 3, 5
_PAST = (
    SectionKind.STATUS,
    SectionKind.PROBLEMS,
    SectionKind.SITUATION,
    SectionKind.PROCESS,
)
_TITLE = regex("《[^《》]*》")
_OF_OLD = CuedPattern(
    r"原[^，。；由]{0,12}$|(?:前身|更名|改名|改称|改为|并入|组建|整合|撤销|转隶|划入|划转|不再保留|机构改革|变更|合并|曾用|沿用|字样|名称)"
    r"|(?:19|20[01])\d{1,2}年[^，。；]{0,40}(?:印发|联合|制定|出台|发布|下发|成立|设立|批准|审批|颁发)|第\d+号|〔\d{4}〕",
    cue="原前更改并组整撤转划不机变合曾沿字名年第〔",
)
"""Words of a reform, of an older document or of a name beside which the ended body may stand."""
_ZONE_BODY = "管委会"
_STOPS = "。；;\n"
_CLOSES = regex("[（(]\\s*$")


class EndedBody(NamedTuple):
    """The name of an ended body in a passage, and the department that has come of it."""

    passage: Passage
    start: int
    end: int
    department: str

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.passage.text[self.start : self.end]


def ended_bodies(case: AuditCase) -> Iterator[EndedBody]:
    """Yield the names of ended bodies in what is to be done, each name once.

    Not in titles of documents, nor where the sentence speaks of a reform, of an older document or of what was.
    """
    seen: set[str] = set()
    names = _names(case)
    stated = [a.span for _, a in case.attributions() if a.span is not None]
    for passage in case.passages:
        if passage.kind in _PAST:
            continue
        titles = [found.span() for found in _TITLE.finditer(passage.text)]
        for start, end in _printed(passage.text, names):
            name = passage.text[start:end]
            means = case.resolved(name)
            if name in seen or not means.former or means.department is None:
                continue
            if any(opens < start < closes for opens, closes in titles):
                continue
            at = passage.start + start
            if any(s.block == passage.block and s.start <= at < s.end for s in stated):
                continue  # told of the task that it answers for
            if _spoken_of(passage.text, start, end) or _of_zone(case, passage.text, start):
                continue
            seen.add(name)
            yield EndedBody(passage, start, end, means.department)


def _of_zone(case: AuditCase, text: str, start: int) -> bool:
    """Tell whether a name is that of an office of a functional zone: 新区建设局."""
    zones = (*case.kb.info.words.zones, _ZONE_BODY)
    return any(text.endswith(zones, 0, end) for end in (start, start + 1))


def _names(case: AuditCase) -> frozenset[str]:
    """Return all names of bodies that ended with a reform."""
    return frozenset(
        name
        for entry in case.kb.departments.values()
        for former in entry.former
        if not former.unit
        for name in former.names
        if _BODY.match(name)
    )


def _printed(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names, with the word of their place; without one only long names."""
    for found in _ENDS.finditer(text):
        end = found.end()
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            if text[start:end] not in names or _BEHIND.match(text, end):
                continue
            place = _BEFORE.search(text[max(0, start - _SHORTEST) : start])
            if place is not None:
                yield start - len(place.group()), end
            elif end - start >= _NEEDS_PLACE and _STANDS_ALONE.search(text[:start]):
                yield start, end
            else:
                continue
            break


def _spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence speaks of a reform or of older times."""
    begin = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
    stop = min((at for mark in _STOPS if (at := text.find(mark, end)) >= 0), default=len(text))
    before, behind = text[begin:start], text[end:stop]
    return any(_OF_OLD.search(part) for part in (before, behind)) or bool(_CLOSES.search(before))
