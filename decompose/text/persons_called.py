"""Personal names where the words around them call for nothing else: labels, victims, owners, callers, titles behind.

Surnames that are plain words, and names of other tongues, are taken here and nowhere else.
"""

from __future__ import annotations

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.person_forms import (
    GIVEN,
    NAME,
    SELDOM,
    STRANGE,
    SURNAME,
    is_likely,
    may_be,
    must_be,
)
from decompose.text.person_words import PLAIN, RARE

_ANY = rf"(?:{NAME}|{SELDOM}|{STRANGE})"
_STOP = r"(?=[，,；;。、）)（(\s/　]|\d|$|同志|等\d*人|先生|女士)"
_LABEL = CuedPattern(
    r"(?:^|[\s，,；;。、（(|])(?:(?:主要|第一|直接|分管|项目|技术|现场|企业|家庭|科室|部门|单位|行政|巡查|管护|安全|联合|承办|具体|日常|[省市县区镇乡村]级?|编外|总)?"
    r"(?:签\s?发|拟\s?稿|核\s?稿|校\s?对|校\s?核|审\s?核|审\s?批|审\s?定|批\s?准|会\s?签|复\s?核|制\s?表|填\s?表|填\s?报|记\s?录|报\s?告|汇\s?报|起\s?草|执\s?笔"
    r"|主\s?持|召集|经\s?办|承\s?办|统\s?计|编\s?辑|摄\s?影|撰\s?稿|供\s?稿|联\s?系|联\s?络|责\s?任|负\s?责|评\s?审|监\s?督|法定代表|申请|举报|投诉|信访|当事|承包|承租|产权|使用|所有|签字|签收|见证|被?委托|验收)"
    r"(?:人|员|者|领导|人及电话|人员)?|组\s*长|副\s*组\s*长|成\s*员|委\s*员|主\s*任|副\s*主\s*任|常务副主任|总\s*指\s*挥|副\s*总?\s*指\s*挥|指\s*挥\s*长|秘\s*书\s*长|召\s*集\s*人"
    r"|户\s*主|房\s*主|业\s*主|房\s*东|屋\s*主|村\s*医|司\s*机|驾驶[人员]|船\s*[主长]|店\s*主|死者|伤者|死亡人员|受伤人员|遇难者|专\s*家|组员|队长|河\s*长|林\s*长|田\s*长|路\s*长|楼\s*长|网格长"
    r"|出\s*席|列\s*席|参\s*加|请\s*假|缺\s*席|[一-鿿]{0,6}(?:网格员|护林员|巡查员|管护员|安全员|驻村干部|包村干部|工程师|总监|书记|县长|市长|区长|镇长|乡长|局长|主任|院长|校长|站长|所长))"
    rf"[:：]\s*(?P<name>{_ANY}){_STOP}",
    cue=(":", "："),
)
"""A label of a signature, a group or a card, and what stands behind its colon."""
_IS = CuedPattern(
    rf"(?:负责人|责任人|联系人|联络员|经办人|承办人|法定代表人|实际控制人|组长|队长|书记|主任|局长|户主|房主|产权人|当事人|驾驶人|驾驶员|举报人|死者)(?:为|是|系|叫)(?P<name>{_ANY}){_STOP}",
    cue="为是系叫",
)
_GOES_ON = regex(rf"[、，,\s　/]+(?P<name>{_ANY}){_STOP}")
"""The next name of a list; a seldom one too, as the list has begun with names."""
_DOES = (
    r"(?=驾驶|驾车|反映|举报|投诉|来电|来信|致电|信访|上访|拒不|拒绝|已|未|搬离|搬出|的(?!主管)|家[的中里属庭，。]|家$|向|因|被|从|未|曾|此前|提出|表示|介绍|通报|汇报|报告|指出|强调"
    r"|要求|宣读|传达|主持|带队|率队|分管|联系|在|到场|到会|赴|受伤|死亡|遇难|获救|溺水|失踪|当场|经抢救|私自|擅自|违规|违法|违章|自行|自建|自筹|承认|供述|称|所有|名下|依法|教授|高级"
    r"|申请|建议|咨询|陪同|组织|签字|签署|签订|作了?|做了?|宣布|分析|讲解|总结|部署|代表|等|是|为|系|负责|牵头|发现|巡查|上报|每|对|就|实施|擅改|占用|拖欠|出租|经营|开设|承租|承包|户|一家|夫妇|夫妻"
    r"|[，,；;。、）)（(\s　]|$)"
)
_ROLE = (
    "驾驶人|驾驶员|司机|死者|遇难者|伤者|受害人|被害人|当事人|举报人|投诉人|信访人|来电人|来访人|来信人|反映人|控告人|户主|房主|屋主|房东|产权人|使用人"
    "|所有人|承租人|承包人|承包户|租户|住户|法定代表人|法人代表|法人|实际控制人|经营者|经营户|店主|老板|船主|船东|矿主|货主|村民|家属|村医|乡医|医生|医师|护士长|护士|教师|老师"
    "|民警|辅警|志愿者|护林员|网格员|巡查员|安全员|管护员|看护员|水管员|环卫工人|保洁员|楼长|第一书记|支部书记|党支部书记|村支书|院长|校长|所长|站长|经理|专家|养殖户|种植户|农户|困难户|低保户"
    "|脱贫户|大户|死亡人员|受伤人员|遇难人员|乘客|乘员|骑手|外卖员|快递员|焊工(?!程)|电工(?!程)|工人(?!工)|矿工(?!程)|工友|业主(?!方)|居民|市民|群众|网友|职工|员工"
)
_ASIDE = regex(r"\(\?!.\)")
_IDLE = "都由强花来老苦那才相后终步益充别有种弘承敬"
"""Seldom surnames that open phrases."""
_ROLES = tuple(_ASIDE.sub("", _ROLE).split("|"))
_OF_ROLE = CuedPattern(
    rf"(?:{_ROLE})[“”]?(?P<name>{SURNAME}{GIVEN}{{1,2}}?|(?![{_IDLE}])[{RARE}]{GIVEN}{{2}}){_DOES}",
    cue=_ROLES,
)
"""Who drives, owns, died or complained, right before a verb: two characters where they are enough."""
_FOREIGN_ROLE = CuedPattern(
    rf"(?:{_ROLE}|书记|主任|局长|县长|乡长|镇长|村长|医院院长|干部)(?P<name>{STRANGE}){_DOES}",
    cue=(*_ROLES, "书记", "主任", "局长", "县长", "乡长", "镇长", "干部"),
)
_TOLD_BY = CuedPattern(
    rf"(?:局|县|市|区|镇|乡|处|科|部|厅|院|所|站|队|总)长(?P<name>{SURNAME}{GIVEN}{{2}})"
    r"(?=通报|汇报|介绍|传达|宣读|指出|强调|要求|表示|代表|陪同|组织|分析|总结|部署|讲|作|带|率|赴|就|对|参加|列席|签|说|提出|的批示|批示)",
    cue="长",
)
_HIM = r"(?:^|[，,、；;。：:\s（(]|按照|根据|遵照|依照|落实|受|由|请|及|和|与|经|向|陪同|随|聘请|邀请|特邀|专家)"
_IN_OFFICE = CuedPattern(
    rf"{_HIM}(?P<name>{_ANY})(?=(?:常务)?副?(?:书记|[省市县区镇乡]长|主席|教授)(?:[、，,的在对就率带主指强]|批示|同志|要求|讲话|$))",
    cue=("书记", "长", "主席", "教授"),
)
_LEARNED = CuedPattern(
    rf"{_HIM}(?P<name>{SURNAME}{GIVEN}{{1,2}})(?=(?:副?教授|副?研究员|高级工程师|正高级工程师|院士|博士|主任医师|副主任医师|律师)(?:[、，,的在对就主为任指等]|$))",
    cue=("教授", "研究员", "工程师", "院士", "博士", "医师", "律师"),
)
_HARMED = CuedPattern(
    r"(?:造成|导致|致使|致|车上|船上|其中|包括|抢救|救出|搜救出)(?P<names>[一-鿿·、和及]{2,40}?)(?:等?[\d一二三四五六七八九十两]*人)?(?:当场)?"
    r"(?=死亡|受伤|遇难|重伤|轻伤|失踪|溺水|溺亡|获救|中毒|窒息)",
    cue=("死亡", "受伤", "遇难", "伤", "失踪", "溺", "获救", "中毒", "窒息"),
)
_SUFFERED = CuedPattern(
    rf"(?:^|[，,；;。、])(?P<name>{SURNAME}{GIVEN}{{2}})(?=受伤|遇难|死亡|当场死亡|经抢救|溺亡|溺水身亡|获救|重伤|轻伤|失踪)",
    cue=("伤", "遇难", "死亡", "抢救", "溺", "获救", "失踪"),
)
_MEMBER = regex(rf"(?:^|(?<=[、和及]))(?P<name>{_ANY})(?=[、和及]|$)")
_TITLED = CuedPattern(
    rf"(?:^|[、，,；;：:\s　])(?P<name>{_ANY})"
    r"(?=[（(][^（）()]{1,40}?(?:长|书记|主任|主席|经理|总监|委员|科员|干部|工程师|教授|研究员|秘书|负责人|总经济师|总规划师|巡视员|调研员)[）)])",
    cue=("（", "("),
)
_TITLED_LINE = CuedPattern(
    rf"^\s*(?P<name>{_ANY})[\s　]+(?=[^，。；、\d\s：:]{{2,30}}"
    r"(?:长|书记|主任|主席|经理|总监|委员|科员|干部)(?:[、，（(]|\s*$))",
    cue=(" ", "　", "\t"),
)
_BY_PHONE = CuedPattern(
    rf"(?:^|[，,、；;。：:\s　（(])(?P<name>{_ANY})"
    r"(?=[\s　，,（(:：]*(?:(?:办公|联系)?电话)?[\s　:：]*0\d{2,3}[\s\-—－–]*\d{7,8})",
    cue="0",
)
_COMRADE = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{SELDOM})(?=同志)", cue=("同志",)
)
_SURE = (_IS, _TITLED, _TITLED_LINE, _BY_PHONE, _COMRADE)
_FOREIGN = (_FOREIGN_ROLE,)
_PROSE = (_OF_ROLE, _TOLD_BY, _IN_OFFICE, _LEARNED, _SUFFERED)
_JOINS = "和向应时单全"
"""Surnames that join a role with what follows: 经营者和旅客."""
_HOLLOW = "于连别任管关成易解尚查费"
"""Surnames that open so many phrases that two characters after a role prove nothing."""


