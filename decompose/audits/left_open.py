"""Sentences that leave open, in so many words, who supervises what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.bystanders import to_be_named
from decompose.audits.case import NAMES_SUPERVISOR, AuditCase, Fault, words
from decompose.audits.deadlines import heading
from decompose.audits.designations import DECIDED, covers
from decompose.audits.patch import designation
from decompose.model.plan import Measure, Task
from decompose.model.result import Evidence, EvidenceKind, MentionKind
from decompose.model.source import Span
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_WHO = "(?:监管|主管|监督|行业管理|归口|管理|责任|牵头|评估)(?:主体|单位|部门|职责|责任|归属)"
_LATER = (
    "(?:视[^，。；]{0,12}(?:再定|而定|另定|再行?确定|后?确定|决定|研究)|(?:另行|日后|以后|今后|适时|择机|后续)(?:再)?(?:确定|明确|研究|商定|议定|指定|协商|协调|商议)"
    "|(?:再议|再定|另议|另定|待定|待议)|(?:暂|尚|目前|现)(?:不|未)(?:作)?(?:明确|确定|指定|落实)"
    "|由[^，。；]{2,24}(?:协商|商议|商量|自行商定|自行协商|自行研究|商定|研究决定)(?!一致)(?:确定|解决|明确|办理|决定)?"
    "|(?:均|仍|还|一直|至今|始终)?未(?:予)?(?:明确|确定|指定|落实|理顺)(?!的)|(?:没有|无)(?:定论|结论|着落)|(?:意见|看法|说法)(?:不一|不统一|有分歧)"
    "|(?:双方|各方|各家|几家|部门之间)(?:自行)?(?:协商|商定))"
)
_NOBODY = (
    "(?<!消除)(?<!填补)(?<!防止)(?<!避免)(?<!杜绝)(?<!补齐)(?<!不留)(?<!堵塞)(?<!弥补)"
    "(?:没有?(?:哪个)?(?:人|部门|单位)(?:来)?(?:监管|管理|主管|过问|管)|没人管|无(?:人|部门|单位)(?:监管|主管|管理|过问)|三不管"
    "|(?<!对)(?:未|暂不|尚不|不再)(?:再|予|作)?(?:指定|明确|确定|落实|设定)[^，。；]{0,6}(?:监管|主管|管理|责任)(?:单位|部门|主体)"
    "|(?:清单|职责|分工)(?:里|中|内)?(?:都|均)?(?:没有|未列|未写|不含|未涉及)(?:这一|该|此)项"
    "|找不到[^，。；]{0,8}(?:部门|单位)|(?:暂|尚|目前)?(?:无|没有)(?:对应|相应|对口|明确)的?(?:监管|主管|管理|责任)?(?:部门|单位)(?!的)"
    "|(?:不在|未列入|没有列入)(?:任何|哪个)(?:部门|单位)[^，。；]{0,6}(?:清单|职责)|(?:不知|不清楚|说不清)(?:该)?[由归](?:谁|哪家|哪个部门)"
    "|(?:都|均)(?:称|表示|认为)(?:不|非)(?:属|是|归)?[^，。；]{0,6}(?:职责|管辖|范围|主管)"
    f"|{_WHO}[^，。；]{{0,4}}(?:空缺|缺位|尚待|有待|仍?未定|尚在|暂缺|暂无))(?!的)"
)
"""Nobody does, in so many words."""
_CUES = (
    "未 无 没 缺 尚 不一 不统一 分歧 三不管 视 另行 日后 今后 以后 适时 择机 后续 再议 再定 另议 另定 待 "
    "明确 确定 指定 落实 商 研究 找不到 不在 不知 不清 说不 均 都"
)
_OPEN = CuedPattern(
    f"{_WHO}[^，。；]{{0,6}}{_LATER}|(?:由谁|谁来|哪个部门|哪家)[^，。；]{{0,6}}(?:监管|主管|牵头|负责|管)[^，。；]{{0,8}}{_LATER}"
    "|(?:监管|监督|管理|执法)(?:工作|事项)?由[^，。；]{2,16}(?:协商|商议|商量|商定)(?!一致)(?:处理|解决|办理|确定|决定)?"
    f"|(?P<nobody>{_NOBODY})",
    cue=tuple(_CUES.split()),
)
_ANYBODY = CuedPattern(
    "由(?:各?相关|各?有关|各)(?:职能)?(?:部门|单位|方面)(?:和单位)?(?:按|依|各)?[^，。；]{0,10}(?:监管|管理|负责|监督|落实)",
    cue=("关", "各"),
)
"""Whoever it concerns is to supervise."""
_FOR_NOW = CuedPattern(
    "暂由|先由|(?:明确|确定|指定)(?:之)?前[，,]?(?:仍|暂)?由|过渡期[^，。；]{0,8}由", cue="由"
)
"""Somebody answers until it is decided."""
_BY_DEADLINE = regex(r"\d{1,2}月(?:底|中旬|上旬|\d{1,2}日)?[^，。；]{0,4}(?:前|底)|年底前|年内")
"""The decision has its date: that is work like other work."""
_NOVEL = "§0[^，。；、]{1,8}|[^，。；、对]{0,6}§1"
"""Something new: 共享电动滑板车, 配送机器人."""

_SEVERAL = 2


class LeftOpen(NamedTuple):
    """A sentence that leaves the supervisor open: the words for it, the objects the pack knows, a new thing."""

    task: Task
    measure: Measure
    found: re.Match[str]
    sectors: tuple[str, ...]
    novel: str | None


def left_open(case: AuditCase) -> Iterator[LeftOpen]:
    """Yield the measures that say that somebody will some day be found to supervise.

    Not where somebody does for the time being or is to propose who, a decision is cited or has a date.
    """
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = _OPEN.search(measure.text) or _by_anybody(case, measure)
            stated = measure.attribution or task.attribution
            whole = f"{measure.text}{stated.quote if stated else ''}"
            if found is None or _asked_for(task, measure, found):
                continue
            if _FOR_NOW.search(whole) or DECIDED.search(whole):
                continue
            named = [m for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.SECTOR]
            asked = found.groupdict().get("nobody") is None and any(
                to_be_named(case, m) for m in named
            )
            if _BY_DEADLINE.search(found.group()) or asked:
                continue
            listed = case.kb.info.words
            novel = filled(_NOVEL, listed.new_ways, listed.new_things)
            new = novel.search(measure.text[: found.start()])
            sectors = tuple(dict.fromkeys(m.id for m in named))
            yield LeftOpen(task, measure, found, sectors, new.group() if new else None)


def _by_anybody(case: AuditCase, measure: Measure) -> re.Match[str] | None:
    """Return the words that give an object without a supervisor by law, or something new, to whom it concerns."""
    found = _ANYBODY.search(measure.text)
    if found is None:
        return None
    named = case.sectors_of(measure.id)
    held = [s for s in named if any(covers(d) for d in case.duties(s))]
    new = any(case.kb.sectors[s].emerging for s in named)
    return found if (named and not held) or new else None


def _asked_for(task: Task, measure: Measure, found: re.Match[str]) -> bool:
    """Tell whether the task has somebody propose who supervises, beside leaving it open."""
    rest = measure.text.replace(found.group(), "")
    return any(
        NAMES_SUPERVISOR.search(text)
        for text in (rest, *(m.text for m in task.measures if m.id != measure.id))
    )


def is_new(case: AuditCase, left: LeftOpen) -> bool:
    """Tell whether all that a sentence leaves open is new business, known as such or called so."""
    old = [s for s in left.sectors if not case.kb.sectors[s].emerging]
    return bool(left.novel) if old or not left.sectors else True


def fault_of(case: AuditCase, left: LeftOpen) -> Fault:
    """Return what is said of a sentence that leaves the supervisor open."""
    task, measure, found = left.task, left.measure, left.found
    message = f"任务“{heading(task)}”没有定下由谁监管（“{found.group()}”）"
    start = measure.span.start + found.start()
    span = Span(block=measure.span.block, start=start, end=start + len(found.group()))
    evidence = (Evidence(kind=EvidenceKind.TEXT, quote=found.group(), span=span), words(task))
    name = case.kb.sectors[left.sectors[0]].name if left.sectors else heading(task)
    patch = (designation(case, task.id, name),) if len(left.sectors) < _SEVERAL else ()
    fix = "报本级人民政府确定监管部门，定下之前写明暂由谁负责。"
    return Fault({"task": task.id, "measure": measure.id}, message, evidence, fix=fix, patch=patch)
