"""Attributions printed behind the last item of a list that belong to all of its items."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.parser.attribution_lines import merged
from decompose.parser.deadlines import deadline_in
from decompose.parser.field_labels import is_aside, limit_of
from decompose.parser.kinds import WORK
from decompose.parser.measures import (
    attributions_of,
    is_deadline,
    title_without_attribution,
    whole_attribution,
)
from decompose.parser.tree import Node, Piece
from decompose.parser.unit_forms import is_unit
from decompose.text.patterns import regex

_ABOVE = regex(
    r"(?:以上|上述)(?:各项|所有|几项)?(?:工作|任务|事项|内容|措施)?(?:均|都|分别)?[，,：:]?",
    cue=("上述", "以上"),
)  # all of the above
_STOPS = "。；;！"
_OPEN = "（(【["
_CLOSING = regex(r"[）)】\]][。；;\s]*$", cue=")]】）")
_TRIM = " \t\u3000\u00a0，,、。；;：:）)"


def lift_attribution(node: Node) -> None:
    """Move the lines that name who is responsible for all items from the last item to their parent.

    They belong to the last item alone when another item has an attribution of its own, and so does
    a line under the last task of a chapter unless it says 以上. Where the items share one paragraph,
    a bracket behind its final stop speaks of the whole paragraph.
    """
    if node.kind in WORK and node.children:
        _hand_down(node)
    if len(node.children) < 2:
        return
    last = node.children[-1]
    if last.children or not last.body:
        return
    if node.kind in WORK:
        _share_out(node)
        return
    lines = _closing_lines(last)
    bracket = None if lines else _closing_bracket(node)
    if not (lines or bracket) or _has_attribution(Node(node.title)):
        return
    if any(_has_attribution(child) for child in node.children[:-1]):
        return
    if bracket is None:
        del last.body[-len(lines) :]
        node.body += lines
    else:
        rest = _before(last.body[-1], bracket)
        last.body[-1:] = [rest] if rest.text else []
        node.body.append(bracket)


def _hand_down(section: Node) -> None:
    """Give what stands between the heading of a chapter and its items to all that have none of their own.

    As 一、整治燃气安全（责任单位：市A局）, or with 牵头单位：…, 配合单位：… and 完成时限：… on lines below the heading.
    """
    first = section.children[0].position
    lines = [piece for piece in section.body if (piece.block, piece.start) < first]
    limit = next((time for piece in lines if (time := limit_of(piece.text))), None)
    head, stated = title_without_attribution(section.title)
    stated = None if is_unit(head.text) else stated  # a unit and its other names in brackets
    if section.whole is not None and (labelled := whole_attribution(section.whole)):
        stated, lines = labelled, [*lines, *_taken_off(section.children[-1])]
    for piece in lines:
        if found := whole_attribution(piece):
            stated = merged(stated, found)
    limit = limit or (stated.deadline if stated else None)
    if not (stated or limit):
        return
    for child in section.children:
        if child.kind is not None:
            continue
        if stated and not child.attribution and not _has_attribution(child):
            child.attribution = stated
        if limit and not child.deadline and not any(map(_is_dated, (child.title, *child.body))):
            child.deadline = limit


def _taken_off(last: Node) -> list[Piece]:
    """Take the lines at the end of the last item that name units off it, below a heading that names who leads."""
    lines = [] if last.children or not last.body else _closing_lines(last)
    if lines:
        del last.body[-len(lines) :]
    return lines


def _is_dated(piece: Piece) -> bool:
    return deadline_in(piece.text) is not None


def _share_out(section: Node) -> None:
    """Give a closing line that says 以上 to every task of a chapter that has none of its own."""
    piece = section.children[-1].body[-1]
    above = _ABOVE.match(piece.text)
    stated = _stated(piece) if above and not _shares_line(section.children[-1], piece) else None
    if stated is None:
        return
    section.children[-1].body.pop()
    for child in section.children:
        if not _has_attribution(child):
            child.attribution = whole_attribution(stated)


def _closing_lines(last: Node) -> list[Piece]:
    """Return the lines at the end of an item that name units or a time limit, if any names units."""
    lines: list[Piece] = []
    named = 0
    for piece in reversed(last.body):
        if _shares_line(last, piece):
            break
        stated = _stated(piece)
        if stated is None and not (is_deadline(piece) or is_aside(piece.text)):
            break
        lines.insert(0, stated or piece)
        named += stated is not None
    return lines if named else []


def _stated(piece: Piece) -> Piece | None:
    """Return the part of a line that is an attribution, None when the line says other things."""
    above = _ABOVE.match(piece.text)
    stated = piece.part(above.end(), len(piece.text)) if above else piece
    return stated if whole_attribution(stated) is not None else None


def _closing_bracket(node: Node) -> Piece | None:
    """Return the bracket at the end of a paragraph whose items are the node's children."""
    last = node.children[-1]
    whole, piece = last.whole, last.body[-1]
    if whole is None or _CLOSING.search(piece.text) is None:
        return None
    if any(child.whole is None or child.whole.block != whole.block for child in node.children):
        return None
    found = attributions_of(piece)
    start = found[-1].span.start - piece.start if found else -1
    if start < 0 or piece.text[start] not in _OPEN:
        return None
    before = whole.text[: found[-1].span.start - whole.start].rstrip()
    rest = piece.text[found[-1].span.end - piece.start :]
    return (
        None
        if before[-1:] not in _STOPS or rest.strip(_TRIM)
        else piece.part(start, len(piece.text))
    )


def _before(piece: Piece, bracket: Piece) -> Piece:
    return piece.part(0, len(piece.text[: bracket.start - piece.start].rstrip()))


def _shares_line(node: Node, piece: Piece) -> bool:
    """Whether the piece stands in the line of the node's heading."""
    whole = node.whole
    return whole is not None and whole.block == piece.block and piece.start < whole.end


def _has_attribution(node: Node) -> bool:
    pieces: Sequence[Piece] = (node.title, *node.body)
    return any(attributions_of(piece) for piece in pieces)
