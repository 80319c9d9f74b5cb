"""Who is meant by a group, where the sentence names its members: behind it or before it."""

from __future__ import annotations

import re

from decompose.audits.case import AuditCase
from decompose.model.plan import Attribution, Task
from decompose.parser.table_columns import Meaning
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_COUNTED = regex("(?:上述|以上|前述|这)?([两二三四五六])?(?:个|家)?(?:部门|单位)")
"""A group that means the units named before it."""
_UNIT = regex(
    "[局委厅](?![长员外])|(?:应急|公安|消防|教育|卫生|环境|建设|资源|交通|农业|监管|管理)部门|[支大总]队|管委会|办公室|公司"
)
EVERY_ONE = regex(
    "各(?!有关|相关|责任|成员|职能|涉)[一-鿿]{1,8}(?<!单位)(?<!部门)(?:[站厂矿场馆店园校院所区库段]|企业|公司|集团|码头|渡口|基地)"
)
"""Each of a kind that everybody can count, beside a lead: 各水电站, 各景区."""
_MEMBERS_TOLD = regex(r"[，,]?[（(]?(?:即|分别为|分别是|包括|指)(?=[一-鿿]{2})", re.ASCII)
_MEMBERS = regex(
    "成员(?:单位|部门)?$|(?:行业|领域|业务|主管|监管|职能|责任)(?:主管|监管|管理)?部门$"
    "|^(?:属地|当地|所在地|辖区)(?:的)?(?:有关|相关|职能|主管|监管|责任|行业)*(?:部门|单位)$"
)
"""Members of a body and regulators of trades without a name: nobody among them is called on."""
_SOME_PLACES = regex(
    "各?(?:有关|相关|涉及|涉事|所涉)的?(?:乡镇|镇村|镇街|街镇|街道|乡|镇|村|县区?|区县|县市区|市县)"
)
"""Which places these are is left open: 各相关乡镇; every place (各乡镇) answers for its own ground."""


def nameless_members(case: AuditCase, group: str, stated: Attribution) -> bool:
    """Tell whether the members of a body, regulators of unnamed trades or some unnamed places are meant."""
    leading = "牵头" in stated.quote or (group == stated.quote and _in_lead_column(case, stated))
    regulators = group.startswith(("负有", "承担")) and leading
    nameless = (regulators or _MEMBERS.search(group)) and case.resolved(group).department is None
    return bool(nameless) or _SOME_PLACES.fullmatch(group) is not None


def _in_lead_column(case: AuditCase, stated: Attribution) -> bool:
    """Tell whether a statement is the cell of a table's column of leads."""
    return any(
        cell.span.block == stated.span.block
        for table in case.tables
        for row in table.rows
        for cell in table.cells(row, Meaning.LEAD)
    )


def members_told(task: Task, stated: Attribution, group: str) -> bool:
    """Tell whether the sentence that names a group names its members too."""
    return _told_behind(stated.quote, group) or _named_before(task, stated, group)


def _told_behind(quote: str, group: str) -> bool:
    """Tell whether the members of a group are named behind it: 各专委会所在单位，即县公安局、…."""
    behind = quote.partition(group)[2]
    return _MEMBERS_TOLD.match(behind) is not None


def _named_before(task: Task, stated: Attribution, group: str) -> bool:
    """Tell whether a counted group means the units that the sentence names before it: …由甲局、乙局负责，两部门…."""
    count = _COUNTED.fullmatch(group)
    owner = next((m for m in task.measures if m.attribution is stated), None)
    if count is None or owner is None:
        return False
    before = owner.text.partition(group)[0]
    wanted = numeral_value(count[1]) if count[1] else 1
    return len(_UNIT.findall(before)) >= (wanted or 1)
