"""Spoil a sound plan, audit it, and tell what is found where."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from decompose.audits import AUDITS
from decompose.model.result import Decomposition, Finding
from tests.mutation.seeds import SEEDS, Seed
from tests.mutation.sound import decomposed

CONSEQUENCES = {"gap.idle-department", "load.concentration"}
"""Findings about a division as a whole: whoever loses a task may be left without any."""


@dataclass(frozen=True)
class Outcome:
    """Whether a fault was found where it stands, and which findings are new elsewhere."""

    found: bool
    elsewhere: tuple[str, ...]
    line: str


ON_REQUEST = {audit.facts.name for audit in AUDITS if audit.facts.on_request}


@cache
def _before(seed: Seed, *select: str) -> frozenset[str]:
    found = decomposed(seed.base(), *select, compared=seed.compared, earlier=seed.earlier).findings
    return frozenset(f.fingerprint for f in found)


def trials(name: str, count: int) -> Iterator[Outcome]:
    """Yield the outcomes of spoiling the plan once each at so many random places."""
    seed = SEEDS[name]
    for number in range(count):
        yield _trial(name, seed, random.Random(f"{name} {number}"))  # repeatable


def _trial(name: str, seed: Seed, rng: random.Random) -> Outcome:
    lines, places = seed.spoil(seed.base(), rng)
    select = (name,) if name in ON_REQUEST else ()
    result = decomposed(lines, *select, compared=seed.compared, earlier=seed.earlier)
    before = _before(seed, *select)
    new = [f for f in result.findings if f.fingerprint not in before]
    here = [f for f in new if _stands(result, f, places)]
    own = [f for f in (new if seed.whole else here) if f.name == name]
    there = [f for f in new if f not in here and f not in own and f.name not in CONSEQUENCES]
    return Outcome(
        bool(own),
        tuple(f"{f.name} {f.subject} {f.message}" for f in there),
        " / ".join(lines[i] for i in sorted(places)[:3]),
    )


def _stands(result: Decomposition, finding: Finding, places: set[int]) -> bool:
    """Tell whether a finding is about one of the spoilt lines."""
    if any(e.span is not None and e.span.block in places for e in finding.evidence):
        return True
    spans = {t.id: {t.span.block, *(s.block for s in t.body)} for t in result.plan.tasks}
    spans |= {i.id: {i.span.block} for i in result.plan.indicators}
    keys = [finding.subject.get(key, "") for key in ("task", "indicator", "other")]
    return any(spans.get(key, set()) & places for key in keys)
