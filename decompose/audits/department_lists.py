"""Lists that give each department the numbers of its tasks, held against the division of the numbered tasks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from decompose.audits.case import AuditCase, Fault, Passage, said, words
from decompose.model.plan import Attribution, Task
from decompose.model.result import Evidence, Severity
from decompose.parser.tables import Table
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_DIGITS = "[一二三四五六七八九十百]{1,5}"
_ONE = rf"[（(]?(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}|{_DIGITS})[）)]?"
_UNIT = "[项条款号点]?"
_HELPS = "配合|参与|参加|协助|协办"
_ROLE = f"(?:牵头|主办|负责|承担|{_HELPS})"
_BODY = rf"(?:[第（()）\d一二三四五六七八九十百、，,：:和及与至到\-—–~～项条款号点.\s]|{_ROLE}|任务|工作|重点|事项)+"
_ROW = CuedPattern(
    r"(?:^|[；;。])[\s\-•·●*]*(?:\d{1,2}[.．、]\s*)?(?P<unit>[一-鿿]{2,24}?)(?:[：:]|\s*—+)\s*"
    rf"(?P<body>{_BODY})(?=[。；;]|$)",
    cue="：:—",
)
"""One row of a list: 市公安局：第6、7项; 市教育局：牵头3、5，配合8."""
_CELL = regex(_BODY)
_PIECE = regex(
    rf"(?P<role>{_ROLE})|(?P<from>{_ONE}){_UNIT}(?:[-—–~～至到]+第?(?P<to>{_ONE}){_UNIT})?"
)
_HELPING = regex("配合|参与|参加|协助|协办")
_NUMERAL = regex(r"\d+|[一二三四五六七八九十百]{1,5}")
_NONE = regex("无|没有|[-—–/\\s]*")
_MARK = regex(r"[^\d一二三四五六七八九十百.]+")
_COLUMNS = regex(
    "任务(?:序号|编号)|事项(?:序号|编号)|对应(?:任务|条目|事项)|(?:承担|牵头|负责|配合)(?:任务|事项|的任务)"
)
_FEWEST, _ROWS = 6, 3
_MOST, _FEW = 0.75, 0.25
_AGREE = 0.6


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list gives one department; ``leads`` and ``helps`` hold what it says of its role."""

    unit: str
    numbers: frozenset[str]
    leads: frozenset[str]
    helps: frozenset[str]
    evidence: Evidence
    block: int


@dataclass(slots=True)
class Disagreement:
    """Where a row of a list and the division say two things of one department.

    Shape:
        ``missing`` (led in the division, not listed), ``foreign`` (listed, no part in it), ``helping``
        (listed among what is led, only helped), ``absent`` (no such task): numbers.
    """

    row: Listed
    missing: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    helping: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def said(self) -> dict[str, list[str]]:
        """Return what is to be said of the row, each with the numbers."""
        told = {
            "漏列了正文由它负责的第{}项": self.missing,
            "列了正文没有分给它的第{}项": self.foreign,
            "列了正文只由它配合的第{}项": self.helping,
            "列了正文没有的第{}项": self.absent,
        }
        begins = f"分部门清单中{self.row.unit}"
        return {begins + text.format("、".join(n)): n for text, n in told.items() if n}


@dataclass(slots=True)
class _Division:
    """Who leads and who helps, by the number of a task."""

    leads: dict[str, set[str]]
    helps: dict[str, set[str]]
    tasks: dict[str, Task]
    last: int
    """The highest number of a task, whether or not it comes twice."""

    def stated(self) -> set[str]:
        return {n for n in self.leads if self.leads[n] or self.helps[n]}


