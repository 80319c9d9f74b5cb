"""``decompose verify``: is a sealed pack whole, and does the same come out again?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import Json, Lang, LangOption, Limit
from decompose.labels.commands import sentence
from decompose.pipeline import STEPS
from decompose.seal.checking import verify as verified
from decompose.seal.values import Difference, Verification
from decompose.workshop import PACK_STEPS

Pack = Annotated[Path, typer.Argument(metavar="PACK", help="sealed-pack")]


def verify(
    pack: Pack, limit: Limit = None, lang: LangOption = Lang.ZH, json_: Json = False
) -> None:
    """Check the hashes of a sealed pack, decompose its plan again and compare every byte."""
    console = Console(lang)
    with console.progress(len(STEPS) + PACK_STEPS) as step:
        found = verified(pack, limits=limit or (), on_step=step)
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
    else:
        for line in _lines(found, lang):
            console.result(line)
    raise typer.Exit(int(bool(found.differences)))


def _lines(found: Verification, lang: str) -> list[str]:
    words = {key: sentence(f"verify.{key}", lang) for key in ("whole", "rerun", "not-rerun")}
    lines = [words["whole"].format(found.pack, found.files, found.sound)]
    if found.sealed_by != found.looked_at_by:
        text = sentence("verify.other-version", lang)
        lines.append(text.format(found.sealed_by, found.looked_at_by))
    lines.append(words["rerun"].format(found.same) if found.rerun else words["not-rerun"])
    lines += [f"  {_line(difference, lang)}" for difference in found.differences]
    if found.differences and found.versions:
        pairs = ", ".join(f"{name} {old} → {new}" for name, (old, new) in found.versions.items())
        lines.append(sentence("verify.versions", lang).format(pairs))
    return [*lines, f"SHA-256 {found.sha256}"]


def _line(difference: Difference, lang: str) -> str:
    text = sentence(f"fault.{difference.fault.value}", lang).format(difference.file)
    spot = difference.spot
    if spot is None:
        return text
    kind = "bytes" if spot.until is not None else "byte" if spot.line is None else "line"
    where = sentence(f"spot.{kind}", lang)
    where = where.format(spot.byte, spot.until, spot.line, spot.column)
    return f"{text} {spot.part}{where}" if spot.part else f"{text}{where}"


COMMANDS = (verify,)
