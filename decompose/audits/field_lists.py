"""Lists of fields as texts print them: 聚焦甲、乙、丙等八个重点领域; 整治行业：甲、乙、丙."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from decompose.model.result import Evidence, EvidenceKind
from decompose.model.source import Block, Document, Span
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ITEM = "[一-鿿A-Za-z“”·（）()]{2,16}?"
_NOUN = (
    "(?:领域|行业|方面|灾害(?:风险)?|灾种|风险|场所|品种|环节|区域|部位|对象|业态|类别|污染|人群|群体|产业|板块"
    "|学段)"
)
_COUNT = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})[个类项种大]"
_LIST = CuedPattern(
    rf"(?P<items>{_ITEM}(?:、{_ITEM}){{2,}}(?:[和及与以]+{_ITEM})?)(?:等|共)?(?:{_COUNT}[^，,。；;、]{{0,8}}?{_NOUN}|等(?:重点|主要|关键)?(?:行业)?{_NOUN})",
    cue="、",
)
"""甲、乙、丙等八个重点领域."""
_HEADED = CuedPattern(
    rf"(?:{_NOUN}|范围)[（(](?:共)?{_COUNT}[）)]?[:：]?\s*$|{_NOUN}[:：]",
    cue="域业面害种险所环区部对态别染群产板围",
)
"""A line that announces a list: 重点治理领域（十二个）."""
_PLAIN = regex(rf"\s*(?P<items>{_ITEM}(?:、{_ITEM}){{2,}}(?:[和及与以]+{_ITEM})?)等?[。；;]?\s*")
_PART = r"[^，,。；;：:\n、]{2,16}"
_LABELLED = CuedPattern(
    rf"(?P<label>[一-鿿]{{0,8}}(?:{_NOUN}|范围|重点|目录|服务|分类|门类|种类))(?:[（(]?(?:共|共有|共计)?{_COUNT}[^，,。；;、：:]{{0,4}}[）)]?)?"
    r"(?:[:：]|(?:主要|重点|具体|仍|继续|依然|分别|调整|确定|明确)?(?:包括|包含|涵盖|覆盖|涉及|分为|聚焦|限于|为|是|有)[:：]?)"
    rf"(?P<items>{_PART}(?:、{_PART}){{1,40}})",
    cue=(
        "：",
        ":",
        "包括",
        "包含",
        "涵盖",
        "覆盖",
        "涉及",
        "分为",
        "聚焦",
        "限于",
        "为",
        "是",
        "有",
    ),
)
"""整治行业：甲、乙、丙; 监管重点为甲、乙、丙; 基本公共服务包括甲、乙、丙、丁四类."""
_AS = CuedPattern(
    rf"(?P<items>{_PART}(?:、{_PART}){{0,40}}、{_PART}?)(?:列为|列入|作为|纳入|确定为|定为)"
    rf"(?P<label>[^，,。；;：:\n]{{0,8}}(?:{_NOUN}|范围|重点|目录|清单))",
    cue=("列为", "列入", "作为", "纳入", "定为"),
)
"""将甲、乙、丙列为监管重点"""
_FOCUS = CuedPattern(
    rf"(?P<label>聚焦|紧盯|围绕|突出|针对)(?P<items>{_PART}(?:、{_PART}){{0,40}}、{_PART}?)"
    "(?:开展|进行|实施|组织|强化|加强|持续|集中|深入)",
    cue=("聚焦", "紧盯", "围绕", "突出", "针对"),
)
"""聚焦甲、乙、丙开展整治"""
_MARK = "(?:[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[0-9]{1,2}[.．])"
_COUNTED = CuedPattern(
    rf"\s*(?:{_MARK}[^（）()，,。；;：:\n①-⑳]{{2,12}}[；;、。]?\s*){{3,}}", cue="一①1"
)
_OWN = regex(rf"{_MARK}([^（）()，,。；;：:\n①-⑳]{{2,12}}?)(?:[；;、。\s]|$|(?={_MARK}))")
"""（一）甲；（二）乙；（三）丙."""
_ENDS = regex(rf"等?(?:共|共计)?{_COUNT}[^、]*$|等(?:重点|主要|关键)?[^、]{{0,6}}$")
_SPLIT = regex("、|[和及与](?=[一-鿿]{2,})|以及")
_LEAD = regex(
    "^.*?(?:重点(?:防范|覆盖|针对|抓好|抓|关注|监管|治理|整治|推进|围绕|包括|突出|是)?|围绕|聚焦|突出|紧盯|涵盖|覆盖|包括|包含|以|对|抓住|针对|防范|应对|加强|推进|涉及|坚持|按照|分为|为)(?=[一-鿿])"
)
_MERE = regex(rf"{_COUNT}|^(?:将|把|对)|^(?:本[期轮次级]|当前|主要|今后|五年|全[市县区省])+")
_OPENS = regex("^(?:继续|仍|仍然|重点)*(?:将|把|对)")
_LEAST, _SHORTEST = 3, 2
_ENUMERATED = "（一）"


class FieldList(NamedTuple):
    """A list of fields as printed, with the words that stand for it."""

    items: tuple[str, ...]
    evidence: Evidence
    label: str = ""
    """What announces the list (整治行业); empty where its words stand in a running sentence."""

    def quote(self, item: str) -> Evidence:
        """Return where an item stands in the list."""
        span, printed = self.evidence.span, self.evidence.quote or ""
        at = printed.find(item)
        if span is None or at < 0:
            return self.evidence
        start = span.start + at
        own = Span(block=span.block, start=start, end=start + len(item))
        return Evidence(kind=EvidenceKind.TEXT, quote=item, span=own)


def field_lists(doc: Document | None) -> Iterator[FieldList]:
    """Yield the lists of fields of a document."""
    announced = False
    for block in doc.blocks if doc is not None else ():
        text = block.text
        if "、" not in text:
            yield from _counted(block)
            announced = _HEADED.search(text) is not None
            continue
        plain = _PLAIN.fullmatch(text) if announced else None
        announced = False
        found = [plain] if plain else list(_LIST.finditer(text))
        for one in found:
            items, start = _items(one["items"])
            if len(items) >= _LEAST:
                yield _list(block, items, one.start("items") + start, one.end())
        taken = {at for one in found for at in range(one.start(), one.end())}
        named = [one for form in (_LABELLED, _AS, _FOCUS) for one in form.finditer(text)]
        for one in named:
            items = _parts(_ENDS.sub("", _OPENS.sub("", one["items"])))
            if one.start("items") not in taken and len(items) >= _LEAST:
                label = _MERE.sub("", one["label"])
                yield _list(block, items, one.start("items"), one.end(), label)


def _counted(block: Block) -> Iterator[FieldList]:
    found = _COUNTED.search(block.text)
    if found:
        items = tuple(_OWN.findall(found.group()))
        yield _list(block, items, found.start(), found.end(), _ENUMERATED)


def _list(block: Block, items: tuple[str, ...], start: int, end: int, label: str = "") -> FieldList:
    span = Span(block=block.index, start=start, end=end)
    quote = block.text[start:end]
    return FieldList(items, Evidence(kind=EvidenceKind.TEXT, quote=quote, span=span), label)


def _items(listed: str) -> tuple[tuple[str, ...], int]:
    """Return the items of a list, and how much of its first words only leads up to them."""
    first, _, _ = listed.partition("、")
    lead = _LEAD.match(first)
    start = lead.end() if lead else 0
    return _parts(listed[start:]), start


def _parts(listed: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _SPLIT.split(listed))
    return tuple(part for part in parts if len(part) >= _SHORTEST)


_TAIL = regex(
    "(?:安全|灾害|风险|防治|防控|防范|监管|管理|领域|行业|场所|企业|治理|整治|工作|服务)+$"
)


@cache
def stem(item: str) -> str:
    """Return what a field is called without the words that any field may bear: 地震灾害 → 地震."""
    short = _TAIL.sub("", item)
    return short if len(short) >= _SHORTEST else item
