"""The other parts of the page: coverage, department lists, findings, matrix, indicators, notes."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import groupby

from decompose.labels.finding_names import finding_name
from decompose.model.load import Load
from decompose.model.result import Assignment, Finding, Role
from decompose.reports.chapters import Chapter, heading
from decompose.reports.citing import quoted
from decompose.reports.division import SHARED_ROLES
from decompose.reports.html_view import View, department_link, task_link
from decompose.reports.loads import COUNTS, LOADS, carried, load_in, load_rows, reading
from decompose.reports.markup import Html, Part, element, together
from decompose.reports.rows import (
    indicator_table,
    matrix_table,
    problem_table,
    subject_parts,
)

_MOST_CELLS = 60_000
_BAR = 120
_FIXED = "\u00a0"
"""A space at which no line ends."""
OWN_HEAD = ("role", "title", "content", "lead", "deadline", "confidence", "basis")


def coverage(view: View) -> Html:
    """Return how much of each chapter has a firm lead."""
    head = ("chapter", "count_tasks", "firm", "uncertain", "count_findings", "share")
    rows = (_covered(view, chapter) for chapter in view.division.chapters)
    return _table(view, head, rows)


def _covered(view: View, chapter: Chapter) -> tuple[Part, ...]:
    tasks = chapter.tasks
    uncertain = sum(map(view.division.is_uncertain, tasks))
    findings = {n for task in tasks for n, _ in view.findings.get(task.id, [])}
    name = element("a", chapter.shown(view.words.labels), href=task_link(tasks[0].id))
    share = round(100 * (len(tasks) - uncertain) / len(tasks))
    bar = together((f"{share}% ", _bar(share / 100)))
    return name, len(tasks), len(tasks) - uncertain, uncertain, len(findings), bar


def _bar(share: float) -> Html:
    full = element("rect", width=_BAR, height=8, class_="room")
    part = element("rect", width=f"{_BAR * share:.0f}", height=8, class_="full")
    return element("svg", full, part, width=_BAR, height=8, aria_hidden="true")


def _table(view: View, head: Iterable[str], rows: Iterable[tuple[Part, ...]]) -> Html:
    cells = (element("th", view.words(key), scope="col") for key in head)
    body = (
        element(
            "tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])
        )
        for row in rows
    )
    table = element(
        "table", element("thead", element("tr", *cells)), element("tbody", *body), class_="plain"
    )
    return element("div", table, class_="scroll", tabindex="0")


def load_list(view: View) -> Html:
    """Return the load of departments with bars, what it says, and who has no task."""
    load = load_in(view.result)
    told = (element("p", view.words(key, *facts)) for key, facts in reading(load))
    head = ("department", *COUNTS, "weight", "share_percent")
    rows: list[tuple[Part, ...]] = []
    for each, (name, counts, weight, share) in zip(load.departments, carried(load), strict=True):
        known = each.department in view.division.holders
        link: Part = view.department(each.department) if known else name
        bar = together((_bar(each.share / load.top if load.top else 0), f" {share:.1f}"))
        rows.append((link, *counts, f"{weight:.1f}", bar))
    idle = (
        element("p", view.words(f"idle_{key}"), "：", "、".join(names))
        for key, names in _without(load).items()
    )
    return together((*told, _table(view, head, rows), *idle))


def _without(load: Load) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for idle in load.idle:
        found.setdefault(idle.known.value, []).append(idle.name)
    return found


def department_lists(view: View) -> Html:
    """Return the list of every department; its address can be passed on."""
    loads = load_rows(view.division)
    most = max((sum(counts) for _, _, *counts in loads), default=1)
    return together(_department(view, holder, tuple(n), most) for holder, _, *n in loads)


def _department(view: View, holder: str, load: tuple[int, ...], most: int) -> Html:
    own = view.division.by_holder[holder]
    counts = (
        part
        for key, n in zip(LOADS, load, strict=True)
        if n or key == LOADS[0]
        for part in (view.words(key), f"{_FIXED}{n}　")
    )
    name = element("h3", view.division.holders[holder])
    summary = element("summary", _bar(sum(load) / most), name, element("small", *counts))
    link = element("a", view.words("own_page"), href=department_link(holder))
    lists = together(_held(view, role, list(owns)) for role, owns in groupby(own, _role))
    made = element("div", lists, class_="own")
    return element("details", summary, element("p", link), made, class_="dept", id=f"dept={holder}")


def _role(own: Assignment) -> Role:
    return own.role


def _held(view: View, role: Role, owns: list[Assignment]) -> Html:
    """Return the tasks in which a department has one role; the script makes a table of the lists."""
    name = element("p", view.words.role(role), f" {len(owns)}")
    items = (_own(view, own) for own in owns)
    return together((name, element("ul", *items, class_="leads" if role in SHARED_ROLES else None)))


def _own(view: View, own: Assignment) -> Html:
    task = view.division.tasks[own.task]
    until = view.deadline(task, own.measure) if own.measure else None
    apart = until is not None and until != view.deadline(task)
    part = element("small", view.words("part_of")) if own.measure else None
    return element(
        "li",
        element("a", task.id, href=task_link(task.id)),
        f" {heading(task)}",
        *((" ", part) if part else ()),
        *((" ", element("i", until)) if apart else ()),
        data_a=view.numbers[own.id],
    )


def own_head(view: View) -> Html:
    """Return the beginning of a department's table, which the script fills from the tasks."""
    return element("template", _table(view, OWN_HEAD, ()), id="own-table")


