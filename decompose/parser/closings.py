"""What a letter says to its addressees behind the last item: 请各单位于3月10日前将方案报办公室.

So do the last words of minutes: 会议要求，各单位按时限落实。
"""

from __future__ import annotations

from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_ASKS_ALL = regex(
    r"请(?:各|全[省市县区]各|有关|相关)[^，,。；;]{0,24}(?:[单位门区县市镇乡道]|组织|公司|学校)[^。]{0,60}?"
    r"(?:报|反馈|认真|遵照|抓好|结合实际|贯彻|执行|落实)"
    r"|(?:以上|上述)[^。]{0,30}请[^。]{0,20}(?:执行|落实|遵照|贯彻)"
    r"|会议(?:要求|强调|指出)，各[^。；;]{0,24}(?:[单位门区县市镇乡]|组织)[^。]{0,60}?(?:报|落实|配合|执行|汇总)",
    cue=("请", "会议"),
)


def take_closings(root: Node) -> list[Piece]:
    """Take closing words off the item behind which they stand, or off the list; they are nobody's task.

    Shape:
        What was taken, in reading order.
    """
    taken = []
    for node in root.walk():
        for child in node.children[-1:]:
            words = child.whole or child.title
            if not child.children and child.family is None and _ASKS_ALL.match(words.text):
                node.children = node.children[:-1]
                taken.append(words)
        last = node.body[-1] if node.body else None
        if last is not None and last.block != node.title.block and _ASKS_ALL.match(last.text):
            node.body = node.body[:-1]
            taken.append(last)
    return sorted(taken, key=lambda piece: (piece.block, piece.start))
