"""Ranks and personal names beside organs' names: they must not leave the input."""

from __future__ import annotations

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
    for pattern in (_BRACKET_PERSON, _PERSON_TAIL):
        if found := pattern.search(form):
            text, form = text[: found.start()].strip(), form[: found.start()].strip()
    if found := _OFFICER.fullmatch(form):
        return text[: found.end("unit")]
    if is_person(form) and not _UNIT_AT_END.search(form) and len(form) <= 12:
        return ""
    if _ONLY_RANK.fullmatch(form):
        return ""
    return text
