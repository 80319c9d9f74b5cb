"""Audit ``gap.field-left-out``: fields that the plan of the period before named and this one does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, mentioned
from decompose.audits.disowned import disowned
from decompose.audits.left_hazards import ALL_HAZARDS, left_hazards
from decompose.audits.targets import titled
from decompose.match import match
from decompose.model.knowledge import DutyRole, SectorKind
from decompose.model.result import (
    Decomposition,
    Evidence,
    EvidenceKind,
    Mention,
    MentionKind,
    Severity,
)
from decompose.model.source import Span
from decompose.text.patterns import regex

_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)
_TOLD = 12
_WIDE = 20
_SENTENCE = regex(r"[^。；;\n]+[。；;]?[^。；;\n]*")


@audit_facts(
    AuditFacts(
        name="gap.field-left-out",
        code="G15",
        severity=Severity.INFO,
        why="上一期写到的领域本期不再提，可能是遗漏，也可能已转出；新写到的领域须有责任单位。",
        fix="逐个核对：仍有监管任务的补写，已取消或转出的在编制说明中写明。",
        compares=True,
    )
)
def gap_field_left_out(case: AuditCase) -> Iterator[Fault]:
    """Report fields of supervision that the plan of the period before treats and this one does not.

    Looks for:
        An object with a regulator that the tasks of a plan of another period, given with
        ``--earlier``, name, while this plan names neither it nor anything broader or narrower. What
        is new in this plan is told in the same finding; a risk or hazard counts where it headed a task and no word
        of this plan names it. A hazard (snow, drought) that the plan before had
        tasks against and this one tells of in its background alone is a warning, unless the sentence says why.
    Why it matters:
        A field that was worth a task five years ago seldom went away; often it was forgotten.
    Source:
        Mechanism 64 of docs/mission.md.
    """
    for former in case.beside.earlier:
        if former.plan.period is None or former.plan.period == case.result.plan.period:
            continue
        was, now = _fields(case, former), set(case.sectors)
        yield from _hazards(case, former, was)
        gone = _unrelated(case, set(was), now, _headed(case, former, was))
        come = _unrelated(case, set(_fields(case, case.result)) - disowned(case).keys(), set(was))
        if not gone:
            continue
        message = f"《{titled(former)}》写到、本规划没有写到的领域：{_names(case, gone)}"
        if come:
            message += f"；本规划新写到的：{_names(case, come)}"
        evidence = tuple(
            _sentence(former, was[sector]).model_copy(update={"document": titled(former)})
            for sector in gone[:_TOLD]
        )
        yield Fault({"earlier": titled(former)}, message, evidence)


def _hazards(case: AuditCase, former: Decomposition, was: dict[str, Mention]) -> Iterator[Fault]:
    """Report hazards that this plan knows of and does nothing against, as the one before did."""
    for left in left_hazards(case, was):
        message = f"《{titled(former)}》有任务的灾种“{left.name}”，本规划只在现状中写到，没有任务"
        before = _sentence(former, left.before).model_copy(update={"document": titled(former)})
        subject = {"earlier": titled(former), "hazard": left.name}
        fix = f"补写防范“{left.name}”的任务和责任单位；不再列入的，写明依据。"
        yield Fault(subject, message, (left.told, before), Severity.WARNING, fix=fix)


def _sentence(former: Decomposition, mention: Mention) -> Evidence:
    """Return the words of the earlier plan in which an object stands, else the word alone."""
    doc = former.plan.document
    found = (
        (s for s in _SENTENCE.finditer(doc.blocks[mention.block].text) if mention.start < s.end())
        if doc is not None
        else ()
    )
    said = next(iter(found), None)
    if said is None:
        return mentioned(mention)
    span = Span(block=mention.block, start=said.start(), end=said.end())
    return Evidence(kind=EvidenceKind.TEXT, quote=said.group(), span=span)


def _fields(case: AuditCase, former: Decomposition) -> dict[str, Mention]:
    """Return the objects that the earlier plan names, each with its first mention.

    Under a heading that names objects only those and their kinds: stores under the heading of fireworks
    are theirs, lifts under one of special equipment are lifts.
    """
    named = [m for m in match(former.plan, case.kb) if m.kind is MentionKind.SECTOR]
    headed: dict[str, set[str]] = {}
    for mention in named:
        headed.setdefault(mention.owner, set()).add(mention.id)
    under = {m.id: headed[t.id] for t in former.plan.tasks if t.id in headed for m in t.measures}
    found: dict[str, Mention] = {}
    for mention in named:
        over = under.get(mention.owner)
        if over is None or not over.isdisjoint(case.kb.sector_path(mention.id)):
            found.setdefault(mention.id, mention)
    return found


def _headed(case: AuditCase, former: Decomposition, was: dict[str, Mention]) -> frozenset[str]:
    """Return the risks and hazards that head tasks of the earlier plan and that no text here names."""
    titles = {t.id for t in former.plan.tasks}
    titles |= {m.id for t in former.plan.tasks for m in t.measures if m.text == t.title}
    said = "\n".join(passage.text for passage in case.passages)
    return frozenset(
        sector
        for sector, mention in was.items()
        if mention.owner in titles and case.kb.sectors[sector].kind is SectorKind.RISK
        if mention.term not in said
    )


def _unrelated(
    case: AuditCase, these: set[str], those: set[str], risks: frozenset[str] = frozenset()
) -> list[str]:
    """Return the regulated objects of one plan of which the other has no kin, broadest only; and some risks."""
    wide = _wide(case) | {ALL_HAZARDS}
    lines = {
        sector: {sector, *case.kb.sector_path(sector)[1:], *case.kb.sectors[sector].together} - wide
        | {sector}
        for sector in these | those
    }
    alone = [
        sector
        for sector in case.kb.sectors
        if sector in these
        and (case.kb.sectors[sector].kind not in _CROSSING or sector in risks)
        and not any(sector in lines[other] or other in lines[sector] for other in those)
        and (
            sector in risks
            or any(
                d.role in _POWERS or (d.main and d.role is DutyRole.INDUSTRY)
                for d in case.kb.duties_of_sector.get(sector, ())
            )
        )
    ]
    return [s for s in alone if not any(s != other and other in lines[s] for other in alone)]


def _wide(case: AuditCase) -> set[str]:
    """Return the objects that hold so many others that naming them says nothing of each: transport."""
    held = Counter(case.kb.sector_path(sector)[-1] for sector in case.kb.sectors)
    return {sector for sector, number in held.items() if number > _WIDE}


def _names(case: AuditCase, sectors: list[str]) -> str:
    names = "、".join(case.kb.sectors[sector].name for sector in sectors[:_TOLD])
    return f"{names}等{len(sectors)}个" if len(sectors) > _TOLD else names
