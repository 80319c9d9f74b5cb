"""What all parts of the page share: the division, its words, numbers and links."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from decompose.labels.deliverables import band
from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition, Finding, Role
from decompose.reports.characters import fit
from decompose.reports.deadlines import printed_deadline
from decompose.reports.division import SHARED_ROLES, Division, held, lead_of, shared
from decompose.reports.markup import Html, element, together
from decompose.reports.page_words import Words


class View:
    """A division on its way to a page."""

    def __init__(self, division: Division, words: Words) -> None:
        self.division = division
        self.words = words
        self.result: Decomposition = division.result
        self.holder_numbers = {holder: n for n, holder in enumerate(division.holders)}
        self.numbers = {a.id: n for n, a in enumerate(self.result.assignments)}
        used = {a.role for a in self.result.assignments}
        self.roles = [role for role in Role if role in used and words.role(role)]
        """The roles that somebody holds."""
        self.findings: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        """Task id → its findings, each with its number."""
        self.cited: dict[tuple[str, str], int] = {}
        """What grounds name beside their sentence, each written once: its kind and words → its number."""
        for number, finding in enumerate(self.result.findings):
            for subject in dict.fromkeys(finding.subject.values()):
                if subject in division.tasks:
                    self.findings[subject].append((number, finding))

    def held_by(self, own: list[Assignment]) -> str:
        """Return who holds what, each as the number of the holder and that of the role."""
        roles = {role: n for n, role in enumerate(self.roles)}
        pairs = (f"{self.holder_numbers[a.holder]}:{roles.get(a.role, '')}" for a in own)
        return " ".join(dict.fromkeys(pairs))

    def confidence(self, task: Task) -> str:
        """Return the band of confidence of a task's lead; low where a task has none.

        A heading whose tasks have leads has no band.
        """
        lead = lead_of(task, self.division.by_task.get(task.id, []))
        if lead is not None:
            return band(lead.confidence)
        return "" if self.division.is_frame(task) else "low"

    def deadline(self, task: Task, measure: str | None = None) -> Html | str:
        """Return until when a task, or one part of it, is to be done."""
        printed = printed_deadline(task, measure)
        period = self.result.plan.period
        if printed or period is None:
            return printed
        return self.words("within_period", period[1])

    def badge(self, confidence: str) -> Html:
        """Return a band of confidence as a badge."""
        return self.words.own_element("b", confidence, class_=confidence)

    def cite(self, kind: str, text: str) -> Html:
        """Return a link to one of the grounds that are listed once for all."""
        number = self.cited.setdefault((kind, text), len(self.cited) + 1)
        return element("a", number, href=f"#e{number}")

    def department(self, holder: str) -> Html:
        """Return a link to the list of a department."""
        return element("a", self.division.holders[holder], href=department_link(holder))

    def holders(self, task: str, roles: tuple[Role, ...]) -> Html:
        """Return who holds one of the roles in a task; who does so for a part alone is marked."""
        names: list[Html | str] = []
        found = held(self.division.by_task.get(task, []), roles)
        for own in found:
            names += ["、"] if names else []
            names.append(own.name)
            names += ["（", self.words("part_of"), "）"] if own.measure else []
        names += ["（", self.words.role(Role.CO_LEAD), "）"] if shared(found) else []
        return together(names)

    def chip(self, own: Assignment) -> Html:
        """Return an assignment as a link to its grounds."""
        look = [own.role.value] if own.role in SHARED_ROLES else []
        look += ["low"] if band(own.confidence) == "low" else []
        href = f"#a{self.numbers[own.id]}"
        return element("a", own.name, class_=" ".join(look) or None, href=href)


def task_link(task: str) -> str:
    """Return the address of a task's row in the page."""
    return f"#t-{quote(fit(task))}"


def department_link(holder: str) -> str:
    """Return the address of a department's list in the page."""
    return f"#dept={quote(fit(holder))}"
