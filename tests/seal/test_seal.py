"""A sealed pack: whole, it comes out again; whatever is changed in it is named with its place."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import socket
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import decompose.seal.checking as verifying
from decompose.cli import main
from decompose.errors import DecomposeError, LimitExceeded
from decompose.readers import LIMITS
from decompose.record import RECORD, digest
from decompose.seal import seal, verify
from decompose.seal.places import first_difference
from decompose.seal.sealing import archive_of
from decompose.seal.values import SUMS, Difference, Fault

PLAN = """云州市“十四五”安全生产规划
一、主要任务
（一）强化道路交通安全。深化重点车辆隐患治理。（市公安局牵头，市交通运输局配合）
（二）强化危险化学品安全。开展危险化学品企业安全风险评估。（各有关部门负责）
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, a pack of one's own, the run of both and the sealed pack of it."""
    root = tmp_path_factory.mktemp("seal")
    (root / "规划.txt").write_text(PLAN, encoding="utf-8")
    shutil.copytree(Path(__file__).parents[2] / "examples" / "city_pack" / "pack", root / "kb")
    words = ["run", str(root / "规划.txt"), "-o", str(root / "out"), "--kb", str(root / "kb")]
    assert main([*words, "--also", "data", "--also", "html", "--fail-on", "never"]) == 0
    seal(root / "out", root / "sound.zip")
    return root


