"""Audit ``gap.field-left-out``: fields that the plan of the period before named and this one does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, mentioned, words
from decompose.audits.deadlines import heading, quoted
from decompose.audits.disowned import disowned
from decompose.audits.dropped_tasks import dropped_tasks
from decompose.audits.kin_fields import headed_risks, named_fields, unrelated
from decompose.audits.left_hazards import left_hazards
from decompose.audits.listed_fields import left_out_of_lists, unheaded
from decompose.audits.settled import SETTLED
from decompose.audits.targets import titled
from decompose.model.result import (
    Decomposition,
    Evidence,
    EvidenceKind,
    Mention,
    Severity,
)
from decompose.model.source import Span
from decompose.text.dates import years_in
from decompose.text.patterns import regex

_TOLD = 12
_STEM = 3
"""Signs by which two words for an object begin alike: 网约车, 网约车平台."""
_DRAFT = regex(r"[（(][^（()）]*稿[）)]|\s")
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
        So is what a list of fields (聚焦甲、乙等八个重点领域) held and the list of the same kind here does not, unless
        a sentence names it, or a list that one name announces in both (整治行业：甲、乙). Also, without any other
        plan, an item of such a list that no heading takes up where all its others have theirs; headings of
        tasks whose field no word here names are told together.
    Why it matters:
        A field that was worth a task five years ago seldom went away; often it was forgotten.
    Source:
        Mechanism 64 of docs/mission.md.
    """
    yield from _unheaded(case)
    for former in case.beside.earlier:
        if _of_one_time(former, case.result):
            continue
        yield from _listed(case, former)
        if former.plan.period is None and not years_in(former.plan.title):
            continue
        was, now = named_fields(case, former), set(case.sectors)
        yield from _hazards(case, former, was)
        themes = case.headed_objects[case.result.plan.title]
        gone = unrelated(case, set(was), now, headed_risks(case, former, was), themes=themes)
        gone = [sector for sector in gone if not _explained(case, was[sector].term)]
        come = unrelated(
            case, set(named_fields(case, case.result)) - disowned(case).keys(), set(was)
        )
        said = _text_of(former)
        come = [s for s in come if not any(m.term[:_STEM] in said for m in case.sectors.get(s, ()))]
        yield from _dropped(case, former, [was[sector].term for sector in gone])
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


def _text_of(former: Decomposition) -> str:
    """Return all that the plan before says, also outside its tasks."""
    doc = former.plan.document
    return "\n".join(block.text for block in doc.blocks) if doc is not None else ""


def _unheaded(case: AuditCase) -> Iterator[Fault]:
    """Report fields that the plan itself announces and none of its headings takes up."""
    for own, gone in unheaded(case):
        names = "”、“".join(gone)
        message = f"清单中列出的“{names}”，后面没有相应的任务，清单的其他各项都有"
        subject = {"listed": "、".join(gone)}
        yield Fault(subject, message, (own.evidence, *map(own.quote, gone)), Severity.WARNING)


def _of_one_time(former: Decomposition, now: Decomposition) -> bool:
    """Tell whether a text given as an earlier one is of the same period: a draft of this plan."""
    times = (former.plan.period, now.plan.period)
    if None not in times:
        return times[0] == times[1]
    return _DRAFT.sub("", former.plan.title) == _DRAFT.sub("", now.plan.title)


def _listed(case: AuditCase, former: Decomposition) -> Iterator[Fault]:
    """Report what a list of fields of this plan no longer holds, without a word of why."""
    for left in left_out_of_lists(case, former):
        names = "”、“".join(left.items)
        message = (
            f"《{titled(former)}》的重点清单列有“{names}”，本规划的同类清单没有，也没有说明原因"
        )
        stood = (left.before.quote(item) for item in left.items)
        before = (e.model_copy(update={"document": titled(former)}) for e in stood)
        subject = {"earlier": titled(former), "listed": "、".join(left.items)}
        yield Fault(subject, message, (left.now.evidence, *before), Severity.WARNING)


def _dropped(case: AuditCase, former: Decomposition, told: Sequence[str]) -> Iterator[Fault]:
    """Report the tasks of the plan before whose fields no word of this plan names, but those told of already."""
    gone = [
        task
        for task in dropped_tasks(case, former)
        if not any(term in f"{task.title}{task.text}" for term in told)
    ]
    if gone:
        names = "”、“".join(heading(task) for task in gone[:_TOLD])
        message = f"《{titled(former)}》的任务“{names}”，本规划没有写到，也没有说明去向"
        heads = (e for task in gone for e in (words(task), *map(quoted, task.measures[:1])))
        shown = (e.model_copy(update={"document": titled(former)}) for e in heads)
        subject = {"earlier": titled(former), "dropped": "、".join(t.id for t in gone)}
        yield Fault(subject, message, tuple(shown))


def _hazards(case: AuditCase, former: Decomposition, was: dict[str, Mention]) -> Iterator[Fault]:
    """Report hazards that this plan knows of and does nothing against, as the one before did."""
    for left in left_hazards(case, was):
        message = f"《{titled(former)}》有任务的灾种“{left.name}”，本规划只在现状中写到，没有任务"
        before = _sentence(former, left.before).model_copy(update={"document": titled(former)})
        subject = {"earlier": titled(former), "hazard": left.name}
        fix = f"补写防范“{left.name}”的任务和责任单位；不再列入的，写明依据。"
        yield Fault(subject, message, (left.told, before), Severity.WARNING, fix=fix)


def _explained(case: AuditCase, term: str) -> bool:
    """Tell whether a sentence of this plan names a field and says why it is not treated."""
    return any(
        term in sentence and SETTLED.search(sentence)
        for passage in case.passages
        if term in passage.text
        for sentence in passage.text.split("。")
    )


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


def _names(case: AuditCase, sectors: list[str]) -> str:
    names = "、".join(case.kb.sectors[sector].name for sector in sectors[:_TOLD])
    return f"{names}等{len(sectors)}个" if len(sectors) > _TOLD else names
