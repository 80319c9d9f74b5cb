"""The words of a page in both languages, so that its reader can switch."""

from __future__ import annotations

import json
from collections.abc import Callable

from decompose.labels.deliverables import Labels
from decompose.model.plan import TaskKind
from decompose.model.result import Basis, Role, Severity
from decompose.reports.markup import Html, element


class Words:
    """Gives labels as elements that name their number, and remembers which labels the page uses.

    Args:
        labels: The language that is shown first.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._zh, self._en = Labels("zh"), Labels("en")
        self._used: dict[str, int] = {}
        self._pairs: list[tuple[str, str]] = []
        self._made: dict[tuple[str, tuple[object, ...]], Html] = {}

    def __call__(self, key: str, *values: str | int) -> Html:
        """Return a label; ``values`` fill its gaps."""
        return self._word(key, lambda labels: labels[key], *values)

    def own_element(
        self, name: str, key: str, *values: str | int, class_: str | None = None
    ) -> Html:
        """Return an element that holds nothing but a label."""
        self(key)
        text = self.labels[key].format(*values) if values else self.labels[key]
        gaps = "|".join(map(str, values)) if values else None
        return element(name, text, class_=class_, data_t=self._used[key], data_n=gaps)

    def text(self, key: str) -> str:
        """Return a label as plain text, for an element that names its number itself."""
        self(key)
        return self.labels[key]

    def number(self, key: str) -> int:
        """Return the number of a label that the page uses."""
        return self._used[key]

    def role(self, role: Role) -> Html:
        """Return the word for a role."""
        return self._word(f"role.{role.value}", lambda labels: labels.role(role))

    def basis(self, basis: Basis) -> Html:
        """Return the word for a basis."""
        return self._word(f"basis.{basis.value}", lambda labels: labels.basis(basis))

    def kind(self, kind: TaskKind) -> Html:
        """Return the word for a kind of task."""
        return self._word(f"kind.{kind.value}", lambda labels: labels.kind(kind))

    def severity(self, severity: Severity) -> Html:
        """Return the word for a severity."""
        return self._word(f"severity.{severity.value}", lambda labels: labels.severity(severity))

    def level(self, level: str | None) -> Html:
        """Return the word for a level of government."""
        return self._word(f"level.{level}", lambda labels: labels.level(level))

    def indicator(self, kind: str) -> Html:
        """Return the word for a kind of indicator."""
        return self._word(f"indicator.{kind}", lambda labels: labels.indicator(kind))

    def to_json(self) -> Html:
        """Return ``[zh, en]`` of every label by its number, safe to stand in a script element."""
        text = json.dumps(self._pairs, ensure_ascii=False, separators=(",", ":"))
        return Html(text.replace("<", "\\u003c"))

    def _word(self, key: str, of: Callable[[Labels], str], *values: str | int) -> Html:
        made = self._made.get((key, values))
        if made is None:
            number = self._used.setdefault(key, len(self._pairs))
            if number == len(self._pairs):
                self._pairs.append((of(self._zh), of(self._en)))
            gaps = "|".join(map(str, values)) if values else None
            text = of(self.labels).format(*values) if values else of(self.labels)
            made = element("span", text, data_t=number, data_n=gaps)
            self._made[key, values] = made
        return made
