"""Workbook or scheme that people worked on → the division it encloses, with what they changed in it."""

from __future__ import annotations

from collections.abc import Container

from pydantic import ValidationError

from decompose.audits.edited_rows import edited, words_of
from decompose.audits.unchanged import division_mark
from decompose.audits.undocumented import READING, audited_beside, with_held
from decompose.knowledge import Knowledge
from decompose.labels.reading import note
from decompose.model.beside import NOTHING
from decompose.model.organization import Level
from decompose.model.plan import Plan, Task
from decompose.model.result import Decomposition, EvidenceKind, Finding
from decompose.model.source import Document, Place, Problem, Span
from decompose.rules import assign

_OWN_WORKBOOK = "sheet.derived"


def returned(
    doc: Document,
    kb: Knowledge,
    *,
    place: str | None = None,
    level: Level | str | None = None,
    date: str | None = None,
) -> Decomposition | None:
    """Return the division that a workbook or scheme encloses; None for any other document.

    Rows that nobody changed are as they were: who was proposed stays proposed. What a changed row says is
    stated; with it all is derived and audited anew, and what was found only in the document itself stays
    found, unless its words are gone.
    """
    if doc.enclosed is None:
        return None
    try:
        result = Decomposition.model_validate_json(doc.enclosed.division)
    except ValidationError:
        return None  # of another version: the sheets are read as they stand
    where = result.jurisdiction
    setting = (place or where.place, Level(level) if level else where.level, date or where.date)
    plan, changed, left = edited(result.plan, doc)
    notes = [p for p in doc.problems if p.code == _OWN_WORKBOOK]
    notes += [_note("scheme.enclosed", doc)] if doc.format == "docx" else []
    notes += [_note("sheet.enclosed", doc, str(len(changed)), _some(changed))] if changed else []
    notes += [_note("sheet.enclosed-left", doc, str(len(left)), _some(left))] if left else []
    if plan != result.plan or setting != (where.place, where.level, where.date):
        result = _anew(result, plan, kb, setting, changed)
    return result.model_copy(update={"problems": (*result.problems, *notes)})


def _anew(
    result: Decomposition,
    plan: Plan,
    kb: Knowledge,
    setting: tuple[str | None, Level | None, str | None],
    changed: Container[str],
) -> Decomposition:
    place, level, date = setting
    again = assign(plan, kb, place=place, level=level, date=date)
    update = {"source": result.source, "problems": result.problems, "findings": result.findings}
    again = again.model_copy(update=update)
    if result.audited != division_mark(result, kb):
        return again  # not audited, or by other knowledge: whoever audits it finds what there is
    after = audited_beside(again, kb, NOTHING)
    found = with_held(result, after, kb, NOTHING)
    known = {f.fingerprint for f in after.findings if f.name not in READING}
    measured = {i.span for i in result.plan.indicators if i.id in changed}
    kept = (
        f
        for f in found
        if f.fingerprint in known or not (_is_gone(f, result.plan, plan) or _is_about(f, measured))
    )
    return after.model_copy(update={"findings": tuple(kept)})


def _is_gone(finding: Finding, before: Plan, plan: Plan) -> bool:
    """Tell whether what was found is no longer there: its task, or the words in a task that was reworded."""
    now = {task.id: task for task in plan.tasks}
    was = {task.id: task for task in before.tasks}
    if any(value in was and value not in now for value in finding.subject.values()):
        return True
    for evidence in finding.evidence:
        if evidence.kind is not EvidenceKind.TEXT or evidence.span is None or evidence.document:
            continue
        tasks = [t for t in before.tasks if _holds(t, evidence.span.block) and evidence.quote]
        told = [t for t in tasks if evidence.quote in words_of(t)]
        if told and not any(t.id in now and evidence.quote in words_of(now[t.id]) for t in told):
            return True
    return False


def _is_about(finding: Finding, measured: Container[Span]) -> bool:
    """Tell whether a finding rests on indicators alone whose figures people changed."""
    spans = [e.span for e in finding.evidence if e.span is not None and e.document is None]
    of_figures = finding.name.startswith("indicator.")
    return of_figures and bool(spans) and all(span in measured for span in spans)


def _holds(task: Task, block: int) -> bool:
    return block in {task.span.block, *(span.block for span in task.body)}


def _some(ids: tuple[str, ...]) -> str:
    return "、".join(ids[:10]) + ("…" if len(ids) > 10 else "")


def _note(key: str, doc: Document, *words: str) -> Problem:
    code, message = note(key, *words)
    return Problem(code=code, message=message, place=Place(file=doc.name))
