"""What a sentence stresses among the sectors it names: objects named together, audiences, exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from decompose.knowledge import Knowledge
from decompose.model.knowledge import DutyRole
from decompose.model.plan import Measure
from decompose.rules.proposal import Topic
from decompose.text.patterns import regex

_NEAR = 8
_JOINT = 0.3
_GENERAL = 0.7
_AUDIENCE = 0.6
_TRADE = (DutyRole.INDUSTRY, DutyRole.LICENSING)
OF_EVERY_TRADE = ("fire-safety", "public-gathering-places")  # what a place of any trade is too
_BREAK = regex("[，。；：]|以及|和|与|及|、")  # what keeps two names apart
_EXCEPT = regex("除([^，。；]{2,16}?)(?:之外|以外|外)")  # all but those
_BUT = regex("(?:以外|之外|除外)")  # follows what is left out
_TEACHES = regex("宣传|教育|培训|普及|科普|宣讲")  # a sentence that informs somebody
_INCENTIVES = ("激励", "优惠", "支持", "倾斜", "奖励", "便利", "差异", "差别", "惩戒", "挂钩")
_BY_MEANS = regex(
    r"(?:在|与|同)(?P<means>[^，。；]{2,30}?)(?:等)?(?:方面)?"
    r"(?:(?<=方面)(?:予以|给予|实行|实施|享受|得到)?[^，。；]{0,4}(?:激励|优惠|支持|倾斜|奖励|便利|差异|差别|惩戒)"
    r"|(?:相)?挂钩)",
    cue=("挂钩", "方面"),
)  # in credit and premiums rewarded; tied to the premium
_WHERE = regex(  # in / towards / among whom a campaign is held
    "(?:在|面向|针对|向|深入|走进)([^，。；]{2,24}?)(?:开展|进行|举办|组织|普及|宣传|宣讲|张贴|播放)",
    cue=("举办", "宣传", "宣讲", "开展", "张贴", "播放", "普及", "组织", "进行"),
)


def emphasize(topics: tuple[Topic, ...], measure: Measure, kb: Knowledge) -> tuple[Topic, ...]:
    """Return the sectors of a clause with what the sentence itself says about their standing.

    An exception is left out, and so is a mere incentive; two sectors side by side mean the object
    that joins them; the general form of an object named more exactly stands back; whom a campaign
    addresses comes first.
    """
    if not any(t.in_measure for t in topics):
        return topics
    topics = _without_exceptions(topics, measure)
    topics = tuple(t for t in topics if not (t.in_measure and is_means(t, measure)))
    if len(topics) > 1:
        topics = _of_system(_exact(_joined(topics, measure, kb), kb), measure, kb)
        topics = _addressed(topics, measure)
    return topics


def is_means(topic: Topic, measure: Measure) -> bool:
    """Tell whether a word names an incentive for the task, not the task: 在费率等方面给予激励."""
    if not any(word in measure.text for word in _INCENTIVES):
        return False
    start, end = _place(topic, measure)
    spans = (found.span("means") for found in _BY_MEANS.finditer(measure.text))
    return any(low <= start and end <= high for low, high in spans)


def _place(topic: Topic, measure: Measure) -> tuple[int, int]:
    start = measure.span.start
    return topic.mention.start - start, topic.mention.end - start


def _without_exceptions(topics: tuple[Topic, ...], measure: Measure) -> tuple[Topic, ...]:
    text = measure.text
    if "外" not in text:
        return topics
    spans = [found.span(1) for found in _EXCEPT.finditer(text)]

    def excepted(topic: Topic) -> bool:
        start, end = _place(topic, measure)
        return bool(_BUT.match(text, end)) or any(a <= start and end <= b for a, b in spans)

    return tuple(t for t in topics if not (t.in_measure and excepted(t)))


def _joined(topics: tuple[Topic, ...], measure: Measure, kb: Knowledge) -> tuple[Topic, ...]:
    """Add the objects that two sectors, named in one breath, mean together."""
    inside = [t for t in topics if t.in_measure]
    if len(inside) < 2:
        return topics
    named = {t.id for t in topics}
    found: list[Topic] = []
    joined: list[Topic] = []
    for sector, wanted in kb.joint_sectors:
        if sector in named:
            continue
        parts = [next((t for t in inside if want in kb.sector_path(t.id)), None) for want in wanted]
        chosen = [t for t in parts if t is not None]
        if len(chosen) == len(wanted) and _side_by_side(chosen, measure):
            weight = max(t.weight for t in chosen) + _JOINT
            found.append(Topic(sector, weight, chosen[0].mention, in_measure=True))
            joined += chosen
    spent = {t.id for t in joined}
    return (*found, *(t for t in topics if t.id not in spent))


def _side_by_side(topics: Iterable[Topic], measure: Measure) -> bool:
    places = sorted(_place(t, measure) for t in topics)
    gaps = [measure.text[a[1] : b[0]] for a, b in pairwise(places)]
    return all(len(gap) <= _NEAR and not _BREAK.search(gap) for gap in gaps)


def _exact(topics: tuple[Topic, ...], kb: Knowledge) -> tuple[Topic, ...]:
    """Let the general form of an object stand back behind the exact one."""
    above = {p for t in topics if t.in_measure for p in kb.sector_path(t.id)[1:]}
    return tuple(
        t._replace(weight=t.weight * _GENERAL) if t.in_measure and t.id in above else t
        for t in topics
    )


def _of_system(topics: tuple[Topic, ...], measure: Measure, kb: Knowledge) -> tuple[Topic, ...]:
    """Let fire safety and crowds named right behind a place of a trade stand back: 学校消防安全 is the trade's.

    Source:
        消防法（2021）第五十二条: each department inspects fire safety in its own system.
    """
    fire = [t for t in topics if t.in_measure and t.id in OF_EVERY_TRADE]
    places = {
        _place(t, measure)[1]
        for t in topics
        if t.in_measure
        if any(d.main and d.role in _TRADE for d in kb.duties_of_sector.get(t.id, ()))
    }
    behind = {t.id for t in fire if _place(t, measure)[0] in places}
    return tuple(t._replace(weight=t.weight * _GENERAL) if t.id in behind else t for t in topics)


def _addressed(topics: tuple[Topic, ...], measure: Measure) -> tuple[Topic, ...]:
    """Strengthen whom a campaign addresses: their regulator holds it."""
    if not _TEACHES.search(measure.text):
        return topics
    found = _WHERE.search(measure.text)
    if found is None:
        return topics
    low, high = found.span(1)

    def inside(topic: Topic) -> bool:
        start, end = _place(topic, measure)
        return topic.in_measure and low <= start and end <= high

    return tuple(t._replace(weight=t.weight + _AUDIENCE) if inside(t) else t for t in topics)
