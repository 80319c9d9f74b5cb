"""The coverage rule: from the duties on a cell to its status."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.coverage import Status
from decompose.model.knowledge import Duty, DutyRole
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Setting

_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_SOFT = (DutyRole.INDUSTRY, DutyRole.SUPPORT, DutyRole.TERRITORIAL)


def status_of(duties: Sequence[Duty], setting: Setting) -> Status:
    """Return the status that the duties on one cell give it.

    Covered when one department regulates or licenses by name; split when several do at different
    stages or on different aspects; overlap when the same; weak when only steering, supporting or
    territorial bodies stand there; comprehensive supervision alone never closes a gap.
    """
    if not duties:
        return Status.UNKNOWN
    level = setting.jurisdiction.level
    here = [d for d in duties if not d.levels or level is None or level in d.levels]
    if not here:
        return Status.NOT_APPLICABLE
    powers = [d for d in here if d.role in _POWERS and d.departments and not d.designation]
    if powers:
        return _among(powers, setting)
    if any(d.designation for d in here):
        return Status.DESIGNATION
    return Status.WEAK if any(d.role in _SOFT for d in here) else Status.GAP


def _among(powers: Sequence[Duty], setting: Setting) -> Status:
    if any(d.overlap and len(_holders(d, setting)) > 1 for d in powers):
        return Status.OVERLAP
    first = {(d.role, d.stages, d.aspects): set[str]() for d in powers}
    for duty in powers:
        first[(duty.role, duty.stages, duty.aspects)].add(_first(duty, setting))
    if any(len(holders) > 1 for holders in first.values()):
        return Status.OVERLAP
    return Status.SPLIT if len(set.union(*first.values())) > 1 else Status.COVERED


def _first(duty: Duty, setting: Setting) -> str:
    return holder_at(setting, duty.departments[0]).department


def _holders(duty: Duty, setting: Setting) -> set[str]:
    return {holder_at(setting, department).department for department in duty.departments}
