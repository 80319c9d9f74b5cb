"""What a plan is called in the titles of deliverables, whatever title it has, or none."""

from __future__ import annotations

from pathlib import PurePath

from decompose.model.result import Decomposition
from decompose.text.titles import divides, noun_of, stem_of


def called(result: Decomposition) -> str:
    """Return the title of a plan; of one without a title, what its file is called."""
    return result.plan.title or PurePath(result.source).stem


def before_tasks(title: str, lang: str) -> str:
    """Return a plan's name for a title that goes on with 任务分工 in Chinese, and in English begins with it."""
    return stem_of(title) if lang == "zh" else noun_of(title)


def entitled(result: Decomposition, what: str) -> str:
    """Return the title of a deliverable: the plan's, and what is made of it.

    A table of tasks is not called so twice: 某区重点任务分工表, and no second 任务分工表 behind it.
    """
    title = called(result)
    return title if divides(what) and divides(title) else f"{title} {what}".strip()
