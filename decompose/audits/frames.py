"""What a piece of work does to what, in signs that are the same in whatever words it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

from decompose.model.knowledge import PackInfo
from decompose.text.patterns import regex

_ACTS, _NAMES = 0xE000, 0xE100
"""Where the private signs for kinds of acts and for things begin."""
_DATE = regex(
    r"[于在自至到]?(?:20\d\d|今|[一二三四五六七八九十]{1,2}|\d{1,2})(?:年|月份?|季度)(?:[初中末底]|[上中下]旬|[上下]半年)?(?:\d{1,2}(?:月|日)?)*"
    r"(?:[初中末底])?(?:以?[前内后]|起)?|年[底末内]前?|[每一](?:年|月|季度?|半年|学期)|入?汛[期前](?:到来)?之?前?"
)
_EMPTY = regex(
    "《[^《》]*》|依据|根据|按照|继续|持续|进一步|全面|深入|扎实|切实|大力|积极|有效|逐[一步户家座处站辆栋]|全部|全覆盖|一律|集中|严格|依法|认真|推进|推动"
    "|开展|组织|实施|完成|加强|强化|加快|落实|做好|进行|举办|举行|负责|承担|牵头|配合|会同|参与|协助|委托|专项|工作|活动|任务|情况|行动|不少于|不低于|不超过|以上|以内|达到|确保|实现|安全生产|安全"
    "|重点|统一|年度|行为|现象|环节|监督管理|监管|监督|管理|日常|经常性|隐患|问题|相关|有关|现有|在用|全[省市县区镇乡]|我[省市县区]|[省市县区]级"
    "|定期|联合|一次|[的对将把和及与并等在为或用了中上下内均各其全由从到使让给]"
)
_NUMBER = regex(r"\d+(?:\.\d+)?(?:万|亿|余|多)*[%％]?")
_CLAUSE = regex("[，。；、：:,;（）()“”\\sA-Za-z]+")
"""Between the runs of signs; letters are none, words of another script are not compared sign by sign."""
_OF_TIME = "年月日天时分秒小学岁级类条款号期%％"
_FIGURE = regex(
    r"(?<![\d.第])(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十](?=[支座个处家套项所栋台辆]))(?P<scale>[万亿]?)[余多]?(?P<counter>[一-鿿㎡])"
)
_HAN = {sign: str(n) for n, sign in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_FEW = 5
"""Texts that hold a sign which makes two of them worth comparing."""
_TOLD = 5
"""Signs that tell something."""
_SINGLE, _PAIRS, _LONGER = 0.5, 0.3, 0.1
_FIGURES, _OTHER_FIGURES, _OTHER_ACTS, _SHORT = 0.15, 0.2, 0.12, 0.15
_TWICE, _NEAR = 2, 0.1
"""How many texts have a figure of two; how far the next likeness must be for less to do."""
_LEAST, _SURE, _COUNTED = 0.42, 0.6, 0.5
_NOTHING = 0.1
_BESIDE, _MOST, _LONG = 2, 0.6, 0.38
"""Signs that two texts have in common besides the longest run: one name alone may be the object of two works."""
_AKIN = frozenset(map(frozenset, ("查治", "建改", "改退", "查测", "退治", "查访")))
"""Kinds of acts that plans name for one work: 排查整治, 更新加装, 淘汰更新."""


class Frame(NamedTuple):
    """The signs of a text, its neighbouring ones, the kinds of its acts, and what it counts."""

    single: frozenset[str]
    pairs: frozenset[str]
    acts: frozenset[str]
    figures: frozenset[str]
    """The numbers of what it counts."""
    counts: frozenset[tuple[str, str]]
    """The numbers with the word for what they count."""
    clauses: tuple[str, ...]
    """The signs in their order, without the acts."""
    first: str
    """The kind of the first act of its first clause."""


class Likeness(NamedTuple):
    """Two texts, the earlier one first, and how much they say the same."""

    earlier: int
    later: int
    share: float
    margin: float
    """How much less any other text has in common with one of the two."""
    common: int
    """How many signs they have in common."""
    beside: int
    """How many signs they have in common besides the longest run of such."""
    long: float
    """The share of the longer one that stands in the other."""
    first_act: bool
    """Whether the first that is done is the same in both."""
    two_acts: bool
    """Whether one is said to be done in the one and another in the other: 排查, 整治."""
    one_act: bool
    """Whether it is, or of a kind with it, or is said of one only."""
    counted: bool
    """Whether they have a figure that no third text has."""

    whole: bool
    """Whether the longest run is most of what either says."""

    def same(self, *, listed: bool) -> bool:
        """Tell whether the two say the same.

        Args:
            listed: Both stand in a list of duties, where things look alike as a matter of course.
        """
        told = self.counted or self.whole or (self.beside >= _BESIDE and self.long >= _LONG)
        if self.sure:
            return told and (self.first_act or not listed)
        near = self.share >= _LEAST and self.margin >= _NEAR and not listed
        return near and told and (self.counted or (self.one_act and self.common >= _TOLD))

    @property
    def sure(self) -> bool:
        """Whether they are alike however many others are."""
        return self.share >= _SURE

    @property
    def by_number(self) -> bool:
        """Whether a figure of their own and the same act show that they are one, whatever law has to do with them."""
        return self.counted and self.one_act and self.share >= _COUNTED


def framed(texts: Sequence[str], info: PackInfo) -> list[Frame]:
    """Return the frame of each text."""
    words = _words(tuple(info.acts.items()), info.synonyms)
    return [_frame(text, *words) for text in texts]


def likenesses(frames: Sequence[Frame], apart: Callable[[int, int], bool]) -> Iterator[Likeness]:
    """Yield the texts that may say the same, each with the one like it.

    Args:
        frames: The texts.
        apart: Whether two of them are not to be compared.
    """
    counted = _held(frames, lambda frame: frame.figures)
    near: set[tuple[int, int]] = set()
    for held in (_held(frames, lambda f: f.single | f.pairs), counted):
        for places in held.values():
            if len(places) <= _FEW:
                near.update((a, b) for n, b in enumerate(places) for a in places[:n])
    shares: dict[tuple[int, int], float] = {}
    for pair in sorted(near):
        one, other = frames[pair[0]], frames[pair[1]]
        if not apart(*pair) and not _other_counts(one, other):
            shares[pair] = _share(one, other, counted)
    best = _two_best(shares)
    for (earlier, later), share in shares.items():
        others = (_other(best[earlier], share), _other(best[later], share))
        own, other = frames[earlier], frames[later]
        longest = max(_longest(own, other), _longest(other, own))
        common = len(own.single & other.single)
        yield Likeness(
            earlier,
            later,
            share,
            share - max(*others, _NOTHING),
            common,
            common - longest,
            common / max(len(own.single), len(other.single)),
            own.first == other.first,
            bool(own.first and other.first) and own.first != other.first,
            own.first == other.first
            or frozenset((own.first, other.first)) in _AKIN
            or not (own.first and other.first),
            any(len(counted[f]) == _TWICE and len(f) > 1 for f in own.figures & other.figures),
            longest >= _MOST * max(len(own.single), len(other.single)),
        )


def _longest(one: Frame, other: Frame) -> int:
    """Return how many signs the longest run of a text has that stands in another one."""
    common, pairs = one.single & other.single, one.pairs & other.pairs
    longest = run = 0
    for clause in one.clauses:
        for before, sign in zip(("", *clause), clause, strict=False):
            run = run + 1 if before + sign in pairs else int(sign in common)
            longest = max(longest, run)
    return longest


def _held(frames: Sequence[Frame], part: Callable[[Frame], frozenset[str]]) -> dict[str, list[int]]:
    held: dict[str, list[int]] = {}
    for place, frame in enumerate(frames):
        for sign in part(frame):
            held.setdefault(sign, []).append(place)
    return held


def _two_best(shares: Mapping[tuple[int, int], float]) -> dict[int, list[float]]:
    best: dict[int, list[float]] = {}
    for pair, share in shares.items():
        for place in pair:
            own = best.setdefault(place, [])
            own.append(share)
            own.sort(reverse=True)
            del own[_TWICE:]
    return best


def _other(best: list[float], share: float) -> float:
    """Return the best likeness of a text besides one."""
    rest = list(best)
    if share in rest:
        rest.remove(share)
    return rest[0] if rest else 0.0


def _share(one: Frame, other: Frame, counted: Mapping[str, list[int]]) -> float:
    """Return how much two texts say the same."""
    share = 0.0
    for own, others, weight in (
        (one.single, other.single, _SINGLE),
        (one.pairs, other.pairs, _PAIRS),
    ):
        common = len(own & others)
        lengths = sorted((len(own), len(others)))
        if lengths[0]:
            share += weight * common / lengths[0] + _LONGER * common / lengths[1]
    if min(len(one.single), len(other.single)) < _TOLD:
        share -= _SHORT
    common_figures = one.figures & other.figures
    if common_figures:
        only = sum(len(counted[figure]) == _TWICE for figure in common_figures)
        share += _FIGURES * min(_TWICE, max(only, 0.5))
    elif one.figures and other.figures:
        share -= _OTHER_FIGURES
    if one.acts and other.acts and not _same_acts(one.acts, other.acts):
        share -= _OTHER_ACTS
    return share


def _same_acts(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other) or any(frozenset((a, b)) in _AKIN for a in one for b in other)


@lru_cache(maxsize=4)
def _words(
    acts: tuple[tuple[str, tuple[str, ...]], ...], synonyms: tuple[tuple[str, ...], ...]
) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Return the pattern of all words with a sign, their signs, and the kind that each sign of an act is of."""
    signs = {
        word: chr(_NAMES + 2 * n)
        + chr(_NAMES + 2 * n + 1)  # a thing's name tells as much as two signs
        for n, words in enumerate(synonyms)
        for word in words
    }
    kinds: dict[str, str] = {}
    for n, (kind, verbs) in enumerate(acts):
        signs |= {verb: chr(_ACTS + n) for verb in verbs}
        kinds[chr(_ACTS + n)] = kind
    longest = sorted(signs, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)) or "(?!)"), signs, kinds


