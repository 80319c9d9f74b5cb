"""Changes of words → the plan that the document gives with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from decompose.errors import RuleError
from decompose.knowledge import Knowledge
from decompose.model.plan import Plan
from decompose.model.result import Change
from decompose.model.source import Block, Document
from decompose.parser import parse


def reworded(plan: Plan, changes: Iterable[Change], kb: Knowledge) -> Plan:
    """Return the plan read from its document with other words in the places of the changes.

    Raises:
        RuleError: There is no document at hand, or other words stand there.
    """
    doc = plan.document
    if doc is None:
        raise RuleError(
            "the text is not at hand", hint="fix the plan itself, not its division.json"
        )
    found: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        span = change.span
        known = span is not None and 0 <= span.block < len(doc.blocks)
        if span is None or not known or doc.slice(span) != change.old:
            raise RuleError(
                f"the words to change are not there: {change.old}",
                hint="fix the plan that the patch was made from",
            )
        found[span.block].append(change)
    blocks = (_block(block, found.get(block.index, [])) for block in doc.blocks)
    return parse(_with(doc, tuple(blocks)), wordings=kb.wordings.values())


def _block(block: Block, changes: list[Change]) -> Block:
    text = block.text
    for change in sorted(changes, key=_start, reverse=True):
        at = _start(change)
        text = f"{text[:at]}{change.value}{text[at + len(change.old) :]}"
    return block.model_copy(update={"text": text}) if changes else block


def _start(change: Change) -> int:
    return change.span.start if change.span is not None else 0


def _with(doc: Document, blocks: tuple[Block, ...]) -> Document:
    return doc.model_copy(update={"blocks": blocks})
