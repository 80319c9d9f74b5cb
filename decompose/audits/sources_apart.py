"""Sentences that set the figure of one text beside another figure of a second one: 本规划为70%，《纲要》为73%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.text.cues import CuedPattern
from decompose.text.dates import five_year_end
from decompose.text.patterns import regex

_OWN = r"本规划|本方案|本计划|本文件|本稿|送审稿|征求意见稿|初稿|定稿|正文|文本|文字部分"
_OTHER = (
    r"《[^《》]{2,40}》|(?<![一-鿿])纲要|(?:附表|附件|表|专栏|附图)[一二三四五六七八九十\d]{0,2}"
    r"|[^，。；：《》、\d]{2,18}?(?:规划|方案|纲要|要点)(?:正文|文本)?"
)
_VALUE = r"(?!(?:19|20)\d\d年)(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰]|个百分点|万?[一-鿿]{1,3}?)"
_TOLD = regex(
    rf"(?P<own>{_OWN})?(?P<other>{_OTHER})?(?P<words>(?:(?:提出|要求|确定|明确)[，,])?[^，。；：《》\d]{{0,24}}?(?:[到至]20\d\d年(?:底|末)?[^，。；：\d]{{0,14}}?)?){_VALUE}"
    r"(?:以上|以下|以内|左右)?(?=[，。；、）)]|的|与|不|$)"
)
_NOT_SAME = CuedPattern(
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰]|万?[一-鿿]{1,3}?)[，,]?(?:与|和|同)[^。；，\d]{1,24}?\d{0,2}[^。；，\d]{0,10}?(?P<second>\d+(?:\.\d+)?)(?P=unit)的?"
    r"(?:说法|数据|口径|目标)?(?:不(?:一致|符|同|相符|吻合|衔接)|矛盾|有出入|存在差异)",
    cue="不矛有存",
)
_DIFFERS = CuedPattern(
    r"(?:与|和|同)[^，。；]{0,12}(?:纲要|规划|方案)[^，。；]{0,6}(?:不同|不一致|不相?符|不衔接|有出入|有差异|存在差异|有差别)[，,：:][^。；\d]{0,24}?"
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰]|万?[一-鿿]{1,2}?)(?=[，,、])[^。；\d]{0,24}?(?P<second>\d+(?:\.\d+)?)(?P=unit)(?=[，,。；;、]|$)",
    cue="不有存",
)  # 与市纲要不同，规划写1.8%，纲要写1.5%
_ABOVE_SAME = CuedPattern(
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰]|万?[一-鿿]{1,2}?)[。；，,][^。；，\d]{0,6}?(?:纲要|规划|方案)(?:中)?(?:确定|提出|明确|规定|设定)?(?:的)?(?:同一|同项|该项?|此项|对应|相应)指标"
    r"[^。；，\d]{0,12}?(?P<second>\d+(?:\.\d+)?)(?P=unit)(?=[，,。；;、]|$)",
    cue="指标",
)  # 下降10%。市纲要确定的同一指标为累计下降14%
_SHORT_TITLE = CuedPattern(
    '(?:《(?P<of>[^《》]{4,60})》|本(?:规划|方案|计划))[^《》。；]{0,6}[（(]以下(?:统称|简称|称)[为：:]?[“"]?(?P<short>《[^《》]{2,6}》)',
    cue="简称",
)
_SETTLED = regex("已(?:经)?(?:统一|改|按|调整|采纳|核实)|予以统一|以[^，。]{2,12}为准")
_OWN_WORDS = tuple(_OWN.split("|"))
_SAYS = regex(
    r"(?:中|的|则|结合(?:全?[省市县区我本])?(?:地|域)?实际|综合考虑|经(?:测算|研究)|仍|已|要求|提出|确定|明确|规定|设定|写明?|写成|列|所列|安排|按|定|取|为|是|数|值|目标|指标|任务|到|达到?|下降|降低|提高|增长|不低于|不高于|不少于|不超过|控制在|约|共|以下|以上"
    r"|[到至]?20\d\d年(?:底|末)?|[\s“”])*"
)
_PAST = regex("上期|上一轮|原规划|此前|过去|去年|上年|现状|目前")
_SENTENCE = regex(r"[^。；\n]+")
_LEAST = 2


class Apart(NamedTuple):
    """Two figures that should be one, and where that is said."""

    first: str
    second: str
    passage: Passage
    start: int
    end: int


def sources_apart(case: AuditCase) -> Iterator[Apart]:
    """Yield pairs of figures of two texts for one thing, where they differ."""
    own = (*_OWN_WORDS, *_short_titles(case))
    for passage in case.passages:
        if not passage.text.strip():
            continue
        yield from _told_beside(passage)
        for sentence in _SENTENCE.finditer(passage.text):
            found = _NOT_SAME.search(sentence.group())
            if found is not None and float(found["value"]) != float(found["second"]):
                first, second = (f"{found[key]}{found['unit']}" for key in ("value", "second"))
                yield Apart(first, second, passage, *sentence.span())
                continue
            if any(word in sentence.group() for word in own):
                yield from _side_by_side(case, passage, sentence, own)


def _short_titles(case: AuditCase) -> Iterator[str]:
    """Yield what the document, or a note on it, calls the plan: 《规划》 of 《…规划》（以下简称《规划》）."""
    title = case.result.plan.title
    for passage in case.passages:
        for found in _SHORT_TITLE.finditer(passage.text):
            if found["of"] is None or found["of"] == title:
                yield found["short"]


def _told_beside(passage: Passage) -> Iterator[Apart]:
    """Yield a figure and that of an outline told next to it, unless the text says how it was settled."""
    for pattern in (_DIFFERS, _ABOVE_SAME):
        for pair in pattern.finditer(passage.text):
            behind = passage.text[pair.end() : passage.text.find("。", pair.end()) + 1 or None]
            if float(pair["value"]) != float(pair["second"]) and not _SETTLED.search(behind):
                first, second = (f"{pair[k]}{pair['unit']}" for k in ("value", "second"))
                begin = passage.text.rfind("。", 0, pair.start()) + 1
                yield Apart(first, second, passage, begin, pair.end())


def _side_by_side(
    case: AuditCase, passage: Passage, sentence: re.Match[str], own: tuple[str, ...]
) -> Iterator[Apart]:
    told = [t for t in _TOLD.finditer(sentence.group()) if t["own"] or t["other"]]
    if len(told) < _LEAST:
        return
    for one, other in pairwise(told):
        ours = [bool(t["own"]) or t["other"] in own for t in (one, other)]
        if ours[0] is ours[1] or one["unit"] != other["unit"]:
            continue
        if any(_of_the_past(case, _source(t)) for t in (one, other)):
            continue
        if not _SAYS.fullmatch(other["words"]) and other["words"] != one["words"]:
            continue  # of something else
        if float(one["value"]) != float(other["value"]):
            first, second = (f"{t['value']}{t['unit']}" for t in (one, other))
            start = sentence.start()
            yield Apart(first, second, passage, start, sentence.end())


def _of_the_past(case: AuditCase, source: str) -> bool:
    """Tell whether a figure is that of an earlier time, which this plan goes on from."""
    period, year = case.result.plan.period, five_year_end(source)
    return _PAST.search(source) is not None or bool(year and period and year < period[1])


def _source(told: re.Match[str]) -> str:
    """Return whose figure it is, and in what words, but for the title in book marks."""
    return f"{(told['other'] or '').partition('《')[0]}{told['words']}"
