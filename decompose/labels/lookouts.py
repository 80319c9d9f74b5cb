"""What each audit looks for, in Chinese; the English stands in the docstring of the audit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.labels.mending import NO_FIX

LOOKS_FOR: dict[str, str] = {
    "gap.no-lead": "规划、法律、原则都给不出牵头单位的任务、工程、保障措施（有下级任务的标题不算）；仅有“业务相近”建议的也算没有，因为只有政府能定。原文只写配合、漏写牵头的，写“待定”的，分工表里多数行写明而这一行空着的，各条后面大多注明单位而这一条没有的，即使法律有答案也列为一般问题。结尾对所有单位的号召（各级各部门要高度重视）不算。",
    "gap.group-lead": "责任单位只有集合表述（严重；作为句子主语的一般号召为提示），或者牵头之后跟着“其他有关单位”、以“等”结尾（提示）。“各级安委会”一类每级各有一个的不算；保障措施里要求各单位各做各的（“各部门要制定实施方案”）、结尾对所有单位的号召不算。",
    "gap.no-supervisor": "规划写到的对象只有支持、属地或分散的职责，或者须由当地指定监管部门，而规划没有提出指定；法律让地方在几个部门之间确定的，在写明牵头以前列为提示。医院、养老院一类场所内的用电归该行业，不报。没有写明多数任务由谁牵头的规划，法律已经把该措施交给对象所属行业的不报。",
    "gap.emerging-sector": "知识包标为新业态的对象，规划没有提出确定监管部门，也没有由一个单位单独牵头（连同别的对象交给业务相近单位牵头的也算）；同一任务里的几个对象合报一次。没有写明多数任务由谁牵头的规划，法律已经把该措施交给业务相近的行业、该类工作的主管部门，或者对象只是跟在有主管部门的场所后面的，不报。",
    "gap.idle-department": "规划写到某部门主管的对象，而该部门一项任务也没有。一个单位内部各处室的分工不查。",
    "gap.indicator-no-owner": "任务以外的指标表、目标段落，既没有“责任部门”栏，也没有写明由谁负责。",
    "gap.project-incomplete": "工程及其各项都没有写资金或者时限，或者法律和原文都没有给出牵头单位（没有牵头的为一般问题）；缺的相同的合报一次。",
    "gap.no-finance": "写明了分工、又用到财政资金的任务，财政部门不在其中，也没有能涵盖它的集合表述。",
    "gap.orphan-sentence": "没有写责任单位的任务里，措施的字句和标题都不涉及任何部门的职责。",
    "gap.handover": "任务写了审批集中、处罚划转，或者由行政审批局办理本级许可，没有写移交、衔接、信息共享。",
    "gap.threshold": "大型活动、储存、使用等达到一定规模才许可的对象，措施讲的是这项许可，却没有写界限和界限以下归谁。",
    "gap.chain-link": "链条的某一环节规划写到而没有法定责任部门，或者由几家以同样角色监管而没有召集人（一般）；规划按全链条治理而没有写到的环节；由多家分管的链条只交给一家。",
    "gap.superior-indicator": "用 --superior 给出的上级规划中全域的指标，本级没有对应、也没有提到；只提到而没有目标的为提示。指标表是图片的不下结论。",
    "gap.superior-task": "上级规划的任务，本级没有一条措施承接（对象都写到了的为提示）；本级没有该机构的、只有上级能立的法不算。本级自加的任务合并为一条提示。",
    "gap.field-left-out": "用 --earlier 给出的上一期规划写到而本期没有写、也没有更宽或更窄的对象；本期新写到的一并列出。",
    "overlap.two-leads": "原文写了两个以上牵头单位，又没有写“按职责分工”。",
    "overlap.same-duty": "知识包标明由几个部门以同样角色监管的对象，规划既没有建立联动机制，也没有由其中一家单独牵头；没有写明多数任务由谁牵头的规划，对象不是任务标题的为提示，法律把该措施交给别家的不报。",
    "overlap.duplicate-task": "两项任务中有八成以上相同的措施；牵头和时限也相同的为提示。字句相同而对象不同的不算。",
    "overlap.same-object": "两项任务的措施写同一个对象、同样的环节和方面，各有一个写明的牵头单位，而且互不相同、互不配合。",
    "overlap.split": "几个部门各管不同环节、不同方面的对象。不是问题，只在点名选这一项时列出。",
    "name.absent-at-level": "牵头单位在本级、当年没有机构，或者名称是别的层级的（县公安厅）；推定的为提示，同一部门的几项任务合报一条。",
    "name.abolished": "规划日期以前的机构改革已经撤销的名称；任务的文句、清单的标题里写到的也算，讲改革沿革、引旧文件的不算。",
    "name.unknown": "分工中印出的名称，知识包里没有；一个单位内部的处室不查。一个名称只报一次，列出各处；为一项工作设的办公室、专班（创城办）列为提示。",
    "name.ambiguous": "分工中印出的名称，本级有几个部门都可以这样叫。",
    "name.reformed": "牵头单位的名称在规划期内因机构改革而停用；几个单位合报一条。",
    "name.repeated": "同一单位在一处分工中出现两次，或者两个名称是同一单位（如改革后合并的）；全文用两个规范名称称呼同一单位（市工信局、市经信局）；“某局：第6、9项”式的分部门清单与正文分工对不上（漏列、多列、无此项）。单位与其内设机构并列不算。",
    "authority.comprehensive-as-lead": "有行业监管部门的任务，写明由综合监管部门牵头；事故调查等各行业都归它的工作不算。",
    "authority.not-competent": "写明的唯一牵头单位，对任务的对象没有职责、职能或联动机制，而对象都有法定监管部门；或者真正的监管部门只被列为配合。",
    "authority.support-as-lead": "党的机关、群团、企业、事业单位，没有监管职责而牵头检查、处罚、打击。",
    "authority.kept-above": "许可由法律留在上级而写成由本级办理，又没有写初审、转报、委托、协助；本级规划写制定、修订上级的法规标准。",
    "authority.zone-unauthorised": "功能区管委会牵头许可或者处罚，没有写授权、委托；知识包可以写明授权文件。",
    "authority.duty-moves": "规划期内，对象或职能的承担部门依法换成另一个部门。",
    "authority.duty-moved": "写明的唯一牵头单位，在规划日期以前已经把该对象、该环节的职责交给另一个部门。",
    "indicator.arithmetic": "同一句话或表中同一行的基数、目标、升降幅度算不拢：百分比、百分点、数量、年均与累计、降幅反而上升、覆盖率超过百分之百。“以上”“不超过”和四舍五入照常理算，约数不查。",
    "indicator.conflict": "同名、同年的指标在文中或表中有两个不能同时成立的目标。",
    "indicator.no-base": "累计降幅，或者表中全域的数值，没有同名的基数；降幅合报一次。",
    "indicator.no-value": "指标表中目标为空（未知，不当作零）；十项任务以上、有规划期而没有一个总体目标、目标部分也没有数字的规划为提示；解读、通稿不算。",
    "indicator.missed": "表中实际值没有达到目标，而没有一句话承认。",
    "indicator.unreadable": "目标部分等处以图片代替表格。",
    "indicator.looser": "与 --superior 的同一指标相比，目标低、降幅小或者年份晚；两地的数量按各自基数的变化比较。上级为约束性的列为严重。",
    "indicator.sister-conflict": "与 --sister 的同地、同年、同单位的同一指标相比，目标或者基数不同。别处的文件不比。",
    "indicator.definition": "与 --superior、--sister 的同名指标相比，单位、率与数、基期不同。",
    "indicator.sum": "总数与分到各地的数对不上：控制数之和超过总数，任务数之和不足总数；用 --sister 给出的下一级文件合起来也查。率和降幅不能相加，不查。",
    "time.after-period": "任务、措施、工程的时限晚于规划期末；十年以上的远景不算。",
    "time.past": "时限早于印发日期（原文印出的，或者用 --date 给出的）。",
    "time.no-date": "句首的“适时”“限期”等（针对查出问题的单位、险情来时采取的措施不算）；半数以上任务有时限的分工里没有时限的任务。",
    "time.evaluation": "保障措施中的评估没有年份（只写中期、终期的也算没有）、年份在规划期之外（总结评估晚一年正常），或者没有评估安排。",
    "form.heading-mismatch": "措施写的不是标题的对象，而是另一个行业的，牵头部门不同、字面也无关；督促另一行业的企业也算。考核、教育、应急标题下写的是别的工作。写明了单位的、提请指定监管部门的，以及规划惯常放在一起的行业（危险化学品与油气管道、餐饮与餐厨垃圾）不算。",
    "form.broken-reference": "引用的附件、表、专栏、图的编号在文件里没有，或者所指内容是另一号；别的文件的附件不算。",
    "form.numbering": "编号跳号、重号、样式不一，数字写法不合规范（一十三）；前一段里已经写到“四是”、下一段从“五是”开始的不算。",
    "form.debris": "书签、域代码、断掉的交叉引用残留在正文里。",
    "form.document-number": "发文字号的括号不成对（一般），或者不是〔〕、带“第”、序号前有零（提示）。",
    "form.unbalanced-bracket": "一段之内括号、引号、书名号缺一半，同一句的合报一条；“1)”一类的编号不算。",
    "form.replace-damage": "文件给自己定的带书名号的简称，被用作动词或者泛指。",
    "form.personal-name": "职务、标签旁的姓名，表中的人员栏，手机号码、邮箱、身份证号；只报处数，读入时已隐去。",
    "form.weak-wording": "没有下级任务、没有时限的任务，措施全是鼓励、探索，或者每一句都是加强、推动、提升，没有看得见的工作、数字或成果。",
    "form.law-reference": "书名号里的法律法规在规划日期已被取代，或者引用的条数超过其总条数。",
    "form.principle-as-task": "没有下级任务、每一句都只讲坚持什么、以什么为指导的任务，却有牵头单位。",
    "process.press-text": "两处以上新闻稿的标志：记者、来源、编辑、发布会。",
    "process.consultation": "意见表中没有答复的、没有理由的未采纳或部分采纳、写明采纳而正文没有改的、文中数目与表不符的。",
    "process.conflict-reported": "意见表中指出数据、指标不一致的意见。",
    "process.dispute-open": "意见表中“正在协商”“未达成一致”一类的结论。",
    "process.change-unasked": "与 --earlier 的前一稿相比，牵头单位换了、任务没有了、任务新增（提示）、配合单位少了或时限变了（提示），而意见表中没有一条被采纳的意见提到该任务，也没有来自新旧牵头单位的意见。",
    "load.concentration": "写明多数牵头单位的分工中二十项任务以上，一个部门牵头（含共同牵头）过半。各部门加权负担、集中程度、没有任务的部门见成果中的部门负担。",
}

_MENDED = "法律、规划或原文给得出答案的，提供最小修改"
_LAW = re.compile(r"(?:[\u4e00-\u9fff][^;.]*|GB/T [^;.]*)(?=[;.])")
_CASE = re.compile(r"T\d\d(?:–T\d\d)?")
_MECHANISMS = re.compile(r"[Mm]echanisms? (.*)$", re.DOTALL)


def in_chinese(name: str, docstring: str) -> Iterator[str]:
    """Yield what an audit looks for, whether it offers a fix, and what it rests on."""
    yield f"查什么: {LOOKS_FOR[name]}"
    yield f"修改: {f'不提供。{NO_FIX[name][0]}' if name in NO_FIX else _MENDED}"
    source = " ".join(docstring.partition("Source:")[2].split())
    grounds = [law.strip() for law in _LAW.findall(source)]
    if cases := _CASE.findall(source):
        grounds.append(f"典型情形 {'、'.join(cases)}")
    if mechanisms := _MECHANISMS.search(source):
        grounds.append(f"机制表第{'、'.join(re.findall(r'[0-9]+', mechanisms[1]))}项")
    yield f"出处: {'；'.join(grounds)}"
