"""Audit ``process.dispute-open``: a dispute that is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.audits.opinion_lines import told_rows
from decompose.model.result import (
    Severity,
)
from decompose.parser.tables import Cell
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_OPEN = CuedPattern(
    "(?:协商|沟通|协调|研究)中|待(?:定|协调|研究|商)|未(?:能)?(?:达成|协调|取得|协商|形成)一致|意见不一"
    "|存在分歧|尚未一致|有争议|暂缓|[再缓]议|相左|保留意见|(?:正在|继续|进一步)(?:协商|沟通|协调|研究)|(?:仍|尚|还)(?:有|存)?在?(?:较大|一定|部分)?(?:分歧|异议|争议)"
    "|(?:仍|尚|还)(?:在|需|须|待)(?:进一步)?(?:协商|沟通|协调|研究|磋商|商榷)",
    cue="协沟待未存尚争暂研不正继进仍还议左保",
)  # still open

_STILL = CuedPattern(
    "(?:无法|难以|不能|未能)(?:统一|达成(?:一致|共识)|协调(?:一致)?|形成(?:一致|统一)|调和|取得(?:一致|共识))(?=[，,。；;]|$)|拉锯|胶着(?!剂)"
    "|(?:职责|责任|分工|牵头单位|划分|归属|权属|主体)[^，。；]{0,8}(?:待|留待)[^，。；]{2,14}(?:再|后)(?:行)?(?:定|议|明确|研究|确定|商定)|"
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
        "无法",
        "难以",
        "不能",
        "未能",
        "拉锯",
        "胶着",
        "待",
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
_REFUSED = CuedPattern(
    "相持(?!不下)|僵持|(?:均|互|都)(?:未|不)(?:让步|相让|认同|退让)|无法调和|针锋相对|"
    "(?:没有?|未|谈不)(?:能)?谈?拢|(?:均|都|互相|相互)(?:认为|称|主张|坚持|表示)?[^，。；]{0,6}不(?:属|归|是)(?:于)?(?:本|自身|自己|其)(?:部门|单位|局)?(?:的)?(?:职责|职能)?"
    "|(?:均|都)不(?:愿|肯|同意)(?:意)?(?:牵头|承担|接收|接手|负责|作为)|(?:互相|相互)推诿(?!扯皮)(?=[，,。；;]|$)|(?:监管|牵头|责任|主管|执法)(?:单位|部门|主体)(?:暂时?|仍|尚)(?:空缺|缺位|未明确|未确定|待定|无)"
    "|(?:意见|看法|认识|说法|态度|立场)(?:未变|没有变化|不变)|(?:看法|认识|说法|口径|理解)(?:尚|仍)?(?:不一(?!致)|各异|有出入)(?!的)"
    "|不宜由(?:我|本|其)[^，。；]{0,10}|难以(?:承担|牵头|履行)|无(?:此项|相关|相应)(?:职责|职能|执法权)|(?:监管|牵头|责任|主管|执法)(?:单位|部门|主体)[^，。；]{0,4}(?:暂缺|留空|空白|缺失)"
    "|(?:来函|复函|回函|明确|书面|会上|当场)?(?:表示)?不同意(?:承担|牵头|作为|列为|列入|将|由|该|接)[^，。；]{0,16}(?=[，,。；;]|$)"
    "|(?:不予|不|未予|未)(?:认可|接受|认同|同意|明确)(?=[，,。；;]|$)|(?:提出|持|表示|存有?|有)(?:不同|明显|较大|强烈)?(?:异议|不同意见|反对意见)(?=[，,。；;]|$)"
    "|(?:存|有)(?:较大|明显|原则)?(?:争议|分歧)(?=[，,。；;]|$)|(?:争议|分歧)(?:较大|突出|明显|尚存|未消)(?=[，,。；;]|$)",
    cue="拢不推缺未待无异一各分争难留空持让调锋",
)
"""Says that somebody would not have it: open where the matter went on undecided, or with nothing behind it."""
_WENT_ON = CuedPattern(
    "(?:先行|暂|先|仍|继续)(?:采用|以|按[^，。；]{0,8}表述)|(?:先行|暂|先|仍|继续)(?:按[^，。；]{0,8})?(?:上报|印发|报批|报送|提请|报审)|按原(?:稿|方案|意见|文)[^，。；]{0,4}(?:上报|报批|印发|报送)"
    "|(?:后续|会后|下一步|今后|印发后)(?:再|继续|另行)(?:行)?(?:议|商|协调|研究|明确|界定|商定|协商)|(?:报请|提请|恳请|请|呈)[^，。；]{0,10}(?:裁定|裁决|决定|研究|审定|协调|明确|定夺)"
    "|(?:待|由)[^，。；]{0,8}(?:编办|编委办|司法局|政府办?公?室?)(?:再|另行|继续|进一步)?(?:界定|裁定|协调|研究|明确)|搁置|悬而未决|(?:尚|仍|还)(?:待|需|须)|有待|(?:至今|目前|仍|尚)(?:仍|还)?(?:未|没有)",
)
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
_BOTH_SIDES = regex(
    "相持|僵持|让步|相让|退让|调和|针锋|拢|均|都|互相|相互|不一|各异|空缺|缺位|暂缺|留空|空白|缺失"
)
"""Says by itself that it was left so."""
_NO_OUTCOME = regex(
    "未果|无果|未明确|未确定|未定|未解决|提请|报请|搁置|不成|没有结果|无结论|^待|仍|僵持|暂缓|继续|再议"
)
_OF_OUTCOME = regex(
    "(?:协调|协商|会商|争议|分歧|磋商)[一-鿿]{0,4}(?:结果|情况|进展|意见|结论|状态)"
)
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
    rows = [row for table in consultations(case) for row in table.rows]
    for row in (*rows, *told_rows(case)):
        told |= set(row.blocks)
        found = _OPEN.search(row.decision + row.reason)
        if found:
            who = row.unit or "专家"
            message = f"{who}的第{row.serial}条意见尚未协调一致（“{found.group()}”）"
            yield Fault(row.subject, message, row.evidence)
    for cell, beside in _outcomes(case):
        tried = (words.search(cell.text) for words in (_OPEN, _STILL, _REFUSED, _NO_OUTCOME))
        found = next(filter(None, tried), None)
        told |= beside
        if found and not _settled(cell.text):
            message = f"文中写明意见尚未协调一致（“{found.group()}”）"
            yield Fault(case.section_at(cell.span.block), message, case.at(cell.span))
    for passage in case.passages:
        if passage.block in told:
            continue
        for part in _SENTENCE.finditer(passage.text):
            found = _STILL.search(part.group()) or _left_so(part.group())
            if not found or _SUPPOSED.search(part.group()[: found.start()]):
                continue
            following = _SENTENCE.search(passage.text, part.end())
            behind = part.group()[found.end() :]
            if not _settled(behind) and not (following and _settled(following.group())):
                message = f"文中写明意见尚未协调一致（“{found.group()}”）"
                yield Fault(passage.subject(), message, (passage.quote(*part.span()),))


def _left_so(text: str) -> re.Match[str] | None:
    """Return the words that say somebody would not have it, in a sentence that leaves it so or asks for a decision."""
    found = _REFUSED.search(text)
    if found is None or not (_WENT_ON.search(text) or _BOTH_SIDES.search(found.group())):
        return None
    return found


def _outcomes(case: AuditCase) -> Iterator[tuple[Cell, set[int]]]:
    """Yield the cells of columns that tell how a dispute ended, with the blocks of their rows."""
    for table in case.tables:
        columns = [n for n, head in enumerate(table.header) if _OF_OUTCOME.search(head)]
        for row in table.rows:
            cells = (row.cells[n] for n in columns if n < len(row.cells))
            own = {cell.span.block for cell in row.cells if cell is not None}
            yield from ((cell, own) for cell in cells if cell is not None)


def _settled(text: str) -> bool:
    """Tell whether a text says that a dispute was decided, and not that a decision is asked for."""
    return any(
        not _NOT_YET.search(
            text, max(text.rfind(mark, 0, found.start()) for mark in "，,；;") + 1, found.end()
        )
        for found in _SETTLED.finditer(text)
    )
