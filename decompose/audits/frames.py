"""What a piece of work does to what, in signs that are the same in whatever words it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from decompose.model.knowledge import PackInfo
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_ACTS, _NAMES = 0xE000, 0xE100
"""Where the private signs for kinds of acts and for things begin."""
_DATE = regex(
    r"[于在自至到]?(?:20\d\d|今|[一二三四五六七八九十]{1,2}|\d{1,2})(?:年|月份?|季度)(?:[初中末底]|[上中下]旬|[上下]半年)?(?:\d{1,2}(?:月|日)?)*"
    r"(?:[初中末底])?(?:以?[前内后]|起)?|年[底末内]前?|[每一](?:年|月|季度?|半年|学期)|入?汛[期前](?:到来)?之?前?"
    r"|[按逐分](?:年度?|月度?|季度?|半年|周|学期)|每?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?(?:月|年|季度|周)(?:之?内|以内)?(?=[一-鿿]{0,8}(?:一?[次遍轮回]|完成|建成))"
    r"|(?:每个?)?(?:年度|全年|季度)"
)
_EMPTY = regex(
    "(?:台账|记录|结果|情况|资料|档案|信息)(?:及时|按时|统一)?(?:上报|报送|抄送|报|送)[^，。；]{0,12}|(?:备查|存档|留存备查)"
    "|(?:提供|给予)[^，。；]{0,6}(?:指导|支持|服务|保障|协助)|(?:全年|每年|年内)?(?:不少于|至少|不低于)[^，。；]{1,3}次"
    "|(?:所需)?(?:资金|经费)[^，。；]{0,12}(?:安排|解决|保障|列支|落实)|《[^《》]*》|依据|根据|按照|继续|持续|进一步|全面|深入|扎实|切实|大力|积极|有效|逐[一步户家座处站辆栋]|全部|全覆盖|一律|集中|严格|依法|认真|推进|推动"
    "|开展|组织|实施|完成|加强|强化|加快|落实|做好|进行|举办|举行|负责|承担|牵头|配合|会同|参与|协助|委托|专项|工作|活动|任务|情况|行动|不少于|不低于|不超过|以上|以内|达到|确保|实现|安全生产|安全"
    "|重点|统一|年度|行为|现象|环节|监督管理|监管|监督|管理|日常|经常性|隐患|问题|相关|有关|现有|在用|全[省市县区镇乡]|我[省市县区]|[省市县区]级"
    "|定期|联合|一次|[的对将把和及与并等在为或用了中上下内均各其全由从到使让给]"
)
_NUMBER = regex(r"\d+(?:\.\d+)?(?:万|亿|余|多)*[%％]?|对(?=接[送收待听])")
_CLAUSE = regex("[，。；、：:,;（）()“”\\sA-Za-z]+")
"""Between the runs of signs; letters are none, words of another script are not compared sign by sign."""
_STOP, _CUT = regex("[，。；：,;]+"), "\ue0ff"
"""Between clauses, and the sign for it."""
_OF_THING = regex("[\ue000-\ue0fe]的(?=[一-鿿\ue100-\uf8ff])")
"""What was done to a thing says which one it is: 种植的玉米."""
_OF_TIME = "年月日天时分秒小学岁级类条款号期%％"
_FIGURE = regex(
    r"(?<![\d.第])(?P<number>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<counter>[一-鿿㎡])"
)
_HAN = regex(
    "(?<![第每一二两三四五六七八九十百千万])(?:[一二两三四五六七八九十百千万]{2,}|[一二两三四五六七八九十](?=[支座个处家套项所栋台辆条间场期片名只件批]))(?=[余多]?(?!是|方|分|般|一|家人|面|里[雾挑])[一-鿿])"
)
"""A number in Chinese: 四百六十公里, 三万二千户."""
_COUNTERS = {"名": "人", "位": "人", "幢": "栋"}
"""Words for counting that plans use for each other."""
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}
_ABOUT = "约"
"""Marks a number of which only the beginning is told: 八百余具."""
_LEAST_SIGNS, _MOST_SIGNS = 2, 4
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
_FIRM, _CLEAR, _TWIN, _CERTAIN = 0.7, 0.3, 0.85, 0.9
_CHANGED, _MOST_OF = 2, 0.5
_BESIDE, _MOST, _LONG, _HINTED = 2, 0.6, 0.38, 0.06
"""Signs that two texts have in common besides the longest run: one name alone may be the object of two works."""
_AKIN = frozenset(
    map(frozenset, ("查治", "建改", "改退", "查测", "退治", "查访", "查审", "训演", "改治"))
)
"""Kinds of acts that plans name for one work: 排查整治, 更新加装, 淘汰更新."""


_ONE_STEP = frozenset(map(frozenset, ("查审", "训演")))
"""Those that are no two steps of one work either: 审查、核验."""


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
    things: frozenset[str]
    """The signs of the things it names that the pack knows."""
    line: str
    """All its signs in their order, those of acts too."""
    whose: frozenset[tuple[str, str]]
    """Of two things that stand together, the signs of both: 医院, 消防车通道."""


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
    hinted: bool
    """Whether something besides their words speaks for it that they are one."""

    def same(self, *, listed: bool) -> bool:
        """Tell whether the two say the same.

        Args:
            listed: Both stand in a list of duties, where things look alike as a matter of course.
        """
        long = _LONG - _HINTED * self.hinted
        told = self.counted or self.whole or (self.beside >= _BESIDE and self.long >= long)
        told = told or (self.hinted and self.sure and self.margin >= _CLEAR and self.one_act)
        if self.sure:
            return told and (self.first_act or not listed)
        near = self.share >= _LEAST and not listed and (self.margin >= _NEAR or self.by_number)
        return near and told and (self.counted or (self.one_act and self.common >= _TOLD))

    @property
    def sure(self) -> bool:
        """Whether they are alike however many others are."""
        return self.share >= _SURE

    @property
    def plain(self) -> bool:
        """Whether the two are so much alike that words beside them do not make them works of two kinds."""
        return self.sure and self.long >= _COUNTED and self.one_act

    @property
    def firm(self) -> bool:
        """Whether they are so much alike, and nothing else nearly, that other words for the object do not matter."""
        return self.share >= _FIRM and self.margin >= _CLEAR and self.one_act and self.long >= _LONG

    @property
    def certain(self) -> bool:
        """Whether all they say is the same, with a figure of their own, whatever the object is called."""
        return self.by_number and self.share >= _CERTAIN

    @property
    def twin(self) -> bool:
        """Whether nearly all they say is the same, done in the same way, and nothing else nearly so."""
        return (
            self.share >= _TWIN
            and self.margin >= _CLEAR
            and self.long >= _SURE
            and self.first_act
            and self.beside >= _BESIDE
        )

    @property
    def by_number(self) -> bool:
        """Whether a figure of their own and the same act show that they are one, whatever law has to do with them."""
        return self.counted and self.one_act and self.share >= _COUNTED


def framed(texts: Sequence[str], info: PackInfo) -> list[Frame]:
    """Return the frame of each text."""
    words = _words(tuple(info.acts.items()), info.synonyms)
    return _resolved([_frame(text, *words) for text in texts])


def _resolved(frames: list[Frame]) -> list[Frame]:
    """Give numbers of which only the beginning is told the value of the one number of their kind that they fit."""
    exact: dict[str, set[str]] = {}
    for number, counter in {count for frame in frames for count in frame.counts}:
        if not number.endswith(_ABOUT):
            exact.setdefault(counter, set()).add(number)
    for place, frame in enumerate(frames):
        told = {count for count in frame.counts if count[0].endswith(_ABOUT)}
        if told:
            fit = {
                (value, counter)
                for number, counter in told
                if len(own := _fitting(number.rstrip(_ABOUT), exact.get(counter, ()))) == 1
                for value in own
            }
            counts = (frame.counts - told) | fit
            figures = frozenset(number for number, _ in counts)
            frames[place] = frame._replace(counts=counts, figures=figures)
    return frames


def _fitting(number: str, values: Iterable[str]) -> list[str]:
    """Return the values that begin like a round number: 860 for 800."""
    least = float(number)
    whole = number.split(".", 1)[0]
    step = 10 ** (len(whole) - len(whole.rstrip("0")))
    return [value for value in values if least <= float(value) < least + step]


def likenesses(
    frames: Sequence[Frame],
    apart: Callable[[int, int], bool],
    hinted: Callable[[int, int], float],
) -> Iterator[Likeness]:
    """Yield the texts that may say the same, each with the one like it.

    Args:
        frames: The texts.
        apart: Whether two of them are not to be compared.
        hinted: How much speaks for it that two of them are one, besides their words.
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
        if not (apart(*pair) or _other_counts(one, other) or told_apart(one, other)):
            shares[pair] = _share(one, other, counted) + hinted(*pair)
    best = _two_best(
        {pair: s for pair, s in shares.items() if _one_act(*(frames[n] for n in pair))}
    )
    for (earlier, later), share in shares.items():
        others = (_other(best.get(earlier, []), share), _other(best.get(later, []), share))
        own, other = frames[earlier], frames[later]
        longest = max(_longest(own, other), _longest(other, own))
        common = len(own.single & other.single)
        figures = own.figures & other.figures
        by_figure = any(len(counted[f]) == _TWICE and len(f) > 1 for f in figures)
        yield Likeness(
            earlier,
            later,
            share,
            share - max(*others, _NOTHING),
            common,
            common - longest,
            common / max(len(own.single), len(other.single)),
            own.first == other.first,
            bool(own.first and other.first)
            and own.first != other.first
            and frozenset((own.first, other.first)) not in _ONE_STEP,
            _one_act(own, other)
            or ((by_figure or hinted(earlier, later) > 0) and not own.acts.isdisjoint(other.acts)),
            by_figure,
            longest >= _MOST * max(len(own.single), len(other.single)),
            hinted(earlier, later) > 0,
        )


