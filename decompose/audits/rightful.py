"""Where the words themselves have the regulator act beside a lead without powers."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.case import AuditCase
from decompose.audits.powers import kin
from decompose.model.result import Mention, MentionKind
from decompose.text.patterns import regex

_WITH = regex("(?:会同|联合|协同)(?:[^，。；]{2,16}(?:、|和|与))?$")
_ITS_PART = regex("(?:依法|具体|同步)?负责(?=[\u4e00-\u9fff]{2})")
"""The regulator has its own part beside whoever calls all together: 市市场监管局负责食品安全."""


def with_the_rightful(case: AuditCase, about: Sequence[Mention], rightful: set[str]) -> bool:
    """Tell whether the words themselves have the regulator act: 会同市生态环境局开展…, 市市场监管局负责食品安全."""
    own = {k for department in rightful for k in kin(case, department)}
    for mention in about:
        if mention.kind is not MentionKind.DEPARTMENT or mention.id not in own:
            continue
        text, begin = case.text_of(mention.owner)
        at = mention.start - begin
        if _WITH.search(text, 0, at) or _ITS_PART.match(text, at + len(mention.term)):
            return True
    return False
