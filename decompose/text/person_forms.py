"""What a personal name looks like in Chinese text, and what only looks like one."""

from __future__ import annotations

from decompose.text.patterns import regex
from decompose.text.person_lexicon import begins_a_word
from decompose.text.person_words import COMMON, DOUBLE, FOREIGN, GIVEN_ABROAD, RARE, SINGLE, WORDS

SURNAME = rf"(?:{DOUBLE}|[{SINGLE}])"
GIVEN = r"[^\W\da-zA-Z_组员会的负责及等要副主某×＊]"
"""A character of a given name."""
SPREAD = rf"[ \u3000]{{1,3}}{GIVEN}(?![\u4e00-\u9fff])"
"""张　伟, as wide as three characters."""
NAME = rf"(?:{SURNAME}(?:{GIVEN}{{1,2}}|{SPREAD}))"
SELDOM = rf"(?:[{RARE}](?:{GIVEN}{{1,2}}|{SPREAD}))"
"""A name with a seldom surname, which is also a plain word."""
STRANGE = rf"(?:(?:(?!某)[\u4e00-\u9fff]){{2,6}}·(?:(?!某)[\u4e00-\u9fff]){{1,6}}|[{FOREIGN}]{{3,6}}|{GIVEN_ABROAD})"
"""A name of another tongue, with a dot or without."""
MASKED = "某×xX*＊"
_TITLE_END = "长"
_BODY = regex(
    r".[局办店]|.{2,}(?:[局委办厅部队府会院所站处科室司区县市镇乡街村校园厂矿场库港店庄类级型化性制率量股]|街道|中心|支队|公司|集团)"
)
_BOTH = frozenset(
    [
        "盛夏",
        "万里",
        "高原",
        "明月",
        "谷雨",
        "花蕾",
        "海燕",
        "江河",
        "白雪",
        "高兴",
        "温馨",
        "安静",
        "安康",
        "安宁",
        "金库",
    ]
)
"""Plain words that are also given as names: they count where nothing but a name can stand."""
_NO_VALUE = regex(
    "(?:同|通|否|是|无|已|未|待|另|暂|空|略|附|见|详|各|由|按|本|该|全|有|经|应|可|不|须|请)[\u4e00-\u9fff]+"
    "|[\u4e00-\u9fff]*(?:单位|部门|人员|负责|电话|传真|手机|邮箱|邮编|地址|日期|时间|意见|签名|签字|盖章|签章|公章|科员|职务|姓名|成员|干部|代表|委员)"
    "|相关[\u4e00-\u9fff]*|[\u4e00-\u9fff]{1,2}[上下内外中后前间]"
)


def is_body(text: str) -> bool:
    """Tell whether a text is an organ, a place or a class rather than a person."""
    return _BODY.fullmatch(text) is not None


def may_be(name: str) -> bool:
    """Tell whether a word may be a name at all: no body, no title, no known word, not masked."""
    if name in WORDS or name[:2] in WORDS or name.endswith(_TITLE_END):
        return False
    if all(sign in MASKED or sign.isspace() for sign in name[1:]):
        return False
    return not is_body(name)


def must_be(name: str) -> bool:
    """Tell whether a word is a name where nothing but a name, an organ or a remark can stand."""
    if name in _BOTH:
        return True
    if name[0] in RARE and begins_a_word(name):
        return False
    return may_be(name) and _NO_VALUE.fullmatch(name) is None


def is_likely(name: str) -> bool:
    """Tell whether a character that given names are made of stands behind the surname."""
    return any(sign in COMMON for sign in name[1:])


_JOINS = "和向应时单全"
"""Surnames that join a role with what follows: 经营者和旅客."""
_HOLLOW = "于连别任管关成易解尚查费"
"""Surnames that open so many phrases that two characters after a role prove nothing."""


_WITH_DOUBLE = regex(rf"(?!东方|西门|南宫|濮阳|东郭|乐正)(?:{DOUBLE}).")


