"""Responsibility lists: blocks of duties under the name of the unit that has them.

Known forms: a heading that is a unit's name with items below it, an article (第三条 市X局职责：), a
paragraph (市X局：负责…；负责…, 【市X局】负责…), a line of a table set as text (1 市X局 负责…). At least three units of
a level must stand so: a single name over a list is a heading like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from decompose.model.plan import Attribution, SectionKind
from decompose.model.source import Marker, MarkerFamily
from decompose.parser.helping import heads_help, in_its_role
from decompose.parser.items import paragraph_node
from decompose.parser.kinds import WORK
from decompose.parser.lexer import Line, LineKind
from decompose.parser.tree import Node, Piece
from decompose.parser.unit_forms import HAN, is_area, is_group, is_unit, plain
from decompose.parser.unit_rules import assign_own_duties, heads_own_duties, sets_unit_up
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_LEAST_UNITS = 3
_SEVERAL_LISTS = 2
_ARTICLE = regex(r"第(?P<number>[一二三四五六七八九十百零\d]{1,5})条[\s　]*", cue="第")  # 第三条
_ARTICLE_OF = regex(
    r"第[一二三四五六七八九十百零\d]{1,5}条[\s　]*"
    r"[一-鿿]{2,24}?(?:局|委员会|委|办公室|办|厅|部|[支大]队|政府|管委会)(?:负责|承担|牵头|履行)",
    cue="第",
)
"""An article of one sentence that gives a unit its duties: 第二条 县住建局负责…."""
_NAME = rf"(?P<unit>[{HAN}A-Za-z（）、·]{{2,40}}?)"
_HEAD = regex(
    rf"(?P<open>（)?{_NAME}(?(open)）)的?(?:(?:安全生产|消防安全|应急管理|安全|主要|工作|监管|监督管理)*(?:职责|责任)"
    r"(?:任务|分工|清单)?(?:是|为)?)?(?P<leads>牵头(?:负责)?|主责|主办|主抓|承办|负责)?\s*[：:。]?\Z"
)  # 市X局的主要职责：, 市X局牵头：
_VERBS = (
    "负责|承担|牵头|依法|指导|组织|履行|参与|配合|协助|监督|督促|按照|贯彻"
    "|核发|审批|办理|实施|查处|开展|加强|管理|制定|落实"
)
_SENTENCE = regex(
    rf"(?:\d{{1,3}}[.．、\s]\s*)?{_NAME}(?:[：:]\s*(?=[{HAN}])|[\s　]+(?={_VERBS}))"
)  # 3 市X局 负责…
_ITEM = regex(rf"(?:{_VERBS})")
_ALSO = regex(
    "(?P<name>[^（）]+)（(?P<others>[^（）]+、[^（）]+|[^（）]{0,8}委(?:员会|会)?办(?:公室)?)）?"
)
_HELPED = regex("[，；](?:由)?(?P<units>[^，。；]{3,60}?)(?:协助|配合|参加|参与)[。]?$")
"""Who helps with an item whose lead stands before it: …，县交通运输局协助。"""
_DUTY_ENDS = regex(r"[；;。\n]+")
_ABOUT_LIST = regex(
    r"制定本|本(?:规定|办法|清单|职责)|(?:解释|施行|实施|执行)$|^(?:为|根据)[^，]{2,40}，"
)  # articles on purpose, scope and entry into force
_DIFFUSE = regex(r"(?:各|市|县|区|省|级|个)*(?:有关|相关)")
"""Begins a name that is nobody's in particular; 其他有关部门 at the end of a list are all that it leaves out."""
_LISTED = regex("[、和及与]")
_OF_PLACES = regex(
    "各(?:县|市|区|旗|乡|镇|街道|办|（[县市区旗、]{1,5}）)+(?:人民)?(?:政府|办事处)|街道办事处|乡镇(?:人民)?政府"
)
_PARTED = regex("[、和及与](?![^（）]*）)")
_LONGEST_HEAD = 60
_STYLE_BELOW_ALL = 8
_WITH = "与和同跟"
"""与市公安局的职责分工 is about two units, and nobody's list."""
_LEAD_IN = "：:"
_STOPS = "；;。 \t\u3000\n"


