"""Every word the command line says, in Chinese and English."""

from __future__ import annotations

from decompose.labels import Book, pick

OPTIONS: dict[str, dict[str, str]] = {
    key: {"zh": zh, "en": en}
    for key, zh, en in (
        ("plan", "规划文件，“-”为标准输入", "The plan's file, - for stdin"),
        (
            "plans",
            "规划文件；几个文件（正文和附件）按顺序合为一份，“-”为标准输入",
            "The plan's file, - for stdin; several, a main text and its annexes, make one plan",
        ),
        (
            "blocks",
            "列出读到的每一段、每一格及其位置",
            "List every paragraph and cell that was read, with its place",
        ),
        (
            "each",
            "每个文件各是一份规划，各存一个文件夹",
            "Every file is a plan of its own and gets a folder",
        ),
        (
            "source",
            "规划文件，或此前得到的 division.json",
            "A plan, or a division.json made before",
        ),
        ("out", "存放成果的文件夹", "Folder for the deliverables"),
        ("place", "地名，如 江苏省（省略时取自规划）", "Place; found in the plan when left out"),
        (
            "level",
            "政府层级（省略时取自规划）",
            "Level of government; found in the plan when left out",
        ),
        (
            "date",
            "规划日期 YYYY[-MM[-DD]]，决定适用哪一时期的机构",
            "Date YYYY[-MM[-DD]] that decides which organs exist",
        ),
        ("kb", "叠加在内置知识包之上的知识包目录", "Folder of a pack laid over the built-in one"),
        ("lang", "语言：zh 或 en", "Language: zh or en"),
        (
            "limit",
            "安全限值，如 pages=30000、seconds=300、memory=4G；可重复，名称见 docs/reading.md",
            "A safety limit, such as pages=30000, seconds=300, memory=4G; repeatable",
        ),
        ("encoding", "文本文件的编码（省略时自动识别）", "Encoding of a text file; else detected"),
        (
            "revisions",
            "Word 修订：final 接受全部修订，original 拒绝全部修订（原文）",
            "Tracked changes of Word: final accepts them, original rejects them",
        ),
        (
            "png",
            "把全部图也画成 PNG（默认只有总图）",
            "Draw every diagram as PNG too, not only the overview",
        ),
        (
            "also",
            "另加的格式，可用逗号隔开：html、docx、graph、data、parquet、pdf（全部图）",
            "Further formats, separated by commas: html, docx, graph, data, parquet, pdf (all drawings)",
        ),
        ("old", "原稿：规划文件或 division.json", "The earlier plan, or its division.json"),
        ("new", "新稿：规划文件或 division.json", "The later plan, or its division.json"),
        ("superior", "上级规划（或同级规划、责任清单）", "The plan above, or a sister plan"),
        ("project", "征求意见的项目文件夹", "Folder of the consultation"),
        ("replies", "存放各部门反馈工作簿的文件夹", "Folder with the workbooks that came back"),
        (
            "row",
            "条目编号（见 summary.xlsx；用处理表时省略）",
            "Id of the row, as in summary.xlsx; none with a sheet",
        ),
        ("reply-by", "反馈截止日期 YYYY-MM-DD", "Day by which to reply, YYYY-MM-DD"),
        (
            "expert",
            "另请一位专家对全部任务提意见（可重复）",
            "An expert to be asked about every task; repeatable",
        ),
        (
            "outcome",
            "处理：adopted 采纳、partly 部分采纳、rejected 未采纳、escalated 提请研究、decided 已决定",
            "What becomes of the opinion",
        ),
        ("reason", "理由（部分采纳、未采纳、已决定时必填）", "Why; needed unless adopted"),
        ("who", "由谁决定（必填）", "Who decided; needed"),
        ("save-sheet", "写出待处理意见的处理表 .xlsx", "Write a sheet of the opinions that wait"),
        ("only-unit", "只列这一单位（可重复）", "Only this unit; repeatable"),
        ("only-kind", "只列这一类意见（可重复）", "Only this kind; repeatable"),
        ("apply-sheet", "读回填好的处理表；有错就一条不记", "Keep a filled sheet: all or nothing"),
        ("decided-on", "决定日期 YYYY-MM-DD（省略时为今天）", "Day of the decision; else today"),
        ("consult.send", "发出一轮：每个部门一本工作簿、一封函", "Begin a round"),
        ("consult.collect", "收回反馈，重写汇总表", "Take over the replies"),
        (
            "consult.decide",
            "记下一条意见、或一张处理表中各条意见的处理结果",
            "Keep what becomes of opinions",
        ),
        (
            "to",
            "下级地方，可带权重，如 青河县=2（可重复）",
            "A place below, with its weight if any; repeatable",
        ),
        (
            "places",
            "下级地方的名单（xlsx、csv、txt）：地区、类别、基数、权重、下限",
            "A list of the places (xlsx, csv, txt): name, kind, base, weight, floor",
        ),
        (
            "share-by",
            "计数指标怎样分解：按基数、按权重、同比例、保底后按权重",
            "How counts are shared; by base where every place has one, else by weight",
        ),
        (
            "share-least",
            "应得数小于此数的地方合用一个指标",
            "Places whose exact share is smaller share a pool",
        ),
        (
            "share-years",
            "数额太小的事故类指标按规划期累计数分解",
            "Share accident counts that are too small as the sum over the plan's years",
        ),
        (
            "bound",
            "接受清单（audit --accept 写出的文件，或 division.json）",
            "What audit --accept wrote, or a division.json",
        ),
        (
            "events",
            "机构改革事项文件（xlsx、csv 表或 YAML：更名、合并、拆分、划转、撤销）",
            "Events of the reform (xlsx, csv or YAML): rename, merge, split, transfer, dissolve",
        ),
        (
            "after-reform",
            "另把改革后的分工写成 division.json",
            "Write the division after the reform too, as JSON",
        ),
        (
            "alignment",
            "写成文件：.xlsx、.html、.md、.json，或 .docx（衔接情况说明）",
            "Write it to a file: .xlsx, .html, .md, .json, or .docx (a note)",
        ),
        (
            "reform-out",
            "写成文件：.xlsx、.html、.md、.json，或改革前后图 .svg、.png、.pdf",
            "Write it to a file: .xlsx, .html, .md, .json, or a drawing: .svg, .png, .pdf",
        ),
        (
            "comparison",
            "写成文件：.xlsx、.html、.md 或 .json",
            "Write it to a file: .xlsx, .html, .md or .json",
        ),
        (
            "packs",
            "另为每个部门写一个工作簿和一个 Word 文件（packs/）",
            "A workbook and a Word file for every department too (packs/)",
        ),
        (
            "template",
            "自己的表格（xlsx 按栏名、docx 按占位符填写，可重复），填好后存入成果文件夹",
            "A form of your own, xlsx or docx, that is filled too; repeatable",
        ),
        ("sealed", "decompose run 写出成果的文件夹", "Folder that decompose run wrote"),
        (
            "originals",
            "规划文件（仅当它们已不在原处）",
            "The plan's files, where they no longer lie where they lay",
        ),
        ("seal-out", "封存包（默认 OUT.seal.zip）", "The sealed pack; OUT.seal.zip when left out"),
        ("sealed-pack", "封存包", "The sealed pack"),
        ("json", "以 JSON 输出，供程序使用", "Write JSON for machines"),
        (
            "select",
            "只做这些检查：名称、代码或类别，如 gap 或 G01,F08；可重复",
            "Run only these audits: names, codes or families such as gap or G01,F08",
        ),
        ("ignore", "不做这些检查，写法同 --select", "Leave out these audits, named as in --select"),
        (
            "above",
            "上级规划（规划文件或 division.json）：检查本规划的指标是否承接、是否宽松；可重复",
            "A plan above this one: are its indicators carried, and as strictly? Repeatable",
        ),
        (
            "earlier",
            "本规划的前一稿，或上一期规划：检查任务和牵头单位的变动有无来由、哪些领域没有再写；可重复",
            "An earlier draft, or the plan of the period before: who asked for the changes, and which fields are left out? Repeatable",
        ),
        (
            "sister",
            "同一地方的其他文件：检查指标数值、口径是否一致；可重复",
            "Another document of the same place: do its values agree? Repeatable",
        ),
        (
            "fail-on",
            "有此程度及以上的问题时退出码为 1：error、warning、info、never",
            "Exit with 1 on findings of this severity or above; or never",
        ),
        (
            "baseline",
            "只报接受清单（--accept 所写）或此前结果（audit --json、division.json）中没有的问题",
            "Report only what is not accepted in this file: of --accept, audit --json or run",
        ),
        (
            "map",
            "画成图：.svg、.html 或 .xlsx（链条只有 .svg）",
            "Draw it: .svg, .html or .xlsx (chains: .svg)",
        ),
        (
            "whole",
            "知识包中的全部对象，不只是规划写到的",
            "All objects, not only those of the plan",
        ),
        ("chains", "监管链条：每个环节由谁负责", "The chains: who holds each link"),
        (
            "since",
            "与此前结果（audit --json 或 division.json）对比：新增、消除、仍在的问题数",
            "Compare with an earlier audit --json or division.json: new, gone and kept findings",
        ),
        (
            "accept",
            "把问题写入接受清单（配合 --reason，可用 --select 限定），以后用 --baseline 略过",
            "Accept the findings into this file, with --reason; --baseline then leaves them out",
        ),
        ("reason", "接受的理由", "Why they are accepted"),
        ("person", "接受人（只留在清单里，不进入任何成果）", "Who accepts; kept in that file only"),
        (
            "expires",
            "接受到哪一天（YYYY-MM-DD），过期重新报告",
            "Last day of acceptance, YYYY-MM-DD",
        ),
        (
            "fixed",
            "写出修改后的分工（division.json 等）；省略时只显示修改",
            "Write the changed division; without it the changes are only shown",
        ),
        (
            "finding",
            "只处理这个问题（audit --json 中的 fingerprint，可重复）",
            "Only this finding: its fingerprint in audit --json; repeatable",
        ),
        (
            "save-patches",
            "写出修改清单：.xlsx、.html、.md 供人看，.json 可删改后用 --apply 采用",
            "Write the changes down: .xlsx, .html, .md for readers; .json can be edited and applied",
        ),
        (
            "apply-patches",
            "只采用这份清单（--save 写出的 .json，可删去或改动其中的修改）里的修改",
            "Only the changes of this file: a .json of --save, in which some may be edited or left out",
        ),
        ("sarif", "以 SARIF 2.1.0 输出", "Write SARIF 2.1.0"),
        ("text", "直接给出一项任务的文字", "The text of one task"),
        ("id", "任务编号，或规则、检查的名称或代码", "A task id, or the name of a rule or audit"),
        ("department", "部门代号或名称", "Department: id or name"),
        ("truth", "已公布的分工（jsonl 或 xlsx）", "The published division: jsonl or xlsx"),
        ("rows", "逐行列出", "List every row"),
        (
            "compare",
            "与此前 evaluate --json 的结果比较",
            "Compare with what an earlier evaluate --json wrote",
        ),
        (
            "department-packs",
            "另给每个部门各出一本工作簿（xlsx）和一份清单（docx），存入 packs 文件夹",
            "Also a workbook and a list (docx) for every department, in the folder packs",
        ),
        (
            "packs",
            "知识包目录；省略时为内置知识包",
            "Folders of packs; the built-in one when left out",
        ),
        (
            "kind",
            "种类：departments、sectors、functions、duties …",
            "departments, sectors, functions …",
        ),
        ("entry", "条目代号", "Id of an entry"),
        ("name", "印出的单位名称", "A name as printed"),
        ("schema", "对象名称；省略时列出全部", "Name of an object; all are listed when left out"),
        ("kb.check", "检查知识包，一次列出全部错误", "Check packs and list every fault at once"),
        ("kb.list", "列出知识包的条目", "List the entries of the knowledge"),
        ("kb.show", "查看一个条目", "Show one entry"),
        ("duty-list", "已公布的职责清单（docx、xlsx、txt）", "A published responsibility list"),
        (
            "tables",
            "以往分工：已写明责任单位的规划或分工表，或 jsonl、xlsx 真值表",
            "Past divisions: plans or tables that name units, or truth rows in jsonl or xlsx",
        ),
        ("pack-out", "新知识包的文件夹", "Folder of the new pack"),
        ("kb.diff", "比较两个知识包", "Compare two packs"),
        (
            "kb.import-duties",
            "把职责清单变成待审核的知识包",
            "Turn a responsibility list into a pack to be reviewed",
        ),
        (
            "kb.import-precedents",
            "把以往分工变成可援引的先例",
            "Turn past divisions into precedents",
        ),
        ("kb.resolve", "某个印出的名称指哪个部门", "Tell which department a printed name means"),
    )
}

