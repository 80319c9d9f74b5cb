"""Letters with opinions on somebody else's draft: 建议将第三条“由甲局牵头”修改为“由乙局牵头”.

What they want changed is said of another document: nobody is given work by it.
"""

from __future__ import annotations

from decompose.model.plan import SectionKind
from decompose.model.source import Document, Problem
from decompose.parser.tree import Node
from decompose.text.patterns import regex

_LETTER = regex(
    "(?:反馈|修改|回复|会签|回函|书面|部门)意见|意见(?:建议)?(?:情况)?的?(?:复函|反馈|回复|答复|回函)"
    "|提出(?:如下|以下)[^。；]{0,8}(?:意见|建议)[：:。]?\\Z",
    cue=("意见", "建议"),
)
"""The title of such a letter, or the sentence that announces the opinions."""
_OPINION = regex(
    "建议(?:将|把|在|对|改|修|删|增|补|调|明确|表述|予以|统一|参照|单列|合并|由)|(?:修改|改|调整|表述|完善)为|无(?:不同|其他|其它|修改)?意见"
    '|(?:增加|补充|增列|删[除去])[^。；]{0,12}[“"]|不(?:属于|是)[我本][局委办单部]|[“"][^”"]{1,80}[”"][^。；]{0,8}(?:删|改|不妥|不宜)'
)


def leave_out_opinions(root: Node, title: str, doc: Document) -> list[Problem]:
    """Let the items of a letter with opinions give no tasks, and say so.

    Shape:
        One problem where the document is such a letter.
    """
    announced = any(_LETTER.search(piece.text) for piece in root.body)
    if not root.children or not (_LETTER.search(title) or announced):
        return []
    texts = [
        "".join(p.text for n in child.walk() for p in (n.whole or n.title, *n.body))
        for child in root.children
    ]
    if 2 * sum(_OPINION.search(text) is not None for text in texts) < len(texts):
        return []
    for node in root.children:
        for each in node.walk():
            each.kind, each.untold, each.by_text = SectionKind.OTHER, False, False
    first = root.children[0].title
    message = (
        f"“{title[:40]}”是对另一份文件的意见，没有从中读任务；部门意见请用 consult collect 汇总"
    )
    return [
        Problem(
            code="document.opinion",
            message=message,
            place=doc.blocks[first.block].place,
            span=first.span,
        )
    ]
