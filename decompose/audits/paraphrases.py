"""Which of a few texts say the same in other words: by what is rare in them, and by figures of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from decompose.match.overlap import Overlap
from decompose.text.patterns import regex

_NEAREST, _REWORDED, _RARE = 4, 0.5, 12
"""Half of the telling pairs of characters are shared, one of them by few."""
_COUNTED, _SAME_WORK = 0.35, 0.12
"""With a figure that no third text has, less will do; still less of the same object at the same stages."""
_FIGURE = regex(
    r"(?<![\d.第])(?:\d{2,}(?:\.\d+)?|\d\.\d+|[3-9])(?:万|亿)?"
    r"(?:年(?=以上|以下|的)|(?![年月日号%％])(?:(?!以[上下内]|左右|[的及和并在])[\u4e00-\u9fff㎡]){1,3})"
)  # 45公里, 1.2万平方米, 15年以上; no dates, no shares
_BOTH = 2


def paraphrases(
    texts: Sequence[str], alike: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the places of two texts of which the later one says the earlier one in other words.

    With them it says whether surely, and whether by a figure. Half of what is telling and a figure
    of their own make it sure.

    Args:
        texts: The texts.
        alike: Whether two of them are about the same object at the same stages.
    """
    overlap = Overlap(texts)
    figures = [frozenset(_FIGURE.findall(text)) for text in texts]
    held = Counter(
        figure for own in dict(zip(texts, figures, strict=True)).values() for figure in own
    )
    for place, text in enumerate(texts):
        for earlier, likeness in overlap.ranked(text, most=_NEAREST, rare=_RARE):
            if earlier >= place:
                continue
            shared = any(held[figure] == _BOTH for figure in figures[earlier] & figures[place])
            counted = _SAME_WORK if shared and alike(earlier, place) else _COUNTED
            if likeness >= (counted if shared else _REWORDED):
                yield earlier, place, shared and likeness >= _REWORDED, shared
