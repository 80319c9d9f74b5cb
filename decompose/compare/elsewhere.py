"""What a plan need not answer: what it says it has not, and what only the level above can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from decompose.knowledge import Knowledge
from decompose.labels.grounds import ground
from decompose.match.absences import Absence, absences
from decompose.match.superior_laws import law_above, made_by
from decompose.match.topics import Topics
from decompose.model.comparison import Ground
from decompose.model.organization import Level
from decompose.model.plan import Measure
from decompose.model.result import Decomposition, MentionKind
from decompose.text.patterns import regex

_OWN_WORK = {
    Level.NATIONAL: "国家",
    Level.PROVINCE: "省|自治区|全省",
    Level.CITY: "市|州",
    Level.COUNTY: "县|区",
}
_CLAUSE = regex("[，；]")
_ITSELF = "(?:级|本级)(?:负责|统筹|统一|建设|建立|组织|制定|编制|出台|设立|开展|开发|财政|部门)"


def done_above(superior: Decomposition, own: Decomposition) -> Callable[[Measure], bool]:
    """Return what tells whether the level above says that it does a measure itself."""
    level = superior.jurisdiction.level
    work = _OWN_WORK.get(level) if level and level is not own.jurisdiction.level else None
    pattern = re.compile(f"^(?:{work}){_ITSELF}") if work else None
    return lambda measure: bool(pattern and pattern.search(measure.text))


class Elsewhere:
    """Measures above that are not this plan's.

    Args:
        superior: The plan above.
        own: The plan that answers.
        kb: Vocabulary of sectors.
        topics: What the measures above are about.
    """

    def __init__(
        self, superior: Decomposition, own: Decomposition, kb: Knowledge, topics: dict[str, Topics]
    ) -> None:
        self._place = superior.jurisdiction.place or ""
        self._kb, self._topics, self._own = kb, topics, own
        self._lacking = [(one, _sectors(one.said, kb)) for one in _absences(own)]
        level, here = superior.jurisdiction.level, own.jurisdiction.level
        above = _OWN_WORK.get(level) if level and level is not here else None
        self.itself = done_above(superior, own)
        below = _OWN_WORK.get(here) if above and here else None
        self._theirs = re.compile(f"^(?:{above})(?:级|本级)") if below else None
        self._ours = re.compile(f"^(?:各)?(?:{below})(?:级|区)?") if below else None

    def of(self, measure: Measure) -> Ground | None:
        """Return why a measure need not be answered, None when it has to be."""
        about = {
            id_ for kind, id_ in self._topics.get(measure.id, ()) if kind is MentionKind.SECTOR
        }
        for lacking, sectors in self._lacking:
            if lacking.names(measure.text) or (about and about <= self._with_below(sectors)):
                return ground("says-none", lacking.said)
        if self.itself(measure):
            return ground("level-itself")
        law = made_by(measure.text, self._place)
        return ground("law-above", law) if law else None

    def lacks(self, thing: str) -> bool:
        """Tell whether this plan says that its place has not a thing."""
        return any(lacking.names(thing) or thing in lacking.said for lacking, _ in self._lacking)

    def asked_here(self, measure: Measure) -> Measure:
        """Return a measure without the clauses on the level above, where others are on this level.

        Shape:
            ``市级机构能检80%以上的参数，县级机构能检常规项目`` → ``县级机构能检常规项目`` for a county.
        """
        clauses = _CLAUSE.split(measure.text)
        if not (self._theirs and self._ours and any(map(self._ours.match, clauses))):
            return measure
        kept = "，".join(one for one in clauses if not self._theirs.match(one))
        return measure.model_copy(update={"text": kept})

    def law_copied(self, answer: Measure) -> Ground | None:
        """Return why an answer is none: it has this level make a law of the level above."""
        here = self._own.jurisdiction
        found = law_above(answer.text, place=here.place, level=here.level)
        return ground("law-above", found[0]) if found else None

    def _with_below(self, sectors: set[str]) -> set[str]:
        return {s for s in self._kb.sectors if sectors & set(self._kb.sector_path(s))}


def _absences(own: Decomposition) -> Iterator[Absence]:
    doc = own.plan.document
    texts = [block.text for block in doc.blocks] if doc else [task.text for task in own.plan.tasks]
    for text in texts:
        yield from absences(text)


def _sectors(text: str, kb: Knowledge) -> set[str]:
    return {
        entry
        for index in kb.matcher.indexes
        if index.kind is MentionKind.SECTOR
        for entry, *_ in index.find(text)
    }
