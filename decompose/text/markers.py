"""Item numbers at the start of a text: 一、 （一） 1. (1) 1.1 ① 一是 第一部分 任务一： ——."""

from __future__ import annotations

import re
import unicodedata

from decompose.model.source import Marker, MarkerFamily
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_HAN = "一二三四五六七八九十百〇零"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_SEQUENCE_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}  # first, next, then, last
_UNIT = "倍亿万千百元%％吨公里米年月日℃度级号"  # what follows a figure, not an item number
_FIGURE = (
    "公[里顷斤尺分升]|年(?![度轻老])|日(?!常)|月(?!度)|百(?!姓)|度(?!假)"
    "|[倍亿万千元%％吨里米℃级号]"
)  # a unit, and no word that only begins with its sign: 3.2 公里, but 3.2 公共服务

_THINGS = "人名处个家座所辆户台套支条项千"  # a wide stop and a number of these: no decimal fraction
_HUNDREDS = "[1-9１-９][0-9０-９]{2}"  # a long list goes on beyond 99
_TEXT = rf"\s?[\u4e00-\u9fff“《](?<![{_UNIT}])"

_START = regex(
    rf"""
    (?P<part>第\s?(?P<part_n>[{_HAN}]{{1,4}}|[0-9０-９]{{1,3}})\s?(?:部分|章|篇|编|节)[：:、.．\s]*
      |第\s?(?P<entry_n>[{_HAN}]{{1,3}}|[0-9０-９]{{1,3}})\s?项(?:(?:[：:.．]|、(?!第))\s*|[\s　]+)(?=\S)
      |(?:任务|项目|行动|工程|专项|措施|举措|保障|问题|事项|编号)\s?(?P<word_n>[{_HAN}]{{1,3}}|[0-9０-９]{{1,2}})
       (?:[：:]\s*|[\s　]+)(?=\S))
  | (?P<ordinal>
      (?:第?(?P<ordinal_n>[{_HAN}]{{1,3}})(?:是(?!否|个|种|般|些)|要(?![素点求务件]))
        |第(?P<rank_n>[{_HAN}]{{1,2}})[，,、：:])
      |其(?P<among_n>[一二三四五六七八九十])[是，,、：:]?
      |(?P<word>首先|其次|再次|最后)[是，,、：:])
  | (?P<paren_han>[（(〔\[]\s?(?P<paren_han_n>[{_HAN}]{{1,4}})\s?[）)〕\]](?!号)[、.．]?
      |(?P<bracketed_han>[{_HAN_BRACKETED}])[、.．]?
      |(?P<half_han_n>[{_HAN}]{{1,3}})[）)])
  | (?P<han>(?P<han_n>[{_HAN}]{{1,4}})(?:\s?[、．.]|[\s　]+(?=[\u4e00-\u9fff“《]{{2}}[^。；;]{{0,24}}[。]?$)))
  | (?P<decimal>(?P<decimal_n>[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}}){{1,3}})(?![0-9０-９])
      (?:[、.．](?![0-9０-９]{{1,2}}[\s　])|[\s　]+|(?=[\u4e00-\u9fff“《](?<![{_UNIT}])|公[^里顷斤尺分升]))
      (?!{_FIGURE}))
  | (?P<paren>[（(]\s?(?P<paren_n>[0-9０-９]{{1,2}}|{_HUNDREDS}(?=\s?[）)]{_TEXT}))\s?[）)](?!号)[、.．]?
      |(?P<bracketed>[{_BRACKETED}])
      |(?P<half_n>[0-9０-９]{{1,2}})[）)](?!号))
  | (?P<arabic>(?P<arabic_n>[0-9０-９]{{1,2}}|{_HUNDREDS}(?=\s?[、.．]{_TEXT}))
        (?:\s?[、.．](?![0-9０-９]{{1,3}}(?![0-9０-９年月GA]))|．(?=[0-9０-９]{{1,4}}[{_THINGS}]))
      |(?P<stopped>[{_STOPPED}]))
  | (?P<circled>[{_CIRCLED}])[、.．]?
  | (?P<dash>[—–―]{{1,3}}|--+|[•●◆■◇□▪➢★※·▲△▶►▸◎○]|-(?=\s)|\*(?=\s))
    """,
    re.VERBOSE,
)
_BARE = regex(r"([0-9０-９]{1,2})[ 　\t]+(?=[\u4e00-\u9fff])")  # "1 总则", without a stop
_SPACES = " \t　\u00a0\ufeff\u200b"

_FAMILY = {
    "part": MarkerFamily.PART,
    "ordinal": MarkerFamily.ORDINAL,
    "paren_han": MarkerFamily.HAN_PAREN,
    "han": MarkerFamily.HAN,
    "decimal": MarkerFamily.DECIMAL,
    "paren": MarkerFamily.ARABIC_PAREN,
    "arabic": MarkerFamily.ARABIC,
    "circled": MarkerFamily.CIRCLED,
    "dash": MarkerFamily.DASH,
}
_NUMBER_GROUPS = (
    *("part_n", "entry_n", "word_n", "ordinal_n", "rank_n", "among_n", "paren_han_n", "half_han_n"),
    *("han_n", "paren_n", "half_n", "arabic_n"),
)
_DECIMAL_POINT = regex(r"[.．]")


def marker_at(text: str, start: int = 0, *, bare: bool = False) -> Marker | None:
    """Return the item number that stands at ``start``, or None.

    A figure of the text is no item number: 2.5倍, 1.2亿元, 2020年, （2）号文.

    Args:
        text: The text of a block or a piece of it.
        start: Offset at which the number would have to begin.
        bare: Also take a figure followed by blanks (``1 总则``), which only a document that numbers
            its headings so can tell from a table cell.

    Units:
        Offsets of the marker count in ``text``; its end lies before the first character of the item.
    """
    found = _START.match(text, start)
    if found is None:
        return _bare_marker(text, start) if bare else None
    family = found.lastgroup and next(name for name in _FAMILY if found[name] is not None)
    value = _value(found)
    if value is None or not family:
        return None
    end = found.end()
    return Marker(
        family=_FAMILY[family],
        value=value,
        text=found.group().strip(_SPACES),
        start=start,
        end=end,
    )


def _bare_marker(text: str, start: int) -> Marker | None:
    found = _BARE.match(text, start)
    if found is None:
        return None
    value = int(found[1])
    return Marker(
        family=MarkerFamily.ARABIC, value=value, text=found[1], start=start, end=found.end()
    )


def _value(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups["dash"]:
        return 0
    if groups["word"]:
        return _SEQUENCE_WORDS[groups["word"]]
    if groups["decimal_n"]:
        return int(_DECIMAL_POINT.split(groups["decimal_n"])[-1])
    for name in _NUMBER_GROUPS:
        if groups[name]:
            return numeral_value(groups[name])
    sign = groups["bracketed_han"] or groups["bracketed"] or groups["stopped"] or groups["circled"]
    return _sign_value(sign[0])


def _sign_value(sign: str) -> int:
    if sign in _HAN_BRACKETED:
        return _HAN_BRACKETED.index(sign) + 1
    value = unicodedata.numeric(sign)
    return int(value)
