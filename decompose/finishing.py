"""The second half of the main job: drawings, audit and files, where it is known who does what."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from decompose.audits import audit, begin
from decompose.audits.begun import Begun
from decompose.errors import DecomposeError, MissingDependency
from decompose.job import Job, Start, Step
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.model.source import Problem
from decompose.record import Settings
from decompose.reports import DELIVERABLES, WRITERS, extras, formats, write
from decompose.reports.drawings import Drawings, begin_drawings
from decompose.reports.render import Drawer, get_ready
from decompose.rules.engine import jurisdiction_of
from decompose.workshop import DRAWINGS, PACK_STEPS, PACKS

_LOADED_LATE = (
    "rapidfuzz.process",
    "decompose.reports.diagrams",
    "decompose.reports.diagram_organization",
)


def finish(
    job: Job, kb: Knowledge, drawer: Drawer, say: Step, *, begun: Begun | None = None
) -> Decomposition:
    """Draw, audit and write into the workshop; return the result with its findings.

    ``begun`` is what was audited of the plan before.
    """
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
        begun=begun,
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


class Ready:
    """Does the second half in a process with nothing else to do, for which it has loaded all it needs.

    Args:
        kb: The knowledge that results are derived with.
    """

    def __init__(self, kb: Knowledge) -> None:
        writers = (WRITERS[Path(name).suffix][0] for name in DELIVERABLES)
        for module in (*writers, *_LOADED_LATE):
            import_module(module)
        with suppress(DecomposeError):
            get_ready()
        self._kb = kb
        self._start: Start | None = None
        self._begun: Begun | None = None

    def begin(self, start: Start, asked: Callable[[], bool]) -> None:
        """Audit what the plan alone allows, until it is asked for the whole."""
        wish = start.settings
        here = jurisdiction_of(
            start.plan, self._kb, place=wish.place, level=wish.level, date=wish.date
        )
        self._start = start
        self._begun = begin(start.plan, here, self._kb, start.beside, until=asked)

    def finish(self, job: Job, say: Step) -> dict[str, object]:
        """Draw, audit and write; return what has changed of the result: the other process holds the rest.

        A job without its plan is that with which this one began.
        """
        begun = None
        if self._start is not None and job.result.plan is None:
            result = job.result.model_copy(update={"plan": self._start.plan})
            job, begun = job._replace(result=result, beside=self._start.beside), self._begun
        with Drawer(split=True) as drawer:
            after = dict(finish(job, self._kb, drawer, say, begun=begun))
        before = dict(job.result)
        return {name: value for name, value in after.items() if value is not before[name]}


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
