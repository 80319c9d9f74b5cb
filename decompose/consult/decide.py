"""What becomes of an opinion: adopted, adopted in part, rejected, escalated, decided."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.consult.project import Project
from decompose.consult.values import Answer, Decision, Outcome, Row
from decompose.errors import ReportError

_WITH_REASON = (Outcome.PARTLY, Outcome.REJECTED, Outcome.DECIDED)


def decide(
    project: Project, row: str, outcome: Outcome, *, by: str, date: str, reason: str = ""
) -> Decision:
    """Keep a decision about a row; it is safe on the disk when this returns.

    Raises:
        ReportError: There is no such row or no opinion on it, a reason is missing, or the leading
            group decides what nobody put before it.
    """
    with project.writing():
        decision = Deciding(project).decision(row, outcome, by=by, date=date, reason=reason)
        project.record_decisions([decision])
    return decision


class Deciding:
    """What may be decided in a consultation as it stands.

    Args:
        project: The consultation; nobody else may write to it meanwhile.
    """

    def __init__(self, project: Project) -> None:
        self._rows = {one.id: one for made in project.rounds() for one in made.rows}
        self._answers, self._earlier = project.answers(), project.decisions()

    def earlier(self, row: str) -> tuple[Decision, ...]:
        """Return what was decided about a row so far, the first one first."""
        return self._earlier.get(row, ())

    def row(self, row: str) -> Row:
        """Return a row that was sent.

        Raises:
            ReportError: There is none.
        """
        if row not in self._rows:
            raise ReportError(
                f"there is no row {row}", hint="consult collect --json lists the rows"
            )
        return self._rows[row]

    def answer(self, row: str) -> Answer:
        """Return the latest answer to a row, an empty one where there is none."""
        return self._answers.get(row, Answer(id=row))

    def open_rows(self) -> Iterable[tuple[Row, Answer, Decision | None]]:
        """Yield every opinion that still waits for a decision, with what was done about it so far.

        An opinion given anew after a decision waits again; what was escalated waits for the leading group.
        """
        for row in self._rows.values():
            answer = self.answer(row.id)
            last = (self.earlier(row.id) or (None,))[-1]
            waits = last is None or last.outcome is Outcome.ESCALATED or last.answer != answer
            if answer.speaks and waits:
                yield row, answer, last

    def decision(
        self, row: str, outcome: Outcome, *, by: str, date: str, reason: str = ""
    ) -> Decision:
        """Return a decision when it may be made.

        Raises:
            ReportError: As for :func:`decide`.
        """
        sent, answer = self.row(row), self.answer(row)
        if not answer.speaks:
            raise ReportError(f"nobody objects to row {row}", hint="there is nothing to decide")
        if outcome in _WITH_REASON and not reason.strip():
            hint = "give it with --reason, or beside the decision"
            raise ReportError("this decision needs a reason", hint=hint)
        earlier = self.earlier(row)
        if outcome is Outcome.DECIDED and not any(d.outcome is Outcome.ESCALATED for d in earlier):
            raise ReportError(
                f"row {row} was not put before the leading group", hint="escalate it first"
            )
        return Decision(
            id=row,
            outcome=outcome,
            reason=reason.strip(),
            by=by,
            date=date,
            clause=sent.clause,
            answer=answer,
        )
