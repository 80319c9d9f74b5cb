"""Scores the audits on the bank of phrasings, check by check and half by half.

Run: ``python -m tests.phrasings.score [check …] [--half mend]``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import decompose as dc
from decompose.model.result import Decomposition, Finding
from tests.standing import rows_of

BANK = Path(__file__).parents[1] / "cases" / "phrasings"
CHECKS: dict[int, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "checks.yaml").read_text(encoding="utf-8")
)
HALVES = ("mend", "held")
BESIDE = {"superior": "superiors", "sister": "sisters", "earlier": "earlier"}


class Snippet(NamedTuple):
    """A small document, the words in question, and whether one of the audits must speak of them."""

    check: int
    half: str
    fires: bool
    number: int
    audits: tuple[str, ...]
    document: str
    says: str
    beside: dict[str, str]

    @property
    def id(self) -> str:
        return f"{self.check}-{self.half}-{'fires' if self.fires else 'silent'}-{self.number}"


@cache
def bank() -> tuple[Snippet, ...]:
    """Every snippet of the bank, in order."""
    frames = yaml.safe_load((BANK / "frames.yaml").read_text(encoding="utf-8"))
    whole: dict[int, dict[str, Any]] = {}
    for path in sorted(BANK.glob("[0-9]*.yaml")):
        for check, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            first = whole.setdefault(check, rows)
            for half in HALVES if first is not rows else ():  # a later draft only adds
                for kind in rows.get(half, ()):
                    first[half][kind] += rows[half][kind]
    return tuple(snippet for check in whole for snippet in _of_check(check, whole[check], frames))


def _of_check(check: int, rows: dict[str, Any], frames: dict[str, str]) -> Iterator[Snippet]:
    for half in HALVES:
        for kind in ("fires", "silent"):
            for number, row in enumerate(rows[half][kind], 1):
                text = frames[row["in"]].replace("{}", row["text"].strip("\n"))
                beside = {key: row[key] for key in BESIDE if key in row}
                names = tuple(dict.fromkeys((*rows["audits"], *CHECKS[check]["audits"])))
                yield Snippet(
                    check, half, kind == "fires", number, names, text, row["says"], beside
                )


def _read(text: str) -> Decomposition:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.md"
        path.write_text(text, encoding="utf-8")
        return dc.assign(dc.parse(dc.read(path)), dc.load_knowledge())


def found(snippet: Snippet) -> list[Finding]:
    """The findings of the check's audits that speak of the words or stand where they stand."""
    others: dict[str, Any] = {BESIDE[key]: (_read(text),) for key, text in snippet.beside.items()}
    result = _read(snippet.document)
    given = dc.audit(result, dc.load_knowledge(), select=snippet.audits, **others)
    whole = snippet.fires
    if "form.personal-name" in snippet.audits and not _reads(result, snippet.says):
        return list(given.findings)  # the name is withheld from all that is read
    return [one for one in given.findings if snippet.says in _around(one, result, whole=whole)]


def _reads(result: Decomposition, words: str) -> bool:
    assert result.plan.document is not None
    return any(words in block.text for block in result.plan.document.blocks)


def _around(finding: Finding, result: Decomposition, *, whole: bool) -> str:
    """The words a finding speaks of or stands in; the whole row of a table where wished."""
    assert result.plan.document is not None
    blocks = {block.index: block.text for block in result.plan.document.blocks}
    blocks |= rows_of(result.plan.document) if whole else {}
    texts = {task.id: f"{task.title}\n{task.text}" for task in result.plan.tasks}
    texts |= {m.id: m.text for task in result.plan.tasks for m in task.measures}
    own = texts.get(finding.subject.get("measure", "")) or texts.get(
        finding.subject.get("task", "")
    )
    here = [e for e in finding.evidence if not e.document]
    stood = [f"{e.quote}\n{blocks.get(e.span.block, '') if e.span else ''}" for e in here]
    return "\n".join([finding.message, own or "", *stood])


def main() -> int:
    """Print what was missed and what was falsely said, then a table."""
    options = argparse.ArgumentParser()
    options.add_argument("checks", nargs="*", type=int)
    options.add_argument("--half", choices=HALVES)
    asked = options.parse_args()
    counts: dict[tuple[int, str, bool], list[int]] = {}
    for snippet in bank():
        if asked.checks and snippet.check not in asked.checks:
            continue
        got = found(snippet)
        right = bool(got) == snippet.fires
        count = counts.setdefault((snippet.check, snippet.half, snippet.fires), [0, 0])
        count[0] += right
        count[1] += 1
        if not right and asked.half in (None, snippet.half):
            said = " | ".join(f"{f.name} {f.message}" for f in got)
            sys.stdout.write(f"{snippet.id} {snippet.says}: {said or 'silent'}\n")
    _table(counts)
    return 0


def _table(counts: dict[tuple[int, str, bool], list[int]]) -> None:
    sys.stdout.write("check  mend fires/silent  held fires/silent\n")
    columns = [(half, fires) for half in HALVES for fires in (True, False)]
    total = {column: [0, 0] for column in columns}
    for check in sorted({key[0] for key in counts}):
        cells = []
        for column in columns:
            right, of = counts.get((check, *column), [0, 0])
            total[column][0] += right
            total[column][1] += of
            cells.append(f"{right}/{of}")
        sys.stdout.write(f"{check:>5}  " + "  ".join(cells) + "\n")
    sys.stdout.write("  all  " + "  ".join(f"{a}/{b}" for a, b in total.values()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
