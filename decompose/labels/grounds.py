"""Why a measure or an indicator stands as it does to the plan above: sentences with their facts."""

from __future__ import annotations

from typing import ClassVar

from decompose.labels import Book, Pairs
from decompose.labels.comparison import Words
from decompose.model.comparison import Ground

_ABOVE, _THERE = ("上级", "above"), ("对照方", "there")


class _Calm(Book):
    """Words that call the other document no superior where it is none: a sister plan, a list of duties.

    Args:
        lang: ``zh`` or ``en``.
        beside: Whether the other document stands beside the plan, not above it.
    """

    words: ClassVar[Pairs] = {}

    def __init__(self, lang: str = "zh", *, beside: bool = False) -> None:
        super().__init__(lang)
        self._beside = beside

    def __getitem__(self, key: str) -> str:
        text = super().__getitem__(key)
        return text.replace(_ABOVE[self._at], _THERE[self._at]) if self._beside else text


class AlignWords(_Calm, Words):
    """Words of the tables of an alignment."""

    words = Words.words


class Grounds(_Calm):
    """The sentences of one language."""

    words = {
        "none-answers": ("本规划没有对应内容", "nothing in this plan answers it"),
        "none-nearest": (
            "本规划没有对应内容；最接近的是{}“{}”",
            "nothing in this plan answers it; nearest is {} “{}”",
        ),
        "measures-open": ("{}项措施没有对应内容", "measures that nothing answers: {}"),
        "no-body": ("本级没有相应机构：{}", "no body for it at this level: {}"),
        "says-none": ("本规划写明：{}", "this plan says: {}"),
        "level-itself": ("由上级自己承担", "the level above does it itself"),
        "part-open": ("没有提到“{}”", "nothing is said of “{}”"),
        "law-above": (
            "《{}》由上级制定，本级只能提出建议",
            "{} is made above; this level can only propose",
        ),
        "other-lead": ("上级由{}牵头，本级由{}牵头", "led by {} above, by {} here"),
        "other-duty": (
            "上级没有写明牵头，依职责属{}，本级由{}牵头",
            "no lead is named above; by duty it is with {}, here {} leads",
        ),
        "figure-open": ("没有写明上级的指标值“{}”", "the figure above is left out: “{}”"),
        "figure-lower": ("上级为“{}”，本级为“{}”", "“{}” above, “{}” here"),
        "number-open": (
            "上级有数量要求“{}”，本级没有写明数量",
            "a number is asked above, “{}”, and none is given here",
        ),
        "softer": ("上级是要求，本级写成“{}”", "an order above; here it says “{}”"),
        "later": ("上级要求{}年完成，本级为{}年", "due in {} above, in {} here"),
        "later-start": ("上级从{}年起，本级从{}年起", "from {} on above, from {} on here"),
        "later-month": ("上级要求{}，本级为{}", "due {} above, {} here"),
        "later-unsaid": (
            "上级要求{}年完成，本级没有写明时限，按规划期到{}年",
            "due in {} above; no time is given here, so by the end of the plan in {}",
        ),
        "later-end": ("上级规划期到{}年，本级为{}年", "the period above ends in {}; here it is {}"),
        "no-indicator": ("本规划没有该指标", "this plan has no such indicator"),
        "in-task": (
            "写在任务中，本规划由{}落实：“{}”",
            "stands in a task above, answered here by {}: “{}”",
        ),
        "task-open": (
            "本规划没有该指标，写有该指标的上级任务{}也没有对应内容",
            "this plan has no such indicator, and nothing answers the task above that holds it: {}",
        ),
        "none-at-all": ("本级要求为零", "none at all is allowed here"),
        "no-target": ("有一方没有写明目标值", "one of the two gives no target"),
        "base-years": ("基期不同（{}年、{}年）", "other base years ({}, {})"),
        "other-whole": ("对象不同（{}、{}）", "of something else ({}, {})"),
        "units": ("单位不同（{}、{}）", "other units ({}, {})"),
        "share-number": ("一方是比率、一方是绝对数", "a rate in one, a number in the other"),
        "fall-level": (
            "一方写降幅、一方写数值，缺少基数，无法比较",
            "a fall in one, a value in the other, and no base to compare them",
        ),
        "target-later": ("目标年晚于上级（{}年）", "a later year than above ({})"),
        "level-only": (
            "水平高于上级，降幅不低于上级：上级{}，本级{}",
            "a higher level, but the change is no smaller: {} above, {} here",
        ),
        "no-base": (
            "绝对值缺少基准，无法与上级比较",
            "numbers of two territories without bases cannot be compared",
        ),
        "changed-fall-fall": ("上级下降{}，本级下降{}", "a fall of {} above, of {} here"),
        "changed-fall-rise": ("上级下降{}，本级上升{}", "a fall of {} above, a rise of {} here"),
        "changed-rise-fall": ("上级上升{}，本级下降{}", "a rise of {} above, a fall of {} here"),
        "changed-rise-rise": ("上级上升{}，本级上升{}", "a rise of {} above, of {} here"),
    }

    def tell(self, ground: Ground) -> str:
        """Return the sentence of a ground; quoted words of the plans stay as they are."""
        return self(ground.key, *ground.facts)


_CHINESE = Grounds("zh")


def ground(key: str, *facts: object) -> Ground:
    """Return a ground with its Chinese sentence, the language of its evidence."""
    told = tuple(map(str, facts))
    return Ground(key=key, facts=told, text=_CHINESE(key, *told))
