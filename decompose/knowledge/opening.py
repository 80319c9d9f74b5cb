"""Open knowledge: the built-in pack from its compiled form, further packs from their YAML."""

from __future__ import annotations

from functools import cache
from os import PathLike

from decompose.knowledge.base import Knowledge
from decompose.knowledge.compiled import BUILT_IN, read_compiled


def load_knowledge(*packs: str | PathLike[str]) -> Knowledge:
    """Load the built-in pack and lay further packs over it, by id.

    Args:
        packs: Pack directories; an entry of a later pack replaces the entry with the same id.

    Returns:
        The knowledge; without arguments the same object for the whole process.

    Raises:
        KnowledgeError: A pack is missing or faulty; ``faults`` lists every fault as
            ``message @ file $.path``.
    """
    if not packs:
        return _built_in()
    from decompose.knowledge.loader import load_packs

    return load_packs(BUILT_IN, *packs)


@cache
def _built_in() -> Knowledge:
    compiled = read_compiled(BUILT_IN)
    if compiled is not None:
        return Knowledge(compiled.pack, fingerprint=compiled.fingerprint)
    from decompose.knowledge.loader import load_packs

    return load_packs(BUILT_IN)
