"""What a name may still be when no department bears it: a place, a thing, or a near miss."""

from __future__ import annotations

from collections.abc import Container

from decompose.knowledge.grammar import is_prefix, level_of_prefix
from decompose.knowledge.nameindex import NameIndex
from decompose.model.organization import Level, Resolution, ResolutionKind
from decompose.text.patterns import regex

_NEAR = 5
_NEAR_SCORE = 76.0
_MIN_NEAR = 3
_SHORT = 4
_ORGAN_ENDS = ("局", "委", "厅")

_ZONE = regex(
    r".{1,14}(?:管理委|管委)\Z|"
    r".{0,10}(?:经开区|高新区|开发区|新区|保税区|园区|港区|景区|度假区|示范区|产业园)\Z"  # zones
)
_TOWNSHIP = regex(r".{1,8}(?:镇|乡|街道|街道办|街道办事处|办事处)(?:政府)?\Z")  # townships
_TOWN_OFFICE = regex(
    r"(?:[^局厅委、]{1,8}?(?:镇|乡|街道)|镇|乡|街道)(?!政府)[^局厅委、]{2,12}(?:办|站|所|队|中心)\Z"
)  # an office of a township: 永安镇应急消防管理站
_PLACE_NAME = regex(r".{2,12}(?:省|市|县|区|旗|州|盟)(?:委?政府)?\Z")  # 越秀区
_NOT_ORGAN = regex(
    r".*(?:公司|集团|企业|工厂|厂|矿|协会|学会|商会|慈善会|慈善总会|基金会|促进会|医院|学校|大学|学院|中学|小学|研究院|研究所|实验室|银行|车站|车|船|"
    r"专家|人员|志愿者|学生|群众|公众|社会|设备|设施|系统|平台|项目|工程|基地|队伍|仓库|商场|超市|市场主体|个人|"
    r"负责人|法定代表人)\Z"  # enterprises, schools, people, things
)


def place(name: str, key: str, level: Level | None, *, known: Container[str]) -> Resolution | None:
    """Return the territorial body that a place's name stands for: 越秀区, 永安镇, 高新区管委会."""
    for pattern, department in ((_ZONE, "zone"), (_TOWNSHIP, "township"), (_PLACE_NAME, "gov")):
        if pattern.match(key) and department in known:
            spoken = level_of_prefix(key.removesuffix("政府")) if department == "gov" else None
            at = Level.TOWNSHIP if department == "township" else spoken or level
            return Resolution(text=name, department=department, kind=ResolutionKind.PLACE, level=at)
    return None


def town_office(
    name: str, key: str, level: Level | None, *, known: Container[str]
) -> Resolution | None:
    """Return the township that an office of its own stands for: 镇应急消防管理站, 街道平安建设办."""
    if "township" not in known or _NOT_ORGAN.match(key) or not _TOWN_OFFICE.match(key):
        return None
    note = "乡镇（街道）的内设机构"
    at = Level.TOWNSHIP
    return Resolution(
        text=name, department="township", kind=ResolutionKind.PLACE, level=at, note=note
    )


def unresolved(name: str, key: str, level: Level | None, *, names: NameIndex) -> Resolution:
    """Return that a name is none of a department, resembles some, or is unknown."""
    if _NOT_ORGAN.match(key):
        return Resolution(text=name, kind=ResolutionKind.NOT_A_DEPARTMENT, level=level)
    near = _near(key, names)
    kind = ResolutionKind.SIMILAR if near else ResolutionKind.UNKNOWN
    return Resolution(text=name, candidates=near, kind=kind, level=level)


def _near(key: str, names: NameIndex) -> tuple[str, ...]:
    """Return the departments whose names are nearest in writing: a last resort."""
    from rapidfuzz import fuzz, process

    cuts = [at for at in range(1, len(key) - 1) if is_prefix(key[:at])]
    keys = [key[at:] for at in dict.fromkeys((0, *cuts[:1], *cuts[-1:]))]
    found = [
        match
        for text in keys
        if len(text) >= _MIN_NEAR
        for match in process.extract(
            text, names.keys, scorer=fuzz.ratio, score_cutoff=_NEAR_SCORE, limit=8
        )
    ]
    found += [match for text in keys for match in _one_letter_off(text, names)]
    ranked = [(-score, names.exact[key][0].department) for key, score, _ in found]
    ranked.sort(key=lambda pair: (pair[0], names.order[pair[1]]))
    ids = dict.fromkeys(department for _, department in ranked)
    return tuple(ids)[:_NEAR]


def _one_letter_off(text: str, names: NameIndex) -> list[tuple[str, float, int]]:
    """Return short names that differ in a single character: too little for a ratio to tell."""
    from rapidfuzz import process
    from rapidfuzz.distance import Hamming

    if not _MIN_NEAR <= len(text) <= _SHORT or not text.endswith(_ORGAN_ENDS):
        return []
    alike = names.of_shape(len(text), text[-1])
    found = process.extract(text, alike, scorer=Hamming.distance, score_cutoff=1, limit=8)
    return [(key, _NEAR_SCORE, at) for key, _, at in found]
