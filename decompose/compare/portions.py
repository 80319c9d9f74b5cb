"""Which part of a measure its answer leaves out: a member of a list, a system to be set up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add

from decompose.labels.grounds import ground
from decompose.model.comparison import Ground
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_LIST = regex(r"(?<![/／])[一-鿿]{2,8}(?:、[一-鿿]{2,8}){2,}(?![/／])")
_QUALITY = regex(r"化$|^[有会能懂]")  # how something is to be, no thing of its own
_CLAUSE = regex(r"[^，。；]+")
_SETS_UP = regex(
    r"^(?:并|要|同时)?(?:建立|设立|成立|开通|配备|配置|淘汰|取消)(?:健全|完善|起)?"
)  # something that is there afterwards, or is not
_SHORTEST = 4


def left_out(asked: str, answer: str, beside: Iterable[str] = ()) -> Ground | None:
    """Say which part of what is asked an answer does not speak of; None when of every part.

    Told only where nothing of the part is said, in whatever words: a list of which all other
    members are repeated, a clause that sets something up.

    Args:
        asked: What is asked above.
        answer: What answers it.
        beside: Measures near the answer that answer nothing else.
    """
    told = " ".join((answer, *beside))
    for part in (*_members(asked, answer), *_clauses(asked)):
        if not _pairs(part) & _pairs(told):
            return ground("part-open", part)
    return None


def _members(asked: str, answer: str) -> Iterator[str]:
    """Yield the one member of a list that an answer, which has all the others, leaves out."""
    for found in _LIST.finditer(asked):
        first, *inner, last = found.group().split("、")
        most = max(map(len, inner))  # what stands before and after a list runs into its ends
        members = (first[-most:], *inner, last[:most])
        open_ = [one for one in members if one not in answer]
        if len(open_) == 1 and not any(map(_QUALITY.search, members)):
            yield open_[0]


def _clauses(asked: str) -> Iterator[str]:
    clauses = [found.group().strip() for found in _CLAUSE.finditer(asked)]
    for clause in clauses if len(clauses) > 1 else ():
        what = _SETS_UP.sub("", clause)
        if what != clause and len(bare(what)) >= _SHORTEST:
            yield what


def _pairs(text: str) -> set[str]:
    plain = bare(text)
    return set(map(add, plain, plain[1:]))
