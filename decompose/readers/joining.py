"""Several documents as one: a main text and its annexes, in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decompose.model.source import Block, Document, Problem, Span, Withheld


def join(docs: Sequence[Document]) -> Document:
    """Return one document with the blocks of all.

    Shape:
        Blocks in the order given, numbered through; every place keeps the name of its file. Name
        and encoding are those of the first; ``format`` lists what there is (``docx+xlsx``).
    """
    if len(docs) == 1:
        return docs[0]
    blocks: list[Block] = []
    problems: list[Problem] = []
    withheld: list[Withheld] = []
    for doc in docs:
        offset = len(blocks)
        withheld += [w.model_copy(update={"span": _on(w.span, offset)}) for w in doc.withheld or ()]
        blocks += [b.model_copy(update={"index": b.index + offset}) for b in doc.blocks]
        problems += [_moved(problem, offset) for problem in doc.problems]
    return Document(
        name=docs[0].name,
        format="+".join(dict.fromkeys(doc.format for doc in docs)),
        encoding=docs[0].encoding,
        blocks=tuple(blocks),
        problems=tuple(problems),
        unread=tuple(unread for doc in docs for unread in doc.unread),
        withheld=None if any(doc.withheld is None for doc in docs) else tuple(withheld),
    )


def _moved(problem: Problem, offset: int) -> Problem:
    if problem.span is None:
        return problem
    return problem.model_copy(update={"span": _on(problem.span, offset)})


def _on(span: Span, offset: int) -> Span:
    return Span(block=span.block + offset, start=span.start, end=span.end)


def distinct_names(paths: Sequence[Path]) -> list[str]:
    """Return a name for every file: its own, with folders before it where several bear it."""
    parts = [path.parts for path in paths]
    names = []
    for own in parts:
        size = 1
        while size < len(own) and sum(other[-size:] == own[-size:] for other in parts) > 1:
            size += 1
        names.append("/".join(own[-size:]))
    return names
