"""Document → the same document without what identifies a person: names, mobile numbers, addresses.

What is withheld keeps its length, so that every span still points where it did.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from decompose.model.source import Block, BlockKind, Document, Problem, Span, Unread, Withheld
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.person_forms import is_listed
from decompose.text.persons import (
    Ranges,
    companions_of,
    masked,
    names_of,
    persons_in,
    persons_in_column,
    stands_free,
)

PERSON, NUMBER = "person", "number"
_TOLD = ("number", "passport")
"""Groups of a number behind its label."""
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
    CuedPattern(
        r"(?:微信(?:号码?|账号|ID)?|[Ww]e[Cc]hat|QQ(?:号码?)?|[钉叮]钉(?:号|账号)|抖音号|快手号|支付宝(?:账号)?)"
        r"(?:为|是)?[:：\s]*(?P<number>(?![Qq]{2})[A-Za-z\d][A-Za-z\d_-]{4,19})(?![A-Za-z\d_])",
        cue=("微信", "hat", "QQ", "钉", "抖音", "快手", "支付宝"),
    ),
    CuedPattern(
        r"(?P<number>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·•\s]?"
        r"(?=[A-HJ-NP-Z]{0,4}\d)[A-HJ-NP-Z\d]{5,6}(?:[挂学警])?)(?![A-Za-z\d])",
        cue=tuple("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    ),
    CuedPattern(
        r"(?:银行卡|卡号|账号|账户)[^，。；\d]{0,6}?[:：\s]*(?P<number>\d{4}(?:[ -]?\d{4}){2,3}[ -]?\d{1,7})(?!\d)",
        cue=("卡", "账"),
    ),
    CuedPattern(
        r"(?:身份证|证件)(?:号码?|编号)?[:：\s]*(?P<number>\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)"
        r"|(?:护照|通行证)(?:号码?)?[:：\s]*(?P<passport>[A-Z]{1,2}\d{7,9})(?!\d)",
        cue=("证", "护照"),
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
    r"\s*[^，。；]{0,10}(?:领导|责任人|负责人|联系人|联络员|联络人|经办人|负责同志|姓名|签名|签字|(?:值班|带班|值守|备勤)(?:人|员|人员)|领衔代表|领衔人|建议人|提案人)[^，。；]{0,8}\s*"
    r"|\s*[^，。；]{0,8}(?:[河湖林田路街楼栋]长|网格员|安全员|护林员|管护员|巡查员|主持人|执笔人|记录人|法定代表人|项目经理|组长)(?:姓名|[（(][^，。；]{1,8}[）)])?\s*"
    r"|\s*[^，。；]{0,8}(?:房主|户主|业主|屋主|店主|船主|产权人|所有人|使用人|承租人|承包人|经营者|驾驶员|驾驶人|司机|死者|伤者|死亡人员|受伤人员"
    r"|举报人|投诉人|信访人|来电人|来信人|反映人|申请人|当事人|报告人|汇报人|村医|实际控制人|法人|被检查人|陪同人|检查人|执法人员|签收人|验收人|审核人|记录人)(?:姓名|信息|情况|名单|及电话|及联系方式|[（(][^，。；]{1,8}[）)])?\s*"
    r"|\s*(?:评审|论证|咨询|评估|技术)?专家(?:姓名|名单)?\s*"
)
"""The head of a column of persons."""
_MAY_BE_PERSONS = regex(
    r"\s*(?!万?人\s*$)[^，。；\d]{0,10}(?:人|员|者|长|主|师|书记|主任|代表|专家|成员|干部|班子|领导|对象)(?:[（(][^，。；]{1,8}[）)])?\s*"
)
"""A head below which names may stand, or bodies: the cells decide."""
_LONGEST_HEAD = 16
_OF_THINGS = regex(
    r"\s*(?:序号|编号|(?:计量|计算|度量)?单位|单位名称|[^，。；\d]{0,6}(?:指标|任务|项目|工程|工作|措施|内容|事项|目标|产品|设备|品牌|车型|型号|物资|材料|隐患|问题"
    r"|地点|位置|线路|路段|点位|场所|企业|时限|时间|投资|资金|数量|类别|类型|职务|职责|电话|手机|备注|部门|牵头单位|责任单位|配合单位)(?:名称|清单|要求|号码)?)"
    r"(?:[（(][^（）()]{1,8}[）)])?\s*"
)
"""The head of a column of other things, in which a person is named only where the words beside it say so."""
_Line = tuple[str, int | None, int | None]
_NAMES_ONLY = "（姓名）"
_EMPTY = frozenset(["同上", "待定", "空缺", "无", "暂缺"])
_OF_NAMES = regex(
    "姓\\s*名|[房户业屋店船]主|产权人|所有人|使用人|承租人|承包人|驾驶|司机|死者|伤者|举报人|投诉人|信访人|当事人|联络员|联系人|经办人|签字|签名|村医"
)
"""The head of a column in which nothing but names stands."""
_SIGN = regex(r"[^\s@.]")
_OF_NUMBERS = regex(
    r"\s*[^，。；\d]{0,10}(?:手机|电话|座机|联系方式|及方式|微信|QQ|邮箱|身份证)(?:号码?|地址)?\s*"
)
"""The head of a column of numbers: those of persons, where the table has a column of persons too."""
_DIGITS = regex(r"(?<!\d)(?:\+?\d[\d\s\-—－]{3,18}\d|[A-Za-z][\w-]{4,19})(?![\w@])")


def withholding(doc: Document) -> Document:
    """Return the document with persons withheld; one that was gone through stays as it is."""
    if doc.withheld is not None:
        return doc
    columns = dict(_columns(doc.blocks))
    numbered = frozenset(_numbered(doc.blocks, columns))
    found = {block.index: _found(block, columns, numbered) for block in doc.blocks}
    known = frozenset(
        name for block in doc.blocks for name in names_of(block.text, found[block.index][0])
    )
    again = _again(doc.blocks, known)
    blocks, gone = [], []
    for block in doc.blocks:
        persons, numbers = found[block.index]
        if block.index in again:
            persons = _with(persons, companions_of(block.text, again[block.index]))
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


def _found(
    block: Block, columns: dict[int, str], numbered: Collection[int]
) -> tuple[Ranges, Ranges]:
    persons, numbers = _told_in(block.text)
    if block.index in numbered:
        numbers = _with(numbers, (each.span() for each in _DIGITS.finditer(block.text)))
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
    found: dict[int, int] = {}
    for pattern in _NUMBERS:
        for number in pattern.finditer(text):
            told = number.lastgroup if number.lastgroup in _TOLD else 0
            start, end = number.span(told or 0)
            found[start] = max(end, found.get(start, end))
    return tuple(sorted(found.items()))


def _columns(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield the cells that stand below the head of a column of persons, with that head.

    The head may stand anywhere in its column, below a title or over a second part; in a column that already
    has a head of another kind (units of measure, works, figures) only beside other heads.
    """
    cells = [block for block in blocks if block.kind is BlockKind.CELL]
    heads = Counter(_row(cell) for cell in cells if _is_head(cell.text))
    below: dict[_Line, list[Block]] = {}
    of_things: set[_Line] = set()
    for cell in cells:
        column = (cell.place.file, cell.place.table, cell.place.column)
        if len(cell.text) <= _LONGEST_HEAD and _OF_THINGS.fullmatch(cell.text):
            of_things.add(column)
        begun = column in below
        free = heads[_row(cell)] > 1 or not (begun or column in of_things)
        opens = not begun and _MAY_BE_PERSONS.fullmatch(cell.text)
        if free and (opens or _OF_PERSONS.fullmatch(cell.text)):
            if begun:
                yield from _of_one(below[column])
            below[column] = [cell]
        elif begun:
            below[column].append(cell)
    for column_cells in below.values():
        yield from _of_one(column_cells)


