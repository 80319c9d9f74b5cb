"""The exceptions of decompose: we could not do the work.

A fact about the plan is a Finding and a fact about the document is a Problem; both are values. An
exception says what was found, what was expected, what to do, and where::

    DecomposeError
    ├── ReadError              the file could not be read
    │   ├── UnsupportedFormat      no reader for this kind of file
    │   ├── MissingDependency      a reader or writer needs a package or program that is not installed
    │   ├── DamagedDocument        the file is not what it claims to be
    │   ├── FaultyList             rows of a list cannot be used; carries every fault
    │   └── LimitExceeded          a safety limit was reached; ``where`` names the setting
    ├── ParseError             the text could not be turned into a plan
    ├── KnowledgeError         a knowledge pack is faulty; carries every fault
    ├── RuleError              a rule broke its contract
    ├── ReportError            a deliverable could not be written
    └── BatchError             some documents of a batch failed
"""

from __future__ import annotations


class DecomposeError(Exception):
    """The single base of every error raised on purpose.

    Args:
        message: What was found and what was expected, one line.
        hint: What the user can do about it.
        where: File and place: block and characters, sheet and cell, page, or setting.
    """

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _rebuild, (type(self), self.__dict__.copy())

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} → {self.hint}" if self.hint else text


def _rebuild(kind: type[DecomposeError], state: dict[str, object]) -> DecomposeError:
    error = kind.__new__(kind)
    Exception.__init__(error, state["message"])
    error.__dict__.update(state)
    return error


class ReadError(DecomposeError):
    """The file could not be read."""


class UnsupportedFormat(ReadError):
    """No reader knows this kind of file."""


class MissingDependency(ReadError):
    """A reader or writer needs something that is not installed; the hint says how to get it."""


class DamagedDocument(ReadError):
    """The file is empty, truncated or not what it claims to be."""


class FaultyList(ReadError):
    """Rows of a list cannot be used.

    Args:
        message: How many.
        faults: Every fault, each as ``file:line: message``.
        hint: What to do.
        where: The list.
    """

    def __init__(
        self, message: str, *, faults: tuple[str, ...] = (), hint: str = "", where: str = ""
    ) -> None:
        super().__init__(message, hint=hint, where=where)
        self.faults = faults


class LimitExceeded(ReadError):
    """A safety limit was reached; ``where`` names the setting."""


class ParseError(DecomposeError):
    """The text could not be turned into a plan."""


class KnowledgeError(DecomposeError):
    """A knowledge pack is faulty.

    Args:
        message: Summary of the faults.
        faults: Every fault, each as ``message @ file $.path``.
        hint: What to do.
        where: The pack.
    """

    def __init__(
        self, message: str, *, faults: tuple[str, ...] = (), hint: str = "", where: str = ""
    ) -> None:
        super().__init__(message, hint=hint, where=where)
        self.faults = faults


class RuleError(DecomposeError):
    """A rule broke its contract, for instance an assignment without evidence."""


class ReportError(DecomposeError):
    """A deliverable could not be written."""


class BatchError(DecomposeError):
    """Some documents of a batch failed."""
