"""Targets in running text, each with unit, base and target; and the numbering of all indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.source import Span
from decompose.parser.indicator_kinds import DRAFT_ID, indicator_kind
from decompose.parser.indicator_movements import indicators_of_movement, yearly
from decompose.parser.indicator_tables import indicators_of_table
from decompose.parser.movements import Movement, movements_in, subject_before
from decompose.parser.target_clauses import (
    Whole,
    clauses_of,
    counts_thing,
    is_share_of_place,
    parts_begin,
    people_first,
    places_joined,
    reaches,
    with_name,
    without_places,
)
from decompose.text.dates import five_year_end
from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in

__all__ = ["indicators_in", "indicators_of_table", "names_joined", "numbered"]

_FALL = regex(
    r"(?:五年|累计|年均|逐年|分别|总体|平均|均|同比)*(?:再)?(?:下降|降低|减少|压减|降幅)"
    r"(?:率)?(?:幅度)?(?:达到?|约|不低于|不少于|超过|在)*"
)  # falls by


def numbered(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators with ids I1, I2 … in the order given."""
    return tuple(
        indicator.model_copy(update={"id": f"I{number}"})
        for number, indicator in enumerate(indicators, 1)
    )


_BY = regex(r"\s*(?:力争)?(?:到|至)(?:20\d\d年|“?十[四五六]五”?)(?:底|末)?(?:之?前)?")
_AGAIN = regex(
    r"\s*(?:力争|并)?(?:到|至)?20\d\d年(?:底|末)?(?:之?前)?(?=(?:力争|再|进一步)*(?:达|提高到|提升到|提升至|提高至|降到|降至|增加到|增至|不低于|不超过|控制在))"
)  # and by another year …: the name before it goes on
_SENTENCE = regex(r"[^。！？\n]+")
_TO = regex(
    r"(?:累计)?(?:达到?|提高到|提升到|提升至|提高至|增加到|增至|保持在|稳定在|控制在|"
    r"不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|力争达到?|力争|稳定|基本|继续|"
    r"降到|升至|升到|缩短到|缩短至|压缩到|压缩至|压减到|压减至|总体|实现|(?<!行)为|"
    r"也|均|都|要|应|在|降至|下降到|下降至|降低到|降低至|减少到|减少至|保持|控制|≥|≤|>|<|＞|＜){1,6}"
)  # reaches, is kept at
_BY_THEN = regex(r"\s*(?:力争)?(?:到|至)20\d\d年(?:底|末)?(?:之?前)?[，,]")
_YEAR_TOLD = regex(r"(?:到|至|力争|在)?(20\d\d)年(?:底|末)?(?:之?前)?")
_FALL_AT_END = regex(rf"{_FALL.pattern}$")
_OF_ACCIDENTS = regex(r"(?:生产安全|事故|死亡)")
_YEARLY = regex("(?:年均|每年|逐年)")
_GROWTH_AT_END = regex(r"(?:增长|提高|上升|增加)$")
_MEASURE_AT_END = regex(r"(?:达标|合格|覆盖|完成|上岗|备案|普及|整改)?(?:率|比例|数量|占比)$")
_TO_AT_END = regex(rf"{_TO.pattern}$")
_YEAR_AT_END = regex(r"(?:到|至|于)?20\d\d年(?:底|末)?(?:之?前)?$")
_BETWEEN_NAMES = regex(
    r"(?:、|和|及|与)(?=[^、和及与]*(?:起数|人数|率|数量|总数)$|[^、和及与]*(?:起数|"
    r"人数|率|数量|总数)[、和及与])"
)
_OF_EVENTS = regex(r"(.*(?:事故|火灾))")
_LEADING = regex(
    r"^(?:20\d\d年(?:底)?(?=全|，)|[（(]?[0-9一二三四五六七八九十]+[）).、．]\s*|——|—|"
    r"-|•|其中|全面|落实|力争|确保|争取|实现|努力|使|保持|推动|并|同时|以及|到20\d\d年底?前?|"
    r"至20\d\d年底?前?|20\d\d年底?前?|(?:20\d\d年)?\d{1,2}月(?:份|[上中下]旬|[初中底末])?(?:之?前)?|(?:今|本|当|每)?年[底末内](?:之?前)?|"
    r"(?:上|下)半年|全年(?=[^：:，]{2})|汛期?前|[^：:]{0,14}(?:方面|目标)?[：:]|(?:全[省市县区]|"
    r"我[省市县区])(?=[\u4e00-\u9fff]{4,})|力争到20\d\d年|“?[一-龥]{2,3}五”?(?:期间|"
    r"时期|末)|五年(?:内|来|共|累计)*(?=新建|改建|扩建|建成|更新|改造|完成|培训)|(?:到|至)?规划期(?:末|内|满|间)?|[一二三四五六七八九十]是|比20\d\d年|较20\d\d年|与20\d\d年相比|的)+"
)  # words before a name: by 2025, strive for
_SHARE_OF = regex(
    r"(?:不低于|不少于|达到?|占)(?P<whole>[\u4e00-\u9fff]{2,14})的(?:比例)?(?:不低于|"
    r"达到?)?$"
)  # not below … of
_BASE = regex(
    r"(?:较|比|以|与|相比于?)(?P<year>20\d\d)年(?:底|末)?(?:相比|为基[数期])?"
)  # compared with year
_BASE_PERIOD = regex(
    r"(?:较|比|与)(?:“?十[一二三四五六]五”?(?:规划)?(?:时期|期间|期末|末)?|上[一个]*(?:五年|规划期))(?:年均|平均)?(?:水平)?(?:相比)?"
)
"""Compared with the period before."""
_FROM = regex(
    r"由(?:(?P<year>20\d\d)年(?:的)?)?(?P<base>\d+(?:\.\d+)?)(?:[^\d，。；]{0,6})"
    r"(?:下降|降低|减少|提高|提升|增加|上升)(?:到|至)",
    cue="由",
)  # from … down to
_CITED = regex(
    r"(?:根据|按照|依据)?《[^》]*(?:纲要|规划|方案)》(?:[（(][^）)]*[）)])?(?:中)?(?:确定|明确|提出|规定|要求|下达)(?:的)?(?:到|至)?(?:20\d\d年)?(?:的)?",
    cue=("下达", "提出", "明确", "确定", "要求", "规定"),
)  # another plan sets …
_HERE = regex(
    r"(?:而)?(?:本规划|本方案|我[省市县区]|本[省市县区])(?:暂)?(?:按|取|定为|确定为|为)(?:照)?"
)
_SPAN_OF_LIFE = regex(
    r"(?:受教育年限|预期寿命|健康寿命|平均寿命)(?:达到?|提高到|提升到|增加到|延长到|达到)?$"
)
_NAMED = regex(r"[^\d为]{2,24}?(?=为|达到|\d)")
_ZERO = regex(
    r"(?:坚决|有效|严格)*(?:杜绝|实现|确保|防止|不发生|不出现)+(?:发生)?(?P<name>[^，；。、]{0,24}?(?:事故|火灾|"
    r"伤亡|死亡|事件))(?P<zero>零发生|“零发生”|为零|零死亡|“零死亡”|不发生)?$"
)  # rule out accidents
_NIL = regex(
    r"(?P<name>[^，；。]{2,24}?)(?:为零|为0|零发生|“零发生”|零死亡|“零死亡”|归零)$",
    cue=("“零发生”", "“零死亡”", "为0", "为零", "归零", "零发生", "零死亡"),
)  # none happen
_NO_DEATH = regex(r"零死亡”?$")
_KEPT = regex("控制在|不超过|不高于")
_CONTROLLED = regex(r"(?:死亡总?人数|死亡率|受害率)(?:[较比]20\d\d年(?:底|末)?)?(?:相比)?$")
"""What is controlled for the whole place, wherever its fall stands."""
_DEATHS = regex(r"死亡|伤亡")
_MEASURED = regex(
    r"(?:起数|人数|数量|总量|事故数|死亡数|率|比例|占比|比重|亡人数|次数|家数|人次|"
    r"系数|指数|浓度|满意度|强度|密度|得分|"
    r"人员|队伍|损失|总数|(?:床位|配置|拥有|保有|保障)数?|面积|时间|时长|里程|[一-龥]量|寿命|年限|增加值)$"
)  # number, rate, share
_ORDINAL = regex(
    r"^(?:第|近|前|这|上述|以下)|(?:第|表|图|附件|专栏|[一二三四五六七八九十]是)$"
)  # ordinals, captions
_OF_A_PLAN = regex(
    r"各(?:[县市区地乡镇盟旗]|（[^（）]*）)+$|(?:为|占|是|达)[^，。；]{0,6}(?:目标|计划|任务|规划)"
)
"""A share of what was planned (为目标的104%), what each place is to reach of what was named before."""
_OF_WHOLE = regex(r"^(?!.*每[年月季半]).*(?:人数|床位数|面积|里程|总量|蓄积量|总产值|[率数])$")
"""What is measured of a whole place: 每万人救援员持证人数."""
_SHARE = regex("(?:率|比例|占比)$")
_SHARES = frozenset({"%", "‰", "/10万"})
_IN_NAMES = frozenset({"小时", "分钟", "天", "日", "年", "岁", "人", "台", "车"})
_BARE = regex(
    "率|(?:系数|指数|满意度|强度|密度|得分)(?:[为达提稳保不]|$)|控制在|降至|下降到"
)  # behind these a number without a unit is a value
_VERBS = regex(
    r"(?:年均|每年|逐年|累计|总体|平均|稳步|持续|进一步|明显|显著|大幅|逐步)*"
    r"(?:下降|降低|减少|提高|提升|上升|增加|增长)?(?:到|至|为)?$"
)  # falls further
_EVENTS = regex(r"(?:事故|火灾|案件|事件|险情)$")
_WITHIN_YEAR = regex(
    r"(?:到|至|于|截至)?(?:20\d\d年)?(?:\d{1,2}月(?:份|[底末初]|[上中下]旬)?(?:\d{1,2}日)?|[上下]半年|(?:第?[一二三四]|[1-4])季度末?|(?:20\d\d)?年[底末中])"
    r"(?:之?前|以前|内|底前|末前)?(?:完成$)?"
)
"""A date within a year is no part of a name: 改造6月底前完成｜40%."""
_STEP = regex(rf"\s*{_WITHIN_YEAR.pattern}(?:完成|达到?|实现)?(?=\d)")
_ITEM_NUMBER = regex(r"^\s*\d{1,2}[.、．]")
_PAST = regex(
    r"了|曾|已(?:经)?(?!知|建)|以来|同比|“十[一二]五”期间[^，]{0,6}累计",
    cue=("了", "以来", "同比", "已", "曾", "累计"),
)  # signs of the past
_ACTION = regex(
    r"(?:培养|培训|新建|建设|建成|打造|创建|组建|配备|完成|改造|新增|引进|建立|开展|"
    r"组织|扶持|淘汰|关闭|整治|治理|设立|发展|培育|推广|[安加]装|选派|招录|轮训)"
)  # train, build, set up

