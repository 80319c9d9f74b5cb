"""The tasks of the page: a table a chapter, each row with the grounds of every assignment."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.labels.deliverables import band
from decompose.model.plan import Task
from decompose.model.result import Assignment, EvidenceKind, Finding, Role
from decompose.model.source import Span
from decompose.reports.chapters import Chapter, numbered
from decompose.reports.characters import fit
from decompose.reports.division import (
    HELPING_ROLES,
    SHARED_ROLES,
    begin,
    collective,
    held,
    shared,
    why_of,
)
from decompose.reports.highlight import cut, marks
from decompose.reports.html_view import View, department_link, task_link
from decompose.reports.markup import Html, element, together

HEAD = ("title", "content", "lead", "support", "other_roles", "deadline", "confidence")
_Reasons = dict[tuple[str, tuple[tuple[str, str], ...]], Assignment]
"""Reason without its name, and what it rests on → who was said to have a role so first."""
_MOST_ROWS = 200
"""Rows of a table; a longer chapter goes on in another."""
_MOST_FINDINGS = 5
"""Findings told in a row; all stand in their own list."""
_BEGINNING = 16
"""Characters of a part of a task, which stands in full in the task's text."""
_KINDS = {
    EvidenceKind.TEXT: "words",
    EvidenceKind.DUTY: "duty",
    EvidenceKind.LAW: "laws",
    EvidenceKind.PRECEDENT: "laws",
    EvidenceKind.RULE: "rule",
}


def task_list(view: View) -> Html:
    """Return the tables of all tasks, chapter by chapter."""
    tables = (
        _chapter(view, chapter, chapter.tasks[at : at + _MOST_ROWS], part=at > 0)
        for chapter in view.division.chapters
        for at in range(0, len(chapter.tasks), _MOST_ROWS)
    )
    total = len(view.result.plan.tasks)
    left_out = element("p", view.words("only_shown", total, total), id="left-out", hidden="")
    nothing = element("p", view.words("no_match"), id="nothing", hidden="")
    return together((left_out, *tables, nothing))


def _chapter(view: View, chapter: Chapter, tasks: Sequence[Task], *, part: bool) -> Html:
    """Return a table of tasks of one chapter, in a box that is laid out when it comes into sight."""
    more = (" ", view.words("continued")) if part else ()
    named = (chapter.name, " ") if chapter.name else ()
    caption = element("caption", *named, view.words.kind(chapter.kind), *more)
    cells = (element("th", view.words(name), scope="col") for name in HEAD)
    head = element("thead", element("tr", *cells))
    body = element("tbody", *(_row(view, task) for task in tasks), lang="zh-CN")
    table = element("table", caption, head, body, class_="tasks", data_chapter=chapter.key)
    return element("div", table, class_="chapter")


def _row(view: View, task: Task) -> Html:
    own = view.division.by_task.get(task.id, [])
    findings = view.findings.get(task.id, [])
    confidence = view.confidence(task)
    nobody = "see_parts" if view.division.is_frame(task) else "no_lead"
    quotes = _quotes(view, own)
    title = (task.title_span,) if task.title_span else ()
    name = _marked(task.title, title, quotes)
    text = _marked(_printed(view, task), task.body, quotes)
    return element(
        "tr",
        element(
            "th",
            element("a", task.id, class_="id", href=task_link(task.id)),
            f" {numbered(task)}",
            name,
            scope="row",
        ),
        element(
            "td",
            element("p", text, class_="text"),
            _findings(view, findings),
            _doubts(view, task),
            _grounds(view, task, own),
        ),
        element("td", _holders(view, own, SHARED_ROLES) or view.words(nobody)),
        element("td", _holders(view, own, HELPING_ROLES)),
        element("td", _others(view, task, own)),
        element("td", view.deadline(task)),
        element("td", view.badge(confidence) if confidence else None),
        id=f"t-{task.id}",
        class_="low" if confidence == "low" else None,
        data_a=view.held_by(own),
        data_c=confidence or None,
        data_f=" ".join(dict.fromkeys(finding.name for _, finding in findings)) or None,
    )


def _printed(view: View, task: Task) -> str:
    """Return the body as printed, also where it only says by whom: the title stands beside it, and evidence in it."""
    return task.text or view.division.texts[task.id]


def _holders(view: View, own: list[Assignment], roles: tuple[Role, ...]) -> Html:
    found = held(own, roles)
    chips = (
        together((view.chip(a), element("small", view.words("part_of")) if a.measure else None))
        for a in found
    )
    together_led = element("small", view.words.role(Role.CO_LEAD)) if shared(found) else None
    return together((*chips, together_led))


