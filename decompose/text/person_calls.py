"""The places in Chinese text that call for a personal name, and how surely each does.

Ranks, roles, labels with a colon, numbers, verbs and titles: each place is one :class:`Call`. Surnames that are
plain words, and names of other tongues, are taken only where nothing but a name can stand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.person_forms import (
    GIVEN,
    NAME,
    SELDOM,
    STRANGE,
    SURNAME,
    is_double,
    is_familiar,
    is_firmly_told,
    is_listed,
    is_on_duty,
    is_plainly_told,
    is_probably,
    is_seemly_or_strange,
    is_seldom,
    is_told,
    may_be,
    must_be,
)
from decompose.text.person_words import NAMELY, RARE


class Call(NamedTuple):
    """A place that calls for a name."""

    pattern: CuedPattern
    """With a group ``name``."""
    is_name: Callable[[str], bool]
    """What tells a name from other words that stand in such a place."""
    yields: bool = False
    """Its name is three characters by mere form: it yields to a surer reading of the same place."""


ANY = rf"(?:{NAME}|{SELDOM}|{STRANGE})"

_IDLE = "居隆融戈都由老苦才相后终步益充别有种承敬"
"""Seldom surnames that open phrases."""

STOP = r"(?=[，,；;。、）)（(\s　]|\d|$|同志|等\d*人|先生|女士)"

END = (
    r"(?=等(?:同志|人|组成|参加|任|为|[，,；;。、\d]|$)"
    r"|[任兼、，,；;。)）(（\s/]|\d|1[3-9]|为(?:组长|副组长|成员)|担任|同志|主持|出席|讲话|率队|负责|牵头|带队|执笔|统稿|听取|调研"
    r"|[在到赴于][^，,。；;]{2,24}(?:主持|召开|调研|检查|督导|督查|部署|听取)|$)"
)

_CLOSE = r"[，,；;。、）)（(\s　]"

DOES = (
    r"(?=驾驶|驾车|反映|举报|投诉|来电|来信|致电|信访|上访|拒不|拒绝|已|未|搬离|搬出|的(?!主管)|家[的中里属庭，。]|家$|向|因|被|从|曾|此前"
    r"|提出|表示|介绍|通报|汇报|报告|指出|强调|要求|宣读|传达|主持|带队|率队|分管|联系|在|到场|到会|赴|受伤|死亡|遇难|获救|溺水|失踪"
    r"|当场|经抢救|送医|私自|擅自|违规|违法|违章|自行|自建|自筹|承认|供述|称|所有|名下|依法|教授|高级|申请|建议|咨询|陪同|组织|签字|签署"
    r"|签订|作了?|做了?|宣布|分析|讲解|总结|部署|代表|等|是|为|系|负责|牵头|发现|巡查|上报|每|对|就|实施|擅改|占用|拖欠|出租|经营|开设"
    r"|承租|承包|户|一家|夫妇|夫妻|及|和|与|须|应(?!急)|具体|共同|分别|主动|包[保联抓]|接任|继任|统筹|上岗|在岗|巡[查河林湖护]|关于|签收|领办|督办|通过|党内|批评|授课|义务|多次|带领|处理|跟进|落实|拨打|拨通|现场|驻场|诫勉|警告|记过|处分|停职|撤职|免职|开除|调离|立案|涉嫌|约谈|问责"
    rf"|政务|{_CLOSE}|$)"
)

# --- labels with a colon
_WRITES = (
    r"签\s?发|拟\s?稿|核\s?稿|校\s?对|校\s?核|审\s?核|审\s?批|审\s?定|审\s?签|审\s?稿|[初复终]\s?审|批\s?准|会\s?签|复\s?核|制\s?表|填\s?表"
    r"|填\s?报|记\s?录|报\s?告|汇\s?报|汇\s?总|起\s?草|执\s?笔|主\s?持|召集|经\s?办|承\s?办|拟\s?办|统\s?计|编\s?辑|摄\s?影|撰\s?稿|供\s?稿"
    r"|联\s?系|联\s?络|责\s?任|负\s?责|评\s?审|监\s?督|签收|见证|验收|整\s?理|阅\s?示|主\s?办|协\s?办|监\s?制|带\s?班|值\s?班|主\s?讲|翻\s?译"
    r"|签\s?[字名]|打\s?印|(?:建议|提案|领衔)(?:人|代表)"
)

_GROUP = (
    r"(?:副\s*)?组\s*长|成\s*员|委\s*员|(?:常务)?(?:副\s*)?主\s*任|(?:副\s*)?总\s*指\s*挥|(?:副\s*)?指\s*挥\s*长|秘\s*书\s*长|召\s*集\s*人|组\s*员"
    r"|户\s*主|房\s*主|业\s*主|房\s*东|屋\s*主|村\s*医|司\s*机|船\s*[主长]|店\s*主|专\s*家|[河林田路楼]\s*长|网格长"
    r"|出\s*席|列\s*席|参\s*加|请\s*假|缺\s*席"
)

_OFFICE = r"[一-鿿]{0,6}(?:人|员|者|师|主任|经理|总监|监理|代表|干部|书记|[省市县区镇乡局厅处科院校站所队会]长)"

LABEL = CuedPattern(
    rf"(?:^|[\s，,；;。、（(|.．）)])(?:[一-鿿]{{0,4}}?(?:{_WRITES})(?:人|员|者|领导|人及电话|人员)?|{_GROUP}|{_OFFICE})"
    rf"(?:[（(][^（）()]{{1,6}}[）)])?[:：]\s*(?P<name>{ANY}){STOP}",
    cue=(":", "："),
)
"""A label of a signature, a group or a card, and what stands behind its colon."""

_HEADED = CuedPattern(
    rf"(?:组\s*长|总\s*指\s*挥|指\s*挥\s*长|主\s*任|成\s*员|召\s*集\s*人|联\s*系\s*人|联\s*络\s*员|责\s*任\s*人"
    r"|领\s*导|负责同志|牵\s*头\s*人|包\s*保\s*人|经\s*办\s*人|姓\s*名|签\s*名|签\s*字)"
    rf"[:：]\s*(?P<name>{NAME}){END}",
    cue=tuple(last + sign for last in "长挥任员人导志名字" for sign in ":："),
)

# --- roles, titles and numbers beside the name
_BEFORE_ROLE = CuedPattern(
    rf"(?:^|[、，,；;。：:\s])(?P<name>{NAME})(?:任|兼任|兼|担任|同志|为(?:组长|副组长|成员))"
    r"(?:组长|副组长|[\u4e00-\u9fff]{0,6}(?:主任|成员|书记|召集人|牵头人|联络员|联系人))",
    cue=("组长", "主任", "成员", "书记", "召集人", "牵头人", "联络员", "联系人"),
)

_IS = CuedPattern(
    r"(?:负责人|责任人|联系人|联络员|经办人|承办人|法定代表人|实际控制人|组长|队长|书记|主任|局长|户主|房主|产权人|当事人|驾驶人|驾驶员"
    rf"|举报人|死者)(?:为|是|系|叫)(?P<name>{ANY}){STOP}",
    cue="为是系叫",
)

_AMONG = CuedPattern(
    rf"(?:成员|组员|专家|委员|名单|人员|同志)(?:主要)?(?:包括|有|为|是|由|含)[：:]?(?P<name>{ANY})(?=[、，])",
    cue=("包括", "有", "为", "是", "由", "含"),
)

_ON_DUTY = CuedPattern(
    rf"(?:^|[：:、，；\s])(?P<name>{ANY})(?=[（(](?:带班|值班|主班|副班|备班|副?组长|记录|主持|主持工作|汇报|代|兼|挂职|已故|[男女]|外聘"
    r"|特邀|请假|缺席|未到|退休|联络员|牵头人|教授级[^）)]{0,6}|[正副]?高级?[^）)]{0,5}|[^（）()]{0,8}代表)[）)])",
    cue=("（", "("),
)

_TITLED_LINE = CuedPattern(
    rf"^\s*(?P<name>{ANY})[\s　]+(?=[^，。；、\d\s：:]{{2,30}}"
    r"(?:长|书记|主任|主席|经理|政委|总监|委员|科员|干部)(?:[、，（(\s]|$))",
    cue=(" ", "　", "\t"),
)

_WITH_TITLE = CuedPattern(
    rf"(?:^|[、，,；;：:\s　])(?P<name>{ANY})"
    r"(?=[（(][^（）()]{1,40}?(?:长|书记|主任|主席|经理|总监|委员|科员|干部|工程师|教授|研究员|秘书|负责人|总经济师|总规划师|巡视员"
    r"|调研员)[）)])",
    cue=("（", "("),
)

_COMRADE = CuedPattern(rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{ANY})(?=同志)", cue=("同志",))

_COMRADE_OF = CuedPattern(
    rf"(?<=[局委办厅部队府会院所站处科室司])(?P<name>{SURNAME}{GIVEN}{{1,2}})(?=同志)",
    cue=("同志",),
)

_TITLED = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{SURNAME}[^\W\da-zA-Z_副区县市镇乡局厅]{{2}})"
    "(?=(?:常务)?副?(?:[省市县区镇乡局厅处科院校队]长|书记|主任|主席))",
    cue=("长", "书记", "主任", "主席"),
)

_BY_HIM = CuedPattern(
    rf"由(?P<name>{SURNAME}{GIVEN}{{2}})(?=负责|督办|牵头|担任|任|主持|带队|分管|主抓|具体|协调)",
    cue=("由",),
)

_WITH_NUMBER = CuedPattern(
    rf"(?:^|[，,、；;。：:\s（(找由与和及请向给]|联系)(?P<name>{ANY})"
    r"(?=[\s，,（(:：]{0,6}(?:(?:联系|办公)?(?:电话|手机)(?:号码)?|tel\.?)?[\s:：]{0,6}"
    r"(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}|0\d{2,3}[\s\-—－–]{0,3}\d{7,8}"
    r"|(?:QQ|微信|邮箱|[Ee]-?mail|身份证)[号码]{0,2}[:：\s]{0,3}[A-Za-z\d]))",
    cue=("13", "14", "15", "16", "17", "18", "19", "0", "QQ", "微信", "邮箱", "mail"),
)

_POLITE = CuedPattern(rf"(?P<name>{SURNAME}{GIVEN}{{1,2}})(?=先生|女士)", cue=("先生", "女士"))

_POLITE_FOR = CuedPattern(
    rf"(?<=先生|女士)[（(](?P<name>{NAME})(?=[）)、，,])", cue=("先生", "女士")
)

_CITIZEN = CuedPattern(
    rf"(?:市民|网民|村民|居民|职工|群众|业主|来信人|信访人)(?P<name>{NAME})(?=反映|建议|提出|来信|来电|投诉|举报|咨询|希望|认为|要求|等)",
    cue=("民", "职工", "群众", "业主", "人"),
)

_PEOPLES = (
    "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|乌孜别克|鄂温克|裕固"
)
_SEX = CuedPattern(
    rf"(?:^|[，,、；;。：:\s])(?P<name>{ANY})(?=[，,（(\s]\s*(?:[男女]|(?:{_PEOPLES})族)[，,、）)\s])",
    cue=("男", "女", "族"),
)
_IN_CHARGE = (
    "起草|执笔|拟稿|撰写|撰稿|统稿|跟进|跟踪|盯办|落实|承办|办理|经办|对接|联络|值守|带班|值班|包保"
    "|包联|包抓|驻点|蹲点|陪同|坐镇|整理|记录"
)
_BY_THEM = CuedPattern(
    rf"(?<=[，,；;（(由、和及与局委办厅部会院所站处队科室股])(?P<name>{SURNAME}{GIVEN}{{1,2}}?)"
    rf"(?=(?:同志)?等?(?:[二两三四]人)?(?:共同|分别|具体|负责)?(?:{_IN_CHARGE}))",
    cue=tuple(_IN_CHARGE.split("|")),
)
"""Whoever drafts, follows up or keeps watch: 由县安委办卫某起草, 由文某跟进."""
_BY_HIM_ALONE = CuedPattern(
    rf"由(?P<name>{SURNAME}{GIVEN}{{1,2}}?)(?=(?:同志)?(?:具体|负责)?(?:{_IN_CHARGE}))",
    cue=("由",),
)
_SELDOM_IN_OFFICE = CuedPattern(
    r"(?:副?书记|[省市县区镇乡局厅处科所站队股校院部厂矿园馆河林田路湖段警村社]长|主任|联络员|(?:联系|责任|负责|经办)人)"
    rf"(?P<name>(?![{_IDLE}])[{RARE}]{GIVEN}{{1,2}}){DOES}",
    cue=("书记", "长", "主任", "员", "人"),
)
_SEVERAL = CuedPattern(
    rf"(?:[，,、；;。：:\s由请及和与]|明确|确定|指定|安排|抽调)(?P<name>{ANY})(?=等?[两二三四五六七八九十\d]{{1,2}}[名位]?同志)",
    cue=("同志",),
)
_TALKS_TO = CuedPattern(
    rf"[与向找](?P<name>{SURNAME}{GIVEN}{{1,2}}?)(?=(?:同志)?(?:联系|联络|对接|沟通|咨询|报名))",
    cue=("联系", "联络", "对接", "沟通", "咨询", "报名"),
)
_WITH_RANK = CuedPattern(
    rf"[（(](?P<name>{ANY})(?=[，,、\s　]+"
    r"[^，。；（）()]{0,8}(?:长|书记|主任|主席|经理|科员|主管|专干|干部)[）)，,；;])",
    cue=("（", "("),
)
_DAY = (
    r"(?:(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}月\d{1,2}日?|\d{1,2}[./-]\d{1,2}(?=[\s:：])|\d{1,2}日|初[一二三四五六七八]|除夕|[早中晚夜白日]班"
    r"|(?:[带值主副备]班|值守)(?:领导|干部|人员|人|员)?)"
)
_SHIFT = CuedPattern(
    rf"{_DAY}(?:[（(][^（）()]{{1,12}}[）)])?[:：\s　]{{0,6}}(?:[上下]午|全天|[早中晚夜白日]班)?"
    rf"(?:[:：\s　]{{1,6}}|(?<![:：\s　])(?![{RARE}]))(?P<name>{ANY}){STOP}",
    cue=("班", "值守"),
)
"""A day or a shift of a roster and who is on duty."""
_WEEKDAY = CuedPattern(
    rf"(?:^|[；;，,、\s　])(?:周|星期|礼拜)[一二三四五六日天][:：\s　]+(?P<name>{NAME}){STOP}",
    cue=("周", "星期", "礼拜"),
)

_IN_HAND = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由])(?P<name>{SURNAME}{GIVEN}{{2}})(?=(?:同志)?具体(?:负责|落实|承办|办理|抓|跟进))",
    cue=("具体",),
)

_BEHIND_UNIT = CuedPattern(
    rf"(?<=[局委办厅部队府会院所站处科室司心团])[\s（(【](?P<name>{NAME}|{STRANGE})"
    r"(?=[）)】、，,；;。\s/]|$|(?:常务)?副?(?:[省市县区镇乡局厅处科院校队所站]长|书记|主任|主席|经理)[）)、，])",
    cue=("（", "(", " ", "　", "【"),
)

# --- running text
_ROLES = (
    "驾驶人|驾驶员|司机|死者|遇难者|伤者|受害人|被害人|当事人|举报人|投诉人|信访人|来电人|来访人|来信人|反映人|控告人|报警人|户主|房主"
    "|屋主|房东|产权人|使用人|所有人|承租人|承包人|承包户|租户|住户|法定代表人|法人代表|法人|实际控制人|经营者|经营户|店主|老板|船主|船东"
    "|矿主|货主|村民|家属|村医|乡医|医生|医师|护士长|护士|教师|老师|厨师|民警|辅警|志愿者|护林员|网格员|巡查员|安全员|管护员|看护员|水管员"
    "|环卫工人|保洁员|楼长|第一书记|支部书记|党支部书记|村支书|院长|校长|所长|站长|经理|总监|主任|主持人|专家|养殖户|种植户|农户|困难户"
    "|低保户|脱贫户|大户|牧民|渔民|劝导员|调解员|巡河员|支书|党员|死亡人员|受伤人员|遇难人员|乘客|乘员|骑手|外卖员|快递员|焊工|电工|工人|矿工|工友|业主|居民|市民|群众|网友|职工|员工"
)

_OF_ROLE = CuedPattern(
    rf"(?:{_ROLES})(?!方|(?<=工)程|(?<=居民)楼)[“”]?(?P<name>{SURNAME}{GIVEN}{{1,2}}?|(?![{_IDLE}])[{RARE}]{GIVEN}{{2}}){DOES}",
    cue=tuple(_ROLES.split("|")),
)
"""Who drives, owns, died or complained, right before a verb: two characters where they are enough."""

_OF_NOUN = CuedPattern(
    r"(?:(?<![个本他每两行此前后或])[人员者]|[教医厨律计画程保会设工]师|[业房户屋店矿货船摊]主(?!管)|[职员民护厨焊电瓦木技杂]工|[养种困农租住商大特贫脱]户"
    r"|[骑机水助推选]手|[省市县区镇乡局厅处科院校队所站部会行村厂店社园班组股事团楼栋格]长|主任|书记|代表|组长|总?经理|总监|监理|教授|委员|理事|干事|科员|干部"
    r"|专干|村医|老板|顾客|乘客|旅客|游客|会计|出纳|门卫|保安|保洁|学生|同学|患者|病人|家长|家属|租客|居民|村民|市民|群众)(?!方|(?<=工)程|(?<=[和与及、，]人)车)"
    rf"(?P<name>{SURNAME}{GIVEN}{{2}})"
    r"(?![村镇乡县区市路街桥库河湖山岭沟局委办厅部站所院校厂店公集社小渡水煤矿电港码景大中制室队组团员人者思精式工纪率度性化])",
    cue=tuple("人员者师主工户手长任记理监授委事部医客计纳卫安洁生学属民众干"),
)
"""Whoever is named behind what he or she is: an inspector, a cook, the manager of a company."""

_OF_NOUN_DOING = CuedPattern(
    r"(?:(?<![个本他每两行此前后或])[员者]|(?:责任|负责|承包|代表|当事|举报|经办|联系|驾驶|报案|报警|目击|控制|值班|监护|监测|看护|投诉)人"
    r"|[省市县区镇乡局厅处科院校队所站部会行村厂店社园班组股事团楼栋格]长|主任|书记|代表"
    r"|经理|总监|监理|承包商|门卫|学生|家长|家属|顾客|乘客)"
    rf"(?!方|(?<=工)程)(?P<name>{SURNAME}{GIVEN}{{2}}{DOES}|{SURNAME}{GIVEN}{DOES})",
    cue=tuple("人员者长任记表理监商卫生属客"),
)
"""The same before a verb or a stop, whatever the given name is made of."""

_OF_UNIT_BESIDE = CuedPattern(
    r"(?<=[局委厅府司团队院学校心室])(?:(?<=[局委厅府])|(?<=公司)|(?<=集团)|(?<=[大支中总]队)|(?<=医院)|(?<=[法学]院)|(?<=大学)|(?<=学校)|(?<=中心)|(?<=办公室))"
    rf"(?P<name>{SURNAME}{GIVEN}{{2}})"
    "(?=[、，。；）)为任和与及]|负责|牵头|主持|带队|联系|参加|出席|汇报)",
    cue="局委厅府司团队院学校心室",
)
"""Whoever is named right behind the body: 市交通运输局江某某、市商务局雷某某."""

_FOREIGN = CuedPattern(
    rf"(?:{_ROLES}|书记|局长|县长|乡长|镇长|村长|干部|人员|员)(?P<name>{STRANGE}){DOES}",
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
    rf"{_HIM}(?P<name>{ANY})"
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
    rf"(?:^|[，,；;。、]|其中)(?P<name>{SURNAME}{GIVEN}{{1,2}})"
    r"(?=受伤|遇难|死亡|当场死亡|经抢救|溺亡|溺水身亡|获救|重伤|轻伤|失踪)",
    cue=("伤", "遇难", "死亡", "抢救", "溺", "获救", "失踪"),
)

_OF_TWO = CuedPattern(
    r"(?:^|[，,、；;。：:\s（(由请及和与经向对局委办厅部队府会院所站处科室司团长记任席理师员人民])"
    rf"(?P<name>(?:{NAMELY})(?:{GIVEN}{{2}}{DOES}|{GIVEN}{DOES}))",
    cue=tuple(NAMELY.split("|")),
)
"""A surname of two characters is a sign by itself: 区住建局漆雕某、警长司马某."""

_FAMILY = (
    "王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖萧董袁潘蒋蔡余程魏吕丁沈姚卢姜崔谭陆汪范廖"
    "贾夏韦付邹孟秦尹薛阎段雷侯顾郝龚邵钱严覃武戴莫汤常施马林高"
    "邢翟詹耿焦柳祝柯纪祁滕屈牟尤穆卓邱葛倪俞裴霍翁靳柴鲍"
)
NEIGHBOUR = rf"老[{_FAMILY}]头|[老小][{_FAMILY}]"
"""老刘, 小王, 老李头."""
_FAMILIAR = CuedPattern(
    r"(?:^|[，,、；;。：:\s（(）).．“由请和与及向对找]|[员理记任长民户主书警医师友兵]|社区|同志)"
    rf"(?P<name>{NEIGHBOUR})"
    rf"(?:(?<=头)(?=[、，。；])|(?=[、和与][老小][{_FAMILY}]|同志|反映|协助|负责|跟进|落实|介绍|表示|告诉|说[：，道]|带领|带着|主动|每[天周]|签收|值[班守]|发现|上报|报告|汇报"
    r"|联系|巡查|劝|登门|上门|入户|逐户|牵头|配合|参与|对接|记录|拍照|送|到场|赶到))",
    cue=("老", "小"),
)
"""How neighbours call one another, before a verb or on a list: 老刘、小王反映."""

CALLS: tuple[Call, ...] = (
    *(Call(each, may_be) for each in (_HEADED, _BEFORE_ROLE, _TITLED, _POLITE_FOR)),
    *(
        Call(each, must_be)
        for each in (
            *(
                _IS,
                _AMONG,
                _ON_DUTY,
                _TITLED_LINE,
                _WITH_TITLE,
                _COMRADE,
                _WITH_NUMBER,
                _SEX,
                _SEVERAL,
                _WITH_RANK,
            ),
            _FOREIGN,
        )
    ),
    *(Call(each, is_probably) for each in (_POLITE, _CITIZEN, _BY_HIM, _COMRADE_OF, _IN_HAND)),
    *(
        Call(each, is_told)
        for each in (_OF_ROLE, _SPEAKS, _OF_UNIT, _TOLD_BY, _IN_OFFICE, _LEARNED, _SUFFERED)
    ),
    *(Call(each, is_plainly_told) for each in (_OF_UNIT_BESIDE, _BY_THEM)),
    *(Call(each, is_seemly_or_strange) for each in (_BEHIND_UNIT, _WEEKDAY, _TALKS_TO)),
    Call(_SELDOM_IN_OFFICE, is_seldom),
    Call(_OF_TWO, is_double),
    Call(_FAMILIAR, is_familiar),
    Call(_SHIFT, is_on_duty),
    Call(_BY_HIM_ALONE, is_listed),
    Call(_OF_NOUN_DOING, is_firmly_told, yields=True),
    Call(_OF_NOUN, is_plainly_told, yields=True),
)
"""Every call but those of labels and ranks; the surer ones first."""
