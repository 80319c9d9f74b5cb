"""Indicators of two plans side by side, matched by what they measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from decompose.match.counterparts import alike
from decompose.model.plan import Indicator, Plan
from decompose.text.cues import CuedPattern
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_ALIKE = 0.8
_SHORTEST = 4
_SHORTER, _END, _WORD = 6, 3, 2
_SAME = (
    (
        CuedPattern(
            "亿元(?:地区|国内|国民)?(?:生产总值|GDP|gdp)|单位(?:(?:地区|国内)?生产总值|GDP)",
            cue="亿单",
        ),
        "亿元GDP",
    ),
    (CuedPattern("(?:地区|国内|[全本我][省市县区州])生产总值|GDP", cue="生G"), "GDP"),
    (CuedPattern("10万人?|十万人?", cue="1十"), "十万人"),
    (CuedPattern("每万[名人]?(?=[一-鿿])", cue="每"), "万人"),
    (CuedPattern("从业人员|就业人员", cue="业"), "就业人员"),
    (CuedPattern("就业人员(?=十万人)", cue="就"), ""),
    (CuedPattern("总(?=人数|起数)", cue="总"), ""),
    (CuedPattern("规上(?=[一-鿿]{2})", cue="规上"), "规模以上"),
    (CuedPattern("危化品?(?=[一-鿿]{2})", cue="危化"), "危险化学品"),
    (CuedPattern("(?<=标准化)创建(?=达标)", cue="创建"), ""),
    (CuedPattern(r"(?<=[一-鿿]{4})20\d\d年(?=[一-鿿]{2,6}率)", cue="年"), ""),
    (CuedPattern("(?<=[一-鿿]{3})(?:建成|建有)$", cue="建"), ""),
    (CuedPattern("(?<=[一-鿿]{2})(?:总数|总量|数量|个数)$", cue="数量"), ""),
    (CuedPattern("(?:累计)?(?:下降|降低|减少)(?:率|幅度|比例)?$", cue="降少"), ""),
    (CuedPattern("事故起数$"), "事故"),
    (CuedPattern("[（(](?:[一二三四五]年|规划期内?)?(?:累计|合计|总计)[）)]$", cue="计"), ""),
    (CuedPattern("重大(?:及|和)?以上(?=[^，]*事故)|重特大(?=[^，]*事故)", cue="重"), "重特大"),
    (CuedPattern("的?(?:比例|比重)$", cue="比"), "比例"),
    (CuedPattern("因自然灾害", cue="因"), "因灾"),
    (CuedPattern("较大(?:及|和)以上", cue="较"), "较大以上"),
    (CuedPattern("灾害发生后|得到(?:有效|初步)(?=救助)", cue="灾得"), ""),
    (
        CuedPattern(
            '^(?:规划期(?:内|末|间)?)|^年均|^全[省市县区国镇]|^我[省市县区国]|^各[省市县区地](?:（[^（）]*）)?|各类|[“”"\\s]'
        ),
        "",
    ),
)  # one indicator under several names
_WITHOUT_OBJECT = regex(
    "(?:年度|每年|全年|累计|平均|综合|安全|持证|隐患)*"
    "(?:覆盖|达标|完成|合格|整改|安装|普及|知晓|培训|登记|建成|改造|检验|抽查|抽检|检查|使用|接入|上线|建档"
    "|投保|参保|上岗|更新|验收|配备|设置|治理|演练|巡查|办结|销号|闭环|报废|淘汰)+(?:率|数|量|人数|次数|比例)?"
)
_RATE_OF_DEATHS = regex("事故(?=死亡率)")
_TELLING = CuedPattern("起数|人数|死亡率|受伤|损失|一般|较大|重大|特大|万车|亿元|万人|特种设备")
"""Words by which indicators of nearly the same name measure something else."""
_WHERE = regex("城[市镇乡]|农村|乡村|社区|行政村|自然村")
"""Where something is measured: two names that both say it, and differently, are two indicators."""

_HALF, _INSERTED = 2.4, 4
"""How much longer a name may be than what is left of it, and what may stand within."""
_JOINED = regex("[、和与及]")
_CLASS_OF = regex(
    "(?:电子|信息|数字|智能|自动)化|电子|在线|线上|网上|网络|公办|民办|[、和与及不非未新增一二三四五六七八九十甲乙丙]|以上|以下|[大中小]型|[高低]|城|乡|村|市|县|区|省"
)
"""Words that make another class of what they stand in."""

Pair = tuple[Indicator | None, Indicator | None]


def plain_name(name: str, place: str | None = None) -> str:
    """Return the name by which two mentions of one indicator agree, wherever it is measured."""
    for pattern, plain in _SAME:
        name = plain.join(_cut(pattern, name))
    if place and name.startswith(place):
        name = name[len(place) :]
    if "较大" not in name and "重" not in name:
        name = name.replace("生产安全事故", "事故").replace("安全事故", "事故")
    else:
        name = name.replace("生产安全", "").replace("安全事故", "事故")
    return _RATE_OF_DEATHS.sub("", name)


def without_object(name: str) -> bool:
    """Tell whether a name says what is done and not to what, as 覆盖率 does: its sentence says that."""
    return bool(_WITHOUT_OBJECT.fullmatch(name))


def _cut(pattern: CuedPattern, text: str) -> list[str]:
    at, pieces = 0, []
    for found in pattern.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
    return [*pieces, text[at:]]


def pair_indicators(old: Plan, new: Plan, *, shortened: bool = False) -> list[Pair]:
    """Match indicators one to one by what they measure: equal names, then the most alike ones.

    ``shortened`` takes a name that leaves words out for the same one: where both are shown.

    Shape:
        A pair for each of the old plan in its order, then one for each of the new plan left over.
    """
    names = {
        id(one): plain_name(one.name, plan.place) for plan in (old, new) for one in plan.indicators
    }
    partner: dict[str, Indicator] = {}
    taken: set[str] = set()
    for was, now in _likely(old.indicators, new.indicators, names, shortened):
        if was.id not in partner and now.id not in taken:
            partner[was.id] = now
            taken.add(now.id)
    pairs: list[Pair] = [(was, partner.get(was.id)) for was in old.indicators]
    return [*pairs, *((None, now) for now in new.indicators if now.id not in taken)]


def _likely(
    old: Sequence[Indicator], new: Sequence[Indicator], names: dict[int, str], shortened: bool
) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield pairs that may be one indicator, the likeliest first: name, year, kind, unit, order."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for m, now in enumerate(new):
        by_name[bare(names[id(now)])].append(m)
    ranked: list[tuple[float, int, int, int]] = []
    for n, was in enumerate(old):
        own = names[id(was)]
        same = by_name.get(bare(own), [])
        ranked += [(-1.0, _unlike(was, new[m]), n, m) for m in same]
        for m, now in enumerate(new):
            if m in same or was.unit != now.unit:
                continue
            other = names[id(now)]
            score = alike(own, other)
            if score < _ALIKE and sorted(bare(own)) == sorted(bare(other)):
                score = _ALIKE  # 行政村应急广播, 应急广播行政村
            near = _ends_with(own, other) or (shortened and _shortens(own, other))
            if score < _ALIKE and near:
                score = _ALIKE
            if score >= _ALIKE and _tells(own) == _tells(other) and not _elsewhere(own, other):
                ranked.append((-score, _unlike(was, now), n, m))
    return ((old[n], new[m]) for _, _, n, m in sorted(ranked))


def _ends_with(one: str, other: str) -> bool:
    """Tell whether one name is the other's end, and most of it: 入户安检率 of 燃气用户入户安检率."""
    short, long = sorted((bare(one), bare(other)), key=len)
    least = max(_SHORTEST, len(long) / 2)
    return len(short) >= least and long.endswith(short) and not _TELLING.search(long)


