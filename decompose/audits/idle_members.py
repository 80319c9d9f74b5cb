"""Members of a plan's own leading group to whom it gives nothing."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault, Passage
from decompose.audits.powers import kin
from decompose.model.result import Evidence
from decompose.parser.attribution_clauses import all_units
from decompose.parser.tables import TableKind
from decompose.parser.unit_forms import is_unit
from decompose.rules.competence import holder_at
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

MEMBERS = CuedPattern(
    "(?:成员(?:单位)?|由(?:下列|以下|如下)(?:单位|部门)组成)(?:包括|有|为|由)?[：:]?(?P<units>[^。；;：:]{12,1000})"
    "|(?:^|[，。；,;由])(?P<heads>[^，,。；;：:由]{12,1000}?)(?:等(?:部门|单位)?)?(?:分管负责同志|分管负责人|负责同志|负责人)?(?:共同)?(?:为|是|任|担任)(?:[^，。；]{0,6})?成员"
    "|(?:参加|参与|组成)(?:单位|部门)(?:(?:包括|有|为)[：:]?|[：:])(?P<taking>[^。；;：:]{12,1000})"
    "|(?:领导小组|工作组|专班|指挥部|联席会议)[^。；，,：:]{0,12}?由(?P<named>[^。；;：:]{12,1000}?)(?:等(?:部门|单位)?)?(?:共同)?(?:组成|构成|参加)",
    cue=(
        "成员",
        "参加单位",
        "参与单位",
        "组成单位",
        "组成：",
        "组成:",
        "参加部门",
        "参与部门",
        "组成部门",
        "领导小组",
        "工作组",
        "专班",
        "指挥部",
        "联席会议",
    ),
)
_ALSO_ONE = CuedPattern(
    "[，,；;。](?P<also>[一-鿿、]{3,40}?)(?:同样?|也|亦|一并|同时|另|并)(?:为|是|系|作为|列为|列入|纳入)[^，。；]{0,8}?成员",
    cue="成员",
)
"""Who is named a member behind the list: 县科协同为专班成员."""
_RANGE = CuedPattern(
    "(?:适用(?:范围|单位|部门|对象)|涉及(?:单位|部门)|(?:纳入|列入)本?清单的?(?:单位|部门))(?:包括|有|为|是)?[：:]?(?P<range>[^。；;：:]{12,1000})",
    cue=("适用", "涉及", "清单"),
)
"""The units to which a list of duties applies."""
_ROSTER = CuedPattern(
    "(?:成员(?:单位)?|组成(?:单位|部门)|(?:参与|参加)(?:单位|部门))(?:名单|名录|组成)?[：:]?$",
    cue=("成员", "组成", "参"),
)
"""The members of a leading group, in one sentence."""
_COMMA, _ALSO = regex("[，,]"), regex("、(?:以及|及|和|并)(?=[一-鿿])")
_RANK = regex(
    "^(?:以及|及)?(?:全)?[省市县区州旗](?=[一-鿿]{3})|(?:有限(?:责任)?公司|公司|委员会|局|委|办)$"
)
"""What a name may lose when it is printed elsewhere."""
_GOVERNING = ("政府", "管委会", "街道", "镇", "乡", "办事处")
"""Whose part in a list of duties is often told in general: the places."""
_SEVERAL, _STEM = 3, 3
_TALLY = regex(r"[共等][\d一二三四五六七八九十]+[个家]")
"""How many there are is no member: 共14个部门."""


def idle_members(case: AuditCase, busy: set[str | None]) -> Iterator[Fault]:
    """Report the members of the plan's own leading group to whom it gives nothing.

    Args:
        case: What is audited.
        busy: The departments that have some work.
    """
    working = {
        holder_at(case.setting, d).department for d in busy if d in case.kb.departments
    } | busy
    texts, above = "", ""
    for passage in case.passages:
        text = passage.text.strip()
        listed = MEMBERS.search(passage.text) or _RANGE.search(passage.text)
        names = next((n for n in listed.groups() if n), "") if listed else ""
        if not listed and _ROSTER.search(above):
            names = text.rstrip("。")
        above = text
        names = _ALSO.sub("、", names)
        units = (all_units(names) or all_units(_COMMA.split(names)[0])) if names else None
        if units is None or len(units.names) < _SEVERAL:
            continue
        also = _ALSO_ONE.search(passage.text)
        more = all_units(also["also"]) if also else None
        texts = texts or _work_texts(case)
        idle: dict[str, str] = {}
        for name in (*units.names, *(more.names if more else ())):
            department = case.resolved(name).department
            if department is None and _unheard_of(case, name, passage):
                idle.setdefault(name, name)
            if department is None or department in working or working & kin(case, department):
                continue
            if name in texts:
                continue  # what it does stands in words that state no role
            idle.setdefault(department, name)
        if not idle or 2 * len(idle) > len(units.names):
            continue
        message = f"{'、'.join(idle.values())}列为成员单位，但没有承担任何任务"
        if listed and "range" in listed.groupdict():
            idle = {d: name for d, name in idle.items() if not name.endswith(_GOVERNING)}
            message = f"{'、'.join(idle.values())}列入适用范围，但没有承担任何任务"
        if not idle:
            continue
        evidence = tuple(_printed(passage, name) for name in idle.values())
        fix = "写明其任务，或从名单中去掉。"
        yield Fault({"department": next(iter(idle))}, message, evidence, fix=fix)


def _printed(passage: Passage, name: str) -> Evidence:
    at = max(0, passage.text.find(name))
    return passage.quote(at, min(at + len(name), len(passage.text)))


def _unheard_of(case: AuditCase, name: str, passage: Passage) -> bool:
    """Tell whether a body that nobody knows stands in no other words of the document, however it is shortened."""
    stem = _RANK.sub("", name)
    if len(stem) < _STEM or not is_unit(name) or _TALLY.match(name):
        return False
    return not any(stem in p.text for p in case.passages if p.block != passage.block)


def _work_texts(case: AuditCase) -> str:
    """Return the words in which units may be given something: measures, and who answers for indicators."""
    texts = (m.text for m in case.measures.values() if not MEMBERS.search(m.text))
    texts = (text for text in texts if not _ALSO_ONE.search(f"，{text}"))
    measures = (text for text in texts if "、" not in text or all_units(text.rstrip("。")) is None)
    tables = (t for t in case.tables if t.kind is TableKind.INDICATORS)
    cells = (cell.text for t in tables for row in t.rows for cell in row.cells if cell)
    return "\n".join((*measures, *cells))
