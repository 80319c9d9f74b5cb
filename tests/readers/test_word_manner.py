"""However a plan is written in Word or WPS, its tree is that of the clean text."""

from __future__ import annotations

from typing import Any

import pytest

from decompose.parser import parse
from decompose.readers import read_bytes
from tests.parser.support import check_invariants
from tests.readers.same_plan import txt
from tests.readers.test_same_tree import bare
from tests.readers.word_manner import MANNERS


def _tree(data: bytes, name: str) -> Any:
    doc = read_bytes(data, name=name)
    plan = parse(doc)
    check_invariants(doc, plan)
    return bare(plan.model_dump(mode="json"))


@pytest.mark.parametrize("manner", MANNERS)
def test_tree_is_that_of_the_clean_text(manner: str) -> None:
    clean = _tree(txt("utf-8"), "规划.txt")
    assert _tree(MANNERS[manner](), "规划.docx") == clean
