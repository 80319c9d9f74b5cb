"""Play a whole round: send, reply as departments do, collect, decide, send the second draft.

    python examples/consultation/play.py OUT [--office]

Every step is a command of decompose; the replies of ``replies.yaml`` are typed into the workbooks that
were sent. With ``--office`` they are opened and saved again by LibreOffice on the way.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook, load_workbook

HERE = Path(__file__).parent
HEADER, FIRST = 3, 4
COLUMNS = {"opinion": 8, "proposal": 9, "reason": 10}
TITLE, ID = 3, 11
ROW, CHOICE, WHY = 2, 10, 11
OUTCOMES = {
    "adopted": "采纳",
    "partly": "部分采纳",
    "rejected": "未采纳",
    "escalated": "提请领导小组研究",
}


def decompose(*words: object) -> str:
    """Run a command; return what it printed."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "decompose", *map(str, words)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def play(out: Path, *, office: bool = False) -> str:
    """Play the round in a folder; return all that the commands printed."""
    project, replies = out / "round", out / "replies"
    replies.mkdir(parents=True)
    said = [
        decompose(
            *("consult", "send", HERE / "plan.txt", project, "--by-date", "2021-08-31"),
            *("--expert", "专家甲", "--kb", HERE / "past"),
        )
    ]
    for reply in yaml.safe_load((HERE / "replies.yaml").read_text(encoding="utf-8")):
        answer(project / "send-1" / f"{reply['unit']}.xlsx", replies, reply)
    if office:
        saved_again(replies)
    said.append(decompose("consult", "collect", project, replies))
    collected = json.loads(decompose("consult", "collect", project, replies, "--json"))
    ids = {(row["name"], row["title"]): row["id"] for row in collected["rows"]}
    decided = yaml.safe_load((HERE / "decisions.yaml").read_text(encoding="utf-8"))
    first = {ids[one["unit"], one["task"]]: one for one in reversed(decided)}
    said += in_a_sheet(project, out / "处理.xlsx", first)
    for one in decided:
        row = ids[one["unit"], one["task"]]
        if first[row] is not one:
            options = ["--by", one["by"], "--date", one["date"], "--reason", one.get("reason", "")]
            said.append(decompose("consult", "decide", project, row, one["outcome"], *options))
    shutil.copy(project / "summary.xlsx", out / "round-1.xlsx")
    said.append(decompose("consult", "send", HERE / "revised.txt", project, "--kb", HERE / "past"))
    said.append(decompose("consult", "collect", project, replies))
    plans = (HERE / "superior.txt", HERE / "revised.txt")
    decompose("align", *plans, "-o", out / "alignment.docx")
    return "".join(said)


def in_a_sheet(project: Path, path: Path, decided: dict[str, dict[str, Any]]) -> list[str]:
    """Decide what waits in one sheet; return what the commands printed."""
    said = [decompose("consult", "decide", project, "--save", path)]
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for number in range(FIRST, sheet.max_row + 1):
        one = decided.get(sheet.cell(number, ROW).value)
        if one is not None:
            sheet.cell(number, CHOICE).value = OUTCOMES[one["outcome"]]
            sheet.cell(number, WHY).value = one.get("reason")
    book.save(path)
    one = next(iter(decided.values()))
    who = ("--by", one["by"], "--date", one["date"])
    return [*said, decompose("consult", "decide", project, "--apply", path, *who)]


def answer(sent: Path, replies: Path, reply: dict[str, Any]) -> None:
    """Fill in a workbook and hand it in, after what its unit did to it."""
    book = load_workbook(sent)
    sheet = book.worksheets[0]
    given = {row["task"]: row for row in reply.get("rows", ())}
    for number in range(FIRST, sheet.max_row + 1):
        own = given.get(sheet.cell(number, TITLE).value, {})
        if "all" in reply:
            own = {"opinion": reply["all"]}
        for key, column in COLUMNS.items():
            if key in own:
                sheet.cell(number, column).value = own[key]
    if "note" in reply:
        sheet.cell(sheet.max_row + 2, 2).value = reply["note"]
    MANNERS[reply.get("manner", "")](sheet)
    if reply.get("manner") == "另存为csv":
        with (replies / f"{sent.stem}.csv").open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows(sheet.iter_rows(values_only=True))
    elif reply.get("manner") == "粘贴到新表":
        pasted = Workbook()
        for row in sheet.iter_rows(min_row=HEADER, values_only=True):
            pasted.worksheets[0].append(row)
        pasted.save(replies / "反馈意见.xlsx")
    else:
        book.save(replies / sent.name)


def _sort(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            sheet.cell(FIRST + at, column).value = value


MANNERS: dict[str, Callable[[Any], None]] = {
    "排序": _sort,
    "删去编号列": lambda sheet: sheet.delete_cols(ID),
    "另存为csv": lambda _: None,
    "粘贴到新表": lambda _: None,
    "": lambda _: None,
}


def saved_again(replies: Path) -> None:
    """Open every workbook in LibreOffice and save it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SystemExit("LibreOffice is not here")
    books = sorted(replies.glob("*.xlsx"))
    again = replies.parent / "saved"
    profile = f"-env:UserInstallation=file://{replies.parent.resolve()}/profile"
    convert = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(again)]
    subprocess.run(  # noqa: S603
        [program, profile, *convert, *map(str, books)], check=True, capture_output=True, timeout=170
    )
    for path in again.iterdir():
        path.replace(replies / path.name)


if __name__ == "__main__":
    sys.stdout.write(play(Path(sys.argv[1]), office="--office" in sys.argv[2:]))
