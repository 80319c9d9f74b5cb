"""Deliverables are made in a hidden folder beside their places, and moved when the last one is complete."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from decompose.errors import ReportError
from decompose.files import cannot_write
from decompose.record import RECORD
from decompose.text.patterns import regex

DRAWINGS, PACKS = "diagrams", "packs"
PACK_STEPS = 10
"""How often, at most, a run tells that it is writing packs."""
_SHOP = ".decompose-"
_PACK = regex(r"\d{2,}-.*\.(xlsx|docx)|index\.csv")
_DRAWN = frozenset({".svg", ".png", ".pdf", ".dot"})


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a hidden folder inside the target, and leave nothing of it behind."""
    fresh = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shop = Path(tempfile.mkdtemp(dir=folder, prefix=_SHOP))
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        yield shop
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        shutil.rmtree(shop, ignore_errors=True)
        if fresh and not any(folder.iterdir()):
            folder.rmdir()


def _cannot_write(folder: Path, error: OSError) -> ReportError:
    """Say what kept the deliverables from being written, and which of them it was."""
    named = Path(str(error.filename or folder))
    inside = folder in named.parents and not named.relative_to(folder).parts[0].startswith(_SHOP)
    return cannot_write(named if inside else folder, error)


def move_out(shop: Path, folder: Path) -> list[Path]:
    """Move every finished file to its place; when one cannot be moved, put the old ones back.

    A file that is there already with the same bytes stays: it may be open in Excel, which forbids
    replacing it on Windows, and its date tells when it last changed.
    """
    made = sorted(path for path in shop.rglob("*") if path.is_file())
    targets = [folder / path.relative_to(shop) for path in made]
    for parent in {target.parent for target in targets}:
        parent.mkdir(exist_ok=True)
    old = [path for path in (folder / DRAWINGS).glob("*") if path.suffix in _DRAWN]
    old += [folder / RECORD]
    if (shop / PACKS).is_dir():
        old += [path for path in (folder / PACKS).iterdir() if _PACK.fullmatch(path.name)]
    moves = {t: path for t, path in zip(targets, made, strict=True) if not _is_same(path, t)}
    gone = [path for path in sorted(old) if path not in targets]
    kept: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for target in dict.fromkeys([*moves, *gone]):
            if target.exists():
                backup = shop / f"old-{len(kept)}"
                target.replace(backup)
                kept.append((target, backup))
        for target, path in moves.items():
            path.replace(target)
            placed.append(target)
    except OSError:
        for target in placed:
            target.unlink(missing_ok=True)
        for target, backup in kept:
            backup.replace(target)
        raise
    return targets


def _is_same(made: Path, there: Path) -> bool:
    return there.is_file() and not there.is_symlink() and filecmp.cmp(made, there, shallow=False)
