"""What a note on a draft tells of the changes since the draft before, and whether it says who asked for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.opinions import Opinion
from decompose.model.plan import Task
from decompose.parser.unit_forms import is_unit
from decompose.text.cues import CuedPattern
from decompose.text.edits import share_of, without_signs
from decompose.text.patterns import regex

_NOTE = regex("(?:说明|情况的?(?:汇报|报告)|修改(?:情况|对照)表?)(?:[（(][^（）()]*[）)])?$")
"""Titles of notes on a draft: 编制说明, 起草说明, 修改情况的汇报."""
_MADE = regex("[^，。；]{8,}(?:编制|起草|修订|制定)(?:的|情况的?)?说明(?:[（(][^（）()]*[）)])?$")
_HEAD = 3
ADDED = regex("新增|增加|增列|增设|补充|纳入|单列")
GONE = regex("删|取消|不再|合并|并入|去掉")
_MOSTLY = 0.8
_CLAUSE = regex("[^，,。；;（(]+")
_CHAPTER = regex("(?:修改|调整|变化|变动)(?:情况|内容|说明|的?地方|过程)")
_DRAFT = regex(
    "(?:征求意见|送审|讨论|上|前|原|初|一|二|旧|此前)(?:一)?稿|修改稿|(?:上|前)一?(?:次|轮|版)|原第"
)
_ROLE = "(?:的)?(?:牵头|责任|主办|主责|主管|配合|承担|组织实施)*(?:单位|部门)?(?:负责)?"
_NAME = "[一-鿿（）()]{2,24}?"
_MOVED = CuedPattern(
    rf"(?:由|原为|原由|原是|从|初稿[为由]|原稿[为由]|前稿[为由]|上一?稿[为由])(?P<was>{_NAME}){_ROLE}[，,]?(?:现稿?|本稿|此次|本次|这次)?"
    r"(?:调整|变更|更改|修改|转交|移交|划转|划给|划归|改列|改成|改交|改由|转由|换成|换为|改)(?:给|为|到|至|成)?(?:由|了)?"
    rf"(?P<now>{_NAME})(?:牵头|负责|承担|主办|主责|主管|实施|落实|为|作为|[，,。；;、]|$)",
    cue=("改", "调整", "变更", "移交", "转", "划", "换"),
)
"""由甲改为乙牵头; the words before it name the task."""
_DROPPED = CuedPattern(
    "(?:删除|删去|删减|删掉|取消|去掉|剔除|撤销)(?:了)?(?:原)?(?:第[一-鿿0-9]{1,4}[条项款]?)?(?:的|中的?)?[“「](?P<one>[^”」]{2,30})[”」]"
    "|[“「](?P<two>[^”」]{2,30})[”」](?:一[项条款章节段])?(?:的)?(?:任务|内容|条款|项目|表述|要求|措施|工程|指标)?[，,]?[^，,。；;“”]{0,10}?"
    "(?:未予保留|不再保留|没有保留|未保留|不予保留|予以删除|已删除|删除|不再列入|未再列入|不再写入|未再写入|不再单列|予以取消|已取消)",
    cue=("删", "取消", "去掉", "剔除", "撤销", "保留", "列入", "写入", "单列"),
)
_WHY = CuedPattern(
    "根据|依据|按照|遵照|参照|鉴于|由于|因为?(?!此)|考虑到?|结合|采纳|吸收|应[^，,。；;]{2,16}(?:要求|意见|请求|建议)|落实[^，,。；;]{2,20}(?:要求|意见|精神)"
    "|经[^，,。；;]{2,20}(?:研究|会议|协商|会商|提出|同意|审定|批准|论证|沟通|商定|协调)|(?:提出|来函|复函|会议|反馈|建议|批示|机构改革|已(?:经)?(?:完成|并入|纳入|移交|划转|建成))|与[^，,。；;]{2,20}(?:重复|重叠|不符)|避免|重复|防止",
    cue=(
        "根",
        "依",
        "按",
        "遵",
        "参",
        "鉴",
        "由于",
        "因",
        "考虑",
        "结合",
        "采",
        "吸",
        "应",
        "落实",
        "经",
        "提出",
        "函",
        "会议",
        "反馈",
        "建议",
        "批示",
        "改革",
        "已",
        "重",
        "不符",
        "避免",
        "防止",
    ),
)
"""Why, or at whose wish."""
_OF_ALL = regex(
    "(?:根据|结合|按照|吸收|采纳|针对|经)[^。；;]{2,40}(?:意见|建议|要求|会议|研究)[^。]{0,30}(?:如下|以下|下列)[^。]{0,16}(?:修改|调整|完善|变动|变化)"
    "|(?:根据|结合|按照|吸收|采纳|针对|经)[^。；;]{2,40}(?:意见|建议|要求|会议|研究)[^。]{0,20}(?:修改|调整|完善)[^。]{0,10}(?:如下|[:：]$)"
    "|(?:以上|上述)[^。；;]{0,10}(?:修改|调整|变化|变动|改动)[^。]{0,20}(?:根据|依据|按照|经|应|采纳|系)"
)
"""A sentence that gives the ground of all changes: 根据反馈意见，主要作了以下修改."""
_SENTENCE = regex("[^。；;\\n]+")


class Told(NamedTuple):
    """A change of which nobody is on record as having asked for it."""

    what: str
    before: str
    after: str
    passage: Passage
    start: int
    end: int


def accounted_for(case: AuditCase, task: Task, change: re.Pattern[str]) -> bool:
    """Tell whether a sentence of the document says why a task came or went: 新增…任务，系采纳县文旅局建议."""
    first = _CLAUSE.search(task.title)
    named = without_signs(first.group()) if first else ""
    return len(named) > _HEAD and any(
        change.search(sentence)
        and _WHY.search(sentence)
        and share_of(named, without_signs(sentence)) >= _MOSTLY
        for passage in case.passages
        if passage.block != task.span.block
        for sentence in passage.text.split("。")
    )


def _heads(case: AuditCase) -> tuple[str, ...]:
    texts = (case.result.plan.title or "", *(p.text for p in case.passages[:_HEAD]))
    return tuple(text.strip("# ") for text in texts)


def explains_draft(case: AuditCase) -> bool:
    """Tell whether a document is a note on how a plan was made, which has itself what the note leaves out."""
    return any(_MADE.search(head) for head in _heads(case))


def told_changes(case: AuditCase, rows: Iterable[Opinion]) -> Iterator[Told]:
    """Yield leads moved and tasks dropped of which a note on a draft tells without a ground."""
    note = any(map(_NOTE.search, _heads(case)))
    passages = [p for p in case.passages if note or _in_chapter(p) or _DRAFT.search(p.text)]
    if any(_OF_ALL.search(p.text) for p in passages):
        return
    asked = [row.opinion for row in rows]
    for passage in passages:
        for found in _SENTENCE.finditer(passage.text):
            change = _change(case, found.group())
            if change is None or _WHY.search(found.group()) is not None:
                continue
            what, before, after = change
            if not what or not any(what in opinion for opinion in asked):
                yield Told(what, before, after, passage, *found.span())


def _in_chapter(passage: Passage) -> bool:
    return passage.section is not None and _CHAPTER.search(passage.section.title) is not None


def _change(case: AuditCase, sentence: str) -> tuple[str, str, str] | None:
    """Return what changed, who led it before and who does now; no names for what was dropped."""
    moved = _MOVED.search(sentence)
    if moved is not None:
        before, after = (_unit(case, moved[name]) for name in ("was", "now"))
        if before and after and before != after:
            return _topic(sentence[: moved.start()]), before, after
    dropped = _DROPPED.search(sentence)
    return (dropped["one"] or dropped["two"], "", "") if dropped else None


def _unit(case: AuditCase, words: str) -> str | None:
    """Return words that name a unit."""
    name = words.strip("（）()")
    return name if is_unit(name) or case.resolved(name).department else None


_QUOTED = regex("[“「]([^”」]{2,30})[”」]")
_LEAD_IN = regex("^(?:[^，,。；;]*(?:相比|比较|基础上|过程中)[，,])?(?:将|把|对|其中|关于)?")
_ENDS = regex(
    "(?:的)?(?:牵头|责任|主办|主责|主管|配合|承担|负责)*(?:单位|部门)?(?:任务|工作|事项)?[，,：:的]*$"
)


def _topic(before: str) -> str:
    """Return what a sentence speaks of before it tells of the change: the words in quotes, else the last clause."""
    quoted = _QUOTED.findall(before)
    if quoted:
        return str(quoted[-1])
    rest = _ENDS.sub("", _LEAD_IN.sub("", before))
    return rest.split("，")[-1].strip()
