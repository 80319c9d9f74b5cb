"""Every word of the workbooks, notes and tables of a consultation, in Chinese and English."""

from __future__ import annotations

from decompose.labels import Book

_WORDS: dict[str, tuple[str, str]] = {
    "sheet": ("征求意见", "Consultation"),
    "title": ("《{}》任务分工征求意见表（{}）", "Consultation on the division of {} ({})"),
    "note": (
        "请在“意见”栏选择同意、不同意或建议修改；如有文字或单位的修改建议，填在“修改建议”栏，并写明理由。其他各栏请勿改动。请于{}前反馈。",
        "Choose agree, object or propose; write proposals and reasons beside it. Leave the other cells. Reply by {}.",
    ),
    "serial": ("序号", "No."),
    "task": ("任务编号", "Task id"),
    "name": ("任务名称", "Task"),
    "text": ("任务内容", "Content"),
    "role": ("角色", "Role"),
    "deadline": ("完成时限", "Deadline"),
    "ground": ("分工理由", "Ground"),
    "position": ("意见", "Opinion"),
    "proposal": ("修改建议", "Proposal"),
    "reason": ("反馈理由", "Why"),
    "agree": ("同意", "agree"),
    "object": ("不同意", "object"),
    "propose": ("建议修改", "propose"),
    "choose": ("请选择：同意、不同意、建议修改", "Choose agree, object or propose"),
    "continued": ("（续）", "(continued) "),
    "page": ("第 &P 页 共 &N 页", "Page &P of &N"),
    "letter_title": ("关于征求《{}》任务分工意见的函", "Consultation on the division of {}"),
    "letter_to": ("{}：", "To {}:"),
    "letter_body": (
        "现将《{}》任务分工（征求意见稿）中涉及你单位的{}项任务印送给你单位。请认真研究，在附件的意见栏逐项填写意见，于{}前将电子版反馈；有修改意见的请说明理由，没有意见的请选择“同意”。",
        "The annex holds {1} rows of the division of {0} that concern you. Fill in your opinion row by row and return the file by {2}; give reasons for changes, choose “agree” where there are none.",
    ),
    "letter_no_reply": ("逾期未反馈的，将在汇总表中列明。", "Units that do not reply are listed."),
    "expert_body": (
        "现将《{}》任务分工（征求意见稿）共{}项任务送请审阅（见附件）。请对任务内容、责任单位和时限提出意见，于{}前反馈。",
        "Please review the division of {0}, {1} tasks in the annex: words, units and times. Reply by {2}.",
    ),
    "letter_annex": (
        "附件：《{}》任务分工征求意见表（{}）",
        "Annex: Consultation on the division of {} ({})",
    ),
    "letter_sender": ("（发函单位）", "(sender)"),
    "letter_date": ("　　　　年　月　日", "(date)"),
    "letter_contact": ("（联系人：{}）", "(Contact: {})"),
    "letter_call": ("（联系人：　　　　　电话：　　　　　　　）", "(Contact:                 )"),
    "no_date": ("规定日期", "the date set"),
    "heading": ("《{}》{}", "{}: {}"),
    "agrees": ("无意见", "agrees"),
    "agrees_but": (
        "无意见；来件另有未采用的内容，见“收件核对”",
        "agrees; its file has more that was not taken over: see Receipts",
    ),
    "all_rows": ("发出的{}项任务", "all {} rows"),
    "summary": ("征求意见汇总表", "Opinions"),
    "unanswered": ("未反馈单位", "Unanswered"),
    "disputes": ("争议事项", "Disputes"),
    "pending": ("采纳待入文", "Adopted, not in text"),
    "suspect": ("须复核的决定", "Decisions to review"),
    "experts": ("专家意见表", "Experts"),
    "expert": ("专家", "Expert"),
    "division": ("任务分工", "Division"),
    "duties": ("职责和法规", "Duties and laws"),
    "precedents": ("以往分工", "Past divisions"),
    "past_task": ("《{}》{}：{}（相似度{}）", "{} {}: {} (alike {})"),
    "past_lead": ("，牵头{}", ", led by {}"),
    "past_support": ("，配合{}", ", supported by {}"),
    "no_duty": ("没有查到相应的职责规定", "no duty found"),
    "state": ("入文情况", "In the text"),
    "not_in_text": ("尚未入文", "not yet"),
    "check_text": ("相应内容已改动，请核对", "changed since: check"),
    "cause": ("复核原因", "Why"),
    "review_title": ("《{}》须复核的决定和接受", "Decisions and acceptances beside {}"),
    "to_review": ("须复核", "To review"),
    "standing_still": ("仍然有效或已消除", "Still standing or settled"),
    "kind": ("类别", "Kind"),
    "decision": ("意见处理", "decision"),
    "acceptance": ("接受的问题", "accepted finding"),
    "was": ("当时的条文", "Clause then"),
    "now": ("现在的条文", "Clause now"),
    "bound_holds": ("条文未变，仍有效", "the clause is the same"),
    "bound_changed": ("条文已改动", "the clause was changed"),
    "bound_gone": ("条文已删去", "the clause is gone"),
    "bound_settled": ("条文未变，问题已不存在", "not found any more"),
    "bound_expired": ("接受已到期", "the acceptance ran out"),
    "clause_changed": ("条文已改动", "the clause was changed"),
    "opinion_changed": ("决定后意见有变化", "another opinion came after it"),
    "unit": ("单位", "Unit"),
    "opinion": ("意见内容", "Opinion"),
    "outcome": ("采纳情况", "Outcome"),
    "outcome_reason": ("理由", "Reason"),
    "by": ("决定人", "Decided by"),
    "date": ("日期", "Date"),
    "rows": ("未答条数", "Rows unanswered"),
    "sent_rows": ("发出条数", "Rows sent"),
    "silence": ("情况", "State"),
    "wholly_silent": ("全部未反馈", "no reply"),
    "partly_silent": ("部分未答", "in part"),
    "waiting": ("有来件，互相不一致，待核对", "replies that contradict each other"),
    "semicolon": ("；", "; "),
    "said_by": ("{}（{}）：{}", "{} ({}): {}"),
    "quoted_for": ("{}：{}", "{}: {}"),
    "of_round": ("{}（第{}轮）", "{} (round {})"),
    "receipts": ("收件核对", "Receipts"),
    "file": ("文件", "File"),
    "taken": ("采用意见条数", "Answers taken over"),
    "where": ("位置", "Place"),
    "what": ("须核对的内容", "To be checked"),
    "row": ("条目", "Row"),
    "views": ("各方意见", "Views"),
    "grounds": ("分工理由", "Grounds"),
    "told_sent": (
        "已写出 {0} 个部门的工作簿和函：{1}",
        "Workbooks and letters for {0} units: {1}",
    ),
    "told_sent_experts": (
        "已写出 {0} 个部门、{2} 位专家的工作簿和函：{1}",
        "Workbooks and letters for {0} units and {2} experts: {1}",
    ),
    "told_collected": (
        "读了 {0} 个文件，{1} 条意见有更新",
        "{0} files read, {1} answers are new",
    ),
    "told_unedited": ("{0}：没有可采用的意见", "{0}: no opinion that can be taken over"),
    "told_again": ("{0} 个文件此前已收", "{0} files were taken over before"),
    "told_unknown": (
        "知识库里没有的单位，按规划的写法发出，请核对：{0}",
        "Units that no pack knows, asked as the plan names them; please check: {0}",
    ),
    "told_unasked": (
        "没有落到任何单位、无人征求意见的任务：{0}",
        "Tasks that fall to nobody and are asked of nobody: {0}",
    ),
    "told_receipts": (
        "须核对的 {0} 处，均列在 {1} 的“收件核对”表",
        "{0} places to be checked, all in the sheet of receipts of {1}",
    ),
    "told_unanswered": (
        "未答：{0}，{2} 条中 {1} 条，{3}",
        "unanswered: {0}, {1} of {2} rows, {3}",
    ),
    "told_before": ("此前：{0}（{1}，{2}）", "before: {0} ({1}, {2})"),
    "told_decided": ("已记下：{0} {1}", "kept: {0} {1}"),
    "decision_sheet": ("意见处理", "Decisions"),
    "decision_title": ("《{}》征求意见处理表", "Opinions on the division of {}: decisions"),
    "decision_note": (
        "请在“处理决定”栏选择；部分采纳、未采纳和领导小组已决定的须写明理由。不处理的留空。填好后用 decompose consult decide 项目 --apply 本文件 --by 决定人 读回。",
        "Choose in Decision; give a reason where an opinion is not adopted in whole. Leave the others empty. Then: decompose consult decide PROJECT --apply FILE --by WHO.",
    ),
    "decision_choose": (
        "请选择：采纳、部分采纳、未采纳、提请领导小组研究、领导小组已决定",
        "Choose adopted, adopted in part, rejected, escalated or decided",
    ),
    "background": ("职责法规和以往分工", "Duties, laws, past divisions"),
    "so_far": ("目前情况", "So far"),
    "choice": ("处理决定", "Decision"),
    "choice_reason": ("处理理由", "Reason for the decision"),
    "told_sheet": (
        "已写出 {0} 条待处理的意见：{1}；填好后用 --apply 读回",
        "{0} opinions that wait for a decision: {1}; fill it in and read it back with --apply",
    ),
    "told_nothing_open": ("没有待处理的意见", "no opinion waits for a decision"),
    "told_applied_before": ("{0} 条此前已记下", "{0} decisions were kept before"),
    "told_applied": ("已记下 {0} 条处理决定", "{0} decisions kept"),
    "adopted": ("采纳", "adopted"),
    "partly": ("部分采纳", "adopted in part"),
    "rejected": ("未采纳", "rejected"),
    "escalated": ("提请领导小组研究", "escalated"),
    "decided": ("领导小组已决定", "decided"),
    "open": ("待处理", "open"),
    "none": ("无", "none"),
}
_AROUND = "。.！!、，,√✓✔☑ \u3000\n"
OUTCOMES = ("adopted", "partly", "rejected", "escalated", "decided")
_OTHER_OUTCOMES = {"不采纳": "rejected", "不予采纳": "rejected", "予以采纳": "adopted"}
POSITIONS = ("agree", "object", "propose")
_SAME = {
    "无意见": "agree",
    "无异议": "agree",
    "无修改意见": "agree",
    "无不同意见": "agree",
    "没有意见": "agree",
    "反对": "object",
    "建议": "propose",
    "修改": "propose",
}


