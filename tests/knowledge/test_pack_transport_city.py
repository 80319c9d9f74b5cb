"""The transport and city part of the pack says what the table of statutory facts says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "decompose" / "knowledge" / "packs" / "cn-work-safety"
SHARED = ROOT.parent / "shared"
TABLE = SHARED / "domain" / "duties.md"
ROW = re.compile(r"^(?:RT|HW|WT|RL|CA|PO|MT|CN|BD|GS|UT|AD|PW|PL|SE)\d\d$")
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")

# Departments that a row's notes, brackets or audit case name outside its department column.
MORE: dict[str, set[str]] = {
    "RT07": {"traffic-police"},
    "UT01": {"housing", "water", "city-mgmt"},
    "UT02": {"housing", "water"},
    "UT06": {"city-mgmt", "emergency"},
    "UT08": {"housing", "fire"},
    "PW03": {"energy", "industry", "dev-reform"},
    "SE02": {"housing"},
}

needs_shared = pytest.mark.skipif(not TABLE.exists(), reason="../shared is not here")


def entries(kind: str) -> list[dict[str, Any]]:
    return [
        entry
        for name in ("transport", "building-city")
        for entry in yaml.safe_load((PACK / kind / f"{name}.yaml").read_text("utf-8"))[kind]
    ]


SECTORS = {sector["id"]: sector for sector in entries("sectors")}
DUTIES = entries("duties")
TERMS = {str(term): sector["id"] for sector in SECTORS.values() for term in sector["terms"]}


def present() -> list[dict[str, Any]]:
    return [duty for duty in DUTIES if "until" not in duty]


def rows() -> dict[str, tuple[set[str], set[str]]]:
    """Return row id → department slugs outside brackets, and citations."""
    table: dict[str, tuple[set[str], set[str]]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if ROW.match(cells[0]):
            named = re.sub(r"\([^)]*\)", " ", cells[3]).replace(" or ", ";")
            slugs = {part.strip() for part in named.split(";") if part.strip()}
            table[cells[0]] = (slugs, {part.strip() for part in cells[5].split(";")})
    return table


def main_of(sector: str | None, level: str = "city") -> dict[str, Any] | None:
    """Return the main duty of a sector, or of the nearest ancestor that has duties of its own."""
    while sector is not None:
        own = [duty for duty in present() if sector in duty["sectors"]]
        if own:
            fitting = [d for d in own if d.get("main") and level in d.get("levels", [level])]
            return fitting[0] if fitting else None
        sector = SECTORS.get(sector, {}).get("parent")
    return None


@needs_shared
def test_every_row_is_there_with_its_departments_and_law() -> None:
    table = rows()
    assert len(table) == 90
    for row, (departments, citations) in table.items():
        ours = [duty for duty in present() if duty["id"][:4] == row]
        found = {slug for duty in ours for slug in duty["departments"]}
        assert row in {duty["id"] for duty in ours}, row
        assert found == departments | MORE.get(row, set()), row
        assert citations <= {cite for duty in ours for cite in duty["citations"]}, row


@needs_shared
def test_marks_and_grades_follow_the_table() -> None:
    grades = {}
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if ROW.match(cells[0]):
            grades[cells[0]] = cells[6]
    for duty in DUTIES:
        if duty["id"] in grades:
            assert duty["grade"] == grades[duty["id"]].rstrip("!"), duty["id"]
            assert duty.get("contested", False) == grades[duty["id"]].endswith("!"), duty["id"]


def test_one_main_duty_per_sector_and_level() -> None:
    for sector in SECTORS:
        for level in ("national", "province", "city", "county"):
            mains = [
                duty["id"]
                for duty in present()
                if duty.get("main")
                and sector in duty["sectors"]
                and level in duty.get("levels", [level])
            ]
            assert len(mains) <= 1, (sector, level, mains)


def test_no_term_stands_twice() -> None:
    assert len(TERMS) == sum(len(sector["terms"]) for sector in SECTORS.values())


@pytest.mark.parametrize(
    ("term", "sector", "lead"),
    [
        ("道路交通安全", "road-traffic", "traffic-police"),
        ("两客一危", "key-vehicles", "transport"),
        ("客运班线", "passenger-transport", "transport"),
        ("公路安全生命防护工程", "highways", "transport"),
        ("公路桥隧", "bridges-tunnels", "transport"),
        ("超限超载", "overloading", "transport"),
        ("渣土车", "spoil-trucks", "city-mgmt"),
        ("工程运输车", "works-trucks", "traffic-police"),
        ("校车", "school-buses", "education"),
        ("水上交通", "water-traffic", "transport"),
        ("海上交通", "sea-traffic", "msa"),
        ("港口", "ports", "port"),
        ("铁路沿线", "railway-environs", "transport"),
        ("机场净空", "airport-clearance", "caac"),
        ("收寄验视", "parcel-security", "postal"),
        ("城市轨道交通", "urban-rail", "transport"),
        ("建筑施工", "construction", "housing"),
        ("塔吊", "construction-cranes", "housing"),
        ("深基坑", "dangerous-works", "housing"),
        ("自建房", "self-built-houses", "housing"),
        ("农村危房改造", "rural-houses", "housing"),
        ("玻璃幕墙", "curtain-walls", "housing"),
        ("液化气罐", "bottled-gas", "housing"),
        ("气瓶充装", "gas-cylinders", "market"),
        ("可燃气体报警装置", "catering-gas", "commerce"),
        ("垃圾填埋场", "landfills", "city-mgmt"),
        ("渣土受纳场", "spoil-dumps", "city-mgmt"),
        ("人防工程", "civil-defence-works", "civil-air-defence"),
        ("户外广告", "outdoor-advertising", "city-mgmt"),
        ("油气输送管道", "pipelines", "energy"),
        ("电梯", "lifts", "market"),
        ("锅炉", "boilers", "market"),
    ],
)
def test_an_everyday_word_leads_to_its_regulator(term: str, sector: str, lead: str) -> None:
    duty = main_of(TERMS[term])
    assert TERMS[term] == sector
    assert duty is not None
    assert duty["departments"][0] == lead


@pytest.mark.parametrize("sector", ["ferries", "park-waters", "customer-wiring"])
def test_where_law_names_nobody_the_gap_stays(sector: str) -> None:
    assert main_of(sector) is None


def test_a_central_regulator_gives_way_to_local_carriers_below_the_province() -> None:
    for sector, above in (("railways", "railway"), ("power", "power-regulator")):
        upper, lower = main_of(sector, "province"), main_of(sector, "county")
        assert upper is not None
        assert lower is not None
        assert upper["departments"] == [above]
        assert above not in lower["departments"]


def test_manufacture_and_site_use_of_a_crane_stay_apart() -> None:
    stages = {
        duty["departments"][0]: set(duty["stages"])
        for duty in DUTIES
        if "construction-cranes" in duty["sectors"]
    }
    assert stages["market"] == {"production"}
    assert not stages["housing"] & stages["market"]
