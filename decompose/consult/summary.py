"""The tables of a consultation: opinions and outcomes, who is silent, disputes, what to review."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from decompose.consult.disputes import Said, disputed, grounds_of
from decompose.consult.project import Project, Round
from decompose.consult.values import Answer, Decision, Oddity, Outcome, Position, Row
from decompose.labels.consultation import Words
from decompose.labels.errors import translate
from decompose.match.clauses import clauses_of
from decompose.reports.rows import Cell, Column, Table
from decompose.text.edits import edits_asked, without_signs
from decompose.text.titles import name_of

_WIDTHS: dict[str, dict[str, float]] = {
    "": {
        "serial": 5,
        "task": 8,
        "row": 13,
        "unit": 19,
        "expert": 12,
        "by": 11,
        "date": 12,
        "outcome": 14,
    },
    "summary": {"text": 36, "opinion": 32, "outcome_reason": 26},
    "experts": {"text": 32, "division": 24, "opinion": 32, "outcome_reason": 20},
    "disputes": {"text": 26, "views": 34, "grounds": 34, "duties": 34, "precedents": 20},
    "pending": {"proposal": 60, "state": 26},
    "suspect": {"text": 60, "cause": 22},
    "receipts": {"file": 24, "where": 36, "what": 80},
}
"""Widths of columns by table, in characters; a printed page across holds some 170 that can be read."""
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
        rounds = project.rounds()
        self.round = project.latest()
        self._earlier = [made for made in rounds if made.number < self.round.number]
        self._rows = {row.id: row for made in rounds for row in made.rows}
        self._answers = {i: a for i, a in project.answers().items() if i in self._rows}
        self._decisions, self._receipts = project.decisions(), project.receipts()
        self._clauses = clauses_of(self.round.result.plan)
        self._standing = {_standing(row) for row in self.round.rows}

    def tables(self) -> tuple[Table, ...]:
        """Return every table; that of experts only when experts were asked."""
        keys = "serial unit task text opinion outcome outcome_reason by date row"
        expert_keys = "serial expert task text division opinion outcome outcome_reason by date row"
        asked = any(row.expert for row in self._rows.values())
        experts = [self._table("experts", expert_keys, self.experts())] if asked else []
        return (
            self._table("summary", keys, self.opinions()),
            *experts,
            self._table("unanswered", "unit rows sent_rows silence", self.unanswered()),
            self._table(
                "disputes", "task text views grounds duties precedents outcome", self.disputes()
            ),
            self._table("pending", "row unit task proposal outcome state", self.pending()),
            self._table("suspect", "row unit text outcome by date cause", self.suspect()),
            self._table("receipts", "file taken where what", self.receipts()),
        )

    def _table(self, key: str, keys: str, rows: Cells) -> Table:
        widths = {**_WIDTHS[""], **_WIDTHS.get(key, {})}
        columns = tuple(Column(k, self.words[k], widths.get(k, 16)) for k in keys.split())
        empty = ((self.words["none"], *("" for _ in columns[1:])),)
        return Table(key, self.words[key], columns, tuple(rows) or empty, frozen=1)

    def _said(self) -> Iterator[tuple[Row, Answer]]:
        """Yield what was said against or beside the draft, in the order it was sent."""
        for id_, row in self._rows.items():
            answer = self._answers.get(id_)
            if answer and answer.speaks:
                yield row, answer

    def _last(self, row: str) -> Decision | None:
        return (self._decisions.get(row) or (None,))[-1]

    def _opinion(self, answer: Answer) -> str:
        return self.words.opinion(answer.position, answer.proposal, answer.reason)

    def heading(self, table: Table) -> str:
        """Return the title that stands over a table."""
        return self.words("heading", name_of(self.round.result.plan.title), table.title)

    def opinions(self) -> Cells:
        """Yield a row an opinion of a department with what became of it, then who agrees to all."""
        number = 0
        for row, answer in self._said():
            if not row.expert:
                number += 1
                told = (row.name, row.task, row.text or row.title, *self._fate(row, answer), row.id)
                yield (number, *told)
        for n, (name, rows, said) in enumerate(self._agreeing(), start=number + 1):
            yield (n, name, "", rows, said, *[""] * 5)

    def _agreeing(self) -> Iterator[tuple[str, str, str]]:
        """Yield the departments that agree to all their rows of the last round that they answered.

        Where something in their file was not taken over (a cell that was not to be changed), it
        says so: they may agree to something else.
        """
        odd = {row for one in self._receipts if one.oddities for row in one.rows}
        heard: set[str] = set()
        for made in (self.round, *reversed(self._earlier)):
            every: dict[str, list[Row]] = defaultdict(list)
            for row in made.rows:
                if not row.expert and row.department not in heard:
                    every[row.department].append(row)
            for department, rows in every.items():
                said = [self._answers.get(row.id) for row in rows]
                if any(answer and not answer.silent for answer in said):
                    heard.add(department)
                if all(answer and not answer.silent and not answer.speaks for answer in said):
                    checked = any(row.id in odd for row in rows)
                    yield (
                        rows[0].name,
                        self._of_round(self.words("all_rows", len(rows)), made),
                        self.words["agrees_but" if checked else "agrees"],
                    )

    def _of_round(self, words: str, made: Round) -> str:
        return words if made is self.round else self.words("of_round", words, made.number)

    def experts(self) -> Cells:
        """Yield a row an opinion of an expert with what became of it."""
        said = [(row, answer) for row, answer in self._said() if row.expert]
        for number, (row, answer) in enumerate(said, start=1):
            words = row.text or row.title
            told = (row.name, row.task, words, row.role, *self._fate(row, answer), row.id)
            yield (number, *told)

    def _fate(self, row: Row, answer: Answer) -> tuple[Cell, ...]:
        last = self._last(row.id)
        return (
            self._opinion(answer),
            self.words.outcome(last.outcome if last else None),
            last.reason if last else "",
            last.by if last else "",
            last.date if last else "",
        )

    def unanswered(self) -> Cells:
        """Yield who left rows of this round without an opinion: how many, of how many.

        An expert need not speak to every task: only one who is silent altogether is named.
        """
        open_: dict[str, int] = defaultdict(int)
        sent = Counter(row.department for row in self.round.rows)
        heard = {
            row.department for row in self.round.rows if row.id in self._answers and row.expert
        }
        for row in self.round.rows:
            answer = self._answers.get(row.id)
            if (answer is None or answer.silent) and row.department not in heard:
                open_[row.department] += 1
        names = {row.department: row.name for row in self.round.rows}
        waits = {id_ for one in self._receipts if one.rivals for id_ in one.rows}
        waiting = {row.department for row in self.round.rows if row.id in waits}
        for department, count in open_.items():
            silence = "wholly_silent" if count == sent[department] else "partly_silent"
            silence = "waiting" if department in waiting else silence
            yield (names[department], count, sent[department], self.words[silence])

    def receipts(self) -> Cells:
        """Yield what stands in the replies and was not taken over, or only by its words."""
        for receipt in self._receipts:
            for oddity in receipt.oddities:
                what = told(oddity, self.words.lang)
                yield (receipt.file, receipt.answers, oddity.where, what)

    def disputes(self) -> Cells:
        """Yield the tasks on which departments contradict each other, or that were escalated.

        Those of an earlier round stay until they are settled.
        """
        for made in (*self._earlier, self.round):
            tasks: dict[str, list[Said]] = defaultdict(list)
            for row in made.rows:
                if row.id in self._answers and not row.expert:
                    tasks[row.task].append((row, self._answers[row.id]))
            for task, said in tasks.items():
                lasts = [last for row, _ in said if (last := self._last(row.id))]
                if parties := self._parties(said, lasts, made):
                    yield self._dispute(made, task, parties, lasts)

    def _parties(self, said: list[Said], lasts: list[Decision], made: Round) -> list[Said]:
        outcomes = {decision.outcome for decision in lasts}
        parties = disputed(said, made)
        if not parties and outcomes & {Outcome.ESCALATED, Outcome.DECIDED}:
            parties = [(row, answer) for row, answer in said if answer.speaks] or said
        over = Outcome.DECIDED in outcomes or (
            Outcome.ESCALATED not in outcomes
            and all(self._last(row.id) for row, answer in parties if answer.speaks)
        )
        return [] if over and made is not self.round else parties

    def _dispute(
        self, made: Round, task: str, parties: list[Said], lasts: list[Decision]
    ) -> tuple[Cell, ...]:
        said_by = partial(self.words, "said_by")
        views = [said_by(row.name, row.role, self._opinion(answer)) for row, answer in parties]
        grounds = [said_by(row.name, row.role, row.reason) for row, _ in parties]
        duties = grounds_of(made, task, parties, self.words)
        row = parties[0][0]
        return (
            self._of_round(task, made),
            row.text or row.title,
            "\n".join(dict.fromkeys(views)),
            "\n".join(dict.fromkeys(grounds)),
            "\n".join(dict.fromkeys(duties)),
            "\n".join(made.precedents.get(task, ())),
            self._settled(lasts),
        )

    def _settled(self, lasts: list[Decision]) -> str:
        """Return how a dispute stands: what the leading group did counts before all else."""
        outcomes = [decision.outcome for decision in lasts]
        for outcome in (Outcome.DECIDED, Outcome.ESCALATED):
            if outcome in outcomes:
                return self.words.outcome(outcome)
        return "、".join(dict.fromkeys(map(self.words.outcome, outcomes))) or self.words["open"]

    def pending(self) -> Cells:
        """Yield adopted opinions that do not stand in the draft yet, as far as can be told."""
        whole = "".join(f"{t.title}{t.text}" for t in self.round.result.plan.tasks)
        plain, bare = "".join(whole.split()), without_signs(whole)
        for row, answer in self._said():
            last = self._last(row.id)
            if last is None or last.outcome not in _ADOPTED:
                continue
            wanted = "".join(answer.proposal.split())
            against = answer.position is Position.OBJECT
            if (wanted and wanted in plain) or not (wanted or against):
                continue
            unchanged = _standing(row) in self._standing
            asked = [*edits_asked(answer.proposal)]
            if asked and not unchanged and all(edit.is_made(bare) for edit in asked):
                continue
            if unchanged or wanted:
                state = self.words["not_in_text" if unchanged else "check_text"]
                outcome = self.words.outcome(last.outcome)
                yield (row.id, row.name, row.task, answer.proposal, outcome, state)

    def suspect(self) -> Cells:
        """Yield the decisions whose clause or opinion is no longer the one they were made on."""
        for id_, decisions in self._decisions.items():
            last = decisions[-1]
            if id_ not in self._rows:
                continue
            cause = ""
            if last.clause not in self._clauses:
                cause = "clause_changed"
            elif self._answers.get(id_, last.answer) != last.answer:
                cause = "opinion_changed"
            if cause:
                row = self._rows[id_]
                outcome = self.words.outcome(last.outcome)
                told = (row.text or row.title, outcome, last.by, last.date, self.words[cause])
                yield (id_, row.name, *told)


def told(oddity: Oddity, lang: str) -> str:
    """Return what is odd in a reply, and what to do about it."""
    what, hint = translate(oddity.what, lang), translate(oddity.hint, lang)
    return f"{what} → {hint}" if hint else what


def _standing(row: Row) -> tuple[str, str, str]:
    """Return what a row stands for in any round: who, in which role, by which words."""
    return row.department, row.role, row.clause
