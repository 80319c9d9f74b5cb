"""Pairs of plans with seeded changes: nearly all are found, and hardly anything else.

The city plans were written before anybody looked at what the alignment says about them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

import decompose as dc
from decompose.compare.align import align
from decompose.knowledge import Knowledge
from decompose.match.clauses import clause_of
from decompose.model.comparison import Alignment, Standing, Tightness
from decompose.model.result import Decomposition
from tests.conftest import ROOT

RECALL, FALSE_ALARMS = 0.95, 0.05
NOT_HERE = {Standing.DROPPED, Standing.NOT_APPLICABLE}
PARTLY = Standing.PARTLY
"""What a task is of which a measure is dropped: told of the measure already."""

Found = set[tuple[str, Standing]]


def _read(path: Path, kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse(dc.read(path)), kb)


def _truth(folder: Path) -> list[dict[str, str]]:
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _is_told(seeded: tuple[str, Standing], found: Found) -> bool:
    """Tell whether a change was found; what does not apply may be told as dropped, not otherwise."""
    key, standing = seeded
    if standing is Standing.NOT_APPLICABLE:
        return any((key, one) in found for one in NOT_HERE)
    return seeded in found


def _check(seeded: Found, found: Found, keys: set[str]) -> None:
    missed = sorted(one for one in seeded if not _is_told(one, found))
    changed = {key for key, _ in seeded}
    false = sorted(
        one
        for one in found
        if one not in seeded
        and not (one[1] in NOT_HERE and (one[0], Standing.NOT_APPLICABLE) in seeded)
    )
    assert len(missed) <= (1 - RECALL) * len(seeded), missed
    assert len(false) <= FALSE_ALARMS * len(keys - changed), false


def test_a_city_under_a_published_plan(shared: Path, kb: Knowledge) -> None:
    superior = _read(next((shared / "seeds").glob("002_*")), kb)
    own = _read(ROOT / "examples" / "city_under_province" / "plan.txt", kb)
    marks = {clause_of(t, m): m.id for t in superior.plan.tasks for m in t.measures}
    rows = _truth(ROOT / "examples" / "city_under_province")
    seeded = {
        (marks[row["fingerprint"]], Standing(row["status"]))
        for row in rows
        if row["fingerprint"] in marks
    }
    assert len(seeded) >= RECALL * len(rows), "the superior plan is read otherwise now"
    alignment = align(superior, own, kb)
    judged = [one for task in alignment.tasks for one in task.measures]
    found = {(o.superior, s) for o in judged for s in o.standings if s is not Standing.COVERED}
    keys = {one.superior for one in judged}
    assert len(keys - {key for key, _ in seeded}) >= 60
    _check(seeded, found, keys)
    reasons = {o.superior: o.reasons for o in judged if Standing.NOT_APPLICABLE in o.standings}
    assert any("我市没有煤矿" in reason.text for told in reasons.values() for reason in told)


def test_two_invented_plans_of_another_field(kb: Knowledge) -> None:
    folder = ROOT / "examples" / "disaster_pair"
    superior, own = (_read(folder / name, kb) for name in ("superior.txt", "plan.txt"))
    numbers = {task.id: task.number.rstrip(".．") for task in superior.plan.tasks}
    seeded = {(row["task"], Standing(row["status"])) for row in _truth(folder)}
    alignment = align(superior, own, kb)
    found = {
        (numbers[task.superior], standing)
        for task in alignment.tasks
        for standing in task.standings
        if standing not in (Standing.COVERED, PARTLY)
    }
    _check(seeded, found, {numbers[task.superior] for task in alignment.tasks})
    titles = [own.plan.task(task).title for task in alignment.without_parent]
    assert len(titles) == 1
    assert "防台避险地图" in titles[0]
    assert [one.tightness for one in alignment.indicators][:2] == [
        Tightness.LOOSER,
        Tightness.TIGHTER,
    ]


def _pair(
    folder: Path, kb: Knowledge, missed: str = "", plan: str = "plan.*"
) -> tuple[Alignment, Decomposition]:
    """Check what is told measure by measure against the truth; return it with the plan below.

    What is known to be missed is named by its words: it is not told, and would be right if it were.
    """
    superior, own = (_read(next(folder.glob(name)), kb) for name in ("superior.*", plan))
    measures = {m.id: m.text for task in superior.plan.tasks for m in task.measures}
    rows = _truth(folder)
    seeded = {
        (key, Standing(row["status"]))
        for row in rows
        for key, text in measures.items()
        if row["words"] in text
    }
    assert len(seeded) == len(rows)
    alignment = align(superior, own, kb)
    judged = [one for task in alignment.tasks for one in task.measures]
    found = {(o.superior, s) for o in judged for s in o.standings if s is not Standing.COVERED}
    known = {one for one in seeded if missed and missed in measures[one[0]]}
    assert not known & found
    _check(seeded - known, found, {one.superior for one in judged})
    return alignment, own


def test_a_city_that_writes_freely(kb: Knowledge) -> None:
    """Of elderly care: sentences of the plan above merged, split, turned round and renumbered."""
    alignment, own = _pair(ROOT / "examples" / "elderly_pair", kb)
    assert [one.tightness for one in alignment.indicators][:6] == [
        Tightness.LOOSER,
        Tightness.TIGHTER,
        Tightness.EQUAL,
        Tightness.LOOSER,
        Tightness.MISSING,
        Tightness.DIFFERENT,
    ]
    told = [one.tightness for one in alignment.indicators[6:]]
    equal, within = Tightness.EQUAL, Tightness.IN_TASK
    assert told[:7] == [equal, within, within, within, equal, within, within]
    assert told[7:] == [Tightness.LOOSER, within, within, within]
    alone = [own.plan.task(task).title for task in alignment.without_parent]
    assert alone == ["渔港养老旅游街区", "智能手机课堂"]


def test_long_paragraphs_without_leads(kb: Knowledge) -> None:
    """Of fire services: paragraphs of several measures, in another order, nobody named."""
    alignment, _ = _pair(Path(__file__).parent / "fire_pair", kb)
    assert [one.tightness for one in alignment.indicators][:3] == [
        Tightness.LOOSER,
        Tightness.TIGHTER,
        Tightness.EQUAL,
    ]


def test_a_city_that_writes_for_its_readers(kb: Knowledge) -> None:
    """Of occupational health: other chapters, plain words, what the city has not said in a clause."""
    alignment, own = _pair(Path(__file__).parent / "health_pair", kb)
    assert [one.tightness for one in alignment.indicators][:5] == [
        Tightness.EQUAL,
        Tightness.LOOSER,
        Tightness.TIGHTER,
        Tightness.EQUAL,
        Tightness.MISSING,
    ]
    alone = [own.plan.task(task).title for task in alignment.without_parent]
    assert alone == ["石雕小镇联合治尘", "办好职工健康小屋"]


def test_a_county_under_a_city(kb: Knowledge) -> None:
    """Of schools: numbered items above under headings with a line of departments, paragraphs below."""
    alignment, own = _pair(Path(__file__).parent / "school_pair", kb)
    assert [one.tightness for one in alignment.indicators][:5] == [
        Tightness.EQUAL,
        Tightness.LOOSER,
        Tightness.TIGHTER,
        Tightness.EQUAL,
        Tightness.LOOSER,
    ]
    alone = [own.plan.task(task).title for task in alignment.without_parent]
    assert alone == ["办好山区教学点“平安夜巡”", "推广茶园研学安全公约"]


def test_a_third_pair_that_the_program_had_not_seen(kb: Knowledge) -> None:
    """Of road traffic: plain headings, a half of a list, posts that a town each has."""
    alignment, own = _pair(Path(__file__).parent / "road_pair", kb)
    assert [one.tightness for one in alignment.indicators][:4] == [
        Tightness.TIGHTER,
        Tightness.EQUAL,
        Tightness.LOOSER,
        Tightness.EQUAL,
    ]
    alone = [own.plan.task(task).title for task in alignment.without_parent]
    assert alone == ["办好核桃节交通疏导"]


_L, _E, _T, _M = Tightness.LOOSER, Tightness.EQUAL, Tightness.TIGHTER, Tightness.MISSING


@pytest.mark.parametrize(
    ("name", "indicators", "alone"),
    [
        ("water", (_T, _L, _E, _T, _M), "办好稻田画抗旱体验园"),
        ("food", (_E, _L, _T, _E, _M), "土榨油坊改造升级"),
        ("renewal", (_E, _L, _E, _T), "让古城“修旧如旧”"),
        ("mine", (_E, _T, _L, _E, _E), "打造“石城矿山公园”"),
        ("port", (_E, _E, _L, _T, _M), "“海鸭蛋之乡”鸭排专项整治"),
        ("gas", (_E, _L, _T, _E, _M), "竹编老街“无明火”试点"),
        ("jobs", (_E, _E, _T, _L, _M), "编织“花椒工坊”"),
        ("tour", (_E, _E, _L, _T, _M), "开渔节海上巡游保障"),
        ("digital", (_E, _L, _T, _E, _M), "梨园小镇“云剧场”"),
        ("air", (_T, _L, _E, _E, _E), "芦苇湿地碳汇试验"),
        ("chem", (_E, _L, _T, _E, _M), "给老街蓝染作坊统一配送小包装助剂"),
        ("village", (_E, _L, _T, _E), "荷塘灯会"),
        ("sport", (_E, _E, _L, _T), "办好弄堂藤球联赛"),
    ],
)
def test_pairs_whose_causes_were_mended(
    kb: Knowledge, name: str, indicators: tuple[Tightness, ...], alone: str
) -> None:
    """Of thirteen fields: other words, another order, merged and divided chapters."""
    alignment, own = _pair(Path(__file__).parent / f"{name}_pair", kb)
    told = [one.tightness for one in alignment.indicators]
    assert tuple(told[: len(indicators)]) == indicators
    assert [own.plan.task(task).title for task in alignment.without_parent] == [alone]


def test_the_last_pair_as_it_was_met(kb: Knowledge) -> None:
    """Of forest fires: one member of a list of five, of which two others are shortened, is missed."""
    alignment, own = _pair(Path(__file__).parent / "forest_pair", kb, missed="瞭望塔")
    assert [one.tightness for one in alignment.indicators][:3] == [_L, _T, _E]
    assert [own.plan.task(task).title for task in alignment.without_parent] == [
        "古茶树群落防火看护"
    ]


def test_a_pair_of_dashes_and_of_what_is_forbidden(kb: Knowledge) -> None:
    """Of riders: of a list of four services said in other words, the one left out is missed."""
    alignment, own = _pair(Path(__file__).parent / "rider_pair", kb, missed="医药服务")
    told = [one.tightness for one in alignment.indicators]
    assert told[:5] == [_E, _T, _E, _L, _M]
    assert [own.plan.task(task).title for task in alignment.without_parent] == [
        "办好石榴街夜市代送点"
    ]


@pytest.mark.parametrize("name", ["port", "digital"])
def test_the_same_plan_as_a_table(kb: Knowledge, name: str, tmp_path: Path) -> None:
    """A row a sentence under the title of its task, units in columns: the answers stay the same."""
    folder = Path(__file__).parent / f"{name}_pair"
    own = dc.parse(dc.read(folder / "plan.txt"))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([own.title])
    sheet.append(["序号", "工作任务", "具体措施", "牵头单位", "配合单位"])
    for task in own.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            units = (stated.lead, stated.support) if stated else ((), ())
            row = [sheet.max_row - 1, task.title, f"{measure.text}。", *map("、".join, units)]
            sheet.append(row)
    table = tmp_path / "plan.xlsx"
    book.save(table)
    for file in ("superior.txt", "truth.csv"):
        (tmp_path / file).write_bytes((folder / file).read_bytes())
    _pair(tmp_path, kb, plan="plan.xlsx")
