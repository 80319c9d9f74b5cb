"""Document → Plan; knows no departments."""

from decompose.parser.reading import parse, parse_text

__all__ = ["parse", "parse_text"]
