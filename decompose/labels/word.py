"""The sentences of the Word files, in Chinese and English."""

from __future__ import annotations

from decompose.labels import Book, pick

_SENTENCES: dict[str, tuple[str, str]] = {
    "scheme_title": ("{}任务分工方案", "Division of tasks: {}"),
    "draft": ("（征求意见稿）", "(draft for comment)"),
    "addressee": ("各有关单位：", "To all units concerned:"),
    "opening": (
        "为抓好《{}》{}的落实，明确各项任务由谁牵头、由谁配合、何时完成，制定本方案。",
        "This division tells who leads each task of “{}”{}, who supports it, and until when.",
    ),
    "opening_unnamed": (
        "为明确各项任务由谁牵头、由谁配合、何时完成，制定本方案。",
        "This division tells who leads each task, who supports it, and until when.",
    ),
    "short": ("《{}》", "the {}"),
    "unnamed": ("文件", "the document"),
    "called_so": ("（以下简称{}）", " (“{}”)"),
    "h_tasks": ("一、任务分工", "1. Division"),
    "counts": (
        "{}共有任务{}项{}，涉及单位{}个。各项任务的牵头单位、配合单位和完成时限见附件1。",
        "In all, {} has {} tasks{}; {} units take part. Annex 1 tells the lead, the supporting units and the deadline of each.",
    ),
    "among": ("，其中{}", ": {}"),
    "beside": ("、", ", "),
    "count_task": ("主要任务{}项", "main tasks {}"),
    "count_project": ("重点工程{}项", "key projects {}"),
    "count_safeguard": ("保障措施{}项", "safeguards {}"),
    "h_open": ("二、待协调事项", "2. Open questions"),
    "open": (
        "有{}项任务的牵头单位尚未确定、需要核实或者有其他单位主张，见附件2；请有关单位研究提出意见，由综合部门协调后确定。",
        "{} tasks have no lead yet, or one that must be verified or is claimed by others: see Annex 2. The units concerned are asked for their opinion before it is settled.",
    ),
    "no_open": (
        "各项任务的牵头单位均有依据，没有待协调的事项。",
        "Every task has a lead with firm grounds; no question is open.",
    ),
    "h_demands": ("三、工作要求", "3. What is asked"),
    "demand_lead": (
        "牵头单位对任务的完成负总责，商配合单位定出年度安排，按完成时限推进并汇总进展。",
        "The lead answers for the task as a whole: it agrees the yearly steps with the supporting units and reports progress.",
    ),
    "demand_support": (
        "配合单位按照各自职责完成承担的部分，并向牵头单位提供情况。",
        "Supporting units carry out their part within their own duties and keep the lead informed.",
    ),
    "demand_change": (
        "机构职责调整的，由承接职责的单位继续承担相应任务。",
        "Where duties move to another unit, the unit that takes them over takes the task over.",
    ),
    "annexes": ("附件：", "Annexes: "),
    "annex": ("附件{}", "Annex {}"),
    "annex_tasks": ("任务分工表", "Table of tasks"),
    "annex_open": ("待协调事项表", "Table of open questions"),
    "issuer": ("（印发单位）", "(issuing unit)"),
    "date": ("　　年　月　日", "(date)"),
    "remark": ("备注", "Remark"),
    "verify": ("待核实", "to be verified"),
    "whole_part": ("统筹推进本部分各项任务。", "Convenes the tasks of this part."),
    "contents": ("目　录", "Contents"),
    "duties_title": ("{}责任清单", "Lists of responsibilities: {}"),
    "duties_note": (
        "共{}个单位；每个单位先列牵头任务，再列其他任务。",
        "{} units; what a unit leads comes first.",
    ),
    "duties_brief": (
        "不牵头的任务只录与本单位有关的语句，全文见任务分工表。",
        "Other tasks are told by the sentence that concerns the unit; in full they stand in the table of tasks.",
    ),
    "duties_usual": ("未另行注明的，完成时限为{}。", "Deadline, unless another is told: {}."),
    "together": ("牵头、配合单位", "Lead, support"),
    "helped_by": ("配合：{}", "Support: {}"),
    "entry": ("{}：{}", "{}: {}"),
    "entry_until": ("（完成时限：{}）", " (deadline: {})"),
    "unit_load": ("{}。", "{}."),
    "and_so": ("，", "; "),
    "unit_leads": ("牵头{}项", "Leads {}"),
    "unit_parts_led": ("牵头分项{}项", "leads parts {}"),
    "unit_supports": ("配合{}项", "supports {}"),
    "unit_others": ("其他职责{}项", "other roles {}"),
    "unit_leads_nothing": ("没有牵头任务", "Leads nothing"),
    "findings_title": ("{}审核报告", "Findings: {}"),
    "findings_note": (
        "共发现问题{}个，其中严重{}个、一般{}个、提示{}个。",
        "Findings: {}; errors {}, warnings {}, notes {}.",
    ),
    "h_gaps": ("一、空白清单", "1. Gaps"),
    "h_overlaps": ("二、交叉清单", "2. Overlaps"),
    "h_checks": ("三、其他问题", "3. Other findings"),
    "nothing_found": ("没有发现这类问题。", "Nothing was found."),
    "f_subject": ("对象：{}", "About: {}"),
    "f_words": ("原文：{}", "Text: {}"),
    "f_why": ("为什么是问题：{}", "Why it matters: {}"),
    "f_same": ("同第{}项。", "as in {}."),
    "f_fix": ("建议：{}", "Smallest fix: {}"),
    "disputes_title": ("{}争议事项协调表", "Questions to settle: {}"),
    "disputes_note": (
        "列出牵头单位待定、需要核实或者有其他单位主张的任务；“协调意见”一栏由协调单位填写。",
        "Tasks whose lead is open, uncertain or claimed by others; the last column is for the coordinating unit.",
    ),
    "proposed": ("建议牵头及理由", "Proposed lead and reason"),
    "claims": ("其他单位及理由", "Other claims and reasons"),
    "settled": ("协调意见", "Decision"),
    "none_open": ("没有待协调的事项。", "No question is open."),
    "notes_title": ("{}任务分工编制说明", "How the division was made: {}"),
    "h_grounds": ("一、编制依据", "1. Grounds"),
    "grounds": (
        "分工以{}为准，并依据知识库所载的法律法规、部门职责和分工规则。",
        "The division rests on {} and on the laws, duties and rules of the knowledge packs.",
    ),
    "knowledge": ("知识库版本：{}。", "Knowledge packs: {}."),
    "text_of": ("《{}》原文", "the text of “{}”"),
    "text_itself": ("原文", "the text"),
    "cited": ("引用的法律法规和其他依据如下：", "Sources cited:"),
    "source": ("依据名称", "Source"),
    "articles": ("条款", "Articles"),
    "h_method": ("二、分工方法", "2. Method"),
    "method": (
        "原文写明单位的，照原文；原文没有写明的，按法定职责确定；职责没有规定的，按分工原则推定。各类依据不混用，分工结果按依据统计如下：",
        "Units named in the text are taken as named; else the statutory duty decides; else a principle. Grounds are never mixed. Assignments by ground:",
    ),
    "count": ("条数", "Count"),
    "h_consultation": ("三、征求意见情况", "3. Consultation"),
    "consultation": (
        "拟征求下列单位的意见，意见和采纳情况由编制单位填写：",
        "The following units are to be consulted; opinions and their outcome are filled in later:",
    ),
    "opinion": ("意见", "Opinion"),
    "outcome": ("采纳情况", "Outcome"),
    "outcome_reason": ("理由", "Reason"),
    "h_alignment": ("四、与原文的对照", "4. Where each task stands in the plan"),
    "alignment": (
        "每项任务在原文中的位置和牵头依据如下：",
        "Where each task stands in the plan and on which ground its lead rests:",
    ),
    "h_open_notes": ("五、需要说明的问题", "5. Remarks"),
    "open_notes": (
        "牵头单位待定、需要核实或者有其他单位主张的任务{}项，审核发现问题{}个，读取时记录{}条，详见审核报告和争议事项协调表。",
        "{} tasks whose lead is open, uncertain or claimed by others, {} findings, {} reading notes: see the findings and the questions to settle.",
    ),
}


_NOUNS = {
    "规划": "plan",
    "纲要": "outline plan",
    "方案": "scheme",
    "计划": "programme",
    "意见": "opinions",
    "要点": "priorities",
    "通知": "notice",
    "办法": "measures",
    "规定": "rules",
    "决定": "decision",
    "措施": "measures",
    "报告": "report",
    "纪要": "minutes",
}
"""What kinds of documents a title names by its last word."""


class Sentences(Book):
    """The sentences of one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = _SENTENCES

    def short(self, title: str) -> str:
        """Return what a letter calls a document by the last word of its title (《方案》), or nothing.

        Years in brackets behind that word (方案（2026—2028年）) are no part of it.
        """
        name, _, years = title.rpartition("（")
        bare = name if years.endswith("）") and years[:4].isdigit() else title
        noun = next((noun for noun in _NOUNS if bare.endswith(noun)), "")
        return self("short", pick((noun, _NOUNS[noun]), self.lang)) if noun else ""
