"""The bank of phrasings: recall and silence of both halves must not fall."""

from __future__ import annotations

import pytest

from tests.phrasings.score import HALVES, bank, found

RIGHT = {
    range(43, 69): {
        ("mend", True): 415,
        ("mend", False): 320,
        ("held", True): 205,
        ("held", False): 215,
    },
    range(69, 94): {
        ("mend", True): 331,
        ("mend", False): 261,
        ("held", True): 185,
        ("held", False): 190,
    },
}
"""How many answers were right when the bank was last measured, by checks, half and by whether a finding is due."""


@pytest.mark.parametrize("half", HALVES)
def test_every_check_fires_and_is_silent_in_both_halves(half: str) -> None:
    own = [snippet for snippet in bank() if snippet.half == half]
    for check in (number for checks in RIGHT for number in checks):
        fires = [snippet.fires for snippet in own if snippet.check == check]
        assert fires.count(True) >= 4
        assert fires.count(False) >= 3


@pytest.mark.parametrize(("half", "fires"), [(h, f) for h in HALVES for f in (True, False)])
@pytest.mark.parametrize("checks", RIGHT, ids=str)
def test_recall_and_silence_of_the_bank(checks: range, half: str, fires: bool) -> None:
    own = [s for s in bank() if s.check in checks and s.half == half and s.fires == fires]
    wrong = [s.id for s in own if bool(found(s)) != s.fires]
    assert len(own) - len(wrong) >= RIGHT[checks][half, fires], wrong
