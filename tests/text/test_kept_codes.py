"""Expressions kept from one run to the next find what fresh ones find, and no bad file does harm."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from decompose.text import kept_codes
from decompose.text.kept_codes import KeptCodes, kept_file
from tests.conftest import ROOT

_SOURCES = (
    (r"(?P<lead>[^，。；、]+)(?:牵头|主办)", 0),
    (r"(\d{4})年(?:底|末)?(?=前)", re.ASCII),
    (r"(?i)task\s*(?P<n>\d+)(?:\.(?P<part>[a-z]))?", re.MULTILINE),
    (r"[\u4e00-\u9fff〇㐀-䶵𠀀-𪛖]{2,}", 0),
    (r"(?<!不)(?:应当|必须)", 0),
)
_TEXT = "县应急局牵头，2027年底前完成。Task 3.b：必须落实𠀀𠀁；不必须"


def _spans(pattern: re.Pattern[str]) -> list[object]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(_TEXT)]


def _kept(file: Path) -> KeptCodes:
    kept = KeptCodes(file)
    for source, flags in _SOURCES:
        kept.compile(source, flags)
    return kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "new folder" / "expressions.codes"
    _kept(path).write()
    return path


@pytest.mark.parametrize(("source", "flags"), _SOURCES)
def test_restored_is_as_compiled(
    source: str, flags: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_codes, "_coded", None)  # would fail if it were asked
    restored, compiled = KeptCodes(file).compile(source, flags), re.compile(source, flags)
    assert _spans(restored) == _spans(compiled)
    assert (restored.pattern, restored.flags, restored.groups, dict(restored.groupindex)) == (
        compiled.pattern,
        compiled.flags,
        compiled.groups,
        dict(compiled.groupindex),
    )


def test_a_wrong_expression_is_told_as_by_re(file: Path) -> None:
    with pytest.raises(re.error):
        KeptCodes(file).compile("(", 0)


def test_nothing_new_nothing_written(file: Path) -> None:
    before = file.stat().st_mtime_ns
    _kept(file).write()
    assert file.stat().st_mtime_ns == before


def _sealed(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(4, "big") + body


def _head(good: bytes, **other: object) -> bytes:
    head, _, blob = good[4:].partition(b"\n")
    return _sealed(json.dumps({**json.loads(head), **other}).encode() + b"\n" + blob)


def _other_codes(good: bytes) -> bytes:
    head, _, blob = good[4:].partition(b"\n")
    return _sealed(head + b"\n" + b"\xff" * len(blob))


def _group_out_of_range(good: bytes) -> bytes:
    table = json.loads(good[4:].partition(b"\n")[0])["expressions"]
    return _head(good, expressions=[[*row[:4], {"lead": 9}, row[5]] for row in table])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: b"",
        lambda good: good[: len(good) // 2],
        lambda good: b"\0" * 500,
        lambda good: good[:-1] + bytes([good[-1] ^ 1]),
        lambda good: _sealed(good[4:-9]),
        lambda good: _sealed(b"7\n"),
        lambda good: _sealed(b"{}\n"),
        lambda good: _sealed(b"\xff{\n"),
        lambda good: _head(good, version="0.0 another"),
        lambda good: _head(good, expressions=1),
        lambda good: _head(good, expressions=[[s, int(f), 1] for s, f in _SOURCES]),
        lambda good: _head(good, expressions=[[s, int(f), 0, 0, None, 8] for s, f in _SOURCES]),
        lambda good: _head(good, expressions=[[s, int(f), "", "", {}, 4] for s, f in _SOURCES]),
        _other_codes,
        _group_out_of_range,
    ],
)
def test_a_bad_file_changes_nothing(spoil: object, file: Path) -> None:
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    kept = KeptCodes(file)
    for source, flags in _SOURCES:
        assert _spans(kept.compile(source, flags)) == _spans(re.compile(source, flags))


def test_another_python_without_these_ways(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(kept_codes, "import_module", none)
    kept = KeptCodes(None)
    for source, flags in _SOURCES:
        assert _spans(kept.compile(source, flags)) == _spans(re.compile(source, flags))


def test_a_full_file_starts_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_codes, "_MOST", len(_SOURCES))
    kept = KeptCodes(file)
    kept.compile("one more", 0)
    kept.write()
    assert not KeptCodes(file)._codes


def test_where_they_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECOMPOSE_CACHE", "")
    assert kept_file() is None
    monkeypatch.setenv("DECOMPOSE_CACHE", str(tmp_path))
    assert kept_file() == tmp_path / f"expressions-{sys.implementation.cache_tag}.codes"


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _kept(tmp_path / "file" / "expressions.codes").write()


def test_the_command_keeps_and_uses_them_and_nothing_of_the_document(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "青禾县安全规划\n一、主要任务\n1.加强烟花爆竹管理（牵头单位：县奇异司，配合单位：县奇异司、县应急局）\n",
        encoding="utf-8",
    )
    env = {**os.environ, "DECOMPOSE_CACHE": str(tmp_path / "kept")}
    command = [sys.executable, "-m", "decompose", "audit", str(plan), "--fail-on", "never"]
    runs = [
        subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
        for _ in range(2)
    ]
    (file,) = (tmp_path / "kept").iterdir()
    assert runs[0].stdout == runs[1].stdout
    assert len(KeptCodes(file)._codes) > 50
    assert not any("奇异" in source or "青禾" in source for source, _ in KeptCodes(file)._codes)
