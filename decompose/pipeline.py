"""The main job from a file to its deliverables: the only module that knows the order of steps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from decompose.audits import audit
from decompose.audits.case import NOTHING, Beside
from decompose.audits.worked_on import returned
from decompose.errors import DamagedDocument, MissingDependency, ReportError
from decompose.knowledge import Knowledge, load_knowledge
from decompose.labels.deliverables import Labels
from decompose.model.base import first_fault
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.model.source import Document, Problem
from decompose.parser import parse
from decompose.readers import Paths, read, read_bytes
from decompose.readers.loading import file_bytes
from decompose.record import RECORD, Record, Settings, digest, record_of
from decompose.reports import EXTRAS, extras, formats, write
from decompose.reports.drawings import Drawings, begin_drawings
from decompose.reports.render import Drawer
from decompose.rules import assign
from decompose.workshop import DRAWINGS, PACKS, move_out, workshop

if TYPE_CHECKING:
    from decompose.reports.forms import Form

Step = Callable[[str], None]
Source = Paths | Document
Files = Sequence[str | os.PathLike[str]]

DELIVERABLES = ("division.xlsx", "division.md", "division.json")
STEPS = ("read", "knowledge", "parse", "assign", "audit", "write", "draw")
"""Names under which :func:`run` reports its progress, in order."""
PACK_STEPS = 10
"""How often, at most, the name ``packs`` follows when packs are wished."""


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
    drawer: Drawer | None = None,
    on_step: Step | None = None,
) -> tuple[Decomposition, tuple[Path, ...]]:
    """Run all steps as the settings say; return the result and the files written."""
    say, wish = on_step or _silent, settings
    extras(wish.also)
    forms = open_forms(templates)
    with drawer or Drawer() as drawing:
        result = analyse(
            source,
            place=wish.place,
            level=wish.level,
            date=wish.date,
            kb=kb,
            encoding=wish.encoding,
            revisions=wish.revisions,
            on_step=say,
        )
        drawings = begin_drawings(
            result,
            kb=_knowledge(kb),
            lang=wish.lang,
            png=wish.png,
            pdf="pdf" in formats(wish.also),
            drawer=drawing,
        )
        say("audit")
        result = audit(
            result,
            _knowledge(kb),
            select=wish.select,
            ignore=wish.ignore,
            superiors=beside.superiors,
            sisters=beside.sisters,
            earlier=beside.earlier,
            split=drawing.splits,
        )
        files = deliver(
            result,
            out,
            lang=wish.lang,
            also=wish.also,
            packs=wish.packs,
            forms=forms,
            drawings=drawings,
            record=record,
            kb=_knowledge(kb),
            on_step=say,
        )
    return _undrawn(result, drawings, files, wish.lang), files


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


def compared(data: bytes, name: str, kb: Knowledge) -> Decomposition:
    """Return what a plan is compared with: a plan, or a result made before.

    Raises:
        DecomposeError: It is neither.
    """
    if Path(name).suffix.lower() == ".json":
        return stored(data, name)
    return analyse(read_bytes(data, name=name), kb=kb)


def stored(data: bytes, where: str) -> Decomposition:
    """Return a result made before, from its JSON.

    Raises:
        DamagedDocument: It is no result.
    """
    try:
        return Decomposition.model_validate_json(data)
    except ValidationError as error:
        amiss, place = first_fault(error)
        raise DamagedDocument(
            f"the file is not a result of decompose: {amiss} @ {place}",
            hint="name a division.json written by decompose run, or the plan itself",
            where=where,
        ) from error


def _others(
    paths: Files, kb: Knowledge | str | os.PathLike[str] | None
) -> tuple[Decomposition, ...]:
    return tuple(compared(file_bytes(Path(p)), Path(p).name, _knowledge(kb)) for p in paths)


def analyse(
    source: Source,
    *,
    place: str | None = None,
    level: Level | str | None = None,
    date: str | None = None,
    kb: Knowledge | str | os.PathLike[str] | None = None,
    encoding: str | None = None,
    revisions: str = "final",
    on_step: Step | None = None,
) -> Decomposition:
    """Read, parse and assign: everything before the audit. Arguments as for :func:`run`."""
    say = on_step or _silent
    say("read")
    doc = _document(source, encoding, revisions)
    say("knowledge")
    knowledge = _knowledge(kb)
    if back := returned(doc, knowledge, place=place, level=level, date=date):
        return back
    say("parse")
    plan = parse(doc, wordings=knowledge.wordings.values())
    say("assign")
    result = assign(plan, knowledge, place=place, level=level, date=date)
    problems = _together(doc.problems, plan.problems, result.problems)
    return result.model_copy(update={"source": doc.name, "problems": problems})


def _document(source: Source, encoding: str | None, revisions: str) -> Document:
    if isinstance(source, Document):
        return source
    return read(source, encoding=encoding, revisions=revisions)


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
    say = on_step or _silent
    folder = Path(out)
    names = (*DELIVERABLES, *extras(also))
    with workshop(folder) as shop:
        say("draw")
        folder_of_drawings = shop / DRAWINGS
        folder_of_drawings.mkdir()
        drawings = drawings or begin_drawings(
            result, lang=lang, png=png, pdf="pdf" in formats(also), drawer=Drawer()
        )
        if drawings.withheld:
            result = _noticed(result, "diagram.no-font", Labels(lang)["no_font"])
            names = tuple(name for name in names if not name.endswith(".pdf"))
        _write_all(result, shop, names, lang, kb, say)
        try:
            for name, data in drawings.files().items():
                (folder_of_drawings / name).write_bytes(data)
        except MissingDependency:
            drawings.write_sources(folder_of_drawings)
            result = _noticed(result, "diagram.not-drawn", Labels(lang)["not_drawn"])
            _write_all(result, shop, names, lang, kb, say)
        if packs:
            _write_packs(result, shop / PACKS, lang, say)
        for form in forms:
            (shop / form.name).write_bytes(form.fill(result, Labels(lang)))
        if record is not None:
            _write_record(record, result, shop)
        return tuple(move_out(shop, folder))


def _undrawn(
    result: Decomposition, drawings: Drawings, files: Iterable[Path], lang: str
) -> Decomposition:
    """Return a result that says so where drawings could not be made."""
    labels = Labels(lang)
    if any(file.suffix == ".dot" and file.parent.name == DRAWINGS for file in files):
        return _noticed(result, "diagram.not-drawn", labels["not_drawn"])
    return _noticed(result, "diagram.no-font", labels["no_font"]) if drawings.withheld else result


def _noticed(result: Decomposition, code: str, message: str) -> Decomposition:
    problem = Problem(code=code, message=message)
    return result.model_copy(update={"problems": (*result.problems, problem)})


def _write_all(
    result: Decomposition,
    shop: Path,
    names: tuple[str, ...],
    lang: str,
    kb: Knowledge | None,
    say: Step,
) -> None:
    say("write")
    for name in names:
        (shop / name).parent.mkdir(exist_ok=True)
        write(result, shop / name, lang=lang, document=name, kb=kb)


def _write_packs(result: Decomposition, folder: Path, lang: str, say: Step) -> None:
    from decompose.reports.english import told
    from decompose.reports.packs import write_packs

    folder.mkdir()
    write_packs(told(result, lang), folder, Labels(lang), say, PACK_STEPS)


def _write_record(record: Record, result: Decomposition, shop: Path) -> None:
    made = sorted(path for path in shop.rglob("*") if path.is_file())
    files = {path.relative_to(shop).as_posix(): digest(path.read_bytes()) for path in made}
    whole = record.model_copy(update={"knowledge": result.knowledge, "files": files})
    (shop / RECORD).write_text(whole.text(), encoding="utf-8", newline="\n")


def _silent(step: str) -> None:
    """Say nothing."""


def _knowledge(kb: Knowledge | str | os.PathLike[str] | None) -> Knowledge:
    if isinstance(kb, Knowledge):
        return kb
    return load_knowledge() if kb is None else load_knowledge(kb)


def _together(*lists: Iterable[Problem]) -> tuple[Problem, ...]:
    """Join lists of problems; the same problem told by two steps counts once."""
    found: list[Problem] = []
    for problems in lists:
        found.extend(problem for problem in problems if problem not in found)
    return tuple(found)
