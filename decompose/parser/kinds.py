"""What a section is about, told by the words of its title."""

from __future__ import annotations

from decompose.model.plan import SectionKind
from decompose.parser.wording import kind_in_words
from decompose.text.patterns import regex

_K = SectionKind

WORK = (SectionKind.TASKS, SectionKind.PROJECTS, SectionKind.SAFEGUARDS)
"""Kinds whose content is work to divide."""

_WORDS: tuple[tuple[SectionKind, tuple[str, ...]], ...] = (
    (_K.ANNEX, (r"^附[件录]",)),
    (
        _K.PROCESS,
        (
            r"编制(?:情况|过程|工作|步骤|程序|经过|流程)|起草(?:情况|过程)",
            r"(?:工作|实施|方法|编制)?步骤|(?:进度|时间|工作)安排|组织分工",
            r"^(?:专项|集中)?(?:整治|治理|实施|行动|工作|活动|起止)(?:起止)?时间$|时间(?:节点|步骤|阶段)$",
        ),
    ),
    (
        _K.PROJECTS,
        (
            r"(?:重点|重大|主要|安全|支撑)工程|(?:重点|重大|建设)项目|工程项目|工程建设",
            r"专项行动计划",
        ),
    ),
    (
        _K.SAFEGUARDS,
        (
            r"保障措施|实施保障|保障机制|保障体系和措施|支撑保障|规划保障|政策保障|保障落实|保障与实施|^保障$",
            r"^(?:工作|制度|措施|方案|计划|行动|落实|推进|目标)(?:实施)?保障$",
            r"规划(?:的)?(?:组织)?实施|组织(?:实施|保障|领导)|实施机制|监督实施|实施与评估",
            r"^(?:工作)?(?:组织|领导|指挥)?(?:指挥)?(?:机构|体系|架构)(?:及|与|和|、)?(?:其)?(?:工作|主要)?(?:职责|分工|任务)",
            r"^组织(?:指挥)?(?:机构|体系|架构)$|^(?:应急|综合|条件)保障$",
            r"(?:强化|加强|完善|落实|健全|做好|夯实)(?:工作|组织|要素|实施|综合|支撑|政策)(?:支撑)?保障|监督考核|考核(?:评估|监督)|评估考核|(?:工作|有关|相关|几点)要求",
        ),
    ),
    (
        _K.TASKS,
        (
            r"(?:主要|重点|工作|具体|总体|核心|规划|建设|整治|战略|攻坚|重要)任务",
            r"任务(?:举措|措施|分工|清单|安排)|重点工作|主要工作|工作(?:内容|重点|举措)",
            r"(?:主要|重点|重大|具体|工作)(?:举措|措施)|重点(?:领域|方向|内容)",
            r"(?:工作|责任|职责)分(?:工|解)",
            r"整治(?:内容|重点)|专项(?:行动|整治|治理)",
        ),
    ),
    (_K.PRINCIPLES, (r"原则|^基本要求$|^(?:基本|工作)(?:遵循|理念|方针)$",)),
    (_K.GOALS, (r"目标|指标|愿景",)),
    (_K.GUIDANCE, (r"指导思想|总(?:体|的)(?:要求|思路|考虑|部署|安排|打算|设想)|思路|总则",)),
    (_K.PROBLEMS, (r"问题|不足|短板|薄弱环节|困难",)),
    (_K.SITUATION, (r"形势|机遇|挑战|背景|必要性|发展环境|意义|趋势",)),
    (
        _K.STATUS,
        (
            r"成效|成就|成绩|现状|(?:基本|总体)情况|概况|基础(?!建设|设施|能力|保障|管理|支撑)|回顾|完成情况|进展|工作情况|发展情况|五[”＂]?[^，。]{0,16}(?:规划|计划|方案|纲要)?(?:执行|实施)(?:情况)?(?:评估|总结)|听取[^，。]{0,12}汇报",
        ),
    ),
)  # words that a title of this kind contains
_PAST = regex(
    r"(?:完成|实施|执行|落实|进展|开展|发展)情况|回顾|以来|(?:任务|工作|工程|项目|建设|整治|治理|行动|主要)进展$"
)  # how the last plan went
_ENDS_LOOKING_BACK = regex(
    r"(?:(?:完成|实施|执行|落实|进展|开展|推进)(?:的)?情况|进展|回顾)$",
    cue=("情况", "进展", "回顾"),
)
_SEARCH = tuple((kind, regex("|".join(words))) for kind, words in _WORDS)