def _begins_a_word(name: str) -> bool:
    """Tell whether a word begins like a common one, and is no double surname with a given name."""
    return begins_a_word(name) and _WITH_DOUBLE.match(name) is None


def is_probably(name: str) -> bool:
    """Tell whether a word is a name beside something that words of other kinds stand beside too."""
    return may_be(name) and is_likely(name)


def is_told(name: str) -> bool:
    """Tell whether a word in running text is a name: hollow surnames need a character of given names."""
    if not may_be(name) or name.endswith(("先生", "女士")):
        return False
    if name[0] in _JOINS or (len(name) == 2 and _begins_a_word(name)):
        return False
    return is_likely(name) or (name[0] not in _HOLLOW and not _begins_a_word(name))


def is_plainly_told(name: str) -> bool:
    """Tell whether a word is a name though no verb behind it says so."""
    return is_told(name) and is_likely(name) and not _begins_a_word(name)


def is_firmly_told(name: str) -> bool:
    """Tell whether a word between what somebody is and what he does is a name."""
    return is_told(name) and not _begins_a_word(name)


def is_seemly(name: str) -> bool:
    """Tell whether a word is a name by its given name, or by three characters that begin no word."""
    return is_probably(name) or is_firmly_told(name)


def is_ranked(name: str) -> bool:
    """Tell whether a word behind a rank is a name: no common word, and nothing that a joining character opens."""
    if not may_be(name):
        return False
    if name[0] in _JOINS:
        return not _begins_a_word(name) and (len(name) == 2 or is_likely(name))
    return is_likely(name) or not _begins_a_word(name)


def is_familiar(name: str) -> bool:
    """Tell whether a surname behind 老 or 小 is no word: 小马 is a horse, 老王 a neighbour."""
    return name not in WORDS


def is_double(name: str) -> bool:
    """Tell whether a word that a surname of two characters opens is a name, not a body nor that person's office."""
    masked = any(sign in MASKED for sign in name[2:])
    office = len(name) > 3 and name.endswith(_TITLE_END)
    place = len(name) == 3 and name[-1] in "路巷桥庙寺碑坝塘湖树沟岛山河渠"
    return not (masked or office or place or name in WORDS or is_body(name))


def is_seldom(name: str) -> bool:
    """Tell whether a word that a seldom surname opens is a name: no common word begins like it."""
    return must_be(name) and not begins_a_word(name)


def is_on_duty(name: str) -> bool:
    """Tell whether a word behind a day or a shift is a name."""
    joined = name[0] in _JOINS + _HOLLOW
    return must_be(name) and not (joined and (begins_a_word(name) or not is_likely(name)))


def is_seemly_or_strange(name: str) -> bool:
    """Tell the same of names of other tongues too, which show by a dot or by their characters."""
    return is_seemly(name) or (_STRANGE.fullmatch(name) is not None and must_be(name))


def is_listed(name: str) -> bool:
    """Tell whether a word on a list with a person is a person: a word that is none may still begin like one."""
    return must_be(name) and (is_likely(name) or not _begins_a_word(name))


_ONLY_NAME = regex(NAME)
_STRANGE = regex(STRANGE)
_SELDOM_ONE = regex(rf"{SELDOM}|{STRANGE}")
_ANY_NAME = regex(rf"[\u4e00-\u9fff]{GIVEN}{{1,2}}")
_FIRST = frozenset(
    "某村镇乡县市区省组户家已另待同无未各全本该或男女老大小上下前后左右中内外第自私其他暂拟一二三四五六七八九十"
)
"""Characters that open a remark rather than a name."""


def is_name_in_column(name: str, *, only_names: bool) -> bool:
    """Tell whether a cell's word in a column of persons is a name; under 姓名 and the like any surname will do."""
    if _ONLY_NAME.fullmatch(name) is not None:
        return name in _BOTH or may_be(name)
    if _SELDOM_ONE.fullmatch(name) is not None:
        return must_be(name)
    return (
        only_names
        and name[:1] not in _FIRST
        and _ANY_NAME.fullmatch(name) is not None
        and must_be(name)
    )
