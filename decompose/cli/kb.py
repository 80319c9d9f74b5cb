"""``decompose kb``: look into the knowledge packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Encoding,
    Json,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    knowledge,
)
from decompose.errors import KnowledgeError
from decompose.knowledge import Knowledge
from decompose.knowledge.packdiff import KINDS, diff_packs
from decompose.labels.commands import sentence
from decompose.model.base import Model
from decompose.model.organization import Resolution

Packs = Annotated[list[Path] | None, typer.Argument(metavar="[DIR]...", help="packs")]
Kind = Annotated[str | None, typer.Argument(metavar="[KIND]", help="kind")]
Entry = Annotated[str, typer.Argument(metavar="ID", help="entry")]
OldPack = Annotated[Path, typer.Argument(metavar="OLD", help="packs")]
NewPack = Annotated[Path, typer.Argument(metavar="NEW", help="packs")]
ListFile = Annotated[str, typer.Argument(metavar="LIST", help="duty-list")]
Tables = Annotated[list[str], typer.Argument(metavar="TABLE...", help="tables")]
PackOut = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="pack-out")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="name")]


def check(packs: Packs = None, lang: LangOption = Lang.ZH) -> None:
    """Load packs and report every fault at once."""
    from decompose.audits import AUDITS
    from decompose.audits.weights import PLACE_IN_PACK, check_names

    kb = knowledge(packs)
    check_names(kb.info.severities, AUDITS, PLACE_IN_PACK)
    counts = "  ".join(f"{kind} {len(_entries(kb, kind))}" for kind in KINDS)
    console = Console(lang)
    console.result(sentence("kb.fine", lang).format(counts))
    open_ = [duty for duty in kb.duties.values() if duty.review]
    if open_:
        console.result(sentence("kb.review", lang).format(len(open_)))
        for duty in open_:
            console.result(f"    {duty.id}  {duty.summary}  {'；'.join(duty.review)}")


def list_(
    kind: Kind = None, kb: Kb = None, lang: LangOption = Lang.ZH, json_: Json = False
) -> None:
    """List the entries of one kind, or the kinds."""
    console = Console(lang)
    packs = knowledge(kb)
    if kind is None:
        console.result("\n".join(f"{name:12} {len(_entries(packs, name))}" for name in KINDS))
        return
    if kind not in KINDS:
        raise KnowledgeError(
            f"there is no kind {kind} of entry", hint=f"use one of {', '.join(KINDS)}"
        )
    entries = _entries(packs, kind)
    if json_:
        console.json("[" + ",\n".join(each.model_dump_json() for each in entries.values()) + "]")
    else:
        console.result("\n".join(f"{key:32} {_title(each)}" for key, each in entries.items()))


def show(entry: Entry, kb: Kb = None, lang: LangOption = Lang.ZH) -> None:
    """Print one entry as JSON."""
    packs = knowledge(kb)
    for kind in KINDS:
        found = _entries(packs, kind).get(entry)
        if found is not None:
            Console(lang).json(found.model_dump_json(indent=2, exclude_defaults=True))
            return
    raise KnowledgeError(
        f"there is no entry {entry}", hint="decompose kb list KIND shows the ids of a kind"
    )


def resolve(
    name: Name,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Tell which department a printed name means at a level and in a year."""
    console = Console(lang)
    packs = knowledge(kb)
    found = packs.resolve(name, level=level, year=int(date[:4]) if date else None)
    if json_:
        console.json(found.model_dump_json(indent=2))
        return
    shown = [found.department or sentence("kb.none", lang), f"[{found.kind.value}]"]
    if found.department:
        shown.append(packs.departments[found.department].name)
    if found.candidates and not found.department:
        shown.append(f"{sentence('candidates', lang)}: {', '.join(found.candidates)}")
    if found.former:
        shown.append(sentence("former", lang))
    lines = ["  ".join([*shown, found.note] if found.note else shown)]
    if found.department and date:
        lines += _since(packs, found, int(date[:4]), lang)
    console.result("\n".join(lines))


def _since(packs: Knowledge, found: Resolution, year: int, lang: Lang) -> Iterator[str]:
    """Yield the body's name of today and the reforms since, when it has had another name."""
    department = found.department or ""
    then = packs.name_of(department, level=found.level, year=year)
    now = packs.name_of(department, level=found.level)
    if then != now:
        yield f"    {sentence('kb.today', lang)}: {now}"
    for event in packs.changes(department, after=year):
        yield f"    {event.year}  {event.old} → {event.what}"


def _entries(kb: Knowledge, kind: str) -> Mapping[str, Model]:
    entries: Mapping[str, Model] = getattr(kb, kind)
    return entries


def _title(entry: Model) -> str:
    for field in ("name", "summary", "title", "note"):
        text = getattr(entry, field, None)
        if text:
            return str(text)
    return ""


def diff(
    old: OldPack,
    new: NewPack,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Compare two packs, each laid over the built-in one: entries added, removed, changed."""
    console = Console(lang)
    changes = diff_packs(knowledge([old]), knowledge([new]))
    if json_:
        console.json("[" + ",\n".join(each.model_dump_json() for each in changes) + "]")
        return
    if not changes:
        console.result(sentence("kb.same", lang))
    for each in changes:
        console.result(f"{_SIGNS[each.change]} {each.kind} {each.id}")
        for field, (was, now) in each.fields.items():
            console.result(f"    {field}: {was} → {now}")


_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def import_duties(
    list_file: ListFile,
    out: PackOut,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
) -> None:
    """Turn a published responsibility list into a pack whose entries are marked for review."""
    from decompose.cli.imports import duties_pack

    Console(lang).result(
        duties_pack(
            list_file, out, knowledge(kb), level=level, date=date, lang=lang, encoding=encoding
        )
    )


def import_precedents(
    tables: Tables,
    out: PackOut,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
) -> None:
    """Turn past divisions into precedents that the rules may cite."""
    from decompose.cli.imports import precedents_pack

    Console(lang).result(
        precedents_pack(
            tables, out, knowledge(kb), level=level, date=date, lang=lang, encoding=encoding
        )
    )


COMMANDS = (check, list_, show, resolve, diff, import_duties, import_precedents)
