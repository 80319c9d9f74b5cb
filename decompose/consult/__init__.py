"""A round of consultation: workbooks out, replies in, decisions, tables; all in one plain folder."""

from __future__ import annotations

from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.send import send

__all__ = ["Project", "collect", "decide", "send"]
