"""The quickstart plan with a complete division printed into its text."""

from __future__ import annotations

from functools import cache

import decompose as dc
from decompose.model.plan import Plan, Task
from decompose.model.result import Decomposition, Role
from tests.conftest import ROOT

QUICKSTART = ROOT / "examples" / "quickstart" / "plan.txt"
DUE = "2025年底前"


def decomposed(text: str) -> Decomposition:
    """Return the text as divided and audited for the city."""
    kb = dc.load_knowledge()
    plan = dc.parse_text(text)
    return dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)


@cache
def sound_text() -> str:
    """Return the text with one lead, its supports and a time limit printed for every task.

    A statement that is already there is replaced by the same shape; who is named is what the plan
    states, else what is derived, with one lead each.
    """
    text = QUICKSTART.read_text(encoding="utf-8")
    result = decomposed(text)
    lines = [block.text for block in result.plan.document.blocks]  # type: ignore[union-attr]
    parents = {task.parent for task in result.plan.tasks}
    for task in reversed(result.plan.tasks):
        if task.id in parents:
            continue
        block = task.body[-1].block if task.body else task.span.block
        lines[block] = _without(lines[block], task) + _printed(result, task)
    return "\n".join(lines)


def _without(line: str, task: Task) -> str:
    """Return a line without what it prints about who is responsible."""
    stated = [task.attribution, *(m.attribution for m in task.measures)]
    for each in stated:
        if each is not None:
            for form in (f"（{each.quote}）", f"{each.quote}。", each.quote):
                if form in line:
                    line = line.replace(form, "" if form.startswith("（") else "")
                    break
    return line


def _printed(result: Decomposition, task: Task) -> str:
    own = [a for a in result.assignments if a.task == task.id]
    ranked = sorted(own, key=lambda a: (a.measure is not None, -a.confidence))
    leads = [a.name for a in ranked if a.role in (Role.LEAD, Role.CO_LEAD)]
    supports = dict.fromkeys(a.name for a in ranked if a.role is Role.SUPPORT and a.measure is None)
    lead = leads[0] if leads else "市安委办"
    helpers = [name for name in supports if name != lead]
    support = f"；配合单位：{'、'.join(helpers)}" if helpers else ""
    return f"（牵头单位：{lead}{support}；完成时限：{DUE}）"


def plan_of(text: str) -> Plan:
    """Return the plan of a text."""
    return dc.parse_text(text)
