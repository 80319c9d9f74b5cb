"""The short-form grammar of organ names: folding, prefixes, suffixes, places.

Two printed forms of one name fold to the same key: brackets and width are made even, 和 与 及 fall
away, 委员会 becomes 委, 监督管理 becomes 监管, 人民政府 becomes 政府.
"""

from __future__ import annotations

from decompose.model.organization import Level
from decompose.text.patterns import regex

MAX_NAME = 60

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_EVEN = _WIDTH | {
    **dict.fromkeys(map(ord, "([【〔［（"), "（"),
    **dict.fromkeys(map(ord, ")]】〕］）"), "）"),
    **dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0\u200b\ufeff“”\"'‘’·　。；;："), None),
    ord("，"): "、",
    ord(","): "、",
    ord("／"): "/",
}
_JOINERS = str.maketrans("", "", "和与及")
_FOLDS = (
    ("监督管理", "监管"),
    ("管委会", "管理委"),
    ("官委会", "管理委"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("行政主管", "主管"),
)

_CLASS_TAIL = regex(
    r"(?:行政|政府)?(?:主管|管理|监管|执法|工作)?(?:部门|机构|机关|单位|系统)\Z"  # …主管部门
)
_ORGAN_TAIL = regex(r"[局委厅办部署]\Z")  # bureau, commission, department, office
MIN_STEM = 2

_BODY_TAIL = regex(r"(?:[局委厅办署队]|部门|中心)\Z")
_NO_ORGAN = "[^局厅委部署、，/（）]"
_PLACE = rf"{_NO_ORGAN}{{1,9}}?(?:自治区|特别行政区|地区|街道|省|市|州|盟|县|区|旗|镇|乡)"
_LEVEL_MARK = (
    r"各级|各|全|本|我|原|有关|相关|自治区|省|市|县|区|州|盟|旗|地区|乡镇|镇|街道|级|直|属|以上|地方|设区的?|"
    r"政府|的|国家|所属|下属|驻地|（(?:省|市|县|区|州|旗|、|级)+）|、|/"
)
_PREFIX = regex(rf"(?:{_PLACE}){{0,4}}(?:{_LEVEL_MARK})*+\Z")  # place and level words
_LEVEL_WORDS_ONLY = regex(rf"(?:{_LEVEL_MARK})++\Z")  # no place name among them
_LEVEL_WORD = regex(r"自治区|地区|街道|省|市|州|盟|县|区|旗|镇|乡|国家")  # words of a level
_LEVEL_OF = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "市": Level.CITY,
    "州": Level.CITY,
    "盟": Level.CITY,
    "地区": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
    "街道": Level.TOWNSHIP,
    "国家": Level.NATIONAL,
}
_BARE_PLACE = regex(rf"(?:{_PLACE}){{0,4}}[一-鿿]{{2,5}}\Z")  # 江苏, 浙江省杭州
_PROVINCES = regex(
    r"(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|"
    r"海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|中国)\Z"  # provinces without level word
)


def even(text: str) -> str:
    """Return a printed name with full-width brackets, half-width digits and no blanks."""
    return text.translate(_EVEN)


def fold(name: str) -> str:
    """Return the key under which an evened name is known."""
    key = name.translate(_JOINERS)
    for long, brief in _FOLDS:
        if long in key:
            key = key.replace(long, brief)
    return key


def class_stem(key: str) -> str | None:
    """Return the stem of a function class (应急 of 应急管理部门), or None."""
    stem, changed = _CLASS_TAIL.subn("", key)
    return stem if changed and len(stem) >= MIN_STEM else None


def names_body(name: str) -> bool:
    """Tell whether a name is that of a body, and not of its field: 城管局, not 城管."""
    return _BODY_TAIL.search(name) is not None


def names_bureau(name: str) -> bool:
    """Tell whether a name ends in the word for a bureau or commission."""
    return name.endswith(("局", "委", "厅", "办"))


def organ_stem(key: str) -> str | None:
    """Return the stem of an organ's name (应急管理 of 应急管理局), or None."""
    return key[:-1] if len(key) > MIN_STEM and _ORGAN_TAIL.search(key) else None


def is_prefix(text: str) -> bool:
    """Tell whether a folded text can stand before an organ's name: 六安市金安区, 全市各级."""
    return _PREFIX.match(text) is not None


def is_province(text: str) -> bool:
    """Tell whether a text is a province's name without its level word."""
    return _PROVINCES.match(text) is not None


def is_bare_place(text: str) -> bool:
    """Tell whether a text can be a place's name without its level word."""
    return _BARE_PLACE.match(text) is not None


def can_fill_slot(text: str) -> bool:
    """Tell whether a text can stand where a name has its place: 江苏省, 南京, 华东."""
    return names_place(text) and (is_bare_place(text) or is_prefix(text))


def names_place(prefix: str) -> bool:
    """Tell whether a prefix names a place, and not only levels."""
    return bool(prefix) and _LEVEL_WORDS_ONLY.match(prefix) is None


def level_of_prefix(prefix: str) -> Level | None:
    """Return the level that a prefix speaks of; None when it speaks of several or of none."""
    if not prefix:
        return None
    words: list[str] = _LEVEL_WORD.findall(prefix)
    if not words:
        return Level.PROVINCE if is_province(prefix) else None
    if not names_place(prefix) and len(set(words)) > 1:
        return None
    return _LEVEL_OF[words[-1]]
