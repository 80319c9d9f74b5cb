"""Words that the messages of findings put together, in Chinese and English."""

from __future__ import annotations

CLASHES: tuple[tuple[str, str], ...] = (
    ("指标“{}”的目标前后不一：{}", "Indicator “{}” has different targets: {}"),
    (
        "指标“{}”的目标{}，比《{}》的{}宽松：{}",
        "The target of “{}”, {}, asks for less than that of 《{}》, {}: {}",
    ),
    ("指标“{}”与《{}》不一致：{}", "Indicator “{}” disagrees with 《{}》: {}"),
    ("指标“{}”与《{}》口径不同：{}", "Indicator “{}” is measured otherwise than in 《{}》: {}"),
)
"""What was found, with a fact that is a phrase of ours."""

OF_DIVISIONS: tuple[tuple[str, str], ...] = (
    (
        "“{}”分解到各地合计{}，超过指标“{}”的{}",
        "“{0}” is {1} over its places together, more than the {3} of indicator “{2}”",
    ),
    (
        "{}个年度的数合计{}，超过总数{}",
        "The figures of {} years add up to {}, more than the whole of {}",
    ),
    (
        "{}个年度的数合计{}，不足总数{}",
        "The figures of {} years add up to {}, less than the whole of {}",
    ),
    (
        "任务“{}”要求“{}”，牵头的{}没有执法权，“{}”的主管部门是{}",
        "Task “{}” asks for “{}”, but its lead {} has no power to enforce; competent for “{}” is {}",
    ),
    (
        "任务“{}”的部分措施推定由{}牵头，该单位在本级不设机构",
        "Some measures of task “{}” would be led by {}, which has no body at this level",
    ),
    (
        "任务“{}”推定由{}牵头，该单位在本级不设机构",
        "Task “{}” would be led by {}, which has no body at this level",
    ),
    (
        "任务“{}”的牵头单位{}在多数地方的本级不单设",
        "The lead of task “{}”, {}, has no body of its own at this level in most places",
    ),
    (
        "“{}”由{}各管一面，没有写明由谁召集",
        "“{}” is looked after by {}, each for one side, and nobody is named to convene them",
    ),
    (
        "任务“{}”没有定下由谁监管（“{}”）",
        "Task “{}” leaves open who supervises (“{}”)",
    ),
    (
        "任务“{}”对“{}”一律要求“{}”，{}只对{}有这项要求",
        "Task “{}” asks of all “{}”: “{}”; {} asks it of {} only",
    ),
    (
        "清单列有{}，只写了“{}”，没有它自己的职责",
        "The list has {} with nothing but “{}”, no duty of its own",
    ),
    (
        "清单列有{}，但没有写它的任何职责",
        "The list has a chapter for {} that holds no duty",
    ),
    (
        "文中“{}”和“{}”是同一单位的两个名称",
        "“{}” and “{}” are two names of one body in this text",
    ),
    (
        "分部门清单中{}漏列了正文由它负责的第{}项",
        "The list of departments leaves out what the text has {} answer for: no. {}",
    ),
    (
        "分部门清单中{}列了正文没有分给它的第{}项",
        "The list of departments gives {} what the text does not: no. {}",
    ),
    (
        "分部门清单中{}列了正文只由它配合的第{}项",
        "The list of departments, which holds what each leads, gives {} what it only supports: no. {}",
    ),
    (
        "分部门清单中{}列了正文没有的第{}项",
        "The list of departments gives {} a task that the text does not have: no. {}",
    ),
)
"""What was found of who does what: lists beside the division, two names, supervisors left open, licences."""

