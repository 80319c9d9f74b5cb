"""The chains as SVG pages of a slide: a box for every link, with its state and its holders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, LinkState, Status
from decompose.reports.coverage_slides import HEIGHT, WIDTH, broken
from decompose.reports.heatmap import COLOURS, legend_svg, open_svg, text_svg

_MARGIN, _LINK, _GAP, _BOX = 20, 137, 20, 66
_NAME, _SIZE, _LINE = 14, 12, 14
_HEAD, _APART = 20, 14
_MOST_LINKS, _MOST_HOLDERS = 8, 3
_LEGEND_AT = HEIGHT - 22
Line = tuple[str, tuple[LinkState, ...], bool]
"""Words above a row of boxes, the boxes, and whether the row goes on from the one before."""


def chain_pages(chains: Sequence[ChainState], labels: Labels) -> tuple[str, ...]:
    """Return the chains on as many pages as they take; a long one goes on in another row."""
    rows = [line for chain in chains for line in _rows(chain, labels)]
    most = (_LEGEND_AT - _MARGIN) // (_HEAD + _BOX + _APART)
    pages = [rows[at : at + most] for at in range(0, len(rows), most)] or [[]]
    return tuple(_page(page, labels) for page in pages)


def _rows(chain: ChainState, labels: Labels) -> Iterator[Line]:
    name = chain.name_en if labels.lang == "en" else chain.name
    for at in range(0, len(chain.links), _MOST_LINKS):
        title = labels("chain_goes_on", name) if at else name
        yield title, chain.links[at : at + _MOST_LINKS], bool(at)


def _page(rows: Sequence[Line], labels: Labels) -> str:
    parts = [open_svg(WIDTH, HEIGHT), f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>']
    for number, (title, links, goes_on) in enumerate(rows):
        top = _MARGIN + (_HEAD + _BOX + _APART) * number
        parts.append(text_svg(_MARGIN, top + _NAME, title, size=_NAME))
        for column, link in enumerate(links):
            left = _MARGIN + (_LINK + _GAP) * column
            parts += _link(left, top + _HEAD, link, labels)
            if column or goes_on:
                parts.append(
                    f'<path d="M{left - _GAP + 2} {top + _HEAD + _BOX // 2}h{_GAP - 6}m-6 -5l6 5l-6 5" '
                    'fill="none" stroke="#555555"/>'
                )
    parts += legend_svg(_LEGEND_AT, labels, left=_MARGIN, step=128, size=_SIZE)
    parts.append(text_svg(_MARGIN + 128 * 8, _LEGEND_AT + 11, labels["chain_dashed"], size=_SIZE))
    return "\n".join([*parts, "</svg>", ""])


def _link(left: int, top: int, link: LinkState, labels: Labels) -> list[str]:
    name = link.name_en if labels.lang == "en" else link.name
    edge = COLOURS[Status.GAP] if link.status is Status.GAP else "#555555"
    dash = "" if link.tasks else ' stroke-dasharray="4 3"'
    box = (
        f'<rect x="{left}" y="{top}" width="{_LINK}" height="{_BOX}" rx="4" fill="#FFFFFF" '
        f'stroke="{edge}" stroke-width="1.5"{dash}/>'
    )
    mark = f'<rect x="{left}" y="{top}" width="6" height="{_BOX}" fill="{COLOURS[link.status]}"/>'
    room = _LINK - 14
    words = [broken(name, room, 1)[0], *_holders(link, room, labels)]
    lines = (
        text_svg(left + 11, top + 15 + (_LINE + 1) * i, word, size=_SIZE, bold=i == 0)
        for i, word in enumerate(words)
    )
    return [box, mark, *lines]


def _holders(link: LinkState, room: int, labels: Labels) -> list[str]:
    """Return the holders, one a line; the last line counts those for whom there is no room."""
    if not link.holders:
        return [labels.status(link.status)]
    shown = [broken(who, room, 1)[0] for who in link.holders]
    if len(shown) <= _MOST_HOLDERS:
        return shown
    rest = len(shown) - _MOST_HOLDERS + 1
    return [*shown[: _MOST_HOLDERS - 1], labels("more_holders", rest)]
