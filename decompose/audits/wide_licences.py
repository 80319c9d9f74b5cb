"""Licences that law asks of some only and a text of all: 所有场所投入使用前均须经消防安全检查许可."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Fault
from decompose.audits.deadlines import heading
from decompose.model.plan import Measure
from decompose.model.result import Evidence, EvidenceKind
from decompose.model.source import Span
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex


class _Licence(NamedTuple):
    """A licence: the words for it, for whom the law asks it, the words for these, the article as read and as key."""

    words: CuedPattern
    asked_of: str
    those: re.Pattern[str]
    law: str
    article: str


_LICENCES = (
    _Licence(
        CuedPattern(
            "(?:投入使用|使用|开业|营业|启用|运营)[、和]?(?:营业|使用)?之?前[^。；]{0,14}消防[^。；]{0,14}(?:许可|审批|批准|同意|合格证|意见书)"
            "|消防安全检查(?:许可|合格证|审批)",
            cue="消",
        ),
        "公众聚集场所",
        regex(
            "公[众共]聚集场所|人员密集场所|宾馆|饭店|商场|集贸市场|车站|候机|码头|体育场馆|会堂|娱乐|影剧?院|歌舞"
        ),
        "《消防法》第十五条",
        "fire-protection-law-2021#15",
    ),
    _Licence(
        CuedPattern("安全生产许可证?", cue="许"),
        "矿山、建筑施工和危险化学品、烟花爆竹、民用爆炸物品生产企业",
        regex("矿|建筑施工|施工企业|危险化学品|危化品|烟花爆竹|民用爆炸|民爆|尾矿|油气|采石"),
        "《安全生产许可证条例》第二条",
        "safety-production-licence-regulation-2014#2",
    ),
    _Licence(
        CuedPattern("消防设计(?:审查|审核)(?!和备案|、备案|或备案)", cue="消"),
        "特殊建设工程",
        regex("特殊建设工程|大型人员密集|备案|抽查"),
        "《消防法》第十一条",
        "fire-protection-law-2021#11",
    ),
)
_ALL = CuedPattern(
    "(?:所有|一切|任何|各类|各种|凡是?|全部|每[一个家])(?P<those>[^，。；]{2,24}?)(?=[，；]|均|都|一律|必?须|应|要|在|投入|开业|营业|未|不|$)",
    cue="所一任各凡全每",
)
_MUST = CuedPattern("均|一律|都[须应要]|必须|须|应当?|不得|方可|才能", cue="均一都须应不方才")
_LAWFUL = CuedPattern(
    "依法(?:应当?|必须|须|需要?|办理|申请|申领|取得)|法律(?:法规)?规定|按(?:照)?规定|需要?(?:办理|取得)[^，。；]{0,10}的",
    cue="法规需",
)
"""As far as the law asks for it."""


def wide_licences(case: AuditCase) -> Iterator[Fault]:
    """Report measures that ask a licence of all things of a kind for which law asks it of some only."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = _asked_of_all(measure)
            if found is None:
                continue
            licence, every, words = found
            message = (
                f"任务“{heading(task)}”对“{every}”一律要求“{words}”，"
                f"{licence.law}只对{licence.asked_of}设定这项许可"
            )
            at = measure.span.start + measure.text.index(words)
            span = Span(block=measure.span.block, start=at, end=at + len(words))
            law = case.kb.cite(licence.article).text
            evidence = (
                Evidence(kind=EvidenceKind.TEXT, quote=words, span=span),
                Evidence(kind=EvidenceKind.LAW, quote=law, citation=licence.article),
            )
            fix = "按法律规定的范围写明许可对象；范围以外的改为监督检查、备案或者告知。"
            yield Fault({"task": task.id, "measure": measure.id}, message, evidence, fix=fix)


def _asked_of_all(measure: Measure) -> tuple[_Licence, str, str] | None:
    every = _ALL.search(measure.text)
    if every is None or _LAWFUL.search(measure.text) or not _MUST.search(measure.text):
        return None
    for licence in _LICENCES:
        found = licence.words.search(measure.text)
        if found and not licence.those.search(measure.text):
            return licence, every.group(), found.group()
    return None
