"""Audit ``gap.handover``: approval or punishment moved away from supervision."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
    said,
)
from decompose.audits.deadlines import heading, quoted
from decompose.audits.denied_links import LINK_POWERS, denied_powers
from decompose.audits.kept import approves, licence_above, speaks_of_licence, speaks_of_registration
from decompose.audits.patch import append
from decompose.model.plan import Measure
from decompose.model.result import (
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_MOVED = CuedPattern(
    "(?:划入|划归|并入|划转至|划转到|移交至?)[^，。；]{0,6}审批(?:服务)?局|相对集中行政(?:许可|处罚)权?|行政审批局|(?:审批|许可|处罚|执法)(?:权限?|事项|职责)[^，。；]{0,8}(?:划转|下放|集中|赋予|移交给|交由|交给)|(?:许可|审批|处罚)(?:划转|移交|集中)(?:后|以后|之后|至|到)"
    "|(?:集中|统一|综合)行使[^，。；]{0,40}(?:处罚|许可|审批|执法)权"
    "|赋予[^，。；]{0,4}(?:乡镇|街道|镇街)[^，。；]{0,24}(?:处罚|许可|审批|执法)权"
    "|行使[^，。；]{2,30}(?:等(?:多个)?(?:领域|方面|行业)|[两三四五六七八九十\\d]+个(?:领域|方面))[^，。；]{0,16}(?:处罚|执法)权"
    "|以(?:乡镇|镇街|街道|镇|乡)[^，。；]{0,10}名义[^，。；]{0,24}(?:(?:处罚|执法)权|(?:处罚|强制|拆除)[^，。；]{0,4}决定)",
    cue="集审划放赋移交统综并归以行",
)  # powers moved
_BODY = (
    "[^，。；]{0,14}?(?:审批(?:服务)?局|政务服务[^，。；]{0,8}?(?:局|中心|办)|综合(?:行政)?执法[^，。；]{0,4}?(?:局|队|机构)"
    "|城管(?:执法)?局|城市管理[^，。；]{0,6}?局|街道|乡镇|镇街|镇（街道）|乡镇（街道）)"
)
"""Bodies to which approvals and punishments of many trades are moved."""
_TO_ANOTHER = CuedPattern(
    "(?:处罚|(?<!未经)(?<!未获)(?<!取得)(?<!无需)许可|审批|执法(?!检查|队|局|支队|大队|人员|机构))[^，。；]{0,16}?"
    f"(?:改由|交由|统一由|集中由|全部由|由|划归|全部归|统一归|归|下沉|赋予|下放|划转|移交|交给|划给|划入|并入)(?:给|到|至)?(?!本|各?级){_BODY}"
    "(?![^，。；]{0,6}(?:初审|受理|协助|代办|转报|配合))",
    cue="由归沉赋放转移交给入",
)
"""A power of one trade that another body is to use, whatever the verb: 34项处罚权下沉街道."""
_EXERCISED = CuedPattern(
    "(?:处罚|许可|审批|执法)(?:权限?|事项)(?:统一|集中|全部)?由[^，。；]{2,20}?(?:行使|承担|办理)"
    "|(?:违法|违规)[^，。；]{0,8}由[^，。；]{2,20}?(?:集中|统一)(?:实施|作出|行使)?(?:行政)?处罚",
    cue="由",
)  # by another body
_GIVEN_UP = CuedPattern(
    "各管一段|只管审批|只批不管|重审批轻监管|(?:许可|审批)(?:改为?)?由[^，。；]{0,12}(?:审批|政务)[^，。；]{0,10}(?:受理)?(?:发证|核发)|(?:许可|审批)[^，。；]{0,4}由[^，。；]{0,12}审批(?:服务)?局(?:实施|办理|承担|核发|行使)"
    "|不再(?:承担|行使|办理|负责)[^，。；]{0,8}(?:许可|审批|处罚)",
    cue="由不各只重",
)  # no longer by whoever supervises
_OF_WINDOWS = regex(
    "(?:行政)?审批(?:服务)?(?:窗口|大厅|流程|时限|效能|环节|改革|制度改革|系统|平台|专区|效率|人员)"
)
"""How approvals are served, not which are granted."""
_LINKED = CuedPattern(
    "衔接|移送|联动|协同|协作|共享|推送|会商|抄告|双向|抄送|互通|通报|(?:事中事后|后续|日常)监管|告知(?!承诺)|厘清|边界|配合",
    cue="衔移联协共推会抄双事后日告厘边配互通",
)  # linked


@audit_facts(
    AuditFacts(
        name="gap.handover",
        code="G10",
        severity=Severity.INFO,
        why="审批、处罚划转后，监管部门不再掌握审批和处罚信息，衔接不好就会脱节。",
        fix="写明审批、监管、处罚部门之间的信息推送、移送和配合办法。",
    )
)
def gap_handover(case: AuditCase) -> Iterator[Fault]:
    """Report tasks in which another body approves or punishes than supervises, without any link.

    Looks for:
        Words on approvals concentrated in one bureau or on enforcement moved to an integrated
        body, or a licence that a bureau of approvals is to grant, in a task without words of handing
        over, linking or sharing.
    Why it matters:
        The permit is given by one, the danger seen by another, the fine owed by a third.
    Source:
        Cases T48 and T49; mechanism 73 of docs/mission.md.
    """
    denied = list(denied_powers(case))
    yield from denied
    told: set[tuple[str, str]] = {(fault.subject.get("task", ""), "") for fault in denied}
    for fault in _by_a_bureau(case):
        told.add((fault.subject["task"], fault.subject.get("measure", "")))
        yield fault
    for task in case.result.plan.tasks:
        links = [measure for measure in task.measures if _LINKED.search(measure.text)]
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            text = without_laws(measure.text)
            whole = f"{text}{stated.quote if stated else ''}"
            if not told.isdisjoint({(task.id, measure.id), (task.id, "")}):
                continue
            found = _MOVED.search(text) or _EXERCISED.search(whole)
            found = found or _GIVEN_UP.search(text) or _TO_ANOTHER.search(text)
            if not found and measure is task.measures[-1] and not links:
                found = _MOVED.search(task.title if len(task.measures) > 1 else "")
            if found and not any(_of_one_trade(case, measure, link) for link in links):
                message = (
                    f"任务“{heading(task)}”涉及{found.group()}，没有写明审批、监管、处罚之间的衔接"
                )
                patch = (append(task.id, LINK_POWERS),)
                subject = {"task": task.id, "measure": measure.id}
                yield Fault(subject, message, (quoted(measure),), patch=patch)


def _of_one_trade(case: AuditCase, measure: Measure, link: Measure) -> bool:
    """Tell whether the words of a link may be meant for a measure: that of another trade's licence is not."""
    own, other = (
        {case.kb.sector_path(s)[-1] for s in case.sectors_of(m.id)} for m in (measure, link)
    )
    return not own or not other or not own.isdisjoint(other)


def _by_a_bureau(case: AuditCase) -> Iterator[Fault]:
    """Report licences of this level that a bureau of approvals is to grant, without a link to who supervises."""
    for task, measure, attribution in case.stated:
        text = _OF_WINDOWS.sub("", said(task, measure))
        bureau = next((name for name in attribution.lead if approves(name)), None)
        if (
            bureau is None
            or not (speaks_of_licence(text) or speaks_of_registration(text))
            or _LINKED.search(text)
            or _MOVED.search(text)
            or f"{bureau}负责监管" in text
        ):
            continue
        sectors = (m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR)
        level = case.setting.jurisdiction.level
        if level is not None and licence_above(text, sectors, case.kb, level) is not None:
            continue
        message = (
            f"任务“{heading(task)}”由{bureau}办理许可、登记，没有写明与监管、处罚部门之间的衔接"
        )
        patch = (append(task.id, LINK_POWERS),)
        subject = {"task": task.id, "measure": measure.id} if measure else {"task": task.id}
        yield Fault(subject, message, (printed(attribution),), patch=patch)
