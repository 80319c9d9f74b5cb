"""Scores `decompose audit` on documents with seeded faults whose truth was written down before the first run."""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from collections import defaultdict
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import yaml

import decompose as dc
from decompose.cli import main
from tests.standing import rows_of

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
ROUNDS: dict[str, dict[str, Any]] = {
    name: yaml.safe_load((HERE / f"truth_{name}.yaml").read_text(encoding="utf-8"))
    for name in [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "six_b",
        "six_c",
        "six_d",
        "seven",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
}
FACTS: dict[str, dict[str, Any]] = {
    name: facts for truth in ROUNDS.values() for name, facts in truth["documents"].items()
}
CHECKS: dict[int, dict[str, Any]] = yaml.safe_load(
    (HERE.parents[1] / "docs" / "checks.yaml").read_text(encoding="utf-8")
)
ON_REQUEST = ("overlap.split",)


def _workbook(source: Path, target: Path) -> Path:
    """The rows of a csv; a cell "^" is merged with the one above it."""
    book = openpyxl.Workbook()
    with source.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    for row in rows:
        book.active.append([None if cell == "^" else cell for cell in row])
    for column in range(len(rows[0])):
        top = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at][column] != "^":
                if at - top > 1:
                    book.active.merge_cells(
                        start_row=top + 1,
                        end_row=at,
                        start_column=column + 1,
                        end_column=column + 1,
                    )
                top = at
    book.save(target)
    return target


def _letter(source: Path, target: Path) -> Path:
    """The Markdown of a fixture as Word: headings, paragraphs and tables of Word's own."""
    made = docx.Document()
    rows: list[list[str]] = []

    def flush() -> None:
        if rows:
            table = made.add_table(rows=len(rows), cols=len(rows[0]))
            for drawn, row in zip(table.rows, rows, strict=True):
                for cell, text in zip(drawn.cells, row, strict=True):
                    cell.text = text
            rows.clear()

    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            if not set(line) <= set("|-: "):
                rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        flush()
        if line.startswith("#"):
            marks, title = line.split(" ", 1)
            made.add_heading(title, len(marks) - 1)
        elif line.strip():
            made.add_paragraph(line.strip().replace("**", ""))
    flush()
    made.save(str(target))
    return target


def _placed(name: str, kind: str | None, folder: Path) -> Path:
    source = DOCUMENTS / name
    if kind == "xlsx":
        return _workbook(source, folder / f"{source.stem}.xlsx")
    if kind == "docx":
        return _letter(source, folder / f"{source.stem}.docx")
    return source


def _run(path: Path, facts: dict[str, Any], *more: str) -> list[dict[str, Any]]:
    words = ["audit", str(path), "--json", "--fail-on", "never", *more]
    for option in ("superior", "sister", "earlier"):
        for other in facts.get(option, ()):
            words += [f"--{option}", str(DOCUMENTS / other)]
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(words) == 0
    return list(json.loads(printed.getvalue())["findings"])


@cache
def found(name: str) -> tuple[tuple[dict[str, Any], str, str], ...]:
    """The findings of a document, each with what it says and with the words it stands in."""
    facts = FACTS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = _placed(name, facts.get("as"), Path(folder))
        findings = _run(path, facts)
        for extra in ON_REQUEST:
            findings += _run(path, facts, "--select", extra)
        result = dc.assign(dc.parse(dc.read(path)), dc.load_knowledge())
    assert result.plan.document is not None
    blocks = {block.index: block.text for block in result.plan.document.blocks}
    blocks |= rows_of(result.plan.document)
    texts = {task.id: f"{task.title}\n{task.text}" for task in result.plan.tasks}
    texts |= {m.id: m.text for task in result.plan.tasks for m in task.measures}
    return tuple((f, _said(f), _around(f, texts, blocks)) for f in findings)


def _said(finding: dict[str, Any]) -> str:
    return "\n".join([finding["message"], *(e.get("quote") or "" for e in finding["evidence"])])


def _around(finding: dict[str, Any], texts: dict[str, str], blocks: dict[int, str]) -> str:
    """The words a finding stands in: its task or measure, and the blocks that it quotes."""
    subject = finding["subject"]
    own = texts.get(subject.get("measure", ""), "") or texts.get(subject.get("task", ""), "")
    stood = [blocks.get(e["span"]["block"], "") for e in finding["evidence"] if e.get("span")]
    return "\n".join([own, *stood])


def names_of(row: dict[str, Any]) -> list[str]:
    return list(row.get("names") or CHECKS[row["check"]]["audits"])


def hits(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings of the check at the place: a look-alike must not be what the finding speaks of."""
    names, fires = names_of(row), row.get("fires", True)
    places = [row["place"], *row.get("also", ())]
    return [
        finding
        for finding, said, around in found(row["document"])
        if finding["name"] in names
        and any(place in said or (fires and place in around) for place in places)
    ]


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def _count(rows: list[dict[str, Any]]) -> set[str]:
    """Says what a round missed and what it said falsely, and its figures; the findings that the truth names."""
    right: dict[int, list[bool]] = defaultdict(list)
    silent: list[bool] = []
    claimed: set[str] = set()
    for row in rows:
        got = hits(row)
        fires = row.get("fires", True)
        (right[row["check"]] if fires else silent).append(bool(got) == fires)
        if fires:
            claimed |= {row["document"] + f["fingerprint"] for f in got}
        if bool(got) != fires:
            word = "missed" if fires else "false"
            _say(word, row["check"], row["document"], row["place"], [f["message"] for f in got])
    fired = [one for ones in right.values() for one in ones]
    _say(f"recall {sum(fired)}/{len(fired)}; look-alikes silent {sum(silent)}/{len(silent)}")
    _say("not all:", {c: f"{sum(r)}/{len(r)}" for c, r in sorted(right.items()) if not all(r)})
    return claimed


def score() -> None:
    for name, truth in ROUNDS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        _say(f"==== round {name}")
        claimed = _count(truth["seeded"])
        for document in truth["documents"]:
            _say(f"== {document}")
            for finding, _, _ in found(document):
                if document + finding["fingerprint"] not in claimed:
                    _say(f"  {finding['severity']} {finding['name']}: {finding['message']}")


if __name__ == "__main__":
    sys.exit(score())
