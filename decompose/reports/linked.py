"""The division as linked data: JSON-LD in the words of PROV-O, ORG, Dublin Core and SKOS.

The plan is a ``prov:Plan``; a task is a planned ``prov:Activity`` of it; a department is an
``org:FormalOrganization``; an assignment is a ``prov:Association`` of a department with a task,
with its role (a ``prov:Role`` and ``skos:Concept``), and its evidence as ``prov:Entity``. What these
vocabularies lack has terms of our own, ``urn:decompose:terms:``. The context stands in the file, so
that nothing is fetched to read it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from decompose.files import replace_file
from decompose.labels import LANGUAGES
from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition, Evidence, Finding, Role
from decompose.reports.chapters import heading
from decompose.reports.characters import fit
from decompose.reports.division import Division, arrange

Node = dict[str, Any]

_LINK = "@id"
CONTEXT: Node = {
    "@version": 1.1,
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "terms": "urn:decompose:terms:",
    "title": {"@id": "dcterms:title"},
    "identifier": {"@id": "dcterms:identifier"},
    "source": {"@id": "dcterms:source"},
    "place": {"@id": "dcterms:spatial"},
    "partOf": {"@id": "dcterms:isPartOf", "@type": _LINK},
    "subject": {"@id": "dcterms:subject", "@type": _LINK},
    "label": {"@id": "skos:prefLabel"},
    "labels": {"@id": "skos:prefLabel", "@container": "@language"},
    "agent": {"@id": "prov:agent", "@type": _LINK},
    "role": {"@id": "prov:hadRole", "@type": _LINK},
    "plan": {"@id": "prov:hadPlan", "@type": _LINK},
    "associations": {"@id": "prov:qualifiedAssociation"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": _LINK},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": _LINK},
    "value": {"@id": "prov:value"},
    "comment": {"@id": "rdfs:comment"},
    "basis": {"@id": "terms:basis"},
    "rule": {"@id": "terms:rule"},
    "confidence": {"@id": "terms:confidence", "@type": "xsd:decimal"},
    "evidence": {"@id": "terms:evidence"},
    "evidenceKind": {"@id": "terms:evidenceKind"},
    "citation": {"@id": "terms:citation"},
    "duty": {"@id": "terms:duty"},
    "block": {"@id": "terms:block", "@type": "xsd:integer"},
    "start": {"@id": "terms:start", "@type": "xsd:integer"},
    "end": {"@id": "terms:end", "@type": "xsd:integer"},
    "deadline": {"@id": "terms:deadline"},
    "kind": {"@id": "terms:kind"},
    "code": {"@id": "terms:code"},
    "severity": {"@id": "terms:severity"},
    "remedy": {"@id": "terms:remedy"},
    "knowledge": {"@id": "terms:knowledge"},
}


def write_jsonld(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the graph; names of roles stand in it in every language."""
    value = {"@context": CONTEXT, "@graph": list(_nodes(result))}
    text = json.dumps(value, ensure_ascii=False, indent=1)
    replace_file(path, f"{text}\n".encode("utf-8", "replace"))


def _nodes(result: Decomposition) -> Iterator[Node]:
    base = _base(result)
    division = arrange(result)
    yield {
        "@id": f"{base}plan",
        "@type": ["prov:Entity", "prov:Plan"],
        "title": fit(result.plan.title),
        **_known(place=result.jurisdiction.place, source=result.source),
    }
    yield {
        "@id": f"{base}division",
        "@type": ["prov:Entity", "terms:Division"],
        "derivedFrom": f"{base}plan",
        "attributedTo": f"{base}software",
        **_known(knowledge=result.knowledge),
    }
    yield {"@id": f"{base}software", "@type": "prov:SoftwareAgent", "label": "decompose"}
    yield from map(_role, Role)
    for holder, name in division.holders.items():
        yield {
            "@id": _department(base, holder),
            "@type": ["org:FormalOrganization", "prov:Organization"],
            "label": fit(name),
            "identifier": fit(holder),
        }
    for task in result.plan.tasks:
        yield from _task(base, task, division)
    for number, finding in enumerate(result.findings):
        yield _finding(base, number, finding, division)


def _role(role: Role) -> Node:
    names = {lang: Labels(lang).role(role) for lang in LANGUAGES}
    kinds = ["prov:Role", "org:Role", "skos:Concept"]
    return {"@id": f"terms:role-{role.value}", "@type": kinds, "labels": names}


def _task(base: str, task: Task, division: Division) -> Iterator[Node]:
    """Yield a task and its measures, each with the departments that have a part in it."""
    own = division.by_task.get(task.id, [])
    yield {
        "@id": _key(base, "task", task.id),
        "@type": ["prov:Activity", "terms:Task"],
        "identifier": fit(task.id),
        "title": fit(heading(task)),
        "comment": fit(task.text),
        "kind": task.kind.value,
        "partOf": _key(base, "task", task.parent) if task.parent else f"{base}plan",
        **_known(deadline=task.deadline),
        "associations": [_association(base, a) for a in own if a.measure is None],
    }
    for measure in task.measures:
        yield {
            "@id": _key(base, "measure", measure.id),
            "@type": ["prov:Activity", "terms:Measure"],
            "identifier": fit(measure.id),
            "comment": fit(measure.text),
            "partOf": _key(base, "task", task.id),
            **_known(deadline=measure.deadline),
            "associations": [_association(base, a) for a in own if a.measure == measure.id],
        }


def _association(base: str, own: Assignment) -> Node:
    return {
        "@id": _key(base, "assignment", own.id),
        "@type": "prov:Association",
        "agent": _department(base, own.holder),
        "role": f"terms:role-{own.role.value}",
        "plan": f"{base}plan",
        "basis": own.basis.value,
        "rule": own.rule,
        "confidence": str(own.confidence),
        **_known(comment=own.reason),
        "evidence": [_evidence(e) for e in own.evidence],
    }


def _evidence(evidence: Evidence) -> Node:
    return {
        "@type": "prov:Entity",
        "evidenceKind": evidence.kind.value,
        "value": fit(evidence.quote),
        **_known(duty=evidence.duty, citation=evidence.citation, source=evidence.document),
        **(evidence.span.model_dump() if evidence.span else {}),
    }


def _finding(base: str, number: int, finding: Finding, division: Division) -> Node:
    about = []
    for value in dict.fromkeys(finding.subject.values()):
        if value in division.tasks:
            about.append(_key(base, "task", value))
        elif value in division.holders:
            about.append(_department(base, value))
    return {
        "@id": _key(base, "finding", str(number)),
        "@type": ["prov:Entity", "terms:Finding"],
        "identifier": finding.name,
        "code": finding.code,
        "severity": finding.severity.value,
        "comment": fit(finding.message),
        "remedy": fit(finding.fix),
        "derivedFrom": f"{base}plan",
        "subject": about,
    }


def _known(**facts: str | None) -> Node:
    """Return the facts that are known, without those that are not."""
    return {key: fit(value) for key, value in facts.items() if value}


def _base(result: Decomposition) -> str:
    """Return the beginning of all names of this plan: the same for the same words."""
    words = [result.plan.title, *(f"{t.id} {t.title} {t.text}" for t in result.plan.tasks)]
    text = "\n".join(words).encode("utf-8", "backslashreplace")
    return f"urn:decompose:{hashlib.sha256(text).hexdigest()[:16]}:"


def _key(base: str, kind: str, key: str) -> str:
    return f"{base}{kind}:{quote(key.encode('utf-8', 'replace'), safe='')}"


def _department(base: str, holder: str) -> str:
    return _key(base, "department", holder)
