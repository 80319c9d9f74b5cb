"""Short titles in title marks that stand where the plain word must stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.text.cues import CuedPattern

_DEFINED = CuedPattern('以下(?:统称|简称|称)[为：:]?[“"]?《(?P<word>[^《》]{2,6})》', cue="简称")
_AS_VERB = "科学|合理|统一|超前|整体|系统|统筹"
"""Adverbs: what follows is a verb (scientifically plan the layout)."""
_VERB = CuedPattern(
    "(?:科学|合理|统一|超前|整体)《(?:规划|计划|方案|部署)》"
    "|统筹《(?:规划|计划|部署)》(?=布局|建设|设计|安排|实施(?![，,。；;、和与]|$))"
    "|应[一-鿿]{1,2}尽《[一-鿿]{2}》|应《[一-鿿]{2}》尽《[一-鿿]{2}》|(?:推进|推动|加快|加强)《(?:规划|计划|方案|部署)》(?=建设|布局|编制[^，。]{0,8}设施)"
    "|(?:政府|党委|部门)《[一-鿿]{2}》(?=[室组办科处])"
    "|(?:制定|编制|拿出|出台|提出|形成|细化)(?:了|好|出)?(?:(?:具体|详细)(?:实施|工作)?|专项|工作|行动|整改)的?《(?:方案|计划|规划)》"
    "|(?:处置|应急|施工|改造|疏散|演练|救援|监测|设计|治理|整改)《(?:方案|预案|计划|规划)》"
    "|(?:听取|征求|征集|收集)[^，。；《》]{0,8}《意见》|(?:有|无)《计划》地|[想没]《办法》|(?:创新|改进)(?:工作|方式|监管|服务)《(?:办法|方案)》"
    "|(?:列入|纳入|下达)[^，。；《》]{0,4}年度《计划》|年度(?:投资|检查|执法|工作)《计划》"
    "|《要点》位|《方案》[例卷]|《办法》律|《通知》[识晓]|《纲要》[求素件]|《措施》工"
    "|《(?:督[导查]|检查|巡查|考核|验收|整治)》(?=组|室|办|队|工作)",
    cue=(
        "《规划》",
        "《计划》",
        "《方案》",
        "《部署》",
        "《预案》",
        "《意见》",
        "应《",
        "政府《",
        "党委《",
        "部门《",
        "《督",
        "《检查》",
        "《巡查》",
        "《考核》",
        "《验收》",
        "《整治》",
        "《要点》",
        "《办法》",
        "《通知》",
        "《纲要》",
        "《措施》",
    ),
)
"""So damaged whatever the document calls itself: an adverb before it, 应…尽…, part of the name of an office,
a word that goes on behind the mark (储备库《要点》位)."""
_IN_GENERAL = (
    "相关|各类|其他|有关|专项|上一轮|新一轮|城乡|空间|发展|总体|年”|[一二三四五六七八九十]”"
)
"""Words before a plan that is not this one, or plans in general."""
_CARRIED_OUT = "(?:的?组织)?(?:实施|落实|执行)(?:工作)?(?:[，,。；;、和与]|$)"
"""A document is carried out: 市安委会统筹《规划》实施."""
_GOES_ON = "专项规划|布局(?!合理)|工业园区|用地|选址"
"""Words after it that make it a verb or part of a longer word."""


def own_words(case: AuditCase) -> Iterator[str]:
    """Yield the abbreviations that the document defines for a title, each once."""
    seen: set[str] = set()
    for passage in case.passages:
        for found in _DEFINED.finditer(passage.text):
            if found["word"] not in seen:
                seen.add(found["word"])
                yield found["word"]


def damaged(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which the abbreviation stands for the plain word."""
    mark = re.escape(f"《{word}》")
    if f"《{word}》" not in text:
        return
    pattern = rf"(?:{_AS_VERB})[“”]?{mark}(?!{_CARRIED_OUT})|(?:{_IN_GENERAL}){mark}(?!》)|{mark}(?:{_GOES_ON})"
    for found in re.finditer(pattern, text):
        yield found.span()


_DOUBLED = CuedPattern(r"(?P<tail>[一-鿿]{2,5}(?:局|委|厅|办))(?P=tail)", cue="局委厅办")
"""The end of an organ's name twice: a short name was replaced within the full one."""


def doubled(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the organs whose ends stand twice: start, end and what must have stood there."""
    for found in _DOUBLED.finditer(text):
        yield found.start(), found.end(), found["tail"]


def used_as_verb(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which a bare word for plans stands in title marks where no title can stand."""
    for found in _VERB.finditer(text):
        yield found.span()
