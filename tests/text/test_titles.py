"""How a plan is called in the titles of deliverables, and where a long title ends its lines."""

from __future__ import annotations

import pytest

from decompose.text.titles import divides, in_lines, noun_of, stem_of


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("青柳区2027年重点工作任务分工表", "青柳区2027年重点工作"),
        ("青柳区消防安全责任清单", "青柳区消防安全"),
        ("青柳区安全生产规划（征求意见稿）", "青柳区安全生产规划"),
        ("任务分工表", "任务分工表"),
        ("青柳区权力清单", "青柳区权力清单"),
        ("关于加强消防工作的实施意见", "《关于加强消防工作的实施意见》"),
    ],
)
def test_what_stands_before_the_name_of_a_deliverable(title: str, stem: str) -> None:
    assert stem_of(title) == stem


def test_what_is_left_of_a_name_is_no_adjective() -> None:
    assert stem_of("青柳区消防重点任务分工") == "青柳区消防重点"
    assert noun_of("青柳区消防重点任务分工") == "青柳区消防重点任务"
    assert noun_of("青柳区消防安全责任清单") == "青柳区消防安全"


def test_a_division_is_known_by_its_name() -> None:
    assert divides("青柳区2027年重点任务分工方案（送审稿）")
    assert not divides("青柳区安全生产规划")


@pytest.mark.parametrize(
    ("title", "place", "lines"),
    [
        ("青柳区安全生产规划", "青柳区", 1),
        ("石榴滩傣族彝族自治县“十五五”安全生产和防灾减灾救灾规划", "石榴滩傣族彝族自治县", 2),
        ("云溪镇2027年秋冬森林防火和消防安全工作方案", "云溪镇", 2),
        ("云溪市校园食品安全、交通安全、消防安全和防溺水整治方案（2027—2029年）", "云溪市", 2),
        ("《关于加强城镇燃气、电动自行车和高层建筑消防安全管理的实施意见》", None, 2),
        ("没有任何可以断开的地方因此只好留给排版程序自己去断开的标题", None, 1),
    ],
)
def test_lines_of_a_title_end_between_words(title: str, place: str | None, lines: int) -> None:
    cut = in_lines(title, place).split("\n")
    assert "".join(cut) == title
    assert len(cut) == lines
    assert lines == 1 or all(len(line.encode("gbk")) <= 40 for line in cut)
    assert not [line for line in cut if line.count("“") != line.count("”")]
