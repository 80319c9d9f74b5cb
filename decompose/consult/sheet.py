"""Many decisions at one time: the sheet of opinions that wait, and what stands in it once filled in."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from decompose.consult.decide import Deciding
from decompose.consult.disputes import Said, grounds_of
from decompose.consult.project import Project, Round
from decompose.consult.values import Answer, Decision, Oddity, Outcome, Position
from decompose.errors import DecomposeError, ReadError, ReportError
from decompose.labels import LANGUAGES
from decompose.labels.consultation import DECISION_COLUMNS, Words, decision_heads, outcome_of
from decompose.readers.loading import file_bytes
from decompose.readers.reply import Line, Reply, read_reply
from decompose.reports.rows import Cell
from decompose.reports.xlsx_reply import Asked, reply_book

_FILLED_IN = frozenset({"choice", "choice_reason"})
_ASKED = Asked(
    columns=DECISION_COLUMNS,
    widths=(5, 13, 13, 8, 32, 10, 30, 34, 13, 14, 26),
    filled_in=_FILLED_IN,
    choice="choice",
    frozen=3,
)
_MARK = 8
_LOOK = "look at the sheet again"
_ANEW = "write the sheet anew with consult decide --save"


def decision_sheet(
    project: Project,
    lang: str = "zh",
    *,
    units: Collection[str] = (),
    kinds: Collection[Position] = (),
) -> tuple[bytes, int]:
    """Return a workbook of the opinions that wait for a decision, and how many there are.

    Each row bears, out of sight, its id and a mark of the opinion and of what was decided so far: a
    decision only counts for what its reader saw.

    Args:
        project: The consultation.
        lang: Language of its words.
        units: Names of those whose opinions are wanted; all when empty.
        kinds: Which kinds of opinions are wanted; all when empty.

    Raises:
        ReportError: A unit is named that has no opinion that waits.
    """
    words, rounds, deciding = Words(lang), project.rounds(), Deciding(project)
    made = project.latest()
    by_number = {one.number: one for one in rounds}
    waiting = list(deciding.open_rows())
    _known_units(units, [row.name for row, _, _ in waiting])
    lines: list[tuple[Cell, ...]] = []
    for row, answer, last in waiting:
        if (units and row.name not in units) or (kinds and answer.position not in kinds):
            continue
        so_far = words.outcome(last.outcome if last else None)
        cells = (
            len(lines) + 1,
            row.id,
            row.name,
            row.task,
            row.text or row.title,
            row.role,
            words.opinion(answer.position, answer.proposal, answer.reason),
            _background(by_number[row.round], (row, answer), words),
            f"{so_far}；{last.reason}" if last and last.reason else so_far,
            "",
            "",
        )
        lines.append((*cells, f"{row.id}-{_mark(answer, deciding.earlier(row.id))}"))
    keys = (*DECISION_COLUMNS, "page")
    data = reply_book(
        lines,
        _ASKED,
        title=words("decision_title", made.result.plan.title),
        note=words["decision_note"],
        labels={
            **{key: words[key] for key in keys},
            "sheet": words["decision_sheet"],
            "choose": words["decision_choose"],
        },
        choices=[words.outcome(outcome) for outcome in Outcome],
    )
    return data, len(lines)


def _known_units(units: Collection[str], waiting: list[str]) -> None:
    for name in units:
        if name not in waiting:
            raise ReportError(
                f"no opinion of {name} waits for a decision",
                hint=f"opinions of these wait: {'、'.join(dict.fromkeys(waiting)) or '-'}",
            )


def _background(made: Round, said: Said, words: Words) -> str:
    """Return the duties of the unit and of whom it names, then what past divisions did."""
    duties = grounds_of(made, said[0].task, [said], words)
    return "\n".join(dict.fromkeys((*duties, *made.precedents.get(said[0].task, ()))))


class Applied(NamedTuple):
    """What a sheet brought: its decisions, why none was kept, and words beside the cells."""

    decisions: tuple[Decision, ...]
    faults: tuple[Oddity, ...]
    asides: tuple[Oddity, ...]
    again: int = 0
    """How many decisions were kept before, word for word."""


def apply(project: Project, path: Path, *, by: str, date: str) -> Applied:
    """Keep all decisions of a filled sheet at one time, or none where anything in it is wrong.

    They are safe on the disk when this returns.

    Raises:
        ReadError: The file is no such sheet.
        ReportError: Nothing is filled in.
    """
    with project.writing():
        filled = _Filled(path, project)
        decisions = filled.decisions(Deciding(project), by=by, date=date)
        if not (decisions or filled.again or filled.faults):
            raise ReportError(
                "no decision stands in the sheet",
                hint="choose in the column of decisions, save the sheet, then apply it",
                where=str(path),
            )
        if decisions and not filled.faults:
            project.record_decisions(decisions)
    return Applied(tuple(decisions), tuple(filled.faults), tuple(filled.asides), filled.again)


class _Filled:
    """The decisions of a sheet that was filled in.

    Args:
        path: The sheet; sorted, filtered, shortened or saved again by another program.
        project: The consultation that it was written for.

    Raises:
        ReadError: It is no such sheet.
    """

    def __init__(self, path: Path, project: Project) -> None:
        data = file_bytes(path)
        self._file, plan = path.name, project.latest().result.plan.title
        self._around = {
            "".join(text.split())
            for words in map(Words, LANGUAGES)
            for text in (words("decision_title", plan), words["decision_note"])
        }
        self._reply = read_reply(data, path.name, decision_heads(), filled_in=_FILLED_IN)
        if not any("choice" in line.columns for line in self._reply.lines):
            raise ReadError("this is no sheet of decisions", hint=_ANEW, where=path.name)
        self.faults: list[Oddity] = []
        """Why nothing of the sheet can be taken over; empty where all of it can."""
        self.asides: list[Oddity] = []
        """Words that stand in no cell to be filled in."""
        self.again = 0
        """How many decisions stand in the journal already, word for word."""

    def decisions(self, deciding: Deciding, *, by: str, date: str) -> list[Decision]:
        """Return the decisions of the sheet, in its order; what is wrong stands in ``faults``."""
        found: list[Decision] = []
        filled = [line for line in self._reply.lines if any(map(line.values.get, _FILLED_IN))]
        twice = Counter(line.id.partition("-")[0] for line in filled)
        for line in filled:
            row, _, mark = line.id.partition("-")
            try:
                if not mark:
                    self._fault(line, "", "the hidden mark of this row is gone", _ANEW)
                    continue
                if twice[row] > 1:
                    self._fault(line, "", f"row {row} stands here more than once", _LOOK)
                    continue
                if outcome := self._outcome(line):
                    reason = line.values.get("choice_reason", "")
                    deciding.row(row)
                    if self._stale(line, deciding, outcome):
                        continue
                    found.append(deciding.decision(row, outcome, by=by, date=date, reason=reason))
            except DecomposeError as error:
                self._fault(line, "choice", error.message, error.hint)
        self.asides += self._outside(self._reply)
        return found

    def _stale(self, line: Line, deciding: Deciding, outcome: Outcome) -> bool:
        """Tell whether a row is not as the reader of the sheet saw it; note why, unless it is done."""
        row, _, mark = line.id.partition("-")
        answer, earlier = deciding.answer(row), deciding.earlier(row)
        if mark == _mark(answer, earlier):
            return False
        last = earlier[-1] if earlier else None
        if last is None or last.answer != answer:
            what = f"the opinion on row {row} has changed since the sheet was written"
        elif (last.outcome, last.reason) == (outcome, line.values.get("choice_reason", "").strip()):
            self.again += 1
            return True
        else:
            what = f"row {row} was decided otherwise since the sheet was written"
        self._fault(line, "", what, _ANEW)
        return True

    def _outcome(self, line: Line) -> Outcome | None:
        said = line.values.get("choice", "")
        if said.startswith(("#", "Err:")):
            self._fault(line, "choice", f"the cell holds a formula that fails: {said}", _LOOK)
        elif not said:
            what = "a reason stands here without a decision"
            self._fault(line, "choice", what, "choose one from the list")
        elif key := outcome_of(said):
            return Outcome(key)
        else:
            what = f"the decision {said} is none of those to choose from"
            self._fault(line, "choice", what, "choose one from the list")
        return None

    def _fault(self, line: Line, key: str, what: str, hint: str) -> None:
        self.faults.append(Oddity(where=line.place(key), what=what, hint=hint))

    def _outside(self, reply: Reply) -> Iterator[Oddity]:
        for aside in reply.asides:
            if "".join(aside.text.split()) not in self._around:
                what = f"these words stand in no cell to be filled in: {aside.text}"
                yield Oddity(where=aside.where, what=what)
        if reply.formulas:
            what = f"{reply.formulas} cells hold a formula without a value"
            self.faults.append(Oddity(where=self._file, what=what, hint=_LOOK))


def _mark(answer: Answer, earlier: Collection[Decision]) -> str:
    """Return a mark of an opinion and of what was decided about it; others have another mark."""
    values = [one.model_dump(mode="json") for one in (answer, *earlier)]
    told = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return base64.b32encode(sha256(told.encode()).digest()).decode()[:_MARK]
