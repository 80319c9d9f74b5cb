"""The automaton and the pure Python matcher find the same; exclusions hide what they must."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decompose.knowledge.index import TermIndex, automaton, python_finder
from decompose.model.knowledge import Sector
from decompose.model.result import MentionKind

_LETTERS = "消防车通道安全电梯气瓶"
_WORDS = st.text(_LETTERS, min_size=1, max_size=5)


@given(
    st.lists(_WORDS, min_size=1, max_size=12, unique=True), st.text(_LETTERS + "，", max_size=60)
)
def test_the_automaton_agrees_with_the_oracle(terms: list[str], text: str) -> None:
    assert list(automaton(tuple(terms))(text)) == python_finder(tuple(terms))(text)


def test_longest_match_wins_and_exclusions_match_nothing() -> None:
    index = TermIndex(
        MentionKind.SECTOR,
        [
            Sector(id="fire", name="消防", name_en="fire", terms=("消防",), not_in=("消防车",)),
            Sector(id="lane", name="通道", name_en="lane", terms=("消防车通道",)),
        ],
    )
    found = index.find("消防车配合，疏通消防车通道，加强消防")
    assert [(entry, term) for entry, term, _, _ in found] == [
        ("lane", "消防车通道"),
        ("fire", "消防"),
    ]


def test_offsets_count_characters_not_bytes() -> None:
    index = TermIndex(
        MentionKind.SECTOR, [Sector(id="lift", name="电梯", name_en="lift", terms=("电梯",))]
    )
    text = "𠮷a加强电梯安全"
    assert [text[start:end] for _, _, start, end in index.find(text)] == ["电梯"]


@given(
    st.lists(_WORDS, min_size=1, max_size=12, unique=True),
    st.text(_LETTERS + "，", max_size=60),
)
def test_the_first_text_finds_what_every_later_one_finds(terms: list[str], text: str) -> None:
    index = TermIndex(
        MentionKind.SECTOR, [Sector(id="any", name="任意", name_en="any", terms=tuple(terms))]
    )
    assert index.find_once(text) == index.find(text) == index.find(text) == index.find(text)
