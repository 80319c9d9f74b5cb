"""What a comment on a draft says, and what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern

HEADS = {
    "serial": CuedPattern("^(?:序号|编号|序)$"),
    "unit": CuedPattern(
        "(?:反馈|提出|建议)?(?:单位|部门)(?:名称)?$|^(?:反馈|提出|来文|建议|意见)(?:方|者|人|来源|对象|主体)$|^专家(?:姓名)?$"
    ),
    "decision": CuedPattern(
        "采纳|吸纳|与否|是否|处理|办理|落实|答复|(?:协调|研究|吸收|采用|修改|回应)(?:结果|情况)"
    ),
    "opinion": CuedPattern("意见|建议|^修改(?:内容|为)$|^拟修改|^反馈内容$|^主要内容$|^诉求"),
    "original": CuedPattern("^原(?:文|稿|表述|内容|条款|表达)"),
    "reason": CuedPattern("理由|说明|备注|原因"),
}
"""The columns of a table of opinions, in the order in which a head is tried on them."""
DECISION = CuedPattern(
    r"^\s*(?P<word>是|否|[√✓×✗]|不?同意(?:修改)?|不予支持|支持|纳入|(?:维持|保留)原(?:文|稿|表述|条款|意见)|(?:不作|未作|暂不|不再|不予)(?:修改|调整|考虑)"
    r"|(?:已|拟|部分|酌情|原则(?:上)?|基本|全部|(?:未|不|暂不|暂未|本次未)(?:予|作|做)?)?(?:予以)?(?:采纳|吸纳|吸收|采用|接受)|待[一-鿿]{1,4}"
    r"|(?:(?:仍|尚|还)?(?:正?在|须|需)|正在|继续|进一步)?(?:进一步)?(?:协商|沟通|协调|研究|磋商)中?|(?:仍|尚)?(?:存|有|存在)(?:较大|一定)?分歧|[一-鿿]{0,6}未能?(?:达成|协调|取得|协商|形成)一致"
    r"|[一-鿿]{0,8}(?:意见|看法)(?:不一致|不统一|不一|相左|(?:存在|有)?分歧)|暂(?:不采纳|缓|缓采纳)|[再缓]议|(?:存疑|保留意见))"
    r"(?:[，,。；;:：（(\s]|$)"
)
"""How the cell of a decision begins."""
_NOTHING = CuedPattern(
    "^(?:逾期|到期|至今|截至[^，,。；;]{1,12})?未(?:反馈|回复|答复|复函|提)(?:意见)?[，,]?(?:视[为同]|按)(?:无|同意|没有)"
    "|^(?:对[^，,。；;]{1,14}?)?(?:经(?:认真)?(?:研究|讨论)后?[，,]?)?[（(]?(?:无|没有|同意|均?无)(?:任何|其他|不同|修改|反馈|具体)*(?:意见|建议)?(?:[（(][^（）()]{1,16}[）)])?(?![^。；]{6})"
    "|^(?:同意|认可|赞同|无异议)[，,、]?(?:无|没有)?(?:其他|修改|不同|补充)*(?:意见|建议)?[。]?$"
)
_REJECTED = CuedPattern(
    "^(?:否|[×✗]|不予支持|不同意(?:修改)?|(?:维持|保留)原(?:文|稿|表述|条款|意见)|(?:不作|未作|暂不|不再|不予)(?:修改|调整|考虑)"
    "|(?:部分|酌情|(?:未|不|暂不|暂未|本次未)(?:予|作|做)?)(?:予以)?(?:采纳|吸纳|吸收|采用|接受))$"
)


_UNREASONED = CuedPattern(
    "^(?:(?:但|且|也)?(?:未|没有?|无)(?:予以?|作|做)?(?:说明|写明|注明|列明|交代|解释|附|给出|填写?)?[^。；;]{0,12}(?:理由|原因|缘由|依据|说明|解释)"
    "|(?:理由|原因|缘由)[：:]?(?:不详|空缺?|略|未填|未写|待补|无|—)|(?:经(?:集体|认真)?(?:研究|讨论|会商|商议)(?:后?决定)?|起草组意见|我[局委办]意见)"
    "|(?:经研究)?[，,]?(?:仍?(?:维持|保留|按|照)原(?:文|稿|表述|条款|样|意见)|原(?:文|稿|条款)不变|不作(?:修改|调整))(?:报批|上报|印发|执行|报审)?)[。]?$"
)
"""Stands where a reason is due, and gives none."""


class Opinion(NamedTuple):
    """One row: who said what, what was decided, why."""

    serial: str
    unit: str
    opinion: str
    decision: str
    reason: str
    subject: dict[str, str]
    evidence: tuple[Evidence, ...]
    blocks: tuple[int, ...] = ()
    """The blocks that the row stands in."""
    original: str = ""
    """The words of the draft that the opinion is about, where the table has a column of them."""

    @property
    def nothing(self) -> bool:
        """Whether the unit had nothing to say: there is nothing to decide."""
        return not self.decision and _NOTHING.search(self.opinion) is not None

    @property
    def rejected(self) -> bool:
        """Whether the opinion was not taken up, or only in part."""
        return _REJECTED.search(self.decision) is not None

    @property
    def unreasoned(self) -> bool:
        """Whether nothing says why it was decided so: a blank, or words that only repeat the decision."""
        reason = self.reason.strip("（()）。；;，, ")
        return not reason or _UNREASONED.search(reason) is not None


@dataclass(slots=True)
class Consultation:
    """A table of opinions."""

    rows: list[Opinion] = field(default_factory=list)