def lists_against_division(case: AuditCase) -> Iterator[Fault]:
    """Report the rows of each list of departments that disagree with the numbered division it refers to."""
    fix = "逐项核对分工，使每个牵头单位的清单恰好列出它承担的任务。"
    for rows in _lists(case):
        division = _division(case, rows)
        if division is None:
            continue
        whole = _names_helpers(case, rows, division)
        for row in (*rows, *_left_out(case, rows, division)):
            found = _compared(case, row, division, whole=whole, told=rows)
            for message, numbers in found.said().items():
                subject = {"name": row.unit, **case.section_at(row.block)}
                meant = (words(division.tasks[n]) for n in numbers if n in division.tasks)
                yield Fault(subject, message, (row.evidence, *meant), Severity.WARNING, fix)


def _lists(case: AuditCase) -> Iterator[list[Listed]]:
    """Yield the rows that follow each other, at least three: fewer are no list of all departments."""
    run: list[Listed] = []
    for passage in case.passages:
        found = list(_rows(case, passage))
        if found:
            run += found
        elif run and passage.block > run[-1].block:
            if len(run) >= _ROWS:
                yield run
            run = []
    if len(run) >= _ROWS:
        yield run
    for table in case.tables:
        rows = [row for row in _table_rows(case, table) if row is not None]
        if len(rows) >= _ROWS:
            yield rows


def _table_rows(case: AuditCase, table: Table) -> Iterator[Listed | None]:
    """Yield the rows of a table of departments, their tasks' numbers below 牵头任务 and 配合任务."""
    columns = [i for i, header in enumerate(table.header) if _COLUMNS.search(header)]
    for row in table.rows if columns else ():
        unit = next((c for c in row.cells if c and _body(case, c.text)), None)
        held = [(i, cell) for i in columns if (cell := row.cells[i]) is not None]
        told = [(table.header[i], c.text.rstrip("。")) for i, c in held]
        if unit and all(_CELL.fullmatch(text) or _NONE.fullmatch(text) for _, text in told):
            roles = {i: _HELPING.search(header) for i, (header, _) in enumerate(told)}
            body = "；".join(
                f"{'配合' if roles[i] else '牵头' if len(told) > 1 else ''}{text}"
                for i, (_, text) in enumerate(told)
            )
            yield _listed(unit.text, body, case.at(unit.span)[0], unit.span.block)


def _rows(case: AuditCase, passage: Passage) -> Iterator[Listed]:
    for found in _ROW.finditer(passage.text):
        if _body(case, found["unit"]) is not None:
            start, end = found.start("unit"), found.end("body")
            yield _listed(found["unit"], found["body"], passage.quote(start, end), passage.block)


def _listed(unit: str, body: str, evidence: Evidence, block: int) -> Listed:
    """Read a row; a role holds for the numbers behind it until the next one."""
    given: dict[str, set[str]] = defaultdict(set)
    role = ""
    for piece in _PIECE.finditer(body):
        if piece["role"]:
            role = "helps" if _HELPING.match(piece["role"]) else "leads"
        else:
            given[role] |= set(_numbers(piece["from"], piece["to"]))
    every = frozenset().union(*given.values())
    return Listed(
        unit, every, frozenset(given["leads"]), frozenset(given["helps"]), evidence, block
    )


def _numbers(first: str, last: str | None) -> Iterator[str]:
    """Yield a number, or all those of a range."""
    begin, end = _key(first), _key(last) if last else ""
    if begin.isdigit() and end.isdigit():
        yield from map(str, range(int(begin), int(end) + 1))
    else:
        yield from (n for n in (begin, end) if n)


def _key(number: str) -> str:
    """Return a number without its marks: （十三） and 13. are one."""
    bare = _MARK.sub("", number).strip(".")
    value = numeral_value(bare)
    return str(value) if value is not None else bare


def _body(case: AuditCase, name: str) -> str | None:
    found = case.resolved(name.strip())
    return found.department


