"""YAML packs in, Knowledge out: what departments, sectors and duties there are."""

from decompose.knowledge.base import Knowledge
from decompose.knowledge.opening import load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
