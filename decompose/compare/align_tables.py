"""The tables of an alignment: in figures, measure by measure, task by task, indicators, fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from decompose.compare.sides import LEADING
from decompose.compare.tables import JOIN, columns, words_of_task
from decompose.labels.deliverables import Labels
from decompose.labels.grounds import AlignWords, Grounds
from decompose.model.comparison import AlignedMeasure, AlignedTask, Alignment, Ground, Standing
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Indicator
from decompose.model.result import Basis, Decomposition
from decompose.reports.rows import Cell, Table
from decompose.text.quantities import quantities_in

Row = tuple[Cell, ...]
_SAID = {"old_words": "superior_words", "new_words": "own_words"}
"""Columns that bear another label here than in a diff."""
_MEASURES = (
    "superior",
    "old_words",
    "standing",
    "detail",
    "own",
    "new_words",
    "common",
    "superior_figures",
    "own_figures",
    "superior_due",
    "own_due",
    "superior_lead",
    "own_lead",
)
_TASKS = ("superior", "old_words", "standing", "detail", "missing", "own", "new_words")
_INDICATORS = (
    "indicator",
    "tightness",
    "superior_target",
    "superior_base",
    "superior_year",
    "own_indicator",
    "own_target",
    "own_base",
    "own_year",
    "detail",
)


_WIDTHS = {
    **dict.fromkeys(("superior", "own", "task_count", "measure_count", "tightness"), 10.0),
    **dict.fromkeys(("superior_due", "own_due", "superior_figures", "own_figures"), 12.0),
    **dict.fromkeys(("superior_base", "own_base", "superior_year", "own_year"), 12.0),
    **dict.fromkeys(("superior_lead", "own_lead", "standing", "class"), 14.0),
    **dict.fromkeys(("superior_target", "own_target", "common"), 18.0),
    **dict.fromkeys(("old_words", "new_words", "missing"), 40.0),
    **dict.fromkeys(("detail", "indicator", "own_indicator"), 30.0),
    "names": 100.0,
}
_OPEN = {Standing.DROPPED: "open", Standing.NOT_APPLICABLE: "", Standing.COVERED: ""}


class AlignTables:
    """Makes the tables of an alignment.

    Args:
        superior: The plan above.
        own: The plan that answers.
        found: How it does.
        lang: Language of the words.
    """

    def __init__(
        self, superior: Decomposition, own: Decomposition, found: Alignment, lang: str
    ) -> None:
        beside = _beside(superior.jurisdiction, own.jurisdiction)
        self.words = AlignWords(lang, beside=beside)
        self._grounds, self._labels = Grounds(lang, beside=beside), Labels(lang)
        self.superior_title = superior.plan.name or self.words["untitled"]
        self.own_title = own.plan.name or self.words["untitled"]
        title = self.words["align_title_beside" if beside else "align_title"]
        self.title = title.format(self.own_title, self.superior_title)
        self.found = found
        self._above, self._here = _Texts(superior), _Texts(own)
        self._own_indicators = own.plan.indicators
        self._indicators = {i.id: i for i in superior.plan.indicators}

    def all(self) -> tuple[Table, ...]:
        """Return every table."""
        overview, *rest = self.brief()
        graves = (one.standings[0] for task in self.found.tasks for one in task.measures)
        measures = self._table("measures", _MEASURES, self.measures(), graves)
        return (overview, measures, *rest)

    def brief(self) -> tuple[Table, ...]:
        """Return the tables without the one that goes through measure by measure."""
        return (
            self._table("overview", ("standing", "task_count", "measure_count"), self.overview()),
            self._table("alignment", _TASKS, self.tasks(), (t.standing for t in self.found.tasks)),
            self._table("without_parent", ("own", "new_words", "own_lead"), self.without_parent()),
            self._table("indicators_beside", _INDICATORS, self.indicators()),
            self._table("fields_beside", ("class", "names"), self.fields()),
        )

    def title_of(self, superior: str) -> str:
        """Return what a superior task is called."""
        task = self._above.tasks[superior]
        return task.title or task.text

    def told(self, grounds: Sequence[Ground]) -> str:
        """Return grounds as sentences, a line each."""
        return "\n".join(map(self._grounds.tell, grounds))

    def _table(
        self, key: str, keys: tuple[str, ...], rows: Iterator[Row], marks: Iterable[Standing] = ()
    ) -> Table:
        made = columns(keys, self.words, _SAID, _WIDTHS)
        flags = tuple(_OPEN.get(standing, "less") for standing in marks)
        return Table(key, self.words[key], made, tuple(rows), flags, frozen=1)

    def _standings(self, standings: Sequence[Standing]) -> str:
        return JOIN.join(self.words[standing.value] for standing in standings)

    def overview(self) -> Iterator[Row]:
        """Yield how many tasks and measures stand how, by the gravest of each, and the sum."""
        tasks = Counter(task.standing for task in self.found.tasks)
        judged = [one for task in self.found.tasks for one in task.measures]
        measures = Counter(one.standings[0] for one in judged)
        for standing in Standing:
            if tasks[standing] or measures[standing]:
                yield (self.words[standing.value], tasks[standing], measures[standing])
        yield (self.words["together"], len(self.found.tasks), len(judged))

    def measures(self) -> Iterator[Row]:
        """Yield a row a superior measure: what answers it, how, and why it is judged so."""
        for task in self.found.tasks:
            for one in task.measures:
                yield self._measure(one)

    def _measure(self, one: AlignedMeasure) -> Row:
        asked = self._above.text(one.superior)
        told = self._here.text(one.own) if one.own else ""
        return (
            one.superior,
            asked,
            self._standings(one.standings),
            self.told(one.reasons),
            one.own or "",
            told,
            JOIN.join(one.common),
            _figures(asked),
            _figures(told),
            one.superior_due or "",
            one.own_due or "",
            self._lead(self._above, one.superior),
            self._lead(self._here, one.own) if one.own else "",
        )

    def _lead(self, side: _Texts, measure: str) -> str:
        """Return who leads, and that it was derived where the plan does not say so."""
        names, stated = side.leads(measure)
        told = JOIN.join(names)
        return told if stated or not told else self.words("derived", told)

    def tasks(self) -> Iterator[Row]:
        """Yield a row a superior task."""
        for aligned in self.found.tasks:
            yield (
                aligned.superior,
                words_of_task(self._above.tasks[aligned.superior]),
                self._standings(aligned.standings),
                self.told(aligned.reasons),
                "\n".join(aligned.missing),
                aligned.own or "",
                self._answering(aligned),
            )

    def _answering(self, aligned: AlignedTask) -> str:
        """Return what answers a task: those measures alone, of other tasks than the main one with its id."""
        told: list[str] = []
        for own in dict.fromkeys(one.own for one in aligned.measures if one.own):
            home = self._here.home(own)
            text = self._here.text(own)
            told.append(text if home == aligned.own else f"{home} {text}")
        return "\n".join(told)

    def without_parent(self) -> Iterator[Row]:
        """Yield a row a task that answers nothing."""
        for task in self.found.without_parent:
            yield (task, words_of_task(self._here.tasks[task]), self._lead(self._here, task))

    def indicators(self) -> Iterator[Row]:
        """Yield a row an indicator of the superior plan, then those that only the own plan has."""
        own = {one.id: one for one in self._own_indicators}
        for one in self.found.indicators:
            yield (
                one.name,
                self.words[f"tight_{one.tightness.value}"],
                *self._target(self._indicators[one.superior]),
                one.own_name or "",
                *self._target(own.get(one.own or "")),
                self._grounds.tell(one.reason) if one.reason else "",
            )
        answering = {one.own for one in self.found.indicators}
        for alone in self._own_indicators:
            if alone.id not in answering:
                target = self._target(alone)
                yield ("", self.words["tight_alone"], "", "", "", alone.name, *target, "")

    def _target(self, one: Indicator | None) -> tuple[Cell, Cell, Cell]:
        """Return target, base and year of an indicator, with what is measured."""
        if one is None:
            return "", "", ""
        printed = one.target_text or self.words.value(one.target)
        unit = one.unit or ""
        told = printed if not unit or unit in printed else f"{printed}{unit}"
        year = one.base_year or self.words["empty_field"]
        base = "" if one.base is None else self.words("of_base", f"{one.base:.10g}", year)
        kind = self._labels.indicator(one.kind.value)
        return f"{told}\n{kind}", base, one.target_year or ""

    def fields(self) -> Iterator[Row]:
        """Yield the fields of both plans, of the superior's only and of the own one only."""
        for key in ("gone", "come", "kept"):
            names = self.words.value(getattr(self.found.fields, key))
            yield (self.words[f"fields_{key}"], names)


