"""The words that say who is responsible: field labels, verbs, and what only looks like them."""

from __future__ import annotations

import re
from enum import StrEnum

from decompose.text.patterns import regex


class Part(StrEnum):
    """What a labelled field or a verb says about the organs beside it."""

    LEAD = "lead"
    OWNER = "owner"
    """Responsible, without saying whether as lead: 责任单位, 负责."""
    SUPPORT = "support"
    GUIDE = "guide"
    PERSON = "person"
    DEADLINE = "deadline"
    OTHER = "other"
    """A field that says nothing about responsibility: 成果形式."""


_NOUN = (
    r"(?:单\s*位|部\s*门|机构|处室|科室|股室|部室|机关|组织|主体|方|局|县区|市县|"
    r"县（市、区）|区县|地区|企业|街道|乡镇|车间|班组|党组织)"
)  # unit, department, office …
_PREFIX = (
    r"(?:(?:其他|其它|有关|相关|编制|规划|工作|任务|项目|具体|主要|第一|首要|总|共同|"
    r"业务|技术|市级?|省级?|县级?|区级?|镇级|乡镇|市直|省直|县直|区直|市县|年度|整改|"
    r"整治|建设|推进|组织|行业|属地|本级|国家|中央|部门|政府|改革|重点|目标|分工|执法|"
    r"责任)(?=[\u4e00-\u9fff（])){0,3}?"
)  # words before the role: drafting, municipal
_INFIX = r"(?:市直|省直|县直|区直|市级|省级|县级|区级|成员|领域)?\s*"  # municipal, member
_LEAD = (
    r"(?:牵\s*头(?:（责任）|责任|负责|组织|抓总|主办|主责|落实|实施|协调)?|责任牵头|"
    r"责任（牵头）|总牵头|主\s*责|主\s*办|主管|主（承）办|第一责任|首要责任|主要责任|"
    r"组长|召集|总负责|抓总)"
)  # lead
_OWNER = (
    r"(?:责\s*任(?:落实|实施|承担|承办)?|责任（配合）|牵头及责任|牵头（配合）|负责|"
    r"承\s*办|承担|实施|落实|执行|完成|组织实施|具体负责)"
)  # responsible, carrying out
_SUPPORT = (
    r"(?:配\s*合(?:责任|实施|支持)?|责任配合|协\s*助|协\s*办|协\s*同(?:配合)?|参\s*加|"
    r"参与(?:配合)?|支持(?:配合)?|会办|联办|合作|协作|成员|支撑|保障|辅助|共同参与|"
    r"配合（参加）|参加（配合）|协办（配合）)"
)  # supporting, taking part
_GUIDE = r"(?:指\s*导|督\s*导|督\s*办|监督|督查|督促|监管|考核|验收|业务指导|统筹协调|统筹)"  # guiding, supervising
_PERSON = (
    r"(?:(?:责任|分管|牵头|包保|市级|县级|区级|省级|挂钩|联系|主要|包联|带队|具体|"
    r"主管|督办|协管)*(?:领导|责任人|负责人|联系人|市领导|县领导|区领导|联络员|组长|"
    r"成员|召集人)|责任主体人)"
)  # leaders and contacts
_DEADLINE = (
    r"(?:(?:计划|预计|拟)?(?:完\s*成\s*|办结|落实|整改|推进|实施|建设|工作|目标|达成|启动|"
    r"起止|进度|实现)*(?:时\s*限|期\s*限|时\s*间(?:节点|进度|安排|要求|表)?|日期|年限|"
    r"节点|进度(?:安排|要求)?|进度时限))"
)  # time limit
_OTHER = (
    r"(?:成果形式|提交材料|工作目标|工作内容|工作措施|主要内容|主要任务|备\s*注|"
    r"联系电话|联系方式|电话|目标任务|预期成果|成果|资金来源|投资估算|总投资|建设内容|"
    r"建设地点|评价内容|考核标准)"
)  # fields of other content
_AND = (
    r"(?:(?:及|和|与|、|/|或)(?:(?:主要)?(?:责任人|责任领导|联系人|负责人|负责同志|"
    r"部门|单位|机构|责任单位|责任部门|企业)))?"
)  # and persons responsible

