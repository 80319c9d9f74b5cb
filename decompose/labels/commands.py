"""Every word the command line says, in Chinese and English."""

from __future__ import annotations

from decompose.labels import Book, pick

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
    "in_parts": ("（见下级任务）", "(see its tasks)"),
    "counts": ("共 {0} 个问题：{1}", "{0} findings: {1}"),
    "no-findings": ("没有发现问题。", "No findings."),
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "severity.off": ("不查", "off"),
    "fix": ("建议", "fix"),
    "accepted": ("已接受 {0} 个问题 → {1}", "{0} findings accepted → {1}"),
    "accepted.renewed": ("更新 {0} 个已到期、延期或条文有改动的接受", "{0} acceptances renewed"),
    "accepted.no-person": (
        "没有写明由谁接受：请用 --person 写明接受人（只留在清单里）",
        "who accepts is not said: name the person with --person (kept in that file only)",
    ),
    "accepted.no-expires": (
        "没有期限：一直有效，直到条文改动；可用 --expires 写明到哪一天",
        "without an end: holds until the clause changes; --expires names the last day",
    ),
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
