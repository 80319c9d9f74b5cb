"""Plans and truth by a stranger to the product: how often leads are right must not fall.

First contact is recorded in docs/quality.md.
"""

from __future__ import annotations

from decompose.knowledge import Knowledge
from tests.blind_leads.score import SURE, clauses

RIGHT, SURE_RIGHT, ABSURD = 0.88, 0.94, 0.03


def test_leads_of_strangers_plans(kb: Knowledge) -> None:
    found = list(clauses(kb))
    sure = [c for c in found if c.confidence >= SURE]
    assert len(found) > 2400
    assert sum(c.right for c in found) >= RIGHT * len(found)
    assert sum(c.right for c in sure) >= SURE_RIGHT * len(sure)
    assert sum(c.absurd for c in found) <= ABSURD * len(found)
