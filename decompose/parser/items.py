"""Paragraphs that hide a list → child nodes: 一是…二是…, labels, counted lists, run-in sentences."""

from __future__ import annotations

from itertools import pairwise

from decompose.model.plan import SectionKind
from decompose.parser.field_labels import is_aside, work_in
from decompose.parser.headings import split_heading
from decompose.parser.inline import Item, counted_items, label_items, ordinal_items
from decompose.parser.inline import field_items as aspect_items
from decompose.parser.kinds import WORK, is_action
from decompose.parser.lifting import lift_attribution
from decompose.parser.measures import is_deadline, whole_attribution
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_K = SectionKind
_LISTING = (_K.STATUS, _K.PROBLEMS, _K.SITUATION, _K.PRINCIPLES, _K.GOALS, *WORK)
"""Kinds of section whose unnumbered paragraphs may be items."""
_MAX_ITEM_TITLE = 25
_MAX_TASK_LABEL = 12
_MAX_HEADLINE = 30
_SHORTEST_TEXT = 10
_DATED = regex(
    r"(?:到|至)?20\d\d年|“?十[二三四五六]五”?(?:时期|期间)", cue=("20", "时期", "期间")
)  # by 2025, in the plan period
_STOP = "。；;，,、：: \t\u3000"


def expand(node: Node) -> None:
    """Turn the lists hidden in the paragraphs of a tree into child nodes, all the way down.

    A section's children take its kind; in a section of work they are tasks and have none.
    """
    if node.kind in (SectionKind.ANNEX, SectionKind.PROCESS):
        for child in node.children:
            if child.kind in WORK:
                expand(child)
        return
    if not node.children and node.kind is not SectionKind.GUIDANCE:
        node.children = _hidden_items(node)
        if node.kind is not None and node.kind not in WORK:
            for child in node.children:
                child.kind = node.kind
    if node.kind is None or node.kind in WORK:
        lift_attribution(node)
    for child in node.children:
        expand(child)


def _hidden_items(node: Node) -> list[Node]:
    if not node.body or (node.kind is SectionKind.OTHER):
        return []
    for find in (_ordinals, _labels):
        children = find(node)
        if children:
            return children
    if node.kind in _LISTING:
        return _counted(node) or _paragraph_items(node) or _headlines(node)
    return _task_paragraphs(node) or _headlines(node)


def _ordinals(node: Node) -> list[Node]:
    children: list[Node] = []
    body: list[Piece] = []
    for piece in node.body:
        items = ordinal_items(piece.text)
        if items:
            body += _head(piece, items[0].begin)
            children += [_item_node(piece, item) for item in items]
        else:
            body.append(piece)
    node.body = body
    return children


def _labels(node: Node) -> list[Node]:
    if node.kind is not None and node.kind not in WORK:
        return []
    for i, piece in enumerate(node.body):
        items = label_items(piece.text)
        if items:
            node.body[i : i + 1] = _head(piece, items[0].begin)
            return [_item_node(piece, item) for item in items]
    return []


def _counted(node: Node) -> list[Node]:
    for piece in node.body:
        spans = counted_items(piece.text)
        if not spans and node.kind is SectionKind.STATUS:
            spans = aspect_items(piece.text)
        if spans:
            return [Node(piece.part(start, end), run_in=True) for start, end in spans]
    return []


def _paragraph_items(node: Node) -> list[Node]:
    """Return unnumbered paragraphs that open with a short sentence, behind an introduction."""
    first = next((i for i, piece in enumerate(node.body) if _opens_item(piece)), None)
    if first is None:
        return []
    run = node.body[first:]
    last = len(run)
    while last and not (_opens_item(run[last - 1]) or _is_field(run[last - 1])):
        last -= 1
    items: list[Node] = []
    for piece in run[:last]:
        if _is_field(piece):
            items[-1].body.append(piece)
        elif _opens_item(piece):
            items.append(paragraph_node(piece))
        else:
            return []
    if len(items) < 2 or len(run) - last > 1:
        return []
    node.body[first:] = run[last:]
    return items


