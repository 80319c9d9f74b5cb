"""Statements of responsibility of one work in two drafts."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.plan import Attribution, Measure, Task
from decompose.text.normalize import bare


def statements_of_one(was: Task, now: Task) -> Iterator[tuple[Attribution, Attribution]]:
    """Yield what two drafts state for a task, or else for those of its sentences that say the same in both."""
    before, after = _whole(was), _whole(now)
    if before is not None and after is not None:
        yield before, after
        return
    told = {
        _work(m, m.attribution): m.attribution for m in was.measures if m.attribution is not None
    }
    for measure in now.measures:
        tells = measure.attribution
        stated = told.get(_work(measure, tells)) if tells is not None else None
        if tells is not None and stated is not None:
            yield stated, tells


def _work(measure: Measure, stated: Attribution) -> str:
    """Return what is to be done, without the names of those who are to do it."""
    text = measure.text
    for name in sorted((*stated.lead, *stated.support), key=len, reverse=True):
        text = text.replace(name, "")
    return bare(text)


def _whole(task: Task) -> Attribution | None:
    """Return what is stated for a task, or in its only sentence that states anything: 由市发改委牵头新建…."""
    own = [m.attribution for m in task.measures if m.attribution is not None]
    return task.attribution or (own[0] if len(own) == 1 else None)
