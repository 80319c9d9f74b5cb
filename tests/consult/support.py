"""A consultation that was sent, and replies made from its workbooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

import decompose as dc
from decompose.consult.project import Project
from decompose.knowledge import load_knowledge
from tests.conftest import ROOT

PLAN = ROOT / "examples" / "consultation" / "plan.txt"
RESULT = dc.assign(dc.parse(dc.read(PLAN)), load_knowledge())
HEADER, FIRST = 3, 4
POSITION, PROPOSAL, REASON, ID = 8, 9, 10, 11


def replies(project: Project) -> Path:
    """Return the folder of the replies."""
    return project.folder.parent / "replies"


def reply(
    project: Project, edit: Callable[[Any], None] = lambda sheet: None, *, name: str = ""
) -> Any:
    """Hand in the workbook of one department, which has several rows, after an edit."""
    sent = sent_book(project)
    book = load_workbook(sent)
    edit(book.worksheets[0])
    target = replies(project) / (name or sent.name)
    book.save(target)
    return target


def sent_book(project: Project) -> Path:
    """Return the largest of the workbooks that were sent."""
    books = sorted((project.folder / "send-1").glob("*.xlsx"))
    return max(books, key=lambda path: load_workbook(path).worksheets[0].max_row)


def fill(sheet: Any) -> None:
    """Object to the first row."""
    sheet.cell(FIRST, POSITION).value = "不同意"
    sheet.cell(FIRST, REASON).value = "不属于我单位职责"
