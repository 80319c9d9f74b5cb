"""``decompose fix``: the smallest changes that remove findings, shown, saved, or applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from pydantic import ValidationError

from decompose.audits import audit as audit_result
from decompose.audits.fixing import fixed, is_rest, mended
from decompose.audits.undocumented import can_fix, fixable
from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Earlier,
    Encoding,
    Ignore,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Place,
    Select,
    Sisters,
    Superiors,
    knowledge,
)
from decompose.cli.patches import told, write_patches
from decompose.cli.sources import Source, beside, decomposition
from decompose.errors import DamagedDocument, ReadError
from decompose.knowledge import Knowledge
from decompose.labels.mending import NO_FIX, Mending
from decompose.model.base import first_fault
from decompose.model.beside import Beside
from decompose.model.result import Change, ChangeKind, Decomposition, Finding, Patch, Patches
from decompose.readers.loading import file_bytes
from decompose.reports import write

Target = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="fixed")]
Marks = Annotated[list[str] | None, typer.Option("--finding", metavar="MARK", help="finding")]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="save-patches")]
Apply = Annotated[Path | None, typer.Option("--apply", metavar="FILE", help="apply-patches")]


_MOST_TRIALS = 2_000
"""Tasks times patches up to which a list of patches is tried before it is shown."""


class _Job(NamedTuple):
    """What every trial needs."""

    console: Console
    packs: Knowledge
    others: Beside
    given: dict[str, tuple[Change, ...]]
    """Changes that a person chose, by fingerprint."""


def fix(
    source: Source,
    out: Target = None,
    save: Save = None,
    apply: Apply = None,
    finding: Marks = None,
    select: Select = None,
    ignore: Ignore = None,
    superior: Superiors = None,
    sister: Sisters = None,
    earlier: Earlier = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
) -> None:
    """Show the changes; --save writes them down, -o tries and applies them and writes the division."""
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date, encoding=encoding)
    others = beside(superior, sister, packs, earlier)
    check = partial(
        audit_result,
        kb=packs,
        superiors=others.superiors,
        sisters=others.sisters,
        earlier=others.earlier,
    )
    result = check(result)
    chosen = check(result, select=tuple(select or ()), ignore=tuple(ignore or ()))
    given = _given(apply) if apply is not None else {}
    job = _Job(Console(lang), packs, others, given)
    wanted = _wanted(chosen.findings, finding, source)
    if apply is not None:
        wanted = [mark for mark in wanted if mark in given]
    shown, left = _show(result, wanted, job, tried=out is not None)
    if save is not None:
        write_patches(result, shown, save, lang)
    done = len(shown)
    if out is not None:
        result, done = _apply(result, [f.fingerprint for f in shown], job)
        write(result, out, lang=lang)
    key = "fix.done" if out else "fix.dry"
    job.console.result(Mending(lang)(key, done, left + len(shown) - done))


def _show(
    result: Decomposition, wanted: Iterable[str], job: _Job, *, tried: bool
) -> tuple[tuple[Patch, ...], int]:
    """Tell the patches, those of the text itself first; return them, and how many have none.

    Unless each is ``tried`` later on, it is here, as far as that takes no long time: what would not hold is
    not offered.
    """
    from decompose.reports.english import told as in_language

    patches: list[Patch] = []
    left: list[Finding] = []
    known = {f.fingerprint: f for f in result.findings}
    spoken = {f.fingerprint: f.message for f in in_language(result, job.console.lang).findings}
    can_be_tried = fixable(result, job.packs, beside=job.others)
    for found in (known[mark] for mark in wanted if mark in known):
        changes = job.given.get(found.fingerprint, found.patch)
        chosen = changes != found.patch
        can = can_fix(result, found.model_copy(update={"patch": changes}))
        if not can or not (chosen or found.fingerprint in can_be_tried):
            left.append(found)
            continue
        facts = {"name": found.name, "code": found.code, "message": spoken[found.fingerprint]}
        patches.append(Patch(fingerprint=found.fingerprint, changes=changes, **facts))
    patches.sort(key=lambda patch: not _of_text(patch.changes))
    failed = {} if tried else _failed(result, patches, known, job)
    patches = [patch for patch in patches if patch.fingerprint not in failed]
    for patch in patches:
        head = f"{patch.fingerprint} {patch.code} {patch.name}  {patch.message}"
        steps = (f"    {told(change, result, job.console.lang)}" for change in patch.changes)
        job.console.result("\n".join((head, *steps)))
    for why in failed.values():
        job.console.result(why)
    _tell_why(result, left, job.console)
    return tuple(patches), len(left) + len(failed)


def _failed(
    result: Decomposition, patches: Sequence[Patch], known: Mapping[str, Finding], job: _Job
) -> dict[str, str]:
    """Return why patches do not hold: applied alone they leave their finding, or bring another."""
    failed: dict[str, str] = {}
    if len(patches) * len(result.plan.tasks) > _MOST_TRIALS:
        return failed
    for patch in patches:
        found = known[patch.fingerprint]
        if patch.fingerprint in job.given:
            continue
        after = fixed(result, job.packs, patch.changes, beside=job.others)
        if not mended(result, after, found):
            failed[patch.fingerprint] = _not_clean(result, after, found, job.console.lang)
    return failed


def _not_clean(before: Decomposition, after: Decomposition, found: Finding, lang: str) -> str:
    why = _why(before, after, lang)
    return Mending(lang)("fix.not-clean", found.fingerprint, found.name, why)


def _of_text(changes: Iterable[Change]) -> bool:
    return any(change.kind is ChangeKind.TEXT for change in changes)


def _tell_why(result: Decomposition, left: Iterable[Finding], console: Console) -> None:
    """Say once for each kind of finding why only people can mend it."""
    words = Mending(console.lang)
    for name in dict.fromkeys(f.name for f in left):
        number = sum(f.name == name for f in left)
        offered = any(f.patch for f in left if f.name == name)
        why = NO_FIX.get(name)
        if offered and result.plan.document is None:
            why = None
            word = words["fix.needs-plan"]
        else:
            word = words["fix.by-people"]
        if why is not None:
            word = why[console.lang == Lang.EN]
        console.result(f"{name} × {number}  {word}")


def _apply(result: Decomposition, marks: Iterable[str], job: _Job) -> tuple[Decomposition, int]:
    """Apply patches one by one; one that does not remove its finding, or brings another, is left.

    What a person changed in it is applied all the same, and told.
    """
    done = 0
    known = {f.fingerprint: f for f in result.findings}
    for mark in marks:
        found = _again(result, known[mark])
        if found is None:
            done += 1
            continue
        changes = job.given.get(mark, found.patch)
        after = fixed(result, job.packs, changes, beside=job.others)
        clean, chosen = mended(result, after, found), changes != found.patch
        if not clean:
            lang = job.console.lang
            told_so = _not_clean(result, after, found, lang)
            if chosen:
                why = _why(result, after, lang)
                told_so = Mending(lang)("fix.as-chosen", found.fingerprint, found.name, why)
            job.console.result(told_so)
        if clean or chosen:
            result, done = after, done + 1
    return result, done


def _again(result: Decomposition, finding: Finding) -> Finding | None:
    """Return a finding after other changes; of several that read alike the marks move up when one goes."""
    same = [
        f
        for f in result.findings
        if (f.fingerprint, f.message) == (finding.fingerprint, finding.message)
    ]
    alike = (f for f in result.findings if (f.name, f.message) == (finding.name, finding.message))
    marked = (f for f in result.findings if f.fingerprint == finding.fingerprint)
    return next((f for f in (*same, *alike, *marked)), None)


def _why(before: Decomposition, after: Decomposition, lang: str) -> str:
    """Tell why a fix is not clean: the first finding that it brings, else that it mends nothing."""
    from decompose.reports.english import told as in_language

    known = {f.fingerprint for f in before.findings}
    words = Mending(lang)
    for found in in_language(after, lang).findings:
        if found.fingerprint not in known and not is_rest(found, before.findings):
            return words("fix.brings", found.name, found.message)
    return words["fix.still"]


def _given(path: Path) -> dict[str, tuple[Change, ...]]:
    """Read the patches that a person chose.

    Raises:
        DamagedDocument: The file holds no patches.
    """
    try:
        stored = Patches.model_validate_json(file_bytes(path))
    except ValidationError as error:
        amiss, place = first_fault(error)
        raise DamagedDocument(
            f"the file holds no changes of decompose: {amiss} @ {place}",
            hint="name what decompose fix --save FILE.json wrote",
            where=str(path),
        ) from error
    return {patch.fingerprint: patch.changes for patch in stored.patches}


def _wanted(findings: tuple[Finding, ...], marks: list[str] | None, source: str) -> list[str]:
    known = [f.fingerprint for f in findings]
    for mark in marks or ():
        if mark not in known:
            raise ReadError(
                f"there is no finding {mark}",
                hint="decompose audit --json shows the fingerprint of every finding",
                where=source,
            )
    return [mark for mark in known if not marks or mark in marks]


COMMANDS = (fix,)
