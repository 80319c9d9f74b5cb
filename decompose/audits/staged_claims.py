"""What a stated lead claims of one object at one stage, whatever else the sentence names before it."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.model.knowledge import SectorKind
from decompose.model.plan import Measure
from decompose.model.result import Mention, MentionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

STAGED = "staged"
"""Marks the key of a claim on one stage: a split by stage is none, two on one are."""
_STAGES = frozenset(
    [
        "production",
        "storage",
        "use",
        "trading",
        "transport",
        "filling",
        "maintenance",
        "modification",
        "parking-charging",
        "firing-blasting",
        "disposal",
    ]
)
"""Stages of an object's life; what every supervisor does (checks, warnings, rescue) splits nothing."""
_SUPERVISES = CuedPattern(
    "监督管理|监管|监察|监督检查|(?:安全|行政|日常)监督|执法检查|查处|整治(?!方案)|巡查执法",
    cue="监执查治",
)
_OTHER_WORK = CuedPattern(
    "宣传|培训|演练|普及|规划|标准|预案|平台|系统|经费|资金|改造|建设(?!工程)|更新|配备|保险|评估|统计|评价|会商|联动|联合",
    cue=(),
)
"""What is done about an object beside supervising it."""
_CLAUSE = regex("[^，,；;。]*")
_NEXT = regex("[、和及与或]|[一-鿿]{0,4}[、和及与或][一-鿿]{0,4}")
"""Between two objects of one list: 塔式起重机、施工升降机."""


def staged(
    case: AuditCase, measure: Measure
) -> Iterator[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Yield the objects that a clause has supervised at a stage: object, stage, words, and the sides of it named.

    Of several objects the last ones are meant, that stand in one list: the cranes of building sites.
    """
    first = _CLAUSE.match(measure.text)
    clause = first.group() if first else ""
    if not _SUPERVISES.search(clause) or _OTHER_WORK.search(clause):
        return
    ends = measure.span.start + len(clause)
    about = [m for m in case.words_of.get(measure.id, ()) if m.end <= ends]
    named = sorted((m for m in about if m.kind is MentionKind.SECTOR), key=lambda m: m.start)
    meant = _last_list(measure, named)
    own = {(m.start, m.end) for m in meant}
    sides = frozenset(
        m.id for m in about if m.kind is MentionKind.ASPECT and (m.start, m.end) not in own
    )
    stages = {
        m.id for m in about if m.kind is MentionKind.STAGE and not any(_inside(m, n) for n in named)
    } & _STAGES
    for sector in dict.fromkeys(m.id for m in meant):
        if case.kb.sectors[sector].kind in (SectorKind.RISK, SectorKind.TERRITORY):
            continue
        terms = frozenset(m.term for m in meant if m.id == sector)
        for stage in sorted(stages):
            yield sector, stage, terms, sides


def _inside(word: Mention, name: Mention) -> bool:
    """Tell whether a word is only part of an object's name: 废弃 of 废弃危险化学品."""
    within = name.start <= word.start and word.end <= name.end
    return within and word.end - word.start < name.end - name.start


def _last_list(measure: Measure, named: list[Mention]) -> list[Mention]:
    """Return the last object of a clause with those that stand in one list with it."""
    text, begin = measure.text, measure.span.start
    meant = named[-1:]
    for mention in reversed(named[:-1]):
        between = text[mention.end - begin : meant[0].start - begin]
        same = mention.id == meant[0].id
        if not same and not _NEXT.fullmatch(between):
            break
        meant.insert(0, mention)
    return meant
