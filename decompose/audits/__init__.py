"""Decomposition → Findings; one file an audit, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from decompose.audits.authority_comprehensive_as_lead import authority_comprehensive_as_lead
from decompose.audits.authority_duty_moved import authority_duty_moved
from decompose.audits.authority_duty_moves import authority_duty_moves
from decompose.audits.authority_kept_above import authority_kept_above
from decompose.audits.authority_not_competent import authority_not_competent
from decompose.audits.authority_support_as_lead import authority_support_as_lead
from decompose.audits.authority_zone_unauthorised import authority_zone_unauthorised
from decompose.audits.begun import Begun, TooEarly, case_of_plan
from decompose.audits.case import Audit, AuditCase, Fault, finding
from decompose.audits.fingerprints import marked
from decompose.audits.form_broken_reference import form_broken_reference
from decompose.audits.form_debris import form_debris
from decompose.audits.form_document_number import form_document_number
from decompose.audits.form_heading_mismatch import form_heading_mismatch
from decompose.audits.form_law_reference import form_law_reference
from decompose.audits.form_numbering import form_numbering
from decompose.audits.form_personal_name import form_personal_name
from decompose.audits.form_principle_as_task import form_principle_as_task
from decompose.audits.form_replace_damage import form_replace_damage
from decompose.audits.form_unbalanced_bracket import form_unbalanced_bracket
from decompose.audits.form_weak_wording import form_weak_wording
from decompose.audits.gap_chain_link import gap_chain_link
from decompose.audits.gap_emerging_sector import gap_emerging_sector
from decompose.audits.gap_field_left_out import gap_field_left_out
from decompose.audits.gap_group_lead import gap_group_lead
from decompose.audits.gap_handover import gap_handover
from decompose.audits.gap_idle_department import gap_idle_department
from decompose.audits.gap_indicator_no_owner import gap_indicator_no_owner
from decompose.audits.gap_listed_link import gap_listed_link
from decompose.audits.gap_no_finance import gap_no_finance
from decompose.audits.gap_no_lead import gap_no_lead
from decompose.audits.gap_no_supervisor import gap_no_supervisor
from decompose.audits.gap_orphan_sentence import gap_orphan_sentence
from decompose.audits.gap_project_incomplete import gap_project_incomplete
from decompose.audits.gap_superior_indicator import gap_superior_indicator
from decompose.audits.gap_superior_task import gap_superior_task
from decompose.audits.gap_threshold import gap_threshold
from decompose.audits.indicator_arithmetic import indicator_arithmetic
from decompose.audits.indicator_conflict import indicator_conflict
from decompose.audits.indicator_definition import indicator_definition
from decompose.audits.indicator_looser import indicator_looser
from decompose.audits.indicator_missed import indicator_missed
from decompose.audits.indicator_no_base import indicator_no_base
from decompose.audits.indicator_no_value import indicator_no_value
from decompose.audits.indicator_sister_conflict import indicator_sister_conflict
from decompose.audits.indicator_sum import indicator_sum
from decompose.audits.indicator_unreadable import indicator_unreadable
from decompose.audits.load import load_of, untipped
from decompose.audits.load_concentration import load_concentration
from decompose.audits.name_abolished import name_abolished
from decompose.audits.name_absent_at_level import name_absent_at_level
from decompose.audits.name_ambiguous import name_ambiguous
from decompose.audits.name_reformed import name_reformed
from decompose.audits.name_repeated import name_repeated
from decompose.audits.name_unknown import name_unknown
from decompose.audits.once import told_once
from decompose.audits.overlap_duplicate_task import overlap_duplicate_task
from decompose.audits.overlap_same_duty import overlap_same_duty
from decompose.audits.overlap_same_object import overlap_same_object
from decompose.audits.overlap_split import overlap_split
from decompose.audits.overlap_two_leads import overlap_two_leads
from decompose.audits.patch import practicable
from decompose.audits.process_change_unasked import process_change_unasked
from decompose.audits.process_conflict_reported import process_conflict_reported
from decompose.audits.process_consultation import process_consultation
from decompose.audits.process_dispute_open import process_dispute_open
from decompose.audits.process_press_text import process_press_text
from decompose.audits.time_after_period import time_after_period
from decompose.audits.time_evaluation import time_evaluation
from decompose.audits.time_no_date import time_no_date
from decompose.audits.time_past import time_past
from decompose.audits.unchanged import division_mark, unchanged
from decompose.audits.weights import OFF, PLACE_IN_PACK, check_names, names_of, severity_here
from decompose.forked import Aside
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.base import building
from decompose.model.beside import Beside
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Plan
from decompose.model.result import Decomposition, Finding, Severity

RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
"""Severities, worst first."""

AUDITS: tuple[Audit, ...] = (
    gap_no_lead,
    gap_group_lead,
    gap_no_supervisor,
    gap_emerging_sector,
    gap_idle_department,
    gap_indicator_no_owner,
    gap_project_incomplete,
    gap_no_finance,
    gap_orphan_sentence,
    gap_handover,
    gap_threshold,
    gap_chain_link,
    gap_listed_link,
    gap_superior_indicator,
    gap_superior_task,
    gap_field_left_out,
    overlap_two_leads,
    overlap_same_duty,
    overlap_duplicate_task,
    overlap_same_object,
    overlap_split,
    name_absent_at_level,
    name_abolished,
    name_unknown,
    name_ambiguous,
    name_reformed,
    name_repeated,
    authority_comprehensive_as_lead,
    authority_not_competent,
    authority_support_as_lead,
    authority_kept_above,
    authority_zone_unauthorised,
    authority_duty_moves,
    authority_duty_moved,
    indicator_arithmetic,
    indicator_conflict,
    indicator_no_base,
    indicator_no_value,
    indicator_missed,
    indicator_unreadable,
    indicator_looser,
    indicator_sister_conflict,
    indicator_definition,
    indicator_sum,
    time_after_period,
    time_past,
    time_no_date,
    time_evaluation,
    form_heading_mismatch,
    form_broken_reference,
    form_numbering,
    form_debris,
    form_document_number,
    form_unbalanced_bracket,
    form_replace_damage,
    form_personal_name,
    form_weak_wording,
    form_law_reference,
    form_principle_as_task,
    process_press_text,
    process_consultation,
    process_conflict_reported,
    process_dispute_open,
    process_change_unasked,
    load_concentration,
)

_OF_THE_PLAN = (overlap_duplicate_task, load_concentration)
"""Audits of the plan's own chapters and of who it names itself: our workbook shows neither."""


