"""The multi-pattern matcher over every term of a pack.

Each vocabulary (sectors, stages, aspects, functions, actors) is matched on its own: inside one
vocabulary the leftmost longest term wins, so a longer phrase that must not count (``not_in``) hides
the shorter term within it; across vocabularies matches may overlap (危险化学品运输 names a sector
and a stage).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from decompose.model.knowledge import Function, Vocabulary
from decompose.model.result import MentionKind

if TYPE_CHECKING:
    from decompose.knowledge import Knowledge

Hit = tuple[int, int, int]
"""Index of the term, start, end."""
Finder = Callable[[str], list[Hit]]

_VOID = ""
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_MAX_FIRST = 2
_GRAM = 3
_CORPUS = 200_000
"""Characters from which a text is worth the automaton of all terms."""


class TermIndex:
    """The terms of one vocabulary, ready to be found in text."""

    def __init__(
        self, kind: MentionKind, entries: Iterable[Vocabulary], *, fold: bool = False
    ) -> None:
        form = small if fold else str
        owners: dict[str, str] = {}
        for entry in entries:
            owners.update(dict.fromkeys(map(form, entry.terms), entry.id))
        for entry in entries:
            for phrase in entry.not_in:
                owners.setdefault(form(phrase), _VOID)
        self.kind = kind
        self.terms = tuple(owners)
        self.owners = tuple(owners.values())
        self._find: Finder | None = None
        self._asked = False

    def find(self, text: str) -> list[tuple[str, str, int, int]]:
        """Return (entry id, term, start, end) of every term in the text, leftmost longest.

        Shape:
            In order of start; never overlapping.
        """
        return self._named(self._hits(text))

    def find_once(self, text: str) -> list[tuple[str, str, int, int]]:
        """Return the same as :meth:`find`, at less cost for one short text such as a title."""
        return self._named(_sieved(self.terms, text))

    def _named(self, hits: Iterable[Hit]) -> list[tuple[str, str, int, int]]:
        owners, terms = self.owners, self.terms
        return [(owners[i], terms[i], start, end) for i, start, end in hits if owners[i]]

    def _hits(self, text: str) -> list[Hit]:
        """Find the terms by an automaton, which takes longer to build than one plan to search.

        So the first text gets one of only those terms that may stand in it; a second text, or a long
        one, gets that of all terms, which is kept.
        """
        if self._find is None and not self._asked and len(text) < _CORPUS:
            self._asked = True
            return _sieved(self.terms, text)
        if self._find is None:
            self._find = automaton(self.terms)
        return self._find(text)


class Matcher:
    """The term indexes of a pack; ``everyday`` serves plans outside the field of work safety.

    With ``fold`` case plays no part and words of Latin letters count only whole.
    """

    def __init__(
        self,
        vocabularies: Mapping[MentionKind, Iterable[Vocabulary]],
        everyday: Iterable[Function] = (),
        *,
        fold: bool = False,
    ) -> None:
        self.fold = fold
        self.indexes = tuple(
            TermIndex(kind, tuple(entries), fold=fold) for kind, entries in vocabularies.items()
        )
        self._functions = everyday

    @cached_property
    def everyday(self) -> TermIndex:
        """The everyday words of functions, built when first asked for."""
        entries = tuple(_everyday(self._functions))
        return TermIndex(MentionKind.FUNCTION, entries, fold=self.fold)


def _everyday(functions: Iterable[Function]) -> Iterator[Vocabulary]:
    """Yield the everyday words of functions, hidden wherever a term proper stands."""
    for entry in functions:
        yield entry.model_copy(
            update={"terms": entry.everyday, "not_in": (*entry.terms, *entry.not_in)}
        )


def build_matcher(kb: Knowledge) -> Matcher:
    """Build the matcher of a pack's five vocabularies."""
    return Matcher(
        {
            MentionKind.SECTOR: kb.sectors.values(),
            MentionKind.STAGE: kb.stages.values(),
            MentionKind.ASPECT: kb.aspects.values(),
            MentionKind.FUNCTION: kb.functions.values(),
            MentionKind.ACTOR: kb.actors.values(),
        },
        everyday=kb.functions.values(),
        fold=bool(kb.wordings),
    )


def small(text: str) -> str:
    """Return a text of the same length with its Latin capitals made small."""
    return text.translate(_SMALL)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no Latin word runs on beyond a range of the text."""
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return not any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, after))


def automaton(terms: tuple[str, ...]) -> Finder:
    """Return a leftmost-longest finder: the Rust automaton, else the pure Python one."""
    if not terms:
        return lambda text: []
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        return python_finder(terms)
    machine = AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest)
    find: Finder = machine.find_matches_as_indexes
    return find


def _sieved(terms: tuple[str, ...], text: str) -> list[Hit]:
    """Find the terms whose first and last three characters stand in the text; no other can."""
    grams = _grams(text)
    numbers = [
        i for i, term in enumerate(terms) if term[:_GRAM] in grams and term[-_GRAM:] in grams
    ]
    found = automaton(tuple(terms[i] for i in numbers))(text)
    return [(numbers[i], start, end) for i, start, end in found]


@lru_cache(maxsize=1)
def _grams(text: str) -> frozenset[str]:
    """Return every run of one to three characters of a text."""
    pairs = list(map(add, text, text[1:]))
    return frozenset(chain(text, pairs, map(add, pairs, text[2:])))


def python_finder(terms: tuple[str, ...]) -> Finder:
    """Return a finder in pure Python: the fallback, and the oracle in tests.

    Terms are indexed by their first two characters, longest first.
    """
    heads: dict[str, list[tuple[str, int]]] = {}
    for i, term in enumerate(terms):
        heads.setdefault(term[:_MAX_FIRST], []).append((term, i))
    for bucket in heads.values():
        bucket.sort(key=lambda pair: -len(pair[0]))

    def find(text: str) -> list[Hit]:
        hits: list[Hit] = []
        at, size = 0, len(text)
        while at < size:
            step = 1
            for head in (text[at : at + _MAX_FIRST], text[at]):
                longest = next(
                    ((t, i) for t, i in heads.get(head, ()) if text.startswith(t, at)), None
                )
                if longest:
                    term, i = longest
                    hits.append((i, at, at + len(term)))
                    step = len(term)
                    break
            at += step
        return hits

    return find
