"""Audit ``process.press-text``: a press report instead of the document."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
)
from decompose.audits.press_words import MARKS, RELIED_ON, TOLD_BY_PRESS, as_base, cited, sourced
from decompose.model.result import (
    Evidence,
    Severity,
)
from decompose.parser.tables import Cell
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ENOUGH = 2
_DENIED = regex(
    "(?:不|非|未|勿|没有|避免|防止|杜绝|禁止|严禁)(?:再|得|能|应|宜|可|是|要|单纯|仅|只)*$"
)
"""Stands before what is not done: 不以新闻报道为依据."""
_BASES = CuedPattern("依据|来源|出处|根据", cue="据源处")
_SURE = ("电头", "转载", "通稿")
"""Marks of which one is enough where the document begins, or in a line of its own."""
_HEAD = 4


@audit_facts(
    AuditFacts(
        name="process.press-text",
        code="P01",
        severity=Severity.INFO,
        why="新闻稿是转述，不能作为分工和职责的依据。",
        fix="取得正式印发的文本后重新分解。",
        reads=True,
    )
)
def process_press_text(case: AuditCase) -> Iterator[Fault]:
    """Report documents that are press reports of a plan, or rest on one.

    Looks for:
        At least two marks of the press: reporter, source line or meta line of a web page (which an official
        text may bear too), editor, press conference, the lead-in of a report; one dateline or note of
        reprinting, or the word 通稿, at the beginning; a sentence that rests on a report of a newspaper or of the
        media, or that takes duties from one; a newspaper or web page in a list or a column of bases.
    Why it matters:
        Journalists shorten and paraphrase; duties read from it have low trust.
    Source:
        Mechanism 86 of docs/mission.md.
    """
    doc = case.result.plan.document
    marks: dict[str, Evidence] = {}
    sure = False
    for block in doc.blocks if doc else ():
        passage = Passage(block.index, block.text, None)
        for mark, pattern in MARKS.items():
            found = pattern.search(block.text) if mark not in marks else None
            if found:
                marks[mark] = passage.quote(found.start(), found.end())
                sure = sure or (mark in _SURE and block.index < _HEAD)
    yield from _relied_on(case)
    if sure or len(marks) >= _ENOUGH:
        message = f"文本带有新闻稿的标志（{'、'.join(marks)}），不是正式文本"
        yield Fault({"plan": case.result.plan.title}, message, tuple(marks.values()))


def _relied_on(case: AuditCase) -> Iterator[Fault]:
    """Report what takes a report of the press as the source of what it says."""
    words = case.kb.info.words
    cites, takes, bases = cited(words), sourced(words), as_base(words)
    held = {passage.block for passage in _in_bases(case)}
    for passage in case.passages:
        said = (
            [*RELIED_ON.finditer(passage.text)]
            or [*TOLD_BY_PRESS.finditer(passage.text)]
            or [*cites.finditer(passage.text)]
            or [*takes.finditer(passage.text)][:1]
        )
        listed = bases.search(passage.text) if passage.block in held and not said else None
        for found in (*said, *filter(None, (listed,))):
            if not _DENIED.search(passage.text[: found.start()]):
                evidence = (passage.quote(*found.span()),)
                yield _fault(passage.subject(), found.group(), evidence)
    for cell in _cells_of_bases(case):
        listed = bases.search(cell.text)
        if listed:
            yield _fault(case.section_at(cell.span.block), cell.text.strip(), case.at(cell.span))


def _fault(subject: dict[str, str], said: str, evidence: tuple[Evidence, ...]) -> Fault:
    fix = "改引正式文件（法律法规、“三定”规定、职责清单），并写明文号。"
    return Fault(subject, f"以新闻报道为依据：“{said}”", evidence, fix=fix)


def _in_bases(case: AuditCase) -> Iterator[Passage]:
    """Yield the items of chapters on bases."""
    own = {s.id for s in case.result.plan.sections if _BASES.search(s.title)}
    own |= {s.id for s in case.result.plan.sections if s.parent in own}
    yield from (p for p in case.passages if p.section and p.section.id in own)


def _cells_of_bases(case: AuditCase) -> Iterator[Cell]:
    """Yield the cells of columns of bases."""
    for table in case.tables:
        columns = [n for n, head in enumerate(table.header) if _BASES.search(head)]
        for row in table.rows:
            cells = (row.cells[n] for n in columns if n < len(row.cells))
            yield from (cell for cell in cells if cell is not None)
