"""Licences that law asks of some only: each rests on an article of a law that the pack has."""

from __future__ import annotations

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import EvidenceKind

PLAN = """青河县消防工作方案
一、主要任务
（一）严格准入。所有沿街商铺开业前均须取得消防安全检查许可，2027年底前完成。（县消防救援大队牵头）
（二）严格准入。凡食品加工企业一律取得安全生产许可证方可投产，2027年底前完成。（县应急局牵头）
（三）严格准入。所有装修工程均须办理消防设计审查，2027年底前完成。（县住建局牵头）
"""


def test_each_names_its_article(kb: Knowledge) -> None:
    result = dc.audit(dc.assign(dc.parse_text(PLAN), kb, level="county"), kb)
    found = [f for f in result.findings if "一律要求" in f.message]
    cited = [e for f in found for e in f.evidence if e.kind is EvidenceKind.LAW]
    articles = {kb.cite(e.citation or "").text for e in cited}
    assert {kb.cite(e.citation or "").law for e in cited} <= set(kb.laws)
    assert {text.rpartition("）")[2] for text in articles} == {"第十五条", "第二条", "第十一条"}
