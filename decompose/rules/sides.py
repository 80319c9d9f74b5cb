"""Sides of one object, listed for a check: they do not displace whoever answers for the object."""

from __future__ import annotations

from itertools import chain

from decompose.model.plan import Measure
from decompose.rules.proposal import Topic
from decompose.text.patterns import regex

_ITEM = r"[^，,；;。、和与及]{1,12}"
_CHECK = r"(?:检查|排查|督查|巡查|自查|核查|体检|评定|评估|评价|整治|监管|管控|管理|培训|指导)"
_LIST = regex(
    rf"(?P<first>{_ITEM})(?P<more>(?:[、和与及]{_ITEM}?)+?)等?(?:安全|隐患|风险|等级|工作|专项|全过程)*{_CHECK}",
    cue="查评整监管培指体",
)  # 托育机构房屋、消防和膳食安全检查
_ON = regex(
    rf"(?:对|在)(?P<first>[^，,；;。]{{2,16}}?)(?:开展|进行|实施|组织)(?P<more>{_ITEM}(?:[、和与及]{_ITEM}?)+?)"
    rf"(?:安全|隐患|风险|等级|工作|专项)*{_CHECK}",
    cue=("开展", "进行", "实施", "组织"),
)  # 对民宿开展公共卫生、服务质量和安全等级评定
_KIND = regex(
    "(?:类|重点|各类)?(?:企业|单位|场所|机构|行业|领域|项目|设施|区域|地区|人员|经营|等)*$"
)  # still the object
_PLACE = regex("内|里|中|上|周边|周围|附近|沿线|门前|门口|一带")  # only where something is
_SIDE = 0.6

Topics = tuple[Topic, ...]


def sides_stand_back(sectors: Topics, functions: Topics, measure: Measure) -> tuple[Topics, Topics]:
    """Let the sides of an object stand back that a sentence lists behind it for one check.

    Looks for:
        A list before 检查 or the like whose first item begins with an object and goes on with a side of
        it, and a list of several sides for which an object named before is looked at. One side alone
        (对企业开展消防检查) stays what the sentence is about.
    """
    sides = _sides(sectors, functions, measure)
    if not sides:
        return sectors, functions
    return _behind(sectors, sides), _behind(functions, sides)


def _sides(sectors: Topics, functions: Topics, measure: Measure) -> set[tuple[int, int]]:
    inside = [t for t in chain(sectors, functions) if t.in_measure]
    if len({t.mention.start for t in inside}) < 2:
        return set()
    start, found = measure.span.start, set[tuple[int, int]]()
    for pattern, within in ((_LIST, True), (_ON, False)):
        for listed in pattern.finditer(measure.text):
            first, more = listed.span("first"), listed.span("more")
            owner = _at(sectors, first, start)
            if owner is None or _PLACE.match(measure.text, owner.mention.end - start):
                continue
            places = [(owner.mention.end - start, first[1]), more] if within else [more]
            own = [t for t in inside if any(_stands(t, place, start) for place in places)]
            if within and _KIND.match(measure.text[slice(*places[0])]):
                continue
            found.update((t.mention.start, t.mention.end) for t in own if t.id != owner.id)
    return found


def _at(sectors: Topics, place: tuple[int, int], start: int) -> Topic | None:
    """Return the first object that stands in a place."""
    within = [t for t in sectors if t.in_measure and _stands(t, place, start)]
    return min(within, key=lambda t: t.mention.start, default=None)


def _stands(topic: Topic, place: tuple[int, int], start: int) -> bool:
    return place[0] <= topic.mention.start - start and topic.mention.end - start <= place[1]


def _behind(topics: Topics, sides: set[tuple[int, int]]) -> Topics:
    return tuple(
        t._replace(weight=t.weight * _SIDE)
        if t.in_measure and (t.mention.start, t.mention.end) in sides
        else t
        for t in topics
    )
