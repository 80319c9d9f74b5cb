"""Organs that act for others: 管委会受市应急局委托开展执法检查, 市应急局委托乡镇开展执法检查."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.parser.attribution_clauses import all_units
from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_patterns import in_quotes, is_past
from decompose.parser.attribution_words import ENTERPRISE, Part
from decompose.parser.unit_forms import HAN
from decompose.parser.unit_names import Units
from decompose.text.patterns import regex

_NAMES = rf"[{HAN}A-Z（）、]"
_ACTS = r"(?=(?:依法|统一|具体|共同|负责)*(?:开展|实施|行使|承担|负责|履行|组织|从事|办理|进行|查处|检查|对))"
_STARTS = r"(?:^|(?<=[，；：。！？ \n\0]))"
_ACTS_FOR = regex(
    rf"{_STARTS}(?P<actor>{_NAMES}{{2,40}}?)(?:可|应|要|依法)*受(?P<giver>{_NAMES}{{2,40}}?)的?委托，?{_ACTS}",
    re.MULTILINE,
    cue="委托",
)
_ACTED_FOR = regex(
    rf"{_STARTS}受(?P<giver>{_NAMES}{{2,40}}?)的?委托，(?P<actor>{_NAMES}{{2,40}}?)"
    rf"(?:可|应当?|要|依法)*{_ACTS}",
    re.MULTILINE,
    cue="委托",
)
_SPEAKS = regex(
    "受[^，；。]{2,40}委托"
    "|[局厅委办部处科股室队署院会站所司社馆台镇乡区县市州盟旗省府组党道门位构心关安防事政联协）](?:可以?|应当?|要|须|依法)*委托",
    cue="委托",
)  # what any of these says, quickly looked for
_ENTRUSTS = regex(
    rf"{_STARTS}由?(?P<giver>{_NAMES}{{2,40}}?)(?:可以?|应当?|要|须|依法)*委托(?P<actor>{_NAMES}{{2,40}}?){_ACTS}",
    re.MULTILINE,
    cue="委托",
)


def read_entrusted(text: str, form: str) -> Iterator[Found]:
    """Read who entrusts whom: the subject of the sentence leads, the other organ takes part.

    The entrusted body acts in the name of the organ that entrusts it, which supervises it and stays
    responsible (Administrative Penalty Law 2021, article 20).
    """
    if not _SPEAKS.search(form):
        return
    for pattern, lead in ((_ACTS_FOR, "actor"), (_ACTED_FOR, "actor"), (_ENTRUSTS, "giver")):
        for found in pattern.finditer(form):
            if in_quotes(form, found.start(), found.start()) or is_past(form, *found.span()):
                continue
            other = "giver" if lead == "actor" else "actor"
            first, second = _organs(text, found, lead), _organs(text, found, other)
            if first is None or second is None:
                continue
            draft = Draft()
            draft.add(Part.LEAD, first)
            draft.add(Part.SUPPORT, second)
            yield Found(found.start(), found.end(), draft, duty=True)


def _organs(text: str, found: re.Match[str], group: str) -> Units | None:
    units = all_units(text[found.start(group) : found.end(group)])
    if units is None or any(ENTERPRISE.search(n) for n in (*units.names, *units.groups)):
        return None
    return units
