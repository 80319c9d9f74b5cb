"""Suspect links through the command line, on Word files and sheets that LibreOffice saved again."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.audits.baseline import read_baseline
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.review import Review
from decompose.consult.values import Outcome
from decompose.knowledge import load_knowledge
from decompose.match.clauses import cited, clause_of
from decompose.model.result import Decomposition
from tests.conftest import Cli
from tests.consult.support import FIRST, POSITION, REASON, replies

KB = load_knowledge()
TASKS = (
    ("推进医养结合", "支持养老机构设立护理站，二级以上综合医院开设老年医学科。", "市卫生健康委"),
    ("整治燃气隐患", "更新改造老化燃气管道，加强瓶装液化石油气配送管理。", "市住房城乡建设局"),
    ("规范电动自行车管理", "对电动自行车登记上牌，查处违规改装行为。", "有关部门"),
    ("守护校园安全", "健全学校安全管理制度，定期组织应急疏散演练。", "市教育局"),
    ("看好水库大坝", "对病险水库除险加固，进一步加强汛前检查。", "有关部门"),
    ("推动企业责任落实", "督促企业健全安全管理制度，加强从业人员培训。", "有关部门"),
)
ADDED = "并纳入年度考核"
Rows = list[tuple[str, str, str]]


def _word(path: Path, rows: Rows) -> None:
    doc = Document()
    doc.add_paragraph("云州市“十四五”安全生产规划（2021—2025年）")
    doc.add_paragraph("一、主要任务")
    for n, (title, text, lead) in enumerate(rows):
        doc.add_paragraph(f"（{'一二三四五六七八'[n]}）{title}。{text}（{lead}牵头）")
    doc.save(str(path))


def _sheet(path: Path, rows: Rows) -> None:
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.append(["云州市“十四五”安全生产规划任务分工表（2021—2025年）"])
    sheet.append(["序号", "任务名称", "主要内容", "牵头单位"])
    for n, row in enumerate(rows, 1):
        sheet.append([n, *row])
    book.save(path)


WRITERS: dict[str, Callable[[Path, Rows], None]] = {"docx": _word, "xlsx": _sheet}


def _office() -> str:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here: make office")
    return office


def _saved_again(folder: Path, form: str) -> Path:
    out = folder / "again"
    profile = f"-env:UserInstallation=file://{folder}-profile"
    files = sorted(map(str, folder.glob(f"*.{form}")))
    words = [_office(), profile, "--headless", "--convert-to", form, "--outdir", str(out), *files]
    subprocess.run(words, check=True, capture_output=True, timeout=110)
    return out


class Kept(NamedTuple):
    """What people decided about the first draft: a project, accepted findings, the draft as read."""

    project: Project
    baseline: Path
    before: Decomposition


def _kept(cli: Cli, folder: Path, draft: Path) -> Kept:
    """Object to every row of a draft, reject every objection, accept every finding."""
    project, baseline = Project(folder / "project"), folder / "accepted.json"
    assert cli("consult", "send", draft, project.folder).code == 0
    replies(project).mkdir()
    for path in (project.folder / "send-1").glob("*.xlsx"):
        book = load_workbook(path)
        for row in range(FIRST, book.worksheets[0].max_row + 1):
            book.worksheets[0].cell(row, POSITION).value = "不同意"
            book.worksheets[0].cell(row, REASON).value = "另议"
        book.save(replies(project) / path.name)
    assert cli("consult", "collect", project.folder, replies(project)).code == 0
    first, *others = project.latest().rows
    words = ("consult", "decide", project.folder, first.id, "rejected", "--reason", "依法")
    assert cli(*words, "--by", "安委办").code == 0
    for row in others:
        decide(project, row.id, Outcome.REJECTED, by="安委办", date="2021-09-01", reason="依法")
    assert cli("audit", draft, "--accept", baseline, "--reason", "另有安排").code == 0
    return Kept(project, baseline, dc.audit(dc.assign(dc.parse(dc.read(draft)), KB), KB))


def _marked(cli: Cli, kept: Kept, draft: Path) -> tuple[set[str], set[str]]:
    words = ("review", draft, "--project", kept.project.folder, "--baseline", kept.baseline)
    done = cli(*words, "--json")
    assert done.code == 0, done.err
    found = Review.model_validate(json.loads(done.out))
    decisions, findings = (
        {one.id for one in found.suspect if one.kind == kind} for kind in ("decision", "acceptance")
    )
    return decisions, findings


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_exactly_what_cites_the_changed_clause(cli: Cli, tmp_path: Path, form: str) -> None:
    """As written, moved, and with each task reworded in turn; all saved again by LibreOffice."""
    write, folder = WRITERS[form], tmp_path / "drafts"
    folder.mkdir()
    rows: Rows = list(TASKS)
    write(folder / f"same.{form}", rows)
    write(folder / f"moved.{form}", [rows[n] for n in (3, 0, 5, 1, 4, 2)])
    for n, (title, text, lead) in enumerate(rows):
        changed = (title, text.replace("，", f"{ADDED}，", 1), lead)
        write(folder / f"{n}.{form}", [*rows[:n], changed, *rows[n + 1 :]])
    again = _saved_again(folder, form)
    kept = _kept(cli, tmp_path, folder / f"same.{form}")
    assert len(kept.project.latest().rows) > len(rows)
    assert len(read_baseline(kept.baseline)) > 2
    for name in ("same", "moved"):
        assert _marked(cli, kept, again / f"{name}.{form}") == (set(), set())
    seen: set[str] = set()
    for n, task in enumerate(kept.before.plan.tasks):
        clauses = {clause_of(task), *(clause_of(task, measure) for measure in task.measures)}
        decisions, findings = _marked(cli, kept, again / f"{n}.{form}")
        assert decisions == {r.id for r in kept.project.latest().rows if r.clause in clauses}
        citing = {
            f.fingerprint for f in kept.before.findings if set(cited(kept.before, f)) & clauses
        }
        assert findings == citing
        assert decisions
        seen |= findings
    assert len(seen) > 2
