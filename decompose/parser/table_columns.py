"""What a table's columns hold and what the table is for, by the words of its header."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from decompose.parser.unit_forms import plain
from decompose.text.patterns import regex

_BLANKS = regex(r"\s+")
_PROJECT = regex(r"工程|项目")


class Meaning(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    CATEGORY = "category"
    CONTENT = "content"
    LEAD = "lead"
    DECIDED = "decided"
    """Who leads by a decision, which stands beside who led before."""
    DECISION = "decision"
    """What was decided of the proposal in the row."""
    OWNER = "owner"
    SUPPORT = "support"
    GUIDE = "guide"
    PERSON = "person"
    DEADLINE = "deadline"
    RESULT = "result"
    INDICATOR = "indicator"
    UNIT = "unit"
    BASE = "base"
    TARGET = "target"
    ACTUAL = "actual"
    FALL = "fall"
    CHANGE = "change"
    BINDING = "binding"
    FUNDS = "funds"
    SITE = "site"
    MARK = "mark"
    REMARK = "remark"
    OTHER = "other"


class TableKind(StrEnum):
    """What a table is for."""

    DIVISION = "division"
    TASKS = "tasks"
    """Tasks that name nobody."""
    INDICATORS = "indicators"
    PROJECTS = "projects"
    OTHER = "other"


_WITH_PERSON = r"(?:单位|部门|处室|科室)[及和与、(（].{0,4}(?:领导|责任人|负责人|联系人)"
"""A unit and in brackets, or after it, who there is responsible."""
_OF_WHEN = (
    r"(?:(?:到|至)?(?:19|20)\d\d年(?:底|末|度)?|[“\"]?十[一二三四五六七八九]五[”\"]?(?:时期|期间|末)?"
    r"|上期|期末|前期|上一?轮|原)?的?"
)
"""Whose or by when a target was: 2025年规划, “十四五”规划."""
_PLACES = (
    r"(?:责任|属地|落实|涉及|包保|承接)(?:县|区(?!域)|市(?!场|政)|镇|乡|街道|村|社区|地区|地方|属地)"
    r"|^属地(?:$|责任|单位|部门|政府)"
)
"""The places where the task of a row is to be carried out."""
_OWN_OFFICES = "处室|科室|股室|站所|办所|站办所|办公室|科所|所队|部室|中队|大队|站室"
"""Offices inside an organ, and of a township."""
_MEANINGS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (Meaning.REMARK, regex(r"(?:问题|线索|反馈|发现)(?:的)?(?:来源|渠道)$")),
    (
        Meaning.REMARK,
        regex(r"^(?:计划|预计|拟)?(?:启动|开始|开工|动工|起始)(?:时间|日期|节点|年月)"),
    ),
    (Meaning.REMARK, regex(r"分项牵头|leads?\s*of\s*parts", re.IGNORECASE)),
    (Meaning.NUMBER, regex(r"序号|编号|^号$|^No\.?$|^(?:task\s*)?id$", re.IGNORECASE)),
    (
        Meaning.DEADLINE,
        regex(
            r"(?:时限|期限|(?<!挂牌)(?<!发现)(?<!排查)(?<!检查)(?<!交办)(?<!下达)(?<!登记)(?<!认定)(?<!上报)(?<!填报)(?<!立案)(?:时间|日期)"
            r"|进度|节点|年限)(?!.*内容)|起止年|(?:建设|实施)(?:期|周期)$|工期|^(?:deadline|due)",
            re.IGNORECASE,
        ),
    ),
    (
        Meaning.DECIDED,
        regex(
            r"(?:改定|改由|(?:调整|变更|修改)后)的?(?:牵头|主办|主责|责任)|^leaddecided$",
            re.IGNORECASE,
        ),
    ),
    (Meaning.DECISION, regex(r"^(?:决定|decision)$", re.IGNORECASE)),
    (Meaning.LEAD, regex(rf"(?:牵头|主办|主责){_WITH_PERSON}")),
    (Meaning.SUPPORT, regex(rf"(?:配合|参加|参与|协办|协助){_WITH_PERSON}")),
    (Meaning.OWNER, regex(rf"(?:责任|承办|负责|落实|实施){_WITH_PERSON}")),
    (Meaning.PERSON, regex(r"领导|责任人|负责人|联系人")),
    (Meaning.LEAD, regex(r"牵头|主办|主责|主管(?:单位|部门)|owner|lead", re.IGNORECASE)),
    (
        Meaning.SUPPORT,
        regex(
            r"配合|参加|参与|参建|协办|协助|协同|协作|联合(?:单位|部门)|成员单位|支持(?:单位|部门)"
            rf"|{_PLACES}|co(?:-|\b)|support",
            re.IGNORECASE,
        ),
    ),
    (Meaning.GUIDE, regex(r"(?:指导|督导|督办|监督|督查)(?:单位|部门|机构)")),
    (
        Meaning.OWNER,
        regex(
            rf"责任(?:单位|部门|主体|{_OWN_OFFICES}|分工|机构|方)?$|承办|"
            r"责任(?:单位|部门|主体)[、及和与或](?:单位|部门|(?:职责|任务|责任)?分工)|"
            r"实施(?:单位|主体)|建设单位|"
            r"承担单位|(?:负责|落实|完成|执行)(?:单位|部门|处室|科室)|任务分工$|项目单位|业主|"
            r"责任单位"
        ),
    ),
    (Meaning.BINDING, regex(r"属性|指标(?:性质|类型)|^类型$|^性质$")),
    (Meaning.CHANGE, regex(r"(?:变化|变动|增减|升降)(?:幅度|情况|率)?$")),
    (Meaning.FALL, regex(r"降幅|下降|降低|减少|增幅|年均增长|累计")),
    (Meaning.INDICATOR, regex(r"指标(?:名称|内容|体系|项目)?$")),
    (
        Meaning.ACTUAL,
        regex(
            r"(?:19|20)\d\d年.*(?:实际|完成|现状|基数|基期|实绩)|实际(?:数|值|完成)|完成(?:数|"
            r"值|情况)|^(?:20\d\d年)?(?:实际|实绩|完成|达成|达到|实现)$|实际$|实绩|(?:达成|实现|执行|落实)(?:数|值|情况)"
        ),
    ),
    (Meaning.BASE, regex(r"基期|基准|基数|基值|基线|现状|基础值|现值|初始值|起始值|期初")),
    (
        Meaning.TARGET,
        regex(
            r"目标(?:值|数)?$|规划(?:数|值|目标)|预期(?:值|目标)?|计划(?:数|值)|控制(?:数|"
            rf"目标|指标)|^{_OF_WHEN}原?(?:规划|计划|应完成|下达)(?:要求|任务|指标|数|值)?$|^(?:到)?(?:19|20)\d\d年(?:底|末)?(?:数?值|数据)?$|指标值|目标"
            r"|^(?:到)?(?:规划期末|规划末期|规划期满)(?:值|数)?$"
        ),
    ),
    (Meaning.UNIT, regex(r"^(?:计量)?单位$")),
    (Meaning.FUNDS, regex(r"投资|资金|经费|概算|估算|金额")),
    (Meaning.SITE, regex(r"地点|选址|地址")),
    (Meaning.RESULT, regex(r"成果|提交材料|成效|考核标准|评分")),
    (Meaning.CATEGORY, regex(r"类别|分类|领域|一级|板块|大类|重点工程|工程类|任务类")),
    (
        Meaning.CONTENT,
        regex(
            r"内容|任务|措施|举措|事项|工作|项目|工程|要求|名称|问题|职责|环节$"
            r"|^(?:tasks?|contents?|titles?|measures?)$",
            re.IGNORECASE,
        ),
    ),
    (Meaning.REMARK, regex(r"备注|说明")),
)


_TASKS = regex(
    r"任务|措施|举措|要点|重点工作|工作(?:内容|事项|安排)|^(?:tasks?|measures?)$", re.IGNORECASE
)
_DANGER = regex(
    "(?:存在|主要|重大|突出)(?:的)?(?:安全)?(?:隐患|风险)$|隐患(?:描述|情况|内容|概况|简述)"
)
"""What is to be put right, in a list of dangers that prints no measure."""
_WHOSE = regex("(?:隐患|被督办|整改|存在隐患)?(?:单位|企业|场所|部位|点位|对象)(?:名称)?|名称")
_LISTED = regex(
    "(?:被|拟)?挂牌督办(?:单位|企业|场所|对象)(?:名称)?|被督办(?:单位|企业|场所|对象)(?:名称)?"
)
"""Who is under the order, where another column tells who gave it."""
_PROJECTS = regex("工程|项目|projects?", re.IGNORECASE)
_DEPARTMENTS = regex(
    r"(?:有关|相关|各|成员|市直|县直|区直|省直|所属)?(?:部门|单位|科室|处室)(?:名称)?"
)  # a column of departments that says no more
_OBJECTS = regex(
    "(?:监管|管理|安全|被监管|检查|整治|治理)?(?:对象|行业|领域|业态|场所|行业领域|风险点)(?:名称|类别|类型)?"
)
_SUPERVISORS = regex(
    "(?:行业|安全|现行|法定)?(?:监管|主管|管理|监督管理)(?:责任)?(?:单位|部门|主体|机构)"
)
"""Who supervises the objects of the same row."""
_USERS = regex(
    "(?:现|拟|新)?(?:承接|行使|实施|接收|管护|把关)(?:单位|部门|主体|机关|机构|方)"
    "|(?:检查|执法|查处|处罚|巡查)(?:部门|主体|机关|机构)"
)
"""Who is to use the powers, or look at the objects, of the same row."""
_DIVIDED = regex(
    "(?:(?:工作|任务|职责|具体|部门|单位)*分工(?:情况|安排)?|(?:组织|办理|整改|归口(?:管理)?|主体(?:责任)?|经办|具体)(?:单位|部门))"
)
"""Who does what, or who has it in hand, where no other column says who is responsible."""
_ALSO = regex("(?:相关|有关|其他|其它|其余|会办)(?:责任|参与)?(?:单位|部门)")
"""The other units, where one column says who is responsible."""
_INNER = regex("(?:责任|承办|经办|负责|具体)?(?:处室|科室|股室|岗位)")
"""The office inside the organ that another column names."""
_LETTER = regex(r"([RACI])(?:\([^)]{1,8}\))?")
_LETTERS = {
    "A": Meaning.LEAD,
    "R": Meaning.SUPPORT,
    "C": Meaning.SUPPORT,
    "I": Meaning.REMARK,
}  # who answers leads, who does the work or is asked supports, who is told has no part
_ASIDE = regex("（[^（）]{1,16}）$")
"""What a header says in brackets behind its words: 责任股室（学校）."""
_ROLES = {Meaning.LEAD, Meaning.OWNER, Meaning.SUPPORT, Meaning.GUIDE, Meaning.DEADLINE}


def meaning_of(header: str) -> Meaning:
    """Return what a column holds, by the words of its header."""
    form = _BLANKS.sub("", plain(header))
    for words in dict.fromkeys((form, _ASIDE.sub("", form))):
        for meaning, pattern in _MEANINGS:
            if pattern.search(words):
                return meaning
    return Meaning.OTHER


def meanings_of(header: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Give every column its meaning; of two headers joined by / the lower one decides first."""
    meanings = []
    for text in header:
        parts = text.split("/")[::-1]
        found = [meaning for part in parts if (meaning := meaning_of(part)) is not Meaning.OTHER]
        meanings.append(found[0] if found else Meaning.OTHER)
    if Meaning.INDICATOR in meanings:
        return tuple(meanings)
    letters = {_plain_letter(text): i for i, text in enumerate(header)}
    if letters.keys() >= {"R", "A"}:
        for letter, meaning in _LETTERS.items():
            if letter in letters:
                meanings[letters[letter]] = meaning
    if set(meanings) & _ROLES:
        _find_danger(header, meanings)
    if not set(meanings) & {Meaning.LEAD, Meaning.OWNER}:
        _find_owner(header, meanings)
    if set(meanings) & _ROLES:
        _settle_beside_roles(header, meanings)
    if Meaning.CONTENT not in meanings or Meaning.CATEGORY not in meanings:
        _find_supervised(header, meanings)
    has_target = Meaning.TARGET in meanings or Meaning.FALL in meanings
    if has_target and Meaning.CONTENT in meanings and not set(meanings) & _ROLES:
        meanings[meanings.index(Meaning.CONTENT)] = Meaning.INDICATOR
    return tuple(meanings)


