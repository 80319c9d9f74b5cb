"""What a section is about, by its title."""

from __future__ import annotations

import pytest

from decompose.model.plan import SectionKind as K
from decompose.parser import parse_text
from decompose.parser.kinds import is_action, is_section_title, pure_kind, tail_kind, title_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("现状与形势", K.STATUS),
        ("“十二五”时期安全生产工作取得显著成效", K.STATUS),
        ("“十三五”规划实施情况", K.STATUS),
        ("主要任务完成情况", K.STATUS),
        ("重点任务和工程进展", K.STATUS),
        ("发展基础和面临形势", K.STATUS),
        ("存在的主要问题", K.PROBLEMS),
        ("突出问题及表现", K.PROBLEMS),
        ("面临的机遇与挑战", K.SITUATION),
        ("规划编制的必要性", K.SITUATION),
        ("编制背景", K.SITUATION),
        ("总体要求", K.GUIDANCE),
        ("指导思想、基本原则和发展目标", K.GUIDANCE),
        ("思路与目标", K.GUIDANCE),
        ("基本原则", K.PRINCIPLES),
        ("发展目标", K.GOALS),
        ("主要指标", K.GOALS),
        ("主要任务", K.TASKS),
        ("重点工作任务", K.TASKS),
        ("工作举措", K.TASKS),
        ("重点工程", K.PROJECTS),
        ("重大工程项目", K.PROJECTS),
        ("保障措施", K.SAFEGUARDS),
        ("规划实施保障", K.SAFEGUARDS),
        ("有关要求", K.SAFEGUARDS),
        ("工作步骤", K.PROCESS),
        ("规划编制情况", K.PROCESS),
        ("进度安排", K.PROCESS),
        ("规划的结构和主要内容", None),
        ("附则", None),
        ("健全责任体系", None),
    ],
)
def test_title_kind(title: str, kind: K | None) -> None:
    assert title_kind(title) is kind


def test_titles_inside_sections() -> None:
    assert tail_kind("“十四五”面临的形势") is K.SITUATION
    assert tail_kind("安全生产目标责任全面落实") is None
    assert pure_kind("重点工程") is K.PROJECTS
    assert pure_kind("化工园区提升工程") is None


def test_unnumbered_headings() -> None:
    assert is_section_title("主要任务")
    assert is_section_title("基本原则", sub=True)
    assert not is_section_title("主要任务完成得很好")


def test_verbs_of_doing() -> None:
    assert is_action("全面提升应急救援能力")
    assert not is_action("应急救援能力提升")


def test_words_in_work_do_not_make_sections() -> None:
    plan = parse_text(
        "一、主要任务\n（一）强化目标考核\n1.明确指标。分解目标。\n2.解决突出问题。整改隐患。"
    )
    assert [s.kind for s in plan.sections] == [K.TASKS]
    assert [t.title for t in plan.tasks] == ["强化目标考核", "明确指标", "解决突出问题"]


def test_status_and_goals_never_become_tasks() -> None:
    plan = parse_text(
        "一、工作基础\n（一）扎实推进专项整治。成效明显。\n二、总体目标\n加强监管，事故下降。\n"
        "三、主要任务\n（一）加强监管。开展检查。"
    )
    assert [t.title for t in plan.tasks] == ["加强监管"]


def test_work_and_goals_under_one_heading() -> None:
    plan = parse_text(
        "一、目标任务\n（一）总体目标\n事故下降。\n（二）主要任务\n1.加强监管。开展检查。\n"
        "二、目标任务\n到2030年事故下降。"
    )
    assert [s.kind for s in plan.sections] == [K.GOALS, K.GOALS, K.TASKS, K.GOALS]


PLAIN = """岚口市安全规划
一、家底怎么样
事故比上一个五年少了三成。镇街都建起了应急站。人手仍然不够。
二、哪些地方要看紧
粉尘车间逐台查泄爆装置。渡船风大就停。临崖路段护栏三年内补齐。
三、要达到的数
死亡人数比2025年减少两成。报警响应率达到95%。应急广播覆盖率达到100%。
"""


def test_sentences_tell_where_titles_do_not() -> None:
    plan = parse_text(PLAIN)
    assert [section.kind for section in plan.sections] == [K.STATUS, K.TASKS, K.GOALS]
    told = [p for p in plan.problems if p.code == "section.background"]
    assert len(told) == 1
    assert told[0].place is not None
    assert "家底怎么样" in told[0].message


def test_titles_that_tell_are_not_asked_about() -> None:
    plan = parse_text(PLAIN.replace("家底怎么样", "现状").replace("要达到的数", "目标"))
    assert not [p for p in plan.problems if p.code == "section.background"]


def test_a_chapter_that_makes_up_for_shortcomings_is_work() -> None:
    plan = parse_text(
        "岚口县防灾规划\n第一章 县情与灾情\n全县山地占七成。过去五年转移群众四万人次，村民仍然叫不醒。\n"
        "第二章 总的考虑\n坚持生命至上。\n"
        "第三章 补齐灾害防治短板\n第一节 摸清底数\n建立普查数据更新机制，编制风险区划图。\n"
        "第二节 水利设施\n疏浚淤积河道。改造县城易涝点。\n"
        "第四章 夯实基础\n充实乡镇应急人员。每年举办主题宣传。\n"
    )
    kinds = [s.kind for s in plan.sections if s.parent is None]
    assert kinds == [K.STATUS, K.GUIDANCE, K.TASKS, K.TASKS]


