"""Cross-cutting, hazardous, mining, industrial and fire duties against their source; the laws."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose
from decompose.knowledge.index import TermIndex
from decompose.model.knowledge import Duty, Law, Sector
from decompose.model.result import MentionKind

PACK = Path(decompose.__file__).parent / "knowledge" / "packs" / "cn-work-safety"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")

FILES = ("general", "hazardous", "mines-industry", "fire")
SECTIONS = ("## 1.", "## 2.", "## 3.", "## 4.")
ROWS = 26 + 26 + 6 + 5 + 10 + 7 + 14
REPEALED = "hazardous-chemicals-regulation-2013"


def read(path: str, key: str) -> list[dict[str, Any]]:
    """Return the entries of one file of the pack."""
    entries: list[dict[str, Any]] = yaml.safe_load((PACK / path).read_text("utf-8"))[key]
    return entries


@cache
def duties() -> dict[str, Duty]:
    """Return the duties of the four files by id."""
    rows = (Duty(**entry) for name in FILES for entry in read(f"duties/{name}.yaml", "duties"))
    return {duty.id: duty for duty in rows}


@cache
def laws() -> dict[str, Law]:
    """Return the law texts by id."""
    return {entry["id"]: Law(**entry) for entry in read("laws.yaml", "laws")}


@cache
def sector_index() -> TermIndex:
    """Return the matcher over all sectors of the pack."""
    paths = sorted((PACK / "sectors").glob("*.yaml"))
    entries = (entry for path in paths for entry in read(f"sectors/{path.name}", "sectors"))
    return TermIndex(MentionKind.SECTOR, tuple(Sector(**entry) for entry in entries))


@cache
def table() -> dict[str, tuple[set[str], set[str], str]]:
    """Return departments, citations and grade of every row of sections 1 to 4."""
    rows: dict[str, tuple[set[str], set[str], str]] = {}
    inside = False
    for line in (SHARED / "domain" / "duties.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            inside = line.startswith(SECTIONS)
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if inside and len(cells) == 8 and re.fullmatch(r"[A-Z]{2}\d\d", cells[0]):
            named = re.sub(r"\([^)]*\)", "", cells[3])
            slugs = {part.strip() for part in re.split(r"[;+]", named)} - {""}
            cited = {part.strip() for part in cells[5].split(";")}
            rows[cells[0]] = slugs, cited, cells[6]
    return rows


def split(row: str) -> list[Duty]:
    """Return the duty of a row and those split off it (CH21, CH21b, CH21c), not dated ones."""
    return [duty for duty in duties().values() if re.fullmatch(rf"{row}[b-o]?", duty.id)]


@needs_shared
def test_every_row_of_the_table_is_a_duty() -> None:
    assert len(table()) == ROWS
    assert not set(table()) - set(duties())


@needs_shared
def test_departments_equal_the_table() -> None:
    for row, (slugs, _, _) in table().items():
        held = {department for duty in split(row) for department in duty.departments}
        open_question = duties()[row].designation is not None
        assert held == slugs or (not slugs and open_question and duties()[row].one_of), row
        assert slugs or open_question, row


@needs_shared
def test_citations_and_grades_equal_the_table() -> None:
    for row, (_, cited, grade) in table().items():
        assert cited <= {key for duty in split(row) for key in duty.citations}, row
        assert duties()[row].grade == grade[0], row
        assert any(duty.contested for duty in split(row)) == grade.endswith("!"), row


KNOWN_BY_ARTICLE = {
    "drug-administration-law-2019",
    "metrology-law-2018",
    "medical-devices-regulation-2021",
    "cosmetics-regulation-2020",
    "security-services-regulation-2022",
    "construction-qualification-rules-2018",
}
"""Laws in force whose text is not at hand; each is cited for one well-known article."""


@needs_shared
def test_every_law_text_stands_in_the_pack() -> None:
    stems = {path.stem for path in (SHARED / "domain" / "laws").glob("*.md")} - {"INDEX"}
    assert stems <= set(laws())
    without = set(laws()) - stems
    cited = {
        key.lstrip("~").partition("#")[0] for duty in duties().values() for key in duty.citations
    }
    counted = {stem for stem in without if not laws()[stem].superseded} - KNOWN_BY_ARTICLE
    assert not counted & cited, "no duty rests on a law whose text is not here"
    assert all(laws()[stem].articles for stem in counted)


def test_citations_point_to_articles_that_exist() -> None:
    for duty in duties().values():
        for key in duty.citations:
            if key.startswith("~"):
                continue
            stem, _, article = key.partition("#")
            assert 1 <= int(article) <= (laws()[stem].articles or 0), (duty.id, key)


def test_what_rests_on_the_repealed_regulation_alone_is_dated() -> None:
    assert laws()[REPEALED].superseded
    for duty in duties().values():
        if all(key.startswith(REPEALED) for key in duty.citations):
            assert duty.until == "2026-04-30", duty.id


def test_fire_review_moved_to_housing_in_2019() -> None:
    assert duties()["FR05"].departments == ("housing",)
    assert duties()["FR05"].since == "2019-04-23"
    assert duties()["FR05p"].departments == ("fire",)
    assert duties()["FR05p"].until == "2019-04-22"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("强化危化品企业检查", ["hazardous-chemicals"]),
        ("深化工贸企业隐患排查", ["industrial-trade"]),
        ("强化工作落实和信息化工程建设", []),
        ("整治矿山、化工、冶金领域隐患", ["mines", "hazardous-chemicals", "metallurgy"]),
        ("推进化工园区认定", ["chemical-park-designation"]),
        ("人口密集区危险化学品生产企业搬迁改造", ["chemical-relocation"]),
        ("非煤矿山和尾矿库、煤矿", ["non-coal-mines", "tailings-ponds", "coal-mines"]),
        ("打击违规燃放烟花爆竹", ["fireworks-display"]),
        ("民爆物品和爆破作业", ["civil-explosives", "blasting-operations"]),
        ("粉尘涉爆、有限空间", ["dust-explosion", "confined-space"]),
        ("畅通消防车通道", ["fire-lanes"]),
        ("消防审验与消防产品", ["construction-fire-review", "fire-products"]),
        (
            "群租房、沿街店铺和三合一场所",
            ["rented-rooms", "small-premises", "three-in-one-premises"],
        ),
        ("派出消防车，由消防救援支队增援", []),
    ],
)
def test_words_lead_to_their_sector(text: str, expected: list[str]) -> None:
    assert [sector for sector, _, _, _ in sector_index().find(text)] == expected
