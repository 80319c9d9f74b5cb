"""Events of a reform, as a file says them: one or more bodies give, one or more take."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from decompose.compare.reform_bodies import Bodies
from decompose.compare.reform_sheet import date_of, events_of, kind_of
from decompose.errors import FaultyList, ReadError
from decompose.knowledge import Knowledge
from decompose.knowledge.strict_yaml import YamlFault, item_lines, parse_yaml, read_text
from decompose.model.reform import ReformEvent, Reforms, Scope
from decompose.model.result import Decomposition
from decompose.readers.listing import read_listing

_LISTS = frozenset({"tasks", "sectors", "functions", "words", "inherits", "old"})
_HINT = "each event has kind, date, old and new; a split or transfer says what is taken"
_TABLES = frozenset({".xlsx", ".csv", ".xlsm"})


def read_events(path: Path) -> Reforms:
    """Read a file of events: YAML, JSON (which YAML contains), or a table in xlsx or csv.

    Raises:
        ReadError: It cannot be read.
        FaultyList: Events are not well formed; each is named by file and row.
    """
    events, where = _table(path) if path.suffix.lower() in _TABLES else _yaml(path)
    found, faults = [], []
    for event, place in zip(events, where, strict=True):
        try:
            found.append(ReformEvent.model_validate(_event(event)))
        except ValidationError as error:
            faults += [f"{place}: {_amiss(one)}" for one in error.errors(include_url=False)]
    _refuse(faults, path, _HINT)
    return Reforms(events=tuple(found), where=tuple(where))


def check_events(reforms: Reforms, result: Decomposition, kb: Knowledge, path: Path) -> None:
    """Refuse events that speak of what neither the division nor a pack nor another event knows.

    A body misspelt would keep its work, and nobody would be told.

    Raises:
        FaultyList: Every such name, by file and row, with what comes nearest.
    """
    bodies = Bodies(result, reforms.events, kb)
    come = {heir.name for event in reforms.events for heir in event.new}
    here = {a.name for a in result.assignments}
    ids = {t.id for t in result.plan.tasks} | {m.id for t in result.plan.tasks for m in t.measures}
    faults = []
    for event, place in zip(reforms.events, reforms.where, strict=True):
        for name in event.old:
            if name not in come | here and not bodies.known(name):
                near = _near(name, here | come)
                faults.append(f"{place}: the body {name!r} is not known{near}")
        for scope in (event.scope, *event.new):
            faults += [f"{place}: {told}" for told in _unknown(scope, ids, kb)]
            for name in scope.inherits:
                if name not in come | here and not bodies.known(name):
                    near = _near(name, here | come)
                    faults.append(f"{place}: the body {name!r} is not known{near}")
    _refuse(
        faults, path, "write names as the division has them; leave out bodies without work here"
    )


def _unknown(scope: Scope, ids: set[str], kb: Knowledge) -> list[str]:
    wanted = (
        ("task", scope.tasks, ids),
        ("sector", scope.sectors, set(kb.sectors)),
        ("function", scope.functions, set(kb.functions)),
    )
    return [
        f"the {what} {name!r} is not known{_near(name, known)}"
        for what, names, known in wanted
        for name in names
        if name not in known
    ]


def _near(name: str, known: set[str]) -> str:
    best = get_close_matches(name, sorted(known), n=1)
    return f"; perhaps {best[0]!r}" if best else ""


def _refuse(faults: list[str], path: Path, hint: str) -> None:
    if faults:
        raise FaultyList(
            f"the events cannot be used: {len(faults)} faults",
            faults=tuple(dict.fromkeys(faults)),
            hint=hint,
            where=str(path),
        )


def _amiss(error: Any) -> str:
    """Return what is wrong with an event: the field in words, then the reason."""
    field = ".".join(str(part) for part in error["loc"])
    reason = error["msg"].removeprefix("Value error, ")
    if error["type"] == "enum":
        reason = f"{error['input']!r} is no kind of reform"
    elif field == "date" and error["type"] != "missing":
        reason = f"{error['input']!r} is no date"
    elif error["type"] == "missing":
        reason = "is missing"
    elif error["type"] == "extra_forbidden":
        reason = "is no field of an event"
    return f"{field}: {reason}" if field else reason


def _table(path: Path) -> tuple[list[Any], list[str]]:
    found = events_of(read_listing(path))
    if found is None:
        raise ReadError(
            "the table of events has no row that names its columns",
            hint="name the columns kind, date, old, new, words, document",
            where=str(path),
        )
    return _some(*found, path)


def _yaml(path: Path) -> tuple[list[Any], list[str]]:
    try:
        text = read_text(path)
        value, faults = parse_yaml(text)
    except YamlFault as fault:
        faults, text, value = [fault], "", None
    if faults:
        raise ReadError(
            f"the events cannot be read: {faults[0].message}",
            hint="write a list under the key events, as in examples/reform/events.yaml",
            where=f"{path} {faults[0].path}",
        )
    events = value.get("events") if isinstance(value, dict) else value
    if not isinstance(events, list):
        return _some([], [], path)
    return _some(events, [f"{path.name}:{line}" for line in item_lines(text)], path)


def _some(events: list[Any], where: list[str], path: Path) -> tuple[list[Any], list[str]]:
    if not events:
        raise ReadError(
            "the file has no events",
            hint="write a list under the key events, as in examples/reform/events.yaml",
            where=str(path),
        )
    return events, where


def _event(value: Any) -> Any:
    """Write out what may be written in short: one name for a list of one, a name for a body."""
    if not isinstance(value, dict):
        return value
    event = _listed(value)
    for key, read in (("kind", kind_of), ("date", date_of)):
        if isinstance(event.get(key), str):
            event[key] = read(event[key])
    if "new" in event:
        new = event["new"] if isinstance(event["new"], list) else [event["new"]]
        event["new"] = [{"name": one} if isinstance(one, str) else _listed(one) for one in new]
    if isinstance(event.get("scope"), dict):
        event["scope"] = _listed(event["scope"])
    return event


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {k: [v] if k in _LISTS and isinstance(v, str) else v for k, v in value.items()}