_ACTS = regex(rf"{_ACTION.pattern}$")
_PER = regex(
    r"(?:每[\d十百千万]+(?:名|个|位)?[一-鿿]{0,4}?[人户口民工生车]|人均|户均)[^，。；]{2,}"
)  # of so many people
_THING = regex(r"的?([一-鿿]{2,16})[”。]?$")  # 每个乡镇组建30人｜应急救援队伍
_RESPONSE = regex(
    r"(?:反应|响应|到场|到达|出动|报送|报告|处置|救援|救助|到位|发布|等候|办理|办结|通行|恢复|修复)(?:平均)?(?:时间|时长|时限)$"
)  # how fast
_WITHIN = regex(r"(?:缩短|压缩|压减|控制|降低)(?:在|到|至)")


def indicators_in(
    text: str,
    *,
    block: int,
    offset: int = 0,
    goals: bool = True,
    period: tuple[int, int] | None = None,
) -> tuple[Indicator, ...]:
    """Return the quantified targets of running text, in order.

    Args:
        text: A paragraph of a goals section, or of a task.
        block: Index of the block it comes from.
        offset: Where the paragraph begins in the block.
        goals: The paragraph states goals; in a task only coverage, absolute targets and falls of deaths count.
        period: First and last year of the plan, for targets without a year of their own.

    Shape:
        ``生产安全事故起数和死亡人数累计下降30%以上`` gives two. 杜绝 gives a ceiling of zero.
        Words without a number (得到有效遏制) give none.
    """
    found: list[Indicator] = []
    for sentence in _SENTENCE.finditer(text):
        if not goals and _PAST.search(sentence.group()):
            continue
        text_of = places_joined(sentence.group())
        year = _year_before(text_of[: parts_begin(text_of)], period)
        bases = {found_["year"]: found_ for found_ in _BASE.finditer(text_of)}
        common = next(iter(bases.values())) if len(bases) == 1 else None
        at = offset + sentence.start()
        if goals:
            text_of = _take_movements(text_of, Span(block=block, start=at, end=at), period, found)
        clauses = clauses_of(text_of)
        parts = parts_begin(sentence.group())
        then = None if goals else _BY_THEN.search(sentence.group())
        for n, clause in enumerate(clauses):
            year = _year_before(clause.group(), None) if _BY.fullmatch(clause.group()) else year
            start = at + clause.start()
            span = Span(block=block, start=start, end=start + len(clause.group()))
            own_year = _year_before(clause.group(), None) or year
            base = _BASE.search(clause.group()) or common
            if _is_over(own_year, period):
                continue
            words = people_first(with_name(clauses, n, _own_words(clauses, n)))
            stated = goals or (then is not None and clause.start() >= then.end() - 1)
            whole = Whole(clause.start() < parts, stated)
            read = partial(_of_clause, span=span, goals=goals, year=own_year, base=base)
            own_ones = list(read(words, whole=whole))
            last = found[-1] if found and found[-1].span.start >= at else None
            if last and not own_ones and (then := _AGAIN.match(words) or _STEP.match(words)):
                # 改造6月底前完成40%，9月底前完成70%: the last step is the year's target
                words = f"{last.name}达到{words[then.end() :]}"
                own_ones = list(read(words, whole=whole))
                same_year = own_ones and own_ones[0].target_year == last.target_year
                if same_year and own_ones[0].name == last.name:
                    found.pop()
            found.extend(own_ones)
    return tuple(sorted(found, key=lambda indicator: indicator.span.start))


