"""The page: all of the result in it, nothing of the plan as markup, nothing from outside."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import decompose as dc
from benchmarks.packs import made_up
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.labels.finding_names import finding_name
from decompose.model.result import Assignment, Decomposition
from decompose.reports.html import to_html
from decompose.text.quotations import nested
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt, texts

VOID = {"meta", "input"}
ENDED_BY = {
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
    "li": {"li"},
    "option": {"option"},
    "p": {"details", "div", "dl", "h1", "h2", "h3", "ol", "p", "section", "table", "ul"},
    "tbody": {"tbody"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr", "tbody"},
    "thead": {"tbody"},
    "tr": {"tbody", "tr"},
}
"""Elements that need no end tag → what ends them; the end of their parent does too."""


class Page(HTMLParser):
    """Elements, attributes and text of a page; complains about elements left open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        while self._open and tag in ENDED_BY.get(self._open[-1], ()):
            self._open.pop()
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open[-1] != tag and self._open[-1] in ENDED_BY:
            self._open.pop()
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert self._open or not data.strip()
        (self.scripts if self._open[-1:] in (["script"], ["style"]) else self.words).append(data)

    def ids(self) -> list[str]:
        return [found for _, attrs in self.tags if (found := attrs.get("id")) is not None]


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


@pytest.fixture(scope="module")
def page(result: Decomposition) -> Page:
    return Page(to_html(result, Labels("zh")))


def test_everything_stands_in_the_page_without_scripts(result: Decomposition, page: Page) -> None:
    text = "".join(page.words)
    for task in result.plan.tasks:
        assert task.title in text
        assert f"t-{task.id}" in page.ids()
    said = {(a.task, _nameless(a)) for a in result.assignments if a.reason in text}
    for own in result.assignments:
        assert (own.task, _nameless(own)) in said, "said of it, or in the same words of another"
        for evidence in own.evidence:
            assert evidence.quote in text
    for finding in result.findings:
        assert nested(finding.message) in text
        assert finding.fix in text
    assert text.count("●") > 40


def _nameless(own: Assignment) -> str:
    return own.reason.replace(f"{own.name}{Labels('zh').role(own.role)}", "").replace(own.name, "")


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert links
    assert not [link for link in links if not (link or "").startswith("#")]
    assert {(link or "")[1:] for link in links} <= set(ids)


def test_evidence_is_marked_in_the_text(result: Decomposition, page: Page) -> None:
    numbers = {
        number
        for tag, attrs in page.tags
        if tag == "mark"
        for number in str(attrs["data-a"]).split()
    }
    quoting = [
        str(n)
        for n, own in enumerate(result.assignments)
        if any(e.span is not None for e in own.evidence)
    ]
    assert len(numbers & set(quoting)) > 0.9 * len(quoting)


def test_policy_allows_exactly_what_stands_in_the_file(page: Page) -> None:
    metas = [attrs for tag, attrs in page.tags if tag == "meta"]
    policy = next(str(m["content"]) for m in metas if "http-equiv" in m)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    style, data, script = page.scripts
    json.loads(data)
    for kind, text in (("style-src", style), ("script-src", script)):
        digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
        assert rules[kind] == f"'sha256-{digest}'"
    assert not [attrs for _, attrs in page.tags if {"src", "style", "onclick"} & set(attrs)]
    assert not re.search(r"https?://|@import|url\(", style + script)


def test_every_label_is_there_in_both_languages(page: Page) -> None:
    words = json.loads(page.scripts[1])
    used = {attrs["data-t"] for _, attrs in page.tags if "data-t" in attrs}
    assert used <= set(map(str, range(len(words))))
    assert all(len(pair) == 2 and all(pair) for pair in words)


def test_controls_are_named_and_tables_have_headers(page: Page) -> None:
    cells = [attrs for tag, attrs in page.tags if tag == "th"]
    assert all(attrs.get("scope") in {"col", "row"} for attrs in cells)
    labels = sum(tag == "label" for tag, _ in page.tags)
    assert labels == sum(tag in {"select", "input"} for tag, _ in page.tags)
    landmarks = {tag for tag, _ in page.tags} & {"header", "nav", "main", "aside"}
    assert len(landmarks) == 4


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=texts)
def test_no_text_becomes_markup(kb: Knowledge, word: str) -> None:
    made = Page(to_html(spoilt(kb, word), Labels("zh")))
    allowed = {"onclick", "onerror", "onmouseover", "src", "style"}
    assert not [attrs for _, attrs in made.tags if allowed & set(attrs)]
    assert [tag for tag, _ in made.tags].count("script") == 2
    assert not {"img", "iframe"} & {tag for tag, _ in made.tags}
    assert all("class" in attrs for tag, attrs in made.tags if tag == "b")
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\u202a-\u202e]", "".join(made.words)
    )


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words_are_shown_as_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    dc.write(spoilt(kb, word), tmp_path / "page.html")
    made = Page((tmp_path / "page.html").read_text(encoding="utf-8"))
    if word.isprintable():
        assert word in "".join(made.words)


def test_a_thousand_departments(kb: Knowledge) -> None:
    result = spoilt(kb, "局")
    first = result.assignments[0]
    many = tuple(
        first.model_copy(update={"id": f"x{n}", "department": f"d{n}", "name": f"第{n}局"})
        for n in range(1000)
    )
    made = Page(to_html(result.model_copy(update={"assignments": many}), Labels("en")))
    assert sum(str(attrs.get("id")).startswith("dept=") for _, attrs in made.tags) == 1000


def test_a_thousand_tasks_take_less_than_three_megabytes() -> None:
    made = to_html(made_up(1000, 60), Labels("zh"))
    assert len(made.encode("utf-8")) < 3_000_000


def test_two_runs_give_the_same_bytes(result: Decomposition) -> None:
    assert to_html(result, Labels("zh")) == to_html(result, Labels("zh"))


def test_what_an_audit_says_of_all_its_findings_is_said_once(result: Decomposition) -> None:
    page = to_html(result, Labels("zh"))
    listed = page[page.index("<section id=findings") : page.index("<section id=matrix")]
    kinds = {f.name for f in result.findings}
    assert len(kinds) < len(result.findings)
    for kind in kinds:
        found = [f for f in result.findings if f.name == kind]
        assert listed.count(f"{found[0].code} {finding_name(kind, 'zh')}（{len(found)}）") == 1
        if len({f.why for f in found}) == 1:
            assert listed.count(found[0].why) == len(
                [
                    k
                    for k in kinds
                    if any(f.name == k and f.why == found[0].why for f in result.findings)
                ]
            )
    for number, finding in enumerate(result.findings):
        assert f"<li id=f{number}>" in listed
        assert nested(finding.message) in unescape(listed)