def persons_called(text: str) -> dict[int, int]:
    """Return where names stand that their surroundings call for, start to end."""
    found = _labelled(text) | _harmed(text)
    for patterns, is_name in ((_SURE, must_be), (_PROSE, _is_told), (_FOREIGN, is_strange)):
        for pattern in patterns:
            for holder in pattern.finditer(text):
                if is_name(holder["name"]):
                    found[holder.start("name")] = holder.end("name")
    return found


def is_strange(name: str) -> bool:
    """Tell whether a word of characters that spell other tongues is a name and no place or body."""
    return must_be(name)


def _labelled(text: str) -> dict[int, int]:
    """Return the names behind labels, with those that go on the list."""
    found: dict[int, int] = {}
    for label in _LABEL.finditer(text):
        at = label.end("name")
        if not must_be(label["name"]):
            continue
        found[label.start("name")] = at
        while (following := _GOES_ON.match(text, at)) and must_be(following["name"]):
            found[following.start("name")] = at = following.end("name")
    return found


def _harmed(text: str) -> dict[int, int]:
    """Return the names of those who died or were hurt."""
    found: dict[int, int] = {}
    for harmed in _HARMED.finditer(text):
        for member in _MEMBER.finditer(text, *harmed.span("names")):
            if may_be(member["name"]) and is_likely(member["name"]):
                found[member.start("name")] = member.end("name")
    return found


def _is_told(name: str) -> bool:
    """Tell whether a word in running text is a name: hollow surnames need a character of given names."""
    if not may_be(name) or name in PLAIN or name.endswith(("先生", "女士")):
        return False
    if name[0] in _JOINS:
        return False
    return is_likely(name) or (len(name) == 3 and name[0] not in _HOLLOW)
