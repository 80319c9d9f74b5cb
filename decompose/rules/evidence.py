"""The reasons of a proposal, as evidence and as one sentence."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.result import Evidence, EvidenceKind, Role
from decompose.rules.proposal import Clause, Proposal

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
    kb = clause.setting.kb
    found = [_words(proposal, clause)]
    source = proposal.duty or proposal.function
    if proposal.duty is not None:
        found.append(
            Evidence(kind=EvidenceKind.DUTY, quote=proposal.duty.summary, duty=proposal.duty.id)
        )
    for key in source.citations if source else ():
        found.append(Evidence(kind=EvidenceKind.LAW, quote=kb.cite(key).text, citation=key))
    found.append(Evidence(kind=EvidenceKind.RULE, quote=rule_summary, citation=proposal.rule))
    return tuple(found)


def _words(proposal: Proposal, clause: Clause) -> Evidence:
    if proposal.attribution is not None:
        stated = proposal.attribution
        return Evidence(kind=EvidenceKind.TEXT, quote=stated.quote, span=stated.span)
    if proposal.topic is not None:
        mention = proposal.topic.mention
        return Evidence(kind=EvidenceKind.TEXT, quote=mention.term, span=mention.span)
    measure = clause.measure
    return Evidence(kind=EvidenceKind.TEXT, quote=measure.text, span=measure.span)


def sentence(proposal: Proposal, kb: Knowledge, name: str, role: Role) -> str:
    """Return one Chinese sentence that says why the department has the role."""
    act = f"由{name}{ROLE_WORDS[role]}"
    note = f"（{proposal.note}）" if proposal.note else ""
    if proposal.attribution is not None:
        return f"原文写明“{proposal.attribution.quote}”，{act}{note}。"
    word = f"原文“{proposal.topic.mention.term}”" if proposal.topic else "本项"
    if proposal.duty is not None and proposal.topic is not None:
        sector = kb.sectors[proposal.topic.id].name
        law = kb.cite(proposal.duty.citations[0]).text
        return f"{word}属{sector}领域，依据{law}（{proposal.duty.summary}），{act}{note}。"
    if proposal.function is not None:
        law = kb.cite(proposal.function.citations[0]).text
        return f"{word}属“{proposal.function.name}”职能，依据{law}，{act}{note}。"
    return f"{word}{act}{note}。"
