"""What the scheme takes along of its division, so that it can be read again as what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decompose.model.result import Decomposition
from decompose.readers.docx_enclosed import DIVISION, MARKS, NAMESPACE
from decompose.readers.enclosed import KEYS, MOST, SCHEME, marks_of, packed, written_marks
from decompose.reports.characters import fit
from decompose.reports.json import to_compact_json
from decompose.reports.rows import Cell


def enclosed_xml(result: Decomposition, rows: Mapping[str, Sequence[Cell]]) -> str:
    """Return the element that holds a division, and the marks of the cells that show it.

    Args:
        result: The division.
        rows: The cells of each task's row, by its id, in the order in which they are numbered.
    """
    text = to_compact_json(result)
    if len(text) > MOST:
        return ""
    marks = {
        key: marks_of(
            {k: fit(str(v or "")) for k, v in zip(KEYS[SCHEME], row, strict=False)}, SCHEME
        )
        for key, row in rows.items()
    }
    texts = ((DIVISION, text), (MARKS, written_marks({SCHEME: marks})))
    inside = "".join(f"<{name}>{''.join(packed(value))}</{name}>" for name, value in texts)
    return f'<enclosed xmlns="{NAMESPACE}">{inside}</enclosed>'
