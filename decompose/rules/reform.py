"""What reforms changed: which of several forerunners had a duty then, and who has it today."""

from __future__ import annotations

from decompose.model.knowledge import Duty, Function
from decompose.rules.proposal import Holder, Setting


def as_named_then(held: Holder, setting: Setting, topic: str, duty: Duty | None) -> Holder:
    """Return a body under the name of the forerunner that had this duty or topic in the plan's year.

    The bodies that became one department stand apart in an old plan: credit was with 工商, the
    quality of goods with 质监. A name that the plan itself prints for the department stays.
    """
    kb, level, year = setting.kb, setting.jurisdiction.level, setting.year
    if level is None or year > kb.forerunners_end.get(held.department, 0):
        return held
    if held.department in setting.printed:
        return held
    topics = kb.sector_path(topic) if topic in kb.sectors else (topic,)
    named = (duty.id, *topics) if duty else topics
    name = kb.name_of(held.department, level=level, year=year, topics=named, word=setting.word)
    return held._replace(name=name)


def today(source: Duty | Function, setting: Setting) -> str:
    """Say who has a duty today that another department has taken over since the plan's date.

    Empty where nothing has moved: most duties only changed their holder's name.
    """
    now = setting.kb.info.as_of
    if now is None or now <= setting.date:
        return ""
    if isinstance(source, Duty):
        later = _later_duty(source, setting, now)
        then, new, year = source.departments, later.departments if later else (), source.until
    else:
        former = next((f for f in source.former if setting.date <= f.until), None)
        then, new, year = (former.lead, source.lead, former.until) if former else ((), (), None)
    if not new or year is None or new[0] in then[:1]:
        return ""
    return f"{year[:4]}年起该项职责由{setting.kb.name_of(new[0])}承担"


def _later_duty(duty: Duty, setting: Setting, now: str) -> Duty | None:
    """Return the duty of today on the same sector, at the same stages and under the same aspects."""
    if duty.until is None or duty.until >= now or duty.until < setting.date:
        return None
    year = duty.until[:4]
    for sector in duty.sectors:
        for other in setting.kb.duties_of_sector.get(sector, ()):
            begins = other.since is not None and year <= other.since <= now
            same = other.role is duty.role and other.stages == duty.stages
            lasts = other.until is None or other.until >= now
            if begins and lasts and same and other.aspects == duty.aspects:
                return other
    return None