_FIELD = (
    rf"(?P<deadline>{_DEADLINE})"
    rf"|(?P<lead>{_PREFIX}(?:{_LEAD}{_INFIX}{_NOUN}(?:（[^（）]{{1,8}}）)?{_AND}|牵\s*头|主\s*办|主\s*责))"
    rf"|(?P<support>{_PREFIX}(?:{_SUPPORT}{_INFIX}{_NOUN}(?:（[^（）]{{1,8}}）)?{_AND}|配\s*合|"
    r"协\s*办|协\s*助|参\s*加))"
    rf"|(?P<guide>{_PREFIX}{_GUIDE}{_INFIX}{_NOUN}(?:（[^（）]{{1,8}}）)?{_AND})"
    rf"|(?P<owner>{_PREFIX}(?:{_OWNER}{_INFIX}{_NOUN}(?:（[^（）]{{1,8}}）)?{_AND}|承\s*办|"
    r"(?<![^（；])责\s*任(?=[ ]*：[^，。；]{1,24}?(?:[局厅委办部处队府站所科会]|公司|中心)"
    r"(?:[、，；。）]|$))))"
    rf"|(?P<person>{_PERSON})"
    rf"|(?P<other>{_OTHER})"
)
_UNDATED = r"(?:待定|待明确|待确定|未定|未明确|另行确定|另行明确|另定|暂定|暂缺|待商定|待研究)"  # to be decided
LABEL = regex(
    rf"\**(?:(?P<open>（)|(?<![\u4e00-\u9fffA-Za-z])|(?<=工作|任务|项目))(?:{_FIELD})\**"
    r"(?(open)）(?:[ \n]*：|[ ]*(?=[\u4e00-\u9fff]))|(?:[ \n]*：|(?:单位|部门)?(?:分别)"
    rf"?(?:为|是)(?![了由])：?|(?=[ ]*{_UNDATED})|(?<=[位门体室构])"
    r"(?:[ \n]+(?=[\u4e00-\u9fff])|[—－-]{1,2}(?=[\u4e00-\u9fff])"
    r"|(?=(?:省|市|县|区|州|国家)[\u4e00-\u9fff]{1,16}?[局厅委办部处队]))))\s*"
)
"""A field's label with its colon, also 【责任单位】 and 牵头单位为."""

UNDECIDED = regex(rf"\s*{_UNDATED}\s*[。；，]?\s*")
"""A field's content when nobody has been named yet."""

VERB = regex(
    r"(?P<joint>(?:按照?|根据|依据|依照?|结合)(?:各自|本部门|部门)?(?:的)?(?:法定)"
    r"?(?:职责|职能|责任|分工|权限)(?:任务|权限)?(?:和)?(?:分工|范围)?(?:要求)?(?:，)"
    r"?(?:分别|各自|依法|共同|抓好|具体)*(?:牵头)?(?:负责|组织实施|落实|实施|推进|"
    r"做好|抓好)?(?:落实|相关工作|实施)?|(?<![要须应])各负其责(?=[，；。）]|$)|分工负责|分头负责|分别负责(?!《)|共同负责)"
    r"|(?P<lead>(?:作?为|是)(?:总)?牵头(?:责任)?(?:单位|部门)|为主(?=[，；。）]|$)|(?:共同|联合|负责|总|分别|双)?牵头(?!单位|部门|处室|科室|机构|的)"
    r"(?:负责落实|负责|组织实施|组织|抓总|落实|实施|推进|协调)?|主办|抓总|负总责|(?:主管|主抓|召集)(?=[，；。）]|$)|"
    r"总负责|主责(?!单位|部门|体|机构|负责|任)|带队)"
    r"|(?P<support>(?:作?为|是)(?:配合|协办|参加|参与|协同|协助|成员)(?:责任)?(?:单位|部门)|(?:共同|积极|密切|协同|给予|予以|做好|派员|派人)?(?:配合(?:落实|"
    r"实施|支持|做好)?|协助(?:落实|配合)?|(?:协同|参与|支持|参加|协办|会办)(?:配合|"
    r"落实|实施)?(?=等?[，；。、）]|$)|(?:保障|安排|落实|提供)(?:工作|专项|相关|必要|建设|项目)?(?:资金|经费)(?:保障|支持)?(?=[，；。）]|$)))"
    r"|(?P<with>会同|(?<!工商业)(?<!产业)"
    r"联合(?=[\u4e00-\u9fffA-Z]{1,24}(?:[局厅委办部处队A-Z]|部门|单位|中心|政府))"
    r"(?!会))"
    r"|(?P<guide>(?:(?<=[局厅委办部处会室院府队心站科股])|(?<=部门|单位|机构))(?:加强|负责|给予|做好|提供|承担)?(?:业务|"
    r"统筹|全程|跟踪|综合|总体)?(?:指导|督导|监督|督促|统筹|统筹协调|协调|督办|技术(?:支持|支撑|指导|服务|保障)){1,2}(?=[，；。）]|$))"
    r"|(?P<owner>(?:具体|主要|统一|统筹|组织)?负责(?:(?:组织)?(?:落实|实施))?(?!人|"
    r"同志|制|任|对象|事项|范围)|(?:具体|组织)实施(?=[，；。）]|$)|承办(?!单位|部门)|承担(?=[，；。）]|$))"
    r"|(?P<lawful>依法依规)"
)
"""A word that gives the organs before it (or, for 会同, behind it) their role."""