def mark_duty_heads(lines: Sequence[Line]) -> list[Line]:
    """Make lines that name the unit of the duties below them headings, and the articles around them."""
    heads = [i for i, line in enumerate(lines) if _is_bare_head(line) and _duties_follow(lines, i)]
    rules = sets_unit_up(lines)
    if len(heads) < _LEAST_UNITS:
        counted = rules or _lists_in_articles(lines)
        return [_as_article(ln) if counted and _is_plain(ln) else ln for ln in lines]
    articles = rules or any(_ARTICLE.match(lines[i].text) for i in heads)
    marked = list(lines)
    for i, line in enumerate(lines):
        if articles and _is_plain(line):
            marked[i] = _as_article(line)
    for i in heads:
        if marked[i].marker is None and marked[i].outline_level is None:
            marked[i] = marked[i]._replace(outline_level=_STYLE_BELOW_ALL)
    return marked


def _lists_in_articles(lines: Sequence[Line]) -> bool:
    """Tell whether articles count a text through, and several list a unit's duties: 第四条 市X局履行下列职责：."""
    numbers = [
        (i, numeral_value(found["number"]))
        for i, line in enumerate(lines)
        if _is_plain(line) and (found := _ARTICLE.match(line.text))
    ]
    through = [n for _, n in numbers] == list(range(1, len(numbers) + 1))
    lists = [i for i, _ in numbers if heads_own_duties(lines[i].text) and _duties_follow(lines, i)]
    duties = sum(_ARTICLE_OF.match(lines[i].text) is not None for i, _ in numbers)
    return through and (
        len(lists) >= _SEVERAL_LISTS or duties >= max(_LEAST_UNITS, len(numbers) / 2)
    )


def _is_plain(line: Line) -> bool:
    return line.kind is LineKind.TEXT and line.marker is None


def _is_bare_head(line: Line) -> bool:
    if line.kind is not LineKind.TEXT or line.marker is not None or len(line.text) > _LONGEST_HEAD:
        return False
    return _unit_of(_ARTICLE.sub("", line.text, count=1)) is not None


def _duties_follow(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines) or lines[at + 1].kind is not LineKind.TEXT:
        return False
    below = lines[at + 1]
    return below.marker is not None or _ITEM.match(below.text) is not None


def _as_article(line: Line) -> Line:
    found = _ARTICLE.match(line.text)
    if found is None:
        return line
    end = line.start + found.end()
    text = line.text[: found.end()].rstrip()
    value = numeral_value(found["number"]) or 0
    marker = Marker(family=MarkerFamily.PART, value=value, text=text, start=line.start, end=end)
    return line._replace(marker=marker, text=line.text[found.end() :], start=end)


def _unit_of(title: str) -> re.Match[str] | None:
    """Return the match of a heading that is a unit's name, or the names of several, and nothing else."""
    found = _HEAD.match(plain(title))
    if found is None or found["unit"][:1] in _WITH:
        return None
    return found if _may_hold(found["unit"]) else None


def _may_hold(name: str) -> bool:
    """Tell whether duties can stand below a name: that of one unit, of several, or of all places (各乡镇（街道）)."""
    return _is_one(name) or _are_several(name) or (name.startswith("各") and is_area(name))


def _are_several(names: str) -> bool:
    """Tell whether units share a block of duties: 各县（市、区）人民政府、某开发区管委会."""
    parts = [names[start:end] for start, end in _between(names)]
    return len(parts) > 1 and all(is_unit(p) or _OF_PLACES.fullmatch(p) for p in parts)


def _between(names: str) -> list[tuple[int, int]]:
    """Return where the parts of a list stand; a stop inside brackets parts nothing."""
    spans, start = [], 0
    for stop in _PARTED.finditer(names):
        spans.append((start, stop.start()))
        start = stop.end()
    return [*spans, (start, len(names))]


def _is_one(name: str) -> bool:
    """Tell whether a name is a unit's, be it with several others that it bears in brackets: 甲局（乙局、丙局）."""
    several = _ALSO.fullmatch(name)
    names = (several["name"], *several["others"].split("、")) if several else (name,)
    return all(map(is_unit, names))


