"""What a section is about where its title does not tell: by what its sentences say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from decompose.model.plan import SectionKind
from decompose.parser.tree import Node
from decompose.text.patterns import regex

_SENTENCE = regex("[。；;！？\n]")
_TOLD = regex(
    "(?<!为)(?<![除受])了(?!解|如指掌|望)|已经?(?!有住宅)|曾|以来|[年期]来|过去|去年|上年|上一个|取得|累计|同比|首次|仍然?|依然|尚(?![未不]得)|还(?:不|没|存在|有(?!序))|正在"
    "|没有(?:发生|出现)|存在[^，。]{0,12}(?:问题|不足|短板|差距|风险)(?!的)|面临|(?:不够|不足|不高|不强|不平衡|薄弱|滞后|短缺|老化|脱节|严峻)(?=[，、]|$)"
    "|是(?:我[市县区省]|全[市县区省国]|一[座个])|总面积|位于|共有|现有|常住人口|地处|所称|是指|指的是"
)  # what was done, what is, what is lacking, what a word means
_FIGURE = regex(
    r"(?:约束性|预期性)(?:指标)?[)）]?$|(?:减少|下降|降低|降至?|降到|提高|提升|增加|达到?|控制|保持|超过|不高于|不低于|不少于|以内|以上|以下|小于|大于)[^，。]{0,10}"
    r"(?:\d+(?:\.\d+)?[%％‰]|[一二三四五六七八九]成|\d+(?:\.\d+)?(?:以内|以下|以上)?(?:$|，))"
)  # a value to be reached
_SHORT = 6
_MOST = 0.5


def kind_of_text(node: Node, *, least: int = 1) -> SectionKind | None:
    """Return what the sentences of a section mostly do; None where there are too few to tell.

    A sentence that neither looks back nor describes nor sets a value asks for something: plans say what
    is to be done in ever other words, and losing a task is worse than one too many.
    """
    if not (node.body or node.children):
        return None
    said = [text for text in _sentences(node) if len(text) >= _SHORT]
    told = sum(_TOLD.search(text) is not None for text in said)
    figures = sum(_FIGURE.search(text) is not None for text in said)
    if len(said) < least:
        return None
    if told >= _MOST * len(said):
        return SectionKind.STATUS
    return SectionKind.GOALS if figures >= _MOST * len(said) else SectionKind.TASKS


def _sentences(node: Node) -> Iterator[str]:
    pieces = chain.from_iterable(
        (each.title, *each.body) if not each.children and not each.body else each.body
        for each in node.walk()
    )
    for piece in pieces:
        yield from (text.strip() for text in _SENTENCE.split(piece.text))
