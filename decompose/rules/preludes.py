"""What a sentence says before its comma only to set the scene: on what occasion, on what footing, why."""

from __future__ import annotations

from decompose.model.plan import Measure
from decompose.parser.kinds import asks
from decompose.rules.asides import Parts
from decompose.rules.proposal import Topic
from decompose.text.patterns import regex

_FOOTING = regex(
    "^(?:并|同时|充分|积极|密切|紧密|统筹|主动|认真)*"
    "(?:结合|依托|借助|借鉴|借(?=.*(?:机会|契机|之机))|利用|鉴于|考虑|随着|顺应|适应|对接|衔接|吸收|吸取|立足|对照|比照|参照|由于|因为|趁|遇|逢|正值|适逢|临近"
    "|避免|优先安排|优先保障|列入|与[^，；。]{2,20}(?:比对|衔接|协商|会商|联动)|把[^，；。]{2,12}延伸|把[^，；。]{2,20}作为|以[^，；。]{2,20}为(?:契机|抓手|载体|依托|平台|基础|牵引|动力|支撑|引领|导向|手段|主线|核心|目标))"
)  # what something is done with or because of
_OCCASION = regex(
    "(?:期间|之际|时节|时段|时期|到来|来临|前夕|的同时|之后|以后|之前|以前|(?<![部厅局])前|(?<!善)后|(?<!及)时|的机会|的契机|过程中|背景下|基础上|前提下)$"
)  # when it is done
_PICTURE = regex(
    "(?:(?<![一二三四五六七八九十要一])是(?!否)[^，；。]{2,20}|(?:同时|相继|陆续|大量|集中|密集)(?:开工|施工|上市|返乡|出行)|(?:集中|密集|频繁|较多|增多|居多|较大|流动大|分散|兴起|老化|突出|多发|高发|转租给[^，；。]+))$"
)  # how things are
_DOES = regex(
    ".(?:[新改扩迁]建|改扩建|建设|建立|建成|更新|改造|开展|设置|设立|推进|推动|制定|编制|提升|打造|组建|培育|发展|布局|完善|健全|加强|强化|实施|落实|探索|推广|提供|组织|引导|鼓励|支持)"
    "(?![和与、及等]|$|工作|工程|项目|行动|试点|需要|要求|实际|规划|任务|成果)"
)  # what the sentence wants, in the same breath
_ASIDE = 0.35


def preludes_stand_back(
    topics: tuple[Topic, ...], others: tuple[Topic, ...], measure: Measure
) -> tuple[Topic, ...]:
    """Let what only sets the scene stand back behind what the rest of the sentence names.

    Looks for:
        Parts before a comma that tell the occasion (暑期学生离校后), the footing (结合城市更新,
        与扶贫对象比对) or how things are (自驾游客集中), and a part behind them that names a topic.

    Args:
        topics: Topics of one kind.
        others: Those of the other kind, which also can be what the sentence is about.
        measure: The sentence.
    """
    inside = [t for t in (*topics, *others) if t.in_measure]
    if len(inside) < 2 or "，" not in measure.text:
        return topics
    parts = Parts(measure)
    where = {t.id: parts.of(t.mention) for t in inside}
    last = max(where.values())
    scenes = {n for n in set(where.values()) if n < last and sets_scene(parts.text(n))}
    told = "，".join(parts.text(n) for n in range(last + 1) if n not in scenes)
    if not scenes:
        return topics
    return tuple(
        t._replace(weight=t.weight * _ASIDE)
        if where.get(t.id) in scenes and t.mention.term not in told
        else t
        for t in topics
    )


def sets_scene(text: str) -> bool:
    """Tell whether a part of a sentence only tells the occasion, the footing or how things are."""
    footing = _FOOTING.search(text)
    if footing is not None:
        return _DOES.search(text, footing.end()) is None
    return not asks(text) and bool(_OCCASION.search(text) or _PICTURE.search(text))
