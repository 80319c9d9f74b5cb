"""Words for moods and degrees, which nobody can see done: 营造氛围，迈上新台阶，提高认识."""

from __future__ import annotations

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

DONE = CuedPattern(
    "开展|组织|实施|检查|排查|整治|整改|查处|打击|取缔|培训|演练|编制|修订|起草|配备|配齐|安装|建设|新建|改造|更新|划定|公布|公示|"
    "报告|报送|约谈|督办|督查|巡查|抽查|抽检|查验|检修|普查|摸排|摸底|摸清|鉴定|检定|购置|采购|考核|评估|验收|登记|备案|审批|许可|执法|处罚|值班|值守|检测|检验|签订|发布|印发|关闭|淘汰|搬迁|"
    "维修|治理|清理|拆除|督促|责令|严格|严禁|严查|严打|禁止|不得|必须|应当|实行|推行|推广|应用|纳入|配置|储备|招录|选派|"
    "举办|清零|退出|收治|接种|监测|预警|救援|处置|投入|安排|补助|奖励|追究|问责|全覆盖|一律|逐一|逐|清单|台账|预案|标准|规范"
)  # something that can be seen to be done
_SOFT = CuedPattern(
    "(?:水平|效能|效能感|获得感|安全感|满意度|幸福感|意识|氛围|作用|合力|局面|力量|活力|热情|积极性|动能|势头|发展|创新|素养|风尚|新风|共识|深入人心)$|^自觉(?:规范|遵守|践行|养成)|^(?:要|并|着力|切实|积极|充分|广泛|不断|大力|努力|深入|持续|进一步)*"
    "(?:调动|凝聚|汇聚|激发|营造|弘扬|厚植|践行|树立|用好|发挥|鼓励|引导|倡导|提倡)"
)  # moods and degrees: nobody can see them done
_MOOD_OF = regex(
    "^(?:要|并|着力|切实|积极|充分|广泛|不断|大力|努力|深入|持续|进一步)*(?:调动|凝聚|汇聚|激发|营造|开创|形成)"
    "[^，。]*的?[^，。的]{0,6}(?:氛围|热情|合力|局面|风尚|积极性|活力)$"
)  # whatever the mood is about: 激发群众参与治理的热情
USED = CuedPattern(
    "(?:推动|促进|加强|深化)[^，。]{0,8}应用$|^(?:进一步)?(?:畅通|拓宽)[^，。]{0,8}(?:渠道|途径)$"
)  # said beside moods
STEPS = CuedPattern(
    "(?:再上|迈上|登上|跃上|迈向|踏上|达到|跨上)(?:一个)?新的?(?:台阶|水平|高度|层次|阶段|起点)$|(?:再上|迈上)(?:一个)?(?:台阶|水平|高度)$"
    "|(?:取得|实现|收到|见到|务求|确保|力求)[^，。；]{0,6}(?:突破|成效|实效|进展|跨越|成果|效果)$|(?:开创|打开|呈现|形成|构建)[^，。；]{0,12}新?(?:局面|格局|气象|篇章)$"
    "|(?:走出|闯出|探索|开辟)[^，。；]{0,12}新?(?:路子|路径|途径|模式)$|(?:打造|擦亮|叫响|树立|创建)[^，。；]{0,14}(?:升级版|样板|标杆|品牌|高地|铁军|名片|典范|尖兵)$|(?:落到实处|落地见效|走深走实|见行见效|落实见效|入脑入心|常抓不懈|抓实抓细|抓细抓实)$",
    cue="打擦叫树创上新迈踏达跨取实收见务确力开呈形构走闯探落入抓常",
)
"""How a wish for more ends: 再上新台阶."""
_EXHORTS = CuedPattern(
    "^(?:要|务必|必须|切实|始终|进一步|不断|持续|坚决)*(?:高度重视|充分认识|深刻认识|提高认识|提高(?:政治|思想)(?:站位|认识)|统一思想|强化担当|勇于担当|压紧压实|时刻绷紧|克服|树牢|站稳|扛牢|扛起)"
    "|^(?:要|务必|必须|切实|始终|进一步|不断|持续|坚决)*(?:增强|提高|强化|树立|压实|扛牢|扛起)[^，。；]{0,16}(?:[感心]|意识|思维|观念|警惕性?|自觉性?|主动性?|担当|定力|站位|认识)$",
    cue="重认站思担绷克树增提强压扛",
)
"""What is asked of the mind: 增强责任感和紧迫感."""
MINDS = CuedPattern(
    "^(?:不断|持续|进一步|全面)*(?:提高|增强|提升)[^，。；]{2,16}(?:意识|素质|素养|氛围)$",
    cue="提增",
)
"""What goes on in heads: 提高全社会安全意识."""
ABILITY = regex(
    "(?:治理|监测|救援|处置|执法|检测|监管)(?=能力|水平|体系|效能)"
)  # no deed of its own
_NUMBERED = regex("\\d|[%％]")


def is_mood(clause: str) -> bool:
    """Tell whether a clause names a mood, a degree or what is asked of the mind, and no deed."""
    if _MOOD_OF.search(clause) or clause.startswith("自觉"):
        return True
    if _EXHORTS.search(clause) or (STEPS.search(clause) and not _NUMBERED.search(clause)):
        return True
    return _SOFT.search(clause) is not None and not DONE.search(ABILITY.sub("", clause))
