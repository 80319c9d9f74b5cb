"""The tables of a replayed reform: open questions, every role, each body, the events."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.compare.reform import said
from decompose.compare.tables import columns, words_of_task
from decompose.labels.comparison import Words
from decompose.labels.deliverables import Labels
from decompose.model.reform import Idle, IdleCause, Inheritance, Replay
from decompose.model.result import Decomposition, Role
from decompose.reports.mermaid import label_text
from decompose.reports.rows import Cell, Table

Row = tuple[Cell, ...]
_MOST_EDGES = 400
_SAID = {"task": "reform_task", "new_words": "reform_words"}
_WIDTHS = {"task": 10, "new_words": 52, "role": 10, "event": 56, "how": 40, "detail": 36}


class ReformTables:
    """Makes the tables of a replay.

    Args:
        result: The division before.
        found: What became of it.
        lang: Language of the words.
    """

    def __init__(self, result: Decomposition, found: Replay, lang: str) -> None:
        self.words, self._labels = Words(lang), Labels(lang)
        self.title = self.words("reform_title", result.plan.title, found.date)
        self._found = found
        self._tasks = {task.id: task for task in result.plan.tasks}

    def all(self) -> tuple[Table, ...]:
        """Return every table."""
        return (
            self._table("open_roles", "task new_words role before possible detail", self.open()),
            *self.short(),
            self._table("inherited", "task new_words role before after how detail", self.moved()),
        )

    def short(self) -> tuple[Table, ...]:
        """Return the tables without a row for every role."""
        return (
            self._table("by_body", "before after roles lead_roles", self.bodies()),
            self._table("events", "event moved_roles", self.events()),
        )

    def _table(self, key: str, keys: str, rows: Iterator[Row]) -> Table:
        shown = columns(tuple(keys.split()), self.words, _SAID, _WIDTHS)
        return Table(key, self.words[key], shown, tuple(rows), frozen=1)

    def _words(self, task: str, measure: str | None) -> str:
        entry = self._tasks[task]
        own = next((m.text for m in entry.measures if m.id == measure), None)
        return f"{entry.title}\n{own}" if own else words_of_task(entry)

    def open(self) -> Iterator[Row]:
        """Yield a row a role that is left without an heir."""
        for line in self._found.open:
            yield (
                line.measure or line.task,
                self._words(line.task, line.measure),
                self._labels.role(line.role),
                line.before,
                self.words.value(line.possible),
                self._cause(line),
            )

    def _cause(self, line: Inheritance) -> str:
        if line.cause is None:
            return ""
        first, rest = line.facts[0], self.words.value(line.facts[1:])
        return self.words(f"open_{line.cause.value}", first, rest)

    def moved(self) -> Iterator[Row]:
        """Yield a row a role that another body has, or that went up in a stronger one."""
        for line in self._found.lines:
            if line.after is None or not (moved(line) or line.joined):
                continue
            how = "；".join(said(self._found.events[n], self.words) for n in line.events)
            yield (
                line.measure or line.task,
                self._words(line.task, line.measure),
                self._labels.role(line.role),
                line.before,
                line.after,
                how,
                self.words("joined", line.joined) if line.joined else "",
            )

    def bodies(self) -> Iterator[Row]:
        """Yield a row a pair of bodies: how much of the work of the one the other has now."""
        touched = {x for f in self._found.flows if f.before != f.after for x in (f.before, f.after)}
        same = [f for f in self._found.flows if not {f.before, f.after} & touched]
        for flow in self._found.flows:
            if flow not in same:
                after = flow.after or self.words["open_roles"]
                yield (flow.before, after, flow.roles, flow.leads)
        if same:
            sums = sum(f.roles for f in same), sum(f.leads for f in same)
            yield (self.words["unchanged"], "", *sums)

    def events(self) -> Iterator[Row]:
        """Yield a row an event: how many roles it moved, or why none."""
        idle = {one.event: one for one in self._found.idle}
        for number, event in enumerate(self._found.events):
            told = said(event, self.words)
            if number in idle:
                yield (told, self._why(idle[number]))
                continue
            count = str(sum(number in line.events for line in self._found.lines))
            early = self._found.year is not None and int(event.date[:4]) < self._found.year
            yield (told, self.words("early_event", count) if early else count)
        for event in self._found.later:
            yield (said(event, self.words), self.words["later_event"])

    def _why(self, idle: Idle) -> str:
        facts = idle.facts
        if idle.cause in (IdleCause.ABSENT, IdleCause.SCOPE):
            facts = (self.words.value(facts),)
        elif idle.cause is IdleCause.ALREADY:
            facts = (facts[0], self.words.value(facts[1:]))
        return self.words(f"idle_{idle.cause.value}", *facts)

    def chart(self) -> str:
        """Return who inherits from whom as a Mermaid chart: bodies that the reform touches only."""
        flows = [f for f in self._found.flows if f.before != f.after]
        touched = {f.before for f in flows} | {f.after for f in flows}
        shown = [f for f in self._found.flows if {f.before, f.after} & touched][:_MOST_EDGES]
        before = {name: n for n, name in enumerate(dict.fromkeys(f.before for f in shown))}
        after = {name: n for n, name in enumerate(dict.fromkeys(f.after for f in shown))}
        lines = ["flowchart LR"]
        lines += [f'  b{n}(["{label_text(name)}"])' for name, n in before.items()]
        for heir, n in after.items():
            shape = '(["{}"])' if heir else '{{{{"{}"}}}}'
            lines.append(f"  a{n}{shape.format(label_text(heir or self.words['open_roles']))}")
        for flow in shown:
            arrow = "-->" if flow.after else "-.->"
            told = self.words("flow", flow.roles, flow.leads)
            lines.append(
                f"  b{before[flow.before]} {arrow}|{label_text(told)}| a{after[flow.after]}"
            )
        return "\n".join(lines) + "\n"


def leads_open(found: Replay) -> int:
    """Return how many tasks have lost their lead."""
    return len({line.task for line in found.open if line.role is Role.LEAD})


def moved(line: Inheritance) -> bool:
    """Tell whether another body has, or had on the way, what the role was."""
    return line.after is not None and set(line.trail) != {line.before}
