"""``decompose seal``: a run with all it came from in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import Lang, LangOption
from decompose.labels.commands import sentence
from decompose.seal.sealing import left_out
from decompose.seal.sealing import seal as sealed

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="sealed")]
Sources = Annotated[list[Path] | None, typer.Argument(metavar="[FILE...]", help="originals")]
Target = Annotated[Path | None, typer.Option("-o", "--out", metavar="PACK", help="seal-out")]


def seal(
    out: Folder, sources: Sources = None, target: Target = None, lang: LangOption = Lang.ZH
) -> None:
    """Put a run's plan, knowledge, settings, versions and deliverables into one file, with hashes."""
    console = Console(lang)
    folder = out.resolve()
    path = target or folder.with_name(f"{folder.name}.seal.zip")
    total = sealed(out, path, sources=sources or ())
    console.result(sentence("seal.done", lang).format(path, total))
    console.say(sentence("seal.persons", lang))
    others = left_out(out)
    if others:
        console.say(sentence("seal.left-out", lang).format(len(others), ", ".join(others[:5])))


COMMANDS = (seal,)
