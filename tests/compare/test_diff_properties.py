"""What holds for the difference of any two drafts, and for plans of two periods."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import decompose as dc
from decompose.compare.diff import diff
from decompose.knowledge import load_knowledge
from decompose.model.comparison import Diff
from decompose.model.result import Decomposition
from decompose.readers.docx_numberformats import counting

KB = load_knowledge()
TASKS = (
    ("推进医养结合", "支持养老机构设立护理站。二级以上综合医院开设老年医学科。", "市卫生健康委"),
    (
        "扩大社区养老供给",
        "每个街道建成综合养老服务中心。开展困难老年人家庭适老化改造。",
        "市民政局",
    ),
    ("整治燃气隐患", "更新改造老化燃气管道。加强瓶装液化石油气配送管理。", "市住房城乡建设局"),
    ("办好特殊教育", "为残疾儿童少年建立教育档案。在乡镇中心校配齐资源教室。", "市教育局"),
    ("防治水土流失", "治理坡耕地和侵蚀沟。严格生产建设项目水土保持审批。", "市水利局"),
    ("规范电动自行车管理", "对电动自行车登记上牌。查处无牌上路和违规改装行为。", "市公安局"),
    ("培育数字产业", "建设算力中心和数据交易平台。引导制造企业上云用数。", "市工业和信息化局"),
)
Task = tuple[str, str, str]
FRESH: Task = ("保护文物建筑", "为木结构文物建筑加装电气火灾监控。划定文物保护范围。", "市文物局")


def plan(tasks: list[Task], period: str = "2021—2025") -> Decomposition:
    lines = [f"云州市民生实事规划（{period}年）", "一、主要任务"]
    lines += [
        f"（{counting(n)}）{title}。{text}（{lead}牵头）"
        for n, (title, text, lead) in enumerate(tasks, 1)
    ]
    return dc.assign(dc.parse_text("\n".join(lines)), KB, date="2021-09")


def titles(result: Decomposition, ids: tuple[str | None, ...]) -> set[str]:
    return {result.plan.task(id_ or "").title for id_ in ids}


def kinds(found: Diff) -> dict[str, int]:
    return {
        key: len(getattr(found, key))
        for key in ("added", "removed", "reworded", "split", "merged", "lead_changed")
    }


drafts = st.permutations(TASKS).flatmap(
    lambda order: st.integers(3, len(TASKS)).map(lambda n: list(order[:n]))
)


@settings(max_examples=25)
@given(drafts, st.randoms(use_true_random=False))
def test_each_change_is_one_finding_of_its_kind(tasks: list[Task], chance: object) -> None:
    (title, text, lead), *rest = tasks
    first, second = [f"{part}。" for part in text.strip("。").split("。")]
    old = plan(tasks)
    cases: dict[str, list[Task]] = {
        "": [*rest, tasks[0]],
        "added": [FRESH, *tasks],
        "removed": rest,
        "reworded": [*rest, (title, f"{first}因地制宜{second}", lead)],
        "lead_changed": [(title, text, "市财政局"), *rest],
        "split": [(f"{title}之一", first, lead), *rest, (f"{title}之二", second, lead)],
    }
    for kind, changed in cases.items():
        found = diff(old, plan(changed), KB)
        expected = dict.fromkeys(kinds(found), 0) | ({kind: 1} if kind else {})
        assert kinds(found) == expected, kind
        assert found.empty is not bool(kind)
    back = diff(plan(cases["split"]), old, KB)
    assert kinds(back) == dict.fromkeys(kinds(back), 0) | {"merged": 1}


@settings(max_examples=25)
@given(drafts, drafts)
def test_two_drafts_the_other_way_round(one: list[Task], other: list[Task]) -> None:
    old, new = plan(one), plan(other)
    there, back = diff(old, new, KB), diff(new, old, KB)
    assert {p.new for p in there.added} == {p.old for p in back.removed}
    assert {p.old for p in there.removed} == {p.new for p in back.added}
    assert titles(new, tuple(p.new for p in there.added)) == {t for t, *_ in other} - {
        t for t, *_ in one
    }
    assert {(p.old, p.new) for p in there.reworded} == {(p.new, p.old) for p in back.reworded}
    for holder, own in there.by_department.items():
        theirs = back.by_department[holder]
        assert set(own.new) == set(theirs.lost)
        assert set(own.lost) == set(theirs.new)


def test_a_deadline_that_moves_is_told_once() -> None:
    title, text, lead = TASKS[0]
    old = plan([(title, text.replace("开设", "2023年底前开设"), lead), *TASKS[1:3]])
    new = plan([(title, text.replace("开设", "2024年底前开设"), lead), *TASKS[1:3]])
    found = diff(old, new, KB)
    assert [(c.old_deadline, c.new_deadline) for c in found.deadline_moved] == [
        ("2023年底前", "2024年底前")
    ]
    assert not found.reworded
    assert found.by_department["health"].deadline_changed == found.deadline_moved


def test_departments_of_a_task_that_is_split() -> None:
    _, text, lead = TASKS[1]
    first, second = [f"{part}。" for part in text.strip("。").split("。")]
    parts = [("建设服务中心", first, lead), ("改造老年人家庭", second, "市住房城乡建设局")]
    found = diff(plan([*TASKS[2:5], TASKS[1]]), plan([*TASKS[2:5], *parts]), KB)
    assert kinds(found)["split"] == 1
    assert [(c.old, c.new) for c in found.lead_changed] == [("T4", "T5")]
    (role,) = found.by_department["housing"].role_changed
    assert (role.old, role.new, role.old_role, role.new_role) == ("T4", "T5", "support", "lead")
    assert not [own for own in found.by_department.values() if own.new or own.lost]


EARLIER: list[Task] = [
    ("着力推进气象预警信息化建设", "建成市级预警平台，手机短信覆盖城区。", "市气象局"),
    ("加强防汛队伍建设", "组建市级抗洪抢险突击队。", "市水利局"),
    ("大力开展森林防火宣传", "在进山路口设置宣传牌。", "市林业局"),
    ("实施地质灾害避险搬迁", "搬迁受滑坡威胁的村民二百户。", "市自然资源和规划局"),
]
LATER: list[Task] = [
    ("补强抗旱水源", "新建应急水源井。", "市水利局"),
    ("让林火宣传进村入户", "护林员逐户讲解森林防火知识。", "市林业局"),
    ("气象预警提质扩面", "预警信息十分钟内到村到户。", "市气象局"),
    ("开展房屋抗震加固", "加固农村危旧房屋。", "市住房城乡建设局"),
]


def test_what_the_next_period_wrote_afresh_is_paired_by_subject() -> None:
    old, new = plan(EARLIER, "2016—2020"), plan(LATER)
    found = diff(old, new, KB)
    assert {(p.old, p.new) for p in found.reworded} == {("T1", "T3"), ("T3", "T2")}
    assert titles(old, tuple(p.old for p in found.removed)) == {
        "加强防汛队伍建设",
        "实施地质灾害避险搬迁",
    }


def test_of_two_drafts_a_task_written_afresh_is_another_one() -> None:
    found = diff(plan(EARLIER), plan(LATER), KB)
    assert not found.reworded
    assert len(found.added) == len(found.removed) == 4
