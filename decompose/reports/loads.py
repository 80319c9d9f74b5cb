"""The load of departments as a table, with what its figures mean."""

from __future__ import annotations

from collections import Counter

from decompose.labels.deliverables import Labels
from decompose.model.load import Load
from decompose.model.result import Decomposition
from decompose.reports.division import HELPING_ROLES, SHARED_ROLES, Division
from decompose.reports.rows import Cell, Column, Table
from decompose.rules.loads import loads_of

LOADS = ("leads", "parts_led", "supports", "others")
"""What is counted of a department, by the labels of the counts."""
COUNTS = ("leads", "co_leads", "parts_led", "supports", "others", "projects_led", "targets_led")
_COLUMNS = (
    ("serial", 5, True),
    ("department", 26, False),
    *((key, 9, True) for key in COUNTS),
    ("weight", 11, True),
    ("share_percent", 9, True),
    ("remark", 34, False),
)


def load_in(result: Decomposition) -> Load:
    """Return the load of a result; of one that was not audited, by the usual weights."""
    return result.load or loads_of(result)


def load_table(result: Decomposition, labels: Labels) -> Table:
    """Return the load of departments, the heaviest first, then those without any task."""
    load = load_in(result)
    columns = tuple(Column(key, labels[key], width, centred) for key, width, centred in _COLUMNS)
    rows: list[tuple[Cell, ...]] = []
    for name, counts, weight, share in carried(load):
        rows.append((len(rows) + 1, name, *counts, weight, share, ""))
    nothing: tuple[Cell, ...] = (None,) * (len(COUNTS) + 2)
    for idle in load.idle:
        known = labels[f"idle_{idle.known.value}"]
        rows.append((len(rows) + 1, idle.name, *nothing, known))
    spread = f"spread_{load.spread.value}" if load.total else "no_load"
    note = f"{labels[spread]}{labels['told_in_index']}"
    marks = ("",) * len(load.departments) + ("folded",) * len(load.idle)
    return Table("load", labels["load"], columns, tuple(rows), marks, note, frozen=2)


def carried(load: Load) -> list[tuple[str, tuple[int, ...], float, float]]:
    """Return (name, counts, weight, share in per cent) of everybody who carries something."""
    return [
        (
            each.name,
            (
                each.leads,
                each.co_leads,
                each.parts,
                each.supports,
                each.others,
                each.projects,
                each.indicators,
            ),
            round(each.weight, 1),
            round(100 * each.share, 1),
        )
        for each in load.departments
    ]


def load_facts(result: Decomposition, labels: Labels) -> tuple[tuple[str, str], ...]:
    """Return what the figures say, and how they were counted, each with the key of its label."""
    told = [labels(key, *facts) for key, facts in reading(load_in(result))]
    apart = " " if labels.lang == "en" else ""
    return (("load_told", apart.join(told[:2])), *(("load_counted", each) for each in told[2:]))


def reading(load: Load) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the figures say in plain words: keys of labels, with what fills their gaps."""
    if not load.total:
        return (("no_load", ()),)
    weights = load.weights
    facts = (
        str(load.tasks),
        str(len(load.departments)),
        f"{load.total:.1f}",
        load.departments[0].name,
        f"{100 * load.top:.1f}",
        f"{100 * load.top_three:.1f}",
        f"{load.herfindahl:.2f}",
        f"{load.equal:.1f}",
        f"{load.gini:.2f}",
    )
    counts = (
        weights.lead,
        weights.co_lead,
        weights.support,
        weights.other,
        weights.task,
        weights.project,
        weights.safeguard,
        weights.indicator,
    )
    told = tuple(f"{count:g}" for count in counts)
    return (
        ("load_reading", facts),
        (f"spread_{load.spread.value}", ()),
        ("load_weights", told),
    )


def load_rows(division: Division) -> tuple[tuple[str, str, int, int, int, int], ...]:
    """Return (holder, name, leads, parts led, supports, other roles) of every department, in order."""
    return tuple((h, name, *load_of(division, h)) for h, name in division.holders.items())


def load_of(division: Division, holder: str) -> tuple[int, int, int, int]:
    """Return how often a department leads, leads a part, supports, and has another role."""
    own = division.by_holder[holder]
    roles = Counter(each.role for each in own)
    leads, supports = (sum(roles[r] for r in kind) for kind in (SHARED_ROLES, HELPING_ROLES))
    parts = sum(each.role in SHARED_ROLES and each.measure is not None for each in own)
    return leads - parts, parts, supports, len(own) - leads - supports
