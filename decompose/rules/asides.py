"""What a sentence says between other commas than its object: sides and risks that do not displace it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping

from decompose.knowledge import Knowledge
from decompose.model.knowledge import SectorKind
from decompose.model.plan import Measure
from decompose.model.result import Mention
from decompose.rules.proposal import Topic
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_END = regex("[，,；;。]")
_PRELUDE = regex(
    "^(?:对|针对|围绕|聚焦|在|以|就|结合|根据|按照|突出|紧盯|抓住|抓好)"
)  # only names the object
_BARE = 4
_PURPOSE = regex(
    "^(?:并|切实|坚决|有效|严格|严密)*(?:防止|防范|避免|杜绝|预防|遏制|谨防|严防)"
)  # what must not come
AVERTS = regex(
    "^(?:并|切实|有效|严格|严密)*(?:防止|防范(?!化解|处置|打击)|避免|预防|谨防|严禁)"
)  # what must not come of what was said before, no matter of its own
_CLOSES = regex(
    "^(?:坚决|切实|有效|全面|着力|努力)*(?:消除|消灭|杜绝|避免|防止|填补|不留|堵住|堵塞)[^，；。]{0,6}(?:盲区|盲点|空白|死角|漏洞)$",
    cue=("盲区", "盲点", "空白", "死角", "漏洞"),
)  # what the rest is good for
_MECHANISM = CuedPattern(
    "(?:^|[，,；;。]|建立|健全|完善|形成|构建|加强|强化)"
    "(?P<list>[^，,；;。、与和]{2,4}(?:[、与和][^，,；;。、与和]{2,4}){2,}?)(?:等)?(?:多?部门|单位)?(?:之间)?的?"
    "(?:应急|工作)?(?:联动|联席|会商|联勤|联防)",
    cue=("会商", "联动", "联勤", "联席", "联防"),
)  # those who work together, by their bare names
_BODIES = CuedPattern(
    "(?P<list>[^，,；;。、与和]{2,6}(?:[、与和][^，,；;。、与和]{2,6}?)+)等?[两三四五六七八九十]?个?(?:专业|专项)?(?:委员会|专委会|指挥部)",
    cue=("专委会", "委员会", "指挥部"),
)  # committees by their fields
_NEARBY = CuedPattern(
    "(?P<list>(?:[^，,；;。、]{1,8}、)*[^，,；;。、的]{1,8}?)等?(?:周边|附近|周围|沿线|门前|门口|一带|(?<=[景园小厂校矿库港]区)内|(?<=[校院馆店站园])内)",
    cue=("一带", "内", "周围", "周边", "沿线", "门前", "门口", "附近"),
)  # places beside which something lies
_HOUSED = CuedPattern(
    "(?:租给|租作|用作|用于|改作|改为|改成|开设|经营|从事|举办)(?P<list>[^，,；;。]{1,30}?)的(?=[^，,；;。]{0,6}(?:自建房|房屋|厂房|建筑|楼|民房))",
    cue=("租给", "租作", "用作", "用于", "改作", "改为", "改成", "开设", "经营", "从事", "举办"),
)  # what a building is used for
_CHOSEN = CuedPattern(
    "(?:(?:选择|选用|委托|聘请|聘用|租用)(?:有|具有|具备)?(?:相应|合法)?(?:资质|资格)?的?"
    "|由(?:具备|具有|有|取得)(?:相应|合法)?(?:资质|资格))(?P<list>(?:(?!举办|开办|开设|从事|用于)[^，,；;。]){2,20})",
    cue=("委托", "由", "租用", "聘用", "聘请", "选择", "选用"),
)  # businesses that are only used
_VISITED = CuedPattern(
    "[，,；;](?:监督|重点|逐一|集中|全面|执法)*(?:检查|抽查|督查|巡查|排查)(?:辖区|全县|全市|全省|全区)?"
    "(?P<list>[^，,；;。、]{1,6}(?:[、和][^，,；;。、]{1,6})+)(?:等)?(?:行业|领域)?的?(?:重点)?(?:企业|单位|场所)",
    cue=("检查", "抽查", "督查", "巡查", "排查"),
)  # businesses of several trades that are inspected
_MEANS = (
    CuedPattern(
        "(?:汇聚|汇集|归集|接入|整合|融合|共享|打通)(?P<list>[^，,；;。]{2,40}?)(?:等)?(?:多?部门|单位|行业|领域)?的?"
        "(?:监测|监控|实时|业务|基础|相关|感知)*(?:数据|信息|系统|平台|资源)",
        cue=("汇聚", "汇集", "归集", "接入", "整合", "融合", "共享", "打通"),
    ),  # whose data flow together
    CuedPattern(
        "(?P<list>[^，,；;。、]{1,8}(?:、[^，,；;。、]{1,8}?)+)(?:等)?(?:部门|单位|行业|领域)?(?:相关|有关|各类)?的?"
        "(?:公共|政务|业务|监测|基础|感知|行业)?(?<!大)数据",
        cue=("数据",),
    ),  # and whose data they are
    CuedPattern(
        "(?:利用|依托|借助|改造利用)(?:现有|既有|闲置|已有)?(?P<list>[^，,；;。]{2,40}?)(?:等)?(?:现有|闲置)?(?:资源|场地|场所|设施|条件)?"
        "(?:建设|新建|改建|设立|设置|建立|打造|布局|开展|组织|规划)",
        cue=("依托", "借助", "利用", "改造利用"),
    ),  # what something else is made of or done with
)
_PAID = regex(
    "^(?:并|由|并由|对[^，,；;。]{0,12})?(?:各级|同级|本级|[省市县区]级?|[省市县区]两级)*财政(?!局|厅|部)|^(?:按规定)?(?:给予|予以)[^，,；;。]*(?:补助|补贴|奖补)",
    cue=("予以", "给予", "财政"),
)  # who pays for what was said before
_FEARED = 0.85
_FEARED_WORK = 0.4
"""A function that stands in what must not come: 管好电竞酒店，防范未成年人保护风险 is no work on minors."""
_PAYS = 0.4
_CLOSING = 0.4
_SOURCE = 0.2
_PARTNER = 0.5
_USED = 0.5
_SEVERAL = 2


class Parts:
    """A measure cut at its commas."""

    def __init__(self, measure: Measure) -> None:
        self._text, self._start = measure.text, measure.span.start
        self._ends = [found.end() for found in _END.finditer(measure.text)]

    def of(self, mention: Mention) -> int:
        """Return the number of the part in which a word stands."""
        return bisect(self._ends, mention.start - self._start)

    def text(self, number: int) -> str:
        """Return the words of a part."""
        first = self._ends[number - 1] if number else 0
        last = self._ends[number] if number < len(self._ends) else len(self._text)
        return self._text[first:last].strip(" \u3000，,；;。")


def aspects_apart(
    measure: Measure, sectors: Iterable[Mention], aspects: Iterable[Mention]
) -> Mapping[str, frozenset[str]]:
    """Return by sector the aspects that the sentence names only beside what it says of the sector.

    Looks for:
        An aspect that stands in no part of the sentence in which the sector stands, where the sector's
        own part says what to do with it (加强加油站监管，防止油品污染), not only that it is about it
        (对加油站，检查消防设施).
    """
    parts = Parts(measure)
    where: dict[str, set[int]] = {}
    for mention in sectors:
        if _says_something(parts, mention):
            where.setdefault(mention.id, set()).add(parts.of(mention))
        else:
            where.setdefault(mention.id, set()).update((parts.of(mention), -1))
    sides: dict[str, set[int]] = {}
    for mention in aspects:
        sides.setdefault(mention.id, set()).add(parts.of(mention))
    return {
        sector: frozenset(a for a, places in sides.items() if own.isdisjoint(places))
        for sector, own in where.items()
        if -1 not in own
    }


def _says_something(parts: Parts, mention: Mention) -> bool:
    text = parts.text(parts.of(mention))
    return len(text) > len(mention.term) + _BARE and not _PRELUDE.search(text)


def feared_stand_back(
    topics: tuple[Topic, ...],
    measure: Measure,
    others: tuple[Topic, ...] = (),
    *,
    work: bool = False,
) -> tuple[Topic, ...]:
    """Let what the sentence only wants prevented stand back behind the object it is about.

    检查尾矿库排洪设施，防止溃坝: the dam that must not burst is the pond's.

    Args:
        topics: Topics of one kind.
        measure: The sentence.
        others: Those of the other kind, which also can be what the sentence is about.
        work: Whether the topics are work to be done, of which only what comes of the rest stands back.
    """
    if len(topics) + len(others) < _SEVERAL:
        return topics
    parts = Parts(measure)
    pattern, factor = (AVERTS, _FEARED_WORK) if work else (_PURPOSE, _FEARED)
    feared = {
        t.id for t in topics if t.in_measure and pattern.search(parts.text(parts.of(t.mention)))
    }
    if not feared or not any(t.in_measure and t.id not in feared for t in (*topics, *others)):
        return topics
    return tuple(t._replace(weight=t.weight * factor) if t.id in feared else t for t in topics)


def closing_words_stand_back(
    functions: tuple[Topic, ...], others: tuple[Topic, ...], measure: Measure
) -> tuple[Topic, ...]:
    """Let words that only close a sentence stand back: 加密渡口巡查，消除监管盲区 is the ferry's business."""
    parts = Parts(measure)
    closing = {
        t.id for t in functions if t.in_measure and _CLOSES.search(parts.text(parts.of(t.mention)))
    }
    said = [t for t in (*functions, *others) if t.in_measure and t.id not in closing]
    if not closing or not said:
        return functions
    return tuple(
        t._replace(weight=t.weight * _CLOSING) if t.id in closing else t for t in functions
    )


