"""Audit ``process.dispute-open``: a dispute that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_OPEN = CuedPattern(
    "(?:协商|沟通|协调|研究)中|待(?:定|协调|研究|商)|未(?:能)?(?:达成|协调|取得|协商|形成)一致|意见不一"
    "|存在分歧|尚未一致|有争议|暂缓|[再缓]议|相左|保留意见|(?:正在|继续|进一步)(?:协商|沟通|协调)|(?:仍|尚|还)(?:有|存)?在?(?:较大|一定|部分)?(?:分歧|异议|争议)"
    "|(?:仍|尚|还)(?:在|需|须|待)(?:进一步)?(?:协商|沟通|协调|研究|磋商|商榷)",
    cue="协沟待未存尚争暂研不正继进仍还议左保",
)  # still open

_STILL = CuedPattern(
    "(?:仍|尚|依然|还)(?:存在|存有|有|存)?(?:较大|一定|部分|若干)?(?:不同意见|分歧|争议)(?!的)"
    "|(?:仍|尚|至今)未(?:能)?(?:达成|协调|取得|协商|形成)(?:一致|共识)(?!的)"
    "|(?:会商|协商|协调|沟通|研究|讨论)[^，。；]{0,4}(?:仍|尚)?未(?:能)?(?:达成|取得|形成)(?:一致|共识)(?!的)"
    "|(?:意见|看法)(?:存在|有)?分歧(?:较大|明显|突出|严重)(?!的)|(?:意见|看法)(?:仍|尚)?(?:不一致|未统一|不统一)(?!的)|(?:持|提出|表示)(?:有)?(?:保留|反对)(?:意见|态度)(?!的)"
    "|(?:仍|尚|依然|还)(?:存在|存有|有|存)?(?:较大|一定|部分|若干)?异议(?!的)|(?:分歧|争议|异议)[^，。；]{0,6}(?:待定|待决|未决|悬而未决|尚待|有待)"
    "|意见不一(?!致)|(?:会议|会上)[^，。；]{0,6}(?:未|没有)(?:作|做|形成|得)(?:出)?(?:结论|决定|定论)"
    "|(?:各执一词|各持己见|各执己见|相持不下|莫衷一是|争执不下|悬而未决|尚无定论|僵持不下)(?!的)"
    "|未(?:能)?(?:达成|协调|取得|协商|形成)(?:一致|共识)(?!的)[^。；]{0,10}(?:提请|报请|提交|请示)"
    "|(?:仍|尚|暂|均|还)(?:持|有)?保留(?:不同)?意见(?!的)"
    "|(?:(?:有|存在?|提出|持)(?:较大|一定|部分|若干|很大|明显)?(?:分歧|争议|异议|不同意见|不同看法)|(?:意见|看法|认识)(?:不一致|不统一|相左))(?!的)"
    "[^。；]{0,12}(?:(?:仍|尚|还|正)?在(?:进一步)?(?:协商|沟通|协调|研究|磋商|会商)|[暂尚仍]未|尚无|待[^，。；]{1,10}(?:裁定|决定|研究|协调|明确|审定|定)|会后(?:再|继续|另行)?(?:协调|研究|沟通))"
    "|(?:会议|会上|会后|双方|各方|三方|[两三几]个?(?:家|局|部门|单位)|各?部门(?:之?间)?|最终|始终)[^，。；]{0,8}(?:未|没有|没能)能?(?:达成|取得|形成)(?:一致|共识|统一)(?!(?:意见|共识)?的)",
    cue=(
        "不同意见",
        "分歧",
        "争议",
        "异议",
        "一致",
        "共识",
        "统一",
        "保留",
        "反对",
        "不同看法",
        "相左",
        "各执",
        "各持",
        "相持",
        "莫衷",
        "争执",
        "悬而",
        "意见不一",
        "结论",
        "决定",
        "定论",
        "僵持",
    ),
)  # said in a sentence of its own
_SUPPOSED = CuedPattern("如果|如有|若|凡|遇有|时[，,]", cue="如若凡遇时")
_SETTLED = CuedPattern(
    "裁定|裁决|拍板|(?:决定|明确|确定|议定|商定|统一)(?:后)?[，,]?由|(?:决定|明确|确定|议定|商定)[^，。；]{2,16}(?:牵头|负责|承担)"
    "|经[^，。；]{0,8}(?:研究|协调|会商|协商|审定|审议)(?:决定|确定|明确|议定|后)?[，,]?(?:由|明确|决定|确定)"
    "|最终(?:由|明确|确定|采[纳用])|(?:会议|研究|协调)[^，。；]{0,6}(?:一致)(?:同意|认为|明确)|以[^，。；]{2,16}意见为准"
    "|(?:现|目前|后|均)已(?:协调|达成|取得|形成)一致",
    cue=("裁", "拍板", "由", "定", "明确", "最终", "一致", "为准"),
)
"""Says that the dispute before it was decided."""
_NOT_YET = regex("提请|报请|呈请|请示|建议|拟|待|暂|另行|再行|下次|后续|请(?!求)|如|若")
"""Stands before words of a decision that is still to come."""
_SENTENCE = regex(r"[^。；;！？\n]+")


@audit_facts(
    AuditFacts(
        name="process.dispute-open",
        code="P04",
        severity=Severity.WARNING,
        why="报批时仍有未协调一致的意见，印发后会成为推诿的理由。",
        fix="由领导小组或政府办公室协调决定后再报批，并记录结果。",
        reads=True,
    )
)
def process_dispute_open(case: AuditCase) -> Iterator[Fault]:
    """Report comments on which no agreement was reached.

    Looks for:
        A decision in a table of opinions such as "under discussion" or "not agreed"; a sentence that says
        that departments still disagree, unless it supposes the case, or it or the next one says who decided
        and what.
    Why it matters:
        Who did not agree will not carry it out.
    Source:
        Mechanisms 22 and 88 of docs/mission.md.
    """
    told: set[int] = set()
    for table in consultations(case):
        for row in table.rows:
            told |= set(row.blocks)
            found = _OPEN.search(row.decision + row.reason)
            if found:
                who = row.unit or "专家"
                message = f"{who}的第{row.serial}条意见尚未协调一致（“{found.group()}”）"
                yield Fault(row.subject, message, row.evidence)
    for passage in case.passages:
        if passage.block in told:
            continue
        for part in _SENTENCE.finditer(passage.text):
            found = _STILL.search(part.group())
            if not found or _SUPPOSED.search(part.group()[: found.start()]):
                continue
            following = _SENTENCE.search(passage.text, part.end())
            behind = part.group()[found.end() :]
            if not _settled(behind) and not (following and _settled(following.group())):
                message = f"文中写明意见尚未协调一致（“{found.group()}”）"
                yield Fault(passage.subject(), message, (passage.quote(*part.span()),))


def _settled(text: str) -> bool:
    """Tell whether a text says that a dispute was decided, and not that a decision is asked for."""
    return any(
        not _NOT_YET.search(
            text, max(text.rfind(mark, 0, found.start()) for mark in "，,；;") + 1, found.end()
        )
        for found in _SETTLED.finditer(text)
    )
