"""Where the words themselves have the regulator act beside a lead without powers."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.case import AuditCase
from decompose.audits.powers import kin
from decompose.model.knowledge import Duty
from decompose.model.plan import Measure, Task
from decompose.text.cues import CuedPattern

_NAME = "[\u4e00-\u9fff]{2,14}?(?:[局委厅队]|办(?!理))"
_WITH = CuedPattern(
    f"(?:会同|联合|协同)(?P<name>{_NAME})(?![、和与及]?[^，。；]{{0,16}}(?:配合|协助))",
    cue="会联协",
)
_ITS_PART = CuedPattern(
    f"(?:^|[，。；、和与])(?P<name>{_NAME})(?:依法|具体|同步)?负责(?=[\u4e00-\u9fff]{{2}})",
    cue="负",
)
"""The regulator has its own part beside whoever calls all together: 市市场监管局负责食品安全."""
_PLATFORM = CuedPattern("平台|系统|感知网|一张图|数据库", cue="台统网图库")
_ACROSS = 3
"""What has so many regulators is nobody's alone: one platform for gas, fire and bridges."""


def shared(
    case: AuditCase, task: Task, measure: Measure | None, known: Sequence[Duty], *, powers: bool
) -> bool:
    """Tell whether a task is not one lead's alone: the regulator acts too, or it is a platform of several."""
    return _with_the_rightful(case, task, measure, known) or (powers and _of_all(known, task))


def _of_all(known: Sequence[Duty], task: Task) -> bool:
    """Tell whether a task is one platform for the objects of several regulators."""
    platform = _PLATFORM.search(f"{task.title}{task.text}")
    return platform is not None and len({d.departments[0] for d in known}) >= _ACROSS


def _with_the_rightful(
    case: AuditCase, task: Task, measure: Measure | None, duties: Sequence[Duty]
) -> bool:
    """Tell whether the words themselves have the regulator act: 会同市生态环境局开展…, 市市场监管局负责食品安全."""
    whole = measure is None or len(task.measures) == 1
    text = f"{task.title}，{task.text}" if whole or measure is None else measure.text
    named = {found["name"] for words in (_WITH, _ITS_PART) for found in words.finditer(text)}
    if not named:
        return False
    own = {k for duty in duties for d in duty.departments for k in kin(case, d)}
    return any(case.resolved(name).department in own for name in named)
