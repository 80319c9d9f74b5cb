"""Kinds of work that headings of safeguards and of common tasks name: assessment, teaching, emergencies."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault
from decompose.audits.deadlines import quoted
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SEVERAL = 2
_TOLD = 24
_NO_INSPECTION = ("宣传培训", "应急救援")
_INSPECTS = CuedPattern("检查|执法|查处|整治|打击", cue="检执查整打")

_HEADED = {
    "考核督查": CuedPattern(
        "考核|督查|督导|问责|考评|奖惩|评估|通报|巡查|绩效|奖励|约谈|监督|指标"
    ),
    "宣传培训": CuedPattern("宣传|培训|教育|科普|宣教|普法|文化|知识|宣讲|媒体|意识|技能|素质"),
    "应急救援": CuedPattern(
        "应急|救援|预案|演练|抢险|救灾|处置|值守|值班|避难|预警|险情|突发|转移|救助|响应"
    ),
}
"""Kinds that a heading can name: the words that show a sentence belongs under it."""
_HEADS = {
    "考核督查": CuedPattern("考核|考评|督查|督导|问责"),
    "宣传培训": CuedPattern("宣传|培训|宣教|科普"),
    "应急救援": CuedPattern("应急|救援|预案|演练"),
}
_DONE = {
    "考核督查": CuedPattern(
        "^(?:[^，、]{0,8})(?:纳入|列入|开展|实施|严格|组织|实行|建立)[^，、]{0,14}(?:考核|督查|问责|考评)"
    ),
    "宣传培训": CuedPattern(
        "^(?:[^，、]{0,8})(?:组织|开展|举办|加强|强化|实施|落实|推进)[^，、]{0,14}(?:宣传|培训|教育|科普)"
    ),
    "应急救援": CuedPattern(
        "^(?:[^，、]{0,8})(?:组织|开展|编制|修订|建设|建立|配备|储备|加强)[^，、]{0,14}"
        "(?:预案|演练|救援队伍|应急物资|应急救援|避难场所)"
    ),
    "资金投入": CuedPattern(
        "^(?:[^，、]{0,8})(?:安排|设立|加大|落实|保障|统筹|拨付)[^，、]{0,14}(?:资金|经费|投入)"
    ),
}
EVENT = regex(
    "筹办|承办|筹备|(?:灯|庙|节|赛|展|博览|运动|演唱|音乐|交易)会|赛事|大型活动|(?:艺术|文化|旅游)节"
)
"""An event calls on every trade: stages to be built, food, traffic."""


def kind_headed(title: str) -> str | None:
    """Return the one kind of work that a heading names, None for none or several."""
    found = [kind for kind, words in _HEADS.items() if words.search(title)]
    return found[0] if len(found) == 1 else None


def belongs(text: str, kind: str) -> bool:
    """Tell whether a sentence has a word of a kind of work."""
    return _HEADED[kind].search(text) is not None


def kind_done(text: str) -> str | None:
    """Return the one kind of work that a sentence has done, None for none or several."""
    found = [kind for kind, words in _DONE.items() if words.search(text)]
    return found[0] if len(found) == 1 else None


def other_work(case: AuditCase) -> Iterator[Fault]:
    """Report sentences of another kind of work than their heading: training under assessment."""
    for task in case.result.plan.tasks:
        kind = kind_headed(task.title)
        if kind is None or len(task.measures) < _SEVERAL:
            continue
        if not any(belongs(m.text, kind) for m in task.measures):
            continue
        for measure in task.measures:
            other = kind_done(measure.text)
            if measure.attribution is not None or other is None or belongs(measure.text, kind):
                continue
            message = f"任务“{task.title}”中“{measure.text[:_TOLD]}”是{other}的内容，与标题不符"
            yield Fault({"task": task.id, "measure": measure.id}, message, (quoted(measure),))


def inspections(case: AuditCase) -> Iterator[Fault]:
    """Report items that inspect a trade under a heading of teaching or of emergencies."""
    for task in case.result.plan.tasks:
        kind = kind_headed(task.title)
        items = [t for t in case.below.get(task.id, ()) if len(t.measures) == 1]
        if kind not in _NO_INSPECTION or len(items) <= _SEVERAL:
            continue
        home = [t for t in items if belongs(t.measures[0].text, kind)]
        strange = [t for t in items if t not in home and _INSPECTS.search(t.measures[0].text)]
        for item in strange if len(home) >= _SEVERAL and len(strange) == 1 else ():
            measure = item.measures[0]
            if not case.sectors_of(measure.id):
                continue
            message = f"任务“{task.title}”中“{measure.text[:_TOLD]}”是检查执法的内容，与标题不符"
            yield Fault({"task": item.id, "measure": measure.id}, message, (quoted(measure),))
