"""The result as one page: offline, printable, readable without scripts, searchable with them.

A content-security policy allows nothing but the style and the script that stand in the file.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.division import arrange
from decompose.reports.html_drawings import page_drawings
from decompose.reports.html_filters import filters
from decompose.reports.html_lists import (
    OWN_HEAD,
    coverage,
    department_lists,
    finding_list,
    indicator_list,
    load_list,
    matrix,
    own_head,
    reading_notes,
)
from decompose.reports.html_tasks import HEAD, cited_list, task_list
from decompose.reports.html_view import View
from decompose.reports.markup import Html, element, together
from decompose.reports.page_words import Words
from decompose.reports.titles import called, entitled

_SECTIONS = (
    ("coverage", coverage),
    ("tasks", task_list),
    ("departments", department_lists),
    ("load", load_list),
    ("findings", finding_list),
    ("matrix", matrix),
    ("indicators", indicator_list),
    ("problems", reading_notes),
    ("cited", cited_list),
)
_DRAWINGS_AT = 2
_WASM = " 'wasm-unsafe-eval'"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def write_html(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the page of a result."""
    replace_file(path, to_html(result, labels).encode("utf-8"))


def to_html(result: Decomposition, labels: Labels) -> str:
    """Return the page of a result."""
    view = View(arrange(result), Words(labels))
    made = [(key, make(view)) for key, make in _SECTIONS]
    drawings = page_drawings(view)
    made.insert(_DRAWINGS_AT, ("drawings", drawings.section))
    shown = [(key, content) for key, content in made if content]
    body = element(
        "body",
        element("a", view.words("skip"), class_="skip", href="#tasks"),
        _banner(view),
        element("main", _contents(view, shown), filters(view), _sections(view, shown)),
        _panel(view),
        own_head(view),
        element("script", view.words.to_json(), type="application/json", id="words"),
    )
    style, scripts = _style(), [_asset("division.js")]
    if drawings.sources is not None:
        scripts += [_asset("vendor", "viz.js"), _asset("drawings.js")]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, scripts)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _title(view)),
        element("style", style),
    )
    dots = drawings.sources and element(
        "script", drawings.sources, type="application/json", id="dots"
    )
    run = (element("script", script) for script in scripts)
    page = element("html", head, body, dots, *run, lang=_LANGUAGES[labels.lang])
    return f"<!DOCTYPE html>\n{page}\n"


def _style() -> Html:
    """Return the style; on a phone cells bear their heads, which a style can write once for all rows."""
    rules = (
        f"{root}{table} td:nth-child({n})::before {{ content: {_css(labels[key])}; }}"
        for root, labels in (("", Labels("zh")), (":root[lang=en] ", Labels("en")))
        for table, head, long in ((".tasks", HEAD, 2), (".own", OWN_HEAD, 3))
        for n, key in enumerate(head, start=1)
        if n > long
    )
    lines = "\n".join(rules)
    return Html(f"{_asset('division.css')}@media (max-width: 760px) {{\n{lines}\n}}\n")


def _css(text: str) -> str:
    """Return a label as a string of a style."""
    return json.dumps(text, ensure_ascii=False)


def _title(view: View) -> str:
    return entitled(view.result, view.words.labels["division"])


def _policy(style: str, scripts: list[Html]) -> str:
    """Return the policy; a hash allows exactly the text that stands in the file.

    A page that has to draw may compile WebAssembly, which can do no more than its script can.
    """
    allowed = " ".join(f"'{_hash(script)}'" for script in scripts)
    rules = (
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src {allowed}{_WASM if len(scripts) > 1 else ''}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _asset(*names: str) -> Html:
    file = files("decompose.reports").joinpath("page", *names)
    return Html(file.read_bytes().decode("utf-8"))


def _banner(view: View) -> Html:
    words = view.words
    buttons = element(
        "p",
        element("button", words("switch_lang"), type="button", id="lang"),
        element("button", words("switch_theme"), type="button", id="theme"),
        element("button", words("print"), type="button", id="print"),
        class_="tools",
        hidden="",
    )
    name = called(view.result)
    more = (" ", words("division")) if _title(view) != name else ()
    heading = element("h1", name, *more)
    note = element("p", words("draft_note"), class_="note")
    return element("header", buttons, heading, _facts(view), note)


def _facts(view: View) -> Html:
    words, result = view.words, view.result
    plan, where = result.plan, result.jurisdiction
    period = f"{plan.period[0]}—{plan.period[1]}" if plan.period else words("unknown")
    facts = (
        ("place", where.place or words("unknown")),
        ("level", words.level(where.level.value if where.level else None)),
        ("period", period),
        ("source", result.source or words("unknown")),
        ("knowledge", result.knowledge or words("unknown")),
        ("count_tasks", len(plan.tasks)),
        ("uncertain", view.division.uncertain),
        ("doubts", len(view.division.result.doubts)),
        ("count_departments", len(view.division.holders)),
        ("count_findings", len(result.findings)),
    )
    pairs = (
        element("div", element("dt", words(key)), element("dd", value)) for key, value in facts
    )
    return element("dl", *pairs)


def _contents(view: View, shown: list[tuple[str, Html]]) -> Html:
    links = (element("a", view.words(key), href=f"#{key}") for key, _ in shown)
    return element("nav", *links, aria_label=view.words.labels["contents"])


def _panel(view: View) -> Html:
    """Return the place where the script shows one assignment's grounds beside its text."""
    return element(
        "aside",
        element("button", view.words("close"), type="button", id="close"),
        element("h2", view.words("basis_and_text"), id="panel-title"),
        element("div", id="grounds"),
        id="panel",
        tabindex="-1",
        aria_labelledby="panel-title",
        hidden="",
    )


def _sections(view: View, shown: list[tuple[str, Html]]) -> Html:
    return together(
        element(
            "section",
            element("h2", view.words(key), id=f"{key}-title"),
            content,
            id=key,
            aria_labelledby=f"{key}-title",
        )
        for key, content in shown
    )
