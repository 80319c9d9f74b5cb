"""Personal names where the words around them call for nothing else: labels, victims, owners, callers, titles behind.

Surnames that are plain words, and names of other tongues, are taken here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable

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
from decompose.text.person_lexicon import begins_a_word
from decompose.text.person_words import RARE

_ANY = rf"(?:{NAME}|{SELDOM}|{STRANGE})"
_IDLE = "居隆融危戈都由强花来老苦那才相后终步益充别有种弘承敬"
"""Seldom surnames that open phrases."""
_STOP = r"(?=[，,；;。、）)（(\s　]|\d|$|同志|等\d*人|先生|女士)"
_CLOSE = r"[，,；;。、）)（(\s　]"
_DOES = (
    r"(?=驾驶|驾车|反映|举报|投诉|来电|来信|致电|信访|上访|拒不|拒绝|已|未|搬离|搬出|的(?!主管)|家[的中里属庭，。]|家$|向|因|被|从|曾|此前"
    r"|提出|表示|介绍|通报|汇报|报告|指出|强调|要求|宣读|传达|主持|带队|率队|分管|联系|在|到场|到会|赴|受伤|死亡|遇难|获救|溺水|失踪"
    r"|当场|经抢救|送医|私自|擅自|违规|违法|违章|自行|自建|自筹|承认|供述|称|所有|名下|依法|教授|高级|申请|建议|咨询|陪同|组织|签字|签署"
    r"|签订|作了?|做了?|宣布|分析|讲解|总结|部署|代表|等|是|为|系|负责|牵头|发现|巡查|上报|每|对|就|实施|擅改|占用|拖欠|出租|经营|开设"
    r"|承租|承包|户|一家|夫妇|夫妻|及|和|与|须|应(?!急)|拨打|拨通|现场|驻场|诫勉|警告|记过|处分|停职|撤职|免职|开除|调离|立案|涉嫌|约谈|问责"
    rf"|政务|{_CLOSE}|$)"
)

# --- labels with a colon
_WRITES = (
    r"签\s?发|拟\s?稿|核\s?稿|校\s?对|校\s?核|审\s?核|审\s?批|审\s?定|审\s?签|审\s?稿|[初复终]\s?审|批\s?准|会\s?签|复\s?核|制\s?表|填\s?表"
    r"|填\s?报|记\s?录|报\s?告|汇\s?报|汇\s?总|起\s?草|执\s?笔|主\s?持|召集|经\s?办|承\s?办|拟\s?办|统\s?计|编\s?辑|摄\s?影|撰\s?稿|供\s?稿"
    r"|联\s?系|联\s?络|责\s?任|负\s?责|评\s?审|监\s?督|签收|见证|验收|整\s?理|阅\s?示|主\s?办|协\s?办|监\s?制|带\s?班|值\s?班|主\s?讲|翻\s?译"
)
_GROUP = (
    r"(?:副\s*)?组\s*长|成\s*员|委\s*员|(?:常务)?(?:副\s*)?主\s*任|(?:副\s*)?总\s*指\s*挥|(?:副\s*)?指\s*挥\s*长|秘\s*书\s*长|召\s*集\s*人|组\s*员"
    r"|户\s*主|房\s*主|业\s*主|房\s*东|屋\s*主|村\s*医|司\s*机|船\s*[主长]|店\s*主|专\s*家|[河林田路楼]\s*长|网格长"
    r"|出\s*席|列\s*席|参\s*加|请\s*假|缺\s*席"
)
_OFFICE = r"[一-鿿]{0,6}(?:人|员|者|师|主任|经理|总监|监理|代表|干部|书记|[省市县区镇乡局厅处科院校站所队会]长)"
_LABEL = CuedPattern(
    rf"(?:^|[\s，,；;。、（(|])(?:[一-鿿]{{0,4}}?(?:{_WRITES})(?:人|员|者|领导|人及电话|人员)?|{_GROUP}|{_OFFICE})"
    rf"[:：]\s*(?P<name>{_ANY}){_STOP}",
    cue=(":", "："),
)
"""A label of a signature, a group or a card, and what stands behind its colon."""
_GOES_ON = regex(rf"[、，,\s　/]+(?P<name>{_ANY}){_STOP}")
"""The next name of a list; a seldom one too, as the list has begun with names."""

# --- places where any surname will do
_IS = CuedPattern(
    r"(?:负责人|责任人|联系人|联络员|经办人|承办人|法定代表人|实际控制人|组长|队长|书记|主任|局长|户主|房主|产权人|当事人|驾驶人|驾驶员"
    rf"|举报人|死者)(?:为|是|系|叫)(?P<name>{_ANY}){_STOP}",
    cue="为是系叫",
)
_AMONG = CuedPattern(
    rf"(?:成员|组员|专家|委员|名单|人员|同志)(?:主要)?(?:包括|有|为|是|由|含)[：:]?(?P<name>{_ANY})(?=[、，])",
    cue=("包括", "有", "为", "是", "由", "含"),
)
_ON_DUTY = CuedPattern(
    rf"(?:^|[：:、，；\s])(?P<name>{_ANY})(?=[（(](?:带班|值班|主班|副班|备班|副?组长|记录|主持|主持工作|汇报|代|兼|挂职|已故|[男女]|外聘"
    r"|特邀|请假|缺席|未到|退休|联络员|牵头人|教授级[^）)]{0,6}|[正副]?高级?[^）)]{0,5}|[^（）()]{0,8}代表)[）)])",
    cue=("（", "("),
)
_TITLED = CuedPattern(
    rf"(?:^|[、，,；;：:\s　])(?P<name>{_ANY})"
    r"(?=[（(][^（）()]{1,40}?(?:长|书记|主任|主席|经理|总监|委员|科员|干部|工程师|教授|研究员|秘书|负责人|总经济师|总规划师|巡视员"
    r"|调研员)[）)])",
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

# --- running text
_ROLES = (
    "驾驶人|驾驶员|司机|死者|遇难者|伤者|受害人|被害人|当事人|举报人|投诉人|信访人|来电人|来访人|来信人|反映人|控告人|报警人|户主|房主"
    "|屋主|房东|产权人|使用人|所有人|承租人|承包人|承包户|租户|住户|法定代表人|法人代表|法人|实际控制人|经营者|经营户|店主|老板|船主|船东"
    "|矿主|货主|村民|家属|村医|乡医|医生|医师|护士长|护士|教师|老师|厨师|民警|辅警|志愿者|护林员|网格员|巡查员|安全员|管护员|看护员|水管员"
    "|环卫工人|保洁员|楼长|第一书记|支部书记|党支部书记|村支书|院长|校长|所长|站长|经理|总监|主任|主持人|专家|养殖户|种植户|农户|困难户"
    "|低保户|脱贫户|大户|死亡人员|受伤人员|遇难人员|乘客|乘员|骑手|外卖员|快递员|焊工|电工|工人|矿工|工友|业主|居民|市民|群众|网友|职工|员工"
)
_OF_ROLE = CuedPattern(
    rf"(?:{_ROLES})(?!方|(?<=工)程)[“”]?(?P<name>{SURNAME}{GIVEN}{{1,2}}?|(?![{_IDLE}])[{RARE}]{GIVEN}{{2}}){_DOES}",
    cue=tuple(_ROLES.split("|")),
)
"""Who drives, owns, died or complained, right before a verb: two characters where they are enough."""
_OF_NOUN = CuedPattern(
    r"(?:(?<![个本他每两行此前后或])[人员者]|[教医厨律计画程保会设工]师|[业房户屋店矿货船摊]主|[职员民护厨焊电瓦木技杂]工|[养种困农租住商大特贫脱]户"
    r"|[骑机水助推选]手|[省市县区镇乡局厅处科院校队所站部会行村厂店社园班组股事团]长|主任|书记|代表|组长|总?经理|总监|监理|教授|委员|理事|干事|科员|干部"
    r"|专干|村医|老板|顾客|乘客|旅客|游客|会计|出纳|门卫|保安|保洁|学生|同学|患者|病人|家长|家属|租客|居民|村民|市民|群众)(?!方|(?<=工)程)"
    rf"(?P<name>{SURNAME}{GIVEN}{{2}})"
    r"(?![村镇乡县区市路街桥库河湖山岭沟局委办厅部站所院校厂店公集社小渡水煤矿电港码景大中制室队组团员人者思精式工纪率度性化])",
    cue=tuple("人员者师主工户手长任记理监授委事部医客计纳卫安洁生学属民众干"),
)
"""Whoever is named behind what he or she is: an inspector, a cook, the manager of a company."""
_OF_NOUN_DOING = CuedPattern(
    r"(?:(?<![个本他每两行此前后或])[员者]|(?:责任|负责|承包|代表|当事|举报|经办|联系|驾驶|报案|报警|目击|控制|值班|监护|监测|看护|投诉)人"
    r"|[省市县区镇乡局厅处科院校队所站部会行村厂店社园班组股事团]长|主任|书记|代表"
    r"|经理|总监|监理|承包商|门卫|学生|家长|家属|顾客|乘客)"
    rf"(?!方|(?<=工)程)(?P<name>{SURNAME}{GIVEN}{{2}}){_DOES}",
    cue=tuple("人员者长任记表理监商卫生属客"),
)
"""The same before a verb or a stop, whatever the given name is made of."""
_OF_UNIT_BESIDE = CuedPattern(
    r"(?:(?<=[局委厅府])|(?<=公司)|(?<=集团)|(?<=[大支中总]队)|(?<=医院)|(?<=[法学]院)|(?<=大学)|(?<=学校)|(?<=中心)|(?<=办公室))"
    rf"(?P<name>{SURNAME}{GIVEN}{{2}})"
    "(?=[、，。；）)为任和与及]|负责|牵头|主持|带队|联系|参加|出席|汇报)",
    cue="局委厅府司团队院学校心室",
)
"""Whoever is named right behind the body: 市交通运输局江某某、市商务局雷某某."""
_FOREIGN = CuedPattern(
    rf"(?:{_ROLES}|书记|局长|县长|乡长|镇长|村长|干部|人员|员)(?P<name>{STRANGE}){_DOES}",
    cue=tuple("人员者师主工户手长任记理监授委事部医客民众机生士警友家"),
)
_TOLD_BY = CuedPattern(
    rf"(?:局|县|市|区|镇|乡|处|科|部|厅|院|所|站|队|总)长(?P<name>{SURNAME}{GIVEN}{{2}})"
    r"(?=通报|汇报|介绍|传达|宣读|指出|强调|要求|表示|代表|陪同|组织|分析|总结|部署|讲|作|带|率|赴|就|对|参加|列席|签|说|提出|的批示|批示)",
    cue="长",
)
_HIM = (
    r"(?:^|专家为|专家是|[，,、；;。：:\s（(]|按照|根据|遵照|依照|落实|受|由|请|及|和|与|经|向|陪同|随|聘请|邀请"
    "|特邀|专家)"
)
_IN_OFFICE = CuedPattern(
    rf"{_HIM}(?P<name>{_ANY})"
    r"(?=(?:常务)?副?(?:书记|[省市县区镇乡]长|主席|教授)(?:[、，,的在对就率带主指强]|批示|同志|要求|讲话|$))",
    cue=("书记", "长", "主席", "教授"),
)
_LEARNED = CuedPattern(
    rf"{_HIM}(?P<name>{SURNAME}{GIVEN}{{1,2}})"
    r"(?=(?:副?教授|副?研究员|(?:正)?高级工程师|院士|博士|(?:副)?主任医师|律师)(?:[、，,的在对就主为任指等]|$))",
    cue=("教授", "研究员", "工程师", "院士", "博士", "医师", "律师"),
)
_SPEAKS = CuedPattern(rf"^\s*(?P<name>{NAME})(?=[：:][^\s])", cue=("：", ":"))
_OF_UNIT = CuedPattern(
    rf"(?<=[局委办厅部队府会院所站处科室司心团])(?P<name>{SURNAME}{GIVEN}{{2}}|{SELDOM})(?=[：:])",
    cue=("：", ":"),
)
_SUFFERED = CuedPattern(
    rf"(?:^|[，,；;。、]|其中)(?P<name>{SURNAME}{GIVEN}{{2}})"
    r"(?=受伤|遇难|死亡|当场死亡|经抢救|溺亡|溺水身亡|获救|重伤|轻伤|失踪)",
    cue=("伤", "遇难", "死亡", "抢救", "溺", "获救", "失踪"),
)
_HARMED = CuedPattern(
    r"(?:造成|导致|致使|致|车上|船上|其中|包括|抢救|救出|搜救出)(?P<names>[一-鿿·、和及]{2,40}?)"
    r"(?:等?[\d一二三四五六七八九十两]*人)?(?:当场)?"
    r"(?=死亡|受伤|遇难|重伤|轻伤|失踪|溺水|溺亡|获救|中毒|窒息)",
    cue=("死亡", "受伤", "遇难", "伤", "失踪", "溺", "获救", "中毒", "窒息"),
)
_MEMBER = regex(rf"(?<=[、和及成使致上中括救出])(?P<name>{_ANY})(?=[、和及]|$)")
_AND = regex(rf"[、和及与](?P<name>{NAME}|{STRANGE}){_DOES}")
"""The next name in running text."""

_SURE = (_IS, _AMONG, _ON_DUTY, _TITLED, _TITLED_LINE, _BY_PHONE, _COMRADE)
_PROSE = (_OF_ROLE, _SPEAKS, _OF_UNIT, _TOLD_BY, _IN_OFFICE, _LEARNED, _SUFFERED)
_JOINS = "和向应时单全"
"""Surnames that join a role with what follows: 经营者和旅客."""
_HOLLOW = "于连别任管关成易解尚查费"
"""Surnames that open so many phrases that two characters after a role prove nothing."""


def persons_called(text: str) -> dict[int, int]:
    """Return where names stand that their surroundings call for, start to end."""
    found = _labelled(text) | _harmed(text)
    kinds: tuple[tuple[tuple[CuedPattern, ...], Callable[[str], bool]], ...] = (
        (_SURE, must_be),
        (_PROSE, _is_told),
        ((_OF_NOUN, _OF_UNIT_BESIDE), _is_plainly_told),
        ((_OF_NOUN_DOING,), _is_firmly_told),
        ((_FOREIGN,), must_be),
    )
    for patterns, is_name in kinds:
        for pattern in patterns:
            for holder in pattern.finditer(text):
                if is_name(holder["name"]):
                    found[holder.start("name")] = holder.end("name")
    for end in list(found.values()):
        at = end
        while (following := _AND.match(text, at)) and _goes_on(following["name"]):
            found[following.start("name")] = at = following.end("name")
    return found


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
    if not may_be(name) or name.endswith(("先生", "女士")):
        return False
    if name[0] in _JOINS or (len(name) == 2 and begins_a_word(name)):
        return False
    return is_likely(name) or (len(name) == 3 and name[0] not in _HOLLOW)


def _is_plainly_told(name: str) -> bool:
    """Tell whether a word is a name though no verb behind it says so."""
    return _is_told(name) and is_likely(name) and not begins_a_word(name)


def _is_firmly_told(name: str) -> bool:
    """Tell whether a word between what somebody is and what he does is a name."""
    return _is_told(name) and not begins_a_word(name)


def _goes_on(name: str) -> bool:
    """Tell whether a word behind a name is the next one."""
    return _is_plainly_told(name) or regex(STRANGE).fullmatch(name) is not None
