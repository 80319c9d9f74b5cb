"""Audit ``form.broken-reference``: a reference to the wrong annex, table or figure."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
)
from decompose.audits.own_parts import lost_parts
from decompose.audits.references import (
    ANNEX,
    POINTER,
    REFERENCES,
    annexes_of,
    announced_annexes,
    captions_of,
    headed_annexes,
    listed_tables,
    meant_annex,
    of_another,
    only_annex,
    otherwise_called,
    sent_apart,
    unnumbered_images,
)
from decompose.model.plan import (
    SectionKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_LIST = regex("^\\s*附\\s*件\\s?[:：]?")


@audit_facts(
    AuditFacts(
        name="form.broken-reference",
        code="F02",
        severity=Severity.WARNING,
        why="引用的附件、表、图编号与实际不符，读者找不到依据。",
        fix="核对编号，改为实际的附件、表、图。",
        reads=True,
    )
)
def form_broken_reference(case: AuditCase) -> Iterator[Fault]:
    """Report references to annexes, tables and figures that are missing or bear another number.

    Looks for:
        A number in a reference that no annex, table, box (专栏) or figure of the document bears,
        also where there is none at all; an annex referred to that is neither in the document, nor
        in the list of annexes at its end, nor among the files of the run; a reference whose words
        are the title of another annex. Images without a number may be any figure up to their count.
        The annexes of other documents (《…》附件2) are left aside; 附表1 or 附1 may be what 附件1 means.
    Why it matters:
        Whoever implements the plan looks in the wrong place.
    Source:
        Mechanism 81 of docs/mission.md.
    """
    annexes = annexes_of(case)
    if annexes:
        annexes |= {n: title for n, title in headed_annexes(case).items() if n not in annexes}
    announced = announced_annexes(case) if not annexes else set()
    called = otherwise_called(case)
    captions, annexed = captions_of(case), listed_tables(case)
    only_one = not annexes and announced is None and only_annex(case)
    unnamed = {"图": unnumbered_images(case)}
    for passage in case.passages:
        if annexes and (passage.kind is not SectionKind.ANNEX or POINTER.search(passage.text)):
            yield from _annexes(passage, annexes, called)
        elif not annexes and announced is not None:
            yield from _nowhere(passage, announced, called)
        elif only_one:
            yield from _nowhere(passage, {1}, set(), least=2)
        for kind, known in captions.items():
            for found in REFERENCES[kind].finditer(passage.text):
                figure = numeral_value(found["number"])
                listed = "附" in found.group() and figure in annexed.get(kind, ())
                if (
                    figure is None
                    or figure in known
                    or listed
                    or of_another(passage.text[: found.start()])
                ):
                    continue
                if figure <= len(known) + unnamed.get(kind, 0):
                    continue
                alike = otherwise_called(case, but=f"附{'图' if kind == '表' else '表'}")
                if "附" in found.group() and (figure in alike or None in alike):
                    continue
                message = f"引用了“{found.group()}”，文中没有这个{kind}"
                yield Fault(passage.subject(), message, (passage.quote(*found.span()),))
    for passage, start, end, words in lost_parts(case):
        message = f"引用了“{words}”，文中没有"
        yield Fault(passage.subject(), message, (passage.quote(start, end),))
    yield from _never_attached(case, annexes)


def _never_attached(case: AuditCase, annexes: dict[int, str]) -> Iterator[Fault]:
    """Report annexes of the list that are missing where others of it follow."""
    listed = announced_annexes(case) if annexes else None
    files = (
        {block.place.file for block in case.result.plan.document.blocks}
        if case.result.plan.document
        else set()
    )
    there = set(headed_annexes(case))
    elsewhere = {n for n in otherwise_called(case) if n} | sent_apart(case)
    missing = sorted((listed or set()) - there - elsewhere)
    if listed and missing and len(files) == 1 and there & listed:
        numbers = "、".join(map(str, missing))
        place = next(p for p in case.passages if _LIST.search(p.text))
        message = f"附件目录列有附件{numbers}，文后没有"
        yield Fault(place.subject(), message, (place.quote(0, len(place.text)),))


def _nowhere(
    passage: Passage, announced: set[int], called: set[int | None], *, least: int = 0
) -> Iterator[Fault]:
    """Report what sends the reader to an annex where the document came without any."""
    for found in POINTER.finditer(passage.text):
        if found["open"] and not found["close"]:
            continue
        figure = numeral_value(found["number"]) if found["number"] else None
        if least and (figure is None or figure < least):
            continue
        known = figure in announced if figure is not None else bool(announced)
        known = known or figure in called or (bool(called) and None in (figure, *called))
        if known or of_another(passage.text[: found.start()]):
            continue
        name = f"附件{figure}" if figure is not None else "附件"
        message = f"引用了{name}，文中没有附件，也没有附件目录"
        if announced:
            message = f"引用了{name}，附件目录中只有附件{'、'.join(map(str, sorted(announced)))}"
        fix = "补上附件，或改正引用；附件另行成文的，连同附件一起审查。"
        yield Fault(passage.subject(), message, (passage.quote(*found.span()),), fix=fix)


def _annexes(passage: Passage, annexes: dict[int, str], called: set[int | None]) -> Iterator[Fault]:
    for found in ANNEX.finditer(passage.text):
        figure = numeral_value(found["number"])
        if figure is None or of_another(passage.text[: found.start()]):
            continue
        evidence = (passage.quote(found.start(), found.end()),)
        if figure not in annexes and figure in called:
            continue
        if figure not in annexes:
            message = f"引用了附件{figure}，文中只有附件{'、'.join(map(str, annexes))}"
            yield Fault(passage.subject(), message, evidence)
        elif (meant := meant_annex(passage.text[: found.start()], annexes, figure)) is not None:
            message = f"写的是附件{figure}，所指内容“{annexes[meant][:30]}”是附件{meant}"
            yield Fault(passage.subject(), message, evidence, fix=f"改为附件{meant}。")
