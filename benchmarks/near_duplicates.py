"""G4: near-duplicate tasks among 10,000: recall and time against comparing every pair.

Goal: at least 0.99 of the pairs that are 80 % alike, in at most 1/60 of the time of the exact way,
which is the product's own below 2,000 texts. Texts average 90 characters; half of them are copies
of an earlier one with one to three edits, and clauses recur in all of them.

Run: ``python -m benchmarks.near_duplicates [tasks]``
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import decompose as dc
from benchmarks.plan import plan_path
from decompose.audits.twins import Earlier, alike, every_earlier, likely_earlier

COMMON = (
    "建立健全长效机制",
    "落实安全生产责任制",
    "加强组织领导和督促检查",
    "形成齐抓共管的工作格局",
    "压实属地管理责任",
    "定期通报工作进展情况",
)
ADVERBS = ("切实", "全面", "进一步", "深入", "扎实", "持续")
OTHER_WORDS = {"安全": "消防", "监管": "监督管理", "企业": "单位"}
COPIES = 0.5
COUNT, EDITS = 10_000, 3


class Workload:
    """Texts of tasks put together from the clauses of a plan, the same for the same seed."""

    def __init__(self, seed: int, path: Path, copies: float = COPIES) -> None:
        self.copies = copies
        self.rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
        plan = dc.parse(dc.read(path))
        whole = [m.text for task in plan.tasks for m in task.measures]
        clauses = dict.fromkeys(c for text in whole for c in re.split("[，；。、]", text))
        self.pool = [c for c in clauses if 5 <= len(c) <= 40]

    def texts(self, count: int) -> list[str]:
        """Return so many texts; about half are edited copies of earlier ones."""
        made: list[str] = []
        while len(made) < count:
            if made and self.rng.random() < self.copies:
                text = self.rng.choice(made)
                for _ in range(self.rng.randint(1, EDITS)):
                    text = self._edited(text)
            else:
                text = self._fresh()
            made.append(text)
        return made

    def _fresh(self) -> str:
        parts: list[str] = []
        size = self.rng.randint(45, 95)
        while sum(map(len, parts)) < size:
            parts.append(self.rng.choice(self.pool))
        for _ in range(self.rng.randint(0, 2)):
            parts.insert(self.rng.randint(0, len(parts)), self.rng.choice(COMMON))
        return "，".join(parts) + "。"

    def _edited(self, text: str) -> str:
        parts = text[:-1].split("，")
        at = self.rng.randrange(len(parts))
        kind = self.rng.randint(0, 3)
        if kind == 0 and len(parts) > 2:
            parts.pop(at)
        elif kind == 1:
            parts[at] = self.rng.choice(ADVERBS) + parts[at]
        elif kind == 2:
            parts[at] = re.sub(r"\d+|安全|监管|企业", self._other, parts[at])
        else:
            parts[at] = self.rng.choice(self.pool)
        return "，".join(parts) + "。"

    def _other(self, found: re.Match[str]) -> str:
        return OTHER_WORDS.get(found[0], str(self.rng.randint(10, 99)))


def main(count: int) -> None:
    """Print recall and the ratio of the times."""
    texts = Workload(1, plan_path()).texts(count)
    fast, fast_seconds = _run(texts, likely_earlier, rounds=3)
    exact, exact_seconds = _run(texts, every_earlier, rounds=1)
    mean = sum(map(len, texts)) / len(texts)
    print(f"G4 {count} texts of {mean:.0f} characters, {len(exact)} pairs 80 % alike")
    print(f"G4 recall {len(fast & exact) / len(exact):.4f} (goal 0.99), false {len(fast - exact)}")
    print(
        f"G4 time 1/{exact_seconds / fast_seconds:.0f} of every pair (goal 1/60); "
        f"{fast_seconds:.2f} s and {exact_seconds:.1f} s of processor time here"
    )


def _run(
    texts: list[str], earlier: Callable[[list[str]], Earlier], rounds: int
) -> tuple[set[tuple[int, int]], float]:
    """Return the pairs, and the middle one of the processor times of some rounds."""
    times = []
    pairs: set[tuple[int, int]] = set()
    for _ in range(rounds):
        start = time.process_time()
        pairs = {(a, b) for b, twins in alike(texts, earlier) for a in twins}
        times.append(time.process_time() - start)
    return pairs, sorted(times)[len(times) // 2]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
