"""``decompose evaluate``: how well the engine meets a published division."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import Json, Kb, Lang, LangOption, knowledge
from decompose.errors import ReadError
from decompose.evaluate import RowScore, Score
from decompose.evaluate import evaluate as score_truth
from decompose.labels.commands import sentence

_FORMS = "give one JSON object a line, or a workbook"
_MOST = 12
_TOP = 3
Truth = Annotated[Path, typer.Argument(metavar="TRUTH", help="truth")]


Rows = Annotated[bool, typer.Option("--rows", help="rows")]
Compare = Annotated[Path | None, typer.Option("--compare", metavar="JSON", help="compare")]


def evaluate(
    truth: Truth,
    rows: Rows = False,
    compare: Compare = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Print the share of leads and supporters that are met, what was confused, and what changed."""
    console = Console(lang)
    if truth.is_dir():
        raise ReadError(
            "this is a folder, a truth file was expected", hint=_FORMS, where=str(truth)
        )
    if not truth.exists():
        hint = "check the path and the file name"
        raise ReadError("there is no such file", hint=hint, where=str(truth))
    earlier = _earlier(compare) if compare else None
    score = score_truth(truth, knowledge(kb))
    if not score.rows:
        raise ReadError("the file holds no rows", hint=_FORMS, where=str(truth))
    if json_:
        console.json(score.model_dump_json(indent=2))
        return
    shown = [*lines(score, lang), *_errors(score, lang)]
    if rows:
        shown += [_row(row, lang) for row in score.per_row]
    if earlier is not None:
        shown += changes(earlier, score, lang)
    console.result("\n".join(shown))


def _earlier(path: Path) -> Score:
    """Read the score that an earlier ``evaluate --json`` wrote."""
    try:
        return Score.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ReadError(
            "this is no score of an earlier run",
            hint="decompose evaluate TRUTH --json writes one",
            where=str(path),
        ) from error


def lines(score: Score, lang: str) -> Iterator[str]:
    """Yield the figures, then those of each domain."""
    yield sentence("evaluate.rows", lang).format(score.rows, score.scored)
    for reason, count in score.excluded.items():
        yield sentence("evaluate.excluded", lang).format(reason, count)
    for key, value in (
        ("top1", score.lead_top1),
        ("top3", score.lead_top3),
        ("support", score.support_recall),
    ):
        yield f"{sentence(f'evaluate.{key}', lang)}: {_share(value)}"
    for domain, figures in score.domains.items():
        shown = "  ".join(f"{name} {_share(value)}" for name, value in figures.items())
        yield f"  {domain}: {shown}"


def _errors(score: Score, lang: str) -> Iterator[str]:
    """Yield which rules erred and which departments were taken for which."""
    yield sentence("evaluate.rules", lang)
    for each in score.rules:
        yield f"  {each.rule or '-':14} {each.hit1}/{each.rows}"
    if score.confusion:
        yield sentence("evaluate.confusion", lang)
    for pair in score.confusion[:_MOST]:
        yield f"  {pair.expected} → {pair.led or '-'}  {pair.rows}"


def _row(row: RowScore, lang: str) -> str:
    """Return one row: met or not, id, expected, ranked leads, confidence, rule, the task."""
    mark = sentence("evaluate.hit" if row.hit1 else "evaluate.miss", lang)
    leads = ", ".join(row.leads[:_TOP]) or "-"
    sure = "-" if row.confidence is None else f"{row.confidence:.2f}"
    return f"{mark} {row.id} | {', '.join(row.expected)} | {leads} | {sure} {row.rule or '-'} | {row.task}"


def changes(old: Score, new: Score, lang: str) -> Iterator[str]:
    """Yield the rows that two runs over the same truth judge differently."""
    before = {row.id: row for row in old.per_row}
    pairs = [(before[row.id], row) for row in new.per_row if row.id in before]
    better = [(a, b) for a, b in pairs if b.hit1 and not a.hit1]
    worse = [(a, b) for a, b in pairs if a.hit1 and not b.hit1]
    other = [(a, b) for a, b in pairs if a.hit1 == b.hit1 and a.leads[:1] != b.leads[:1]]
    for key, changed in (("better", better), ("worse", worse), ("other", other)):
        yield sentence(f"evaluate.{key}", lang).format(len(changed))
        for a, b in changed:
            yield f"  {b.id} {(*a.leads, '-')[0]} → {(*b.leads, '-')[0]} | {b.task}"
    gone = len(old.per_row) + len(new.per_row) - 2 * len(pairs)
    if gone:
        yield sentence("evaluate.unpaired", lang).format(gone)


def _share(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


COMMANDS = (evaluate,)
