"""Listed duties → entries of a pack, each with what a person must check before relying on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from decompose.knowledge.base import Knowledge
from decompose.knowledge.duty_list import ListedDuty
from decompose.model.knowledge import Duty, DutyRole, Grade, SectorKind
from decompose.model.organization import Department, Level
from decompose.model.result import MentionKind
from decompose.text.patterns import regex

_SUMMARY = 60
_MOST_SECTORS = 12
_ROLES = (
    (DutyRole.COMPREHENSIVE, regex("综合监督管理|综合监管|统筹协调|综合协调")),
    (DutyRole.SUPPORT, regex("^(?:协助|配合|参与|参加)|(?:协助|配合)[^，；]{0,12}(?:部门|做好)")),
    (DutyRole.LICENSING, regex("许可|审批|核发|发证|备案审查|准入审查")),
    (
        DutyRole.SECTOR,
        regex(
            "监督管理|监管|执法|监督检查|查处|行政处罚|安全监察|质量监督|依法监督|(?:管道|设施|线路)保护"
        ),
    ),
    (DutyRole.INDUSTRY, regex("指导|督促|推动|行业管理|管理")),
)  # words that tell what a duty lets its holder do
_ANOTHER = regex("，(?=(?:并|同时)?(?:负责|牵头|承担|指导|督促|配合|协助|依法查处|查处|监督|组织))")
"""Where a sentence goes on with another duty: 负责电力行业安全管理，|负责长输管道保护."""
_AS_WELL = regex("[（(、和及与]")
_INCLUDES = regex("包括|[（(]含|特别是")
_LEADS = ("牵头", "负责牵头")
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
        entries: list[Duty] = []
        for text in _parts(one.text, kb):
            part = replace(one, text=text)
            id_ = f"{prefix}-{len(out.duties) + len(entries) + 1:03}"
            entry = _entry(part, department, kb, document, id_)
            if entry is not None:
                entries.append(entry)
        known = [entry for entry in entries if not _of_some_part(entry, kb)]
        out.duties += known
        if not entries:
            out.left.append((one, "其中没有知识包认识的对象"))
        elif not known:
            out.left.append((one, "看不出是对象的哪个环节"))
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


def _parts(text: str, kb: Knowledge) -> list[str]:
    """Return the duties that a sentence joins with commas, where each names an object of its own."""
    parts: list[str] = []
    for part in _ANOTHER.split(text):
        if parts and not _objects(part, kb):
            parts[-1] = f"{parts[-1]}，{part}"
        else:
            parts.append(part)
    return parts


def _objects(text: str, kb: Knowledge) -> dict[str, str]:
    """Return the objects that a listed duty is on, each with the word for it.

    A general object beside a special one is only its kind, unless the list means all of it:
    等特种设备, 非煤矿山和尾矿库. A place or 生产经营单位 is no object beside another.
    """
    index = next(i for i in kb.matcher.indexes if i.kind is MentionKind.SECTOR)
    found: dict[str, str] = {}
    whole: set[str] = set()
    before = 0
    for entry, term, start, end in index.find(text):
        found.setdefault(entry, term)
        listed = start > before and _AS_WELL.match(
            text, end
        )  # 沿街店铺|消防安全 is a side of the shops
        if text[:start].endswith("等") or listed or _INCLUDES.search(text, end):
            whole.add(entry)
        before = end
    general = {s for sector in found for s in kb.sector_path(sector)[1:]} - whole
    exact = {s: term for s, term in found.items() if s not in general}
    real = {s: t for s, t in exact.items() if not _of_any_trade(s, kb)}
    return dict(list((real or exact).items())[:_MOST_SECTORS])


def _work_on(text: str, kb: Knowledge) -> dict[str, str]:
    """Return the trades that work on the object right before them, each with its stage: 瓶装气|道路运输企业."""
    index = next(i for i in kb.matcher.indexes if i.kind is MentionKind.SECTOR)
    return {
        trade: stage
        for (thing, _, _, end), (trade, _, start, _) in pairwise(index.find(text))
        if end == start and thing != trade and not _of_any_trade(thing, kb)
        for stage in kb.stages
        if is_of(kb, stage, trade) and not is_of(kb, stage, thing)
    }


def _of_any_trade(sector: str, kb: Knowledge) -> bool:
    """Tell whether an object is a place, or all units of all trades."""
    duties = kb.duties_of_sector.get(sector, ())
    powers = (DutyRole.SECTOR, DutyRole.LICENSING)
    return kb.sectors[sector].kind is SectorKind.TERRITORY or (
        any(d.role is DutyRole.COMPREHENSIVE for d in duties)
        and not any(d.role in powers and d.departments for d in duties)
    )


def _entry(one: ListedDuty, department: str, kb: Knowledge, document: str, id_: str) -> Duty | None:
    sectors = _objects(one.text, kb)
    if not sectors:
        return None
    exact = list(sectors)
    found: dict[MentionKind, dict[str, str]] = {}
    for index in kb.matcher.indexes:
        if index.kind in (MentionKind.STAGE, MentionKind.ASPECT):
            for entry, term, _, _ in index.find(one.text):
                found.setdefault(index.kind, {}).setdefault(entry, term)
    role, said = _role(one.text)
    work = _work_on(one.text, kb)
    exact = [s for s in exact if s not in work] or exact
    stages = [
        stage
        for stage, term in found.get(MentionKind.STAGE, {}).items()
        if not (role is DutyRole.SECTOR and term in _SUPERVISION)
        and not all(is_of(kb, stage, sector) for sector in exact)
    ]
    stages += [stage for stage in work.values() if stage not in stages]
    aspects = [
        aspect
        for aspect in found.get(MentionKind.ASPECT, {})
        if not all(kb.aspects[aspect].sector in kb.sector_path(sector) for sector in exact)
    ]
    if not stages and not aspects:
        stages, aspects = _sides_of_links(one.text, exact, kb)
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


def _sides_of_links(
    text: str, sectors: Iterable[str], kb: Knowledge
) -> tuple[list[str], list[str]]:
    """Return the stages and aspects of the links of a chain that a text names in the chain's words: 登记, 以旧换新."""
    duties = [
        kb.duties[key]
        for chain in kb.chains.values()
        if set(sectors) <= set(chain.sectors)
        for link in chain.links
        if any(word in text for word in link.terms) and not any(w in text for w in link.not_in)
        for key in link.duties
        if key in kb.duties
    ]
    stages = dict.fromkeys(stage for duty in duties for stage in duty.stages)
    return list(stages), list(dict.fromkeys(aspect for duty in duties for aspect in duty.aspects))


