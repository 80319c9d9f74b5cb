"""What the audits say, in Chinese and English.

Findings are told in Chinese; a template with ``{}`` for every fact turns a sentence into English. A
fact that is itself one of the words here is told in English too, any other stays as it is: names,
laws and words of the plan are never translated.
"""

from __future__ import annotations

from decompose.labels.process_findings import PROCESS

MESSAGES: tuple[tuple[str, str], ...] = (
    *PROCESS,
    # authority
    (
        "任务“{}”由综合监管部门牵头，该领域的行业监管部门是{}",
        "Task “{}” is led by the department of comprehensive supervision; the supervisor of this trade is {}",
    ),
    (
        "“{}”（{}）的职责在规划期内由{}转到{}（{}年）",
        "The duty for “{}” ({}) moves from {} to {} within the plan's period ({})",
    ),
    (
        "任务“{}”由{}牵头，“{}”的这项职责{}年起已由{}承担",
        "Task “{}” is led by {}, but this duty for “{}” has been with another department since {}: {}",
    ),
    (
        "任务“{}”把许可交给下级，{}不在那一级",
        "Task “{}” hands a licence down, but {} is not exercised at that level",
    ),
    ("任务“{}”的{}不在本级", "Task “{}”: {} is not exercised at this level"),
    (
        "任务“{}”由{}牵头，它对“{}”没有法定职责，主管部门是{}",
        "Task “{}” is led by {}, which has no statutory duty for “{}”; the competent department is {}",
    ),
    (
        "任务“{}”由{}牵头，它对“{}”只管一面，主管部门是{}",
        "Task “{}” is led by {}, which answers for one side of “{}” only; the competent department is {}",
    ),
    (
        "任务“{}”由{}牵头，“{}”的主管部门{}只列为配合",
        "Task “{0}” is led by {1}; {3}, which is competent for “{2}”, is named as support only",
    ),
    (
        "任务“{}”要求“{}”，《{}》由上级制定，本级只能提出建议",
        "Task “{}” asks for “{}”; 《{}》 is made by the level above, this place can only propose",
    ),
    (
        "任务“{}”要求“{}”，牵头的{}没有执法权",
        "Task “{}” asks for “{}”, but its lead {} has no power to enforce",
    ),
    (
        "任务“{}”由{}负责“{}”，没有写明授权或委托",
        "Task “{}” makes {} answer for “{}” and names no delegation of powers",
    ),
    # form
    ("引用了“{}”，文中没有这个{}", "“{}” is referred to, but the text has no such {}"),
    (
        "引用了附件，文中没有附件，也没有附件目录",
        "An annex is referred to, but the text has neither annexes nor a list of them",
    ),
    (
        "引用了附件{}，文中没有附件，也没有附件目录",
        "Annex {} is referred to, but the text has neither annexes nor a list of them",
    ),
    (
        "引用了附件{}，附件目录中只有附件{}",
        "Annex {} is referred to, but the list of annexes has only annex {}",
    ),
    (
        "引用了附件，附件目录中只有附件{}",
        "An annex is referred to, but the list of annexes has only annex {}",
    ),
    ("附件目录列有附件{}，文后没有", "The list of annexes has annex {}, which does not follow"),
    ("引用了“{}”，文中没有", "“{}” is referred to, but the text has none"),
    ("引用了附件{}，文中只有附件{}", "Annex {} is referred to, but the text has only annex {}"),
    (
        "写的是附件{}，所指内容“{}”是附件{}",
        "The text says annex {}, but what it means, “{}”, is annex {}",
    ),
    ("正文有{}处书签或域代码残留", "{} bookmarks or field codes are left in the text"),
    (
        "《{}》的“{}”与本规划的“{}”不一致，须说明理由或改为一致",
        "“{1}” of 《{0}》 differs from this plan's “{2}”: give the reason or let them agree",
    ),
    ("发文字号“{}”年份不是四位数字", "Document number “{}”: the year is not of four figures"),
    ("发文字号“{}”序号不是数字", "Document number “{}”: the serial is no number"),
    ("发文字号“{}”{}", "Document number “{}”: {}"),
    (
        "任务“{}”中关于“{}”的内容属于{}的领域，与标题不符",
        "In task “{}” what is said about “{}” belongs to the field of {}, not to the heading",
    ),
    (
        "任务“{}”中“{}”是{}的内容，与标题不符",
        "In task “{}” the words “{}” are about {}, not about the heading",
    ),
    (
        "任务“{}”只有“加强、推动、提升”一类的要求，没有可检查的工作、成果或频次",
        "Task “{}” only asks to strengthen, promote or improve: no work, result or frequency that can be checked",
    ),
    ("《{}》共{}条，没有第{}条", "《{}》 has {} articles and no article {}"),
    ("《{}》已被取代：{}", "《{}》 has been superseded: {}"),
    ("此处印有个人姓名{}个（不予转录）", "{} names of persons are printed here (not repeated)"),
    (
        "此处印有手机号码等联系方式{}个（不予转录）",
        "{} private numbers or addresses are printed here (not repeated)",
    ),
    (
        "此处印有个人姓名{}个、手机号码等联系方式{}个（不予转录）",
        "{} names of persons and {} private numbers or addresses are printed here (not repeated)",
    ),
    (
        "“{}”一列印有个人姓名或者联系方式{}处（不予转录）",
        "The column “{}” prints names of persons or their numbers in {} places (not repeated)",
    ),
    (
        "“{}”应为“{}”，疑为全局替换所致",
        "“{}” should read “{}”: damage of a global replacement, it seems",
    ),
    (
        "“{}”所注的年份是“{}”的，疑为全局替换所致",
        "The years beside “{}” are those of “{}”: damage of a global replacement, it seems",
    ),
    (
        "规划刚开始的“{}”不会有已经取得的成绩，疑为全局替换所致",
        "“{}” only begins with this plan and has no results yet: damage of a global replacement, it seems",
    ),
    (
        "“{}”中的《{}》应为“{}”，疑为全局替换所致",
        "In “{}” the title 《{}》 should read “{}”: damage of a global replacement, it seems",
    ),
    (
        "《{}》引用的是{}年文本，现行文本为{}年",
        "{} is cited in its text of {}; the one in force is of {}",
    ),
    ("“{}”没有成对的另一半", "“{}” has no counterpart"),
    (
        "任务“{}”只有鼓励、引导性表述，没有约束任何单位的要求",
        "Task “{}” only encourages and guides; it binds nobody",
    ),
    # gap
    (
        "“{}”链条的“{}”环节没有法定责任部门",
        "The link “{1}” of the chain “{0}” has no department answerable by law",
    ),
    (
        "“{}”链条的“{}”环节没有法定责任部门；{}各管一部分",
        "The link “{1}” of the chain “{0}” has no department answerable by law; {2} hold parts of it",
    ),
    (
        "“{}”链条的“{}”环节由{}以同样角色监管，没有召集人",
        "The link “{1}” of the chain “{0}” is held alike by {2}, and nobody convenes",
    ),
    (
        "“{}”链条的“{}”环节，文中写“{}”，没有写明由谁负责",
        "The link “{1}” of the chain “{0}”: the text says “{2}” and not who answers for it",
    ),
    (
        "“{}”分{}个环节，由几个部门分段监管，规划只交给{}，没有写{}",
        "“{}” has {} links, supervised by several; the plan gives it to {} alone and leaves out {}",
    ),
    (
        "文中列出“{}”各环节，逐项分工没有写到{}环节",
        "The text lists the links “{}”; the items of the division say nothing of {}",
    ),
    (
        "规划把“{}”作为链条治理，没有写到{}环节",
        "The plan treats “{}” as a chain but leaves out these links: {}",
    ),
    (
        "新业态“{}”的监管部门尚待政府确定，业务相近的有：{}",
        "The supervisor of the new trade “{}” is still to be named by the government; near in business: {}",
    ),
    ("{}个新业态的监管部门尚待政府确定：{}", "{} new trades await a supervisor: {}"),
    ("新业态“{}”的监管部门尚待政府确定", "The new trade “{}” awaits a supervisor"),
    (
        "任务“{}”的配合单位以“等”结尾，没有列全",
        "The supporting units of task “{}” end in “and others”: the list is not complete",
    ),
    (
        "任务“{}”的责任单位以“等”结尾，没有列全",
        "The units of task “{}” end in “and others”: the list is not complete",
    ),
    (
        "任务“{}”在牵头单位之外使用了开放表述“{}”",
        "Task “{}” uses the open expression “{}” besides its lead",
    ),
    ("任务“{}”的责任单位是集合表述“{}”", "The unit of task “{}” is the collective expression “{}”"),
    (
        "任务“{}”由{}办理许可、登记，没有写明与监管、处罚部门之间的衔接",
        "Task “{}” has {} grant a licence and does not say how it is joined to those who supervise and punish",
    ),
    (
        "任务“{}”涉及{}，没有写明审批、监管、处罚之间的衔接",
        "Task “{}” is about {} and does not say how licensing, supervision and punishment are joined",
    ),
    (
        "规划写到“{}”，{}的职责有“{}”，但没有承担任何任务",
        "The plan speaks of “{}”; {} answers for {}, but has no task",
    ),
    ("{}的{}项指标没有写明责任部门", "{1} indicators of {0} name no department"),
    (
        "任务“{}”涉及“{}”，分工中没有财政部门",
        "Task “{}” involves “{}”, but the finance department has no part in it",
    ),
    (
        "“{}”由“{}”自行筹措，没有财政部门",
        "“{}” is for “{}” to find by itself, without the finance department",
    ),
    (
        "任务“{}”没有牵头单位，仅有业务相近建议：{}",
        "Task “{}” has no lead, only a proposal by near business: {}",
    ),
    (
        "任务“{}”只写了配合单位，没有写牵头单位；依据法律和原则推定：{}",
        "Task “{}” names supporting units and no lead; derived from law and principle: {}",
    ),
    (
        "任务“{}”的牵头单位写为“{}”；依据法律和原则推定：{}",
        "The lead of task “{}” is given as “{}”; derived from law and principle: {}",
    ),
    (
        "任务“{}”没有写牵头单位，其他任务大多写了；依据法律和原则推定：{}",
        "Task “{}” names no lead, most others do; derived from law and principle: {}",
    ),
    (
        "任务“{}”中“{}”没有写由谁牵头，同一条的其他内容都写明了；依据法律和原则推定：{}",
        "“{1}” in task “{0}” names no lead, the rest of the item does; derived from law and principle: {2}",
    ),
    (
        "任务“{}”中“{}”没有写由谁牵头，同一条的其他内容都写明了",
        "“{1}” in task “{0}” names no lead, the rest of the item does",
    ),
    (
        "指标“{}”的目标{}，比《{}》分解到本地的{}宽松",
        "Target {1} of “{0}” asks for less than the {3} that {2} allots to this place",
    ),
    ("任务“{}”没有牵头单位", "Task “{}” has no lead"),
    (
        "“{}”由{}各管一面，尚须确定：{}",
        "{1} each regulate a side of “{0}”; still to be settled: {2}",
    ),
    (
        "“{}”由哪个部门监管须先确定（{}之一）：{}",
        "Which department supervises “{}” is still to be settled (one of {}): {}",
    ),
    (
        "“{}”由哪个部门监管须先确定：{}",
        "Which department supervises “{}” is still to be settled: {}",
    ),
    ("“{}”没有法定的行业监管部门：{}", "“{}” has no statutory supervisor: {}"),
    ("“{}”没有法定的行业监管部门", "“{}” has no statutory supervisor"),
    (
        "任务“{}”的文字没有指向任何部门的职责",
        "The words of task “{}” point to no department's duty",
    ),
    ("{}项重点工程没有写明{}：{}", "{} key projects do not state {}: {}"),
    ("重点工程“{}”没有写明{}", "Key project “{}” does not state: {}"),
    (
        "“{}”的许可{}，任务“{}”没有写明界限以下由谁负责",
        "The licence for “{}” depends on a threshold ({}); task “{}” does not say who answers below it",
    ),
    # load
    ("{}牵头{}项任务，占{}项的{}", "{0} leads {1} tasks, {3} of {2}"),
    # names
    (
        "文中写到的“{}”已不存在，现为{}",
        "“{}”, of which the text speaks, no longer exists; it is now {}",
    ),
    (
        "任务“{}”的责任单位“{}”已不存在，现为{}",
        "“{1}”, named in task “{0}”, no longer exists; today it is {2}",
    ),
    (
        "任务“{}”的部分措施的牵头单位{}在本级不设机构",
        "The lead of some measures of task “{}”, {}, has no body at this level",
    ),
    ("{}在本级不设机构，推定牵头{}项任务：{}", "{} has no body here, yet leads {} tasks: {}"),
    (
        "{}在本级不设机构，文中写它参加本级的工作",
        "{} has no body here, yet is to take part in the work",
    ),
    ("任务“{}”的责任单位{}在本级不设机构", "A unit of task “{}”, {}, has no body at this level"),
    ("任务“{}”的牵头单位{}在本级不设机构", "The lead of task “{}”, {}, has no body at this level"),
    ("任务“{}”的责任单位“{}”可以指{}", "“{1}”, named in task “{0}”, can mean {2}"),
    (
        "“{}”是{}合设的机构，任务“{}”的责任单位又单列“{}”",
        "“{0}” is one body for {1}, and task “{2}” names “{3}” as a body of its own",
    ),
    ("规划期内改名的牵头单位：{}", "Leads renamed within the plan's period: {}"),
    (
        "{}（牵头{}处）的名称{}年起不再使用，现为{}",
        "The name {} ({} leads) is not used since {}; now {}",
    ),
    ("任务“{}”等{}项的责任单位“{}”无法识别", "“{2}” (“{0}” and others: {1}) is not known"),
    ("任务“{}”的责任单位“{}”无法识别", "“{1}”, named in task “{0}”, is not known"),
    # overlap
    ("“{}”与“{}”有几乎相同的内容，{}不同", "“{}” and “{}” say nearly the same, but differ in {}"),
    ("“{}”与“{}”有几乎相同的内容", "“{}” and “{}” say nearly the same"),
    ("“{}”（{}）由{}以同样角色监管", "“{}” ({}) is supervised in the same role by {}"),
    (
        "“{}”在任务“{}”由{}牵头，在任务“{}”由{}牵头",
        "“{}” is led in task “{}” by {} and in task “{}” by {}",
    ),
    ("“{}”按环节、方面分工：{}", "“{}” is split by stage and aspect: {}"),
    ("任务“{}”有{}个牵头单位：{}", "Task “{}” has {} leads: {}"),
    (
        "任务“{}”列出{}个单位，没有写明谁牵头：{}",
        "Task “{}” lists {} units and does not say which of them leads: {}",
    ),
    ("发文字号“{}”缺序号", "Document number “{}” lacks its serial"),
    ("{}没有反馈意见", "{} gave no opinion"),
    ("{}没有答复意见", "{} did not answer the comments"),
    ("文中说“{}”，没有写明理由", "The text says “{}” and gives no reason"),
    ("编号“{}”应写作“{}”", "The number “{}” should be written “{}”"),
    ("任务“{}”的分工中{}出现两次", "In the division of task “{}” {} stands twice"),
    (
        "任务“{}”全部是原则性表述，没有要做的工作",
        "Task “{}” consists of principles only; there is nothing to be done",
    ),
    (
        "《{}》有任务的灾种“{}”，本规划只在现状中写到，没有任务",
        "Hazard “{1}”, against which 《{0}》 has tasks, stands here in the background alone, without any task",
    ),
    (
        "“{}”分解到{}个地方的数合计{}，超过总数{}",
        "“{}”: the figures of {} places add up to {}, more than the whole of {}",
    ),
    (
        "分解到{}个地方的数合计{}，超过总数{}",
        "The figures of {} places add up to {}, more than the whole of {}",
    ),
    (
        "“{}”分解到{}个地方的数合计{}，不足总数{}",
        "“{}”: the figures of {} places add up to {}, less than the whole of {}",
    ),
    (
        "分解到{}个地方的数合计{}，不足总数{}",
        "The figures of {} places add up to {}, less than the whole of {}",
    ),
    (
        "《{}》有{}项任务在本规划中没有对应内容：{}",
        "{1} tasks of 《{0}》 have no counterpart in this plan: {2}",
    ),
    (
        "《{}》有{}项任务在本规划中只提到了对象，没有对应措施：{}",
        "Of {1} tasks of 《{0}》 this plan names the objects but has no measures: {2}",
    ),
    (
        "《{}》的任务“{}”在本规划中没有对应内容",
        "Task “{1}” of 《{0}》 has no counterpart in this plan",
    ),
    (
        "《{}》的任务“{}”在本规划中只提到了对象，没有对应措施",
        "Of task “{1}” of 《{0}》 this plan names the object but has no measure",
    ),
    (
        "本规划有{}项任务在《{}》中没有来源：{}",
        "{} tasks of this plan have no source in 《{}》: {}",
    ),
    (
        "清单中列出的“{}”，后面没有相应的任务，清单的其他各项都有",
        "“{}” stands in the list and no task takes it up, as tasks do all its other items",
    ),
    (
        "《{}》的重点清单列有“{}”，本规划的同类清单没有，也没有说明原因",
        "The list of priorities of 《{}》 has “{}”; the list of the same kind here does not, and no word says why",
    ),
    (
        "《{}》的任务“{}”，本规划没有写到，也没有说明去向",
        "Tasks of 《{}》 that this plan does not mention, nor say what became of them: “{}”",
    ),
    (
        "《{}》写到、本规划没有写到的领域：{}；本规划新写到的：{}",
        "Fields that 《{}》 names and this plan does not: {}; new in this plan: {}",
    ),
    ("《{}》写到、本规划没有写到的领域：{}", "Fields that 《{}》 names and this plan does not: {}"),
    # time
    (
        "阶段“{}”到{}为止，其中的时限“{}”在这之后",
        "Stage “{}” ends with {}, its deadline “{}” lies after that",
    ),
    (
        "任务“{}”的时限“{}”在规划期（{}—{}年）之后",
        "The deadline “{1}” of task “{0}” lies after the plan's period ({2}–{3})",
    ),
    (
        "中期评估安排在规划期最后一年（{}年），评估后已来不及调整",
        "The evaluation of the middle falls into the last year of the plan ({}): too late to change anything",
    ),
    (
        "评估年份{}年不在规划期（{}—{}年）内",
        "The year of evaluation {} lies outside the plan's period ({}–{})",
    ),
    (
        "写明不再评估，规划执行情况无人检查",
        "The plan rules its evaluation out: nobody will look at it again",
    ),
    ("保障措施没有安排规划实施情况评估", "The safeguards provide for no evaluation of the plan"),
    ("规划评估没有写明年份", "No year is given for the evaluation of the plan"),
    (
        "任务“{}”的时限“{}”没有可检查的日期",
        "The deadline “{1}” of task “{0}” has no date that can be checked",
    ),
    ("任务“{}”用“{}”代替了时限", "Task “{}” says “{}” instead of a deadline"),
    ("任务“{}”没有完成时限", "Task “{}” has no deadline"),
    ("任务“{}”的时限“{}”不存在", "Task “{}” is due “{}”, which no calendar has"),
    (
        "任务“{}”的时限“{}”早于会议日期{}",
        "The deadline “{1}” of task “{0}” lies before the day of the meeting {2}",
    ),
    (
        "任务“{}”的时限“{}”早于文号年份{}",
        "The deadline “{1}” of task “{0}” lies before the year of the document's number, {2}",
    ),
    (
        "任务“{}”的时限“{}”早于印发日期{}",
        "The deadline “{1}” of task “{0}” lies before the date of issue {2}",
    ),
    (
        "任务“{}”的时限“{}”早于同一行的{}“{}”",
        "The deadline of task “{}”, “{}”, lies before the {} “{}” of the same row",
    ),
    (
        "任务“{}”的时限“{}”早于其余各项（{}年起）",
        "The deadline of task “{}”, “{}”, lies before those of all other items (from {})",
    ),
    (
        "任务“{}”的时限“{}”早于规划期（{}年起）",
        "The deadline “{1}” of task “{0}” lies before the plan's period, which begins in {2}",
    ),
    ("标点重复：“{}”", "Two stops where one must stand: “{}”"),
    ("正文留有待补的内容：“{}”", "A note for later was left in the text: “{}”"),
    ("{}列为成员单位，但没有承担任何任务", "{} is listed among the members and has no task"),
    ("{}列入适用范围，但没有承担任何任务", "{} has no task in a list that applies to it"),
    ("“{}”与“{}”内容相近", "“{}” and “{}” say nearly the same"),
    (
        "“{}”应为“{}”，疑为全局替换行政区划用字所致",
        "“{}” should read “{}”, probably damaged by replacing the word of a level everywhere",
    ),
    (
        "“{}”与“{}”内容相近，牵头单位不同",
        "“{}” and “{}” ask for much the same under different leads",
    ),
)
"""What was found, with its facts."""
