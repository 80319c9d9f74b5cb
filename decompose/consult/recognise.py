"""Which row a line of a reply is, when its hidden id is gone: by its words, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from decompose.consult.values import Row
from decompose.match.counterparts import same_words
from decompose.readers.reply import Line, plain_text

_LEAST = 0.98
_TOLD_BY = ("text", "name", "role", "task")
SENT = ("task", "name", "text", "role", "deadline", "ground")
"""Columns of what was sent; nobody is asked to fill them in."""


def owner_of(lines: Sequence[Line], rows: dict[str, Row], headlines: Iterable[str]) -> str:
    """Return the department that a file comes from: of most ids, else named above the table.

    Args:
        lines: The lines of the file.
        rows: The rows sent, by id.
        headlines: The name of the file and the words around its table.
    """
    counts = Counter(rows[line.id].department for line in lines if line.id in rows)
    if counts:
        return counts.most_common(1)[0][0]
    named = named_in("\n".join(headlines), rows.values())
    return named.pop() if len(named) == 1 else ""


def recognised(line: Line, rows: Iterable[Row], owner: str) -> Row | None:
    """Return the one row whose words a line has; None when none has, or several."""
    told = [key for key in _TOLD_BY if line.values.get(key)]
    if not {"text", "name"} & set(told):
        return None
    near = [
        row
        for row in rows
        if (not owner or row.department == owner)
        and all(_same(line.values[key], sent_words(row, key)) for key in told)
    ]
    exact = [r for r in near if all(line.values[k] == plain_text(sent_words(r, k)) for k in told)]
    best = exact or near
    return best[0] if len(best) == 1 else None


def meant(line: Line, row: Row, rows: Sequence[Row]) -> Row | None:
    """Return the row that a line is whose id says one row and whose words may say another.

    A sort that leaves out the hidden column of ids puts every answer beside the id of another row.

    Args:
        line: The line.
        row: The row of its id.
        rows: Every row of the same department.
    """
    told = [key for key in SENT if line.values.get(key)]
    alike = [key for key in told if _plain(line.values[key]) == _plain(sent_words(row, key))]
    if len(alike) == len(told):
        return row
    keys = [key for key in told if key in _TOLD_BY]
    same = [
        one
        for one in rows
        if all(_plain(line.values[key]) == _plain(sent_words(one, key)) for key in keys)
    ]
    if len(same) == 1 or row in same:
        return row if row in same else same[0]
    return row if not same and 2 * len(alike) >= len(told) else None


def named_in(words: str, rows: Iterable[Row], *, at_start: bool = False) -> set[str]:
    """Return the departments whose names stand in some words, or begin them."""
    names = {row.name: row.department for row in rows}
    found = {n for n in names if (words.startswith(n) if at_start else n in words)}
    # "市应急管理局" stands in "市应急管理局直属分局" too: the longest name is meant.
    return {names[n] for n in found if not any(n != other and n in other for other in found)}


def _plain(text: str) -> str:
    return "".join(plain_text(text).split())


def sent_words(row: Row, key: str) -> str:
    """Return the words of a row that stand in a column."""
    return {
        "task": row.task,
        "name": row.title,
        "text": row.text,
        "role": "" if row.expert and row.whole else row.role,
        "deadline": row.deadline,
        "ground": "\n".join(part for part in (row.reason, row.whole) if part),
    }[key]


def _same(now: str, was: str) -> bool:
    return same_words(now, plain_text(was)) >= _LEAST
