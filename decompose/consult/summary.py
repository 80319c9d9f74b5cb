"""The tables of a consultation: opinions and outcomes, who is silent, disputes, what to review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.consult.labels import Words
from decompose.consult.lines import clauses_of
from decompose.consult.project import Project
from decompose.consult.values import Answer, Decision, Outcome, Position, Row
from decompose.reports.rows import Cell, Column, Table

_WIDTHS = {"opinion": 50, "text": 50, "views": 60, "grounds": 60, "outcome_reason": 40, "unit": 22}
_AGAINST = (Position.OBJECT, Position.PROPOSE)
_ADOPTED = (Outcome.ADOPTED, Outcome.PARTLY)
Cells = Iterator[tuple[Cell, ...]]


class Summary:
    """What a consultation has come to.

    Args:
        project: The consultation.
        lang: Language of the tables.
    """

    def __init__(self, project: Project, lang: str = "zh") -> None:
        self.words = Words(lang)
        self.round = project.latest()
        self._rows = {row.id: row for made in project.rounds() for row in made.rows}
        self._answers = {i: a for i, a in project.answers().items() if i in self._rows}
        self._decisions = project.decisions()
        self._clauses = clauses_of(self.round.result)

    def tables(self) -> tuple[Table, ...]:
        """Return every table."""
        return (
            self._table(
                "summary",
                "row unit task text opinion outcome outcome_reason by date",
                self.opinions(),
            ),
            self._table("unanswered", "unit rows", self.unanswered()),
            self._table("disputes", "task text views grounds outcome", self.disputes()),
            self._table("pending", "row unit task proposal outcome", self.pending()),
            self._table("suspect", "row unit text outcome by date", self.suspect()),
        )

    def _table(self, key: str, keys: str, rows: Cells) -> Table:
        columns = tuple(Column(k, self.words[k], _WIDTHS.get(k, 16)) for k in keys.split())
        return Table(key, self.words[key], columns, tuple(rows), frozen=1)

    def _said(self) -> Iterator[tuple[Row, Answer]]:
        """Yield what was said against or beside the draft, in the order it was sent."""
        for id_, row in self._rows.items():
            answer = self._answers.get(id_)
            if answer and (answer.position in _AGAINST or answer.proposal):
                yield row, answer

    def _last(self, row: str) -> Decision | None:
        return (self._decisions.get(row) or (None,))[-1]

    def _opinion(self, answer: Answer) -> str:
        position = self.words[answer.position.value] if answer.position else ""
        parts = (position, answer.proposal, answer.reason)
        return "；".join(part for part in parts if part)

    def opinions(self) -> Cells:
        """Yield a row an opinion with what became of it."""
        for row, answer in self._said():
            last = self._last(row.id)
            yield (
                row.id,
                row.name,
                row.task,
                row.text or row.title,
                self._opinion(answer),
                self.words.outcome(last.outcome if last else None),
                last.reason if last else "",
                last.by if last else "",
                last.date if last else "",
            )

    def unanswered(self) -> Cells:
        """Yield the departments that left rows of this round without an opinion, with how many."""
        open_: dict[str, int] = defaultdict(int)
        for row in self.round.rows:
            answer = self._answers.get(row.id)
            if answer is None or (answer.position is None and not answer.proposal):
                open_[row.department] += 1
        names = {row.department: row.name for row in self.round.rows}
        for department, count in open_.items():
            yield (names[department], count)

    def disputes(self) -> Cells:
        """Yield the tasks on which departments contradict each other, or that were escalated."""
        tasks: dict[str, list[tuple[Row, Answer]]] = defaultdict(list)
        for row in self.round.rows:
            if row.id in self._answers:
                tasks[row.task].append((row, self._answers[row.id]))
        for task, said in tasks.items():
            lasts = [last for row, _ in said if (last := self._last(row.id))]
            escalated = any(d.outcome in (Outcome.ESCALATED, Outcome.DECIDED) for d in lasts)
            if not (escalated or contradict(said)):
                continue
            views = [f"{row.name}（{row.role}）：{self._opinion(answer)}" for row, answer in said]
            grounds = [f"{row.name}（{row.role}）：{row.reason}" for row, _ in said]
            yield (
                task,
                said[0][0].text or said[0][0].title,
                "\n".join(dict.fromkeys(views)),
                "\n".join(dict.fromkeys(grounds)),
                self.words.outcome(lasts[-1].outcome if lasts else None),
            )

    def pending(self) -> Cells:
        """Yield adopted proposals for words that do not stand in the draft yet."""
        whole = "".join(f"{t.title}{t.text}" for t in self.round.result.plan.tasks)
        plain = "".join(whole.split())
        for row, answer in self._said():
            last = self._last(row.id)
            if last is None or last.outcome not in _ADOPTED or not answer.proposal:
                continue
            if "".join(answer.proposal.split()) not in plain:
                outcome = self.words.outcome(last.outcome)
                yield (row.id, row.name, row.task, answer.proposal, outcome)

    def suspect(self) -> Cells:
        """Yield the decisions whose clause reads otherwise in the draft of this round."""
        for id_, decisions in self._decisions.items():
            last = decisions[-1]
            if id_ in self._rows and last.clause not in self._clauses:
                row = self._rows[id_]
                outcome = self.words.outcome(last.outcome)
                yield (id_, row.name, row.text or row.title, outcome, last.by, last.date)


def contradict(said: list[tuple[Row, Answer]]) -> bool:
    """Tell whether two departments cannot both have their way in a task.

    Both speak against the draft; or one names another that only agreed to what it has now.
    """
    against = [(row, answer) for row, answer in said if answer.position in _AGAINST]
    if len({row.department for row, _ in against}) > 1:
        return True
    agreed = [row for row, answer in said if answer.position is Position.AGREE]
    return any(
        other.department != row.department and other.name in f"{answer.proposal}{answer.reason}"
        for row, answer in against
        for other in agreed
    )
