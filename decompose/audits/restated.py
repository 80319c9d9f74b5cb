"""Which pieces of work about one object say the same in other words: what is left of one stands in the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import add
from typing import NamedTuple

from decompose.audits.work_parts import Part
from decompose.text.patterns import regex

_DATE = regex(
    r"(?:20\d\d|[一二三四五六七八九十]{1,2}|\d{1,2})(?:年|月份?|季度)(?:[初中末底]|上旬|中旬|下旬)?(?:\d{1,2}日)?[前内后起]?|年(?:底|末|内)前?|每(?:年|月|季度|半年)"
)
_EMPTY = regex(
    "《[^《》]*》(?:第[零〇一二三四五六七八九十百]+条)?|依据|根据|按照|继续|持续|进一步|全面|深入|扎实|切实|大力|积极|有效|逐[一步户家座处站]|全部|全覆盖|一律|集中|严格|依法|认真|推进|推动"
    "|开展|组织|实施|完成|加强|强化|加快|落实|做好|进行|举办|办好|建立|建成|健全|负责|牵头|委托|专项|工作|活动|任务|情况"
    "|问题|隐患|行动|系统|系列|设施|设备|装置|不少于|不低于|不超过|以上|以内|达到|确保|监督|管理|监管|生产"
    "|[的对将把和及与并等在为或用作班类性]|全[省市县区]|我[省市县区]|[省市县区](?=内)"
)
_UNIT = regex(
    "(?:(?<=[由、，。；和与及])|^)[省市县区州旗](?![政域区场])[\u4e00-\u9fff]{2,13}?"
    "(?:局|委员会|委|厅|支队|大队|总队|办公室|办)(?:牵头|负责|配合)?"
)
_CLAUSE = regex("[，。；、：（）()\\s]+")
_FIGURE = regex(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十](?=[支座个处家套]))(?:万|亿|余|多)?([一-鿿㎡])"
)
_SAME, _LIKE, _COUNTED = 0.66, 0.6, 0.55
"""The share of the shorter one that must stand in the other: without a figure in both, with one digit, with more."""
_LEAST, _FEW, _RARE, _UNNAMED = 5, 12, 4, 0.1
"""Pairs of signs that tell something; texts that hold a telling pair, a rare one; what it costs to name no object."""
_PRIVATE, _OWN_SIGNS = 0xE000, regex("[\ue000-\uf8ff]")
_HAN = {sign: str(n) for n, sign in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}


class _Signs(NamedTuple):
    """The signs of a clause, and its neighbouring ones joined."""

    single: frozenset[str]
    pairs: frozenset[str]


def restated(
    parts: Sequence[Part], words: Sequence[tuple[tuple[str, str], ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the places of two parts of which the later one does what the earlier one does.

    Args:
        parts: Pieces of work in order.
        words: The words of each for objects, with the object's name.
    """
    clauses = [_clauses(part.measure.text, own) for part, own in zip(parts, words, strict=True)]
    figures = [_figures(part.measure.text) for part in parts]
    for earlier, place in _near(parts, list(map(_telling, clauses, figures))):
        other, part = parts[earlier], parts[place]
        least = _agree(figures[earlier], figures[place])
        if least is None or not _stages(part, other):
            continue
        common = part.objects & other.objects
        share = _covered(clauses[earlier], clauses[place], common)
        if part.objects <= other.objects or other.objects <= part.objects:
            share = max(share, _whole(clauses[earlier], clauses[place]) - _UNNAMED * (not common))
        if share >= least:
            yield earlier, place


def signs_of(text: str) -> frozenset[str]:
    """Return the signs of a text without units, dates and what tells nothing."""
    return _joined(_clauses(text, ())).single


def _near(parts: Sequence[Part], pairs: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield the places of parts that share what few texts hold, on a common object or where one names none."""
    many = Counter(pair for own in pairs for pair in own)
    held: dict[str, list[int]] = defaultdict(list)
    for place, (part, own) in enumerate(zip(parts, pairs, strict=True)):
        telling = [pair for pair in own if 1 < many[pair] <= _FEW]
        near = set[int]()
        for pair in telling:
            for n in held[pair]:
                named = part.objects and parts[n].objects
                if part.objects & parts[n].objects if named else many[pair] <= _RARE:
                    near.add(n)
            held[pair].append(place)
        for earlier in sorted(near):
            yield earlier, place


def _telling(clauses: Sequence[_Signs], figures: dict[str, set[str]]) -> frozenset[str]:
    """Return the pairs of a text, and its figures of two digits and more with what they count."""
    counted = (f"{n}{counter}" for counter, own in figures.items() for n in own if len(n) > 1)
    return _joined(clauses).pairs.union(counted)


def _stages(one: Part, other: Part) -> bool:
    """Tell whether two parts have a stage in common, or one names none."""
    return not (one.stages and other.stages and one.stages.isdisjoint(other.stages))


def _figures(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for number, counter in _FIGURE.findall(_DATE.sub("", text)):
        found[counter].add(_HAN.get(number, number))
    return found


def _agree(one: dict[str, set[str]], other: dict[str, set[str]]) -> float | None:
    """Return the share that two texts need by the figures they have in common; None where those differ."""
    both = [one[counter] & other[counter] for counter in one.keys() & other.keys()]
    if not all(both):
        return None
    return (
        _COUNTED if any(len(n) > 1 for common in both for n in common) else _LIKE if both else _SAME
    )


def _clauses(text: str, words: Sequence[tuple[str, str]]) -> list[_Signs]:
    """Return the signs of each clause, one for each object, without what tells nothing."""
    text = _UNIT.sub("", _OWN_SIGNS.sub("", text))  # first: 旅游 of 市文化广电旅游局 is no object
    for number, (word, _) in enumerate(words):
        text = text.replace(word, chr(_PRIVATE + number))
    names = {chr(_PRIVATE + number): f"<{name}>" for number, (_, name) in enumerate(words)}
    plain = _EMPTY.sub("", _DATE.sub("", text))
    found = []
    for clause in _CLAUSE.split(plain):
        signs = [names.get(sign, sign) for sign in clause if not sign.isdigit()]
        found.append(_Signs(frozenset(signs), frozenset(map(add, signs, signs[1:]))))
    return [clause for clause in found if clause.pairs]


def _covered(one: Sequence[_Signs], other: Sequence[_Signs], objects: frozenset[str]) -> float:
    """Return the best share to which a clause on a common object stands in the other text."""
    names = {f"<{name}>" for name in objects}
    shares = [0.0]
    for clauses, others in ((one, other), (other, one)):
        whole = _joined(others)
        shares += [_share(c, whole) for c in clauses if not c.single.isdisjoint(names)]
    return max(shares)


def _whole(one: Sequence[_Signs], other: Sequence[_Signs]) -> float:
    """Return the share to which the shorter text stands in the longer one."""
    shorter, longer = sorted((_joined(one), _joined(other)), key=lambda signs: len(signs.pairs))
    return _share(shorter, longer)


def _joined(clauses: Sequence[_Signs]) -> _Signs:
    return _Signs(
        frozenset[str]().union(*(c.single for c in clauses)),
        frozenset[str]().union(*(c.pairs for c in clauses)),
    )


def _share(own: _Signs, whole: _Signs) -> float:
    """Return how much of a clause stands in a text, as signs and as neighbours: order counts by half."""
    if len(own.pairs) < _LEAST:
        return 0.0
    single = len(own.single & whole.single) / len(own.single)
    return (single + len(own.pairs & whole.pairs) / len(own.pairs)) / 2
