"""Adopted opinions on who is to answer for what, held against the division that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.opinions import Opinion
from decompose.audits.told_opinions import UNIT
from decompose.model.plan import Attribution
from decompose.text.edits import share_of
from decompose.text.patterns import regex

_SELF = "[我本该](?:局|委|办|厅|社|会|联|院|处|队|部|单位|部门|中心|公司|镇|乡|街道)"
_GIVEN = regex(
    rf"(?:^|[，,。；;]|建议|将|把|请)(?P<what>[^，,。；;“”]{{2,24}}?)(?:的?(?:牵头|责任|主办|负责)(?:单位|部门))?(?:由[^，,。；;“”]{{2,14}}?)??"
    rf"(?:改由|改为由|调整为由|调整为|调整由|改为|变更为|明确由|交由|由)(?P<unit>{_SELF}|{UNIT})(?:(?:单独|具体|统一)?(?:牵头|负责|承担|主办)|[，,。；;）)]|$)"
)
"""建议林区输电线路巡护改由市电力公司牵头."""
_ADDED = regex(
    rf"(?:增列|增加|列入|补充|加入|增补|增设|补列|将)(?P<unit>{_SELF}|{UNIT})(?:列?为|作为|列入|纳入)(?:[^，,。；;“”]{{0,12}}?的?)?(?:配合|协办|参与|责任|成员|参加|协助)(?:单位|部门)?"
)
"""增列市供销社为配合单位."""
_FREED = regex(
    rf"(?:(?P<unit>{_SELF}|{UNIT})?(?:不再|不宜|不应)(?:承担|作为|担任|负责|牵头)|取消(?P<other>{_SELF}|{UNIT}))(?P<what>[^，,。；;“”]{{3,24}}?)(?:的?(?:牵头|主办)(?:单位|部门|任务|职责|责任)?|任务|职责|$|(?=[，,。；;]))"
)
"""建议不再承担康复辅具研发牵头任务."""
_ABOUT = 0.6


def not_reassigned(case: AuditCase, row: Opinion, whole: str) -> Iterator[str]:
    """Yield what the stated division lacks of the units that an adopted opinion put in or took out.

    Args:
        case: What is audited.
        row: An adopted opinion.
        whole: The text outside the opinions, without its signs.
    """
    for found in _GIVEN.finditer(row.opinion):
        unit = _named(found["unit"], row)
        stated = list(_stated(case, found["what"]))
        if stated and not any(_holds(case, who, unit, all_roles=True) for who in stated):
            yield f"正文中“{found['what']}”没有写明由{unit}负责"
    for found in _ADDED.finditer(row.opinion):
        unit = _named(found["unit"], row)
        everyone = list(_stated(case, ""))
        if (
            whole
            and unit not in whole
            and not any(_holds(case, who, unit, all_roles=True) for who in everyone)
        ):
            yield f"正文的分工中没有“{unit}”"
    for found in _FREED.finditer(row.opinion):
        unit = _named(found["unit"] or found["other"] or "本单位", row)
        if any(_holds(case, who, unit, all_roles=False) for who in _stated(case, found["what"])):
            yield f"正文中“{found['what']}”仍由{unit}牵头"


def _named(unit: str, row: Opinion) -> str:
    return row.unit if regex(_SELF).fullmatch(unit) else unit


def _stated(case: AuditCase, what: str) -> Iterator[Attribution]:
    """Yield who answers for the measures that are about something: all of them where nothing is named."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            if stated is None or not (stated.lead or stated.support):
                continue
            about = max(share_of(what, text) for text in (measure.text, task.title)) if what else 1
            if about >= _ABOUT:
                yield stated


def _holds(case: AuditCase, stated: Attribution, unit: str, *, all_roles: bool) -> bool:
    """Tell whether a unit leads, or has any role, in what a plan states, by whatever name."""
    named = (*stated.lead, *stated.support, *stated.participants, *stated.groups)
    wanted = case.resolved(unit).department
    for name in named if all_roles else stated.lead:
        own = case.resolved(name).department
        if unit in name or name in unit or (wanted is not None and own == wanted):
            return True
    return all_roles and unit in stated.quote
