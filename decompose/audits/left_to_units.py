"""Work that the text leaves to unnamed units to settle among themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.model.plan import Measure, Task
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_UNITS = "(?:各|有关|相关|属地|行业|职能|主管|成员|涉及|和|与|及|、){1,8}(?:部门|单位|成员单位|科室|方面|方)(?:之?间)?"
_SETTLE = (
    "(?:(?:自行|自主|相互|互相)(?:进行|开展|组织)?(?:研究|协商|商定|会商|商议|沟通|协调|确定|明确|把握|决定|处理|解决|安排|掌握)"
    "|(?:共同|另行|进一步|再|后续)*(?:协商|商定|会商|商议|沟通|磋商))"
)
_LEFT = CuedPattern(
    rf"(?:^|(?<=[，,。；;：:]))(?P<what>[^，,。；;：:]{{0,16}}?)(?:暂|先|仍|均|可|一律)*[由请](?P<units>{_UNITS}){_SETTLE}",
    cue=("自行", "自主", "互", "协商", "商定", "会商", "商议", "沟通", "磋商"),
)
"""由各相关单位自行研究"""
_WHO = regex(
    "(?:监管|主管|管理|牵头|责任|负责)(?:的)?(?:单位|部门|职责|主体|责任|归属|分工)|由谁|谁来?(?:管|牵头|负责)|职责(?:分工|边界)?$"
)
_DETAIL = regex(
    "时间|日期|频次|次数|方式|形式|方法|办法|地点|标准|比例|名额|价格|内容|路线|流程|程序|细则|费用|经费|数量|规模|顺序|人选|名单"
)
"""Details that whoever is responsible may well settle."""


class Left(NamedTuple):
    """What is left to units, with the group as printed."""

    task: Task
    measure: Measure
    units: str


def left_to_units(case: AuditCase) -> Iterator[Left]:
    """Yield the work of tasks without a lead that the text leaves to unnamed units; not who supervises."""
    for task in case.result.plan.tasks:
        stated = [task.attribution, *(m.attribution for m in task.measures)]
        if any(a is not None and a.lead for a in stated):
            continue
        for measure in task.measures:
            for found in _LEFT.finditer(measure.text):
                if not _WHO.search(found["what"]) and not _DETAIL.search(found["what"]):
                    yield Left(task, measure, found["units"])
