"""How much an audit's findings matter at a place: what its packs say, in the words of ``--select``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from decompose.audits.case import Audit
from decompose.errors import RuleError

OFF = "off"
PLACE_IN_PACK = "pack.yaml $.severities"


def names_of(check: Audit) -> tuple[str, ...]:
    """Return the names one may call an audit by, the most exact first."""
    facts = check.facts
    family = facts.name.partition(".")[0]
    code = facts.code.casefold()
    return (facts.name, code, f"{family}.*", family, code[:1])


def severity_here(check: Audit, severities: Mapping[str, str]) -> str | None:
    """Return what packs make of an audit's findings, None when nothing; the most exact name counts."""
    said = {name.casefold(): severity for name, severity in severities.items()}
    return next((said[name] for name in names_of(check) if name in said), None)


def check_names(names: Iterable[str], audits: tuple[Audit, ...], where: str = "") -> None:
    """Refuse names that no audit goes by; ``where`` they stand.

    Raises:
        RuleError: With the audits of the nearest names.
    """
    for name in names:
        if not any(name.casefold() in names_of(check) for check in audits):
            known = [check.facts.name for check in audits]
            families = list(dict.fromkeys(f"{each.partition('.')[0]}.*" for each in known))
            near = get_close_matches(name, known, n=3) or families
            raise RuleError(
                f"no audit is called {name}", hint=f"use one of {', '.join(near)}", where=where
            )