def _take_movements(
    sentence: str, at: Span, period: tuple[int, int] | None, found: list[Indicator]
) -> str:
    """Add the targets that movements tell, and return the sentence without their words."""
    year = _year_before(sentence[: parts_begin(sentence)], period)
    base = _BASE.search(sentence)
    rest = sentence
    for moved, names, begin in _moved(sentence):
        span = Span(block=at.block, start=at.start + begin, end=at.start + moved.end)
        base_year = moved.base.year if moved.base else int(base["year"]) if base else None
        if moved.base and _is_milestone(base_year, year, period):
            continue
        until = year if year != base_year else period[1] if period else None
        rest = f"{rest[:begin]}{'，' * (moved.end - begin)}{rest[moved.end :]}"
        if not _is_over(until, period):
            found += indicators_of_movement(moved, names, span, year=until, base_year=base_year)
    return rest


def _is_over(year: int | None, period: tuple[int, int] | None) -> bool:
    """Tell whether a year lies before the plan's period: what was reached by then is no target."""
    return year is not None and period is not None and year < period[0]


def _is_milestone(year: int | None, last: int | None, period: tuple[int, int] | None) -> bool:
    """Tell whether the year of a first value is one to be reached, as 到2027年达到90%，到2030年达到98% says."""
    if year is None:
        return False
    return year >= period[0] if period else last is not None and year > last


