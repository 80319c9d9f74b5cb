"""Lists and tables that a user has → packs: what ``decompose kb import-…`` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from decompose.cli.options import document
from decompose.errors import KnowledgeError, ReadError
from decompose.evaluate import truth_rows
from decompose.knowledge import Knowledge, load_knowledge
from decompose.knowledge.duty_import import ImportedDuties, import_duties
from decompose.knowledge.duty_list import Line, listed_duties
from decompose.knowledge.duty_rows import Grid, object_lines
from decompose.knowledge.pack_writer import write_pack
from decompose.labels.commands import sentence
from decompose.model.base import Model
from decompose.model.knowledge import PackInfo, Precedent
from decompose.model.organization import Level
from decompose.model.plan import Attribution, Plan, Task
from decompose.model.source import Block, BlockKind, Document
from decompose.parser import parse
from decompose.parser.grids import tables_of
from decompose.text.patterns import regex

_TRUTH = (".jsonl", ".ndjson")
_ORDINAL = "第{}项"
_LEFT = "left.md"
_OWN = "own-list"
_FEWEST = 3
_YEAR = regex(r"(?:19|20)\d{2}")
_SLUG = regex(r"[^a-z0-9]+")


def duties_pack(
    list_file: str,
    out: Path,
    kb: Knowledge,
    *,
    level: Level | None,
    date: str | None,
    lang: str,
    encoding: str | None,
) -> str:
    """Import a responsibility list and say what became of it."""
    doc = document(list_file, encoding)
    title, made, stray = _imported(doc, kb, prefix=_slug(out), level=level, date=date)
    if not made.duties:
        raise KnowledgeError(
            "no duty of a known object was found in the list",
            hint="a list names a department, then what it does: 市X局：负责…；…",
            where=list_file,
        )
    _write(out, title, made, sentence("kb.taken-from", lang).format(doc.name))
    (out / _LEFT).write_text(_left(made, stray, lang), encoding="utf-8", newline="\n")
    return sentence("kb.imported", lang).format(
        out,
        len(made.duties),
        len(made.departments),
        len(made.left) + len(stray),
        out / _LEFT,
    )


def own_list(doc: Document | None, kb: Knowledge, level: Level | None) -> Knowledge | None:
    """Return the knowledge with a document laid over it that is itself a list of duties, else None.

    Its title says so, and several departments have duties of known objects in it.
    """
    if doc is None:
        return None
    title, made, _ = _imported(doc, kb, prefix=_OWN, level=level, date=None)
    holders = {d for duty in made.duties for d in duty.departments}
    if not any(word in title for word in kb.info.duty_lists) or len(holders) < _FEWEST:
        return None
    with TemporaryDirectory() as folder:
        _write(Path(folder) / _OWN, title, made, "")
        return load_knowledge(Path(folder) / _OWN)


def _imported(
    doc: Document, kb: Knowledge, *, prefix: str, level: Level | None, date: str | None
) -> tuple[str, ImportedDuties, list[Line]]:
    """Return the title of a list, its duties, and the lines that are nobody's."""
    plan = parse(doc, wordings=kb.wordings.values())
    at = level or plan.level or kb.info.default_level or Level.CITY
    year = _year(date, plan, doc)
    title = plan.title or Path(doc.name).stem
    listed, stray = listed_duties(_lines(doc), kb, level=at, year=year)
    return title, import_duties(listed, kb, document=title, level=at, prefix=prefix), stray


def _write(out: Path, title: str, made: ImportedDuties, description: str) -> None:
    info = PackInfo(id=_slug(out), title=title, version="1", description=description, complete=True)
    lists: dict[str, Sequence[Model]] = {"duties": made.duties, "departments": made.departments}
    write_pack(out, info, lists)


def _left(made: ImportedDuties, stray: list[Line], lang: str) -> str:
    lines = [sentence("kb.left", lang), ""]
    lines += [f"- {one.place} {one.name}：{one.text}（{why}）" for one, why in made.left]
    lines += [
        f"- {line.place} {' '.join(line.cells)}（{sentence('kb.stray', lang)}）" for line in stray
    ]
    return "\n".join(lines) + "\n"


def _lines(doc: Document) -> Iterator[Line]:
    """Yield paragraphs and table rows; a merged cell counts for every row it reaches."""
    tables = _tables_by_object(doc)
    row: dict[tuple[str, int | None, int | None], list[Block]] = {}
    order: list[Line | tuple[str, int | None, int | None]] = []
    for block in doc.blocks:
        if block.index in tables:
            order += tables[block.index]
        elif block.kind is BlockKind.CELL:
            place = block.place
            key = (place.part, place.table, place.row)
            if key not in row:
                order.append(key)
            row.setdefault(key, []).append(block)
        elif block.kind is BlockKind.PARAGRAPH and block.text.strip():
            order.append(Line((block.text,), str(block.place)))
    for one in order:
        if isinstance(one, Line):
            yield one
        else:
            cells = sorted(row[one], key=lambda b: b.place.column or 0)
            yield Line(tuple(cell.text for cell in cells), str(cells[0].place))