def assign_duties(root: Node) -> None:
    """Give the items under the names of units to these units, in every list of a document.

    Where one part of a list holds enough units, its other parts may hold fewer (第三部分 群团组织).
    """
    for node in root.walk():
        node.children = [part for child in node.children for part in _row_parts(child)]
    lists = [(node, _held(node)) for node in root.walk()]
    least = 1 if any(len(found) >= _LEAST_UNITS for _, found in lists) else _LEAST_UNITS
    for node, found in lists:
        if len(found) >= least and 2 * len(found) >= len(node.children):
            for child, unit in found:
                _assign(child, unit)
            for child in node.children:
                if not child.children and _ABOUT_LIST.search(child.title.text):
                    child.kind, child.untold = SectionKind.OTHER, False
            if node is not root and node.kind not in WORK:
                node.kind = SectionKind.OTHER
    assign_own_duties(root)


def _held(node: Node) -> list[tuple[Node, re.Match[str]]]:
    """Return the children that are units, but not those that head other units: 第三部分 群团组织."""
    return [
        (child, unit)
        for child in node.children
        if (unit := _holder(child)) is not None
        and not any(_holder(below) for below in child.children)
    ]


def _row_parts(node: Node) -> list[Node]:
    """Return a row of a list's table as one node for every duty of its cell (负责…；负责…)."""
    if node.attribution is None or node.children or node.body:
        return [node]
    parts = _duties(node.title)
    if len(parts) < 2 or not all(_ITEM.match(part.text) for part in parts):
        return [node]
    return [
        replace(
            node,
            title=part,
            whole=part,
            body=[],
            tables=[],
            children=[],
            attribution=in_its_role(part.text, node.attribution),
        )
        for part in parts
    ]


def _holder(node: Node) -> re.Match[str] | None:
    if node.kind not in (None, SectionKind.OTHER, *WORK):
        return None
    if node.children or node.body:
        return _unit_of(node.title.text)
    found = _SENTENCE.match(plain(node.title.text))
    return found if found and is_unit(found["unit"]) else None


def _assign(node: Node, unit: re.Match[str]) -> None:
    start, end = unit.span("unit")
    several = _ALSO.fullmatch(unit["unit"])
    name = node.title.part(start, start + several.end("name") if several else end)
    alone = is_unit(unit["unit"]) or several is not None
    parts = [(0, len(name.text))] if alone else _between(unit["unit"])
    who = [name.text[begun:ended] for begun, ended in parts]
    groups = tuple(
        each
        for each in who
        if (_DIFFUSE.match(each) and is_group(each))
        or (not alone and (is_group(each) or is_area(each) or _OF_PLACES.fullmatch(each)))
    )
    named = tuple(each for each in who if each not in groups)
    stated = Attribution(
        lead=named, groups=groups, joint=len(named) > 1, quote=name.text, span=name.span
    )
    if not (node.children or node.body):
        node.whole = node.whole or node.title
        node.title = node.title.part(unit.end(), len(node.title.text))
        node.attribution = stated
        return
    node.kind = SectionKind.TASKS
    if not node.children:
        node.children = [paragraph_node(p) for piece in node.body for p in _duties(piece)]
        node.body = []
    for item in node.children:
        below_help = heads_help(item.title.text)
        for one in item.walk():
            one.kind = None
            theirs = _with_helpers(one, stated, led=bool(unit["leads"]))
            said = (one.whole or one.title).text
            one.attribution = one.attribution or in_its_role(said, theirs, below_help=below_help)


def _with_helpers(node: Node, stated: Attribution, *, led: bool) -> Attribution:
    """Return who has an item, with those that its end has help."""
    found = _HELPED.search(plain(node.title.text)) if led else None
    names = tuple(_LISTED.split(found["units"])) if found else ()
    return stated.model_copy(update={"support": names}) if all(map(is_unit, names)) else stated


def _duties(piece: Piece) -> list[Piece]:
    """Cut a paragraph into its duties; what only announces them is none."""
    found: list[Piece] = []
    start = 0
    for end in (*_DUTY_ENDS.finditer(piece.text), None):
        stop = end.end() if end else len(piece.text)
        part = piece.part(start, stop)
        if part.text.strip() and part.text.strip()[-1] not in _LEAD_IN:
            blanks = len(part.text) - len(part.text.lstrip())
            found.append(part.part(blanks, len(part.text.rstrip(_STOPS))))
        start = stop
    return found
