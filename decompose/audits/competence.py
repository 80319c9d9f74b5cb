"""Leads that ``authority.not-competent`` does not judge, and what a statement of responsibility is about."""

from __future__ import annotations

from decompose.audits.case import AuditCase, said
from decompose.audits.enforcement import enforced, only_helps, powerless
from decompose.audits.kept import approves, names_licence, speaks_of_registration
from decompose.audits.remembered import remembered
from decompose.model.organization import DepartmentKind, Level
from decompose.model.plan import Attribution, Measure, Task
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_INTEGRATED = CuedPattern("综合(?:行政)?执法", cue="综")
_AMONG = CuedPattern(
    "[一-鿿]{2,8}(?:(?:、[一-鿿]{2,8}){1,9}(?:[和与][一-鿿]{2,8})?|[和与][一-鿿]{2,8})等?(?:[一二三四五六七八九十多]?个)?部门[^。；]{0,24}(?:机制|共享|会商|联席|联动|协同|平台)",
    cue="部门",
)  # what departments named by their trades have between them
_ENFORCED = CuedPattern("执法|处罚|查处|整治|拆除|取缔|打击|违法|违规", cue="执处整拆取打违")
"""What an integrated body of enforcement does for the bureaus that handed it their punishments."""
_TOWN_OFFICE = CuedPattern("^(?:镇|乡|街道)[^，。]{2,16}(?:办公室|办|中心|站|所|队)$", cue="镇乡街")
_DUTIES_OF_OTHERS = CuedPattern(
    "由各?(?:相关|有关|各)(?:职能|行业|主管|责任|成员)*(?:部门|单位)[^，。；]{0,8}(?:负责|职责|分工|落实)",
    cue="由",
)
"""Says in a list of one bureau that others answer."""
_ITS_OWN = CuedPattern(
    "宣传|宣讲|培训|教育|竞赛|比武|活动|志愿|动员|评选|表彰|奖|慰问|监督员|监督岗|示范岗|劳动保护"
    "|职工|青年|妇女|儿童|家庭|舆论|舆情|报道|曝光|普及|考核|问责|编制|人才|统筹|协调|领导",
    cue=(),
)
"""What an organ without powers does in its own right, whatever the object."""


_RUNS = CuedPattern(
    "巡视|巡检|巡线|维护|抢修|检修|运维|更换|更新|改造|抢通|保供|清理|清障|核查|摸底|底数|登记|标识|防护",
    cue="巡维抢检运更改保清核摸底登标防",
)
"""What an enterprise does for what it runs itself."""


def single_lead(case: AuditCase, attribution: Attribution) -> str | None:
    """Return the department that alone leads by a statement, None where several do or nobody knows it."""
    if attribution.joint or len(attribution.lead) != 1 or attribution.undecidable:
        return None
    return case.resolved(attribution.lead[0]).department


_CONVENES = regex(
    r"[\s\d.、（）一二三四五六七八九十]{0,6}(?:组织|负责|协助|筹备|适时|定期)*(?:召开|筹备|承办)[^，。；]{2,24}(?:会议|工作会|推进会|调度会|例会|座谈会|联席会|现场会|动员会)"
)
"""Whoever calls a meeting need not answer for what it is about: 召开全市防汛工作会议."""


def left_aside(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> bool:
    """Tell whether a lead is not judged here, or does what it may do whatever the object."""
    if only_helps(task, measure) or _office_of_a_town(case, attribution.lead[0]):
        return True
    name, text = attribution.lead[0], unnamed(task, measure, attribution)
    department = case.resolved(name).department
    if powerless(case, name, department):
        # with words of enforcement it is told by authority.support-as-lead
        own = _ITS_OWN.search(text) or (_is_enterprise(case, department) and _RUNS.search(text))
        return enforced(task, measure, attribution) is not None or bool(own)
    if department is None or not judged(case, department):
        return True
    whole = said(task, measure)
    if _DUTIES_OF_OTHERS.search(whole) or _CONVENES.match(whole):
        return True
    licence = approves(name) and (names_licence(whole) or speaks_of_registration(whole))
    return licence or _enforces_for_others(name, text) or bool(_AMONG.search(said(task, measure)))


def _is_enterprise(case: AuditCase, department: str | None) -> bool:
    known = case.kb.departments.get(department or "")
    return known is not None and known.kind is DepartmentKind.ENTERPRISE


def _office_of_a_town(case: AuditCase, name: str) -> bool:
    """Tell whether a lead is an office of the township whose plan it is: it holds no bureau's duties."""
    town = case.setting.jurisdiction.level is Level.TOWNSHIP
    return town and _TOWN_OFFICE.search(name) is not None


def _enforces_for_others(name: str, text: str) -> bool:
    """Tell whether an integrated body of enforcement is asked to punish, whatever the object."""
    return _INTEGRATED.search(name) is not None and _ENFORCED.search(text) is not None


def unnamed(task: Task, measure: Measure | None, attribution: Attribution) -> str:
    """Return what a statement is about, without the names of the units."""
    text = said(task, measure).replace(attribution.quote, "")
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        text = text.replace(name, "")
    return text


def everyday(case: AuditCase, leads: set[str], text: str) -> bool:
    """Tell whether the everyday words of a lead's own field stand in a text: for whom something is done."""
    return any(word in text for lead in leads for word in _everyday_words(case, lead))


@remembered
def _everyday_words(case: AuditCase, lead: str) -> tuple[str, ...]:
    functions = (each for each in case.kb.functions.values() if lead in each.lead)
    return tuple(word for function in functions for word in function.everyday)


def judged(case: AuditCase, department: str) -> bool:
    """Tell whether a department is one whose powers the pack knows: an organ with duties of its own."""
    return (
        case.kb.departments[department].kind is DepartmentKind.DEPARTMENT
        and department != case.kb.info.comprehensive
    )
