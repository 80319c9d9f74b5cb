"""The quickstart plan with a complete division printed into its text, and what was built on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import decompose as dc
from decompose.model.plan import Task
from decompose.model.result import Decomposition, Role
from tests.conftest import ROOT

QUICKSTART = ROOT / "examples" / "quickstart" / "plan.txt"
DUE = "2025年底前"
OPINIONS = 20
MISSED_HEADS = ["序号", "指标名称", "2015年规划数", "2015年实际数"]

Lines = list[str]


GOALS = "死亡人数比2020年累计下降15%以上，较大事故起数累计下降20%，杜绝重特大事故。"
FIELDS = (
    "烟花爆竹。严格烟花爆竹批发、零售许可，查处非法运输和违规燃放行为。",
    "农业机械和渔业船舶。严格拖拉机、联合收割机年度检验，加强渔船编组管理和渔港安全监管。",
    "特种设备。开展电梯、锅炉、大型游乐设施隐患排查，建设电梯应急处置服务平台。",
)
"""Tasks of the plan whose objects no other task names."""
SUPERIOR = (
    f"临江省“十四五”安全生产规划\n一、规划目标\n到2025年，全省生产安全事故{GOALS}\n二、主要任务\n"
)
SUPERIOR += "".join(f"（{n}）{text}\n" for n, text in zip("一二三", FIELDS, strict=True))
SISTER = f"云州市“十四五”应急体系规划\n一、规划目标\n到2025年，全市生产安全事故{GOALS}\n"


def decomposed(
    lines: Lines, *select: str, compared: bool = False, earlier: Callable[[], Lines] | None = None
) -> Decomposition:
    """Return the text as divided and audited for the city; compared with others if wished."""
    kb = dc.load_knowledge()
    plan = dc.parse_text("\n".join(lines))
    result = dc.assign(plan, kb, place="云州市", level="city")
    texts = ([SUPERIOR], [SISTER]) if compared else ([], [])
    above, sides = ([dc.assign(dc.parse_text(text), kb) for text in each] for each in texts)
    before = [_as_it_was(earlier)] if earlier else []
    return dc.audit(result, kb, select=select, superiors=above, sisters=sides, earlier=before)


@cache
def _as_it_was(earlier: Callable[[], Lines]) -> Decomposition:
    plan = dc.parse_text("\n".join(earlier()))
    return dc.assign(plan, dc.load_knowledge(), place="云州市", level="city")


@cache
def _divided() -> tuple[str, ...]:
    lines = QUICKSTART.read_text(encoding="utf-8").splitlines()
    result = decomposed(lines)
    parents = {task.parent for task in result.plan.tasks}
    for task in result.plan.tasks:
        if task.id not in parents:
            block = task.body[-1].block if task.body else task.span.block
            lines[block] = _without(lines[block], task) + _printed(result, task)
    return tuple(lines)


def sound() -> Lines:
    """Return the plan with one lead, its supports and a time limit printed for every task.

    A statement that is already there is replaced by the same shape; who is named is what the plan
    states, else what is derived, with one lead each.
    """
    return list(_divided())


def of_former_period() -> Lines:
    """Return the plan as one of the five years before, with a table of what had been reached."""
    lines = [_earlier(line) for line in sound()]
    at = next(i for i, line in enumerate(lines) if line.startswith("（二）存在问题"))
    table = ["表1 “十二五”时期主要指标完成情况", *MISSED_HEADS]
    table += ["1", "道路交通死亡人数", "216", "215", "2", "较大事故起数", "3", "2"]
    table += ["3", "火灾死亡人数", "40", "38", "4", "工矿商贸事故死亡人数", "60", "55"]
    return [*lines[:at], *table, *lines[at:]]


def with_opinions() -> Lines:
    """Return the plan with a table of opinions, all adopted."""
    units = ("市公安局", "市水利局", "市教育局", "市民政局", "市司法局")
    table = ["附件2", "征求意见汇总表", "序号", "反馈单位", "意见内容", "采纳情况"]
    for number in range(1, OPINIONS + 1):
        unit = units[number % len(units)]
        table += [str(number), unit, f"建议完善第{number}项任务的表述。", "采纳"]
    return [*sound(), *table]


def _earlier(line: str) -> str:
    line = (
        line.replace("“十三五”", "“十二五”")
        .replace("“十四五”", "“十三五”")
        .replace("十四个", "十三个")
    )
    return re.sub(r"20(2\d)(?=年|〕)", lambda m: f"20{int(m[1]) - 5}", line)


def _without(line: str, task: Task) -> str:
    """Return a line without what it prints about who is responsible and by when."""
    for each in (task.attribution, *(m.attribution for m in task.measures)):
        if each is not None:
            for form in (f"（{each.quote}）", f"{each.quote}。", each.quote):
                if form in line:
                    line = line.replace(
                        form, "。" if line.partition(form)[0][-1:] not in "。" else ""
                    )
                    break
    return re.sub("（[^（）]*完成）$", "", line)


def _printed(result: Decomposition, task: Task) -> str:
    own = [a for a in result.assignments if a.task == task.id]
    ranked = sorted(own, key=lambda a: (a.measure is not None, -a.confidence))
    leads = [a.name for a in ranked if a.role in (Role.LEAD, Role.CO_LEAD)]
    whole = [a.name for a in ranked if a.role is Role.SUPPORT and a.measure is None]
    helpers = dict.fromkeys(name for name in whole if name not in leads[:1])
    support = f"；配合单位：{'、'.join(helpers)}" if helpers else ""
    return f"（牵头单位：{leads[0]}{support}；完成时限：{DUE}）"
