"""Events of a reform, as a file says them: one or more bodies give, one or more take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from decompose.errors import ReadError
from decompose.knowledge.strict_yaml import YamlFault, parse_yaml, read_text
from decompose.model.base import first_fault
from decompose.model.reform import Reforms

_LISTS = frozenset({"tasks", "sectors", "functions", "words", "inherits", "old"})


def read_events(path: Path) -> Reforms:
    """Read a file of events (YAML, or JSON, which YAML contains).

    Raises:
        ReadError: It cannot be read, or an event is not well formed.
    """
    try:
        value, faults = parse_yaml(read_text(path))
    except YamlFault as fault:
        faults = [fault]
        value = None
    if faults:
        raise ReadError(
            f"the events cannot be read: {faults[0].message}",
            hint="write a list under the key events, as in examples/reform/events.yaml",
            where=f"{path} {faults[0].path}",
        )
    try:
        return Reforms.model_validate({"events": _events(value)})
    except ValidationError as error:
        amiss, place = first_fault(error)
        raise ReadError(
            f"an event is not well formed: {amiss}",
            hint="each event has kind, date, old and new; a split or transfer says what is taken",
            where=f"{path} {place}",
        ) from error


def _events(value: Any) -> Any:
    events = value.get("events") if isinstance(value, dict) else value
    return [_event(one) for one in events] if isinstance(events, list) else events


def _event(value: Any) -> Any:
    """Write out what may be written in short: one name for a list of one, a name for a body."""
    if not isinstance(value, dict):
        return value
    event = _listed(value)
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
