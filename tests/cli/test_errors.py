"""Bad input: one clear line, exit code 2, nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from decompose.cli import main
from tests.conftest import ROOT, Cli

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
JAPANESE = "あいうえおかきくけこさしすせそ".encode("shift_jis")


def _make(folder: Path, kind: str) -> Path:
    contents = {
        "empty.docx": b"",
        "blank.txt": b"  \n\n",
        "image.docx": PNG,
        "image.txt": PNG,
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "cut.docx": b"PK\x03\x04" + bytes(90),
        "japanese.txt": JAPANESE,
        "page.html": b"<html><body><script>x()</script></body></html>",
    }
    path = folder / kind
    if kind in contents:
        path.write_bytes(contents[kind])
    elif kind == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("missing.docx", "文件不存在", "no such file"),
        ("folder", "文件夹", "folder"),
        ("empty.docx", "空的", "empty"),
        ("blank.txt", "空的", "empty"),
        ("image.docx", "图片", "image"),
        ("image.txt", "图片", "image"),
        ("old.doc", "旧版", "old Office"),
        ("cut.docx", "损坏", "broken"),
        ("japanese.txt", "GB18030", "GB18030"),
        ("page.html", "网页", "page"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "run"])
def test_bad_file(
    cli: Cli, tmp_path: Path, kind: str, zh: str, en: str, lang: str, command: str
) -> None:
    path = _make(tmp_path, kind)
    out = tmp_path / "out"
    more = ["-o", out] if command == "run" else []
    done = cli(command, path, *more, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("错误" if lang == "zh" else "error")
    assert (zh if lang == "zh" else en) in done.err
    assert " → " in done.err
    assert kind in done.err
    assert not out.exists()


def test_chinese_messages_are_chinese(cli: Cli, tmp_path: Path) -> None:
    done = cli("parse", tmp_path / "无.docx")
    assert "check the path" not in done.err


def test_wrong_encoding_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes("云州市规划".encode("gbk"))
    done = cli("parse", path, "--encoding", "utf-8")
    assert done.code == 2
    assert "编码" in done.err


FAULTY = """\
departments:
  - {id: a, name: 甲局, name: 乙局}
  - {id: b, nmae: 乙局}
  - {id: c}
duties:
  - {id: D1, summary: x, sectors: [nowhere], departments: [nobody], role: boss}
"""


def test_pack_with_faults(cli: Cli, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text('id: x\ntitle: x\nversion: "1"\n', encoding="utf-8")
    for n in range(10):
        (pack / f"bad-{n}.yaml").write_text(f"departments{n}: []\n", encoding="utf-8")
    (pack / "more.yaml").write_text(FAULTY, encoding="utf-8")
    out = tmp_path / "out"
    plan = tmp_path / "plan.txt"
    plan.write_text("云州市规划\n一、主要任务\n（一）加强管理。\n", encoding="utf-8")
    done = cli("run", plan, "-o", out, "--kb", pack)
    assert done.code == 2
    lines = done.err.splitlines()
    assert lines[0].startswith("错误")
    assert len(lines) > 10
    assert all(f"bad-{n}.yaml" in done.err for n in range(10))
    assert not out.exists()


def test_missing_pack(cli: Cli, tmp_path: Path) -> None:
    done = cli("kb", "check", tmp_path / "none")
    assert (done.code, len(done.err.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("prase", "x"),
        ("run",),
        ("run", "a.txt"),
        ("run", "a.txt", "-o", "x", "--level", "galaxy"),
        ("run", "a.txt", "-o", "x", "--date", "yesterday"),
        ("parse", "a.txt", "--no-such-option"),
        ("assign",),
        ("kb", "list", "nonsense"),
        ("kb", "show", "nonsense"),
        ("schema", "nonsense"),
        ("explain", "no-such-rule"),
    ],
)
def test_wrong_use(cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = cli(*words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("错误")
    assert not list(tmp_path.iterdir())


def test_unknown_command_gets_a_hint(cli: Cli) -> None:
    assert "parse" in cli("prase", "x").err


def test_file_names_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    assert "\x1b" not in cli("parse", tmp_path / "a\x1b[31mb.txt").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "nothing"), "nothing 不是规则或检查"),
        (("kb", "show", "department"), "没有条目 department"),
        (("assign", "--text", " "), "文字为空"),
        (("assign",), "须给出其中一个"),
        (("run", "x.txt"), "缺少选项"),
        (("run", "x.txt", "-o", "out", "--level", "galaxy"), "'galaxy' 有误"),
        (("run", "x.txt", "-o", "out", "--bogus"), "没有选项 --bogus"),
        (("evaluate", "missing.jsonl"), "文件不存在"),
        (("evaluate", "."), "文件夹"),
    ],
)
def test_one_chinese_line(cli: Cli, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = cli(*words, cwd=tmp_path)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert said in done.err
    assert not list(tmp_path.iterdir())


def test_truth_without_rows(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "truth.jsonl").write_bytes(b"")
    done = cli("evaluate", tmp_path / "truth.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "没有任何一行" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("seconds", [0.15, 0.5])
def test_interrupted_run_says_so_and_leaves_nothing(tmp_path: Path, seconds: float) -> None:
    lines = [f"{n}.危险化学品{n}。加强储存监管，开展消防检查。" for n in range(1, 3000)]
    plan = "\n".join(["云州市规划", "一、主要任务", *lines]).encode()
    words = [sys.executable, "-m", "decompose", "run", "-", "-o", str(tmp_path / "out")]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a suite run in the background has it ignored
    ) as child:
        assert child.stdin is not None
        child.stdin.write(
            plan
        )  # more than a pipe holds: when it is written, the run has begun to read
        child.stdin.close()
        child.stdin = None
        time.sleep(seconds)
        os.killpg(child.pid, signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "已中断" in err.decode("utf-8")
    assert not (tmp_path / "out").exists()


def test_a_run_that_fails_after_drawing_began_leaves_no_drawings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    plan = ROOT / "examples" / "quickstart" / "plan.txt"
    assert main(["run", str(plan), "-o", str(tmp_path / "out"), "--select", "nonsense"]) == 2
    assert not list(tmp_path.glob("decompose-draw-*"))
    assert not (tmp_path / "out").exists()