def _own_words(clauses: Sequence[re.Match[str]], n: int) -> str:
    """Return a clause as this plan's own words: what it cites of another plan gives its figure way.

    《纲要》确定达标率为95%，本规划按90%安排 sets a rate of 90.
    """
    words = clauses[n].group()
    cited = _CITED.match(words)
    here = n and _HERE.match(words)
    if cited:
        follows = n + 1 < len(clauses) and _HERE.match(clauses[n + 1].group())
        return "" if follows else words[cited.end() :]
    if here and (before := _CITED.match(clauses[n - 1].group())):
        name = _NAMED.match(clauses[n - 1].group(), before.end())
        return f"{name[0]}达到{words[here.end() :]}" if name else words
    return words


def _moved(sentence: str) -> list[tuple[Movement, list[str], int]]:
    """Return the movements of a sentence that are of something, and where its name begins."""
    found: list[tuple[Movement, list[str], int]] = []
    for moved in movements_in(sentence):
        begin, words = subject_before(sentence, moved.start)
        name = _VERBS.sub("", _trim_name(_BASE.sub("", words)))
        if len(name) >= 2 and not _ORDINAL.search(name) and (moved.target or moved.falls):
            found.append((moved, names_joined(name), begin))
    return found


def _year_before(sentence: str, period: tuple[int, int] | None) -> int | None:
    sentence = _BASE_PERIOD.sub("", _BASE.sub("", sentence))
    found = _YEAR_TOLD.search(sentence)
    if found:
        return int(found.group(1))
    return five_year_end(sentence) or (period[1] if period else None)


