"""The conventions of another language, as a pack gives them: numbers, roles, sentences, titles.

They hold while a document is read (:func:`spoken`); where a pack gives none nothing is asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from decompose.model.plan import Attribution, SectionKind
from decompose.model.source import Marker, MarkerFamily, Span
from decompose.model.wording import Wording
from decompose.text.patterns import regex

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_SLOTS = {
    r"\{n\}": r"(?P<n>\d{1,3})",
    r"\{letter\}": r"(?P<letter>[a-z])",
    r"\{roman\}": r"(?P<roman>[ivxl]{1,6})",
}
_ROLES = ("lead", "owner", "support", "deadline")
_NAMES_END = regex(r"[.;。；)）\]\n]")
_LONGEST = 300
_EDGE = " \t,;."
_OPEN, _CLOSE = "(（[", ")）]"

_spoken: ContextVar[tuple[Wording, ...]] = ContextVar("_spoken", default=())


@contextmanager
def spoken(wordings: tuple[Wording, ...]) -> Iterator[None]:
    """Read with the conventions of these languages too, until the block is left."""
    token = _spoken.set(wordings)
    try:
        yield
    finally:
        _spoken.reset(token)


def marker_in_words(text: str, start: int, end: int) -> Marker | None:
    """Return the item number at a place in one of the languages spoken."""
    for wording in _spoken.get():
        for family, pattern in _markers(wording):
            found = pattern.match(text, start, end)
            if found:
                return Marker(
                    family=family,
                    value=_value(found),
                    text=found.group().strip(),
                    start=start,
                    end=found.end(),
                )
    return None


def kind_in_words(title: str) -> SectionKind | None:
    """Return what a title says its section is about, in one of the languages spoken."""
    said = title.strip(" .:").lower()
    for wording in _spoken.get():
        kinds = (
            (SectionKind.TASKS, wording.tasks),
            (SectionKind.PROJECTS, wording.projects),
            (SectionKind.SAFEGUARDS, wording.safeguards),
            (SectionKind.GOALS, wording.goals),
            (SectionKind.STATUS, wording.status),
        )
        for kind, titles in kinds:
            if any(said == one.lower() for one in titles):
                return kind
    return None


def sentences_in_words(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of a text; the whole where no other language is spoken."""
    if not _spoken.get():
        return [(0, len(text))]
    cuts = sorted(
        {
            found.end()
            for wording in _spoken.get()
            for stop in wording.stops
            for found in re.finditer(re.escape(stop), text)
        }
    )
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def attributions_in_words(text: str, *, block: int, offset: int) -> tuple[Attribution, ...]:
    """Return who is responsible as the languages spoken say it; phrases that touch are one."""
    found: list[Attribution] = []
    for wording in _spoken.get():
        fields = [_field(text, one, wording) for one in _roles(wording).finditer(text)]
        found += _phrases(text, [f for f in fields if f[3]], block, offset)
    return tuple(found)


_Field = tuple[str, int, int, tuple[str, ...]]
"""Role, start, end, names."""


def _field(text: str, found: re.Match[str], wording: Wording) -> _Field:
    role = found.lastgroup or "lead"
    begin = found.end()
    stop = _NAMES_END.search(text, begin, begin + _LONGEST)
    following = _roles(wording).search(text, begin, begin + _LONGEST)
    ends = [min(len(text), begin + _LONGEST)]
    ends += [stop.start()] if stop else []
    ends += [following.start()] if following else []
    end = min(ends)
    if role == "deadline":
        return role, found.start(), end, (text[begin:end].strip(_EDGE),)
    between = "|".join(re.escape(one) for one in wording.between)
    parts = re.split(between, text[begin:end]) if between else [text[begin:end]]
    return role, found.start(), end, tuple(p for part in parts if (p := part.strip(_EDGE)))


def _phrases(text: str, fields: list[_Field], block: int, offset: int) -> Iterator[Attribution]:
    run: list[_Field] = []
    for field in [*fields, None]:
        if run and (field is None or text[run[-1][2] : field[1]].strip(_EDGE + "\n")):
            yield _attribution(text, run, block, offset)
            run = []
        if field is not None:
            run.append(field)


def _attribution(text: str, run: list[_Field], block: int, offset: int) -> Attribution:
    start, end = run[0][1], run[-1][2]
    if start and text[start - 1] in _OPEN and text[end : end + 1] and text[end] in _CLOSE:
        start, end = start - 1, end + 1
    if text[end : end + 1] == ".":
        end += 1
    names = {role: [n for r, _, _, ns in run if r == role for n in ns] for role in _ROLES}
    lead = tuple(names["lead"] or names["owner"])
    owners = names["owner"] if names["lead"] else []
    return Attribution(
        lead=lead,
        support=tuple(dict.fromkeys((*owners, *names["support"]))),
        joint=not names["lead"] and len(lead) > 1,
        deadline=next(iter(names["deadline"]), None),
        quote=text[start:end],
        span=Span(block=block, start=start + offset, end=end + offset),
    )


def _value(found: re.Match[str]) -> int:
    said = found.groupdict()
    if said.get("n"):
        return int(said["n"])
    if said.get("letter"):
        return ord(said["letter"].lower()) - ord("a") + 1
    return _roman(said["roman"]) if said.get("roman") else 0


def _roman(number: str) -> int:
    values = [_ROMAN[sign] for sign in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _markers(wording: Wording) -> tuple[tuple[MarkerFamily, re.Pattern[str]], ...]:
    pairs = tuple((family, form) for family, forms in wording.markers.items() for form in forms)
    return _compiled_markers(pairs)


@lru_cache(maxsize=8)
def _compiled_markers(
    pairs: tuple[tuple[MarkerFamily, str], ...],
) -> tuple[tuple[MarkerFamily, re.Pattern[str]], ...]:
    compiled = []
    for family, form in pairs:
        pattern = re.escape(form).replace(r"\ ", r"\s+")
        for slot, read in _SLOTS.items():
            pattern = pattern.replace(slot, read, 1)
        compiled.append((family, re.compile(rf"{pattern}(?=\s|$)", re.IGNORECASE)))
    return tuple(compiled)


def _roles(wording: Wording) -> re.Pattern[str]:
    return _compiled_roles(tuple((role, getattr(wording, role)) for role in _ROLES))


@lru_cache(maxsize=8)
def _compiled_roles(roles: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    groups = [
        f"(?P<{role}>{'|'.join(_role_word(one) for one in words)})"
        for role, words in roles
        if words
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(groups or ["(?!)"]) + r")\s*", re.IGNORECASE)


def _role_word(word: str) -> str:
    if word.endswith(":"):
        return re.escape(word[:-1].strip()).replace(r"\ ", r"\s+") + r"\s*[:：]"
    return re.escape(word).replace(r"\ ", r"\s+") + r"(?!\w|\s*[:：])"
