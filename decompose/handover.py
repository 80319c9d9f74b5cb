"""From the first half of the main job to the second: here, or in a process that got ready for it meanwhile."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from decompose.forked import Ahead, can_split
from decompose.job import Job, Start, Step
from decompose.model.beside import NOTHING

if TYPE_CHECKING:
    from decompose.finishing import Ready
    from decompose.knowledge import Knowledge
    from decompose.model.plan import Plan
    from decompose.model.result import Decomposition
    from decompose.reports.render import Drawer


class Second(Protocol):
    """Does the second half; leaving the ``with`` block frees what it holds."""

    def __enter__(self) -> Second: ...

    def __exit__(self, *reason: object) -> None: ...

    def begin(self, start: Start) -> None:
        """Do what the plan alone allows, where that costs no time."""
        ...

    def finish(self, job: Job, kb: Knowledge, say: Step) -> Decomposition:
        """Draw, audit and write; return the result with its findings."""
        ...


class Here:
    """Does the second half in this process, which draws in one of its own from the beginning.

    Args:
        alone: This is a program of its own, which may split itself.
    """

    def __init__(self, *, alone: bool = False) -> None:
        self._drawer = _drawer(alone=alone)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        self._drawer.close()

    def begin(self, start: Start) -> None:
        """Do nothing: this process is busy with the first half."""

    def finish(self, job: Job, kb: Knowledge, say: Step) -> Decomposition:
        """Draw, audit and write; return the result with its findings."""
        from decompose.finishing import finish

        return finish(job, kb, self._drawer, say)


class Elsewhere:
    """Does the second half in a process split off this one, which gets ready during the first half.

    Where that one fails the work is done here.

    Args:
        kb: The knowledge that results are derived with.

    Raises:
        OSError: The system makes no more processes or files.
    """

    def __init__(self, kb: Knowledge) -> None:
        def ready() -> Ready:
            from decompose.finishing import Ready

            return Ready(kb)

        self._ahead = Ahead(ready)
        self._begun: Plan | None = None

    def __enter__(self) -> Elsewhere:
        return self

    def __exit__(self, *_: object) -> None:
        self._ahead.close()

    def begin(self, start: Start) -> None:
        """Hand the plan over, to be audited as far as it goes."""
        if self._ahead.begin(start):
            self._begun = start.plan

    def finish(self, job: Job, kb: Knowledge, say: Step) -> Decomposition:
        """Draw, audit and write; return the result with its findings."""
        handed = job
        if self._begun is not None and job.result.plan is self._begun:
            rest = job.result.model_copy(update={"plan": None})
            handed = job._replace(result=rest, beside=NOTHING)
        try:
            changed = self._ahead.value(handed, say)
        finally:
            self._ahead.close()
        if changed is not None:
            return job.result.model_copy(update=changed)
        with Here(alone=True) as here:
            return here.finish(job, kb, say)


def second_half(kb: Knowledge, *, once: bool) -> Second:
    """Return who does the second half in a program of its own.

    Args:
        kb: The knowledge that results are derived with.
        once: It is done for one plan only: for several this process loads what it needs a single time.
    """
    if once and can_split() and len(os.sched_getaffinity(0)) > 1:
        with suppress(OSError):
            return Elsewhere(kb)
    return Here(alone=True)


def _drawer(*, alone: bool) -> Drawer:
    from decompose.reports.render import Drawer, warm_drawer

    return warm_drawer() if alone else Drawer()
