"""The second half of the main job: drawings, audit and files, where it is known who does what."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from decompose.audits import audit
from decompose.errors import DecomposeError, MissingDependency
from decompose.job import Job, Step
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.model.source import Problem
from decompose.record import Settings
from decompose.reports import DELIVERABLES, WRITERS, extras, formats, write
from decompose.reports.drawings import Drawings, begin_drawings
from decompose.reports.render import Drawer, get_ready
from decompose.workshop import DRAWINGS, PACK_STEPS, PACKS

_LOADED_LATE = (
    "rapidfuzz.process",
    "decompose.reports.diagrams",
    "decompose.reports.diagram_organization",
)


def finish(job: Job, kb: Knowledge, drawer: Drawer, say: Step) -> Decomposition:
    """Draw, audit and write into the workshop; return the result with its findings."""
    wish = job.settings
    drawings = begin_drawings(
        job.result,
        kb=kb,
        lang=wish.lang,
        png=wish.png,
        pdf="pdf" in formats(wish.also),
        drawer=drawer,
    )
    say("audit")
    result = audit(
        job.result,
        kb,
        select=wish.select,
        ignore=wish.ignore,
        superiors=job.beside.superiors,
        sisters=job.beside.sisters,
        earlier=job.beside.earlier,
        split=drawer.splits,
    )
    return fill(job.shop, result, drawings, wish, kb=kb, say=say)


def fill(
    shop: Path,
    result: Decomposition,
    drawings: Drawings,
    wish: Settings,
    *,
    kb: Knowledge | None,
    say: Step,
) -> Decomposition:
    """Write every deliverable into a folder; return the result, which says what could not be drawn.

    Args:
        shop: The folder, empty.
        result: What is written.
        drawings: Its drawings, begun.
        wish: In which language, and what is wished beside the three main files.
        kb: The knowledge it was derived with.
        say: Told of each step.
    """
    labels = Labels(wish.lang)
    names = (*DELIVERABLES, *extras(wish.also))
    say("draw")
    folder = shop / DRAWINGS
    folder.mkdir()
    if drawings.withheld:
        result = _noticed(result, "diagram.no-font", labels["no_font"])
        names = tuple(name for name in names if not name.endswith(".pdf"))
    _write_all(result, shop, names, wish.lang, kb, say)
    try:
        for name, data in drawings.files().items():
            (folder / name).write_bytes(data)
    except MissingDependency:
        drawings.write_sources(folder)
        result = _noticed(result, "diagram.not-drawn", labels["not_drawn"])
        _write_all(result, shop, names, wish.lang, kb, say)
    if wish.packs:
        _write_packs(result, shop / PACKS, wish.lang, say)
    return result


def ready(kb: Knowledge) -> Callable[[Job, Step], dict[str, object]]:
    """Load what the second half needs, and return it, for a process with nothing else to do.

    It returns what it changed of the result: that is little, and the other process holds the rest.
    """
    writers = (WRITERS[Path(name).suffix][0] for name in DELIVERABLES)
    for module in (*writers, *_LOADED_LATE):
        import_module(module)
    with suppress(DecomposeError):
        get_ready()

    def changed(job: Job, say: Step) -> dict[str, object]:
        with Drawer(split=True) as drawer:
            after = dict(finish(job, kb, drawer, say))
        before = dict(job.result)
        return {name: value for name, value in after.items() if value is not before[name]}

    return changed


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