def _plain_letter(header: str) -> str:
    """Return the letter of responsibility that heads a column: Ａ, R（执行）; else nothing."""
    found = _LETTER.fullmatch(unicodedata.normalize("NFKC", header))
    return found[1] if found else ""


def _find_danger(header: tuple[str, ...], meanings: list[Meaning]) -> None:
    """In a list of dangers that prints no measure, take what is wrong for the work, not who has it."""
    danger = next((i for i, text in enumerate(header) if _DANGER.search(text)), None)
    for i, text in enumerate(header):
        if (danger is not None and meanings[i] is Meaning.CONTENT and _WHOSE.fullmatch(text)) or (
            meanings[i] is Meaning.GUIDE
            and _LISTED.fullmatch(text)
            and "督办" in "".join(other for k, other in enumerate(header) if k != i)
        ):
            meanings[i] = Meaning.OTHER
    if danger is not None and Meaning.CONTENT not in meanings:
        meanings[danger] = Meaning.CONTENT


def _find_owner(header: tuple[str, ...], meanings: list[Meaning]) -> None:
    """Take a column of departments, or of who supervises, beside one of duties or tasks for who is responsible."""
    divided = any(map(_DIVIDED.fullmatch, header))
    for form in (_DEPARTMENTS, _SUPERVISORS, _USERS, _DIVIDED):
        for i, text in enumerate(header):
            if divided and _ALSO.fullmatch(text):
                continue
            if form.fullmatch(text) and any(
                meaning is Meaning.CONTENT for k, meaning in enumerate(meanings) if k != i
            ):
                meanings[i] = Meaning.OWNER
                return