def _one_act(one: Frame, other: Frame) -> bool:
    """Tell whether the first that is done is the same in two texts, of a kind with it, or said of one only."""
    acts = frozenset((one.first, other.first))
    return len(acts) == 1 or "" in acts or acts in _AKIN


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
        word: "".join(
            chr(_NAMES + _MOST_SIGNS * n + place)
            for place in range(max(_LEAST_SIGNS, min(_MOST_SIGNS, *map(len, words))))
        )  # a thing's name tells as much as its shortest word
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
    plain = _HAN.sub(_in_digits, _DATE.sub("，", text))
    counts = _counts(plain)
    plain = words.sub(lambda found: signs[found.group()], _NUMBER.sub("", plain))
    plain = _EMPTY.sub("", _OF_THING.sub("", plain))
    acts = [kinds[sign] for sign in plain if sign in kinds]
    opening = _STOP.split(plain.strip("，。；、 "), 1)[0]
    first = next((kinds[sign] for sign in opening if sign in kinds), "")
    line = _CLAUSE.sub("", _STOP.sub(_CUT, plain))
    for sign in kinds:
        plain = plain.replace(sign, "，")
    clauses = tuple(clause for clause in _CLAUSE.split(plain) if clause)
    pairs = {pair for clause in clauses for pair in pairwise(clause)}
    single = frozenset("".join(clauses))
    figures = frozenset(number for number, _ in counts)
    things = frozenset(sign for sign in single if sign >= chr(_NAMES))
    whose = frozenset(
        (_thing(a), _thing(b))
        for a, b in pairs
        if a in things and b in things and _thing(a) != _thing(b)
    )
    return Frame(
        single,
        frozenset(map("".join, pairs)),
        frozenset(acts),
        figures,
        counts,
        clauses,
        first,
        frozenset(map(_thing, things)),
        line,
        whose,
    )


