"""G6 and scale: a workbook and a Word file for every department.

G6     60 department workbooks against openpyxl writing the same cells, a style object a cell (goal 0.5).
scale  50,000 tasks x 500 departments as packs: seconds (goal 60) and peak memory.

Run: ``python -m benchmarks.packs [tasks] [departments]``
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from decompose.labels.deliverables import Labels
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Plan, Task, TaskKind
from decompose.model.result import (
    Assignment,
    Basis,
    Decomposition,
    Evidence,
    EvidenceKind,
    Role,
)
from decompose.model.source import Span
from decompose.reports.division import Division, arrange
from decompose.reports.packs import write_packs
from decompose.reports.rows import Table
from decompose.reports.xlsx_pack import pack_book, pack_tables

_ROLES = (Role.LEAD, Role.SUPPORT, Role.SUPPORT)


def made_up(tasks: int, departments: int) -> Decomposition:
    """Return a division in which every task has a lead and two supporters."""
    span = Span(block=0, start=0, end=4)
    text = "完善安全风险分级管控和隐患排查治理双重预防机制，开展重点场所安全检查。"
    items = tuple(
        Task(
            id=f"T{n // 20 + 1}.{n % 20 + 1}" if n % 20 else f"T{n // 20 + 1}",
            kind=TaskKind.TASK,
            number=f"{n + 1}.",
            title=f"第{n + 1}项整治",
            text=text,
            parent=f"T{n // 20 + 1}" if n % 20 else None,
            section="S1",
            span=span,
        )
        for n in range(tasks)
    )
    evidence = (Evidence(kind=EvidenceKind.TEXT, quote="隐患排查", span=span),)
    assignments = tuple(
        Assignment(
            id=f"A{n}.{k}",
            task=task.id,
            department=f"d{(n * 7 + k * 13) % departments}",
            name=f"市第{(n * 7 + k * 13) % departments}管理局",
            role=role,
            basis=Basis.STATUTORY,
            rule="R",
            confidence=0.8,
            evidence=evidence,
            reason="按照法定职责由该单位负责隐患排查治理工作。",
        )
        for n, task in enumerate(items)
        for k, role in enumerate(_ROLES)
    )
    names = {f"d{n}": f"市第{n}管理局" for n in range(departments)}
    plan = Plan(title="云州市安全生产规划", tasks=items)
    return Decomposition(
        plan=plan, jurisdiction=Jurisdiction(), departments=names, assignments=assignments
    )


def _plainly(tables: Sequence[Table]) -> None:
    """Write tables as most programs do: openpyxl, and style objects for every cell."""
    book = Workbook()
    for table in tables:
        sheet = book.create_sheet()
        sheet.append([column.label for column in table.columns])
        for row in table.rows:
            sheet.append(list(row))
        for line in sheet.iter_rows():
            for cell in line:
                side = Side(style="thin", color="999999")
                cell.font = Font(name="宋体", size=10)
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                cell.border = Border(left=side, right=side, top=side, bottom=side)
    with tempfile.TemporaryFile() as file:
        book.save(file)


def against_openpyxl(division: Division) -> None:
    """Print G6."""
    labels = Labels()
    start = time.perf_counter()
    for holder in division.holders:
        pack_book(division, holder, labels)
    own = time.perf_counter() - start
    start = time.perf_counter()
    for holder in division.holders:
        _plainly(pack_tables(division, holder, labels))
    plain = time.perf_counter() - start
    print(
        f"G6 {len(division.holders)} department workbooks / openpyxl: {own / plain:.2f} (goal 0.5)"
    )


def at_scale(tasks: int, departments: int) -> None:
    """Print how long packs of a very large division take."""
    result = made_up(tasks, departments)
    with tempfile.TemporaryDirectory() as folder:
        start, busy = time.perf_counter(), time.process_time()
        files = write_packs(result, Path(folder), Labels())
        took, used = time.perf_counter() - start, time.process_time() - busy
        size = sum(path.stat().st_size for path in files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"packs of {tasks} tasks x {departments} departments: {took:.1f} s (goal 60; {used:.1f} s of processor), "
        f"{len(files)} files, {size // 2**20} MB; peak memory {peak} MB"
    )


def main() -> None:
    """Print G6 and the packs at scale."""
    sizes = [int(word) for word in sys.argv[1:]]
    against_openpyxl(arrange(made_up(1_200, 60)))
    at_scale(*(sizes if len(sizes) == 2 else (50_000, 500)))


if __name__ == "__main__":
    main()
