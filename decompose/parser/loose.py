"""Texts without numbers: paragraphs, and short lines that head them, as items of one list of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from decompose.parser.attribution_clauses import all_units
from decompose.parser.headings import first_clause
from decompose.parser.items import paragraph_node
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_CALLS = regex("(?:各|本|全体|机关)[^，。；]{0,60}[：:]")  # 各镇街、各部门：
_ANNOUNCES = regex(
    "[^。；]*(?:(?:如下|以下)[^。；，]{0,12}|[是有为分][一二三四五六七八九十两]{1,3}[件条项个](?:事|任务|工作|方面)?)[。：:]?"
)  # 现就有关事项通知如下。
_WANTS = regex("(?<![需重主])要(?![求素点情件闻])|必须|应当|请|一律|不得|严禁")
_ENDS = "。；：:，！？"
_LONGEST_HEAD, _SHORT_HEAD = 18, 8
_FEWEST = 2


def loose_items(pieces: Sequence[Piece]) -> list[Node]:
    """Return the paragraphs of a text as items; the addressees and the announcing sentence are none.

    A short line without a stop heads the paragraphs below it, where there are several such lines. Where no
    line does, a short first sentence is its paragraph's heading if most paragraphs begin with one
    (盯紧出行。客运站加开夜班车。).
    """
    said = [piece for piece in pieces if not is_frame(piece.text)] or list(pieces)
    if len(said) > 1 and len(said) < len(pieces) and _names_readers(said[0]):
        said = said[1:]
    heads = [
        n for n, piece in enumerate(said[:-1]) if _is_head(piece) and not _is_head(said[n + 1])
    ]
    if len(heads) >= _FEWEST:
        return [*_headed(said, heads)]
    nodes = [paragraph_node(piece) for piece in said]
    several = [node for node in nodes if _first_sentence_apart(node)]
    short = [node for node in several if len(node.title.text) <= _SHORT_HEAD]
    heads_of_one = short if 2 * len(short) > len(several) else []
    return [node if node in heads_of_one else _whole(node) for node in nodes]


def is_frame(text: str) -> bool:
    """Tell whether a paragraph only names its readers or announces the list, and wants nothing itself."""
    *before, last = [part for part in text.split("。") if part.strip()] or [""]
    announces = _ANNOUNCES.fullmatch(last) is not None and not _WANTS.search("。".join(before))
    return announces or _CALLS.fullmatch(text) is not None


def _names_readers(piece: Piece) -> bool:
    """Tell whether the first line of a letter holds nothing but the units that it is sent to."""
    text = piece.text
    return text[-1:] in "：:" and "、" in text and all_units(text[:-1]) is not None


def _is_head(piece: Piece) -> bool:
    return len(piece.text) <= _LONGEST_HEAD and piece.text[-1:] not in _ENDS


def _headed(pieces: Sequence[Piece], heads: Sequence[int]) -> Iterator[Node]:
    """Yield what stands before the first heading by itself, then each heading with its paragraphs."""
    yield from (_whole(paragraph_node(piece)) for piece in pieces[: heads[0]])
    for at, head in enumerate(heads):
        end = heads[at + 1] if at + 1 < len(heads) else len(pieces)
        yield Node(pieces[head], run_in=True, body=list(pieces[head + 1 : end]))


def _first_sentence_apart(node: Node) -> bool:
    whole = node.whole
    return (
        whole is not None
        and bool(node.body)
        and node.run_in
        and whole.text[len(node.title.text)] == "。"
    )


def _whole(node: Node) -> Node:
    """Return a paragraph whose first sentence asks for something like the others."""
    if not _first_sentence_apart(node) or node.whole is None:
        return node
    title = node.whole.part(0, first_clause(node.whole.text))
    return replace(node, title=title, run_in=False, body=[node.whole])
