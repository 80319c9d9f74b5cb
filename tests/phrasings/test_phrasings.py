"""The bank of phrasings: recall and silence of both halves must not fall."""

from __future__ import annotations

import pytest

from tests.phrasings.score import HALVES, bank, found

CHECKS = range(43, 69)
RIGHT = {("mend", True): 152, ("mend", False): 102, ("held", True): 86, ("held", False): 75}
"""How many answers were right when the bank was last measured, by half and by whether a finding is due."""


@pytest.mark.parametrize("half", HALVES)
def test_every_check_fires_and_is_silent_in_both_halves(half: str) -> None:
    own = [snippet for snippet in bank() if snippet.half == half]
    for check in CHECKS:
        fires = [snippet.fires for snippet in own if snippet.check == check]
        assert fires.count(True) >= 4
        assert fires.count(False) >= 3


@pytest.mark.parametrize(("half", "fires"), list(RIGHT))
def test_recall_and_silence_of_the_bank(half: str, fires: bool) -> None:
    own = [s for s in bank() if s.half == half and s.fires == fires]
    wrong = [s.id for s in own if bool(found(s)) != s.fires]
    assert len(own) - len(wrong) >= RIGHT[half, fires], wrong
