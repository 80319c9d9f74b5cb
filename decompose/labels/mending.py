"""What ``fix`` says, and why no fix is offered for a kind of finding: what only people can decide or write."""

from __future__ import annotations

from decompose.labels import Book

_WORDS: dict[str, tuple[str, str]] = {
    "change.lead": ("{0} 由{1}牵头，原牵头单位配合", "{0}: {1} leads, the former lead supports"),
    "change.support": ("{0} 增加{1}配合", "{0}: {1} supports"),
    "change.close": ("{0} 删去“{2}”", "{0}: “{2}” goes"),
    "change.rename": ("{0} 的“{2}”改为“{1}”", "{0}: “{2}” becomes “{1}”"),
    "change.deadline": ("{0} 的时限改为{1}", "{0}: due {1}"),
    "change.append": ("{0} 增加：{1}", "{0}: add {1}"),
    "change.drop": ("删去 {0}", "drop {0}"),
    "change.owner": ("指标 {2} 由{1}负责", "Indicator {2}: {1} answers for it"),
    "change.text": (
        "原文{0}的“{2}”改为“{1}”",
        "{0} of the text: “{2}” becomes “{1}”",
    ),
    "change.delete": ("原文{0}删去“{2}”", "{0} of the text: “{2}” goes"),
    "change.target": ("{0} 的目标改为{1}", "{0}: target {1}"),
    "fix.dry": (
        "可改 {0} 处，另有 {1} 个问题须由人决定；加 --save 写出修改清单，加 -o 写出修改后的分工",
        "{0} can be fixed, {1} more need a decision; --save writes the changes down, -o the changed division",
    ),
    "fix.by-people": (
        "这里法律和原文都没有给出答案，须由人决定",
        "Neither the law nor the text gives the answer here: people decide",
    ),
    "fix.needs-plan": (
        "要读原文才能改：请对规划原文运行 fix，而不是由它得出的 division.json、工作簿或方案",
        "Needs the text itself: run fix on the plan, not on the division.json, workbook or scheme made from it",
    ),
    "fix.not-clean": (
        "未采用 {0} {1}：{2}，须由人决定",
        "{0} {1} is left: {2}; people decide",
    ),
    "fix.as-chosen": (
        "已按您改动的内容采用 {0} {1}；{2}，请核对",
        "{0} {1} was applied as you changed it; {2}: please check",
    ),
    "fix.still": ("改后问题仍在", "after the change it is still there"),
    "fix.brings": ("改后带出 {0}：{1}", "after the change comes {0}: {1}"),
    "patches.title": ("《{}》的修改清单", "Changes to {}"),
    "patches.sheet": ("修改清单", "Changes"),
    "patches.code": ("问题", "Finding"),
    "patches.mark": ("指纹", "Fingerprint"),
    "patches.task": ("任务", "Task"),
    "patches.message": ("问题内容", "What"),
    "patches.change": ("最小修改", "Smallest change"),
    "fix.done": ("已改 {0} 处，另有 {1} 个问题须由人决定", "{0} fixed, {1} more need a decision"),
}