class _Texts:
    """What a plan's tasks and measures say, and who leads them."""

    def __init__(self, result: Decomposition) -> None:
        self.tasks = {task.id: task for task in result.plan.tasks}
        self._home = {m.id: (task, m) for task in result.plan.tasks for m in task.measures}
        self._roles = result.assignments

    def text(self, owner: str) -> str:
        """Return the words of a measure, or of a heading that answers."""
        return self._home[owner][1].text if owner in self._home else self.tasks[owner].title

    def home(self, owner: str) -> str:
        """Return the task that a measure belongs to, or the heading itself."""
        return self._home[owner][0].id if owner in self._home else owner

    def leads(self, owner: str) -> tuple[tuple[str, ...], bool]:
        """Return who leads a measure or its whole task, and whether the plan says so."""
        task = self.home(owner)
        own = [a for a in self._roles if a.task == task and a.role in LEADING]
        for place in (owner, None):
            found = [a for a in own if a.measure == place]
            if found:
                names = tuple(dict.fromkeys(a.name for a in found))
                return names, all(a.basis is Basis.STATED for a in found)
        return (), True


def _beside(one: Jurisdiction, other: Jurisdiction) -> bool:
    """Tell whether two documents are of one level: a sister plan, or a list of the same place."""
    return one.level is not None and one.level is other.level


def _figures(text: str) -> str:
    return JOIN.join(found.text for found in quantities_in(text))
