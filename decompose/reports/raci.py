"""The division as a RACI matrix: tasks × departments, a letter where a department has a part.

========================================= ====== ==============================================
role                                      letter why
========================================= ====== ==============================================
lead of the whole task                    A      answers for the task as a whole
lead of a part, shared lead               R      carries out its part
support, territorial, licensing           R      carries out its part within its own duties
participant, guidance, comprehensive      C      is asked, and advises
oversight                                 I      is told of the progress
========================================= ====== ==============================================

A department with several roles in a task has the strongest letter. Two letters A in a row are two
leads of the plan, none is a task without lead: the matrix shows both as they are.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.chapters import heading
from decompose.reports.data_files import harmless
from decompose.reports.division import arrange

LETTERS = {
    Role.LEAD: "A",
    Role.CO_LEAD: "R",
    Role.SUPPORT: "R",
    Role.TERRITORIAL: "R",
    Role.LICENSING: "R",
    Role.PARTICIPANT: "C",
    Role.GUIDANCE: "C",
    Role.COMPREHENSIVE: "C",
    Role.OVERSIGHT: "I",
}


def write_raci(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the matrix as csv, one row a task in reading order, one column a department."""
    division = arrange(result)
    out = StringIO()
    sheet = csv.writer(out)
    names = map(harmless, division.holders.values())
    sheet.writerow([labels["task_id"], labels["title"], *names])
    for task in result.plan.tasks:
        cells: dict[str, str] = {}
        for own in division.by_task.get(task.id, []):
            cells[own.holder] = min(cells.get(own.holder, "Z"), letter_of(own), key="ARCIZ".index)
        row = (cells.get(holder, "") for holder in division.holders)
        sheet.writerow([harmless(task.id), harmless(heading(task)), *row])
    replace_file(path, out.getvalue().encode("utf-8-sig"))


def letter_of(own: Assignment) -> str:
    """Return the letter of one assignment."""
    if own.role is Role.LEAD and own.measure is not None:
        return LETTERS[Role.CO_LEAD]
    return LETTERS[own.role]
