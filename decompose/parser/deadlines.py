"""Deadlines and frequencies of a task or measure, as printed."""

from __future__ import annotations

import re

from decompose.text.dates import FIVE_YEAR, YEAR
from decompose.text.patterns import regex

_YEAR = YEAR.replace(r"\d", "[0-9０-９]").replace(
    "(?:19|20)", "(?:19|20|１９|２０)"
)  # year, also in wide digits
_N = "[0-9０-９]"  # a digit, also wide
_MONTH = rf"(?:{_N}{{1,2}}|十[一二]?|[一二三四五六七八九])"  # month
_DAY = rf"(?:{_N}{{1,2}}|[一二三]?十?[一二三四五六七八九十])"  # day
_POINT = (
    rf"(?:{_YEAR}\s*年(?:\s*{_MONTH}\s*月份?(?:\s*{_DAY}\s*[日号])?)?"
    rf"|(?:今年|明年|当年|次年|本年|本年度|每年(?={_MONTH}月)|每月(?={_DAY}[日号])(?:{_DAY}[日号]))(?:{_MONTH}月份?(?:{_DAY}[日号])?)?"
    rf"|{_MONTH}\s*月份?(?:\s*{_DAY}\s*[日号])?)"
)  # a year, month or day
_PART = (
    r"(?:上半年|下半年|年中|第?[一二三四]季度|[上中下]旬|年?[底末]|年终|初"
    r"|(?<=年)内(?![容部控外涝河蒙]))"
)  # part of a year or month
_SEASON = (
    r"(?:主?汛期?|入汛|防火期|采暖[季期]|供暖[季期]|入冬|春节|国庆节?|(?:[春秋]季学期)?开学)"
    "(?:到来|来临)?"
)  # seasons
_EDGE = r"(?:之前|以前|前)"  # before
_DONE = (
    r"(?:全面|全部|基本|要|力争|争取|确保)?(?:完成|建成|实现|达到|达|办结|投入使用|"
    r"投用|启用|竣工|完工|收尾|收官|清零|销号|配齐|装齐|做完|改完|办完|见效|通车|出台|印发|到位|交付)"
)  # done, built, issued
_RANGE = (
    rf"{_YEAR}\s*年?(?:{_MONTH}月)?\s*(?:[-—–~～]+|至|到)"
    rf"\s*(?:{_YEAR}\s*年(?:{_MONTH}月)?|{_MONTH}月)(?:{_PART})?"
    rf"|每年{_MONTH}月(?:{_DAY}日)?(?:至|到|—|-)(?:次年|翌年)?{_MONTH}月(?:{_DAY}日)?底?"
)  # 2021-2023
_DEADLINE = regex(
    rf"""
      (?:(?:(?P<to>到|至|截至|截止到?)|(?P<by>在|于|力争|确保|争取))\s*)?
        {_POINT}(?:(?:{_PART}|{_SEASON})?{_EDGE}|(?(by)(?!)|(?:{_PART}|(?(to)|(?={_DONE})))))
    | {_RANGE}(?=[，,；;。）)完]|$)
    | (?:到|至)?{FIVE_YEAR}(?:规划)?(?:期间|时期|末期|期末|末|初期|中期)(?:内|前|末)?
    | (?:到|至|在)?(?:本)?规划期(?:内|末|满)
    | 每(?:年|月|季度?|周)[末底]前?
    | (?:今年|本年|当年|年)(?:内|底前|末前|底|末|终)
    | [上下]半年(?:内|前)
    | (?<!{_N}){_N}{{1,3}}\s*(?:个工作日|日|天|个月|年)(?:之内|以内|内)
    | [一二两三四五六七八九十]{{1,3}}(?:个工作日|日|天|个月|年)(?:之内|以内|内)
    """,
    re.VERBOSE,
    cue="年月五期季周日天",
)  # every kind of time limit
_WEAK_ALONE = regex(
    r"(?:^|(?<=[，,；;。（(、：:\s]))(?:并)?(持续(?:推进|推动|开展|实施|深化|进行|"
    r"加强)|长期(?:坚持|推进|实施|开展)?|常态化(?:推进|开展|实施)?"
    r"|适时(?:启动|开展|推进|完成)?|限期(?:完成|整改到位|整改)?|立即(?:整改|执行|实施|"
    r"开展)?|近期(?:完成)?|全年|年度|逐年推进|按(?:照)?(?:时间节点|计划|序时进度|进度)"
    r"(?:完成|推进)?)"
    r"(?=[，,；;。）)\s]|$)"
)  # words that name no date, standing as a clause of their own
_TIMELY = regex(r"适时(?=修订|制定|出台|调整|启动|开展|推出|召开|组织|印发)")  # in due time
_COUNT = (
    r"(?:不少于|至少|不低于)?(?:开展|组织|进行|召开|举办|报告|检查|研究)?(?:不少于|"
    rf"至少|不低于)?(?:[一二两三四五六]|{_N}{{1,2}})(?:次|场|轮|遍)(?:以上)?"
)  # at least once
_FREQUENCY = regex(
    rf"(?:每(?:半|[一二两三四五六]|{_N})?\s*(?:个)?(?:学年|学期|年度?|季度?|月度?|周|日|旬|星期)(?:{_COUNT})?"
    rf"|(?<![\u4e00-\u9fff])年均(?!增|下|降|提|减|递|值|经)(?:{_COUNT})?(?=[^，。；]{{0,16}}{_N})"
    rf"|每隔[一二两三四五半{_N[1:-1]}]+(?:年|个月)|逐[年月](?!推进)|按(?:年度|季度?|月|"
    r"周)(?!计划)|(?:年度|季度|月度)(?=通报|调度|考核|评估|监测)"
    rf"|一年(?:内)?[一二两三四{_N[1:-1]}]次)"
)  # every year, each quarter
_DATED_FACT = regex(r"起(?:施行|实施|执行|生效)|(?:年|月|日)(?:起|以来|以后)")  # a law's date
_CUE = regex("[年月期季日续天按]|适时|立即|常态")  # signs of a time
_RHYTHM = regex("[每逐按度]|一年|年均")  # signs of a rhythm
_BARE_POINT = regex(_POINT)
_DOTTED = regex(r"20[0-9]{2}[.．/-](?:1[0-2]|0?[1-9])(?:[.．/-][0-9]{1,2})?日?")
_LINE_END = regex(r"\s*\n\s*")
_NOTHING = regex(r"[无/\\\-—–\s]+")
_DONE_AFTER = regex(rf"(?<=[前底末内年月日度])(?:{_DONE}(?:任务|工作)?)$")


