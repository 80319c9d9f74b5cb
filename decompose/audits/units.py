"""What the audits of names share: every printed unit with its task."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.model.plan import Attribution, Task
from decompose.text.cues import CuedPattern

_INNER = CuedPattern(
    "^[^市县区省]{1,12}(?:处|科|股|室|中心|支部|部)$|管委会[一-龥]{2,10}(?:[处科股室部]|中心)$"
)  # an office inside an organ


def printed_units(case: AuditCase) -> Iterator[tuple[Task, str, Attribution]]:
    """Yield each printed unit of every statement of responsibility, once a task."""
    seen: set[tuple[str, str]] = set()
    for task, attribution in case.attributions():
        for name in (*attribution.lead, *attribution.support, *attribution.participants):
            if (task.id, name) not in seen:
                seen.add((task.id, name))
                yield task, name, attribution


def inner_unit(name: str) -> bool:
    """Tell whether a name is that of an office or section inside an organ, such as 规划财务处."""
    return _INNER.search(name) is not None


def within_one_house(case: AuditCase) -> bool:
    """Tell whether a document divides work among the offices of one organ, not among organs."""
    names = {name for _, name, _ in printed_units(case)}
    inner = {n for n in names if inner_unit(n) and case.resolved(n).department is None}
    return len(inner) > len(names) / 2
