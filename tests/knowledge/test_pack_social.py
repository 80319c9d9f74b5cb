"""Duties of agriculture, environment, social fields and new businesses against their source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

import decompose
from decompose.knowledge.index import TermIndex
from decompose.model.knowledge import Duty, Sector
from decompose.model.result import MentionKind

PACK = Path(decompose.__file__).parent / "knowledge" / "packs" / "cn-work-safety"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILES = ("agri-environment", "social", "new-business")

CELLS = 8
SECTIONS = ("## 7.", "## 8.", "## 9.")


@cache
def duties() -> dict[str, Duty]:
    """Return the duties of the three files by id."""
    entries = (
        entry
        for name in FILES
        for entry in yaml.safe_load((PACK / "duties" / f"{name}.yaml").read_text("utf-8"))["duties"]
    )
    return {duty.id: duty for duty in (Duty(**entry) for entry in entries)}


@cache
def sectors() -> dict[str, Sector]:
    """Return all sectors of the pack by id."""
    entries = (
        entry
        for path in sorted((PACK / "sectors").glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text("utf-8"))["sectors"]
    )
    return {sector.id: sector for sector in (Sector(**entry) for entry in entries)}


@cache
def sector_index() -> TermIndex:
    """Return the matcher over the sectors of the pack."""
    return TermIndex(MentionKind.SECTOR, tuple(sectors().values()))


def source_rows() -> dict[str, tuple[set[str], set[str]]]:
    """Return departments and citations of every row of the three sections of the table."""
    rows: dict[str, tuple[set[str], set[str]]] = {}
    inside = False
    for line in (SHARED / "domain" / "duties.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            inside = line.startswith(SECTIONS)
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not inside or len(cells) != CELLS or not re.fullmatch(r"[A-Z]{2}\d\d", cells[0]):
            continue
        named = re.sub(r"\([^)]*\)", "", cells[3])
        slugs = {part.strip() for part in re.split(r";| or ", named)} - {""}
        rows[cells[0]] = (slugs, {part.strip() for part in cells[5].split(";")})
    return rows


def parts(row: str) -> list[Duty]:
    """Return the duty of a row and its splits, without what held before a reform."""
    return [duty for id_, duty in duties().items() if re.fullmatch(rf"{row}[b-o]?", id_)]


def main_holder(sector: str, year: int) -> str | None:
    """Return who answers for a sector in a year when a plan names no stage, if anybody does."""
    for duty in duties().values():
        begun = duty.since is None or duty.since[:4] <= str(year)
        ended = duty.until is not None and int(duty.until[:4]) <= year
        if duty.main and sector in duty.sectors and begun and not ended:
            return duty.departments[0]
    return None


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_every_row_of_the_table_is_a_duty() -> None:
    rows = source_rows()
    assert rows
    assert [row for row in rows if row not in duties()] == []


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_departments_and_citations_equal_the_table() -> None:
    wrong = {}
    for row, (departments, citations) in source_rows().items():
        held = {department for duty in parts(row) for department in duty.departments}
        cited = {citation for duty in parts(row) for citation in duty.citations}
        if (held, cited) != (departments, citations):
            wrong[row] = (held ^ departments, cited ^ citations)
    assert wrong == {}


def test_every_duty_refers_to_known_sectors() -> None:
    unknown = {
        (duty.id, sector)
        for duty in duties().values()
        for sector in duty.sectors
        if sector not in sectors()
    }
    assert unknown == set()


def test_at_most_one_main_duty_per_sector_at_a_time() -> None:
    holders: dict[tuple[str, int], list[str]] = {}
    for duty in duties().values():
        for year in (2016, 2022, 2026):
            begun = duty.since is None or duty.since[:4] <= str(year)
            ended = duty.until is not None and int(duty.until[:4]) <= year
            if duty.main and begun and not ended:
                for sector in duty.sectors:
                    holders.setdefault((sector, year), []).append(duty.id)
    assert {key: ids for key, ids in holders.items() if len(ids) > 1} == {}


def test_a_new_business_never_has_a_sector_regulator_without_a_local_decision() -> None:
    bare = [
        duty.id
        for duty in duties().values()
        if duty.id.startswith("NB")
        and duty.role == "sector"
        and duty.designation is None
        and any(sectors()[sector].emerging for sector in duty.sectors)
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("开展变型拖拉机和联合收割机清零行动", "agri-machinery"),
        ("落实港长制，规范进出渔港报告", "fishing-ports"),
        ("推进引水上山和防火通道建设", "forest-fire"),
        ("完成病险水库除险加固", "dams"),
        ("汛前排查防洪工程短板", "flood-control"),
        ("加强群测群防和切坡建房排查", "geological-disaster"),
        ("规范产废单位贮存", "hazardous-waste"),
        ("排查重点环保设施", "pollution-facilities"),
        ("开展尘毒危害治理", "occupational-health"),
        ("中小学幼儿园安防建设", "schools"),
        ("托育机构备案", "infant-care"),
        ("A级旅游景区承载量管控", "scenic-areas"),
        ("玻璃栈道专项排查", "high-risk-tourism"),
        ("商超和农贸市场", "markets"),
        ("整治飞线充电", "e-bikes"),
        ("剧本杀、密室逃脱场所", "script-entertainment"),
    ],
)
def test_everyday_words_point_to_their_sector(text: str, sector: str) -> None:
    assert sector in {id_ for id_, *_ in sector_index().find(text)}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("通过职业健康安全管理体系认证", "occupational-health"),
        ("驾驶员培训学校", "schools"),
        ("培养高层次人才", "complexes-high-rises"),
        ("宠物医院", "hospitals"),
        ("私人影院", "cinemas"),
    ],
)
def test_longer_words_of_another_meaning_do_not_count(text: str, sector: str) -> None:
    assert sector not in {id_ for id_, *_ in sector_index().find(text)}


@pytest.mark.parametrize(
    ("sector", "year", "department"),
    [
        ("occupational-health", 2016, "emergency"),
        ("occupational-health", 2022, "health"),
        ("disaster-relief", 2016, "civil-affairs"),
        ("disaster-relief", 2022, "emergency"),
        ("forest-fire", 2022, "forestry"),
        ("geological-disaster", 2022, "natural-resources"),
        ("dams", 2022, "water"),
        ("care-homes", 2022, "civil-affairs"),
        ("mass-events", 2022, "police"),
        ("functional-zones", 2022, "zone"),
        ("e-bikes", 2022, "fire"),
        ("warehousing-logistics", 2022, None),
        ("postnatal-centres", 2022, None),
        ("trampolines", 2022, None),
    ],
)
def test_who_answers_when_no_stage_is_named(sector: str, year: int, department: str | None) -> None:
    assert main_holder(sector, year) == department
