"""What running text tells of comments on a draft: who has not answered, what was rejected, how many there were."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

UNIT = (
    "(?![个家条项位])[^，,。；;：:、（）()0-9.．]{1,14}"
    "(?:局|委|办|厅|队|部|院|会|社|中心|公司|政府|街道|办事处|单位|乡|镇|[妇残文社侨商]联|科协|总工会|团[省市县区]委)"
)
"""What gives an opinion: an organ, a company, a township."""
_SILENT = CuedPattern(
    rf"(?P<unit>{UNIT}(?:[、和及]{UNIT}){{0,9}})(?:等)?[：:]?"
    r"(?:(?:至今|截[至止][^，,。；;、]{1,12}?|目前|逾期|到期)[，,]?|均|仍|尚|还|一直|始终)*(?:未|没有)"
    "(?:能|完成|按时|按期|按要求|书面|正式|作出|作|做出|予以|给予|予)*(?:反馈|回复|复函|答复|回函|回应|会签|回签|签署意见)(?:意见|书面意见)?(?=[，,。；;]|$)(?![^。；;]{0,8}(?:视为|视同|予以|通报|约谈|督促|扣))",
    cue="反回复答签",
)
"""Units that have not answered: 市水利局、市林业局尚未反馈."""
_NOT_COME = CuedPattern(
    rf"(?P<unit>{UNIT})(?:的)?[：:]?(?:书面|反馈)?(?:意见|复函|回函|反馈)[函件稿]?(?:至今|截[至止][^，。；]{{1,10}}|目前|仍|尚|还)*(?:未|没有)(?:收到|返回|送达|报来|报送|提交|反馈)(?=[，,。；;]|$)",
    cue=("意见", "复函", "回函", "反馈"),
)
"""An answer that has not come: 县民政局：意见函至今未收到."""
_NO_REPLY = CuedPattern(
    rf"(?:^|(?<=[。；;\s.．、）)]))(?P<unit>{UNIT})(?:(?:为|是|作为|系|属于?)[^，,。；;]{{2,24}})?[，,：:](?:(?:截[至止][^，,。；;、]{{1,12}}?|至今|目前|逾期|到期|经(?:多次|再次|两次|三次)?催[办要促])[，,]?)+"
    "(?:仍|尚|还|均|一直)?(?:未|没有|没)(?:收到|见到?|接到|有|作|做出?|予)?(?:其|该局)?(?:任何|书面|正式)?(?:回函|复函|回文|回复|答复|回音|反馈|书面意见|意见|表态|回应)",
    cue="回复函答反意表",
)
"""市交警支队为路权主管单位，截至上会，未收到回函."""
_LISTED = CuedPattern(
    rf"未(?:按时|按期)?(?:反馈|回复|答复)(?:意见|情况)?的?(?:单位|部门)(?:名单)?(?:\d+个)?(?:有|为|是|包括)?[：:]?\s*(?P<unit>{UNIT}(?:[、和及]{UNIT}){{0,19}})",
    cue=("单位", "部门"),
)
"""A list of those who have not answered: 未反馈意见的单位：市工信局、市供销社."""
_WHAT_FOR = regex("(?<=[局委办厅队院社会])(?:为|是|作为|系).+")
"""What a unit is to the matter: 市公安局为道路执法单位."""
_DRAFTERS = regex("^(?:起草|编制|主办|牵头)")
"""Those who owe an answer to a comment, where others owe a comment."""
_SUPPOSED = regex("对|如|若|凡|逾期|到期|每|各")
"""A rule on whoever will not answer, no news that somebody has not."""
_REJECTED = CuedPattern(
    rf"(?:^|(?<=[，,。；;、：:\s0-9.．）)]))(?P<unit>{UNIT})(?:[^，,。；;：:]{{0,6}}(?:提出|建议|要求|认为|希望)|[：:])"
    r"(?P<said>[^。；;]{2,60}?)[，,。；;](?P<label>(?:答复|处理(?:结果|意见|情况)?|结果|采纳情况|办理(?:结果|情况)|研究意见)[：:])?(?P<no>(?:本次|暂|最终|我[局委办]|经研究)*(?:未(?:予|作|做)?|不(?:予|作)?|没有(?:予以|作)?)(?:采纳|吸纳|采用|吸收)(?!的?意?见?(?:建议)?\s*\d))",
    cue="采吸",
)
"""A comment told with its rejection: 市水利局提出增加过河管道内容，未予采纳."""
_PARTLY = CuedPattern(
    rf"(?:^|(?<=[，,。；;、：:\s）)]))(?P<unit>{UNIT})(?:关于[^，,。；;]{{2,40}}的|的|所?(?:提出?|反馈)(?:关于[^，,。；;]{{2,40}})?的?)(?P<said>[^，,。；;]{{0,20}}?)(?:意见|建议)(?:[，,])?"
    "(?P<no>(?:部分|酌情)(?:予以)?(?:采纳|吸纳|采用|吸收)|(?:未|不|暂不|没有)(?:予|作|做)?(?:以)?(?:采纳|吸纳|采用|吸收))(?!的?意?见?(?:建议)?\\s*\\d)",
    cue="采吸",
)
"""A comment told with its rejection or part adoption: 市水务局关于管护经费的建议部分予以吸收."""
_BEFORE = CuedPattern("因|由于|鉴于|考虑|理由|原因|主要是")
"""Tells why, before the rejection."""
_REASON = CuedPattern(
    "因|由于|鉴于|考虑|理由|原因|主要是|根据|依据|按照|已[在有由经]|不宜|不属|属于|不符|超出|法定|规定|需|须|拟|将"
)
_COUNT = CuedPattern(
    r"(?:(?:意见|建议)(?:共|合计|总计)?(?P<a>\d{1,4})\s*[条项个处件]|(?P<b>\d{1,4})\s*[条项个处件](?:修改|反馈|书面|具体)?(?:意见|建议))(?:意见|建议|和)*"
    r"(?P<rest>[^。；;]{2,80})",
    cue="采吸",
)
_PART = regex(
    r"(?P<kind>其中|全部|部分(?:采纳|吸纳|吸收|采用)|(?:未|不)予?(?:采纳|吸纳|吸收|采用)|(?<!部分)(?<!未予)(?<!不予)(?<!未)(?<!不)(?:采纳|吸纳|吸收|采用))(?:意见|建议)?了?\s*(?P<many>\d{1,4})?"
)
_WITHIN = regex("含|包括")
_TOLD_REST = regex("其余|其他|另有|另外|剩余|余下|合并|重复|未予?采|不予?采|没有采|解释|附[件表后]")
"""10条采纳（含部分采纳3条）: one part within another."""
_BOTH, _SAYS_WHY = 2, 4


def told_amiss(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is amiss with the comments that a text tells of, with the place of the words."""
    for found in _SILENT.finditer(text):
        if _SUPPOSED.search(found["unit"]):
            continue
        what = "没有答复意见" if _DRAFTERS.search(found["unit"]) else "没有反馈意见"
        yield f"{_WHAT_FOR.sub('', found['unit'])}{what}", *found.span()
    late = (found for found in _NO_REPLY.finditer(text) if not _SILENT.search(found.group()))
    for found in (*_LISTED.finditer(text), *_NOT_COME.finditer(text), *late):
        yield f"{_WHAT_FOR.sub('', found['unit'])}没有反馈意见", *found.span()
    for found in (*_REJECTED.finditer(text), *_PARTLY.finditer(text)):
        after = regex("[。；;]").split(text[found.end() :])
        told = after[0] + (
            "".join(after[1:2]) if text[found.end() : found.end() + 1] == "。" else ""
        )
        labelled = found.groupdict().get("label") and len(after[0].strip("，, ")) >= _SAYS_WHY
        if not labelled and not _BEFORE.search(found["said"]) and not _REASON.search(told):
            yield f"{found['unit']}的意见{found['no']}，没有写明理由", *found.span()
    yield from _unbalanced(text)
    yield from _units_left(text)


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
        adopted = max((many for kind, many in parts.items() if kind[0] in "采吸"), default=0)
        if adopted > int(total):
            yield f"文中说有{total}条意见，采纳情况合计{adopted}条", *found.span()
            continue
        rejected = any(kind[0] in "未不" for kind in parts)
        sum_ = sum(parts.values())
        # Taken up, and in part: the rest is told nowhere.
        partly = any(kind.startswith("部分") for kind in parts) and adopted and "其中" not in parts
        rejected = rejected or bool(partly and not _TOLD_REST.search(text))
        if len(parts) >= _BOTH and rejected and sum_ != int(total):
            yield f"文中说有{total}条意见，采纳情况合计{sum_}条", *found.span()