OF_FIGURES: tuple[tuple[str, str], ...] = (
    ("“{}”的数值在图中，无法读取", "The values of “{}” stand in a figure and cannot be read"),
    (
        "“{}”分解到各地合计{}，超过《{}》分解到本地的{}",
        "“{0}” is {1} over its places together, more than the {3} that 《{2}》 allots to this place",
    ),
    (
        "“{}”分解到各地合计{}，不足《{}》分解到本地的{}",
        "“{0}” is {1} over its places together, less than the {3} that 《{2}》 allots to this place",
    ),
    (
        "“{}”分解到各地合计{}，不足指标“{}”的{}",
        "“{0}” is {1} over its places together, less than the {3} of indicator “{2}”",
    ),
    (
        "文中写明“{}”与“{}”不一致，须核对统一或说明理由",
        "The text itself says that “{}” and “{}” differ: bring them into line or say why",
    ),
    (
        "文中说有{}条意见，采纳情况合计{}条",
        "The text tells of {} opinions; those told as adopted or not add up to {}",
    ),
    (
        "指标“{}”{}年的基数前后不一：表中{}，文中{}",
        "Indicator “{}” has two bases for {}: {} in the table, {} in the text",
    ),
    (
        "指标“{}”由{}变为{}，幅度应为{}，文中写为{}",
        "Indicator “{}”: from {} to {} makes {}, the text says {}",
    ),
    (
        "指标“{}”由{}变为{}，相差{}，文中写为{}",
        "Indicator “{}”: from {} to {} is a difference of {}, the text says {}",
    ),
    (
        "“{}”按所列数字算应为{}，文中写为{}",
        "By its own figures “{}” makes {}, the text says {}",
    ),
    (
        "表中“{}”一行按表中各数算应为{}，文中写为{}",
        "By the figures of the table the row “{}” makes {}, it says {}",
    ),
    ("所列{}项合计{}，文中写为{}", "The {} figures listed add up to {}, the text says {}"),
    ("由{}变为{}，幅度应为{}，文中写为{}", "From {} to {} makes {}, the text says {}"),
    (
        "由{}变为{}，相差{}（按比例为{}），文中写为{}",
        "From {} to {} is a difference of {} ({} in proportion), the text says {}",
    ),
    ("由{}变为{}，相差{}，文中写为{}", "From {} to {} is a difference of {}, the text says {}"),
    (
        "由{}变为{}，文中写的是{}，数值却是{}",
        "From {} to {}: the text speaks of a {}, the figures of a {}",
    ),
    (
        "由{}变为{}，{}年平均每年约{}，文中写为年均{}",
        "From {0} to {1} is about {3} a year over {2} years, the text says {4} a year",
    ),
    (
        "年均{}，{}年累计应为{}至{}，文中写为累计{}",
        "{0} a year makes {2} to {3} over {1} years, the text says {4} in all",
    ),
    (
        "指标“{}”在{}的规划中合计{}，超过本规划的{}",
        "Indicator “{0}” comes to {2} in the plans of {1}, more than the {3} of this plan",
    ),
    ("指标“{}”的目标{}超过100%", "The target {1} of indicator “{0}” exceeds 100 %"),
    (
        "指标“{}”{}年实际{}，未达到规划目标{}，正文没有提到",
        "Indicator “{0}” was {2} in {1}, short of the target {3}, and the text does not mention it",
    ),
    (
        "指标“{}”实际{}，未达到规划目标{}，正文没有提到",
        "Indicator “{}” reached {}, short of the target {}, and the text does not mention it",
    ),
    (
        "文中把“{}”作为一条链治理，没有写由谁负责{}",
        "The text treats “{}” as one chain and does not say who answers for {}",
    ),
    (
        "文中把“{}”作为链条治理，没有写到{}环节",
        "The text treats “{}” as a chain and leaves out: {}",
    ),
    (
        "审批、监管、处罚分在几家，文中又写“{}”，没有衔接",
        "Licensing, supervision and punishment lie with several, and the text says “{}”: nothing joins them",
    ),
    (
        "“{}”由几家分管，文中又写“{}”，没有写明由谁牵头或怎样联动",
        "“{}” is parted among several, and the text says “{}”; nothing says who leads or how they work together",
    ),
    (
        "“{}”由{}以同样字句负责，没有写明由谁牵头或怎样联动",
        "“{}” is given to {} in the same words; nothing says who leads or how they work together",
    ),
    (
        "任务“{}”由{}负责“{}”，功能区的机构没有写明授权或委托",
        "Task “{}” makes {}, a body of a zone, answer for “{}” and names no delegation of powers",
    ),
    (
        "“{}”由{}各自负责，没有写明由谁牵头或怎样联动",
        "“{}” is seen to by {} each by itself; nothing says who leads or how they work together",
    ),
    (
        "“{}”由{}分段监管，任务没有写明联动机制",
        "“{}” is supervised stage by stage by {}, and the task names no joint mechanism",
    ),
    ("指标“{}”没有基数", "Indicator “{}” has no base"),
    ("指标“{}”没有写明责任部门", "Indicator “{}” names no department"),
    (
        "“{}”规划{}，实际{}，没有达到，正文没有说明",
        "“{}”: {} had been planned, {} was reached, and the text does not say that it was missed",
    ),
    ("“其中”所列{}项合计{}，超过总数{}", "The {} parts add up to {}, more than the whole {}"),
    ("“其中”所列{}项合计{}，不足总数{}", "The {} parts add up to {}, less than the whole {}"),
    ("{}项指标写了降幅，没有基数：{}", "{} indicators state a fall but no base: {}"),
    ("指标“{}”写了升降幅度，没有基数", "Indicator “{}” states a rise or fall but no base"),
    ("指标“{}”写了降幅，没有基数", "Indicator “{}” states a fall but no base"),
    ("指标“{}”没有目标值", "Indicator “{}” has no target value"),
    (
        "{}—{}年的规划没有可读的总体目标指标",
        "The plan for {}–{} has no overall target that can be read",
    ),
    (
        "指标“{}”的目标{}，比《{}》的{}宽松",
        "The target of “{}”, {}, asks for less than that of 《{}》, {}",
    ),
    (
        "《{}》的指标“{}”（{}）本规划没有，也没有提到",
        "The indicator “{1}” ({2}) of 《{0}》 is not in this plan, nor mentioned",
    ),
    (
        "《{}》的指标“{}”（{}）本规划只提到，没有定目标",
        "The indicator “{1}” ({2}) of 《{0}》 is mentioned here, without a target",
    ),
    (
        "《{}》的指标“{}”（{}）本规划没有同名的，相近的是“{}”，须核对口径",
        "The indicator “{1}” ({2}) of 《{0}》 has no namesake here; “{3}” is near it: check what each measures",
    ),
)
"""What is said of indicators and other figures."""

