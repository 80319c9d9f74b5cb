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

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_SHORTEST = 6
_ALIKE = 0.85
_SHARE = 0.6


class Parts(NamedTuple):
    """A whole and the tasks its sentences stand in, as positions."""

    whole: int
    parts: tuple[int, ...]


def sentences_of(task: Task) -> list[str]:
    """Return the sentences of a task, without who does it, that are long enough to be recognised."""
    text = content_of(task).removeprefix(task.title)
    texts = (found[0].strip() for found in _SENTENCE.finditer(text))
    return [text for text in texts if len(bare(text)) >= _SHORTEST]


def split_tasks(
    wholes: Sequence[Task], changed: Iterable[int], parts: Sequence[Task], new: Iterable[int]
) -> list[Parts]:
    """Return the tasks whose sentences stand apart in several others, which hold little else.

    Args:
        wholes: The tasks that may have been split.
        changed: Positions among them of those without an equal on the other side.
        parts: The tasks that may be parts.
        new: Positions among them of those without an equal on the other side.
    """
    pieces = {n: sentences_of(parts[n]) for n in new}
    flat = [(n, text) for n, texts in pieces.items() for text in texts]
    index = Counterparts([text for _, text in flat])
    found: list[Parts] = []
    for number in changed:
        own = sentences_of(wholes[number])
        homes: dict[int, int] = defaultdict(int)
        for text in own:
            for at, _ in index.ranked(text, most=1, least=_ALIKE):
                homes[flat[at][0]] += len(flat[at][1])
        near = [n for n, size in homes.items() if size >= _SHARE * sum(map(len, pieces[n]))]
        held = sum(homes[n] for n in near)
        if len(near) > 1 and held >= _SHARE * sum(map(len, own)):
            found.append(Parts(number, tuple(sorted(near))))
    return found