SENTENCES: dict[str, tuple[str, str]] = {
    "error": ("错误", "error"),
    "interrupted": ("已中断，原有文件未受影响。", "Interrupted; earlier files are as they were."),
    "command.unknown": ("没有命令 {0}", "there is no command {0}"),
    "command.near": ("是否想用 {0}？", "did you mean {0}?"),
    "command.help": ("decompose --help 列出全部命令", "decompose --help lists the commands"),
    "usage.hint": (
        "decompose {0} --help 查看用法",
        "decompose {0} --help shows how it is used",
    ),
    "internal": ("程序内部错误（{0}）", "internal error ({0})"),
    "internal.hint": (
        "这是程序的缺陷，请报告；设 DECOMPOSE_DEBUG=1 可见详情",
        "this is a defect, please report it; DECOMPOSE_DEBUG=1 shows more",
    ),
    "disk.full": ("磁盘已满", "the disk is full"),
    "disk.hint": ("清理空间后重试", "free some space and try again"),
    "step.read": ("读取文件", "reading"),
    "step.parse": ("分析结构", "parsing"),
    "step.knowledge": ("载入知识包", "loading knowledge"),
    "step.assign": ("确定分工", "assigning"),
    "step.audit": ("检查", "auditing"),
    "step.packs": ("写出各部门的包", "writing packs"),
    "step.draw": ("绘图", "drawing"),
    "step.write": ("写出成果", "writing"),
    "run.done": (
        "{0}: 任务 {1} 项，分工 {2} 条，问题 {3} 个（错误 {4}、警告 {5}）→ {6}",
        "{0}: {1} tasks, {2} assignments, {3} findings ({4} errors, {5} warnings) → {6}",
    ),
    "run.some-failed": ("{1} 份文件中有 {0} 份未能完成", "{0} of {1} documents failed"),
    "faults.more": (
        "…… 还有 {0} 处，decompose kb check 列出全部",
        "… and {0} more; decompose kb check lists all",
    ),
    "problem": ("提示", "note"),
    "lead": ("牵头", "lead"),
    "support": ("配合", "support"),
    "part": ("分项", "part"),
    "shared": ("共同负责", "shared"),
    "nobody": ("（未确定）", "(nobody)"),
    "counts": ("共 {0} 个问题：{1}", "{0} findings: {1}"),
    "no-findings": ("没有发现问题。", "No findings."),
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "severity.off": ("不查", "off"),
    "fix": ("建议", "fix"),
    "accepted": ("已接受 {0} 个问题 → {1}", "{0} findings accepted → {1}"),
    "accepted.still": ("另有 {0} 个问题在接受清单中", "{0} more are accepted"),
    "accepted.suspect": (
        "接受后条文已改动，须复核（当时的理由：{0}）：{1}",
        "the clause has changed since it was accepted ({0}): {1}",
    ),
    "accepted.expired": ("接受已于 {0} 到期：{1}", "accepted until {0}: {1}"),
    "page.severity": ("程度", "severity"),
    "page.severity-here": ("本地知识包所定的程度", "severity set by your packs"),
    "page.why": ("为什么", "why"),
    "page.fix": ("建议", "what to do"),
    "trend": ("新增 {0}，消除 {1}，仍在 {2}", "{0} new, {1} gone, {2} kept"),
    "review.done": (
        "共 {0} 项决定和接受，须复核 {1} 项",
        "{0} decisions and acceptances, {1} to be reviewed",
    ),
    "reform.done": (
        "共 {0} 项分工：{3} 项由其他单位承接，{1} 项待明确（涉及 {2} 项任务的牵头），其余不变",
        "{0} roles: {3} with another body, {1} left open ({2} tasks whose lead is open)",
    ),
    "cascade.done": ("已写出 {0} 地的工作簿：{1}", "Workbooks for {0} places: {1}"),
    "seal.done": ("已封存 {0}\nSHA-256 {1}", "sealed {0}\nSHA-256 {1}"),
    "seal.persons": (
        "封存包里有规划原件，其中的姓名、电话等照原样保留：只交给有权看原件的人",
        "the pack holds the plan as it was given, with any names and numbers in it: hand it only to those who may see that",
    ),
    "seal.left-out": (
        "文件夹中另有 {0} 个文件不属于这次运行，没有封存：{1}",
        "{0} more files in the folder are not of this run and were not sealed: {1}",
    ),
    "verify.whole": (
        "{0}：封存 {1} 个文件，{2} 个完好",
        "{0}: {1} sealed files, {2} as they were",
    ),
    "verify.other-version": (
        "封存时的 decompose 是 {0} 版，这里是 {1} 版：版本不同，成果有差别不等于封存包被改动",
        "sealed by decompose {0}, this is {1}: results may differ for that reason alone",
    ),
    "verify.rerun": (
        "离线重做：{0} 个成果逐字节相同",
        "run again, offline: {0} deliverables the same byte by byte",
    ),
    "verify.not-rerun": (
        "没有重做：输入、知识包或封存说明已不是封存时的样子",
        "not run again: what it came from is no longer what was sealed",
    ),
    "verify.versions": ("封存时与这里的版本：{0}", "versions, sealed → here: {0}"),
    "fault.altered": ("{0} 被改动", "{0} was altered"),
    "fault.damaged": ("{0} 已损坏，解不开", "{0} is damaged and cannot be unpacked"),
    "fault.missing": ("{0} 缺失", "{0} is missing"),
    "fault.added": ("{0} 是封存后多出来的", "{0} was added after sealing"),
    "fault.repacked": (
        "{0} 中各文件完好，但压缩包本身被改动",
        "{0}: all files are as they were, the archive around them is not",
    ),
    "fault.redrawn": (
        "{0} 与封存时一致；这里的字体或 Graphviz 与封存时不同，重画的图不能逐字节核对",
        "{0} is as sealed; other fonts or another Graphviz draw it here, so that its bytes cannot be compared",
    ),
    "fault.different": ("{0} 重做的结果不同", "{0} comes out different"),
    "fault.not-made": ("{0} 重做时没有产生", "{0} does not come out again"),
    "fault.also-made": ("重做时多产生了 {0}", "running again gives {0} too"),
    "spot.byte": ("（第 {0} 字节）", " (byte {0})"),
    "spot.bytes": ("（第 {0}—{1} 字节之间）", " (between bytes {0} and {1})"),
    "spot.line": ("（第 {2} 行第 {3} 字，第 {0} 字节）", " (line {2}, column {3}, byte {0})"),
    "evaluate.rows": ("共 {0} 行，计分 {1} 行", "{0} rows, {1} scored"),
    "evaluate.excluded": ("未计分：{0} {1} 行", "excluded: {0}: {1}"),
    "evaluate.top1": ("牵头首位正确率", "lead top-1"),
    "evaluate.top3": ("牵头前三位正确率", "lead top-3"),
    "evaluate.support": ("配合单位找回率", "support recall"),
    "evaluate.rules": ("各规则给出的牵头（正确/总数）：", "leads by rule (met/all):"),
    "evaluate.confusion": ("认错的部门（应为 → 得出，行数）：", "confused (expected → led, rows):"),
    "evaluate.hit": ("✓", "✓"),
    "evaluate.miss": ("✗", "✗"),
    "evaluate.better": ("改对 {0} 行", "{0} rows better"),
    "evaluate.worse": ("改错 {0} 行", "{0} rows worse"),
    "evaluate.other": (
        "牵头变了、对错未变 {0} 行",
        "{0} rows led by another, as right or wrong as before",
    ),
    "evaluate.unpaired": ("两次只有一次有的 {0} 行", "{0} rows stand in one run only"),
    "kb.fine": ("知识包无误：{0}", "no faults: {0}"),
    "kb.none": ("不能确定", "not settled"),
    "kb.review": ("待审核的职责 {0} 条：", "{0} duties to be reviewed:"),
    "kb.same": ("没有不同。", "No difference."),
    "kb.imported": (
        "{0}：职责 {1} 条、新机构 {2} 个，全部待审核；未能转换 {3} 条，见 {4}",
        "{0}: {1} duties and {2} new bodies, all to be reviewed; {3} not taken, see {4}",
    ),
    "kb.taken-from": ("取自{0}，待审核", "taken from {0}, to be reviewed"),
    "kb.left": ("# 未能转换的内容", "# What could not be taken over"),
    "kb.stray": ("不属于任何单位", "belongs to no unit"),
    "kb.divisions": ("以往分工", "Past divisions"),
    "kb.precedents": ("{0}：以往分工 {1} 项", "{0}: {1} precedents"),
    "kb.today": ("现为", "today"),
    "candidates": ("可能是", "candidates"),
    "former": ("已撤销的名称", "former name"),
}


