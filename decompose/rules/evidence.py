"""The reasons of a proposal, as evidence and as one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Precedent
from decompose.model.result import Evidence, EvidenceKind, Role
from decompose.rules.proposal import Clause, Proposal, Setting

ROLE_WORDS = {
    Role.LEAD: "牵头",
    Role.CO_LEAD: "共同负责",
    Role.SUPPORT: "配合",
    Role.PARTICIPANT: "参加",
    Role.GUIDANCE: "指导",
    Role.COMPREHENSIVE: "综合监管",
    Role.LICENSING: "许可监管",
    Role.TERRITORIAL: "承担属地责任",
    Role.OVERSIGHT: "督办",
}


def evidence(proposal: Proposal, clause: Clause, rule_summary: str) -> tuple[Evidence, ...]:
    """Return the evidence of a proposal: the plan's words, the duty, the law, the rule.

    Shape:
        Text first, then duty, then laws, the rule last.
    """
    source = proposal.duty or proposal.function
    past = proposal.precedent
    key = f"{proposal.rule} {source.id if source else past.id if past else ''}"
    known = clause.setting.reasons
    if key not in known:
        known[key] = tuple(_from_pack(proposal, clause.setting, rule_summary))
    return (_words(proposal, clause), *known[key])


def cited(key: str, setting: Setting) -> str:
    """Return a citation as readers see it: marked where it is not, or not yet, in force here."""
    text = setting.kb.cite(key).text
    law = setting.kb.laws.get(key.partition("#")[0])
    if law is None:
        return text
    if not setting.binds(key):
        return f"参照{text}"
    return f"{text}（现行文本）" if law.edition > setting.date else text


def _from_pack(proposal: Proposal, setting: Setting, rule_summary: str) -> Iterator[Evidence]:
    duty, source = proposal.duty, proposal.duty or proposal.function
    if duty is not None:
        yield Evidence(kind=EvidenceKind.DUTY, quote=duty.summary, duty=duty.id)
    if proposal.precedent is not None:
        past = proposal.precedent
        told = f"{past_division(past)}（{proposal.note}）：“{past.text}”"
        yield Evidence(kind=EvidenceKind.PRECEDENT, quote=told, citation=past.id)
    for key in source.citations if source else ():
        yield Evidence(kind=EvidenceKind.LAW, quote=cited(key, setting), citation=key)
    yield Evidence(kind=EvidenceKind.RULE, quote=rule_summary, citation=proposal.rule)


def past_division(past: Precedent) -> str:
    """Return which past division a precedent stands in: 2017年《…分工方案》第3项."""
    return (
        f"{past.year}年《{past.document}》{past.number}"
        if past.year
        else f"《{past.document}》{past.number}"
    )


def _words(proposal: Proposal, clause: Clause) -> Evidence:
    if proposal.attribution is not None:
        stated = proposal.attribution
        return Evidence(kind=EvidenceKind.TEXT, quote=stated.quote, span=stated.span)
    if proposal.topic is not None:
        mention = proposal.topic.mention
        return Evidence(kind=EvidenceKind.TEXT, quote=mention.term, span=mention.span)
    measure = clause.measure
    return Evidence(kind=EvidenceKind.TEXT, quote=measure.text, span=measure.span)


def sentence(proposal: Proposal, setting: Setting, name: str, role: Role) -> str:
    """Return one Chinese sentence that says why the department has the role."""
    act = f"由{name}{ROLE_WORDS[role]}"
    note = f"（{proposal.note}）" if proposal.note else ""
    if proposal.precedent is not None:
        did = "牵头" if proposal.role is Role.LEAD else "配合"
        return f"{past_division(proposal.precedent)}中相似任务由{name}{did}，{act}{note}。"
    if proposal.attribution is not None:
        return f"原文写明“{proposal.attribution.quote}”，{act}{note}。"
    word = f"原文“{proposal.topic.mention.term.strip('“”')}”" if proposal.topic else "本项"
    if proposal.duty is not None and proposal.topic is not None:
        sector = setting.kb.sectors[proposal.topic.id].name.removesuffix("领域")
        law = _by(_foremost(proposal.duty.citations, setting), setting)
        return f"{word}属{sector}领域，{law}（{proposal.duty.summary}），{act}{note}。"
    if proposal.function is not None and role is Role.SUPPORT:
        return f"{word}属“{proposal.function.name}”职能，该项职能需{name}配合{note}。"
    if proposal.function is not None:
        law = _by(_foremost(proposal.function.citations, setting), setting)
        return f"{word}属“{proposal.function.name}”职能，{law}，{act}{note}。"
    return f"{word}{act}{note}。"


def _by(key: str, setting: Setting) -> str:
    text = cited(key, setting)
    return text if text.startswith("参照") else f"依据{text}"


def _foremost(citations: tuple[str, ...], setting: Setting) -> str:
    """Return the citation to show first: one in force here, else the first."""
    return next((key for key in citations if setting.binds(key)), citations[0])
