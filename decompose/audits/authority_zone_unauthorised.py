"""Audit ``authority.zone-unauthorised``: a zone that approves or punishes without authorisation."""

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
from decompose.audits.patch import append
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_PLACES = "(?:§0|§1)"
_ZONE = f"{_PLACES}(?:管理处|管理办公室|管理办|管理中心)$|(?:§0|管委会|管理委员会)(?:管委会|管理委员会)?$"
"""The body of a zone."""
_POWER = CuedPattern(
    "行政许可|行政处罚|(?<!作业票)(?<!作业证)(?<!作业)审批|处罚|查处|取缔|发证|行政执法|监管(?:和|与|、)?执法|执法检查|执法监管|监察执法|(?:燃气|消防|环境|环保|城管|安全|安全生产|综合)执法(?!人员|队伍|装备|培训|局|大队|支队|中队|机构)"
    "|(?<!督促)(?<!责任)(?:罚款|停产停业|停产整顿|停业整顿|立案)|(?<!督促)关停|责令停|吊销|暂扣|查封|扣押|行政强制|强制(?:执行|拆除|措施)|核发|颁发[^，。；]{0,8}证|(?:安全|经营|准入|规划|施工)许可(?!证?(?:制度|条件|情况))|消防验收|处罚款|监管执法|处罚决定",
    cue="许罚批查取证执停立强核颁吊扣封消处监",
)  # power
_SPOKEN = (
    f"(?P<by>由|^|(?<=[，。；]))(?P<zone>[^，。；、由]{{0,12}}?(?:{_PLACES}?(?:管委会|管理委员会)|{_PLACES}(?:管理处|管理办公室|管理办|管理中心)))"
    "(?:以[^，。；]{2,6}名义)?(?:依法|负责|直接|统一|独立|代为|要|应当?|须|可以?|自行)*(?:对[^，。；]{1,24}?)?(?:依法|统一|直接|予以|给予)*"
    "(?:实施|实行|行使|开展|办理|负责|进行|承担|查处|审批|作出|立案|吊销|核发|颁发|暂扣|责令|查封|扣押|取缔|强制|处罚|处以|罚款|出具|下达|关停)[^，。；]{0,12}(?:并[^，。；]{2,8})?"
)
"""Said of a zone without the words of a division."""
_BODIES = ("管委会", "管理委员会", "管理处", "管理办", "管理中心")
_LAST_CLAUSES = regex("[^。；]{0,40}$")
"""What stands before 由…管委会 in its sentence: the powers that it is to have."""
_AUTHORISED = CuedPattern(
    "授权|委托|赋权|派驻|协助|配合|移交|移送|转送|上报|报请|提请", cue="授委赋派协配移转报提"
)  # authorised


_OWN_LIST = (
    f"(?P<zone>[^，。；：]{{0,16}}{_PLACES}(?:管委会|管理委员会|管理处|管理办公室))"
    "[^，。；：]{0,20}(?:职责|清单|分工)"
)
"""The title of a zone's own list of duties."""
_STRONG = CuedPattern(
    "核发|(?:负责|实施|办理)[^，。；]{0,24}(?:许可|审批)(?!事项|情况|信息|条件)|许可的审批|行政处罚|罚款|吊销|暂扣|责令停产|责令停业|查封|扣押|行政强制",
    cue="发许批罚吊扣责封强",
)
"""Powers that nobody has without law's word or a delegation."""
_SENT = regex("分局|支队|大队|派出|税务|海关|检察|法院|消防|交警|[省市县区]级?[^，。；]{2,12}局$")
"""Units of others that sit in a zone."""
_BY_OTHERS = CuedPattern("由(?:各|省|市|县|区)[^，。；由]{0,16}?(?:局|委|厅|部门|政府)", cue="由")
_OF_OTHERS = CuedPattern(
    "督促|协调|申请|申报|申领|检查|核查|未取得|无证|依法由|由市|由县|由区|许可后",
    cue="督协申查未无由许",
)


