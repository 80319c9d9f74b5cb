"""The rules that set one unit up (三定规定): articles, one of which lists the duties of the unit itself.

Source:
    The form of 职能配置、内设机构和人员编制规定 that governments publish for every department.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from decompose.model.plan import Attribution, SectionKind
from decompose.model.source import Span
from decompose.parser.helping import heads_help, in_its_role
from decompose.parser.lexer import Line, LineKind
from decompose.parser.tree import Node, Piece
from decompose.parser.unit_forms import is_unit
from decompose.text.patterns import regex

_TITLE = regex(
    r"(?:[《“])?.{2,30}?(?:主要职责|职能配置|职责配置)[^。；]{0,24}(?:规定|方案)(?:[》”])?(?:的通知)?\s*\Z",
    cue=("职责", "职能"),
)
_OWN_DUTIES = regex(
    r"(?P<unit>[一-鿿]{2,20}?(?:局|委员会|厅|委|办公室|部|中心|支队|大队|政府|管委会|[公本]司|院|会))(?:应当|应)?(?:依法)?(?:贯彻|的?主要职责|负责|承担|履行|是)[^\n]*?职责(?:是|为|如下)?[：:]?\s*\Z",
    cue=("职责",),
)
_ABOUT_RULES = regex(
    r"制定本|内设(?:机构|科室|处室|下列)|设(?:下列|以下)内设|编制\d|编制[一二三四五六七八九十]+名|领导职数|工作部门|加挂|^(?:依据|根据|据|按照)|负责解释|起(?:施行|实施)|废止|本(?:规定|办法|细则|清单|方案)(?:适用|所称)"
)
_OWN_LIST = regex(
    r"(?P<unit>[一-鿿]{2,24}?(?:局|委员会|委|厅|办公室|支队|大队))的?"
    r"(?:主要|权力|行政|安全生产|消防安全|安全|部门|工作|审批|许可|权责|岗位)*(?:职责|权责|责任|权力|事项)(?:任务|分工)?(?:清单|目录)?"
    r"(?:[（(][^）)]*[）)])?\Z"
)
"""The title of a list of what one unit does: 青河县民政局职责清单."""
_ARTICLE = regex(r"^第[一二三四五六七八九十百零\d]{1,5}条[\s　]*")
_DUTY = regex(
    "(?:依法)?(?:负责|承担|指导|组织|监督|管理|参与|配合|协助|拟订|制定|核发|审批|办理|查处|开展|统筹|推进|承办)|[^，。：]{4,20}(?:许可|审批|备案|登记)[：:]"
)
"""How a duty begins, or the name of what is granted with the steps behind it."""
_LEAST = 2
_FIRST_LINES = 6


def sets_unit_up(lines: Sequence[Line]) -> bool:
    """Tell whether a text is the rules of one unit, by its title."""
    head = [line.text for line in lines if line.kind is LineKind.TEXT][:_FIRST_LINES]
    return any(_TITLE.match(text) for text in head)


def heads_own_duties(text: str) -> bool:
    """Tell whether an article says that what follows is what its unit does: 第四条 市X局履行下列职责：."""
    found = _OWN_DUTIES.match(_ARTICLE.sub("", text, count=1))
    return found is not None and text.rstrip()[-1:] in "：:" and is_unit(found["unit"])


def assign_own_duties(root: Node) -> None:
    """Give what stands under 主要职责是： to the unit that the article names; articles on the rules are no duties."""
    for node in [each for each in root.walk() if each is not root]:
        words = node.whole or node.title
        found = _OWN_DUTIES.match(words.text)
        if found is None or not node.children or not is_unit(found["unit"]):
            continue
        name = words.part(*found.span("unit"))
        stated = Attribution(lead=(name.text,), quote=name.text, span=name.span)
        node.kind = SectionKind.TASKS
        for item in node.children:
            below_help = heads_help(item.title.text)
            for one in item.walk():
                one.kind = None
                said = (one.whole or one.title).text
                one.attribution = one.attribution or in_its_role(
                    said, stated, below_help=below_help
                )
        for other in root.children:
            about = _ABOUT_RULES.search((other.whole or other.title).text) is not None
            if not other.children and about:
                other.kind, other.untold = SectionKind.OTHER, False
            elif not (other.children or other.body or about) and _ARTICLE.search(other.number):
                other.children = [replace(other, kind=None)]
                other.kind = SectionKind.TASKS


def assign_to_title(root: Node, lines: Sequence[Line], title: str) -> None:
    """Give all items of a list to the one unit that its title names, where nobody else is named as theirs."""
    found = _OWN_LIST.match(title)
    head = next((line for line in lines[:_FIRST_LINES] if title and title in line.text), None)
    if found is None or head is None or not is_unit(found["unit"]):
        return
    items = root.children
    if len(items) == 1 and items[0].children and not items[0].title.text:
        items = items[0].children
    duties = [n for n in items if not n.children and _DUTY.match((n.whole or n.title).text)]
    if len(duties) < max(_LEAST, len(items) // 2) or any(n.attribution for n in root.walk()):
        return
    at = head.start + head.text.index(title)
    span = Span(block=head.block, start=at, end=at + len(found["unit"]))
    stated = Attribution(lead=(found["unit"],), quote=found["unit"], span=span)
    if items is root.children:
        section = Node(Piece(items[0].title.block, 0, 0, ""), kind=SectionKind.TASKS)
        section.children = items
        root.children = [section]
    for item in duties:
        said = (item.whole or item.title).text
        item.kind, item.attribution = None, in_its_role(said, stated)