_TAIL_WORDS: tuple[tuple[SectionKind, str], ...] = (
    (
        _K.PROBLEMS,
        r"(?:问题|不足|短板|薄弱环节|困难|差距)(?:[和及与、](?:主要|具体)?(?:表现|原因|成因|隐患|风险|症结))*",
    ),
    (_K.SITUATION, r"(?:形势|机遇|挑战|环境|背景|趋势|必要性)"),
    (_K.STATUS, r"(?:成效|成就|成绩|现状|进展|回顾|完成情况)"),
    (_K.PRINCIPLES, r"原则"),
    (_K.GUIDANCE, r"(?:指导思想|总体思路|总体要求|基本思路|工作思路)"),
    (_K.GOALS, r"(?:目标|指标|愿景|目标展望)"),
    (_K.TASKS, r"(?:主要|重点|工作|目标)(?:工作)?任务|重点工作|(?:主要|重点|工作)(?:举措|措施)"),
    (_K.PROJECTS, r"(?:重点|重大)(?:工程|项目|工程项目)"),
    (_K.SAFEGUARDS, r"保障措施|实施保障|组织实施|组织保障"),
    (_K.PROCESS, r"步骤|(?:进度|时间|阶段)安排|实施阶段"),
)  # words with which a title inside another section ends when it is a section of its own
_TAIL = tuple((kind, regex(rf"(?:{words})$")) for kind, words in _TAIL_WORDS)

