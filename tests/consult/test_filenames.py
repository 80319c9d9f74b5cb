"""Names of departments become names of files that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.consult.filenames import safe_names


@pytest.mark.parametrize("name", ["CON", "nul", "COM1", "com¹", "LPT³.教育局", "CONIN$", "aux .局"])
def test_names_of_devices_are_no_names_of_files(name: str) -> None:
    assert safe_names({"d": name}) == {"d": f"_{name}"}


def test_a_cut_name_ends_in_no_dot_and_no_blank() -> None:
    (name,) = safe_names({"d": "局" * 39 + "a. . ." + "科" * 9}).values()
    assert name == "局" * 39 + "a"


@given(st.dictionaries(st.sampled_from("abcdef"), st.text(max_size=90), max_size=6))
def test_any_names_are_legal_and_differ(names: dict[str, str]) -> None:
    made = safe_names(names)
    assert set(made) == set(names)
    assert len({name.casefold() for name in made.values()}) == len(names)
    for name in made.values():
        assert name == name.rstrip(" .")
        assert name
        assert not set(name) & set('\\/:*?"<>|')
