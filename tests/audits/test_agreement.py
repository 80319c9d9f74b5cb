"""Every fix that is offered can be applied, and what is loaded back tells of nothing new."""

from __future__ import annotations

from pathlib import Path

import pytest

from decompose.analysis import analyse, stored
from decompose.audits import audit
from decompose.audits.fixing import fixed, mended
from decompose.audits.undocumented import fixable
from decompose.cli import main
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Finding
from decompose.reports import write

SCHEME = """栗川县“十五五”综合防灾规划编制方案
为编制《栗川县“十五五”综合防灾规划》（以下简称《规划》），制定本方案。
一、主要任务
（一）资料。搜集“十四五”《规划》落实情况，整理能源等相关《规划》材料。
（二）研究。回顾上一轮《规划》，梳理“十四五”《规划》完成情况，与相关《规划》相互衔接。
"""
COUNTY = """栗川县“十五五”安全生产规划
一、规划目标
到2030年，全县生产安全事故死亡人数下降12%，森林火灾受害率控制在0.7‰以内。
二、主要任务
（一）尾矿库。检查尾矿库。（牵头单位：县应急管理局；完成时限：2027年10月）
（二）尾矿库治理。组织尾矿库治理。（牵头单位：县自然资源局；完成时限：2028年10月）
（三）烟花爆竹。适时修订烟花爆竹零售管理办法，整治零售店。（牵头单位：县公安局；完成时限：2027年10月）
（四）无人机。管好无人驾驶航空器，建立台账。（牵头单位：待定；完成时限：2027年10月）
（五）桥梁。整治船撞桥，[bookmark: _T7]科学《规划》航道。（牵头单位：县水利局；配合单位：县水利局；完成时限：2027年）
（六）农机。检验收割机800台。（完成时限：2027年10月；配合单位：县公安局）
（七）餐饮燃气。清查餐饮场所燃气隐患。（牵头单位：有关部门；完成时限：2027年10月）
（八）经费。增加财政资金，设立专项经费。（牵头单位：县应急管理局；完成时限：2027年10月）
三、保障措施
（一）实施。2034年开展规划实施总结评估。（牵头单位：县应急管理局）
"""
CHAINS = """栗川县“十五五”应急管理规划
一、发展目标
到2030年，亿元地区生产总值生产安全事故死亡率下降30%，森林火灾受害率控制在0.9‰以内。
二、主要任务
（一）自建房。加强自建房用地、规划、设计、施工、经营、鉴定、拆除全链条管理。
（二）电动自行车。加强电动自行车生产、销售、登记、通行、停放充电、报废全链条监管。
（三）危险化学品。加强危险化学品生产、储存、使用、经营、运输全过程监管。
三、保障措施
（一）组织。各部门要高度重视。
（二）投入。完善投入机制，加大财政资金投入。
"""
TABLE = """序号,任务,牵头单位,配合单位,完成时限,依据
1,检查烟花爆竹零售店,县应急管理局,县公安局,2026年9月底前,《烟花爆竹安全管理条例》
2,排查电竞酒店消防隐患,有关部门,,2026年8月底前,
3,建设森林防火隔离带45公里,县林业局,县应急管理局,2026年12月底前,
4,检查加油站油气回收,,县生态环境局,2026年7月底前,
5,检查电梯维保单位,县市场监管局,县住建局、县市场监管局,2026年5月底前,
6,管理无人机飞行,县星河办,县公安局,2026年9月底前,
"""
LONG = """栗川市“十五五”安全生产规划
一、规划目标
到2030年，生产安全事故起数和死亡人数分别下降两成，死亡率降低至0.02人以内。
二、主要任务
""" + "".join(
    f"（{n}）{what}安全。检查{what}隐患。\n"
    for n, what in zip(
        "一二三四五六七八九十",
        ("电梯", "锅炉", "燃气", "校车", "桥梁", "水库", "尾矿库", "景区", "渔船", "加油站"),
        strict=True,
    )
)
PLANS = {
    "scheme.txt": SCHEME,
    "county.txt": COUNTY,
    "chains.txt": CHAINS,
    "table.csv": TABLE,
    "long.txt": LONG,
}


@pytest.fixture(params=sorted(PLANS))
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_text(PLANS[request.param], "utf-8")
    return path


