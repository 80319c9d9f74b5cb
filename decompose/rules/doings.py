"""Functions that the sentence lets an object do for itself: the object's regulator sees to them."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.knowledge import SectorKind, Strength
from decompose.model.plan import Measure
from decompose.rules.asides import Parts
from decompose.rules.competence import LEADING_ROLES
from decompose.rules.proposal import Clause, Topic
from decompose.text.patterns import regex

_URGED = regex(
    "(?:推动|督促|指导|引导|要求|组织|鼓励|责令|敦促|帮助|监督)"
    "(?:全市|全县|全区|全省|辖区|各类|各级|各地|有关|相关|[一二三]级(?:及)?以上|规模以上|大型|重点|所有)*$"
)  # stands before whom it urges
_DOES = regex(
    "^(?:等)?(?:行业|领域)?(?:单位|企业|机构|场所|部门)?(?:普遍|全面|按规定|依法|足额|逐步|定期|切实|全员)*"
    "(?:配备|配齐|配足|配置|自备|装备|加装|安装|设置|完善|制定|修订|编制|建立|健全|落实|开展|组织|储备|购置|投保|实施|"
    "加强|做好|增设|更换)"
)  # stands behind who is to do something
_OWN_DOING = 0.35
_OWN_SIDE = 0.6


def done_by_objects(
    functions: tuple[Topic, ...], sectors: tuple[Topic, ...], measure: Measure, kb: Knowledge
) -> tuple[Topic, ...]:
    """Let functions stand back that one object named before them is urged to do, or that it is the object of.

    Looks for:
        督促医院配备应急电源: the power supply is the hospital's own; 养老院安全改造: what is rebuilt is the home.
        A list of several trades names whom a function reaches, and leaves it its own.
    """
    objects = [t for t in sectors if t.in_measure and _has_regulator(t, kb)]
    inside = [t for t in functions if t.in_measure]
    if not objects or not inside:
        return functions
    parts, start = Parts(measure), measure.span.start
    ends = {t.mention.end for t in objects}
    several = len({parts.of(t.mention) for t in objects}) < len(objects)

    def factor(topic: Topic) -> float:
        if several or not topic.in_measure:
            return 1.0
        if kb.functions[topic.id].strength is not Strength.STRONG and topic.mention.start in ends:
            return _OWN_SIDE
        return _OWN_DOING if any(_urges(o, topic, parts, measure, start) for o in objects) else 1.0

    return tuple(t._replace(weight=t.weight * factor(t)) for t in functions)


def _has_regulator(topic: Topic, kb: Knowledge) -> bool:
    kind = kb.sectors[topic.id].kind
    duties = kb.duties_of_sector.get(topic.id, ())
    return kind is not SectorKind.RISK and any(d.role in LEADING_ROLES and d.main for d in duties)


def _urges(actor: Topic, doing: Topic, parts: Parts, measure: Measure, start: int) -> bool:
    """Tell whether a sentence urges an object to do what a function's word names behind it."""
    mention = actor.mention
    if parts.of(mention) != parts.of(doing.mention) or doing.mention.start < mention.end:
        return False
    before, behind = measure.text[: mention.start - start], measure.text[mention.end - start :]
    return bool(_URGED.search(before) and _DOES.search(behind))


def beside_a_proper_one(clause: Clause, topic: Topic) -> bool:
    """Tell whether a measure names another strong function by a word of its own: 老年人 in 为老年人提供法律援助."""
    functions = clause.setting.kb.functions
    return any(
        t.in_measure
        and t.id != topic.id
        and functions[t.id].strength is Strength.STRONG
        and t.mention.term not in functions[t.id].everyday
        for t in clause.functions
    )
