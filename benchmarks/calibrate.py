"""How often a lead is right by the confidence it is given, and what other documents would have said.

Each value the engine gives stands for one kind of doubt (``rules/calibration.py``). For every
document of the corpus the share of right leads among the *other* documents and the probes is the
held-out estimate; beside it stands what the document itself shows.

Run: ``python -m benchmarks.calibrate``
"""

from __future__ import annotations

import json
from collections import defaultdict

import decompose as dc
from benchmarks.plan import ROOT
from decompose.evaluate import RowScore

_TRUTH = ROOT.parent / "shared" / "corpus" / "published_divisions.jsonl"
_PROBES = ROOT / "tests" / "cases" / "probes"


def _share(rows: list[RowScore]) -> float:
    return sum(r.hit1 for r in rows) / len(rows) if rows else float("nan")


def _classes(rows: list[RowScore]) -> dict[float, list[RowScore]]:
    found: dict[float, list[RowScore]] = defaultdict(list)
    for row in rows:
        if row.confidence is not None:
            found[row.confidence].append(row)
    return dict(sorted(found.items(), reverse=True))


def main() -> None:
    """Print given confidence against observed shares, for the corpus, the probes and held out."""
    kb = dc.load_knowledge()
    texts = _TRUTH.read_text("utf-8").splitlines() if _TRUTH.exists() else []
    document = {row["id"]: row["title"] for row in map(json.loads, texts)}
    corpus = list(dc.evaluate(_TRUTH, kb).per_row) if texts else []
    probes = [r for f in sorted(_PROBES.glob("*.jsonl")) for r in dc.evaluate(f, kb).per_row]
    print("given   corpus rows right   probes rows right   held out: predicted observed")
    for value, rows in _classes([*corpus, *probes]).items():
        own = [r for r in rows if r.id in document]
        others = [r for r in rows if r.id not in document]
        predicted = [_share([o for o in rows if document.get(o.id) != document[r.id]]) for r in own]
        mean = sum(predicted) / len(predicted) if predicted else float("nan")
        print(
            f"{value:5.2f}   {len(own):11} {_share(own):5.3f}   {len(others):11} "
            f"{_share(others):5.3f}   {mean:19.3f} {_share(own):8.3f}"
        )
    sure = [r for r in corpus if r.confidence is not None and r.confidence >= 0.9]
    print(f"corpus, given >= 0.9: {len(sure)} rows, right {_share(sure):.3f}")


if __name__ == "__main__":
    main()