def names_departments(header: str) -> bool:
    """Tell whether a column's header says no more than that departments stand below: 部门, 有关单位."""
    return _DEPARTMENTS.fullmatch(header) is not None


def _settle_beside_roles(header: tuple[str, ...], meanings: list[Meaning]) -> None:
    """Read the columns that only those beside them explain: offices inside the organ, other units, 目标任务."""
    forms = [text.rpartition("/")[2] for text in header]
    answering = [i for i, what in enumerate(meanings) if what in (Meaning.LEAD, Meaning.OWNER)]
    outer = [i for i in answering if not _INNER.fullmatch(forms[i])]
    for i, form in enumerate(forms):
        if outer and i in answering and _INNER.fullmatch(form):
            meanings[i] = Meaning.REMARK
        elif answering and meanings[i] is Meaning.OTHER and _ALSO.fullmatch(form):
            meanings[i] = Meaning.SUPPORT
    if answering and not {Meaning.CONTENT, Meaning.INDICATOR} & set(meanings):
        named = (
            i for i, text in enumerate(forms) if meanings[i] is Meaning.TARGET and "任务" in text
        )
        if (first := next(named, None)) is not None:
            meanings[first] = Meaning.CONTENT


def _find_supervised(header: tuple[str, ...], meanings: list[Meaning]) -> None:
    """Take what is supervised for the work where the column beside it tells by whom (监管职责对照表)."""
    objects = [
        i
        for i, text in enumerate(header)
        if _OBJECTS.fullmatch(text) and meanings[i] is Meaning.OTHER
    ]
    by = [
        i for i, text in enumerate(header) if _SUPERVISORS.fullmatch(text) or _USERS.fullmatch(text)
    ]
    if objects and by:
        meanings[objects[-1]] = Meaning.CONTENT
        meanings[by[0]] = Meaning.LEAD if meanings[by[0]] is Meaning.LEAD else Meaning.OWNER


