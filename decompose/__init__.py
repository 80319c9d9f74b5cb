"""Turn a government plan into a task division: who leads, who supports, by when, on which ground.

The steps are functions over frozen values::

    import decompose as dc

    kb = dc.load_knowledge()
    result = dc.audit(dc.assign(dc.parse(dc.read("plan.docx")), kb))
    dc.write(result, "division.xlsx")

Every name is loaded when it is first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from decompose.version import VERSION

if TYPE_CHECKING:
    from decompose.audits import audit
    from decompose.errors import (
        BatchError,
        DamagedDocument,
        DecomposeError,
        KnowledgeError,
        LimitExceeded,
        MissingDependency,
        ParseError,
        ReadError,
        ReportError,
        RuleError,
        UnsupportedFormat,
    )
    from decompose.evaluate import Score, evaluate
    from decompose.graph import build_graph
    from decompose.knowledge import Knowledge, load_knowledge
    from decompose.match import match
    from decompose.model.organization import Jurisdiction, Level, Resolution
    from decompose.model.plan import Indicator, Measure, Plan, Task
    from decompose.model.result import (
        Assignment,
        Basis,
        Decomposition,
        Evidence,
        Explanation,
        Finding,
        Role,
        Severity,
    )
    from decompose.model.source import Block, Document, Problem, Span
    from decompose.parser import parse, parse_text
    from decompose.pipeline import run
    from decompose.readers import read, read_text
    from decompose.reports import write
    from decompose.rules import RULES, assign, explain

__version__ = VERSION

__all__ = [
    "RULES",
    "Assignment",
    "Basis",
    "BatchError",
    "Block",
    "DamagedDocument",
    "DecomposeError",
    "Decomposition",
    "Document",
    "Evidence",
    "Explanation",
    "Finding",
    "Indicator",
    "Jurisdiction",
    "Knowledge",
    "KnowledgeError",
    "Level",
    "LimitExceeded",
    "Measure",
    "MissingDependency",
    "ParseError",
    "Plan",
    "Problem",
    "ReadError",
    "ReportError",
    "Resolution",
    "Role",
    "RuleError",
    "Score",
    "Severity",
    "Span",
    "Task",
    "UnsupportedFormat",
    "__version__",
    "assign",
    "audit",
    "build_graph",
    "evaluate",
    "explain",
    "load_knowledge",
    "match",
    "parse",
    "parse_text",
    "read",
    "read_text",
    "run",
    "write",
]

_ROOMS: dict[str, str] = {
    "audits": "audit",
    "errors": (
        "BatchError DamagedDocument DecomposeError KnowledgeError LimitExceeded MissingDependency "
        "ParseError ReadError ReportError RuleError UnsupportedFormat"
    ),
    "evaluate": "Score evaluate",
    "graph": "build_graph",
    "knowledge": "Knowledge load_knowledge",
    "match": "match",
    "model.organization": "Jurisdiction Level Resolution",
    "model.plan": "Indicator Measure Plan Task",
    "model.result": ("Assignment Basis Decomposition Evidence Explanation Finding Role Severity"),
    "model.source": "Block Document Problem Span",
    "parser": "parse parse_text",
    "pipeline": "run",
    "readers": "read read_text",
    "reports": "write",
    "rules": "RULES assign explain",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}


class _Package(ModuleType):
    """The package itself: ``evaluate`` and ``match`` are functions here and modules below.

    Importing a submodule binds it over the function of the same name; that binding is not taken.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in _HOMES:
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'decompose' has no attribute {name!r}")
    value: object = getattr(import_module(f"decompose.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
