"""Why and why not on a plan of 5,000 tasks: the time of an answer, and its share of the whole division.

Goal: an answer within 50 ms on the reference machine; here it is told beside the time of dividing the
plan, in one run.

Run: ``python -m benchmarks.explain``
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import decompose as dc
from benchmarks.plan import plan_path
from decompose.model.plan import Plan, Task

TASKS = 5_000
ROUNDS = 5


def main() -> None:
    """Print the time of dividing a plan of 5,000 tasks and of the answers to questions on it."""
    kb = dc.load_knowledge()
    plan = _repeated(dc.parse(dc.read(plan_path())))
    whole = _seconds(lambda: dc.assign(plan, kb))
    result = dc.assign(plan, kb)
    asked = [plan.tasks[i].id for i in range(0, len(plan.tasks), len(plan.tasks) // ROUNDS)]
    dc.explain(result, kb, asked[0], "housing")
    for department in ("housing", "finance", "emergency", "telecom"):
        times = [
            _seconds(lambda t=task, d=department: dc.explain(result, kb, t, d))  # type: ignore[misc]
            for task in asked
        ]
        print(
            f"explain {department}: {median(times) * 1000:.1f} ms here (goal 50), "
            f"1/{whole / median(times):.0f} of dividing {len(plan.tasks)} tasks"
        )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _repeated(plan: Plan) -> Plan:
    """Return a plan whose tasks are repeated under new ids until there are enough."""
    tasks: list[Task] = []
    while len(tasks) < TASKS:
        tail = f"x{len(tasks)}"
        tasks += [
            task.model_copy(
                update={
                    "id": task.id + tail,
                    "parent": task.parent + tail if task.parent else None,
                    "measures": tuple(
                        m.model_copy(update={"id": m.id + tail}) for m in task.measures
                    ),
                }
            )
            for task in plan.tasks
        ]
    return plan.model_copy(update={"tasks": tuple(tasks)})


if __name__ == "__main__":
    main()
