"""Places of the lead in which nobody stands: 待定, empty cells, items that end without the bracket of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from decompose.audits.calls import only_calls
from decompose.audits.case import AuditCase
from decompose.audits.creed import only_creed
from decompose.audits.leads_to_come import said_open
from decompose.audits.weak_words import binds_nobody
from decompose.model.organization import ResolutionKind
from decompose.model.plan import Attribution, Task, TaskKind
from decompose.model.source import BlockKind
from decompose.parser.attribution_words import UNDECIDED
from decompose.parser.table_columns import Meaning
from decompose.parser.tables import Row, Table
from decompose.parser.unit_forms import is_unit
from decompose.text.patterns import regex

_NOBODY = regex(r"[无/\\—－\-–\s]*")
_MANY, _MOST, _FEW = 8, 0.75, 3
_KINDS = (TaskKind.TASK, TaskKind.SAFEGUARD)
_OF_OTHERS = regex(
    "^[^，,。；;]{0,12}(?:企业|媒体|学校|医院|协会|机构|单位|各地|各级|各县|各乡|各镇|经营者|业主|场所|个人)[^，,。；;]{0,4}(?:要|应|须|必须|负责|承担|落实)"
    "|^(?!对|向|由|督促|指导|组织|推动|要求|引导|帮助|检查|抽查|开展)[^，,。；;]{2,12}(?:企业|经营者|经营单位|使用单位|产权人|业主|公司)(?=每[半年月季周学]|定期|自行)"
    "|^[^，,。；;]{2,14}(?:政府|管委会|[局委办部])(?:[对要按将]|负责|牵头|组织|配合|会同)|^各(?:县|市|区|乡|镇)"
)
"""What others than departments are told to do, and sentences that name who does it."""
_CALLS = regex(
    "(?:^|[，,；;。])请|^[^，,。]{0,6}(?:加强|强化|坚持|压实)?(?:组织|统一)?领导|信息报送|联络员|联系人|分歧|不一致意见|见(?:附|表|专栏)"
)
"""Closing calls and what is said of leading are for everybody; a dispute is told as one."""
_BOX = "专栏"
_Place = tuple[str, str | None]
_LONGEST, _SHORTEST = 24, 3
_CLASS = ("部门", "单位", "企业", "机构", "镇", "乡", "村")
"""Classes and places are no organs: 规范康养小镇、…"""
_AFORESAID = regex(
    "(?:由|^|[，,；;。])[该本](?:局|委|办|厅|中心|单位|部门)"
    "|由[^，,。；;]{2,14}(?:[局委办厅院队]|政府)(?=按|组织|负责|承担|具体|统一|会同|牵头|实施|开展|办理)"
)
"""The organ named before (由该局牵头), or in the sentence."""


def unfilled(case: AuditCase) -> dict[str, str]:
    """Return by task what stands in the place of its lead: an empty text for an empty place and where it is left out.

    Only tasks for which the document itself names nobody at all; cells only in a table that names
    somebody in most of its rows: a list without any names is still to be divided. So are items
    unless three of four, and half of those beside them, name a lead.
    """
    silent = [t for t in case.result.plan.tasks if not _names_somebody(t.attribution)]
    found = {t.id: said for t in silent if (said := said_open(t)) is not None}
    left = [t for t in silent if t.attribution is None and _is_cell(case, t)]
    headless = [t for t in case.result.plan.tasks if _only_helped(t.attribution)]
    left += [t for t in headless if _is_cell(case, t)]
    cells = _empty_cells(case) if left else {}
    found |= {t.id: cells[t.span.block] for t in left if t.span.block in cells}
    return found | {task.id: "" for task in _without(case) if task.id not in found}


def items_of(case: AuditCase) -> list[Task]:
    """Return the items of running text that are no headings over others; a box below one is no part of it."""
    return [
        task
        for task in case.result.plan.tasks
        if task.kind in _KINDS
        and all(below.number.startswith(_BOX) for below in case.below.get(task.id, ()))
        and not (task.number.startswith(_BOX) and task.id in case.parents)
        and not _is_cell(case, task)
    ]


def _without(case: AuditCase) -> list[Task]:
    """Return the items of running text that name nobody where nearly all others, or nearly all tasks, say who leads."""
    items = items_of(case)
    work = [task for task in items if task.kind is TaskKind.TASK]
    left = dict.fromkeys(task.id for some in (items, work) for task in _few_without(some))
    beside = Counter((task.section, task.parent) for task in items)
    led = Counter((task.section, task.parent) for task in items if named_within(task))
    return [
        task
        for task in items
        if task.id in left
        and _led_beside(task, led, beside)
        and not only_creed(case, task)
        and not only_calls(case, task)
        and not binds_nobody(task)
        and not says_who(case, (task.title, task.text))
    ]


def _few_without(items: list[Task]) -> list[Task]:
    """Return the items that name nobody where three of four do: of many; a single one shows among few."""
    silent = [task for task in items if not named_within(task)]
    named = len(items) - len(silent)
    enough = named >= (_MANY if len(silent) > 1 else _FEW) and named >= _MOST * len(items)
    return silent if enough else []


def says_who(case: AuditCase, texts: Sequence[str]) -> bool:
    """Tell whether words name who does something, call upon everybody, or tell others than departments to."""
    said = "，".join(texts)
    return (
        any(_OF_OTHERS.search(text) for text in texts)
        or _CALLS.search(said) is not None
        or _AFORESAID.search(said) is not None
        or any(begins_with_organ(case, text) for text in texts)
    )


def _led_beside(task: Task, led: Counter[_Place], beside: Counter[_Place]) -> bool:
    """Tell whether what stands beside an item has leads: half of the tasks, all the other safeguards."""
    place = (task.section, task.parent)
    if task.kind is TaskKind.SAFEGUARD:
        return 0 < led[place] == beside[place] - 1
    if beside[place] == 1:  # items counted 一、二、三 are sections of their own
        return 2 * led.total() >= beside.total()
    return 2 * led[place] >= beside[place]


def begins_with_organ(case: AuditCase, text: str) -> bool:
    """Tell whether a text begins with the name of an organ that is known: who does it is said."""
    for end in range(min(len(text), _LONGEST), _SHORTEST, -1):
        name = text[:end]
        if not is_unit(name) or name.endswith(_CLASS):
            continue
        found = case.resolved(name)
        if found.department and found.kind is not ResolutionKind.PLACE:
            return True  # 改善乡村学校办学条件 begins with no township's office
    return False


def _only_helped(stated: Attribution | None) -> bool:
    """Tell whether a statement names helpers and groups only: the place of the lead may be empty."""
    helped = stated is not None and bool(
        stated.support or (stated.participants and not stated.groups)
    )
    return helped and stated is not None and not (stated.lead or stated.joint)


def named_within(task: Task) -> bool:
    """Tell whether a task or one of its measures names somebody."""
    return task.attribution is not None or any(m.attribution for m in task.measures)


def _names_somebody(stated: Attribution | None) -> bool:
    return stated is not None and bool(
        stated.lead or stated.support or stated.participants or stated.groups or stated.joint
    )


def _is_cell(case: AuditCase, task: Task) -> bool:
    doc = case.result.plan.document
    return doc is not None and doc.blocks[task.span.block].kind is BlockKind.CELL


def _empty_cells(case: AuditCase) -> dict[int, str]:
    """Return by the blocks of a row what its place of the lead holds, where that is nobody."""
    found: dict[int, str] = {}
    for table in case.tables:
        column = Meaning.LEAD if Meaning.LEAD in table.meanings else Meaning.OWNER
        if column not in table.meanings:
            continue
        held = [(row, _held(table, row, column)) for row in table.rows]
        empty = [(row, text) for row, text in held if text is not None]
        if 2 * len(empty) >= len(held):
            continue
        for row, text in empty:
            found |= {cell.span.block: text for cell in row.cells if cell is not None}
    return found


def _held(table: Table, row: Row, column: Meaning) -> str | None:
    """Return what the place of the lead holds where it names nobody, None where it names somebody."""
    cell = table.cell(row, column)
    text = cell.text if cell else ""
    return text if _NOBODY.fullmatch(text) or UNDECIDED.fullmatch(text) else None
