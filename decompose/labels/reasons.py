"""The one sentence that says why a department has its role, and the notes and losses beside it."""

from __future__ import annotations

import re

REASONS: tuple[tuple[str, str], ...] = (
    (
        r"(?P<past>.*?《.*》.*?)中相似任务由(?P<who>.+?)(?:牵头|配合)，{act}",
        "In {past} a like task was given to {who}: {act}.",
    ),
    (r"原文写明“(?P<quote>.*)”，{act}", "The plan itself says “{quote}”: {act}."),
    (
        r"{word}属“(?P<topic>.*?)”职能，该项职能需(?P<name>.+?)配合(?:（(?P<note>.*)）)?。",
        "{word} is the function “{topic}”, which needs the support of {name}{note}.",
    ),
    (
        r"{word}属“(?P<topic>.*?)”职能，(?P<law>.+)，{act}",
        "{word} is the function “{topic}” ({law}): {act}.",
    ),
    (
        r"{word}属(?P<topic>.*?)领域，(?P<law>.+)（(?P<duty>.*)），{act}",
        "{word} belongs to {topic}; {law} ({duty}): {act}.",
    ),
    (r"{word}{act}", "{word}: {act}."),
)
"""Patterns of whole sentences; ``{word}`` and ``{act}`` stand for the parts below."""

WORD = r"(?:原文“(?P<term>.*?)”|本项)"
ACT = r"由(?P<name>.+?)(?P<role>{roles})(?:（(?P<note>.*)）)?。"
THIS = ("本项", "This measure")

LAWS: tuple[tuple[str, str], ...] = (
    ("依据部门“三定”规定", "by the department's own terms of reference"),
    ("部门“三定”规定", "the department's own terms of reference"),
    ("依据安全生产委员会职责分工", "by the work safety committee's division of duties"),
    ("安全生产委员会职责分工", "the work safety committee's division of duties"),
    ("依据{}（现行文本）", "by {} (the text in force today)"),
    ("{}（现行文本）", "{} (the text in force today)"),
    ("依据{}", "by {}"),
    ("参照{}", "after the example of {}"),
)
"""How a source is cited."""

NOTES: tuple[tuple[str, str], ...] = (
    (
        "所依据的法规已被新法取代，须按新法核对",
        "the law has been superseded, check against the new one",
    ),
    ("待定：{}", "open: {}"),
    ("由地方确定主管部门，须按本地规定核对", "the place names the department, check local rules"),
    ("建设资金和立项", "money and approval for what is built"),
    ("建设用地", "ground for what is built"),
    ("落到村、社区", "work in villages and neighbourhoods"),
    ("职责条目待审核", "the duty entry is still to be reviewed"),
    ("本级不设{}机构，由{}承担", "no body for {} at this level, {} does its work"),
    (
        "本级不设{}机构，须由上级机构或指定部门承担",
        "no body for {} at this level, a higher one or one named for it must do it",
    ),
    (
        "原文没有知识包中的词语，按相近词语推断，须核实",
        "no known word stands in the text, judged by like words, to be verified",
    ),
    (
        "未涉及具体行业领域，由综合监管部门统筹，须核实",
        "no trade is concerned, left to comprehensive supervision, to be verified",
    ),
    ("{}年起该项职责由{}承担", "since {} the duty is held by {}"),
    (
        "原文只列出单位，未写明由谁牵头，暂以首位为牵头",
        "the plan lists units without a lead, the first is taken for the time being",
    ),
    (
        "须由县级以上地方人民政府确定监督管理部门",
        "the government (county or above) must name the supervisor",
    ),
    (
        "上级任务写明了责任单位，本任务未另行规定",
        "the task above names the units, this one nothing else",
    ),
    ("原文名称已撤销", "the printed name has been abolished"),
    ("该名称已于{}年前后停用", "the name went out of use about {}"),
    ("联动机制 {}", "joint mechanism {}"),
    ("原文以其为主语，属地负责", "the plan makes it answer for its area"),
    ("相似度 {}", "likeness {}"),
)
"""What is added to a reason, in brackets."""

LOSSES: tuple[tuple[str, str], ...] = (
    ("规划原文已写明责任单位", "the plan itself names the units"),
    ("规划原文列出了责任单位，不含该部门", "the plan lists the units, and not this one"),
    (
        "已有法定或原则上的牵头部门，业务相近建议不采用",
        "there is a lead by law or principle, a proposal by near business is not used",
    ),
    ("依据弱于{}（{}）：{}", "weaker ground than {} ({}): {}"),
)
"""Why a claim lost."""

PRECEDENT: tuple[tuple[str, str], ...] = (
    ("{}年《{}》{}（相似度 {}）：“{}”", "《{1}》 ({0}) {2} (likeness {3}): “{4}”"),
    ("《{}》{}（相似度 {}）：“{}”", "《{}》 {} (likeness {}): “{}”"),
    ("{}年《{}》{}", "《{1}》 ({0}) {2}"),
)

GROUNDS: dict[str, str] = {"综合监管": "comprehensive supervision"}


def compiled(roles: str) -> list[tuple[re.Pattern[str], str]]:
    """Return the patterns of reasons, with the words for roles put in."""
    act = ACT.replace("{roles}", roles)
    return [
        (re.compile(form.replace("{act}", act).replace("{word}", WORD), re.DOTALL), told)
        for form, told in REASONS
    ]
