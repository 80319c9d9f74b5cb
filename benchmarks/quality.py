"""Agreement with published divisions: by domain, by basis of the lead, by band of confidence.

Run: ``python -m benchmarks.quality [truth.jsonl]``
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import decompose as dc
from benchmarks.plan import ROOT
from decompose.evaluate import RowScore

_TRUTH = ROOT.parent / "shared" / "corpus" / "published_divisions.jsonl"
_BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)


def band(confidence: float | None) -> str:
    """Return the band a confidence falls into."""
    if confidence is None:
        return "no lead"
    low = next(edge for edge in _BANDS if confidence >= edge)
    return f">= {low:.1f}"


def table(title: str, groups: dict[str, list[RowScore]]) -> None:
    """Print top-1, top-3 and the number of rows of each group."""
    print(f"\n{title:24} rows   top-1   top-3")
    for name, rows in groups.items():
        first = sum(r.hit1 for r in rows) / len(rows)
        third = sum(r.hit3 for r in rows) / len(rows)
        print(f"{name:24} {len(rows):4}   {first:.3f}   {third:.3f}")


def main(path: Path) -> None:
    """Print the figures of one truth file."""
    kb = dc.load_knowledge()
    score = dc.evaluate(path, kb)
    print(f"{path.name}: {score.rows} rows, {score.scored} scored, excluded {score.excluded}")
    print(
        f"top-1 {score.lead_top1}, top-3 {score.lead_top3}, support recall {score.support_recall}"
    )
    domains: dict[str, list[RowScore]] = defaultdict(list)
    bands: dict[str, list[RowScore]] = defaultdict(list)
    for row in score.per_row:
        domains[row.domain or "-"].append(row)
        if row.domain in ("safety", "emergency"):
            domains["safety + emergency"].append(row)
        bands[band(row.confidence)].append(row)
    table("domain", dict(sorted(domains.items())))
    for name, figures in score.domains.items():
        print(f"support recall {name}: {figures['support_recall']}")
    table("confidence of the lead", dict(sorted(bands.items(), reverse=True)))
    tasks = {r["id"]: r["task"] for r in map(json.loads, path.read_text("utf-8").splitlines())}
    print("\nmissed:")
    for row in score.per_row:
        if not row.hit3:
            expected, found = ", ".join(row.expected), ", ".join(row.leads[:3])
            print(f"  {row.id} {tasks[row.id][:36]} | {expected} | {found}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _TRUTH)
