"""Places of the lead in a table of tasks in which nobody stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import decompose as dc
from decompose.audits.fixing import fixed, mended
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Severity

HEAD = "序号,工作任务,牵头单位,配合单位\n"
FILLED = "1,开展电梯检验,市市场监管局,\n2,检查渔船,市农业农村局,\n3,检查民爆仓库,市公安局,\n"


def _audited(kb: Knowledge, folder: Path, rows: str) -> Decomposition:
    (folder / "t.csv").write_text(HEAD + rows, encoding="utf-8")
    plan = dc.parse(dc.read(folder / "t.csv"))
    return dc.audit(dc.assign(plan, kb, place="青溪市", level="city"), kb)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "没有写牵头单位，其他任务大多写了"),
        ("无", "牵头单位写为“无”"),
        ("待定", "牵头单位写为“待定”"),
        ("——", "牵头单位写为“——”"),
    ],
)
def test_an_empty_place_is_told_though_law_has_the_answer(
    kb: Knowledge, tmp_path: Path, cell: str, said: str
) -> None:
    result = _audited(kb, tmp_path, f"{FILLED}4,开展锅炉检验,{cell},\n")
    found = [f for f in result.findings if f.name == "gap.no-lead"]
    assert [(f.subject["task"], f.severity) for f in found] == [("T4", Severity.WARNING)]
    assert f"{said}；依据法律和原则推定：市市场监管局" in found[0].message
    assert mended(result, fixed(result, kb, found[0].patch), found[0])


@pytest.mark.parametrize(
    "rows",
    [
        FILLED,
        "1,开展锅炉检验,,\n2,开展电梯检验,,\n3,检查渔船,,\n",
        "1,开展锅炉检验,,\n2,开展电梯检验,市市场监管局,\n3,检查渔船,,\n",
    ],
)
def test_a_filled_table_and_one_still_to_be_filled_are_silent(
    kb: Knowledge, tmp_path: Path, rows: str
) -> None:
    result = _audited(kb, tmp_path, rows)
    assert not [f for f in result.findings if f.name == "gap.no-lead"]
