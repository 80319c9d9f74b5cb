"""Look at a sealed pack: is it whole, and does the same come out again?"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from os import PathLike
from pathlib import Path

from pydantic import ValidationError

from decompose.analysis import compared
from decompose.errors import LimitExceeded
from decompose.job import Step
from decompose.knowledge import Knowledge, load_knowledge
from decompose.knowledge.compiled import BUILT_IN
from decompose.knowledge.loader import load_packs
from decompose.model.beside import Beside
from decompose.pipeline import carry_out
from decompose.readers import Limits, limits_of, read_several
from decompose.record import digest
from decompose.reports.forms.form import form_of
from decompose.seal.drawn import only_redrawn
from decompose.seal.opening import Opened, leads_outside
from decompose.seal.places import altered_block, first_byte, first_difference
from decompose.seal.sealing import archive_of, sums_of, versions
from decompose.seal.values import (
    MANIFEST,
    SUMS,
    Difference,
    Fault,
    Seal,
    Spot,
    Verification,
)
from decompose.version import VERSION

_SUM = 64


def verify(
    pack: str | PathLike[str], *, limits: Sequence[str] = (), on_step: Step | None = None
) -> Verification:
    """Check every hash of a sealed pack, decompose its plan again, offline, and compare the bytes.

    Args:
        pack: The archive.
        limits: Safety limits of the readers that are raised here; a pack cannot raise them by itself.
        on_step: Called as the work goes on.

    Raises:
        LimitExceeded: The pack asks for larger limits than those.
        ReadError: The file cannot be read, is no sealed pack, or was built to mislead.
        DecomposeError: The plan cannot be decomposed here.
    """
    opened = Opened(Path(pack))
    sums = _sums(opened)
    sealed = _manifest(opened)
    _check_limits(sealed, limits_of(limits))
    contents = {name: opened.read(name) for name in opened.names}
    faults = _blamed(dict(_integrity(contents, sums, sealed)), contents, sealed)
    origin = sealed.origin()
    whole = MANIFEST not in faults and not any(file.entry in faults for file in origin)
    made: dict[str, bytes] = {}
    if whole:
        made = _again(sealed, {file.entry: contents[file.entry] or b"" for file in origin}, on_step)
    differences = list(_placed(faults, contents, sums, sealed, made))
    if not differences:
        differences += _repacked(opened, contents, sealed)
    here = versions()
    changed = {
        name: (sealed.versions.get(name, ""), here.get(name, ""))
        for name in sorted({*sealed.versions, *here})
        if name != "decompose" and sealed.versions.get(name) != here.get(name)
    }
    if whole:
        differences += _compared(sealed, contents, faults, made, changed)
    return Verification(
        pack=str(pack),
        sha256=digest(opened.data),
        sealed_by=sealed.versions.get("decompose", "?"),
        looked_at_by=VERSION,
        versions=changed,
        files=len(sums),
        sound=sum(name in contents and name not in faults for name in sums),
        rerun=whole,
        same=sum(made.get(file.name) == contents.get(file.entry) for file in sealed.results)
        if whole
        else 0,
        differences=tuple(differences),
    )


def _sums(opened: Opened) -> dict[str, str]:
    data = opened.read(SUMS) if SUMS in opened.names else None
    found: dict[str, str] = {}
    for line in (data or b"").decode("utf-8", "replace").splitlines():
        total, _, name = line.partition("  ")
        if len(total) != _SUM or not name:
            raise opened.refused(f"{SUMS} is damaged")
        found[name] = total
    if not found:
        raise opened.stranger(SUMS)
    return found


def _manifest(opened: Opened) -> Seal:
    data = opened.read(MANIFEST) if MANIFEST in opened.names else None
    if data is None:
        raise opened.stranger(MANIFEST)
    try:
        sealed = Seal.model_validate_json(data)
    except ValidationError as error:
        raise opened.refused(
            f"{MANIFEST} is damaged, or of another version of decompose"
        ) from error
    for form in sealed.forms:
        if leads_outside(form.name) or "/" in form.name:
            raise opened.refused(f"{MANIFEST} names a form that cannot be one")
    for file in (file for files in sealed.packs for file in files):
        if leads_outside(file.name) or not file.name.endswith(".yaml"):
            raise opened.refused(f"{MANIFEST} names a file of a pack that cannot be one")
    return sealed


def _check_limits(sealed: Seal, allowed: Limits) -> None:
    """Refuse a pack that raises safety limits: whoever looks at it decides that, not who made it."""
    for name, wished in asdict(limits_of(sealed.settings.limits)).items():
        if wished > getattr(allowed, name):
            raise LimitExceeded(
                f"the pack was made with the safety limit {name} at {wished}, above the one that holds here",
                hint=f"decompose verify PACK --limit {name}={wished}, if you trust whoever sealed it",
                where=f"limits.{name}",
            )


def _integrity(
    contents: dict[str, bytes | None], sums: dict[str, str], sealed: Seal
) -> Iterator[tuple[str, Fault]]:
    """Yield the files that are not what the sums and the manifest say."""
    known = {MANIFEST, *sealed.entries()}
    for name in sorted({*sums, *contents, *known} - {SUMS}):
        data = contents.get(name)
        if name not in contents:
            yield name, Fault.MISSING
        elif name not in sums or name not in known:
            yield name, Fault.ADDED
        elif data is None:
            yield name, Fault.DAMAGED
        elif digest(data) != sums[name]:
            yield name, Fault.ALTERED


def _blamed(
    faults: dict[str, Fault], contents: dict[str, bytes | None], sealed: Seal
) -> dict[str, Fault]:
    """Return the faults, those of the sums themselves laid on them: where the manifest finds a file whole."""
    entries = sealed.entries()

    def whole(name: str) -> bool:
        file, data = entries.get(name), contents.get(name)
        return file is not None and data is not None and altered_block(file, data) is None

    of_sums = {
        name
        for name, fault in faults.items()
        if (fault is Fault.MISSING and name not in entries) or whole(name)
    }
    if MANIFEST in faults or not of_sums:
        return faults
    return {SUMS: Fault.ALTERED} | {n: f for n, f in faults.items() if n not in of_sums}


def _again(sealed: Seal, origin: dict[str, bytes], on_step: Step | None) -> dict[str, bytes]:
    """Return what comes out when the plan is decomposed again, by name."""
    settings = sealed.settings
    limits = limits_of(settings.limits)
    doc = read_several(
        ((file.name, origin[file.entry]) for file in sealed.inputs),
        encoding=settings.encoding,
        revisions=settings.revisions,
        limits=limits,
    )
    with tempfile.TemporaryDirectory(prefix="decompose-verify-") as scratch:
        out = Path(scratch, "out")
        known = _knowledge(sealed, origin, Path(scratch))
        forms = [form_of(origin[file.entry], file.name) for file in sealed.forms]
        above, sides, before = (
            tuple(compared(origin[file.entry], file.name, known) for file in files)
            for files in (sealed.superiors, sealed.sisters, sealed.earlier)
        )
        carry_out(
            doc,
            out,
            kb=known,
            settings=settings,
            templates=forms,
            beside=Beside(above, sides, before),
            on_step=on_step,
        )
        files = sorted(path for path in out.rglob("*") if path.is_file())
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def _knowledge(sealed: Seal, origin: dict[str, bytes], scratch: Path) -> Knowledge:
    """Load the sealed packs; the built-in one from its place where it is the same."""
    roots: list[Path] = []
    for number, files in enumerate(sealed.packs):
        root = scratch / f"pack-{number}"
        for file in files:
            path = root / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(origin[file.entry])
        roots.append(root)
    own = {path.relative_to(BUILT_IN).as_posix(): path for path in BUILT_IN.rglob("*.yaml")}
    first = {file.name: file for file in sealed.packs[0]} if sealed.packs else {}
    if own.keys() == first.keys() and all(
        own[name].read_bytes() == origin[file.entry] for name, file in first.items()
    ):
        return load_knowledge(*roots[1:])
    return load_packs(*roots)


def _placed(
    faults: dict[str, Fault],
    contents: dict[str, bytes | None],
    sums: dict[str, str],
    sealed: Seal,
    made: dict[str, bytes],
) -> Iterator[Difference]:
    """Say of every fault where it is: by the byte where the file came out again as it was sealed."""
    entries = sealed.entries()
    for name, fault in faults.items():
        file, data = entries.get(name), contents.get(name)
        spot: Spot | None = None
        if name == SUMS:
            files = {n: d or b"" for n, d in contents.items() if n != SUMS}
            spot = first_difference(sums_of(files), data or b"")
        if fault is Fault.ALTERED and file is not None and data is not None:
            good = made.get(file.name) if file in sealed.results else None
            if good is not None and digest(good) == sums[name]:
                spot = first_difference(good, data)
            else:
                spot = altered_block(file, data)
        yield Difference(fault=fault, file=name, spot=spot)


def _repacked(
    opened: Opened, contents: dict[str, bytes | None], sealed: Seal
) -> Iterator[Difference]:
    """Tell of bytes between the files: headers, padding, an appended tail.

    Another zlib may pack the same files into other bytes; there nothing can be said.
    """
    if sealed.versions.get("zlib") != zlib.ZLIB_RUNTIME_VERSION:
        return
    files = {name: data for name, data in contents.items() if name != SUMS and data is not None}
    again = archive_of(files)
    if again != opened.data:
        at = first_byte(again, opened.data)
        yield Difference(fault=Fault.REPACKED, file=opened.path.name, spot=Spot(byte=at))


def _compared(
    sealed: Seal,
    contents: dict[str, bytes | None],
    faults: dict[str, Fault],
    made: dict[str, bytes],
    changed: Collection[str],
) -> Iterator[Difference]:
    """Compare what was sealed, as far as it is whole, with what came out again."""
    for file in sealed.results:
        if file.entry in faults:
            continue
        data = contents[file.entry] or b""
        if file.name not in made:
            yield Difference(fault=Fault.NOT_MADE, file=file.entry)
        elif made[file.name] == data:
            continue
        elif only_redrawn(file.name, data, made[file.name], changed):
            yield Difference(fault=Fault.REDRAWN, file=file.entry)
        else:
            spot = first_difference(data, made[file.name])
            yield Difference(fault=Fault.DIFFERENT, file=file.entry, spot=spot)
    for name in sorted(made.keys() - {file.name for file in sealed.results}):
        yield Difference(fault=Fault.ALSO_MADE, file=name)