def payers_stand_back(functions: tuple[Topic, ...], measure: Measure) -> tuple[Topic, ...]:
    """Let who only pays stand back behind what the sentence has said before: 开展农房保险试点，由财政给予补贴."""
    parts = Parts(measure)
    paying = {
        t.id
        for t in functions
        if t.in_measure
        and parts.of(t.mention) > 0
        and _PAID.search(parts.text(parts.of(t.mention)))
    }
    return tuple(t._replace(weight=t.weight * _PAYS) if t.id in paying else t for t in functions)


def partners_stand_back(
    topics: tuple[Topic, ...], others: tuple[Topic, ...], measure: Measure
) -> tuple[Topic, ...]:
    """Let those stand back that are only to work together, and leave out whose businesses are only used.

    Looks for:
        Trades in the list before 联动, 联席, 会商 and the like, or before 委员会: partners of the
        mechanism, none of which the sentence is about; and, beside another object, trades whose
        businesses are chosen or entrusted (委托有资质的运输企业).
    """
    partners = _within(topics, measure, _MECHANISM) | _within(topics, measure, _BODIES)
    used = _within(topics, measure, _CHOSEN)
    if not any(t.in_measure and t.id not in used for t in (*topics, *others)):
        used = set()
    return tuple(
        t._replace(weight=t.weight * _PARTNER) if t.id in partners else t
        for t in topics
        if t.id not in used
    )


