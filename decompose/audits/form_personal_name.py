"""Audit ``form.personal-name``: personal names in the document."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from decompose.model.source import Span, Withheld

_BEFORE = 6
_KINDS = (("person", "个人姓名"), ("number", "手机号码等联系方式"))


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
        A rank, a role or a label followed by a surname and given name, or a name followed by a role
        or a telephone number; a table's column of persons; mobile numbers, mail addresses and
        numbers of identity cards. All of them are withheld when a document is read.
    Why it matters:
        A division outlives the persons in office, and their names are not for publication.
    Source:
        个人信息保护法第六条; mechanism 85 of docs/mission.md.
    """
    doc = case.result.plan.document
    if doc is None:
        return
    columns: dict[str, list[Withheld]] = defaultdict(list)
    blocks: dict[int, list[Withheld]] = defaultdict(list)
    for gone in doc.withheld or ():
        if gone.column:
            columns[gone.column].append(gone)
        else:
            blocks[gone.span.block].append(gone)
    for block, places in blocks.items():
        counts = Counter(each.kind for each in places)
        words = [f"{what}{counts[kind]}个" for kind, what in _KINDS if counts[kind]]
        first = min(each.span.start for each in places)
        before = Span(block=block, start=max(0, first - _BEFORE), end=first)
        message = f"此处印有{'、'.join(words)}（不予转录）"
        yield Fault(case.section_at(block), message, case.at(before))
    for title, places in columns.items():
        cells = {each.span.block for each in places}
        message = f"“{title}”一列印有个人姓名或者联系方式{len(cells)}处（不予转录）"
        start = Span(block=min(cells), start=0, end=0)
        yield Fault({"column": title}, message, case.at(start))
