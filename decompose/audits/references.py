"""Annexes, tables and figures of a document, and the words that refer to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from decompose.audits.case import AuditCase
from decompose.model.plan import SectionKind
from decompose.model.source import Block, BlockKind
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_FIGURE = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
ANNEX = CuedPattern(rf"附(?:件|录)\s?[:：]?\s?{_FIGURE}(?![\d、.．])", cue="附")
REFERENCES = {
    "表": CuedPattern(rf"(?:见|如|参见|详见|按照?|列入)(?:附)?表\s?{_FIGURE}(?!格)", cue="表"),
    "图": CuedPattern(rf"(?:见|如|参见|详见)(?:附)?图\s?{_FIGURE}", cue="图"),
    "专栏": CuedPattern(rf"(?:见|如|参见|详见|按照?|列入)专栏\s?{_FIGURE}", cue="栏"),
}
"""How running text refers to a table or figure of the same document."""
_CAPTIONS = {
    "表": CuedPattern(rf"^\s*(?:附|专栏)?表\s?{_FIGURE}", cue="表"),
    "图": CuedPattern(rf"^\s*附?图\s?{_FIGURE}", cue="图"),
    "专栏": CuedPattern(rf"^\s*[【（(]?专栏\s?{_FIGURE}", cue="栏"),
}
POINTER = CuedPattern(
    rf"(?:见|参见|详见|列入|按照?|(?P<open>[（(]))附件\s?[:：]?\s?(?:{_FIGURE})?(?P<close>[）)])?"
    r"(?![\d、.．])",
    cue="附",
)
"""Words that send the reader to an annex, with or without its number."""
_OF_ANOTHER = CuedPattern(
    r"(?:》|》[”’]?\s?[（(〔][^（）()]{2,40}[）)])\s?(?:的|中的?|所附|印发的?)?$|(?:该|上述|原|省|国家|部|上级)(?:文件|方案|规划|通知|办法)的?$"
)  # the annex of another document
_LISTED = CuedPattern(
    r"^\s*附\s*件\s?[:：]?\s?(?:(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})|$|[:：一-鿿])",
    cue="附",
)
_LIST_OF = CuedPattern(rf"^\s*附\s*(?P<kind>[件表图])\s?[:：]\s?{_FIGURE}\s?[.．、]", cue="附")
_APART = CuedPattern(
    "[（(](?:另附|另发|另行印发|单独印发|另册|单行本|略|已另行下发)[）)]", cue="另单略"
)
_ONE = CuedPattern(r"^\s*附\s*件\s?[:：]\s?[一-鿿《“][^。；]*$", cue="附")
_BARE = regex(r"\s*附\s*件\s*[:：]?\s*")
_LISTED_NUMBER = CuedPattern(r"附\s*件\s?[:：]?\s?[\d一二三四五六七八九十]", cue="附")
_ITEM = CuedPattern(r"^\s*(?P<number>\d{1,2})\s?[.．、]")
_FILE = CuedPattern(r"附\s?件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})")
_NO_HEADING = 60
_HEADED = CuedPattern(rf"^\s*附件\s?[:：]?\s?{_FIGURE}")
_TITLED = CuedPattern(rf"^\s*附件\s?{_FIGURE}[\s:：](?P<title>[^。；，]{{4,}})$", cue="附件")
_CALLED = CuedPattern(
    rf"^\s*[（(【\[]?附\s?(?:件|录|表|图)?\s?[:：]?\s?(?:{_FIGURE})?\s?(?:$|[）)】\]:：\s.．、]|(?<=\d)(?=[一-鿿])|(?<=[:：])(?=[一-鿿]))",
    cue="附",
)
"""A heading that may begin an annex under another name: 附表, 附1, （附件1）."""
_ALONE = CuedPattern(rf"^\s*附件\s?{_FIGURE}\s*[:：]?\s*$", cue="附件")
_ALIKE, _CLEARER = 8, 6


def annexes_of(case: AuditCase) -> dict[int, str]:
    """Return the annexes that the document holds: number → title."""
    found: dict[int, str] = {}
    for section in case.result.plan.sections:
        head = _HEADED.search(section.number) if section.kind is SectionKind.ANNEX else None
        figure = numeral_value(head["number"]) if head else None
        if figure is not None:
            found.setdefault(figure, section.title)
    return found


def headed_annexes(case: AuditCase) -> dict[int, str]:
    """Return the annexes that a heading in the text begins, whatever section it was read into."""
    texts = [passage.text for passage in case.passages]
    found: dict[int, str] = {}
    for text, behind in zip(texts, [*texts[1:], ""], strict=True):
        head = _TITLED.search(text) if len(text) <= _NO_HEADING else None
        alone = _ALONE.search(text) if head is None else None
        if head is not None:
            found[numeral_value(head["number"]) or 0] = head["title"]
        elif alone is not None:
            found[numeral_value(alone["number"]) or 0] = behind[:_NO_HEADING]
    return found


def otherwise_called(case: AuditCase, *, but: str = "") -> set[int | None]:
    """Return the numbers of what may be an annex under another name; None for one without a number.

    ``but``: the name that does not count, as 附图 where a table is looked for.
    """
    short = (p.text for p in case.passages if len(p.text) <= _NO_HEADING and "。" not in p.text)
    heads = (_CALLED.search(text) for text in short if not but or not text.lstrip().startswith(but))
    return {numeral_value(head["number"]) if head["number"] else None for head in heads if head}


def only_annex(case: AuditCase) -> bool:
    """Tell whether the document lists one annex, without a number: there is no second one."""
    short = [p.text for p in case.passages if len(p.text) <= _NO_HEADING]
    listed = sum(_ONE.search(text) is not None for text in short)
    alone = sum(_BARE.fullmatch(text) is not None for text in short)
    numbered = any(_LISTED_NUMBER.search(text) for text in short if _LISTED.search(text))
    return listed + alone > 0 and max(listed, alone) == 1 and not numbered


def of_another(before: str) -> bool:
    """Tell whether the words before a reference name the document whose annex is meant."""
    return _OF_ANOTHER.search(before[-60:]) is not None


def announced_annexes(case: AuditCase) -> set[int] | None:
    """Return the annexes that the text lists or that came as files; None when some has no number.

    The list at the end of a notice (附件：1.… 2.…) tells of annexes that may come apart from it.
    """
    found: set[int] = set()
    unnumbered = False
    listing = False
    for passage in case.passages:
        head = _LISTED.search(passage.text) if len(passage.text) <= _NO_HEADING else None
        item = _ITEM.search(passage.text) if listing else None
        listing = head is not None or (item is not None and len(passage.text) <= _NO_HEADING)
        number = (head or item or {"number": None})["number"]
        if number is not None:
            found.add(numeral_value(number) or 0)
        elif head is not None:
            unnumbered = True
    files = dict.fromkeys(block.place.file for block in _blocks(case))
    for name in list(files)[1:]:
        named = _FILE.search(name)
        found |= {numeral_value(named["number"]) or 0} if named else set()
        unnumbered = unnumbered or named is None
    return None if unnumbered else found


def listed_tables(case: AuditCase) -> dict[str, set[int]]:
    """Return the numbers of tables and figures that a list at the end names: 附表：1.进度表 2.名录（另发）."""
    found: dict[str, set[int]] = {"表": set(), "图": set()}
    for kind, number, _ in _listed(case):
        if kind in found:
            found[kind].add(number)
    return found


def sent_apart(case: AuditCase) -> set[int]:
    """Return the annexes of which the list says that they come apart: 3.评估报告（另附）."""
    return {n for kind, n, text in _listed(case) if kind == "件" and _APART.search(text)}


def _listed(case: AuditCase) -> Iterator[tuple[str, int, str]]:
    """Yield the items of lists of annexes, tables and figures: kind, number and line."""
    kind = ""
    for passage in case.passages:
        short = len(passage.text) <= _NO_HEADING
        head = _LIST_OF.search(passage.text) if short else None
        item = _ITEM.search(passage.text) if kind and short and head is None else None
        kind = head["kind"] if head else kind if item else ""
        number = numeral_value((head or item or {"number": None})["number"] or "")
        if kind and number is not None:
            yield kind, number, passage.text


def _blocks(case: AuditCase) -> Sequence[Block]:
    doc = case.result.plan.document
    return doc.blocks if doc is not None else ()


def captions_of(case: AuditCase) -> dict[str, set[int]]:
    """Return the numbers of tables and figures that bear a caption."""
    found: dict[str, set[int]] = {kind: set() for kind in _CAPTIONS}
    for passage in case.passages:
        for kind, pattern in _CAPTIONS.items():
            head = pattern.search(passage.text)
            figure = numeral_value(head["number"]) if head else None
            if figure is not None:
                found[kind].add(figure)
    return found


def unnumbered_images(case: AuditCase) -> int:
    """Return how many images bear no number of their own: any of them may be the figure referred to."""
    images = [block for block in _blocks(case) if block.kind is BlockKind.IMAGE]
    return sum(_CAPTIONS["图"].search(block.text) is None for block in images)


def meant_annex(before: str, annexes: dict[int, str], printed: int) -> int | None:
    """Return the annex whose title the words before a reference give, when it is not the printed one."""
    words = before.rstrip("（(见 详后附")[-60:]
    shared = {figure: _shared(words, title) for figure, title in annexes.items()}
    best = max(shared, key=lambda figure: (shared[figure], figure == printed))
    if best == printed or shared[best] < _ALIKE:
        return None
    return best if shared[best] >= shared[printed] + _CLEARER else None


def _shared(one: str, other: str) -> int:
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