def _tables_by_object(doc: Document) -> dict[int, list[Line]]:
    """Return the lines of the tables that begin with the object by the block of their first cell; others are empty."""
    found: dict[int, list[Line]] = {}
    for table in tables_of(doc):
        cells = [[cell for cell in row.cells if cell is not None] for row in table.rows]
        blocks = sorted({cell.span.block for row in cells for cell in row})
        rows = tuple(
            (
                str(doc.blocks[own[0].span.block].place),
                tuple(c.text if c else "" for c in row.cells),
            )
            for row, own in zip(table.rows, cells, strict=True)
            if own
        )
        meanings = tuple(meaning.value for meaning in table.meanings)
        lines = object_lines(Grid(table.caption or "", table.header, meanings, rows))
        if lines is not None and blocks:
            found |= {block: [] for block in blocks}
            found[blocks[0]] = lines
    return found


def precedents_pack(
    tables: list[str],
    out: Path,
    kb: Knowledge,
    *,
    level: Level | None,
    date: str | None,
    lang: str,
    encoding: str | None,
) -> str:
    """Import past divisions and say how many tasks they held."""
    found: list[Precedent] = []
    for table in tables:
        read = _of_truth if _is_truth(table) else _of_document
        found += read(table, level, date, encoding, f"{_slug(out)}-{len(found)}")
    if not found:
        raise ReadError(
            "no task with a named lead was found",
            hint="give a plan or table that names units (牵头单位：…), or truth rows",
            where=", ".join(tables),
        )
    info = PackInfo(
        id=_slug(out),
        title=sentence("kb.divisions", lang),
        version="1",
        description="、".join(tables),
    )
    write_pack(out, info, {"precedents": found})
    return sentence("kb.precedents", lang).format(out, len(found))


def _is_truth(table: str) -> bool:
    """Tell whether a file holds truth rows: JSON lines, or a sheet whose head says so."""
    suffix = Path(table).suffix.lower()
    if suffix in _TRUTH:
        return True
    if suffix != ".xlsx":
        return False
    try:
        return bool(truth_rows(Path(table)))
    except ReadError:
        return False


def _of_truth(
    table: str, level: Level | None, date: str | None, encoding: str | None, prefix: str
) -> list[Precedent]:
    rows = truth_rows(Path(table))
    return [
        _precedent(row, i, prefix, Path(table).stem, level, date)
        for i, row in enumerate(rows, start=1)
        if row.get("lead")
    ]


def _precedent(
    row: Mapping[str, Any],
    number: int,
    prefix: str,
    stem: str,
    level: Level | None,
    date: str | None,
) -> Precedent:
    year = row.get("year") or (date or "")[:4]
    said = str(row.get("level") or "")
    known = Level(said) if said in Level._value2member_map_ else level
    return Precedent(
        id=f"{prefix}-{number}",
        text=str(row["task"]),
        lead=tuple(row.get("lead", ())),
        support=tuple(row.get("support", ())),
        document=str(row.get("title") or stem),
        number=_ORDINAL.format(number),
        year=int(year) if year else None,
        place=row.get("place"),
        level=known,
    )


def _of_document(
    table: str, level: Level | None, date: str | None, encoding: str | None, prefix: str
) -> list[Precedent]:
    doc = document(table, encoding)
    plan = parse(doc)
    year = _year(date, plan, doc)
    tasks = [
        (text, stated)
        for task in plan.tasks
        for text, stated in (
            (_said(task), task.attribution),
            *((m.text, m.attribution) for m in task.measures),
        )
        if stated is not None and stated.lead
    ]
    return [
        Precedent(
            id=f"{prefix}-{i}",
            text=text,
            lead=_names(stated)[0],
            support=_names(stated)[1],
            document=plan.title or Path(doc.name).stem,
            number=_ORDINAL.format(i),
            year=year,
            place=plan.place,
            level=level or plan.level,
        )
        for i, (text, stated) in enumerate(tasks, start=1)
    ]


def _said(task: Task) -> str:
    """Return what a task says without the units it names."""
    return "。".join([task.title, *(m.text for m in task.measures if m.text != task.title)])


def _names(stated: Attribution) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return leads and supports; of units that share a task without a lead only the first leads."""
    if stated.joint:
        return stated.lead[:1], (*stated.lead[1:], *stated.support)
    return stated.lead, stated.support


def _year(date: str | None, plan: Plan, doc: Document) -> int | None:
    """Return the year asked for, else that of the document, its period, or its name."""
    if date or plan.date:
        return int((date or plan.date or "")[:4])
    if plan.period:
        return plan.period[0]
    found = _YEAR.search(f"{plan.title} {doc.name}")
    return int(found[0]) if found else None


def _slug(folder: Path) -> str:
    return _SLUG.sub("-", folder.name.lower()).strip("-") or "own"