def _thing(sign: str) -> str:
    """Return the first of the signs that stand for the same thing as one of them."""
    return chr(ord(sign) - (ord(sign) - _NAMES) % _MOST_SIGNS)


def told_apart(one: Frame, other: Frame) -> bool:
    """Tell whether two texts are about two things: each of another owner, or one word changed and no more.

    A figure in both, of one kind, is stronger than either.
    """
    counted = not one.counts.isdisjoint(other.counts)
    return not counted and (_of_others(one, other) or _contrast(one.line, other.line))


def _contrast(one: str, other: str) -> bool:
    """Tell whether two lines of signs differ in one place, in words that have nothing in common: 消防, 食品."""
    head = _alike_from(one, other)
    tail = min(_alike_from(one[::-1], other[::-1]), min(len(one), len(other)) - head)
    within = [line[head : len(line) - tail] for line in (one, other)]
    beside = one[:head][-1:] + one[len(one) - tail :][:1]
    if _CUT in "".join(within) or not beside.strip(_CUT):
        return False  # a clause of its own
    return (
        min(map(len, within)) >= _CHANGED
        and head + tail >= max(_CHANGED, _MOST_OF * min(len(one), len(other)))
        and set(within[0]).isdisjoint(within[1])
    )


def _alike_from(one: str, other: str) -> int:
    """Return with how many signs two lines begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _of_others(one: Frame, other: Frame) -> bool:
    """Tell whether two texts name one thing, each of another owner: the lanes of hospitals, the lanes of schools."""
    return any(
        thing == same and owner not in other.things and others not in one.things
        for owner, thing in one.whose
        for others, same in other.whose
    )


def _in_digits(found: re.Match[str]) -> str:
    value = numeral_value(found.group())
    return found.group() if value is None else str(value)


def _counts(text: str) -> frozenset[tuple[str, str]]:
    """Return the numbers of a text, written out, and what they count."""
    return frozenset(
        (
            f"{float(found['number']) * _SCALE[found['scale']]:.10g}{_ABOUT if found['more'] else ''}",
            _COUNTERS.get(found["counter"], found["counter"]),
        )
        for found in _FIGURE.finditer(text)
        if found["counter"] not in _OF_TIME
    )


def _other_counts(one: Frame, other: Frame) -> bool:
    """Tell whether two texts count the same and come to other numbers."""
    return _differ(one.counts, other.counts)


def _differ(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    return one.isdisjoint(other) and not {kind for _, kind in one}.isdisjoint(
        kind for _, kind in other
    )


def counts_differ(one: str, other: str) -> bool:
    """Tell whether two texts count the same and come to other numbers: 18公里, 12公里."""
    return _differ(_counts(_DATE.sub("，", one)), _counts(_DATE.sub("，", other)))
