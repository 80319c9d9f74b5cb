"""Lists of figures in a sentence and the sum printed with them: kinds, and sources of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.figured import SIGN, Figure, Figured, figured
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_IN = "[^，。；：:\ue000-\uf8ff]"
_TOTAL = CuedPattern(
    f"(?:(?<=[，,])(?:[二两三四五六七八九十]{{1,2}}(?:[县区市镇乡地项类处所家]|个[一-鿿]{{1,4}}?)|各[县区市镇乡地]|以上|上述)(?=[共合总]))?"
    f"(?:共计|合计|总计|总共|(?<![一-鿿])共|(?:[二两三四五六七八九十]年|全[省市县区年]|[累合总])共){_IN}{{0,10}}(?P<whole>{SIGN})(?!{_IN}{{0,6}}%)",
    cue="共合总",
)  # 12家、86家、31家，共计129家
_BETWEEN = regex(
    "[、，,和及以与]{1,2}[^，。；：:、（）()\ue000-\uf8ff]{0,16}"
    "|[（(][^（）()\ue000-\uf8ff]{1,12}[）)][、，,和及]?[^，。；：:、\ue000-\uf8ff]{0,12}"
)
_NOT_ADDED = regex(
    "其中|比|较|由|从|占|每|平均|年均|增|减|降|升|率|至|到|含|包括|超|涉及|累计|覆盖|已"
)
_OF_WHICH = CuedPattern(
    f"(?P<whole>{SIGN}){_IN}{{0,8}}(?:[，,；（(](?:其中|资金来源[为是：:]|按{_IN}{{2,12}}[，,：:]|分为|分别[为是])[：:，,]?|(?P<sources>[（(])(?=(?:中央|国家|省|市|县|区|自筹|财政|债券|企业))|(?P<listed>：))(?P<parts>{_IN}{{0,16}}{SIGN}(?:{_IN}{{0,3}}[、，,和及]{_IN}{{0,16}}{SIGN}){{1,11}})",
    cue=("其中", "资金来源", "按", "分为", "分别", "（", "(", "："),
)  # 1.2亿元，其中中央3000万元、省级3000万元、市级6000万元
_SIGN = regex(SIGN)
_MONEY, _TWO = "元", 2
_OPEN = regex("其余|剩余|余下|不足部分|等(?:渠道|方式)?$|为主|统筹解决|另有")
_SOURCES = regex("中央|国家|省|市|县|区|自筹|财政|社会资本|债券|企业|银行|贷款|专项")

_CUE = CuedPattern(
    r"(?:共|合计|总计).*\d|其中.*\d|资金来源|分为|分别[为是]|按.*\d.*、|\d[^，。；：（）()\n]{0,3}元[（(]",
    cue="共合总其源分按（(",
)
_SUMMED = regex("(?:共计?|合计|总计|总共|总量|总数|总面积|总里程)[^，。；：、]{0,10}$")
"""Says of a figure that it is the sum of those behind it: 改造面积合计2万平方米：小学…."""


class AddedUp(NamedTuple):
    """The figures of a list, the sum printed with them, and where the words begin and end."""

    start: int
    end: int
    parts: tuple[Figure, ...]
    whole: Figure

    @property
    def total(self) -> float:
        """What the parts give."""
        return sum(part.value for part in self.parts)


def added_up(text: str) -> Iterator[AddedUp]:
    """Yield the lists of a text whose printed sum is another one."""
    for sentence in figured(text, _CUE):
        for found in _TOTAL.finditer(sentence.words):
            parts = _listed(sentence, found)
            whole = sentence.figures[found["whole"]]
            if len(parts) > 1 and _wrong(parts, whole):
                yield AddedUp(sentence.clause_of(parts[0].start), whole.end, parts, whole)
        for found in _OF_WHICH.finditer(sentence.words):
            whole = sentence.figures[found["whole"]]
            signs = _SIGN.findall(found["parts"])
            parts = tuple(sentence.figures[sign] for sign in signs)
            if _is_all(sentence, found, parts, whole) and _wrong(parts, whole):
                yield AddedUp(sentence.clause_of(whole.start), parts[-1].end, parts, whole)


def _listed(sentence: Figured, found: re.Match[str]) -> tuple[Figure, ...]:
    """Return the figures that stand as one list before a total, with nothing but names between them."""
    words, whole = sentence.words, sentence.figures[found["whole"]]
    parts: list[Figure] = []
    last = found.start()
    for at in range(found.start() - 1, -1, -1):
        if words[at] not in sentence.figures:
            continue
        figure = sentence.figures[words[at]]
        gap = words[at + 1 : last]
        names = gap.rstrip("，,、")
        if figure.unit != whole.unit or _NOT_ADDED.search(gap):
            break
        if parts and not _BETWEEN.fullmatch(gap):
            break
        if not parts and names:
            break
        parts.insert(0, figure)
        last = at
    if parts and _NOT_ADDED.search(
        words[max(0, last - 10) : last].rpartition("，")[2].replace("分别", "")
    ):
        return ()
    before = [f for s, f in sentence.figures.items() if words.index(s) < last]
    return () if any(f.unit == whole.unit for f in before) else tuple(parts)


def _is_all(
    sentence: Figured, found: re.Match[str], parts: tuple[Figure, ...], whole: Figure
) -> bool:
    """Tell whether what is listed is meant to be the whole: the kinds of one thing, every source of money."""
    words, rest = found["parts"], sentence.words[found.end() :]
    if any(part.unit != whole.unit for part in parts) or _OPEN.search(words) or _OPEN.search(rest):
        return False
    if found["listed"] and not _SUMMED.search(sentence.words[: found.start()]):
        return False
    if "其中" not in found.group() and whole.unit != _MONEY:
        return len(parts) > _TWO
    if found["listed"] or "分别" in found.group():
        return len(parts) > _TWO
    return (
        whole.unit == _MONEY
        and all(_SOURCES.search(name) for name in _SIGN.split(words)[:-1])
        and len(parts) > _TWO
    )


def _wrong(parts: tuple[Figure, ...], whole: Figure) -> bool:
    if not all(f.exact for f in (*parts, whole)):
        return False
    slack = sum(p.step for p in parts) / 2 + whole.step / 2 + 1e-6
    return abs(sum(p.value for p in parts) - whole.value) > slack