def _of_clause(
    clause: str,
    span: Span,
    *,
    goals: bool,
    year: int | None,
    base: re.Match[str] | None,
    whole: Whole,
) -> Iterator[Indicator]:
    zero = (_ZERO.search(clause) or _NIL.search(clause)) if goals else None
    if zero and _is_zero_goal(clause, zero):
        yield _zero_goal(_trim_name(zero["name"]), clause, span, year)
        return
    risen = _FROM.search(clause)
    quantities = [q for q in quantities_in(clause) if _counts(q, clause)]
    if risen:
        quantities = [q for q in quantities if q.end > risen.end()]
    if goals and len(quantities) > 1 and clause[: quantities[0].start].endswith("每"):
        quantities = quantities[1:]  # 每10万人拥有避难场所面积1.2万平方米
    if len(quantities) > 1 and _in_name(clause[: quantities[-1].start], quantities):
        quantities = quantities[-1:]
    if len(quantities) != 1:
        return
    quantity = quantities[0]
    before = clause[: quantity.start]
    fall = _FALL_AT_END.search(before)
    if fall and (goals or (year is not None and _CONTROLLED.search(before[: fall.start()]))):
        yield from _falling(before[: fall.start()], quantity, clause, span, year, base)
    elif fall is None:
        yield from _reaching(clause, quantity, span, goals=goals, year=year, whole=whole)


def _in_name(before: str, quantities: Sequence[Quantity]) -> bool:
    """Tell whether all figures but a share at the end belong to its name: 24小时扑灭率达到95%."""
    *inside, last = quantities
    name = _trim_name(before)
    named = last.unit in ("%", None) and _SHARE.search(name) is not None
    return named and all(one.unit in _IN_NAMES and one.text in name for one in inside)


def _is_zero_goal(clause: str, found: re.Match[str]) -> bool:
    stated = found.groupdict().get("zero")
    return (
        bool(stated) or "杜绝" in clause or found.re.pattern == _NIL.pattern or "不发生" in clause
    )


def _zero_goal(name: str, clause: str, span: Span, year: int | None) -> Indicator:
    if _NO_DEATH.search(clause) and not _DEATHS.search(name):
        name += "死亡人数"
    return Indicator(
        id=DRAFT_ID,
        name=name,
        unit="起" if name.endswith(("事故", "火灾", "事件")) else None,
        target_year=year,
        target=0.0,
        target_text=clause.strip(),
        kind=IndicatorKind.CEILING,
        span=span,
    )


def _counts(quantity: Quantity, clause: str) -> bool:
    """Whether a quantity can be a target: not an item number, an ordinal, a class or a duration."""
    if quantity.start == 0 and _ITEM_NUMBER.match(clause):
        return False
    if quantity.unit in {"年", "岁"} and _SPAN_OF_LIFE.search(clause[: quantity.start]):
        return True
    if quantity.unit is None or quantity.unit in {
        "年",
        "日",
        "月",
        "级",
        "天",
        "岁",
        "周",
        "期",
        "类",
        "种",
        "条",
    }:
        return bool(_BARE.search(clause[: quantity.start])) if quantity.unit is None else False
    inside_name = quantity.unit in {"人", "名"} and _OF_ACCIDENTS.match(clause[quantity.end :])
    return not inside_name and not _ORDINAL.search(clause[: quantity.start])


