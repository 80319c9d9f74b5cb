"""Which measure of a plan answers a measure of another: by wording, sector, function and stage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise

from decompose.knowledge import Knowledge
from decompose.match.absences import absences
from decompose.match.counterparts import Counterparts, alike, held
from decompose.match.figures import figures_in
from decompose.match.leftovers import Open, pair_leftovers
from decompose.match.overlap import Overlap
from decompose.match.topics import shared_topics, topics_of
from decompose.model.plan import Measure, Plan, Task
from decompose.model.result import Decomposition, MentionKind
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_LEAST = 0.36
_MUTUAL = 0.26
"""Enough where each of two measures is the other's best."""
SURE = 0.5
"""An answer, whatever else it may answer."""
_TAKEN = 0.1
"""How much better an answer may answer another measure before it is no answer to this one."""
_TAKEN_BESIDE = 0.2
"""The same where the other measure is a clause of the same sentence: both may be answered in one."""
_NEAR = 0.2
_TOPIC_SHARE = 0.2
_TITLE = 0.05
_MOST = 8
_HELD = 0.85
_ONLY_TITLE = 0.9
_NAMED, _FEW = 0.15, 3
_FIGURE = 0.05
_ALONE = 0.3
"""The part of a clause's own signs that the answer to its neighbour holds, if it answers both."""
_HEADING = 6
_SHORT = 8
_DUTY = regex(
    r"^(?:主要|具体|依法)?(?:负责|承担)(?:组织|指导|统筹|协调|做好|开展)?"
)  # of a list of duties
_GENERAL = regex(
    "安全|生产|监督|监管|监察|管理|检查|执法|工作|保障|防范|秩序|行业|领域|有关|相关|[的和及与等]"
)  # what is said of any object
_WHEN = regex(
    "(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?(?:底前|底|前|末|以前|年内)(?:基本|全部|全面)?(?:完成|建成|实现|达到)?"
)  # by when
_HAN = regex("[A-Za-z]?[一-鿿]{1,2}(?<=..)")
_PAIRS = (
    "推进 推动 开展 加强 强化 实施 组织 落实 建立 健全 完善 提升 提高 完成 安全 管理 监管 工作 "
    "企业 单位 建设 工程 改造 整治 治理 隐患 评估 检查 运行 全市 全县 全省 全区 重点 设施 机制 "
    "体系 能力 制度 规范 制定 编制 专项 行动 全面 深入 责任 生产"
)
_ANY = frozenset(_PAIRS.split())
"""Pairs of characters that measures on any object have."""
_COMMAS = "，、；,;"
_QUOTED = regex("“([^“”]{2,20})”|《([^《》]{2,40})》")  # names of works and of documents

Ranked = list[tuple[float, int]]
"""How well measures answer, and their positions, best first."""


def work_of(task: Task) -> tuple[Measure, ...]:
    """Return what a task asks for: nothing where it is only the heading of other tasks."""
    title = task.title.rstrip("。")
    return () if [m.text for m in task.measures] == [title] else task.measures


