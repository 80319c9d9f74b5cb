"""The report of findings as a Word file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.labels.word import Sentences
from decompose.model.result import Decomposition, Finding, Severity
from decompose.reports.citing import quoted
from decompose.reports.division import Division, arrange
from decompose.reports.rows import finding_groups, subject_of
from decompose.reports.titles import called
from decompose.reports.word.body import Body
from decompose.reports.word.parts import titled, to_docx
from decompose.text.titles import name_of


def write_findings(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the report of findings as a Word file."""
    division, say = arrange(result), Sentences(labels.lang)
    plan = name_of(called(result))
    title = say("findings_title", plan)
    body = Body()
    body.add("Title", titled(title, plan, result.plan.place))
    body.add("BodyText")
    counts = Counter(finding.severity for finding in result.findings)
    numbers = [counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    body.add("BodyText", say("findings_note", len(result.findings), *numbers))
    body.contents(say("contents"), depth=1)
    body.add("BodyText")
    for key, findings in finding_groups(division).items():
        body.heading(1, say(f"h_{key}"))
        if not findings:
            body.add("BodyText", say("nothing_found"))
        reasons: dict[str, int] = {}
        for number, finding in enumerate(findings, start=1):
            first = reasons.setdefault(finding.why, number)
            why = finding.why if first == number else say("f_same", first)
            _finding(body, number, finding, why, division, labels)
    replace_file(path, to_docx(body.to_xml(), title))


def _finding(
    body: Body, number: int, finding: Finding, why: str, division: Division, labels: Labels
) -> None:
    """Add a finding; ``why`` it matters is written out once for those that have it in common."""
    say = Sentences(labels.lang)
    severity = labels.severity(finding.severity)
    body.heading(2, f"{number}. {labels.aside(finding.message, severity, finding.code)}")
    words = quoted(finding, labels)
    facts = (
        ("f_subject", subject_of(finding, division, labels)),
        ("f_words", words),
        ("f_why", why),
        ("f_fix", finding.fix),
    )
    for key, value in facts:
        if value:
            body.add("BodyText", say(key, value))
