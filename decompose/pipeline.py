"""The main job from a file to its deliverables: the only module that knows the order of steps."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from decompose.analysis import Source, analyse, compared, knowledge_of, silent
from decompose.errors import ReportError
from decompose.handover import Here, Second
from decompose.job import Job, Start, Step
from decompose.knowledge import Knowledge
from decompose.model.beside import NOTHING, Beside
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.model.source import Document
from decompose.readers.loading import file_bytes
from decompose.record import RECORD, Record, Settings, digest, record_of
from decompose.reports import DELIVERABLES, EXTRAS, extras, formats
from decompose.workshop import move_out, workshop

if TYPE_CHECKING:
    from decompose.reports.drawings import Drawings
    from decompose.reports.forms import Form

Files = Sequence[str | os.PathLike[str]]

STEPS = ("read", "knowledge", "parse", "assign", "audit", "write", "draw")
"""Names under which :func:`run` reports its progress, in order."""


def run(
    source: Source,
    out: str | os.PathLike[str],
    *,
    place: str | None = None,
    level: Level | str | None = None,
    date: str | None = None,
    kb: Knowledge | str | os.PathLike[str] | None = None,
    lang: str = "zh",
    encoding: str | None = None,
    revisions: str = "final",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    png: bool = False,
    also: Sequence[str] = (),
    packs: bool = False,
    templates: Files = (),
    superiors: Files = (),
    sisters: Files = (),
    earlier: Files = (),
    on_step: Step | None = None,
) -> Decomposition:
    """Decompose a plan and write every deliverable into a folder; a DecomposeError tells why not.

    Args:
        source: The plan's file, a list of a main text and its annexes, or the document as read.
        out: Folder for the deliverables, made when missing. A run that fails leaves it as it was.
        place: Name of the place; found in the plan when left out, as are level and date.
        level: Level of government.
        date: Date that decides which organs exist.
        kb: Knowledge, or the folder of a pack to lay over the built-in one.
        lang: Language of the deliverables.
        encoding: Encoding of a text file.
        revisions: State in which tracked changes are read, ``final`` or ``original``.
        select: Names or codes of the audits to run; all when empty.
        ignore: Names or codes of audits to leave out.
        png: Draw every diagram as PNG too, not only the overview.
        also: Further formats, such as ``html``: keys of :data:`decompose.reports.EXTRAS`.
        packs: Write a workbook and a Word file for every department too.
        templates: Forms of your own (xlsx, docx) that are filled too.
        superiors: Plans above this one, whose indicators it has to carry.
        sisters: Other documents of the same place, which must not say otherwise.
        earlier: Drafts before this one, or plans of the period before.
        on_step: Called with each name of :data:`STEPS` before it begins, and as packs are written.
    """
    settings = Settings(
        place=place,
        level=None if level is None else Level(level).value,
        date=date,
        lang=lang,
        encoding=encoding,
        revisions=revisions,
        select=tuple(select),
        ignore=tuple(ignore),
        png=png,
        also=tuple(also),
        packs=packs,
    )
    return _run(source, out, kb, settings, templates, (superiors, sisters, earlier), on_step)


def _run(
    source: Source,
    out: str | os.PathLike[str],
    kb: Knowledge | str | os.PathLike[str] | None,
    settings: Settings,
    templates: Files,
    beside: tuple[Files, Files, Files],
    on_step: Step | None,
) -> Decomposition:
    others = Beside(*(_others(paths, kb) for paths in beside))
    done = carry_out(
        source,
        out,
        kb=kb,
        settings=settings,
        templates=templates,
        beside=others,
        record=_record(source, kb, Path(out), settings, templates, beside),
        on_step=on_step,
    )
    return done[0]


def carry_out(
    source: Source,
    out: str | os.PathLike[str],
    *,
    kb: Knowledge | str | os.PathLike[str] | None,
    settings: Settings,
    templates: Sequence[str | os.PathLike[str] | Form] = (),
    beside: Beside = NOTHING,
    record: Record | None = None,
    second: Second | None = None,
    on_step: Step | None = None,
) -> tuple[Decomposition, tuple[Path, ...]]:
    """Run all steps as the settings say; return the result and the files written."""
    say, wish = on_step or silent, settings
    extras(wish.also)
    forms = open_forms(templates)
    with second or Here() as half:
        result = analyse(
            source,
            place=wish.place,
            level=wish.level,
            date=wish.date,
            kb=kb,
            encoding=wish.encoding,
            revisions=wish.revisions,
            on_step=say,
            on_plan=lambda plan: half.begin(Start(plan, wish, beside)),
        )
        known = knowledge_of(kb)
        with workshop(Path(out)) as shop:
            result = half.finish(Job(result, shop, wish, beside), known, say)
            return result, _placed(result, shop, Path(out), wish.lang, forms, record)


def open_forms(paths: Sequence[str | os.PathLike[str] | Form]) -> tuple[Form, ...]:
    """Open forms that are to be filled.

    Raises:
        ReportError: A form cannot be filled, or bears the name of another file of the run.
    """
    if not paths:
        return ()
    from decompose.reports.forms import Form, open_form

    forms = tuple(path if isinstance(path, Form) else open_form(path) for path in paths)
    taken = [*DELIVERABLES, *(name for names in EXTRAS.values() for name in names), RECORD]
    for form in forms:
        taken.append(form.name)
        if sum(form.name.casefold() == name.casefold() for name in taken) > 1:
            raise ReportError(
                f"two files of the run would be called {form.name}",
                hint="rename the form",
                where=form.name,
            )
    return forms


def _record(
    source: Source,
    kb: Knowledge | str | os.PathLike[str] | None,
    out: Path,
    settings: Settings,
    templates: Files,
    beside: tuple[Files, Files, Files],
) -> Record | None:
    """Begin the record of a run; None where the files it came from are not known, or not there."""
    if isinstance(source, Document) or isinstance(kb, Knowledge):
        return None
    plans = [source] if isinstance(source, str | os.PathLike) else list(source)
    return record_of(
        plans,
        out,
        packs=() if kb is None else (kb,),
        forms=templates,
        superiors=beside[0],
        sisters=beside[1],
        earlier=beside[2],
        settings=settings,
    )


def deliver(
    result: Decomposition,
    out: str | os.PathLike[str],
    *,
    lang: str = "zh",
    png: bool = False,
    also: Sequence[str] = (),
    packs: bool = False,
    forms: Sequence[Form] = (),
    drawings: Drawings | None = None,
    record: Record | None = None,
    kb: Knowledge | None = None,
    on_step: Step | None = None,
) -> tuple[Path, ...]:
    """Write the workbook, the text, the JSON, the drawings and what else is wished into a folder.

    ``drawings`` may have been begun earlier, with their formats; else they are begun here. Every
    form is filled under its name. With a
    ``record`` of the run, what was written is added to it and it is written too.

    All files are made in a hidden folder beside their places and moved when the last one is
    complete. Drawings and packs of an earlier run that have no successor are removed.

    Returns:
        The files written, in order.

    Raises:
        ReportError: A file cannot be written; the folder is as it was.
    """
    from decompose.finishing import fill
    from decompose.reports.drawings import begin_drawings
    from decompose.reports.render import Drawer

    folder = Path(out)
    wish = Settings(lang=lang, png=png, also=tuple(also), packs=packs)
    with workshop(folder) as shop:
        drawings = drawings or begin_drawings(
            result, lang=lang, png=png, pdf="pdf" in formats(also), drawer=Drawer()
        )
        result = fill(shop, result, drawings, wish, kb=kb, say=on_step or silent)
        return _placed(result, shop, folder, lang, forms, record)


def _placed(
    result: Decomposition,
    shop: Path,
    folder: Path,
    lang: str,
    forms: Sequence[Form],
    record: Record | None,
) -> tuple[Path, ...]:
    """Fill the forms, write the record, and move everything to its place."""
    for form in forms:
        from decompose.labels.deliverables import Labels

        (shop / form.name).write_bytes(form.fill(result, Labels(lang)))
    if record is not None:
        _write_record(record, result, shop)
    return tuple(move_out(shop, folder))


def _write_record(record: Record, result: Decomposition, shop: Path) -> None:
    made = sorted(path for path in shop.rglob("*") if path.is_file())
    files = {path.relative_to(shop).as_posix(): digest(path.read_bytes()) for path in made}
    whole = record.model_copy(update={"knowledge": result.knowledge, "files": files})
    (shop / RECORD).write_text(whole.text(), encoding="utf-8", newline="\n")


def _others(
    paths: Files, kb: Knowledge | str | os.PathLike[str] | None
) -> tuple[Decomposition, ...]:
    return tuple(compared(file_bytes(Path(p)), Path(p).name, knowledge_of(kb)) for p in paths)
