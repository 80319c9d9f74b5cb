"""The whole job: steps in order, and output that is whole or untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import decompose as dc
from decompose import finishing, pipeline
from decompose.errors import MissingDependency, ReportError
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from tests.conftest import ROOT

PLAN = """青河县安全生产“十四五”规划
一、主要任务
（一）加强道路交通安全。开展货车超限超载治理。
（二）加强消防安全。打通消防车通道。
"""


@pytest.fixture
def result(kb: Knowledge) -> Decomposition:
    return pipeline.analyse(dc.read_text(PLAN), kb=kb)


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_run_reports_its_steps_in_order(tmp_path: Path, kb: Knowledge) -> None:
    steps: list[str] = []
    result = pipeline.run(dc.read_text(PLAN), tmp_path, kb=kb, on_step=steps.append)
    assert set(steps) == set(pipeline.STEPS)
    assert steps[:5] == list(pipeline.STEPS[:5])
    assert result.source == "文本"


def test_run_takes_a_path_and_a_pack(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    text = 'id: own\ntitle: own\nversion: "1"\n'
    (pack / "pack.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="gb18030")
    result = dc.run(tmp_path / "plan.txt", tmp_path / "out", kb=pack)
    assert "own" in result.knowledge
    assert "encoding.detected" in [problem.code for problem in result.problems]


def test_problems_are_told_once(result: Decomposition) -> None:
    assert len(set(map(str, result.problems))) == len(result.problems)


@pytest.mark.parametrize("error", [ReportError("x"), OSError(28, "No space left on device")])
def test_writer_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, result: Decomposition, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    pipeline.deliver(result, tmp_path)
    before = _files(tmp_path)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(finishing, "write", fail)
    with pytest.raises(ReportError):
        pipeline.deliver(result, tmp_path)
    assert _files(tmp_path) == before


def test_first_run_that_fails_leaves_no_folder(
    tmp_path: Path, result: Decomposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ReportError("x")

    monkeypatch.setattr(finishing, "write", fail)
    with pytest.raises(ReportError):
        pipeline.deliver(result, tmp_path / "deep" / "out")
    assert not (tmp_path / "deep" / "out").exists()


def test_move_that_fails_half_way_is_undone(
    tmp_path: Path, result: Decomposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "division.xlsx").write_bytes(b"old")
    (tmp_path / "division.json").write_bytes(b"old")
    replace, moved = Path.replace, []

    def stop_after_some(path: Path, target: str | os.PathLike[str]) -> Path:
        if path.name == "division.xlsx" and ".decompose-" in str(path):
            raise PermissionError(13, "the file is open")
        moved.append(path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stop_after_some)
    monkeypatch.setattr(finishing, "write", lambda result, path, **_: path.write_bytes(b"new"))
    with pytest.raises(ReportError):
        pipeline.deliver(result, tmp_path)
    assert moved
    assert _files(tmp_path) == {"division.xlsx": b"old", "division.json": b"old"}


def test_a_file_with_the_same_bytes_stays_where_it_is(
    tmp_path: Path, result: Decomposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.deliver(result, tmp_path)
    before = {path: path.stat() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "division.md").write_text("of another run", encoding="utf-8")
    replace = Path.replace

    def only_text(path: Path, target: str | os.PathLike[str]) -> Path:
        if path.suffix == ".xlsx":
            raise PermissionError(13, "the file is open")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", only_text)
    written = pipeline.deliver(result, tmp_path)
    assert set(written) == set(before)
    changed = {path for path, stat in before.items() if path.stat().st_ino != stat.st_ino}
    assert changed == {tmp_path / "division.md"}


def test_without_graphviz_the_dot_files_are_there_and_it_is_said(
    tmp_path: Path, result: Decomposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(jobs: object) -> list[bytes]:
        raise MissingDependency("no Graphviz to draw with", hint="install it")

    monkeypatch.setattr("decompose.reports.render.can_render", lambda: False)
    monkeypatch.setattr("decompose.reports.render.render", missing)
    pipeline.deliver(result, tmp_path)
    names = set(_files(tmp_path))
    assert "diagrams/overview.dot" in names
    assert not [name for name in names if name.endswith((".svg", ".png"))]
    assert "diagram.not-drawn" in (tmp_path / "division.json").read_text(encoding="utf-8")
    made = pipeline.run(ROOT / "examples" / "quickstart" / "plan.txt", tmp_path)
    assert [p.code for p in made.problems if p.code.startswith("diagram.")] == ["diagram.not-drawn"]
