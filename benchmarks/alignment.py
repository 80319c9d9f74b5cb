"""G5: the quick search for counterparts against rapidfuzz over all pairs, 300 by 3,000 tasks.

Run ``python -m benchmarks.alignment FOLDER`` with a folder of plans as text; prints both
processor times (the best of nine, in turns), their ratio and how often the best agree, for the
measures of the plans and for three made sets: a few words said over and over, words as frequent
as in a language, formulas of duties. In these no pair of characters is rare.
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

LEFT, RIGHT, RUNS = 300, 3000, 9
Result = TypeVar("Result")


def texts_of(folder: Path) -> list[str]:
    """Return the measures of every plan in a folder."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        plan = dc.parse(dc.read(path))
        found += [m.text for task in plan.tasks for m in task.measures if len(m.text) > 20]
    return list(dict.fromkeys(found))


def searched(right: list[str], left: list[str]) -> list[float]:
    """Make the index, ask it, and return how alike the best found is to each text."""
    index = Counterparts(right)
    found = [index.ranked(text, most=1) for text in left]
    return [ranked[0][1] if ranked else 0.0 for ranked in found]


def timed(*steps: Callable[[], Result]) -> list[tuple[float, Result]]:
    """Return the least processor time of each step and what it gives, the steps taken in turns."""
    best: list[tuple[float, Result]] = []
    for turn in range(RUNS):
        for at, step in enumerate(steps):
            begun = time.process_time()
            result = step()
            taken = time.process_time() - begun
            if turn == 0:
                best.append((taken, result))
            elif taken < best[at][0]:
                best[at] = (taken, result)
    return best


def measures(known: list[str], chance: random.Random) -> list[str]:
    """Return measures of plans, then two of them joined until there are enough."""
    return [
        chance.choice(known) + chance.choice(known) if n >= len(known) else known[n]
        for n in range(RIGHT)
    ]


def few_words(chance: random.Random) -> list[str]:
    """Return texts of fifty words."""
    words = _words(chance, 50)
    return ["".join(chance.choices(words, k=chance.randint(6, 22))) for _ in range(RIGHT)]


def frequent_words(chance: random.Random) -> list[str]:
    """Return texts of four hundred words, of which the n-th is n times as rare as the first."""
    words = _words(chance, 400)
    weights = [1 / (n + 1) for n in range(len(words))]
    return ["".join(chance.choices(words, weights, k=chance.randint(8, 30))) for _ in range(RIGHT)]


def formulas(chance: random.Random) -> list[str]:
    """Return one of five formulas about one of twenty objects, with two of ten endings."""
    objects, endings = _words(chance, 20), ["".join(_words(chance, 4)) for _ in range(10)]
    frames = [tuple("".join(_words(chance, 4)) for _ in range(2)) for _ in range(5)]
    found: list[str] = []
    for _ in range(RIGHT):
        before, after = chance.choice(frames)
        ends = chance.choice(endings) + chance.choice(endings)
        found.append(before + chance.choice(objects) + chance.choice(objects) + after + ends)
    return found


def _words(chance: random.Random, many: int) -> list[str]:
    signs = chance.sample(range(0x4E00, 0x9FA5), 600)
    return ["".join(map(chr, chance.sample(signs, 2))) for _ in range(many)]


def compare(name: str, right: list[str], chance: random.Random) -> None:
    """Measure one set and print it."""
    left = [
        "".join(s for s in text if chance.random() > 0.15) for text in chance.sample(right, LEFT)
    ]
    plain = [bare(text) for text in right]
    (fast, quick), (slow, exact) = timed(
        lambda: searched(right, left),
        lambda: [
            one[1] / 100
            for text in left
            if (one := process.extractOne(bare(text), plain, scorer=fuzz.ratio))
        ],
    )
    same = sum(round(q, 6) >= round(e, 6) for q, e in zip(quick, exact, strict=True))
    print(
        f"{name}: quick {fast:.3f} s, exact {slow:.3f} s, {slow / fast:.1f} times, "
        f"agree {same / LEFT:.3f}"
    )


def main(folder: Path) -> None:
    """Measure and print every set."""
    chance = random.Random(5)  # noqa: S311  # a benchmark, no secret
    compare("measures of plans", measures(texts_of(folder), chance), chance)
    for made in (few_words, frequent_words, formulas):
        compare(made.__name__.replace("_", " "), made(chance), chance)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