PARTS: tuple[tuple[str, str], ...] = (
    ("写明下降{}，按{}降至{}计算为{}", "a fall of {} is stated, from {} to {} makes {}"),
    ("目标写明下降{}，按{}降至{}计算为{}", "a fall of {} is stated, from {} to {} makes {}"),
    ("目标{}与{}", "targets {} and {}"),
    ("{}年{}与{}", "{1} and {2} in {0}"),
    ("{}与{}", "{} and {}"),
    ("上级下降{}，本级下降{}", "a fall of {} above, of {} here"),
    ("上级下降{}，本级上升{}", "a fall of {} above, a rise of {} here"),
    ("上级上升{}，本级上升{}", "a rise of {} above, of {} here"),
    ("上级上升{}，本级下降{}", "a rise of {} above, a fall of {} here"),
    ("目标年晚于上级（{}年）", "a later year than above ({})"),
    ("对象不同（{}、{}）", "of something else ({}, {})"),
    ("单位不同（{}、{}）", "other units ({}, {})"),
    ("基期不同（{}年、{}年）", "other base years ({}, {})"),
    ("一方是比率、一方是绝对数", "a rate in one, a number in the other"),
)
"""Facts that are phrases of ours."""

WORDS: dict[str, str] = {
    "下降": "fall",
    "上升": "rise",
    "考核督查": "assessment",
    "宣传培训": "teaching",
    "应急救援": "emergencies",
    "资金投入": "funds",
    "检查执法": "inspection",
    "采纳": "adopted",
    "专栏": "box",
    "责任单位": "responsible unit",
    "牵头单位": "lead",
    "资金": "money",
    "时限": "deadline",
    "附件": "annex",
    "表": "table",
    "图": "figure",
    "目标部分": "the part on targets",
    "专家": "an expert",
    "不是规范写法": "not in the prescribed form",
    "括号不成对": "brackets without counterpart",
    "记者": "reporter",
    "来源": "source",
    "责任编辑": "editor",
    "新闻发布会": "press conference",
    "电头": "dateline",
}
"""Our own words that stand among the facts."""
