"""Every word that decompose says to a person, in Chinese and English, and the one way to look it up.

=================== ==========================================================
module              what it holds
=================== ==========================================================
``deliverables``    labels of workbooks, pages, drawings, csv and text files
``word``            sentences of the Word files
``comparison``      tables of ``diff``, ``align`` and ``cascade``
``consultation``    workbooks, letters and tables of a consultation
``explanations``    sentences and chains of ``explain``
``commands``        help pages and what the command line says
``errors``          messages and hints of every error
``replies``         what a consultation tells
``reading``         what was noticed in a document
``findings``        messages, reasons and fixes of the audits
``finding_names``   what the findings of each audit are called
``reasons``         why a department has its role
=================== ==========================================================

Findings, reasons and reading notes are written in Chinese where they arise; ``templates`` turns them
into English. Elsewhere a table maps a key to a pair: Chinese, English. ``tests/test_labels.py`` finds keys that are missing,
untranslated or used by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

LANGUAGES = ("zh", "en")

Pair = tuple[str, str]
Pairs = Mapping[str, Pair]


def pick(pair: Pair, lang: str) -> str:
    """Return the word of a pair in a language."""
    return pair[LANGUAGES.index(lang)]


class Book:
    """The words of one table in one language.

    Args:
        lang: ``zh`` or ``en``.
    """

    words: ClassVar[Pairs]

    def __init__(self, lang: str = "zh") -> None:
        self.lang = lang
        self._at = LANGUAGES.index(lang)

    def __getitem__(self, key: str) -> str:
        return self.words[key][self._at]

    def __call__(self, key: str, *facts: object) -> str:
        """Return a sentence with its facts filled in."""
        return self[key].format(*facts) if facts else self[key]