def _is_division(
    meanings: tuple[Meaning, ...], caption: str | None, header: tuple[str, ...]
) -> bool:
    """Tell whether a table with a column of money divides tasks, not projects: it says so and who leads them."""
    told = [
        text
        for text, meaning in zip(header, meanings, strict=True)
        if meaning in (Meaning.CONTENT, Meaning.CATEGORY)
    ]
    projects = any(map(_PROJECTS.search, (*told, caption or "")))
    led = not {Meaning.LEAD, Meaning.OWNER}.isdisjoint(meanings)
    return led and not projects and any(map(_TASKS.search, told))


def kind_of(
    meanings: tuple[Meaning, ...], caption: str | None, header: tuple[str, ...]
) -> TableKind:
    """Return what a table is for, by its columns, its caption and the words of its header."""
    known = set(meanings)
    if Meaning.INDICATOR in known and known & {
        Meaning.TARGET,
        Meaning.FALL,
        Meaning.BASE,
        Meaning.ACTUAL,
    }:
        return TableKind.INDICATORS
    if _is_division(meanings, caption, header):
        return TableKind.DIVISION
    if known & {Meaning.FUNDS, Meaning.SITE} and Meaning.CONTENT in known:
        return TableKind.PROJECTS
    supervised = any(map(_SUPERVISORS.fullmatch, header))
    named = caption is not None and _PROJECT.search(caption) is not None and not supervised
    if known & {Meaning.LEAD, Meaning.OWNER, Meaning.SUPPORT, Meaning.MARK}:
        return TableKind.PROJECTS if named and "任务" not in (caption or "") else TableKind.DIVISION
    listed = Meaning.CONTENT in known and known & {Meaning.NUMBER, Meaning.DEADLINE}
    if listed and Meaning.ACTUAL not in known and any(map(_TASKS.search, header)):
        return TableKind.TASKS
    return TableKind.OTHER
