"""What a plan need not answer: what it says it has not, and what only the level above can do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.knowledge import Knowledge
from decompose.labels.grounds import ground
from decompose.match.answers import Topics
from decompose.match.superior_laws import law_above, made_by
from decompose.model.comparison import Ground
from decompose.model.plan import Measure
from decompose.model.result import Decomposition, MentionKind
from decompose.text.cues import CuedPattern

_SENTENCE = re.compile(r"[^。；;\n]+")
_HAS_NOT = CuedPattern(
    "(?:我|本|全)(?:省|市|县|区|旗|地区)(?:境内|辖区内?|目前|尚|暂)*"
    "(?:没有|无(?!证|照|害|序|力)|不涉及|未开通|未建有?|尚无|不存在)"
)  # our city has no …


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
        self._lacking = [(said, _sectors(said, kb)) for said in _absences(own)]

    def of(self, measure: Measure) -> Ground | None:
        """Return why a measure need not be answered, None when it has to be."""
        about = {
            id_ for kind, id_ in self._topics.get(measure.id, ()) if kind is MentionKind.SECTOR
        }
        for said, sectors in self._lacking:
            if about and about <= self._with_below(sectors):
                return ground("says-none", said)
        law = made_by(measure.text, self._place)
        return ground("law-above", law) if law else None

    def law_copied(self, answer: Measure) -> Ground | None:
        """Return why an answer is none: it has this level make a law of the level above."""
        here = self._own.jurisdiction
        found = law_above(answer.text, place=here.place, level=here.level)
        return ground("law-above", found[0]) if found else None

    def _with_below(self, sectors: set[str]) -> set[str]:
        return {s for s in self._kb.sectors if sectors & set(self._kb.sector_path(s))}


def _absences(own: Decomposition) -> Iterator[str]:
    """Yield what a plan says that its place has not: from the words that say so to the next stop."""
    doc = own.plan.document
    texts = [block.text for block in doc.blocks] if doc else [task.text for task in own.plan.tasks]
    for text in texts:
        for sentence in _SENTENCE.finditer(text):
            found = _HAS_NOT.search(sentence.group())
            if found:
                yield sentence.group()[found.start() :].strip()


def _sectors(text: str, kb: Knowledge) -> set[str]:
    return {
        entry
        for index in kb.matcher.indexes
        if index.kind is MentionKind.SECTOR
        for entry, *_ in index.find(text)
    }
