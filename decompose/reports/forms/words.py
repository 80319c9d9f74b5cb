"""Words by which a form asks for something: headers of columns and placeholders."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "serial": ("序号", "no", "no.", "#", "serial"),
    "task_id": ("任务编号", "编号", "taskid", "id"),
    "chapter": ("章节", "所属章节", "所属部分", "任务类别", "任务分类", "领域", "chapter"),
    "title": ("任务名称", "工作名称", "事项", "工作事项", "任务事项", "title", "tasktitle"),
    "task": (
        *("任务", "工作任务", "主要任务", "重点任务", "重点工作", "目标任务", "重点工作任务"),
        *("年度任务", "整治任务", "task", "tasks"),
    ),
    "content": (
        *("任务内容", "工作内容", "任务事项内容", "主要内容", "工作任务内容", "重点任务内容"),
        *("整治内容", "工作要求", "content"),
    ),
    "measures": (
        *("措施", "工作措施", "具体措施", "主要措施", "落实措施", "工作举措", "具体举措"),
        *("主要举措", "任务举措", "measures"),
    ),
    "units": (
        *("责任单位", "责任部门", "承办单位", "落实单位", "责任主体", "units", "responsible"),
    ),
    "lead": (
        *("牵头单位", "牵头部门", "主办单位", "牵头责任单位", "主要责任单位", "牵头"),
        *("牵头责任部门", "主责单位", "主责部门", "主办部门"),
        *("lead", "leaddepartment", "leadunit"),
    ),
    "support": (
        *("配合单位", "配合部门", "协办单位", "协同单位", "参与单位", "参加单位", "配合责任单位"),
        *("配合责任部门", "参加部门", "参与部门", "协办部门", "协助单位", "协助部门"),
        *("配合", "support", "supporting", "supportingunits"),
    ),
    "parts": ("分项牵头", "分项牵头单位", "parts"),
    "other_roles": ("其他职责", "otherroles"),
    "deadline": (
        *("完成时限", "时限", "完成时间", "截止时间", "时间安排", "办结时限", "时间要求"),
        *("完成期限", "完成日期", "完成时间节点", "时间节点", "时限要求", "工作时限"),
        *("进度安排", "deadline", "due", "dueby"),
    ),
    "basis": ("依据", "分工依据", "职责依据", "法律依据", "政策依据", "basis"),
    "reason": ("分工理由", "理由", "reason"),
    "confidence": ("把握程度", "confidence"),
    "findings": ("存在问题", "需研究的问题", "findings"),
}
"""Column → the words that name it, without blanks, brackets and capitals."""

FACTS: dict[str, tuple[str, ...]] = {
    "title": ("title", "标题", "规划名称"),
    "place": ("place", "地区", "地名"),
    "level": ("level", "层级"),
    "period": ("period", "规划期"),
    "issuer": ("issuer", "印发机关", "发文机关"),
    "number": ("number", "文号"),
    "source": ("source", "来源文件"),
    "knowledge": ("knowledge", "知识包"),
    "count_tasks": ("counttasks", "任务数"),
    "count_departments": ("countdepartments", "部门数"),
    "count_findings": ("countfindings", "问题数"),
    "uncertain": ("uncertain", "待核实数"),
    "draft_note": ("draftnote", "审核说明"),
}
"""Fact about the plan → the words that name it in a placeholder."""

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    **COLUMNS,
    "title": ("任务名称", "tasktitle", "工作事项"),
}
"""As :data:`COLUMNS`, for placeholders, where ``title`` is that of the plan."""
