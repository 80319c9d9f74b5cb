"""Reforms replayed: who inherits each role, what stays open, and what comes back when undone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.compare.reform import replay
from decompose.compare.reform_events import read_events
from decompose.compare.reform_tables import ReformTables
from decompose.errors import ReadError
from decompose.knowledge import load_knowledge
from decompose.model.reform import Cause, Idle, IdleCause, Reforms, Replay
from decompose.model.result import Decomposition, Doubt, DoubtKind
from tests.conftest import ROOT, Cli

KB = load_knowledge()
EXAMPLE = ROOT / "examples" / "reform"
QUICKSTART = dc.assign(dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt")), KB)
NAMES = sorted({a.name for a in QUICKSTART.assignments})
Roles = set[tuple[str, str | None, str, str | None, str]]


def _roles(result: Decomposition) -> Roles:
    return {(a.task, a.measure, a.name, a.department, a.role.value) for a in result.assignments}


def _play(result: Decomposition, *events: dict[str, Any], date: str = "") -> Any:
    return replay(result, Reforms.model_validate({"events": list(events)}), KB, date=date)


def _event(kind: str, old: Any, new: Any = (), **more: Any) -> dict[str, Any]:
    heirs = [{"name": one} if isinstance(one, str) else one for one in new]
    return {"kind": kind, "date": "2022-01-01", "old": list(old), "new": heirs, **more}


@pytest.fixture(scope="module")
def example() -> tuple[Decomposition, Replay, Decomposition]:
    result = dc.assign(dc.parse(dc.read(EXAMPLE / "plan.txt")), KB)
    events = read_events(EXAMPLE / "events.yaml")
    return result, *replay(result, events, KB, date="2022-12-31")


def test_doubts_of_the_rules_do_not_outlive_the_reform() -> None:
    doubt = Doubt(kind=DoubtKind.RIVAL, task="T1", measure="T1.1")
    _, after = _play(
        QUICKSTART.model_copy(update={"doubts": (doubt,)}),
        _event("rename", ["市城管局"], ["市公用局"]),
    )
    assert after.doubts == ()


def test_who_inherits_what(example: tuple[Decomposition, Replay, Decomposition]) -> None:
    _, found, _ = example
    heirs = {(x.task, x.before): x.after for x in found.lines if x.before != x.after}
    assert heirs == {
        ("T1", "市城管局"): "市公用事业局",
        ("T2", "市城管局"): "市公用事业局",
        ("T2", "市水利局"): "市水务林业局",
        ("T3", "市城管局"): "市综合执法局",
        ("T4", "市城管局"): None,
        ("T5", "市水利局"): "市水务林业局",
        ("T5", "市林业局"): "市水务林业局",
        ("T6", "市林业局"): "市水务林业局",
        ("T6", "市水利局"): "市水务林业局",
        ("T7", "市住房城乡建设局"): "市自然资源和规划局",
        ("T8", "市住房城乡建设局"): None,
        ("T9", "市工信局"): "市工业和数据局",
        ("T10", "市供销社"): None,
    }


def test_what_is_left_open_and_why(example: tuple[Decomposition, Replay, Decomposition]) -> None:
    _, found, after = example
    assert {(x.task, x.cause, x.possible) for x in found.open} == {
        ("T4", Cause.SPLIT_SEVERAL, ("市公用事业局", "市综合执法局")),
        ("T8", Cause.TRANSFER_PART, ("市住房城乡建设局", "市自然资源和规划局")),
        ("T10", Cause.DISSOLVED, ()),
    }
    assert not {a.id for a in after.assignments} & {x.assignment for x in found.open}


def test_a_merged_body_holds_one_role_in_a_work(
    example: tuple[Decomposition, Replay, Decomposition],
) -> None:
    _, found, after = example
    own = [(a.task, a.role.value) for a in after.assignments if a.name == "市水务林业局"]
    assert own == [("T2", "support"), ("T5", "lead"), ("T6", "lead")]
    assert [x.task for x in found.lines if x.joined] == ["T5", "T6"]


def test_events_after_the_date_are_told_and_not_applied(
    example: tuple[Decomposition, Replay, Decomposition],
) -> None:
    result, found, _ = example
    assert [e.date for e in found.later] == ["2024-01-01"]
    whole, after = replay(result, read_events(EXAMPLE / "events.yaml"), KB)
    assert not whole.later
    assert {a.name for a in after.assignments if a.task in ("T5", "T6")} >= {"市水利局", "市林业局"}
    assert "市水务林业局" not in {a.name for a in after.assignments}


def test_the_division_after_tells_why(
    example: tuple[Decomposition, Replay, Decomposition],
) -> None:
    _, _, after = example
    lead = after.leads("T9")[0]
    assert (lead.name, lead.department) == ("市工业和数据局", "industry")
    assert lead.reason.endswith("机构改革后由市工业和数据局承接。")
    assert "市工信局更名为市工业和数据局" in lead.evidence[-1].quote
    again = Decomposition.model_validate_json(after.model_dump_json(by_alias=True))
    assert again.assignments == after.assignments


@settings(max_examples=80)
@given(st.data())
def test_a_merger_undone_restores_the_same_roles(data: st.DataObject) -> None:
    """Split after merge: each body gets back what was its own, with renamings on the way or not."""
    olds = data.draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    events = [_event("merge", olds, ["市新设局"])]
    joint = "市新设局"
    if data.draw(st.booleans()):
        events.append(_event("rename", [joint], ["市再改局"]))
        joint = "市再改局"
    heirs = [{"name": name, "inherits": [name]} for name in olds]
    events.append(_event("split", [joint], data.draw(st.permutations(heirs))))
    found, after = _play(QUICKSTART, *events)
    assert not found.open
    assert _roles(after) == _roles(QUICKSTART)


@settings(max_examples=80)
@given(st.data())
def test_a_split_undone_restores_the_same_roles(data: st.DataObject) -> None:
    """Merge after split: whatever the split left open is whole again."""
    old = data.draw(st.sampled_from(NAMES))
    tasks = sorted({a.task for a in QUICKSTART.assignments if a.name == old})
    chosen = data.draw(st.sets(st.sampled_from(tasks)))
    both = data.draw(st.sets(st.sampled_from(tasks)))
    heirs = [
        {"name": "市甲局", "tasks": sorted(chosen | both)},
        {"name": "市乙局", "tasks": sorted(set(tasks) - chosen)},
    ]
    split, _ = _play(QUICKSTART, _event("split", [old], heirs))
    assert {x.task for x in split.open} == both - chosen
    merge = _event("merge", ["市甲局", "市乙局"], [old])
    found, after = _play(QUICKSTART, _event("split", [old], heirs), merge)
    assert not found.open
    assert _roles(after) == _roles(QUICKSTART)


@settings(max_examples=80)
@given(st.data())
def test_no_role_is_lost_or_invented(data: st.DataObject) -> None:
    """Any events in any order: each role has one line, and a body that ended holds nothing."""
    words = data.draw(st.lists(st.sampled_from("检查监管宣传建设应急设施"), max_size=4))
    old = data.draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True))
    events = [
        _event("split", old[:1], [{"name": "市甲局", "words": words}, {"name": "市乙局"}]),
        _event("dissolve", old[1:2]),
        _event("transfer", old[2:], ["市丙局"], scope={"words": words or ["检查"]}),
        _event("merge", ["市甲局", "市丙局"], ["市丁局"]),
    ]
    found, after = _play(QUICKSTART, *data.draw(st.permutations(events)))
    assert [x.assignment for x in found.lines] == [a.id for a in QUICKSTART.assignments]
    assert not {x.after for x in found.lines} & set(old[:2])
    assert all((x.cause is None) == (x.after is not None) for x in found.lines)
    kept = {x.assignment for x in found.lines if x.after and not x.joined}
    assert kept == {a.id for a in after.assignments}
    assert sum(flow.roles for flow in found.flows) == len(QUICKSTART.assignments)


def test_what_the_rest_goes_to() -> None:
    """All else goes to a body only where the document says so."""
    result = dc.assign(dc.parse(dc.read(EXAMPLE / "plan.txt")), KB)
    heirs: list[dict[str, Any]] = [{"name": "市甲局", "words": ["燃气"]}, {"name": "市乙局"}]
    found, _ = _play(result, _event("split", ["市城管局"], heirs))
    assert {x.task for x in found.open} == {"T2", "T3", "T4"}
    assert {x.cause for x in found.open} == {Cause.SPLIT_NONE}
    heirs[1]["rest"] = True
    found, _ = _play(result, _event("split", ["市城管局"], heirs))
    assert not found.open
    assert {x.task for x in found.lines if x.after == "市乙局"} == {"T2", "T3", "T4"}


def test_an_open_role_follows_what_becomes_of_its_candidates() -> None:
    result = dc.assign(dc.parse(dc.read(EXAMPLE / "plan.txt")), KB)
    split = _event("split", ["市城管局"], ["市甲局", "市乙局"])
    found, _ = _play(result, split, _event("dissolve", ["市甲局"]))
    assert {x.possible for x in found.open} == {("市甲局", "市乙局")}
    found, _ = _play(result, split, _event("merge", ["市甲局", "市乙局"], ["市丙局"]))
    assert not found.open
    assert {x.after for x in found.lines if x.before == "市城管局"} == {"市丙局"}


def test_sectors_of_the_knowledge_tell_the_heir() -> None:
    result = dc.assign(dc.parse(dc.read(EXAMPLE / "plan.txt")), KB)
    gas = next(
        s
        for s in KB.sectors
        if any(
            m.id == s
            for m in result.mentions
            if m.owner.startswith("T1") and m.kind.value == "sector"
        )
    )
    heirs = [{"name": "市甲局", "sectors": [gas]}, {"name": "市乙局"}]
    found, _ = _play(result, _event("split", ["市城管局"], heirs))
    assert {x.task for x in found.lines if x.after == "市甲局"} == {"T1"}


def test_a_body_without_work_is_told() -> None:
    found, after = _play(QUICKSTART, _event("rename", ["市气象局分局"], ["市甲局"]))
    assert found.idle == (Idle(event=0, cause=IdleCause.ABSENT, facts=("市气象局分局",)),)
    assert _roles(after) == _roles(QUICKSTART)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("events: [{kind: merge, date: 2022, old: 市甲局, new: 市乙局}]", "several bodies"),
        ("events: [{kind: split, date: 2022, old: 市甲局, new: 市乙局}]", "2 that take"),
        ("events: [{kind: transfer, date: 2022, old: 市甲局, new: 市乙局}]", "scope"),
        ("events: [{kind: rename, date: 一月, old: 市甲局, new: 市乙局}]", "'一月' is no date"),
        ("events: [{kind: rename, date: 2022-02-30, old: 市甲局, new: 市乙局}]", "is no date"),
        ("events: [{kind: rename, old: 市甲局, new: 市乙局}]", "date: is missing"),
        ("events: [{kind: 升格, date: 2022, old: 市甲局, new: 市乙局}]", "'升格' is no kind"),
        ("events: [{kind: 更名, date: 2022, ald: 市甲局, new: 市乙局}]", "ald: is no field"),
        ("events: 无", "has no events"),
        ("events: []", "has no events"),
        ("events: [", "cannot be read"),
    ],
)
def test_events_that_are_not_well_formed(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read_events(path)
    faults = getattr(raised.value, "faults", ())
    assert words in " ".join([str(raised.value), *faults])
    assert all(fault.startswith("events.yaml:1: ") for fault in faults)


def test_every_event_amiss_is_named_by_its_row(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(
        "# 改革\nevents:\n- {kind: rename, date: 2022, old: 市应及局, new: 市甲局}\n"
        "- kind: transfer\n  date: 2022\n  old: 市应急管理局\n  new: 市甲局\n"
        "  scope: {tasks: [T99], sectors: [nosuch], inherits: [市乌有局]}\n",
        encoding="utf-8",
    )
    done = cli("reform", ROOT / "examples" / "quickstart" / "plan.txt", "--events", path)
    assert done.code == 2
    assert (
        "events.yaml:3：分工、知识包和其他事项里都没有单位 '市应及局'；是否 '市应急管理局'"
        in done.err
    )
    assert "events.yaml:4：分工里没有任务 'T99'" in done.err
    assert "events.yaml:4：知识包里没有领域 'nosuch'" in done.err
    assert "events.yaml:4：分工、知识包和其他事项里都没有单位 '市乌有局'" in done.err


def test_a_table_says_the_same_as_a_list(tmp_path: Path) -> None:
    """The example kept as a sheet: a split has a row for each body; dates as Excel shows them."""
    rows = [
        ["云州市机构改革事项"],
        ["序号", "种类", "日期", "原单位", "新单位", "划转内容", "原属单位", "文件"],
        [
            1,
            "合并",
            "2022年1月10日",
            "市水利局、市林业局",
            "市水务林业局",
            "",
            "",
            "云州市机构改革方案",
        ],
        [2, "更名", datetime(2022, 1, 10), "市工信局", "市工业和数据局"],
        [3, "划转", "2022/1/10", "市住房城乡建设局", "市自然资源局", "消防设计审查"],
        [4, "拆分", "2022-03-01", "市城管局", "市公用事业局", "燃气、供水、排水"],
        ["", "拆分", "2022-03-01", "市城管局", "市综合执法局", "户外广告"],
        [5, "撤销", "2022.6.1", "市供销社"],
        [6, "拆分", "2024-01-01", "市水务林业局", "市水利局", "", "市水利局"],
        ["", "拆分", "2024-01-01", "市水务林业局", "市林业局", "", "市林业局"],
    ]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path / "events.xlsx"
    book.save(path)
    table = read_events(path)
    assert table.events == read_events(EXAMPLE / "events.yaml").events
    assert table.where[3:5] == ("events.xlsx:Sheet!A6", "events.xlsx:Sheet!A8")


def test_a_table_without_headings(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("更名,2022,市甲局,市乙局\n", encoding="utf-8")
    with pytest.raises(ReadError, match="no row that names its columns"):
        read_events(path)


def test_a_body_that_goes_into_another_is_merged_with_it(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "种类,日期,原单位,新单位\n并入,2024-01-01,市粮食局,市发改委\n合并,2024,市甲局、市乙局,市丙局\n",
        encoding="utf-8",
    )
    events = read_events(path).events
    assert [event.old for event in events] == [("市粮食局", "市发改委"), ("市甲局", "市乙局")]
    path.write_text("种类,日期,原单位,新单位\n合并,2024-01-01,市甲局,市甲局\n", encoding="utf-8")
    with pytest.raises(ReadError):
        read_events(path)


@settings(max_examples=60)
@given(st.data())
def test_the_order_of_the_file_does_not_matter(data: st.DataObject) -> None:
    """Renamings in a chain, a transfer and a merger, some on one day: any order gives the same."""
    a, b, c = data.draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True))
    days = sorted(data.draw(st.lists(st.sampled_from(["2022", "2023", "2024"]), min_size=4)))[:4]
    chain = [
        ("transfer", [a], ["市己局"], {"scope": {"words": ["检查", "宣传"]}}),
        ("rename", [a], ["市甲局"], {}),
        ("rename", ["市甲局"], ["市乙局"], {}),
        ("merge", ["市乙局", b], ["市丙局"], {}),
    ]
    events = [
        _event(kind, old, new, **more) | {"date": f"{day}-01-01"}
        for day, (kind, old, new, more) in zip(days, chain, strict=True)
    ]
    events.append(_event("dissolve", [c]) | {"date": data.draw(st.sampled_from(days)) + "-01-01"})
    first, after = _play(QUICKSTART, *events)
    again, later = _play(QUICKSTART, *data.draw(st.permutations(events)))
    assert [(x.assignment, x.after, x.trail, x.possible) for x in first.lines] == [
        (x.assignment, x.after, x.trail, x.possible) for x in again.lines
    ]
    assert _roles(after) == _roles(later)
    assert not {"市甲局", "市乙局", a, b, c} & {x.after for x in first.lines}


def test_a_body_renamed_before_is_found_by_its_old_name() -> None:
    """市甲局 is known to no pack: only the renaming tells that it is meant."""
    name = NAMES[0]
    rename = _event("rename", [name], ["市甲局"])
    dissolve = _event("dissolve", [name]) | {"date": "2023-01-01"}
    found, _ = _play(QUICKSTART, rename, dissolve)
    assert {x.cause for x in found.lines if x.before == name} == {Cause.DISSOLVED}
    assert not found.idle


@pytest.mark.parametrize(
    ("event", "cause", "fact"),
    [
        (("rename", ["省消防救援总队"], ["省消防救援局"]), IdleCause.ABSENT, "省消防救援总队"),
        (("dissolve", ["青河市应急管理局"]), IdleCause.ABSENT, "青河市应急管理局"),
        (("dissolve", ["国家消防救援局"]), IdleCause.ABSENT, "国家消防救援局"),
        (("rename", ["市安监局"], ["市应急局"]), IdleCause.ALREADY, "市应急管理局"),
        (("dissolve", ["市工商局"]), IdleCause.ALREADY, "市市场监督管理局"),
    ],
)
def test_bodies_of_other_levels_places_and_times_are_not_meant(
    event: tuple[Any, ...], cause: IdleCause, fact: str
) -> None:
    found, after = _play(QUICKSTART, _event(*event))
    assert _roles(after) == _roles(QUICKSTART)
    assert [(x.cause, fact in x.facts) for x in found.idle] == [(cause, True)]


def test_a_transfer_that_hits_nothing_says_so() -> None:
    scope = {"words": ["航天发射"]}
    found, _ = _play(QUICKSTART, _event("transfer", ["市公安局"], ["市甲局"], scope=scope))
    assert found.idle == (Idle(event=0, cause=IdleCause.SCOPE, facts=("市公安局",)),)


def test_what_came_before_the_plan() -> None:
    """A transfer before the plan is in the plan; a body that had ended is still taken over."""
    plan = dc.parse(dc.read(EXAMPLE / "plan.txt"))
    result = dc.assign(plan, KB)
    assert result.jurisdiction.year == 2021
    scope = {"words": ["消防设计审查"]}
    early = _event("transfer", ["市住房城乡建设局"], ["市自然资源局"], scope=scope)
    ended = _event("dissolve", ["市供销社"]) | {"date": "2018-01-01"}
    found, _ = _play(result, early | {"date": "2019-05-01"}, ended)
    assert [(x.cause, found.events[x.event].kind.value) for x in found.idle] == [
        (IdleCause.EARLY, "transfer")
    ]
    assert [x.task for x in found.open] == ["T10"]
    told = " ".join(str(row) for row in ReformTables(result, found, "zh").events())
    assert "仍用原名称" in told
    assert "未计入" in told


def test_an_event_on_a_body_that_has_ended() -> None:
    merge = _event("merge", ["市公安局", "市司法局"], ["市甲局"])
    late = _event("rename", ["市司法局"], ["市乙局"]) | {"date": "2023-01-01"}
    found, _ = _play(QUICKSTART, merge, late)
    assert [(x.event, x.cause, x.facts[0]) for x in found.idle] == [
        (1, IdleCause.ENDED, "市司法局")
    ]


def test_names_of_one_body_are_one() -> None:
    """An event says 市卫健委, another 市卫生健康委员会, and the plan has its earlier name."""
    text = "云州市安全生产“十三五”规划\n（2016—2020年）\n一、主要任务\n"
    text += "（一）职业健康。防治职业病。（市安监局牵头，市卫生计生委配合）\n"
    result = dc.assign(dc.parse(dc.read_text(text)), KB)
    scope = {"words": ["职业"]}
    found, after = _play(
        result,
        _event("transfer", ["市安监局"], ["市卫健委"], scope=scope),
        _event("rename", ["市卫生计生委"], ["市卫生健康委员会"]) | {"date": "2023-01-01"},
    )
    assert {x.after for x in found.lines} == {"市卫生健康委员会"}
    assert [(a.name, a.department, a.role.value) for a in after.assignments] == [
        ("市卫生健康委员会", "health", "lead")
    ]


def test_an_open_role_is_not_touched_by_a_transfer_of_other_work() -> None:
    result = dc.assign(dc.parse(dc.read(EXAMPLE / "plan.txt")), KB)
    part = _event("transfer", ["市住房城乡建设局"], ["市甲局"], scope={"words": ["消防设计审查"]})
    other = _event("transfer", ["市住房城乡建设局"], ["市乙局"], scope={"words": ["航天发射"]})
    found, _ = _play(result, part, other | {"date": "2023-01-01"})
    assert [x.possible for x in found.open] == [("市住房城乡建设局", "市甲局")]


def test_a_body_that_keeps_its_work_in_a_split_has_not_moved() -> None:
    heirs = [{"name": "市公安局", "rest": True}, {"name": "市甲局", "words": ["航天发射"]}]
    found, after = _play(QUICKSTART, _event("split", ["市公安局"], heirs))
    assert [x.cause for x in found.idle] == [IdleCause.SCOPE]
    assert _roles(after) == _roles(QUICKSTART)
    assert not list(ReformTables(QUICKSTART, found, "zh").moved())


def test_the_chart_shows_bodies_that_change(
    example: tuple[Decomposition, Replay, Decomposition],
) -> None:
    result, found, _ = example
    chart = ReformTables(result, found, "zh").chart()
    assert chart.startswith("flowchart LR\n")
    for name in ("市城管局", "市公用事业局", "市水务林业局", "待明确"):
        assert name in chart
    assert "市消防救援支队" not in chart


def test_command(cli: Cli, tmp_path: Path) -> None:
    words = ("reform", EXAMPLE / "plan.txt", "--events", EXAMPLE / "events.yaml")
    done = cli(*words, "--date", "2022-12-31")
    assert done.code == 0, done.err
    assert "3 项待明确" in done.out
    told = json.loads(cli(*words, "--json").out)
    assert told["schema"] == "decompose.reform/1"
    out, after = tmp_path / "reform.xlsx", tmp_path / "after.json"
    assert cli(*words, "-o", out, "--division", after).code == 0
    assert load_workbook(out).sheetnames == ["待明确", "机构前后对照", "改革事项", "承接情况"]
    assert cli("diff", EXAMPLE / "plan.txt", after).code == 0
    assert cli(*words, "-o", tmp_path / "reform.md", "--lang", "en").code == 0
    assert "```mermaid" in (tmp_path / "reform.md").read_text(encoding="utf-8")
    assert cli(*words[:3], tmp_path / "none.yaml").code == 2


def test_an_heir_with_a_name_of_its_own_is_no_other_body() -> None:
    """市政公用局 is an alias of the housing department, which stays beside it; 自规局 only shortens."""
    plan = (
        "云州市“十四五”城市安全规划（2021—2025年）\n一、主要任务\n"
        "（一）地下管网。排查供水、排水管网隐患。（市住房和城乡建设局牵头，市城市管理局配合）\n"
        "（二）地质灾害。排查地质灾害隐患点。（市自然资源和规划局牵头）\n"
    )
    before = dc.assign(dc.parse_text(plan), KB)
    heirs = [{"name": "市广告办", "words": ["户外广告"]}, {"name": "市市政公用局", "rest": True}]
    found, after = _play(before, _event("split", ["市城市管理局"], heirs))
    assert ("市城市管理局", "市市政公用局") in {(x.before, x.after) for x in found.lines}
    assert {a.name for a in after.assignments} >= {"市市政公用局", "市住房和城乡建设局"}
    short = _event("transfer", ["市城市管理局"], ["市自规局"], scope={"words": ["管网"]})
    found, _ = _play(before, short)
    assert ("市城市管理局", "市自然资源和规划局") in {(x.before, x.after) for x in found.lines}
