"""Rule ``function``: whoever manages the business manages its safety (管业务必须管安全)."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Function, Grade, Strength
from decompose.model.result import Basis, Role
from decompose.rules.competence import ground, holder_at, is_absent
from decompose.rules.doings import beside_a_proper_one
from decompose.rules.emphasis import is_means
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Setting, Topic, rule
from decompose.rules.reform import as_named_then, today
from decompose.rules.theme import FIELD, in_field, is_supervisors, theme_organ
from decompose.text.patterns import regex

Holders = tuple[tuple[str, ...], tuple[str, ...]]
"""Who leads and who helps."""

_STRENGTH = {Strength.STRONG: 1.35, Strength.NORMAL: 0.85, Strength.WEAK: 0.4}
_GRADE = {Grade.A: 0.9, Grade.B: 0.82, Grade.C: 0.72}
_SECOND = 0.5
_OUTSIDE = 0.4
_OUTSIDE_NAME = 0.35
"""A word of another field stands behind an object of the heading: 企业信用评价 in a plan on carriers is theirs."""
_NEAR_BEST = 0.6
_EMERGENCY = "emergency"
_DAILY = "安全"  # in the title of a plan about prevention, which needs no working groups
_EVERYDAY = 0.7
_ONLY_WHOM = 0.45
"""An everyday word beside a function's own word mostly says for whom something is done."""
_ON_SCENE = 1.25
_RESCUE = "rescue"
_GENERAL = regex("安全生产|生产安全|应急管理|救灾|灾害|安责|示范城市")  # of no single object
_OF_THEME = "规划以一个领域为主题，由该领域的主管部门承担"
_MEANS = 0.25
_HELPER = 0.4
_NAMED = 8
_LATER = 0.01
_AIDE = 0.75


