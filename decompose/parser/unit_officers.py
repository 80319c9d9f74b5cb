"""Ranks and personal names beside organs' names: they must not leave the input."""

from __future__ import annotations

import re

from decompose.parser.unit_forms import ENDING, HAN, plain
from decompose.text.patterns import regex
from decompose.text.person_words import WORDS

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"
    "杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙"
    "史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤骆于潘"
)  # the commonest surnames
_LEADING = "领导|负责人|负责同志|责任人|同志|联系人"  # whoever leads
_HEADS = (
    "局长|主任|处长|科长|部长|厅长|市长|县长|区长|省长|镇长|乡长|院长|所长|站长|总经理|经理|董事长|总队长|"
    "支队长|大队长|队长|会长|主席|秘书长|组长|司令员|政委|委员|参谋长|校长|馆长|行长|台长"
)  # heads of bodies
_RANK = (
    rf"(?:党组|党委|党工委)?(?:第一|主要|分管|有关|相关|专职|常务|执行)?(?:领导班子|{_LEADING})"
    r"|(?:党组|党委|党工委|总支|支部)?(?:副)?书记"
    rf"|(?:常务|专职|分管|主要)?(?:副)?(?:{_HEADS})"
)  # ranks: head, secretary, director
_OFFICER = regex(
    rf"(?P<unit>.{{2,40}}?{ENDING}(?:（[^（）]*）)?)(?:{_RANK})(?:[、，和](?:{_RANK}))"
    rf"*(?:[：:]?\s*[{_SURNAMES}][{HAN}某×Xx*＊]{{1,3}})?$",
    cue=("书记", *_LEADING.split("|"), *_HEADS.split("|")),
)  # organ with rank and name: 市应急局局长王某
_PERSON = regex(
    rf"(?:{_RANK})?[：:\s]*[{_SURNAMES}][{HAN}某×Xx*＊]{{1,2}}(?:{_RANK}|同志)?"
)  # a person
_PERSON_TAIL = regex(
    rf"（[^（）]*(?:{_RANK}|[：:\s\d]{{5,}}|^[{_SURNAMES}][{HAN}某×]{{1,2}})"
    rf"[^（）]*）$|[\s:：][{_SURNAMES}][{HAN}某×Xx*＊]{{1,2}}$"
)  # name or telephone at the end
_BRACKET_PERSON = regex(rf"（[{_SURNAMES}][{HAN}某×Xx*＊]{{1,2}}）$", cue="）")  # name in brackets
_MASK = rf"[{HAN}]{{1,2}}[ \u3000]?某[某·]*"
"""A person of whom the reader left the surname: 李某某, 欧阳某."""
_MASKED = regex(
    rf"(?:{_RANK})?[：:\s]*{_MASK}(?:{_RANK}|先生|女士)?"
    r"|[^，。；、\d]{0,8}(?:电话|手机|传真|邮箱|微信|QQ)[^，。；、]{0,6}?[：:\s]*[×\d][×\d\-— .@]*|[×\-— .@]{4,}"
)
"""An item of a list that is a person or a number withheld, and nothing else."""
_GLUED = regex(
    rf"(?P<unit>.{{2,40}}?{ENDING}(?:（[^（）]*）)?)(?:{_RANK})?{_MASK}(?:{_RANK}|先生|女士)?[×\d\- ]*$",
    cue="某",
)
"""An organ with a person right behind it: 县公安局李某某."""
_CONTACT = regex(
    r"(?<=[局委办厅部队府院站处科室司心团])[（(](?:联系人|联络员|联络人|经办人|联系电话)[^（）()：:]{0,5}[：:](?![^（）()]*[局委办厅府])"
    r"[^（）()]{1,30}[）)]"
)
"""Whom to ask in a unit: 县公安局（联系人：治安大队）."""
_ASIDE = regex(r"[（(](?P<inside>[^（）()]{2,80})[）)]")
_WORD = regex(r"[^、，,；;/：:\s]+")
_WORD_ASIDE = regex(
    rf"(?:[{HAN}]{{0,8}}(?:{_RANK}|人|员|科员|干部))?(?:{_MASK}(?:等\d?人?|[×\d\-—]*))(?:[{HAN}]{{0,8}}(?:{_RANK}|人|员|科员|干部))?"
    rf"|[{HAN}]{{0,8}}(?:{_RANK}|人|员|科员|干部|电话|手机|号码?|方式|传真|邮箱|微信|QQ|[男女]|族)[×\d\-—@.]*|[×\d\-—@.+]+"
)
"""What stands in a bracket that holds nothing but persons, their offices and numbers."""
_UNIT_BEFORE = regex(r"[局委办厅部队府院站所处科室司心团]$")
_UNIT_AT_END = regex(rf"{ENDING}$")
_ONLY_RANK = regex(_RANK)


def is_person(text: str) -> bool:
    """Whether a phrase is a personal name, with or without a rank: 林业 and 金融 are none."""
    return text[:2] not in WORDS and _PERSON.fullmatch(text) is not None


def person_at_end(text: str) -> bool:
    """Whether a personal name or a rank in brackets closes a phrase."""
    return _PERSON_TAIL.search(text.strip()) is not None


def without_person(text: str) -> str:
    """Return an item of a list without ranks and personal names; empty when nothing else is there."""
    form = plain(text)
    if _MASKED.fullmatch(form.strip()):
        return ""
    for pattern in (_BRACKET_PERSON, _PERSON_TAIL):
        if found := pattern.search(form):
            text, form = text[: found.start()].strip(), form[: found.start()].strip()
    if found := _GLUED.fullmatch(form) or _OFFICER.fullmatch(form):
        return text[: found.end("unit")]
    if is_person(form) and not _UNIT_AT_END.search(form) and len(form) <= 12:
        return ""
    if _ONLY_RANK.fullmatch(form):
        return ""
    return text


def without_asides(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without persons and numbers in brackets, and where those stood.

    As in 县公安局（李某某，×××） and 县公安局（交警大队 李某某）: who is responsible inside
    a unit is no part of its name.
    """
    asides: tuple[tuple[int, int], ...] = ()
    if "某" in text or "×" in text:
        asides = tuple(span for found in _ASIDE.finditer(text) if (span := _aside(found)))
    elif "联" in text or "经办人" in text:
        asides = tuple(found.span() for found in _CONTACT.finditer(text))
    if not asides:
        return text, ()
    pieces, at = [], 0
    for start, end in asides:
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:])), asides


def back(position: int, asides: tuple[tuple[int, int], ...], *, ends: bool = False) -> int:
    """Return where a place of the shorter text stood in the whole; an end takes the bracket behind it along."""
    for start, end in asides:
        if start < position or (start == position and ends != (position == 0)):
            position += end - start
    return position


def _aside(bracket: re.Match[str]) -> tuple[int, int] | None:
    """Return where a bracket stands that tells of nothing but persons, or behind a unit of its division and them."""
    words = [word.group() for word in _WORD.finditer(bracket["inside"])]
    told = [bool(_WORD_ASIDE.fullmatch(word)) for word in words]
    names = any(
        "某" in word or "×" in word for word, is_told in zip(words, told, strict=True) if is_told
    )
    behind_unit = told[-1:] == [True] and _UNIT_BEFORE.search(
        bracket.string, max(0, bracket.start() - 1), bracket.start()
    )
    return bracket.span() if names and (all(told) or behind_unit) else None
