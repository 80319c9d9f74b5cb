"""What makes a finding the same finding in another run: words, never numbers of tasks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256

from decompose.audits.case import AuditCase
from decompose.model.plan import Task
from decompose.model.result import EvidenceKind, Finding
from decompose.text.patterns import regex

_LENGTH = 16
_STOPS = str.maketrans("", "", ' \t\u3000\u00a0\n，,。.；;：:、（）()“”"')
_SENTENCE_END = regex(r"[。！？\n]")
_BRACKETS = regex(r"[（(][^（）()]*[）)]?")
_BY_WORDS = ("section", "block", "row")
"""Subjects that say where something stands; the words themselves tell what it is."""


def marked(case: AuditCase, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with their fingerprints; equal ones are told apart by their order.

    Where the document is not at hand, a finding about some place in it keeps the mark it had: the
    words that made the mark are not there.
    """
    seen: Counter[str] = Counter()
    before = _marks_before(case)
    found: list[Finding] = []
    for finding in findings:
        if finding.fingerprint:
            found.append(finding)
            continue
        kept = before.get((finding.name, finding.message))
        if kept and any(key in _BY_WORDS for key in finding.subject):
            found.append(finding.model_copy(update={"fingerprint": kept.pop(0)}))
            continue
        words = "\n".join((finding.name, *_words(case, finding)))
        seen[words] += 1
        text = words if seen[words] == 1 else f"{words}\n{seen[words]}"
        mark = sha256(text.encode()).hexdigest()[:_LENGTH]
        found.append(finding.model_copy(update={"fingerprint": mark}))
    return tuple(found)


def _marks_before(case: AuditCase) -> dict[tuple[str, str], list[str]]:
    marks: dict[tuple[str, str], list[str]] = defaultdict(list)
    if case.result.plan.document is None:
        for finding in case.result.findings:
            marks[(finding.name, finding.message)].append(finding.fingerprint)
    return marks


def _words(case: AuditCase, finding: Finding) -> Iterable[str]:
    """Yield what a finding is about, free of ids that change when the plan is renumbered."""
    placed = False
    for key, value in sorted(finding.subject.items()):
        if key in ("task", "other") and value in case.tasks:
            yield f"{key}={_task(case, case.tasks[value])}"
        elif key == "measure" and value in case.measures:
            yield f"{key}={_plain(case.measures[value].text)}"
        elif key in ("indicator", "other"):
            yield f"{key}={_plain(case.indicators.get(value, value))}"
        elif key in _BY_WORDS:
            placed = True
        else:
            yield f"{key}={_plain(value)}"
    if placed:
        quotes = (e.quote for e in finding.evidence if e.kind is EvidenceKind.TEXT)
        yield f"words={_plain(next(quotes, finding.message))}"


def _task(case: AuditCase, task: Task) -> str:
    """Return a task's own words; those of the one above it where they are the same in many places."""
    above = case.tasks.get(task.parent or "")
    own = _plain(task.title or _first_sentence(task.text))
    return f"{_plain(above.title)}/{own}" if above else own


def _first_sentence(text: str) -> str:
    """Return the words that stay when a fix appends a sentence, or names units in brackets."""
    first = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    return _BRACKETS.sub("", first) or text


def _plain(text: str) -> str:
    return text.translate(_STOPS)
