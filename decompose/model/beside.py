"""What a plan is compared with."""

from __future__ import annotations

from typing import NamedTuple

from decompose.model.result import Decomposition


class Beside(NamedTuple):
    """What a plan is compared with: plans above it, others of its own place, those before it."""

    superiors: tuple[Decomposition, ...] = ()
    sisters: tuple[Decomposition, ...] = ()
    earlier: tuple[Decomposition, ...] = ()


NOTHING = Beside()