def _marks(result: Decomposition) -> dict[str, Finding]:
    return {f.fingerprint: f for f in result.findings}


def _told(result: Decomposition) -> list[tuple[str, str, str]]:
    return sorted((f.name, f.severity, f.message) for f in result.findings)


def test_every_fix_by_itself(plan: Path, kb: Knowledge) -> None:
    whole = audit(analyse(plan, kb=kb), kb)
    for result in (whole, stored(whole.model_dump_json().encode(), "division.json")):
        can = fixable(result, kb)
        assert can or result is not whole or plan.name == "long.txt"
        for finding in (f for f in result.findings if f.fingerprint in can):
            after = fixed(result, kb, finding.patch)
            assert mended(result, after, finding), (finding.name, finding.patch)
            assert finding.fingerprint not in _marks(after), finding.message
            assert _marks(after).keys() <= _marks(result).keys()


def test_all_fixes_together(
    plan: Path, tmp_path: Path, kb: Knowledge, capsys: pytest.CaptureFixture[str]
) -> None:
    before = audit(analyse(plan, kb=kb), kb)
    out = tmp_path / "out.json"
    assert main(["fix", str(plan), "-o", str(out)]) == 0
    left_out = [line for line in capsys.readouterr().out.splitlines() if "未采用" in line]
    after = audit(stored(out.read_bytes(), str(out)), kb)
    stay = (fixable(before, kb) & _marks(after).keys()) if not left_out else set()
    assert not stay, [_marks(after)[mark].message for mark in stay]
    assert _marks(after).keys() <= _marks(before).keys()


def test_a_division_loaded_back_has_the_findings_of_its_plan(plan: Path, kb: Knowledge) -> None:
    before = audit(analyse(plan, kb=kb), kb)
    again = audit(stored(before.model_dump_json().encode(), "division.json"), kb)
    assert _told(again) == _told(before)
    assert _marks(again).keys() == _marks(before).keys()
    some = audit(again, kb, select=("form",))
    assert {f.name for f in some.findings} <= {f.name for f in before.findings}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_workbook_loaded_back_is_the_division_it_was_written_from(
    plan: Path, tmp_path: Path, kb: Knowledge, lang: str
) -> None:
    before = audit(analyse(plan, kb=kb), kb)
    book = tmp_path / "division.xlsx"
    write(before, book, lang=lang)
    back = analyse(book, kb=kb)
    again = audit(back, kb)
    assert back.plan.tasks == before.plan.tasks
    assert back.assignments == before.assignments
    assert _told(again) == _told(before)
    assert _marks(again).keys() == _marks(before).keys()


def test_an_edited_division_is_audited_anew(tmp_path: Path, kb: Knowledge) -> None:
    path = tmp_path / "county.txt"
    path.write_text(COUNTY, "utf-8")
    before = audit(analyse(path, kb=kb), kb)
    edited = before.model_dump_json().replace("2027年10月", "2036年10月")
    again = audit(stored(edited.encode(), "division.json"), kb)
    late = [f for f in again.findings if f.name == "time.after-period"]
    assert len(late) > sum(f.name == "time.after-period" for f in before.findings)


def test_no_fix_names_a_body_that_the_level_does_not_have(tmp_path: Path, kb: Knowledge) -> None:
    path = tmp_path / "county.txt"
    path.write_text(COUNTY, "utf-8")
    result = audit(analyse(path, kb=kb), kb)
    told = [f for f in result.findings if "无人机" in f.message]
    assert told
    assert not any(change.value == "民航监管局" for f in told for change in f.patch)


def test_a_weak_word_beside_the_day_of_its_task_needs_none(tmp_path: Path, kb: Knowledge) -> None:
    path = tmp_path / "county.txt"
    path.write_text(COUNTY, "utf-8")
    result = audit(analyse(path, kb=kb), kb)
    assert not any(f.name == "time.no-date" and "适时" in f.message for f in result.findings)


def test_every_target_gets_its_owner(tmp_path: Path, kb: Knowledge) -> None:
    path = tmp_path / "chains.txt"
    path.write_text(CHAINS, "utf-8")
    result = audit(analyse(path, kb=kb), kb)
    found = next(f for f in result.findings if f.name == "gap.indicator-no-owner")
    assert "2项指标" in found.message
    assert len(found.patch) == 2