@building()
def audit(  # noqa: PLR0913 - what is compared with is given kind by kind
    result: Decomposition,
    kb: Knowledge | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    superiors: Iterable[Decomposition] = (),
    sisters: Iterable[Decomposition] = (),
    earlier: Iterable[Decomposition] = (),
    audits: tuple[Audit, ...] = AUDITS,
    begun: Begun | None = None,
    split: bool = False,
) -> Decomposition:
    """Return the result with its findings, worst first, then in the order of the audits.

    An audit that reads the document itself cannot run on a result loaded from JSON, nor one that
    compares where nothing to compare with is given: the findings that the result holds from it are
    kept. Where such a result is as it was audited, with the same knowledge, it keeps all it holds: it
    lacks only the document, and without it nothing is found that was not found with it.

    Args:
        result: Who does what.
        kb: The knowledge it was derived with; the built-in pack when left out.
        select: Names, codes, families (``gap``, ``gap.*``) or their letters (``G``) of audits to run;
            empty: all but those on request, which run only when named in full or by code.
        ignore: Those to leave out.
        superiors: Plans above this one, whose indicators it has to carry.
        sisters: Other documents of the same place, which must not say otherwise.
        earlier: Earlier drafts of this plan, or plans of the period before.
        audits: The audits, in order.
        begun: What was audited of the plan before, with the same knowledge and the same documents beside it.
        split: Share the audits with a process split off this one; for programs of their own.

    Raises:
        RuleError: ``select`` or ``ignore`` names no audit.
    """
    chosen, dropped = tuple(select), tuple(ignore)
    check_names(chosen + dropped, audits)
    beside = Beside(tuple(superiors), tuple(sisters), tuple(earlier))
    made = begun.findings if begun else {}
    case = begun.complete(result) if begun else AuditCase(result, kb or load_knowledge(), beside)
    check_names(case.kb.info.severities, audits, PLACE_IN_PACK)
    wanted = [c for c in audits if _wanted(c, chosen) and not _named(c, dropped)]
    whole = not chosen and not dropped and set(audits) >= set(AUDITS)
    todo = [check for check in wanted if check.facts.name not in made]
    half = len(todo) // 2
    with Aside(lambda: _found(case, todo[:half]), split=split) as first:
        rest = _found(case, todo[half:])
        load, mark = load_of(case), division_mark(result, case.kb) if whole else ""
        done = {**made, **first.value(), **rest}
    found = told_once([f for check in wanted for f in done.get(check.facts.name, ())])
    found.sort(key=lambda f: RANK[f.severity])
    update = {"findings": marked(case, untipped(case, found)), "load": load, "audited": mark}
    return result.model_copy(update=update)


