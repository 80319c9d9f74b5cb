"""Audit ``name.unknown``: a unit that no list of organs contains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.beyond_level import town_bureau
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
)
from decompose.audits.deadlines import heading
from decompose.audits.patch import rename
from decompose.audits.units import inner_unit, printed_units
from decompose.model.organization import Level, ResolutionKind
from decompose.model.plan import Attribution, Task
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_AD_HOC = CuedPattern(
    "(?:办|办公室|专班|指挥部|领导小组|工作组|专业委员会|专委会|联席会议)$", cue="办室班部组会议"
)
_SEAT = "(?:办公室|秘书处)?[^。；\n]{0,8}(?:设在|设于)"
"""Behind a body's name: where its office is."""
"""Offices and staffs for one work, which every place sets up as it needs them: 创城办."""


@audit_facts(
    AuditFacts(
        name="name.unknown",
        code="N03",
        severity=Severity.WARNING,
        why="印出的单位名称无法识别，任务可能无处投送。",
        fix="核对单位全称；确有其单位的，补入知识库。",
    )
)
def name_unknown(case: AuditCase) -> Iterator[Fault]:
    """Report stated units that resolve to no department and no group.

    Looks for:
        A name in a statement of responsibility that the packs do not know, at a level of
        government; inside one organisation its own units are its own affair. A name is told once, with
        every place where it stands; that of an office or body set up for one work (创城办, 专业委员会) is
        information, and one whose office the document places (办公室设在甲局) is known by that.
    Why it matters:
        A task sent to nobody.
    Source:
        Mechanisms 6 and 55 of docs/mission.md.
    """
    if case.setting.jurisdiction.level is Level.ORGANIZATION:
        return
    places: dict[str, list[tuple[Task, Attribution]]] = {}
    for task, name, attribution in printed_units(case):
        found = case.resolved(name)
        unknown = found.kind in (ResolutionKind.UNKNOWN, ResolutionKind.SIMILAR)
        town = case.setting.jurisdiction.level is Level.TOWNSHIP and town_bureau(name) is not None
        if town or not unknown or found.group or inner_unit(name):
            continue
        if not _seated(case, name):
            places.setdefault(name, []).append((task, attribution))
    for name, where in places.items():
        yield _unknown(case, name, where)


def _seated(case: AuditCase, name: str) -> bool:
    """Tell whether the document says with which bureau the office of a body for one work is."""
    if not _AD_HOC.search(name):
        return False
    seat = re.compile(f"{re.escape(name)}[：:，,]?{_SEAT}")
    return any(seat.search(p.text) for p in case.passages if name in p.text)


def _unknown(case: AuditCase, name: str, where: list[tuple[Task, Attribution]]) -> Fault:
    """Return the finding on a name, with every place where it stands."""
    candidates = case.resolved(name).candidates
    near = "、".join(case.name(c) for c in candidates[:3])
    first = where[0][0]
    task = f"任务“{heading(first)}”" + (f"等{len(where)}项" if len(where) > 1 else "")
    one = candidates[0] if len(candidates) == 1 else None
    return Fault(
        {"task": first.id, "name": name},
        f"{task}的责任单位“{name}”无法识别",
        tuple(printed(attribution) for _, attribution in where),
        Severity.INFO if _AD_HOC.search(name) and not candidates else None,
        fix=f"核对名称，是否指{near}。" if near else None,
        patch=tuple(rename(each.id, name, case.name(one)) for each, _ in where) if one else (),
    )
