"""``decompose evaluate``: how well the engine meets a published division."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import Json, Kb, Lang, LangOption, knowledge
from decompose.cli.words import sentence
from decompose.errors import ReadError
from decompose.evaluate import Score
from decompose.evaluate import evaluate as score_truth

_FORMS = "give one JSON object a line, or a workbook"
Truth = Annotated[Path, typer.Argument(metavar="TRUTH", help="truth")]


def evaluate(truth: Truth, kb: Kb = None, lang: LangOption = Lang.ZH, json_: Json = False) -> None:
    """Print the share of leads and supporters that are met."""
    console = Console(lang)
    if truth.is_dir():
        raise ReadError(
            "this is a folder, a truth file was expected", hint=_FORMS, where=str(truth)
        )
    if not truth.exists():
        hint = "check the path and the file name"
        raise ReadError("there is no such file", hint=hint, where=str(truth))
    score = score_truth(truth, knowledge(kb))
    if not score.rows:
        raise ReadError("the file holds no rows", hint=_FORMS, where=str(truth))
    if json_:
        console.json(score.model_dump_json(indent=2))
    else:
        console.result("\n".join(lines(score, lang)))


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


def _share(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


COMMANDS = (evaluate,)
