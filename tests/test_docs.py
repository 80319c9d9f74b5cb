"""The documents say what the program does: links lead somewhere, examples run, tables are complete."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import decompose as dc
from decompose.audits import AUDITS
from decompose.cli import COMMANDS
from decompose.parser.statement import parse_task
from decompose.rules import RULES
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_FAMILIES = "|".join(sorted({audit.facts.name.split(".")[0] for audit in AUDITS}))
_NAME = re.compile(rf"`((?:{_FAMILIES})\.[a-z-]+)`")
_COMMAND = re.compile(r"`decompose ([a-z]+)")
_MECHANISMS = 94


def _name(path: Path) -> str:
    return path.name


def _anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w\- ]", "", h.lower()).strip() for h in _HEADING.findall(text)}
    return {h.replace(" ", "-") for h in headings} | set(_ANCHOR.findall(text))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name) if name else page
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            broken.append(target)
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_names_and_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    audits = {audit.facts.name for audit in AUDITS}
    lines = [line for line in text.splitlines() if "not yet" not in line]
    named = {name for line in lines for name in _NAME.findall(line)}
    assert named <= audits
    assert set(_COMMAND.findall("\n".join(lines))) <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("page", [DOCS / "architecture.md", ROOT / "CONTRIBUTING.md"], ids=_name)
def test_layers_are_those_that_are_checked(page: Path) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layers = [
        frozenset(part.strip().removeprefix("decompose.") for part in layer.split("|"))
        for layer in contract["layers"]
    ]
    told = "".join(
        line
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("    ") and "→" in line and "parse →" not in line
    )
    assert [frozenset(p.strip() for p in each.split("|")) for each in told.split("→")] == layers


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_rule_and_audit_has_its_page() -> None:
    assert {rule.facts.name for rule in RULES} <= _anchors(DOCS / "rules.md")
    assert {audit.facts.name for audit in AUDITS} <= _anchors(DOCS / "audits.md")


def test_mission_has_one_row_a_mechanism() -> None:
    text = (DOCS / "mission.md").read_text(encoding="utf-8")
    numbers = [int(n) for n in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
    assert numbers == list(range(1, _MECHANISMS + 1))


def test_the_rule_in_extending_runs(kb: dc.Knowledge) -> None:
    text = (DOCS / "extending.md").read_text(encoding="utf-8")
    block = next(b for b in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "@rule" in b)
    scope: dict[str, object] = {}
    exec(compile(dedent(block), "extending.md", "exec"), scope)  # noqa: S102 - our own page
    rule = scope["anniversary"]
    plan = parse_task("组织建市三十周年展览。", title="云州市工作方案")
    result = dc.assign(plan, kb, level="city", rules=(*RULES, rule))  # type: ignore[arg-type]
    assert [a.department for a in result.assignments if a.rule == "anniversary"] == ["propaganda"]


def _packs() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (folder, files) of the packs shown in knowledge.md, as indented blocks."""
    text = (DOCS / "knowledge.md").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        head = re.fullmatch(r" {4}# (\S+)/(\S+\.yaml)", line)
        if head:
            lines = found.setdefault(head[1], {}).setdefault(head[2], [])
        elif line.startswith("    "):
            lines.append(line[4:])
        elif line.strip():
            lines = []
    for folder, files in found.items():
        yield folder, {name: "\n".join(body) + "\n" for name, body in files.items()}


@pytest.mark.parametrize(("folder", "files"), [pytest.param(*p, id=p[0]) for p in _packs()])
def test_the_packs_in_knowledge_load(folder: str, files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    kb = dc.load_knowledge(tmp_path)
    if folder == "本局包":
        plan = dc.parse_text("本局应急预案工作方案\n一、主要任务\n（一）做好预案编制和应急演练。\n")
        result = dc.assign(plan, kb, level="organization")
        leads = [a.department for a in result.assignments if a.role is dc.Role.LEAD]
        assert "rescue-section" in leads
    else:
        plan = parse_task("规范电动自行车停放充电管理。", title="云州市工作方案")
        result = dc.assign(plan, kb, level="city")
        leads = [a.department for a in result.assignments if a.role is dc.Role.LEAD]
        assert leads == ["city-mgmt"]
