"""Money that a unit other than finance is told to find by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.reviews import REVIEW
from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_WHO = (
    "[^，,。；;：:由]{0,24}?(?:[局委办厅院队处科]|中心|单位|部门|专班|管委会|镇|乡|街道|领导小组)"
    "(?:[（(][^（）()]{1,8}[）)])?"
)
_BY_ITSELF = (
    "自行|自主|自己|各自|负责|自|多方|多渠道|内部|通过[^，,。；;]{2,16}|向[^，,。；;]{2,10}"
)
_HOW = f"(?:(?:统一|统筹|分别|全额|内部)?(?:{_BY_ITSELF})(?:负责|统筹|统一)?){{1,2}}"
_FIND = "(?:想办法|设法|筹措|筹集|筹资|募集|募捐|化缘|集资|自筹|自理|自负|消化|调剂|垫[付资支]|解决|兜底)"
_LEFT = CuedPattern(
    rf"(?P<what>(?:[^，,。；;：:]{{0,12}}(?:经费|资金|费用|开支|支出)))(?:[^，,。；;：:由]{{0,6}})?[，,]?(?:均|都|一律|原则上|暂|先|主要|全部)*由(?P<who>{_WHO})(?:{_HOW}{_FIND}|自筹|自理|自负|募[集捐]|化缘|垫[付资支]|想办法)",
    cue=("经费", "资金", "费用", "开支", "支出"),
)
"""所需工作经费由各镇（街道）自行想办法解决"""
_PUBLIC = regex("财政|现有|既有|年初|结余|预算|部门经费|专项资金|拨付|拨款|政府基金|国库|人民政府")
"""Public money all the same, and a government, whose finance office is its own."""
_OTHERS = regex(
    "企业|业主|产权|物业|村[（(民居集]|学校|医院|事故|责任方|申请|权利|参赛|个人|家庭|用户"
)
"""Those who may well pay for themselves."""
_SENTENCE = regex(r"[^。；;\n]+")


class LeftMoney(NamedTuple):
    """Money left to a unit, where it stands."""

    what: str
    who: str
    passage: Passage
    evidence: Evidence


def left_money(case: AuditCase) -> Iterator[LeftMoney]:
    """Yield the sentences that have a unit find the money by itself and name no budget."""
    for passage in case.passages:
        if passage.kind in REVIEW or not _LEFT.search(passage.text):
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            found = _LEFT.search(sentence.group())
            if not found or _PUBLIC.search(passage.text) or _OTHERS.search(found["who"]):
                continue
            quote = passage.quote(sentence.start(), sentence.end())
            yield LeftMoney(found["what"], found["who"], passage, quote)
