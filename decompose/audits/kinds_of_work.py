"""Kinds of work that headings of safeguards and of common tasks name: assessment, teaching, emergencies."""

from __future__ import annotations

from decompose.text.cues import CuedPattern

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