_PURE = regex(
    r"(?:规划|方案|本规划)?(?:的)?(?:(?:主要|重点|具体|总体|工作|重大|核心|建设|发展|基本)(?:工作)?任务|重点工作任务"
    r"|(?:重点|重大)(?:建设)?(?:工程|项目|工程项目)|保障措施|实施保障|(?:主要|重点|工作)措施"
    r"|(?:工作|发展|总体|主要|规划|具体)目标|基本原则|工作原则|指导思想|总体要求"
    r"|(?:当前|目前|主要|突出|仍)?存在的?(?:主要|突出|共性)?(?:问题|不足|短板)(?:[和及与、](?:主要)?(?:表现|原因|不足|短板|差距))*)"
)  # titles that are a section even inside the work part
_TOP_TITLE = regex(
    r"(?:“?[一二三四五六七八九十]{1,3}五”?(?:时期|期间)?的?)?"
    r"(?:现状与形势|发展现状|现状分析|面临形势|形势分析|现状(?:和|及|与)形势|发展基础(?:和|与)面临形势|工作基础|规划背景|编制背景"
    r"|总体要求|总体思路|总则|(?:指导思想|思路)(?:和|与|、).{2,12}|(?:主要|重点|工作|具体)任务|重点工作任务"
    r"|(?:重点|重大)(?:工程|项目|工程项目)(?:建设)?|保障措施|实施保障|规划实施(?:保障)?|组织实施|组织保障|(?:工作|有关)要求|(?:主要|重点|工作)措施)"
)  # unnumbered headings of the first rank
_SUB_TITLE = regex(
    r"(?:指导思想|基本原则|工作原则|(?:规划|发展|工作|总体|主要|具体)目标|主要指标|规划指标"
    r"|(?:取得的|主要)?(?:成效|成绩|成就)|(?:存在的?|面临的?|主要|突出)(?:主要|突出)?(?:问题|不足|短板|形势|机遇|挑战)|发展机遇|问题与不足)"
)  # unnumbered headings of the second rank
_ACTION = regex(
    r"(?:着力|扎实|全面|切实|大力|深入|加快|持续|不断|积极|进一步|坚决|坚持|严格|统筹|稳步|有效|精准|突出(?!(?:的?问题|短板|不足|矛盾|困难)(?:[和及与、]|$))|聚焦|紧盯|牢牢)*"
    r"(?:加强|强化|完善|健全|推进|推动|提升|提高|深化|构建|建立|建设|落实|压实|夯实|筑牢|筑严|织密|织牢|防范|化解|严格"
    r"|实施|开展|创新|优化|培育|打造|增强|营造|抓好|抓实|整治|治理|排查|规范|明确|实现|严控|管控|严守|守牢|压紧"
    r"|加大|加快|理顺|充实|厘清|补齐|细化|促进|拓展|统筹|改革|依法|引导|支持|鼓励|做好|突出(?!(?:的?问题|短板|不足|矛盾|困难)(?:[和及与、]|$))|聚焦|坚持|巩固|遏制|把牢|强基|锻造)"
)  # how the title of a task begins: a verb of doing
_SENTENCE_OF_ACTION = regex(
    r"(?:编制|制定|修订|新建|改建|扩建|迁建|打通|指导|督促|实行|推行|推广|将|把|对|在|清理|清除|拆除|更换|更新|改造|加密|布设|组建"
    r"|组织|配备|配齐|购置|储备|利用|依托|运用|采用|划定|设立|设置|安装|查处|打击|取缔|淘汰|关闭|检查|核查|摸排|摸清|普查|发布|公布"
    r"|建成|完成|启动|举办|选派|培育|培训|培养|扩大|扶持|确保|保护|修复|减少|降低|控制|限制|禁止|严禁|严查|严打|整合|整顿|汇聚"
    r"|搭建|探索|创建|争创|对接|联合|畅通|疏导|转移|安置|救助|引入|引进|招录|动员|发动|每年|每季度|每月|定期|全面|逐步)"
)  # how a sentence that asks for something begins, but which a short title may begin with too
_DOES = regex(
    "(?:并|同步|同时|依法|从严|科学|合理|每[年月季]\\w{0,3}|常态化|分类|分批|分期|集中|重点|联合)*"
    "(?:疏浚|施划|核查|核定|核发|核准|劝离|调拨|充实|抢修|抢通|维修|检修|养护|维护|监测|监控|整改|清退|清运|清扫|清淤|检验|检测|抽检|检疫"
    "|巡查|巡护|登记|审批|审计|评选|表彰|播放|宣讲|吸纳|招募|选聘|孵化|扩容|增设|加设|加装|加固|添置|铺设|敷设|架设|演练|评估|鉴定|追究|追责|移送"
    "|打捞|收储|收购|采购|租赁|轮换|关停|腾退|搬迁|封闭|疏散|转运|接种|消毒|消杀|防治|采样|召回|压减|削减|绿化|种植|放流|资助|减免|投保|慰问|走访|投放"
    "|勘察|勘查|测绘|绘制|编写|起草|修编|废止)"
)  # further doings with which a part of a sentence begins, but a title seldom
_LONG = 10
_OTHER = regex(
    r"^(?:前|引|序)言$|^(?:结语|结束语|后记|尾声)$|主要内容|结构|附则|名词解释|术语|编制依据|适用范围|(?:实施|整治|规划)(?:范围|对象)$|规划期|解读|说明|(?:采纳|衔接)|征求(?:各方|有关方面|社会)?意见(?:的)?(?:情况|汇总|反馈)|有关情况|政策咨询|答记者",
    cue=(
        "言",
        "语",
        "后记",
        "尾声",
        "内容",
        "结构",
        "附则",
        "解释",
        "术语",
        "依据",
        "范围",
        "对象",
        "规划期",
        "解读",
        "说明",
        "采纳",
        "衔接",
        "意见",
        "有关情况",
        "咨询",
        "记者",
    ),
)  # sections about the document itself


