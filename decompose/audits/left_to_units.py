"""Work that the text leaves to unnamed units: to settle among themselves, or to do."""

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
_NAMELESS = (
    "(?:本?[省市县区镇乡]|本级|辖区|当地)?(?:各级?|[两多几]个?)?(?:(?:有关|相关|属地|涉及|所涉|对口|职能|主管|涉[农企水路渔林旅教文医]|负有[^，,。；;：:]{2,12}职责的)(?:的|各|和|与|、)*)+"
    "(?:职能|主管|监管|行业|业务|责任|成员|市直|县直|区直|镇街|乡镇)*(?:部门|单位|科室|处室|机构|方面)"
)
_TOLD = CuedPattern(
    rf"(?:^|(?<=[，,。；;：:])|(?<=[一-鿿]))(?:[由请]|交(?:由)?)(?P<units>{_NAMELESS})(?P<does>[^，,。；;]{{2,}})",
    cue=("部门", "单位", "科室", "处室", "机构", "方面"),
)
"""由有关单位推进废旧电池规范回收; 请相关单位继续研究"""
_MANNER = (
    "(?:按照?(?:要求|规定|计划|方案|各自)?|共同|联合|统一|牵头|负责|抓紧|尽快|继续|进一步|认真|切实|定期|逐步"
    "|及时|分别|适时|会同|每[年月季周]|同步|具体)*"
)
_WORKS = regex(
    f"{_MANNER}(?:推进|推动|督促|开展|组织|实施|研究|看护|落实|建立|建设|制定|编制|修订|出台|清理|整治|治理|排查|检查|巡查|打击|管控|管理|监管|维护|养护|提供|办理|完成|解决|培训|宣传|评估|监测|疏导|改造|更换|安装|牵头|负责|统筹|协调|承担|跟进|抓好|做好|回收|收集|处置|安置|救助|发放)"
)
"""Work, which somebody must do; not what helpers do (配合) or what is done to offenders."""
_SANCTION = regex(
    "依法|依规|依纪|处[罚理分]|查处|追[究责]|处分|问责|移[送交]|通报|曝光|吊销|审批|许可|备案|不予|核实后|认定|批准|配合|协助|支持|参加|参与|予以|给予"
)
"""What the law has some organ do to offenders, and what helpers do."""
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
                    break
            else:
                told = _told(task, measure)
                if told:
                    yield told


def _told(task: Task, measure: Measure) -> Left | None:
    """Return the units without a name that a sentence gives its work to, nobody else being named in it."""
    if measure.attribution is not None and measure.attribution.groups:
        return None
    for found in _TOLD.finditer(measure.text):
        if _WORKS.match(found["does"]) and not _SANCTION.search(found["does"]):
            return Left(task, measure, found["units"])
    return None
