"""Tasks that profess principles and name nothing to be done."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.plan import Task
from decompose.text.cues import CuedPattern

_CREED = CuedPattern(
    "^(?:始终|全面|深入|牢固|切实|认真)*(?:坚持|秉持|学习(?:贯彻|领会)|遵循|贯彻(?!执行)|树立|树牢|坚守|牢记|把握|(?:深刻|充分)(?:领会|认识|理解|把握|汲取|吸取)|学深悟透|统筹发展和安全"
    "|以[^，。]{2,40}为(?:指导|引领|统领|根本|主线|中心|导向|核心|目标|主题)"
    "|(?:不断|进一步|持续)?(?:增强|强化|提高)(?:忧患|底线|红线|政治|大局|宗旨|使命|风险)(?:意识|思维|站位)|(?:不断|进一步|持续)?(?:增强|强化)[^，。]{0,6}(?:责任|使命|紧迫)感|提高政治站位"
    "|时刻(?:绷紧|牢记|警醒))"
)
_AT_HEART = CuedPattern(
    "绷紧[^，。]{0,14}弦|(?:摆|放)在[^，。]{0,4}(?:突出|首要|重要)[^，。]{0,2}位置|放在心上|扛在肩上|放在首位|心存敬畏|(?:思想|行动)[^，。]{0,8}统一到|警钟长鸣|内化于心|重于泰山|入脑入心",
    cue="绷放摆扛心警内重统入",
)  # a conviction, whatever object it is about
_DEED = CuedPattern(
    r"\d|建立|创建|筹建|打造|引进|制定|完成|建成|出台|设立|修订|编制|组织|开展|检查|排查|整治|建设|配备|培训|演练|查处|督促|推动|推进|实施|健全"
)


def is_creed(text: str) -> bool:
    """Tell whether words profess a principle, or say what is to be taken to heart."""
    return _AT_HEART.search(text) is not None or (
        _CREED.search(text) is not None and _DEED.search(text) is None
    )


def only_creed(case: AuditCase, task: Task) -> bool:
    """Tell whether every sentence of a task professes a principle and names no work, object or figure."""
    return bool(task.measures) and not any(
        not _CREED.search(m.text)
        or _DEED.search(m.text)
        or (not _AT_HEART.search(m.text) and case.sectors_of(m.id))
        for m in task.measures
    )
