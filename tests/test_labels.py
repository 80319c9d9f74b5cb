"""One source of words: nothing missing, nothing untranslated, nothing that nobody says."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import decompose.labels
from decompose.cli import COMMANDS
from decompose.labels import LANGUAGES, Book, causes, findings, fixes, reading, reasons
from decompose.labels.errors import ERRORS
from decompose.labels.files import FILES
from decompose.labels.forms import FORMS
from decompose.labels.replies import CONSULTATION
from decompose.labels.sealing import SEALING
from tests.conftest import ROOT

PACKAGE = ROOT / "decompose"
ROOM = PACKAGE / "labels"
HAN = re.compile("[\u4e00-\u9fff]")
SAME_IN_BOTH = {"✓", "✗"}
"""Signs that are no words."""
ALSO_CHINESE = {
    "switch_lang",  # said to those who read the other language
    "a list names a department, then what it does: 市X局：负责…；…",  # shows words of a list
    "give a plan or table that names units (牵头单位：…), or truth rows",
}
TEMPLATES = {
    "replies",
    "templates",
    "reasons",
    "findings",
    "process_findings",
    "finding_words",
    "fixes",
    "causes",
    "sealing",
    "files",
    "forms",
    "places",
    "rule_pages",  # the English stands in the docstrings of the rules
    "reforms",
}
"""Rooms of lists of templates instead of tables."""
NO_WORDS = {"claimant"}
"""Only facts and signs between them."""
OUTSIDE = {
    "cli/__init__.py": "the table of commands, seen by the tests above",
    "cli/imports.py": "the ordinal of a citation, which stands in a pack",
    "compare/additive.py": "words of plans",
    "compare/carriers.py": "endings of names of places",
    "compare/elsewhere.py": "words of plans",
    "compare/places.py": "words of lists, which are read and not written",
    "compare/reform_bodies.py": "endings of names of places",
    "compare/reform_sheet.py": "words of lists, which are read and not written",
    "compare/portions.py": "words of plans",
    "compare/strength.py": "words of plans",
    "reports/forms/words.py": "words of forms, which are read and not written",
    "reports/word/styles.py": "names of fonts",
    "reports/xlsx_book.py": "names of fonts",
}
"""Where Chinese may stand outside the labels, and what it is."""
MODULES = [
    importlib.import_module(f"decompose.labels.{module.name}")
    for module in pkgutil.iter_modules(decompose.labels.__path__)
]


def _is_pair(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(x, str) for x in value)


def _entries() -> Iterator[tuple[str, str, str, str]]:
    """Yield (table, key, Chinese, English) of every entry of every table."""
    for module in MODULES:
        for name, table in vars(module).items():
            where = f"{module.__name__.rpartition('.')[2]}.{name}"
            if isinstance(table, type) and issubclass(table, Book) and table is not Book:
                table = table.words  # noqa: PLW2901
            if not isinstance(table, Mapping) or table is causes.REASONS_AND_FIXES:
                continue
            for key, value in table.items():
                if _is_pair(value):
                    yield where, str(key), *value
                elif isinstance(value, dict) and set(value) == set(LANGUAGES):
                    yield where, str(key), value["zh"], value["en"]
    for table in (findings.MESSAGES, fixes.FIXES, reading.OF_PLANS, reasons.NOTES, reasons.LAWS):
        for zh, en in table:
            yield "templates", zh, zh, en
    for en, zh in (*ERRORS, *CONSULTATION, *SEALING, *FORMS, *FILES):
        yield "errors", en, zh, en
    for command in COMMANDS:
        yield "commands", command.name, command.zh, command.en


ENTRIES = sorted(set(_entries()))


def test_all_tables_are_seen() -> None:
    seen = {where.partition(".")[0] for where, *_ in ENTRIES}
    assert seen >= {module.__name__.rpartition(".")[2] for module in MODULES} - TEMPLATES
    assert len(ENTRIES) > 700


def test_every_entry_is_in_both_languages() -> None:
    faults = []
    for where, key, zh, en in ENTRIES:
        if zh in SAME_IN_BOTH and zh == en:
            continue
        if not zh.strip() or not en.strip():
            faults.append(f"{where} {key} is empty")
        elif (
            not HAN.search(zh)
            and re.search("[A-Za-z]", zh)
            and key not in {*ALSO_CHINESE, *NO_WORDS}
        ):
            faults.append(f"{where} {key} has no Chinese: {zh}")
        elif HAN.search(en) and key not in ALSO_CHINESE:
            faults.append(f"{where} {key} has no English: {en}")
    assert not faults, "\n".join(faults)


def test_both_languages_take_the_same_facts() -> None:
    gap = re.compile(r"(?<!\{)\{(\w*)[^{}]*\}")
    faults = []
    for where, key, zh, en in ENTRIES:
        first, second = gap.findall(zh), gap.findall(en)
        if len(first) != len(second) and not any(word.isdigit() for word in (*first, *second)):
            faults.append(f"{where} {key}: {first} {second}")
        if set(first) != set(second):
            same = not any(first) and {word for word in second if word} <= set("0123456789")
            if not (same and len(first) == len(second)):
                faults.append(f"{where} {key}: {first} {second}")
    assert not faults, "\n".join(faults)


@cache
def _trees() -> dict[Path, ast.Module]:
    return {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def _said() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return every word of the code outside the tables, and the shapes of those that it puts together."""
    words: set[str] = set()
    shapes: set[str] = set()
    for path, tree in _trees().items():
        keys = set[int]()
        if path.parent == ROOM:
            for node in ast.walk(tree):
                if isinstance(node, ast.Dict):
                    keys |= {id(key) for key in node.keys}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if id(node) not in keys:
                    words |= {node.value, *node.value.split()}
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z0-9_-]+"
                    for p in node.values
                ]
                shape = "".join(parts)
                if re.search(r"[a-z](\\\.|_|\\-)\[|\]\+_[a-z]+$", shape):
                    shapes.add(shape)
    return frozenset(words), tuple(map(re.compile, sorted(shapes)))


