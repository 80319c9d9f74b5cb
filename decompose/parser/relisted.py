"""Sections that list once more, unit by unit, the tasks of the same document: 牵头核查报警装置（任务1）."""

from __future__ import annotations

from decompose.model.plan import SectionKind
from decompose.model.source import Document, Problem
from decompose.parser.kinds import WORK
from decompose.parser.tree import Node
from decompose.text.patterns import regex

_POINTS_BACK = regex(
    r"[（(](?:见|同|对应|即)?(?:(?:重点)?任务|第)\s?\d{1,3}(?:[、，\-—至]\s?(?:任务)?\d{1,3})*\s?(?:项|条)?[）)](?=[；;。，,]|$)"
)
_REFERS = regex(
    r"(?:[^，。；：:]{2,40}[：:])?[^，。；\d]{0,8}?(?=.*第\s?\d)(?:承担|负责|牵头|主办|配合|协助|参与|任务|工作|第|项|条|和|及|与|至|[、，\s\d—-])+"
)
"""A unit with nothing but numbers of tasks: 市公安局：牵头第2、14项，配合第1项."""
_ENDS = regex(r"[；;。]|\n|$")
_FEWEST, _SHARE = 4, 0.6


def leave_out_relisted(root: Node, doc: Document) -> list[Problem]:
    """Let sections be that only point back to tasks already read, and say so.

    Shape:
        One problem a section whose kind was changed.
    """
    problems = []
    worked = False
    for node in root.children:
        if worked and node.kind in WORK and _lists_again(node):
            node.kind = SectionKind.OTHER
            for child in node.walk():
                child.kind = SectionKind.OTHER
            message = f"“{node.title.text[:40]}”按单位重列前面的任务，没有重复计入"
            place = doc.blocks[node.title.block].place
            problems.append(
                Problem(code="section.relisted", message=message, place=place, span=node.title.span)
            )
        worked = worked or node.kind in WORK
    return problems


def _lists_again(node: Node) -> bool:
    texts = [piece.text for item in node.walk() for piece in (item.title, *item.body)]
    parts = [part.strip() for text in texts for part in _ENDS.split(text) if part.strip()]
    back = sum(len(_POINTS_BACK.findall(text)) for text in texts)
    back += sum(1 for part in parts if _REFERS.fullmatch(part))
    items = len(parts)
    return back >= _FEWEST and back >= _SHARE * items
