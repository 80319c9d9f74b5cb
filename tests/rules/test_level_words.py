"""Departments bear the level word of their own place: 区, 州, 旗, 盟, 自治区, or that of a municipality."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.knowledge.names import level_word
from decompose.model.organization import Level

TASKS = "一、主要任务\n（一）修订应急预案。\n（二）加强建筑施工安全监管。\n（三）将安全生产纳入干部教育培训。\n"


@pytest.mark.parametrize(
    ("place", "level", "names"),
    [
        ("河湾区", "county", {"区应急局", "区住建局", "区委组织部"}),
        ("石桥县", "county", {"县应急局", "县住建局", "县委组织部"}),
        ("临溪市", "county", {"市应急局", "市住建局", "市委组织部"}),
        ("白音旗", "county", {"旗应急局", "旗住建局", "旗委组织部"}),
        ("云岭彝族自治州", "city", {"州应急局", "州住建局", "州委组织部"}),
        ("北原盟", "city", {"盟应急局", "盟住建局", "盟委组织部"}),
        ("江右省", "province", {"省应急厅", "省住房城乡建设厅", "省委组织部"}),
        (
            "西岭壮族自治区",
            "province",
            {"自治区应急厅", "自治区住房城乡建设厅", "自治区党委组织部"},
        ),
        ("滨海市", "province", {"市应急局", "市住建局", "市委组织部"}),
    ],
)
def test_names_of_a_place(kb: Knowledge, place: str, level: str, names: set[str]) -> None:
    text = f"{place}“十四五”安全生产规划\n{TASKS}"
    result = dc.assign(dc.parse_text(text), kb, place=place, level=level)
    assert names <= {a.name for a in result.assignments}
    why = dc.explain(result, kb, "T1", "housing")
    assert names & {word for word in names if word in why.sentence + "".join(why.chain)}


def test_without_a_place_the_usual_word() -> None:
    assert level_word(None, Level.COUNTY) == "县"
    assert level_word("河湾", Level.CITY) == "市"
    assert level_word("河湾区", None) == ""