@audit_facts(
    AuditFacts(
        name="authority.zone-unauthorised",
        code="A05",
        severity=Severity.WARNING,
        why="功能区管委会不是一级政府，没有授权或者委托不能审批、执法。",
        fix="写明授权、委托的依据和范围，或改由有权部门牵头、管委会配合。",
    )
)
def authority_zone_unauthorised(case: AuditCase) -> Iterator[Fault]:
    """Report approval and enforcement given to a zone management body without authorisation.

    Looks for:
        A zone as stated lead, or as the subject of a sentence, on a measure with words of licensing
        or punishing, without words of authorising or delegating; an item of a zone's own list of
        duties, unless its opening authorises them; a pack may name the document that gives a zone its powers.
    Why it matters:
        Its decisions fall in court, and the line department has stepped back.
    Source:
        安全生产法（2021）第九条; case T14; mechanisms 19 and 72 of docs/mission.md.
    """
    told: set[tuple[str, str]] = set()
    for task, measure, attribution in case.stated:
        text = without_laws(said(task, measure))
        found = _POWER.search(text)
        if not found or _AUTHORISED.search(text) or (task.id, found.group()) in told:
            continue
        if _BY_OTHERS.search(text[: found.end()]):
            continue
        for name in (*attribution.lead, *(attribution.groups if not attribution.lead else ())):
            if _is_zone(case, name) and not _holds_powers(case, name):
                message = f"任务“{heading(task)}”由{name}负责“{found.group()}”，没有写明授权或委托"
                patch = (
                    () if measure else (append(task.id, "上述事项依法取得授权或者委托后实施。"),)
                )
                subject = {"task": task.id, "department": "zone"}
                told.add((task.id, found.group()))
                yield Fault(subject, message, (printed(attribution),), patch=patch)
                break
    yield from _spoken(case)
    yield from _own_list(case)


def _spoken(case: AuditCase) -> Iterator[Fault]:
    """Report sentences that have a zone approve or punish, outside any statement of responsibility."""
    spoken = _of_zones(case, _SPOKEN, cue=_BODIES)
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            leads = () if stated is None else (*stated.lead, *stated.groups)
            if any(_is_zone(case, name) for name in leads) or _AUTHORISED.search(measure.text):
                continue
            text = without_laws(measure.text)
            for found in spoken.finditer(text):
                before = (
                    _LAST_CLAUSES.search(text[: found.start()]) if found["by"] == "由" else None
                )
                power = _POWER.search(found.group()) or (before and _POWER.search(before.group()))
                if power is None or _holds_powers(case, found["zone"]):
                    continue
                message = f"任务“{heading(task)}”由{found['zone']}负责“{power.group()}”，没有写明授权或委托"
                subject = {"task": task.id, "measure": measure.id, "department": "zone"}
                yield Fault(subject, message, (quoted(measure),))
                break


def _own_list(case: AuditCase) -> Iterator[Fault]:
    """Report items of a zone's own list of duties that approve or punish; its opening may authorise them all."""
    listed = _of_zones(case, _OWN_LIST, cue=_BODIES).search(case.result.plan.title)
    if listed is None or _holds_powers(case, listed["zone"]):
        return
    begun = min((t.span.block for t in case.result.plan.tasks), default=0)
    if any(_AUTHORISED.search(p.text) for p in case.passages if p.block < begun):
        return
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            leads = stated.lead if stated else ()
            power = _STRONG.search(without_laws(measure.text))
            if power is None or any(_SENT.search(n) or _is_zone(case, n) for n in leads):
                continue
            if _AUTHORISED.search(measure.text) or _OF_OTHERS.search(measure.text[: power.end()]):
                continue
            who = "、".join(leads) or listed["zone"]
            what = power.group().removeprefix("负责")
            message = f"任务“{heading(task)}”由{who}负责“{what}”，功能区的机构没有写明授权或委托"
            subject = {"task": task.id, "measure": measure.id, "department": "zone"}
            yield Fault(subject, message, (quoted(measure),))


def _of_zones(case: AuditCase, source: str, cue: tuple[str, ...] = ()) -> CuedPattern:
    """Return an expression with the words of the packs for zones in it."""
    words = case.kb.info.words
    return filled(source, words.zones, words.areas, cue=cue)


def _is_zone(case: AuditCase, name: str) -> bool:
    """Tell whether a name is that of a zone's body."""
    return _of_zones(case, _ZONE).search(name) is not None


def _holds_powers(case: AuditCase, name: str) -> bool:
    """Tell whether a pack of the place names the document that gives the zone its powers."""
    return any(
        body.authority and any(name.endswith(known) for known in (body.name, *body.aliases))
        for body in case.kb.bodies.values()
    )
