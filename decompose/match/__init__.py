"""Plan + Knowledge → Mentions: which sectors, stages, aspects, functions and actors a text names.

Headings and measures are joined and scanned once per vocabulary; each match is mapped back to the
measure (or the task title) that owns it.
"""

from __future__ import annotations

from bisect import bisect_right

from decompose.knowledge import Knowledge
from decompose.knowledge.index import is_whole, small
from decompose.model.plan import Plan, Task
from decompose.model.result import Mention, MentionKind
from decompose.model.source import Span
from decompose.text.cues import CuedPattern

_SEPARATOR = "\n"
_SAFETY_PLAN = "安全"  # in the title of a plan whose everyday words mostly name those concerned
_TOPICS = (MentionKind.SECTOR, MentionKind.FUNCTION)

_JOINING = CuedPattern(
    "等[^，。；\n]{0,4}(?:单位|部门)(?:要|应当?)?(?:共同|积极|协同|密切|主动|联合)*(?:参与|参加|配合|协作|联动)",
    cue="等",
)  # 公安、供水、供电等单位共同参与: who takes part, not what is supervised
_FORCES = CuedPattern(
    "(?:[\u4e00-\u9fff]{1,9}、){1,8}[\u4e00-\u9fff]{1,6}?(?<![和及与])等?(?:各类|专业|特种|应急|专职|综合性?|突发事件|事故)*"
    "(?:救援|抢险|灭火|救灾)(?:救援|抢险)?(?:专业|特种|应急|专用)*(?:队伍|队|力量|装备|器材|车辆|编队|分队)",
    cue=("救援", "抢险", "灭火", "救灾"),
)  # 地震、水域、隧道等专业救援队伍: what a rescue force is for, not whose trade the task is
_SUPERVISED = CuedPattern(
    "安全|隐患|检查|排查|抽查|监管|整治|消防|火灾|事故|风险", cue="安患查监整消火事风"
)
_DEVELOPED = CuedPattern(
    "发展|布局|推广|产业|投资|招商|选址|装机|容量|开工|投产|利用率|消纳|供应|保供|新建|扩建|加快建设|推进[^，。；]{0,12}建设",
    cue="发布推产投招选装容开利消供建",
)
"""What somebody does who builds up a trade, not who supervises it."""
_CLAUSE_ENDS = "，,。；;：:\n"


def match(plan: Plan, kb: Knowledge) -> tuple[Mention, ...]:
    """Find every term of the pack in the titles and measures of a plan.

    Shape:
        One Mention a match; ordered by vocabulary, then by place in the plan. In a plan about safety
        everyday words count only in a measure that names no object or function otherwise. In the name of a new
        business that is to be supervised (储能 of 储能电站安全) they name no trade: the government decides.
    """
    pieces = [piece for task in plan.tasks for piece in _pieces(task)]
    starts: list[int] = []
    at = 0
    for _, text, _ in pieces:
        starts.append(at)
        at += len(text) + 1
    joined = _SEPARATOR.join(text for _, text, _ in pieces)
    fold = kb.matcher.fold
    searched = small(joined) if fold else joined
    found: list[Mention] = []
    joining = [(_clause_start(joined, m.start()), m.end()) for m in _JOINING.finditer(joined)]
    forces = [found.span() for found in _FORCES.finditer(joined)]
    everyday = kb.matcher.everyday
    spoken_of: set[str] = set()
    named: list[Span] = []
    for index in (*kb.matcher.indexes, everyday):
        if index is everyday and _SAFETY_PLAN in plan.title:
            spoken_of = {mention.owner for mention in found if mention.kind in _TOPICS}
            spoken_of |= {task.id for task in plan.tasks}
        if index is everyday:
            named = [
                m.span for m in found if m.kind is MentionKind.SECTOR and kb.sectors[m.id].emerging
            ]
        for entry, term, start, end in index.find(searched):
            if fold and not is_whole(joined, start, end):
                continue
            if any(first <= start < last for first, last in joining):
                continue
            sector = index.kind is MentionKind.SECTOR
            if sector and any(first <= start and end < last for first, last in forces):
                continue
            said = joined[start:end] if fold else term
            n = bisect_right(starts, start) - 1
            owner, text, span = pieces[n]
            if owner in spoken_of:
                continue
            shift = span.start - starts[n]
            place = Span(block=span.block, start=start + shift, end=end + shift)
            if any(_within(place, name) for name in named) and _is_supervised(text):
                continue
            found.append(
                Mention(owner, index.kind, entry, said, span.block, start + shift, end + shift)
            )
    return tuple(found)


def _within(part: Span, whole: Span) -> bool:
    return part.block == whole.block and whole.start <= part.start and part.end <= whole.end


def _is_supervised(text: str) -> bool:
    """Tell whether words are about dangers and who watches over them, not about building up a trade."""
    return _SUPERVISED.search(text) is not None and _DEVELOPED.search(text) is None


def _clause_start(text: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in _CLAUSE_ENDS) + 1


def _pieces(task: Task) -> list[tuple[str, str, Span]]:
    """Return (owner, text, span) of a task's title and of its measures; the spans slice exactly."""
    whole = [(m.id, m.text, m.span) for m in task.measures]
    if task.title_span and not any(m.span == task.title_span for m in task.measures):
        whole.insert(0, (task.id, task.title, task.title_span))
    return whole
