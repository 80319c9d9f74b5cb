"""The one object that a plan's title names, and the organ that answers for it: 药品, 消防, 燃气."""

from __future__ import annotations

from decompose.knowledge.index import is_whole, small
from decompose.model.knowledge import DutyRole
from decompose.model.result import MentionKind
from decompose.rules.competence import validity
from decompose.rules.proposal import Setting

_OF_NATURE = "natural-disasters"
"""Against disasters of nature the regulator of the object works beside the organ of emergencies, never in its place."""


def theme_organ(setting: Setting) -> str | None:
    """Return the main regulator of the one object that the plan's title names: 消防, 燃气, 道路交通."""
    if not setting.theme:
        setting.theme.append(_theme_of(setting))
    return setting.theme[0]


def _theme_of(setting: Setting) -> str | None:
    kb, title = setting.kb, setting.plan.title
    sectors = next(i for i in kb.matcher.indexes if i.kind is MentionKind.SECTOR)
    found = sectors.find_once(small(title) if kb.matcher.fold else title)
    named = dict.fromkeys(
        sector for sector, _, *at in found if not kb.matcher.fold or is_whole(title, *at)
    )
    if any(_OF_NATURE in kb.sector_path(sector) for sector in named):
        return None
    mains = [
        duty.departments[0]
        for sector in named
        for duty in kb.duties_of_sector.get(sector, ())
        if duty.main and duty.departments and validity(duty, setting)
        if duty.role is not DutyRole.COMPREHENSIVE
    ]
    return mains[0] if len(named) == 1 and mains else None
