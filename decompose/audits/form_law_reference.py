"""Audit ``form.law-reference``: a law that no longer holds, or an article it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.dates import iso_date
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_CITED = CuedPattern(
    "《(?P<title>[^《》]{3,40})》(?:（[^（）]{2,12}）)?(?:第(?P<article>[零〇一二三四五六七八九十百0-9]{1,7})条)?",
    cue="《",
)  # 《law》第…条
_WITHIN = regex("[（(](?:(?:19|20)\\d{2})年?(?:修[正订]|施行|公布|发布)?(?:版|本)?[）)]$")
"""An edition that is named within the title marks."""
_ARTICLE = regex(
    "(?:第[零〇一二三四五六七八九十]{1,3}章)?第(?P<article>[零〇一二三四五六七八九十百0-9]{1,7})条"
)
_WITHIN_YEAR = regex(
    "[（(](?P<year>(?:19|20)\\d{2})年?(?:修[正订]|施行|公布|发布)?(?:版|本)?[）)]$"
)
_LONGER = regex("(?![和与及据照按由、，《国])[一-鿿]$")
"""Words before a short name that make it the end of a longer one: 省安全生产条例."""
_FEWEST = 4
_NEXT = regex(
    "(?:第[零〇一二三四五六七八九十百0-9]{1,5}款)?(?:、|和|及|与|以及)第(?P<article>[零〇一二三四五六七八九十百0-9]{1,7})条"
)  # … and article …
_EDITION = regex("（(?P<year>(?:19|20)[0-9]{2})年?(?:修[正订]|施行|公布|发布)?(?:版|本)?）")
_NUMBER = CuedPattern(
    r"(?P<who>[一-鿿]{2,6})\s?[〔\[（(【［]\s?(?P<year>(?:19|20)\d{2})\s?[〕\]）)】］]\s?第?(?P<serial>\d{1,4})号",
    cue="号",
)  # a document number, in whatever brackets
_PENDING = "待核"

_SAID = regex("(?:[^，。；]{0,16}|[^。；《]{0,8})(?:废止|失效|不再适用|停止执行)")
"""The text itself says that the law is no longer in force."""


@audit_facts(
    AuditFacts(
        name="form.law-reference",
        code="F10",
        severity=Severity.WARNING,
        why="引用的法律法规已被取代，或没有该条，依据不成立。",
        fix="改引现行有效的法律法规和条款。",
        reads=True,
    )
)
def form_law_reference(case: AuditCase) -> Iterator[Fault]:
    """Report cited laws that later law had replaced, and articles beyond the last one.

    Looks for:
        A title in title marks that the pack knows: replaced at the date of the plan, or cited by the number of
        an edition that another of the same title replaced, or with an article number above its number of articles.
    Why it matters:
        A duty on a void ground can be refused.
    Source:
        Mechanism 91 of docs/mission.md.
    """
    laws = [law for law in case.kb.laws.values() if not law.numbers]
    titles = {title: law for law in laws for title in (law.title, law.short)}
    for passage in case.passages:
        for found in _CITED.finditer(passage.text):
            law = titles.get(_WITHIN.sub("", found["title"]))
            if law is None:
                continue
            evidence = (passage.quote(found.start(), found.end()),)
            missing = [
                n for n in _articles(found, passage.text) if law.articles and n[0] > law.articles
            ]
            for article, end in missing:
                message = f"《{law.short}》共{law.articles}条，没有第{article}条"
                first = found["article"] and numeral_value(found["article"]) == article
                start = found.start() if first else passage.text.rindex("第", 0, end)
                yield Fault(passage.subject(), message, (passage.quote(start, end),))
            if missing:
                continue
            if law.superseded and _replaced(law.superseded, case.setting.date):
                if _SAID.match(passage.text, found.start() + len(found["title"]) + 2):
                    continue
                message = f"《{law.short}》已被取代：{law.superseded}"
                yield Fault(passage.subject(), message, evidence)
                continue
            edition = int(law.edition[:4])
            told = _WITHIN_YEAR.search(found["title"]) or _EDITION.match(
                passage.text, found.start() + len(found["title"]) + 2
            )
            if told and int(told["year"]) < edition and law.edition <= case.setting.date:
                message = f"《{law.short}》引用的是{told['year']}年文本，现行文本为{edition}年"
                quote = passage.quote(found.start(), max(found.end(), told.end()))
                yield Fault(passage.subject(), message, (quote,))
    yield from _void_editions(case)
    yield from _without_marks(case)


def _without_marks(case: AuditCase) -> Iterator[Fault]:
    """Report articles beyond the last one of a law that is named without title marks: 安全生产法第一百二十条."""
    laws = [law for law in case.kb.laws.values() if law.articles and len(law.short) >= _FEWEST]
    for passage in case.passages:
        if "法第" not in passage.text and "例第" not in passage.text:
            continue
        for law in laws:
            at = passage.text.find(law.short + "第")
            if at < 0 or _LONGER.search(passage.text[:at]):
                continue
            end = at + len(law.short)
            told = _ARTICLE.match(passage.text, end)
            article = numeral_value(told["article"]) if told else None
            if told and article and law.articles and article > law.articles:
                message = f"《{law.short}》共{law.articles}条，没有第{article}条"
                yield Fault(passage.subject(), message, (passage.quote(at, told.end()),))


def _void_editions(case: AuditCase) -> Iterator[Fault]:
    """Report document numbers of editions that one of the same title replaced."""
    void = {number: law for law in case.kb.laws.values() for number in law.numbers}
    for passage in case.passages:
        for found in _NUMBER.finditer(passage.text):
            number = f"〔{found['year']}〕{found['serial']}号"
            law = next(
                (law for n, law in void.items() if f"{found['who']}{number}".endswith(n)), None
            )
            if law and law.superseded and _replaced(law.superseded, case.setting.date):
                message = f"《{law.short}》（{number}）已被取代：{law.superseded}"
                yield Fault(passage.subject(), message, (passage.quote(*found.span()),))


def _articles(found: re.Match[str], text: str) -> list[tuple[int, int]]:
    """Return the articles that a citation names, one after the other, and where each ends."""
    named: list[tuple[int, int]] = []
    again: re.Match[str] | None = found
    while again is not None and again["article"]:
        number = numeral_value(again["article"])
        named += [(number, again.end())] if number else []
        again = _NEXT.match(text, again.end())
    return named


def _replaced(superseded: str, date: str) -> bool:
    """Tell whether a replacement had begun; one whose beginning is still open has not."""
    begins = iso_date(superseded)
    return begins is not None and begins <= date and _PENDING not in superseded
