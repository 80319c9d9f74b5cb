"""Sentences that deny, in so many words, any link between those who have a hand in one thing: 各管一段，互不通报."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import combinations
from typing import NamedTuple

from decompose.audits.case import AuditCase, Fault, Passage
from decompose.audits.deadlines import quoted
from decompose.audits.designations import LINKAGE
from decompose.audits.patch import reword
from decompose.model.plan import Measure, SectionKind, Task
from decompose.model.result import Change, Evidence, MentionKind, Severity
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_DENIED = (
    "互不(?:§0|通气|过问|交叉通报|干涉)|各管(?:一[段块摊头侧面边环]|各的)|各[查批罚](?:各的|一头)|各自为[政战]"
    "|不(?:再|作|予|另|用|必)(?:行)?(?:设立?|建立|开展|进行|安排|作|要求)?(?:统一)?§0(?!批评|曝光|失信|的)"
    "|不再(?:过问|介入|掌握|参与)(?:[^，。；]{0,4}(?:案件|处罚|监管|执法|审批|许可))"
    "|(?:独立|自行|单独|各自)(?:完成|开展|编制|组织)[^，。；]{0,14}，?[^，。；]{0,6}?(?:自行|独立|单独|各自)(?:办结|结案|存档|归档|处置|留存)"
    "|不(?:再)?向[^，。；]{2,12}(?:推送|通报|反馈|告知|抄送|抄告)|(?:审批|许可|办结)[^，。；]{0,4}不再(?:承担|负|过问)[^，。；]{0,8}"
    "|(?:没有|未|不)(?:设立?|建立|安排|明确|约定)[^，。；]{0,6}?§0(?:机制|制度|安排|办法|渠道|会议)"
)
_DENIES = ("互不", "各", "不", "独立", "自行", "单独", "未", "没有")
_AGAINST = regex(
    "防止|避免|杜绝|打破|破除|解决|克服|纠正|改变|消除|不得|严禁|整改|针对|坚决|扭转|不能|防范|密切"
)
"""What such a state is spoken of for: to end it."""
_SENTENCE = regex("[^。；;\n|]+")
_TILL_BRACKET = regex("[^（(]+")
_SEVERAL = CuedPattern(
    "(?:[两二三四五六几多各](?:个)?(?:家|方|部门|单位|局|条线|环节)|彼此|相互|互不|双方|部门(?:之)?间|单位(?:之)?间|监管部门|审批部门|主管部门|各管)",
    cue="家方门位局彼互各线环",
)
"""More than one, by a word for them."""
_OBJECT = regex(
    "(?:^|[，：:])(?:对|将)?(?P<object>[^，。；：:]{3,24}?)[，]?(?:由|[两二三四](?:家|局|部门|单位)(?:均|都))"
)
_BEFORE = regex("^[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?|^第[^条]{1,4}条")
_BACKGROUND = frozenset(
    {SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION, SectionKind.PRINCIPLES}
)
_ENDS = "查理管督察的（）、"
LINK_POWERS = "建立审批、监管、处罚信息推送和移送机制。"
_NEAR, _LEAST, _TWO = 8, 5, 2


class Denied(NamedTuple):
    """A sentence that denies a link: where the words for it stand, and the words themselves."""

    passage: Passage
    start: int
    end: int
    sentence: str
    quote: str
    at: int
    """Where the words that deny it begin in the sentence."""

    def evidence(self) -> Evidence:
        """Return the sentence as evidence."""
        return self.passage.quote(self.start, self.end)

    def instead(self, words: str, *, clause: bool = True) -> tuple[Change, ...]:
        """Return the change that puts other words in the place of what denies a link, up to a bracket or the end.

        Args:
            words: What the document shall say.
            clause: Whether the clause that denies it goes as a whole, or from the denying words on.
        """
        number = len(self.sentence) - len(_BEFORE.sub("", self.sentence))
        at = max(number, self.sentence.rfind("，", 0, self.at) + 1) if clause else self.at
        first = self.passage.start + self.start + at
        said = _TILL_BRACKET.match(self.sentence, at)
        return (reword(self.passage.block, first, said.group(), words),) if said else ()


def denied_links(case: AuditCase) -> tuple[Denied, ...]:
    """Return the sentences that deny a link between several, not in what tells the state of affairs."""
    if case.denied is None:
        case.denied = tuple(_denied(case))
    return case.denied


def _denied(case: AuditCase) -> Iterator[Denied]:
    denies = filled(_DENIED, case.kb.info.words.linking, cue=_DENIES)
    for passage in case.passages:
        if passage.kind in _BACKGROUND:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            found = denies.search(sentence.group())
            if found is None or _AGAINST.search(sentence.group()):
                continue
            if _SEVERAL.search(sentence.group()):
                start, end = sentence.span()
                yield Denied(passage, start, end, sentence.group(), found.group(), found.start())
                break


def denied_powers(case: AuditCase) -> Iterator[Fault]:
    """Report sentences by which those who approve, supervise and punish tell each other nothing."""
    tasks = {task.span.block: task for task in reversed(case.result.plan.tasks)}
    for denied in denied_links(case):
        if not _of_powers(case, denied.sentence):
            continue
        task = tasks.get(denied.passage.block)
        subject = {"task": task.id} if task else denied.passage.subject()
        message = f"审批、监管、处罚分在几家，文中又写“{denied.quote}”，没有衔接"
        patch = denied.instead(LINK_POWERS.rstrip("。"))
        yield Fault(subject, message, (denied.evidence(),), Severity.WARNING, patch=patch)


def denied_work(case: AuditCase, told: Container[str]) -> Iterator[Fault]:
    """Report a thing that several have a hand in, by its sentence or the items before it, and no link between them.

    Not where another passage has those at work on it work together.

    Args:
        case: What is audited.
        told: Tasks of which the lack of a mechanism is told already.
    """
    tasks = {task.span.block: task for task in reversed(case.result.plan.tasks)}
    for denied in denied_links(case):
        task = tasks.get(denied.passage.block)
        if _of_powers(case, denied.sentence) or (task is not None and task.id in told):
            continue
        own = _OBJECT.search(_BEFORE.sub("", denied.sentence))
        shared = () if own else _shared_before(case, denied.passage.block)
        thing = own["object"] if own else _thing(case, shared) if shared else ""
        if not thing or _linked(case, denied.passage, thing):
            continue
        subject = {"task": task.id} if task else denied.passage.subject()
        message = f"“{thing}”由几家分管，文中又写“{denied.quote}”，没有写明由谁牵头或怎样联动"
        evidence = (denied.evidence(), *map(quoted, shared))
        patch = denied.instead(f"建立{thing}联动机制，明确召集单位", clause=own is None)
        yield Fault(subject, message, evidence, Severity.WARNING, patch=patch)


def _of_powers(case: AuditCase, sentence: str) -> bool:
    """Tell whether a sentence names two powers over one trade that may lie with several."""
    powers = case.kb.info.words.powers.values()
    return sum(any(word in sentence for word in words) for words in powers) >= _TWO


def _shared_before(case: AuditCase, block: int) -> tuple[Measure, ...]:
    """Return two measures of the nearest items before a passage that name one thing and go to different units."""
    near = [
        (task, measure)
        for task in case.result.plan.tasks
        for measure in task.measures
        if measure.span.block < block
    ][-_NEAR:]
    best: tuple[int, tuple[Measure, ...]] = (0, ())
    for (one, first), (other, second) in combinations(near, _TWO):
        if _units(one, first) and _units(one, first) == _units(other, second):
            continue
        size = len(_common(first.text, second.text))
        if size > best[0]:
            best = size, (first, second)
    return best[1] if best[0] >= _LEAST else ()


def _units(task: Task, measure: Measure) -> tuple[str, ...]:
    stated = measure.attribution or task.attribution
    return (*stated.lead, *stated.groups) if stated else ()


def _thing(case: AuditCase, shared: tuple[Measure, ...]) -> str:
    """Return what two measures share: the longest object that both name, else the words that stand in both."""
    both = {m.term for m in case.words_of.get(shared[0].id, ()) if m.kind is MentionKind.SECTOR}
    both = {term for term in both if term in shared[1].text}
    return max(both, key=len, default=_common(*(m.text for m in shared)).strip(_ENDS))


def _common(one: str, other: str) -> str:
    """Return the longest run of characters without a comma that two texts share."""
    best = ""
    for at in range(len(one)):
        while at + len(best) < len(one) and one[at : at + len(best) + 1] in other:
            longer = one[at : at + len(best) + 1]
            if any(mark in longer for mark in "，。；：") or "".join(longer).isdigit():
                break
            best = longer
    return best


def _linked(case: AuditCase, passage: Passage, thing: str) -> bool:
    """Tell whether another passage has those at work on a thing work together."""
    pairs = {thing[at : at + _TWO] for at in range(len(thing) - 1)}
    return any(
        other.block != passage.block
        and LINKAGE.search(other.text) is not None
        and _TWO * sum(pair in other.text for pair in pairs) >= len(pairs)
        for other in case.passages
    )
