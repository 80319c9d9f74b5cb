"""Read YAML that a stranger wrote: every scalar a string, no anchors, no duplicate keys.

The only importer of yaml. Values are built from the parser's events, so that an alias or a merge
key is refused before anything grows, and ``010``, ``no`` or ``1.10`` stay what was printed; the
models turn a string into a number or a truth value where they ask for one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from decompose.text.patterns import regex

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
_NEAR_LINES = 3

Event = Any
"""An event of the parser; the stubs give events no attributes in common."""

Value = str | list["Value"] | dict[str, "Value"] | None

_NULLS = frozenset(["", "~", "null"])
_TAGS = frozenset([None, "!", "tag:yaml.org,2002:str"])
_WIDE_KEY = regex(r"(?:^|\s)[a-z_]{2,30}：")  # key：


class YamlFault(Exception):
    """One thing that makes a file unreadable; ``path`` is where it stands in the file."""

    def __init__(self, message: str, path: str = "$") -> None:
        super().__init__(message, path)
        self.message = message
        self.path = path


def parse_yaml(text: str) -> tuple[Value, list[YamlFault]]:
    """Turn YAML into plain values, and list the faults that need not stop the reading.

    Raises:
        YamlFault: The text is not YAML, or has something that a pack may not have.
    """
    source = _Events(text)
    value = source.document()
    return value, source.faults


def item_lines(text: str) -> list[int]:
    """Return the lines at which the items of the first list of a document begin, from 1."""
    found: list[int] = []
    depth = 0
    for each in yaml.parse(text, Loader=_Parser):
        event: Event = each
        opens = isinstance(event, yaml.CollectionStartEvent)
        if depth and not isinstance(event, yaml.CollectionEndEvent):
            if depth == 1:
                found.append(event.start_mark.line + 1)
            depth += opens
        elif depth:
            depth -= 1
            if not depth:
                return found
        elif isinstance(event, yaml.SequenceStartEvent):
            depth = 1
    return found


def read_text(path: Path) -> str:
    """Read a file of a pack as text with plain line ends.

    Raises:
        YamlFault: The file is unreadable, too large, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise YamlFault(f"cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise YamlFault(f"larger than {MAX_BYTES:,} bytes; a pack file is text of a few pages")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlFault(f"line {line}: not UTF-8 ({_guess(data)}); save it as UTF-8") from error


def _guess(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it looks like UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "unknown encoding"
    return "it looks like GBK"


class _Events:
    """Turns the parser's events into values, watching depth, size, keys and anchors."""

    def __init__(self, text: str) -> None:
        self.faults: list[YamlFault] = []
        self._text = text
        self._path: list[str | int] = []
        self._left = MAX_NODES
        try:
            self._parser = _Parser(text)
            self._next: Callable[[], Event] = self._parser.get_event
        except yaml.YAMLError as error:
            raise YamlFault(_reason(error, text)) from error

    def document(self) -> Value:
        """Return the one document of the file; None when the file is empty."""
        try:
            self._next()
            if not isinstance(self._next(), yaml.DocumentStartEvent):
                return None
            value = self._value(self._next())
            self._next()
            if not isinstance(self._next(), yaml.StreamEndEvent):
                raise YamlFault('a second document begins ("---"); expected one a file')
        except yaml.YAMLError as error:
            raise YamlFault(_reason(error, self._text), self._where()) from error
        finally:
            self._parser.dispose()
        return value

    def _value(self, event: Event) -> Value:
        self._left -= 1
        if self._left < 0:
            raise YamlFault(f"more than {MAX_NODES:,} values", self._where())
        kind = type(event)
        if kind is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            raise self._fault(event, f'alias "*{event.anchor}" is refused; write the value out')
        if event.anchor is not None:
            raise self._fault(event, f'anchor "&{event.anchor}" is refused; write the value out')
        if event.tag not in _TAGS:
            raise self._fault(event, f'tag "{event.tag}" is refused; write plain values')
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if len(self._path) >= MAX_DEPTH:
            raise self._fault(event, f"nested deeper than {MAX_DEPTH} levels")
        return self._list() if kind is yaml.SequenceStartEvent else self._mapping()

    def _scalar(self, event: Event) -> str | None:
        text: str = event.value
        if event.style is not None and event.style != "":
            return text
        if text in _NULLS:
            return None
        if "：" in text and event.start_mark.line != event.end_mark.line:
            wide = _WIDE_KEY.search(text)
            if wide:
                self.faults.append(
                    self._fault(event, f'"{wide[0].strip()}" has a full-width colon; write ": "')
                )
        return text

    def _list(self) -> list[Value]:
        items: list[Value] = []
        path, take = self._path, self._next
        path.append(0)
        while type(event := take()) is not yaml.SequenceEndEvent:
            path[-1] = len(items)
            items.append(self._value(event))
        path.pop()
        return items

    def _mapping(self) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        path, take = self._path, self._next
        while type(event := take()) is not yaml.MappingEndEvent:
            key = self._key(event)
            path.append(key)
            value = self._value(take())
            if key in entries:
                self.faults.append(self._fault(event, f'duplicate key "{key}"'))
            entries[key] = value
            path.pop()
        return entries

    def _key(self, event: Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._fault(event, "a key must be a plain word")
        if event.anchor is not None or event.tag not in _TAGS:
            raise self._fault(event, "anchors and tags are refused on keys")
        if event.value == "<<":
            raise self._fault(event, 'merge key "<<" is refused; write the entries out')
        return str(event.value)

    def _fault(self, event: Event, message: str) -> YamlFault:
        mark = event.start_mark
        return YamlFault(f"line {mark.line + 1}: {message}", self._where())

    def _where(self) -> str:
        return json_path(self._path)


def json_path(parts: list[str | int] | tuple[str | int, ...]) -> str:
    """Return ``$.duties[3].departments[0]`` for its parts."""
    return "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in parts)


def has_wide_colon(value: object) -> bool:
    """Tell whether a string was meant as ``key: value`` but has a full-width colon."""
    return isinstance(value, str) and "：" in value


def _reason(error: yaml.YAMLError, text: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    if mark is None:
        return f"not YAML: {problem}"
    lines = text.split("\n")
    for number in range(mark.line, max(mark.line - _NEAR_LINES, -1), -1):
        wide = _WIDE_KEY.search(lines[number]) if number < len(lines) else None
        if wide:
            return f'line {number + 1}: "{wide[0].strip()}" has a full-width colon; write ": "'
    return f"line {mark.line + 1}, column {mark.column + 1}: not YAML: {problem}"
