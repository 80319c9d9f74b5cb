"""Who can enforce: words of enforcement, and leads that hold no power to order or fine."""

from __future__ import annotations

from decompose.audits.case import AuditCase, said
from decompose.audits.remembered import remembered
from decompose.model.knowledge import DutyRole
from decompose.model.organization import DepartmentKind
from decompose.model.plan import Attribution, Measure, Task
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_POWERLESS = (
    DepartmentKind.PARTY,
    DepartmentKind.MASS,
    DepartmentKind.ENTERPRISE,
    DepartmentKind.INSTITUTE,
)
_ENFORCES = CuedPattern(
    "执法检查|监督检查|(?:专项|集中|联合)打击|行政处罚|查处|取缔|严厉打击|依法打击|打非治违|责令|专项整治|联合执法|开展执法"
    "|(?:严厉|依法|重点|从严|集中|大力)?打击[^，。；]{0,12}(?:违法|非法|犯罪|违规)|(?:违法|非法|违规)[^，。；]{0,12}打击力度"
    "|监管执法|执法力度|执法行动|专项执法|查扣|扣押|查封|捣毁|收缴|没收|罚款|吊销|强制拆除|立案调查|责令[停关]|(?:^|(?<=[，。；：、]))(?:打击|严查)|(?:予以|给予|作出|实施)(?:行政)?处罚|依法(?:从[重严快])*处罚|监督抽查"
    "|立案(?:查处|处罚)|治安处罚|(?:处以|进行|并处|处)(?:行政)?(?:处罚|罚款)|(?:从[严重]|顶格|一律|严肃)处罚|停[业产](?:停[业产])?整顿|暂扣|强制(?:关闭|关停|执行)|予以关闭|依法(?:拆除|关闭|取缔|查封)",
    cue="执监罚查取打责整严扣捣收没吊强立停暂闭关拆",
)  # enforcement

_HELPS = CuedPattern("^(?:负责)?(?:积极)?(?:配合|协助|参与|参加)(?!单位|部门[:：])", cue="配协参")
_ASSOCIATION = CuedPattern(
    "(?:协会|学会|商会|促进会|研究会|基金会|联合会|联谊会|志愿(?:服务|者)?(?:队|总队|协会|联合会)|关工委|关心下一代工作委员会|消费者(?:权益保护)?委员会"
    "|公司|集团|研究院|研究所|勘[查察]院|设计院|检[测验]院|检验检测中心|检验所|学院|大学|学校|医院|银行|合作社|慈善总会|红十字会)$",
    cue="会队委司团院所心学校行社",
)
_HOUSE = CuedPattern("(?:公司|集团|学院|大学|学校|医院|银行|合作社)$", cue="司团院学校行社")
_AIDS = regex(
    "^[^，。；]{0,6}?(?<![不未])(?:配合|协助|参与|参加|支持|发动|动员)|(?:曝光|报道|宣传|刊播|播放)[^，。；]*$|劳动保护[^，。；]{0,2}$|群众(?:性)?(?:安全)?$"
)
"""Before words of enforcement in their clause: it helps others with it or tells of what they did."""
_TOLD_OF = regex("[^，。；]{0,6}(?:典型案例|案例|事例|以案)")
_CLAUSE_ENDS = "，。；;\n"
_WITHIN = ("专项整治", "监督检查", "严查")
_OF_OTHERS = CuedPattern("违法|违规|非法|犯罪|执法|处罚")
_MEDIUM = CuedPattern("(?:融媒体中心|传媒中心|电视台|广播台|电台|报社|传媒集团)$", cue="心台社团")
_TELLS = CuedPattern(
    "曝光|宣传|报道|播|公布|案例", cue=("曝光", "宣传", "报道", "播", "公布", "案例")
)


_LEADING = 3
"""Signs before the word of enforcement that a medium's clause begins with: 依法查处."""
_TEACHES = CuedPattern(
    "(?:推广|宣教|宣传教育|信息|培训|研究|技术服务|技术指导|技术)(?:服务)?(?:中心|站|总站)$",
    cue="心站",
)
"""Institutes that teach, spread what is known or look into it, whatever organ they are of."""


def only_helps(task: Task, measure: Measure | None) -> bool:
    """Tell whether an entry, of a list of duties say, has its unit help others: 配合做好…."""
    measures = [measure] if measure else task.measures
    return bool(measures) and all(_HELPS.search(m.text) for m in measures)


def enforced(task: Task, measure: Measure | None, attribution: Attribution) -> str | None:
    """Return the words that ask for enforcement, in what a statement is about or in itself."""
    text = said(task, measure)
    if only_helps(task, measure):
        return None
    tells = _TELLS.search(text) and any(_MEDIUM.search(name) for name in attribution.lead)
    own = attribution.quote
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        own = own.replace(name, "")
    for words in (without_laws(text), without_laws(own)):
        for found in _ENFORCES.finditer(words):
            begin = max(words.rfind(mark, 0, found.start()) for mark in _CLAUSE_ENDS) + 1
            told = _AIDS.search(words[begin : found.start()]) or _TOLD_OF.match(words, found.end())
            stops = (at for mark in _CLAUSE_ENDS if (at := words.find(mark, found.end())) > 0)
            clause = words[begin : min(stops, default=len(words))]
            if tells and (found.start() - begin > _LEADING or _TELLS.search(clause)):
                continue
            if not told:
                return found.group()
    return None


def powerless(case: AuditCase, name: str, department: str | None) -> bool:
    """Tell whether a lead can order nobody: by its kind, with no regulating duty; or an association, a medium."""
    if _MEDIUM.search(name) or _TEACHES.search(name):
        return True
    if department is None:
        return _ASSOCIATION.search(name) is not None
    kind = case.kb.departments[department].kind
    return kind in _POWERLESS and department not in _regulators(case)


def in_its_own_house(name: str, asked: str, text: str) -> bool:
    """Tell whether a business sets its own house in order: 供热公司 and 供热管网专项整治."""
    within = asked in _WITHIN and _OF_OTHERS.search(text) is None
    return within and _HOUSE.search(name) is not None


@remembered
def _regulators(case: AuditCase) -> set[str]:
    """Return the departments that hold some regulating duty."""
    powers = (DutyRole.SECTOR, DutyRole.LICENSING)
    return {d for duty in case.kb.duties.values() if duty.role in powers for d in duty.departments}
