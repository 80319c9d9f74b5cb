"""What the first half of the main job leaves to the second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from decompose.model.beside import Beside
from decompose.model.plan import Plan
from decompose.model.result import Decomposition
from decompose.record import Settings

Step = Callable[[str], None]
"""Called with the name of each step before it begins."""


class Start(NamedTuple):
    """What the second half can begin with, while it is derived who does what."""

    plan: Plan
    settings: Settings
    beside: Beside


class Job(NamedTuple):
    """What the second half takes over."""

    result: Decomposition
    shop: Path
    """Folder into which the deliverables are written."""
    settings: Settings
    beside: Beside
