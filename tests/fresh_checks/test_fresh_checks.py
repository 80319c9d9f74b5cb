"""Documents written from the domain notes alone: the seeded faults are found, the look-alikes stay silent.

First contact, before anything was mended, found 64 of 113 faults of round one, 95 of 152 of round
two, 58 of 83 of round three, 69 of 98 of round four, 97 of 136 of round five, 60 of 82 of round
six, 53 of 74 of its half on tables and lists, 107 of 188 of round seven, 71 of 107 of round nine,
37 of 70 of round ten, 79 of 118 of round eleven, 74 of 124 of round twelve, 85 of 133 of
round thirteen, 78 of 138 of round fourteen, 90 of 146 of round fifteen, 122 of 147 of round
sixteen, 179 of 298 of round seventeen and 58 of 65 of round eighteen
(docs/quality.md); what is held here is later.
"""

from __future__ import annotations

import pytest

from tests.fresh_checks.score import CHECKS, HERE, ON_REQUEST, ROUNDS, found, hits

# Round: share of the seeded faults found, share of the look-alikes silent.
FLOORS = {
    "one": (0.97, 1.0),
    "two": (1.0, 1.0),
    "three": (0.97, 1.0),
    "four": (0.96, 1.0),
    "five": (0.99, 1.0),
    "six": (0.96, 0.98),
    "six_b": (0.92, 1.0),
    "six_c": (0.96, 1.0),
    "seven": (0.85, 0.99),
    "six_d": (0.79, 0.97),
    "nine": (0.92, 0.98),
    "ten": (0.85, 0.99),
    "eleven": (0.97, 1.0),
    "twelve": (0.82, 1.0),
    "thirteen": (0.89, 0.98),
    "fourteen": (0.83, 0.99),
    "fifteen": (0.69, 0.99),
    "sixteen": (0.84, 1.0),
    "seventeen": (0.85, 0.99),
    "eighteen": (0.89, 0.99),
    "nineteen": (0.91, 0.99),
}


each_round = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ROUNDS]
)


@pytest.mark.parametrize("name", [name for name, r in ROUNDS.items() if not r.get("partial")])
def test_every_check_but_the_last_is_seeded(name: str) -> None:
    rows = [*ROUNDS[name]["seeded"], *ROUNDS[name]["withdrawn"]]
    assert {row["check"] for row in rows} == set(CHECKS) - {94}


def test_every_round_is_scored() -> None:
    written = {path.stem.removeprefix("truth_") for path in HERE.glob("truth_*.yaml")}
    assert written == set(ROUNDS) == set(FLOORS)


@each_round
def test_seeded_faults_are_found(name: str) -> None:
    rows = [row for row in ROUNDS[name]["seeded"] if row.get("fires", True)]
    missed = [row for row in rows if not hits(row)]
    assert len(missed) <= (1 - FLOORS[name][0]) * len(rows), missed


@each_round
def test_look_alikes_stay_silent(name: str) -> None:
    rows = [row for row in ROUNDS[name]["seeded"] if not row.get("fires", True)]
    false = [row for row in rows if hits(row)]
    assert len(false) <= (1 - FLOORS[name][1]) * len(rows), false


@pytest.mark.parametrize("name", [doc for r in ROUNDS.values() for doc in r.get("sound", ())])
def test_nothing_is_raised_on_sound_documents(name: str) -> None:
    raised = [finding for finding, _, _ in found(name) if finding["name"] not in ON_REQUEST]
    assert not raised, [finding["message"] for finding in raised]