def test_every_label_is_said_somewhere() -> None:
    words, shapes = _said()
    unused = []
    for where, key, *_ in ENTRIES:
        if where in {"errors", "commands"} or not re.fullmatch(r"[a-z][a-z0-9_.-]*", key):
            continue
        if key not in words and not any(shape.fullmatch(key) for shape in shapes):
            unused.append(f"{where} {key}")
    assert not unused, "\n".join(unused)


LOOKED_UP = {"labels", "_labels", "words", "_words", "say", "sentence", "sentences", "_say"}


def _looked_up() -> Iterator[tuple[str, str]]:
    for path, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript):
                owner, key = node.value, node.slice
            elif isinstance(node, ast.Call) and node.args:
                owner, key = node.func, node.args[0]
            else:
                continue
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in LOOKED_UP and isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", key.value


def test_every_label_that_is_looked_up_is_there() -> None:
    known = {key for _, key, *_ in ENTRIES}
    steps = {"read", "knowledge", "parse", "assign", "audit", "write", "draw", "packs"}
    found = list(_looked_up())
    steps |= {"whole", "rerun", "not-rerun"}  # keys of a table made of looked-up words
    assert len(found) > 200
    assert not [pair for pair in found if pair[1] not in known | steps]


def _is_text(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module that are neither docstrings nor told in an error."""
    passed = set[int]()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            passed.add(id(body[0].value))
        if isinstance(node, ast.Raise):
            passed |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
        ):
            yield node


def test_no_other_module_holds_words_for_readers() -> None:
    rooms = ("cli", "reports", "compare", "consult", "pipeline.py")
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {node.value}"
        for path, tree in _trees().items()
        if path.relative_to(PACKAGE).as_posix().split("/")[0] in rooms
        for node in _is_text(tree)
        if len(HAN.findall(str(node.value))) > 1
    }
    assert not {text for text in found if text.partition(":")[0] not in OUTSIDE}
    assert {text.partition(":")[0] for text in found} == set(OUTSIDE), "an exception of no use"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_speaks_one_language(lang: str) -> None:
    class Small(Book):
        words = {"greeting": ("{}好", "good {}")}

    book = Small(lang)
    assert book["greeting"] == {"zh": "{}好", "en": "good {}"}[lang]
    assert "day" in book("greeting", "day")
    with pytest.raises(ValueError, match="tuple"):
        Small("fr")
