"""Figures of a whole period shared out to its years in one sentence: 40座：2026年10座、2027年12座."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.model.result import Evidence
from decompose.text.cues import CuedPattern

_YEARLY = CuedPattern(
    r"(?P<whole>\d+(?:\.\d+)?)\s?(?P<unit>[\u4e00-\u9fff]{1,3})(?:以上)?[，,：:；;（(](?:其中|[^。；;\d]{0,12}[，,：:])?"
    r"(?P<parts>20\d\d年[^。；;）)]{8,300})",
    cue="年",
)
_PART = CuedPattern(
    r"(?P<year>20\d\d)年(?:底前|底|内)?[^\d，,、到至计]{0,8}(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>[\u4e00-\u9fff]{1,3})",
    cue="年",
)
_CUMULATED = CuedPattern("累计|到20|至20|分别达", cue=("累计", "到20", "至20", "分别达"))
_FEWEST = 3
_ROUNDING = 1e-6


class YearlyParts(NamedTuple):
    """A figure of the whole period and those of its years."""

    whole: float
    parts: tuple[float, ...]
    evidence: Evidence
    block: int


def yearly_parts(case: AuditCase) -> Iterator[YearlyParts]:
    """Yield each total whose years, all different and one behind the other, do not make it up."""
    for passage in case.passages:
        for found in _YEARLY.finditer(passage.text):
            unit = found["unit"]
            parts = [p for p in _PART.finditer(found["parts"]) if p["unit"][0] == unit[0]]
            years = [int(p["year"]) for p in parts]
            values = tuple(float(p["value"]) for p in parts)
            whole = float(found["whole"])
            if len(parts) < _FEWEST or years != list(range(years[0], years[0] + len(years))):
                continue
            if _CUMULATED.search(found.group()) or values[-1] == whole:
                continue
            if abs(sum(values) - whole) > _ROUNDING:
                evidence = passage.quote(*found.span())
                yield YearlyParts(whole, values, evidence, passage.block)
