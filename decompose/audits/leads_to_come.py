"""Words by which a task says that its lead is still to come: 待定, 由县政府另行确定牵头单位."""

from __future__ import annotations

from decompose.model.plan import Task
from decompose.parser.attribution_words import UNDECIDED
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_LABEL = "(?:牵头|责任|主责|承办|主办)(?:责任)?(?:单位|部门)"
_NAMED = regex(rf"{_LABEL}(?:为|是)?[：:]?(?P<said>[^：:；;，,）)]+)")
"""What stands in the place of the lead, with its label."""
_FIELD = regex("[：:](?P<said>[^：:；;）)]+)")
_DECIDED = "(?:确定|明确|指定|研究|商定|落实)"
_TO_COME = CuedPattern(
    f"[（(](?:{_LABEL}(?:为|是)?(?:由[^，。；：（）()]{{2,16}}?)?(?P<late>(?:另行|尚待|有待|待)[^，。；：（）()]{{0,8}}{_DECIDED})"
    f"|(?:由[^，。；：（）()]{{2,16}}?)?(?P<ahead>(?:另行|尚待|有待|再行|待)[^，。；：（）()]{{0,6}}{_DECIDED}){_LABEL})"
    "[^。；：（）()]{0,12}[）)][。；]?$",
    cue="牵责主承",
)
"""A bracket at the end of an item that names nobody."""


def said_open(task: Task) -> str | None:
    """Return the words by which a task that names nobody leaves its lead open, None where it does not."""
    stated = task.attribution
    if stated is None:
        told = _TO_COME.search(task.text)
        return (told["late"] or told["ahead"]) if told and not _named_within(task) else None
    for found in (_NAMED.search(stated.quote), _FIELD.search(stated.quote)):
        if found is not None and (said := _open(found["said"])):
            return said
    return _open(stated.quote)


def _open(text: str) -> str | None:
    said = text.strip("（）() 。")
    return said if UNDECIDED.fullmatch(said) else None


def _named_within(task: Task) -> bool:
    return any(measure.attribution for measure in task.measures)
