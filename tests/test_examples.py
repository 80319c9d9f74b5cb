"""The examples as a user runs them: quickstart with all deliverables, everything_wrong."""

from __future__ import annotations

import importlib.util
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

import decompose as dc
from decompose.audits import AUDITS
from decompose.cli import main
from decompose.labels.deliverables import Labels
from decompose.model.organization import Level
from decompose.model.plan import Attribution, Plan
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.rows import heading

ROOT = Path(__file__).parents[1]
QUICKSTART = ROOT / "examples" / "quickstart"
EVERYTHING_WRONG = ROOT / "examples" / "everything_wrong"


@pytest.fixture(scope="module", params=["plan.txt", "plan.docx"])
def delivered(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Decomposition, Path]:
    out = tmp_path_factory.mktemp(request.param.replace(".", "-"))
    return dc.run(QUICKSTART / request.param, out), out


def _attributions(plan: Plan) -> list[Attribution]:
    found = [task.attribution for task in plan.tasks]
    found += [measure.attribution for task in plan.tasks for measure in task.measures]
    return [attribution for attribution in found if attribution is not None]


def test_quickstart_is_a_whole_plan(delivered: tuple[Decomposition, Path]) -> None:
    plan = delivered[0].plan
    assert plan.place == "云州市"
    assert plan.level is Level.CITY
    assert plan.period == (2021, 2025)
    assert plan.number == "云政发〔2021〕18号"
    assert len(plan.tasks) >= 40
    assert {task.kind.value for task in plan.tasks} == {"task", "project", "safeguard"}
    assert len(plan.projects) == 4
    subtasks = [task for task in plan.tasks if task.parent is not None]
    silent = [
        t for t in subtasks if not t.attribution and not any(m.attribution for m in t.measures)
    ]
    assert 0.4 <= len(silent) / len(subtasks) <= 0.6


def test_quickstart_indicators(delivered: tuple[Decomposition, Path]) -> None:
    table = [i for i in delivered[0].plan.indicators if i.table]
    values = {i.name: (i.unit, i.base, i.target, i.binding) for i in table}
    assert values == {
        "生产安全事故死亡人数": ("人", 62, 52, True),
        "较大事故起数": ("起", 5, 4, True),
        "亿元国内生产总值生产安全事故死亡率": ("人/亿元", 0.03, 0.02, True),
        "工矿商贸就业人员十万人生产安全事故死亡率": ("人/十万人", 1.2, 0.96, False),
    }


def test_every_stated_unit_is_known(delivered: tuple[Decomposition, Path]) -> None:
    plan, kb = delivered[0].plan, dc.load_knowledge()
    unknown = []
    for stated in _attributions(plan):
        units = (*stated.lead, *stated.support, *stated.participants)
        found = {name: kb.resolve(name, level="city", year=2021) for name in units}
        unknown += [name for name, answer in found.items() if answer.department is None]
        groups = [kb.resolve(name, level="city", year=2021) for name in stated.groups]
        unknown += [answer.text for answer in groups if answer.group is None]
    assert not unknown


def test_every_task_is_decided_or_reported(delivered: tuple[Decomposition, Path]) -> None:
    result = delivered[0]
    leading = (Role.LEAD, Role.CO_LEAD)
    led = {a.task for a in result.assignments if a.role in leading}
    reported = {f.subject.get("task") for f in result.findings if f.name.startswith("gap.")}
    assert not [t.id for t in result.plan.tasks if t.id not in led | reported]


def test_deliverables_open(delivered: tuple[Decomposition, Path]) -> None:
    result, out = delivered
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {"division.xlsx", "division.md", "division.json", "diagrams/overview.svg"} <= names
    book = load_workbook(out / "division.xlsx")
    for name in ("目录", "任务总表", "责任矩阵", "空白清单", "交叉清单", "依据明细"):
        assert name in book.sheetnames
    assert "市应急管理局" in book.sheetnames
    ids = {row[1] for row in book["任务总表"].iter_rows(min_row=2, values_only=True)}
    assert {task.id for task in result.plan.tasks} <= ids
    again = Decomposition.model_validate_json((out / "division.json").read_text(encoding="utf-8"))
    assert again.assignments == result.assignments
    assert again.findings == result.findings
    assert "道路交通" in (out / "division.md").read_text(encoding="utf-8")
    assert "<svg" in (out / "diagrams" / "overview.svg").read_text(encoding="utf-8")


def test_every_assignment_stands_once_on_its_sheet(delivered: tuple[Decomposition, Path]) -> None:
    result, out = delivered
    book = load_workbook(out / "division.xlsx", read_only=True)
    own = [a for a in result.assignments if a.department]
    sheets = dict.fromkeys(result.departments[a.department or ""] for a in own)
    written = Counter(
        (name, row[2])
        for name in sheets
        for row in book[name].iter_rows(min_row=4, values_only=True)
    )
    expected = Counter((result.departments[a.department or ""], a.measure or a.task) for a in own)
    assert written == expected


