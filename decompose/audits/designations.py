"""Where the plan itself has the supervisor of an object settled."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.case import AuditCase
from decompose.audits.powers import bodies, concerned, kin
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import DepartmentKind
from decompose.model.plan import Measure
from decompose.model.result import Mention, MentionKind
from decompose.text.patterns import regex

LINKAGE = regex(
    "联动|联合(?:执法|检查|巡查|核查|整治|评估|开展[^，。；]{0,6}评估)|备忘录|联防联控|会商|协调机制|工作专班|联席会议|互通|信息(?:共享|通报)|协同监管|线索移送|(?:互相|相互|双向)(?:移送|通报|告知)"
)  # linkage mechanisms

_ALLOTS = "(?:按照?|依照|依据|落实|执行)[^，。；《]{0,16}《[^《》]*(?:分工|职责|责任)[^《》]*》"
DECIDED = regex(
    "裁定[^，。；]{2,16}(?:牵头|负责|主管|监管)|已[以经由在][^，。；]{2,24}(?:号|会议|会)[^，。；]{0,8}(?:明确|确定|审定)|(?:会议|常务会)已?(?:审定|明确|确定)"
    "|(?:会议|经研究)?(?:明确|确定|决定|指定|议定)[，,]?由?[^，。；]{2,16}(?:局|委|办|厅|部|队)(?:作为|为|担任|承担|负责|牵头)[^，。；]{0,20}(?:行业(?:管理|主管|监管)|主管|监管|牵头)"
    "|经[^，。；]{2,14}(?:研究|审定|同意|批准)[^，。；]{0,4}，?(?:按照?[^，。；]{2,12}原则，?)?由[^，。；]{2,16}(?:牵头|负责|主管|监管|承担)"
    f"|{_ALLOTS}"
)
"""A decision on who supervises is cited: 县政府已以…号明确上述分工, 按《…监管责任分工通知》执行."""
_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_LISTED = regex("(?:[一-鿿]{0,6}、)+[一-鿿]{0,4}")
"""What stands between two objects of one list."""
_PART_OF = regex("(?:[^，。；、和及与]{2,6}[和及与])?[^，。；、和及与]{0,4}")
"""What may stand between a thing and its part: 寄递企业|分拣|仓库, also one more part."""
_SUPERVISES = regex("^负责.*(?:安全(?:生产)?(?:监督|监管|管理)|监督管理|监管)(?:工作)?$")


def decided(case: AuditCase, mention: Mention) -> bool:
    """Tell whether the sentence with a mention, or its measure, cites a decision on who supervises."""
    task = case.tasks[case.task_of[mention.owner]]
    sentences = f"{task.title}。{task.text}".split("。")
    headed = mention.term in sentences[0]
    told = (s for s in sentences if headed or mention.term in s)
    return any(map(DECIDED.search, (case.text_of(mention.owner)[0], *told)))


def settled(case: AuditCase, name: str) -> bool:
    """Tell whether some measure has the supervisor of an object settled by name."""
    return any(name in text for text in case.settling)


def led_by_name(case: AuditCase, sector: str, *, by_law: bool = False) -> bool:
    """Tell whether the document itself gives a measure or a task on an object to one lead.

    The task is on the object alone, or is led by one of those that may supervise it and begins with it, in its
    title or its measures, or is all about the lead's own objects; or it begins with it, as every passage on the
    object has a single lead, who looks after more than one side of all trades; that does not do where the law has
    the government name somebody (``by_law``).
    """
    for task, measure, stated in case.stated:
        if stated.joint or len(stated.lead) != 1:
            continue
        owners = [measure] if measure else task.measures
        throughout = sector in case.sectors_of(task.id) or all(
            sector in case.sectors_of(part.id) for part in owners
        )
        named = {m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR}
        leads = case.resolved(stated.lead[0]).department
        if leads is None or not throughout:
            continue
        whole = measure is None or len(task.measures) == 1
        if whole and case.sectors_of(task.id) == {sector}:
            return True
        headed = sector in case.sectors_of(task.id) and not any(
            case.sectors_of(part.id) for part in owners
        )
        first = _first(case, owners, sector)
        near = not _candidates(case, sector).isdisjoint(bodies(case, stated.lead[0]))
        if _supervises(case, owners, stated.lead[0], sector):
            return True
        if named == {sector} or (
            near and (headed or first or _all_its_own(case, stated.lead[0], named))
        ):
            return True
        if not first or by_law or one_side_only(case, leads) or not _always_led(case, sector):
            continue
        if _concerns(case, stated.lead[0], named) or _heads(case, owners, sector):
            return True
    return False


def _all_its_own(case: AuditCase, lead: str, sectors: set[str]) -> bool:
    """Tell whether a lead has to do with every object that a task names."""
    held = bodies(case, lead)
    return all(not held.isdisjoint(concerned(case, sector)) for sector in sectors)


def _concerns(case: AuditCase, lead: str, sectors: set[str]) -> bool:
    """Tell whether a lead has to do with some object that a task names."""
    held = bodies(case, lead)
    return any(not held.isdisjoint(concerned(case, sector)) for sector in sectors)


def _heads(case: AuditCase, owners: Sequence[Measure], sector: str) -> bool:
    """Tell whether every measure names an object before all others."""
    named = (
        [m for m in case.words_of.get(part.id, ()) if m.kind is MentionKind.SECTOR]
        for part in owners
    )
    return all(own and min(own, key=lambda m: m.start).id == sector for own in named)


def _always_led(case: AuditCase, sector: str) -> bool:
    """Tell whether every passage on an object states a single lead."""
    for owner in {mention.owner for mention in case.sectors[sector]}:
        stated = case.stated_for(owner)
        if stated is None or stated.joint or len(stated.lead) != 1:
            return False
    return True


def one_side_only(case: AuditCase, department: str) -> bool:
    """Tell whether a department looks after one side of every trade, or after all of them: it settles no trade."""
    return department == case.kb.info.comprehensive or department in case.side_holders


def _candidates(case: AuditCase, sector: str) -> set[str]:
    """Return the departments whose field is near an object."""
    return {k for duty in case.duties(sector) for d in duty.departments for k in kin(case, d)}


def _supervises(case: AuditCase, owners: Sequence[Measure], lead: str, sector: str) -> bool:
    """Tell whether a list of duties gives a department the supervision of an object: it designates it."""
    department = case.resolved(lead).department
    known = case.kb.departments.get(department or "")
    if known is None or known.kind is not DepartmentKind.DEPARTMENT:
        return False
    return any(sector in case.sectors_of(m.id) and _SUPERVISES.search(m.text) for m in owners)


def chosen(case: AuditCase, sector: str, among: Sequence[str]) -> bool:
    """Tell whether a passage on an object names exactly one of those of whom the place has to choose."""
    for owner in {mention.owner for mention in case.sectors[sector]}:
        stated = case.stated_for(owner)
        named = (*stated.lead, *stated.support) if stated else ()
        held = {d for name in named for d in bodies(case, name)}
        if len(held & set(among)) == 1:
            return True
    return False


def _first(case: AuditCase, owners: Sequence[Measure], sector: str) -> bool:
    """Tell whether every measure names an object before all others, or in the list at its head."""
    for part in owners:
        named = [m for m in case.words_of.get(part.id, ()) if m.kind is MentionKind.SECTOR]
        head = min(named, key=lambda m: m.start, default=None)
        own = min((m for m in named if m.id == sector), key=lambda m: m.start, default=None)
        if head is None or own is None:
            return False
        begin = part.span.start
        between = part.text[head.start + len(head.term) - begin : own.start - begin]
        if own is not head and not _LISTED.fullmatch(between):
            return False
    return bool(owners)


def given_with_trade(case: AuditCase, sector: str) -> bool:
    """Tell whether an object is always part of a regulated one before it that the plan gives to a single lead.

    The sorting halls of couriers, the stores of explosives are supervised with the trade they belong to.
    """
    for mention in case.sectors[sector]:
        owner = mention.owner
        task, measure = case.tasks[case.task_of[owner]], case.measures.get(owner)
        stated = (measure and measure.attribution) or task.attribution
        if stated is None or stated.joint or len(stated.lead) != 1:
            return False
        if case.resolved(stated.lead[0]).department is None:
            return False
        text, begin = case.text_of(owner)
        before = [
            m
            for m in case.words_of.get(owner, ())
            if m.kind is MentionKind.SECTOR and m.id != sector and m.start < mention.start
            if _PART_OF.fullmatch(
                text[max(0, m.start + len(m.term) - begin) : max(0, mention.start - begin)]
            )
        ]
        if not any(any(map(covers, case.duties(m.id))) or led_by_name(case, m.id) for m in before):
            return False
    return True


def covers(duty: Duty) -> bool:
    """Tell whether a duty names who answers for the object as a whole, not for one side of it."""
    whole = not (duty.stages or duty.aspects) and duty.role in _POWERS
    answers = duty.main and duty.role in (*_POWERS, DutyRole.INDUSTRY)
    return bool(duty.departments) and (whole or answers)
