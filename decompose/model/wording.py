"""How plans of another language number their items and say who is responsible: data of a pack."""

from __future__ import annotations

from decompose.model.base import Model
from decompose.model.source import MarkerFamily


class Wording(Model):
    """The conventions of one language, beside those of Chinese that the parser knows.

    In ``markers`` ``{n}`` stands for a figure, ``{letter}`` for a letter and ``{roman}`` for a small
    Roman number: ``Part {n}:``, ``({letter})``. A word for a role that ends in a colon is a label
    (``Lead:``), any other stands before the names in a sentence (``led by``). Case plays no part.
    """

    id: str
    """Tag of the language: en."""
    markers: dict[MarkerFamily, tuple[str, ...]] = {}
    lead: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    between: tuple[str, ...] = (",",)
    """What parts the names of a list."""
    stops: tuple[str, ...] = (". ", "; ")
    """What ends a sentence, so that the next one is a measure of its own."""
    tasks: tuple[str, ...] = ()
    """Titles of sections that hold tasks; so below for projects, safeguards and the rest."""
    projects: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
