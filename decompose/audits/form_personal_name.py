"""Audit ``form.personal-name``: personal names in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.model.result import (
    Severity,
)
from decompose.model.source import Block, BlockKind, Span
from decompose.text.patterns import regex
from decompose.text.persons import is_person_alone, persons_in

_BEFORE = 6
_OF_PERSONS = regex(
    r"^\s*[^，。；]{0,8}(?:领导|责任人|负责人|联系人|负责同志|姓名)[^，。；]{0,6}\s*$"
)
"""The head of a column of persons."""


@audit_facts(
    AuditFacts(
        name="form.personal-name",
        code="F08",
        severity=Severity.INFO,
        why="文件印有个人姓名，公开、分送或入库前须处理；成果中一律不带出。",
        fix="以职务代替姓名，或仅在内部文本中保留。",
        reads=True,
    )
)
def form_personal_name(case: AuditCase) -> Iterator[Fault]:
    """Report how many passages print personal names, without repeating them.

    Looks for:
        A rank or a role followed by a surname and given name, or a name followed by a role; a
        table's column of persons.
    Why it matters:
        A division outlives the persons in office, and their names are not for publication.
    Source:
        个人信息保护法第六条; mechanism 85 of docs/mission.md.
    """
    doc = case.result.plan.document
    if doc is None:
        return
    for block in doc.blocks:
        persons = persons_in(block.text)
        if persons:
            subject = case.section_at(block.index)
            message = f"此处印有个人姓名{len(persons)}个（不予转录）"
            first = persons[0][0]
            before = Span(block=block.index, start=max(0, first - _BEFORE), end=first)
            yield Fault(subject, message, case.at(before))
    yield from _columns(case, doc.blocks)


def _columns(case: AuditCase, blocks: Iterable[Block]) -> Iterator[Fault]:
    """Yield the columns of persons that hold names."""
    heads: dict[tuple[str, int | None, int | None], Block] = {}
    count: dict[int, int] = {}
    for block in blocks:
        if block.kind is not BlockKind.CELL:
            continue
        column = (block.place.file, block.place.table, block.place.column)
        if _OF_PERSONS.search(block.text):
            heads[column] = block
        elif column in heads and is_person_alone(block.text):
            count[heads[column].index] = count.get(heads[column].index, 0) + 1
    for block in heads.values():
        if block.index in count:
            title = block.text.strip()
            message = f"“{title}”一列印有个人姓名{count[block.index]}处（不予转录）"
            whole = Span(block=block.index, start=0, end=len(block.text))
            yield Fault({"column": title}, message, case.at(whole))