def deadline_in(text: str) -> str | None:
    """Return the first time limit of a text as printed, None when there is none.

    A year that only dates a law, a document or a past fact is no deadline; neither is a verb phrase
    such as 持续推进 when it governs an object.
    """
    if _CUE.search(text) is None:
        return None
    for found in _DEADLINE.finditer(text):
        if not _is_fact(text, found):
            return found.group().strip()
    weak = _WEAK_ALONE.search(text)
    if weak:
        return weak.group(1)
    timely = _TIMELY.search(text)
    return timely.group() if timely else None


def _is_fact(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 6]
    if _DATED_FACT.match(after) or after.startswith(("相比", "较", "同比", "比")):
        return True
    before = text[: found.start()]
    return before.endswith(("《", "〔", "[", "比", "较", "自", "从")) or _in_title(before)


def _in_title(before: str) -> bool:
    return before.rfind("《") > before.rfind("》")


def bare_date(text: str) -> str | None:
    """Return a text that is nothing but a year, month or day, also 2026.6; None for any other text."""
    if text[:2] == "20" and _DOTTED.fullmatch(text):
        return text
    found = _BARE_POINT.fullmatch(text) if text[-1:] in {"年", "月", "日", "份", "号"} else None
    return text if found else None


def field_deadline(text: str) -> str | None:
    """Return the content of a deadline field or cell as printed, without 完成; None when empty.

    Shape:
        ``2018年3月底前完成。`` → ``2018年3月底前``; ``无``, ``—`` and blanks → None.
    """
    text = _bare(text)
    text = _LINE_END.sub("", text)
    if not text or _NOTHING.fullmatch(text):
        return None
    shorter = _DONE_AFTER.sub("", text)
    return shorter or text


def _bare(text: str) -> str:
    """Return a text without marks at its ends and brackets that hold all of it or lack their other half."""
    while True:
        text = text.strip(" \t\u3000\u00a0\n。；;，,、")
        opened, closed = (sum(map(text.count, pair)) for pair in ("（(", "）)"))
        first, last = text[:1] in {"（", "("}, text[-1:] in {"）", ")"}
        if first and last:
            text = text[1:-1]
        elif first and opened > closed:
            text = text[1:]
        elif (last and closed > opened) or text[-1:] in {"（", "("}:
            text = text[:-1]
        else:
            return text


def frequency_in(text: str) -> str | None:
    """Return the first rhythm of a text as printed (每半年, 每年至少一次); None when there is none."""
    if _RHYTHM.search(text) is None:
        return None
    found = _FREQUENCY.search(text)
    return found.group() if found else None
