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
from decompose.audits.references import ANNEX, REFERENCES, annexes_of, captions_of, meant_annex
from decompose.model.plan import (
    SectionKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.numerals import numeral_value


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
        A number in a reference that no annex, caption of a table or caption of a figure bears,
        where the document has some; a reference whose words are the title of another annex.
    Why it matters:
        Whoever implements the plan looks in the wrong place.
    Source:
        Mechanism 81 of docs/mission.md.
    """
    annexes = annexes_of(case)
    captions = captions_of(case)
    for passage in case.passages:
        if passage.kind is not SectionKind.ANNEX and annexes:
            yield from _annexes(passage, annexes)
        for kind, known in captions.items():
            for found in REFERENCES[kind].finditer(passage.text):
                figure = numeral_value(found["number"])
                if known and figure is not None and figure not in known:
                    message = f"引用了“{found.group()}”，文中没有这个{kind}"
                    yield Fault(passage.subject(), message, (passage.quote(*found.span()),))


def _annexes(passage: Passage, annexes: dict[int, str]) -> Iterator[Fault]:
    for found in ANNEX.finditer(passage.text):
        figure = numeral_value(found["number"])
        if figure is None:
            continue
        evidence = (passage.quote(found.start(), found.end()),)
        if figure not in annexes:
            message = f"引用了附件{figure}，文中只有附件{'、'.join(map(str, annexes))}"
            yield Fault(passage.subject(), message, evidence)
        elif (meant := meant_annex(passage.text[: found.start()], annexes, figure)) is not None:
            message = f"写的是附件{figure}，所指内容“{annexes[meant][:30]}”是附件{meant}"
            yield Fault(passage.subject(), message, evidence, fix=f"改为附件{meant}。")