class Answers:
    """The measures of a plan, asked which of them answers a superior's.

    Args:
        superior: The plan whose measures are asked about.
        own: The plan that should answer.
        kb: Vocabulary of sectors, functions and stages.
        exempt: Tells the measures that the superior carries out itself: they claim no answer.
    """

    def __init__(
        self,
        superior: Decomposition,
        own: Decomposition,
        kb: Knowledge,
        exempt: Callable[[Measure], bool] = lambda measure: False,
    ) -> None:
        self.topics = topics_of(superior.plan, kb)
        self._own_topics = topics_of(own.plan, kb)
        asked = headless(superior.plan)
        answering = headless(own.plan)
        self._titles = {m.id: t.title for t in superior.plan.tasks for m in t.measures}
        self._own_titles = {m.id: t.title for t in own.plan.tasks for m in t.measures}
        self._measures = [
            m for _, measures in answering for m in measures if not any(absences(m.text))
        ]
        self.home = {m.id: task.id for task, measures in answering for m in measures}
        headings = [heading for task, _ in answering for heading in _heading(task)]
        self._headings = {heading.id for heading in headings}
        self._measures += headings
        self.home |= {task.id: task.id for task, _ in answering}
        self._own_titles |= {task.id: task.title for task, _ in answering}
        texts = [m.text for m in self._measures]
        self._common_names = Counter(name for text in texts for name in _names(text))
        self._index = Counterparts(texts)
        self._overlap = Overlap(texts, [m.text for _, measures in asked for m in measures])
        self._by_topic: dict[tuple[MentionKind, str], list[int]] = defaultdict(list)
        for number, measure in enumerate(self._measures):
            for topic in self._own_topics.get(measure.id, ()):
                self._by_topic[topic].append(number)
        self._asked = [m for _, measures in asked for m in measures if not exempt(m)]
        self._beside = _clauses_beside(superior.plan, self._asked)
        above = _groups_of(superior.plan)
        self._groups = {m.id: above[t.id] for t, measures in asked for m in measures}
        self._own_groups = _groups_of(own.plan)
        self._found: dict[str, Ranked] = {}
        self.used: set[str | None] = set()
        """Tasks with a measure that answers something."""

    def of(self, measure: Measure) -> tuple[Measure | None, float]:
        """Return the measure that answers best, with how well from 0 to 1; None when none does."""
        found = self._chosen.get(measure.id) or self._plain(measure)
        if found is None:
            ranked = self._ranked(measure)
            return None, ranked[0][0] if ranked else 0.0
        score, number = found
        answer = self._measures[number]
        self.used.add(self.home[answer.id])
        return answer, score

    def _plain(self, measure: Measure) -> tuple[float, int] | None:
        """Return the best candidate that is an answer by itself, whatever else is left open."""
        for score, number in self._ranked(measure):
            if self._is_answer(measure, score, number):
                return score, number
        return None

    @cached_property
    def _chosen(self) -> dict[str, tuple[float, int]]:
        """Which measure answers each of the superior's, with what is left over on both sides."""
        plain = {m.id: found for m in self._asked if (found := self._plain(m))}
        taken = {number for _, number in plain.values()}
        free = {
            number: self._own_groups[self.home[own.id]]
            for number, own in enumerate(self._measures)
            if number not in taken and own.id not in self._headings
        }
        waiting = [
            Open(m.id, self._groups[m.id], tuple(self._by_figures(m)))
            for m in self._asked
            if m.id not in plain
        ]
        groups = [
            (self._groups[id_], self._own_groups[self.home[self._measures[number].id]])
            for id_, (_, number) in plain.items()
        ]
        chosen = plain | pair_leftovers(waiting, free, groups)
        return chosen | self._in_one_sentence(chosen)

    def _in_one_sentence(self, found: dict[str, tuple[float, int]]) -> dict[str, tuple[float, int]]:
        """Return clauses that the answer to their neighbour answers too, by what is theirs alone.

        Shape:
            ``建设乡镇快速检测室｜每月抽检20批次`` is answered by ``乡镇快检室建起来，每月抽检20批次``.
        """
        texts = {m.id: bare(m.text) for m in self._asked}
        both: dict[str, tuple[float, int]] = {}
        for id_, text in texts.items():
            for neighbour in self._beside.get(id_, ()) if id_ not in found else ():
                score, number = found.get(neighbour, (0.0, -1))
                alone = set(text) - set(texts.get(neighbour, ""))
                said = alone & set(bare(self._measures[number].text)) if score >= _LEAST else set()
                if len(said) >= max(_FEW, _ALONE * len(alone)):
                    both[id_] = (_MUTUAL, number)
        return both

    def _is_answer(self, measure: Measure, score: float, number: int) -> bool:
        """Tell whether a candidate is meant: like enough, and not much more like another measure."""
        if score >= SURE:
            return True
        if score < _LEAST and not self._share_a_word(measure, self._measures[number]):
            return False
        best, asker = self._askers.get(number, (0.0, measure.id))
        heading = self._measures[number].id in self._headings
        if asker == measure.id and score >= (_LEAST if heading else _MUTUAL):
            return True
        if asker in self._beside.get(measure.id, ()):
            return score >= _MUTUAL and best - score < _TAKEN_BESIDE
        return score >= _LEAST and best - score < _TAKEN

    @cached_property
    def _askers(self) -> dict[int, tuple[float, str]]:
        """Which superior measure each of this plan's comes nearest to, and how near."""
        best: dict[int, tuple[float, str]] = {}
        for measure in self._asked:
            for score, number in self._ranked(measure):
                if number not in best or score > best[number][0]:
                    best[number] = (score, measure.id)
        return best

    def _by_figures(self, measure: Measure) -> Iterator[tuple[float, int]]:
        """Yield the candidates with a word of the measure, those better that name an amount of it."""
        asked = figures_in(measure.text)
        for score, number in self._ranked(measure):
            same = asked & figures_in(self._measures[number].text)
            if not same and not self._share_a_word(measure, self._measures[number]):
                continue
            yield round(score + (_FIGURE if same else 0.0), 4), number

    def _share_a_word(self, one: Measure, other: Measure) -> bool:
        """Tell whether two measures have a word in common besides when they are due."""
        return _shared_word(_WHEN.sub("，", one.text), _WHEN.sub("，", other.text))

    def beside(self, measure: Measure, answer: Measure) -> list[str]:
        """Return what stands in the answer's task and answers no other superior measure better."""
        home = self.home[answer.id]
        return [
            other.text
            for number, other in enumerate(self._measures)
            if self.home[other.id] == home
            and other.id != answer.id
            and self._askers.get(number, (0.0, measure.id))[1] == measure.id
        ]

    def follow_headings(self, superior: Plan) -> None:
        """Let the superior's headings count as a parent of what answers them."""
        for task, _ in headless(superior):
            for heading in _heading(task):
                self._titles.setdefault(heading.id, task.title)
                self.of(heading)

    def follow_duties(self) -> None:
        """Let a duty (负责泵站和河道管理) count as a parent of every task that is like it."""
        for measure in self._asked:
            if _DUTY.match(measure.text):
                near = [number for score, number in self._ranked(measure) if score >= _LEAST]
                self.used |= {self.home[self._measures[number].id] for number in near}

    def nearest(self, measure: Measure) -> Measure | None:
        """Return what comes nearest to a measure that nothing answers; None when all is far away."""
        best = self._ranked(measure)[:1]
        return self._measures[best[0][1]] if best and best[0][0] >= _NEAR else None

    def _ranked(self, measure: Measure) -> Ranked:
        if measure.id not in self._found:
            self._found[measure.id] = self._search(measure)
        return self._found[measure.id]

    def _search(self, measure: Measure) -> Ranked:
        asked = _DUTY.sub("", measure.text)
        common = dict(self._overlap.ranked(asked, most=_MOST))
        candidates = {number for number, _ in self._index.ranked(asked, most=_MOST)}
        near = (self._by_topic.get(t, ()) for t in self.topics.get(measure.id, ()))
        candidates |= {number for numbers in near if len(numbers) <= _MOST for number in numbers}
        scored = [
            (self._score(measure, self._measures[n], common.get(n, 0.0)), n)
            for n in candidates | common.keys()
        ]
        return sorted(scored, key=lambda found: (-found[0], found[1]))

    def speaks_of(self, measure: Measure) -> bool:
        """Tell whether any measure of the plan is about an object of a superior's measure."""
        objects = {t for t in self.topics.get(measure.id, ()) if t[0] is MentionKind.SECTOR}
        return any(self._by_topic.get(topic) for topic in objects)

    def _score(self, measure: Measure, answer: Measure, common: float) -> float:
        asked = _DUTY.sub("", measure.text)
        words = alike(asked, answer.text)
        if held(asked, answer.text) >= _HELD:
            words = max(words, _HELD)
        words = (words + max(common, words if words >= _HELD else 0.0)) / 2
        topic = shared_topics(self.topics.get(measure.id), self._own_topics.get(answer.id))
        title = alike(self._titles[measure.id], self._own_titles[answer.id]) >= _ONLY_TITLE
        same = topic if topic is not None else words
        score = (1 - _TOPIC_SHARE) * words + _TOPIC_SHARE * same
        score += _TITLE if title else 0.0
        score += _NAMED if self._name_each_other(measure.text, answer.text) else 0.0
        if asked != measure.text and self._is_its_object(measure, asked, answer):
            score = max(score, SURE + score * _TAKEN)
        return round(min(1.0, score), 4)

    def _is_its_object(self, measure: Measure, duty: str, answer: Measure) -> bool:
        """Tell whether a short duty for an object (负责电梯安全监察) is met by work on that object."""
        named = {t for t in self.topics.get(measure.id, ()) if t[0] is not MentionKind.STAGE}
        if not named or not named <= self._own_topics.get(answer.id, frozenset()):
            return False
        words = _GENERAL.sub("", bare(duty))
        return len(words) <= _SHORT and 2 * _pairs_held(words, answer.text) >= len(words) - 1

    def _name_each_other(self, one: str, other: str) -> bool:
        """Tell whether two texts quote the same name, which few of this plan's measures do."""
        return any(self._common_names[name] <= _FEW for name in _names(one) & _names(other))


