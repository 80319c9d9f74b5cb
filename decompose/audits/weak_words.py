"""What shows that words bind nobody to anything: they only encourage, promote or wish."""

from __future__ import annotations

from decompose.audits.moods import (
    ABILITY,
    DONE,
    GENERAL,
    MINDS,
    STEPS,
    USED,
    is_bettering,
    is_filler,
    is_general,
    is_hollow,
    is_mood,
    is_step,
    is_wish,
    unled,
)
from decompose.model.plan import Measure, Task
from decompose.text.cues import CuedPattern
from decompose.text.dates import is_checkable
from decompose.text.patterns import regex

_WEAK = CuedPattern(
    "^(?:积极|大力|进一步|充分|适度|适当|不断|逐步|主动|广泛|持续)*(?:鼓励|支持|引导|探索|倡导|提倡|争取|力争|重视|有条件的)"
)  # may, not must
FIRM = CuedPattern(
    r"\d|[一二两三四五六七八九十百千万]+(?:次|个|家|批|座|支|处|套|条|人|名|台|所|项|公里|期|轮|户|辆|艘|类)|每[年月季半]|建立|制定|完成|建成|出台|设立|明确|落实"
)  # a result
_TRIES = CuedPattern(
    "^(?:积极|努力|稳步)?探索(?:建立|构建|形成|完善|推行)[^，。；]{2,20}(?:机制|模式|体系|制度|路径|办法|方式)$",
    cue="探",
)
"""To try to set something up binds nobody to have it: 探索建立校企联动机制."""
_MAY = regex(r"^(?:有条件的|具备条件的|鼓励有条件的)[^，。；\d]{0,12}(?:可以?|可视情况?)[^\d]*$")
"""What whoever is able to may do."""
_SEVERAL = 2
_CLAUSES = regex("[，,；;。、]")
_PARTS = regex("[，,；;。]")
_GIVES = CuedPattern("给予|贴息|补贴|奖补|减免", cue=("给予", "贴息", "补贴", "奖补", "减免"))
_PAUSE = regex("[，,；;]")
_CARRIED_OUT = regex("(?:抓好|狠抓|抓实|抓紧|抓)(?:工作|贯彻)?落实(?=[，,。；;]|$)")
"""To see to its being carried out is no deed: 大力抓好落实."""
_ONGOING = regex("(?:排查|整治|治理|检查|管理|执法|监管|建设|防范|监测|巡查)(?:工作)?$")
"""What goes on all the time: 深入推进隐患排查."""


def binds_nobody(task: Task, topic: str = "") -> bool:
    """Tell whether a task only encourages, or only strengthens and promotes."""
    return bool(task.measures) and (only_encourages(task) or only_strengthens(task, topic))


def only_encourages(task: Task) -> bool:
    """Tell whether every measure of a task only encourages."""
    return all(encourages(m.text) for m in task.measures)


def encourages(text: str) -> bool:
    """Tell whether words begin with what may be done and no other clause says what is done beside it."""
    if _TRIES.search(text.rstrip("。；;")) or _MAY.search(text):
        return True
    text = unled(text)
    if not _WEAK.search(text) or FIRM.search(text):
        return False
    others = [clause.strip() for clause in _PARTS.split(text)]
    firm = [c for c in others if not (_WEAK.search(c) or GENERAL.search(c))]
    return not any(DONE.search(clause) or _GIVES.search(clause) for clause in firm)


def only_strengthens(task: Task, topic: str) -> bool:
    """Tell whether a titled task only strengthens and promotes."""
    if not task.title:
        return False
    if dated(task):  # no date makes a mood one that can be seen to be done
        alone = len(task.measures) == 1 and task.attribution is not None
        return all(
            only_moods(m, topic) or is_wish(m.text) or (alone and is_bettering(m.text))
            for m in task.measures
        )
    return all(
        (_general(m.text) and (m.text != task.title or _wishes(task)))
        or (_rises(m.text) and (m.text != task.title or task.attribution is not None))
        or only_moods(m, topic)
        for m in task.measures
    )


def _rises(text: str) -> bool:
    """Tell whether words promote what goes on anyway, and end in a wish for more: 推进排查，推动工作上新台阶."""
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    return (
        len(clauses) >= _SEVERAL
        and is_step(clauses[-1])
        and not any(FIRM.search(clause) for clause in clauses[:-1])
        and all(
            (GENERAL.search(c) and (_ONGOING.search(c) or is_general(c))) or is_mood(c)
            for c in clauses[:-1]
        )
    )


def _general(text: str) -> bool:
    """Tell whether words only strengthen and promote: no clause says what is to be done."""
    text = ABILITY.sub("", text)
    if FIRM.search(text) or DONE.search(text):
        return False
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    first = GENERAL.search(clauses[0]) if clauses else None
    return first is not None or STEPS.search(clauses[0] if clauses else "") is not None


def only_general(text: str) -> bool:
    """Tell whether each of several clauses strengthens or promotes, and none says what is to be done."""
    clauses = [clause.strip() for clause in _PAUSE.split(text) if clause.strip()]
    return len(clauses) >= _SEVERAL and not FIRM.search(text) and all(map(is_general, clauses))


def _wishes(task: Task) -> bool:
    """Tell whether a task of one sentence with a lead only says, twice or at its end, that all shall be better."""
    clauses = [clause for clause in _PAUSE.split(task.title) if clause.strip()]
    better = [
        c
        for c in clauses
        if GENERAL.search(c.strip()) or STEPS.search(c.strip()) or is_wish(c.strip())
    ]
    ends = STEPS.search(clauses[-1].strip()) is not None or is_wish(clauses[-1].strip())
    return task.attribution is not None and better == clauses and (len(clauses) > 1 or ends)


def only_moods(measure: Measure, topic: str) -> bool:
    """Tell whether several clauses name moods and degrees only: 营造氛围，提升水平."""
    words = unled(measure.text)
    clauses = [clause.strip() for clause in _CLAUSES.split(words) if clause.strip()]
    if measure.frequency or len(clauses) < _SEVERAL or FIRM.search(_CARRIED_OUT.sub("", words)):
        return False
    soft = [
        clause
        for clause in clauses
        if is_mood(clause) or MINDS.search(clause) or is_hollow(clause, topic)
    ]
    rest = (
        c
        for c in clauses
        if c not in soft and not USED.search(c) and not is_general(c) and not is_filler(c)
    )
    return bool(soft) and not any(rest)


def dated(task: Task) -> bool:
    """Tell whether a task has a date of its own, or its attribution or a measure has one."""
    stated = task.attribution.deadline if task.attribution else None
    return any(map(is_checkable, (task.deadline, stated, *(m.deadline for m in task.measures))))
