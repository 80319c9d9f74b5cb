"""The errors of the whole package in Chinese: they are raised in English and told in both.

Each entry is a pair of templates; ``{}`` stands for what was found and is told in the language
too, ``{=}`` for what the user wrote and is repeated as it is. A test checks that every message
and hint raised anywhere in the package has its entry.
"""

from __future__ import annotations

import re
from functools import cache

from decompose.labels.files import FILES
from decompose.labels.forms import FORMS
from decompose.labels.mending import REFUSALS
from decompose.labels.places import PLACES
from decompose.labels.reforms import REFORMS
from decompose.labels.replies import CONSULTATION
from decompose.labels.sealing import SEALING

ERRORS: tuple[tuple[str, str], ...] = (
    *CONSULTATION,
    *SEALING,
    *REFUSALS,
    *FORMS,
    *FILES,
    (
        "the packs do not hold exactly what the division holds: {=}",
        "各部门的包合起来与分工不一致：{=}",
    ),
    (
        "give every assignment an id of its own and a department; the result was changed by hand",
        "请使每条分工有各自的编号和部门；结果曾被手工改动",
    ),
    (
        "a sheet would have {} rows and {} columns, more than a workbook can hold",
        "一张工作表将有 {} 行 {} 列，超出工作簿所能容纳",
    ),
    (
        "write the division as .sqlite, .csv or .parquet (--also data), or divide the plan",
        "请改用 .sqlite、.csv 或 .parquet（--also data），或把规划分开",
    ),
    *PLACES,
    *REFORMS,
    ("there is no level below that of the plan", "规划所在层级之下没有可分解的层级"),
    ("name its level with --level", "请用 --level 指明规划的层级"),
    # readers
    ("no file is named", "没有给出文件"),
    ("name the plan", "请给出规划文件"),
    ("{} sets no limit", "{} 不是限值的写法"),
    ("write NAME=NUMBER, with one of {}", "请写成 名称=数值，名称可为 {}"),
    ("standard input can be read only once", "标准输入只能读一次"),
    ("there is no such file", "文件不存在"),
    ("check the path and the file name", "请检查路径和文件名"),
    ("check the path", "请检查路径"),
    ("this is a folder, a single document was expected", "这是文件夹，应为单个文件"),
    ("name a file in it", "请指明其中的一个文件"),
    ("the file may not be read", "没有读取该文件的权限"),
    (
        "close it in other programs and check your access rights",
        "请在其他程序中关闭它，并检查权限",
    ),
    ("the file cannot be read: {}", "文件无法读取：{}"),
    ("the file is empty (0 bytes)", "文件是空的（0 字节）"),
    (
        "check that the document was saved or copied completely",
        "请检查文件是否保存或复制完整",
    ),
    ("check that the document was saved completely", "请检查文件是否保存完整"),
    ("the file is empty: there is no text in it", "文件是空的：没有任何文字"),
    ("the document is empty: there is no text in it", "文档是空的：没有任何文字"),
    (
        "the document holds only pictures, there is no text to read",
        "文档中只有图片，没有可读的文字",
    ),
    (
        "recognise the scanned pages with an OCR program and save the text as docx",
        "请先用文字识别（OCR）软件转换扫描页，再存为 docx",
    ),
    ("the file is named {} but its content is {}", "文件后缀为 {}，内容却是{}"),
    (
        "the content is {}; plans are read from {=}",
        "文件内容是{}；可读的格式有 {=}",
    ),
    (
        "no reader for {} files; plans are read from {=}",
        "不能读 {} 文件；可读的格式有 {=}",
    ),
    (
        "open it in Word or WPS and save it as .docx, or as .txt in UTF-8",
        "请用 Word 或 WPS 打开，另存为 .docx，或存为 UTF-8 的 .txt",
    ),
    ("the content is {}, not a Word document", "文件内容是{}，不是 Word 文档"),
    ("a {} image", " {} 图片"),
    ("the process that reads such files cannot be started: {}", "读取该类文件的进程无法启动：{}"),
    (
        "check the installation of Python, or save the document as .docx",
        "请检查 Python 的安装，或另存为 .docx",
    ),
    (
        "{} reaches a safety limit: reading it takes more than {} seconds",
        "{} 触及安全限制：读取超过 {} 秒",
    ),
    (
        "the file makes the program that reads it break down (code {}): it is damaged, or takes more"
        " memory than is allowed",
        "读取该文件的程序中止（代码 {}）：文件已损坏，或所需内存超过限制",
    ),
    (
        "save it anew with the program that made it, or raise limits.memory if you trust it",
        "请用原程序重新保存；如信任其来源，可调高 limits.memory",
    ),
    ("the file holds no pages", "文件没有页面"),
    ("the file breaks off after page {}", "文件在第 {} 页之后中断"),
    (
        "open it in a PDF viewer and print it to a new PDF, or use the .docx it was made from",
        "请用 PDF 阅读器打开后打印为新的 PDF，或使用原 .docx 文件",
    ),
    (
        "PDF files need the package pypdfium2, which is not installed",
        "读取 PDF 需要 pypdfium2，尚未安装",
    ),
    (
        "pip install pypdfium2, or save the document as .docx",
        "请运行 pip install pypdfium2，或另存为 .docx",
    ),
    (
        "open it with the password and print it to a new PDF, or use the .docx",
        "请用密码打开后打印为新的 PDF，或使用 .docx 文件",
    ),
    (
        "the PDF is damaged or cut off: its structure cannot be read",
        "PDF 已损坏或不完整：无法读出其结构",
    ),
    ("the PDF holds {}: it needs OCR", "PDF 中{}，需先做文字识别（OCR）"),
    ("only pictures of text, or text without characters", "只有文字的图片"),
    ("no text that can be read", "没有可读的文字"),
    (
        "a .{} file is read with LibreOffice, which is not installed",
        "读取 .{} 文件需要 LibreOffice，尚未安装",
    ),
    ("{}, or install LibreOffice", "{}，或安装 LibreOffice"),
    ("open it in Word or WPS and save it as .docx", "请用 Word 或 WPS 打开，另存为 .docx"),
    ("OFD files are not read", "OFD 文件不能读取"),
    (
        "open it in an OFD reader and save it as PDF, or use the .docx it was made from",
        "请用 OFD 阅读器打开后存为 PDF，或使用原 .docx 文件",
    ),
    (
        "the file looks like an old Office document, but holds neither text nor tables",
        "文件看似旧版 Office 文档，但其中没有文档也没有表格",
    ),
    (
        "LibreOffice makes nothing of the file: it is damaged or protected by a password",
        "LibreOffice 不能转换该文件：文件已损坏或有密码",
    ),
    ("an HTML page", "网页（HTML）"),
    ("an XML file", " XML 文件"),
    ("a gzip archive", " gzip 压缩包"),
    ("a 7z archive", " 7z 压缩包"),
    ("a RAR archive", " RAR 压缩包"),
    ("a database", "数据库"),
    ("a program", "程序"),
    ("a spreadsheet", "电子表格"),
    ("a presentation", "演示文稿"),
    ("an OpenDocument file", " OpenDocument 文档"),
    ("binary data of an unknown kind", "无法识别的二进制数据"),
    ("plain text or a damaged file", "纯文本或已损坏的文件"),
    ("a zip archive without a Word document in it", "不含 Word 文档的 zip 压缩包"),
    (
        "an entry is packed in a way that office programs do not use",
        "压缩包中有办公软件不用的压缩方式",
    ),
    ("the archive names a path outside itself: {=}", "压缩包中有指向外部的路径：{=}"),
    ("the archive holds the part {=} twice", "压缩包中有两个同名部件 {=}"),
    (
        "{=} reaches a safety limit of the XML parser in {=}: {}",
        "{=} 的部件 {=} 超过 XML 解析的安全限值：{}",
    ),
    ("elements are nested more than 256 deep", "标记嵌套超过 256 层"),
    ("a single text is longer than 10,000,000 bytes", "单段文字超过 10,000,000 字节"),
    (
        "open it in Word or WPS, take out what is nested or repeated, and save it again",
        "请用 Word 或 WPS 打开，去掉层层嵌套或大量重复的内容，重新保存",
    ),
    ("unknown state of tracked changes {=}", "未知的修订读法 {=}"),
    ("use final or original", "可用 final、original"),
    ("unknown encoding {=}", "未知的编码 {=}"),
    ("use utf-8, utf-16, gb18030 or big5", "可用 utf-8、utf-16、gb18030、big5"),
    ("the file is not in the encoding {}: {}", "文件不是 {} 编码：{}"),
    ("byte {} does not fit", "第 {} 字节不符"),
    ("bytes do not fit", "有字节不符"),
    (
        "leave --encoding out to have the encoding detected",
        "去掉 --encoding 可自动识别编码",
    ),
    ("the file is marked as {} but {}", "文件标记为 {}，但{}"),
    ("save it again as UTF-8 text", "请重新存为 UTF-8 文本"),
    (
        "the text cannot be read as UTF-8, UTF-16, GB18030 or Big5",
        "文字不能按 UTF-8、UTF-16、GB18030 或 Big5 读出",
    ),
    (
        "save it again as UTF-8, or name its encoding with --encoding",
        "请重新存为 UTF-8，或用 --encoding 指明编码",
    ),
    (
        "the file is not plain text: it holds control codes, as programs and pictures do",
        "文件不是纯文本：含有程序或图片中才有的控制字符",
    ),
    (
        "open it in the program that made it and save it as text or docx",
        "请用原来的程序打开，存为文本或 docx",
    ),
    ("the archive is broken or cut off", "压缩结构损坏或不完整"),
    (
        "open it in Word or WPS, let it be repaired, and save it again as .docx",
        "请用 Word 或 WPS 打开并修复，再存为 .docx",
    ),
    ("the file is protected by a password", "文件有打开密码"),
    (
        "remove the password in Word or WPS and save it again",
        "请在 Word 或 WPS 中去掉密码后重新保存",
    ),
    (
        "entries of the archive overlap: the file was built to mislead",
        "压缩包内部条目重叠：疑为恶意构造的文件",
    ),
    (
        "{} declares a DOCTYPE, which office files never need",
        "{} 中有 DOCTYPE 声明，正常的 Office 文件没有",
    ),
    ("{} is not well-formed XML at line {}, column {}", "{} 不是合格的 XML，第 {} 行第 {} 列有误"),
    ("the part {} is missing", "缺少部件 {}"),
    ("the part {} cannot be unpacked: its bytes are damaged", "部件 {} 无法解压，数据已损坏"),
    ("{} has no body", "{} 没有正文"),
    (
        "{} reaches a safety limit: {} is {}, at most {} is read",
        "{} 超过安全限制：{} 为 {}，至多 {}",
    ),
    (
        "split the document, or raise this limit (--limit NAME=NUMBER) if you trust where it comes from",
        "请拆分文件；若来源可信，可放宽此限制（--limit 名称=数值）",
    ),
    (
        "the page nests too deep to be read whole",
        "网页嵌套过深，不能完整读取",
    ),
    (
        "the page holds no text of its own: scripts fill it in, or it is empty",
        "网页本身没有文字：由脚本填入，或是空页",
    ),
    (
        "open the page in a browser, copy its text and save it as .docx or .txt",
        "请在浏览器中打开，复制正文，存为 .docx 或 .txt",
    ),
    (
        "the workbook is empty: no visible sheet holds a text",
        "工作簿是空的：可见的工作表中没有文字",
    ),
    ("row {} of the sheet stands after row {}", "工作表第 {} 行排在第 {} 行之后"),
    ("the part of sheet {} is missing", "缺少工作表 {} 的部件"),
    # pipeline and command line
    ("there is no task, rule or audit {=}", "没有任务、规则或检查 {=}"),
    ("decompose parse PLAN shows the ids of all tasks", "decompose parse 规划 可查看全部任务编号"),
    (
        "{=} is no rule or audit, and no result lies here to look for a task in",
        "{=} 不是规则或检查，这里也没有可供查找任务的成果",
    ),
    ("name the plan or its division.json after the id", "请在编号后指明规划或其 division.json"),
    ("there is no kind {=} of entry", "没有 {=} 这一类条目"),
    ("use one of {}", "可用：{}"),
    ("there is no entry {=}", "没有条目 {=}"),
    ("decompose kb list KIND shows the ids of a kind", "decompose kb list 类别 可查看条目代号"),
    ("there is no schema {=}", "没有名为 {=} 的 Schema"),
    (
        "the file is not a result of decompose: {} @ {=}",
        "文件不是 decompose 的成果：{}，位于 {=}",
    ),
    (
        "name a division.json written by decompose run, or the plan itself",
        "请指明 decompose run 写出的 division.json，或规划本身",
    ),
    ("the file holds no findings of decompose", "文件中没有 decompose 的检查结果"),
    (
        "name what decompose audit --json or --accept wrote, or a division.json",
        "请给出 decompose audit --json、--accept 写出的文件，或 division.json",
    ),
    ("there is no task {=}", "没有任务 {=}"),
    ("task {=} has no measure {=}", "任务 {=} 没有措施 {=}"),
    ("there is no indicator {=}", "没有指标 {=}"),
    ("fix the division it was made from", "请修改它所出自的那份分工"),
    ("fix the division it came from", "请修改它所出自的那份分工"),
    ("there is no finding {=}", "没有问题 {=}"),
    (
        "decompose audit --json shows the fingerprint of every finding",
        "decompose audit --json 列出每个问题的 fingerprint",
    ),
    (
        "name what decompose audit --json wrote, or a division.json",
        "请指明 decompose audit --json 写出的文件，或 division.json",
    ),
    ("there is no department {=}", "没有部门 {=}"),
    ("decompose kb list departments shows their ids", "decompose kb list departments 可查看代号"),
    ("it may mean {=}", "可能指 {=}"),
    ("the text is empty", "文字为空"),
    ("give the words of one task", "请给出一项任务的文字"),
    # usage of the command line
    ("Missing option {=}.", "缺少选项 {=}"),
    ("Missing argument {=}.", "缺少参数 {=}"),
    ("Invalid value for {=}: Value error, {=} is not one of {=}.", "{=} 的值 {=} 有误，可用：{=}"),
    ("Invalid value for {=}: {=} is not one of {=}.", "{=} 的值 {=} 有误，可用：{=}"),
    ("Invalid value for {=}: {=}", "{=} 的值有误：{=}"),
    ("Invalid value: {}", "参数有误：{}"),
    ("give either PLAN or --text T", "PLAN 与 --text T 须给出其中一个"),
    ("No such option: {=} (Possible options: {=})", "没有选项 {=}，是否想用 {=}？"),
    ("No such option: {=} Did you mean {=}?", "没有选项 {=}，是否想用 {=}？"),
    ("No such option: {=}", "没有选项 {=}"),
    ("No such command {=}.", "没有命令 {=}"),
    ("Option {=} requires an argument.", "选项 {=} 后须有值"),
    ("Option {=} does not take a value.", "选项 {=} 不带值"),
    ("Got unexpected extra argument {=}", "多余的参数 {=}"),
    ("Got unexpected extra arguments {=}", "多余的参数 {=}"),
    # evaluate
    ("the file holds no rows", "文件中没有任何一行"),
    ("this is no score of an earlier run", "这不是此前运行得到的评分"),
    ("decompose evaluate TRUTH --json writes one", "由 decompose evaluate 分工文件 --json 得到"),
    ("this is a folder, a truth file was expected", "这是文件夹，应为分工文件"),
    ("give one JSON object a line, or a workbook", "每行一个 JSON 对象，或给出工作簿"),
    ("cannot read the truth file: {}", "分工文件无法读取：{}"),
    ("not a JSON object: {}", "不是 JSON 对象：{}"),
    ("a truth row needs at least a text in 'task'", "每行至少要有 task 文字"),
    (
        '{"task": "…", "level": "city", "lead": ["…"], "support": []}',
        '格式如 {"task": "…", "level": "city", "lead": ["…"], "support": []}',
    ),
    ("not a workbook: {}", "不是工作簿：{}"),
    ("it is no office file", "不是 Office 文件"),
    (
        "open it in Excel or WPS and save it again as .xlsx, or give JSON lines",
        "请用 Excel 或 WPS 打开并另存为 .xlsx，或改用 JSON Lines",
    ),
    ("the first row names no column task", "首行没有名为 task 的列"),
    ("name the columns {}", "列名为 {}"),
    # audits, rules, reports
    (
        "--accept needs --reason: why the findings are accepted",
        "--accept 须同时用 --reason 写明接受的理由",
    ),
    ("--expires {} is past: name a day to come", "--expires 所写的 {} 已经过去，请写今后的日期"),
    ("no audit is called {=}", "没有名为 {=} 的检查"),
    ("rule {} gave confidence {}", "规则 {} 给出的把握程度为 {}"),
    ("a confidence lies between 0 and 1", "把握程度应在 0 与 1 之间"),
    ("no writer for {}", "不能写出 {} 格式"),
    ("there is no further format {=}", "没有可另加的格式 {=}"),
    ("a name without suffix", "无后缀的"),
    ("unknown language {=}", "未知语言 {=}"),
    ("there is no Chinese font to draw PNG and PDF files with", "没有可用来画 PNG、PDF 的中文字体"),
    (
        "install one (fonts-noto-cjk, fonts-wqy-zenhei), or draw .svg, which needs none",
        "请安装中文字体（fonts-noto-cjk、fonts-wqy-zenhei），或画 .svg，它不需要字体",
    ),
    ("Parquet files need the package pyarrow", "写 Parquet 文件需要 pyarrow 包"),
    ("pip install 'decompose[parquet]'", "请运行 pip install 'decompose[parquet]'"),
    ("no Graphviz to draw with: {}", "没有可用的 Graphviz 绘图程序：{}"),
    (
        "pip install pygraphviz, or install Graphviz; the .dot files can be drawn elsewhere",
        "请 pip install pygraphviz 或安装 Graphviz；.dot 文件也可在别处绘图",
    ),
    ("Graphviz drew nothing as {}", "Graphviz 未能绘出 {}"),
    ("dot failed: {}", "dot 绘图失败：{}"),
    # knowledge packs
    ("{} fault(s) in the knowledge pack; first: {}", "知识包有 {} 处错误，第一处：{}"),
    ("mend the files named after @ and load again", "请改正 @ 后所指的文件再载入"),
    ("no such knowledge pack", "没有这个知识包"),
    ("the folder is not empty", "文件夹不是空的"),
    ("name a new folder", "请给出新的文件夹"),
    ("the pack cannot be written: {=}", "知识包无法写出：{=}"),
    ("no duty of a known object was found in the list", "清单中没有找到针对已知对象的职责"),
    (
        "a list names a department, then what it does: 市X局：负责…；…",
        "清单先写部门，再写职责：市X局：负责…；…",
    ),
    ("no task with a named lead was found", "没有找到写明牵头单位的任务"),
    (
        "give a plan or table that names units (牵头单位：…), or truth rows",
        "请给出写明责任单位（牵头单位：…）的规划或分工表，或真值表",
    ),
    ("a file; expected a pack directory", "这是文件，应为知识包目录"),
    ("no {} in this directory", "目录中没有 {}"),
    ("give a directory that holds {}", "请给出含有 {} 的目录"),
    ("{} @ {}", "{} @ {}"),
    ("{} (did you mean {}?)", "{}（是否想写 {}？）"),
    ("unknown {} {}", "未知的{} {}"),
    ("department", "部门"),
    ("sector", "行业领域"),
    ("stage", "环节"),
    ("aspect", "方面"),
    ("function", "职能"),
    ("duty", "职责"),
    ("law", "法规"),
    ("key", "键"),
    ("top key", "顶层键"),
    ("line {}: {}", "第 {} 行：{}"),
    ("parents form a cycle: {}", "上级形成循环：{}"),
    ("term {} is shorter than {} characters", "词语 {} 少于 {} 个字"),
    ("term {} already stands in {}", "词语 {} 已用于 {}"),
    (
        "malformed citation {}; expected law#article, ~3ding, ~sc, ~doc:… or ~art10",
        "引用 {} 格式有误，应为 law#article、~3ding、~sc、~doc:… 或 ~art10",
    ),
    ("{} is not a date (YYYY-MM-DD)", "{} 不是日期（YYYY-MM-DD）"),
    ("ends {}, before it begins in {}", "截止 {} 早于起始 {}"),
    (
        "sector {} already has the main duty {} in that period",
        "行业领域 {} 在同一时期已有主要职责 {}",
    ),
    ("pattern longer than {} characters", "模式长于 {} 个字符"),
    ("not a regular expression: {}", "不是正则表达式：{}"),
    ("id {} already stands at {}", "代号 {} 已见于 {}"),
    ("pack files end in .yaml; rename this one", "知识包文件应以 .yaml 结尾，请改名"),
    ("{} files; expected at most {}", "有 {} 个文件，至多 {} 个"),
    ("expected a mapping at the top, found {}", "顶层应为键值对，实为 {}"),
    ("expected exactly one top key, found {}", "应只有一个顶层键，实有 {}"),
    ("expected a list, found {}", "应为列表，实为 {}"),
    ("expected a mapping, found {}", "应为键值对，实为 {}"),
    ("expected text, found {}", "应为文字，实为 {}"),
    ("expected a whole number, found {}", "应为整数，实为 {}"),
    ("expected true or false, found {}", "应为 true 或 false，实为 {}"),
    ("expected {}, found {}", "应为 {}，实为 {}"),
    ("{} is missing", "缺少 {}"),
    ("nothing", "空"),
    ("none", "无"),
    ("a list", "列表"),
    ("a mapping", "键值对"),
    ("duplicate key {}", "键 {} 重复"),
    ("{} has a full-width colon; write {} after a key", "{} 用了全角冒号，键后请写 {}"),
    ("{} has a full-width colon; write {}", "{} 用了全角冒号，请写 {}"),
    ("alias {} is refused; write the value out", "不接受别名 {}，请写出内容"),
    ("anchor {} is refused; write the value out", "不接受锚点 {}，请写出内容"),
    ("tag {} is refused; write plain values", "不接受标签 {}，请写普通值"),
    ("merge key {} is refused; write the entries out", "不接受合并键 {}，请写出各项"),
    ("nested deeper than {} levels", "嵌套超过 {} 层"),
    ("more than {} values", "超过 {} 个值"),
    ("a key must be a plain word", "键应为普通词"),
    ("anchors and tags are refused on keys", "键上不接受锚点和标签"),
    ("File exists", "已有同名文件"),
    ("Not a directory", "不是文件夹"),
    ("Permission denied", "没有权限"),
    ("No space left on device", "磁盘已满"),
    ("Read-only file system", "只读文件系统"),
    ("Is a directory", "是文件夹"),
    ("No such file or directory", "没有这个文件夹"),
    ("File name too long", "文件名过长"),
    ("Input/output error", "读写出错"),
    ("Field required", "缺少此项"),
    ("Invalid JSON: {=}", "不是合格的 JSON（{=}）"),
)
"""English and Chinese templates."""


_FACT = re.compile(r"(\{=?\})")


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    """Return templates of the other language as patterns, those with most fixed words first."""
    pairs = ERRORS if lang == "zh" else tuple((zh, en) for en, zh in ERRORS)
    ordered = sorted(pairs, key=lambda pair: -len(_FACT.sub("", pair[0])))
    return tuple(
        (_pattern(source), target, tuple(_FACT.findall(source))) for source, target in ordered
    )


def _pattern(template: str) -> re.Pattern[str]:
    parts = (
        "(.+?)" if _FACT.fullmatch(part) else re.escape(part) for part in _FACT.split(template)
    )
    return re.compile("".join(parts), re.DOTALL)


def translate(text: str, lang: str) -> str:
    """Return a message in a language; what no template fits stays as it is."""
    for pattern, target, kinds in _patterns(lang):
        found = pattern.fullmatch(text)
        if found:
            pairs = zip(kinds, found.groups(), strict=True)
            facts = [translate(fact, lang) if kind == "{}" else fact for kind, fact in pairs]
            words = _FACT.split(target)[::2]
            return "".join(word + fact for word, fact in zip(words, [*facts, ""], strict=True))
    return text
