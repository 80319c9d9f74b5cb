"""What running text tells of comments on a draft: who has not answered, what was rejected, how many there were."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_UNIT = (
    "[^，,。；;：:、（）()0-9.．]{1,14}"
    "(?:局|委|办|厅|队|部|院|会|社|中心|公司|政府|街道|办事处|单位|乡|镇|[妇残文社侨商]联|科协)"
)
_SILENT = CuedPattern(
    rf"(?P<unit>{_UNIT}(?:[、和及]{_UNIT}){{0,9}})(?:等)?"
    r"(?:至今|截[至止][^，,。；;、]{1,12}?|目前|均|仍|尚|还|一直|始终|逾期|到期)*(?:未|没有)"
    "(?:能|按时|按期|按要求|书面|正式|作出|作|做出|予以|给予|予)*(?:反馈|回复|复函|答复|回函|回应)(?:意见|书面意见)?(?=[，,。；;]|$)(?![^。；;]{0,8}(?:视为|视同|予以|通报|约谈|督促|扣))",
    cue="反回复答",
)
"""Units that have not answered: 市水利局、市林业局尚未反馈."""
_DRAFTERS = regex("^(?:起草|编制|主办|牵头)")
"""Those who owe an answer to a comment, where others owe a comment."""
_SUPPOSED = regex("对|如|若|凡|逾期|到期|每|各")
"""A rule on whoever will not answer, no news that somebody has not."""
_REJECTED = CuedPattern(
    rf"(?:^|(?<=[，,。；;、：:\s0-9.．）)]))(?P<unit>{_UNIT})(?:[^，,。；;：:]{{0,6}}(?:提出|建议|要求|认为|希望)|[：:])"
    "(?P<said>[^。；;]{2,60}?)[，,。；;](?P<no>(?:本次|暂|最终|我[局委办]|经研究)*(?:未予?|不予?|没有(?:予以)?)(?:采纳|采用|吸收))",
    cue="采吸",
)
"""A comment told with its rejection: 市水利局提出增加过河管道内容，未予采纳."""
_REASON = CuedPattern(
    "因|由于|鉴于|考虑|理由|原因|主要是|根据|依据|按照|已[在有由经]|不宜|不属|属于|不符|超出|法定|规定|需|须|拟|将"
)
_COUNT = CuedPattern(
    r"(?:(?:意见|建议)(?:共|合计|总计)?(?P<a>\d{1,4})\s*[条项个处]|(?P<b>\d{1,4})\s*[条项个处](?:修改|反馈|书面|具体)?(?:意见|建议))(?:意见|建议|和)*"
    r"(?P<rest>[^。；;]{2,80})",
    cue="采吸",
)
_PART = regex(
    r"(?P<kind>其中|全部|部分(?:采纳|吸收|采用)|(?:未|不)予?(?:采纳|吸收|采用)|(?<!部分)(?<!未予)(?<!不予)(?<!未)(?<!不)(?:采纳|吸收|采用))(?:意见|建议)?\s*(?P<many>\d{1,4})?"
)
_WITHIN = regex("含|包括")
"""10条采纳（含部分采纳3条）: one part within another."""
_BOTH = 2


def told_amiss(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is amiss with the comments that a text tells of, with the place of the words."""
    for found in _SILENT.finditer(text):
        if _SUPPOSED.search(found["unit"]):
            continue
        what = "没有答复意见" if _DRAFTERS.search(found["unit"]) else "没有反馈意见"
        yield f"{found['unit']}{what}", *found.span()
    for found in _REJECTED.finditer(text):
        after = text[found.end() :].split("。")
        told = found["said"] + after[0] + ("".join(after[1:2]) if not after[0] else "")
        if not _REASON.search(told):
            yield f"{found['unit']}的意见{found['no']}，没有写明理由", *found.span()
    yield from _unbalanced(text)


def _unbalanced(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield a number of comments that is not the sum of those adopted, adopted in part and rejected."""
    for found in _COUNT.finditer(text):
        parts: dict[str, int] = {}
        total = found["a"] or found["b"]
        if _WITHIN.search(found["rest"]):
            continue
        for part in _PART.finditer(found["rest"]):
            if part["many"] and part["kind"] not in parts:
                parts[part["kind"]] = int(part["many"])
        rejected = any(kind[0] in "未不" for kind in parts)
        sum_ = sum(parts.values())
        if len(parts) >= _BOTH and rejected and sum_ != int(total):
            yield f"文中说有{total}条意见，采纳情况合计{sum_}条", *found.span()