_WORDS_EXPLAINED = regex(
    "(?:有关|相关|主要)?(?:名词|术语|用语|概念)(?:的)?(?:解释|说明|含义|定义|释义)|释义"
)
"""Heads what words of the document mean, wherever it stands."""


_MEANS = regex(
    '(?:本[一-龥]{1,4}(?:中|所称|所指)?的?)?[，,]?[“"][^”"，。]{1,30}[”"]?[^，。；]{0,6}(?:是指|指的是|包括以下)|本[一-龥]{1,4}所称[^，。；]{1,30}(?:是指|，是指|指)',
    cue="指包",
)


def means_a_word(title: str) -> bool:
    """Tell whether an item says what a word of the document means: 本通知中“三无”电梯是指…."""
    return _MEANS.match(title) is not None


def explains_words(title: str) -> bool:
    """Tell whether a title heads what words of the document mean."""
    return _WORDS_EXPLAINED.fullmatch(title) is not None


def title_kind(title: str) -> SectionKind | None:
    """Return what the title of a section says it is about; None when its words do not tell.

    Of several words the first one counts: 现状与形势 is status.
    """
    said = kind_in_words(title)
    if said is not None or _OTHER.search(title):
        return said
    if _PAST.search(title):
        return SectionKind.STATUS
    best: tuple[int, SectionKind] | None = None
    for kind, words in _SEARCH:
        found = words.search(title)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), kind)
    return best[1] if best else None


def work_kind(title: str) -> SectionKind | None:
    """Return the kind of work that a title names beside other things: 目标任务 → tasks."""
    if _ENDS_LOOKING_BACK.search(title):
        return None
    for kind, words in _SEARCH:
        if kind in WORK and words.search(title):
            return kind
    return SectionKind.TASKS if "任务" in title else None


def tail_kind(title: str) -> SectionKind | None:
    """Return the kind that a short title inside another section ends on; None for most titles."""
    if len(title) > 20:
        return None
    for kind, words in _TAIL:
        if words.search(title):
            return kind
    return None


def pure_kind(title: str) -> SectionKind | None:
    """Return the kind of a title that is a section's name and nothing else (重点工程)."""
    if explains_words(title):
        return SectionKind.OTHER
    return title_kind(title) if _PURE.fullmatch(title) else None


def is_section_title(text: str, *, sub: bool = False) -> bool:
    """Whether an unnumbered line is the heading of a section.

    Args:
        text: The line.
        sub: Ask only for headings of the second rank, such as 指导思想.
    """
    title = text.rstrip("。：: ")
    if sub:
        return _SUB_TITLE.fullmatch(title) is not None
    return bool(_TOP_TITLE.fullmatch(title) or _SUB_TITLE.fullmatch(title))


def is_about_document(title: str) -> bool:
    """Whether a title speaks of the document itself, not of the work."""
    return _OTHER.search(title) is not None


def is_action(title: str) -> bool:
    """Whether a title begins with a verb of doing."""
    return _ACTION.match(title) is not None


_EACH_PLACE = regex(
    r"^各(?:[省市县区州旗地镇乡]|设区市|街道|[（(][省市县区州旗乡镇街道、]{1,9}[）)]){1,4}(?:人民政府|政府)?"
    r"(?:(?:到|于)?20\d\d年(?:\d{1,2}月)?(?:底|末)?前|每年|每半年|均|都|要|应|须|至少|全部|[，,])*(?=[一-鿿]{6})"
)
"""Whom a plan above asks, and until when: 各县（市、区）2027年底前至少建成1所照护中心."""


def asks(title: str) -> bool:
    """Whether a title that no word tells the kind of is a sentence that asks for something."""
    title = _EACH_PLACE.sub("", title, count=1)
    long = len(title) >= _LONG and _SENTENCE_OF_ACTION.match(title) is not None
    return long or is_action(title)


def wants(words: str) -> bool:
    """Whether a part of a sentence begins with what is to be done, however short it is."""
    return is_action(words) or any(verbs.match(words) for verbs in (_SENTENCE_OF_ACTION, _DOES))
