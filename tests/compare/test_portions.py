"""What an answer leaves out, what a place has not, and times of several parts."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.compare.align import align
from decompose.compare.portions import left_out
from decompose.compare.strength import later_in_part, softer
from decompose.knowledge import Knowledge
from decompose.match.absences import absences
from decompose.model.comparison import Standing
from decompose.model.plan import Measure
from decompose.model.source import Span


@pytest.mark.parametrize(
    ("asked", "answer", "part"),
    [
        ("检查泊位、引桥、堆场、卡口", "对泊位、堆场、卡口开展检查", "引桥"),
        ("共享报名、体检、录取数据", "报名、体检数据全部共享", "录取"),
        ("集中采购食材，建立供应商退出机制", "食材集中采购", "供应商退出机制"),
        ("危货运输车、旅游客车、渣土车全部装视频", "旅游客车、渣土车装上视频", "危货运输车"),
        ("规范骑手管理，建立企业黑名单制度", "骑手由平台企业实名管理", "企业黑名单制度"),
        ("集中采购食材，建立供应商退出机制", "食材集中采购，不合格的供应商清退", None),
        ("建立房屋体检制度，住宅五年体检一次", "住宅体检五年一轮", None),  # the system is told
        ("为救护队配备大孔径钻机、大流量排水泵", "大流量排水泵配到每支救护队", "大孔径钻机"),
        ("为救护队配备大孔径钻机、大流量排水泵", "钻机和大流量排水泵配到每支救护队", None),
        ("加强源头治理、系统治理", "抓好系统治理", None),  # qualities of one work
        ("评估老旧电梯，费用由财政给予补助", "老旧电梯做评估", "财政给予补助"),
        ("评估老旧电梯，费用由财政给予补助", "老旧电梯做评估，经费由市里出", None),
        ("占压管道的房屋逐处清理，建立销号台账", "压管房屋清一处销一处，挂账清理", None),
        ("占压管道的房屋逐处清理，建立销号台账", "压管房屋逐处清理", "销号台账"),
        ("开发机关、事业单位、国有企业岗位", "机关、事业单位和国企拿出岗位", None),
        ("对机械编码登记、喷涂环保标牌", "机械编码登记一台不漏", "喷涂环保标牌"),
        ("对机械编码登记、喷涂环保标牌", "机械编码登记、挂牌一台不漏", "喷涂环保标牌"),
        ("硝化、氯化、氟化企业完成改造", "硝化、氯化企业改造完", "氟化"),
        ("推行有害垃圾、厨余垃圾、其他垃圾分类", "有害垃圾、其他垃圾分开", "厨余垃圾"),
        ("推行有害垃圾、厨余垃圾、其他垃圾分类", "有害、厨余和其他垃圾分开", None),
        ("不得以算法考核，超时不得处罚骑手", "不许拿算法考核", "超时不得处罚骑手"),
        ("场所实行备案，禁止设在居民住宅楼内", "必须备案，居民楼里不得开设", None),
        ("促进制度化、规范化、常态化", "促进制度化、常态化", None),
        ("博物馆、图书馆、剧院每季度检查通道", "图书馆、博物馆的通道一季度一查", "剧院"),
        ("安置失业人员、残疾人、退捕渔民", "安置失业人员、残疾人", "退捕渔民"),
        (
            "禁止烧荒、烧秸秆、祭祀用火",
            "不准烧荒、不准烧秸秆、不准上坟烧纸",
            None,
        ),  # in other words
        ("检查泊位、引桥、堆场、卡口", "泊位一月一查", None),  # says it in its own way
        ("检查泊位、引桥、堆场、卡口", "检查卡口、堆场、引桥、泊位", None),
        ("常态化、制度化、规范化开展演练", "常态化、规范化开展演练", None),
        ("建立供应商退出机制", "食材集中采购", None),  # one clause: answered or not as a whole
    ],
)
def test_a_part_of_which_nothing_is_said(asked: str, answer: str, part: str | None) -> None:
    found = left_out(asked, answer)
    assert (found.facts if found else None) == ((part,) if part else None)


def test_a_part_that_stands_beside_is_there() -> None:
    asked, answer = "集中采购食材，建立供应商退出机制", "食材集中采购"
    assert left_out(asked, answer, ["对不合格的供应商实行退出机制"]) is None


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("我市没有铀矿开采企业，也没有核电厂", ("铀矿开采", "核电厂")),
        ("境内没有地铁", ("地铁",)),
        ("我市不临海，海水淡化不涉及。", ("海水淡化",)),
        ("我县地处内陆，海上养殖暂不涉及", ()),
        ("不适用前款规定的除外", ()),
        ("我县无海岸线和海港，不涉及海上研学。", ("海岸线", "海港", "海上研学")),
        ("没有取得许可证的一律停业", ()),
        ("我市无证经营户清零", ()),
        ("全市无害化处理率达到100%", ()),
    ],
)
def test_what_a_place_has_not(text: str, things: tuple[str, ...]) -> None:
    assert tuple(thing for one in absences(text) for thing in one.things) == things


def test_a_thing_is_named_with_a_word_in_its_midst() -> None:
    (absence,) = absences("我市境内没有跨江轮渡")
    assert absence.names("对跨江汽车轮渡实行车客分离")
    assert not absence.names("对跨江大桥和内湖游船码头、轮渡实行检查")


def _measure(text: str, deadline: str | None) -> Measure:
    return Measure(id="M", text=text, span=Span(block=0, start=0, end=len(text)), deadline=deadline)


def test_one_of_two_times_is_later() -> None:
    asked = _measure("城区2023年底前、农村2024年底前建成", "2023年底前")
    late = _measure("县城2023年底前建成，乡村2025年底前建成", "2023年底前")
    found = later_in_part(asked, late)
    assert found is not None
    assert found.facts == ("2024", "2025")
    assert later_in_part(asked, asked) is None
    assert later_in_part(asked, _measure("2025年底前建成", "2025年底前")) is None


def _standings(above: str, own: str, kb: Knowledge) -> list[tuple[Standing, ...]]:
    one, other = (dc.assign(dc.parse_text(text), kb) for text in (above, own))
    return [m.standings for task in align(one, other, kb).tasks for m in task.measures]


def test_a_heading_with_its_departments_asks_for_nothing(kb: Knowledge) -> None:
    own = "岭前县校舍安全方案（2023—2025年）\n一、主要任务\n（一）查校舍\n校舍一年鉴定一次。"
    above = (
        "宁湖市校舍安全方案（2023—2025年）\n一、主要任务\n（一）水上安全提升行动\n"
        "1. 校舍每年鉴定一次。\n2. 市级建设校舍数据平台，汇总鉴定结果。\n责任单位：市教育局"
    )
    assert _standings(above, own, kb) == [(Standing.COVERED,), (Standing.NOT_APPLICABLE,)]


@pytest.mark.parametrize(
    ("asked", "answer", "weaker"),
    [
        ("组织登山的单位，出发前7日报备", "组织登山的单位，提前3天报备", True),
        ("组织登山的单位，出发前3日报备", "组织登山的单位，提前7天报备", False),
        ("每250平方米配备救生员不少于3人", "每250平方米至少3名救生员", False),
        ("每250平方米配备救生员不少于3人", "每250平方米至少2名救生员", True),
        ("雪季前检验一次索道", "每个雪季开始前检验索道", False),
        ("每个街道至少1个驿站", "每个街道有驿站", False),
        ("每个街道至少3个驿站", "每个街道有驿站", True),
    ],
)
def test_figures_said_in_other_units(asked: str, answer: str, weaker: bool) -> None:
    span = Span(block=0, start=0, end=1)
    was, now = (
        Measure(id=key, text=text, span=span) for key, text in (("a", asked), ("b", answer))
    )
    assert (softer(was, now) is not None) is weaker
