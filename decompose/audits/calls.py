"""Calls on everybody, as documents close with them: nobody can lead what all are told to take to heart."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.creed import is_creed
from decompose.audits.moods import DONE, is_mood
from decompose.model.plan import Measure, SectionKind, Task
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_MODAL = "(?:要|应当|应|须|必须|务必|务求|都要|均应|均要)"
_ALL = regex(
    r"^(?:同时|为此|面向未来|下一步|希望|号召|恳请|请|让)?[，,]?(?:(?:各级|各地|各(?:有关|相关|责任|牵头|成员|配合|主管)?(?:部门|单位|方面|乡镇|街道|镇街|县区)|(?:有关|相关)(?:部门|单位|方面)"
    r"|全[省市县区镇州旗体]|广大|大家|我们)(?:[^，。；：]{0,16}?"
    + _MODAL
    + "|[^，。；：]{2,16}[，,])|大家|我们|全[省市县区]上下|号召|希望)"
)
"""Whoever a call is for: 各级各部门要, 全市上下要, 广大群众要."""
_OPENS = regex(f"^(?:同时|并|还|更|也)?{_MODAL}")
_CONDUCT = CuedPattern(
    "真抓实干|久久为功|齐心协力|同心协力|勇毅前行|众志成城|携起手来|守土有责|守土负责|守土尽责|担当作为|主动担当|主动作为|密切配合|通力协作|加强协作|协同配合|狠抓落实|抓好落实|抓好贯彻|贯彻落实"
    "|抓紧落实|齐抓共管|形成合力|攻坚克难|善作善成|走过场|形式主义|官僚主义|工作纪律|新篇章|努力奋斗|共同努力|压[紧实][^，。；]{0,6}责任|细化措施|强化责任|明确责任|真抓真管|敢抓敢管|亲自抓|负总责|一抓到底"
    "|加强组织领导|强化组织领导|加强领导|落地见效|落到实处|确保(?:各项)?(?:任务|工作|措施)|做到[^，。；]{0,8}到位|自觉|积极参与|共同营造|(?:以|用|拿出)[^，。；]{2,20}(?:精神|态度|作风|劲头|责任感|决心|举措|标准|担当|力度|行动|成效)",
    cue="真久齐同勇众携守担主密通加狠抓贯形攻善走官纪篇奋努压细强明敢亲负一落确到自积营以用拿",
)
"""How those called on shall behave."""
_SANCTION = CuedPattern(
    "对[^，。；]{0,24}(?:不力|敷衍|不实|滞后|失职|渎职|推诿|弄虚作假|不作为|不到位)", cue="对"
)
_WORK = CuedPattern(
    r"\d|每[年月季半周日]|[月季年周](?:度|底|末|前)|台账|清单式|专班|方案|预案",
    cue="0123456789每月季年周台清专方预",
)
_CLAUSES = regex("[，,；;、。]")
_CLOSES = regex("要求$|^结语$|^结束语$|^后记$|贯彻落实$|狠抓落实$|统一思想|提高认识")


def only_calls(case: AuditCase, task: Task) -> bool:
    """Tell whether every sentence of a task calls on everybody, or on the mind, and wants no work of its own."""
    sanctioned = closes(case, task)
    return bool(task.measures) and all(
        _calls(case, m) or (sanctioned and _SANCTION.search(m.text) is not None)
        for m in task.measures
    )


def requests(task: Task) -> bool:
    """Tell whether a task asks its readers to see to it: 请各单位抓紧落实，按季报送."""
    return (task.title or task.text).startswith(("请", "希望", "恳请"))


def closes(case: AuditCase, task: Task) -> bool:
    """Tell whether a task stands last, or in a chapter of demands on all."""
    tasks = case.result.plan.tasks
    sections = {section.id: section for section in case.result.plan.sections}
    section = sections.get(task.section)
    demands = section is not None and (
        section.kind is SectionKind.SAFEGUARDS or _CLOSES.search(section.title) is not None
    )
    return task is tasks[-1] or demands


def _calls(case: AuditCase, measure: Measure) -> bool:
    text = measure.text.strip("。；; ")
    if _WORK.search(text) or measure.frequency or measure.deadline:
        return False
    address = _ALL.search(text)
    rest = text[address.end() :] if address else text
    clauses = [_OPENS.sub("", c.strip()) for c in _CLAUSES.split(rest) if c.strip()]
    if address:
        works = DONE.search(rest) is not None and bool(case.sectors_of(measure.id))
        return not works and any(map(_minds, clauses))
    if is_creed(text) and not case.sectors_of(measure.id):
        return True
    return bool(clauses) and all(map(_minds, clauses))


def _minds(clause: str) -> bool:
    """Tell whether a clause speaks of convictions and conduct only."""
    return _CONDUCT.search(clause) is not None or is_mood(clause) or is_creed(clause)
