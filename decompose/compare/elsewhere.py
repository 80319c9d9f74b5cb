"""What a plan need not answer: what it says it has not, and what only the level above can do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.knowledge import Knowledge
from decompose.labels.grounds import ground
from decompose.match.answers import Topics
from decompose.model.comparison import Ground
from decompose.model.plan import Measure
from decompose.model.result import Decomposition, MentionKind
from decompose.text.cues import CuedPattern

_SENTENCE = re.compile(r"[^。；;\n]+")
_HAS_NOT = CuedPattern(
    "(?:我|本|全)(?:省|市|县|区|旗|地区)(?:境内|辖区内?|目前|尚|暂)*"
    "(?:没有|无(?!证|照|害|序|力)|不涉及|未开通|未建有?|尚无|不存在)"
)  # our city has no …
_LAW = CuedPattern(
    "(?:出台|制定|制修订|修订|修改|颁布|施行|完善)[^。；]{0,40}?《(?P<law>[^》]{2,40}"
    "(?:条例|办法|规定|细则|标准|规范|规章))》",
    cue="《",
)  # makes a law or standard


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
        self._kb, self._topics = kb, topics
        self._lacking = [(said, _sectors(said, kb)) for said in _absences(own)]

    def of(self, measure: Measure) -> Ground | None:
        """Return why a measure need not be answered, None when it has to be."""
        about = {
            id_ for kind, id_ in self._topics.get(measure.id, ()) if kind is MentionKind.SECTOR
        }
        for said, sectors in self._lacking:
            if about and about <= self._with_below(sectors):
                return ground("says-none", said)
        law = _LAW.search(measure.text)
        if law and self._place and law["law"].startswith(self._place):
            return ground("law-above", law["law"])
        return None

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