def test_a_chapter_on_shortcomings_of_a_work_is_none() -> None:
    plan = parse_text(
        "岚口县防灾规划\n一、建设成效和短板\n过去五年建成避难场所二十处。设施仍然不足，人员老化。\n二、主要任务\n（一）加强监管。开展检查。\n"
    )
    assert plan.sections[0].kind in (K.STATUS, K.PROBLEMS)


def test_work_that_a_title_looks_back_on_is_not_work_to_do() -> None:
    text = (
        "川陵市安全生产规划评估报告\n一、主要任务和工程进展\n（一）道路交通。完成防护工程60公里。\n"
        "（二）消防。建成消防站6个。\n二、对策建议\n（一）更新锅炉。更新锅炉12台。\n（二）整治渡口。撤销渡口3处。\n"
    )
    assert [t.title for t in parse_text(text).tasks] == ["更新锅炉", "整治渡口"]
    ahead = text.replace("主要任务和工程进展", "工程进展和主要任务")
    assert len(parse_text(ahead).tasks) == 4


@pytest.mark.parametrize(
    ("heading", "tasks"),
    [
        ("存在的问题", ["T1", "T1.1", "T1.2"]),
        ("存在的主要问题和不足", ["T1", "T1.1", "T1.2"]),
        ("解决突出问题", ["T1", "T1.1", "T1.2", "T2", "T2.1", "T2.2"]),
    ],
)
def test_problems_told_among_the_tasks_are_none(heading: str, tasks: list[str]) -> None:
    plan = parse_text(
        f"青河县渔船整治方案\n一、主要任务\n（一）{heading}\n1.救生衣老化。\n2.渡口夜航屡禁不止。\n"
        "（二）整改措施\n1.更换救生衣400件。\n2.巡查渡口12处。\n"
    )
    assert [task.id for task in plan.tasks] == tasks


def test_a_section_that_lists_the_tasks_again_unit_by_unit_is_no_work() -> None:
    text = (
        "宁口市用气整治方案\n一、整治时间\n2027年1月至12月，分动员、整治、总结三个阶段。\n二、整治任务\n1.核查报警装置。（市住建局牵头，市商务局配合）\n"
        "2.检查充装站。（市市场监管局负责）\n3.取缔无证供应点。（市公安局牵头，市住建局配合）\n三、各单位任务清单\n"
        "市住建局：1.牵头核查报警装置（任务1）；2.配合取缔供应点（任务3）。\n市商务局：配合核查报警装置（任务1）。\n"
        "市市场监管局：检查充装站（任务2）。\n市公安局：牵头取缔供应点（任务3）。\n"
    )
    plan = parse_text(text)
    assert [t.number for t in plan.tasks] == ["1.", "2.", "3."]
    assert [p.code for p in plan.problems] == ["section.relisted"]
    own = text.replace("（任务1）", "").replace("（任务2）", "").replace("（任务3）", "")
    assert len(parse_text(own).tasks) > len(plan.tasks)


def test_lines_that_give_units_numbers_of_tasks_are_no_tasks() -> None:
    work = (
        "一、重点任务\n1. 核查气瓶。（市市场监管局牵头）\n2. 更换软管。（市住建局牵头，市公安局配合）\n"
        "3. 查处黑窝点。（市公安局牵头）\n4. 培训员工。（市应急局牵头）\n"
    )
    lists = (
        "二、各单位任务清单\n市市场监管局：承担第1项牵头任务，配合第2、4项。\n市住建局：牵头第2项。\n"
        "市公安局：承担第3项牵头任务，配合第2项。\n市应急局：按职责承担第4项。\n"
    )
    plan = parse_text("云州市燃气安全行动方案\n" + work + lists)
    assert [t.number for t in plan.tasks] == ["1.", "2.", "3.", "4."]
    assert [p.code for p in plan.problems] == ["section.relisted"]
    told = lists.replace("第", "重点场所").replace("项", "家，查隐患")
    assert len(parse_text("云州市燃气安全行动方案\n" + work + told).tasks) > len(plan.tasks)


def test_a_table_of_projects_below_an_item_leaves_the_item_its_words() -> None:
    plan = parse_text(
        "云州市“十五五”安全规划（2026—2030年）\n一、主要任务\n（一）电梯。更新电梯20台。\n"
        "二、保障措施\n（一）落实资金。列入预算。\n（二）开展评估\n2028年组织中期评估，结果报市政府。\n"
        "附件：重点工程项目表\n| 项目 | 投资（万元） | 责任单位 |\n|---|---|---|\n"
        "| 物资库 | 300 | 市应急局 |\n| 消防站 | 500 | 市消防救援支队 |\n"
    )
    evaluation = next(t for t in plan.tasks if t.title == "开展评估")
    assert "2028年组织中期评估" in evaluation.text
    assert {"物资库", "消防站"} <= {t.title for t in plan.tasks}


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        ("实施治理30处，市自然资源局牵头，2030年前完成。", ("市自然资源局",)),
        ("改造危桥12座、涵洞3处，市交通运输局、市水利局牵头。", ("市交通运输局", "市水利局")),
    ],
)
def test_a_number_of_places_is_no_unit(body: str, leads: tuple[str, ...]) -> None:
    plan = parse_text(
        "云州市规划（2026—2030年）\n一、主要任务\n（一）电梯。检查电梯。\n"
        f"二、重点工程\n（一）治理项目。{body}\n"
    )
    stated = plan.tasks[-1].attribution
    assert stated is not None
    assert stated.lead == leads
