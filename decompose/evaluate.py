"""Score the engine's assignments against a published division."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from decompose.errors import ReadError
from decompose.knowledge import Knowledge
from decompose.model.base import Model
from decompose.model.organization import DepartmentKind, Level, ResolutionKind
from decompose.model.result import Decomposition, Role
from decompose.parser.statement import parse_task
from decompose.rules import assign
from decompose.text.withholding import without_persons

_TOP = 3
_GROUPS_ONLY = "only collective expressions"
_UNRESOLVED = "no printed lead resolves to a department"


class RowScore(Model):
    """One scored row. ``leads`` are department ids ranked by the engine, best first."""

    id: str
    domain: str | None = None
    expected: tuple[str, ...]
    leads: tuple[str, ...]
    hit1: bool
    hit3: bool
    expected_support: tuple[str, ...] = ()
    found_support: tuple[str, ...] = ()
    confidence: float | None = None
    task: str = ""
    rule: str | None = None
    """The rule that the lead rests on."""
    basis: str | None = None


class Confusion(Model):
    """How often one department was expected and another led."""

    expected: str
    led: str | None
    rows: int


class RuleScore(Model):
    """How often a rule's leads were met."""

    rule: str | None
    rows: int
    hit1: int


class Score(Model):
    """Result of an evaluation; rates are shares between 0 and 1, None when nothing was scored."""

    rows: int
    scored: int
    excluded: dict[str, int]
    lead_top1: float | None
    lead_top3: float | None
    support_recall: float | None
    unresolved: tuple[str, ...]
    domains: dict[str, dict[str, float | int | None]] = {}
    confusion: tuple[Confusion, ...] = ()
    """Misses by department, most frequent first."""
    rules: tuple[RuleScore, ...] = ()
    """Hits by the rule that gave the lead, most used first."""
    per_row: tuple[RowScore, ...]


def evaluate(truth: str | Path | Iterable[Mapping[str, Any]], kb: Knowledge) -> Score:
    """Score the leads and supports that the engine derives for published rows.

    Args:
        truth: A .jsonl file, or rows ``{"task", "level", "place", "year", "lead", "support"}``;
            names as printed, or department ids.
        kb: The knowledge to derive with.

    A printed predecessor counts as its successor, and a sub-unit as the organ it belongs to. Rows
    whose leads are only collective expressions are left out, by reason.
    """
    rows = truth_rows(Path(truth)) if isinstance(truth, (str, Path)) else list(truth)
    excluded: dict[str, int] = {}
    unresolved: list[str] = []
    scores: list[RowScore] = []
    for number, row in enumerate(rows, start=1):
        expected, unknown = _expected(row, row.get("lead", ()), kb)
        unresolved += unknown
        if not expected:
            reason = _UNRESOLVED if unknown else _GROUPS_ONLY
            excluded[reason] = excluded.get(reason, 0) + 1
            continue
        scores.append(_score(row, str(row.get("id", number)), expected, kb))
    return _summary(len(rows), scores, excluded, unresolved)


def _score(
    row: Mapping[str, Any], row_id: str, expected: tuple[str, ...], kb: Knowledge
) -> RowScore:
    year = row.get("year")
    title = str(row.get("title") or "")
    plan = parse_task(str(row["task"]), title=title, place=row.get("place"), level=_level(row))
    result = assign(plan, kb, date=str(year) if year else None)
    ranked = _ranked(result, kb)
    supports, _ = _expected(row, row.get("support", ()), kb)
    assigned = {_whole(kb, a.department) for a in result.assignments if a.department}
    leads = [a for a in result.assignments if a.role is Role.LEAD]
    return RowScore(
        id=row_id,
        domain=row.get("domain"),
        expected=expected,
        leads=ranked,
        hit1=bool(set(ranked[:1]) & set(expected)),
        hit3=bool(set(ranked[:_TOP]) & set(expected)),
        expected_support=supports,
        found_support=tuple(s for s in supports if s in assigned),
        confidence=leads[0].confidence if leads else None,
        task=str(row["task"]),
        rule=leads[0].rule if leads else None,
        basis=leads[0].basis.value if leads else None,
    )


def _ranked(result: Decomposition, kb: Knowledge) -> tuple[str, ...]:
    """Rank lead candidates: leads, the strongest helper, territorial bodies, helpers, the rest."""
    order = (Role.LEAD, Role.CO_LEAD)
    leads = sorted(
        (a for a in result.assignments if a.role in order and a.department),
        key=lambda a: (order.index(a.role), a.measure is not None, -a.confidence, a.id),
    )
    helpers = [a.department for a in result.assignments if a.role is Role.SUPPORT]
    others = [a.department for a in result.assignments if a.role not in order]
    names = [*(a.department for a in leads), *helpers[:1]]
    names += [a.department for a in result.assignments if a.role is Role.TERRITORIAL]
    names += [*helpers, *others]
    names += [r.department for r in result.rejected]
    return tuple(dict.fromkeys(_whole(kb, name) for name in names if name))


