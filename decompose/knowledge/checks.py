"""Cross-checks of a pack: every id known, every term and main duty held once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from decompose.knowledge.citations import parse_key
from decompose.knowledge.source import Located, did_you_mean
from decompose.model.knowledge import Duty
from decompose.text.patterns import regex

Entries = Mapping[str, Mapping[str, Located]]
"""Top key → id → the entry that counts, after laying packs over each other."""

MAX_PATTERN = 600
MIN_TERM = 2
_YEAR = regex(r"\d{4}")

_REFERENCES: dict[str, dict[str, str]] = {
    "sectors": {"parent": "sectors", "together": "sectors"},
    "aspects": {"sector": "sectors"},
    "departments": {
        "parent": "departments",
        "substitute": "departments",
        "contact": "departments",
    },
    "bodies": {"departments": "departments"},
    "groups": {"members": "departments"},
    "functions": {"lead": "departments", "support": "departments", "elsewhere": "functions"},
    "linkages": {
        "sectors": "sectors",
        "functions": "functions",
        "lead": "departments",
        "support": "departments",
    },
    "chains": {"sectors": "sectors"},
    "duties": {
        "sectors": "sectors",
        "stages": "stages",
        "aspects": "aspects",
        "departments": "departments",
    },
}
_SINGULAR = {
    "departments": "department",
    "sectors": "sector",
    "stages": "stage",
    "aspects": "aspect",
    "functions": "function",
    "duties": "duty",
    "laws": "law",
}
_VOCABULARIES = ("sectors", "stages", "aspects", "functions", "actors")


def cross_check(entries: Entries, info: Located | None, events: Iterable[Located]) -> list[str]:
    """Return every fault that shows only when the files are seen together."""
    known = {key: set(found) for key, found in entries.items()}
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _info(known, info),
        lambda: _references(entries, known),
        lambda: _former_scopes(entries, known),
        lambda: _chain_links(entries, known),
        lambda: _event_targets(events, known),
        lambda: _cycles(entries["sectors"]),
        lambda: _cycles(entries["departments"]),
        lambda: _terms(entries),
        lambda: _citations(entries, known["laws"]),
        lambda: _periods(entries),
        lambda: _main_duties(entries["duties"]),
        lambda: _patterns(entries["groups"]),
    )
    return [fault for check in checks for fault in check()]


def _unknown(kind: str, wanted: str, known: Mapping[str, set[str]], place: str) -> str:
    hint = did_you_mean(wanted, sorted(known[kind]))
    return f'unknown {_SINGULAR[kind]} "{wanted}"{hint} @ {place}'


def _info(known: Mapping[str, set[str]], info: Located | None) -> Iterator[str]:
    if info is None:
        return
    supervisor = info.entry.comprehensive
    if supervisor is not None and supervisor not in known["departments"]:
        yield _unknown("departments", supervisor, known, info.at("comprehensive"))
    for name, wanted in info.entry.works:
        for at, department in enumerate(wanted):
            if department not in known["departments"]:
                yield _unknown("departments", department, known, info.at("works", name, at))
    for at, family in enumerate(info.entry.companions):
        for place, sector in enumerate(family):
            if sector not in known["sectors"]:
                yield _unknown("sectors", sector, known, info.at("companions", at, place))
    for kind, own in info.entry.carried.items():
        for sector in (kind, *own):
            if sector not in known["sectors"]:
                yield _unknown("sectors", sector, known, info.at("carried", kind))


def _references(entries: Entries, known: Mapping[str, set[str]]) -> Iterator[str]:
    for key, fields in _REFERENCES.items():
        for located in entries[key].values():
            for name, kind in fields.items():
                value = getattr(located.entry, name)
                for parts, wanted in _wanted(name, value):
                    if wanted not in known[kind]:
                        yield _unknown(kind, wanted, known, located.at(*parts))


def _wanted(
    name: str, value: str | tuple[str, ...] | dict[str, str] | None
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (name,), value
    elif isinstance(value, dict):
        yield from (((name, str(key)), wanted) for key, wanted in value.items())
    else:
        yield from (((name, i), wanted) for i, wanted in enumerate(value or ()))


def _former_scopes(entries: Entries, known: Mapping[str, set[str]]) -> Iterator[str]:
    for located in entries["departments"].values():
        for i, former in enumerate(located.entry.former):
            for j, wanted in enumerate(former.only_for):
                if not any(wanted in known[kind] for kind in ("functions", "sectors", "duties")):
                    place = located.at("former", i, "only_for", j)
                    yield _unknown("sectors", wanted, known, place)


def _chain_links(entries: Entries, known: Mapping[str, set[str]]) -> Iterator[str]:
    for located in entries["chains"].values():
        for i, link in enumerate(located.entry.links):
            for j, wanted in enumerate(link.duties):
                if wanted not in known["duties"]:
                    place = located.at("links", i, "duties", j)
                    yield _unknown("duties", wanted, known, place)
            for j, wanted in enumerate(link.departments):
                if wanted not in known["departments"]:
                    place = located.at("links", i, "departments", j)
                    yield _unknown("departments", wanted, known, place)


def _event_targets(events: Iterable[Located], known: Mapping[str, set[str]]) -> Iterator[str]:
    for located in events:
        for name in ("new", "lost"):
            for i, wanted in enumerate(getattr(located.entry, name)):
                if wanted not in known["departments"]:
                    yield _unknown("departments", wanted, known, located.at(name, i))


def _cycles(entries: Mapping[str, Located]) -> Iterator[str]:
    done: set[str] = set()
    for start in entries:
        path: list[str] = []
        node: str | None = start
        while node is not None and node in entries and node not in done and node not in path:
            path.append(node)
            node = entries[node].entry.parent
        if node in path:
            ring = " → ".join([*path[path.index(node) :], node]) if node else ""
            yield f"parents form a cycle: {ring} @ {entries[path[-1]].at('parent')}"
        done.update(path)


def _terms(entries: Entries) -> Iterator[str]:
    for key in _VOCABULARIES:
        owners: dict[str, Located] = {}
        for located in entries[key].values():
            for i, term in enumerate(located.entry.words):
                first = owners.setdefault(term, located)
                if first is located and len(term) >= MIN_TERM:
                    continue
                known = len(located.entry.terms)
                place = located.at("terms", i) if i < known else located.at("everyday", i - known)
                if len(term) < MIN_TERM:
                    yield f'term "{term}" is shorter than {MIN_TERM} characters @ {place}'
                elif first.pack == located.pack:
                    yield f'term "{term}" already stands in "{first.entry.id}" @ {place}'


def _citations(entries: Entries, laws: set[str]) -> Iterator[str]:
    fields = dict.fromkeys(
        ("duties", "functions", "linkages", "chains", "reserved", "limits"), "citations"
    )
    for key, field in {**fields, "departments": "contact_by"}.items():
        for located in entries[key].values():
            for i, text in enumerate(getattr(located.entry, field)):
                parts = parse_key(text)
                if parts is None:
                    yield (
                        f'malformed citation "{text}"; expected law#article, ~3ding, ~sc, '
                        f"~doc:… or ~art10 @ {located.at(field, i)}"
                    )
                elif parts[0] is not None and parts[0] not in laws:
                    hint = did_you_mean(parts[0], sorted(laws))
                    yield f'unknown law "{parts[0]}"{hint} @ {located.at(field, i)}'


def _periods(entries: Entries) -> Iterator[str]:
    for key in ("duties", "functions"):
        for located in entries[key].values():
            until, since = located.entry.until, located.entry.since
            if isinstance(since, str) and not (_YEAR.fullmatch(since) or _is_day(since)):
                yield f'"{since}" is no year or date (YYYY-MM-DD) @ {located.at("since")}'
            elif until is None:
                continue
            elif not _is_day(until):
                yield f'"{until}" is not a date (YYYY-MM-DD) @ {located.at("until")}'
            elif since is not None and until < str(since):
                yield f"ends {until}, before it begins in {since} @ {located.at('until')}"


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2000-01-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _main_duties(duties: Mapping[str, Located]) -> Iterator[str]:
    mains: dict[str, list[Located]] = {}
    for located in duties.values():
        if located.entry.main:
            for sector in located.entry.sectors:
                mains.setdefault(sector, []).append(located)
    for sector, holders in mains.items():
        for i, one in enumerate(holders):
            clash = next((o for o in holders[:i] if _same_time(o.entry, one.entry)), None)
            if clash:
                yield (
                    f'sector "{sector}" already has the main duty "{clash.entry.id}" '
                    f"in that period @ {one.at('main')}"
                )


def _same_time(a: Duty, b: Duty) -> bool:
    if a.levels and b.levels and not set(a.levels) & set(b.levels):
        return False
    return _begins_within(a, b) and _begins_within(b, a)


def _begins_within(a: Duty, b: Duty) -> bool:
    """Tell whether ``a`` begins before ``b`` ends; a year shared at a reform is no overlap."""
    return a.since is None or b.until is None or b.until[:4] > a.since[:4]


def _patterns(groups: Mapping[str, Located]) -> Iterator[str]:
    for located in groups.values():
        for i, pattern in enumerate(located.entry.patterns):
            place = located.at("patterns", i)
            if len(pattern) > MAX_PATTERN:
                yield f"pattern longer than {MAX_PATTERN} characters @ {place}"
                continue
            try:
                re.compile(pattern)
            except (re.error, OverflowError, RecursionError) as error:
                yield f"not a regular expression: {error} @ {place}"
