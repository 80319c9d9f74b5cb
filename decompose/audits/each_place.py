"""What a plan above asks of each place below, beside its figure for the whole: 全市达到28%，各县（市、区）不低于25%."""

from __future__ import annotations

from decompose.model.plan import Indicator
from decompose.model.result import Decomposition
from decompose.text.patterns import regex
from decompose.text.quantities import quantities_in

_EACH = regex(
    r"各(?:[县市区州盟旗乡镇]|设区市|地区?|（[^（）]*）|\([^()]*\))+[^，。；\d]{0,6}?(?P<told>(?:不低于|不得低于|不少于|均?达到|控制在|不超过|不高于)\d+(?:\.\d+)?[%％‰]?(?:以上|以内|以下)?)"
)
_ENDS = "。；;\n"


def for_each_place(superior: Decomposition, above: Indicator) -> Indicator:
    """Return an indicator of a plan above with the figure that it asks of each place, where it says one."""
    doc = superior.plan.document
    if doc is None or above.table is not None or above.unit not in ("%", "‰"):
        return above
    text = doc.blocks[above.span.block].text
    stop = min(
        (at for sign in _ENDS if (at := text.find(sign, above.span.end)) >= 0), default=len(text)
    )
    found = _EACH.search(text, above.span.start, stop)
    told = quantities_in(found["told"]) if found else ()
    if found is None or len(told) != 1 or told[0].unit != above.unit:
        return above
    return above.model_copy(update={"target": told[0].value, "target_text": found["told"]})
