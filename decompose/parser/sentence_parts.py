"""Text → sentences, and lists of fields → their fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from decompose.parser.inline import field_items, list_parts
from decompose.parser.kinds import wants
from decompose.parser.tree import Piece
from decompose.parser.wording import sentences_in_words
from decompose.text.patterns import regex

_SHORTEST_CLAUSE = 6

SENTENCE = regex(
    r"(?:[^。；;！？（(“《]++|（[^）。]{0,120}）|\([^)。]{0,120}\)|“[^”。]{0,80}”|《[^》。]{0,80}》|[（(“《])+"
)  # up to a stop outside brackets and quotes
_CONTINUES = regex(
    r"(?:其中|同时|并且|包括|即|例如|此外|另外|特别是|尤其是)"
)  # goes on with the last
_BARE = regex(
    r"等[0-9一二三四五六七八九十百几多]{0,4}个?(?:重点)?(?:行业领域|领域|行业|方面|环节|角度|部分|区域|场所)(?:分别|全面|深入|集中|重点|着力|同步)*(?:开展|推进|实施|采取|部署|组织|启动|加强|强化|进行|着手|入手|发力|抓好)?"
    r"(?:安全|生产|专项|集中|综合|系统|全面|风险|隐患|问题|排查|工作|整治|治理|攻坚|行动|提升|监管|防控|防范|整改|和|与)*[。；]?"
)  # what follows a list of fields without saying more of them
_FOCUS = regex(
    r"(?:重点|集中|着重)(?:整治|治理|检查|抓好|加强|监管|管控|开展)?"
)  # focus on A、B、C
FACT = regex(
    r"(?:(?:总|计划|估算|概算)?投资(?=约?[0-9])|总投资|计划投资|估算投资|投资估算|资金来源|(?:建设|项目|实施)(?:地点|期限|周期|年限|单位))(?:约|为|[:：0-9])"
)  # facts of a project, not actions
_GROUND = regex(
    r"[（(](?:法律|法规|政策|文件|职责|主要)?依据\s*[:：][^（）()]{0,200}[)）]?", cue="依据"
)  # a bracket of its own that tells what a duty rests on
TRIM = " \t\u3000\u00a0，,、。；;："


def split_sentences(piece: Piece) -> list[Piece]:
    """Divide text into sentences, and lists of fields into their fields.

    Shape:
        Pieces in order, without stops and blanks around them.
    """
    parts: list[Piece] = []
    for start, end in _sentences(piece.text):
        part = _without_facts(_without_ground(trimmed(piece, start, end)))
        if not part.text:
            continue
        if parts and (_CONTINUES.match(part.text) or len(part.text) < 3):
            last = parts[-1]
            parts[-1] = piece.part(last.start - piece.start, part.end - piece.start)
        else:
            parts.append(part)
    return [field for part in parts for field in _fields(part)]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for first, last in sentences_in_words(text):
        for found in SENTENCE.finditer(text, first, last):
            yield found.span()


def _fields(sentence: Piece) -> list[Piece]:
    text = sentence.text
    spans = field_items(text)
    if not spans:
        focus = _FOCUS.match(text)
        spans = list_parts(text, focus.end(), len(text)) if focus else ()
        spans = spans if len(spans) >= 3 and _only_short(spans) else ()
    elif spans[0][0] > 4 or not _is_bare(text, spans[-1][1]):
        return [sentence]
    if len(spans) < 3:
        return [sentence]
    return [sentence.part(start, end) for start, end in spans]


def _is_bare(text: str, end: int) -> bool:
    """Whether only a predicate without an object of its own follows the list: 等三个领域开展整治."""
    return _BARE.fullmatch(text, end) is not None


def _only_short(spans: Sequence[tuple[int, int]]) -> bool:
    return all(end - start <= 12 for start, end in spans)


def _without_ground(part: Piece) -> Piece:
    """Leave out a bracket between two sentences that tells what the first rests on."""
    ground = _GROUND.match(part.text)
    return trimmed(part, ground.end(), len(part.text)) if ground else part


def _without_facts(part: Piece) -> Piece:
    """Leave out what a project costs or where it lies, not what is done behind it: 投资3亿元，建设渔港."""
    if not FACT.match(part.text):
        return part
    ends = [i + 1 for i, sign in enumerate(part.text) if sign in "，,"]
    rest = (end for end in ends if wants(part.text[end:]) and not FACT.match(part.text, end))
    done = next(rest, len(part.text))
    return trimmed(part, done, len(part.text))


def trimmed(piece: Piece, start: int, end: int) -> Piece:
    """Return a part of a piece without stops and blanks at its ends."""
    text = piece.text[start:end]
    left = len(text) - len(text.lstrip(TRIM))
    kept = text.strip(TRIM)
    return piece.part(start + left, start + left + len(kept))


def clauses_apart(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence stand of which each gives work to another unit: 甲由A负责，B督促乙.

    Args:
        text: The sentence.
        ranges: Where the phrases stand that say who does something, in order.

    Shape:
        One range a phrase; none where two phrases share a clause.
    """
    cuts = [0]
    for (_, ended), (start, _end) in pairwise(ranges):
        cut = max(text.rfind(mark, 0, max(start, 0)) for mark in "，,；;") + 1
        if cut < ended or cut - cuts[-1] < _SHORTEST_CLAUSE:
            return []
        cuts.append(cut)
    if len(text) - cuts[-1] < _SHORTEST_CLAUSE:
        return []
    return list(pairwise([*cuts, len(text)]))


def is_sentence_end(text: str, at: int) -> bool:
    """Tell whether a sentence ends at a place of a text."""
    return text[:at].rstrip()[-1:] in {"。", "；", ";"} or text[at:].lstrip()[:1] in {
        "。",
        "；",
        ";",
    }
