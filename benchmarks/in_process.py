"""G2, G3: inside one warm process.

G2  analysis (read, parse, match, derive, validate, write JSON with evidence) against reading the plan
    and writing the same JSON bytes (goal 15).
G3  the matcher against a ``re`` alternation of the same terms: time ratio at 5,000 and 50,000 terms
    (goals 100 and 500), growth from 5,000 to 50,000 terms (goal 2.5), spans equal to the oracle's.

Run: ``python -m benchmarks.in_process [rounds]``
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import decompose as dc
from benchmarks.plan import plan_path
from decompose.knowledge.index import automaton, python_finder
from decompose.reports.json import to_json


def seconds(work: Callable[[], object]) -> float:
    """Return the time one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def analysis(rounds: int) -> None:
    """Print G2 and its parts."""
    path = plan_path()
    kb = dc.load_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "result.json")

        def analyse() -> None:
            result = dc.assign(dc.parse(dc.read(path)), kb)
            out.write_text(to_json(result), encoding="utf-8")

        def copy() -> None:
            path.read_bytes()
            out.write_bytes(data)

        analyse()
        data = out.read_bytes()
        ratios, own = [], []
        for _ in range(rounds):
            own.append(seconds(analyse))
            ratios.append(own[-1] / min(seconds(copy) for _ in range(5)))
        print(
            f"G2 analysis / reading + writing the same bytes ({len(data) // 1024} KB JSON): "
            f"{median(ratios):.1f} (goal 15); analysis {median(own) * 1000:.1f} ms here"
        )
        doc = dc.read(path)
        plan = dc.parse(doc)
        result = dc.assign(plan, kb)
        whole = median(own)
        for name, work in (
            ("read", lambda: dc.read(path)),
            ("parse", lambda: dc.parse(doc)),
            ("match + derive", lambda: dc.assign(plan, kb)),
            ("json", lambda: to_json(result)),
        ):
            share = median(seconds(work) for _ in range(rounds)) / whole
            print(f"   {name}: {share:.0%} of the analysis")


def matching(rounds: int) -> None:
    """Print G3."""
    text = plan_path().read_text(encoding="utf-8", errors="replace")
    times = {}
    for size in (5_000, 50_000):
        terms = _terms(size)
        find, oracle = automaton(terms), python_finder(terms)
        pattern = re.compile("|".join(map(re.escape, sorted(terms, key=lambda t: (-len(t), t)))))
        same = [h[1:] for h in find(text)] == [h[1:] for h in oracle(text)]
        fast = median(seconds(lambda: find(text)) for _ in range(rounds))  # noqa: B023 - called at once
        piece = text[:4_000]
        slow = seconds(lambda: pattern.findall(piece)) * len(text) / len(piece)  # noqa: B023
        times[size] = fast
        print(
            f"G3 {size} terms: re / matcher = {slow / fast:.0f}, spans equal to the oracle: {same}"
        )
    print(f"G3 50,000 terms / 5,000 terms: {times[50_000] / times[5_000]:.2f} (goal 2.5)")


def _terms(size: int) -> tuple[str, ...]:
    """Return the pack's own terms, topped up with pairs of their halves to reach ``size``."""
    kb = dc.load_knowledge()
    own = dict.fromkeys(t for index in kb.matcher.indexes for t in index.terms if len(t) > 1)
    terms = list(own)[:size]
    step = 1
    while len(terms) < size:
        for one, two in zip(terms[:2_000], terms[step:], strict=False):
            made = one[: len(one) // 2 + 1] + two[len(two) // 2 :]
            if made not in own:
                own[made] = None
                terms.append(made)
        step += 1
    return tuple(terms[:size])


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    analysis(count)
    matching(count)
