"""Evaluations by stage (中期评估, 总结评估) wherever a plan dates them, and words that rule any evaluation out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.reviews import REVIEW, is_review
from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern
from decompose.text.dates import five_year_end, years_in
from decompose.text.patterns import regex

_STAGED = CuedPattern(
    "(?:中期|期中|中段|阶段性?|终期|期末|末期|届终|总结性?|收官)[^，,。；;]{0,12}(?:评[估价议]|考评)"
    "|(?:评[估价]|考评)(?:工作)?[^，,。；;]{0,8}(?:安排|定|放|设|推迟|提前|顺延)(?:在|于|到|至)"
    "|(?:规划|纲要|方案|行动|计划|任务)(?:的)?(?:实施|执行|落实|完成)?(?:的)?(?:情况|成效|效果)?(?:的)?(?:开展|组织|进行)?(?:全面|综合)?评[估价](?!机构|报告|指标|标准|体系)",
    cue="评",
)
_DENIED = CuedPattern(
    "(?:不再|不另|不单独|不专门|暂不|不予?|无需|不需|不必|取消)(?:另行|单独|专门|组织|开展|安排|进行|设置?|实施|作|做){0,3}"
    "(?:(?:规划|方案|行动|计划)(?:实施|执行)?(?:情况)?)?(?:的)?(?:中期|终期|期末|总结|实施|年度|阶段性?)?(?:考核)?评[估价](?:$|[，,。；;、])",
    cue=("不", "无需", "取消"),
)
_THROUGHOUT = regex("到期|期满|届满|规划|纲要|本方案|本行动|中期|终期|期末|总结|实施期")
_OF_WORKS = regex("项目|企业|环境|区域|单位|产品|人员|资产|职称|设备|供应商|重复")
"""What is spared another assessment is no plan: 对已做区域评估的项目不再单独评估."""
_OVER = regex(
    "[了过]|已[于经完组开通]|显示|表明|指出|发现|反映|认为|结果为|以来|《|根据|依据|按照|参照|结合|上一?轮|前一?期|上一?期"
)
"""An evaluation that is over, what it has found, or one of another document."""
_CLAUSE, _SENTENCE = regex(r"[^，,。；;\n]+"), regex(r"[^。；;\n]+")


class Staged(NamedTuple):
    """A year in which a clause has something evaluated."""

    year: int
    passage: Passage
    clause: Evidence


def dated_elsewhere(case: AuditCase, told: set[int]) -> Iterator[Staged]:
    """Yield the years of evaluations of the plan itself that stand in other blocks than those told of."""
    period = case.result.plan.period
    if period is None or is_review(case):
        return
    for passage in case.passages:
        if passage.block in told or passage.kind in REVIEW or "评" not in passage.text:
            continue
        for found in _CLAUSE.finditer(passage.text):
            clause = found.group()
            other = five_year_end(clause)
            if not _STAGED.search(clause) or _OVER.search(clause) or other not in (None, period[1]):
                continue
            for year in years_in(clause):
                yield Staged(year, passage, passage.quote(found.start(), found.end()))


def denied(case: AuditCase) -> Iterator[tuple[Passage, Evidence]]:
    """Yield the sentences that say the plan will not be evaluated: 到期前不再另行评价."""
    for passage in case.passages:
        if passage.kind in REVIEW or not _DENIED.search(passage.text):
            continue
        for found in _SENTENCE.finditer(passage.text):
            said = found.group()
            if _DENIED.search(said) and _THROUGHOUT.search(said) and not _OF_WORKS.search(said):
                yield passage, passage.quote(found.start(), found.end())