def _falling(
    before: str,
    quantity: Quantity,
    clause: str,
    span: Span,
    year: int | None,
    base: re.Match[str] | None,
) -> Iterator[Indicator]:
    before = _BASE_PERIOD.sub("", _BASE.sub("", before))
    annual = _YEARLY.search(clause[len(before) : quantity.start]) is not None
    for name in names_joined(_trim_name(before)):
        if annual:
            yield yearly(name, quantity.value, _target_text(clause, quantity), span, year)
            continue
        yield Indicator(
            id=DRAFT_ID,
            name=name,
            unit=quantity.unit,
            base_year=int(base["year"]) if base else None,
            target_year=year,
            target=quantity.value,
            target_text=_target_text(clause, quantity),
            kind=IndicatorKind.CUMULATIVE_FALL,
            span=span,
        )


def _reaching(
    clause: str, quantity: Quantity, span: Span, *, goals: bool, year: int | None, whole: Whole
) -> Iterator[Indicator]:
    before = clause[: quantity.start]
    risen = _FROM.search(clause)
    before = before[: risen.start()] if risen else before
    share_of = _SHARE_OF.search(before)
    if share_of and share_of.group().startswith("占") and "比例" in share_of.group():
        share_of = None  # 损失占生产总值的比例: all of it is the name
    name = _trim_name(before[: share_of.start()] if share_of else before)
    if (
        name.startswith("每")
        and _ACTS.search(name)
        and (thing := _THING.match(clause, quantity.end))
    ):
        name += thing[1]
    per = whole.stated and _PER.match(name) is not None
    measured = _MEASURED.search(name) is not None or per
    measured = measured or (quantity.unit == "起" and _EVENTS.search(name) is not None)
    share = quantity.unit in _SHARES
    counted = whole.alone and counts_thing(clause, quantity, name, goals=whole.stated)
    if not (measured or share or counted or _ACTION.search(name)) or len(name) < 3:
        return
    if is_share_of_place(name, quantity) or _OF_A_PLAN.match(name):
        return
    kept = whole.stated or reaches(clause, quantity)
    firm = _is_limit(clause, name) or (kept and _OF_WHOLE.search(name) is not None)
    other = not (share or counted or _ACTION.search(name) or firm or per)
    if _GROWTH_AT_END.search(name) or (not goals and other):
        return
    kind = indicator_kind(name, quantity, fall=False, zero=False)
    if not goals and kind is IndicatorKind.RATE:
        kind = IndicatorKind.COVERAGE
    yield Indicator(
        id=DRAFT_ID,
        name=name,
        unit=quantity.unit,
        base_year=int(risen["year"]) if risen and risen["year"] else None,
        base=float(risen["base"]) if risen else None,
        target_year=year,
        target=quantity.value,
        target_text=clause[share_of.start() : quantity.end]
        if share_of
        else _target_text(clause, quantity),
        kind=kind,
        scope=None if goals else _scope(name),
        span=span,
    )


def _is_limit(clause: str, name: str) -> bool:
    """Tell whether a clause keeps deaths, accidents or a time within a number: a target anywhere."""
    kept = _KEPT.search(clause) is not None
    return (kept and _DEATHS.search(name) is not None) or (
        _RESPONSE.search(name) is not None and _WITHIN.search(clause) is not None
    )


def _scope(name: str) -> str:
    """Return what an indicator of a task is about: its name without the measure."""
    return _MEASURE_AT_END.sub("", name) or name


def _target_text(clause: str, quantity: Quantity) -> str:
    return clause[quantity.start : quantity.end].strip()


def _trim_name(text: str) -> str:
    text = _LEADING.sub("", text.strip())
    text = _TO_AT_END.sub("", text).strip(" ：:、的")
    text = _WITHIN_YEAR.sub("", text)
    text = _TO_AT_END.sub("", _YEAR_AT_END.sub("", text))
    text = without_places(text)
    return text.strip("“”") if text.count("“") != text.count("”") else text


def names_joined(text: str) -> list[str]:
    """Part two indicators that share a figure, giving the second its elided beginning."""
    parts = [part for part in _BETWEEN_NAMES.split(text) if part]
    if len(parts) < 2 or not all(_MEASURED.search(part) for part in parts):
        return [text] if text else []
    stem = _OF_EVENTS.match(parts[0])
    return [
        part
        if not stem or index == 0 or "事故" in part or "死亡率" in part
        else stem.group(1) + part
        for index, part in enumerate(parts)
    ]