class Overview(Book):
    """The help page of the whole program.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = {
        "usage": ("用法: decompose 命令 [选项] 参数…", "Usage: decompose COMMAND [OPTIONS] ARGS…"),
        "about": (
            "把政府规划分解为任务分工：谁牵头、谁配合、何时完成、依据何在，哪里有空白和交叉。",
            "Turns a government plan into a task division: who leads, who supports, by when, on which ground, and where the gaps and overlaps are.",
        ),
        "commands": ("命令", "Commands"),
        "common": (
            "常用选项：--place --level --date --kb 目录 --lang zh|en --json；“-”表示标准输入。",
            "Common options: --place --level --date --kb DIR --lang zh|en --json; “-” reads stdin.",
        ),
        "codes": (
            "退出码：0 正常；1 有达到 --fail-on 程度的问题；2 未能完成。",
            "Exit codes: 0 fine; 1 findings at or above --fail-on; 2 could not run.",
        ),
        "more": (
            "decompose 命令 --help 查看该命令的选项。",
            "decompose COMMAND --help shows its options.",
        ),
    }


HELP: tuple[tuple[str, str], ...] = (
    ("Usage: ", "用法: "),
    ("\nArguments:", "\n参数:"),
    ("\nOptions:", "\n选项:"),
    ("\nCommands:", "\n命令:"),
    ("Show this message and exit.", "显示本说明"),
    ("[required]", "[必填]"),
    ("default: ", "默认: "),
    ("env var: ", "环境变量: "),
)
"""Words that the command-line library adds to help pages, in English and Chinese."""


def sentence(key: str, lang: str) -> str:
    """Return one sentence in a language."""
    return pick(SENTENCES[key], lang)
