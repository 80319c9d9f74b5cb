"""The rules that set one unit up (三定规定): articles, one of which lists the duties of the unit itself.

Source:
    The form of 职能配置、内设机构和人员编制规定 that governments publish for every department.
"""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.plan import Attribution, SectionKind
from decompose.parser.lexer import Line, LineKind
from decompose.parser.tree import Node
from decompose.parser.unit_forms import is_unit
from decompose.text.patterns import regex

_TITLE = regex(
    r"(?:[《“])?.{2,30}?(?:主要职责|职能配置|职责配置)[^。；]{0,24}(?:规定|方案)(?:[》”])?(?:的通知)?\s*\Z",
    cue=("职责", "职能"),
)
_OWN_DUTIES = regex(
    r"(?P<unit>[一-鿿]{2,20}?(?:局|委员会|厅|委|办公室|部|中心))(?:贯彻|的?主要职责|负责|承担|履行|是)[^\n]*?职责(?:是|为|如下)?[：:]?\s*\Z",
    cue=("职责",),
)
_ABOUT_RULES = regex(
    r"制定本|内设(?:机构|科室|处室|下列)|设(?:下列|以下)内设|编制\d|编制[一二三四五六七八九十]+名|领导职数|工作部门|加挂|^(?:依据|根据|据|按照)|负责解释|起(?:施行|实施)|废止"
)
_FIRST_LINES = 6


def sets_unit_up(lines: Sequence[Line]) -> bool:
    """Tell whether a text is the rules of one unit, by its title."""
    head = [line.text for line in lines if line.kind is LineKind.TEXT][:_FIRST_LINES]
    return any(_TITLE.match(text) for text in head)


def assign_own_duties(root: Node) -> None:
    """Give what stands under 主要职责是： to the unit that the article names; articles on the rules are no duties."""
    for node in root.children:
        words = node.whole or node.title
        found = _OWN_DUTIES.match(words.text)
        if found is None or not node.children or not is_unit(found["unit"]):
            continue
        name = words.part(*found.span("unit"))
        stated = Attribution(lead=(name.text,), quote=name.text, span=name.span)
        node.kind = SectionKind.TASKS
        for item in node.children:
            for one in item.walk():
                one.kind = None
                one.attribution = one.attribution or stated
        for other in root.children:
            if not other.children and _ABOUT_RULES.search(other.title.text):
                other.kind = SectionKind.OTHER
