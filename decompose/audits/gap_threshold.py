"""Audit ``gap.threshold``: a duty that begins at a threshold, without the threshold."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    mentioned,
)
from decompose.audits.deadlines import heading
from decompose.audits.designations import settled
from decompose.audits.patch import designation
from decompose.audits.wide_licences import wide_licences
from decompose.model.result import (
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_LICENCE = CuedPattern(
    "(?<!消防)(?<!消防行政)许可|审批|报批|准许|发证|核准", cue="许批证核"
)  # licence
_ANOTHERS = regex("[^，。；、]{2,16}(?:许可证?|审批|核准)、")
"""A licence that stands in a list beside the object: 电力业务许可、储能电站并网."""
_OF_STAGE = regex("对(.{2})环节")  # of the licence at one stage
_LIMITED = CuedPattern(
    r"\d\s*(?:[万千百]?(?:人|吨|公斤|千克|立方|平方|升|座|台|场|米|元|类|级)|[kK][gG]|t(?![a-z])|㎡|m)|以上|以下|规模|限额|数量|规定标准|备案|[千百万]人",
    cue="0123456789以规限数备千百万",
)  # a limit


@audit_facts(
    AuditFacts(
        name="gap.threshold",
        code="G11",
        severity=Severity.INFO,
        why="法定职责只在达到一定规模时成立，规划没有写明界限，界限以下由谁管就成了空白。",
        fix="写明界限，并明确界限以下的责任单位。",
    )
)
def gap_threshold(case: AuditCase) -> Iterator[Fault]:
    """Report objects whose supervisor depends on a threshold that the task does not name.

    Looks for:
        Large public events, chemical use, storage and other objects whose licence begins at a
        size, in a measure on that licence without a number and without words on what lies
        below; what law asks of some only by the pack's list of limits (fire checks before opening, work safety
        licences, permits to build, expert review of works, full-time safety staff) asked of all things of a kind.
    Why it matters:
        Below the threshold no department is bound.
    Source:
        Cases T02, T27, T28 and T41; mechanism 70 of docs/mission.md.
    """
    limits = {key: sector.threshold for key, sector in case.kb.sectors.items() if sector.threshold}
    seen: set[str] = set()
    told: set[str] = set()
    for task in case.result.plan.tasks:
        for measure in task.measures:
            for mention in case.words_of.get(measure.id, ()):
                limit = limits.get(mention.id) if mention.kind is MentionKind.SECTOR else None
                if limit is None or mention.id in seen or _LIMITED.search(measure.text):
                    continue
                if measure.text.startswith("负责"):
                    continue  # a list of duties says whose licence it is; the law says from what size
                stated = measure.attribution or task.attribution
                whole = f"{without_laws(measure.text)}{stated.quote if stated else ''}"
                if not _licensed(mention.term, whole) or settled(case, mention.term):
                    continue
                if (stage := _OF_STAGE.search(limit)) and stage[1] not in measure.text:
                    continue
                seen.add(mention.id)
                told.add(measure.id)
                message = (
                    f"“{mention.term}”的许可{limit}，任务“{heading(task)}”没有写明界限以下由谁负责"
                )
                subject = {"sector": mention.id, "task": task.id}
                patch = (designation(case, task.id, mention.term),)
                yield Fault(subject, message, (mentioned(mention),), patch=patch)
    yield from wide_licences(case, told)


def _licensed(term: str, text: str) -> bool:
    """Tell whether a text speaks of a licence that may be the object's."""
    own = _ANOTHERS.sub(lambda found: found.group() if term in found.group() else "", text)
    return _LICENCE.search(own) is not None
