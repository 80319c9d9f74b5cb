"""Stages, aspects, actors, functions and linkages of the built-in pack."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose
from decompose.knowledge.index import TermIndex
from decompose.model.knowledge import Aspect, Function, Law, Linkage, Stage, Strength, Vocabulary
from decompose.model.result import MentionKind

PACK = Path(decompose.__file__).parent / "knowledge" / "packs" / "cn-work-safety"
STAGES = [
    "siting",
    "project-filing",
    "design-review",
    "construction",
    "acceptance",
    "licensing",
    "production",
    "storage",
    "use",
    "trading",
    "transport",
    "parcel",
    "filling",
    "inspection",
    "maintenance",
    "modification",
    "parking-charging",
    "firing-blasting",
    "disposal",
    "rescue",
    "investigation",
    "publicity-training",
    "enforcement",
    "monitoring",
    "statistics-assessment",
]
ASPECTS = [
    "quality",
    "public-security",
    "traffic",
    "fire",
    "structure",
    "pollution",
    "health",
    "trade",
    "pressure-equipment",
    "customs",
    "planning",
    "labour",
    "electrical",
    "property",
    "assets",
    "content",
    "accident-liability",
]
CORE = ("work-safety", "emergency", "general")
MIN_FUNCTIONS, MIN_CORE = 150, 60


def entries(pattern: str, key: str) -> list[dict[str, Any]]:
    files = sorted(PACK.glob(pattern))
    return [e for path in files for e in yaml.safe_load(path.read_text("utf-8"))[key]]


@cache
def functions() -> dict[str, Function]:
    return {e["id"]: Function(**e) for e in entries("functions/*.yaml", "functions")}


@cache
def stages() -> tuple[Vocabulary, ...]:
    return tuple(Stage(**e) for e in entries("stages.yaml", "stages"))


@cache
def aspects() -> tuple[Vocabulary, ...]:
    return tuple(Aspect(**e) for e in entries("aspects.yaml", "aspects"))


@cache
def actors() -> tuple[Vocabulary, ...]:
    return tuple(Vocabulary(**e) for e in entries("actors.yaml", "actors"))


@cache
def linkages() -> tuple[Linkage, ...]:
    return tuple(Linkage(**e) for e in entries("linkages.yaml", "linkages"))


@cache
def stage_index() -> TermIndex:
    return TermIndex(MentionKind.STAGE, stages())


@cache
def aspect_index() -> TermIndex:
    return TermIndex(MentionKind.ASPECT, aspects())


@cache
def function_index() -> TermIndex:
    return TermIndex(MentionKind.FUNCTION, tuple(functions().values()))


@cache
def actor_index() -> TermIndex:
    return TermIndex(MentionKind.ACTOR, actors())


def found(index: TermIndex, text: str) -> set[str]:
    return {hit[0] for hit in index.find(text)}


def test_fixed_ids() -> None:
    assert [s.id for s in stages()] == STAGES
    assert {a.id for a in aspects()} == set(ASPECTS)


def test_there_are_enough_functions() -> None:
    assert len(functions()) >= MIN_FUNCTIONS
    assert sum(f.field in CORE for f in functions().values()) >= MIN_CORE
    assert len(functions()) == len(entries("functions/*.yaml", "functions"))


@pytest.mark.parametrize("vocabulary", ["stages", "aspects", "actors", "functions"])
def test_each_term_has_one_home_and_guards_are_no_terms(vocabulary: str) -> None:
    named = {"stages": stages, "aspects": aspects, "actors": actors}
    held = named[vocabulary]() if vocabulary in named else tuple(functions().values())
    owners = Counter(term for entry in held for term in entry.words)
    assert [term for term, count in owners.items() if count > 1] == []
    assert [term for term in owners if len(term) < 2] == []
    for entry in held:
        assert entry.terms, entry.id
        assert not set(entry.not_in) & set(owners), entry.id
        assert [g for g in entry.not_in if not any(term in g for term in owners)] == [], entry.id


def test_functions_name_each_department_once() -> None:
    for entry in functions().values():
        named = (*entry.lead, *entry.support)
        assert entry.lead, entry.id
        assert len(named) == len(set(named)), entry.id
        assert entry.citations, entry.id


def test_citations_name_laws_of_the_pack() -> None:
    laws = {e["id"]: Law(**e) for e in entries("laws.yaml", "laws")}
    cited = [c for f in functions().values() for c in f.citations]
    cited += [c for link in linkages() for c in link.citations]
    for key in cited:
        if not key.startswith("~"):
            law, _, article = key.partition("#")
            assert law in laws, key
            assert 1 <= int(article) <= (laws[law].articles or int(article)), key


def test_grade_a_functions_rest_on_a_law() -> None:
    for entry in functions().values():
        if entry.grade == "A":
            assert any(not c.startswith("~") for c in entry.citations), entry.id


def test_linkages_name_what_exists() -> None:
    sectors = {e["id"] for e in entries("sectors/*.yaml", "sectors")}
    for link in linkages():
        assert link.sectors or link.functions, link.id
        assert set(link.sectors) <= sectors, link.id
        assert set(link.functions) <= set(functions()), link.id
        assert link.lead not in link.support, link.id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "强化危化品生产、储存、使用、经营、运输全链条监管",
            "production storage use trading transport",
        ),
        ("落实生产经营单位安全生产主体责任，减少生产安全事故", ""),
        ("加强监管体系建设、能力建设和队伍建设", ""),
        ("推进道路运输和综合交通运输发展", ""),
        (
            "严把立项、设计审查、施工、竣工验收关口",
            "project-filing design-review construction acceptance",
        ),
        ("加强气瓶充装、检验、报废环节管理", "filling inspection disposal"),
        ("严查非法改装、飞线充电", "modification parking-charging enforcement"),
        ("做好收寄验视和实名收寄", "parcel"),
        ("落实维护保养责任，维护社会稳定", "maintenance"),
        ("推广使用新装备，规范资金使用", ""),
        ("坚持目标导向，健全执法部门协作", ""),
        ("取得安全生产许可证", "licensing"),
    ],
)
def test_stage_words(text: str, wanted: str) -> None:
    assert found(stage_index(), text) == set(wanted.split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("保持疏散通道、安全出口畅通", "fire"),
        ("加强森林防火巡护", ""),
        ("坚持问题导向", ""),
        ("严查假冒伪劣和不合格产品", "quality"),
        ("排查承重结构坍塌风险", "structure"),
        ("检查高速公路出口匝道", ""),
        ("落实实名登记和流向管控", "public-security"),
        ("保障用电安全", "electrical"),
    ],
)
def test_aspect_words(text: str, wanted: str) -> None:
    assert found(aspect_index(), text) == set(wanted.split())


def test_actors_never_become_departments() -> None:
    assert found(actor_index(), "督促企业、保险机构和高校参与") == {
        "enterprises",
        "insurers",
        "universities",
    }
    assert found(actor_index(), "全国企业信用") <= {"enterprises"}


MEASURES = [
    ("严格落实党政同责、一岗双责", "party-government-duty", "sco"),
    ("编制并公布安全生产权力和责任清单", "department-duty-lists", "emergency"),
    ("消除监管盲区，厘清职责边界", "duty-boundaries", "sco"),
    ("对下级政府开展安全生产巡查和考核", "assessment-patrol", "sco"),
    ("加快淘汰落后产能", "outdated-capacity", "industry"),
    ("推动沿河化工企业搬迁改造", "relocation", "industry"),
    ("完善行刑衔接机制", "criminal-link", "emergency"),
    ("支持检察机关提起公益诉讼", "public-interest-suit", "procuratorate"),
    ("依法开展事故调查", "accident-investigation", "emergency"),
    ("兑现举报奖励，畅通12350热线", "complaints-rewards", "emergency"),
    ("开展失信联合惩戒", "safety-credit", "emergency"),
    ("推行安责险", "safety-insurance", "emergency"),
    ("扩大工伤预防覆盖面", "work-injury", "hr"),
    ("设立安全生产专项资金", "safety-fund", "finance"),
    ("将执法经费纳入预算", "enforcement-funding", "finance"),
    ("开展“安康杯”竞赛", "workers-competition", "union"),
    ("创建青年安全生产示范岗", "youth-safety-post", "youth"),
    ("培育安全应急产业", "safety-industry", "industry"),
    ("加强高校安全学科建设", "higher-education", "education"),
    ("组织安全技术攻关", "safety-science", "emergency"),
    ("按规定核定机构编制", "supervisory-institutions", "emergency"),
    ("对失职渎职行为严肃问责", "accountability", "discipline"),
    ("做好伤员救治", "medical-rescue", "health"),
    ("实施现场交通管制", "traffic-control", "traffic-police"),
    ("抢通道路，保障应急运力", "transport-support", "transport"),
    ("做好应急通信保障", "communication-support", "telecom"),
    ("统一新闻发布，做好舆论引导", "emergency-news", "propaganda"),
    ("转移安置受灾群众", "relief-resettlement", "emergency"),
    ("接收救灾捐赠", "donations", "civil-affairs"),
    ("做好余震和震情研判", "earthquake-monitoring", "earthquake"),
    ("编制灾后恢复重建规划", "reconstruction", "dev-reform"),
    ("修订完善应急预案", "emergency-plans", "emergency"),
    ("做好投资项目核准", "investment-approval", "dev-reform"),
    ("在国土空间规划中划定控制线", "spatial-planning", "natural-resources"),
    ("发展职业技能培训", "vocational-skills", "hr"),
    ("开展禁毒工作", "drugs-control", "police"),
    ("化解信访积案", "petitions", "petitions"),
    ("健全人民调解组织", "mediation", "justice"),
]


@pytest.mark.parametrize(("text", "function", "lead"), MEASURES)
def test_who_leads(text: str, function: str, lead: str) -> None:
    assert function in found(function_index(), text)
    assert functions()[function].lead[0] == lead


def test_ordinary_words_do_not_trigger_functions() -> None:
    for text in (
        "加快推进企业转型",
        "由应急管理部门报告",
        "从业就业人员死亡率",
        "完善后评价",
        "各种业务",
        "提高职工待遇",
    ):
        assert found(function_index(), text) == set(), text


def test_functions_of_safety_give_way_to_sector_regulators() -> None:
    for name in ("hidden-hazards", "special-campaign", "safety-training", "emergency-plans"):
        assert functions()[name].strength is Strength.WEAK
    for name in ("accident-investigation", "medical-rescue", "relocation", "public-interest-suit"):
        assert functions()[name].strength is Strength.STRONG
