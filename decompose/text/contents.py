"""What is to be done in a task, in the words of the plan."""

from __future__ import annotations

from decompose.model.plan import Task
from decompose.text.patterns import regex

_PIECES = regex(r"[\n；;。]+|(?<=[）)])(?=[（(])")
_LABEL = regex(r"^[^：:，,、（）()A-Za-z]{2,8}[：:]")
_OF_UNITS = regex(
    r"^(?:牵头|主办|承办|责任|主责|配合|协办|协助|参加|参与|落实|负责)(?:责任)?(?:单位|部门|主体)?[：:]"
)
_OF_TIME = regex(r"^(?:完成|工作)?(?:时限|时间|期限|日期)(?:节点|要求|安排)?[：:]")
_DONE = "完成"


def content_of(task: Task) -> str:
    """Return what is to be done: the body, or the title where the body only says by whom and until when.

    Shape:
        ``1．建立公示制度。（市应急局牵头）`` → ``建立公示制度``; a body that says still more (成果形式：…)
        follows the title.
    """
    if not task.text or not _is_done_in_title(task):
        return task.text
    known = task.attribution.quote if task.attribution else ""
    if all(_is_told(piece, known, task.deadline or "") for piece in _PIECES.split(task.text)):
        return task.title
    stop = ". " if task.title.isascii() else "。"
    return f"{task.title}{stop}{task.text}"


def _is_done_in_title(task: Task) -> bool:
    """Tell whether the only measure of a task is its title, and its body names who does it."""
    measured = len(task.measures) == 1 and task.measures[0].span == task.title_span
    return measured and (task.attribution is not None or _OF_UNITS.match(task.text) is not None)


def _is_told(piece: str, quote: str, deadline: str) -> bool:
    """Tell whether a piece of a body says only who does it, or when: other columns have that."""
    words = piece.strip(" 　（）()")
    if _LABEL.match(words):
        return _OF_UNITS.match(words) is not None or _OF_TIME.match(words) is not None
    return words in quote or words.removesuffix(_DONE) == deadline
