"""Words of what the comprehensive supervisor and the office of the safety committee do across the trades."""

from __future__ import annotations

from decompose.text.cues import CuedPattern

ITS_WORK = CuedPattern(
    "综合(?:监督)?(?:监管|管理|协调)|(?:成立|组建|设立|调整)[^，。；]{2,40}(?:专班|领导小组|指挥部|联席会议|委员会)|办公室设在|事故[^，。；]{0,18}调查|牵头[^，。；]{0,4}调查[^，。；]{0,12}事故|(?:培训|轮训|考核|考试)[^，。；]{0,20}(?:负责人|管理人员|从业人员)|纳入[^，。；]{0,16}考核|(?:补充|储备|采购|购置|代储|补足|备足)(?:(?!环境|污染|辐射|疫情|医疗|卫生|通信|电力|动物|森林|粮食)[^，。；]){0,20}(?:应急|防汛|抗旱|抢险|救援|救灾)[^，。；]{0,4}物资(?!(?:的)?(?:企业|单位))|举报(?:电话|奖励|件|线索|投诉)|各类举报",
    cue=(
        "综合",
        "专班",
        "领导小组",
        "指挥部",
        "联席会议",
        "委员会",
        "设在",
        "调查",
        "举报",
        "训",
        "考",
        "物资",
    ),
)
"""What it does across the trades: it supervises them all, or keeps the office of a body of many."""
INQUIRES = CuedPattern("牵头(?:组织)?调查|负责(?:事故)?调查", cue="调查")
"""Investigating an accident, in the statement of who does it."""
ITS_OFFICE = "sco"
"""The office of the safety committee, which the comprehensive supervisor keeps."""
OF_THE_OFFICE = CuedPattern(
    "督办|督导|督查|考核|巡查|暗访|约谈|通报|警示|统筹|调度|协调|汇总|部署|制定|印发|组织|推动|会商|联合|回头看",
    cue="督考巡暗约通警统调协汇部制印组推会联回",
)
"""What the office does across the trades."""
