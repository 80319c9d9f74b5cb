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
    ("give it with --reason, or beside the decision", "请用 --reason 给出，或写在处理理由栏"),
    ("row {=} was not put before the leading group", "条目 {=} 没有提请领导小组研究"),
    ("escalate it first", "请先提请研究"),
    # the sheet of decisions
    ("this is no sheet of decisions", "这不是意见处理表"),
    ("the hidden mark of this row is gone", "这一行隐藏的标记没有了"),
    ("row {=} stands here more than once", "条目 {=} 在表中不止一行"),
    (
        "the opinion on row {=} has changed since the sheet was written",
        "写出本表以后，条目 {=} 的意见有变化",
    ),
    (
        "row {=} was decided otherwise since the sheet was written",
        "写出本表以后，条目 {=} 已另有处理决定",
    ),
    ("no opinion of {=} waits for a decision", "{=}没有待处理的意见"),
    ("opinions of these wait: {=}", "有待处理意见的单位：{=}"),
    ("a reason stands here without a decision", "写了理由，没有选处理决定"),
    ("the decision {=} is none of those to choose from", "“{=}”不是可选的处理决定"),
    ("choose one from the list", "请从列表中选择"),
    ("look at the sheet again", "请核对本表"),
    (
        "write the sheet anew with consult decide --save",
        "请用 consult decide --save 重新写出本表，再填",
    ),
    (
        "{} places of the sheet are wrong; nothing was decided",
        "表中有 {} 处不对，没有记下任何处理决定",
    ),
    ("mend them in the sheet and apply it again", "请在表中改正后再读一次"),
    ("no decision stands in the sheet", "表中没有填处理决定"),
    (
        "choose in the column of decisions, save the sheet, then apply it",
        "请在“处理决定”栏选择并保存，再读回",
    ),
    (
        "the file is there already; what was filled in would be lost",
        "文件已经存在，重写会丢失已填的内容",
    ),
    ("give another name, or take the file away", "请换一个文件名，或先移走该文件"),
    (
        "no sheet has the columns of the workbook that was sent",
        "没有一张表有发出的工作簿的各栏",
    ),
    ("fill in the workbook as it was sent", "请在发出的工作簿上填写"),
    (
        "open it in Excel or WPS and save it again as .xlsx",
        "请用 Excel 或 WPS 打开，另存为 .xlsx",
    ),
    ("another program is writing in this folder", "另一个程序正在写这个文件夹"),
    ("wait until it is done, then run the command again", "请等它写完后再运行"),
    ("cannot lock the folder: {}", "无法锁定文件夹：{}"),
    (
        "check that the folder can be written to; keep it on a disk of this computer",
        "请检查文件夹是否可写，并放在本机磁盘上",
    ),
    ("the file is no workbook and no csv table", "文件不是工作簿，也不是 csv 表"),
    ("cannot make the folder: {}", "无法建立文件夹：{}"),
    (
        "check the path, the rights on the folder above and the free space",
        "请检查路径、上级文件夹的权限和剩余空间",
    ),
    # what was odd in a reply
    ("the same file as {=}", "与 {=} 是同一个文件"),
    (
        "another answer to row {=} stands in {=}; neither file counts",
        "条目 {=} 在 {=} 中另有不同的意见，两个文件都没有采用；请只留下作数的一个，再收一次",
    ),
    (
        "empty here, the earlier answers stand: {=}",
        "这些条目此处为空，此前的意见仍然有效（撤回请改选“同意”）：{=}",
    ),
    (
        "this row has the id of row {=}; by its words it is row {=}",
        "这一行带着条目 {=} 的编号，按内容认定为条目 {=}，请核对",
    ),
    (
        "the words of this row are not those of row {=}, whose id it has",
        "这一行的内容与其编号（条目 {=}）不符，未采用",
    ),
    (
        "the file is named after another department than that of its rows: {=}",
        "文件名是另一部门的，条目却是这个部门的，未采用：{=}",
    ),
    (
        "rows of several departments are filled in on one sheet: {=}",
        "一张表中填写了几个部门的条目，无法认定是谁的意见，未采用：{=}",
    ),
    ("two answers to row {=} stand in this file", "本文件中条目 {=} 有两种不同的意见"),
    (
        "this row was not sent: its id is missing or unknown",
        "不是发出的条目：编号缺失或不认识",
    ),
    (
        "the file is not read: it is no workbook and no csv table",
        "没有读这个文件：它不是工作簿，也不是 csv 表",
    ),
    (
        "enter what it says in the workbook that was sent",
        "请把其中的意见填进发出的工作簿，再收一次",
    ),
    (
        "the file is of another consultation: none of its {} rows was sent from here; {} of them "
        "are filled in",
        "这是另一次征求意见的表：其中 {} 条都不是从这里发出的，填了 {} 条，未采用",
    ),
    (
        "collect it in the folder that it was sent from, or send this workbook again",
        "请到发出它的项目文件夹里收，或请该单位填写本次发出的工作簿",
    ),
    (
        "ask for it again: it was not saved or copied completely",
        "请对方重新保存后再发：文件没有保存或拷贝完整",
    ),
    (
        "the round was written by another version of decompose",
        "这一轮是另一个版本的 decompose 写的，本版本不能读",
    ),
    ("use the version that wrote it, or a later one", "请改用写它的版本或更新的版本"),
    ("cannot read the file: {=}", "无法读取文件：{=}"),
    (
        "the id of this row is gone; by its words it is row {=}",
        "这一行没有编号，按内容认定为条目 {=}，请核对",
    ),
    ("the cell holds a formula that fails: {=}", "该格是出错的公式：{=}"),
    ("{=} cells hold a formula without a value", "{=} 个格是没有结果的公式"),
    ("{=} rows that were sent do not stand in this file", "发出的条目有 {=} 条不在这个文件里"),
    (
        "these words stand in no cell to be filled in: {=}",
        "写在填写栏以外，未采用：{=}",
    ),
    ("{=} rows of this file are of round {=}", "本文件有 {=} 条是第 {=} 轮的条目，未采用"),
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