def means_stand_back(
    topics: tuple[Topic, ...], others: tuple[Topic, ...], measure: Measure
) -> tuple[Topic, ...]:
    """Let stand back whose data or places are only used for something else that the sentence names.

    利用公园、体育场馆建设应急避难场所; 建设综合监测平台，汇聚气象、水文数据; 整治学校、商圈周边的违法停车.

    Args:
        topics: Topics of one kind.
        others: Those of the other kind, which also can be what the sentence is about.
        measure: The sentence.
    """
    every = (*topics, *others)
    if len(every) < _SEVERAL:
        return topics
    sources = {id_ for words in _MEANS for id_ in _within(every, measure, words, beyond=True)}
    used = sources | _within(every, measure, _NEARBY) | _within(every, measure, _HOUSED)
    if not any(t.in_measure and t.id not in used for t in every):
        return _only_sources(topics, others, sources)
    return tuple(t._replace(weight=t.weight * _USED) if t.id in used else t for t in topics)


def _only_sources(
    topics: tuple[Topic, ...], others: tuple[Topic, ...], used: set[str]
) -> tuple[Topic, ...]:
    """Let the heading say what a sentence is about that names nothing but whose data it takes."""
    if all(t.in_measure for t in (*topics, *others)):
        return topics
    return tuple(t._replace(weight=t.weight * _SOURCE) if t.id in used else t for t in topics)


def _within(
    topics: tuple[Topic, ...], measure: Measure, words: CuedPattern, *, beyond: bool = False
) -> set[str]:
    """Return the topics of the measure that stand in a list found by some words.

    With ``beyond`` the last of several items may be a longer word that only begins there (气象数据).
    """
    spans = [found.span("list") for found in words.finditer(measure.text)]
    if not spans:
        return set()
    start = measure.span.start
    return {
        t.id
        for t in topics
        if t.in_measure
        and any(
            a <= t.mention.start - start < b
            and (t.mention.end - start <= b or (beyond and "、" in measure.text[a:b]))
            for a, b in spans
        )
    }


def trades_visited(topics: tuple[Topic, ...], measure: Measure, kb: Knowledge) -> tuple[Topic, ...]:
    """Let a list of trades stand back where the sentence has said before what is looked for there.

    开展职业病危害治理，检查矿山、冶金、建材企业: the trades are where, the disease is what. A risk that cuts
    across trades (有限空间) has no regulator of its own: there the trades decide.
    """
    listed = _within(topics, measure, _VISITED)
    if len(listed) < _SEVERAL:
        return topics
    parts = Parts(measure)
    first = min(parts.of(t.mention) for t in topics if t.id in listed)
    looked_for = any(
        t.in_measure
        and t.id not in listed
        and parts.of(t.mention) < first
        and kb.sectors[t.id].kind is SectorKind.SECTOR
        for t in topics
    )
    if not looked_for:
        return topics
    return tuple(t._replace(weight=t.weight * _PARTNER) if t.id in listed else t for t in topics)


def stages_behind(topics: tuple[Topic, ...], stages: Iterable[Mention]) -> tuple[Topic, ...]:
    """Leave out trades that are only a stage of the object named right before them: 烟花爆竹批发零售."""
    inside = [t for t in topics if t.in_measure]
    if len(inside) < _SEVERAL:
        return topics
    ends = {t.mention.end: t.id for t in inside}
    spans = [(m.start, m.end) for m in stages]

    def is_stage(topic: Topic) -> bool:
        start, end = topic.mention.start, topic.mention.end
        behind = topic.in_measure and ends.get(start, topic.id) != topic.id
        own = sum(high - low for low, high in spans if start <= low and high <= end)
        return behind and own >= end - start

    return tuple(t for t in topics if not is_stage(t))