@building()
def begin(
    plan: Plan,
    jurisdiction: Jurisdiction,
    kb: Knowledge,
    beside: Beside,
    *,
    until: Callable[[], bool] = lambda: False,
) -> Begun:
    """Return what can be audited of a plan before it is known who does what, as far as there is time for it.

    ``until`` is asked before each audit whether to stop.
    """
    case = case_of_plan(plan, jurisdiction, kb, beside)
    findings: dict[str, list[Finding]] = {}
    for check in AUDITS:
        if until():
            break
        if not check.facts.assigned and not check.facts.on_request:
            with suppress(TooEarly):
                findings |= _found(case, [check])
    return Begun(case, findings)


def _found(case: AuditCase, checks: Iterable[Audit]) -> dict[str, list[Finding]]:
    """Return what some audits find, by their names, each as severe as the pack says."""
    same = unchanged(case)
    found: dict[str, list[Finding]] = {}
    for check in checks:
        severity = severity_here(check, case.kb.info.severities)
        if severity == OFF:
            continue
        if _cannot_run(check, case) or (same and _was_run(check, case)):
            seen = [f for f in case.result.findings if f.name == check.facts.name]
        else:
            seen = [finding(check, _practicable(case, fault)) for fault in check(case)]
            seen += _compared(check, case)
        found[check.facts.name] = [_weighed(each, severity) for each in seen]
    return found


def _practicable(case: AuditCase, fault: Fault) -> Fault:
    """Leave out a fix that gives work to a body that does not exist at the plan's level."""
    return fault if practicable(case, fault.patch) else fault._replace(patch=())


def _cannot_run(check: Audit, case: AuditCase) -> bool:
    if case.result.plan.document is not None:
        return case.of_own_workbook and (check.facts.reads or check in _OF_THE_PLAN)
    return check.facts.reads or (check.facts.compares and not any(case.beside))


def _was_run(check: Audit, case: AuditCase) -> bool:
    """Tell whether an audit was run on a result as it stands, with nothing beside it that is new."""
    again = check.facts.on_request or (check.facts.compares and any(case.beside))
    return check in AUDITS and not again


def _compared(check: Audit, case: AuditCase) -> list[Finding]:
    """Return what a result holds from an audit that compares, where nothing to compare with is given now."""
    if not check.facts.compares or any(case.beside):
        return []
    held = [f for f in case.result.findings if f.name == check.facts.name]
    return [f for f in held if any(e.document for e in f.evidence)]


def _weighed(found: Finding, severity: str | None) -> Finding:
    return found.model_copy(update={"severity": Severity(severity)}) if severity else found


def _wanted(check: Audit, chosen: tuple[str, ...]) -> bool:
    """Tell whether an audit runs: all do when none is chosen, but those on request."""
    if check.facts.on_request:
        own = (check.facts.name, check.facts.code.casefold())
        return any(name.casefold() in own for name in chosen)
    return not chosen or _named(check, chosen)


def _named(check: Audit, names: tuple[str, ...]) -> bool:
    known = names_of(check)
    return any(name.casefold() in known for name in names)