def _groups_of(plan: Plan) -> dict[str, str]:
    """Return what each task belongs to: its parent, or all rows of a table under one title, or itself."""
    titles = Counter(task.title for task in plan.tasks)
    return {
        task.id: task.parent or (task.title if titles[task.title] > 1 else task.id)
        for task in plan.tasks
    }


def headless(plan: Plan) -> list[tuple[Task, tuple[Measure, ...]]]:
    """Return the tasks that ask for something with what they ask for, without mere headings."""
    above = {task.parent for task in plan.tasks}
    return [
        (task, measures)
        for task in plan.tasks
        if (measures := work_of(task) if task.id in above else task.measures)
    ]


def _heading(task: Task) -> Iterator[Measure]:
    """Yield a heading that says itself what is done, as a measure under the task's id."""
    if (
        len(bare(task.title)) >= _HEADING
        and task.text
        and task.title_span
        and all(m.text != task.title for m in task.measures)
    ):
        yield Measure(id=task.id, text=task.title, span=task.title_span)


def _clauses_beside(plan: Plan, measures: list[Measure]) -> dict[str, set[str]]:
    """Return the measures that stand in one sentence with another one, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    blocks = plan.document.blocks if plan.document else ()
    for one, other in pairwise(measures):
        if one.span.block != other.span.block or one.span.block >= len(blocks):
            continue
        between = blocks[one.span.block].text[one.span.end : other.span.start].strip()
        if between and not between.strip(_COMMAS):
            found[one.id].add(other.id)
            found[other.id].add(one.id)
    return found


def _pairs_held(words: str, text: str) -> int:
    """Return how many pairs of neighbouring characters of some words stand in a text."""
    return sum(words[at : at + 2] in text for at in range(len(words) - 1))


def _shared_word(one: str, other: str) -> bool:
    """Tell whether two texts have two neighbouring characters in common that not any measure has."""
    pairs = (one[at : at + 2] for at in range(len(one) - 1))
    return any(_HAN.fullmatch(pair) and pair not in _ANY and pair in other for pair in pairs)


def _names(text: str) -> set[str]:
    return {found[1] or found[2] for found in _QUOTED.finditer(text)}