@pytest.fixture
def contents(made: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(made / "sound.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def remembered(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The outcome of the rerun, taken from the folder: it is the same and costs nothing."""
    names = json.loads((made / "out" / RECORD).read_text(encoding="utf-8"))["files"]
    again = {name: (made / "out" / name).read_bytes() for name in names}
    monkeypatch.setattr(verifying, "_again", lambda *_: dict(again))


def _packed(contents: dict[str, bytes]) -> bytes:
    """Return an archive with exactly these files, sums included as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _found(tmp_path: Path, data: bytes) -> tuple[Difference, ...]:
    path = tmp_path / "pack.zip"
    path.write_bytes(data)
    return verify(path).differences


def test_sound_pack_comes_out_again_without_a_network(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    found = verify(made / "sound.zip")
    assert found.differences == ()
    assert found.rerun
    names = json.loads((made / "out" / RECORD).read_text(encoding="utf-8"))["files"]
    assert found.same == len(names) > 5
    assert found.sound == found.files > found.same


def test_same_run_is_sealed_into_the_same_bytes(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "out", tmp_path / "deeper" / "elsewhere")
    shutil.copytree(made / "kb", tmp_path / "kb")
    shutil.copytree(made / "kb", tmp_path / "deeper" / "kb")
    first = seal(made / "out", tmp_path / "one.zip")
    with pytest.raises(DecomposeError, match="no longer where it was read"):
        seal(tmp_path / "deeper" / "elsewhere", tmp_path / "two.zip")
    sources = [made / "规划.txt"]
    second = seal(tmp_path / "deeper" / "elsewhere", tmp_path / "two.zip", sources=sources)
    assert first == second == digest((tmp_path / "one.zip").read_bytes())
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert b"deeper" not in (tmp_path / "two.zip").read_bytes()


def test_sums_are_those_of_the_usual_programs(contents: dict[str, bytes]) -> None:
    lines = contents.pop(SUMS).decode().splitlines()
    assert lines == [f"{digest(data)}  {name}" for name, data in sorted(contents.items())]


def test_altered_result_is_named_by_line_and_byte(
    contents: dict[str, bytes], tmp_path: Path, remembered: None
) -> None:
    was = contents["result/division.json"]
    at = was.index("市公安局".encode(), len(was) // 2)
    contents["result/division.json"] = was[:at] + "县".encode() + was[at + 3 :]
    (found,) = _found(tmp_path, _packed(contents))
    assert (found.fault, found.file) == (Fault.ALTERED, "result/division.json")
    assert found.spot is not None
    before = was[:at].decode()
    assert at <= found.spot.byte < at + 3
    assert found.spot.line == before.count("\n") + 1
    assert found.spot.column == len(before) - before.rfind("\n")


def test_altered_cell_is_named_by_part(
    contents: dict[str, bytes], tmp_path: Path, remembered: None
) -> None:
    with zipfile.ZipFile(io.BytesIO(contents["result/division.xlsx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"1980", b"2080", 1) + b" "
    contents["result/division.xlsx"] = _packed(parts)
    (found,) = _found(tmp_path, _packed(contents))
    assert found.spot is not None
    assert (found.fault, found.spot.part) == (Fault.ALTERED, "docProps/core.xml")


@pytest.mark.parametrize("folder", ["input/", "knowledge/00/", "knowledge/01/"])
def test_altered_origin_is_named_and_nothing_is_run(
    folder: str, contents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it ran with what is no longer what was sealed")

    monkeypatch.setattr(verifying, "_again", refuse)
    name = max((n for n in contents if n.startswith(folder)), key=lambda n: len(contents[n]))
    data = bytearray(contents[name])
    at = len(data) - 2
    data[at] ^= 1
    contents[name] = bytes(data)
    (found,) = _found(tmp_path, _packed(contents))
    assert (found.fault, found.file) == (Fault.ALTERED, name)
    assert found.spot is not None
    assert found.spot.until is not None
    assert found.spot.byte <= at <= found.spot.until < found.spot.byte + 4096


@pytest.mark.parametrize("of_hash", [True, False])
def test_altered_sums_are_named_and_no_file_is_blamed(
    of_hash: bool, contents: dict[str, bytes], tmp_path: Path, remembered: None
) -> None:
    sums = bytearray(contents[SUMS])
    line = sums.index(b"  result/division.md")
    at = line - 5 if of_hash else line + 12
    sums[at] = ord("x") if sums[at] != ord("x") else ord("y")
    contents[SUMS] = bytes(sums)
    (found,) = _found(tmp_path, _packed(contents))
    assert (found.fault, found.file) == (Fault.ALTERED, SUMS)
    assert found.spot is not None
    assert found.spot.byte == at


def test_missing_and_additional_files(
    contents: dict[str, bytes], tmp_path: Path, remembered: None
) -> None:
    del contents["result/division.md"]
    contents["result/more.md"] = contents["notes.txt"] = b"more"
    found = {(each.fault, each.file) for each in _found(tmp_path, _packed(contents))}
    assert found == {
        (Fault.MISSING, "result/division.md"),
        (Fault.ADDED, "result/more.md"),
        (Fault.ADDED, "notes.txt"),
    }


def _forged(contents: dict[str, bytes]) -> bytes:
    """Seal changed files as if they had always been so."""
    return archive_of({name: data for name, data in contents.items() if name != SUMS})


def test_forged_result_does_not_come_out_again(contents: dict[str, bytes], tmp_path: Path) -> None:
    was = contents["result/division.md"]
    contents["result/division.md"] = was.replace("市公安局".encode(), "市教育局".encode())
    (found,) = _found(tmp_path, _forged(contents))
    assert (found.fault, found.file) == (Fault.DIFFERENT, "result/division.md")
    assert found.spot is not None
    assert found.spot.line is not None


def test_forged_plan_does_not_give_the_results(contents: dict[str, bytes], tmp_path: Path) -> None:
    (name,) = (name for name in contents if name.startswith("input/"))
    contents[name] = contents[name].replace("市公安局".encode(), "市教育局".encode())
    found = _found(tmp_path, _forged(contents))
    assert "result/division.json" in {f.file for f in found if f.fault is Fault.DIFFERENT}


def test_forged_setting_does_not_give_the_results(
    contents: dict[str, bytes], tmp_path: Path
) -> None:
    contents["seal.json"] = contents["seal.json"].replace(b'"data"', b'"graph"')
    found = _found(tmp_path, _forged(contents))
    assert {f.fault for f in found} == {Fault.NOT_MADE, Fault.ALSO_MADE}


def test_other_version_is_told_and_compared(
    contents: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed = json.loads(contents["seal.json"])
    sealed["versions"]["decompose"] = "0.0.9"
    contents["seal.json"] = (json.dumps(sealed, indent=1, ensure_ascii=False) + "\n").encode()
    (tmp_path / "old.zip").write_bytes(_forged(contents))
    assert main(["verify", str(tmp_path / "old.zip"), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "sealed by decompose 0.0.9" in told
    assert "the same byte by byte" in told


def test_other_built_in_knowledge_is_used_from_the_pack(
    contents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this program knows by now does not matter: the sealed knowledge is laid open again."""
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(verifying, "BUILT_IN", tmp_path / "other")
    assert _found(tmp_path, _forged(contents)) == ()


def test_bytes_between_the_files(made: Path, tmp_path: Path, remembered: None) -> None:
    sound = (made / "sound.zip").read_bytes()
    (found,) = _found(tmp_path, sound + b"\0")
    assert (found.fault, found.spot and found.spot.byte) == (Fault.REPACKED, len(sound))
    dated = bytearray(sound)
    dated[10] ^= 1
    (found,) = _found(tmp_path, bytes(dated))
    assert (found.fault, found.spot and found.spot.byte) == (Fault.REPACKED, 10)


def test_no_byte_can_be_changed_unseen(made: Path, tmp_path: Path, remembered: None) -> None:
    sound = (made / "sound.zip").read_bytes()
    chance = random.Random(6)
    unseen = []
    for at in chance.sample(range(len(sound)), 60):
        data = bytearray(sound)
        data[at] ^= 1 << chance.randrange(8)
        try:
            if not _found(tmp_path, bytes(data)):
                unseen.append(at)
        except DecomposeError:
            continue
    assert not unseen


def _with(contents: dict[str, bytes], name: str, data: bytes = b"x", mode: int = 0) -> bytes:
    buffer = io.BytesIO(_packed(contents))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "parent": (lambda c: _with(c, "../evil"), "outside itself"),
    "inner parent": (lambda c: _with(c, "result/../../evil"), "outside itself"),
    "absolute": (lambda c: _with(c, "/etc/evil"), "outside itself"),
    "drive": (lambda c: _with(c, "C:/evil"), "outside itself"),
    "backslash": (lambda c: _packed(c).replace(b"seal.json", b"..\\s.json"), "outside itself"),
    "direction of writing": (lambda c: _with(c, "result/\u202egnp.exe"), "outside itself"),
    "twice": (lambda c: _with(c, "seal.json"), "twice"),
    "twice by case": (lambda c: _with(c, "SEAL.json"), "twice"),
    "link": (lambda c: _with(c, "result/link", b"/etc/passwd", stat.S_IFLNK | 0o777), "a link"),
    "cut": (lambda c: _packed(c)[:-30], "broken or cut off"),
    "no archive": (lambda _: b"PK\x03\x04" + b"\0" * 100, "broken or cut off"),
    "something else": (lambda _: _packed({"a.txt": b"a"}), "no sealed pack"),
    "sums without a form": (lambda c: _packed({**c, SUMS: b"nothing"}), "is damaged"),
    "manifest without a form": (lambda c: _packed({**c, "seal.json": b"{}"}), "is damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pack_is_refused(name: str, contents: dict[str, bytes], tmp_path: Path) -> None:
    build, words = HOSTILE[name]
    path = tmp_path / "in" / "pack.zip"
    path.parent.mkdir()
    path.write_bytes(build(contents))
    with pytest.raises(DecomposeError, match=words):
        verify(path)
    assert main(["verify", str(path)]) == 2
    assert {each.name for each in tmp_path.rglob("*")} == {"in", "pack.zip"}


def test_password_is_told(contents: dict[str, bytes], tmp_path: Path) -> None:
    data = bytearray(_packed(contents))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(DecomposeError, match="password"):
        _found(tmp_path, bytes(data))


def test_bomb_is_refused(contents: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded):
        _found(tmp_path, _with(contents, "result/bomb", b"\0" * (64 << 20)))


def test_size_that_lies_is_damage(contents: dict[str, bytes], tmp_path: Path) -> None:
    data = bytearray(_with(contents, "result/bomb", b"\0" * (1 << 20)))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    found = _found(tmp_path, bytes(data))
    assert (Fault.ADDED, "result/bomb") in {(each.fault, each.file) for each in found}


def test_a_pack_cannot_raise_the_limits_of_whoever_looks_at_it(
    contents: dict[str, bytes], tmp_path: Path
) -> None:
    sealed = json.loads(contents["seal.json"])
    sealed["settings"]["limits"] = ["pages=30000"]
    contents["seal.json"] = (json.dumps(sealed, indent=1, ensure_ascii=False) + "\n").encode()
    path = tmp_path / "pack.zip"
    path.write_bytes(_forged(contents))
    with pytest.raises(LimitExceeded, match="pages at 30000"):
        verify(path)
    assert main(["verify", str(path)]) == 2
    assert Fault.DIFFERENT not in {
        each.fault for each in verify(path, limits=["pages=30K"]).differences
    }
    sealed["settings"]["limits"] = ["pages=300"]
    contents["seal.json"] = (json.dumps(sealed, indent=1, ensure_ascii=False) + "\n").encode()
    path.write_bytes(_forged(contents))
    assert verify(path).rerun


@pytest.mark.parametrize("name", ["../../evil.yaml", "/evil.yaml", "a/../../evil.yaml", "run.sh"])
def test_manifest_cannot_choose_where_a_pack_is_written(
    name: str, contents: dict[str, bytes], tmp_path: Path
) -> None:
    sealed = json.loads(contents["seal.json"])
    sealed["packs"][1][0]["name"] = name
    contents["seal.json"] = json.dumps(sealed).encode()
    with pytest.raises(DecomposeError, match="cannot be one"):
        _found(tmp_path, _forged(contents))
    assert not list(tmp_path.parent.glob("evil*"))


def test_words_of_the_command_line(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made, tmp_path / "copy")
    (tmp_path / "copy" / "out" / "批注.txt").write_text("x", encoding="utf-8")
    assert main(["seal", str(tmp_path / "copy" / "out")]) == 0
    told = capsys.readouterr()
    pack = tmp_path / "copy" / "out.seal.zip"
    assert digest(pack.read_bytes()) in told.out
    assert "批注.txt" in told.err
    assert main(["verify", str(pack), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "decompose.verification/1"
    with zipfile.ZipFile(pack) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["result/division.md"] += b"x"
    pack.write_bytes(_packed(parts))
    assert main(["verify", str(pack)]) == 1
    told = capsys.readouterr()
    assert "result/division.md 被改动（第 " in told.out


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("out/division.md", "x", "was changed after the run"),
        ("out/division.md", None, "is missing"),
        ("规划.txt", "x", "was changed after the run"),
        ("规划.txt", None, "no longer where it was read"),
        ("kb/pack.yaml", "\nname: 另一个\n", "fault|knowledge was changed"),
        ("out/run.json", None, "no record of a run"),
        ("out/run.json", "x", "no record of a run"),
    ],
)
def test_folder_that_is_no_longer_that_of_the_run(
    name: str, change: str | None, words: str, made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "copy")
    path = tmp_path / "copy" / name
    if change is None:
        path.unlink()
    else:
        path.write_text(path.read_text(encoding="utf-8") + change, encoding="utf-8")
    with pytest.raises(DecomposeError, match=words):
        seal(tmp_path / "copy" / "out", tmp_path / "pack.zip")
    assert not (tmp_path / "pack.zip").exists()


def test_run_of_another_version_is_not_sealed(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "copy")
    record = tmp_path / "copy" / "out" / RECORD
    text = record.read_text(encoding="utf-8").replace('"version": "', '"version": "9')
    record.write_text(text, encoding="utf-8")
    with pytest.raises(DecomposeError, match=r"made by decompose 9"):
        seal(tmp_path / "copy" / "out", tmp_path / "pack.zip")


def test_plan_from_standard_input_leaves_no_record(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made / "out", tmp_path / "out")

    class Stream:
        buffer = io.BytesIO(PLAN.encode())

    monkeypatch.setattr("sys.stdin", Stream())
    assert main(["run", "-", "-o", str(tmp_path / "out"), "--fail-on", "never"]) == 0
    assert not (tmp_path / "out" / RECORD).exists()


def test_a_bomb_inside_a_result_is_not_unpacked() -> None:
    def book(fill: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/a.xml", bytes([fill]) * (LIMITS.ratio_floor + 1_000_000))
        return out.getvalue()

    assert first_difference(book(0), book(1)).part == ""


def test_what_a_plan_was_compared_with_is_sealed_too(tmp_path: Path) -> None:
    goals = "云州市“十四五”{}规划\n一、目标\n到2025年，火灾死亡人数下降{}%。\n"
    goals += "二、主要任务\n（一）巡查。开展防火巡查。\n"
    files = {"规划": ("消防", 8), "上级": ("安全生产", 10), "同级": ("应急体系", 9)}
    for name, facts in files.items():
        (tmp_path / f"{name}.txt").write_text(goals.format(*facts), encoding="utf-8")
    above = tmp_path / "上级.txt"
    above.write_text(above.read_text(encoding="utf-8").replace("云州市", "临江省"), "utf-8")
    plan, beside, out = (str(tmp_path / name) for name in ("规划.txt", "同级.txt", "out"))
    draft = tmp_path / "前稿.txt"
    draft.write_text(Path(plan).read_text("utf-8") + "（二）电梯。开展电梯检查。\n", "utf-8")
    words = ["run", plan, "-o", out, "--superior", str(above), "--sister", beside]
    words += ["--earlier", str(draft)]
    assert main([*words, "--fail-on", "never"]) == 0
    told = (tmp_path / "out" / "division.json").read_text(encoding="utf-8")
    assert "indicator.looser" in told
    assert "indicator.sister-conflict" in told
    assert "process.change-unasked" in told
    seal(out, tmp_path / "sealed.zip")
    with zipfile.ZipFile(tmp_path / "sealed.zip") as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
    assert {"superior", "sister", "earlier"} <= folders
    assert verify(tmp_path / "sealed.zip").differences == ()
    above.write_text("临江省规划\n一、目标\n无。\n", encoding="utf-8")
    with pytest.raises(DecomposeError, match="changed after the run"):
        seal(out, tmp_path / "again.zip")


def test_drawing_with_other_fonts_is_told_from_an_altered_one(
    contents: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the machine draws with the same fonts, or words changed, it is a difference like others."""
    name = "result/diagrams/overview.svg"
    assert json.loads(contents["seal.json"])["versions"].keys() >= {"drawing", "font"}
    again = {
        file["name"]: contents[file["entry"]]
        for file in json.loads(contents["seal.json"])["results"]
    }
    drawn = contents[name].decode()
    moved = re.sub(r' x="([-\d.]+)"', lambda x: f' x="{float(x[1]) + 1}"', drawn)
    page = again["division.html"].decode()
    made = {
        **again,
        "diagrams/overview.svg": moved.encode(),
        "division.html": re.sub(r"(<text\b[^>]* x=)", r"\g<1>1", page).encode(),
    }
    assert moved != drawn
    monkeypatch.setattr(verifying, "_again", lambda *_: dict(made))
    data = _forged(contents)
    changed = {"result/diagrams/overview.svg", "result/division.html"}
    assert {(f.fault, f.file) for f in _found(tmp_path, data)} == {
        (Fault.DIFFERENT, file) for file in changed
    }
    here = verifying.versions()
    monkeypatch.setattr(verifying, "versions", lambda: {**here, "font": "Other Regular 1"})
    assert {(f.fault, f.file) for f in _found(tmp_path, data)} == {
        (Fault.REDRAWN, file) for file in changed
    }
    (tmp_path / "sound.zip").write_bytes(data)
    assert main(["verify", str(tmp_path / "sound.zip")]) == 1
    told = capsys.readouterr().out
    assert "字体或 Graphviz 与封存时不同" in told
    assert "Other Regular 1" in told
    made["diagrams/overview.svg"] = moved.replace("公安", "教育").encode()
    made["division.html"] = page.replace("公安", "教育").encode()
    assert {f.fault for f in _found(tmp_path, data)} == {Fault.DIFFERENT}
