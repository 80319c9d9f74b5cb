"""What a person sees: results on stdout, talk on stderr; the only importer of rich."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from decompose.errors import DecomposeError, FaultyList, KnowledgeError
from decompose.labels.commands import sentence
from decompose.labels.errors import translate

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from decompose.model.source import Problem

_MOST_FAULTS = 20
_PATIENCE = 1.0
"""Seconds of work before progress is shown."""


_ALWAYS_TOLD = ("tasks.none", "diagram.not-drawn", "diagram.no-font")


class Console:
    """Writes in one language; talks only where somebody is looking.

    Args:
        lang: ``zh`` or ``en``.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def result(self, text: str) -> None:
        """Write a result to stdout."""
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")

    def json(self, text: str) -> None:
        """Write JSON to stdout, in ASCII where the console's encoding lacks a character."""
        try:
            text.encode(sys.stdout.encoding or "utf-8")
        except UnicodeEncodeError:
            text = json.dumps(json.loads(text), indent=2)
        self.result(text)

    def say(self, text: str) -> None:
        """Write to stderr, whoever reads it."""
        sys.stderr.write(f"{text}\n")

    def talk(self, text: str) -> None:
        """Write to stderr when it is a terminal: quiet when piped."""
        if _watched():
            self.say(text)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Tell what was noticed in a document, each kind once with how often it occurs.

        That nothing was found to divide, or drawings are missing, is told even where nobody watches.
        """
        word = sentence("problem", self.lang)
        kinds: dict[str, list[Problem]] = {}
        for problem in problems:
            kinds.setdefault(problem.code, []).append(problem)
        for code, same in kinds.items():
            times = f" ×{len(same)}" if len(same) > 1 else ""
            tell = self.say if code in _ALWAYS_TOLD else self.talk
            tell(_one_line(f"{word} {code}{times}: {self._noticed(same[0])}"))

    def _noticed(self, problem: Problem) -> str:
        if self.lang == "en" and (_watched() or problem.code in _ALWAYS_TOLD):
            from decompose.reports.english import the_teller

            problem = the_teller().problem(problem)
        return problem.message

    def error(self, error: DecomposeError, *, most: int | None = _MOST_FAULTS) -> None:
        """Write an error on one line, and the faults of a pack or a list one a line below it.

        Args:
            error: What went wrong.
            most: Faults shown at most; None shows all.
        """
        where = translate(error.where, self.lang)
        message = translate(error.message, self.lang)
        hint = translate(error.hint, self.lang)
        self.fault(message, hint, where=where)
        faults = error.faults if isinstance(error, KnowledgeError | FaultyList) else ()
        for fault in faults[:most]:
            self.say(f"  {_one_line(translate(fault, self.lang))}")
        if len(faults) > len(faults[:most]):
            more = sentence("faults.more", self.lang).format(len(faults) - len(faults[:most]))
            self.say(f"  {more}")

    def fault(self, message: str, hint: str = "", *, where: str = "") -> None:
        """Write ``错误 where: message → hint`` on one line of stderr."""
        word = sentence("error", self.lang)
        text = f"{word} {where}: {message}" if where else f"{word} {message}"
        text = _one_line(f"{text} → {hint}" if hint else text)
        if _watched() and _colours():
            text = f"\x1b[31m{word}\x1b[0m{text.removeprefix(word)}"
        self.say(text)

    @contextmanager
    def progress(self, steps: int) -> Iterator[Callable[[str], None]]:
        """Give a function to name each step to; a bar is shown on a terminal after a second."""
        if not _watched() or os.environ.get("TERM") == "dumb":
            yield _ignore
            return
        bar = _Bar(self.lang, steps)
        try:
            yield bar.step
        finally:
            bar.stop()


class _Bar:
    """A progress bar that appears only when the work takes long."""

    def __init__(self, lang: str, steps: int) -> None:
        self._lang, self._steps, self._done = lang, steps, 0
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def step(self, name: str) -> None:
        """Begin a step."""
        text = sentence(f"step.{name}", self._lang)
        if self._bar is None and time.monotonic() - self._begun > _PATIENCE:
            self._bar = _open_bar()
            self._task = self._bar.add_task(text, total=self._steps)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=text, completed=self._done, refresh=True)
        self._done += 1

    def stop(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _open_bar() -> Progress:
    from rich.console import Console as Terminal
    from rich.progress import Progress

    bar = Progress(console=Terminal(stderr=True, no_color=not _colours()), transient=True)
    bar.start()
    return bar


def _ignore(step: str) -> None:
    """Show nothing."""


def _watched() -> bool:
    """Tell whether somebody sees stderr."""
    return sys.stderr.isatty()


def _colours() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _one_line(text: str) -> str:
    """Put a text on one line; control codes, which could steer a terminal, become blanks."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
