"""Rule ``territorial``: governments, zones and townships answer for their own area."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Basis, Mention, MentionKind, Role
from decompose.rules.competence import competences, concerns_everyone, holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Setting, Topic, rule
from decompose.text.patterns import regex

_CONFIDENCE = 0.8
_SUBJECT_WEIGHT = 2.2
_LOWER = {
    Level.PROVINCE: "各设区市、县（市、区）人民政府",
    Level.CITY: "各县（市、区）人民政府",
    Level.COUNTY: "各乡镇人民政府（街道办事处）",
}
"""Whom territorial responsibility means in a plan of a level: the governments below."""
_LOWER_OF = {
    (Level.PROVINCE, "市"): "各区（县）人民政府",
    (Level.PROVINCE, "兵团"): "各师市",
    (Level.CITY, "盟"): "各旗县（市、区）人民政府",
}
"""The same by the level word of the place, where it has others below than usual."""
_TOWNSHIPS = "township"
"""They have an entry of their own: below a county one name stands for them, whichever rule calls them."""
_GOVERNMENTS = regex(  # each (level of) government, party committee or zone as subject, then must / is to
    r"(各(?:级|地|县|区|市|乡|镇|功能区|开发区|园区)[^，。；]{0,24}?(?:政府|党委|管委会|街道办事处)|各地(?:各有关部门)?)"
    r"(?:（[^）]*）)?(?:要|应当|应|须|必须|负责|结合)"
)


@rule(
    RuleFacts(
        name="territorial",
        code="R07",
        basis=Basis.STATUTORY,
        summary="属地管理：由所在地政府、功能区或乡镇街道承担属地责任",
        summary_en="Governments, zones and townships answer for their own area.",
        gives=("territorial", "lead"),
    )
)
def territorial(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the territorial body of an object that the law leaves to governments.

    Looks for:
        A territorial duty on a sector that the measure itself names; or a sentence whose subject is
        governments or zones that "must" or "are to" do something: then they lead it.
    Why it matters:
        Territorial responsibility stands beside the regulator's and does not replace it.
    Source:
        安全生产法（2021）第九条; 行政处罚法（2021）第二十四条.
    """
    yield from _subject(clause)
    seen: set[str] = set()
    for fit in competences(clause):
        if fit.duty.role is not DutyRole.TERRITORIAL or not fit.topic.in_measure:
            continue
        if concerns_everyone(fit.topic, clause):
            continue
        for department in fit.duty.departments:
            kb, level = clause.setting.kb, clause.setting.jurisdiction.level
            below = level is Level.COUNTY and department == "gov" and _TOWNSHIPS in kb.departments
            held = holder_at(clause.setting, _TOWNSHIPS if below else department)
            if held.department in seen:
                continue
            seen.add(held.department)
            organ = kb.departments[department].kind is DepartmentKind.DEPARTMENT
            lower = _below(clause.setting) if held.department == "gov" else None
            yield Proposal(
                department=held.department,
                name=lower or held.name,
                role=Role.SUPPORT if organ else Role.TERRITORIAL,
                basis=Basis.STATUTORY,
                rule="territorial",
                weight=fit.weight,
                confidence=_CONFIDENCE * held.factor,
                topic=fit.topic,
                duty=fit.duty,
                note=held.note,
            )


def _below(setting: Setting) -> str | None:
    level = setting.jurisdiction.level
    return _LOWER_OF.get((level, setting.word)) or _LOWER.get(level) if level else None


def _subject(clause: Clause) -> Iterator[Proposal]:
    """Let governments lead what the sentence tells them to do."""
    found = _GOVERNMENTS.match(clause.measure.text)
    if found is None:
        return
    span = clause.measure.span
    words = Mention(
        owner=clause.measure.id,
        kind=MentionKind.GROUP,
        id="gov",
        term=found[1],
        block=span.block,
        start=span.start + found.start(1),
        end=span.start + found.end(1),
    )
    yield Proposal(
        department="gov",
        name=found[1],
        role=Role.LEAD,
        basis=Basis.PRINCIPLE,
        rule="territorial",
        weight=_SUBJECT_WEIGHT,
        confidence=_CONFIDENCE,
        topic=Topic(id="gov", weight=1.0, mention=words, in_measure=True),
        note="原文以其为主语，属地负责",
    )
