"""A result told in English: our own sentences in it; names, laws and words of the plan stay as they are."""

from __future__ import annotations

from functools import cache
from weakref import ref

from decompose.labels import causes, finding_words, findings, fixes, reading, reasons
from decompose.labels.explanations import ROLES
from decompose.labels.templates import Templates
from decompose.model.result import (
    Assignment,
    Decomposition,
    Evidence,
    EvidenceKind,
    Finding,
    Rejected,
)
from decompose.model.source import Problem
from decompose.rules import RULES
from decompose.text.patterns import regex

_ROLE = dict(ROLES.values())
_PLACES = tuple((regex(known), wished) for known, wished in reading.PLACES)


_last: list[tuple[ref[Decomposition], ref[Decomposition]]] = []


def told(result: Decomposition, lang: str) -> Decomposition:
    """Return the result as it is told in a language; the last one told is remembered."""
    if lang != "en":
        return result
    for source, known in _last:
        found = known()
        if found is not None and (result is found or result is source()):
            return found
    made = in_english(result)
    _last[:] = [(ref(result), ref(made))]
    return made


def in_english(result: Decomposition) -> Decomposition:
    """Return the result with its findings, reasons and reading notes in English."""
    teller = the_teller()
    return result.model_copy(
        update={
            "findings": tuple(map(teller.finding, result.findings)),
            "assignments": tuple(map(teller.assignment, result.assignments)),
            "rejected": tuple(map(teller.rejected, result.rejected)),
            "problems": tuple(map(teller.problem, result.problems)),
        }
    )


@cache
def the_teller() -> Teller:
    """Return the one who tells; made on first use, since its patterns take a while."""
    return Teller()


class Teller:
    """Tells sentences of ours in English; one that it does not know stays as it is."""

    def __init__(self) -> None:
        self._messages = Templates(
            (
                *findings.MESSAGES,
                *finding_words.OF_DIVISIONS,
                *finding_words.OF_FIGURES,
                *reading.OF_PLANS,
            ),
            finding_words.WORDS,
        )
        self._clashes = Templates(
            finding_words.CLASHES,
            finding_words.WORDS,
            Templates(finding_words.PARTS, finding_words.WORDS),
        )
        self._fixes = Templates(fixes.FIXES, finding_words.WORDS)
        self._notes = Templates(reasons.NOTES, {})
        self._laws = Templates(reasons.LAWS, {})
        self._losses = Templates(reasons.LOSSES, reasons.GROUNDS)
        self._past = Templates(reasons.PRECEDENT, {})
        self._plans = Templates(reading.OF_PLANS, {})
        self._codes: dict[str, Templates] = {}
        self._reasons = reasons.compiled("|".join(sorted(_ROLE, key=len, reverse=True)))
        self._rules = {r.facts.summary: r.facts.summary_en for r in RULES}
        self._known: dict[str, str] = {}

    def finding(self, finding: Finding) -> Finding:
        """Return a finding in English."""
        why, fix = causes.REASONS_AND_FIXES.get(finding.name, (finding.why, finding.fix))
        if not finding.fix.endswith("。"):
            fix = finding.fix
        grounds = (
            e.model_copy(update={"quote": why}) if e.quote == finding.why else self.evidence(e)
            for e in finding.evidence
        )
        return finding.model_copy(
            update={
                "message": self.message(finding.message),
                "why": why,
                "fix": self._fixes.tell(finding.fix) or fix,
                "evidence": tuple(grounds),
            }
        )

    def message(self, text: str) -> str:
        """Return what a finding says."""
        return self._clashes.tell(text) or self._messages.tell(text) or text

    def assignment(self, own: Assignment) -> Assignment:
        """Return an assignment with its reason and evidence in English."""
        evidence = tuple(map(self.evidence, own.evidence))
        return own.model_copy(update={"reason": self.reason(own.reason), "evidence": evidence})

    def rejected(self, lost: Rejected) -> Rejected:
        """Return a claim that lost, with why."""
        reason = self._losses.tell(lost.reason) or self.reason(lost.reason)
        return lost.model_copy(
            update={"reason": reason, "evidence": tuple(map(self.evidence, lost.evidence))}
        )

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return a piece of evidence; the plan's words and duties stay as they are."""
        quote = evidence.quote
        if evidence.kind is EvidenceKind.RULE:
            told = self._rules.get(quote)
        elif evidence.kind is EvidenceKind.LAW:
            told = self._laws.tell(quote)
        elif evidence.kind is EvidenceKind.PRECEDENT:
            told = self._past.tell(quote)
        else:
            return evidence
        return evidence.model_copy(update={"quote": told}) if told else evidence

    def problem(self, problem: Problem) -> Problem:
        """Return what was noticed in the document."""
        told = self._coded(problem.code).tell(problem.message) or self._plans.tell(problem.message)
        if told is None:
            return problem
        for known, wished in _PLACES:
            told = known.sub(wished, told)
        return problem.model_copy(update={"message": told})

    def reason(self, text: str) -> str:
        """Return the sentence that says why."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._reason(text)
        return known

    def _reason(self, text: str) -> str:
        if not text.endswith("。"):
            return self.note(text)
        for pattern, wished in self._reasons:
            found = pattern.fullmatch(text)
            if not found:
                continue
            facts = {key: value or "" for key, value in found.groupdict().items()}
            term = facts.get("term")
            word = f"“{term}”" if term else reasons.THIS[1]
            note = f" ({self.note(facts['note'])})" if facts.get("note") else ""
            act = f"{facts['name']} {_ROLE.get(facts.get('role', ''), '')}{note}"
            if "law" in facts:
                facts["law"] = self._laws.tell(facts["law"]) or facts["law"]
            if "past" in facts:
                facts["past"] = self._past.tell(facts["past"]) or facts["past"]
            return wished.format(**{**facts, "word": word, "act": act, "note": note})
        return self.note(text)

    def note(self, text: str) -> str:
        """Return what is added to a reason."""
        parts = text.split("；")
        told = [self._notes.tell(part) for part in parts]
        if not any(told):
            return text
        return "; ".join(new or old for new, old in zip(told, parts, strict=True))

    def _coded(self, code: str) -> Templates:
        if code not in self._codes:
            pair = reading.NOTES.get(code)
            self._codes[code] = Templates([pair] if pair else [], {})
        return self._codes[code]
