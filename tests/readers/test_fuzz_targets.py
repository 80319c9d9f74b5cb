"""What ``make fuzz`` runs at length, run in short: seeds give documents, changed seeds no surprise."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.__main__ import changed
from tests.fuzz.targets import TARGETS, holds

TIMES = {"pdf": 2}


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_documents(name: str) -> None:
    assert all(holds(TARGETS[name], seed) for seed in TARGETS[name].seeds()[:1])


@pytest.mark.parametrize("name", TARGETS)
def test_changed_seeds_give_a_document_or_an_error(name: str) -> None:
    chance = random.Random(1)
    seeds = TARGETS[name].seeds()
    for _ in range(TIMES.get(name, 25)):
        holds(TARGETS[name], changed(chance.choice(seeds), chance))
