"""Events of a reform kept as a table: one event a row, a split one row for each body that takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from decompose.model.reform import ReformKind
from decompose.readers.listing import Entry
from decompose.text.patterns import regex

KINDS = {
    ReformKind.RENAME: "更名|改名|更名为|重新命名|rename",
    ReformKind.MERGE: "合并|整合|组建|并入|merge",
    ReformKind.SPLIT: "拆分|分设|split",
    ReformKind.TRANSFER: "划转|职责划转|划入|划出|转隶|transfer",
    ReformKind.DISSOLVE: "撤销|撤并|不再保留|取消|dissolve",
}
_HEADS = {
    "kind": "种类|类别|类型|事项|改革种类|方式|kind",
    "date": "日期|时间|生效日期|改革日期|date",
    "old": "原单位|原机构|改革前|划出单位|old",
    "new": "新单位|新机构|改革后|划入单位|承接单位|new",
    "words": "划转内容|划转职责|承接内容|承接职责|职责|内容|关键词|words",
    "sectors": "领域|sectors",
    "functions": "职能|functions",
    "tasks": "任务|任务编号|tasks",
    "inherits": "原属单位|原职责单位|inherits",
    "document": "文件|依据|改革文件|document",
    "number": "序号|编号|no|no.",
}
_LISTS = ("old", "words", "sectors", "functions", "tasks", "inherits")
_BREAK = regex(r"[、，,；;\n]+")
_REST = regex(r"其余(?:全部|职责|工作)*\Z|rest\Z")
_DATE = regex(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[ T]00:00(?::00)?)?\Z")


def kind_of(text: str) -> str:
    """Return the kind that a word stands for; a word that is none as it is."""
    plain = "".join(text.split()).lower()
    return next((kind.value for kind, said in KINDS.items() if plain in said.split("|")), text)


def date_of(text: str) -> str:
    """Return a date as ISO writes it: 2019年1月10日, 2019/1/10; what is none as it is."""
    found = _DATE.match("".join(text.split("\n")).strip())
    if found is None:
        return text
    year, month, day = found.groups()
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def events_of(entries: Iterable[Entry]) -> tuple[list[dict[str, Any]], list[str]] | None:
    """Return the events of a table with the place of each; None where no row names columns."""
    columns: dict[int, str] = {}
    events: list[dict[str, Any]] = []
    where: list[str] = []
    for entry in entries:
        heads = _heads(entry.texts)
        if {"kind", "old"} <= set(heads.values()):
            columns = heads
        elif columns:
            said = {columns[at]: text for at, text in entry.texts.items() if at in columns}
            if not set(said) - {"number"}:
                continue
            event = _event(said)
            if not _goes_on(events, event):
                events.append(event)
                where.append(entry.where())
    return (events, where) if columns else None


def _heads(texts: dict[int, str]) -> dict[int, str]:
    return {
        at: key
        for at, text in texts.items()
        for key, words in _HEADS.items()
        if "".join(text.split()).lower() in words.split("|")
    }


def _event(said: dict[str, str]) -> dict[str, Any]:
    lists = {key: _parts(said[key]) for key in _LISTS if key in said}
    scope: dict[str, Any] = {key: names for key, names in lists.items() if key != "old"}
    rest = [word for word in scope.get("words", []) if _REST.match(word)]
    if rest:
        scope = {**scope, "words": [w for w in scope["words"] if w not in rest], "rest": True}
    kind = kind_of(said.get("kind", ""))
    event: dict[str, Any] = {
        "kind": kind,
        "date": date_of(said.get("date", "")),
        "old": lists.get("old", []),
        "new": [{"name": name} for name in _parts(said.get("new", ""))],
        "document": said.get("document", ""),
    }
    if kind == ReformKind.MERGE and len(event["old"]) == len(event["new"]) == 1:
        # A并入B: the body that takes goes on, and counts among those that are merged.
        event["old"] += [one["name"] for one in event["new"] if one["name"] not in event["old"]]
    if kind == ReformKind.SPLIT:
        event["new"] = [{**one, **scope} for one in event["new"]]
    elif scope:
        event["scope"] = scope
    return event


def _goes_on(events: list[dict[str, Any]], event: dict[str, Any]) -> bool:
    """Add the bodies of a row to the split that it goes on with; tell whether it does."""
    if event["kind"] != ReformKind.SPLIT:
        return False
    for known in events:
        if all(known[key] == event[key] for key in ("kind", "date", "old")):
            known["new"] += event["new"]
            return True
    return False


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BREAK.split(text) if part.strip()]
