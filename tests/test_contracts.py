"""The house style, kept by tests: layers, names, sizes, docstrings, doors and light imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose.audits import AUDITS
from decompose.rules import RULES
from tests.conftest import ROOT

PACKAGE = ROOT / "decompose"
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES: dict[str, tuple[str, ...]] = {
    "networkx": ("graph.py",),
    "openpyxl": ("reports/xlsx*.py", "readers/*xlsx.py"),
    "typer": ("cli/*.py",),
    "rich": ("cli/console.py",),
    "yaml": ("knowledge/loader*.py", "knowledge/strict_yaml.py"),
    "lxml": (
        "readers/docx*.py",
        "readers/html*.py",
        "readers/xlsx*.py",
        "readers/package.py",
        "reports/forms/*.py",
    ),
    "pypdfium2_raw": ("pdfium/*.py",),
    "graphviz": ("reports/diagram*.py", "reports/render.py"),
    "pygraphviz": ("reports/diagram*.py", "reports/render.py"),
    "pyarrow": ("reports/parquet.py",),
    "ahocorasick_rs": ("knowledge/index.py",),
    "rapidfuzz": ("knowledge/*.py", "audits/*.py", "match/*.py"),
}
"""The one home, or the few, of each heavy dependency."""

HEAVY = (*HOMES, "pydantic", "docx", "numpy")
DOORS = ("cli/door.py", "rules/engine.py")
"""Where every exception may be caught."""

FUNCTION_STOP = 60


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _entries(kind: str) -> list[Path]:
    """Return the modules that hold a rule or an audit, told by their decorator."""
    found = []
    for path in sorted((PACKAGE / kind).glob("*.py")):
        functions = [node for node in _tree(path).body if isinstance(node, ast.FunctionDef)]
        marks = {ast.unparse(mark).split("(")[0] for f in functions for mark in f.decorator_list}
        if marks & {"rule", "audit_facts"}:
            found.append(path)
    return found


def _stop(path: Path) -> int:
    if path in {*_entries("rules"), *_entries("audits")}:
        return 200
    return 400 if path.parent.name in {"readers", "reports"} else 500


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_size(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= _stop(path), f"{lines} lines, at most {_stop(path)}"


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_function_sizes(path: Path) -> None:
    long = [
        f"{node.name}: {size}"
        for node in _functions(path)
        if (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_STOP
    ]
    assert not long, long


def _public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from _public(node.body, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_docstrings(path: Path) -> None:
    tree = _tree(path)
    bare = [] if ast.get_docstring(tree) or not tree.body else ["module"]
    for name, node in _public(tree.body):
        text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef | ast.ClassDef) else ""
        if not text:
            bare.append(name)
        elif not text.splitlines()[0].rstrip().endswith((".", "`", ":")):
            bare.append(f"{name}: first line has no full stop")
    assert not bare, bare


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_print_no_assert_no_broad_except(path: Path) -> None:
    faults = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Assert):
            faults.append(f"assert in line {node.lineno}")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        ):
            faults.append(f"print in line {node.lineno}")
        if isinstance(node, ast.ExceptHandler) and _name(path) not in DOORS:
            caught = "" if node.type is None else ast.unparse(node.type)
            if node.type is None or re.search(r"\b(Base)?Exception\b", caught):
                faults.append(f"except {caught} in line {node.lineno}")
    assert not faults, faults


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_unfinished_marks_and_no_machine_paths(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text.split("zipfile")[0])
    assert not re.search(r"/(?:home|Users|work|tmp)/|[A-Z]:\\\\", text)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_words_of_a_document_in_a_kept_expression(path: Path) -> None:
    """``regex`` keeps its sources on the machine: in a function they may come from constants alone."""
    if path.is_relative_to(PACKAGE / "knowledge") or _name(path) == "text/cues.py":
        return
    faults = [
        f"line {call.lineno}: {ast.unparse(call.args[0])}"
        for function in ast.walk(_tree(path))
        if isinstance(function, ast.FunctionDef | ast.Lambda)
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in ("regex", "CuedPattern")
        and not isinstance(call.args[0], ast.Constant)
        and not ast.unparse(call.args[0]).isupper()
    ]
    assert not faults, faults


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_heavy_dependencies_stay_at_home(path: Path) -> None:
    inside = path.relative_to(PACKAGE)
    strangers = [
        package
        for package in _imports(path)
        if package in HOMES and not any(inside.match(home) for home in HOMES[package])
    ]
    assert not strangers, strangers


def test_no_rooms_without_a_subject() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"}
    found = [_name(path) for path in MODULES if vague & set(re.split(r"[_/.]", _name(path)))]
    assert not found


def _loaded(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import decompose",
        "import decompose.errors",
        "from decompose.cli import main; main(['--help'])",
        "from decompose.cli import main; main([])",
        "from decompose.cli import main; main(['--version'])",
    ],
)
def test_import_stays_light(statement: str) -> None:
    assert not _loaded(statement) & set(HEAVY)


def test_reading_text_loads_no_office_or_graph_package() -> None:
    loaded = _loaded("import decompose; decompose.read_text('规划')")
    assert not loaded & {"networkx", "openpyxl", "lxml", "typer", "rich", "graphviz"}


def test_public_names_are_there() -> None:
    missing = [name for name in dc.__all__ if getattr(dc, name, None) is None]
    assert not missing
    with pytest.raises(AttributeError):
        dc.no_such_name  # noqa: B018


def test_functions_are_not_hidden_by_modules_of_the_same_name() -> None:
    code = (
        "import decompose, decompose.evaluate, decompose.match, decompose.cli.evaluate\n"
        "assert callable(decompose.evaluate) and callable(decompose.match)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_version_is_that_of_the_project() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{dc.__version__}"' in text


LISTED: tuple[Any, ...] = (*RULES, *AUDITS)


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry.facts.name)
def test_page_of_rule_or_audit(entry: Any) -> None:
    text = entry.__doc__ or ""
    assert text.splitlines()[0].endswith(".")
    for section in ("Looks for:", "Why it matters:", "Source:"):
        assert re.search(rf"{section}\s*\S", text), f"{entry.facts.name} has no {section}"


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry.facts.name)
def test_name_file_cases_and_anchor_agree(entry: Any) -> None:
    kind = "rules" if entry in RULES else "audits"
    stem = re.sub(r"[.-]", "_", entry.facts.name)
    assert entry.__module__ == f"decompose.{kind}.{stem}"
    assert entry.__name__ == stem
    assert list((ROOT / "tests" / "cases" / kind).glob(f"{stem}.yaml")), f"no cases for {stem}"
    page = (ROOT / "docs" / f"{kind}.md").read_text(encoding="utf-8")
    assert f'<a id="{entry.facts.name}"></a>' in page


@pytest.mark.parametrize(("kind", "entries"), [("rules", RULES), ("audits", AUDITS)])
def test_every_rule_and_audit_is_listed_once(kind: str, entries: tuple[Any, ...]) -> None:
    files = {path.stem for path in _entries(kind)}
    listed = [entry.__module__.rpartition(".")[2] for entry in entries]
    assert sorted(files) == sorted(listed)
    for attribute in ("name", "code"):
        values = [getattr(entry.facts, attribute) for entry in entries]
        assert len(values) == len(set(values))


def test_rules_need_only_what_was_given_before() -> None:
    given: set[str] = set()
    for entry in RULES:
        assert set(entry.facts.needs) <= given, entry.facts.name
        given |= set(entry.facts.gives)


NAMES_OF_THE_CONTRACT = frozenset(
    """
    gap.no-lead gap.group-lead gap.no-supervisor gap.emerging-sector gap.chain-link
    gap.idle-department gap.project-incomplete gap.indicator-no-owner overlap.two-leads
    overlap.duplicate-task overlap.same-duty authority.not-competent
    authority.comprehensive-as-lead name.abolished name.absent-at-level name.unknown
    time.after-period time.no-date indicator.conflict form.heading-mismatch form.broken-reference
    form.personal-name
    """.split()  # noqa: SIM905  # a list would fill a page
)


def test_audits_bear_readable_names() -> None:
    style = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")
    names = {entry.facts.name for entry in AUDITS}
    assert all(style.fullmatch(name) for name in names)
    assert len(names & NAMES_OF_THE_CONTRACT) >= 10
