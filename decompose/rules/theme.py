"""The one object that a plan's title names, and the organ that answers for it: 药品, 消防, 燃气."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from decompose.knowledge import Knowledge
from decompose.knowledge.index import is_whole, small
from decompose.model.knowledge import DutyRole, Function, Strength
from decompose.model.result import MentionKind
from decompose.rules.competence import validity
from decompose.rules.proposal import Clause, Setting, Topic
from decompose.text.patterns import regex

_OF_NATURE = "natural-disasters"
"""Against disasters of nature the regulator of the object works beside the organ of emergencies, never in its place."""

_ITEMS = regex("[、和与及]")
_OWN_FIELDS = ("work-safety", "emergency")
FIELD = regex(
    "(?<!能源|粮食|网络|数据|信息|金融|生态|国家|经济|政治|文化|水源|财产)(?:(?<!水)|(?<=[供排涉溺用饮]水))安全|应急|事故|消防|火灾|灾|救援|抢险|隐患|防汛|险情|突发|现场|救护|抢修"
)  # safety and emergency words
_ALL_SAFETY = regex("安全生产|生产安全|公共安全|应急|灾|救援|隐患|治本攻坚")


def theme_organ(setting: Setting) -> str | None:
    """Return the main regulator of the one object that the plan's title names: 消防, 燃气, 道路交通."""
    if not setting.theme:
        setting.theme.append(_theme_of(setting))
    return setting.theme[0]


def about_safety(setting: Setting) -> bool:
    """Tell whether the title makes all of the plan safety work: not where it names objects of other regulators."""
    if not setting.safety:
        title, supervisor = setting.plan.title, setting.kb.info.comprehensive
        broad = _ALL_SAFETY.search(title) is not None
        if not broad and FIELD.search(title):
            named = named_in(MentionKind.SECTOR, title, setting.kb)
            broad = not named or supervisor in _mains(named, setting)
        setting.safety.append(broad)
    return setting.safety[0]


def in_field(clause: Clause, entry: Function, topic: Topic) -> bool:
    """Tell whether a function of the pack's own field is meant: by its term, the task or the plan.

    The title of a plan about single objects (防汛抗旱和数字政府) does not make all of it the supervisor's.
    """
    if entry.field not in _OWN_FIELDS or FIELD.search(topic.mention.term):
        return True
    where = (clause.setting.plan.title, clause.task.title, clause.measure.text)
    if any(FIELD.search(text) for text in where[1:]):
        return True
    if not is_supervisors(entry, clause.setting):
        return FIELD.search(where[0]) is not None
    return about_safety(clause.setting)


def is_supervisors(entry: Function, setting: Setting) -> bool:
    """Tell whether the comprehensive supervisor or an office that sits in it leads a function."""
    supervisor, departments = setting.kb.info.comprehensive, setting.kb.departments
    return supervisor in (entry.lead[0], departments[entry.lead[0]].parent)


def _theme_of(setting: Setting) -> str | None:
    kb, title = setting.kb, setting.plan.title
    named = named_in(MentionKind.SECTOR, title, kb)
    if any(_OF_NATURE in kb.sector_path(sector) for sector in named):
        return None
    mains = _mains(named, setting)
    if len(named) != 1 or not mains or _shared(mains[0], title, kb):
        return None
    return mains[0]


def _mains(sectors: Iterable[str], setting: Setting) -> list[str]:
    """Return the main regulators of some objects."""
    return [
        duty.departments[0]
        for sector in sectors
        for duty in setting.kb.duties_of_sector.get(sector, ())
        if duty.main and duty.departments and validity(duty, setting)
        if duty.role is not DutyRole.COMPREHENSIVE
    ]


def named_in(kind: MentionKind, text: str, kb: Knowledge) -> dict[str, None]:
    """Return what a text names of one kind, each once, in order."""
    index = next(i for i in kb.matcher.indexes if i.kind is kind)
    found = index.find_once(small(text) if kb.matcher.fold else text)
    return dict.fromkeys(
        entry for entry, _, *at in found if not kb.matcher.fold or is_whole(text, *at)
    )


def named_in_each(
    kind: MentionKind, texts: Iterable[str], kb: Knowledge
) -> dict[str, dict[str, None]]:
    """Return what each of some texts names of one kind, at the cost of one search."""
    distinct = list(dict.fromkeys(texts))
    joined = "\n".join(distinct)
    index = next(i for i in kb.matcher.indexes if i.kind is kind)
    found = index.find_once(small(joined) if kb.matcher.fold else joined)
    ends = list(accumulate(len(text) + 1 for text in distinct))
    named: dict[str, dict[str, None]] = {text: {} for text in distinct}
    for entry, _, *at in found:
        if not kb.matcher.fold or is_whole(joined, *at):
            named[distinct[bisect_right(ends, at[0])]][entry] = None
    return named


def _shared(organ: str, title: str, kb: Knowledge) -> bool:
    """Tell whether an item of the title is the business of somebody else alone: 交通物流和冬季旅游."""
    for item in _ITEMS.split(title):
        holders = {
            kb.functions[function].lead[0]
            for function in named_in(MentionKind.FUNCTION, item, kb)
            if kb.functions[function].strength is Strength.STRONG
        }
        if holders and organ not in holders and not named_in(MentionKind.SECTOR, item, kb):
            return True
    return False
