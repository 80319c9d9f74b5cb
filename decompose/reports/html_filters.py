"""The search and the filters of the page; they appear only where scripts run."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from decompose.labels.finding_names import finding_name
from decompose.reports.html_view import View
from decompose.reports.markup import Html, element

_BANDS = ("high", "medium", "low")


class _Option(NamedTuple):
    """One thing to choose; it may hold no element, so it names the key of its label itself."""

    value: str
    text: str
    key: str | None = None


def filters(view: View) -> Html:
    """Return the form: search, department, role, chapter, confidence, finding."""
    words = view.words
    search = element("input", type="search", id="q", autocomplete="off", spellcheck="false")
    departments = [_Option(holder, name) for holder, name in view.division.holders.items()]
    roles = [
        _Option(role.value, words.labels.role(role), f"role.{role.value}") for role in view.roles
    ]
    chapters = [_Option(c.key, c.shown(words.labels)) for c in view.division.chapters]
    bands = [_Option(key, words.text(key), key) for key in _BANDS]
    total = len(view.result.plan.tasks)
    return element(
        "form",
        element("label", words("search"), search, class_="wide"),
        _choice(view, "dept", "department", departments),
        _choice(view, "role", "role", roles),
        _choice(view, "chapter", "chapter", chapters),
        _choice(view, "conf", "confidence", bands),
        _choice(view, "find", "finding", _findings(view)),
        element("button", words("clear"), type="button", id="clear"),
        element("output", words("shown", total, total), id="count", aria_live="polite"),
        _pager(view),
        id="filters",
        role="search",
        aria_label=words.labels["filters"],
        hidden="",
    )


def _pager(view: View) -> Html:
    """Return the buttons that turn the pages of many tasks."""
    words = view.words
    return element(
        "span",
        element("button", words("previous_page"), type="button", id="previous"),
        element("output", words("page_at", 1, 1), id="page-at", aria_live="polite"),
        element("button", words("next_page"), type="button", id="next"),
        id="pager",
        hidden="",
    )


def _findings(view: View) -> list[_Option]:
    counts = Counter(f.name for found in view.findings.values() for _, f in found)
    lang = view.words.labels.lang
    named = [
        _Option(name, f"{finding_name(name, lang)} ({n})") for name, n in sorted(counts.items())
    ]
    every = _Option("*", view.words.text("with_findings"), "with_findings")
    return [every, *named] if named else []


def _choice(view: View, key: str, label: str, options: list[_Option]) -> Html | None:
    if not options:
        return None
    every = _Option("", view.words.text("all"), "all")
    shown = (
        element("option", o.text, value=o.value, data_t=_number(view, o)) for o in (every, *options)
    )
    return element("label", view.words(label), element("select", *shown, id=key, name=key))


def _number(view: View, option: _Option) -> int | None:
    return None if option.key is None else view.words.number(option.key)
