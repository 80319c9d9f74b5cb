"""Printed names: cases, published names, names in a year, speed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from decompose.knowledge import Knowledge
from decompose.model.organization import ResolutionKind

CASES = Path(__file__).parents[1] / "cases" / "resolve"


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            name, level, year = case["name"], case.get("level", ""), case.get("year", "")
            yield pytest.param(case, id=f"{path.stem}-{name}-{level}-{year}")


@pytest.mark.parametrize("case", list(_cases()))
def test_case(kb: Knowledge, case: dict[str, Any]) -> None:
    found = kb.resolve(case["name"], level=case.get("level"), year=case.get("year"))
    assert found.text == case["name"]
    assert found.department == case.get("department")
    assert found.group == case.get("group", found.group)
    assert set(case.get("candidates", [])) <= set(found.candidates)
    assert found.kind.value == case.get("kind", found.kind.value)
    assert found.former is case.get("former", False)
    if "at" in case:
        assert found.level is not None
        assert found.level.value == case["at"]
    if case.get("noted"):
        assert found.note


def test_no_guess_is_silent(kb: Knowledge) -> None:
    """A department comes with a kind that says how it was found; doubt gives none."""
    doubtful = {ResolutionKind.AMBIGUOUS, ResolutionKind.SIMILAR, ResolutionKind.UNKNOWN}
    for dept in kb.departments.values():
        for name in (*dept.aliases, *dept.ambiguous):
            found = kb.resolve(name.replace("X", "云州"), level="city", year=2024)
            assert (found.department is None) == (
                found.kind in doubtful | {ResolutionKind.GROUP}
            ), (
                name,
                found,
            )
            assert found.department or found.candidates


def test_every_name_of_a_department_leads_back_to_it(kb: Knowledge) -> None:
    for dept in kb.departments.values():
        for level in dept.names:
            for short in (True, False):
                place = (
                    None
                    if short
                    else {"province": "临江省", "county": "青河县"}.get(level, "云州市")
                )
                name = kb.name_of(dept.id, level=level, place=place, short=short)
                found = kb.resolve(name, level=level)
                assert dept.id in (found.department, *found.candidates), (name, found)


@pytest.mark.parametrize(
    ("department", "level", "place", "year", "name"),
    [
        ("financial-reg", "province", "临江省", 2020, "临江银保监局"),
        ("financial-reg", "city", "云州市", 2020, "云州银保监分局"),
        ("financial-reg", "county", "青河县", 2020, "银保监分局"),  # no body of its own
        ("financial-reg", "province", "临江省", 2016, "临江保监局"),
        ("financial-reg", "city", "云州市", 2016, "保监局"),  # no body of its own
        ("financial-reg", "province", "临江省", 2024, "国家金融监督管理总局临江监管局"),
        ("mine-safety", "province", "临江省", 2016, "临江煤矿安全监察局"),
        ("tax", "city", "云州市", 2016, "云州市国家税务局"),
        ("tax", "city", "云州市", 2020, "国家税务总局云州市税务局"),
    ],
)
def test_bodies_of_the_state_bear_the_name_of_their_year(
    kb: Knowledge, department: str, level: str, place: str, year: int, name: str
) -> None:
    assert kb.name_of(department, level=level, place=place, year=year) == name


# Printed name → the slug that departments.md and the national reforms give it. Everything that is
# not named here must resolve to what the naming rules below say.
_NOT_DEPARTMENTS = frozenset(
    ["市四创办", "市留交办", "外省地震专家", "焦窑煤矿", "铁路", "县电力局"]
)
_STEMS = {
    "管委会": "zone", "政府新闻": "gov-office", "应急": "emergency", "安监": "emergency",
    "安全生产监": "emergency", "安全监管": "emergency", "交警": "traffic-police",
    "公安厅交通": "traffic-police", "治安支队": "police", "公安消防": "fire", "公安": "police",
    "边防": "police", "消防": "fire", "气象": "weather", "地方海事": "transport", "海事": "msa",
    "海关": "customs", "建设、": None, "市建设局、": None, "住房保障": "housing", "规划": "natural-resources",
    "国土": "natural-resources", "自然资源": "natural-resources", "海洋与渔业": "fishery",
    "海洋": "natural-resources", "测绘": "natural-resources", "住": "housing", "建设": "housing",
    "建委": "housing", "市政": "housing", "城管": "city-mgmt", "行政执法": "city-mgmt", "交": "transport",
    "水": "water", "农": "agriculture", "林": "forestry", "绿化": "forestry", "外经贸": "commerce",
    "商务": "commerce", "卫": "health", "环": "ecology", "生态": "ecology", "教育": "education",
    "文": "culture-tourism", "旅": "culture-tourism", "体育": "sports", "工商联": "industry-federation",
    "工商": "market", "质监": "market", "市场": "market", "工业": "industry", "工信": "industry",
    "经": "industry", "科技": "science", "科协": "science-assoc", "财政": "finance", "人力": "hr",
    "劳动": "hr", "民政": "civil-affairs", "监察": "discipline", "政府法制": "justice", "法制": "justice",
    "司法": "justice", "统计": "statistics", "组织": "organization", "宣传": "propaganda",
    "政法": "politics-law", "维稳": "politics-law", "综治": "politics-law", "610": "politics-law",
    "护路": "politics-law", "编": "establishment", "妇联": "women", "总工会": "union", "团": "youth",
    "红十字": "red-cross", "法院": "court", "高院": "court", "检察": "procuratorate",
    "民宗": "ethnic-religion", "信访": "petitions", "外办": "foreign-affairs", "台办": "taiwan-affairs",
    "国资": "sasac", "国有资产": "sasac", "银保监": "financial-reg", "保监": "financial-reg",
    "证监": "securities-reg", "税务": "tax", "金融办": "finance-office", "能源": "energy", "粮食": "grain",
    "发": "dev-reform", "通信管理": "telecom", "邮政": "postal", "地震": "earthquake", "广电": "radio-tv",
    "人民防空": "civil-air-defence", "国动": "civil-air-defence", "军": "armed-forces",
    "武警": "armed-forces", "铁路": "railway-co", "民航企业": "airport-co", "民航": "caac",
    "供电": "power-grid", "安全厅": "state-security", "市供销社、": None, "供销": "supply-coop",
    "网通": "telecom-co", "通信单位": "telecom-co", "永合会镇": "township", "区": "gov", "县": "gov",
}  # fmt: skip


def _expected(name: str) -> str | None:
    return next((slug for stem, slug in _STEMS.items() if stem in name), "no rule")


def test_published_names(kb: Knowledge, shared: Path) -> None:
    """At least 95 % of the departments printed in real divisions are found, none is wrong."""
    asked: dict[tuple[str, str, int], None] = {}
    for line in (shared / "corpus/published_divisions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for name in (*row["lead"], *row["support"]):
            asked[name, row["level"], row["year"]] = None
    for line in (shared / "corpus/published_duties.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        asked[row["department"], row["level"], row["year"]] = None
    found = {key: kb.resolve(key[0], level=key[1], year=key[2]) for key in asked}
    departments = {
        k: r for k, r in found.items() if r.group is None and k[0] not in _NOT_DEPARTMENTS
    }
    resolved = {k: r for k, r in departments.items() if r.department}
    wrong = [(k, r.department) for k, r in resolved.items() if r.department != _expected(k[0])]
    missed = [k for k, r in departments.items() if not r.department and _expected(k[0])]
    assert not wrong
    assert len(missed) <= 0.05 * len(departments), missed
    assert not any(r.former for r in found.values()), (
        "a name is in force in the year it was printed"
    )


@pytest.mark.parametrize(
    ("department", "level", "year", "place", "short", "name"),
    [
        ("emergency", "city", 2016, None, True, "市安监局"),
        ("emergency", "city", 2016, None, False, "市安全生产监督管理局"),
        ("emergency", "city", 2016, "云州市", False, "云州市安全生产监督管理局"),
        ("emergency", "city", 2021, None, True, "市应急局"),
        ("emergency", "city", 2021, None, False, "市应急管理局"),
        ("emergency", "province", 2021, None, True, "省应急厅"),
        ("emergency", "province", 2021, None, False, "省应急管理厅"),
        ("emergency", "national", 2016, None, True, "国家安监总局"),
        ("emergency", None, None, None, True, "应急管理部门"),
        ("fire", "province", 2016, None, False, "省公安消防总队"),
        ("fire", "county", 2022, "青河县", False, "青河县消防救援大队"),
        ("market", "city", 2016, None, True, "市质监局"),
        ("market", "city", 2022, None, False, "市市场监督管理局"),
        ("natural-resources", "province", 2016, None, False, "省国土资源厅"),
        ("industry", "city", 2016, None, True, "市经信委"),
        ("industry", "national", 2016, None, True, "工信部"),
        ("ecology", "province", 2016, None, True, "省环保厅"),
        ("health", "city", 2012, None, True, "市卫生局"),
        ("agriculture", "city", 2022, None, True, "市农业农村局"),
        ("politics-law", "city", 2016, None, True, "市委政法委"),
        ("propaganda", "city", 2022, "云州市", False, "云州市委宣传部"),
        ("youth", "city", 2022, None, True, "团市委"),
        ("youth", "city", 2022, "云州市", False, "共青团云州市委员会"),
        ("msa", "province", 2022, "临江省", False, "临江海事局"),
        ("msa", "city", 2022, None, True, "海事局"),
        ("armed-forces", "province", 2022, "临江省", False, "临江省军区"),
        ("tax", "city", 2022, "云州市", False, "国家税务总局云州市税务局"),
        ("telecom", "city", 2022, None, True, "通信管理局"),
        ("telecom", "national", 2022, None, True, "工信部"),
        ("energy", "county", 2022, None, True, "县发改局"),
        ("earthquake", "county", 2016, None, True, "县安监局"),
        ("drug", "city", 2022, "云州市", False, "云州市市场监督管理局"),
        ("township", "city", 2022, None, True, "乡镇（街道）"),
        ("gov", "county", 2022, "青河县", False, "青河县人民政府"),
    ],
)
def test_name_in_its_year(
    kb: Knowledge,
    department: str,
    level: str | None,
    year: int | None,
    place: str | None,
    short: bool,
    name: str,
) -> None:
    assert kb.name_of(department, level=level, year=year, place=place, short=short) == name


@pytest.mark.parametrize(
    ("department", "level", "year", "there"),
    [
        ("emergency", "city", 2016, True),
        ("emergency", "city", 1995, False),
        ("veterans", "city", 2016, False),
        ("veterans", "city", 2019, True),
        ("telecom", "city", 2022, False),
        ("telecom", "province", 2022, True),
        ("postal", "county", 2022, False),
        ("railway", "city", 2022, False),
        ("data", "city", 2016, True),
        ("data", "city", 2010, False),
        ("energy", "county", None, False),
        ("industry", "national", 2016, True),
        ("disease-control", "county", None, True),
    ],
)
def test_existence(
    kb: Knowledge, department: str, level: str, year: int | None, there: bool
) -> None:
    assert kb.exists(department, level=level, year=year) is there


def test_hostile_names_end_quickly(kb: Knowledge) -> None:
    for text in (
        "",
        "　",
        "各" * 10_000,
        "有关" * 30,
        "县市区" * 20,
        "（" * 60,
        "X" * 50,
        "驻" + "各有关" * 19,
    ):
        start = time.process_time()
        assert kb.resolve(text, level="city", year=2022).department is None
        assert time.process_time() - start < 30


def test_a_name_is_looked_up_once(kb: Knowledge) -> None:
    first = kb.resolve("市安监局", level="city", year=2016)
    assert kb.resolve("市安监局", level="city", year=2016) is first
