"""G5: the quick search for counterparts against rapidfuzz over all pairs, 300 by 3,000 tasks.

Run ``python -m benchmarks.alignment FOLDER`` with a folder of plans as text; prints both
processor times (the best of three), their ratio and how often the best agree.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

import decompose as dc
from decompose.match.counterparts import Counterparts
from decompose.text.normalize import bare

LEFT, RIGHT, RUNS = 300, 3000, 3
Result = TypeVar("Result")


def texts_of(folder: Path) -> list[str]:
    """Return the measures of every plan in a folder."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        plan = dc.parse(dc.read(path))
        found += [m.text for task in plan.tasks for m in task.measures if len(m.text) > 20]
    return list(dict.fromkeys(found))


def searched(
    right: list[str], left: list[str]
) -> tuple[Counterparts, list[list[tuple[int, float]]]]:
    """Make the index and ask it."""
    index = Counterparts(right)
    return index, [index.ranked(text, most=1) for text in left]


def timed(step: Callable[[], Result]) -> tuple[float, Result]:
    """Return the least processor time of a step and what it gives."""
    times: list[float] = []
    for _ in range(RUNS):
        begun = time.process_time()
        result = step()
        times.append(time.process_time() - begun)
    return min(times), result


def main(folder: Path) -> None:
    """Measure and print."""
    chance = random.Random(5)  # noqa: S311  # a benchmark, no secret
    known = texts_of(folder)
    right = [
        chance.choice(known) + chance.choice(known) if n >= len(known) else known[n]
        for n in range(RIGHT)
    ]
    left = [
        "".join(s for s in text if chance.random() > 0.15) for text in chance.sample(right, LEFT)
    ]
    fast, (index, quick) = timed(lambda: searched(right, left))
    slow, exact = timed(
        lambda: [process.extractOne(bare(text), index.texts, scorer=fuzz.ratio) for text in left]
    )
    same = sum(
        bool(q) and round(q[0][1], 6) >= round(e[1] / 100, 6)
        for q, e in zip(quick, exact, strict=True)
    )
    print(
        f"quick {fast:.3f} s, exact {slow:.3f} s, {slow / fast:.1f} times, agree {same / LEFT:.3f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
