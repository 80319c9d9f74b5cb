"""Two neighbouring clauses of a review, one with the planned figure and one with what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from decompose.audits.told_plans import ToldPlan, less_is_better
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SENTENCE = regex(r"[^。；;\n]+")
_CLAUSE = regex(r"[^，,（()）、]+")
_FIGURE = regex(
    r"(?<![表图件第章节栏注款项])(?!20\d\d年)(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>[%％‰]|[\u4e00-\u9fff]{0,4}?(?:/[\u4e00-\u9fff]{1,4})?)(?P<within>以内|以下|以上)?(?P<goal>的[^，。；\d]{0,8}(?:目标|任务|要求|指标)(?:值|数)?)?$"
)
_PLANNED = CuedPattern(
    "(?:规划|计划|纲要|方案|行动|原定|预期|控制)[”》]?(?:的)?(?:目标|要求|提出|确定|明确|值|数|为)|目标(?:值|数)?(?:为|是)?|(?:任务|指标)(?:数|值)?(?:为|是)|任务(?:数|量)?$"
)
_LIMIT = regex("不超过|控制在|不高于|低于|以内|以下")
_SHARES = ("%", "％", "‰")
_YEAR = regex(r"(?:到|至|截至)?20\d\d年(?:底|末)?")
_WORDS = (
    r"(?:规划|计划|纲要|方案|行动方案|原定|预期|控制|目标|任务|指标|要求|提出|确定|明确|实际|截至|目前|现有?|实有|累计|下降|降低|增长|提高|减少|全[省市县区]|[一二三四五]年|仅|只|共|累计|由|从\d.*$|达到?(?!标|产)|为|是|值|数|降至|完成"
    r"|不超过|控制在|不高于|不低于|不少于|低于|发生|建成|创建|新建|改造|达标(?!率)|的|[“”\s])"
)
_SAYS = regex(rf"^{_WORDS}+|{_WORDS}+$")
_MOVES = regex("(?:下降|降低|减少|增长|提高|增加)(?:率|幅度)?(?:为|达到?|不低于)?$")
_SHORTEST = 3


class _Told(NamedTuple):
    name: str
    printed: str
    unit: str
    planned: bool
    limit: bool
    moves: bool
    """It is by how much something moves: more of it is better."""
    start: int
    end: int


def told_pairs(text: str) -> Iterator[ToldPlan]:
    """Yield planned figures beside those reached: 标准化企业规划提出200家，实际152家; 死亡率0.21，规划目标0.15以内.

    One of the two clauses names what is counted, and the other nothing else.
    """
    for sentence in _SENTENCE.finditer(text):
        told = [
            one
            for clause in _CLAUSE.finditer(sentence.group())
            if (one := _told(clause.group(), sentence.start() + clause.start())) is not None
        ]
        for one, other in pairwise(told):
            if one.planned is other.planned or not _of_one(one, other):
                continue
            if (
                other.name not in one.name
            ):  # nothing, or a word of it again: 安装目标3.6万户，安装3.42万户
                continue
            if len(one.name) < _SHORTEST or (one.moves and not other.moves):
                continue
            plan, reached = (one, other) if one.planned else (other, one)
            limit = not one.moves and (plan.limit or less_is_better(one.name))
            around = text[other.end : text.find("。", other.end) + 1 or len(text)]
            yield ToldPlan(
                name=one.name,
                target=plan.printed,
                actual=reached.printed,
                limit=limit,
                start=one.start,
                end=other.end,
                around=around,
            )


def _of_one(one: _Told, other: _Told) -> bool:
    """Tell whether two figures count in one unit; a unit left out is the other's."""
    return one.unit == other.unit or (not other.unit and one.unit not in _SHARES)


def _told(clause: str, at: int) -> _Told | None:
    figure = _FIGURE.search(clause)
    if figure is None:
        return None
    before = _YEAR.sub("", clause[: figure.start()])
    return _Told(
        name=_SAYS.sub("", before),
        printed=f"{figure['value']}{figure['unit']}",
        unit=figure["unit"],
        planned=figure["goal"] is not None or _PLANNED.search(before) is not None,
        limit=_LIMIT.search(clause) is not None,
        moves=_MOVES.search(before) is not None,
        start=at,
        end=at + len(clause),
    )