def test_word_and_text_hold_the_same_plan() -> None:
    text = dc.parse(dc.read(QUICKSTART / "plan.txt"))
    word = dc.parse(dc.read(QUICKSTART / "plan.docx"))
    assert _tree(text) == _tree(word)
    without_span = {"id", "span"}
    assert [i.model_dump(exclude=without_span) for i in text.indicators] == [
        i.model_dump(exclude=without_span) for i in word.indicators
    ]


def _tree(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (
            *(task.id, task.kind, task.number, task.title, task.text, task.parent, task.deadline),
            _units(task.attribution),
            tuple((m.text, m.deadline, m.frequency, _units(m.attribution)) for m in task.measures),
        )
        for task in plan.tasks
    ]


def _units(attribution: Attribution | None) -> dict[str, object] | None:
    return attribution and attribution.model_dump(exclude={"span"})


def test_the_word_file_is_built_from_the_text() -> None:
    pytest.importorskip("docx")
    spec = importlib.util.spec_from_file_location("examples_build", ROOT / "examples" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    text = (QUICKSTART / "plan.txt").read_text(encoding="utf-8")
    assert build.build(text) == build.build(text), "the bytes must not depend on the moment"
    with zipfile.ZipFile(QUICKSTART / "plan.docx") as kept:
        document = kept.read("word/document.xml")
        assert {info.date_time for info in kept.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with zipfile.ZipFile(BytesIO(build.build(text))) as made:
        assert made.read("word/document.xml") == document, "run python examples/build.py"


ON_REQUEST = [audit.facts.name for audit in AUDITS if audit.facts.on_request]
WRONG = {"plan.txt": "county", "review.txt": "county", "former.txt": "city"}


WRONG_BESIDE = {
    "superiors": ("superior.txt",),
    "sisters": ("sister.txt",),
    "earlier": ("draft.txt", "before.txt"),
}


@cache
def wrong_beside() -> dict[str, list[Decomposition]]:
    """Return what the plan of everything wrong is compared with."""
    kb = dc.load_knowledge()
    return {
        key: [dc.assign(dc.parse(dc.read(EVERYTHING_WRONG / name)), kb) for name in names]
        for key, names in WRONG_BESIDE.items()
    }


def test_everything_wrong_trips_every_audit() -> None:
    kb, found = dc.load_knowledge(), set()
    beside = wrong_beside()
    for name, level in WRONG.items():
        result = dc.assign(dc.parse(dc.read(EVERYTHING_WRONG / name)), kb, level=level)
        audited = dc.audit(result, kb, **beside)
        found |= {finding.name for finding in audited.findings}
        found |= {finding.name for finding in dc.audit(result, select=ON_REQUEST).findings}
    known = {*WRONG, *(name for names in WRONG_BESIDE.values() for name in names)}
    assert known == {path.name for path in EVERYTHING_WRONG.glob("*.txt")}
    assert not [audit.facts.name for audit in AUDITS if audit.facts.name not in found]


def test_the_commands_of_everything_wrong_show_every_audit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = (EVERYTHING_WRONG / "README.md").read_text(encoding="utf-8")
    lines = [line.split() for line in page.splitlines() if line.startswith("    decompose ")]
    assert len(lines) > len(WRONG)
    for command in lines:
        assert main(command[1:]) in (0, 1)
    told = set(capsys.readouterr().out.split())
    assert not [audit.facts.name for audit in AUDITS if audit.facts.name not in told]


def test_quickstart_golden(golden: Callable[[str, str], None]) -> None:
    """The division as a reviewer reads it; ``make golden`` writes it anew."""
    plan = dc.parse(dc.read(QUICKSTART / "plan.txt"))
    golden("quickstart.txt", dump(dc.audit(dc.assign(plan, dc.load_knowledge()))))


def dump(result: Decomposition) -> str:
    """Return the task tree with everyone's role, basis and band of confidence, then the findings."""
    labels = Labels("zh")
    depth: dict[str, int] = {}
    lines = [result.plan.title, ""]
    for task in result.plan.tasks:
        depth[task.id] = depth[task.parent] + 1 if task.parent else 0
        indent = "    " * depth[task.id]
        lines.append(f"{indent}{task.id} {heading(task)}")
        own = [a for a in result.assignments if a.task == task.id]
        lines += [f"{indent}    {_line(a, labels)}" for a in own]
    lines += ["", labels["checks"], ""]
    lines += [f"{labels.severity(f.severity)} {f.name} {f.message}" for f in result.findings]
    return "\n".join(lines) + "\n"


def _line(own: Assignment, labels: Labels) -> str:
    part = f" [{own.measure.rpartition('-')[2]}]" if own.measure else ""
    facts = f"{labels.basis(own.basis)} · {own.rule} · {labels.confidence(own.confidence)}"
    return f"{labels.role(own.role)}{part} {own.name}（{facts}）"
