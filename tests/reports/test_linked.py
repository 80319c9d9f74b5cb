"""Linked data: every key has a meaning, every term of PROV and ORG exists, the answers are the result's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role
from decompose.reports import write
from decompose.reports.linked import CONTEXT
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

KNOWN = (PROV, ORG, DCTERMS, SKOS, RDF, RDFS)
OWN = "urn:decompose:terms:"


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    result = dc.audit(dc.assign(plan, kb), kb)
    return result.model_copy(update={"source": "plan.txt"})


def _graph(result: Decomposition, folder: Path) -> Graph:
    write(result, folder / "a.jsonld")
    return Graph().parse(data=(folder / "a.jsonld").read_text("utf-8"), format="json-ld")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "labels":
                continue
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def test_no_key_without_a_meaning(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.jsonld")
    value = json.loads((tmp_path / "a.jsonld").read_text("utf-8"))
    used = set(_keys(value["@graph"]))
    assert not {key for key in used if not key.startswith("@")} - set(CONTEXT)
    prefixes = {"@version", "prov", "org", "dcterms", "skos", "rdfs", "xsd", "terms", "labels"}
    assert set(CONTEXT) - used == prefixes - used, "a term of the context is never used"


def test_terms_exist_in_their_vocabularies(result: Decomposition, tmp_path: Path) -> None:
    graph = _graph(result, tmp_path)
    words = set(graph.predicates()) | set(graph.objects(predicate=RDF.type))
    for word in words:
        if str(word).startswith(OWN):
            continue
        (space,) = (space for space in KNOWN if str(word).startswith(str(space)))
        assert word in space, word


def test_questions_are_answered_as_the_result_answers_them(
    result: Decomposition, tmp_path: Path
) -> None:
    graph = _graph(result, tmp_path)
    rows = graph.query(
        "SELECT ?task ?name WHERE { ?task prov:qualifiedAssociation ?a . ?a prov:agent ?d ;"
        " prov:hadRole <urn:decompose:terms:role-lead> . ?d skos:prefLabel ?name }"
    )
    leads = [own for own in result.assignments if own.role is Role.LEAD]
    assert len(list(rows)) == len(leads)
    assert {str(row[1]) for row in graph.query("SELECT ?o ?n WHERE {?o skos:prefLabel ?n}")} >= {
        own.name for own in result.assignments
    }
    kinds = list(graph.objects(predicate=RDF.type))
    assert kinds.count(PROV.Association) == len(result.assignments)
    assert kinds.count(URIRef(f"{OWN}Finding")) == len(result.findings)
    assert kinds.count(URIRef(f"{OWN}Task")) == len(result.plan.tasks)
    evidence = len(list(graph.subject_objects(URIRef(f"{OWN}evidence"))))
    assert evidence == sum(len(own.evidence) for own in result.assignments)


def test_every_link_leads_to_something(result: Decomposition, tmp_path: Path) -> None:
    graph = _graph(result, tmp_path)
    links = (
        *(PROV.agent, PROV.hadRole, PROV.hadPlan, PROV.wasDerivedFrom, PROV.wasAttributedTo),
        *(DCTERMS.isPartOf, DCTERMS.subject),
    )
    for link in links:
        targets = set(graph.objects(predicate=link))
        assert targets, link
        assert not [target for target in targets if (target, RDF.type, None) not in graph]


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    result = spoilt(kb, word)
    graph = _graph(result, tmp_path)
    kinds = list(graph.objects(predicate=RDF.type))
    assert kinds.count(PROV.Association) == len(result.assignments)
    assert graph.serialize(format="nt")
