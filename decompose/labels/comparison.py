"""Every word that the tables of a comparison say, in Chinese and English."""

from __future__ import annotations

from decompose.labels import Book

_WORDS: dict[str, tuple[str, str]] = {
    "diff_title": ("《{}》与《{}》的变化", "Changes from {} to {}"),
    "changes": ("任务变化", "Changes of tasks"),
    "by_department": ("各部门变化", "By department"),
    "indicators": ("指标变化", "Indicators"),
    "fields": ("领域变化", "Fields"),
    "class": ("变化", "Change"),
    "old": ("原编号", "Old id"),
    "new": ("新编号", "New id"),
    "old_words": ("原内容", "Old words"),
    "new_words": ("新内容", "New words"),
    "detail": ("说明", "Detail"),
    "department": ("部门", "Department"),
    "task": ("任务", "Task"),
    "indicator": ("指标", "Indicator"),
    "field": ("项目", "Field"),
    "was": ("原值", "Was"),
    "now": ("新值", "Now"),
    "names": ("名称", "Names"),
    "moved": ("移动（内容未变）", "Moved"),
    "reworded": ("修改", "Reworded"),
    "split": ("拆分", "Split"),
    "merged": ("合并", "Merged"),
    "removed": ("删除", "Removed"),
    "added": ("新增", "Added"),
    "lead_changed": ("牵头变化", "Lead changed"),
    "support_changed": ("配合变化", "Support changed"),
    "deadline_moved": ("时限变化", "Deadline moved"),
    "dept_new": ("新增任务", "New task"),
    "dept_lost": ("不再承担", "No longer"),
    "dept_role": ("角色变化", "Role changed"),
    "dept_deadline": ("时限变化", "Deadline changed"),
    "kept": ("两份都有", "In both"),
    "gone": ("只见于原文", "Only in the old one"),
    "come": ("只见于新文", "Only in the new one"),
    "none": ("无", "none"),
    "no_change": ("没有实质变化。", "Nothing of substance differs."),
    "empty_field": ("—", "-"),
    "field_added": ("新增指标", "added"),
    "field_removed": ("删去指标", "removed"),
    "field_unit": ("单位", "unit"),
    "field_base_year": ("基准年", "base year"),
    "field_base": ("基准值", "base"),
    "field_target_year": ("目标年", "target year"),
    "field_target": ("目标值", "target"),
    "field_kind": ("口径", "kind"),
    "field_binding": ("约束性", "binding"),
    "field_scope": ("范围", "scope"),
    "align_title": ("《{}》落实《{}》情况", "How {} answers {}"),
    "note_title": ("《{}》与《{}》衔接情况说明", "How {} links with {}"),
    "note_overall": ("总体情况", "Overall"),
    "note_count": ("{}{}项", "{} {}"),
    "note_tasks": ("上级规划共有任务{}项，其中：{}。", "Tasks of the plan above: {}; {}."),
    "note_indicators": ("上级规划共有指标{}项，其中：{}。", "Indicators above: {}; {}."),
    "note_own": ("本级规划另有上级规划没有的任务{}项。", "Own tasks without parent: {}."),
    "note_open": ("需要说明的事项", "To be explained"),
    "note_reason": ("说明（由编制单位填写）", "Explanation (to be filled in)"),
    "alignment": ("逐项对照", "Task by task"),
    "without_parent": ("上级规划没有的任务", "Tasks without parent"),
    "superior": ("上级任务", "Superior task"),
    "own": ("本级任务", "Own task"),
    "standing": ("落实情况", "Standing"),
    "likeness": ("相似度", "Likeness"),
    "missing": ("没有落实的措施", "Measures unanswered"),
    "tightness": ("松紧", "Tightness"),
    "superior_target": ("上级目标", "Superior target"),
    "own_target": ("本级目标", "Own target"),
    "dropped": ("未落实", "dropped"),
    "weakened": ("弱化", "weakened"),
    "delayed": ("推迟", "delayed"),
    "renamed-owner": ("责任单位不同", "other owner"),
    "partly": ("部分落实", "partly"),
    "not-applicable": ("本级不适用", "not applicable"),
    "covered": ("已落实", "covered"),
    "tight_missing": ("缺少", "missing"),
    "tight_looser": ("更松", "looser"),
    "tight_different": ("口径不同", "different"),
    "tight_equal": ("一致", "equal"),
    "tight_tighter": ("更严", "tighter"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "cascade_title": ("《{}》下达 {}", "{} handed down to {}"),
    "handed_down": ("承接任务", "Tasks"),
    "handed_targets": ("分解指标", "Targets"),
    "role": ("角色", "Role"),
    "superior_owner": ("上级责任单位", "Superior owner"),
    "carrier": ("本地承接单位", "Carrier here"),
    "no_body": ("本级没有相应机构，由上级直接承担", "No body at this level: stays above"),
    "no_body_carrier": (
        "本级没有相应机构，建议由其承接",
        "No body at this level: proposed carrier",
    ),
    "same_rate": ("各地同一标准", "The same for every place"),
    "pooled": ("数额太小，不分到各地，全域合计控制", "Too small to share: one pool"),
    "shared": ("按权重分解，各地之和等于上级目标", "Shared by weight; the sum is exact"),
    "reform_title": (
        "《{}》分工的机构改革承接情况（{}）",
        "Reforms replayed on the division of {} ({})",
    ),
    "open_roles": ("待明确", "Open"),
    "inherited": ("承接情况", "Who inherits"),
    "by_body": ("机构前后对照", "Body by body"),
    "events": ("改革事项", "Events"),
    "before": ("改革前", "Before"),
    "after": ("改革后", "After"),
    "possible": ("可能的承接单位", "Among"),
    "how": ("改革事项", "By"),
    "roles": ("承担事项数", "Roles"),
    "lead_roles": ("其中牵头", "Of them leads"),
    "moved_roles": ("涉及分工", "Roles moved"),
    "event": ("事项", "Event"),
    "date": ("日期", "Date"),
    "joined": (
        "与{}同为一个单位，合并为其中较重的角色",
        "Goes up in {}: the same body, the stronger role",
    ),
    "idle_event": ("本分工中没有相关单位", "No body of it has work here"),
    "later_event": ("在所问日期之后，未计入", "After the date asked for: not applied"),
    "reform_rename": ("{}更名为{}", "{} is renamed {}"),
    "reform_merge": ("{}合并为{}", "{} are merged into {}"),
    "reform_split": ("{}拆分为{}", "{} is split into {}"),
    "reform_transfer": ("{}的部分职责划转{}", "part of the duties of {} goes to {}"),
    "reform_dissolve": ("{}撤销", "{} is dissolved"),
    "reform_document": ("{}（{}）", "{} ({})"),
    "reform_reason": ("机构改革后由{}承接。", "After the reform it is with {}."),
    "open_dissolved": ("{}撤销，没有写明由谁承接", "{} is dissolved and no heir is named"),
    "open_split-none": (
        "{}拆分时没有写明这项工作由谁承接",
        "The split of {} does not say who takes this work",
    ),
    "open_split-part": (
        "{}拆分时只写明这项工作的一部分由{}承接",
        "The split of {} gives only a part of this work to {}",
    ),
    "open_split-several": (
        "{}拆分后{}都涉及这项工作，须明确由谁承接",
        "After the split of {} several deal with this work: {}",
    ),
    "open_transfer-part": (
        "这项工作只有一部分划转给{}：{}",
        "Only a part of this work goes to {}: {}",
    ),
    "flow": ("{}项，牵头{}", "{} roles, {} leads"),
    "page": ("第 &P 页 共 &N 页", "Page &P of &N"),
    "continued": ("（续）", "(continued) "),
}


class Words(Book):
    """The words of one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words = _WORDS

    def value(self, value: object) -> str:
        """Return a value as readers see it."""
        if value is None or value in ((), ""):
            return self["empty_field"]
        if isinstance(value, bool):
            return self["yes" if value else "no"]
        if isinstance(value, float):
            return f"{value:g}"
        return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
