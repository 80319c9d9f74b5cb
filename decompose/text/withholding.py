"""Document → the same document without what identifies a person: names, mobile numbers, addresses.

What is withheld keeps its length, so that every span still points where it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from decompose.model.source import Block, BlockKind, Document, Problem, Span, Unread, Withheld
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.persons import Ranges, masked, names_of, persons_in, persons_in_column

PERSON, NUMBER = "person", "number"
_NUMBERS = (
    CuedPattern(
        r"(?<!\d)(?:\+?86[- ]?)?[1１][3-9３-９]\d(?P<gap>[- ]?)\d{4}(?P=gap)\d{4}(?!\d)",
        cue=("1", "１"),
    ),
    CuedPattern(
        r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)",
        cue=("19", "20"),
    ),
    CuedPattern(
        r"(?<=(?:系电话|系方式|手机号|机号码)[:：])\s*(?:0\d{2,3}[- ]?)?\d{7,8}(?!\d)",
        cue=("电话", "方式", "手机"),
    ),
    CuedPattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", cue="@"),
)
_LANDLINE = regex(
    r"[\s，,、;；（(]*(?:(?:办公|联系|固定|座机)?(?:电话|座机|tel\.?))?"
    r"[:：\s]*(?P<number>(?:0\d{2,3}[- ]?)?\d{7,8})(?!\d)",
    re.IGNORECASE,
)
"""The number of an office's telephone right behind a person."""
_OF_PERSONS = regex(
    r"\s*[^，。；]{0,10}(?:领导|责任人|负责人|联系人|联络员|联络人|经办人|负责同志|姓名|签名|签字)[^，。；]{0,8}\s*"
    r"|\s*[^，。；]{0,8}(?:[河湖林田路街楼栋]长|网格员|安全员|护林员|管护员|巡查员|主持人|执笔人|记录人|法定代表人|项目经理|组长)(?:姓名|[（(][^，。；]{1,8}[）)])?\s*"
    r"|\s*[^，。；]{0,8}(?:房主|户主|业主|屋主|店主|船主|产权人|所有人|使用人|承租人|承包人|经营者|驾驶员|驾驶人|司机|死者|伤者|死亡人员|受伤人员"
    r"|举报人|投诉人|信访人|来电人|来信人|反映人|申请人|当事人|报告人|汇报人|村医|实际控制人|法人|被检查人|陪同人|检查人|执法人员|签收人|验收人|审核人|记录人)(?:姓名|信息|情况|名单|及电话|及联系方式|[（(][^，。；]{1,8}[）)])?\s*"
    r"|\s*(?:评审|论证|咨询|评估|技术)?专家(?:姓名|名单)?\s*"
)
"""The head of a column of persons."""
_MAY_BE_PERSONS = regex(
    r"\s*[^，。；\d]{0,10}(?:人|员|者|长|主|师|书记|主任|代表|专家|成员|干部|班子|领导|对象)(?:[（(][^，。；]{1,8}[）)])?\s*"
)
"""A head below which names may stand, or bodies: the cells decide."""
_NAMES_ONLY = "（姓名）"
_EMPTY = frozenset(["同上", "待定", "空缺", "无", "暂缺"])
_OF_NAMES = regex(
    "姓\\s*名|[房户业屋店船]主|产权人|所有人|使用人|承租人|承包人|驾驶|司机|死者|伤者|举报人|投诉人|信访人|当事人|联络员|联系人|经办人|签字|签名|村医"
)
"""The head of a column in which nothing but names stands."""
_SIGN = regex(r"[^\s@.]")


def withholding(doc: Document) -> Document:
    """Return the document with persons withheld; one that was gone through stays as it is."""
    if doc.withheld is not None:
        return doc
    columns = dict(_columns(doc.blocks))
    found = {block.index: _found(block, columns) for block in doc.blocks}
    known = frozenset(
        name for block in doc.blocks for name in names_of(block.text, found[block.index][0])
    )
    blocks, gone = [], []
    for block in doc.blocks:
        persons, numbers = found[block.index]
        persons = _everywhere(block.text, persons, known)
        blocks.append(_without(block, persons, numbers))
        head = columns.get(block.index, "").removesuffix(_NAMES_ONLY)
        for kind, ranges in ((PERSON, persons), (NUMBER, numbers)):
            gone += [_gone(block, kind, each, head) for each in ranges]
    update = {
        "blocks": tuple(blocks),
        "withheld": tuple(gone),
        "unread": tuple(_unread(each, known) for each in doc.unread),
        "problems": tuple(_problem(each, known) for each in doc.problems),
    }
    return doc.model_copy(update=update)


