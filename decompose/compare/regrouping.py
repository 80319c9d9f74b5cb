"""Tasks that were split into several or merged into one, told by the sentences they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from decompose.match.counterparts import Counterparts
from decompose.match.pairing import content_of
from decompose.model.plan import Task
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_SENTENCE = regex(r"[^。；;\n]+[。；;]?")
_CLAUSE = regex(r"[^。；;，,\n]+[。；;，,]?")
_SHORTEST = 6
_ALIKE = 0.85
_LISTED = 0.7
"""Enough for a clause with a list, whose members may stand in a clause each."""
_SHARE = 0.6


class Parts(NamedTuple):
    """A whole and the tasks its sentences stand in, as positions."""

    whole: int
    parts: tuple[int, ...]


def _pieces(task: Task, pattern: re.Pattern[str]) -> list[str]:
    """Return the sentences or clauses of a task, without who does it, long enough to be recognised."""
    text = content_of(task).removeprefix(task.title)
    texts = (found[0].strip() for found in pattern.finditer(text))
    return [text for text in texts if len(bare(text)) >= _SHORTEST]


def split_tasks(
    wholes: Sequence[Task], changed: Iterable[int], parts: Sequence[Task], new: Iterable[int]
) -> list[Parts]:
    """Return the tasks whose words stand apart in several others, which hold little else.

    Sentences are looked for first, then clauses: two tasks may be joined by a comma.

    Args:
        wholes: The tasks that may have been split.
        changed: Positions among them of those without an equal on the other side.
        parts: The tasks that may be parts.
        new: Positions among them of those without an equal on the other side.
    """
    open_, new = list(changed), list(new)
    found: list[Parts] = []
    for pattern in (_SENTENCE, _CLAUSE):
        found += _split(wholes, open_, parts, new, pattern)
        known = {one.whole for one in found}
        open_ = [number for number in open_ if number not in known]
    return sorted(found)


def _split(
    wholes: Sequence[Task],
    open_: Sequence[int],
    parts: Sequence[Task],
    new: Sequence[int],
    pattern: re.Pattern[str],
) -> list[Parts]:
    pieces = {n: _pieces(parts[n], pattern) for n in new}
    flat = [(n, text) for n, texts in pieces.items() for text in texts]
    index = Counterparts([text for _, text in flat])
    found: list[Parts] = []
    for number in open_:
        own = _pieces(wholes[number], pattern)
        hits = {at for text in own for at in _homes(text, index)}
        homes: dict[int, int] = defaultdict(int)
        for at in hits:
            homes[flat[at][0]] += len(flat[at][1])
        near = [n for n, size in homes.items() if size >= _SHARE * sum(map(len, pieces[n]))]
        held = sum(homes[n] for n in near)
        if len(near) > 1 and held >= _SHARE * sum(map(len, own)):
            found.append(Parts(number, tuple(sorted(near))))
    return found


def _homes(text: str, index: Counterparts) -> list[int]:
    """Return where a piece stands: in one place, or where the members of its list do."""
    members = text.count("、") + 1
    if members > 1:
        near = [at for at, _ in index.ranked(text, most=members, least=_LISTED)]
        if len(near) > 1:
            return near
    return [at for at, _ in index.ranked(text, most=1, least=_ALIKE)]
