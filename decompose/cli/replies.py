"""What a consultation tells in Chinese and English: its errors, and what was odd in a reply."""

from __future__ import annotations

CONSULTATION: tuple[tuple[str, str], ...] = (
    ("a folder with the replies was expected", "应为存放反馈文件的文件夹"),
    ("nothing was sent from this folder yet", "这个文件夹还没有发出过征求意见"),
    ("begin with decompose consult send", "请先用 decompose consult send 发出"),
    ("the file is no round of a consultation", "文件不是征求意见的轮次记录"),
    ("restore it from a copy; only decompose writes to it", "请用备份恢复；它只由本程序写入"),
    ("a line of the journal is no event", "日志中有一行不是记录"),
    (
        "restore the file from a copy; only decompose writes to it",
        "请用备份恢复该文件；它只由本程序写入",
    ),
    ("there is no row {=}", "没有条目 {=}"),
    ("consult collect --json lists the rows", "consult collect --json 可列出全部条目"),
    ("nobody objects to row {=}", "条目 {=} 没有不同意见"),
    ("there is nothing to decide", "无须处理"),
    ("this decision needs a reason", "这一处理须写明理由"),
    ("give it with --reason", "请用 --reason 给出"),
    ("row {=} was not put before the leading group", "条目 {=} 没有提请领导小组研究"),
    ("escalate it first", "请先提请研究"),
    (
        "no sheet has the columns of the workbook that was sent",
        "没有一张表有发出的工作簿的各栏",
    ),
    ("fill in the workbook as it was sent", "请在发出的工作簿上填写"),
    (
        "open it in Excel or WPS and save it again as .xlsx",
        "请用 Excel 或 WPS 打开，另存为 .xlsx",
    ),
    # what was odd in a reply
    ("the same file was taken over before", "同一文件此前已收"),
    ("another answer to row {=} stands in {=}", "条目 {=} 在 {=} 中另有不同的意见"),
    ("two answers to row {=} stand in this file", "本文件中条目 {=} 有两种不同的意见"),
    (
        "this row was not sent: its id is missing or unknown",
        "不是发出的条目：编号缺失或不认识",
    ),
    ("this row is of round {=}", "这是第 {=} 轮的条目"),
    ("the opinion {=} is none of those to choose from", "意见“{=}”不是可选的意见"),
    (
        "the cell was changed to {=}; it was not to be filled in",
        "该格被改为“{=}”，不在可填写的范围，未采用",
    ),
    (
        "rows of several departments stand in one file: {=}",
        "一个文件中有几个部门的条目：{=}",
    ),
)
