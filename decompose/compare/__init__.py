"""Two plans side by side: what changed between drafts, and how a plan answers the one above it."""

from __future__ import annotations

from decompose.compare.align import align
from decompose.compare.diff import diff

__all__ = ["align", "diff"]
