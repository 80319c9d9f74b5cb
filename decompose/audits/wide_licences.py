"""What law asks of some only and a text of all: 所有场所投入使用前均须经消防安全检查许可."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from decompose.audits.case import AuditCase, Fault
from decompose.audits.deadlines import heading
from decompose.model.knowledge import Limit
from decompose.model.plan import Measure
from decompose.model.result import Evidence, EvidenceKind
from decompose.model.source import Span
from decompose.text.cues import CuedPattern, starred
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_ALL = CuedPattern(
    "(?:所有|一切|任何|各类|各种|凡是?|全部|每[一个家]|(?:不论|无论|不分|不管)[^，。；]{0,4}(?:规模|大小|人数|面积))(?:[^，。；]{2,24}?(?=[，；]|均|都|一律|必?须|应|要|在|投入|开业|营业|未|不|$))?"
    "|[^，。；：]{2,24}[，：]?(?:一律|均须|均应|都须|都应|均要|都要|全部须)",
    cue="所一任各凡全每不无均都",
)
_WHATEVER = regex("(?:不论|无论|不分|不管)[^，。；]{0,4}(?:规模|大小|人数|面积)(?:大小|多少)?")
"""A size that is named to be left aside."""
_GRANTED = CuedPattern(
    "(?:对|负责)?(?:所有|一切|任何|不论|无论|不分)[^；。]{2,40}?(?:实施|办理|核发|审批|统一|批准)",
    cue="所一任不无",
)
"""What somebody does with all of a kind is asked of all: 对所有建设工程实施消防验收."""
_MUST = CuedPattern(
    "均|一律|都[须应要]|必须|须|应当?|不得|方可|才能|纳入|列为|全覆盖", cue="均一都须应不方才纳列全"
)
_LAWFUL = CuedPattern(
    "依法(?:应当?|必须|须|需要?|办理|申请|申领|取得)|法律(?:法规)?规定|按(?:照)?(?:国家|有关|法律)?规定|需要?(?:办理|取得)[^，。；]{0,10}的|符合[^，。；]{0,12}条件的|达到[^，。；]{0,12}的",
    cue="法规需符达",
)
"""As far as the law asks for it."""
_SIZE = CuedPattern(
    r"\d(?:\.\d)?\s*(?:[万千百]?(?:人|吨|公斤|千克|立方|平方|升|座|台|场|米|层)|[kK][gG]|㎡)|(?<![截约])以[上下](?!述)|(?<!不论)(?<!无论)规模(?!大小)|限额|[一二三四五]千人",
    cue="0123456789以规限千",
)
"""A limit of some size."""
_LOOKED_AT = CuedPattern(
    "未经|查处|督促|检查|核查|协助|配合|征求|参与|宣传|情况", cue="未查督协配征参宣情"
)
_LISTED = regex("负责")
"""A list of duties says whose licence it is; the law says from what size."""
_TAIL = regex("[，：]?(?:一律|均须|均应|都须|都应|均要|都要|全部须)$")
_WITHOUT = regex("(?:未|无|没有|不)(?:依法)?(?:取得|办理|持有|具备|领取|证)[^，。；]{0,6}$")
"""Before words of what somebody lacks."""


def wide_licences(case: AuditCase, told: Container[str] = ()) -> Iterator[Fault]:
    """Report measures that ask of all things of a kind what law asks of some only.

    Args:
        case: The plan.
        told: Measures of which the same has been said.
    """
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = None if measure.id in told else _asked_of_all(case, measure)
            if found is None:
                continue
            limit, every, words = found
            law = case.kb.cite(limit.citations[0]).text
            message = (
                f"任务“{heading(task)}”对“{every}”一律要求“{words}”，"
                f"{law}只对{limit.asked_of}有这项要求"
            )
            at = measure.span.start + measure.text.index(words)
            span = Span(block=measure.span.block, start=at, end=at + len(words))
            evidence = (
                Evidence(kind=EvidenceKind.TEXT, quote=words, span=span),
                Evidence(kind=EvidenceKind.LAW, quote=law, citation=limit.citations[0]),
            )
            fix = "按法律规定的范围写明对象；范围以外的改为监督检查、备案或者告知。"
            yield Fault({"task": task.id, "measure": measure.id}, message, evidence, fix=fix)


def _asked_of_all(case: AuditCase, measure: Measure) -> tuple[Limit, str, str] | None:
    text = without_laws(measure.text)
    limited = _WHATEVER.sub("", text)
    if _LAWFUL.search(text) or _SIZE.search(limited):
        return None
    must = _MUST.search(text) or _GRANTED.search(text)
    every = _ALL.search(text) if must else None
    plainly = (must or not _LOOKED_AT.search(text)) and not _LISTED.match(text)
    for limit in case.kb.limits.values():
        found = _named(limit, text) if every or (limit.unqualified and plainly) else None
        if found and not any(word in limited for word in limit.those):
            asked = every.group() if every else next(o for o in limit.objects if o in text)
            asked = _TAIL.sub("", asked)
            return limit, asked, found.group()
    return None


def _named(limit: Limit, text: str) -> re.Match[str] | None:
    """Return the words of a requirement, where the sentence is about one of its objects."""
    if limit.objects and not any(word in text for word in limit.objects):
        return None
    found = list(starred(limit.words).finditer(text))
    lacking = any(_WITHOUT.search(text[: each.start()]) for each in found)
    return None if lacking or not found else found[0]
