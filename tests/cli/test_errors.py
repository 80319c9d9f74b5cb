"""Bad input: one clear line, exit code 2, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Cli

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
        "page.html": b"<html><body>x</body></html>",
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
        ("page.html", "网页", "HTML"),
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
