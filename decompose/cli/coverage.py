"""``decompose coverage``: which objects, stages and aspects are covered, and the chains."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from decompose.audits.case import AuditCase
from decompose.audits.chains import chain_states
from decompose.audits.coverage import coverage as covered
from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Encoding,
    Json,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Place,
    knowledge,
)
from decompose.cli.sources import Source, decomposition
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, Coverage, LinkState, Status
from decompose.model.result import Decomposition
from decompose.reports.coverage_files import write_chains, write_coverage
from decompose.reports.coverage_pages import blind_spots

Map = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="map")]
Whole = Annotated[bool, typer.Option("--whole", help="whole")]
Chains = Annotated[bool, typer.Option("--chains", help="chains")]
_FINE = (Status.COVERED, Status.SPLIT, Status.UNKNOWN, Status.NOT_APPLICABLE)


def coverage(
    source: Source,
    out: Map = None,
    whole: Whole = False,
    chains: Chains = False,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    json_: Json = False,
) -> None:
    """Print the cells that are not covered, or the chains; -o draws them."""
    console = Console(lang)
    labels = Labels(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date, encoding=encoding)
    own = None if kb or chains else _own_list(result, packs)
    states = chain_states(AuditCase(result, packs))
    if chains:
        if out is not None:
            write_chains(states, out, labels)
        if json_:
            values = [state.model_dump(mode="json") for state in states]
            console.json(json.dumps(values, ensure_ascii=False, indent=2))
        else:
            shown = states if whole else _of_the_plan(states)
            console.result("\n".join(_chain_lines(shown, labels)))
        return
    law = knowledge(None) if kb else packs
    found = covered(result, own or packs, law=law, whole=whole, listed=own is not None)
    names = {
        stage.id: stage.name_en if lang == "en" else stage.name for stage in packs.stages.values()
    }
    names |= {a.id: a.name_en if lang == "en" else a.name for a in packs.aspects.values()}
    if lang == "en":
        cells = [
            c.model_copy(update={"name": packs.sectors[c.sector].name_en}) for c in found.cells
        ]
        found = found.model_copy(update={"cells": tuple(cells)})
    if out is not None:
        write_coverage(found, states, names, out, labels)
    if json_:
        console.json(found.model_dump_json(indent=2))
    else:
        console.result("\n".join(_lines(found, names, labels)))


def _own_list(result: Decomposition, packs: Knowledge) -> Knowledge | None:
    """Return the knowledge with the document laid over it where it is itself a list of duties."""
    if not any(word in result.plan.title for word in packs.info.duty_lists):
        return None
    from decompose.cli.imports import own_list

    return own_list(result.plan.document, packs, result.jurisdiction.level)


def _lines(found: Coverage, names: dict[str, str], labels: Labels) -> Iterator[str]:
    """Yield the cells that need attention, how many have each status, and who forgets which objects."""
    for cell in found.cells:
        if cell.together in _FINE:
            continue
        side = names.get(cell.stage or cell.aspect, "") or labels["object_whole"]
        plan = labels["plan_silent"] if cell.plan is Status.GAP else labels.status(cell.plan)
        sources = "，".join(
            f"{labels[key]} {said}"
            for key, said in (
                ("by_law", labels.status(cell.law)),
                ("by_lists", labels.status(cell.lists)),
                ("by_plan", plan),
            )
        )
        tail = f"：{'、'.join(cell.holders)}" if cell.holders else ""
        yield f"{labels.status(cell.together)}  {cell.name} · {side}（{sources}）{tail}"
    counts = found.counts()
    yield "  ".join(f"{labels.status(s)} {counts[s.value]}" for s in Status if counts[s.value])
    yield from blind_spots(found, names, labels, most=None).notes


def _of_the_plan(states: tuple[ChainState, ...]) -> tuple[ChainState, ...]:
    """Return the chains of which the plan names a link, else those whose object it names, else all."""
    taken = tuple(s for s in states if any(link.tasks for link in s.links))
    return taken or tuple(s for s in states if s.mentioned) or states


def _chain_lines(states: tuple[ChainState, ...], labels: Labels) -> Iterator[str]:
    """Yield the chains with their links: how law has them held, by whom, and what the plan says of them."""
    for state in states:
        yield state.name_en if labels.lang == "en" else state.name
        for link in state.links:
            name = link.name_en if labels.lang == "en" else link.name
            yield f"    {labels.status(link.status)}  {name}  {'、'.join(link.holders)}" + (
                _of_plan(link, labels) if state.mentioned else ""
            )


def _of_plan(link: LinkState, labels: Labels) -> str:
    if not link.tasks:
        return f"（{labels['link_unsaid']}）"
    leads = "、".join(link.leads) or labels["plan_silent"]
    return f"（{labels['by_plan']} {leads}）  [{', '.join(link.tasks)}]"


COMMANDS = (coverage,)
