"""Explanation notes: grounds, method, consultation, and where each task stands in the plan."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.labels.word import Sentences
from decompose.model.result import Basis, Decomposition, EvidenceKind
from decompose.reports.chapters import heading
from decompose.reports.division import Division, arrange, lead_of, leads_of
from decompose.reports.rows import Cell, position_of
from decompose.reports.titles import before_tasks, called
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.disputes import open_rows
from decompose.reports.word.parts import titled, to_docx
from decompose.text.patterns import regex
from decompose.text.quotations import nested
from decompose.text.titles import name_of

_ASIDE = regex(r"\s?[（(][^（）()]*[）)]$")
_SOURCE = regex(r"(.*?》(?:（\d{4}）)?)(.*)", re.DOTALL)


def write_notes(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the explanation notes as a Word file."""
    division, say = arrange(result), Sentences(labels.lang)
    plan = before_tasks(called(result), labels.lang)
    title = say("notes_title", plan)
    body = Body()
    body.add("Title", titled(title, plan, result.plan.place))
    body.add("BodyText")
    body.contents(say("contents"))
    body.add("BodyText")
    _grounds(body, result, labels, say)
    _method(body, result, labels, say)
    _consultation(body, division, labels, say)
    body.page()
    _alignment(body, division, labels, say)
    body.page(across=True)
    body.heading(1, say("h_open_notes"))
    counts = (len(open_rows(division, labels)), len(result.findings), len(result.problems))
    body.add("BodyText", say("open_notes", *counts))
    replace_file(path, to_docx(body.to_xml(), title))


def _grounds(body: Body, result: Decomposition, labels: Labels, say: Sentences) -> None:
    body.heading(1, say("h_grounds"))
    name = name_of(called(result))
    text = say("text_of", name) if name else say("text_itself")
    body.add("BodyText", say("grounds", text))
    body.add("BodyText", say("knowledge", result.knowledge))
    cited = _cited(result)
    if cited:
        body.add("BodyText", say("cited"))
        columns = (Wide(say("source"), 3), Wide(say("articles"), 4))
        rows: list[tuple[Cell, ...]] = [(law, _told(rest, labels)) for law, rest in cited.items()]
        body.table(columns, rows, across=False)


def _cited(result: Decomposition) -> dict[str, list[str]]:
    """Return every source that evidence cites, with the articles cited: of each rank what is cited most first."""
    every = [e for a in result.assignments for e in a.evidence if e.kind is EvidenceKind.LAW]
    found = {_order(e.citation or e.quote): e.quote for e in every}
    often = Counter(_order(e.citation or e.quote) for e in every)
    laws: dict[str, list[str]] = {}
    weight: Counter[str] = Counter()
    for order, quote in sorted(found.items()):
        named = _SOURCE.match(quote)
        law, article = (named[1], named[2]) if named else (quote, "")
        weight[law] += often[order]
        articles = laws.setdefault(law, [])
        if article and article not in articles:
            articles.append(article)
    return dict(sorted(laws.items(), key=lambda pair: (_rank(pair[0]), -weight[pair[0]])))


def _told(articles: list[str], labels: Labels) -> str:
    """Return articles as a list; what is said of several in brackets (现行文本) stands once behind them."""
    groups: dict[str, list[str]] = {}
    for article in articles:
        aside = _ASIDE.search(article)
        groups.setdefault(aside[0] if aside else "", []).append(_ASIDE.sub("", article))
    return labels.several(f"{labels.joined(own)}{aside}" for aside, own in groups.items())


def _rank(law: str) -> int:
    """Return where a source stands among the others: laws, then other acts, what is only likened, the rest."""
    if not law.startswith("《"):
        return 2 + ("《" not in law)
    return int("法》" not in law)


def _order(citation: str) -> tuple[str, int, str]:
    """Return by what a citation is put in order: its source, then the number of its article."""
    law, _, article = citation.partition("#")
    digits = article.partition(".")[0]
    return law, int(digits) if digits.isdecimal() else 0, article


def _method(body: Body, result: Decomposition, labels: Labels, say: Sentences) -> None:
    body.heading(1, say("h_method"))
    body.add("BodyText", say("method"))
    counts = Counter(own.basis for own in result.assignments)
    columns = (Wide(labels["basis"], 3), Wide(say("count"), 1, centred=True))
    rows: list[tuple[Cell, ...]] = [(labels.basis(b), counts[b]) for b in Basis if counts[b]]
    body.table(columns, rows, across=False)


def _consultation(body: Body, division: Division, labels: Labels, say: Sentences) -> None:
    body.heading(1, say("h_consultation"))
    body.add("BodyText", say("consultation"))
    columns = (
        Wide(labels["serial"], 1, centred=True),
        Wide(labels["department"], 4),
        Wide(say("opinion"), 4),
        Wide(say("outcome"), 2),
        Wide(say("outcome_reason"), 3),
    )
    names = enumerate(division.holders.values(), start=1)
    body.table(columns, ((n, name, "", "", "") for n, name in names), across=False)


def _alignment(body: Body, division: Division, labels: Labels, say: Sentences) -> None:
    body.heading(1, say("h_alignment"))
    body.add("BodyText", say("alignment"))
    columns = (
        Wide(labels["task_id"], 8, centred=True),
        Wide(labels["title"], 24),
        Wide(labels["position"], 16, centred=True),
        Wide(labels["lead"], 18),
        Wide(labels["basis"], 10, centred=True),
        Wide(labels["reason"], 44),
    )
    rows: list[tuple[Cell, ...]] = []
    for task in division.tasks.values():
        own = division.by_task.get(task.id, [])
        lead = lead_of(task, own)
        rows.append(
            (
                task.id,
                heading(task),
                position_of(task.span, labels),
                leads_of(task, division, labels),
                labels.basis(lead.basis) if lead else "",
                nested(lead.reason) if lead else "",
            )
        )
    body.table(columns, rows)
