"""What several lines say of one task, as one statement."""

from __future__ import annotations

from decompose.model.plan import Attribution


def merged(first: Attribution | None, second: Attribution) -> Attribution:
    """Join what two lines say of one task (牵头单位：… and 配合单位：…); the span is the first's."""
    if first is None:
        return second
    lead, support = first.lead, (*first.support, *second.support)
    if lead and not first.joint:
        support = (*second.lead, *support)
    else:
        lead = (*lead, *second.lead)
    return first.model_copy(
        update={
            "lead": _unique(lead),
            "support": tuple(name for name in _unique(support) if name not in lead),
            "groups": _unique((*first.groups, *second.groups)),
            "participants": _unique((*first.participants, *second.participants)),
            "joint": first.joint or (not first.lead and second.joint),
            "deadline": first.deadline or second.deadline,
            "undecidable": first.undecidable and second.undecidable,
            "open_list": first.open_list or second.open_list,
        }
    )


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
