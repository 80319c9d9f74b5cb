"""Audit ``form.replace-damage``: a word damaged by replacing it everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.audits.adapted_words import Adapted
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
)
from decompose.audits.patch import reword
from decompose.audits.replaced import (
    Replaced,
    damaged,
    looked_back_on,
    own_words,
    shifted,
)
from decompose.audits.spliced import Spliced
from decompose.model.result import (
    Evidence,
    Severity,
)
from decompose.text.patterns import regex

_AROUND, _BEFORE = 4, 8
_BESIDE = regex("[一-鿿]*")
"""Plain words only: other spoilt words beside these may be mended without these becoming others."""


@audit_facts(
    AuditFacts(
        name="form.replace-damage",
        code="F07",
        severity=Severity.WARNING,
        why="全局替换把动词或泛指也换成了带书名号的简称，文句不通。",
        fix="逐处核对，把动词和泛指改回原来的词。",
        reads=True,
    )
)
def form_replace_damage(case: AuditCase) -> Iterator[Fault]:
    """Report a short title that stands where the plain word must stand.

    Looks for:
        The abbreviation that the document defines for its own title, in title marks, used as a
        verb or for plans in general ("scientifically 《plan》 the layout"); a bare word in title marks after
        an adverb, in 应…尽… or inside the name of an office, whatever the document calls itself; a compound in
        which the word of a level was exchanged (社区 that became 社县 when a district's plan was adapted);
        the end of an organ's name twice (市卫生健康委健康委); a trade's short name exchanged within two
        other words (开发改造 that became 开发展改革造); an organ within a compound of its trade
        (防汛应急管理局预案), or its sign before the next word (水利局部积水); a five years' plan with the years of
        another.
    Why it matters:
        A sentence damaged by a machine was read by nobody before it was issued.
    Source:
        Mechanism 84 of docs/mission.md.
    """
    words, place = case.kb.info.words, case.setting.jurisdiction.place or ""
    replaced, adapted, spliced = Replaced(words), Adapted(words, place), Spliced(case.kb)
    told: set[tuple[int, int]] = set()
    for word in own_words(case):
        for passage in case.passages:
            for start, end in damaged(passage.text, word):
                at = passage.text.index(f"《{word}》", start)
                told.add((passage.block, at))
                yield _fault(passage, word, (start, end), at)
    for passage in case.passages:
        for start, end in replaced.used_as_verb(passage.text):
            at = passage.text.index("《", start)
            if (passage.block, at) not in told:
                word = passage.text[at + 1 : passage.text.index("》", at)]
                yield _fault(passage, word, (start, end), at)
    for passage in case.passages:
        yield from _spoilt(
            passage, (*replaced.doubled(passage.text), *spliced.words(passage.text)), "全局替换"
        )
        yield from _spoilt(passage, adapted.words(passage.text), "全局替换行政区划用字")
        for start, end, name, was in shifted(passage.text):
            message = f"“{name}”所注的年份是“{was}”的，疑为全局替换所致"
            yield Fault(passage.subject(), message, (passage.quote(start, end),))
        for start, end, name in looked_back_on(passage.text, case.result.plan.title):
            message = f"规划刚开始的“{name}”不会有已经取得的成绩，疑为全局替换所致"
            yield Fault(passage.subject(), message, (passage.quote(start, end),))


def _spoilt(passage: Passage, found: Iterable[tuple[int, int, str]], by: str) -> Iterator[Fault]:
    """Yield the words that a replacement spoilt, with what stood there."""
    for start, end, was in found:
        spoilt = passage.text[start:end]
        message = f"“{spoilt}”应为“{was}”，疑为{by}所致"
        patch = (reword(passage.block, start, spoilt, was),)
        yield Fault(passage.subject(), message, (_around(passage, start, end),), patch=patch)


def _fault(passage: Passage, word: str, span: tuple[int, int], at: int) -> Fault:
    shown = passage.text[max(0, span[0] - _AROUND) : span[1]]
    message = f"“{shown}”中的《{word}》应为“{word}”，疑为全局替换所致"
    mark = f"《{word}》"
    spoilt = [at, *(n for n in range(at + 1, span[1]) if passage.text.startswith(mark, n))]
    patch = tuple(reword(passage.block, n, mark, word) for n in reversed(spoilt))
    return Fault(passage.subject(), message, (_around(passage, *span),), patch=patch)


def _around(passage: Passage, start: int, end: int) -> Evidence:
    """Return spoilt words with those beside them, which tell one place from another that reads alike."""
    before = _BESIDE.match(passage.text[max(0, start - _BEFORE) : start][::-1])
    behind = _BESIDE.match(passage.text[end : end + _BEFORE])
    more = tuple(found.end() if found else 0 for found in (before, behind))
    return passage.quote(start - more[0], end + more[1])
