"""What a form can be filled with, under the words by which it asks."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from functools import cache

from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.model.result import EvidenceKind
from decompose.reports.beside import beside_of
from decompose.reports.division import (
    HELPING_ROLES,
    SHARED_ROLES,
    Division,
    holders_of,
    lead_of,
)
from decompose.reports.forms.words import COLUMNS, FACTS, PLACEHOLDERS
from decompose.reports.rows import Cell, task_table
from decompose.text.patterns import regex

_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_SIGNS = regex(r"[\s:*_/-]")
_OTHERS = frozenset({"other_roles", "parts"})
_SOURCES = (EvidenceKind.LAW, EvidenceKind.PRECEDENT)

Row = Mapping[str, Cell]


def column_named(text: str) -> str | None:
    """Return the column that a header asks for, or None."""
    return _column_words().get(_folded(text))


def fact_named(text: str) -> str | None:
    """Return the fact about the plan that a placeholder asks for, or None."""
    return _fact_words().get(_folded(text))


def row_named(text: str) -> str | None:
    """Return the column that a placeholder in a row asks for, or None."""
    return _row_words().get(_folded(text))


def facts(division: Division, labels: Labels) -> dict[str, str]:
    """Return what can be said once about the whole plan."""
    result = division.result
    plan, where = result.plan, result.jurisdiction
    found = {
        "title": plan.title,
        "place": where.place or "",
        "level": labels.level(where.level.value if where.level else None),
        "period": f"{plan.period[0]}—{plan.period[1]}" if plan.period else "",
        "issuer": plan.issuer or "",
        "number": plan.number or "",
        "source": result.source,
        "knowledge": result.knowledge,
        "count_tasks": len(rows(division, labels)),
        "count_departments": len(division.holders),
        "count_findings": len(result.findings),
        "uncertain": division.uncertain,
        "draft_note": labels["draft_note"],
    }
    return {key: str(value) for key, value in found.items()}


def rows(division: Division, labels: Labels) -> list[Row]:
    """Return what can be said of every task that has something to do of its own, in reading order."""
    table = task_table(division, labels)
    keys = [column.key for column in table.columns]
    chapters = {task.id: c.shown(labels) for c in division.chapters for task in c.tasks}
    found: list[Row] = []
    for task, cells in zip(division.result.plan.tasks, table.rows, strict=True):
        if not division.texts[task.id]:
            continue
        own = dict(zip(keys, cells, strict=True))
        more = _more(task, division, labels)
        found.append({**own, "serial": len(found) + 1, "chapter": chapters[task.id], **more})
    return found


def source_of(key: str, asked: Collection[str]) -> str:
    """Return what a column is filled with, given all that are asked for.

    Units that are responsible, beside units in support, are those that lead. All who have another part
    stand with those in support, each with the role, where no column of their own is asked for. A task
    beside what is to be done in it is told by its title.
    """
    if key == "support" and _OTHERS.isdisjoint(asked):
        return "beside"
    if key == "task":
        return "title" if not {"content", "measures"}.isdisjoint(asked) else "content"
    return "leading" if key == "units" and "support" in asked and "lead" not in asked else key


def _more(task: Task, division: Division, labels: Labels) -> dict[str, Cell]:
    own = division.by_task.get(task.id, [])
    lead = lead_of(task, own)
    evidence = lead.evidence if lead else ()
    laws = dict.fromkeys(each.quote for each in evidence if each.kind in _SOURCES)
    units = [holders_of(own, roles, labels) for roles in (SHARED_ROLES, HELPING_ROLES)]
    found = dict.fromkeys(each.message for each in division.by_subject.get(task.id, []))
    return {
        "units": labels.joined(filter(None, units)) or labels["no_lead"],
        "beside": beside_of(task, own, labels),
        "leading": units[0] or labels["no_lead"],
        "measures": "\n".join(measure.text for measure in task.measures),
        "basis": labels.several(laws) or (lead.reason if lead else ""),
        "findings": labels.several(found),
    }


@cache
def _column_words() -> dict[str, str]:
    return _by_word(COLUMNS)


@cache
def _row_words() -> dict[str, str]:
    return _by_word(PLACEHOLDERS)


@cache
def _fact_words() -> dict[str, str]:
    return _by_word(FACTS)


def _by_word(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {_folded(word): key for key, words in table.items() for word in words}


def _folded(text: str) -> str:
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text))
    return _SIGNS.sub("", plain).casefold()