def finding_list(view: View) -> Html:
    """Return the findings, worst first, each with what it is about and the smallest cure."""
    if not view.result.findings:
        return element("p", view.words("none"))
    kinds: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(view.result.findings):
        kinds.setdefault(finding.name, []).append((number, finding))
    return together(_kind(view, found) for found in kinds.values())


def _kind(view: View, found: list[tuple[int, Finding]]) -> Html:
    """Return what one audit found; what is said alike of all of it is said once."""
    first = found[0][1]
    alike = {
        key: getattr(first, key)
        for key in ("why", "fix")
        if all(getattr(each, key) == getattr(first, key) for _, each in found)
    }
    labels = view.words.labels
    called = f"{first.code} {finding_name(first.name, labels.lang)}"
    head = element("h3", labels.aside(called, str(len(found))))
    told = element("dl", *_lines(view, alike.items()))
    items = (_finding(view, number, finding, alike) for number, finding in found)
    return together((head, told, element("ol", *items, class_="findings")))


def _lines(view: View, facts: Iterable[tuple[str, Part]]) -> list[Html]:
    return [
        element("div", element("dt", view.words(key)), element("dd", value))
        for key, value in facts
        if value
    ]


def _finding(view: View, number: int, finding: Finding, alike: Container[str]) -> Html:
    words = view.words
    subjects = (_subject(view, *part) for part in subject_parts(finding, view.division))
    quotes = quoted(finding, words.labels)
    facts = (
        ("subject", together(subjects)),
        ("words", quotes),
        ("why", finding.why),
        ("fix", finding.fix),
    )
    lines = _lines(view, (fact for fact in facts if fact[0] not in alike))
    title = element(
        "p",
        element("b", words.severity(finding.severity), class_=finding.severity.value),
        " ",
        element("strong", finding.message),
    )
    return element("li", title, element("dl", *lines), id=f"f{number}")


def _subject(view: View, key: str, value: str, name: str) -> Html:
    shown: Html | str = name
    if value in view.division.tasks:
        shown = element("a", name, href=task_link(value))
    elif key == "department" and value in view.division.holders:
        shown = view.department(value)
    return element("span", shown, class_="pair")


def matrix(view: View) -> Html:
    """Return tasks × departments, or a note where the table would be too large for a page."""
    if len(view.result.plan.tasks) * len(view.division.holders) > _MOST_CELLS:
        return element("p", view.words("matrix_left_out"))
    table = matrix_table(view.division, view.words.labels)
    heads = [element("th", view.words("title"), scope="col")]
    heads += [
        element("th", element("a", name, href=department_link(holder)), scope="col", class_="up")
        for holder, name in view.division.holders.items()
    ]
    body = (
        element(
            "tr",
            element(
                "th",
                element("a", row[0], class_="id", href=task_link(str(row[0]))),
                f" {row[1]}",
                scope="row",
            ),
            *(element("td", sign) for sign in row[2:]),
            class_=mark or None,
        )
        for row, mark in zip(table.rows, table.marks, strict=True)
    )
    made = element(
        "table", element("thead", element("tr", *heads)), element("tbody", *body), class_="matrix"
    )
    legend = element("p", view.words("legend"))
    return together((legend, element("div", made, class_="scroll", tabindex="0")))


def indicator_list(view: View) -> Html | None:
    """Return the plan's indicators; None where it has none."""
    table = indicator_table(view.division, view.words.labels)
    if not table.rows:
        return None
    unknown = view.words.labels["unknown"]
    rows = (
        (
            row[1],
            *(view.words("unknown") if cell == unknown else cell for cell in row[2:7]),
            view.words.indicator(i.kind.value),
            *row[8:],
        )
        for row, i in zip(table.rows, view.result.plan.indicators, strict=True)
    )
    return _table(view, (column.key for column in table.columns[1:]), rows)


def reading_notes(view: View) -> Html | None:
    """Return what was noticed while reading; None where that is nothing."""
    table = problem_table(view.division, view.words.labels)
    if not table.rows:
        return None
    return _table(view, (column.key for column in table.columns[1:]), (r[1:] for r in table.rows))