def _numbered(blocks: Sequence[Block], columns: dict[int, str]) -> Iterator[int]:
    """Yield the cells below the head of a column of numbers, in tables that have a column of persons."""
    if not columns:
        return
    of_persons = {_row(block)[:2] for block in blocks if block.index in columns}
    below: set[_Line] = set()
    for cell in blocks:
        if cell.kind is not BlockKind.CELL or _row(cell)[:2] not in of_persons:
            continue
        column = (cell.place.file, cell.place.table, cell.place.column)
        if len(cell.text) <= _LONGEST_HEAD and _OF_NUMBERS.fullmatch(cell.text):
            below.add(column)
        elif column in below:
            yield cell.index


def _row(cell: Block) -> _Line:
    return (cell.place.file, cell.place.table, cell.place.row)


def _is_head(text: str) -> bool:
    """Tell whether a cell may be the head of a column of things or of persons."""
    return len(text) <= _LONGEST_HEAD and (
        _OF_THINGS.fullmatch(text) is not None or _OF_PERSONS.fullmatch(text) is not None
    )


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
    named = sum(
        any(is_listed(text[start:end]) for start, end in persons_in_column(text)) for text in filled
    )
    return named > 0 and 2 * named >= len(filled)


def _again(blocks: Sequence[Block], known: frozenset[str]) -> dict[int, list[tuple[int, int]]]:
    """Return the further places where known names stand, by block; all blocks are searched as one text."""
    if not known:
        return {}
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))
    whole = "\n".join(block.text for block in blocks)
    again: dict[int, list[tuple[int, int]]] = {}
    for start, end in _places(whole, known):
        at = bisect_right(starts, start) - 1
        again.setdefault(blocks[at].index, []).append((start - starts[at], end - starts[at]))
    return again


def _places(text: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where known names stand: two characters only between words that leave a name free."""
    for name in known:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if stands_free(text, at, end):
                yield at, end
            at = text.find(name, end)


def _with(found: Ranges, more: Iterable[tuple[int, int]]) -> Ranges:
    """Return ranges with others that do not touch them."""
    places = list(found)
    for start, end in more:
        if not any(start < right and left < end for left, right in places):
            places.append((start, end))
    return tuple(sorted(places))


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
    persons = _with(persons_in(text), _places(text, known))
    return _masked(text, persons, (*_numbers_in(text), *_landlines(text, persons)))
