"""Load knowledge packs: read, validate, lay over each other, report every fault at once."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from decompose.errors import KnowledgeError
from decompose.knowledge.base import Knowledge
from decompose.knowledge.checks import cross_check
from decompose.knowledge.compiled import BUILT_IN, write_compiled
from decompose.knowledge.source import LISTS, PACK_FILE, Located, PackSource, read_pack
from decompose.model.knowledge import Duty, Pack, PackInfo

_DIGEST = 8


def compile_built_in() -> Path:
    """Check the built-in pack and write its compiled form; return where it stands.

    Raises:
        KnowledgeError: The pack is faulty.
    """
    sources, entries, info, events = _checked((BUILT_IN,))
    return write_compiled(BUILT_IN, _pack(info, entries, events), _fingerprint(sources))


def load_packs(*packs: str | PathLike[str]) -> Knowledge:
    """Load exactly these packs, the later laid over the earlier.

    Raises:
        KnowledgeError: A pack is missing or faulty; ``faults`` lists every fault.
    """
    sources, entries, info, events = _checked(packs)
    return Knowledge(_pack(info, entries, events), fingerprint=_fingerprint(sources))


_Checked = tuple[list[PackSource], dict[str, dict[str, Located]], PackInfo, list[Located]]


def _checked(packs: tuple[str | PathLike[str], ...]) -> _Checked:
    """Read packs, lay them over each other and check the whole."""
    roots = [_pack_root(Path(pack)) for pack in packs]
    extra = [root for root in roots if root != BUILT_IN]
    sources = [
        read_pack(root, prefix=f"{root.name}/" if len(extra) > 1 and root in extra else "")
        for root in roots
    ]
    faults = [fault for source in sources for fault in source.faults]
    entries = _laid_over(sources, faults)
    info = _info(sources)
    events = [located for source in sources for located in source.lists["events"]]
    faults += cross_check(entries, sources[-1].info, events)
    if faults or info is None:
        raise KnowledgeError(
            f"{len(faults)} fault(s) in the knowledge pack; first: {faults[0]}",
            faults=tuple(faults),
            hint="mend the files named after @ and load again",
            where=", ".join(str(root) for root in extra or roots),
        )
    return sources, entries, info, events


def _pack_root(path: Path) -> Path:
    hint = f"give a directory that holds {PACK_FILE}"
    if not path.exists():
        raise KnowledgeError("no such knowledge pack", hint=hint, where=str(path))
    if not path.is_dir():
        raise KnowledgeError("a file; expected a pack directory", hint=hint, where=str(path))
    if not (path / PACK_FILE).is_file():
        raise KnowledgeError(f"no {PACK_FILE} in this directory", hint=hint, where=str(path))
    return path


def _laid_over(sources: list[PackSource], faults: list[str]) -> dict[str, dict[str, Located]]:
    """Return the entries that count; an id that stands twice in one pack is a fault."""
    entries: dict[str, dict[str, Located]] = {key: {} for key in LISTS if key != "events"}
    for source in sources:
        for key, kept in entries.items():
            seen: dict[str, Located] = {}
            for located in source.lists[key]:
                first = seen.setdefault(located.entry.id, located)
                if first is not located:
                    faults.append(
                        f'id "{located.entry.id}" already stands at {first.at()} '
                        f"@ {located.at('id')}"
                    )
            if key == "duties":
                _displace(kept, seen)
            kept.update(seen)
    return entries


def _displace(kept: dict[str, Located], later: dict[str, Located]) -> None:
    """Let a later pack's main duty answer for its sectors in place of the earlier main duty.

    What the local government has settled stands above what the built-in pack takes as usual.
    """
    settled = {s for new in later.values() if new.entry.main for s in new.entry.sectors}
    for duty_id, old in list(kept.items()):
        duty: Duty = old.entry
        if not duty.main or not settled.intersection(duty.sectors) or duty_id in later:
            continue
        others = tuple(s for s in duty.sectors if s not in settled)
        change = {"sectors": others} if others else {"main": False}
        kept[duty_id] = replace(old, entry=duty.model_copy(update=change))


def _info(sources: list[PackSource]) -> PackInfo | None:
    """Return the facts about the packs: what a later pack says wins, what it omits stays."""
    info: PackInfo | None = None
    for source in sources:
        if source.info is not None:
            later: PackInfo = source.info.entry
            said = {name: getattr(later, name) for name in later.model_fields_set}
            for name in ("load", "works"):
                if info and name in said:
                    part = {key: getattr(said[name], key) for key in said[name].model_fields_set}
                    said[name] = getattr(info, name).model_copy(update=part)
            if info and "companions" in said:
                said["companions"] = info.companions + later.companions
            if info and "carried" in said:
                said["carried"] = {**info.carried, **later.carried}
            if info and "acts" in said:
                said["acts"] = {**info.acts, **later.acts}
            if info and "synonyms" in said:
                said["synonyms"] = info.synonyms + later.synonyms
            if info and "words" in said:
                said["words"] = info.words.extended(later.words)
            if info and "severities" in said:
                said["severities"] = {**info.severities, **later.severities}
            info = info.model_copy(update=said) if info else later
    return info


def _pack(info: PackInfo, entries: dict[str, dict[str, Located]], events: list[Located]) -> Pack:
    fields: dict[str, Any] = {k: tuple(e.entry for e in v.values()) for k, v in entries.items()}
    fields |= {"info": info, "events": tuple(e.entry for e in events)}
    return Pack.model_construct(**fields)


def _fingerprint(sources: list[PackSource]) -> str:
    return " + ".join(
        f"{source.info.entry.id} {source.info.entry.version} ({source.digest[:_DIGEST]})"
        for source in sources
        if source.info is not None
    )


__all__ = ["BUILT_IN", "compile_built_in", "load_packs"]
