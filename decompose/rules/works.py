"""Rule ``works``: whoever pays for, approves or gives the ground for what anybody builds helps with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.model.organization import Level
from decompose.model.plan import TaskKind
from decompose.model.result import Basis, Mention, MentionKind, Role
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Topic, rule
from decompose.text.patterns import regex

_BUILDS = regex(
    r"(?<!严禁)(?<!禁止)(?<!不得)(?<!严控)(?<!限制)(?:新建|改建|扩建|改造|建成|更新|配置|购置|配备|建设)[^，。；]{0,30}?"
    r"(?<![\d.])\d[\d.]*(?![\d.年月%％‰])",
    cue=("建", "造", "新", "置", "备"),
)  # so many are built, renewed or bought
_PAID = regex("补助|补贴|奖补|以奖代补", cue=("补",))  # what is paid for
_SITES = regex(
    "(?<!严禁)(?<!禁止)(?<!不得)(?<!严控)(?<!限制)(?<!、)(?:新建|迁建|扩建)", cue="建"
)  # what needs ground of its own
_VILLAGES = regex("村(?!镇银行)|乡镇|镇街|社区|入户|农户|街道|网格")
_MONEY, _GROUND, _PLACE = "建设资金和立项", "建设用地", "落到村、社区"
_WEIGHT, _CONFIDENCE = 0.45, 0.6
_LOCAL = (Level.CITY, Level.COUNTY)


@rule(
    RuleFacts(
        name="works",
        code="R13",
        basis=Basis.PRINCIPLE,
        summary="建设有资金和立项，落地有属地：财政、发展改革、自然资源和乡镇（街道）按各自职责配合",
        summary_en="Whoever pays for, approves or gives the ground for works helps with them.",
        gives=("support", "territorial"),
    )
)
def works(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose those who pay, approve and give the ground, and the townships for work in villages.

    Looks for:
        A key project, or a measure that builds, renews or buys a number of something; what is newly
        built; in plans of cities and counties words of villages and neighbourhoods.
    Why it matters:
        Half of what departments are asked to help with is of this kind, and no object names it.
    Source:
        政府投资条例（2019）; 安全生产法（2021）第九条; measured on plans of strangers (docs/quality.md).
    """
    helpers, measure = clause.setting.kb.info.works, clause.measure
    built = _BUILDS.search(measure.text)
    paid = _PAID.search(measure.text)
    if built:
        yield from _called(clause, helpers.builds, built.span(), _MONEY)
    elif paid or clause.task.kind is TaskKind.PROJECT:
        where = paid.span() if paid else (0, len(measure.text))
        yield from _called(clause, helpers.builds[:1], where, _MONEY)
    if site := _SITES.search(measure.text):
        yield from _called(clause, helpers.sites, site.span(), _GROUND)
    village = _VILLAGES.search(measure.text)
    if village and clause.setting.jurisdiction.level in _LOCAL:
        yield from _called(clause, helpers.villages, village.span(), _PLACE, role=Role.TERRITORIAL)


def _called(
    clause: Clause,
    departments: Iterable[str],
    where: tuple[int, int],
    why: str,
    *,
    role: Role = Role.SUPPORT,
) -> Iterator[Proposal]:
    """Propose departments, quoting the words that call for them."""
    span, start = clause.measure.span, clause.measure.span.start
    words = Mention(
        owner=clause.measure.id,
        kind=MentionKind.GROUP,
        id="works",
        term=clause.measure.text[slice(*where)],
        block=span.block,
        start=start + where[0],
        end=start + where[1],
    )
    for department in departments:
        held = holder_at(clause.setting, department)
        yield Proposal(
            department=held.department,
            name=held.name,
            role=role,
            basis=Basis.PRINCIPLE,
            rule="works",
            weight=_WEIGHT * held.factor,
            confidence=_CONFIDENCE * held.factor,
            topic=Topic(id="works", weight=1.0, mention=words, in_measure=True),
            note="；".join(n for n in (why, held.note) if n),
            grouped=True,
        )