class Mending(Book):
    """The words of one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = _WORDS


NO_FIX: dict[str, tuple[str, str]] = {
    "gap.orphan-sentence": (
        "文字没有指向任何职责：由谁负责，或者改写成什么，只能由人决定。",
        "The words point to no duty: who answers for them, or what they should say, people decide.",
    ),
    "name.absent-at-level": (
        "职权在上级机构，本级由谁联系、承接，要与上级机构商定。",
        "The power lies with the body above; who is its contact here has to be settled with it.",
    ),
    "gap.superior-indicator": (
        "本级的目标值要与上级商定。",
        "The value for this place has to be settled with the level above.",
    ),
    "gap.superior-task": (
        "本地做什么、由谁做，要由起草单位写出。",
        "What this place does about it, the drafters have to write.",
    ),
    "gap.field-left-out": (
        "领域不再写入是取舍，要由领导小组决定。",
        "Whether a field is left out is a choice of the leading group.",
    ),
    "overlap.split": (
        "这不是问题，只是说明各管哪一段。",
        "It is no fault: it only tells who holds which part.",
    ),
    "name.ambiguous": (
        "名称可以指几个单位，指哪一个只有起草单位知道。",
        "The name can mean several bodies; only the drafters know which.",
    ),
    "name.reformed": (
        "印发时名称是对的；改革以后按新名称重新印发分工。",
        "The name was right at the date of issue; after the reform the division is issued anew.",
    ),
    "authority.duty-moves": (
        "划转生效以前仍由原部门承担，移交的时间要由两个部门商定。",
        "Until the move takes effect the old holder goes on; when to hand over, both have to agree.",
    ),
    "indicator.no-base": (
        "基数只有统计数据里有。",
        "The base stands in the statistics alone.",
    ),
    "indicator.no-value": (
        "目标值只能由人确定。",
        "The value of a target is for people to set.",
    ),
    "indicator.missed": (
        "未完成的原因和本期的补救措施要由起草单位写出。",
        "Why it was missed, and what follows, the drafters have to write.",
    ),
    "indicator.unreadable": (
        "图片里的数值要照原表录入。",
        "The values in the picture have to be typed in from the original.",
    ),
    "indicator.sister-conflict": (
        "两份文件哪一个数对，要由两个起草单位核定。",
        "Which of the two documents is right, both drafters have to settle.",
    ),
    "indicator.definition": (
        "采用哪一种口径，要由两个起草单位商定。",
        "Which definition holds, both drafters have to agree.",
    ),
    "form.broken-reference": (
        "原来要引用哪一个附件或表，只有起草单位知道。",
        "Which annex or table was meant, only the drafters know.",
    ),
    "form.numbering": (
        "重新编号会改变其他条目和文件对它的引用。",
        "New numbers change what other items and documents refer to.",
    ),
    "form.unbalanced-bracket": (
        "补上另一半还是删去，要看原意。",
        "Whether the other half is missing or this one too many depends on what was meant.",
    ),
    "form.personal-name": (
        "改写成职务还是删去，要由人决定。",
        "Whether a post takes the place of the name, or nothing, people decide.",
    ),
    "form.weak-wording": (
        "要求谁做什么，要由起草单位写出。",
        "What is asked of whom, the drafters have to write.",
    ),
    "form.law-reference": (
        "引用哪一条要对照现行条文核定。",
        "Which article holds has to be looked up in the law as it stands.",
    ),
    "process.press-text": (
        "要换成正式文本。",
        "The official text has to take its place.",
    ),
    "process.consultation": (
        "采纳情况和理由要由牵头起草单位填写。",
        "What became of the opinion, and why, whoever drafts has to state.",
    ),
    "process.conflict-reported": (
        "要对照意见核对定稿。",
        "The final text has to be checked against the opinion.",
    ),
    "process.dispute-open": (
        "争议要由领导小组裁定。",
        "The leading group has to settle the dispute.",
    ),
    "process.change-unasked": (
        "是谁提出、为什么改，要由起草单位补记。",
        "Who asked for the change, and why, the drafters have to record.",
    ),
    "load.concentration": (
        "哪些任务交给别的部门，要逐项权衡。",
        "Which tasks go to others has to be weighed one by one.",
    ),
}
"""Name of an audit that never offers a fix → the reason. The others offer one where the law, the plan
or the text itself says what it is; a test holds both (``tests/audits/test_fixing.py``)."""

REFUSALS: tuple[tuple[str, str], ...] = (
    ("the text is not at hand", "手头没有原文"),
    (
        "fix the plan itself, not its division.json",
        "请对规划原文运行 fix，而不是 division.json",
    ),
    ("the words to change are not there: {}", "要改的文字不在那里：{}"),
    ("fix the plan that the patch was made from", "请对写出修改清单的那份规划运行 fix"),
    ("the file holds no changes of decompose: {} @ {}", "文件里没有 decompose 的修改清单：{} @ {}"),
    (
        "name what decompose fix --save FILE.json wrote",
        "请指明 decompose fix --save FILE.json 写出的文件",
    ),
)
"""Why changes cannot be applied."""