_VERB_CUE = (
    r"牵头|(?:主管|主抓|召集|[体织]实施)(?=[，；。,;.）)]|$)|各负其责|成员(?:单位|部门)|负责(?!人|同志|制|任)|职责(?!的|清单|任务清单|边界|权限|动态)|分工|主办|"
    r"承办|抓总|带队|主责|承担|会同"
    r"|联合(?!惩戒|执法|检查|会商|处置|演练|监管|审批|奖惩|体|机制|国|会|行动)|负总责"
)  # words of role verbs
_LABEL_CUE = (
    r"(?:单\s*位|部\s*门|[处科股部]室|机构|主体|机关|组织|车间|班组|县区|责任人|领导|"
    r"负责人|联系人|组长|牵\s*头|配\s*合|[主承协]\s*办|主\s*责|责\s*任|协\s*助|参\s*加)"
    r"(?:（[^（）]{1,8}）|\([^()]{1,8}\)|(?:及|和|、)[^，。；：:]{2,6})"
    r"?\s*\**(?:[：:）)】〕\]\n]|为|是|待|未|[—－-]|(?=[省市县区])|\s(?=[\u4e00-\u9fff]))"
)  # end of a label
_LIST_END_CUE = (
    r"(?:前|推进|坚持|完成|[年月日底]|[局厅委办部处队心府会院等区市县位门校业司团厂站所道镇乡])"
    r"[）)】〕\]]"
)  # a name that closes a bracket
CUE = regex(
    rf"{_VERB_CUE}|{_LABEL_CUE}|{_LIST_END_CUE}|设[在于]|组长|组成|[局厅委办部门会署社府]。 ?(?:1[.．、]|①)"
)
"""What every attribution holds somewhere: a cheap test before the real reading."""
LABEL_CUE = regex(_LABEL_CUE)
VERB_CUE = regex(_VERB_CUE)


def has_label(form: str) -> bool:
    """Whether a text in plain form holds a labelled field."""
    return bool(labels_in(form))


def labels_in(form: str) -> list[re.Match[str]]:
    """Return the labels of a text in plain form, in order."""
    return list(LABEL.finditer(form)) if "：" in form or LABEL_CUE.search(form) else []


ENTERPRISE = regex(
    r"(?:企业|经营单位|公司|集团|学校|医院|银行|业主|商会|协会|(?<!水文|监测|检测|推广|管理|监督|救助|服务|气象|消防)站|[厂矿社店])$"
)
"""Endings of enterprises' and other employers' names: their duties are not divided among organs."""

NEGATIVE = regex(
    r"负责解释|谁[^，。；]{0,6}谁|负责人|负责制|对[^，。；]{1,16}负责|"
    r"向[^，。；]{1,12}负责|(?:企业|生产经营单位|经营者|业主|用人单位)(?:自主)?负责|"
    r"(?:政府|党委)(?:统一)?领导、|本(?:规划|方案|办法|预案|通知|意见|规定|细则|计划|制度|标准|条例|文件)由[^，。；]{2,60}(?:编制|起草|解释|制定|印发|发布|修订|提出)"
)
"""Principles, persons in charge and duties of enterprises."""

PAST_BEFORE = regex(
    r"(?:法|条例|规定|办法|规则)》[^，。《》]{0,16}(?:规定|明确)|曾|去年|上年|年来|近几年|此前|以来|先后|过去|前期|(?:19|20)"
    r"\d{2}年(?:[^前底末，。]{0,8})?，?(?:[^，。]{0,10})?(?:由(?=[^，。]{2,30}牵头的))"
    r"|已(?:经)?由|被"
)
PAST_AFTER = regex(
    r"(?:建设|开发|研发|起草|编制|制定|组织|实施|成立|组建|开展|举办|承建|创建|打造|发起)的|[^，。；]{0,10}(?<!为)(?<!除)了(?!解)|的(?![一-龥]{0,12}(?:工作由))|"
    r"[^，。；]{0,16}过程?中?(?:发现|暴露)|[^，。；]{0,20}的[^，。；]{0,14}(?:被|获|"
    r"入选)|[^，。；]{0,20}的(?:[一-龥]{0,6})?(?:格局|体制|机制|原则|体系|模式|局面|"
    r"督导组|检查组|调查组|工作组)"
)
"""Signs that a verb tells a story or a principle and divides no work."""
