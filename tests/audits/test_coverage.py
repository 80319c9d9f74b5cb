"""The map of coverage: law, lists and plan apart; every holder of what is shared; chains; its files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest

import decompose as dc
from decompose.audits.case import AuditCase
from decompose.audits.chains import chain_states
from decompose.audits.coverage import coverage
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.coverage import Cell, Status
from decompose.model.result import Decomposition
from tests.conftest import Cli

PLAN = """青河县“十四五”安全生产规划
一、主要任务
（一）电动自行车。整治违规停放充电，查处非法改装。
（二）锅炉。加强锅炉使用安全监督检查。县市场监管局牵头。
（三）剧本娱乐场所。加强剧本娱乐场所安全管理。
（四）港口危险货物。加强港口危险货物执法检查。
（五）自建房。开展经营性自建房排查，整治擅自改扩建。
"""
OWN = """duties:
  - id: OWN1
    summary: 剧本娱乐场所的安全监督
    sectors: [script-entertainment]
    departments: [culture-tourism]
    role: sector
    citations: ["~doc:青河县责任清单"]
    grade: C
    main: true
"""


def _division(kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse_text(PLAN), kb, level="county", date="2021-06")


def _cells(kb: Knowledge, law: Knowledge | None = None) -> dict[tuple[str, str], Cell]:
    found = coverage(_division(kb), kb, law=law)
    return {(cell.name, cell.stage or cell.aspect): cell for cell in found.cells}


def test_a_shared_duty_shows_all_who_share_it(kb: Knowledge) -> None:
    cell = _cells(kb)[("电动自行车", "parking-charging")]
    assert cell.together is Status.OVERLAP
    assert len(cell.holders) > 1


def test_the_main_holder_inspects_what_it_regulates(kb: Knowledge) -> None:
    cell = _cells(kb)[("港口危险货物", "enforcement")]
    assert cell.law is Status.COVERED


def test_law_and_plan_are_told_apart(kb: Knowledge) -> None:
    cells = _cells(kb)
    assert (cells[("锅炉", "")].law, cells[("锅炉", "")].plan) == (Status.COVERED, Status.COVERED)
    assert cells[("电动自行车", "modification")].plan is Status.GAP
    assert {cell.lists for cell in cells.values()} == {Status.UNKNOWN}


def test_a_users_own_list_is_told_apart_from_the_law(kb: Knowledge, tmp_path: Path) -> None:
    sector = next(
        s for s in kb.sectors.values() if "剧本娱乐" in (s.name, *s.terms) or "剧本" in s.name
    )
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.yaml").write_text("id: own\ntitle: 青河县清单\nversion: '1'\n", "utf-8")
    (own / "duties.yaml").write_text(OWN.replace("script-entertainment", sector.id), "utf-8")
    both = load_knowledge(own)
    before, after = _cells(kb)[(sector.name, "")], _cells(both, law=kb)[(sector.name, "")]
    assert before.lists is Status.UNKNOWN
    assert (after.law, after.lists, after.together) == (before.law, Status.COVERED, Status.COVERED)


def test_a_link_shows_those_of_a_shared_duty_who_answer_for_it(kb: Knowledge) -> None:
    case = AuditCase(_division(kb), kb)
    chain = next(c for c in chain_states(case) if c.id == "self-built-houses")
    links = {link.name: link for link in chain.links}
    assert chain.mentioned
    assert links["经营登记"].holders == ("县市场监管局",)
    assert links["改变用途和改扩建"].status is Status.GAP
    assert "县住建局" in links["改变用途和改扩建"].holders


def test_before_a_reform_a_link_shows_the_forerunner_that_had_the_duty(kb: Knowledge) -> None:
    text = PLAN.replace("县市场监管局牵头。", "")
    result = dc.assign(dc.parse_text(text), kb, level="county", date="2014-06")
    case = AuditCase(result, kb)
    chain = next(c for c in chain_states(case) if c.id == "e-bikes")
    links = {link.name: link for link in chain.links}
    assert links["销售"].holders == ("县工商局",)
    assert "县质监局" in links["生产"].holders


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".svg", ".html", ".xlsx"])
def test_the_map_is_written(cli: Cli, tmp_path: Path, suffix: str, lang: str) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    out = tmp_path / f"map{suffix}"
    done = cli("coverage", plan, "-o", out, "--lang", lang)
    assert done.code == 0, done.err
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(out)
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        first, _, chains = book.worksheets
        assert first.freeze_panes == "B3"
        assert chains.max_row > 30
    else:
        words = [out.read_text("utf-8")]
    for word in {"zh": ("电动自行车", "交叉"), "en": ("Electric bicycles", "overlap")}[lang]:
        assert any(word in text for text in words)


def test_the_map_puts_the_worst_first_and_keeps_to_a_page(
    cli: Cli, tmp_path: Path, kb: Knowledge
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    out = tmp_path / "map.svg"
    assert cli("coverage", plan, "--whole", "-o", out).code == 0
    text = out.read_text("utf-8")
    found = json.loads(cli("coverage", plan, "--whole", "--json").out)["cells"]
    settled = {c["name"] for c in found} - {
        c["name"] for c in found if c["together"] in ("gap", "designation", "overlap", "weak")
    }
    assert "个对象没有空白、交叉和薄弱处" in text
    assert all(name.replace("&", "&amp;") in text for name in settled)
    drawn = re.findall(r'font-size="11" fill="#222222">([^<]+)</text>', text)
    order = [drawn.index(name) for name in ("煤矿", "电动自行车", "学校")]
    assert order == sorted(order)


@pytest.mark.parametrize("chains", [(), ("--chains",)])
def test_another_form_is_refused(cli: Cli, tmp_path: Path, chains: tuple[str, ...]) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    done = cli("coverage", plan, *chains, "-o", tmp_path / "map.gif")
    assert (done.code, (tmp_path / "map.gif").exists()) == (2, False)
    assert ".svg" in done.err
