"""Accepted findings: which, why, by whom and until when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from decompose.errors import DamagedDocument
from decompose.files import replace_file
from decompose.match.clauses import cited, clauses_of
from decompose.model.result import Decomposition, Finding
from decompose.readers.loading import file_bytes

_SCHEMA = "decompose.baseline/1"

Key = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted finding. ``person`` stays in the baseline file and leaves it nowhere."""

    fingerprint: str
    name: str
    reason: str = ""
    person: str = ""
    expires: str = ""
    subject: Key | None = None
    clauses: tuple[tuple[str, str], ...] = ()
    """What it was accepted on: fingerprint and words of each clause; empty in older files."""

    def lost(self, known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the words of its clauses that a plan no longer has."""
        return tuple(words for mark, words in self.clauses if mark not in known)

    def holds(self, finding: Finding) -> bool:
        """Tell whether this is the finding that was accepted."""
        if self.fingerprint:
            return self.fingerprint == finding.fingerprint
        return self.subject == _key(finding.name, finding.subject)

    def expired(self, today: date) -> bool:
        """Tell whether the acceptance has run out."""
        return bool(self.expires) and date.fromisoformat(self.expires) < today


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings beside a baseline: those accepted still, and fresh ones.

    Among the fresh are those whose acceptance ran out, or was given on other words (``suspect``).
    """

    fresh: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...]
    expired: tuple[tuple[Finding, Accepted], ...]
    suspect: tuple[tuple[Finding, Accepted], ...] = ()


def sort_out(result: Decomposition, known: Sequence[Accepted], today: date) -> Sorted:
    """Tell fresh findings from accepted ones.

    An acceptance that ran out counts no more, nor one given on a clause that reads otherwise now.
    """
    clauses = clauses_of(result.plan) if known else {}
    fresh: list[Finding] = []
    accepted: list[tuple[Finding, Accepted]] = []
    expired: list[tuple[Finding, Accepted]] = []
    suspect: list[tuple[Finding, Accepted]] = []
    for finding in result.findings:
        entry = next((a for a in known if a.holds(finding)), None)
        if entry is None:
            fresh.append(finding)
        elif entry.expired(today):
            fresh.append(finding)
            expired.append((finding, entry))
        elif entry.lost(clauses):
            fresh.append(finding)
            suspect.append((finding, entry))
        else:
            accepted.append((finding, entry))
    return Sorted(tuple(fresh), tuple(accepted), tuple(expired), tuple(suspect))


def read_baseline(path: Path) -> list[Accepted]:
    """Read a baseline, or the findings of an earlier run, which are accepted without an end.

    Raises:
        ReadError: The file cannot be read.
        DamagedDocument: It holds no findings, or a date that is none.
    """
    data = file_bytes(path)
    try:
        stored = json.loads(data)
        if "plan" in stored and "findings" in stored:
            return _of_result(Decomposition.model_validate(stored))
        entries = stored["accepted"] if stored.get("schema") == _SCHEMA else stored["findings"]
        return [_accepted(entry) for entry in entries]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedDocument(
            "the file holds no findings of decompose",
            hint="name what decompose audit --json or --accept wrote, or a division.json",
            where=str(path),
        ) from error


def _of_result(result: Decomposition) -> list[Accepted]:
    """Take the findings of a result as accepted; its plan tells on which words."""
    return [
        Accepted(
            fingerprint=f.fingerprint,
            name=f.name,
            subject=_key(f.name, f.subject),
            clauses=tuple(cited(result, f).items()),
        )
        for f in result.findings
    ]


def accept(
    path: Path,
    result: Decomposition,
    *,
    reason: str,
    person: str,
    expires: str,
    today: date,
) -> tuple[int, int]:
    """Add findings to a baseline file, made when missing; return how many are new in it, and how many renewed.

    An acceptance is renewed where it counts no more, because it ran out or its clause was changed, and
    where the same reason is given for longer; one that still holds stays as it was given.

    Raises:
        ReportError: The file cannot be written.
    """
    stored: dict[str, dict[str, Any]] = {}
    if path.exists():
        read_baseline(path)
        entries = json.loads(path.read_bytes()).get("accepted", [])
        stored = {entry["fingerprint"]: entry for entry in entries}
    clauses = clauses_of(result.plan)
    added = renewed = 0
    for finding in result.findings:
        old = stored.get(finding.fingerprint)
        if old is not None and not _renews(old, reason, expires, today, clauses):
            continue
        added, renewed = added + (old is None), renewed + (old is not None)
        stored[finding.fingerprint] = {
            "fingerprint": finding.fingerprint,
            "name": finding.name,
            "message": finding.message,
            "reason": reason,
            "person": person or (old or {}).get("person", ""),
            "expires": expires,
            "clauses": [list(pair) for pair in cited(result, finding).items()],
        }
    held = {"schema": _SCHEMA, "accepted": list(stored.values())}
    text = json.dumps(held, ensure_ascii=False, indent=2)
    replace_file(path, f"{text}\n".encode())
    return added, renewed


def _renews(
    old: dict[str, Any], reason: str, expires: str, today: date, clauses: Mapping[str, str]
) -> bool:
    """Tell whether a new acceptance takes the place of one that is stored."""
    entry = _accepted(old)
    longer = bool(entry.expires) and (not expires or expires > entry.expires)
    no_more = entry.expired(today) or bool(entry.lost(clauses))
    return no_more or (longer and reason == entry.reason)


def _accepted(entry: dict[str, Any]) -> Accepted:
    expires = str(entry.get("expires") or "")
    if expires:
        date.fromisoformat(expires)
    return Accepted(
        fingerprint=str(entry.get("fingerprint") or ""),
        name=str(entry["name"]),
        reason=str(entry.get("reason") or ""),
        person=str(entry.get("person") or ""),
        expires=expires,
        subject=_key(entry["name"], entry["subject"]) if "subject" in entry else None,
        clauses=tuple((str(mark), str(words)) for mark, words in entry.get("clauses", ())),
    )


def _key(name: str, subject: dict[str, str]) -> Key:
    return name, tuple(sorted(subject.items()))