def _role(text: str) -> tuple[DutyRole, str]:
    for role, words in _ROLES:
        if words.search(text):
            return role, _ROLE_WORDS[role]
    return DutyRole.INDUSTRY, _ROLE_WORDS[DutyRole.INDUSTRY]


def _of_some_part(duty: Duty, kb: Knowledge) -> bool:
    """Tell whether an entry is on some part of its object that no word of the pack tells: 电动自行车：以旧换新."""
    return not duty.stages and not duty.aspects and _under_topic(duty.summary, kb)


def _under_topic(text: str, kb: Knowledge) -> bool:
    """Tell whether a duty has its object only from what its paragraph begins with: 电动自行车：负责以旧换新."""
    rest = text.partition("：")[2]
    return bool(rest) and not rest.startswith(_LEADS) and not _objects(rest, kb)


def _of_a_part(text: str, kb: Knowledge) -> bool:
    """Tell whether a duty is on what two objects have in common (瓶装气|道路运输企业), or is one of several.

    Such is what a paragraph on an object has one of several do: 电动自行车：负责以旧换新.
    """
    if _under_topic(text, kb):
        return True
    index = next(i for i in kb.matcher.indexes if i.kind is MentionKind.SECTOR)
    found = index.find(text)
    spans = [(start, end) for sector, _, start, end in found if not _of_any_trade(sector, kb)]
    return any(one[1] == other[0] for one, other in pairwise(spans))


def _settle_mains(duties: list[Duty], kb: Knowledge) -> None:
    """Mark the entries that answer for their object as a whole, and where they differ from the base.

    Only where the list gives the objects, without a stage or side, to a single department.
    """
    able = (DutyRole.SECTOR, DutyRole.INDUSTRY)
    whole = [
        i
        for i, d in enumerate(duties)
        if d.role in able and not d.stages and not d.aspects and not _of_a_part(d.summary, kb)
    ]
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
