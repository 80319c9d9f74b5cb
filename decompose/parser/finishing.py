"""What only the whole document can tell about its tasks: past dates, rules stated once for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from decompose.model.organization import Level
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.source import Document
from decompose.parser.standing_rules import Standing, StandingRule, standing_rules_in, under_rules
from decompose.text.dates import year_of
from decompose.text.patterns import regex

_MAY_RULE = regex(
    "牵头(?:责任)?(?:单位|部门)|下同|不再"
)  # a rule for all tasks: lead unit, likewise below
_ENDS_DONE = regex(
    r"(?:全面|全部|基本)?(?:完成|建成|办结|投入使用|投用|启用|竣工|清零|销号|整改到位|到位)(?=[。；;，,）)]|$)"
)  # and is done, at the end of a clause
_WANTS_DONE = regex(
    r"[^，。；;,的已]{0,16}(?:完成|建成|办结|启用|清零|销号|达到|实现)(?!的|了)"
)  # and is to be done, at the beginning of a clause
_STOPS = "，。；;,：:"
_LOOKS_BACK = regex(r"已(?:经|于|在)?[^，。；]{0,6}$")  # has already
_LEVEL_SIGNS = {
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
}
_LEAST_NAMES, _MOST_NAMES = 3, 0.6


def without_past(tasks: Sequence[Task], period: tuple[int, int] | None) -> tuple[Task, ...]:
    """Drop what looks like a deadline but names a time before the plan's period.

    A clause that ends by having something done before then (2020年底前完成。) is a deadline all the
    same, and one that was missed.
    """
    if period is None:
        return tuple(tasks)
    first = period[0]

    def past(deadline: str | None, text: str) -> bool:
        year = year_of(deadline, period)
        return year is not None and year < first and not _is_due(deadline or "", text)

    kept: list[Task] = []
    for task in tasks:
        change: dict[str, object] = {"deadline": None} if past(task.deadline, task.text) else {}
        if any(past(m.deadline, m.text) for m in task.measures):
            change["measures"] = tuple(
                m.model_copy(update={"deadline": None}) if past(m.deadline, m.text) else m
                for m in task.measures
            )
        kept.append(task.model_copy(update=change) if change else task)
    return tuple(kept)


def _is_due(deadline: str, text: str) -> bool:
    """Tell whether a text sets a time before which it wants something done, and does not look back."""
    if not deadline.endswith("前"):
        return False
    before, _, after = text.partition(deadline)
    if _LOOKS_BACK.search(before) is not None:
        return False
    opens = not before.strip() or before.rstrip()[-1] in _STOPS
    return _ENDS_DONE.match(after) is not None or (opens and _WANTS_DONE.match(after) is not None)


def with_parents_deadline(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Give a task without any time limit the one of the task it is part of; a project has its own or none."""
    limits: dict[str, str | None] = {}
    kinds = {task.id: task.kind for task in tasks}
    given: list[Task] = []
    for task in tasks:
        own = task.deadline or (task.attribution.deadline if task.attribution else None)
        printed = own or next((m.deadline for m in task.measures if m.deadline), None)
        alike = task.parent is not None and kinds.get(task.parent) is task.kind
        above = limits.get(task.parent or "") if alike and not printed else None
        limits[task.id] = own or above
        given.append(task.model_copy(update={"deadline": above}) if above else task)
    return tuple(given)


def under_document(tasks: tuple[Task, ...], doc: Document) -> tuple[Task, ...]:
    """Apply the rules of reading that the document states once for all its tasks.

    The first-named unit as lead holds everywhere, unless 下同 says that it begins there; "also
    responsible, not repeated" holds below the place where it stands.
    """
    rules = [
        (block.index, rule)
        for block in doc.blocks
        if _MAY_RULE.search(block.text)
        for rule in standing_rules_in(block.text)
    ]
    if not rules:
        return tasks

    def settled(attribution: Attribution) -> Attribution:
        return under_rules(attribution, _holding(rules, attribution.span.block))

    return tuple(_with_attributions(task, settled) for task in tasks)


def _holding(rules: list[tuple[int, StandingRule]], block: int) -> tuple[StandingRule, ...]:
    return tuple(
        rule
        for at, rule in rules
        if not rule.onward or at + (rule.kind is Standing.ALSO_RESPONSIBLE) <= block
    )


def _with_attributions(task: Task, settled: Callable[[Attribution], Attribution]) -> Task:
    def measure(own: Measure) -> Measure:
        if own.attribution is None:
            return own
        return own.model_copy(update={"attribution": settled(own.attribution)})

    change: dict[str, object] = {"measures": tuple(measure(m) for m in task.measures)}
    if task.attribution is not None:
        change["attribution"] = settled(task.attribution)
    return task.model_copy(update=change)


def level_of_units(tasks: Sequence[Task]) -> Level | None:
    """Return the level that most of the stated units bear in their names, None where they differ.

    A division without a place in its title still says whose it is: 县住建局, 市应急局.
    """
    names = [
        name
        for task in tasks
        for stated in (task.attribution, *(m.attribution for m in task.measures))
        if stated is not None
        for name in (*stated.lead, *stated.support)
    ]
    counts = Counter(level for name in names if (level := _LEVEL_SIGNS.get(name[:1])) is not None)
    if not counts:
        return None
    level, most = counts.most_common(1)[0]
    return level if most >= _LEAST_NAMES and most > counts.total() * _MOST_NAMES else None