@rule(
    RuleFacts(
        name="function",
        code="R06",
        basis=Basis.PRINCIPLE,
        summary="管业务必须管安全：由主管该项业务职能的部门负责",
        summary_en="Whoever manages the business function is responsible.",
        gives=("lead", "support"),
    )
)
def function(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the holder of each business function that the measure names.

    Looks for:
        Words of a function (funds, publicity, training, accident investigation …).
    Why it matters:
        Half of a plan is about functions, not sectors: law-making, training, rescue, credit.
    Source:
        安全生产法（2021）第三条; the departments' own provisions on functions.
    """
    valid = [pair for pair in _weighed(clause) if _valid(pair[1], clause.setting.date)]
    best = max((weight for _, _, weight in valid), default=0.0)
    for topic, entry, weight in valid:
        basis = ground(entry.citations, clause.setting, lists=False)
        lead, helpers = _present_first(holders(entry, clause.setting.date), clause.setting)
        themed = _theme_of(topic, entry, clause.setting)
        if themed is not None:
            basis = Basis.PRINCIPLE
            helpers = _helpers_of_theme(themed, entry, (lead, helpers), clause.setting)
            lead = (themed,)
        named = (*lead, *helpers) if weight >= _NEAR_BEST * best else lead[:1]
        together = entry.group and weight >= best and _is_whole_task(clause, topic)
        for i, department in enumerate(named if together else named[:_NAMED]):
            factor = 1.0 if i == 0 else (_SECOND if i < len(lead) else _HELPER) - _LATER * i
            held = _proposal(clause, entry, topic, department, basis, weight * factor, leads=i == 0)
            noted = "；".join(n for n in (held.note, _OF_THEME if themed and i == 0 else "") if n)
            yield held._replace(grouped=together, note=noted)


def _is_whole_task(clause: Clause, topic: Topic) -> bool:
    """Tell whether a task is about a function, whose whole working group then takes part."""
    plan, text = clause.setting.plan.title, clause.measure.text + clause.task.title
    if _DAILY in plan or not (FIELD.search(plan) or FIELD.search(text)):
        return False
    whole = len(clause.task.measures) == 1 or not topic.in_measure
    return whole or topic.mention.term in clause.task.title


def _weighed(clause: Clause) -> list[tuple[Topic, Function, float]]:
    """Return the functions of a clause with their weights before shares."""
    found = []
    for topic in clause.functions:
        entry = _meant(clause, topic)
        near = _nearness(clause, entry, topic) * (1.0 if entry.id == topic.id else _OUTSIDE_NAME)
        found.append((topic, entry, topic.weight * _STRENGTH[entry.strength] * near))
    return found


def _meant(clause: Clause, topic: Topic) -> Function:
    """Return the function that a word means here: another outside the field of the one it names.

    信用修复 is the safety supervisor's in its own field, and in a plan on business who runs the credit system's.
    """
    functions = clause.setting.kb.functions
    entry = functions[topic.id]
    if entry.elsewhere is None or in_field(clause, entry, topic):
        return entry
    return functions[entry.elsewhere]


def _nearness(clause: Clause, entry: Function, topic: Topic) -> float:
    """Weigh how surely a word means the function here."""
    if topic.in_measure and is_means(topic, clause.measure):
        return _MEANS
    if topic.mention.term in entry.everyday:
        return _ONLY_WHOM if beside_a_proper_one(clause, topic) else _EVERYDAY
    if not in_field(clause, entry, topic):
        return _OUTSIDE
    decides = entry.field == _EMERGENCY and entry.strength is Strength.STRONG
    return _ON_SCENE if decides and _RESCUE in clause.stages else 1.0


def holders(entry: Function, date: str) -> Holders:
    """Return who leads and who helps on a date: the first holder whose time had not ended."""
    for former in entry.former:
        if date <= former.until:
            return former.lead, former.support
    return entry.lead, entry.support


def _present_first(held: Holders, setting: Setting) -> Holders:
    """Let the first of the joint leads that has a body here stand before those that have none."""
    lead, helpers = held
    return tuple(sorted(lead, key=lambda d: is_absent(holder_at(setting, d)))), helpers


def _theme_of(topic: Topic, entry: Function, setting: Setting) -> str | None:
    """Return who stands in for the comprehensive supervisor in a plan about one object, if anybody.

    Publicity, inspection or data systems of a plan about 药品 are its regulator's, unless the words
    themselves speak of 安全生产 or 应急管理, or mean what is firmly the supervisor's: investigations.
    """
    theme, supervisor = theme_organ(setting), setting.kb.info.comprehensive
    own = entry.strength is Strength.STRONG or _GENERAL.search(topic.mention.term) is not None
    return theme if is_supervisors(entry, setting) and theme != supervisor and not own else None


def _helpers_of_theme(
    themed: str, entry: Function, held: Holders, setting: Setting
) -> tuple[str, ...]:
    """Return who helps the organ of the plan's object: those who would do the same for other objects do not.

    In an emergency all do: police, health and rescue come to any object.
    """
    lead, helpers = held
    elsewhere = {
        duty.departments[0] for duty in setting.kb.duties.values() if duty.main and duty.departments
    }
    if entry.field != _EMERGENCY:
        helpers = tuple(d for d in helpers if d not in elsewhere)
    return tuple(d for d in (*lead, *helpers) if d != themed)


def _proposal(
    clause: Clause,
    entry: Function,
    topic: Topic,
    department: str,
    basis: Basis,
    weight: float,
    *,
    leads: bool,
) -> Proposal:
    held = as_named_then(holder_at(clause.setting, department), clause.setting, topic.id, None)
    moved = today(entry, clause.setting) if leads else ""
    certainty = (_GRADE[entry.grade] - (0.0 if topic.in_measure else 0.05)) * (
        1 if leads else _AIDE
    )
    return Proposal(
        department=held.department,
        name=held.name,
        role=Role.LEAD if leads else Role.SUPPORT,
        basis=basis if leads else Basis.PRINCIPLE,
        rule="function",
        weight=weight * held.factor,
        confidence=certainty * held.factor,
        topic=topic,
        function=entry,
        note="；".join(n for n in (held.note, moved) if n),
    )


def _valid(entry: Function, date: str) -> bool:
    if entry.since is not None and int(date[:4]) < entry.since:
        return False
    return entry.until is None or entry.until >= date
