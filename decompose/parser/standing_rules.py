"""Rules of reading that a document states once for all its tasks."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from decompose.model.plan import Attribution
from decompose.parser.unit_forms import is_group, plain
from decompose.parser.unit_names import read_units
from decompose.text.patterns import regex


class Standing(StrEnum):
    """A rule of reading that a document states once for all its tasks."""

    FIRST_LEADS = "first-leads"
    """The first of several responsible units is the lead (列第一位的为牵头单位)."""
    OWNER_LEADS = "owner-leads"
    """Where no lead is named, the responsible unit leads (无牵头单位的，责任单位即为牵头单位)."""
    ALSO_RESPONSIBLE = "also-responsible"
    """Some unit or group is responsible for everything that follows and is not repeated."""


class StandingRule(NamedTuple):
    """A standing rule, whom it names, and where it stands in the text."""

    kind: Standing
    names: tuple[str, ...]
    groups: tuple[str, ...]
    start: int
    end: int
    onward: bool = False
    """Whether the rule holds only from where it stands: 下同."""
    unlabelled: bool = False
    """Whether it holds only where no lead is called so: 未注明牵头单位的，排第一位的为牵头单位."""


_FIRST_LEADS = regex(
    r"(?:[排列]名?(?:在)?(?:第一|首)位?|第一(?:个|位|家|名|顺位)|首[个家]|排名第一|首位|居首)的?"
    r"(?:责任)?(?:单位|部门)?(?:均|即)?(?:为|是|作为)?(?:该项(?:任务|工作)的?|项目)?(?:总)"
    r"?牵头(?:责任)?(?:单位|部门)?",
    cue=("牵头",),
)  # the first one leads
_WHERE_NONE = regex("(?:无|没有|未)[^，。；]{0,6}牵头[^，。；]{0,10}，[^，。；]{0,8}$")
_FROM_HERE = regex(r"，?(?:以下同|下同|后同)")
_OWNER_LEADS = regex(
    r"(?:无|没有|未(?:列|明确|注明|标明))(?:明?确?)牵头(?:单位|部门)的?，?(?:其|由)"
    r"?责任(?:单位|部门)(?:即|均|视)?(?:为|是|作为)牵头(?:单位|部门)?",
    cue=("牵头",),
)  # no lead named: owner leads
_ALSO = regex(
    r"(?:以下|下同|下列|以上|各项|所有任务|后续)[^，。；]{0,6}?(?:均|都|皆)?(?:需|须|"
    r"由|涉及|包括)(?P<units>[^，。；]{2,60}?)(?:负责|落实|配合|共同|参与|承担)"
    r"[^，。；]{0,8}，?(?:不再(?:一一|逐一|重复|另行)?(?:列出|列示|罗列|列举|标注|"
    r"单列)|下同)",
    cue=("下同", "列举", "列出", "列示", "单列", "标注", "罗列"),
)  # not repeated below


_CALLED_LEAD = regex("牵\\s*头")


def standing_rules_in(text: str) -> tuple[StandingRule, ...]:
    """Return the standing rules of reading that a text states, in order."""
    form = plain(text)
    rules = [
        StandingRule(
            kind,
            (),
            (),
            found.start(),
            found.end(),
            onward=_FROM_HERE.match(form, found.end()) is not None,
            unlabelled=_WHERE_NONE.search(form, 0, found.start()) is not None,
        )
        for kind, pattern in (
            (Standing.FIRST_LEADS, _FIRST_LEADS),
            (Standing.OWNER_LEADS, _OWNER_LEADS),
        )
        for found in pattern.finditer(form)
    ]
    for found in _ALSO.finditer(form):
        units = read_units(text[found.start("units") : found.end("units")])
        groups = units.groups or tuple(n for n in units.names if is_group(n))
        names = tuple(n for n in units.names if n not in groups)
        rules.append(
            StandingRule(
                Standing.ALSO_RESPONSIBLE, names, groups, found.start(), found.end(), onward=True
            )
        )
    return tuple(sorted(rules, key=lambda rule: rule.start))


def under_rules(attribution: Attribution, rules: tuple[StandingRule, ...]) -> Attribution:
    """Return an attribution as a document's standing rules want it read."""
    changed = attribution
    for rule in rules:
        if rule.unlabelled and _CALLED_LEAD.search(attribution.quote):
            continue
        if rule.kind is Standing.FIRST_LEADS and not (changed.lead or changed.support):
            changed = _first_of_all(changed)
        elif rule.kind is Standing.FIRST_LEADS and len(changed.lead) > 1:
            support = (*changed.lead[1:], *changed.support)
            changed = changed.model_copy(
                update={"lead": changed.lead[:1], "support": support, "joint": False}
            )
        elif rule.kind is Standing.ALSO_RESPONSIBLE:
            groups = tuple(dict.fromkeys((*changed.groups, *rule.groups)))
            changed = changed.model_copy(update={"groups": groups})
    return changed


def _first_of_all(stated: Attribution) -> Attribution:
    """Return a bare list of units (【市商务局、市财政局】) with the first of them as lead."""
    first, *others = stated.participants or ("",)
    printed = plain(stated.quote)
    at = printed.find(plain(first)) if first else -1
    if at < 0 or any(0 <= printed.find(plain(group)) < at for group in stated.groups):
        return stated
    return stated.model_copy(
        update={"lead": (first,), "support": tuple(others), "participants": (), "joint": False}
    )
