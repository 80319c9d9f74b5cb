"""What a letter says to its addressees behind the last item: 请各单位于3月10日前将方案报办公室.

So do the last words of minutes: 会议要求，各单位按时限落实。
"""

from __future__ import annotations

from decompose.parser.kinds import explains_words
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_ASKS_ALL = regex(
    r"(?:(?:收到|接到?)[^，。]{0,8}[，后]{1,2})?请(?:各|全[省市县区各]|有关|相关)[^，,。；;]{0,24}(?:[单位门区县市镇乡道地校院园企厂矿]|组织|公司|学校)[^。]{0,60}?"
    r"(?:报|反馈|认真|遵照|抓好|结合实际|贯彻|执行|落实)"
    r"|(?:以上|上述)[^。]{0,30}请[^。]{0,20}(?:执行|落实|遵照|贯彻)"
    r"|会议(?:要求|强调|指出)，各[^。；;]{0,24}(?:[单位门区县市镇乡]|组织)[^。]{0,60}?(?:报|落实|配合|执行|汇总)",
    cue=("请", "会议"),
)
_TAKES_LEAVE = regex(
    r"(?:特此|专此|此)(?:函[达告复]?|通知|报告|复函?|批复|致?函复?|回复|说明|公告|致)"
    r"|(?:以上|上述|当|妥|可|是)[^，。；]{0,16}(?:妥否|当否|[可是]否|意见|请示|报告)[^。]{0,12}[，,]?[^。]{0,6}(?:请|盼|供)"
    r"|(?:敬请|恳请|请予|请|盼)(?:予以|予|及时|尽快)?(?:大力)?(?:支持(?:为盼|配合)?|复函|函复|回复|批示|审议|审阅|审示|指正|研究函复|贵[局单位])[^，。；]{0,10}[。！]?\Z"
    r"|本[一-龥]{1,6}自[^。；]{2,30}(?:施行|实施|执行)"
    r"|(?:备?注|说明|填报说明)\s?[:：]"
    r"|感谢(?:您|贵|你们|各位)[^。；]{2,40}[。！]?\Z"
    r"|(?:[（(]?联\s?系\s?人|联系电话|联系方式|电子邮箱|传真)\s?[:：]",
    cue=(
        "感谢",
        "注",
        "说明",
        "此",
        "以上",
        "上述",
        "当否",
        "妥否",
        "可否",
        "请",
        "盼",
        "联",
        "邮箱",
        "传真",
        "供",
        "施行",
        "实施",
        "执行",
    ),
)
"""Takes leave of the reader of a letter: 专此函达，请予支持为盼。"""
_REPORT_BACK = regex(
    r"各[^，。；]{1,40}?(?:要|应|须|请|务必|务于)?(?:于|在)?[^，。；]{0,6}?(?:\d{1,2}[月日]|每[月周季年旬]|底)[^，。；]{0,8}?前?，?"
    r"(?:将|把)[^，。；]{2,60}?报(?:送)?(?:[至到]|[^，。；]{2,20}(?:办|局|委|部|室|科|处|会))",
    cue="报",
)
"""Has all readers report back by a date, where nothing says what else they are to do."""


_WORK_BEHIND = regex(
    "[。；](?!请|联系)[^。；]{0,30}?(?:局|委|办|部|室|队|镇|街道|中心|公司|政府)(?:具体|统一)?(?:负责|牵头|要|将|会同|配合|对|组织|每|须|应)",
    cue=("局", "委", "办", "部", "室", "队", "镇", "街道", "中心", "公司", "政府"),
)
"""Goes on with work for somebody: …形成合力。市X委负责汇总落实情况."""


def take_closings(root: Node) -> list[Piece]:
    """Take closing words off the item behind which they stand, or off the list; they are nobody's task.

    Shape:
        What was taken, in reading order.
    """
    taken = []
    for node in root.walk():
        for child in node.children[-1:]:
            words = child.whole or child.title
            asked = child.family is None or words.text.startswith("会议")
            if not child.children and not child.body and asked and _closes(words.text):
                node.children = node.children[:-1]
                taken.append(words)
        taken += _words_explained(node)
        while (
            node.body and (last := node.body[-1]).block != node.title.block and _closes(last.text)
        ):
            node.body = node.body[:-1]
            taken.append(last)
    return sorted(taken, key=lambda piece: (piece.block, piece.start))


def _words_explained(node: Node) -> list[Piece]:
    """Take what words of the document mean off the end of a section: 名词解释： and the lines below it."""
    at = [n for n, piece in enumerate(node.body) if explains_words(piece.text.rstrip("：: "))]
    if not at:
        return []
    node.body, explained = node.body[: at[0]], node.body[at[0] :]
    return explained


def _closes(text: str) -> bool:
    """Tell whether a paragraph only closes a letter, a notice or minutes."""
    if _WORK_BEHIND.search(text):
        return False
    return any(form.match(text) for form in (_ASKS_ALL, _TAKES_LEAVE, _REPORT_BACK))
