"""Audit ``overlap.same-object``: one object in two tasks under two leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
)
from decompose.audits.claims import Claim, claims
from decompose.audits.deadlines import heading
from decompose.audits.marks import meet
from decompose.audits.patch import lead
from decompose.audits.powers import kin, places, regulator
from decompose.model.organization import Level
from decompose.model.result import (
    Severity,
)

_HEAD = 3
"""Signs by which two words for objects begin alike: 特种设备, 特种设备检验."""
_EXAMINED = 48
"""How many claims of a lead on one object are held against a claim of another."""


@audit_facts(
    AuditFacts(
        name="overlap.same-object",
        code="O04",
        severity=Severity.WARNING,
        why="同一对象、同一环节写在两处，牵头单位不同，口径不一。",
        fix="统一牵头单位，或写明两处按环节、方面的分界。",
    )
)
def overlap_same_object(case: AuditCase) -> Iterator[Fault]:
    """Report two tasks that state different leads for the same object at the same stage.

    Looks for:
        Two measures of different tasks that name the same single object, the same stages,
        aspects and functions, each under one stated lead, which differ, and neither of which
        supports in the other; two sentences that have the same thing supervised at one stage of its life, whatever
        they name before it (the cranes of building sites in use). The offices of one township are left aside.
    Why it matters:
        The object is inspected twice, or each waits for the other.
    Source:
        Case T13 (a split by stage is none); mechanisms 48, 49 and 80 of docs/mission.md.
    """
    if case.setting.jurisdiction.level is Level.TOWNSHIP:
        return  # offices of one house
    told: set[tuple[str, str, str]] = set()
    seen: dict[tuple[str, frozenset[str]], dict[str, list[Claim]]] = defaultdict(dict)
    for claim in claims(case):
        for other in _of_other_leads(seen[claim.key], claim.lead):
            if other.task.id == claim.task.id or not _rival(claim, other):
                continue
            if _of_one_house(case, claim, other) or _broad(case, claim, other):
                continue
            if all(places(case, c.attribution.lead) for c in (claim, other)):
                continue  # each in its own place
            if (claim.task.id, other.task.id, claim.key[0]) in told:
                break
            told.add((claim.task.id, other.task.id, claim.key[0]))
            name = case.kb.sectors[claim.key[0]].name
            message = (
                f"“{name}”在任务“{heading(other.task)}”由{other.attribution.lead[0]}牵头，"
                f"在任务“{heading(claim.task)}”由{claim.attribution.lead[0]}牵头"
            )
            subject = {"task": claim.task.id, "other": other.task.id, "sector": claim.key[0]}
            evidence = (printed(other.attribution), printed(claim.attribution))
            # Of several objects in one entry only one changes hands: that needs other words.
            right, wrong = (claim, other) if _regulates(case, claim, other) else (other, claim)
            moved = (lead(wrong.task.id, right.attribution.lead[0], measure=wrong.part),)
            patch = () if wrong.whole else moved
            yield Fault(subject, message, evidence, patch=patch)
            break
        seen[claim.key].setdefault(claim.lead, []).append(claim)


def _of_other_leads(seen: dict[str, list[Claim]], lead: str) -> list[Claim]:
    """Return the first claims of each lead but one, in reading order within a lead."""
    return [one for other, own in seen.items() if other != lead for one in own[:_EXAMINED]]


def _rival(one: Claim, other: Claim) -> bool:
    """Tell whether two claims have different leads and neither calls on the other's."""
    alike = one.said == other.said or not one.terms.isdisjoint(other.terms)
    if one.staged:
        alike = one.sides == other.sides and not one.terms.isdisjoint(other.terms)
    if one.inspects:
        alike = any(a in b or b in a for a in one.terms for b in other.terms)
    apart = one.lead not in other.units and other.lead not in one.units
    return alike and one.lead != other.lead and apart and meet(one.members, other.members)


def _of_one_house(case: AuditCase, one: Claim, other: Claim) -> bool:
    """Tell whether one lead belongs to the other: the fishery police of the bureau of agriculture."""
    return one.lead in kin(case, other.lead) or other.lead in kin(case, one.lead)


def _broad(case: AuditCase, one: Claim, other: Claim) -> bool:
    """Tell whether two name kinds of a broad field, each by its own word: 食用农产品, 网络餐饮."""
    alike = any(a[:_HEAD] in b or b[:_HEAD] in a for a in one.terms for b in other.terms)
    return not alike and one.key[0] in case.fields


def _regulates(case: AuditCase, one: Claim, other: Claim) -> bool:
    """Tell whether the first claim's lead is the regulator of the object and the other's is not."""
    duty = regulator(case, one.key[0])
    held = set(duty.departments) if duty is not None else set()
    return one.lead in held and other.lead not in held