def _expected(
    row: Mapping[str, Any], names: Sequence[str], kb: Knowledge
) -> tuple[tuple[str, ...], list[str]]:
    """Return the department ids that printed names mean, and the names nobody knows."""
    year = row.get("year")
    found: list[str] = []
    unknown: list[str] = []
    for name in names:
        if name in kb.departments:
            found.append(_whole(kb, name))
            continue
        answer = kb.resolve(name, level=_level(row), year=int(year) if year else None)
        if answer.department is not None:
            found.append(_whole(kb, answer.department))
        elif answer.kind not in (ResolutionKind.GROUP, ResolutionKind.PLACE):
            unknown.append(name)
    return tuple(dict.fromkeys(found)), unknown


def _whole(kb: Knowledge, department: str) -> str:
    """Return the organ a sub-unit belongs to, else the department itself."""
    entry = kb.departments.get(department)
    parts = (DepartmentKind.OFFICE, DepartmentKind.COMMITTEE)
    if entry is not None and entry.kind in parts and entry.parent:
        return entry.parent
    return department


def _level(row: Mapping[str, Any]) -> Level | None:
    level = str(row.get("level"))
    return Level(level) if level in Level._value2member_map_ else None


def _summary(
    rows: int, scores: list[RowScore], excluded: dict[str, int], unresolved: list[str]
) -> Score:
    domains = sorted({s.domain for s in scores if s.domain})
    return Score(
        rows=rows,
        scored=len(scores),
        excluded=dict(sorted(excluded.items())),
        lead_top1=_rate(scores, lambda s: s.hit1),
        lead_top3=_rate(scores, lambda s: s.hit3),
        support_recall=_recall(scores),
        unresolved=tuple(dict.fromkeys(unresolved)),
        domains={d: _domain([s for s in scores if s.domain == d]) for d in domains},
        confusion=_confusion(scores),
        rules=_by_rule(scores),
        per_row=tuple(scores),
    )


def _confusion(scores: list[RowScore]) -> tuple[Confusion, ...]:
    missed = Counter((s.expected[0], s.leads[0] if s.leads else None) for s in scores if not s.hit1)
    ranked = sorted(missed.items(), key=lambda pair: (-pair[1], pair[0][0], pair[0][1] or ""))
    return tuple(Confusion(expected=e, led=got, rows=n) for (e, got), n in ranked)


def _by_rule(scores: list[RowScore]) -> tuple[RuleScore, ...]:
    used = Counter(s.rule for s in scores)
    met = Counter(s.rule for s in scores if s.hit1)
    ranked = sorted(used, key=lambda rule: (-used[rule], rule or ""))
    return tuple(RuleScore(rule=r, rows=used[r], hit1=met[r]) for r in ranked)


def _domain(scores: list[RowScore]) -> dict[str, float | int | None]:
    return {
        "scored": len(scores),
        "lead_top1": _rate(scores, lambda s: s.hit1),
        "lead_top3": _rate(scores, lambda s: s.hit3),
        "support_recall": _recall(scores),
    }


def _rate(scores: list[RowScore], hit: Callable[[RowScore], bool]) -> float | None:
    return round(sum(map(hit, scores)) / len(scores), 4) if scores else None


def _recall(scores: list[RowScore]) -> float | None:
    wanted = sum(len(s.expected_support) for s in scores)
    return round(sum(len(s.found_support) for s in scores) / wanted, 4) if wanted else None


def truth_rows(path: Path) -> list[Mapping[str, Any]]:
    """Read JSON lines, or a workbook; persons are withheld."""
    return [_without_persons(row) for row in _truth_rows(path)]


def _without_persons(row: Mapping[str, Any]) -> Mapping[str, Any]:
    def told(value: Any) -> Any:
        if isinstance(value, list):
            return [told(each) for each in value]
        return without_persons(value) if isinstance(value, str) else value

    return {key: told(value) for key, value in row.items()}


def _truth_rows(path: Path) -> list[Mapping[str, Any]]:
    if path.suffix.lower() == ".xlsx":
        from decompose.readers.truth_xlsx import read_truth

        return read_truth(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"cannot read the truth file: {error}", where=str(path)) from error
    rows: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rows.append(_row(line, f"{path}:{number}"))
    return rows


def _row(line: str, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"not a JSON object: {error}", where=where) from error
    if not isinstance(row, dict) or not isinstance(row.get("task"), str):
        raise ReadError(
            "a truth row needs at least a text in 'task'",
            hint='{"task": "…", "level": "city", "lead": ["…"], "support": []}',
            where=where,
        )
    return row
