"""What each rule goes by, in Chinese; the English stands in the docstring of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class RulePage(NamedTuple):
    """What a rule looks for, why, and what it rests on."""

    looks_for: str
    why: str
    source: str


RULE_PAGES: dict[str, RulePage] = {
    "stated": RulePage(
        "措施或者整项任务后面写明的责任单位，照写明的角色办。",
        "现行文本说了算，其余都只是旁边的建议。",
        "已发布的分工方案和任务分解表的写法：一般只有一个牵头单位；“按职责分工负责”没有写明谁牵头",
    ),
    "inherited": RulePage(
        "上级任务写明了责任单位，而本任务没有写。",
        "规划常常在一个领域上一次写明单位，下面只列任务。",
        "分工方案和分工表中一行单位管一组任务的写法",
    ),
    "industry": RulePage(
        "措施或标题里的行业领域、对象，以及对它的一般职责（不涉及某一环节或方面）。有检查、处罚职权的为法定职责，只管行业的为原则推定；法律没有指定的新业态留给“业务相近”。",
        "任务大多写对象，很少写部门；谁管这个对象，法律有规定。",
        "安全生产法（2021）第三条、第十条；知识包的职责",
    ),
    "stage-aspect": RulePage(
        "对象的职责中写明的环节（产、储、运、用、处）或者方面（质量、治安等），措施里写到了。",
        "一个对象有几个监管部门，各管一段或者一面：这是合理的分工，不能合并，也不算交叉。",
        "危险化学品、道路运输、特种设备、燃气等法规的环节分工；典型情形 T05、T13、T15",
    ),
    "licensing": RulePage(
        "措施涉及的对象有许可职责：写到的环节按法律，其余按原则。",
        "发证的单位，对发证以后的监督管理负责。",
        "安全生产法（2021）第六十三条；行政许可法（2019）第六十一条",
    ),
    "function": RulePage(
        "职能的字句（资金、宣传、培训、事故调查等）。",
        "规划有一半讲的是职能而不是行业：立法、培训、救援、信用。",
        "安全生产法（2021）第三条；各部门的职能规定",
    ),
    "territorial": RulePage(
        "措施本身写到、法律交给政府的对象；或者以政府、功能区为主语的“必须”“应当”，这时由它们牵头。",
        "属地责任与行业监管并列，不能代替行业监管。",
        "安全生产法（2021）第九条；行政处罚法（2021）第二十四条",
    ),
    "similar": RulePage(
        "措施或标题里的新业态，或者几个行业共管、上面没有主管部门的对象。",
        "监管部门须由县级以上政府确定，这里只能建议。",
        "安全生产法（2021）第十条第二款；典型情形 T31、T36、T43—T45",
    ),
    "precedent": RulePage(
        "以往分工中与本措施、本任务字面相近的任务。写明的分工和法定职责之外才用；相近程度照样列出，越低分量和把握越低。",
        "部门按上一期的分工预期；法律没有规定的，它可以作参考。",
        "使用者知识包中的以往分工（decompose kb import-precedents）",
    ),
    "alike": RulePage(
        "没有任何规则提出牵头单位、而与某一领域或职能的用词有许多少见字组相同的措施。",
        "规划的写法总有新的；标明的推测比空白有用，也比推给综合监管部门好。",
        "知识包的用词；这样的推测不算法定，也不算有把握",
    ),
    "comprehensive": RulePage(
        "没有其他规则提出牵头单位、又不涉及任何行业领域的安全措施。写到行业领域的，最多列为“综合监管”。",
        "综合监管不能代替行业监管；把它当作行业监管，会把盲区遮住。",
        "安全生产法（2021）第十条；典型情形 T47",
    ),
    "support": RulePage(
        "措施写到的行业领域或职能有联动机制，而且其牵头单位已在建议之中。职能旁边的行业领域，标题也写到才算。",
        "有联动机制的交叉是无害的，没有联动机制的才是问题。",
        "知识包的联动机制，每条有出处",
    ),
}


def rule_in_chinese(name: str) -> Iterator[str]:
    """Yield the lines of a rule's page."""
    page = RULE_PAGES[name]
    yield f"看什么: {page.looks_for}"
    yield f"为什么: {page.why}"
    yield f"出处: {page.source}"