def _is_field(piece: Piece) -> bool:
    """Whether a paragraph only says who is responsible for the one before it, or until when."""
    return is_deadline(piece) or whole_attribution(piece) is not None


def _opens_item(piece: Piece) -> bool:
    heading = split_heading(piece.text)
    if not heading.run_in or heading.body_start >= len(piece.text):
        return False
    if _is_field(piece):
        return False
    title = piece.text[: heading.title_end]
    return 2 <= len(title) <= _MAX_ITEM_TITLE and not _DATED.match(title)


def _task_paragraphs(node: Node) -> list[Node]:
    """Return the paragraphs of a task when they all open with a short label.

    Two are enough when both labels are headings of tasks, and both go on.
    """
    if len(node.body) < 2:
        return []
    run = node.body if _opens_label(node.body[0]) else node.body[1:]
    if not all(_opens_label(piece) for piece in run):
        return []
    if len(run) < 3 and not (len(run) == 2 and all(_opens_task(piece) for piece in run)):
        return []
    node.body = node.body[: len(node.body) - len(run)]
    return [paragraph_node(piece) for piece in run]


def _opens_label(piece: Piece) -> bool:
    heading = split_heading(piece.text)
    return (
        heading.run_in
        and heading.body_start < len(piece.text)
        and 2 <= heading.title_end <= _MAX_TASK_LABEL
        and not _is_field(piece)
        and not (is_aside(piece.text) or work_in(piece.text)[1])
    )


def _opens_task(piece: Piece) -> bool:
    """Whether a paragraph goes on, after its short label, as the text of a task does."""
    end = split_heading(piece.text).body_start
    return is_action(piece.text) and len(piece.text) - end >= _SHORTEST_TEXT


def _headlines(node: Node) -> list[Node]:
    """Return unnumbered headings on lines of their own, each with the paragraphs behind it."""
    at = [i for i, piece in enumerate(node.body) if _is_headline(piece)]
    enough = 1 if node.kind in WORK and at[:1] == [0] else 2
    if len(at) < enough or any(after - before < 2 for before, after in pairwise(at)):
        return []
    if at[-1] == len(node.body) - 1 or at[0] > 1:
        return []
    children = []
    for begin, end in zip(at, [*at[1:], len(node.body)], strict=True):
        child = Node(node.body[begin], run_in=True)
        child.body = list(node.body[begin + 1 : end])
        children.append(child)
    node.body = node.body[: at[0]]
    return children


def _is_headline(piece: Piece) -> bool:
    text = piece.text
    return (
        4 <= len(text) <= _MAX_HEADLINE
        and not any(stop in text for stop in "。；：:;")
        and text[-1] not in "，,、."
        and whole_attribution(piece) is None
    )


def _item_node(piece: Piece, item: Item) -> Node:
    text = piece.text
    start, end = item.start, item.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _STOP:
        end -= 1
    if end < len(text) and text[end] in "。；;":
        end += 1
    node = paragraph_node(piece.part(start, end))
    if item.marker is not None:
        node.number = item.marker.text.rstrip("：:，, ")
        node.value = item.marker.value
        node.family = item.marker.family
    return node


def paragraph_node(piece: Piece) -> Node:
    """Return a paragraph as an item: its run-in heading as title, the rest as body."""
    heading = split_heading(piece.text)
    node = Node(piece.part(0, heading.title_end), run_in=heading.run_in, whole=piece)
    if heading.body_start < len(piece.text):
        node.body.append(piece.part(heading.body_start, len(piece.text)))
    return node


def _head(piece: Piece, end: int) -> list[Piece]:
    """Return what stands before the list, when it says more than that a list follows."""
    text = piece.text[:end].rstrip()
    return [piece.part(0, len(text))] if text else []
