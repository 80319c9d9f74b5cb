"""The tasks of the page: a table a chapter, each row with the grounds of every assignment."""

from __future__ import annotations

from decompose.labels.deliverables import band
from decompose.model.plan import Task
from decompose.model.result import Assignment, EvidenceKind, Finding, Role
from decompose.model.source import Span
from decompose.reports.division import HELPING_ROLES, SHARED_ROLES, chapter_of, heading, held
from decompose.reports.highlight import cut, marks
from decompose.reports.html_view import View, department_link, task_link
from decompose.reports.markup import Html, element, together

_HEAD = ("title", "content", "lead", "support", "other_roles", "deadline", "confidence")
_MOST_ROWS = 200
"""Rows of a table; a longer chapter goes on in another."""
_EVIDENCE = (
    ("words", (EvidenceKind.TEXT,)),
    ("duty", (EvidenceKind.DUTY,)),
    ("laws", (EvidenceKind.LAW, EvidenceKind.PRECEDENT)),
    ("rule", (EvidenceKind.RULE,)),
)


def task_list(view: View) -> Html:
    """Return the tables of all tasks, chapter by chapter."""
    chapters: dict[str, list[Task]] = {}
    for task in view.result.plan.tasks:
        chapters.setdefault(chapter_of(task, view.division.tasks).id, []).append(task)
    tables = (
        _chapter(view, key, tasks[at : at + _MOST_ROWS], part=at > 0)
        for key, tasks in chapters.items()
        for at in range(0, len(tasks), _MOST_ROWS)
    )
    total = len(view.result.plan.tasks)
    left_out = element("p", view.words("only_shown", total, total), id="left-out", hidden="")
    nothing = element("p", view.words("no_match"), id="nothing", hidden="")
    return together((left_out, *tables, nothing))


def _chapter(view: View, key: str, tasks: list[Task], *, part: bool) -> Html:
    """Return a table of tasks of one chapter, in a box that is laid out when it comes into sight."""
    chapter = view.division.tasks[key]
    more = (" ", view.words("continued")) if part else ()
    caption = element("caption", heading(chapter), " ", view.words.kind(chapter.kind), *more)
    cells = (element("th", view.words(name), scope="col") for name in _HEAD)
    head = element("thead", element("tr", *cells))
    body = element("tbody", *(_row(view, task) for task in tasks))
    table = element("table", caption, head, body, class_="tasks", data_chapter=key)
    return element("div", table, class_="chapter")


def _row(view: View, task: Task) -> Html:
    own = view.division.by_task.get(task.id, [])
    findings = view.findings.get(task.id, [])
    confidence = view.confidence(task)
    quotes = _quotes(view, own)
    title = (task.title_span,) if task.title_span else ()
    name = _marked(task.title, title, quotes)
    text = _marked(view.division.texts[task.id], task.body, quotes)
    return element(
        "tr",
        element(
            "th",
            element("a", task.id, class_="id", href=task_link(task.id)),
            f" {task.number}",
            name,
            scope="row",
        ),
        element(
            "td",
            element("p", text, class_="text", lang="zh-CN"),
            _findings(view, findings),
            _grounds(view, task, own),
        ),
        _holders(view, "lead", own, SHARED_ROLES, view.words("no_lead")),
        _holders(view, "support", own, HELPING_ROLES),
        _others(view, own),
        _cell(view, "deadline", view.deadline(task)),
        _cell(view, "confidence", view.badge(confidence)),
        id=f"t-{task.id}",
        class_="low" if confidence == "low" else None,
        data_a=" ".join(f"{view.holder_numbers[a.holder]}:{a.role.value}" for a in own),
        data_c=confidence,
        data_f=" ".join(dict.fromkeys(finding.name for _, finding in findings)),
    )


def _cell(view: View, key: str, *content: Html | str | None) -> Html:
    """Return a cell whose label is seen where the table falls apart into cards."""
    if not any(content):
        return element("td")
    return element("td", element("span", view.words(key), class_="k"), *content)


def _holders(
    view: View,
    key: str,
    own: list[Assignment],
    roles: tuple[Role, ...],
    nobody: Html | None = None,
) -> Html:
    chips = (
        together((view.chip(a), element("small", view.words("part_of")) if a.measure else None))
        for a in held(own, roles)
    )
    return _cell(view, key, together(chips) or nobody)


def _others(view: View, own: list[Assignment]) -> Html:
    main = (*SHARED_ROLES, *HELPING_ROLES)
    rest = [a for a in own if a.measure is None and a.role not in main]
    pairs = (element("span", view.chip(a), view.words.role(a.role), class_="pair") for a in rest)
    return _cell(view, "other_roles", together(pairs))


def _quotes(view: View, own: list[Assignment]) -> list[tuple[int, Span, str]]:
    return [
        (view.numbers[a.id], e.span, e.quote)
        for a in own
        for e in a.evidence
        if e.kind is EvidenceKind.TEXT and e.span is not None
    ]


def _marked(text: str, pieces: tuple[Span, ...], quotes: list[tuple[int, Span, str]]) -> Html:
    """Return a text in which the words that the evidence quotes are marked."""
    return together(
        element("mark", piece, data_a=" ".join(map(str, numbers))) if numbers else piece
        for piece, numbers in cut(text, marks(text, pieces, quotes))
    )


def _findings(view: View, findings: list[tuple[int, Finding]]) -> Html | None:
    if not findings:
        return None
    links = (
        element(
            "a",
            view.words.severity(finding.severity),
            f" {finding.message}",
            class_=f"finding {finding.severity.value}",
            href=f"#f{number}",
        )
        for number, finding in findings
    )
    return element("p", *links)


def _grounds(view: View, task: Task, own: list[Assignment]) -> Html | None:
    """Return who does what on which ground, folded up."""
    if not own:
        return None
    parts = {measure.id: measure.text for measure in task.measures}
    items = (_ground(view, a, parts.get(a.measure or "")) for a in own)
    summary = element("summary", view.words("show_basis", len(own)))
    return element("details", summary, element("ul", *items, lang="zh-CN"), class_="grounds")


def _ground(view: View, own: Assignment, part: str | None) -> Html:
    words = view.words
    about = (" · ", words("part_of"), f"“{part}”") if part else ()
    first = element(
        "p",
        element("a", own.name, href=department_link(own.holder), class_="who"),
        *(" ", words.role(own.role), " · ", words.basis(own.basis), " · "),
        view.badge(band(own.confidence)),
        f" {own.confidence:.2f}",
        *about,
    )
    lines = [_evidence(view, key, own, kinds) for key, kinds in _EVIDENCE]
    reason = element("p", own.reason) if own.reason else None
    grounds = element("dl", *lines) if any(lines) else None
    return element("li", first, reason, grounds, id=f"a{view.numbers[own.id]}")


def _evidence(
    view: View, key: str, own: Assignment, kinds: tuple[EvidenceKind, ...]
) -> Html | None:
    """Return the evidence of some kinds, where the sentence of the reason does not hold it all."""
    quotes = dict.fromkeys(e.quote for e in own.evidence if e.kind in kinds)
    if all(quote in own.reason for quote in quotes):
        return None
    return element("div", element("dt", view.words(key)), element("dd", "；".join(quotes)))
