"""Examples before their class, trades before what is researched in them, objects of a text to be drafted."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.plan import Measure
from decompose.rules.competence import LEADING_ROLES
from decompose.rules.proposal import Topic
from decompose.text.patterns import regex

_CLASS = regex("[^，,；;。]+?等(?:各类|重点|相关|其他)?$")  # examples end here, their class follows
_ITEM_END = regex("[^、等，,；;。]{0,4}[、等]")  # how an item of the list goes on behind its object
_AMONG = regex(
    "(?:对|在|针对|聚焦|围绕)(?P<list>[^，,；;。]{2,30}?)等?(?:重点)?(?:行业|领域|企业|单位|场所)(?:领域)?"
    "(?:集中|全面|深入)?(?:开展|推进|实施|组织|配置|配备|设置|安装|布设)",
    cue=("行业", "领域", "企业", "单位", "场所"),
)  # trades among which something is done
_FOR_WHOM = regex(
    "(?:对|为|给|向|面向)(?P<list>[^，,；;。]{2,40}?)等?[^，,；;。、]{0,4}(?:对象|群体|人群|家庭|困难户)"
    "(?:依法|分类|逐户|免费)?(?:开展|推进|实施|组织|安装|配备|发放|提供|进行)",
    cue=("人群", "困难户", "家庭", "对象", "群体"),
)  # people for whom something is done
_SCENES = regex(
    "(?:组织|开展|举办|加强)(?P<list>[^，,；;。]{2,40}?)等(?:多|不同|各类|典型)*(?:场景|情景|类型|灾种|险情)?的?"
    "(?:综合|实战|联合|专项)*(?:应急)?演练",
    cue=("演练",),
)  # what a drill plays through
_RESEARCHED = regex(
    "(?:支持|鼓励|开展|推进|加强|加快|组织|突破|实施|深化|聚焦|围绕)(?P<list>[^，,；;。]{2,40}?)等?(?:领域|方面)?的?"
    "(?:关键|共性|核心|先进|前沿|重大)*(?:技术|装备)+(?:联合)?(?:攻关|研发|研究(?![院所中])|创新)",
    cue=("攻关", "研发", "研究", "创新"),
)  # trades for which something is researched
_INTO = regex(
    "(?:把|将)(?P<list>[^，,；;。]{2,40}?)(?:等)?(?:项目|工程|内容|工作|情况)?(?:全面|统一|逐步|优先|一并)?纳入"
    "(?![^，,；;。]{0,10}(?:信用|失信|黑名单|监管|监督|执法|清单|台账|巡查|管理))",
    cue=("纳入",),
)  # what is taken up into something else
_FUNDED = regex(
    "(?:安排|设立|统筹|落实|筹措|争取|整合|加大|列支|保障)(?P<list>[^，,；;。]{2,40}?)(?:等)?(?:领域|方面)?"
    "(?:专项|补助|奖补|工作)*(?:资金|经费)",
    cue=("经费", "资金"),
)  # what money is for
_DRAFTED = regex(
    "(?:制定|修订|制修订|起草|出台|颁布|推动|完善|研究)[^，,；;。《]{0,8}《(?P<list>[^》]+?)(?:条例|办法|规定|规则|细则)》",
    cue=("办法", "条例", "细则", "规则", "规定"),
)  # what a text to be drafted is about
_SEVERAL, _MANY = 2, 3
_BEHIND, _PLAYED = 0.4, 0.2
_LISTS = (
    (_AMONG, _SEVERAL, _BEHIND),
    (_SCENES, _MANY, _PLAYED),
    (_RESEARCHED, 1, _BEHIND),
    (_FOR_WHOM, 1, _BEHIND),
    (_INTO, 1, _BEHIND),
    (_FUNDED, 1, _BEHIND),
)
"""Lists that only lead up to something, how many objects they must hold, and what is left of each."""
_FORE = 1.3


def examples_stand_back(
    topics: tuple[Topic, ...], others: tuple[Topic, ...], measure: Measure, kb: Knowledge
) -> tuple[Topic, ...]:
    """Let examples stand back behind their class, and trades behind what is done or researched in them.

    Looks for:
        矿山、石材加工点等货运源头单位: the class right behind 等 is what the sentence is about; 对陶瓷、铸造等行业
        开展矽肺病治理: the trades are among whom; 矿山装备、化工安全等关键技术攻关: the research is what;
        对低保户等重点对象实施危房改造: the people are for whom.

    Args:
        topics: Topics of one kind.
        others: Those of the other kind.
        measure: The sentence.
        kb: The knowledge.
    """
    inside = [t for t in topics if t.in_measure]
    if len(inside) + sum(t.in_measure for t in others) < _SEVERAL:
        return topics
    behind = dict.fromkeys(_examples(inside, measure, kb), _BEHIND)
    behind |= _listed(inside, others, measure)
    if not any(t.in_measure and t.id not in behind for t in (*topics, *others)):
        return topics
    return tuple(t._replace(weight=t.weight * behind.get(t.id, 1.0)) for t in topics)


def _examples(inside: list[Topic], measure: Measure, kb: Knowledge) -> set[str]:
    """Return the items of a list before 等 and a class that somebody else than theirs answers for."""
    found: set[str] = set()
    start, text = measure.span.start, measure.text
    for cls in inside:
        at = cls.mention.start - start
        before, organ = _CLASS.search(text[:at]), _organ(cls, kb)
        if before is None or organ is None:
            continue
        listed = {
            t.id
            for t in inside
            if t.id != cls.id
            and before.start() <= t.mention.start - start < at
            and _ITEM_END.match(text, t.mention.end - start)
        }
        others = any(_organ(t, kb) not in (None, organ) for t in inside if t.id in listed)
        found |= listed if len(listed) >= _SEVERAL and others else set()
    return found


def _organ(topic: Topic, kb: Knowledge) -> str | None:
    """Return who mainly answers for an object, or None."""
    for duty in kb.duties_of_sector.get(topic.id, ()):
        if duty.main and duty.role in LEADING_ROLES and duty.departments:
            return duty.departments[0]
    return None


def _listed(inside: list[Topic], others: tuple[Topic, ...], measure: Measure) -> dict[str, float]:
    """Return the topics of a list that only leads up to what the words behind it name, with factors."""
    found: dict[str, float] = {}
    start = measure.span.start
    every = (*inside, *(t for t in others if t.in_measure))
    for words, least, factor in _LISTS:
        for match in words.finditer(measure.text):
            low, high = match.span("list")
            listed = {
                t.id
                for t in every
                if low <= t.mention.start - start and t.mention.end - start <= high
            }
            rest = [t for t in every if t.id not in listed]
            told = any(t.mention.start - start >= high or words is _RESEARCHED for t in rest)
            if len(listed) >= least and told:
                found |= {t.id: factor for t in inside if t.id in listed}
    return found


def drafted_come_first(topics: tuple[Topic, ...], measure: Measure) -> tuple[Topic, ...]:
    """Let the object of a regulation to be drafted come before law-making at large.

    Source:
        Drafts are written by the department in charge of the matter (规章制定程序条例第十五条).
    """
    start = measure.span.start
    spans = [m.span("list") for m in _DRAFTED.finditer(measure.text)]
    return tuple(
        t._replace(weight=t.weight * _FORE)
        if t.in_measure
        and any(a <= t.mention.start - start and t.mention.end - start <= b for a, b in spans)
        else t
        for t in topics
    )
