"""An attribution in the making: who is named in which role, before the roles are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from decompose.model.plan import Attribution
from decompose.model.source import Span
from decompose.parser.attribution_words import Part
from decompose.parser.unit_names import Units
from decompose.text.patterns import regex

_RHYTHM = regex("每(?:半|[一二两三四五六0-9])?个?(?:年|季度?|月|周|旬|日)")
"""How often they meet stands among the names of units: …召集，每月会商一次；乙局配合."""


@dataclass(slots=True)
class Draft:
    """An attribution in the making."""

    lead: list[str] = field(default_factory=list)
    owner: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    guide: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    each: bool = False
    """Printed 按职责分工负责."""
    worded: bool = False
    """Some word said which role somebody has."""
    supported: bool = False
    """A supporting side is named, be it only by a collective expression."""
    deadline: str | None = None
    open_list: bool = False
    undecided: bool = False
    subject: str | None = None

    def add(self, part: Part | None, units: Units) -> None:
        """Add a list of organs in one role; None for a list without any role word."""
        marked = {item.role for item in units.items if item.role}
        self.worded = self.worded or part is not None or bool(marked)
        self.each = self.each or any(mark in _FOR_A_PART for mark in marked)
        self.supported = self.supported or (part is Part.SUPPORT and bool(units.items))
        for item in units.items:
            if _RHYTHM.match(item.text):
                continue
            if item.group:
                self.groups.append(item.text)
            else:
                self._list(_marked_part(part, item.role, marked)).append(item.text)
        self.open_list = self.open_list or units.open_list

    def convene(self, units: Units) -> bool:
        """Make some of the owners named so far the lead, as convenor of them all; tell whether they are."""
        named = [item.text for item in units.items if not item.group]
        among = not self.lead and bool(named) and set(named) < set(self.owner)
        if among:
            self.lead, self.worded = named, True
        return among

    def _list(self, part: Part | None) -> list[str]:
        lists = {
            Part.LEAD: self.lead,
            Part.OWNER: self.owner,
            Part.SUPPORT: self.support,
            Part.GUIDE: self.guide,
        }
        return lists.get(part, self.bare) if part else self.bare

    @property
    def empty(self) -> bool:
        """Whether nobody is named and nothing is said about that."""
        named = self.lead or self.owner or self.support or self.guide or self.bare or self.groups
        return not named and not self.undecided

    def settle(self, span: Span, quote: str) -> Attribution:
        """Return the attribution: owners lead unless somebody is named as lead."""
        lead, support, joint, bare = list(self.lead), list(self.support), False, list(self.bare)
        if bare and (self.support or self.supported or self.lead) and not self.owner:
            (support if self.lead else lead).extend(bare)
            bare = []
        if lead:
            support = self.owner + support if self.owner else support
        else:
            lead = list(self.owner)
            joint = self.each or (len(set(lead)) > 1 and not support and not self.supported)
        lead = list(dict.fromkeys(lead))
        support = [name for name in dict.fromkeys(support) if name not in lead]
        return Attribution(
            lead=tuple(lead),
            support=tuple(support),
            groups=tuple(dict.fromkeys(self.groups)),
            joint=joint and (len(lead) + len(self.groups) > 1 or not lead),
            deadline=self.deadline,
            undecidable=self.undecided or not (self.worded or lead or support),
            participants=tuple(dict.fromkeys(self.guide + bare)),
            open_list=self.open_list,
            subject=self.subject,
            quote=quote,
            span=span,
        )


_FOR_A_PART = ("分项", "part")
"""Marks of who answers for a part of a task alone, as in our own tables."""
_MARKS = {
    "牵头": Part.LEAD,
    "主办": Part.LEAD,
    "主责": Part.LEAD,
    "总牵头": Part.LEAD,
    "主牵头": Part.LEAD,
    "第一责任": Part.LEAD,
    "主要责任": Part.LEAD,
    "首要责任": Part.LEAD,
    "第一牵头": Part.LEAD,
    "责任": Part.OWNER,
    "负责": Part.OWNER,
    "指导": Part.GUIDE,
    **dict.fromkeys(_FOR_A_PART, Part.OWNER),
}


def _marked_part(part: Part | None, role: str | None, marked: set[str]) -> Part | None:
    """Return the role of an item in a list where some carry their role in brackets."""
    if role:
        return _MARKS.get(role, Part.SUPPORT)
    if part in {Part.OWNER, None} and any(_MARKS.get(mark) is Part.LEAD for mark in marked):
        return Part.SUPPORT
    return part


@dataclass(slots=True)
class Found:
    """A phrase in a text: its half-open range and what it says."""

    start: int
    end: int
    draft: Draft
    duty: bool = False
    """The words behind the phrase say what the organ answers for (A负责…)."""
    work: tuple[int, int] | None = None
    """Where these words stand when somebody who helps follows them: A负责甲，B配合."""