def without_persons(text: str) -> str:
    """Return a text of its own with persons withheld."""
    persons = persons_in(text)
    return _masked(text, persons, (*_numbers_in(text), *_landlines(text, persons)))


def _found(block: Block, columns: dict[int, str]) -> tuple[Ranges, Ranges]:
    persons, numbers = _told_in(block.text)
    numbers = tuple(sorted({**dict(numbers), **dict(_landlines(block.text, persons))}.items()))
    if block.index in columns:
        persons = tuple(
            sorted((dict(persons) | _in_column(block.text, columns[block.index])).items())
        )
    return persons, numbers


def _in_column(text: str, head: str) -> dict[int, int]:
    return dict(persons_in_column(text, only_names=_OF_NAMES.search(head) is not None))


def _landlines(text: str, persons: Ranges) -> Iterator[tuple[int, int]]:
    for _, end in persons:
        if found := _LANDLINE.match(text, end):
            yield found.span("number")


@lru_cache(maxsize=4096)
def _told_in(text: str) -> tuple[Ranges, Ranges]:
    """Return persons and numbers of a text; the cells of a table often repeat."""
    return persons_in(text), _numbers_in(text)


def _numbers_in(text: str) -> Ranges:
    found = {m.start(): m.end() for pattern in _NUMBERS for m in pattern.finditer(text)}
    return tuple(sorted(found.items()))


def _columns(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield the cells that stand below the head of a column of persons, with that head."""
    below: dict[tuple[str, int | None, int | None], list[Block]] = {}
    for block in blocks:
        if block.kind is not BlockKind.CELL:
            continue
        column = (block.place.file, block.place.table, block.place.column)
        opens = column not in below and _MAY_BE_PERSONS.fullmatch(block.text)
        if opens or _OF_PERSONS.fullmatch(block.text):
            if column in below:
                yield from _of_one(below[column])
            below[column] = [block]
        elif column in below:
            below[column].append(block)
    for cells in below.values():
        yield from _of_one(cells)


def _of_one(cells: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield the cells of one column with its head, where it is one of persons."""
    head = cells[0].text.strip()
    mostly = _mostly_names(cells[1:])
    if mostly or _OF_PERSONS.fullmatch(head):
        yield from ((cell.index, f"{head}{_NAMES_ONLY}" if mostly else head) for cell in cells[1:])


def _mostly_names(cells: list[Block]) -> bool:
    """Tell whether most cells that say anything are names: then the rest of the column is names too."""
    filled = [
        cell.text.strip()
        for cell in cells
        if len(cell.text.strip()) > 1 and cell.text.strip() not in _EMPTY
    ]
    named = sum(bool(persons_in_column(text)) for text in filled)
    return named > 0 and 2 * named >= len(filled)


def _everywhere(text: str, found: Ranges, known: frozenset[str]) -> Ranges:
    """Return the ranges with every further place where a known name stands."""
    places = dict(found)
    for name in known:
        at = text.find(name)
        while at >= 0:
            places.setdefault(at, at + len(name))
            at = text.find(name, at + len(name))
    return tuple(sorted(places.items()))


def _without(block: Block, persons: Ranges, numbers: Ranges) -> Block:
    if not persons and not numbers:
        return block
    return block.model_copy(update={"text": _masked(block.text, persons, numbers)})


def _masked(text: str, persons: Ranges, numbers: Ranges) -> str:
    for start, end in persons:
        text = text[:start] + masked(text[start:end]) + text[end:]
    for start, end in numbers:
        text = text[:start] + _SIGN.sub("×", text[start:end]) + text[end:]
    return text


def _gone(block: Block, kind: str, where: tuple[int, int], head: str) -> Withheld:
    start, end = where
    return Withheld(kind=kind, span=Span(block=block.index, start=start, end=end), column=head)


def _unread(each: Unread, known: frozenset[str]) -> Unread:
    text = _told(each.text, known)
    return each if text == each.text else each.model_copy(update={"text": text})


def _problem(each: Problem, known: frozenset[str]) -> Problem:
    text = _told(each.message, known)
    return each if text == each.message else each.model_copy(update={"message": text})


def _told(text: str, known: frozenset[str]) -> str:
    persons = _everywhere(text, persons_in(text), known)
    return _masked(text, persons, (*_numbers_in(text), *_landlines(text, persons)))