def _shortens(one: str, other: str) -> bool:
    """Tell whether one name leaves words of the other out: 骑手培训覆盖率 of 外卖骑手安全培训覆盖率.

    The words it begins and ends with stand in the other; where the name has an end in common.
    """
    short, long = sorted((bare(one), bare(other)), key=len)
    if len(short) < max(_SHORTER, len(long) / 2) or _TELLING.search(long):
        return False
    blocks = [
        b
        for b in SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
        if b.size
    ]
    whole = sum(b.size for b in blocks) == len(short)
    return whole and short[-_END:] == long[-_END:] and all(b.size >= _WORD for b in blocks)


def _unlike(was: Indicator, now: Indicator) -> int:
    """Return in how many facts, the weightier first, two indicators of one name differ."""
    facts = (
        was.kind is not now.kind,
        was.unit != now.unit,
        was.scope != now.scope,
        was.target_year != now.target_year,
        (was.table is None) != (now.table is None),
    )
    return sum(1 << len(facts) - at for at, differs in enumerate(facts) if differs)


def same_measure(one: str, other: str) -> bool:
    """Tell whether two plain names, a word more or less, measure the same."""
    near = alike(one, other) >= _ALIKE or _ends_with(one, other)
    return near and _tells(one) == _tells(other) and not _elsewhere(one, other)


def shortened_name(short: str, long: str) -> bool:
    """Tell whether a plain name is a longer one cut short, as a text does that speaks of it again.

    Shape:
        助餐点覆盖率 is 老年助餐点覆盖率 without its beginning; A级景区监控联网率 is A级旅游景区监控联网率
        without a word between; 标准化达标率 is none of 标准化三级以上达标率 nor of 城区标准化达标率 beside 农村….
    """
    one, other = bare(short), bare(long)
    if len(one) < _SHORTEST or len(other) <= len(one) or _tells(short) != _tells(long):
        return False
    if _elsewhere(short, long):
        return False
    if other.endswith(one):
        return len(one) >= max(_SHORTER - 1, len(other) / _HALF) and not _JOINED.search(other)
    head = next(n for n in range(len(one) + 1) if one[: n + 1] != other[: n + 1])
    tail = len(one) - head
    inside = other[head : len(other) - tail]
    if head < _WORD or tail < _WORD or not other.endswith(one[head:]):
        return False
    return len(inside) <= _INSERTED and not _CLASS_OF.search(inside)


def _tells(name: str) -> frozenset[str]:
    return frozenset(found.group() for found in _TELLING.finditer(name))


def _elsewhere(one: str, other: str) -> bool:
    """Tell whether two names are measured in different places: 城市, 农村."""
    own, theirs = set(_WHERE.findall(one)), set(_WHERE.findall(other))
    return bool(own and theirs) and own.isdisjoint(theirs)
