"""Accepted findings: which, why, by whom and until when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from decompose.errors import DamagedDocument, ReadError, ReportError
from decompose.model.result import Finding

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
    """Findings beside a baseline: fresh ones (expired among them), and those accepted still."""

    fresh: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...]
    expired: tuple[tuple[Finding, Accepted], ...]


def sort_out(findings: Sequence[Finding], known: Sequence[Accepted], today: date) -> Sorted:
    """Tell fresh findings from accepted ones; an acceptance that ran out counts no more."""
    fresh: list[Finding] = []
    accepted: list[tuple[Finding, Accepted]] = []
    expired: list[tuple[Finding, Accepted]] = []
    for finding in findings:
        entry = next((a for a in known if a.holds(finding)), None)
        if entry is not None and not entry.expired(today):
            accepted.append((finding, entry))
            continue
        fresh.append(finding)
        if entry is not None:
            expired.append((finding, entry))
    return Sorted(tuple(fresh), tuple(accepted), tuple(expired))


def read_baseline(path: Path) -> list[Accepted]:
    """Read a baseline, or the findings of an earlier run, which are accepted without an end.

    Raises:
        ReadError: The file cannot be read.
        DamagedDocument: It holds no findings, or a date that is none.
    """
    try:
        stored = json.loads(path.read_bytes())
        entries = stored["accepted"] if stored.get("schema") == _SCHEMA else stored["findings"]
        return [_accepted(entry) for entry in entries]
    except OSError as error:
        raise ReadError(
            f"the file cannot be read: {error.strerror or error}",
            hint="check the path",
            where=str(path),
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedDocument(
            "the file holds no findings of decompose",
            hint="name what decompose audit --json or --accept wrote, or a division.json",
            where=str(path),
        ) from error


def accept(
    path: Path, findings: Sequence[Finding], *, reason: str, person: str, expires: str
) -> int:
    """Add findings to a baseline file, made when missing; return how many are new in it.

    Raises:
        ReportError: The file cannot be written.
    """
    stored: list[dict[str, Any]] = []
    if path.exists():
        read_baseline(path)
        stored = json.loads(path.read_bytes()).get("accepted", [])
    known = {entry["fingerprint"] for entry in stored}
    added = [
        {
            "fingerprint": f.fingerprint,
            "name": f.name,
            "message": f.message,
            "reason": reason,
            "person": person,
            "expires": expires,
        }
        for f in findings
        if f.fingerprint not in known
    ]
    text = json.dumps({"schema": _SCHEMA, "accepted": stored + added}, ensure_ascii=False, indent=2)
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise ReportError(
            f"the file cannot be written: {error.strerror or error}",
            hint="name a place you may write to",
            where=str(path),
        ) from error
    return len(added)


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
    )


def _key(name: str, subject: dict[str, str]) -> Key:
    return name, tuple(sorted(subject.items()))