class Words(Book):
    """The words of one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = _WORDS

    def opinion(self, position: str | None, proposal: str, reason: str) -> str:
        """Return what somebody said in one text."""
        parts = (self[str(position)] if position else "", proposal, reason)
        return self["semicolon"].join(part for part in parts if part)

    def outcome(self, outcome: str | None) -> str:
        """Return an outcome as readers see it."""
        return self["open"] if outcome is None else self[str(outcome)]


REPLY_COLUMNS = (
    "serial",
    "task",
    "name",
    "text",
    "role",
    "deadline",
    "ground",
    "position",
    "proposal",
    "reason",
)
"""Columns of the workbook that a department answers in, in order."""


DECISION_COLUMNS = (
    "serial",
    "row",
    "unit",
    "task",
    "text",
    "role",
    "opinion",
    "background",
    "so_far",
    "choice",
    "choice_reason",
)
"""Columns of the sheet in which opinions are decided, in order."""


def heads() -> dict[str, str]:
    """Return which column each heading of a reply stands for, in either language."""
    return _heads(REPLY_COLUMNS)


def decision_heads() -> dict[str, str]:
    """Return which column each heading of the sheet of decisions stands for, in either language."""
    return _heads(DECISION_COLUMNS)


def _heads(columns: tuple[str, ...]) -> dict[str, str]:
    return {"".join(word.split()): key for key in columns for word in _WORDS[key]}


def outcome_of(text: str) -> str | None:
    """Return the key of the outcome that a cell states, None when it states none that is known."""
    text = text.strip(_AROUND).lower()
    return next((key for key in OUTCOMES if text in _WORDS[key]), _OTHER_OUTCOMES.get(text))


def position_of(text: str) -> str | None:
    """Return the key of the position that a cell states, None when it states none that is known."""
    text = text.strip(_AROUND).lower()
    for key in POSITIONS:
        if text in _WORDS[key]:
            return key
    return _SAME.get(text)