def _division(case: AuditCase, rows: Iterable[Listed]) -> _Division | None:
    """Return the numbering to which a list refers: the one in which most of what it lists is stated so."""
    best: tuple[float, _Division] | None = None
    for tasks, last in _numberings(case):
        leads = {n: _who(case, task, lead=True) for n, task in tasks.items()}
        helps = {n: _who(case, task, lead=False) for n, task in tasks.items()}
        division = _Division(leads, {n: helps[n] - leads[n] for n in helps}, tasks, last)
        stated = division.stated()
        listed = [(_body(case, row.unit), n) for row in rows for n in row.numbers]
        known = [(unit, n) for unit, n in listed if n in stated]
        right = sum(unit in leads[n] or unit in helps[n] for unit, n in known)
        if 2 * len(stated) < len(tasks) or len(known) < _FEWEST or right < _AGREE * len(known):
            continue
        if best is None or right > best[0]:
            best = right, division
    return best[1] if best else None


def _numberings(case: AuditCase) -> Iterator[tuple[dict[str, Task], int]]:
    """Yield the tasks of each style of number with the highest one; a number that comes twice is nobody's."""
    styles: dict[str, list[tuple[str, Task]]] = defaultdict(list)
    for task in case.result.plan.tasks:
        key = _key(task.number) if task.number else ""
        if key:
            styles[_NUMERAL.sub("1", task.number)].append((key, task))
    for numbered in styles.values():
        times = Counter(key for key, _ in numbered)
        last = max((int(key) for key in times if key.isdigit()), default=0)
        yield {key: task for key, task in numbered if times[key] == 1}, last


def _who(case: AuditCase, task: Task, *, lead: bool) -> set[str]:
    """Return the departments that lead a task or a part of it, or that help."""
    found: set[str] = set()
    for stated in _statements(case, task):
        names = stated.lead if lead else (*stated.support, *stated.participants)
        found |= {d for name in names if (d := case.resolved(name).department)}
    return found


def _statements(case: AuditCase, task: Task) -> Iterator[Attribution]:
    yield from (a for a in (task.attribution, *(m.attribution for m in task.measures)) if a)
    for below in case.below.get(task.id, ()):
        yield from _statements(case, below)


def _names_helpers(case: AuditCase, rows: list[Listed], division: _Division) -> bool | None:
    """Tell whether a list holds what its departments only help with; None where it cannot be told."""
    listed = {_body(case, row.unit): row.numbers for row in rows}
    helped = [n in listed[d] for n, who in division.helps.items() for d in who if d in listed]
    share = sum(helped) / len(helped) if helped else 0.0
    return True if share >= _MOST else False if share <= _FEW else None


def _left_out(case: AuditCase, rows: list[Listed], division: _Division) -> Iterator[Listed]:
    """Yield an empty row for each department that leads and has none, in a list of nearly all who do."""
    listed = {_body(case, row.unit) for row in rows}
    leading = [d for who in division.leads.values() for d in who]
    if sum(d in listed for d in set(leading)) < _MOST * len(set(leading)):
        return
    nothing: frozenset[str] = frozenset()
    for department in dict.fromkeys(sorted(set(leading) - listed)):
        name = case.name(department)
        yield Listed(name, nothing, nothing, nothing, rows[-1].evidence, rows[-1].block)


def _compared(
    case: AuditCase, row: Listed, division: _Division, *, whole: bool | None, told: list[Listed]
) -> Disagreement:
    found, unit = Disagreement(row), _body(case, row.unit) or ""
    listed = {n for r in told if _body(case, r.unit) == unit for n in r.numbers}
    stated = division.stated()
    for number in sorted(row.numbers, key=_order):
        if number not in division.leads:
            if number.isdigit() and int(number) > division.last > 0:
                found.absent.append(number)
            continue
        leads, helps = unit in division.leads[number], unit in division.helps[number]
        if number in stated and not leads and not helps:
            if row.unit not in said(division.tasks[number], None):
                found.foreign.append(number)
        elif helps and (number in row.leads or (whole is False and number not in row.helps)):
            found.helping.append(number)
    for number in sorted(division.leads, key=_order):
        due = unit in division.leads[number] or (whole is True and unit in division.helps[number])
        if due and number not in listed:
            found.missing.append(number)
    return found


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())
