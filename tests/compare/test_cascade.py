"""What is handed down: carriers that exist there, shares that add up, lists that are read whole."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.compare.additive import additive
from decompose.compare.cascade import cascade
from decompose.compare.places import level_of, listed_places, named_place
from decompose.compare.shares import Claim, share_out, share_with_pool
from decompose.compare.sharing import Terms, handed_targets
from decompose.errors import FaultyList, ReportError
from decompose.labels.errors import translate
from decompose.model.cascade import Cascade, Passing, Place, Sharing, Yardstick
from decompose.model.organization import Level
from decompose.model.plan import Indicator, IndicatorKind, Plan
from decompose.model.source import Span
from decompose.readers.listing import read_listing
from tests.conftest import ROOT, Cli

EXAMPLE = ROOT / "examples" / "cascade"
TEXT = """云州市“十四五”安全生产规划（2021—2025年）
一、规划目标
到2025年，生产安全事故死亡人数下降20%以上。
二、主要任务
（一）邮政安全。落实收寄验视制度。（市邮政管理局牵头，市公安局配合）
（二）危险化学品安全。开展企业安全风险评估。（市应急局牵头，市通信管理局配合）
（三）民用爆炸物品。办理民用爆炸物品生产企业安全生产许可。（市工信局牵头）
（四）燃气安全。严格核发燃气经营许可证。（市住房城乡建设局牵头）
"""


def _place(name: str, **common: object) -> Place:
    level, zone = level_of(name, Level.CITY)
    numbers = {key: Decimal(str(value)) for key, value in common.items()}
    return Place(name=name, level=level, zone=zone, common=Yardstick(**numbers))


def _count(target: float, name: str = "死亡人数", **more: object) -> Indicator:
    facts = {"kind": IndicatorKind.CEILING, "unit": "人", **more}
    return Indicator(id="I1", name=name, target=target, span=Span(block=0, start=0, end=1), **facts)


def _plan(*indicators: Indicator) -> Plan:
    return Plan(title="规划", period=(2021, 2025), indicators=indicators)


weights = st.one_of(st.integers(0, 50).map(Fraction), st.decimals(0, 50, places=2).map(Fraction))
claims = st.dictionaries(
    st.text("甲乙丙丁戊己", min_size=1, max_size=4),
    st.builds(Claim, weights, st.integers(0, 30)),
    min_size=1,
    max_size=12,
).filter(lambda found: any(claim.weight for claim in found.values()))


@given(claims, st.integers(0, 5000), st.booleans())
def test_shares_add_up_and_keep_to_the_floors(
    found: dict[str, Claim], spare: int, upon: bool
) -> None:
    total = sum(claim.floor for claim in found.values()) + spare
    parts = share_out(total, found, upon=upon)
    assert sum(parts.values()) == total
    assert all(parts[name] >= claim.floor for name, claim in found.items())


@given(claims, st.integers(0, 5000), st.booleans(), st.randoms())
def test_the_order_of_places_does_not_matter(
    found: dict[str, Claim], spare: int, upon: bool, random: object
) -> None:
    total = sum(claim.floor for claim in found.values()) + spare
    names = list(found)
    random.shuffle(names)  # type: ignore[attr-defined]
    least = Fraction(2)
    turned = {name: found[name] for name in names}
    assert share_out(total, turned, upon=upon) == share_out(total, found, upon=upon)
    assert share_with_pool(total, turned, least=least, upon=upon) == share_with_pool(
        total, found, least=least, upon=upon
    )


@given(claims, st.integers(0, 500), st.integers(1, 9))
def test_pools_add_up_and_hold_only_small_shares(
    found: dict[str, Claim], spare: int, least: int
) -> None:
    total = sum(claim.floor for claim in found.values()) + spare
    parts = share_with_pool(total, found, least=Fraction(least))
    assert sum(parts.own.values()) + (parts.pool or 0) == total
    assert parts.own.keys() | parts.pooled == found.keys()
    assert not parts.own.keys() & parts.pooled
    assert len(parts.pooled) != 1
    assert all(found[name].floor == 0 for name in parts.pooled)
    assert all(parts.own[name] >= found[name].floor for name in parts.own)


@given(
    st.lists(st.integers(0, 99), min_size=1, max_size=9).filter(any),
    st.integers(0, 9999).map(lambda n: n / 10),
    st.sampled_from([Sharing.BASE, Sharing.WEIGHT, Sharing.RATE]),
    st.booleans(),
)
def test_every_way_of_sharing_adds_up(
    sizes: list[int], target: float, by: Sharing, years: bool
) -> None:
    places = [_place(f"第{n}县", base=size, weight=size) for n, size in enumerate(sizes)]
    one = _count(target, base=float(sum(sizes) + 10))
    handed = handed_targets(_plan(one), places, Terms(by, years=years))[0]
    if target == 0:
        assert handed.passing is Passing.ZERO
        return
    parts = [share.value for share in handed.shares if share.value is not None]
    whole = sum(parts, Decimal()) + (handed.pool or 0) + (handed.above or 0)
    assert whole == handed.total == Decimal(str(target)) * handed.years


def test_known_divisions() -> None:
    places = [_place("青河县", base=50), _place("白石县", base=30), _place("东湖区", base=20)]
    handed = handed_targets(_plan(_count(45)), places, Terms())[0]
    # 22.5, 13.5, 9: the one left over goes to the greater weight of equal remainders
    assert [share.value for share in handed.shares] == [23, 13, 9]
    rate = handed_targets(_plan(_count(45, base=200.0)), places, Terms(Sharing.RATE))[0]
    # 11.25, 6.75, 4.5 and 22.5 that stay above
    assert [share.value for share in rate.shares] == [11, 7, 4]
    assert rate.above == 23
    amount = _count(12.5, "绿化面积", unit="公顷", kind=IndicatorKind.ABSOLUTE)
    parts = handed_targets(_plan(amount), places, Terms())[0]
    assert [share.value for share in parts.shares] == [
        Decimal("6.3"),
        Decimal("3.7"),
        Decimal("2.5"),
    ]


def test_small_counts_are_pooled_over_places_or_years() -> None:
    places = [_place(f"{n}县", weight=w) for n, w in zip("甲乙丙丁", (8, 1, 1, 1), strict=True)]
    five = handed_targets(_plan(_count(5)), places, Terms())[0]
    assert five.passing is Passing.SHARED
    # 3.6 stands alone, three times 0.45 do not
    assert [share.value for share in five.shares] == [4, None, None, None]
    assert (five.pool, five.shares[1].pooled) == (1, ("乙县", "丙县", "丁县"))
    one = handed_targets(_plan(_count(1)), places, Terms())[0]
    assert one.passing is Passing.POOLED
    assert one.pool == 1
    years = handed_targets(_plan(_count(3)), places, Terms(years=True))[0]
    assert (years.years, years.total) == (5, 15)
    # 10.9 and three times 1.36
    assert [share.value for share in years.shares] == [11, 1, 1, 2]
    shelters = _count(3, "避难场所数量", unit="个", kind=IndicatorKind.ABSOLUTE)
    assert handed_targets(_plan(shelters), places, Terms(years=True))[0].years == 1


@pytest.mark.parametrize(
    ("name", "unit", "kind", "adds_up"),
    [
        ("亿元GDP生产安全事故死亡率", None, IndicatorKind.RATE, False),
        ("标准化达标率", "%", IndicatorKind.COVERAGE, False),
        ("人均公园绿地面积", "平方米", IndicatorKind.ABSOLUTE, False),
        ("每千名老年人养老床位数", "张", IndicatorKind.ABSOLUTE, False),
        ("消防救援到场时间", "分钟", IndicatorKind.CEILING, False),
        ("PM2.5浓度", "微克/立方米", IndicatorKind.CEILING, False),
        ("人均预期寿命", "岁", IndicatorKind.ABSOLUTE, False),
        ("研发经费投入强度", None, IndicatorKind.ABSOLUTE, False),
        ("较大事故起数", None, IndicatorKind.ABSOLUTE, True),
        ("新建充电桩", "个", IndicatorKind.ABSOLUTE, True),
        ("数字经济核心产业规模", "亿元", IndicatorKind.ABSOLUTE, True),
        ("营商环境", None, IndicatorKind.ABSOLUTE, None),
        ("万人发明专利拥有量", "件", IndicatorKind.ABSOLUTE, None),
    ],
)
def test_what_adds_up(name: str, unit: str | None, kind: IndicatorKind, adds_up: bool) -> None:
    assert additive(_count(5, name, unit=unit, kind=kind)) is adds_up


def test_rates_and_what_is_not_sure_are_passed_whole() -> None:
    rate = _count(33, "亿元GDP死亡率", unit="%", kind=IndicatorKind.CUMULATIVE_FALL)
    unsure = _count(7, "营商环境", unit=None, kind=IndicatorKind.ABSOLUTE)
    places = [_place("青河县"), _place("白石县")]
    found = handed_targets(_plan(rate, unsure, _count(0)), places, Terms())
    assert [one.passing for one in found] == [Passing.RATE, Passing.UNSURE, Passing.ZERO]
    assert not any(one.shares for one in found)


def test_floors_that_cannot_be_kept_are_refused() -> None:
    places = [_place("青河县", floor=30), _place("白石县", floor=20)]
    with pytest.raises(ReportError, match=r"add up to 50, more than the 45"):
        handed_targets(_plan(_count(45)), places, Terms())
    with pytest.raises(ReportError, match="no base"):
        handed_targets(_plan(_count(60)), places, Terms(Sharing.BASE))
    idle = [_place("青河县", weight=0)]
    with pytest.raises(ReportError, match="above 0"):
        handed_targets(_plan(_count(60)), idle, Terms())


def test_a_column_of_one_indicator_counts_for_it_alone() -> None:
    own = {"避难场所": Yardstick(weight=Decimal(3))}
    places = [
        Place(name="青河县", level=Level.COUNTY, common=Yardstick(base=Decimal(1)), own=own),
        Place(
            name="白石县",
            level=Level.COUNTY,
            common=Yardstick(base=Decimal(1)),
            own={"避难场所": Yardstick(weight=Decimal(1))},
        ),
    ]
    shelters = _count(40, "新建避难场所", unit="个", kind=IndicatorKind.ABSOLUTE)
    found = handed_targets(
        _plan(_count(40), shelters.model_copy(update={"id": "I2"})), places, Terms()
    )
    assert [[share.value for share in one.shares] for one in found] == [[20, 20], [30, 10]]
    missing = [places[0].model_copy(update={"own": {"受伤人数": Yardstick()}})]
    with pytest.raises(ReportError, match="names 0 indicators"):
        handed_targets(_plan(_count(40)), missing, Terms())


def test_a_base_or_floor_is_of_one_count_only() -> None:
    """The unit of an unnamed column is that of one count; a weight has none and serves all."""
    deaths = _count(40)
    shelters = _count(60, "新建避难场所", unit="个", kind=IndicatorKind.ABSOLUTE)
    plan = _plan(deaths, shelters.model_copy(update={"id": "I2"}))
    for key in ("base", "floor"):
        places = [_place("青河县", **{key: 9}), _place("白石县", **{key: 3})]
        with pytest.raises(
            ReportError, match=r"a base or floor for all.*2 counts: 死亡人数、新建"
        ) as told:
            handed_targets(plan, places, Terms())
        assert "名单里的" in translate(told.value.message, "zh")
        assert "表头" in translate(str(told.value.hint), "zh")
        assert handed_targets(_plan(deaths), places, Terms())[0].shares
    weighed = [_place("青河县", weight=9), _place("白石县", weight=3)]
    found = handed_targets(plan, weighed, Terms())
    assert [[share.value for share in one.shares] for one in found] == [[30, 10], [45, 15]]


def test_an_empty_cell_is_not_filled_from_another_column() -> None:
    own = {"死亡人数": Yardstick(base=Decimal(9))}
    places = [
        Place(name="青河县", level=Level.COUNTY, common=Yardstick(base=Decimal(500)), own=own),
        Place(name="白石县", level=Level.COUNTY, common=Yardstick(base=Decimal(400))),
    ]
    with pytest.raises(ReportError, match="no base for"):
        handed_targets(_plan(_count(40)), places, Terms(Sharing.BASE))
    halves = [_place("青河县", weight=50_000), _place("白石县")]
    with pytest.raises(ReportError, match="no weight for"):
        handed_targets(_plan(_count(40)), halves, Terms())


def _handed(kb: dc.Knowledge, *names: str, text: str = TEXT) -> Cascade:
    result = dc.assign(dc.parse_text(text), kb, date="2021-09")
    places = [named_place(name, Level.CITY) for name in names]
    return cascade(result, kb, places=places, terms=Terms())


def _rows(folder: Path, place: str, sheet: str) -> list[dict[str, object]]:
    rows = list(load_workbook(folder / f"{place}.xlsx")[sheet].iter_rows(values_only=True))[1:]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_who_carries_it_below(cli: Cli, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(TEXT, encoding="utf-8")
    words = ("cascade", plan, "--to", "青河县=2", "--to", "高新区", "--to", "永安街道")
    assert cli(*words, "-o", tmp_path / "out").code == 0
    rows = _rows(tmp_path / "out", "青河县", "承接任务")
    post, chemicals, gas = rows
    assert post["本地牵头（建议）"] == "市邮政管理局（直接承担）"
    assert "青河县交通运输局（联络）" in str(post["本地配合（建议）"])
    assert "不设机构" in str(post["说明"])
    assert chemicals["本地牵头（建议）"] == "青河县应急管理局"
    assert "青河县人民政府联络" in str(chemicals["说明"])
    assert "《快递暂行条例》" in str(post["说明"])
    assert "核对本地有无权限" in str(gas["说明"])
    zone = _rows(tmp_path / "out", "高新区", "承接任务")[1]
    assert zone["本地牵头（建议）"] == "高新区管理委员会"
    assert "授权" in str(zone["说明"])
    assert (
        _rows(tmp_path / "out", "永安街道", "承接任务")[1]["本地牵头（建议）"] == "永安街道办事处"
    )
    target = _rows(tmp_path / "out", "青河县", "分解指标")[0]
    assert (target["上级目标"], target["本地目标"]) == ("下降20", "下降20")


def test_a_licence_kept_above_is_not_handed_down(kb: dc.Knowledge) -> None:
    found = _handed(kb, "青河县")
    assert [one.task for one in found.kept] == ["T3"]
    assert found.kept[0].citations
    assert "T3" not in {one.task for one in found.tasks}
    above = dc.assign(
        dc.parse_text(
            TEXT.replace("云州市", "临江省").replace("（市", "（省").replace("，市", "，省")
        ),
        kb,
        date="2021-09",
        level="national",
    )
    province = [named_place("临江省", Level.NATIONAL)]
    assert not cascade(above, kb, places=province, terms=Terms()).kept


def test_nothing_lies_below_a_township(kb: dc.Knowledge) -> None:
    result = dc.assign(dc.parse_text(TEXT), kb, level="township")
    with pytest.raises(ReportError):
        cascade(result, kb, places=[_place("青河县")], terms=Terms())


@pytest.mark.parametrize(
    ("name", "above", "level", "zone"),
    [
        ("青河县", Level.PROVINCE, Level.COUNTY, False),
        ("云州市", Level.PROVINCE, Level.CITY, False),
        ("云州市", Level.CITY, Level.COUNTY, False),
        ("某某自治州", Level.PROVINCE, Level.CITY, False),
        ("临江省", Level.NATIONAL, Level.PROVINCE, False),
        ("某某自治区", Level.NATIONAL, Level.PROVINCE, False),
        ("永安镇", Level.COUNTY, Level.TOWNSHIP, False),
        ("高新技术产业开发区", Level.CITY, Level.COUNTY, True),
    ],
)
def test_levels_of_places(name: str, above: Level, level: Level, zone: bool) -> None:
    assert level_of(name, above) == (level, zone)


ROWS = [
    ["某市各县（市、区）情况"],
    ["序号", "地区", "类别", "基数", "权重：避难场所", "下限"],
    [1, "青河县", "县", "1,200", 2.5, 3],
    [2, "开发区", "功能区", 30, 1, None],
    ["", "合计", None, 1230, 3.5, 3],
]


def _listed(path: Path) -> tuple[Place, ...]:
    return listed_places(read_listing(path), Level.CITY, path.name)


def test_lists_of_places_in_every_format(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "p.xlsx")
    lines = ["\t".join("" if v is None else str(v) for v in row) for row in ROWS]
    (tmp_path / "p.txt").write_text("\n".join(lines[1:]), encoding="gb18030")
    csv = "\n".join(",".join("" if v is None else f'"{v}"' for v in row) for row in ROWS[1:])
    (tmp_path / "p.csv").write_text(csv, encoding="utf-8-sig")
    for name in ("p.xlsx", "p.csv", "p.txt"):
        first, zone = _listed(tmp_path / name)
        assert first.common == Yardstick(base=Decimal(1200), floor=Decimal(3))
        assert first.own == {"避难场所": Yardstick(weight=Decimal("2.5"))}
        assert (zone.name, zone.zone) == ("开发区", True)
    (tmp_path / "bare.txt").write_text("青河县=2\n白石县\n", encoding="utf-8")
    assert [place.name for place in _listed(tmp_path / "bare.txt")] == ["青河县", "白石县"]


def test_every_bad_row_is_named_by_file_and_line(cli: Cli, tmp_path: Path) -> None:
    list_ = tmp_path / "places.csv"
    list_.write_text(
        "地区,类别,基数,颜色\n青河县,县,多,\n,县,3,\n青河县,县,3,\n白石县,星球,3,\n青河县,县,3,\n临江省,,3,\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultyList) as caught:
        _listed(list_)
    found = caught.value.faults
    assert [fault.split(": ")[0] for fault in found] == [
        f"places.csv:{line}" for line in (1, 2, 3, 4, 5, 6, 7)
    ]
    plan = tmp_path / "plan.txt"
    plan.write_text(TEXT, encoding="utf-8")
    told = cli("cascade", plan, "--places", list_, "-o", tmp_path / "out")
    assert told.code == 2
    assert "places.csv:5" in told.err
    assert not (tmp_path / "out").exists()
    for words in (("--to", "青河县=多"), ("--to", "青河县", "--to", "青河县=2"), ()):
        assert cli("cascade", plan, *words, "-o", tmp_path / "out").code == 2


def test_the_example(cli: Cli, tmp_path: Path) -> None:
    words = ("cascade", EXAMPLE / "plan.txt", "--places", EXAMPLE / "places.csv")
    assert cli(*words, "-o", tmp_path / "one").code == 0
    assert cli(*words, "-o", tmp_path / "two").code == 0
    books = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert "分解总表.xlsx" in books
    assert len(books) == 6
    for name in books:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    found = json.loads(cli(*words, "--json").out)
    shared = [one for one in found["targets"] if one["shares"]]
    assert len(shared) >= 3
    for one in shared:
        parts = [Decimal(share["value"]) for share in one["shares"] if share["value"] is not None]
        pools = [Decimal(one[key]) for key in ("pool", "above") if one[key] is not None]
        assert sum(parts) + sum(pools) == Decimal(one["total"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("推动修订《云州市安全生产条例》，制定一批地方安全标准。", True),
        ("贯彻《云州市安全生产条例》，开展普法宣传。", False),
        ("修订应急预案，制定年度计划。", False),
    ],
)
def test_laws_and_standards_are_not_made_by_counties(
    kb: dc.Knowledge, text: str, kept: bool
) -> None:
    plan = (
        f"云州市安全生产规划（2021—2025年）\n一、主要任务\n（一）完善制度。{text}（市应急局负责）\n"
    )
    result = dc.assign(dc.parse_text(plan), kb, level="city")
    county = [named_place("青河县", Level.CITY)]
    found = cascade(result, kb, places=county, terms=Terms())
    assert bool(found.kept) is kept
    assert bool(found.tasks) is not kept
    assert all(one.citations and one.duty is None for one in found.kept)


def test_each_licence_of_a_list_is_looked_up(kb: dc.Knowledge) -> None:
    """Of three licences in a clause two are kept above a county; the third is to be checked there."""
    plan = (
        "云州市安全生产规划（2021—2025年）\n一、主要任务\n（一）许可。依法实施危险化学品安全使用许可、"
        "烟花爆竹批发许可和非煤矿山安全生产许可。（市应急局牵头）\n（二）立法。推动制定"
        "《云州市消防条例》。（市司法局牵头，市消防救援支队配合）\n"
    )
    found = _handed(kb, "青河县", text=plan)
    assert [one.words.removeprefix("依法实施") for one in found.kept[:2]] == [
        "危险化学品安全使用许可",
        "非煤矿山安全生产许可",
    ]
    assert found.kept[2].task == "T2"
    assert [(one.task, one.licence) for one in found.tasks] == [("T1", True)]


def test_police_and_companies_do_their_work_themselves(cli: Cli, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    text = TEXT.replace("（市应急局牵头，市通信管理局配合）", "（市公安局牵头，市应急局配合）")
    plan.write_text(text, encoding="utf-8")
    words = ("cascade", plan, "--to", "永安街道", "--to", "青河县")
    assert cli(*words, "-o", tmp_path / "out").code == 0
    row = _rows(tmp_path / "out", "永安街道", "承接任务")[1]
    assert row["本地牵头（建议）"] == "市公安局（直接承担）"
    assert "不由本地代办" in str(row["说明"])
    assert "市应急局的工作由永安街道办事处按授权" in str(row["说明"])
    county = _rows(tmp_path / "out", "青河县", "承接任务")[1]
    assert county["本地牵头（建议）"] == "青河县公安局"
    assert county["完成时限"] == "规划期内（至2025年）"
