"""Rule ``alike``: where no word of the pack stands, the likest field is proposed, as a guess."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Function
from decompose.model.result import Basis, Mention, MentionKind, Role
from decompose.rules.competence import LEADING_ROLES, fits_of, holder_at
from decompose.rules.comprehensive import GENERAL
from decompose.rules.function import holders
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Topic, rule

_WEIGHT = 0.4
_CONFIDENCE = 0.45
_LATER = 0.8
_FEW = 2
_LEADS = (Role.LEAD, Role.CO_LEAD)
_NOTE = "原文没有知识包中的词语，按相近词语推断，须核实"


@rule(
    RuleFacts(
        name="alike",
        code="R11",
        basis=Basis.NEAREST,
        summary="措辞相近：原文没有可识别的对象或职能，按最接近的词语提出建议，须核实",
        summary_en="No known word stands in the text: the field with the likest words is proposed.",
        needs=("lead",),
        gives=("lead",),
    )
)
def alike(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the holders of the field whose words the measure resembles most.

    Looks for:
        A measure for which no rule proposed a lead and which shares many rare pairs of characters
        with the words of one sector or function.
    Why it matters:
        Plans word things in ever new ways; a marked guess helps the reader more than nothing, and
        more than the comprehensive supervisor as a default.
    Source:
        The words of the pack; the guess is never statutory and never confident.
    """
    setting, measure = clause.setting, clause.measure
    if clause.sectors or clause.functions or any(p.role in _LEADS for p in so_far):
        return
    if any(word in measure.text for word in GENERAL):
        return
    found = setting.kb.likeness.most_like(measure.text)
    if found is None:
        return
    span, function = measure.span, isinstance(found.entry, Function)
    mention = Mention(
        owner=measure.id,
        kind=MentionKind.FUNCTION if function else MentionKind.SECTOR,
        id=found.entry.id,
        term=measure.text[found.start : found.end],
        block=span.block,
        start=span.start + found.start,
        end=span.start + found.end,
    )
    topic = Topic(found.entry.id, _WEIGHT, mention, in_measure=True)
    duty = None
    if isinstance(found.entry, Function):
        departments = holders(found.entry, setting.date)[0]
    else:
        fits = fits_of(clause, topic)
        able = (f.duty for f in fits if f.duty.role in LEADING_ROLES and f.duty.departments)
        duty = next(able, None)
        departments = duty.departments if duty else ()
    for i, department in enumerate(departments[:_FEW]):
        held = holder_at(setting, department)
        yield Proposal(
            department=held.department,
            name=held.name,
            role=Role.LEAD,
            basis=Basis.NEAREST,
            rule="alike",
            weight=_WEIGHT * _LATER**i * held.factor,
            confidence=_CONFIDENCE * _LATER**i * held.factor,
            topic=topic,
            duty=duty,
            function=found.entry if isinstance(found.entry, Function) else None,
            note=_NOTE,
        )
