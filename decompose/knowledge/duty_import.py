"""Listed duties → entries of a pack, each with what a person must check before relying on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from decompose.knowledge.base import Knowledge
from decompose.knowledge.duty_list import ListedDuty
from decompose.model.knowledge import Duty, DutyRole, Grade
from decompose.model.organization import Department, Level
from decompose.model.result import MentionKind
from decompose.text.patterns import regex

_SUMMARY = 60
_SECTORS = 3
_ROLES = (
    (DutyRole.COMPREHENSIVE, regex("综合监督管理|综合监管|统筹协调|综合协调")),
    (DutyRole.SUPPORT, regex("^(?:协助|配合|参与|参加)|(?:协助|配合)[^，；]{0,12}(?:部门|做好)")),
    (DutyRole.LICENSING, regex("许可|审批|核发|发证|备案审查|准入审查")),
    (DutyRole.SECTOR, regex("监督管理|监管|执法|监督检查|查处|行政处罚")),
    (DutyRole.INDUSTRY, regex("指导|督促|推动|行业管理|管理")),
)  # words that tell what a duty lets its holder do
_SUPERVISION = frozenset({"监督检查", "检查", "监管执法"})
"""Words of supervising that are no stage of an object's life."""
_REVIEW = {
    "sector": "对象由词语“{0}”推定",
    "role": "职责性质由措辞推定为{0}",
    "other": "内置职责 {0} 的主管为{1}，与清单不同",
    "name": "单位“{0}”不在知识包中，已作为新机构加入",
}
_ROLE_WORDS = {
    DutyRole.COMPREHENSIVE: "综合监管",
    DutyRole.SUPPORT: "配合",
    DutyRole.LICENSING: "许可",
    DutyRole.SECTOR: "监管",
    DutyRole.INDUSTRY: "行业管理",
}


@dataclass(slots=True)
class ImportedDuties:
    """A pack in the making, and the listed duties for which no entry could be made."""

    duties: list[Duty] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    left: list[tuple[ListedDuty, str]] = field(default_factory=list)


def import_duties(
    listed: Iterable[ListedDuty], kb: Knowledge, *, document: str, level: Level, prefix: str
) -> ImportedDuties:
    """Turn listed duties into entries; nothing is taken over without a mark for review.

    A duty whose words name no object of the pack is left, with the reason. What the list gives to a
    department for an object as a whole answers for the object in place of the built-in duty.

    Args:
        listed: The duties of the list.
        kb: The knowledge over which the pack will be laid.
        document: Title of the list, cited by every entry.
        level: Level of the list.
        prefix: Begins the ids of the entries.
    """
    out = ImportedDuties()
    local: dict[str, str] = {}
    for one in listed:
        department = one.department or local.get(one.name)
        if department is None:
            department = local[one.name] = f"{prefix}-unit-{len(local) + 1}"
            out.departments.append(_department(department, one.name, level))
        entry = _entry(one, department, kb, document, f"{prefix}-{len(out.duties) + 1:03}")
        if entry is None:
            out.left.append((one, "其中没有知识包认识的对象"))
        else:
            out.duties.append(entry)
    _settle_mains(out.duties, kb)
    return out


def is_of(kb: Knowledge, stage: str, sector: str) -> bool:
    """Tell whether a sector is itself about a stage, which its name says: 危险货物道路运输."""
    name = kb.sectors[sector].name
    return any(term in name for term in kb.stages[stage].terms)


def _department(id_: str, name: str, level: Level) -> Department:
    bare = name.removeprefix("省").removeprefix("市").removeprefix("县").removeprefix("区")
    return Department(
        id=id_,
        name=bare,
        name_en=bare,
        names={level: (bare,)},
        note="待审核：" + _REVIEW["name"].format(name),
    )


def _entry(one: ListedDuty, department: str, kb: Knowledge, document: str, id_: str) -> Duty | None:
    found: dict[MentionKind, dict[str, str]] = {}
    for index in kb.matcher.indexes:
        for entry, term, _, _ in index.find(one.text):
            found.setdefault(index.kind, {}).setdefault(entry, term)
    sectors = found.get(MentionKind.SECTOR, {})
    general = {s for sector in sectors for s in kb.sector_path(sector)[1:]}
    exact = [sector for sector in sectors if sector not in general][:_SECTORS]
    if not exact:
        return None
    role, said = _role(one.text)
    stages = [
        stage
        for stage, term in found.get(MentionKind.STAGE, {}).items()
        if not (role is DutyRole.SECTOR and term in _SUPERVISION)
        and not all(is_of(kb, stage, sector) for sector in exact)
    ]
    aspects = [
        aspect
        for aspect in found.get(MentionKind.ASPECT, {})
        if not all(kb.aspects[aspect].sector in kb.sector_path(sector) for sector in exact)
    ]
    review = [_REVIEW["sector"].format("、".join(sectors[s] for s in exact))]
    review.append(_REVIEW["role"].format(said))
    return Duty(
        id=id_,
        summary=one.text if len(one.text) <= _SUMMARY else one.text[: _SUMMARY - 1] + "…",
        sectors=tuple(exact),
        stages=tuple(stages),
        aspects=tuple(aspects),
        departments=(department,),
        role=role,
        citations=(f"~doc:{document}",),
        grade=Grade.B,
        review=tuple(review),
        note=f"{one.name}，{one.place}",
    )


def _role(text: str) -> tuple[DutyRole, str]:
    for role, words in _ROLES:
        if words.search(text):
            return role, _ROLE_WORDS[role]
    return DutyRole.INDUSTRY, _ROLE_WORDS[DutyRole.INDUSTRY]


def _settle_mains(duties: list[Duty], kb: Knowledge) -> None:
    """Mark the entries that answer for their object as a whole, and where they differ from the base.

    Only where the list gives the objects, without a stage or side, to a single department.
    """
    able = (DutyRole.SECTOR, DutyRole.INDUSTRY)
    whole = [i for i, d in enumerate(duties) if d.role in able and not d.stages and not d.aspects]
    holders: dict[str, set[str]] = {}
    first_of: dict[str, int] = {}
    for i in whole:
        for sector in duties[i].sectors:
            holders.setdefault(sector, set()).update(duties[i].departments)
            first_of.setdefault(sector, i)
    for i in whole:
        first = duties[i]
        if any(len(holders[s]) > 1 or first_of[s] != i for s in first.sectors):
            continue
        review = list(first.review)
        for base in (b for s in first.sectors for b in kb.duties_of_sector.get(s, ())):
            if base.main and base.departments[:1] != first.departments:
                names = (
                    "、".join(kb.departments[d].name for d in base.departments[:1]) or "（未定）"
                )
                review.append(_REVIEW["other"].format(base.id, names))
        duties[i] = first.model_copy(update={"main": True, "review": tuple(review)})
