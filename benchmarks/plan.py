"""The plan that benchmarks run on: a real one when ../shared is there, else the quickstart."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SEEDS = ROOT.parent / "shared" / "seeds"


def plan_path() -> Path:
    """Return the largest seed, or the quickstart plan."""
    seeds = sorted(_SEEDS.glob("002_*.txt"))
    return seeds[0] if seeds else ROOT / "examples" / "quickstart" / "plan.txt"