def _others(view: View, task: Task, own: list[Assignment]) -> Html:
    main = (*SHARED_ROLES, *HELPING_ROLES)
    rest = [a for a in own if a.measure is None and a.role not in main]
    pairs = (element("span", view.chip(a), view.words.role(a.role), class_="pair") for a in rest)
    named = (
        element("span", fit(each), " ", view.words("collective"), class_="pair")
        for each in collective(task, own)
    )
    return together((*pairs, *named))


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
        for number, finding in findings[:_MOST_FINDINGS]
    )
    rest = findings[_MOST_FINDINGS:]
    more = (
        element("a", view.words("more_findings", len(rest)), class_="finding", href=f"#f{n}")
        for n, _ in rest[:1]
    )
    return element("p", *links, *more)


def _doubts(view: View, task: Task) -> Html | None:
    """Return the measures that must be verified, each with why, folded up."""
    found = view.division.doubts.get(task.id, [])
    if not found:
        return None
    items = (
        element(
            "li",
            element("q", fit(begin(view.division.texts[doubt.measure]))),
            *(view.words(key, *(fit(value) for value in values)) for key, values in why_of(doubt)),
        )
        for doubt in found
    )
    summary = view.words.own_element("summary", "doubts_of", len(found))
    return element("details", summary, element("ul", *items), class_="grounds")


def _grounds(view: View, task: Task, own: list[Assignment]) -> Html | None:
    """Return who does what on which ground, folded up."""
    if not own:
        return None
    text = fit(_printed(view, task))
    parts = {measure.id: _part(view, fit(measure.text), text) for measure in task.measures}
    reasons: _Reasons = {}
    items = [_ground(view, a, parts.get(a.measure or ""), reasons) for a in own]
    summary = view.words.own_element("summary", "show_basis", len(own))
    return element("details", summary, element("ul", *items), class_="grounds")


def _nameless(view: View, own: Assignment) -> str:
    """Return a reason with signs for the name and for what its bearer does, as the script takes them."""
    labels = view.words.labels
    act = f"{own.name}{' ' if labels.lang == 'en' else ''}{labels.role(own.role)}"
    return own.reason.replace(act, "\1").replace(own.name, "\0")


def _part(view: View, part: str, text: str) -> Html:
    """Return which part of a task is meant: its beginning, and where in the task's text it stands."""
    begin = text.find(part)
    if begin < 0 or len(part) <= _BEGINNING:
        return together((view.words("part_of"), element("q", part)))
    shown = f"{part[: _BEGINNING - 1]}…"
    return together(
        (view.words("part_of"), element("q", shown, data_from=begin, data_to=begin + len(part)))
    )


def _ground(view: View, own: Assignment, part: Html | None, reasons: _Reasons) -> Html:
    words = view.words
    first = element(
        "p",
        element("a", own.name, href=department_link(own.holder)),
        *(" ", words.role(own.role), " · ", words.basis(own.basis), " · "),
        view.badge(band(own.confidence)),
        f" {own.confidence:.2f}",
        *((" · ", part) if part else ()),
    )
    return element("li", first, _reason(view, own, reasons), id=f"a{view.numbers[own.id]}")


def _reason(view: View, own: Assignment, reasons: _Reasons) -> Html | None:
    """Return why, with what it rests on; what was said of another in the same words is referred to.

    Scripts write it out where it is opened: the words of the other with the own name.
    """
    quotes = dict.fromkeys((_KINDS[e.kind], e.quote) for e in own.evidence)
    more = [quote for quote in quotes if quote[1] not in own.reason]
    if not own.reason and not more:
        return None
    same = reasons.setdefault((_nameless(view, own), tuple(more)), own)
    if same is own or own.name not in own.reason:
        return element("p", own.reason, *(view.cite(*quote) for quote in more))
    number = view.numbers[same.id]
    link = element("a", same.name, href=f"#a{number}")
    return element("p", view.words("same_reason"), " ", link, data_as=number)


def cited_list(view: View) -> Html | None:
    """Return what the grounds of all tasks name, each once; None where that is nothing."""
    if not view.cited:
        return None
    items = (
        element("li", view.words(kind), f" {text}", id=f"e{number}")
        for (kind, text), number in view.cited.items()
    )
    return element("ol", *items, lang="zh-CN")
