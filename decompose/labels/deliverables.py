"""The labels of workbooks, pages, drawings and texts, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable

from decompose.labels import Book
from decompose.labels.reading import PLACES
from decompose.model.coverage import Status
from decompose.model.plan import TaskKind
from decompose.model.result import Basis, Role, Severity

_WORDS: dict[str, tuple[str, str]] = {
    "division": ("任务分工表", "Task division"),
    "index": ("目录", "Index"),
    "tasks": ("任务总表", "All tasks"),
    "matrix": ("责任矩阵", "Matrix"),
    "gaps": ("空白清单", "Gaps"),
    "overlaps": ("交叉清单", "Overlaps"),
    "checks": ("其他问题", "Other findings"),
    "evidence": ("依据明细", "Evidence"),
    "indicators": ("指标", "Indicators"),
    "problems": ("读取情况", "Reading notes"),
    "serial": ("序号", "No."),
    "task_id": ("任务编号", "Task id"),
    "kind": ("类别", "Kind"),
    "chapter": ("所属部分", "Chapter"),
    "title": ("任务名称", "Task"),
    "content": ("任务内容", "Content"),
    "lead": ("牵头单位", "Lead"),
    "support": ("配合单位", "Support"),
    "other_roles": ("其他职责", "Other roles"),
    "collective": ("集合表述", "collective"),
    "parts": ("分项牵头", "Leads of parts"),
    "deadline": ("完成时限", "Deadline"),
    "role_of": ("{}：{}", "{}: {}"),
    "listed": ("、", ", "),
    "within_period": ("规划期内（至{}年）", "Within the plan's period (to {})"),
    "basis": ("依据类型", "Basis"),
    "reason": ("分工理由", "Reason"),
    "confidence": ("把握程度", "Confidence"),
    "role": ("角色", "Role"),
    "department": ("部门", "Department"),
    "leads": ("牵头", "Leads"),
    "supports": ("配合", "Supports"),
    "others": ("其他", "Others"),
    "sheet": ("表名", "Sheet"),
    "rows": ("条数", "Rows"),
    "finding": ("问题名称", "Finding"),
    "code": ("代码", "Code"),
    "severity": ("程度", "Severity"),
    "subject": ("对象", "Subject"),
    "message": ("问题", "What"),
    "why": ("为什么是问题", "Why it matters"),
    "fix": ("建议", "Smallest fix"),
    "words": ("原文", "Words"),
    "duty": ("职责", "Duty"),
    "laws": ("法律法规及其他依据", "Law and other sources"),
    "position": ("位置", "Position"),
    "rule": ("规则", "Rule"),
    "indicator": ("指标名称", "Indicator"),
    "unit": ("单位", "Unit"),
    "base_year": ("基准年", "Base year"),
    "base": ("基准值", "Base"),
    "target_year": ("目标年", "Target year"),
    "target": ("目标值", "Target"),
    "scope": ("范围", "Scope"),
    "unknown": ("未知", "unknown"),
    "place": ("地区", "Place"),
    "level": ("层级", "Level"),
    "period": ("规划期", "Period"),
    "knowledge": ("知识库", "Knowledge"),
    "source": ("来源文件", "Source file"),
    "summary": ("概况", "Summary"),
    "none": ("无", "none"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低（待核实）", "low (to be verified)"),
    "legend": ("● 牵头　◎ 共同负责　○ 配合或其他职责", "● lead  ◎ shared lead  ○ support or other"),
    "draft_note": (
        "本表由系统依据原文、法律法规和职责清单推导，供审核；标“待核实”的须由人工确定。",
        "Derived from the plan, the law and duty lists, for review; low confidence needs a decision.",
    ),
    "back": ("返回目录", "Back to index"),
    "continued": ("（续）", "(continued)"),
    "no_lead": ("（待定）", "(open)"),
    "see_parts": ("（见下级任务）", "(see its tasks)"),
    "count_tasks": ("任务数", "Tasks"),
    "count_departments": ("部门数", "Departments"),
    "count_findings": ("问题数", "Findings"),
    "sheets_left_out": ("部门分表", "Sheets of departments"),
    "sheets_left_out_why": (
        "部门超过200个，本工作簿不设部门分表；加 --packs 则每个部门另出一本。",
        "There are more than 200 departments, so none has a sheet here; --packs gives each a workbook.",
    ),
    "uncertain": ("待核实任务", "Uncertain tasks"),
    "doubts": ("须核实的措施", "Measures to verify"),
    "doubts_of": ("{}项措施须核实", "{} measures to verify"),
    "comes_close": ("{}的依据接近", "{} comes close"),
    "only_heading": ("只有标题写明对象", "only the heading names an object"),
    "names_nothing": ("没有写明对象", "names no object"),
    "key_lead": ("牵头", "lead"),
    "key_joint": ("共同负责", "joint lead"),
    "key_other": ("配合或其他职责", "support or another role"),
    "framed_open": ("红框：牵头待定或待核实", "red frame: lead open or to be verified"),
    "all_task": ("主要任务", "Main tasks"),
    "all_project": ("重点工程", "Key projects"),
    "all_safeguard": ("保障措施", "Safeguards"),
    "overview": ("部门关系总图", "Overview"),
    "shared_tasks": (
        "箭头由牵头单位指向配合单位，数字为任务数",
        "from lead to support; the figure counts tasks",
    ),
    "duties": ("责任清单", "Responsibilities"),
    "opinion": ("反馈意见", "Opinion"),
    "own_lead": ("建议牵头", "Proposed lead"),
    "own_support": ("建议配合", "Proposed support"),
    "remark": ("说明", "Remark"),
    "agree": ("同意", "agree"),
    "disagree": ("不同意", "disagree"),
    "agree_partly": ("部分同意", "agree in part"),
    "found": ("问题", "Findings"),
    "decision": ("决定", "Decision"),
    "decided_lead": ("改定牵头单位", "Lead decided"),
    "as_proposed": ("照此确定", "As proposed"),
    "changed": ("调整", "Changed"),
    "to_settle": ("再研究", "To be settled"),
    "charts": ("负担与覆盖", "Load and coverage"),
    "load": ("部门负担", "Load of departments"),
    "co_leads": ("共同牵头", "Joint leads"),
    "parts_led": ("牵头分项", "Leads parts"),
    "projects_led": ("其中重点", "Key projects among them"),
    "targets_led": ("指标数", "Targets in them"),
    "weight": ("折合牵头项数", "Weighted, in tasks led"),
    "share_percent": ("占比（%）", "Share (%)"),
    "load_reading": (
        "{}项任务（只有标题、没有自身内容的不计）由{}个单位承担，折合牵头{}项。负担最重的{}占{}%，前三位合计占{}%；赫芬达尔指数{}，相当于由{}个单位平均分担；基尼系数{}（0 为人人相同）。",
        "{} tasks (headings with nothing of their own left out) are shared by {} units, worth {} tasks led. The heaviest, {}, carries {} %, the first three {} % together; Herfindahl index {}, as if {} units carried the same each; Gini coefficient {} (0: all the same).",
    ),
    "load_weights": (
        "权重：整项牵头{}，共同牵头{}，配合{}，其他{}；主要任务×{}，重点工程×{}，保障措施×{}，所牵头任务中的每项指标另加{}；只承担部分措施的按条数折算。",
        "Weights: lead {}, joint lead {}, support {}, other {}; task × {}, key project × {}, safeguard × {}, each target in a task led adds {}; whoever has some measures only counts that part.",
    ),
    "no_load": ("没有分工，谈不上负担。", "Nothing is assigned, so nobody carries anything."),
    "spread_few": ("单位太少，不判断集中程度。", "Too few units to speak of concentration."),
    "spread_even": ("负担比较分散。", "The load is spread out."),
    "spread_moderate": (
        "负担比较集中（指数 0.10 至 0.18）。",
        "The load is rather concentrated (index 0.10 to 0.18).",
    ),
    "spread_concentrated": (
        "负担高度集中（指数 0.18 以上）。",
        "The load is highly concentrated (index 0.18 and more).",
    ),
    "idle_listed": (
        "自己的清单里有，规划没有给它任务",
        "on your own lists; the plan gives it nothing",
    ),
    "idle_named": ("规划写到，没有给它任务", "named by the plan, which gives it nothing"),
    "idle_exists": (
        "本级设有，规划没有给它任务",
        "exists at this level; the plan gives it nothing",
    ),
    "load_told": ("负担集中程度", "How concentrated the load is"),
    "load_counted": ("负担的算法", "How the load is counted"),
    "told_in_index": ("算法和读法见“目录”。", "What the figures mean stands on the index."),
    "folded_rows": (
        "没有任务的 {} 个单位折叠在表后，点左边的“+”展开。",
        "{} units without any task are folded away below: unfold them by the + on the left.",
    ),
    "weight_chart": (
        "负担最重的部门（折合牵头项数）",
        "The heaviest loads, in tasks led",
    ),
    "load_chart": (
        "各部门任务数（牵头含共同牵头，最多的在前）",
        "Tasks of departments; leads with joint ones, most first",
    ),
    "coverage_chart": ("各部分任务的牵头情况", "Leads of tasks by chapter"),
    "settled": ("已有牵头", "Lead found"),
    "uncertain_short": ("待核实", "To verify"),
    "without": ("无牵头", "No lead"),
    "style_title": ("标题", "Sheet title"),
    "style_note": ("说明", "Sheet note"),
    "style_header": ("表头", "Table header"),
    "style_upright": ("竖排表头", "Upright header"),
    "style_sideways": ("横排表头", "sideways header"),
    "style_link": ("链接", "Table link"),
    "style_body": ("正文", "Table text"),
    "style_run_on": ("分节", "Chapter text"),
    "style_chapter": ("章", "chapter"),
    "style_low": ("待核实", "to verify"),
    "style_error": ("错误", "error"),
    "style_warning": ("警告", "warning"),
    "style_fill": ("可填写", "to fill in"),
    "style_banner": ("横幅标题", "banner"),
    "style_lead": ("牵头", "lead"),
    "style_centred": ("居中", "centred"),
    "how_to_answer": (
        "请在绿色各栏填写意见，其他内容请勿改动；几个单位之间用“、”隔开。",
        "Please answer in the green columns and leave the rest as it is.",
    ),
    "workbook": ("工作簿", "Workbook"),
    "word_file": ("文档", "Word file"),
    "mermaid_lead": ("实线：牵头或共同负责", "solid: lead or joint"),
    "mermaid_other": ("虚线：其他职责", "dashed: any other role"),
    "leads_alone": ("另有单独牵头的：{}", "lead without them: {}"),
    "pairs_left": ("另有{}对单位未画", "{} more pairs are left out"),
    "pairs_from": ("只画共同任务不少于{}项的", "pairs sharing {} tasks or more"),
    "block_of_text": ("第{}段", " block {} "),
    "place_in_text": ("第{}段第{}—{}字", "block {}, characters {}–{}"),
    "organization": ("组织结构图", "Organisation"),
    "solid_commands": ("实线：本级领导或所属", "solid: led by this level, or part of it"),
    "leads_some": ("牵头一项以上", "leads at least one"),
    "stands_under": ("上级：{}", "under {}"),
    "dashed_above": ("虚线：由上级垂直管理", "dashed: managed by the level above"),
    "kind_department": ("政府部门", "Departments"),
    "party_and": ("党委、{}", "Party committee, {}"),
    "party_centre": ("党中央、{}", "Party centre, {}"),
    "kind_party": ("党委部门", "Party departments"),
    "kind_committee": ("议事协调机构", "Committees"),
    "kind_mass": ("群团组织", "Mass organisations"),
    "kind_judicial": ("司法机关", "Courts and procurators"),
    "kind_military": ("军队和武警", "Military"),
    "kind_territorial": ("下级政府和功能区", "Lower governments and zones"),
    "kind_enterprise": ("企业", "Enterprises"),
    "kind_institute": ("事业单位", "Institutes"),
    "kind_office": ("部门所属机构", "Offices of departments"),
    "kind_vertical": ("垂直管理单位", "Vertically managed"),
    "kind_other": ("其他单位", "Other units"),
    "reform": ("改革前后", "Before and after the reform"),
    "reform_heir": ("由其他单位承接", "taken over by another"),
    "reform_kept": ("原单位继续承担", "kept"),
    "reform_open": ("承接单位待明确", "heir open"),
    "reform_roles": ("{}项（牵头{}）", "roles: {}, leads: {}"),
    "reform_sides": ("左为改革前，右为改革后", "left: before, right: after"),
    "reform_renamed": ("蓝线：更名", "blue: renamed"),
    "reform_moved": ("橙粗线：职责划转", "orange, thick: duty moved"),
    "reform_ends": ("红框：撤销，绿框：新设", "red frame: gone, green frame: new"),
    "reform_same": ("未变{}个", "{} unchanged"),
    "no_font": (
        "本机没有中文字体，未画 PNG 和 PDF（会显示为方框）；SVG 不受影响。安装 fonts-noto-cjk 或 fonts-wqy-zenhei 后可画。",
        "No Chinese font here: PNG and PDF drawings were left out (they would show boxes), SVG ones are right. Install fonts-noto-cjk or fonts-wqy-zenhei.",
    ),
    "not_drawn": (
        "没有可用的 Graphviz，只写出了 .dot 文件；安装 pygraphviz 或 Graphviz 后可绘图。",
        "No Graphviz here, only .dot files were written; install pygraphviz or Graphviz to draw.",
    ),
    "page": ("第 &P 页 共 &N 页", "Page &P of &N"),
    "part_of": ("分项", "part"),
    "whole": ("整项", "whole task"),
    "search": ("查找", "Search"),
    "all": ("全部", "All"),
    "filters": ("查找和筛选", "Search and filters"),
    "clear": ("清除条件", "Clear"),
    "with_findings": ("有问题的任务", "Tasks with findings"),
    "shown": ("显示 {} / {} 项任务", "{} of {} tasks shown"),
    "drawings": ("责任图", "Drawings"),
    "drawn_by_browser": (
        "此图由浏览器绘制，需要允许脚本。",
        "Drawn by the browser: scripts must be allowed.",
    ),
    "drawings_left_out": (
        "图幅太多，责任图见 diagrams 文件夹。",
        "Too many sheets for this page: the drawings are in the folder diagrams.",
    ),
    "only_shown": (
        "只列出符合条件的任务：{} / {} 项。",
        "Only tasks that match are listed: {} of {}.",
    ),
    "previous_page": ("上一页", "Previous"),
    "next_page": ("下一页", "Next"),
    "page_at": ("第 {} / {} 页", "Page {} of {}"),
    "no_match": ("没有符合条件的任务。", "No task matches."),
    "switch_lang": ("English", "中文"),
    "switch_theme": ("明暗", "Light or dark"),
    "print": ("打印", "Print"),
    "close": ("关闭", "Close"),
    "skip": ("跳到任务", "Skip to the tasks"),
    "contents": ("页内导航", "On this page"),
    "departments": ("部门清单", "Department lists"),
    "findings": ("问题清单", "Findings"),
    "coverage": ("覆盖情况", "Coverage"),
    "share": ("牵头明确的比例", "Share with a firm lead"),
    "firm": ("牵头明确", "Firm lead"),
    "basis_and_text": ("依据和原文", "Grounds and text"),
    "show_basis": ("依据（{}）", "Grounds ({})"),
    "more_findings": ("另有 {} 个问题", "and {} more"),
    "same_reason": ("理由同", "As for"),
    "cited": ("所引依据", "Grounds named"),
    "own_page": ("本部门链接", "Link to this list"),
    "matrix_left_out": (
        "任务和部门太多，矩阵见工作簿。",
        "Too many tasks and departments for this page: the matrix is in the workbook.",
    ),
    "coverage_map": ("监管覆盖图", "Who covers what"),
    "blind_spots": ("监管盲区图", "Blind spots"),
    "sides": ("哪些环节和方面", "At which stages and aspects"),
    "nobody": ("没有单位", "nobody"),
    "plan_silent": ("未写明", "not stated"),
    "lists_in_part": ("部分空白", "in part"),
    "settle_gap": ("提请政府指定监管部门", "have the government name a regulator"),
    "settle_designation": ("按法律授权，由政府指定", "the government names it, as the law asks"),
    "settle_overlap": ("确定一个召集人，写明分工", "name one convenor, write the split down"),
    "settle_weak": (
        "只有行业、属地等职责：写明由谁检查处罚",
        "only trade or territory: say who inspects",
    ),
    "chain_goes_on": ("{}（续）", "{} (continued)"),
    "chain_dashed": ("虚线框：规划没有写到", "dashed: the plan does not name it"),
    "more_found": ("另有{}处，见审核报告。", "{} more: see the report of findings."),
    "more_holders": ("等另外{}个单位", "and {} more"),
    "no_objects": (
        "规划没有写到任何监管对象（只有概述、机制或者新闻报道），看不出盲区；加 --whole 看知识包中的全部对象。",
        "The plan names no object of supervision, so nothing can be told; --whole shows all objects of the packs.",
    ),
    "spots_counted": (
        "规划写到{}个对象：空白{}、待指定{}、交叉{}、薄弱{}，其余有人监管。",
        "{} objects: gaps {}, to be designated {}, overlaps {}, weak {}; the others are covered.",
    ),
    "list_counted": (
        "清单写到{}个对象：空白{}、待指定{}、交叉{}、薄弱{}，其余有人监管。",
        "{} objects of the list: gaps {}, to be designated {}, overlaps {}, weak {}; the others are covered.",
    ),
    "more_spots": ("另有{}个对象未列：{}", "{} more objects: {}"),
    "plan_forgets": (
        "法律有人管、规划写到却没有写明单位的{}个：{}",
        "{} that the law gives to somebody, and the plan names without anybody: {}",
    ),
    "and_more": ("{}等{}项", "{} and others, {} in all"),
    "lists_forget": (
        "法律有人管、自己的清单没有落实的{}个：{}",
        "{} that the law gives to somebody, and the lists leave open: {}",
    ),
    "object": ("对象", "Object"),
    "stage": ("环节", "Stage"),
    "aspect": ("方面", "Aspect"),
    "object_whole": ("整体", "whole"),
    "by_law": ("法律", "Law"),
    "by_lists": ("清单", "Lists"),
    "by_plan": ("规划", "Plan"),
    "together": ("合计", "Together"),
    "holders": ("责任单位", "Holders"),
    "chains": ("监管链条", "Chains"),
    "link_unsaid": ("规划没有写到", "not in the plan"),
    "link": ("链条环节", "Link"),
    "tasks_naming": ("写到的任务", "Tasks that name it"),
}
_ROLES = {
    Role.LEAD: ("牵头", "lead"),
    Role.CO_LEAD: ("共同负责", "shared lead"),
    Role.SUPPORT: ("配合", "support"),
    Role.PARTICIPANT: ("参加", "participant"),
    Role.GUIDANCE: ("指导", "guidance"),
    Role.COMPREHENSIVE: ("综合监管", "comprehensive"),
    Role.LICENSING: ("许可", "licensing"),
    Role.TERRITORIAL: ("属地", "territorial"),
    Role.OVERSIGHT: ("督办", "oversight"),
}
_BASES = {
    Basis.STATED: ("原文载明", "stated"),
    Basis.STATUTORY: ("法定职责", "statutory"),
    Basis.PRINCIPLE: ("原则推定", "principle"),
    Basis.PRECEDENT: ("以往分工", "precedent"),
    Basis.NEAREST: ("业务相近建议", "nearest"),
}
_KINDS = {
    TaskKind.TASK: ("主要任务", "task"),
    TaskKind.PROJECT: ("重点工程", "project"),
    TaskKind.SAFEGUARD: ("保障措施", "safeguard"),
}
_SEVERITIES = {
    Severity.ERROR: ("严重", "error"),
    Severity.WARNING: ("一般", "warning"),
    Severity.INFO: ("提示", "info"),
}
_STATUSES = {
    Status.COVERED: ("已覆盖", "covered"),
    Status.SPLIT: ("分段分面（合理）", "split"),
    Status.OVERLAP: ("交叉", "overlap"),
    Status.WEAK: ("薄弱", "weak"),
    Status.DESIGNATION: ("待指定", "designation needed"),
    Status.GAP: ("空白", "gap"),
    Status.UNKNOWN: ("未知", "unknown"),
    Status.NOT_APPLICABLE: ("本级不适用", "not applicable"),
}
_SHORT_STATUSES = {
    Status.SPLIT: ("分段分面", "split"),
    Status.DESIGNATION: ("待指定", "designate"),
    Status.NOT_APPLICABLE: ("不适用", "n/a"),
}
_INDICATORS = {
    "absolute": ("绝对数", "absolute"),
    "rate": ("比率", "rate"),
    "cumulative-fall": ("累计降幅（%）", "cumulative fall (%)"),
    "ceiling": ("上限", "ceiling"),
    "coverage": ("覆盖率", "coverage"),
    "unknown": ("未知", "unknown"),
}
_LEVELS = {
    "national": ("国家", "national"),
    "province": ("省级", "province"),
    "city": ("市级", "city"),
    "county": ("县级", "county"),
    "township": ("乡镇", "township"),
    "organization": ("单位内部", "organization"),
}
_HIGH, _MEDIUM = 0.75, 0.55


def is_low(confidence: float) -> bool:
    """Tell whether a confidence is too low to stand without being verified."""
    return confidence < _MEDIUM


def band(confidence: float) -> str:
    """Return the band of a confidence: high from 0.75, medium from 0.55, else low."""
    if confidence >= _HIGH:
        return "high"
    return "medium" if confidence >= _MEDIUM else "low"


class Labels(Book):
    """The words of one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = _WORDS

    def role(self, role: Role) -> str:
        """Return the word for a role."""
        return _ROLES[role][self._at]

    def basis(self, basis: Basis) -> str:
        """Return the word for a basis."""
        return _BASES[basis][self._at]

    def kind(self, kind: TaskKind) -> str:
        """Return the word for a kind of task."""
        return _KINDS[kind][self._at]

    def severity(self, severity: Severity) -> str:
        """Return the word for a severity."""
        return _SEVERITIES[severity][self._at]

    def status(self, status: Status) -> str:
        """Return the word for how well a cell is covered."""
        return _STATUSES[status][self._at]

    def joined(self, names: Iterable[str]) -> str:
        """Return names as a list in a sentence."""
        return (", " if self.lang == "en" else "、").join(names)

    def aside(self, name: str, *words: str) -> str:
        """Return a name with words in brackets behind it."""
        english = self.lang == "en"
        return f"{name} ({', '.join(words)})" if english else f"{name}（{'，'.join(words)}）"

    def several(self, parts: Iterable[str]) -> str:
        """Return parts of a sentence that stand beside each other."""
        return ("; " if self.lang == "en" else "；").join(parts)

    def beside(self, parts: Iterable[str]) -> str:
        """Return things of equal standing on one line."""
        return (" / " if self.lang == "en" else "／").join(parts)

    def apart(self, parts: Iterable[str]) -> str:
        """Return remarks one behind the other."""
        return ("   " if self.lang == "en" else "　").join(parts)

    def told(self, name: str, words: str) -> str:
        """Return what is said of a name."""
        return f"{name}: {words}" if self.lang == "en" else f"{name}：{words}"

    def short_status(self, status: Status) -> str:
        """Return the word for a status that fits a cell of the map."""
        return _SHORT_STATUSES.get(status, _STATUSES[status])[self._at]

    def indicator(self, kind: str) -> str:
        """Return the word for a kind of indicator."""
        return _INDICATORS[kind][self._at]

    def level(self, level: str | None) -> str:
        """Return the word for a level of government."""
        return _LEVELS[level][self._at] if level else self["unknown"]

    def place(self, text: str) -> str:
        """Return where a block stands in the file."""
        if self.lang == "en":
            for known, wished in PLACES:
                text = re.sub(known, wished, text)
            text = text.removeprefix(", ")
        return text

    def confidence(self, value: float) -> str:
        """Return the word for the band of a confidence."""
        return self[band(value)]
