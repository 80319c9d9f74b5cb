"""One fault of a list of duties is told once, with both audits that know it."""

from __future__ import annotations

import decompose as dc

_LIST = """丹岩县安全生产责任清单
一、县住房和城乡建设局
1.负责城镇供水厂运行安全监督管理。
2.负责房屋市政工程施工安全监督管理。
二、县水利局
1.负责水库运行安全监督管理。
2.负责城镇供水厂运行安全监督管理。
三、县市场监督管理局
1.负责锅炉、大型游乐设施等特种设备安全监督管理。
"""


def _overlaps(select: tuple[str, ...] = ()) -> list[str]:
    kb = dc.load_knowledge()
    result = dc.assign(dc.parse_text(_LIST), kb, level="county")
    found = dc.audit(result, kb, select=select).findings
    return [f.name for f in found if f.name.startswith("overlap.") and "供水" in f.message]


def test_two_audits_tell_of_one_pair_once() -> None:
    assert len(_overlaps()) == 1


def test_each_audit_still_knows_it_by_itself() -> None:
    assert _overlaps(("overlap.same-object",)) == ["overlap.same-object"]
    assert _overlaps(("overlap.duplicate-task",)) == ["overlap.duplicate-task"]
