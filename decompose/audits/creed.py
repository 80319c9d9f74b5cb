"""Tasks that profess principles and name nothing to be done."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.plan import Task
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_CREED = CuedPattern(
    "^(?:始终|全面|深入|牢固|切实|认真|必须|长期|一以贯之|坚定不移地?|毫不动摇地?|自觉|坚决|深刻|牢牢|要)*(?:坚持|秉持|秉承|恪守|胸怀|心怀|践行|涵养|永葆|锚定|矢志|领悟|感悟|捍卫|学习(?:贯彻|领会)|遵循|贯彻(?!执行)|树立|树牢|坚守|牢记|把握|(?:深刻|充分)(?:领会|认识|理解|把握|汲取|吸取)|学深悟透|统筹发展和安全"
    "|以[^，。]{2,40}为(?:指导|引领|统领|根本|主线|中心|导向|核心|目标|主题)"
    "|(?:不断|进一步|持续)?(?:增强|强化|提高)(?:忧患|底线|红线|政治|大局|宗旨|使命|风险)(?:意识|思维|站位)|(?:不断|进一步|持续)?(?:增强|强化)[^，。]{0,6}(?:责任|使命|紧迫)感|提高政治站位"
    "|时刻(?:绷紧|牢记|警醒)|[把将][^，。；]{2,24}(?:放|摆|置)[在于][^，。；]{0,6}(?:第一位|首位|首要位置|突出位置|重要位置))"
)
_AT_HEART = CuedPattern(
    "绷紧[^，。]{0,14}弦|(?:摆|放)在[^，。]{0,4}(?:突出|首要|重要)[^，。]{0,2}位置|放在心上|扛在肩上|放在(?:首|第一)位|心存敬畏|(?:思想|行动)[^，。]{0,8}统一到|警钟长鸣|内化于心|重于泰山|入脑入心",
    cue="绷放摆扛心警内重统入",
)  # a conviction, whatever object it is about
_DEED = CuedPattern(
    r"\d|建立|创建|筹建|打造|引进|制定|完成|建成|出台|设立|修订|编制|会商|发布|通报|约谈|调度|每[日天周旬月季年半]|由[^，。；]{2,16}[局委办厅队]|组织|开展|检查|排查|整治|建设|配备|培训|演练|查处|督促|推动|推进|实施|健全"
)


_SLOGAN = regex(
    "^做到[一-鿿]{4}$|第一$|[一-鿿]{1,4}导向$|人人(?:有责|尽责|参与|享有|负责)|藏[粮富][于在]|饭碗|(?:经济|政治|民生|长远|生态|综合|整体|安全)账$|质量(?:和|与)效益$|新发展(?:理念|格局|阶段)|党管[一-鿿]{2}|[一-鿿]{2,8}(?:原则|理念|宗旨|方针|立场)$"
    "|国之大者|初心(?:和|、)?使命|总体国家安全观|安全发展理念|(?:知行合一|心中有数|守土有责|守土负责|守土尽责|令行禁止|一张蓝图|接续奋斗|善作善成|干在实处|走在前列|敢为人先)|(?:既要|更要|又要)[^，。、]{2,12}$|(?:统筹|正确处理|处理)好?[^，。、]{2,16}(?:关系|两个大局)$"
    "|^[一-鿿]{2}(?:主导|主责|牵头|参与|协同|监督|自治|优先|至上|为主|为先|为本|为要|为民|惠民|并重|并举|并进|结合|共治|共建|共享|双责|同责|追责|免责|引领|先行|支撑|施策|发力|为基|为底|为魂|推进)$|齐抓共管|共建共[治享]|久久为功|一岗双责|党政同责|失职追责|尽职免责"
    "|因地制宜|分类(?:施策|指导|推进)|量力而行|尽力而为|实事求是|与时俱进|守正创新|开拓创新|改革创新|稳中求进|以人为本|标本兼治|综合施策|系统(?:治理|观念|思维)|源头治理|依法(?:治理|依规|行政)|科学(?:规划|谋划|决策)"
    "|底线思维|统筹兼顾|协调发展|绿色发展|问题导向|目标导向|(?:目标|步调|行动|思想)(?:一致|统一)|有效利用|合理利用|活起来|(?:坚定|增强)[^，。、]{0,6}自信|传承[^，。、]{2,12}(?:文化|精神|文脉)|弘扬[^，。、]{2,10}精神"
    "|(?:强化|加强|突出)(?:政治|思想|党建)引领|“(?:两个维护|四个意识|四个自信|两个确立)”|政治站位|遵循规律|尊重自然|凝心聚力|真抓实干|担当作为|敢作善为|求真务实|同向发力|同频共振|上下联动|左右协同|预防为主|防治结合|关口前移|重心下移"
)
"""A catchword of four characters or so."""
_CLAUSE = regex("[，,、；;。]")
_MANY, _SHORT = 2, 14


def is_slogans(text: str) -> bool:
    """Tell whether a text is nothing but catchwords in a row: 政府主导、社会参与、共建共享."""
    clauses = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]
    if len(clauses) < _MANY or len(max(clauses, key=len)) > _SHORT:
        return False
    told = [clause for clause in clauses if _SLOGAN.search(clause)]
    return 2 * len(told) > len(clauses) and not any(
        _DEED.search(clause) for clause in clauses if clause not in told
    )


def is_creed(text: str) -> bool:
    """Tell whether words profess a principle, or say what is to be taken to heart."""
    return (
        _AT_HEART.search(text) is not None
        or is_slogans(text)
        or (_CREED.search(text) is not None and _DEED.search(text) is None)
    )


def only_creed(case: AuditCase, task: Task) -> bool:
    """Tell whether every sentence of a task professes a principle and names no work, object or figure."""
    return bool(task.measures) and not any(
        not is_slogans(m.text)
        and (
            not _CREED.search(m.text)
            or _DEED.search(m.text)
            or (not _AT_HEART.search(m.text) and case.sectors_of(m.id))
        )
        for m in task.measures
    )
