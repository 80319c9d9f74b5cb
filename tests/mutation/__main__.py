"""Print recall and false findings of every kind of finding: ``python -m tests.mutation [places] [kind …]``."""

from __future__ import annotations

import sys

from tests.mutation.seeds import SEEDS
from tests.mutation.trial import trials

PLACES, RECALL = 20, 0.95


def main(places: int, names: list[str]) -> int:
    """Return 0 when every kind is found often enough and nothing is found elsewhere."""
    worst, false = 1.0, 0
    for name in names or SEEDS:
        outcomes = list(trials(name, places))
        recall = sum(o.found for o in outcomes) / len(outcomes)
        others = [other for o in outcomes for other in o.elsewhere]
        worst, false = min(worst, recall), false + len(others)
        print(f"{name:34} recall {recall:.2f}  elsewhere {len(others)}", flush=True)
        for line in dict.fromkeys(o.line for o in outcomes if not o.found):
            print(f"    missed: {line[:200]}")
        for other in dict.fromkeys(others):
            print(f"    false: {other[:160]}")
    print(f"{len(names or SEEDS)} kinds, worst recall {worst:.2f}, {false} findings elsewhere")
    return 0 if worst >= RECALL and not false else 1


if __name__ == "__main__":
    arguments = sys.argv[1:]
    count = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else PLACES
    sys.exit(main(count, arguments))
