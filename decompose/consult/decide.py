"""What becomes of an opinion: adopted, adopted in part, rejected, escalated, decided."""

from __future__ import annotations

from decompose.consult.project import Project
from decompose.consult.values import Answer, Decision, Outcome
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
        decision = _checked(project, row, outcome, reason)
        decision = decision.model_copy(update={"by": by, "date": date})
        project.record_decision(decision)
    return decision


def _checked(project: Project, row: str, outcome: Outcome, reason: str) -> Decision:
    """Return the decision, as far as it is known, when it may be made."""
    known = {one.id: one for made in project.rounds() for one in made.rows}
    if row not in known:
        raise ReportError(f"there is no row {row}", hint="consult collect --json lists the rows")
    answer = project.answers().get(row, Answer(id=row))
    if not answer.speaks:
        raise ReportError(f"nobody objects to row {row}", hint="there is nothing to decide")
    if outcome in _WITH_REASON and not reason.strip():
        raise ReportError("this decision needs a reason", hint="give it with --reason")
    earlier = project.decisions().get(row, ())
    if outcome is Outcome.DECIDED and not any(d.outcome is Outcome.ESCALATED for d in earlier):
        raise ReportError(
            f"row {row} was not put before the leading group", hint="escalate it first"
        )
    return Decision(
        id=row,
        outcome=outcome,
        reason=reason.strip(),
        by="",
        date="",
        clause=known[row].clause,
        answer=answer,
    )