def _frame(
    text: str, words: re.Pattern[str], signs: Mapping[str, str], kinds: Mapping[str, str]
) -> Frame:
    plain = _DATE.sub("，", text)
    counts = _counts(plain)
    plain = words.sub(lambda found: signs[found.group()], _NUMBER.sub("", plain))
    plain = _EMPTY.sub("", plain)
    acts = [kinds[sign] for sign in plain if sign in kinds]
    opening = _CLAUSE.split(plain.strip("，。；、 "), 1)[0]
    first = next((kinds[sign] for sign in opening if sign in kinds), "")
    for sign in kinds:
        plain = plain.replace(sign, "，")
    clauses = tuple(clause for clause in _CLAUSE.split(plain) if clause)
    pairs = (pair for clause in clauses for pair in map(add, clause, clause[1:]))
    single = frozenset("".join(clauses))
    figures = frozenset(number for number, _ in counts)
    return Frame(single, frozenset(pairs), frozenset(acts), figures, counts, clauses, first)


def _counts(text: str) -> frozenset[tuple[str, str]]:
    """Return the figures of a text with what scales them, and what they count."""
    return frozenset(
        (_HAN.get(found["number"], found["number"]) + found["scale"], found["counter"])
        for found in _FIGURE.finditer(text)
        if found["counter"] not in _OF_TIME
    )


def _other_counts(one: Frame, other: Frame) -> bool:
    """Tell whether two texts count the same and come to other numbers."""
    if not one.counts.isdisjoint(other.counts):
        return False
    return not {kind for _, kind in one.counts}.isdisjoint(kind for _, kind in other.counts)
