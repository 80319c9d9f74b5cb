"""What all parts of the page share: the division, its words, numbers and links."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from decompose.labels.deliverables import band
from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition, Finding, Role
from decompose.reports.characters import fit
from decompose.reports.division import Division, held, lead_of
from decompose.reports.markup import Html, element, together
from decompose.reports.page_words import Words
from decompose.reports.rows import printed_deadline


class View:
    """A division on its way to a page."""

    def __init__(self, division: Division, words: Words) -> None:
        self.division = division
        self.words = words
        self.result: Decomposition = division.result
        self.holder_numbers = {holder: n for n, holder in enumerate(division.holders)}
        self.numbers = {a.id: n for n, a in enumerate(self.result.assignments)}
        self.findings: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        """Task id → its findings, each with its number."""
        for number, finding in enumerate(self.result.findings):
            for subject in dict.fromkeys(finding.subject.values()):
                if subject in division.tasks:
                    self.findings[subject].append((number, finding))

    def confidence(self, task: Task) -> str:
        """Return the band of confidence of a task's lead; low where there is none."""
        lead = lead_of(task, self.division.by_task.get(task.id, []))
        return band(lead.confidence) if lead else "low"

    def deadline(self, task: Task, measure: str | None = None) -> Html | str:
        """Return until when a task, or one part of it, is to be done."""
        printed = printed_deadline(task, measure)
        period = self.result.plan.period
        if printed or period is None:
            return printed
        return self.words("within_period", period[1])

    def badge(self, confidence: str) -> Html:
        """Return a band of confidence as a badge."""
        return element("span", self.words(confidence), class_=f"badge {confidence}")

    def department(self, holder: str) -> Html:
        """Return a link to the list of a department."""
        return element("a", self.division.holders[holder], href=department_link(holder))

    def holders(self, task: str, roles: tuple[Role, ...]) -> Html:
        """Return who holds one of the roles in a task; who does so for a part alone is marked."""
        names: list[Html | str] = []
        for own in held(self.division.by_task.get(task, []), roles):
            names += ["、"] if names else []
            names.append(own.name)
            names += ["（", self.words("part_of"), "）"] if own.measure else []
        return together(names)

    def chip(self, own: Assignment) -> Html:
        """Return an assignment as a link to its grounds."""
        number = self.numbers[own.id]
        uncertain = " low" if band(own.confidence) == "low" else ""
        return element(
            "a", own.name, class_=f"chip {own.role.value}{uncertain}", href=f"#a{number}"
        )


def task_link(task: str) -> str:
    """Return the address of a task's row in the page."""
    return f"#t-{quote(fit(task))}"


def department_link(holder: str) -> str:
    """Return the address of a department's list in the page."""
    return f"#dept={quote(fit(holder))}"
