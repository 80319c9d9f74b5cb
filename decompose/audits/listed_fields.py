"""Lists of fields (聚焦甲、乙、丙等八个重点领域) of two plans, and what the later one leaves out without a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.settled import SETTLED
from decompose.match.counterparts import alike
from decompose.model.plan import SectionKind
from decompose.model.result import Decomposition, Evidence, EvidenceKind
from decompose.model.source import Document, Span
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ITEM = "[一-鿿A-Za-z“”·（）()]{2,16}?"
_NOUN = "(?:领域|行业|方面|灾害(?:风险)?|灾种|风险|场所|品种|环节|区域|部位|对象|业态|类别|污染|人群|群体|产业|板块)"
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
_SPLIT = regex("、|[和及与](?=[一-鿿]{2,})|以及")
_LEAD = regex(
    "^.*?(?:重点(?:防范|覆盖|针对|抓好|抓|关注|监管|治理|整治|推进|围绕|包括|突出|是)?|围绕|聚焦|突出|紧盯|涵盖|覆盖|包括|包含|以|对|抓住|针对|防范|应对|加强|推进|涉及|坚持|按照|分为|为)(?=[一-鿿])"
)
_TAIL = regex(
    "(?:安全|灾害|风险|防治|防控|防范|监管|管理|领域|行业|场所|企业|治理|整治|工作|服务)+$"
)
_BACK = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_SENTENCE = regex("[^。；;\\n]+")
_LEAST, _SHARE, _SHORTEST = 3, 0.5, 2
_LIKE = 0.75


class FieldList(NamedTuple):
    """A list of fields as printed, with the words that stand for it."""

    items: tuple[str, ...]
    evidence: Evidence

    def quote(self, item: str) -> Evidence:
        """Return where an item stands in the list."""
        span, printed = self.evidence.span, self.evidence.quote or ""
        at = printed.find(item)
        if span is None or at < 0:
            return self.evidence
        start = span.start + at
        own = Span(block=span.block, start=start, end=start + len(item))
        return Evidence(kind=EvidenceKind.TEXT, quote=item, span=own)


class LeftOut(NamedTuple):
    """What a list of the former plan holds and its successor does not."""

    items: tuple[str, ...]
    now: FieldList
    before: FieldList


def left_out_of_lists(case: AuditCase, former: Decomposition) -> Iterator[LeftOut]:
    """Yield by list of this plan what the former plan's list had and nothing here names or explains."""
    before = list(_lists(former.plan.document))
    now = list(_lists(case.result.plan.document)) if before else []
    said = [
        sentence.group()
        for passage in case.passages
        for sentence in _SENTENCE.finditer(passage.text)
        if passage.kind not in _BACK or SETTLED.search(sentence.group())
    ]
    told: set[str] = set()
    for own in now:
        other = max(before, key=lambda one: len(_shared(one, own)), default=None)
        if other is None or not _of_one(other, own):
            continue
        gone = [item for item in other.items if not any(_same(item, one) for one in own.items)]
        gone = [i for i in gone if i not in told and not any(stem(i) in text for text in said)]
        if gone and len(gone) < len(other.items):
            told |= set(gone)
            yield LeftOut(tuple(gone), own, other)


def _shared(one: FieldList, other: FieldList) -> list[str]:
    return [item for item in one.items if any(_same(item, own) for own in other.items)]


def _of_one(one: FieldList, other: FieldList) -> bool:
    """Tell whether two lists are of one kind: half of the shorter one stands in both."""
    shared = _shared(one, other)
    return len(shared) >= max(_LEAST - 1, _SHARE * min(len(one.items), len(other.items)))


@cache
def stem(item: str) -> str:
    """Return what a field is called without the words that any field may bear: 地震灾害 → 地震."""
    short = _TAIL.sub("", item)
    return short if len(short) >= _SHORTEST else item


def _same(one: str, other: str) -> bool:
    left, right = stem(one), stem(other)
    return left in right or right in left or alike(left, right) >= _LIKE


def _lists(doc: Document | None) -> Iterator[FieldList]:
    """Yield the lists of fields of a document."""
    announced = False
    for block in doc.blocks if doc is not None else ():
        plain = _PLAIN.fullmatch(block.text) if announced else None
        found = [plain] if plain else list(_LIST.finditer(block.text))
        announced = _HEADED.search(block.text) is not None and "、" not in block.text
        for one in found:
            items, start = _items(one["items"])
            if len(items) >= _LEAST:
                at = one.start("items") + start
                span = Span(block=block.index, start=at, end=one.end())
                quote = block.text[at : one.end()]
                yield FieldList(items, Evidence(kind=EvidenceKind.TEXT, quote=quote, span=span))


def _items(listed: str) -> tuple[tuple[str, ...], int]:
    """Return the items of a list, and how much of its first words only leads up to them."""
    first, _, _ = listed.partition("、")
    lead = _LEAD.match(first)
    start = lead.end() if lead else 0
    parts = (part.strip() for part in _SPLIT.split(listed[start:]))
    return tuple(part for part in parts if len(part) >= _SHORTEST), start
