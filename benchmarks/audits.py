"""The audit of a large plan: 500 and 5,000 tasks divided among 100 departments.

Goals for 5,000 tasks on one core: at most 10 s, at most 400 MB for the whole process (reading, parsing
and deriving included), and at most 12 times the time of 500 tasks. Half of the tasks print who leads
and who supports, some with a deadline; one in ten is an edited copy of another.

Run: ``python -m benchmarks.audits [--slowest]``
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time

import decompose as dc
from benchmarks import near_duplicates
from benchmarks.plan import plan_path
from decompose.audits import AUDITS
from decompose.audits.case import AuditCase
from decompose.knowledge import Knowledge
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.rules.competence import holder_at
from decompose.rules.engine import setting_of

SIZES = (500, 5_000)
DEPARTMENTS = 100
COPIES, STATED, DATED = 0.1, 0.5, 0.75
IN_ONE = 10


def text_of(tasks: int, kb: Knowledge, seed: int = 1) -> str:
    """Return the text of a plan with so many tasks, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    work = near_duplicates.Workload(seed, plan_path(), copies=COPIES).texts(tasks)
    units = _units(kb)
    lines = ["云州市“十四五”安全生产规划", "一、主要任务"]
    for number, text in enumerate(work):
        if number % IN_ONE == 0:
            lines.append(f"（{_han(number // IN_ONE + 1)}）{text[:8]}。")
        who = ""
        if rng.random() < STATED:
            lead, *support = rng.sample(units, 1 + rng.randint(0, 4))
            helped = f"；配合单位：{'、'.join(support)}" if support else ""
            due = f"；完成时限：{rng.randint(2021, 2025)}年底" if rng.random() < DATED else ""
            who = f"（牵头单位：{lead}{helped}{due}）"
        lines.append(f"{number % IN_ONE + 1}．{text[:12]}。{text}{who}")
    return "\n".join(lines)


def _units(kb: Knowledge) -> list[str]:
    """Return the names of departments of a city."""
    empty = dc.parse_text("云州市安全生产规划")
    setting = setting_of(empty, kb, dc.assign(empty, kb, place="云州市", level="city").jurisdiction)
    names = dict.fromkeys(
        holder_at(setting, d.id).name for d in kb.departments.values() if Level.CITY in d.names
    )
    return list(names)[:DEPARTMENTS]


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    text = ""
    for unit, name in ((100, "百"), (10, "十"), (1, "")):
        if number >= unit:
            text += f"{digits[number // unit]}{name}"
        elif text and number and not text.endswith("零"):
            text += "零"
        number %= unit
    return text


def main(slowest: bool) -> None:
    """Print the time of the audits, their growth, and the memory."""
    kb = dc.load_knowledge()
    dc.audit(dc.assign(dc.parse_text(text_of(20, kb)), kb, place="云州市", level="city"), kb)
    times = []
    for size in SIZES:
        plan = dc.parse_text(text_of(size, kb))
        result = dc.assign(plan, kb, place="云州市", level="city")
        gc.collect()
        start = time.process_time()
        audited = dc.audit(result, kb)
        times.append(time.process_time() - start)
        holders = len({a.holder for a in result.assignments})
        print(
            f"{len(plan.tasks)} tasks, {sum(len(t.measures) for t in plan.tasks)} measures, "
            f"{holders} departments, {len(result.assignments)} assignments, "
            f"{len(audited.findings)} findings: {times[-1]:.2f} s of processor time (goal 10)"
        )
        if slowest:
            _slowest(result, kb)
    print(f"growth from {SIZES[0]} to {SIZES[1]}: {times[1] / times[0]:.1f} (goal 12)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory of the whole process: {peak} MB (goal 400)")


def _slowest(result: Decomposition, kb: Knowledge) -> None:
    """Print what the costliest audits take, each with the indexes that it makes first."""
    case, spent = AuditCase(result, kb), {}
    for check in AUDITS:
        start = time.process_time()
        list(check(case))
        spent[check.facts.name] = time.process_time() - start
    for name in sorted(spent, key=spent.__getitem__, reverse=True)[:8]:
        print(f"   {name}: {spent[name]:.3f} s")


if __name__ == "__main__":
    main("--slowest" in sys.argv[1:])
