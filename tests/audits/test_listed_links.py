"""A list that never ends in 各环节 is given up, however it is joined."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

_WORK = """
from decompose.audits.announced_links import _lists
from decompose.audits.told_links import _chain
text = "甲乙到丙丁和戊己、" * 200 + "丙丁闭，环节"
assert not list(_lists(text)) and _chain(text) is None
"""
_HANGS = 120
"""Seconds after which it is taken for a hang: it ends in one."""


def test_a_long_list_without_its_end_is_given_up() -> None:
    subprocess.run([sys.executable, "-c", _WORK], cwd=ROOT, check=True, timeout=_HANGS)