_HEADS_SILENT = regex(
    r"[^，。；]{0,8}未(?:按时|按期)?(?:反馈|回复|答复)(?:意见|情况)?的?(?:单位|部门)(?:名单)?[：:]?"
)
_UNITS = regex(rf"(?P<unit>{UNIT}(?:[、和及]{UNIT}){{0,19}})[。；]?\s*")


def silent_below(heading: str, text: str) -> str | None:
    """Return the units of a list below a heading that says they have not answered."""
    found = _UNITS.fullmatch(text)
    return found["unit"] if found and _HEADS_SILENT.search(heading) else None


_ASKED = CuedPattern(
    r"(?P<many>\d{1,3})\s*[个家](?:[一-鿿]{0,4}(?:单位|部门|乡镇|成员单位)|[一-鿿]{0,3})(?:和[^，。；]{1,10})?",
    cue="个家",
)
_WITHOUT = regex(
    r"(?P<many>\d{1,3})\s*[个家](?:单位|部门)?(?:均)?(?:反馈|回复|表示|答复|书面)?(?:了)?(?:无|没有)(?:修改|不同|其他)?(?:意见|异议)"
)
_WITH = regex(
    r"(?P<many>\d{1,3})\s*[个家](?:单位|部门)?(?:共)?(?:提出|反馈|提交)(?:了)?(?:具体|书面|修改|不同|有关)?(?:意见|建议|修改意见)"
)
_REST = regex("未(?:反馈|回复|答复|提)|没有(?:反馈|回复)|其余|其他|另有|尚|暂未|逾期|还有")


def _units_left(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield a number of units of which some neither had an opinion nor had none."""
    for sentence in regex("[^。]+").finditer(text):
        told = sentence.group()
        asked, without, with_ = _ASKED.search(told), _WITHOUT.search(told), _WITH.search(told)
        if (
            asked is None
            or without is None
            or with_ is None
            or _REST.search(text[sentence.start() :])
        ):
            continue
        if asked.start() in (without.start(), with_.start()):
            continue
        total = int(without["many"]) + int(with_["many"])
        if total != int(asked["many"]):
            start = sentence.start() + asked.start()
            end = sentence.start() + max(without.end(), with_.end())
            yield f"征求了{asked['many']}家单位，文中交代了{total}家", start, end
